create type entry_heading as (
  actor text collate "C",
  kind text collate "C",
  day text collate "C",
  subject text collate "C"
);

create function heading_of_entry(encoded bytea) returns entry_heading
language plpgsql immutable strict parallel safe as $$
declare
  said jsonb;
begin
  said := convert_from(substring(encoded from 2), 'UTF8')::jsonb;
  return row(
    left(coalesce(said ->> 'actor', ''), 200), left(coalesce(said ->> 'kind', ''), 200),
    left(coalesce(said ->> 'day', ''), 200), left(coalesce(said ->> 'subject', ''), 200));
exception when data_exception or program_limit_exceeded then
  return row(''::text, ''::text, ''::text, ''::text);
end $$;

alter table log_entry add column heading entry_heading generated always as (heading_of_entry(encoded)) stored;

create index entries_by_day on log_entry (((heading).day), index);
create index entries_by_actor on log_entry (((heading).actor), ((heading).day), index);
create index entries_by_kind on log_entry (((heading).kind), ((heading).day), index);
create index entries_by_actor_and_kind on log_entry (((heading).actor), ((heading).kind), ((heading).day), index);
create index entries_by_subject on log_entry (((heading).subject), ((heading).kind), index);
