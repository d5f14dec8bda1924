create table name_list (
  number bigint generated always as identity,
  id text not null,
  digest text not null,
  sealed bytea not null,
  file_name text not null,
  encoding text not null,
  institution text not null,
  sender text not null,
  control_total integer,
  place text not null,
  imported_by text not null,
  imported_at timestamptz not null,
  constraint list_is_known_by_one_id primary key (id),
  constraint list_and_importer_belong_together unique (id, imported_by),
  constraint list_and_place_belong_together unique (id, place),
  constraint id_is_short_and_plain check (id ~ '^[A-Za-z0-9._-]{1,80}$'),
  constraint digest_is_sha256 check (digest ~ '^[0-9a-f]{64}$'),
  constraint institution_is_named check (btrim(institution) <> ''),
  constraint sender_is_known check (sender in ('hospital', 'authority', 'employer')),
  constraint control_total_is_a_count check (control_total >= 0),
  constraint place_is_a_prefix check (place ~ '^(\d\d){0,3}$'),
  constraint importer_is_a_person foreign key (imported_by) references person (id)
);

create index lists_by_number on name_list (number desc);
create index lists_by_digest on name_list (digest, institution);

create table name_list_line (
  list text not null,
  place text not null,
  line integer not null,
  outcome text not null,
  mistakes text[] not null,
  name_masked text,
  id_masked text,
  category text,
  first_day date,
  last_day date,
  customer text,
  region text not null,
  person_hash bytea,
  earlier_list text,
  earlier_line integer,
  constraint line_stands_once primary key (list, line),
  constraint line_belongs_to_a_list foreign key (list, place) references name_list (id, place),
  constraint lines_count_from_one check (line >= 1),
  constraint outcome_is_known check (outcome in ('matched', 'name_differs', 'not_customer', 'malformed', 'duplicate')),
  constraint a_malformed_line_says_what_is_wrong check ((outcome = 'malformed') = (cardinality(mistakes) > 0)),
  constraint only_a_line_that_was_read_names_somebody check ((outcome = 'malformed') = (person_hash is null)),
  constraint customers_are_found_by_their_number
    check ((outcome in ('matched', 'name_differs')) = (customer is not null)),
  constraint region_is_that_of_the_customer check ((customer is null) = (region = '')),
  constraint region_is_a_county_or_not_known check (region ~ '^(\d{6})?$'),
  constraint hash_is_short check (octet_length(person_hash) = 16),
  constraint only_a_duplicate_says_where check ((outcome = 'duplicate') = (earlier_line is not null)),
  constraint last_day_is_not_before_first check (last_day >= first_day)
);

create index lines_by_person on name_list_line (person_hash) where person_hash is not null;
create index lines_by_outcome on name_list_line (list, outcome, line);

create table name_list_decision (
  list text not null,
  imported_by text not null,
  decision text not null,
  person text not null,
  reason text,
  at timestamptz not null,
  constraint a_list_is_decided_once primary key (list),
  constraint decision_is_about_a_list_and_its_importer
    foreign key (list, imported_by) references name_list (id, imported_by),
  constraint nobody_checks_their_own_list check (person <> imported_by),
  constraint decision_is_approved_or_sent_back check (decision in ('approved', 'sent_back')),
  constraint a_list_is_sent_back_with_a_reason check (decision <> 'sent_back' or btrim(coalesce(reason, '')) <> ''),
  constraint checker_is_a_person foreign key (person) references person (id)
);

create table name_list_ruling (
  list text not null,
  line integer not null,
  imported_by text not null,
  ruling text not null,
  person text not null,
  reason text not null,
  at timestamptz not null,
  constraint a_line_is_ruled_once primary key (list, line),
  constraint ruling_is_about_a_line foreign key (list, line) references name_list_line (list, line),
  constraint ruling_knows_the_importer foreign key (list, imported_by) references name_list (id, imported_by),
  constraint nobody_rules_on_their_own_list check (person <> imported_by),
  constraint ruling_is_same_or_other check (ruling in ('same_person', 'another_person')),
  constraint reason_is_given check (btrim(reason) <> ''),
  constraint ruler_is_a_person foreign key (person) references person (id)
);

create table name_list_answer (
  list text not null,
  line integer not null,
  circumstance text not null,
  answer text not null,
  way text not null,
  person text not null,
  at timestamptz not null,
  constraint a_customer_answers_once primary key (list, line),
  constraint answer_is_about_a_line foreign key (list, line) references name_list_line (list, line),
  constraint answer_is_known check (answer in ('confirmed', 'declined')),
  constraint way_is_known check (way in ('counter', 'hotline', 'manager')),
  constraint recorder_is_a_person foreign key (person) references person (id)
);

create function refuse_ruling_without_doubt() returns trigger language plpgsql as $$
begin
  if (select outcome from name_list_line where list = new.list and line = new.line) <> 'name_differs' then
    raise exception 'line % of % holds no name that differs', new.line, new.list
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger only_a_name_that_differs_is_ruled_on before insert on name_list_ruling
  for each row execute function refuse_ruling_without_doubt();

do $$
declare
  kept text;
begin
  foreach kept in array array['name_list', 'name_list_line', 'name_list_decision', 'name_list_ruling',
    'name_list_answer']
  loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()',
      kept || '_never_changes', kept);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()',
      kept || '_is_never_emptied', kept);
  end loop;
end $$;

create function place_is_covered(place text) returns boolean language sql stable parallel safe as $$
  select exists (
    select from unnest(nullif(current_setting('app.region_prefix', true), '')::text[]) as prefix
    where starts_with(place, prefix))
$$;

create function place_is_near(place text) returns boolean language sql stable parallel safe as $$
  select exists (
    select from unnest(nullif(current_setting('app.region_prefix', true), '')::text[]) as prefix
    where starts_with(place, prefix) or starts_with(prefix, place))
$$;

grant select (number, id, digest, file_name, encoding, institution, sender, control_total, place, imported_by,
  imported_at) on name_list to reprieve_branch;
grant select on name_list_line, name_list_decision, name_list_ruling, name_list_answer to reprieve_branch;

alter table name_list enable row level security;
create policy a_branch_sees_lists_that_reach_into_its_regions on name_list for select to reprieve_branch
  using (place_is_near(place));
alter table name_list_line enable row level security;
create policy a_branch_sees_lines_of_its_own_customers on name_list_line for select to reprieve_branch
  using (case when region = '' then place_is_covered(place) else region_is_visible(region) end);
alter table name_list_decision enable row level security;
create policy a_branch_sees_decisions_about_its_lists on name_list_decision for select to reprieve_branch
  using (exists (select from name_list where name_list.id = list));
alter table name_list_ruling enable row level security;
create policy a_branch_sees_rulings_on_its_lines on name_list_ruling for select to reprieve_branch
  using (exists (select from name_list_line as ruled where ruled.list = name_list_ruling.list
    and ruled.line = name_list_ruling.line));
alter table name_list_answer enable row level security;
create policy a_branch_sees_answers_of_its_customers on name_list_answer for select to reprieve_branch
  using (exists (select from name_list_line as answered where answered.list = name_list_answer.list
    and answered.line = name_list_answer.line));

do $$
declare
  kept text;
begin
  foreach kept in array array['name_list', 'name_list_line', 'name_list_decision', 'name_list_ruling',
    'name_list_answer']
  loop
    execute format('create policy %I on %I to public using (current_user <> ''reprieve_branch'')
      with check (current_user <> ''reprieve_branch'')', 'the_program_sees_every_' || kept, kept);
  end loop;
end $$;
