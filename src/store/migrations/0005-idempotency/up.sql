create table idempotency (
  key text not null,
  command text not null,
  result jsonb not null,
  at timestamptz not null,
  constraint a_key_is_used_once primary key (key),
  constraint key_is_short_and_plain check (key ~ '^[A-Za-z0-9._:-]{1,200}$'),
  constraint command_is_sha256 check (command ~ '^[0-9a-f]{64}$')
);

create trigger a_first_result_never_changes before update on idempotency
  for each row execute function refuse_change();
