alter table work_item
  add column service text,
  add column outlet text,
  drop constraint an_item_comes_from_one_place,
  drop constraint a_done_item_of_a_plan_says_who,
  drop constraint region_is_a_county_or_not_known,
  add constraint an_item_comes_from_one_place
    check (num_nonnulls(plan, circumstance, departure, service) = 1),
  add constraint a_done_item_of_a_plan_says_who
    check ((state = 'done' and (closed_by is not null or circumstance is not null or service is not null))
      or (state = 'open' and closed_by is null)),
  add constraint region_is_a_county_or_not_known
    check (region ~ '^(\d{6})?$' or (service is not null and region ~ '^\d{4}$')),
  add constraint service_is_short_and_plain check (service ~ '^[a-z0-9_]{1,40}$'),
  add constraint outlet_is_short_and_plain check (outlet ~ '^[a-z0-9_.]{1,80}$'),
  add constraint an_outlet_is_told_of_a_service check (outlet is null or service is not null);

create index open_items_of_services on work_item (id) where service is not null and state = 'open';
