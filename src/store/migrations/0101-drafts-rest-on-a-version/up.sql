alter table programme_draft_revision add column base integer;
alter table programme_draft_revision disable trigger a_revision_never_changes;
with recursive begun(draft, programme, base) as (
  select id, programme, coalesce(from_version, 0) from programme_draft where from_draft is null
  union all
  select d.id, d.programme, case when d.programme = begun.programme then greatest(begun.base, (
      select max(v.version) from programme_draft_submission as made
      join programme_submission as s on s.id = made.submission
      join programme_version as v on v.programme = s.programme and v.digest = s.digest and v.version = s.base + 1
      where made.draft = d.from_draft and s.programme = d.programme and v.published_at <= d.created_at)) else 0 end
  from programme_draft as d join begun on begun.draft = d.from_draft)
update programme_draft_revision as r set base = begun.base from begun where begun.draft = r.draft;
alter table programme_draft_revision enable trigger a_revision_never_changes;
alter table programme_draft_revision
  alter column base set not null,
  add constraint what_it_rests_on_counts_from_zero check (base >= 0);

create function base_of_draft(wanted text) returns integer language sql stable as $$
  select greatest(
    (select base from programme_draft_revision where draft = wanted order by revision desc limit 1),
    (select max(v.version) from programme_draft as own
      join programme_draft_submission as made on made.draft = own.id
      join programme_submission as s on s.id = made.submission and s.programme = own.programme
      join programme_version as v on v.programme = s.programme and v.digest = s.digest and v.version = s.base + 1
      where own.id = wanted))
$$;

create function refuse_draft_behind() returns trigger language plpgsql as $$
begin
  if exists (
    select from programme_submission as s, programme_draft as own
    where s.id = new.submission and own.id = new.draft
      and s.base <> case when s.programme = own.programme then base_of_draft(own.id) else 0 end)
  then
    raise exception '% rests on another version than it is submitted upon', new.draft
      using errcode = 'integrity_constraint_violation', constraint = 'a_draft_is_submitted_upon_what_it_rests_on';
  end if;
  return new;
end $$;

create trigger a_draft_is_submitted_upon_what_it_rests_on before insert on programme_draft_submission
  for each row execute function refuse_draft_behind();
