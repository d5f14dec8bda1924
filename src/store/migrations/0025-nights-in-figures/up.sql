do $$
declare
  rule text;
begin
  select pg_get_constraintdef(oid) into strict rule from pg_constraint
    where conrelid = 'job'::regclass and conname = 'kind_of_job_is_known';
  alter table job drop constraint kind_of_job_is_known;
  execute 'alter table job add constraint kind_of_job_is_known '
    || replace(rule, '''undo''::text', '''undo''::text, ''import''::text');
end $$;

alter table plan
  add column undo_reason text,
  add constraint only_an_undo_has_a_reason_of_its_own
    check (undo_reason is null or (kind = 'undo' and btrim(undo_reason) <> ''));

create table plan_batch_system (
  plan text not null,
  batch integer not null,
  system text not null,
  accepted bigint not null,
  refused bigint not null,
  unknown bigint not null,
  constraint a_system_is_counted_once_in_a_batch primary key (plan, batch, system),
  constraint counts_are_of_a_counted_batch foreign key (plan, batch) references plan_batch (plan, batch),
  constraint system_is_one_of_the_four check (system in ('core', 'cards', 'bureau', 'dialler')),
  constraint answers_are_counts check (accepted >= 0 and refused >= 0 and unknown >= 0)
);

create trigger answers_of_a_counted_batch_never_change before update or delete on plan_batch_system
  for each row execute function refuse_change();

alter table plan_verdict
  add column reasons jsonb not null default '{}',
  add constraint reasons_are_counts_by_name check (jsonb_typeof(reasons) = 'object');
