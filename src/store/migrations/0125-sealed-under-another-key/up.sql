create or replace function refuse_rewritten_list() returns trigger language plpgsql as $$
begin
  if old.deleted_at is not null
    or (new.deleted_at is null and new.sealed is null)
    or (to_jsonb(new) - 'sealed' - 'deleted_at') <> (to_jsonb(old) - 'sealed' - 'deleted_at')
  then
    raise exception 'name_list is written once: a list is sealed anew or deleted once, and otherwise never changes'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create or replace function refuse_rewritten_list_line() returns trigger language plpgsql as $$
begin
  if old.person_hash is not null and new.person_hash is not null
    and (to_jsonb(new) - 'person_hash') = (to_jsonb(old) - 'person_hash')
    and exists (select from name_list where id = old.list and deleted_at is null)
  then
    return new;
  end if;
  if not exists (select from name_list where id = old.list and deleted_at is not null)
    or num_nonnulls(new.name_masked, new.id_masked, new.person_hash) > 0
    or (new.customer is null and num_nonnulls(new.category, new.first_day, new.last_day) > 0)
    or (to_jsonb(new) - 'name_masked' - 'id_masked' - 'person_hash' - 'category' - 'first_day' - 'last_day')
      <> (to_jsonb(old) - 'name_masked' - 'id_masked' - 'person_hash' - 'category' - 'first_day' - 'last_day')
    or (old.customer is not null
      and (new.category, new.first_day, new.last_day) is distinct from (old.category, old.first_day, old.last_day))
  then
    raise exception 'name_list_line is written once: a line forgets whom it named when its list is deleted'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
