create table job (
  id text not null,
  kind text not null,
  input jsonb not null,
  person text not null,
  state text not null default 'waiting',
  done bigint not null default 0,
  total bigint not null default 0,
  result jsonb,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  constraint job_is_known_by_one_id primary key (id),
  constraint id_is_short_and_plain check (id ~ '^[A-Za-z0-9._-]{1,80}$'),
  constraint kind_of_job_is_known check (kind in ('draft', 'apply', 'verify', 'simulate', 'undo')),
  constraint state_of_job_is_known check (state in ('waiting', 'running', 'done', 'refused', 'failed')),
  constraint an_ended_job_says_how_and_when
    check ((state in ('done', 'refused', 'failed')) = (finished_at is not null and result is not null)),
  constraint progress_is_counted check (done >= 0 and total >= 0 and done <= total),
  constraint job_is_asked_for_by_a_person foreign key (person) references person (id)
);

create index jobs_to_do on job (created_at, id) where state in ('waiting', 'running');
create index jobs_by_age on job (created_at desc, id);

create function refuse_change_of_ended_job() returns trigger language plpgsql as $$
begin
  if old.state in ('done', 'refused', 'failed') then
    raise exception 'job % has ended and never changes', old.id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger an_ended_job_never_changes before update on job
  for each row execute function refuse_change_of_ended_job();
create trigger a_job_is_never_deleted before delete on job for each row execute function refuse_change();
