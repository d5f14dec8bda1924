create or replace function refuse_rewritten_notice() returns trigger language plpgsql as $$
declare
  steps constant text[] := array['waiting', 'unknown', 'sent', 'delivered', 'failed'];
  passing constant text[] := array['status', 'asked_at', 'sent_at', 'settled_at', 'failure'];
  is_late constant boolean := old.failure = 'no_report' and new.failure is distinct from 'no_report'
    and new.status in ('delivered', 'failed');
begin
  if (to_jsonb(new) - passing) <> (to_jsonb(old) - passing)
    or is_late is not true and (old.status in ('delivered', 'failed')
      or array_position(steps, new.status) < array_position(steps, old.status))
  then
    raise exception 'notice % says what it said, and does not become % again', old.id, new.status
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
