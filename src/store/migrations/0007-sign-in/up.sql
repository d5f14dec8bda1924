create table sign_in_attempt (
  state_hash text not null,
  browser_hash text not null,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  expires_at timestamptz not null,
  constraint attempt_is_known_by_its_state primary key (state_hash),
  constraint state_hash_is_sha256 check (state_hash ~ '^[0-9a-f]{64}$'),
  constraint browser_hash_is_sha256 check (browser_hash ~ '^[0-9a-f]{64}$')
);

create index attempts_by_expiry on sign_in_attempt (expires_at);

create table session (
  token_hash text not null,
  person text not null,
  opened_at timestamptz not null,
  idle_until timestamptz not null,
  absolute_until timestamptz not null,
  ended_at timestamptz,
  constraint session_is_known_by_its_hash primary key (token_hash),
  constraint session_hash_is_sha256 check (token_hash ~ '^[0-9a-f]{64}$'),
  constraint session_is_of_a_person foreign key (person) references person (id),
  constraint idleness_ends_before_the_session check (idle_until <= absolute_until),
  constraint session_ends_after_it_began check (ended_at >= opened_at)
);

create index open_sessions_of_a_person on session (person) where ended_at is null;

create table machine_token (
  id text not null,
  token_hash text not null,
  purpose text not null,
  verbs text[] not null,
  node text not null,
  issued_by text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_by text,
  revoked_at timestamptz,
  constraint token_is_known_by_one_id primary key (id),
  constraint token_is_found_by_its_hash unique (token_hash),
  constraint token_id_can_be_no_persons_id check (id ~ '^machine:[A-Za-z0-9_-]{8,40}$'),
  constraint token_hash_is_sha256 check (token_hash ~ '^[0-9a-f]{64}$'),
  constraint a_token_says_what_for check (btrim(purpose) <> ''),
  constraint a_token_carries_something check (cardinality(verbs) > 0),
  constraint a_token_never_passes_four_eyes check (verbs <@ array[
    'programme.read', 'plan.read', 'book.import', 'decision.contact', 'decision.relief', 'decision.fee',
    'list.export', 'work_item.read', 'evidence.read', 'evidence.prove', 'organisation.read']),
  constraint token_works_at_a_node foreign key (node) references organisation_node (id),
  constraint issuer_is_a_person foreign key (issued_by) references person (id),
  constraint revoker_is_a_person foreign key (revoked_by) references person (id),
  constraint a_token_lives_at_most_a_year check
    (expires_at > issued_at and expires_at <= issued_at + interval '366 days'),
  constraint a_revoked_token_says_who_and_when check ((revoked_at is null) = (revoked_by is null))
);

create table sign_in_event (
  id bigint generated always as identity,
  at timestamptz not null,
  outcome text not null,
  person text,
  subject text,
  code text,
  by_person text,
  constraint event_is_known_by_one_id primary key (id),
  constraint outcome_is_known check (outcome in ('signed_in', 'refused', 'signed_out', 'signed_out_everywhere')),
  constraint event_is_of_a_person foreign key (person) references person (id),
  constraint event_was_caused_by_a_person foreign key (by_person) references person (id),
  constraint a_refusal_says_its_code check ((outcome = 'refused') = (code is not null))
);

create function refuse_widened_token() returns trigger language plpgsql as $$
begin
  if old.revoked_at is not null or (to_jsonb(new) - 'revoked_at' - 'revoked_by') <> (to_jsonb(old) - 'revoked_at' - 'revoked_by')
  then
    raise exception 'a token is revoked once and otherwise never changed'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create function refuse_prolonged_session() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null
    or (new.token_hash, new.person, new.opened_at, new.absolute_until)
      is distinct from (old.token_hash, old.person, old.opened_at, old.absolute_until)
  then
    raise exception 'a session ends for good, and neither its person nor its end changes'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger a_token_is_only_revoked before update on machine_token
  for each row execute function refuse_widened_token();
create trigger a_token_is_never_removed before delete on machine_token
  for each row execute function refuse_change();
create trigger a_session_is_only_used_or_ended before update on session
  for each row execute function refuse_prolonged_session();
create trigger an_event_never_changes before update or delete on sign_in_event
  for each row execute function refuse_change();
create trigger events_are_never_emptied before truncate on sign_in_event
  for each statement execute function refuse_change();
