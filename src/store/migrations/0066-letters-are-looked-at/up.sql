alter table customer_view
  add column redecision text,
  drop constraint act_is_known,
  add constraint act_is_known check (act in ('find', 'read', 'unmask', 'document', 'letter')),
  add constraint only_a_letter_names_a_redecision check ((act = 'letter') = (redecision is not null)),
  add constraint letter_is_of_a_redecision foreign key (redecision) references redecision (id);
