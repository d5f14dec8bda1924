create table departure (
  id text not null,
  programme text not null,
  place text not null,
  what text not null,
  why text not null,
  for_whom text not null,
  until_day date not null,
  asked_by text not null,
  asked_at timestamptz not null,
  answer text,
  answered_by text,
  answered_at timestamptz,
  reason text,
  draft text,
  constraint departure_is_known_by_one_id primary key (id),
  constraint id_is_short_and_plain check (id ~ '^[A-Za-z0-9._-]{1,80}$'),
  constraint programme_is_short_and_plain check (programme ~ '^[A-Za-z0-9._-]{1,40}$'),
  constraint place_is_a_prefix check (place ~ '^(\d\d){0,3}$'),
  constraint a_departure_says_what_why_and_for_whom
    check (btrim(what) <> '' and btrim(why) <> '' and btrim(for_whom) <> ''),
  constraint asker_is_a_person foreign key (asked_by) references person (id),
  constraint answerer_is_a_person foreign key (answered_by) references person (id),
  constraint nobody_answers_their_own_departure check (answered_by <> asked_by),
  constraint answer_is_known check (answer in ('granted', 'declined')),
  constraint an_answer_says_who_and_when check ((answer is null) = (answered_by is null)
    and (answer is null) = (answered_at is null)),
  constraint a_grant_names_its_draft check ((answer is not distinct from 'granted') = (draft is not null)),
  constraint a_no_says_why check (answer is distinct from 'declined' or btrim(coalesce(reason, '')) <> ''),
  constraint granted_by_a_draft foreign key (draft) references programme_draft (id)
);

create index departures_by_time on departure (asked_at desc, id);

create function refuse_rewritten_departure() returns trigger language plpgsql as $$
begin
  if old.answer is not null
    or (to_jsonb(new) - 'answer' - 'answered_by' - 'answered_at' - 'reason' - 'draft')
      <> (to_jsonb(old) - 'answer' - 'answered_by' - 'answered_at' - 'reason' - 'draft')
  then
    raise exception 'a departure is answered once and otherwise never changed'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger a_departure_is_only_answered before update on departure
  for each row execute function refuse_rewritten_departure();
create trigger a_departure_is_never_removed before delete on departure
  for each row execute function refuse_change();

grant select on departure to reprieve_branch;
alter table departure enable row level security;
create policy a_branch_sees_departures_of_its_own_place on departure for select to reprieve_branch
  using (place_is_covered(place));
create policy the_program_sees_every_departure on departure to public
  using (current_user <> 'reprieve_branch') with check (current_user <> 'reprieve_branch');

alter table work_item
  add column departure text,
  add constraint item_is_about_a_departure foreign key (departure) references departure (id),
  drop constraint an_item_comes_from_one_place,
  add constraint an_item_comes_from_one_place check (num_nonnulls(plan, circumstance, departure) = 1);
