alter table session
  add column provider_subject text not null default '',
  add column provider_session text not null default '',
  add constraint what_the_provider_says_is_short
    check (length(provider_subject) <= 255 and length(provider_session) <= 255);

create index open_sessions_of_a_subject on session (provider_subject) where ended_at is null and provider_subject <> '';
create index open_sessions_of_the_provider on session (provider_session)
  where ended_at is null and provider_session <> '';

create or replace function refuse_prolonged_session() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null
    or (new.token_hash, new.id, new.person, new.opened_at, new.authenticated_at, new.browser, new.absolute_until,
      new.provider_subject, new.provider_session)
      is distinct from
      (old.token_hash, old.id, old.person, old.opened_at, old.authenticated_at, old.browser, old.absolute_until,
      old.provider_subject, old.provider_session)
  then
    raise exception 'a session ends for good, and neither its person nor its end changes'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create table logout_token (
  jti_hash text not null,
  taken_at timestamptz not null,
  constraint a_logout_token_counts_once primary key (jti_hash),
  constraint jti_hash_is_sha256 check (jti_hash ~ '^[0-9a-f]{64}$')
);

create index logout_tokens_by_age on logout_token (taken_at);

alter table sign_in_event
  drop constraint outcome_is_known,
  add constraint outcome_is_known
    check (outcome in ('signed_in', 'refused', 'signed_out', 'signed_out_everywhere', 'signed_out_by_provider'));
