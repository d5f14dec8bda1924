alter table role_assignment drop constraint assigned_role_is_known;
alter table role_assignment add constraint assigned_role_is_known check (role in (
  'programme_author', 'programme_approver', 'operations', 'outlet_clerk', 'outlet_manager', 'loan_officer',
  'call_centre_agent', 'consumer_protection', 'health_evidence_reviewer', 'auditor', 'administrator',
  'values_editor'));
