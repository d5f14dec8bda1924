create table version_acknowledgement (
  programme text not null,
  version integer not null,
  node text not null,
  person text not null,
  at timestamptz not null,
  constraint an_outlet_acknowledges_a_version_once primary key (programme, version, node),
  constraint acknowledged_is_a_published_version foreign key (programme, version)
    references programme_version (programme, version),
  constraint who_acknowledged_is_a_person foreign key (person) references person (id),
  constraint node_is_short_and_plain check (node ~ '^[a-z0-9_.]{1,80}$')
);

create trigger an_acknowledgement_never_changes before update or delete on version_acknowledgement
  for each row execute function refuse_change();
create trigger acknowledgements_are_never_emptied before truncate on version_acknowledgement
  for each statement execute function refuse_change();
