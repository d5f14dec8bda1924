create table contact_objection (
  id bigint generated always as identity,
  at timestamptz not null,
  customer text not null,
  region text not null,
  type text not null,
  stands boolean not null,
  reason text not null,
  person text not null,
  constraint contact_objection_is_known_by_one_number primary key (id),
  constraint who_recorded_is_a_person foreign key (person) references person (id),
  constraint customer_is_short_and_plain check (customer ~ '^[A-Za-z0-9._-]{1,80}$'),
  constraint region_is_a_county_or_not_known check (region ~ '^(\d{6})?$'),
  constraint type_can_be_objected_to check (type in ('marketing', 'collection')),
  constraint reason_is_given check (btrim(reason) <> '')
);

create index objections_of_a_customer on contact_objection (customer, id);

create trigger a_contact_objection_never_changes before update or delete on contact_objection
  for each row execute function refuse_change();
create trigger contact_objections_are_never_emptied before truncate on contact_objection
  for each statement execute function refuse_change();

grant select on contact_objection to reprieve_branch;
alter table contact_objection enable row level security;
create policy a_branch_sees_objections_of_its_own_customers on contact_objection for select to reprieve_branch
  using (region_is_visible(region));
create policy the_program_sees_all_objections on contact_objection to public
  using (current_user <> 'reprieve_branch') with check (current_user <> 'reprieve_branch');
