create table customer_view (
  id bigint generated always as identity,
  at timestamptz not null,
  person text not null,
  customer text not null,
  region text not null,
  act text not null,
  found_by text,
  purpose text,
  reason text,
  constraint customer_view_is_known_by_one_number primary key (id),
  constraint who_looked_is_a_person foreign key (person) references person (id),
  constraint customer_is_short_and_plain check (customer ~ '^[A-Za-z0-9._-]{1,80}$'),
  constraint region_is_a_county_or_not_known check (region ~ '^(\d{6})?$'),
  constraint act_is_known check (act in ('find', 'read', 'unmask')),
  constraint only_a_find_says_by_what check ((act = 'find') = (found_by is not null)),
  constraint found_by_is_known check (found_by in ('idNumber', 'card', 'phone', 'name')),
  constraint only_unmasking_has_a_purpose
    check ((act = 'unmask') = (purpose is not null) and (act = 'unmask') = (reason is not null)),
  constraint purpose_is_known check (purpose in ('verify_identity', 'contact_customer', 'assess_relief',
    'handle_complaint', 'correct_record')),
  constraint reason_is_given check (btrim(reason) <> '')
);

create index views_of_a_customer on customer_view (customer, id);

create trigger a_customer_view_never_changes before update or delete on customer_view
  for each row execute function refuse_change();
create trigger customer_views_are_never_emptied before truncate on customer_view
  for each statement execute function refuse_change();

grant select on customer_view to reprieve_branch;
alter table customer_view enable row level security;
create policy a_branch_sees_looks_at_its_own_customers on customer_view for select to reprieve_branch
  using (region_is_visible(region));
create policy the_program_sees_all_looks on customer_view to public
  using (current_user <> 'reprieve_branch') with check (current_user <> 'reprieve_branch');
