create table contact_decision (
  id text not null,
  at timestamptz not null,
  day date not null,
  account text not null,
  customer text not null,
  region text not null,
  channel text not null,
  type text not null,
  relation text not null,
  allowed boolean not null,
  code text not null,
  until_at timestamptz,
  call_of_day integer,
  book text not null,
  programme text not null,
  version integer not null,
  asked_by text not null,
  constraint contact_decision_is_known_by_one_id primary key (id),
  constraint id_is_short_and_plain check (id ~ '^[A-Za-z0-9._-]{1,80}$'),
  constraint type_is_known check (type in ('service', 'marketing', 'collection')),
  constraint relation_is_known check (relation in ('debtor', 'relative', 'other')),
  constraint channel_is_known check (channel in ('agent', 'auto_voice', 'manager')),
  constraint allowed_has_the_code_allowed check (allowed = (code = 'allowed')),
  constraint calls_of_a_day_count_from_one check (call_of_day >= 1),
  constraint only_an_allowed_collection_call_is_counted
    check ((call_of_day is not null) = (allowed and type = 'collection'))
);

create unique index a_call_of_a_day_is_given_once on contact_decision (customer, day, call_of_day)
  where call_of_day is not null;

create table contact_outcome (
  decision text not null,
  connected boolean not null,
  reported_by text not null,
  at timestamptz not null,
  constraint an_outcome_is_reported_once primary key (decision),
  constraint outcome_is_of_a_decision foreign key (decision) references contact_decision (id)
);

create trigger a_contact_decision_never_changes before update or delete on contact_decision
  for each row execute function refuse_change();
create trigger contact_decisions_are_never_emptied before truncate on contact_decision
  for each statement execute function refuse_change();
create trigger a_contact_outcome_never_changes before update or delete on contact_outcome
  for each row execute function refuse_change();
create trigger contact_outcomes_are_never_emptied before truncate on contact_outcome
  for each statement execute function refuse_change();
