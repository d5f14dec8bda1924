create table person (
  id text not null,
  name_zh text not null,
  name_en text not null,
  roles text[] not null,
  employee_number text,
  constraint person_is_known_by_one_id primary key (id),
  constraint one_employee_has_one_account unique (employee_number),
  constraint id_is_short_and_plain check (id ~ '^[A-Za-z0-9._-]{1,40}$'),
  constraint name_is_given check (name_zh <> '' and name_en <> ''),
  constraint roles_are_known check (roles <@ array['author', 'publisher', 'drafter', 'approver', 'operator', 'auditor'])
);

create table programme_version (
  programme text not null,
  version integer not null,
  digest text not null,
  content jsonb not null,
  author text not null,
  approver text not null,
  reason text not null,
  published_at timestamptz not null,
  valid_from date not null,
  constraint programme_has_one_version_of_a_number primary key (programme, version),
  constraint programme_has_one_version_of_a_content unique (programme, digest),
  constraint version_counts_from_one check (version >= 1),
  constraint digest_is_sha256 check (digest ~ '^[0-9a-f]{64}$'),
  constraint reason_is_given check (btrim(reason) <> ''),
  constraint approver_is_not_the_author check (approver <> author),
  constraint author_is_a_person foreign key (author) references person (id),
  constraint approver_is_a_person foreign key (approver) references person (id)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is written once: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'integrity_constraint_violation';
end $$;

create trigger a_published_version_never_changes before update or delete on programme_version
  for each row execute function refuse_change();
create trigger published_versions_are_never_emptied before truncate on programme_version
  for each statement execute function refuse_change();
