create table circumstance (
  id text not null default 'C' || replace(gen_random_uuid()::text, '-', ''),
  salt text not null default replace(gen_random_uuid()::text, '-', ''),
  customer text not null,
  region text not null,
  kind text not null,
  first_day date not null,
  last_day date,
  how_known text not null,
  source text not null,
  list text,
  line integer,
  continues text,
  document_due_day date,
  state text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  constraint circumstance_is_known_by_one_id primary key (id),
  constraint circumstance_and_recorder_belong_together unique (id, recorded_by, region),
  constraint id_is_short_and_plain check (id ~ '^[A-Za-z0-9._-]{1,40}$'),
  constraint customer_is_short_and_plain check (customer ~ '^[A-Za-z0-9._-]{1,40}$'),
  constraint region_is_a_county_or_not_known check (region ~ '^(\d{6})?$'),
  constraint kind_of_circumstance_is_known
    check (kind in ('hospitalised', 'quarantined', 'frontline', 'income_lost', 'verified_hardship')),
  constraint last_day_is_not_before_first check (last_day >= first_day),
  constraint how_known_is_known
    check (how_known in ('customer', 'relative', 'employer', 'hospital', 'authority', 'staff')),
  constraint source_is_known check (source in ('counter', 'name_list')),
  constraint only_a_name_list_has_lines
    check ((source = 'name_list') = (list is not null) and (list is null) = (line is null)),
  constraint list_is_short_and_plain check (list ~ '^[A-Za-z0-9._-]{1,80}$'),
  constraint lines_count_from_one check (line >= 1),
  constraint state_of_circumstance_is_known check (state in ('recorded', 'awaiting_customer', 'accepted', 'verified',
    'rejected', 'withdrawn', 'ended', 'lapsed')),
  constraint continued_is_a_circumstance foreign key (continues) references circumstance (id),
  constraint recorder_is_a_person foreign key (recorded_by) references person (id)
);

create unique index a_line_is_recorded_once on circumstance (list, line) where list is not null;
create index circumstances_of_a_customer on circumstance (customer, first_day, id);
create index circumstances_by_state on circumstance (state, document_due_day, recorded_at, id);

create table circumstance_event (
  id bigint generated always as identity,
  circumstance text not null,
  recorded_by text not null,
  region text not null,
  act text not null,
  state text not null,
  person text,
  at timestamptz not null,
  ground text,
  reason text,
  last_day date,
  constraint event_is_known_by_one_number primary key (id),
  constraint event_is_about_a_circumstance_and_its_recorder
    foreign key (circumstance, recorded_by, region) references circumstance (id, recorded_by, region),
  constraint act_is_known check (act in ('accept', 'verify', 'reject', 'withdraw', 'end', 'lapse', 'add_document',
    'confirm', 'decline')),
  constraint actor_is_a_person foreign key (person) references person (id),
  constraint only_lapsing_happens_by_itself check ((act = 'lapse') = (person is null)),
  constraint nobody_decides_about_their_own_circumstance
    check (act not in ('accept', 'verify', 'reject', 'confirm') or person <> recorded_by),
  constraint a_no_says_why
    check (act not in ('reject', 'withdraw', 'decline', 'end', 'lapse') or btrim(coalesce(reason, '')) <> ''),
  constraint only_a_rejection_has_a_ground check ((act = 'reject') = (ground is not null)),
  constraint ground_is_known check (ground in ('unreadable', 'other_person', 'other_days', 'not_official', 'not_proved',
    'other')),
  constraint only_an_end_has_a_day check ((act = 'end') = (last_day is not null))
);

create index events_of_a_circumstance on circumstance_event (circumstance, id);

create function circumstance_state_after(state text, act text) returns text language sql immutable as $$
  select after from (values
    ('recorded', 'accept', 'accepted'), ('recorded', 'verify', 'verified'), ('recorded', 'reject', 'rejected'),
    ('recorded', 'withdraw', 'withdrawn'), ('recorded', 'lapse', 'lapsed'), ('recorded', 'add_document', 'recorded'),
    ('accepted', 'verify', 'verified'), ('accepted', 'reject', 'rejected'), ('accepted', 'withdraw', 'withdrawn'),
    ('accepted', 'lapse', 'lapsed'), ('accepted', 'add_document', 'accepted'),
    ('awaiting_customer', 'confirm', 'verified'), ('awaiting_customer', 'decline', 'withdrawn'),
    ('verified', 'end', 'ended'), ('verified', 'withdraw', 'withdrawn'), ('ended', 'withdraw', 'withdrawn')
  ) as way (before, done, after)
  where before = circumstance_state_after.state and done = circumstance_state_after.act
$$;

create function follow_circumstance_event() returns trigger language plpgsql as $$
declare
  held circumstance;
begin
  select * into held from circumstance where id = new.circumstance for update;
  if new.state is distinct from circumstance_state_after(held.state, new.act) then
    raise exception 'circumstance % is %: % does not lead to %', held.id, held.state, new.act, new.state
      using errcode = 'integrity_constraint_violation';
  end if;
  if new.last_day < held.first_day or new.last_day > held.last_day then
    raise exception 'circumstance % ends between its first and its last day', held.id
      using errcode = 'integrity_constraint_violation';
  end if;
  update circumstance set state = new.state, last_day = coalesce(new.last_day, held.last_day) where id = held.id;
  return new;
end $$;

create function refuse_rewritten_circumstance() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 or (to_jsonb(new) - 'state' - 'last_day') <> (to_jsonb(old) - 'state' - 'last_day') then
    raise exception 'a circumstance changes through its events only' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create function refuse_decided_circumstance() returns trigger language plpgsql as $$
begin
  if new.state <> (case new.source when 'name_list' then 'awaiting_customer' else 'recorded' end) then
    raise exception 'a circumstance begins as recorded, or awaiting the customer'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger a_circumstance_begins_undecided before insert on circumstance
  for each row execute function refuse_decided_circumstance();
create trigger a_circumstance_changes_by_events before update on circumstance
  for each row execute function refuse_rewritten_circumstance();
create trigger a_circumstance_is_never_removed before delete on circumstance
  for each row execute function refuse_change();
create trigger circumstances_are_never_emptied before truncate on circumstance
  for each statement execute function refuse_change();
create trigger an_event_leads_to_its_state before insert on circumstance_event
  for each row execute function follow_circumstance_event();
create trigger a_circumstance_event_never_changes before update or delete on circumstance_event
  for each row execute function refuse_change();
create trigger circumstance_events_are_never_emptied before truncate on circumstance_event
  for each statement execute function refuse_change();

grant select on circumstance, circumstance_event to reprieve_branch;
alter table circumstance enable row level security;
create policy a_branch_sees_its_own_circumstances on circumstance for select to reprieve_branch
  using (region_is_visible(region));
create policy the_program_sees_all_circumstances on circumstance to public
  using (current_user <> 'reprieve_branch') with check (current_user <> 'reprieve_branch');
alter table circumstance_event enable row level security;
create policy a_branch_sees_events_of_its_own_circumstances on circumstance_event for select to reprieve_branch
  using (region_is_visible(region));
create policy the_program_sees_all_circumstance_events on circumstance_event to public
  using (current_user <> 'reprieve_branch') with check (current_user <> 'reprieve_branch');
