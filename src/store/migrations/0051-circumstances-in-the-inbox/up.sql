alter table work_item
  alter column plan drop not null,
  add column circumstance text,
  drop constraint a_done_item_says_who_when_and_how,
  add constraint item_is_about_a_circumstance foreign key (circumstance) references circumstance (id),
  add constraint an_item_comes_from_one_place check (num_nonnulls(plan, circumstance) = 1),
  add constraint an_item_of_a_plan_names_its_account check (plan is null or account <> ''),
  add constraint a_done_item_says_when_and_how
    check ((state = 'done') = (closed_at is not null) and (state = 'done') = (btrim(coalesce(outcome, '')) <> '')),
  add constraint a_done_item_of_a_plan_says_who
    check ((state = 'done' and (closed_by is not null or circumstance is not null))
      or (state = 'open' and closed_by is null));

drop index items_without_customer;
create index items_without_customer on work_item (id) where id_tail = '' and state = 'open';
create index items_of_a_circumstance on work_item (circumstance) where circumstance is not null;

insert into work_item (circumstance, account, code, target, owner, region, customer, opened_at, due_day, due_rule)
select id, '', case when first_came is null then 'document_awaited' else 'evidence_unverified' end, id,
  case when first_came is null then recorded_by end, region, customer, coalesce(first_came, recorded_at),
  case when first_came is null then document_due_day
    else (first_came at time zone 'Asia/Shanghai')::date + 5 end,
  case when first_came is null then 'document_day' else 'evidence_review' end
from (
  select c.*, (select min(uploaded_at) from document where document.circumstance = c.id) as first_came
  from circumstance as c where state in ('recorded', 'accepted')) as waiting
where first_came is not null or document_due_day is not null
order by coalesce(first_came, recorded_at), id;
