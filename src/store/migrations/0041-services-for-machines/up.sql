do $$
declare
  rule text;
begin
  select pg_get_constraintdef(oid) into strict rule from pg_constraint
    where conname = 'a_token_never_passes_four_eyes';
  alter table machine_token drop constraint a_token_never_passes_four_eyes;
  execute 'alter table machine_token add constraint a_token_never_passes_four_eyes '
    || replace(rule, '''decision.contact''::text', '''decision.contact''::text, ''service.read''::text');
end $$;
