alter table contact_outcome
  add column number bigint generated always as identity,
  add constraint a_report_is_known_by_one_number unique (number);
