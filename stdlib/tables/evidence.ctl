// Kinds of artefact, and what an auditor expects to find in each. Whatever its kind, an artefact answers three
// questions: what changed (or what was looked at), who approved, and what happened after. The attributes say which
// question they answer; every kind below asks for at least one attribute of each question.

// ---- common to many kinds ----

attribute population "the population: where the list comes from" { answers what_changed }
attribute parameters "the parameters of the report or query" { answers what_changed }
attribute row_count "the number of items, agreed to the source"
attribute as_of_date "the date as of which it was drawn"
attribute requester "the requester"
attribute preparer "the preparer"
attribute approver "the approver, and when" { answers who_approved }
attribute approver_role "the role by which the approver may approve" { answers who_approved }
attribute reviewer "the reviewer, and when" { answers who_approved }
attribute follow_up "what was done about each item, and when" { answers what_happened }
attribute outcome "the outcome" { answers what_happened }

// ---- changes ----

attribute requested_change "the requested change" { answers what_changed; chain yes }
attribute test_result "the test result, and the tester"
attribute pull_request_link "the link to the pull request" { answers what_changed; chain yes }

attribute deployment "the deployment: its id, who deployed, and when" {
  answers  what_happened
  chain    yes
}

attribute rollback_plan "the way back"
attribute checks "the checks of the pipeline, and their results"
attribute author "the author"
attribute merged_by "who merged, and when"
attribute branch_rules "the state of the branch rules at the merge"
attribute artifact_hash "the hash of what was built"

evidence_type change_ticket "change ticket" {
  needs   requested_change, requester, approver, approver_role, test_result, pull_request_link,
          deployment, rollback_plan, checks, outcome
  change  yes
}

evidence_type pull_request "pull request" {
  needs   requested_change, author, reviewer, merged_by, branch_rules, checks, deployment
  change  yes
}

evidence_type cicd_run "pipeline run" {
  needs   pull_request_link, reviewer, merged_by, branch_rules, checks, artifact_hash, deployment
  change  yes
}

// ---- access ----

attribute decisions "the decision on each account, and when" { answers who_approved }
attribute privileged_flag "which accounts are privileged"
attribute second_export "the export that shows each removal took effect" { answers what_happened }
attribute requested_access "the access requested: system, role, reason" { answers what_changed }
attribute provisioning "who set the access up, and when" { answers what_happened }
attribute departure "who leaves, and their last day" { answers what_changed }
attribute accounts_closed "each account, and when it was closed" { answers what_happened }
attribute assets_returned "what was returned"

evidence_type access_review "access review" {
  needs  population, parameters, row_count, as_of_date, reviewer, decisions, privileged_flag,
         follow_up, second_export
}

evidence_type access_request "access request" {
  needs  requested_access, requester, approver, approver_role, provisioning
}

evidence_type termination_checklist "leaver checklist" {
  needs  departure, approver, accounts_closed, assets_returned
}

// ---- operations ----

attribute detected "when and how it was detected"
attribute severity "the severity"
attribute affected_systems "the systems affected" { answers what_changed }
attribute impact "the impact on data and on financial reporting" { answers what_changed }
attribute actions "what was done, by whom, and when" { answers what_happened }
attribute lessons "what was learnt, and what follows from it" { answers what_happened }

attribute disclosure_decision "the decision whether to disclose, and who took it" {
  answers  who_approved
}

attribute restored_system "the system restored" { answers what_changed }
attribute backup_date "the date of the backup"
attribute restore_target "where it was restored to"
attribute recovery_result "time and loss, against their targets" { answers what_happened }
attribute integrity_check "the check that what came back is whole" { answers what_happened }
attribute scan_findings "what was found, by severity" { answers what_changed }
attribute settings "the settings as they are" { answers what_changed }

attribute differences "the differences from the approved baseline, and what became of them" {
  answers  what_happened
}

attribute test_scope "what was tested, and what was left out" { answers what_changed }
attribute tester "who tested, and their independence"
attribute retest "the retest of what was found" { answers what_happened }

evidence_type incident_record "incident record" {
  needs  detected, severity, affected_systems, impact, actions, lessons, disclosure_decision
}

evidence_type backup_restore_test "backup restore test" {
  needs  restored_system, backup_date, restore_target, recovery_result, integrity_check, approver
}

evidence_type vuln_scan "vulnerability scan" {
  needs  population, as_of_date, scan_findings, reviewer, follow_up
}

evidence_type config_snapshot "configuration snapshot" {
  needs  settings, as_of_date, reviewer, differences
}

evidence_type log_export "log export" {
  needs  population, parameters, row_count, reviewer, follow_up
}

evidence_type pen_test "penetration test" {
  needs  test_scope, tester, scan_findings, reviewer, follow_up, retest
}

// ---- vendors ----

attribute report_kind "the kind and type of the report" { answers what_changed }
attribute report_period "its date or period"
attribute opinion "the opinion"
attribute service_auditor "the service auditor"
attribute services_covered "the services and locations covered"
attribute subservice_organisations "its subservice organisations, and by which method"
attribute report_exceptions "its exceptions, with our assessment" { answers what_happened }
attribute user_entity_controls "the controls it expects of us, each with ours"
attribute bridge "how the time after its period is bridged, and until when"
attribute systems_relied_on "the systems for which we rely on it"
attribute conclusion "our conclusion" { answers what_happened }

evidence_type vendor_soc_report "review of a vendor's SOC report" {
  needs  report_kind, report_period, opinion, service_auditor, services_covered,
         subservice_organisations, report_exceptions, user_entity_controls, bridge, reviewer,
         systems_relied_on, conclusion
}

// ---- finance ----

attribute balances "both sides, and the difference" { answers what_changed }
attribute reconciling_items "each reconciling item, explained and cleared" { answers what_happened }
attribute journal "the entry, and its support" { answers what_changed }
attribute posting "who posted it unchanged, and when" { answers what_happened }
attribute certified_statement "the statement certified, and its period" { answers what_changed }
attribute certifier "the officer or owner who signed, and when" { answers who_approved }
attribute disclosed_exceptions "what was excepted, and where it went" { answers what_happened }

evidence_type reconciliation "reconciliation" {
  needs  balances, as_of_date, preparer, reviewer, reconciling_items
}

evidence_type journal_approval "journal approval" {
  needs  journal, preparer, approver, approver_role, posting
}

evidence_type certification "certification (302 or 906)" {
  needs  certified_statement, certifier, disclosed_exceptions
}

// ---- governance and people ----

attribute document_version "the version, and what changed in it" { answers what_changed }
attribute announcement "who was told, and when" { answers what_happened }
attribute material "what was taught" { answers what_changed }
attribute completion "who completed it, and when" { answers what_happened }
attribute risks "the risks, rated, and what changed since" { answers what_changed }
attribute treatments "the treatment of each risk, its owner and its date" { answers what_happened }
attribute agenda "the matters discussed" { answers what_changed }
attribute attendance "who was present"
attribute resolutions "what was resolved, and by whom" { answers who_approved }
attribute reports_received "each report received, and when" { answers what_changed }
attribute escalation "who decided on it, and to whom it went" { answers who_approved }

evidence_type policy_approval "policy approval" { needs document_version, approver, announcement }

evidence_type training_record "training record" {
  needs  material, population, approver, completion, follow_up
}

evidence_type risk_assessment "risk assessment" { needs risks, preparer, approver, treatments }

evidence_type board_minutes "minutes of the board or a committee" {
  needs  agenda, attendance, resolutions, follow_up
}

evidence_type hotline_log "log of the complaints channel" {
  needs  reports_received, escalation, outcome
}

// ---- privacy ----

attribute subject_request "what was asked, and when" { answers what_changed }
attribute identity_check "how the person's identity was established"
attribute response "what was answered, and when" { answers what_happened }

evidence_type data_subject_request "data subject request" {
  needs  subject_request, identity_check, approver, response
}
