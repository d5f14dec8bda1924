alter table notice
  add column bank text,
  add constraint bank_that_told_is_a_rule_on_record foreign key (bank) references house_rule_change (id),
  add constraint only_the_first_template_names_its_bank check ((template = 1) = (bank is null));

alter table document
  add column consent_bank text,
  add constraint bank_consented_to_is_a_rule_on_record foreign key (consent_bank) references house_rule_change (id),
  add constraint only_the_first_consent_names_its_bank check ((consent_version = '2020-1') = (consent_bank is null));

grant select (id, content) on house_rule_change to reprieve_branch;
