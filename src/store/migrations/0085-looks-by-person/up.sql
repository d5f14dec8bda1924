create index views_by_a_person on customer_view (person, id);
