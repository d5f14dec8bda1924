alter table session
  add column id uuid not null default gen_random_uuid(),
  add column authenticated_at timestamptz,
  add column used_at timestamptz,
  add column browser text not null default '',
  add constraint session_is_shown_by_one_id unique (id),
  add constraint nobody_shows_themselves_after_the_session_began check (authenticated_at <= opened_at),
  add constraint browser_is_a_few_words check (length(browser) <= 60);

alter table sign_in_attempt
  add column person text,
  add column session_hash text,
  add constraint attempt_is_for_a_person foreign key (person) references person (id),
  add constraint session_hash_is_sha256 check (session_hash ~ '^[0-9a-f]{64}$');

create or replace function refuse_prolonged_session() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null
    or (new.token_hash, new.id, new.person, new.opened_at, new.authenticated_at, new.browser, new.absolute_until)
      is distinct from
      (old.token_hash, old.id, old.person, old.opened_at, old.authenticated_at, old.browser, old.absolute_until)
  then
    raise exception 'a session ends for good, and neither its person nor its end changes'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
