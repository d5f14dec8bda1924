create table programme_draft_discard (
  draft text not null,
  revision integer not null,
  person text not null,
  reason text not null,
  at timestamptz not null,
  constraint a_draft_is_discarded_once primary key (draft),
  constraint discarded_is_a_revision
    foreign key (draft, revision) references programme_draft_revision (draft, revision),
  constraint discarder_is_a_person foreign key (person) references person (id),
  constraint a_discard_says_why check (btrim(reason) <> '')
);

create trigger a_discard_never_changes before update or delete on programme_draft_discard
  for each row execute function refuse_change();
create trigger discards_are_never_emptied before truncate on programme_draft_discard
  for each statement execute function refuse_change();

-- A save and a discard of the same draft take turns at its row: neither passes the other unseen.
create function refuse_discarded_draft() returns trigger language plpgsql as $$
begin
  perform from programme_draft where id = new.draft for update;
  if exists (select from programme_draft_discard where draft = new.draft) then
    raise exception '% is discarded and stays as it was', new.draft
      using errcode = 'integrity_constraint_violation', constraint = 'a_discarded_draft_stays_as_it_is';
  end if;
  return new;
end $$;

create function refuse_unseen_revision() returns trigger language plpgsql as $$
begin
  perform from programme_draft where id = new.draft for update;
  if exists (select from programme_draft_revision where draft = new.draft and revision > new.revision) then
    raise exception '% was saved after revision %', new.draft, new.revision
      using errcode = 'integrity_constraint_violation', constraint = 'the_latest_revision_is_discarded';
  end if;
  return new;
end $$;

create trigger a_discarded_draft_is_not_saved before insert on programme_draft_revision
  for each row execute function refuse_discarded_draft();
create trigger a_discarded_draft_has_no_more_files before insert on programme_draft_file
  for each row execute function refuse_discarded_draft();
create trigger a_discarded_draft_is_not_submitted before insert on programme_draft_submission
  for each row execute function refuse_discarded_draft();
create trigger nobody_discards_what_they_have_not_seen before insert on programme_draft_discard
  for each row execute function refuse_unseen_revision();
