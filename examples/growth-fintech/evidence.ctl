// What is kept. Evidence of general controls over systems that can affect the books is kept as an ICFR audit would want
// it: seven years, write-once, with the whole population. What only SOC 2 asks for is kept for three.

/// Serves SOC 2 now and SOX when it comes.
template evidence reusable {
  programs   soc2, sox
  retention  7 years
  stored_in  evidence_vault
  immutable  yes
}

template evidence soc2_only {
  programs   soc2
  retention  3 years
  stored_in  evidence_vault
  immutable  yes
}

// ---- access ----

evidence access_requests "Access requests" like reusable {
  type                access_request
  owner               it_security_lead
  source              okta
  systems             payout_engine, customer_portal, netsuite, chargebee, rippling, bank_gateway,
                      aws, github, okta, datadog, crowdstrike, jira, zendesk
  frequency           each_request
  population          "Every entitlement added in the period, from each system's own audit log."
  completeness_check  "Number of lines agreed with the log's counter; logs are continuous by sequence number."
  shows               requested_access, requester, approver, approver_role, provisioning
}

evidence leaver_checklists "Leaver checklists" like reusable {
  type                termination_checklist
  owner               it_security_lead
  source              okta
  systems             payout_engine, customer_portal, netsuite, chargebee, rippling, bank_gateway,
                      aws, github, okta, datadog, crowdstrike, jira, zendesk
  frequency           each_event
  population          "Departures in the period from Rippling, joined with end dates of contractors."
  completeness_check  "Agreed with Rippling's change of headcount from the first to the last day of the period."
  shows               departure, approver, accounts_closed, assets_returned
}

evidence access_review_packages "Access review packages" like reusable {
  type       access_review
  owner      it_security_lead
  source     okta
  systems    payout_engine, customer_portal, netsuite, chargebee, rippling, bank_gateway, aws,
             github, okta, datadog, crowdstrike, jira, zendesk
  frequency  quarterly
  population """
    All accounts and entitlements on the quarter's last day, by the saved report UAR-all, unfiltered.
  """
  completeness_check  "Rows agreed with each system's console; accounts matched by employee number with Rippling."
  shows               population, parameters, row_count, as_of_date, reviewer, decisions,
                      privileged_flag, follow_up, second_export
}

evidence privileged_packages "Privileged access packages" like reusable {
  type                access_review
  owner               security_analyst
  source              okta
  systems             payout_engine, customer_portal, netsuite, chargebee, rippling, bank_gateway,
                      aws, github, okta
  frequency           quarterly
  population          "All holders of the roles on the list of privileged roles, group memberships resolved."
  completeness_check  "Holders agreed with each console; roles new since the last quarter judged first."
  shows               population, parameters, row_count, as_of_date, reviewer, decisions,
                      privileged_flag, follow_up, second_export
}

evidence duty_reviews "Reviews of incompatible duties" like reusable {
  type                access_review
  owner               grc_lead
  source              evidence_vault
  systems             payout_engine, customer_portal, netsuite, chargebee, rippling, bank_gateway,
                      aws, github, okta
  frequency           quarterly
  population          "Every person with access, with every duty, from the systems' exports and this package's grants."
  completeness_check  "People and roles agreed with each system's own count; the list run twice, before and after."
  shows               population, parameters, row_count, as_of_date, reviewer, decisions,
                      privileged_flag, follow_up, second_export
}

evidence sign_in_policy "Sign-in policy" like reusable {
  type                config_snapshot
  owner               it_security_lead
  source              okta
  systems             payout_engine, customer_portal, netsuite, chargebee, rippling, bank_gateway,
                      aws, github, okta, datadog, crowdstrike, jira, zendesk
  frequency           monthly
  population          "Every application and every policy in Okta."
  completeness_check  "Applications agreed with the systems declared in this package and with vendors paid."
  shows               settings, as_of_date, reviewer, differences
}

// ---- change ----

evidence change_records "Change records" like reusable {
  type                change_ticket
  owner               head_of_platform
  source              jira
  systems             payout_engine, customer_portal, aws, github
  frequency           each_change
  population          "Every deployment in the pipeline's log."
  completeness_check  "Deployments agreed by hash with what AWS says it ran; branch rules exported with the log."
  shows               requested_change, requester, approver, approver_role, test_result,
                      pull_request_link, deployment, rollback_plan, checks, outcome, branch_rules
}

evidence emergency_changes "Emergency changes" like reusable {
  type                change_ticket
  owner               head_of_platform
  source              jira
  systems             payout_engine, customer_portal, aws, github
  frequency           each_event
  population          "Every deployment by the emergency path; a quarter without any has a dated nil statement."
  completeness_check  "Agreed with the pipeline's log of runs that skipped a rule."
  shows               requested_change, requester, approver, approver_role, test_result,
                      pull_request_link, deployment, rollback_plan, checks, outcome
}

evidence release_reconciliation "Deployments agreed with changes" like reusable {
  type       log_export
  owner      security_analyst
  source     datadog
  systems    payout_engine, customer_portal
  frequency  monthly
  population """
    Every deployment and every direct change on a production host, from the platform's own log in Datadog.
  """
  completeness_check  "Number agreed with the platform's counter; log continuous by sequence number."
  shows               population, parameters, row_count, reviewer, follow_up
}

evidence setting_changes "Changes of settings" like reusable {
  type                config_snapshot
  owner               finance_systems_accountant
  source              netsuite
  systems             netsuite, chargebee, rippling, bank_gateway, okta
  frequency           each_change
  population          "Every change of a setting on the list, from each system's setup audit trail."
  completeness_check  "Trail exported for the whole month; count agreed with the console."
  shows               settings, as_of_date, requester, approver, reviewer, differences
}

// ---- operations ----

evidence job_log "Jobs and interfaces, day by day" like reusable {
  type                log_export
  owner               head_of_platform
  source              aws
  systems             payout_engine, customer_portal, netsuite, chargebee, rippling, bank_gateway,
                      aws
  frequency           daily
  population          "Every job and transfer on the schedule, with records read, written and rejected."
  completeness_check  "Runs compared with the list of jobs, so that one that never started shows."
  shows               population, parameters, row_count, reviewer, follow_up
}

evidence log_settings "Log sources and settings" like reusable {
  type                config_snapshot
  owner               it_security_lead
  source              datadog
  systems             payout_engine, customer_portal, netsuite, chargebee, rippling, bank_gateway,
                      aws, github, okta, datadog, crowdstrike, jira, zendesk
  frequency           weekly
  population          "Every source, with retention and access rules of the store."
  completeness_check  "Sources agreed with the systems declared in this package."
  shows               settings, as_of_date, reviewer, differences
}

evidence alarms "Alarms and their verdicts" like soc2_only {
  type                log_export
  owner               it_security_lead
  source              datadog
  systems             payout_engine, customer_portal, bank_gateway, aws, github, okta, datadog,
                      crowdstrike, jira, zendesk
  frequency           each_event
  population          "Every alarm in the queue."
  completeness_check  "Agreed with the number that each source says it sent."
  shows               population, parameters, row_count, reviewer, follow_up
}

evidence incident_records "Incident records" like reusable {
  type                incident_record
  owner               it_security_lead
  source              datadog
  systems             payout_engine, customer_portal, netsuite, chargebee, rippling, bank_gateway,
                      aws, github, okta, datadog, crowdstrike, jira, zendesk
  frequency           each_event
  population          "The incident register; a quarter without incidents has a dated nil statement."
  completeness_check  "Agreed with alarms that ended as incident and with vendors' notices."
  shows               detected, severity, affected_systems, impact, actions, lessons,
                      disclosure_decision
}

evidence restore_tests "Restore tests" like reusable {
  type                backup_restore_test
  owner               head_of_platform
  source              aws
  systems             payout_engine, customer_portal, aws
  frequency           quarterly
  population          "Every store with a backup schedule."
  completeness_check  "Schedule agreed with the inventory of stores."
  shows               restored_system, backup_date, restore_target, recovery_result,
                      integrity_check, approver
}

evidence weakness_scans "Scans for weaknesses" like soc2_only {
  type                vuln_scan
  owner               it_security_lead
  source              crowdstrike
  systems             payout_engine, customer_portal, aws, github
  frequency           weekly
  population          "Every production asset, and the libraries of every build."
  completeness_check  "Assets agreed with the cloud inventory and the container registry."
  shows               population, as_of_date, scan_findings, reviewer, follow_up
}

evidence device_report "Laptops and hosts" like soc2_only {
  type                config_snapshot
  owner               it_security_lead
  source              crowdstrike
  systems             crowdstrike, okta
  frequency           weekly
  population          "Every laptop and host, and every device that signed in during the week."
  completeness_check  "Agreed with the asset list and with Okta's sign-in log."
  shows               settings, as_of_date, reviewer, differences
}

evidence encryption_report "Encryption, placement and capacity" like soc2_only {
  type                config_snapshot
  owner               head_of_platform
  source              aws
  systems             payout_engine, customer_portal, aws
  frequency           monthly
  population          "Every store, endpoint and component in AWS, with key, zone and load."
  completeness_check  "Number agreed with the inventory of resources."
  shows               settings, as_of_date, reviewer, differences
}

evidence disposals "Disposals" like soc2_only {
  type                log_export
  owner               head_of_platform
  source              aws
  systems             payout_engine, customer_portal, zendesk
  frequency           monthly
  population          "Contracts that ended, retention dates reached and deletions asked for in the month."
  completeness_check  "Ended contracts agreed with HubSpot."
  shows               population, parameters, row_count, reviewer, follow_up
}

// ---- processing ----

evidence specifications "Specifications of processing" like soc2_only {
  type                policy_approval
  owner               head_of_platform
  source              jira
  systems             payout_engine, customer_portal
  frequency           semiannual
  population          "Every rule by which an instruction is accepted, converted, paid or refused."
  completeness_check  "Rules agreed with the modules of the payout engine."
  shows               document_version, approver, announcement
}

evidence input_checks "Checks of input" like reusable {
  type                config_snapshot
  owner               head_of_platform
  source              payout_engine
  systems             payout_engine, customer_portal
  frequency           monthly
  population          "The table of checks as it runs, and every rejected instruction with its end."
  completeness_check  "Rejected plus accepted equals received, by day."
  shows               settings, as_of_date, reviewer, differences
}

evidence settlements "Daily settlement reconciliation" like reusable {
  type                reconciliation
  owner               head_of_treasury
  source              bank_gateway
  systems             bank_gateway, payout_engine
  frequency           daily
  population          "Every payment order of the day on both sides."
  completeness_check  "Opening balance, movements and closing balance agreed with the bank's statement."
  shows               balances, as_of_date, preparer, reviewer, reconciling_items
}

evidence price_comparison "Prices agreed with contracts" like reusable {
  type                reconciliation
  owner               controller
  source              chargebee
  systems             chargebee
  frequency           monthly
  population          "Every price and term in Chargebee on the month's last day."
  completeness_check  "Number of customers billed agreed with the invoices of the month in NetSuite."
  shows               balances, as_of_date, preparer, reviewer, reconciling_items
}

// ---- the company ----

evidence board_papers "Board papers and minutes" like soc2_only {
  type                board_minutes
  owner               general_counsel
  source              evidence_vault
  systems             evidence_vault
  frequency           quarterly
  population          "The meetings of the year."
  completeness_check  "Four meetings, numbered without a gap."
  shows               agenda, attendance, resolutions, follow_up
}

evidence rules_and_authority "Code, policies and delegation table" like soc2_only {
  type                policy_approval
  owner               general_counsel
  source              evidence_vault
  systems             evidence_vault
  frequency           annual
  population          "Every document on the register of policies, the code and the delegation table among them."
  completeness_check  "Register agreed with the handbook."
  shows               document_version, approver, announcement
}

evidence training_records "Training and confirmations" like soc2_only {
  type                training_record
  owner               head_of_people
  source              rippling
  systems             rippling
  frequency           annual
  population          "Everybody with an account, and starters since the last run."
  completeness_check  "Agreed with Rippling's headcount at two dates."
  shows               material, population, approver, completion, follow_up
}

evidence notices "Notices to customers" like soc2_only {
  type                policy_approval
  owner               product_owner
  source              zendesk
  systems             zendesk
  frequency           quarterly
  population          "Changes, sub-vendors and incidents of the quarter of which contracts call for notice."
  completeness_check  "Agreed with release notes, the vendor list and the incident register."
  shows               document_version, approver, announcement
}

evidence risk_records "Risk register and assessments" like soc2_only {
  type                risk_assessment
  owner               grc_lead
  source              evidence_vault
  systems             evidence_vault
  frequency           quarterly
  population          "Risks declared in this package, schemes of fraud, and the quarter's changes."
  completeness_check  "Every process and system in scope asked about; the notes name each."
  shows               risks, preparer, approver, treatments
}

evidence evidence_list "Monthly list of evidence due" like soc2_only {
  type                log_export
  owner               grc_lead
  source              evidence_vault
  systems             evidence_vault
  frequency           monthly
  population          "Every run of a control due in the month, from this package."
  completeness_check  "Number of runs computed from the controls' frequencies."
  shows               population, parameters, row_count, reviewer, follow_up
}

evidence vendor_reviews "Vendors: assessments, reports, contracts" like reusable {
  type                vendor_soc_report
  owner               grc_lead
  source              evidence_vault
  systems             netsuite, chargebee, rippling, bank_gateway, aws, github, okta, datadog,
                      crowdstrike, jira, zendesk
  frequency           annual
  population          "Vendors paid in the last 12 months, joined with the applications in Okta."
  completeness_check  "Agreed with NetSuite's list of vendors paid."
  shows               report_kind, report_period, opinion, service_auditor, services_covered,
                      subservice_organisations, report_exceptions, user_entity_controls, bridge,
                      reviewer, systems_relied_on, conclusion
}
