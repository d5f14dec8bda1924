alter table work_item
  add column region text not null default '',
  add constraint region_is_a_county_or_not_known check (region ~ '^(\d{6})?$');

create index open_items_by_region on work_item (region text_pattern_ops, opened_at, id) where state = 'open';

create function region_is_visible(region text) returns boolean language sql stable parallel safe as $$
  select exists (
    select from unnest(nullif(current_setting('app.region_prefix', true), '')::text[]) as prefix
    where starts_with(region, prefix) or (region = '' and length(prefix) <= 2))
$$;

do $$
begin
  if not exists (select from pg_roles where rolname = 'reprieve_branch') then
    create role reprieve_branch nologin nosuperuser nobypassrls;
  end if;
exception
  when duplicate_object or unique_violation then null;
end $$;

do $$
begin
  if not pg_has_role(current_user, 'reprieve_branch', 'SET') then
    execute format('grant reprieve_branch to %I', current_user);
  end if;
  execute format('grant usage on schema %I to reprieve_branch', current_schema());
end $$;

grant select on work_item to reprieve_branch;
alter table work_item enable row level security;
create policy a_branch_sees_its_own_regions on work_item for select to reprieve_branch
  using (region_is_visible(region));
create policy the_program_sees_all on work_item to public
  using (current_user <> 'reprieve_branch') with check (current_user <> 'reprieve_branch');
