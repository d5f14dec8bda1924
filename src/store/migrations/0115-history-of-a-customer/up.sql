create index contacts_of_a_customer on contact_decision using hash (customer);
create index documents_of_a_customer on document (customer, uploaded_at);
create index items_of_a_customer on work_item (customer, opened_at) where customer <> '';
create index items_of_an_account on work_item (account, opened_at) where account <> '';
create index redecisions_of_an_account on redecided_account (account);
