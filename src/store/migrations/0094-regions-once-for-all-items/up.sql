create function visible_region_prefixes() returns text[] language sql stable parallel safe as $$
  select nullif(current_setting('app.region_prefix', true), '')::text[]
$$;

drop policy a_branch_sees_its_own_regions on work_item;
create policy a_branch_sees_its_own_regions on work_item for select to reprieve_branch
  using (region ^@ any((select visible_region_prefixes())::text[])
    or (region = '' and (select region_is_visible(''))));
