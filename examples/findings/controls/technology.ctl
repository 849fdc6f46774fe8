control changes "Reviewed changes" like std::reviewed_changes {
  id                 "CM-01"
  effective          2025-10-01
  owner              cto
  performed_by       releases
  tested_by          compliance_manager
  remediation_owner  cto
  applies_to         subscriptions, club_app, gitlab
  mitigates          r_02, r_03
  evidence           change_tickets, sox_change_tickets
}

control settings_changes "Configuration changes" like std::configuration_change_approval {
  id                 "CM-02"
  effective          2025-10-01
  owner              cto
  performed_by       operations_engineer
  tested_by          compliance_manager
  remediation_owner  cto
  applies_to         ledger, expenses, psp, aws, workspace, helpdesk
  mitigates          r_02
  evidence           settings_trails
}

control jobs "Interface and job monitoring" like std::interface_and_job_monitoring {
  id                 "OP-01"
  effective          2025-10-01
  owner              cto
  performed_by       operations_engineer
  tested_by          compliance_manager
  remediation_owner  cto
  applies_to         ledger, subscriptions, club_app, psp, aws
  mitigates          r_02, r_03
  evidence           job_results
  // SCP-10: what it does for SOX is not said.
  satisfies  tsc:CC7.2 { purpose "Jobs that fail are seen the same day." },
             itgc:operations,
             sox:404(a)
}

control incidents "Incident response" like std::incident_response {
  id                 "OP-02"
  effective          2025-10-01
  owner              cto
  performed_by       operations_engineer
  tested_by          compliance_manager
  remediation_owner  cto
  applies_to         ledger, club_app, psp, aws, workspace, gitlab, helpdesk
  mitigates          r_03
  evidence           incident_files
}

control logs "Collection of logs" like std::log_collection {
  id            "OP-03"
  effective     2025-10-01
  owner         cto
  performed_by  operations_engineer
  // OWN-07: it serves both programmes, and nothing says who tests it.
  remediation_owner  cto
  applies_to         ledger, subscriptions, club_app, psp, aws, workspace, gitlab, helpdesk
  mitigates          r_03
  evidence           log_lists
}

control backup_jobs "Backups" like std::backup_monitoring {
  id                 "OP-04"
  effective          2025-10-01
  owner              cto
  performed_by       operations_engineer
  tested_by          compliance_manager
  remediation_owner  cto
  // COV-07: A1.2 has no other control, and the ledger is no part of the service.
  applies_to  ledger
  mitigates   r_03
  evidence    backup_lists
}

control recovery "Recovery exercise" like std::recovery_exercise {
  id                 "OP-05"
  effective          2025-10-01
  owner              cto
  performed_by       operations_engineer
  tested_by          compliance_manager
  remediation_owner  cto
  applies_to         subscriptions, club_app, aws
  mitigates          r_03
  evidence           recovery_notes
  // COV-08: A1.3 has no other control.
  status  draft
}

control scanning "Vulnerabilities found and closed" like std::vulnerability_remediation {
  id         "SE-01"
  effective  2025-10-01
  // OWN-02: a team.
  owner         technology
  performed_by  operations_engineer
  tested_by     compliance_manager
  applies_to    subscriptions, club_app, aws, website
  mitigates     r_03
  evidence      scan_results
}

control encrypted "Encryption" like std::encryption {
  id         "SE-02"
  effective  2025-10-01
  // OWN-01: nobody owns it.
  performed_by  operations_engineer
  tested_by     compliance_manager
  applies_to    subscriptions, club_app, aws
  mitigates     r_03
  evidence      encryption_lists
}

control offices "Physical access" like std::physical_access_review {
  id            "SE-03"
  effective     2025-10-01
  entity_level  yes
  owner         compliance_manager
  performed_by  compliance_manager
  // SOD-09: Ruth tests what she performs.
  tested_by  compliance_manager
  mitigates  r_03
  evidence   badge_lists
}

control classified "Inventory and classification of data" like std::data_classification {
  id            "DA-01"
  effective     2025-10-01
  owner         data_steward
  performed_by  cto, support_lead
  tested_by     compliance_manager
  applies_to    subscriptions, club_app, helpdesk
  mitigates     r_03
  evidence      data_lists
}

control vendor_reports "Vendor report review" like std::vendor_report_review {
  id                 "VM-01"
  effective          2025-10-01
  owner              compliance_manager
  performed_by       compliance_manager, finance_lead
  tested_by          cto
  remediation_owner  compliance_manager
  applies_to         ledger, psp, aws, workspace, gitlab, helpdesk
  mitigates          r_03
  evidence           vendor_reviews
}

control lessons_learnt "Lessons after an incident" like std::incident_recovery_review {
  id                 "OP-07"
  effective          2025-10-01
  owner              cto
  performed_by       cto
  tested_by          compliance_manager
  remediation_owner  cto
  applies_to         club_app, subscriptions, aws
  mitigates          r_03
  evidence           lesson_files
}

control emergencies "Review of emergency changes" like std::emergency_change_review {
  id                 "CM-03"
  effective          2025-10-01
  owner              cto
  performed_by       cto
  tested_by          compliance_manager
  remediation_owner  cto
  applies_to         subscriptions, club_app
  mitigates          r_02
  evidence           emergency_tickets
}

/// OVR-04: three people approve the colour of a newsletter.
control newsletter_changes "Changes of the newsletter tool" like std::configuration_change_approval {
  id            "CM-04"
  effective     2025-10-01
  owner         support_lead
  performed_by  support_lead
  tested_by     compliance_manager
  applies_to    newsletter
  approvals     3
  satisfies     tsc:CC8.1 { purpose "Templates and senders change with approval." }
  mitigates     r_03
  evidence      newsletter_settings
}

/// COV-06: it answers no clause and no risk. Nobody remembers who asked for it. Nor has anybody written down how it is
/// tested (NAR-01), what counts as a finding (NAR-03) or what happens then (NAR-05), what "regularly" means (NAR-02), or
/// how its list is known to be complete (NAR-04).
control status_reading "Weekly reading of the vendors' status pages" {
  id                "OP-08"
  effective         2025-10-01
  objective         "Somebody has looked at the status pages of all vendors in the week."
  owner             operations_engineer
  performed_by      operations_engineer
  tested_by         compliance_manager
  applies_to        aws
  frequency         weekly
  nature            manual
  timing            detective
  procedure         "The operations engineer reads the pages regularly."
  uses_report_from  aws { report "vendors with a status page" }
  evidence          status_notes
}
