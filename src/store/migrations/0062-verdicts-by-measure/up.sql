alter table plan_verdict
  add column done_by_measure jsonb not null default '{}',
  add constraint done_by_measure_are_counts_by_name check (jsonb_typeof(done_by_measure) = 'object');

create index decisions_about_circumstances on circumstance_event (circumstance) where act in ('verify', 'confirm');
create index unmaskings_by_time on customer_view (at) where act = 'unmask';
