create index requests_by_age on request (at);

create function refuse_deletion_of_open_job() returns trigger language plpgsql as $$
begin
  if old.state in ('waiting', 'running') then
    raise exception 'job % has not ended and is not deleted', old.id using errcode = 'integrity_constraint_violation';
  end if;
  return old;
end $$;

drop trigger a_job_is_never_deleted on job;
create trigger a_job_is_deleted_only_after_its_end before delete on job
  for each row execute function refuse_deletion_of_open_job();
