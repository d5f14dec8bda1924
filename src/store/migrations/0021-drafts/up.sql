create table programme_draft (
  id text not null,
  programme text not null,
  origin text not null,
  from_version integer,
  from_draft text,
  created_by text not null,
  created_at timestamptz not null,
  constraint draft_is_known_by_one_id primary key (id),
  constraint id_is_short_and_plain check (id ~ '^[A-Za-z0-9._-]{1,80}$'),
  constraint origin_is_known check (origin in ('declaration', 'version', 'draft')),
  constraint origin_is_named check (
    (origin = 'version') = (from_version is not null) and (origin = 'draft') = (from_draft is not null)),
  constraint version_amended_exists
    foreign key (programme, from_version) references programme_version (programme, version),
  constraint draft_copied_exists foreign key (from_draft) references programme_draft (id),
  constraint creator_is_a_person foreign key (created_by) references person (id)
);

create table programme_draft_revision (
  draft text not null,
  revision integer not null,
  person text not null,
  note text,
  at timestamptz not null,
  constraint a_revision_is_saved_once primary key (draft, revision),
  constraint revision_is_of_a_draft foreign key (draft) references programme_draft (id),
  constraint revision_counts_from_one check (revision >= 1),
  constraint writer_is_a_person foreign key (person) references person (id)
);

create table programme_draft_file (
  draft text not null,
  revision integer not null,
  path text not null,
  old_digest text,
  new_digest text,
  content text,
  constraint a_file_changes_once_in_a_revision primary key (draft, path, revision),
  constraint change_is_of_a_revision
    foreign key (draft, revision) references programme_draft_revision (draft, revision),
  constraint a_file_that_is_there_has_content check ((content is null) = (new_digest is null)),
  constraint something_changes check (old_digest is distinct from new_digest),
  constraint digests_are_sha256 check (old_digest ~ '^[0-9a-f]{64}$' and new_digest ~ '^[0-9a-f]{64}$')
);

create table programme_draft_submission (
  draft text not null,
  revision integer not null,
  submission text not null,
  constraint a_revision_is_submitted_as_it_is primary key (draft, revision, submission),
  constraint submitted_is_a_revision
    foreign key (draft, revision) references programme_draft_revision (draft, revision),
  constraint submission_is_there foreign key (submission) references programme_submission (id)
);

create index revisions_of_a_submission on programme_draft_submission (submission);

create trigger a_draft_never_changes_its_origin before update or delete on programme_draft
  for each row execute function refuse_change();
create trigger a_revision_never_changes before update or delete on programme_draft_revision
  for each row execute function refuse_change();
create trigger a_saved_file_never_changes before update or delete on programme_draft_file
  for each row execute function refuse_change();
create trigger a_submitted_revision_never_changes before update or delete on programme_draft_submission
  for each row execute function refuse_change();
create trigger drafts_are_never_emptied before truncate on programme_draft
  for each statement execute function refuse_change();
create trigger revisions_are_never_emptied before truncate on programme_draft_revision
  for each statement execute function refuse_change();
create trigger saved_files_are_never_emptied before truncate on programme_draft_file
  for each statement execute function refuse_change();
create trigger submitted_revisions_are_never_emptied before truncate on programme_draft_submission
  for each statement execute function refuse_change();

create function writers_of_draft(wanted text) returns setof text language sql stable as $$
  with recursive line(id) as (
    select wanted
    union
    select d.from_draft from programme_draft as d join line on d.id = line.id where d.from_draft is not null)
  select distinct r.person from programme_draft_revision as r join line on r.draft = line.id
$$;

create function refuse_own_writing() returns trigger language plpgsql as $$
begin
  if exists (
    select from programme_submission as s
    join programme_draft_submission as d on d.submission = s.id
    where s.programme = new.programme and s.digest = new.digest
      and new.approver in (select writers_of_draft(d.draft)))
  then
    raise exception '% wrote some of it and cannot publish it', new.approver
      using errcode = 'integrity_constraint_violation', constraint = 'approver_is_no_writer';
  end if;
  return new;
end $$;

create trigger nobody_publishes_what_they_wrote before insert on programme_version
  for each row execute function refuse_own_writing();
