do $$
declare
  rule text;
begin
  select pg_get_constraintdef(oid) into strict rule from pg_constraint
    where conrelid = 'job'::regclass and conname = 'kind_of_job_is_known';
  alter table job drop constraint kind_of_job_is_known;
  execute 'alter table job add constraint kind_of_job_is_known '
    || replace(rule, '''compare''::text', '''compare''::text, ''redecide''::text');
end $$;

create table redecision (
  id text not null,
  programme text not null,
  version integer not null,
  code text not null,
  product text,
  kind text,
  first_day date not null,
  last_day date not null,
  book text not null,
  as_of date not null,
  reason text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  nights jsonb not null,
  sums jsonb not null,
  constraint redecision_is_known_by_one_id primary key (id),
  constraint id_is_short_and_plain check (id ~ '^[A-Za-z0-9._-]{1,80}$'),
  constraint redecided_under_a_published_version
    foreign key (programme, version) references programme_version (programme, version),
  constraint product_is_known check (product in ('loan', 'card')),
  constraint last_day_is_not_before_first check (last_day >= first_day),
  constraint reason_is_given check (btrim(reason) <> ''),
  constraint who_asked_is_a_person foreign key (asked_by) references person (id)
);

create table redecided_account (
  redecision text not null,
  number integer not null,
  account text not null,
  product text not null,
  region text not null,
  kind text,
  plan text not null,
  version integer not null,
  first_night date not null,
  last_night date not null,
  outcome text not null,
  amount_minor bigint not null,
  due_days_moved integer not null,
  months_repaired integer not null,
  delisted integer not null,
  corrections integer not null,
  people jsonb,
  answer jsonb,
  constraint an_account_is_redecided_once primary key (redecision, account),
  constraint accounts_are_numbered unique (redecision, number),
  constraint account_belongs_to_a_redecision foreign key (redecision) references redecision (id),
  constraint refused_in_a_plan foreign key (plan) references plan (id),
  constraint region_is_a_county_or_not_known check (region ~ '^(\d{6})?$'),
  constraint nights_are_in_order check (last_night >= first_night),
  constraint figures_are_counts check (number >= 0 and amount_minor >= 0 and due_days_moved >= 0
    and months_repaired >= 0 and delisted >= 0 and corrections >= 0)
);

create table redecision_plan (
  redecision text not null,
  plan text not null,
  accounts integer not null,
  constraint a_plan_serves_a_redecision_once primary key (redecision, plan),
  constraint plan_serves_a_redecision foreign key (redecision) references redecision (id),
  constraint plan_is_there foreign key (plan) references plan (id),
  constraint it_corrects_somebody check (accounts > 0)
);

create index redecisions_of_a_plan on redecision_plan (plan);

create function refuse_approval_by_asker() returns trigger language plpgsql as $$
begin
  if new.decision = 'approved' and exists (
    select from redecision_plan as served join redecision as asked on asked.id = served.redecision
    where served.plan = new.plan and asked.asked_by = new.person)
  then
    raise exception '% asked for a re-decision that plan % serves and does not approve it', new.person, new.plan
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger nobody_approves_what_they_asked_for before insert on plan_decision
  for each row execute function refuse_approval_by_asker();
create trigger a_redecision_never_changes before update or delete on redecision
  for each row execute function refuse_change();
create trigger redecisions_are_never_emptied before truncate on redecision
  for each statement execute function refuse_change();
create trigger a_redecided_account_never_changes before update or delete on redecided_account
  for each row execute function refuse_change();
create trigger redecided_accounts_are_never_emptied before truncate on redecided_account
  for each statement execute function refuse_change();
create trigger what_a_plan_serves_never_changes before update or delete on redecision_plan
  for each row execute function refuse_change();
create trigger what_plans_serve_is_never_emptied before truncate on redecision_plan
  for each statement execute function refuse_change();

grant select on redecided_account to reprieve_branch;
alter table redecided_account enable row level security;
create policy a_branch_sees_redecided_accounts_of_its_regions on redecided_account for select to reprieve_branch
  using (region_is_visible(region));
create policy the_program_sees_all_redecided_accounts on redecided_account to public
  using (current_user <> 'reprieve_branch') with check (current_user <> 'reprieve_branch');
