create or replace view second_person_matter as
select s.id as submission, null::text as rule_change, null::text as drafted_plan,
  'submission_waits' as code, s.id as target, s.author as asked_by, s.submitted_at as since,
  null::text as name_list, '' as region
from programme_submission as s
where not exists (select from programme_submission_return as r where r.submission = s.id)
  and not exists (select from programme_version as v where v.programme = s.programme and v.version > s.base)
union all
select null, c.id, null, 'rule_change_waits', c.rule, c.proposed_by, c.proposed_at, null, ''
from house_rule_change as c
where c.origin = 'person' and not exists (select from house_rule_decision as d where d.change = c.id)
union all
select null, c.id, null, 'rule_change_said', c.rule, null, c.proposed_at, null, ''
from house_rule_change as c
where c.origin = 'file'
  and not exists (select from house_rule_decision as d where d.change = c.id)
  and not exists (select from house_rule_change as taken where taken.taken_from = c.id)
  and not exists (select from house_rule_change as newer
    where newer.rule = c.rule and newer.origin = 'file' and newer.number > c.number)
  and c.content is distinct from house_rule_on(c.rule, '9999-12-31'::date)
union all
select null, null, p.id, 'plan_waits', p.id, p.drafted_by, p.drafted_at, null, ''
from plan as p
where coalesce((p.summary ->> 'corrections')::numeric, 0) > 0
  and not exists (select from plan_decision as d where d.plan = p.id)
  and not exists (select from programme_version as v where v.programme = p.programme and v.version > p.version)
  and not exists (select from plan as later join plan_run as r on r.plan = later.id
    where later.programme = p.programme and later.kind = p.kind and later.as_of > p.as_of)
union all
select null, null, null, 'name_list_waits', l.id, l.imported_by, l.imported_at, l.id, l.place
from name_list as l
where not exists (select from name_list_decision as d where d.list = l.id);

alter table work_item
  add column name_list text,
  add constraint item_is_about_a_name_list foreign key (name_list) references name_list (id);

do $$
declare
  changed record;
begin
  for changed in
    select conname, case conname
        when 'an_item_comes_from_one_place'
          then replace(pg_get_constraintdef(oid), 'num_nonnulls(', 'num_nonnulls(name_list, ')
        else replace(pg_get_constraintdef(oid), '((service IS NOT NULL)',
          '((name_list IS NOT NULL) AND (region ~ ''^(\d\d){0,3}$'')) OR ((service IS NOT NULL)')
      end as definition
    from pg_constraint
    where conrelid = 'work_item'::regclass
      and conname in ('an_item_comes_from_one_place', 'region_is_a_county_or_not_known')
  loop
    execute format('alter table work_item drop constraint %1$I, add constraint %1$I %2$s',
      changed.conname, changed.definition);
  end loop;
end $$;

drop index open_items_of_second_persons;
create index open_items_of_second_persons on work_item (id)
  where num_nonnulls(submission, rule_change, drafted_plan, name_list) = 1 and state = 'open';

drop policy only_who_decides_or_asked_sees_what_waits on work_item;
create policy only_who_decides_or_asked_sees_what_waits on work_item as restrictive for select to reprieve_branch
  using (num_nonnulls(submission, rule_change, drafted_plan, name_list) = 0
    or second_person_matter_is_visible(code, asked_by));

insert into work_item (name_list, account, code, target, asked_by, region, opened_at, due_day, due_rule)
select name_list, '', code, target, asked_by, region, since, (since at time zone 'Asia/Shanghai')::date + 2, 'second_person'
from second_person_matter
where name_list is not null
order by since, target;

create index items_by_account on work_item (account);
create index items_by_target on work_item (target);
create index items_by_customer on work_item (customer);
create index items_by_end_of_id on work_item (id_tail);
create index items_by_end_of_phone on work_item (phone_tail);
