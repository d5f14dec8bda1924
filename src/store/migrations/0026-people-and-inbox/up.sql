alter table role_assignment
  add column reason text,
  add column until_at timestamptz,
  add column end_reason text,
  add constraint a_role_is_given_for_a_reason_in_words check (btrim(reason) <> ''),
  add constraint a_role_runs_out_after_it_began check (until_at > assigned_at),
  add constraint only_an_ended_role_says_why check (end_reason is null or (ended_at is not null and btrim(end_reason) <> ''));

create or replace function refuse_rewritten_assignment() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null
    or (new.person, new.role, new.node, new.assigned_by, new.assigned_at, new.reason, new.until_at)
      is distinct from
      (old.person, old.role, old.node, old.assigned_by, old.assigned_at, old.reason, old.until_at)
  then
    raise exception 'an assignment is ended once and otherwise never changed'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create index roles_that_run_out on role_assignment (until_at) where ended_at is null and until_at is not null;

alter table work_item
  add column due_day date,
  add column due_rule text,
  add column customer text not null default '',
  add column id_tail text not null default '',
  add column phone_tail text not null default '',
  add constraint a_deadline_names_its_rule check ((due_day is null) = (due_rule is null)),
  add constraint due_rule_is_a_code check (due_rule ~ '^[a-z][a-z0-9_]{0,63}$'),
  add constraint customer_is_short_and_plain check (customer ~ '^[A-Za-z0-9._-]{0,40}$'),
  add constraint tails_have_four_characters check (id_tail ~ '^(.{4})?$' and phone_tail ~ '^(.{4})?$');

update work_item set
  due_day = (opened_at at time zone 'Asia/Shanghai')::date
    + case when code = 'record_worse_than_arithmetic' then 20 else 15 end,
  due_rule = case when code = 'record_worse_than_arithmetic' then 'credit_record_objection' else 'bank_promise' end
where state = 'open';

create index open_items_by_deadline on work_item (due_day, id) where state = 'open';
create index items_without_customer on work_item (id) where customer = '' and state = 'open';
create index open_items_of_an_owner on work_item (owner, due_day, id) where state = 'open';

create table work_item_filter (
  id text not null,
  name text not null,
  person text not null,
  node text,
  wanted jsonb not null,
  at timestamptz not null,
  constraint filter_is_known_by_one_id primary key (id),
  constraint id_is_short_and_plain check (id ~ '^[A-Za-z0-9._-]{1,80}$'),
  constraint filter_has_a_short_name check (btrim(name) <> '' and length(name) <= 40),
  constraint a_person_names_a_filter_once unique (person, name),
  constraint filter_is_of_a_person foreign key (person) references person (id),
  constraint filter_is_shared_on_a_node foreign key (node) references organisation_node (id)
);

create table feedback (
  id bigint generated always as identity,
  person text not null,
  task text not null,
  was_clear boolean not null,
  words text,
  at timestamptz not null,
  constraint feedback_is_known_by_one_id primary key (id),
  constraint feedback_is_of_a_person foreign key (person) references person (id),
  constraint task_is_a_code check (task ~ '^[a-z][a-z_]{0,39}$'),
  constraint words_are_short check (btrim(words) <> '' and length(words) <= 500)
);

create index feedback_by_task on feedback (task, was_clear);

create trigger feedback_never_changes before update or delete on feedback
  for each row execute function refuse_change();
create trigger feedback_is_never_emptied before truncate on feedback
  for each statement execute function refuse_change();
