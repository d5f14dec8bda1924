grant select on contact_decision to reprieve_branch;
alter table contact_decision enable row level security;
create policy a_branch_sees_its_own_contacts on contact_decision for select to reprieve_branch
  using (region_is_visible(region));
create policy the_program_sees_all_contacts on contact_decision to public
  using (current_user <> 'reprieve_branch') with check (current_user <> 'reprieve_branch');
