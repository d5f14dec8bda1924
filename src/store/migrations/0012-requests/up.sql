create table request (
  key text not null,
  person text not null,
  fingerprint text not null,
  status integer,
  answer text,
  at timestamptz not null,
  constraint a_request_is_known_by_person_and_key primary key (person, key),
  constraint key_is_short_and_plain check (key ~ '^[A-Za-z0-9._:-]{1,200}$'),
  constraint fingerprint_is_sha256 check (fingerprint ~ '^[0-9a-f]{64}$'),
  constraint an_answered_request_has_status_and_answer check ((status is null) = (answer is null)),
  constraint only_a_success_is_kept check (status between 200 and 299)
);

create function refuse_change_of_answered_request() returns trigger language plpgsql as $$
begin
  if old.status is not null then
    raise exception 'the first answer to request % never changes', old.key
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger a_first_answer_never_changes before update on request
  for each row execute function refuse_change_of_answered_request();
