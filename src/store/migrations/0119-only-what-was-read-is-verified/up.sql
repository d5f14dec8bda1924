create index readings_of_a_document on customer_view (document, person) where act = 'document';

create function refuse_verifying_unread() returns trigger language plpgsql as $$
declare
  unread text;
begin
  select d.id into unread from document as d
    where d.circumstance = new.circumstance and d.deleted_at is null and not exists (
      select from customer_view as look
      where look.act = 'document' and look.document = d.id and look.person = new.person)
    order by d.uploaded_at, d.id limit 1;
  if unread is not null then
    raise exception '% has not looked at document % of circumstance %', new.person, unread, new.circumstance
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger only_what_was_read_is_verified before insert on circumstance_event
  for each row when (new.act = 'verify') execute function refuse_verifying_unread();
