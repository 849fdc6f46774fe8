// What is kept to show that the controls worked: one stream each, one owner, one place.

/// What every stream has in common. An audit of the next year asks for this year's, so three years.
template evidence kept {
  programs   soc2
  retention  3 years
  stored_in  google
  immutable  yes  // the evidence drive has a retention lock: files cannot be changed or deleted, not even by us
}

// ---- the company ----

evidence board_papers "Board papers and minutes" like kept {
  type                board_minutes
  owner               grc_lead
  source              google
  systems             google
  frequency           quarterly
  population          "The meetings of the year, from the calendar that the board approved in December."
  completeness_check  "Four meetings, one in each quarter, and the action list continues from one to the next."
  shows               agenda, attendance, resolutions, follow_up
}

evidence policies "Policies, the code and the authority table" like kept {
  type                policy_approval
  owner               grc_lead
  source              google
  systems             google
  frequency           annual
  population          "The list of policies on the first page of the handbook."
  completeness_check  "Every page of the handbook marked as policy is on the list."
  shows               document_version, approver, announcement
}

evidence customer_notices "Notices to customers" like kept {
  type                policy_approval
  owner               head_of_support
  source              intercom
  systems             app, intercom
  frequency           quarterly
  population          "Releases, sub-vendors and incidents of the quarter that the contract says customers are told of."
  completeness_check  "Agreed with the release notes, the vendor list and the incident register."
  shows               document_version, approver, announcement
}

/// The library has no kind for what is kept about a hire, so the package declares one.
evidence_type starter_file "file of a starter" {
  needs  requester, requested_access, reviewer, outcome
}

evidence starters "Files of starters" like kept {
  type                starter_file
  owner               head_of_hr
  source              google
  systems             google
  frequency           each_event
  population          "Everybody on the payroll or on a contractor's invoice who started in the period."
  completeness_check  "Agreed with the payroll provider's headcount and with the new accounts of Google Workspace."
  shows               requester, requested_access, reviewer, outcome
}

evidence training "Conduct and security training" like kept {
  type                training_record
  owner               head_of_hr
  source              google
  systems             google
  frequency           annual
  population          "Everybody with an account on 31 January, and starters since."
  completeness_check  "Number of people agreed with the active accounts of Google Workspace."
  shows               material, population, approver, completion, follow_up
}

evidence risk_register "Risk register" like kept {
  type                risk_assessment
  owner               grc_lead
  source              google
  systems             google
  frequency           quarterly
  population          "The risks declared in this package, at the commit that the meeting read."
  completeness_check  "Every system and every vendor declared here was asked about; the notes name each."
  shows               risks, preparer, approver, treatments
}

evidence evidence_list "Monthly list of evidence due" like kept {
  type                log_export
  owner               grc_lead
  source              google
  systems             google
  frequency           monthly
  population          "Every run of a control that was due in the month, from this package."
  completeness_check  "Number of runs computed from the controls' frequencies."
  shows               population, parameters, row_count, reviewer, follow_up
}

evidence vendor_files "Assessments of vendors, and their reports" like kept {
  type                vendor_soc_report
  owner               head_of_operations
  source              google
  systems             aws, github, google, datadog, kandji, intercom
  frequency           annual
  population          "Vendors paid in the last 12 months, joined with the applications that sign in with Google."
  completeness_check  "Agreed with Xero's list of vendors paid."
  shows               report_kind, report_period, opinion, service_auditor, services_covered,
                      subservice_organisations, report_exceptions, user_entity_controls, bridge,
                      reviewer, systems_relied_on, conclusion
}

// ---- access ----

evidence access_tickets "Access requests" like kept {
  type        access_request
  owner       head_of_operations
  source      google
  systems     app, aws, github, google, datadog, kandji, intercom
  frequency   each_request
  population  "Every addition to a group of Google Workspace in the period, from its admin log."
  completeness_check """
    No system lets people in but by group: its list of members equals the group's, read each quarter.
  """
  shows  requested_access, requester, approver, approver_role, provisioning
}

evidence leavers "Leaver checklists" like kept {
  type                termination_checklist
  owner               head_of_hr
  source              google
  systems             app, aws, github, google, datadog, kandji, intercom
  frequency           each_event
  population          "Everybody whose last day is in the period, from the payroll provider and the contractor list."
  completeness_check  "Agreed with the accounts that Google Workspace suspended in the period."
  shows               departure, approver, accounts_closed, assets_returned
}

evidence access_reviews "Access reviews" like kept {
  type                access_review
  owner               head_of_operations
  source              google
  systems             app, aws, github, google, datadog, kandji, intercom
  frequency           quarterly
  population          "Every member of every group, and every account of each system, on the quarter's last day."
  completeness_check  "Rows agreed with the count that each system's console shows, kept with the export."
  shows               population, parameters, row_count, as_of_date, reviewer, decisions,
                      privileged_flag, follow_up, second_export
}

evidence sign_in_rules "Sign-in rules" like kept {
  type                config_snapshot
  owner               head_of_operations
  source              google
  systems             app, aws, github, google, datadog, kandji, intercom
  frequency           monthly
  population          "Every application and every account in Google Workspace."
  completeness_check  "Applications agreed with the vendor list; accounts with the payroll provider's headcount."
  shows               settings, as_of_date, reviewer, differences
}

// ---- change and operations ----

evidence releases "Pull requests and releases" like kept {
  type                pull_request
  owner               cto
  source              github
  systems             app, aws, github
  frequency           each_change
  population          "Every deployment in the pipeline's log."
  completeness_check  "Agreed with the versions that AWS says it ran; branch rules exported with the log."
  shows               requested_change, pull_request_link, author, reviewer, merged_by,
                      branch_rules, checks, deployment
}

evidence log_sources "Log sources and settings" like kept {
  type                config_snapshot
  owner               cto
  source              datadog
  systems             app, aws, github, google, intercom, kandji, datadog
  frequency           weekly
  population          "Every system that sends logs, with retention and access rules."
  completeness_check  "Agreed with the systems declared in this package."
  shows               settings, as_of_date, reviewer, differences
}

evidence incidents "Incident records" like kept {
  type                incident_record
  owner               cto
  source              github
  systems             app, aws, github, google, datadog, kandji, intercom
  frequency           each_event
  population          "Issues labelled incident; a quarter without any has a dated statement that says so."
  completeness_check  "Agreed with Datadog's alarms and Intercom's conversations tagged outage or security."
  shows               detected, severity, affected_systems, impact, actions, lessons,
                      disclosure_decision
}

evidence scans "Scans of code and cloud" like kept {
  type                vuln_scan
  owner               cto
  source              github
  systems             app, aws, github
  frequency           weekly
  population          "Every repository with its libraries, and every host and bucket in AWS."
  completeness_check  "Assets agreed with the AWS inventory and the list of repositories."
  shows               population, as_of_date, scan_findings, reviewer, follow_up
}

evidence devices "Laptops" like kept {
  type                config_snapshot
  owner               head_of_operations
  source              kandji
  systems             kandji, google
  frequency           weekly
  population          "Every laptop, and every device from which somebody signed in during the week."
  completeness_check  "Laptops agreed with the asset list; devices with the sign-in log of Google Workspace."
  shows               settings, as_of_date, reviewer, differences
}

evidence restore_tests "Restore tests" like kept {
  type                backup_restore_test
  owner               cto
  source              aws
  systems             app, aws
  frequency           quarterly
  population          "Every store of the application: the database and the bucket of attachments."
  completeness_check  "Agreed with the stores in the infrastructure code."
  shows               restored_system, backup_date, restore_target, recovery_result,
                      integrity_check, approver
}

evidence platform_reports "Capacity, placement and encryption" like kept {
  type                config_snapshot
  owner               cto
  source              aws
  systems             app, aws
  frequency           monthly
  population          "Every component in AWS, with its zone, its load and its encryption."
  completeness_check  "Components agreed with the infrastructure code."
  shows               settings, as_of_date, reviewer, differences
}
