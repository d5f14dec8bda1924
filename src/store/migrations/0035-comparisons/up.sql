do $$
declare
  rule text;
begin
  select pg_get_constraintdef(oid) into strict rule from pg_constraint
    where conrelid = 'job'::regclass and conname = 'kind_of_job_is_known';
  alter table job drop constraint kind_of_job_is_known;
  execute 'alter table job add constraint kind_of_job_is_known '
    || replace(rule, '''simulate''::text', '''simulate''::text, ''compare''::text');
end $$;
