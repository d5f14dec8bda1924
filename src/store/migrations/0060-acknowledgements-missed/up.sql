create table acknowledgement_missed (
  id text not null,
  programme text not null,
  version integer not null,
  node text not null,
  nodes_above text[] not null,
  at timestamptz not null,
  constraint a_missed_acknowledgement_is_known_by_one_id primary key (id),
  constraint its_id_says_which_version_and_outlet check (id = programme || '@' || version || '/' || node),
  constraint missed_is_a_published_version foreign key (programme, version)
    references programme_version (programme, version),
  constraint node_that_missed_is_short_and_plain check (node ~ '^[a-z0-9_.]{1,80}$')
);

create trigger what_was_missed_never_changes before update or delete on acknowledgement_missed
  for each row execute function refuse_change();
create trigger what_was_missed_is_never_emptied before truncate on acknowledgement_missed
  for each statement execute function refuse_change();

grant select on acknowledgement_missed to reprieve_branch;

alter table work_item
  add column acknowledgement text,
  add constraint item_is_about_an_acknowledgement foreign key (acknowledgement)
    references acknowledgement_missed (id);

do $$
begin
  execute (
    select format('alter table work_item drop constraint %1$I, add constraint %1$I %2$s', conname,
      replace(pg_get_constraintdef(oid), 'num_nonnulls(', 'num_nonnulls(acknowledgement, '))
    from pg_constraint
    where conrelid = 'work_item'::regclass and conname = 'an_item_comes_from_one_place');
end $$;

create index items_of_an_acknowledgement on work_item (acknowledgement) where acknowledgement is not null;

create function acknowledgement_is_visible(acknowledgement text, due_rule text) returns boolean
  language sql stable parallel safe as $$
  select exists (
    select from acknowledgement_missed as missed,
      (select nullif(current_setting('app.nodes', true), '')::text[] as nodes) as reader
    where missed.id = acknowledgement
      and (missed.node = any(reader.nodes)
        or (due_rule = 'acknowledge_escalated' and missed.nodes_above && reader.nodes)))
$$;

create policy an_outlet_sees_what_it_missed_and_later_its_branch on work_item for select to reprieve_branch
  using (acknowledgement is not null and acknowledgement_is_visible(acknowledgement, due_rule));
create policy nobody_else_sees_what_an_outlet_missed on work_item as restrictive for select to reprieve_branch
  using (acknowledgement is null or acknowledgement_is_visible(acknowledgement, due_rule));
