create table work_item (
  id bigint generated always as identity,
  plan text not null,
  account text not null,
  code text not null,
  target text not null,
  amount_minor bigint,
  owner text,
  state text not null default 'open',
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  outcome text,
  constraint work_item_is_known_by_one_id primary key (id),
  constraint work_item_comes_from_a_plan foreign key (plan) references plan (id),
  constraint owner_is_a_person foreign key (owner) references person (id),
  constraint closer_is_a_person foreign key (closed_by) references person (id),
  constraint state_is_open_or_done check (state in ('open', 'done')),
  constraint a_done_item_says_who_when_and_how
    check ((state = 'done') = (closed_at is not null and closed_by is not null and btrim(outcome) <> ''))
);

create unique index one_matter_is_open_once on work_item (account, code, target) where state = 'open';
create index open_items_by_age on work_item (opened_at, id) where state = 'open';
create index matters_of_a_plan on work_item (plan, account, code, target);
