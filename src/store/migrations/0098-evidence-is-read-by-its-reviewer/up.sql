alter table customer_view
  drop constraint act_is_known,
  add constraint act_is_known check (act in ('find', 'read', 'circumstance', 'unmask', 'document', 'letter'));

create function refuse_reading_out_of_turn() returns trigger language plpgsql as $$
declare
  taken_by text;
  waits boolean;
begin
  select w.owner, true into taken_by, waits
    from document as d join work_item as w on w.circumstance = d.circumstance
    where d.id = new.document and w.code = 'evidence_unverified' and w.state = 'open';
  if new.purpose = 'review_evidence' and taken_by is distinct from new.person then
    raise exception '% has not taken the work item that document % waits in', new.person, new.document
      using errcode = 'integrity_constraint_violation';
  end if;
  if new.purpose = 'check_before_sending' and not exists (
    select from document where id = new.document and circumstance is null and uploaded_by = new.person)
  then
    raise exception '% did not bring document %, or it was sent', new.person, new.document
      using errcode = 'integrity_constraint_violation';
  end if;
  if new.purpose not in ('review_evidence', 'check_before_sending')
    and (waits or exists (select from document where id = new.document and circumstance is null))
  then
    raise exception 'document % is read for other purposes once it was reviewed', new.document
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger a_document_is_read_in_turn before insert on customer_view
  for each row when (new.act = 'document') execute function refuse_reading_out_of_turn();
