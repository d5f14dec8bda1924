create function house_rule_on(wanted text, on_day date) returns jsonb language sql stable as $$
  select c.content from house_rule_change as c left join house_rule_decision as d on d.change = c.id
  where c.rule = wanted and (c.origin = 'set_up' or d.answer = 'confirmed')
    and coalesce(d.holds_from, '-infinity'::date) <= on_day
  order by coalesce(d.holds_from, '-infinity'::date) desc, c.number desc limit 1
$$;

create view second_person_matter as
select s.id as submission, null::text as rule_change, null::text as drafted_plan,
  'submission_waits' as code, s.id as target, s.author as asked_by, s.submitted_at as since
from programme_submission as s
where not exists (select from programme_submission_return as r where r.submission = s.id)
  and not exists (select from programme_version as v where v.programme = s.programme and v.digest = s.digest)
union all
select null, c.id, null, 'rule_change_waits', c.rule, c.proposed_by, c.proposed_at
from house_rule_change as c
where c.origin = 'person' and not exists (select from house_rule_decision as d where d.change = c.id)
union all
select null, c.id, null, 'rule_change_said', c.rule, null, c.proposed_at
from house_rule_change as c
where c.origin = 'file'
  and not exists (select from house_rule_decision as d where d.change = c.id)
  and not exists (select from house_rule_change as taken where taken.taken_from = c.id)
  and not exists (select from house_rule_change as newer
    where newer.rule = c.rule and newer.origin = 'file' and newer.number > c.number)
  and c.content is distinct from house_rule_on(c.rule, '9999-12-31'::date)
union all
select null, null, p.id, 'plan_waits', p.id, p.drafted_by, p.drafted_at
from plan as p
where coalesce((p.summary ->> 'corrections')::numeric, 0) > 0
  and not exists (select from plan_decision as d where d.plan = p.id)
  and not exists (select from programme_version as v where v.programme = p.programme and v.version > p.version)
  and not exists (select from plan as later join plan_run as r on r.plan = later.id
    where later.programme = p.programme and later.kind = p.kind and later.as_of > p.as_of);

alter table work_item
  add column submission text,
  add column rule_change text,
  add column drafted_plan text,
  add column asked_by text,
  add constraint item_is_about_a_submission foreign key (submission) references programme_submission (id),
  add constraint item_is_about_a_rule_change foreign key (rule_change) references house_rule_change (id),
  add constraint item_is_about_a_drafted_plan foreign key (drafted_plan) references plan (id),
  add constraint who_asked_is_a_person foreign key (asked_by) references person (id);

do $$
declare
  changed record;
begin
  for changed in
    select conname, case conname
        when 'an_item_comes_from_one_place'
          then replace(pg_get_constraintdef(oid), 'num_nonnulls(', 'num_nonnulls(submission, rule_change, drafted_plan, ')
        else replace(pg_get_constraintdef(oid), '(closed_by IS NOT NULL)',
          '((closed_by IS NOT NULL) OR (rule_change IS NOT NULL))')
      end as definition
    from pg_constraint
    where conrelid = 'work_item'::regclass
      and conname in ('an_item_comes_from_one_place', 'a_done_item_of_a_plan_says_who')
  loop
    execute format('alter table work_item drop constraint %1$I, add constraint %1$I %2$s',
      changed.conname, changed.definition);
  end loop;
end $$;

create index open_items_of_second_persons on work_item (id)
  where num_nonnulls(submission, rule_change, drafted_plan) = 1 and state = 'open';

create function second_person_matter_is_visible(code text, asked_by text) returns boolean
  language sql stable parallel safe as $$
  select coalesce(code = any(nullif(current_setting('app.decides', true), '')::text[]), false)
    or person_is_the_caller(asked_by)
$$;

create policy only_who_decides_or_asked_sees_what_waits on work_item as restrictive for select to reprieve_branch
  using (num_nonnulls(submission, rule_change, drafted_plan) = 0 or second_person_matter_is_visible(code, asked_by));

insert into work_item (submission, rule_change, drafted_plan, account, code, target, asked_by, opened_at, due_day, due_rule)
select submission, rule_change, drafted_plan, '', code, target, asked_by, since,
  (since at time zone 'Asia/Shanghai')::date + 2, 'second_person'
from second_person_matter
order by since, target;
