create table removed_folder (
  id text not null,
  what text not null,
  name text not null,
  book text,
  as_of date not null,
  bytes bigint not null,
  rule text not null,
  days integer not null,
  rules text not null,
  removed_by text not null,
  removed_at timestamptz not null,
  constraint removed_folder_is_known_by_one_id primary key (id),
  constraint what_was_removed_is_known check (what in ('book', 'extract', 'directory')),
  constraint only_an_extract_names_no_book check ((what = 'extract') = (book is null)),
  constraint room_is_counted check (bytes >= 0 and days >= 1)
);

create index removed_books on removed_folder (book, removed_at desc) where what = 'book';

create trigger a_removal_never_changes before update or delete on removed_folder
  for each row execute function refuse_change();
create trigger removals_are_never_emptied before truncate on removed_folder
  for each statement execute function refuse_change();
