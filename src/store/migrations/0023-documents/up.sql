create table document (
  id text not null,
  customer text not null,
  region text not null,
  kind text not null,
  type text not null,
  bytes integer not null,
  sha256 text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  consent_version text not null,
  consent_how text not null,
  delete_due_day date not null,
  circumstance text,
  deleted_at timestamptz,
  deleted_because text,
  constraint document_is_known_by_one_id primary key (id),
  constraint id_is_letters_and_digits check (id ~ '^[A-Za-z0-9]{1,40}$'),
  constraint customer_is_short_and_plain check (customer ~ '^[A-Za-z0-9._-]{1,40}$'),
  constraint region_is_a_county_or_not_known check (region ~ '^(\d{6})?$'),
  constraint kind_of_document_is_known check (kind in ('hospital_letter', 'quarantine_notice', 'work_certificate',
    'income_proof', 'hardship_proof', 'marriage_certificate', 'other')),
  constraint type_of_document_is_taken check (type in ('image/jpeg', 'image/png', 'application/pdf')),
  constraint a_document_holds_something check (bytes > 0),
  constraint hash_is_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint consent_is_of_a_version check (consent_version ~ '^[A-Za-z0-9.-]{1,20}$'),
  constraint consent_was_taken_somehow check (consent_how in ('paper', 'screen', 'recorded_call')),
  constraint a_deletion_says_when_and_why check ((deleted_at is null) = (deleted_because is null)),
  constraint deleted_for_a_known_reason check (deleted_because in ('due', 'consent_withdrawn', 'never_sent')),
  constraint uploader_is_a_person foreign key (uploaded_by) references person (id),
  constraint document_proves_a_circumstance foreign key (circumstance) references circumstance (id)
);

create unique index a_document_of_a_customer_is_kept_once on document (customer, sha256) where deleted_at is null;
create index documents_of_a_circumstance on document (circumstance);
create index documents_to_delete on document (delete_due_day) where deleted_at is null;
create index documents_of_the_same_content on document (sha256);

create function refuse_rewritten_document() returns trigger language plpgsql as $$
begin
  if old.deleted_at is not null
    or (old.circumstance is not null and new.circumstance is distinct from old.circumstance)
    or (to_jsonb(new) - 'circumstance' - 'deleted_at' - 'deleted_because')
      <> (to_jsonb(old) - 'circumstance' - 'deleted_at' - 'deleted_because')
  then
    raise exception 'a document is bound once and deleted once, and otherwise never changed'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create function refuse_decision_by_uploader() returns trigger language plpgsql as $$
begin
  if new.act in ('accept', 'verify', 'reject')
    and exists (select from document where circumstance = new.circumstance and uploaded_by = new.person)
  then
    raise exception '% brought a document of circumstance % and does not decide about it', new.person, new.circumstance
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger a_document_is_bound_and_deleted_once before update on document
  for each row execute function refuse_rewritten_document();
create trigger the_row_of_a_document_stays before delete on document
  for each row execute function refuse_change();
create trigger documents_are_never_emptied before truncate on document
  for each statement execute function refuse_change();
create trigger nobody_decides_about_their_own_document before insert on circumstance_event
  for each row execute function refuse_decision_by_uploader();

grant select on document to reprieve_branch;
alter table document enable row level security;
create policy a_branch_sees_documents_of_its_own_customers on document for select to reprieve_branch
  using (region_is_visible(region));
create policy the_program_sees_all_documents on document to public
  using (current_user <> 'reprieve_branch') with check (current_user <> 'reprieve_branch');

alter table customer_view
  add column document text,
  drop constraint act_is_known,
  drop constraint only_unmasking_has_a_purpose,
  drop constraint purpose_is_known,
  add constraint act_is_known check (act in ('find', 'read', 'unmask', 'document')),
  add constraint only_a_document_is_named check ((act = 'document') = (document is not null)),
  add constraint viewed_document_is_a_document foreign key (document) references document (id),
  add constraint only_unmasking_and_documents_have_a_purpose
    check ((act in ('unmask', 'document')) = (purpose is not null) and (act = 'unmask') = (reason is not null)),
  add constraint purpose_is_known check (purpose in ('verify_identity', 'contact_customer', 'assess_relief',
    'handle_complaint', 'correct_record', 'review_evidence', 'check_before_sending'));
