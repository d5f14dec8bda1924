create table log_entry (
  index bigint not null,
  encoded bytea not null,
  leaf bytea not null,
  root_after bytea,
  constraint entry_has_one_place primary key (index),
  constraint places_count_from_zero check (index >= 0),
  constraint leaf_is_sha256 check (octet_length(leaf) = 32),
  constraint leaf_is_the_hash_of_the_entry check (leaf = sha256('\x00'::bytea || encoded)),
  constraint root_is_sha256 check (octet_length(root_after) = 32)
);

create table log_tip (
  one boolean not null default true,
  size bigint not null,
  peaks bytea not null,
  constraint there_is_one_tip primary key (one),
  constraint the_one_tip_is_true check (one),
  constraint size_is_a_count check (size >= 0),
  constraint peaks_are_hashes check (octet_length(peaks) % 32 = 0)
);

insert into log_tip (size, peaks) values (0, '');

create function refuse_gap_in_log() returns trigger language plpgsql as $$
declare
  next bigint := (select coalesce(max(index) + 1, 0) from log_entry);
begin
  if new.index <> next then
    raise exception 'the next entry of the log is %, not %', next, new.index
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create function refuse_shrinking_log() returns trigger language plpgsql as $$
begin
  if new.size < old.size then
    raise exception 'the log has % entries and cannot shrink to %', old.size, new.size
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger the_log_has_no_gap before insert on log_entry
  for each row execute function refuse_gap_in_log();
create trigger an_entry_never_changes before update or delete on log_entry
  for each row execute function refuse_change();
create trigger the_log_is_never_emptied before truncate on log_entry
  for each statement execute function refuse_change();
create trigger the_log_never_shrinks before update on log_tip
  for each row execute function refuse_shrinking_log();
create trigger the_tip_stays before delete on log_tip
  for each row execute function refuse_change();
create trigger the_tip_is_never_emptied before truncate on log_tip
  for each statement execute function refuse_change();

create view log_in_words as
  select index, content ->> 'day' as day, content ->> 'kind' as kind, content ->> 'actor' as actor,
    content ->> 'subject' as subject, content -> 'body' as body
  from log_entry, lateral (select convert_from(substr(encoded, 2), 'UTF8')::jsonb) as decoded (content);
