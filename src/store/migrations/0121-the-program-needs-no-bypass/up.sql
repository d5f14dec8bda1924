alter policy nobody_else_sees_what_an_outlet_missed on work_item
  using (current_user <> 'reprieve_branch'
    or acknowledgement is null or acknowledgement_is_visible(acknowledgement, due_rule));

alter policy only_who_decides_or_asked_sees_what_waits on work_item
  using (current_user <> 'reprieve_branch'
    or num_nonnulls(submission, rule_change, drafted_plan, name_list) = 0
    or second_person_matter_is_visible(code, asked_by));
