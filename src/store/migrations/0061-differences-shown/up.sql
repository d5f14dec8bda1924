create table difference_shown (
  programme text not null,
  version integer not null,
  person text not null,
  digest text not null,
  at timestamptz not null,
  constraint a_person_is_shown_a_difference_once primary key (programme, version, person, digest),
  constraint shown_is_a_published_version foreign key (programme, version)
    references programme_version (programme, version),
  constraint who_was_shown_is_a_person foreign key (person) references person (id),
  constraint what_was_shown_is_a_digest check (digest ~ '^[0-9a-f]{64}$')
);

create trigger what_was_shown_never_changes before update or delete on difference_shown
  for each row execute function refuse_change();
create trigger what_was_shown_is_never_emptied before truncate on difference_shown
  for each statement execute function refuse_change();

alter table version_acknowledgement
  add column shown text,
  add constraint acknowledged_is_what_was_shown foreign key (programme, version, person, shown)
    references difference_shown (programme, version, person, digest),
  add constraint an_acknowledgement_says_what_was_shown check (shown is not null) not valid;
