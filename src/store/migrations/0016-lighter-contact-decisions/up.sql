alter table contact_decision
  drop constraint id_is_short_and_plain,
  add constraint id_is_short check (octet_length(id) between 1 and 80);
