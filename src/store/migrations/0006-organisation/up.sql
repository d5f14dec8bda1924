create table organisation_node (
  id text not null,
  kind text not null,
  name_zh text not null,
  name_en text not null,
  parent text,
  region_prefix text not null,
  constraint node_is_known_by_one_id primary key (id),
  constraint node_id_is_short_and_plain check (id ~ '^[a-z0-9_.]{1,60}$'),
  constraint node_kind_is_known check
    (kind in ('head_office', 'first_tier_branch', 'second_tier_branch', 'outlet', 'department')),
  constraint node_name_is_given check (name_zh <> '' and name_en <> ''),
  constraint only_the_head_office_has_nothing_above check ((kind = 'head_office') = (parent is null)),
  constraint region_prefix_is_of_a_province_league_or_county check (region_prefix ~ '^(\d\d){0,3}$'),
  constraint parent_is_a_node foreign key (parent) references organisation_node (id)
);

create unique index there_is_one_head_office on organisation_node (kind) where kind = 'head_office';

create table organisation_move (
  id bigint generated always as identity,
  node text not null,
  parent_before text not null,
  parent_after text not null,
  moved_by text not null,
  reason text not null,
  at timestamptz not null,
  constraint move_is_known_by_one_id primary key (id),
  constraint move_is_of_a_node foreign key (node) references organisation_node (id),
  constraint mover_is_a_person foreign key (moved_by) references person (id),
  constraint a_move_says_why check (btrim(reason) <> '')
);

create table role_assignment (
  id bigint generated always as identity,
  person text not null,
  role text not null,
  node text not null,
  assigned_by text not null,
  assigned_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  constraint assignment_is_known_by_one_id primary key (id),
  constraint holder_is_a_person foreign key (person) references person (id),
  constraint role_is_held_on_a_node foreign key (node) references organisation_node (id),
  constraint assigner_is_a_person foreign key (assigned_by) references person (id),
  constraint ender_is_a_person foreign key (ended_by) references person (id),
  constraint nobody_assigns_roles_to_themselves check (assigned_by <> person),
  constraint assigned_role_is_known check (role in (
    'programme_author', 'programme_approver', 'operations', 'outlet_clerk', 'outlet_manager', 'loan_officer',
    'call_centre_agent', 'consumer_protection', 'health_evidence_reviewer', 'auditor', 'administrator')),
  constraint an_ended_role_says_who_and_when check ((ended_at is null) = (ended_by is null)),
  constraint a_role_ends_after_it_began check (ended_at >= assigned_at)
);

create unique index a_role_is_held_once_on_a_node on role_assignment (person, role, node) where ended_at is null;

create function refuse_role_of_unnumbered() returns trigger language plpgsql as $$
begin
  if not exists (select from person where id = new.person and employee_number is not null) then
    raise exception '% has no employee number and may be a second account: no role is assigned', new.person
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create function refuse_rewritten_assignment() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null
    or (new.person, new.role, new.node, new.assigned_by, new.assigned_at)
      is distinct from (old.person, old.role, old.node, old.assigned_by, old.assigned_at)
  then
    raise exception 'an assignment is ended once and otherwise never changed'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create function refuse_lost_employee_number() returns trigger language plpgsql as $$
begin
  if new.employee_number is null and exists (select from role_assignment where person = old.id) then
    raise exception '% holds roles and keeps an employee number', old.id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger roles_are_held_by_numbered_employees before insert on role_assignment
  for each row execute function refuse_role_of_unnumbered();
create trigger an_assignment_is_only_ended before update on role_assignment
  for each row execute function refuse_rewritten_assignment();
create trigger an_assignment_is_never_removed before delete on role_assignment
  for each row execute function refuse_change();
create trigger assignments_are_never_emptied before truncate on role_assignment
  for each statement execute function refuse_change();
create trigger who_holds_roles_keeps_their_number before update of employee_number on person
  for each row execute function refuse_lost_employee_number();
create trigger a_move_never_changes before update or delete on organisation_move
  for each row execute function refuse_change();
create trigger moves_are_never_emptied before truncate on organisation_move
  for each statement execute function refuse_change();
