// What our artefacts of each sort contain, and how they are kept, written once. Single items (in the other files of
// this folder) say who, how often and how the population is known to be complete. `source` is written where an artefact
// is what a system puts out, and then somebody who runs that system owns it. A review is made by people: it has none.
//
// The audit workspace is a write-once bucket in AWS production; nobody, its administrators included, can alter or
// delete in it before the time is over.

template evidence kept_record {
  retention  7 years  // SOX asks for seven; one time for everything is simpler than two
  stored_in  aws_prod
  immutable  yes
}

template evidence access_review_record like kept_record {
  type   std::access_review
  shows  population, parameters, row_count, as_of_date, reviewer, decisions, privileged_flag,
         follow_up, second_export
}

template evidence access_request_record like kept_record {
  type       std::access_request
  stored_in  okta
  shows      requested_access, requester, approver, approver_role, provisioning
}

template evidence leaver_record like kept_record {
  type       termination_checklist
  stored_in  okta
  shows      departure, approver, accounts_closed, assets_returned
}

template evidence change_record like kept_record {
  type       change_ticket
  stored_in  github
  shows      requested_change, requester, approver, approver_role, test_result, pull_request_link,
             deployment, rollback_plan, checks, outcome
}

template evidence settings_record like kept_record {
  type   config_snapshot
  shows  settings, as_of_date, reviewer, differences
}

template evidence log_record like kept_record {
  type   log_export
  shows  population, parameters, row_count, reviewer, follow_up
}

template evidence incident_file like kept_record {
  type       incident_record
  stored_in  datadog
  shows      detected, severity, affected_systems, impact, actions, lessons, disclosure_decision
}

template evidence restore_record like kept_record {
  type   backup_restore_test
  shows  restored_system, backup_date, restore_target, recovery_result, integrity_check, approver
}

template evidence scan_record like kept_record {
  type   vuln_scan
  shows  population, as_of_date, scan_findings, reviewer, follow_up
}

template evidence reconciliation_record like kept_record {
  type       reconciliation
  stored_in  netsuite
  shows      balances, as_of_date, preparer, reviewer, reconciling_items
}

template evidence signed_statement like kept_record {
  type   certification
  shows  certified_statement, certifier, disclosed_exceptions
}

template evidence approved_document like kept_record {
  type         policy_approval
  reliability  manual
  shows        document_version, approver, announcement
}

template evidence assessment_record like kept_record {
  type         std::risk_assessment
  reliability  manual
  shows        risks, preparer, approver, treatments
}

template evidence minutes like kept_record {
  type         board_minutes
  reliability  manual
  shows        agenda, attendance, resolutions, follow_up
}

template evidence training_file like kept_record {
  type   training_record
  shows  material, population, approver, completion, follow_up
}
