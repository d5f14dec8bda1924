alter table programme_submission add constraint a_submission_has_one_author unique (id, author);

create table programme_submission_return (
  submission text not null,
  author text not null,
  person text not null,
  reason text not null,
  at timestamptz not null,
  constraint a_submission_is_sent_back_once primary key (submission),
  constraint return_is_of_a_submission_and_its_author
    foreign key (submission, author) references programme_submission (id, author),
  constraint nobody_sends_back_their_own_submission check (person <> author),
  constraint reason_is_given check (btrim(reason) <> ''),
  constraint who_sends_back_is_a_person foreign key (person) references person (id)
);

create trigger a_return_never_changes before update or delete on programme_submission_return
  for each row execute function refuse_change();
create trigger returns_are_never_emptied before truncate on programme_submission_return
  for each statement execute function refuse_change();

create function refuse_version_sent_back() returns trigger language plpgsql as $$
begin
  perform from programme_submission as s
    where s.programme = new.programme and s.digest = new.digest and s.author = new.author for update;
  if exists (
    select from programme_submission as s
    join programme_submission_return as r on r.submission = s.id
    where s.programme = new.programme and s.digest = new.digest and s.author = new.author)
  then
    raise exception 'this content of % was sent back and is not published', new.programme
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create function refuse_return_of_published() returns trigger language plpgsql as $$
begin
  perform from programme_submission where id = new.submission for update;
  if exists (
    select from programme_submission as s
    join programme_version as v on v.programme = s.programme and v.digest = s.digest
    where s.id = new.submission)
  then
    raise exception 'submission % is published and cannot be sent back', new.submission
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger nothing_sent_back_is_published before insert on programme_version
  for each row execute function refuse_version_sent_back();
create trigger nothing_published_is_sent_back before insert on programme_submission_return
  for each row execute function refuse_return_of_published();
