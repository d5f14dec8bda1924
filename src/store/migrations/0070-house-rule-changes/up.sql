create table house_rule_change (
  number bigint generated always as identity,
  id text not null,
  rule text not null,
  origin text not null,
  before jsonb,
  content jsonb,
  digest text,
  taken_from text,
  proposed_by text,
  proposer text not null generated always as (coalesce(proposed_by, '')) stored,
  reason text,
  from_day date,
  proposed_at timestamptz not null,
  constraint house_rule_change_is_known_by_one_id primary key (id),
  constraint house_rule_changes_have_an_order unique (number),
  constraint a_change_has_one_proposer unique (id, origin, proposer),
  constraint a_change_has_one_day unique (id, from_day),
  constraint id_is_short_and_plain check (id ~ '^[A-Za-z0-9._-]{1,80}$'),
  constraint rule_has_a_group_and_a_name check (rule ~ '^[A-Za-z]{1,40}\.[A-Za-z0-9_-]{1,40}$'),
  constraint origin_is_known check (origin in ('set_up', 'file', 'person')),
  constraint a_file_is_named_by_its_hash
    check ((origin <> 'person') = (digest is not null) and digest ~ '^[0-9a-f]{64}$'),
  constraint a_person_says_why_and_from_when check ((origin = 'person') = (proposed_by is not null)
    and (origin = 'person') = (reason is not null) and (origin = 'person') = (from_day is not null)
    and btrim(reason) <> ''),
  constraint only_a_person_stands_for_a_file check (taken_from is null or origin = 'person'),
  constraint stood_for_is_a_change foreign key (taken_from) references house_rule_change (id),
  constraint a_change_is_stood_for_once unique (taken_from),
  constraint a_set_up_says_a_rule check (origin <> 'set_up' or (before is null and content is not null)),
  constraint a_person_changes_something check (origin <> 'person' or before is distinct from content),
  constraint no_rule_is_dated_back check (from_day >= (proposed_at at time zone 'Asia/Shanghai')::date),
  constraint no_rule_is_looser_than_its_law check (
    content -> 'value' <= coalesce(content -> 'atMost', content -> 'value')
    and content -> 'value' >= coalesce(content -> 'atLeast', content -> 'value')),
  constraint proposer_is_a_person foreign key (proposed_by) references person (id)
);

create unique index a_rule_is_set_up_once on house_rule_change (rule) where origin = 'set_up';

create trigger a_house_rule_change_never_changes before update or delete on house_rule_change
  for each row execute function refuse_change();
create trigger house_rule_changes_are_never_emptied before truncate on house_rule_change
  for each statement execute function refuse_change();

create table house_rule_decision (
  number bigint generated always as identity,
  change text not null,
  origin text not null,
  proposer text not null,
  from_day date,
  answer text not null,
  person text not null,
  reason text,
  holds_from date,
  at timestamptz not null,
  constraint a_house_rule_change_is_decided_once primary key (change),
  constraint decided_is_a_change_and_its_proposer
    foreign key (change, origin, proposer) references house_rule_change (id, origin, proposer),
  constraint decided_is_a_change_and_its_day foreign key (change, from_day) references house_rule_change (id, from_day),
  constraint nobody_decides_their_own_rule check (person <> proposer),
  constraint answer_is_known check (answer in ('confirmed', 'sent_back')),
  constraint what_was_set_up_is_not_decided check (origin <> 'set_up'),
  constraint two_people_confirm check (answer <> 'confirmed' or (origin = 'person' and from_day is not null)),
  constraint a_no_says_why check (answer <> 'sent_back' or btrim(coalesce(reason, '')) <> ''),
  constraint what_is_confirmed_holds_from_its_day_and_not_before check (
    holds_from is not distinct from
      case answer when 'confirmed' then greatest(from_day, (at at time zone 'Asia/Shanghai')::date) end),
  constraint who_decides_is_a_person foreign key (person) references person (id)
);

create trigger a_house_rule_decision_never_changes before update or delete on house_rule_decision
  for each row execute function refuse_change();
create trigger house_rule_decisions_are_never_emptied before truncate on house_rule_decision
  for each statement execute function refuse_change();
