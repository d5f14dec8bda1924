create table plan (
  id text not null,
  kind text not null,
  programme text not null,
  version integer not null,
  book text not null,
  as_of date not null,
  summary jsonb not null,
  folder text not null,
  drafted_by text not null,
  drafted_at timestamptz not null,
  constraint plan_is_known_by_its_content primary key (id),
  constraint plan_and_drafter_belong_together unique (id, drafted_by),
  constraint id_is_short_and_plain check (id ~ '^[A-Za-z0-9._-]{1,80}$'),
  constraint kind_is_nightly_or_undo check (kind in ('nightly', 'undo')),
  constraint plan_follows_a_published_version
    foreign key (programme, version) references programme_version (programme, version),
  constraint drafter_is_a_person foreign key (drafted_by) references person (id)
);

create table plan_decision (
  id bigint generated always as identity,
  plan text not null,
  drafted_by text not null,
  decision text not null,
  person text not null,
  reason text,
  at timestamptz not null,
  constraint decision_is_known_by_one_id primary key (id),
  constraint decision_is_about_a_plan_and_its_drafter
    foreign key (plan, drafted_by) references plan (id, drafted_by),
  constraint nobody_decides_about_their_own_plan check (person <> drafted_by),
  constraint decision_is_approved_or_sent_back check (decision in ('approved', 'sent_back')),
  constraint a_plan_is_sent_back_with_a_reason check (decision <> 'sent_back' or btrim(reason) <> ''),
  constraint decider_is_a_person foreign key (person) references person (id)
);

create unique index a_plan_is_approved_at_most_once on plan_decision (plan) where decision = 'approved';
create index decisions_of_a_plan on plan_decision (plan, id);

create table plan_run (
  plan text not null,
  corrections bigint not null,
  started_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  constraint a_plan_is_run_once primary key (plan),
  constraint run_is_of_a_plan foreign key (plan) references plan (id),
  constraint corrections_are_a_count check (corrections >= 0),
  constraint run_ends_after_it_began check (finished_at >= started_at),
  constraint operator_is_a_person foreign key (started_by) references person (id)
);

create table plan_batch (
  plan text not null,
  batch integer not null,
  accepted bigint not null,
  refused bigint not null,
  unknown bigint not null,
  at timestamptz not null,
  constraint a_batch_is_counted_once primary key (plan, batch),
  constraint batch_belongs_to_a_run foreign key (plan) references plan_run (plan),
  constraint batch_numbers_count_from_zero check (batch >= 0),
  constraint outcomes_are_counts check (accepted >= 0 and refused >= 0 and unknown >= 0)
);

create table plan_verdict (
  plan text not null,
  book text not null,
  done bigint not null,
  open bigint not null,
  undone bigint not null,
  at timestamptz not null,
  constraint a_plan_is_verified_once_on_a_book primary key (plan, book),
  constraint verdict_is_of_a_run foreign key (plan) references plan_run (plan),
  constraint verdicts_are_counts check (done >= 0 and open >= 0 and undone >= 0)
);

create function refuse_run_of_unapproved_plan() returns trigger language plpgsql as $$
begin
  if not exists (select from plan_decision where plan = new.plan and decision = 'approved') then
    raise exception 'plan % is not approved and cannot be run', new.plan
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create function refuse_decision_after_approval() returns trigger language plpgsql as $$
begin
  perform from plan where id = new.plan for update;
  if exists (select from plan_decision where plan = new.plan and decision = 'approved') then
    raise exception 'plan % is approved: nothing more is decided about it', new.plan
      using errcode = 'unique_violation';
  end if;
  if new.decision = 'approved' and new.person is distinct from coalesce(
    (select person from plan_decision where plan = new.plan order by id desc limit 1), new.person)
  then
    raise exception 'plan % was sent back by another person, who alone may approve it after all', new.plan
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger only_an_approved_plan_is_run before insert on plan_run
  for each row execute function refuse_run_of_unapproved_plan();
create trigger nothing_is_decided_after_approval before insert on plan_decision
  for each row execute function refuse_decision_after_approval();
create trigger a_plan_never_changes before update or delete on plan
  for each row execute function refuse_change();
create trigger plans_are_never_emptied before truncate on plan
  for each statement execute function refuse_change();
create trigger a_decision_never_changes before update or delete on plan_decision
  for each row execute function refuse_change();
create trigger decisions_are_never_emptied before truncate on plan_decision
  for each statement execute function refuse_change();
create trigger a_counted_batch_never_changes before update or delete on plan_batch
  for each row execute function refuse_change();
create trigger a_verdict_never_changes before update or delete on plan_verdict
  for each row execute function refuse_change();
