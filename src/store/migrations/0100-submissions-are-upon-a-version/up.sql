alter table programme_submission add column base integer;
alter table programme_submission disable trigger a_submission_never_changes;
update programme_submission as s set base = coalesce(
  (select v.version - 1 from programme_version as v where v.programme = s.programme and v.digest = s.digest),
  (select max(v.version) from programme_version as v
    where v.programme = s.programme and v.published_at <= s.submitted_at),
  0);
alter table programme_submission enable trigger a_submission_never_changes;
alter table programme_submission
  alter column base set not null,
  add constraint base_counts_from_zero check (base >= 0),
  drop constraint id_is_short_and_plain,
  add constraint id_is_short_and_plain check (id ~ '^[A-Za-z0-9._-]{1,200}$'),
  drop constraint a_content_is_submitted_once_by_an_author,
  add constraint a_content_is_submitted_once_upon_a_version_by_an_author unique (programme, digest, author, base);

alter table programme_version drop constraint programme_has_one_version_of_a_content;

create function refuse_version_out_of_turn() returns trigger language plpgsql as $$
declare
  newest programme_version;
begin
  select * into newest from programme_version where programme = new.programme order by version desc limit 1;
  if new.version <> coalesce(newest.version, 0) + 1 then
    raise exception 'version % of % does not follow version %', new.version, new.programme, coalesce(newest.version, 0)
      using errcode = 'integrity_constraint_violation', constraint = 'versions_follow_each_other';
  end if;
  if new.digest = newest.digest then
    raise exception 'version % of % says the same', newest.version, new.programme
      using errcode = 'integrity_constraint_violation', constraint = 'a_version_changes_something';
  end if;
  return new;
end $$;

create trigger versions_follow_each_other before insert on programme_version
  for each row execute function refuse_version_out_of_turn();

create function refuse_submission_behind() returns trigger language plpgsql as $$
begin
  if new.base <> coalesce((select max(version) from programme_version where programme = new.programme), 0) then
    raise exception 'a version of % was published after version %', new.programme, new.base
      using errcode = 'integrity_constraint_violation', constraint = 'a_submission_is_upon_the_newest_version';
  end if;
  return new;
end $$;

create trigger a_submission_is_upon_the_newest_version before insert on programme_submission
  for each row execute function refuse_submission_behind();

create or replace function refuse_version_sent_back() returns trigger language plpgsql as $$
begin
  perform from programme_submission as s
    where s.programme = new.programme and s.digest = new.digest and s.author = new.author for update;
  if exists (
    select from programme_submission as s
    join programme_submission_return as r on r.submission = s.id
    where s.programme = new.programme and s.digest = new.digest and s.author = new.author
      and s.base = new.version - 1)
  then
    raise exception 'this content of % was sent back and is not published', new.programme
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create or replace function refuse_return_of_published() returns trigger language plpgsql as $$
begin
  perform from programme_submission where id = new.submission for update;
  if exists (
    select from programme_submission as s
    join programme_version as v
      on v.programme = s.programme and v.digest = s.digest and v.version = s.base + 1
    where s.id = new.submission)
  then
    raise exception 'submission % is published and cannot be sent back', new.submission
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create or replace view second_person_matter as
select s.id as submission, null::text as rule_change, null::text as drafted_plan,
  'submission_waits' as code, s.id as target, s.author as asked_by, s.submitted_at as since
from programme_submission as s
where not exists (select from programme_submission_return as r where r.submission = s.id)
  and not exists (select from programme_version as v where v.programme = s.programme and v.version > s.base)
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
