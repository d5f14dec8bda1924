create table house_rules (
  number bigint generated always as identity,
  digest text not null,
  content text not null,
  at timestamptz not null,
  constraint house_rules_are_known_by_one_number primary key (number),
  constraint digest_is_sha256 check (digest ~ '^[0-9a-f]{64}$'),
  constraint rules_are_written check (btrim(content) <> '')
);

create trigger house_rules_never_change before update or delete on house_rules
  for each row execute function refuse_change();
create trigger house_rules_are_never_emptied before truncate on house_rules
  for each statement execute function refuse_change();
