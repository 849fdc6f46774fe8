// Code, configuration, production data and new systems.

evidence branch_rules_export "Branch and release rules" like settings_record {
  owner               head_of_platform
  source              github
  systems             billing, payments_api, usage_meter, github
  programs            soc2, sox
  frequency           monthly
  population          "The rules of every production branch and environment."
  completeness_check  "Repositories are agreed with the organisation's list in GitHub."
}

evidence change_tickets "Change tickets with pull request and deployment" like change_record {
  owner               head_of_platform
  source              github
  systems             billing, payments_api, usage_meter, github
  programs            soc2, sox
  frequency           each_change
  population          "Every deployment to production, from the pipeline's log, not the ticket list."
  completeness_check  "The query, its date and its row count are shown and agreed with the pipeline's total."
}

evidence emergency_change_tickets "Emergency changes and their reviews" like change_record {
  owner               release_manager
  source              github
  systems             billing, payments_api, usage_meter
  programs            soc2, sox
  frequency           each_event
  population          "Every deployment with the emergency flag or without approval; a nil statement otherwise."
  completeness_check  "Agreed with the pipeline's log of deployments without approval."
}

evidence configuration_trails "Setup audit trails, agreed with tickets" like settings_record {
  owner               cio
  source              okta
  systems             netsuite, workday, stripe, okta, github, aws_prod, revenue_warehouse, zendesk,
                      datadog
  programs            soc2, sox
  frequency           monthly
  population          "Every change of a sensitive setting in the audit trail of each system."
  completeness_check  "Each export carries the row count that the system shows."
}

evidence pipeline_rule_log "Audit log of repository rules, compared" like log_record {
  owner               it_security_lead
  systems             github
  programs            soc2, sox
  frequency           monthly
  population          "Every change of a rule, secret or permission in GitHub in the month."
  completeness_check  "Row count agreed with the audit log's own total."
}

evidence data_change_log "Direct changes of production data" like log_record {
  owner               head_of_platform
  source              aws_prod
  systems             billing, usage_meter, payments_api
  programs            soc2, sox
  frequency           each_request
  population          "Every write by a person, from the databases' own log."
  completeness_check  "Writes in the log are agreed one by one with tickets."
}

evidence project_records "Project records with approvals" like approved_document {
  owner               cio
  systems             usage_meter
  programs            soc2, sox
  frequency           each_event
  population          "Every system bought, built or replaced in the period."
  completeness_check  "Agreed with new vendors in the ledger and new repositories in GitHub."
}

evidence go_live_records "Acceptance tests and go-live decisions" like approved_document {
  owner               head_of_platform
  systems             usage_meter
  programs            soc2, sox
  frequency           each_event
  population          "Every system that took over in the period."
  completeness_check  "Agreed with the systems declared as rebuilt and with the deployment log."
}
