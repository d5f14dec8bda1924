create table programme_submission (
  id text not null,
  programme text not null,
  digest text not null,
  content jsonb not null,
  author text not null,
  reason text not null,
  submitted_at timestamptz not null,
  constraint submission_is_known_by_one_id primary key (id),
  constraint id_is_short_and_plain check (id ~ '^[A-Za-z0-9._-]{1,80}$'),
  constraint digest_is_sha256 check (digest ~ '^[0-9a-f]{64}$'),
  constraint reason_is_given check (btrim(reason) <> ''),
  constraint a_content_is_submitted_once_by_an_author unique (programme, digest, author),
  constraint author_is_a_person foreign key (author) references person (id)
);

create trigger a_submission_never_changes before update or delete on programme_submission
  for each row execute function refuse_change();
create trigger submissions_are_never_emptied before truncate on programme_submission
  for each statement execute function refuse_change();
