alter table redecision
  alter column code drop not null,
  add column refused_under integer,
  add column rows integer[],
  add column appeal_days integer,
  add column answer_days integer,
  add constraint a_refusal_or_rows_are_named check (code is not null or rows is not null),
  add constraint rows_are_of_one_version check (rows is null or refused_under is not null),
  add constraint some_rows_are_named check (cardinality(rows) > 0 and 0 < all (rows)),
  add constraint refused_before_it_was_corrected check (refused_under < version),
  add constraint refused_under_a_published_version
    foreign key (programme, refused_under) references programme_version (programme, version),
  add constraint both_limits_of_an_appeal_are_known
    check ((appeal_days is null) = (answer_days is null) and appeal_days > 0 and answer_days > 0);

alter table redecided_account
  add column code text,
  add column rows_then integer[] not null default '{}',
  add column rows_now integer[] not null default '{}';
