alter table name_list
  alter column sealed drop not null,
  add column delete_due_day date,
  add column deleted_at timestamptz,
  add constraint a_deleted_list_has_no_file check ((deleted_at is null) = (sealed is not null));

drop trigger name_list_never_changes on name_list;
drop trigger name_list_line_never_changes on name_list_line;

update name_list set delete_due_day = (imported_at at time zone 'Asia/Shanghai')::date + 120;
alter table name_list alter column delete_due_day set not null;

create index lists_to_delete on name_list (delete_due_day) where deleted_at is null;
grant select (delete_due_day, deleted_at) on name_list to reprieve_branch;

alter table name_list_line
  drop constraint only_a_line_that_was_read_names_somebody,
  add constraint a_malformed_line_names_nobody check (outcome <> 'malformed' or person_hash is null);

create function refuse_rewritten_list() returns trigger language plpgsql as $$
begin
  if old.deleted_at is not null or new.deleted_at is null
    or (to_jsonb(new) - 'sealed' - 'deleted_at') <> (to_jsonb(old) - 'sealed' - 'deleted_at')
  then
    raise exception 'name_list is written once: a list is deleted once, and otherwise never changes'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create function refuse_rewritten_list_line() returns trigger language plpgsql as $$
begin
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

create trigger a_list_is_deleted_once before update on name_list
  for each row execute function refuse_rewritten_list();
create trigger the_row_of_a_list_stays before delete on name_list
  for each row execute function refuse_change();
create trigger a_line_forgets_with_its_list before update on name_list_line
  for each row execute function refuse_rewritten_list_line();
create trigger the_row_of_a_line_stays before delete on name_list_line
  for each row execute function refuse_change();
