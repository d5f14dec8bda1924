alter table redecided_account
  add column charges jsonb,
  add constraint charges_are_a_list check (jsonb_typeof(charges) = 'array'),
  add constraint charges_are_of_an_answer check (charges is null or answer is not null);
