create function node_is_covered(node text) returns boolean language sql stable parallel safe as $$
  select coalesce(node = any(nullif(current_setting('app.nodes', true), '')::text[]), false)
$$;

create function person_is_the_caller(person text) returns boolean language sql stable parallel safe as $$
  select coalesce(person = nullif(current_setting('app.person', true), ''), false)
$$;

grant select, insert on service_report, version_acknowledgement to reprieve_branch;

alter table service_report enable row level security;
create policy every_branch_reads_what_outlets_serve on service_report for select to reprieve_branch using (true);
create policy somebody_reports_for_their_own_outlets on service_report for insert to reprieve_branch
  with check (node_is_covered(node) and person_is_the_caller(person));
create policy the_program_sees_all_service_reports on service_report to public
  using (current_user <> 'reprieve_branch') with check (current_user <> 'reprieve_branch');

alter table version_acknowledgement enable row level security;
create policy every_branch_reads_who_acknowledged on version_acknowledgement for select to reprieve_branch using (true);
create policy somebody_acknowledges_for_their_own_outlets on version_acknowledgement for insert to reprieve_branch
  with check (node_is_covered(node) and person_is_the_caller(person));
create policy the_program_sees_all_acknowledgements on version_acknowledgement to public
  using (current_user <> 'reprieve_branch') with check (current_user <> 'reprieve_branch');
