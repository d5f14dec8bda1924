create table channel_report (
  id bigint generated always as identity,
  at timestamptz not null,
  node text not null,
  channel text not null,
  state text not null,
  reason text,
  until date,
  person text,
  machine text,
  constraint channel_report_is_known_by_one_number primary key (id),
  constraint who_reported_is_a_person foreign key (person) references person (id),
  constraint what_reported_is_a_machine foreign key (machine) references machine_token (id),
  constraint a_person_or_a_machine_reported check (num_nonnulls(person, machine) = 1),
  constraint node_is_short_and_plain check (node ~ '^[a-z0-9_.]{1,80}$'),
  constraint channel_is_short_and_plain check (channel ~ '^[a-z0-9_]{1,40}$'),
  constraint state_of_channel_is_known check (state in ('running', 'degraded', 'stopped')),
  constraint a_channel_that_does_not_run_says_why check (state = 'running' or btrim(reason) <> '')
);

create index reports_of_a_channel on channel_report (channel, id);

create trigger a_channel_report_never_changes before update or delete on channel_report
  for each row execute function refuse_change();
create trigger channel_reports_are_never_emptied before truncate on channel_report
  for each statement execute function refuse_change();

grant select, insert on channel_report to reprieve_branch;
alter table channel_report enable row level security;
create policy every_branch_reads_how_channels_stand on channel_report for select to reprieve_branch using (true);
create policy the_branch_of_a_channel_reports_on_it on channel_report for insert to reprieve_branch
  with check (node_is_covered(node) and person_is_the_caller(coalesce(person, machine)));
create policy the_program_sees_all_channel_reports on channel_report to public
  using (current_user <> 'reprieve_branch') with check (current_user <> 'reprieve_branch');

do $$
declare
  rule text;
begin
  select pg_get_constraintdef(oid) into strict rule from pg_constraint
    where conname = 'a_token_never_passes_four_eyes';
  alter table machine_token drop constraint a_token_never_passes_four_eyes;
  execute 'alter table machine_token add constraint a_token_never_passes_four_eyes '
    || replace(rule, '''service.read''::text', '''service.read''::text, ''channel.report''::text');
end $$;
