create table service_report (
  id bigint generated always as identity,
  at timestamptz not null,
  node text not null,
  service text not null,
  state text not null,
  reason text,
  alternative text,
  until date,
  person text not null,
  constraint service_report_is_known_by_one_number primary key (id),
  constraint who_reported_is_a_person foreign key (person) references person (id),
  constraint node_is_short_and_plain check (node ~ '^[a-z0-9_.]{1,80}$'),
  constraint service_is_short_and_plain check (service ~ '^[a-z0-9_]{1,40}$'),
  constraint state_of_service_is_known check (state in ('running', 'reduced', 'closed')),
  constraint a_service_that_does_not_run_says_why check (state = 'running' or btrim(reason) <> ''),
  constraint alternative_is_another_node check (alternative is null or alternative <> node)
);

create index reports_of_a_service on service_report (node, service, id);

create trigger a_service_report_never_changes before update or delete on service_report
  for each row execute function refuse_change();
create trigger service_reports_are_never_emptied before truncate on service_report
  for each statement execute function refuse_change();
