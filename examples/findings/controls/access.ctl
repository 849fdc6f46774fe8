control access_requests "Access request" like std::access_request {
  id                 "AC-01"
  effective          2025-10-01
  owner              cto
  performed_by       operations_engineer
  tested_by          compliance_manager
  remediation_owner  cto
  applies_to         ledger, expenses, subscriptions, club_app, psp, aws, workspace, gitlab,
                     helpdesk, newsletter
  mitigates          r_01
  evidence           access_tickets
}

control leavers "Leaver removal" like std::leaver_removal {
  id                 "AC-02"
  effective          2025-10-01
  owner              cto
  performed_by       operations_engineer
  tested_by          compliance_manager
  remediation_owner  cto
  applies_to         ledger, expenses, subscriptions, club_app, psp, aws, workspace, gitlab,
                     helpdesk
  mitigates          r_01
  evidence           leaver_lists
}

/// NAR-09: it is key for SOX, and no risk or account says which misstatement it prevents.
control quarterly_review "Quarterly access review" like std::periodic_access_review {
  id                 "AC-03"
  effective          2025-10-01
  key                yes
  owner              cto
  performed_by       finance_lead, cto
  tested_by          compliance_manager
  remediation_owner  cto
  applies_to         ledger, expenses, subscriptions, club_app, psp, aws, workspace, gitlab,
                     helpdesk
  mitigates          r_01
  evidence           review_packages
}

control sign_on "Single sign-on" like std::single_sign_on_mfa {
  id                 "AC-04"
  effective          2025-10-01
  owner              cto
  performed_by       operations_engineer
  tested_by          compliance_manager
  remediation_owner  cto
  applies_to         ledger, subscriptions, club_app, psp, aws, workspace, gitlab, helpdesk
  mitigates          r_01, r_03
  evidence           sign_on_settings
}

control duties_apart "Separation of duties review" like std::segregation_of_duties {
  id                 "SD-01"
  effective          2025-10-01
  owner              compliance_manager
  performed_by       compliance_manager
  tested_by          finance_lead
  remediation_owner  cto
  applies_to         ledger, expenses, subscriptions, club_app, aws, workspace, gitlab
  mitigates          r_01, r_04
  evidence           duty_lists
}

/// OVR-06: AC-04 under its old name, still in force.
control old_sign_on "Second factor for everybody" like std::single_sign_on_mfa {
  id                 "AC-05"
  effective          2025-10-01
  owner              cto
  performed_by       operations_engineer
  tested_by          compliance_manager
  remediation_owner  cto
  applies_to         ledger, subscriptions, club_app, psp, aws, workspace, gitlab, helpdesk
  mitigates          r_01
  evidence           sign_on_settings
}

/// OVR-01: mapped to SOX by the template, and the helpdesk reaches no figure. SOD-05: Iris has access there, and nobody
/// else looks at it.
control helpdesk_review "Access review of the helpdesk" like std::periodic_access_review {
  id                 "AC-06"
  effective          2025-10-01
  owner              support_lead
  performed_by       support_lead
  tested_by          compliance_manager
  remediation_owner  support_lead
  applies_to         helpdesk
  frequency          annual
  mitigates          r_01
  evidence           helpdesk_accounts
}

/// SOD-06: the log is in AWS, where Omar, whose activity it shows, can change it.
control admin_activity "Review of administrators' activity" like std::privileged_activity_review {
  id                 "AC-07"
  effective          2025-10-01
  owner              compliance_manager
  performed_by       compliance_manager
  tested_by          finance_lead
  remediation_owner  cto
  applies_to         aws
  uses_report_from aws {
    report       "Trail of administrators"
    revalidated  yes
    proven_by    "Row count."
  }
  mitigates  r_01
  evidence   admin_logs
}

/// SOD-11: the bookkeeper reads what the bookkeeper did.
control entry_review "Review of the bookkeeper's entries" like std::privileged_activity_review {
  id                 "AC-08"
  effective          2025-10-01
  owner              finance_lead
  performed_by       bookkeeper
  tested_by          compliance_manager
  remediation_owner  finance_lead
  applies_to         ledger
  mitigates          r_01, r_02
  compensates R2R1 {
    people   bookkeeper
    on       record_to_report
    log_in   log_archive
    expires  2026-12-31
  }
  evidence  entry_logs
}

control rule_review "Review of the pipeline's rules" like std::pipeline_rule_review {
  id                 "AC-09"
  effective          2025-10-01
  owner              compliance_manager
  performed_by       compliance_manager
  tested_by          finance_lead
  remediation_owner  cto
  applies_to         gitlab
  mitigates          r_02
  evidence           rule_logs
}

/// OVR-07: done, shown and written down well enough for SOX, and mapped to SOC 2 only.
control administrators "Review of administrators" like std::privileged_access_review {
  id            "AC-10"
  effective     2025-10-01
  owner         cto
  performed_by  compliance_manager
  tested_by     finance_lead
  applies_to    aws, workspace
  satisfies tsc:CC6.3 {
    purpose  "Whether the right may stand at all is asked, administrator by administrator."
  }
  mitigates  r_01
  evidence   administrator_lists
}
