// What is kept. The templates say what an artefact of each sort contains.

template evidence kept { retention 7 years; stored_in aws; immutable yes }

template evidence kept_settings like kept {
  type   config_snapshot
  shows  settings, as_of_date, reviewer, differences
}

template evidence kept_log like kept {
  type   log_export
  shows  population, parameters, row_count, reviewer, follow_up
}

template evidence kept_document like kept {
  type         policy_approval
  reliability  manual
  shows        document_version, approver, announcement
}

template evidence kept_assessment like kept {
  type         risk_assessment
  reliability  manual
  shows        risks, preparer, approver, treatments
}

template evidence kept_reconciliation like kept {
  type   reconciliation
  shows  balances, as_of_date, preparer, reviewer, reconciling_items
}

template evidence kept_statement like kept {
  type   certification
  shows  certified_statement, certifier, disclosed_exceptions
}

evidence access_tickets "Access tickets" like kept {
  owner               cto
  source              workspace
  systems             ledger, expenses, subscriptions, club_app, psp, aws, workspace, gitlab,
                      helpdesk
  programs            soc2, sox
  frequency           each_request
  type                access_request
  stored_in           workspace
  shows               requested_access, requester, approver, approver_role, provisioning
  population          "Every entitlement added, from each system's log."
  completeness_check  "The number is agreed with each log's total."
}

evidence leaver_lists "Leaver checklists" like kept {
  owner      cto
  source     workspace
  systems    ledger, expenses, subscriptions, club_app, psp, aws, workspace, gitlab, helpdesk
  programs   soc2, sox
  frequency  each_event
  type       termination_checklist
  stored_in  workspace
  // EVD-04: whether laptops came back is not shown.
  shows               departure, approver, accounts_closed
  population          "Every departure in the payroll."
  completeness_check  "Departures are agreed with the head count."
}

evidence review_packages "Access review packages" like kept {
  owner               cto
  systems             ledger, expenses, subscriptions, club_app, psp, aws, workspace, gitlab,
                      helpdesk
  programs            soc2, sox
  frequency           quarterly
  type                access_review
  shows               population, parameters, row_count, as_of_date, reviewer, decisions,
                      privileged_flag, follow_up, second_export
  population          "Every account as of the quarter's last day."
  completeness_check  "Row counts are agreed with each system's own."
}

evidence sign_on_settings "Sign-on settings" like kept_settings {
  owner               cto
  source              workspace
  systems             ledger, subscriptions, club_app, psp, aws, workspace, gitlab, helpdesk
  programs            soc2, sox
  frequency           monthly
  population          "Every application and its way of signing in."
  completeness_check  "The list is compared with the systems declared here."
  // EVD-05: nobody is shown to have looked.
  shows  settings, as_of_date, differences
}

evidence duty_lists "Duties by person, with decisions" like kept_log {
  owner       compliance_manager
  systems     ledger, expenses, subscriptions, club_app, aws, workspace, gitlab
  programs    soc2, sox
  frequency   quarterly
  population  "Every person and what each may do."
  // EVD-06: nothing shows that the list is complete.
}

evidence change_tickets "Change tickets" like kept {
  owner               cto
  source              gitlab
  systems             subscriptions, club_app, gitlab
  programs            soc2, sox
  frequency           each_change
  type                change_ticket
  stored_in           gitlab
  shows               requested_change, requester, approver, approver_role, test_result,
                      pull_request_link, deployment, rollback_plan, checks, outcome
  population          "Every deployment, from the pipeline's log."
  completeness_check  "The query and its count are shown."
}

evidence settings_trails "Audit trails of settings" like kept_settings {
  owner   cto
  source  workspace
  // SCP-07: CM-02 covers the expense tool too, and this has it not.
  systems             ledger, psp, aws, workspace, helpdesk
  programs            soc2, sox
  frequency           monthly
  population          "Every change of a sensitive setting."
  completeness_check  "Each export carries the system's own count."
}

evidence job_results "Results of jobs" like kept_log {
  // OWN-04: it comes from AWS, which Ruth does not run.
  owner               compliance_manager
  source              aws
  systems             ledger, subscriptions, club_app, psp, aws
  programs            soc2, sox
  frequency           daily
  population          "Every job and transfer of the day."
  completeness_check  "Jobs run are agreed with the schedule."
}

evidence incident_files "Incident records" like kept {
  owner      cto
  source     gitlab
  systems    ledger, subscriptions, club_app, psp, aws, workspace, gitlab, helpdesk
  programs   soc2, sox
  frequency  each_event
  type       incident_record
  // EVD-11: two places.
  stored_in           gitlab, helpdesk
  shows               detected, severity, affected_systems, impact, actions, lessons,
                      disclosure_decision
  population          "The incident register, or a dated nil statement."
  completeness_check  "Agreed with alarms marked incident."
}

evidence log_lists "Sources of logs" like kept_log {
  owner               cto
  source              aws
  systems             ledger, subscriptions, club_app, psp, aws, workspace, gitlab, helpdesk
  programs            soc2, sox
  frequency           monthly
  population          "Every source that is to send logs."
  completeness_check  "Sources are compared with the systems declared here."
}

evidence backup_lists "Results of backups" like kept_log {
  owner               operations_engineer
  source              aws
  systems             ledger
  programs            soc2, sox
  frequency           daily
  population          "Every backup job of the day."
  completeness_check  "Jobs are tied out to the inventory of databases."
  // EVD-12: Omar administers the store.
  immutable  no
}

evidence recovery_notes "Recovery exercise" like kept {
  owner               cto
  source              aws
  systems             subscriptions, club_app, aws
  programs            soc2, sox
  frequency           annual
  type                backup_restore_test
  shows               restored_system, backup_date, restore_target, recovery_result,
                      integrity_check, approver
  population          "The components of the platform."
  completeness_check  "Components are those declared here."
}

evidence capacity_lists "Capacity reports" like kept_log {
  owner  cto
  // EVD-13: nothing uses it since the capacity review was dropped.
  systems             subscriptions, club_app, aws
  programs            soc2
  frequency           monthly
  population          "The limits and use of every component."
  completeness_check  "Components are those declared here."
}

evidence scan_results "Vulnerability scans" like kept {
  owner               cto
  source              aws
  systems             subscriptions, club_app, aws
  programs            soc2
  frequency           weekly
  type                vuln_scan
  shows               population, as_of_date, scan_findings, reviewer, follow_up
  population          "Every host, image and library in production."
  completeness_check  "Assets are tied out to the cloud inventory."
  // EVD-08: pictures of a screen, and nothing else shows SE-01.
  reliability  screenshot_or_chat
}

evidence encryption_lists "Checks of encryption" like kept_settings {
  owner               cto
  source              aws
  systems             subscriptions, club_app, aws
  programs            soc2
  frequency           monthly
  population          "Every store and entry point."
  completeness_check  "Stores are agreed with the cloud inventory."
}

evidence badge_lists "Badge holders and visitors" like kept_log {
  owner               compliance_manager
  programs            soc2
  frequency           quarterly
  population          "Every badge and every entry."
  completeness_check  "Names are matched with the payroll's list."
}

evidence data_lists "Inventory of data" like kept_document {
  // OWN-03: two owners.
  owner               cto, support_lead
  systems             subscriptions, club_app, helpdesk
  programs            soc2
  frequency           semiannual
  population          "Every store and kind of data."
  completeness_check  "A search for stores that are not listed."
}

evidence vendor_reviews "Reviews of vendors' reports" like kept {
  owner     compliance_manager
  systems   ledger, psp, aws, workspace, gitlab, helpdesk
  programs  soc2, sox
  // EVD-03: how often is not said.
  type                vendor_soc_report
  reliability         third_party
  shows               report_kind, report_period, opinion, service_auditor, services_covered,
                      subservice_organisations, report_exceptions, user_entity_controls, bridge,
                      reviewer, systems_relied_on, conclusion
  population          "Every vendor relied on."
  completeness_check  "The list is agreed with the systems run by a vendor."
}

evidence settlement_files "Settlement reconciliations" like kept_reconciliation {
  owner               finance_lead
  source              ledger
  systems             ledger
  programs            sox
  frequency           daily
  population          "Every business day."
  completeness_check  "Days are counted against the calendar."
}

evidence entry_files "Journal entries" like kept {
  owner               finance_lead
  source              ledger
  systems             ledger
  programs            sox
  frequency           each_event
  type                journal_approval
  shows               journal, preparer, approver, approver_role, posting
  population          "Every entry of the period."
  completeness_check  "Entry numbers are without gaps."
}

evidence account_files "Reconciliations of accounts" like kept_reconciliation {
  owner               finance_lead
  source              ledger
  systems             ledger
  programs            sox
  frequency           quarterly
  population          "Every account of the balance sheet."
  completeness_check  "The list of accounts is agreed with the trial balance."
}

evidence revenue_files "Revenue reviews" like kept_reconciliation {
  owner               finance_lead
  source              ledger
  systems             ledger, subscriptions
  programs            sox
  frequency           monthly
  population          "All revenue of the month by club."
  completeness_check  "The total is agreed with the ledger."
  // EVD-07: SOX asks for seven.
  retention  3 years
}

evidence conduct_lists "Confirmations of the code" like kept_document {
  owner               ceo
  programs            soc2, sox
  frequency           annual
  population          "Everything of the period that it is about."
  completeness_check  "Counted against the calendar and the lists declared here."
}

evidence committee_minutes "Audit committee" like kept_document {
  owner               ceo
  programs            soc2, sox
  frequency           annual
  population          "Everything of the period that it is about."
  completeness_check  "Counted against the calendar and the lists declared here."
}

evidence authority_lists "Delegation of authority" like kept_document {
  owner               ceo
  programs            soc2, sox
  frequency           semiannual
  population          "Everything of the period that it is about."
  completeness_check  "Counted against the calendar and the lists declared here."
}

evidence training_lists "Training records" like kept_document {
  owner               compliance_manager
  programs            soc2, sox
  frequency           annual
  population          "Everything of the period that it is about."
  completeness_check  "Counted against the calendar and the lists declared here."
}

evidence policy_lists "Approvals of policies" like kept_document {
  owner               compliance_manager
  programs            soc2, sox
  frequency           annual
  population          "Everything of the period that it is about."
  completeness_check  "Counted against the calendar and the lists declared here."
}

evidence hotline_lists "Log of complaints" like kept_document {
  owner               compliance_manager
  programs            soc2, sox
  frequency           each_event
  population          "Everything of the period that it is about."
  completeness_check  "Counted against the calendar and the lists declared here."
}

evidence risk_lists "Risk register" like kept_assessment {
  owner               compliance_manager
  programs            soc2, sox
  frequency           quarterly
  population          "Everything of the period that it is about."
  completeness_check  "Counted against the calendar and the lists declared here."
}

evidence fraud_lists "Fraud schemes" like kept_assessment {
  owner               ceo
  programs            soc2, sox
  frequency           annual
  population          "Everything of the period that it is about."
  completeness_check  "Counted against the calendar and the lists declared here."
}

evidence change_lists "Significant changes" like kept_assessment {
  owner               compliance_manager
  programs            soc2, sox
  frequency           quarterly
  population          "Everything of the period that it is about."
  completeness_check  "Counted against the calendar and the lists declared here."
}

evidence deficiency_lists "Deficiencies" like kept_assessment {
  owner               compliance_manager
  programs            soc2, sox
  frequency           monthly
  population          "Everything of the period that it is about."
  completeness_check  "Counted against the calendar and the lists declared here."
}

evidence evidence_lists "Evidence due and missing" like kept_assessment {
  owner               compliance_manager
  programs            soc2, sox
  frequency           monthly
  population          "Everything of the period that it is about."
  completeness_check  "Counted against the calendar and the lists declared here."
}

evidence statement_files "Sub-certifications" like kept_statement {
  owner               compliance_manager
  programs            soc2, sox
  frequency           quarterly
  population          "Everything of the period that it is about."
  completeness_check  "Counted against the calendar and the lists declared here."
}

evidence control_change_files "Changes of controls" like kept_assessment {
  owner               finance_lead
  programs            sox
  frequency           quarterly
  population          "Everything of the period that it is about."
  completeness_check  "Counted against the calendar and the lists declared here."
}

evidence letter_files "Letters on deficiencies" like kept_statement {
  owner               ceo
  programs            soc2, sox
  frequency           quarterly
  population          "Everything of the period that it is about."
  completeness_check  "Counted against the calendar and the lists declared here."
}

// EVD-02: the same tickets again, copied for the other auditor.
evidence sox_change_tickets "Change tickets, second copy" like kept {
  owner               cto
  source              gitlab
  systems             subscriptions, club_app, gitlab
  programs            sox
  frequency           each_change
  type                change_ticket
  stored_in           gitlab
  shows               requested_change, requester, approver, approver_role, test_result,
                      pull_request_link, deployment, rollback_plan, checks, outcome
  population          "Every deployment, from the pipeline's log."
  completeness_check  "The query and its count are shown."
}

evidence emergency_tickets "Emergency changes" like kept {
  owner      cto
  source     gitlab
  systems    subscriptions, club_app
  programs   soc2, sox
  frequency  each_event
  type       change_ticket
  stored_in  gitlab
  // EVD-14: the deployment is missing from the chain.
  shows               requested_change, requester, approver, approver_role, test_result,
                      pull_request_link, rollback_plan, checks, outcome
  population          "Every deployment with the emergency flag; a nil statement otherwise."
  completeness_check  "Agreed with the pipeline's log."
}

evidence helpdesk_accounts "Helpdesk accounts, decided" like kept {
  owner               support_lead
  systems             helpdesk
  programs            soc2, sox
  frequency           annual
  type                access_review
  shows               population, parameters, row_count, as_of_date, reviewer, decisions,
                      privileged_flag, follow_up, second_export
  population          "Every account of the helpdesk."
  completeness_check  "Row count agreed with the helpdesk."
}

evidence admin_logs "Administrators' activity, read" like kept_log {
  owner               compliance_manager
  systems             aws
  programs            soc2, sox
  frequency           monthly
  population          "Every action under an administrator's role."
  completeness_check  "Row count agreed with the trail."
}

evidence entry_logs "Entries of the bookkeeper, read" like kept_log {
  owner               finance_lead
  systems             ledger
  programs            soc2, sox
  frequency           monthly
  population          "Every entry by the bookkeeper."
  completeness_check  "Row count agreed with the ledger's audit trail."
}

evidence rule_logs "Changes of rules, read" like kept_log {
  owner               compliance_manager
  systems             gitlab
  programs            soc2, sox
  frequency           monthly
  population          "Every change of a rule in GitLab."
  completeness_check  "Row count agreed with the audit log."
}

evidence lesson_files "Reviews after incidents" like kept {
  owner               cto
  systems             club_app, subscriptions, aws
  programs            soc2, sox
  frequency           each_event
  type                incident_record
  stored_in           gitlab
  shows               detected, severity, affected_systems, impact, actions, lessons,
                      disclosure_decision
  population          "Every incident closed."
  completeness_check  "Agreed with the incident register."
}

evidence newsletter_settings "Settings of the newsletter tool" like kept_settings {
  owner               support_lead
  systems             newsletter
  programs            soc2
  frequency           monthly
  population          "Every change of a setting."
  completeness_check  "The tool shows the count."
}

evidence status_notes "Notes on status pages" like kept_document {
  owner               operations_engineer
  systems             aws
  programs            soc2
  frequency           weekly
  population          "Every vendor."
  completeness_check  "The list of vendors."
}

evidence administrator_lists "Administrators, decided" like kept {
  owner               cto
  systems             aws, workspace
  programs            soc2
  frequency           quarterly
  type                access_review
  shows               population, parameters, row_count, as_of_date, reviewer, decisions,
                      privileged_flag, follow_up, second_export
  population          "Every administrator as of the quarter's last day."
  completeness_check  "Row counts are agreed with each system's own."
}
