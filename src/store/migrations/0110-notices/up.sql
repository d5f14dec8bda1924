do $$
declare
  rule text;
begin
  select pg_get_constraintdef(oid) into strict rule from pg_constraint
    where conrelid = 'job'::regclass and conname = 'kind_of_job_is_known';
  alter table job drop constraint kind_of_job_is_known;
  execute 'alter table job add constraint kind_of_job_is_known '
    || replace(rule, '''verify''::text', '''verify''::text, ''tell''::text');
end $$;

create table telling (
  plan text not null,
  book text not null,
  told_by text not null,
  begun_at timestamptz not null,
  finished_at timestamptz,
  customers integer not null default 0,
  waiting integer not null default 0,
  unknown integer not null default 0,
  sent integer not null default 0,
  delivered integer not null default 0,
  failed integer not null default 0,
  constraint a_plan_is_told_once primary key (plan),
  constraint told_of_a_plan foreign key (plan) references plan (id),
  constraint who_tells_is_a_person foreign key (told_by) references person (id),
  constraint figures_are_counts check (waiting >= 0 and unknown >= 0 and sent >= 0 and delivered >= 0 and failed >= 0),
  constraint figures_add_up check (waiting + unknown + sent + delivered + failed = customers)
);

create table notice (
  id text not null,
  at timestamptz not null,
  plan text not null,
  programme text not null,
  version integer not null,
  customer text not null,
  region text not null,
  template integer not null,
  items jsonb not null,
  status text not null default 'waiting',
  asked_at timestamptz,
  sent_at timestamptz,
  settled_at timestamptz,
  failure text,
  constraint notice_is_known_by_one_id primary key (id),
  constraint a_customer_is_told_once_of_a_plan unique (plan, customer),
  constraint notice_belongs_to_a_telling foreign key (plan) references telling (plan),
  constraint notice_names_its_version
    foreign key (programme, version) references programme_version (programme, version),
  constraint customer_is_short_and_plain check (customer ~ '^[A-Za-z0-9._-]{1,80}$'),
  constraint region_is_a_county_or_not_known check (region ~ '^(\d{6})?$'),
  constraint template_is_a_number_from_one check (template >= 1),
  constraint it_tells_something check (jsonb_typeof(items) = 'array' and jsonb_array_length(items) > 0),
  constraint status_is_known check (status in ('waiting', 'unknown', 'sent', 'delivered', 'failed')),
  constraint what_waits_was_not_asked check ((status = 'waiting') = (asked_at is null)),
  constraint what_arrived_was_sent check (status not in ('sent', 'delivered') or sent_at is not null),
  constraint what_is_settled_says_when check ((status in ('delivered', 'failed')) = (settled_at is not null)),
  constraint a_failure_says_why check ((status = 'failed') = (failure is not null)),
  constraint failure_is_a_code check (failure ~ '^[a-z_]{1,80}$')
);

create index notices_of_a_customer on notice (customer, at desc, id);
create index notices_under_way on notice (id) where status in ('waiting', 'unknown', 'sent');
create index notices_that_failed on notice (plan, id) where status = 'failed';

create function refuse_rewritten_notice() returns trigger language plpgsql as $$
declare
  steps constant text[] := array['waiting', 'unknown', 'sent', 'delivered', 'failed'];
  passing constant text[] := array['status', 'asked_at', 'sent_at', 'settled_at', 'failure'];
begin
  if (to_jsonb(new) - passing) <> (to_jsonb(old) - passing) or old.status in ('delivered', 'failed')
    or array_position(steps, new.status) < array_position(steps, old.status)
  then
    raise exception 'notice % says what it said, and does not become % again', old.id, new.status
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger a_notice_goes_its_way_only before update on notice
  for each row execute function refuse_rewritten_notice();
create trigger a_notice_is_never_removed before delete on notice
  for each row execute function refuse_change();
create trigger notices_are_never_emptied before truncate on notice
  for each statement execute function refuse_change();
create trigger a_telling_is_never_removed before delete on telling
  for each row execute function refuse_change();
create trigger tellings_are_never_emptied before truncate on telling
  for each statement execute function refuse_change();

grant select on notice to reprieve_branch;
alter table notice enable row level security;
create policy a_branch_sees_notices_to_its_own_customers on notice for select to reprieve_branch
  using (region_is_visible(region));
create policy the_program_sees_all_notices on notice to public
  using (current_user <> 'reprieve_branch') with check (current_user <> 'reprieve_branch');

alter table customer_view
  drop constraint only_a_letter_names_a_redecision,
  add constraint only_a_letter_names_a_redecision check (redecision is null or act = 'letter');
