// Accounts, roles and duties.

evidence access_requests "Access requests" like access_request_record {
  owner               it_security_lead
  source              okta
  systems             netsuite, billing, workday, payments_api, usage_meter, stripe, aws_prod, okta,
                      github, revenue_warehouse, zendesk, datadog
  programs            soc2, sox
  frequency           each_request
  population          "Every entitlement added, from the audit log of each system."
  completeness_check  "The number of entitlements added is agreed with each log's own total."
}

evidence leaver_checklists "Leaver checklists and weekly comparison" like leaver_record {
  owner               it_security_lead
  source              okta
  systems             netsuite, billing, workday, payments_api, usage_meter, stripe, aws_prod, okta,
                      github, revenue_warehouse, zendesk, datadog
  programs            soc2, sox
  frequency           each_event
  population          "Every departure in Workday, with the end dates of agency staff."
  completeness_check  "Departures are agreed with the movement of the payroll's head count."
}

evidence uar_package "User access review package" like access_review_record {
  owner               it_security_lead
  systems             netsuite, stripe, billing, workday, payments_api, usage_meter, aws_prod,
                      github, revenue_warehouse, okta
  programs            soc2, sox
  frequency           quarterly
  population          "Every account of the ten systems as of the quarter's last day, from UAR-all."
  completeness_check  "Row counts are agreed with each system's own count and matched with HR's list."
}

evidence annual_uar_package "Annual access review package" like access_review_record {
  owner               it_security_lead
  systems             zendesk, datadog
  programs            soc2
  frequency           annual
  population          "Every account of Zendesk and Datadog as of 30 September."
  completeness_check  "Row counts are agreed with the count that each system shows."
}

evidence sign_in_policy "Sign-in policy and monthly list of applications" like settings_record {
  owner               cio
  source              okta
  systems             netsuite, billing, workday, payments_api, usage_meter, stripe, aws_prod, okta,
                      github, revenue_warehouse, zendesk, datadog
  programs            soc2, sox
  frequency           monthly
  population          "Every application in Okta and its way of signing in."
  completeness_check  "The list is compared with the systems declared here."
}

evidence transfer_tickets "Transfer tickets with both lists of entitlements" like access_request_record {
  owner               it_security_lead
  source              okta
  systems             netsuite, billing, workday, payments_api, usage_meter, stripe, aws_prod, okta,
                      github, revenue_warehouse, zendesk, datadog
  programs            soc2, sox
  frequency           each_event
  population          "Every change of job in Workday with a first day in the period."
  completeness_check  "The number of changes is agreed with Workday's audit trail."
}

evidence production_sessions "Requests for production access, and sessions" like log_record {
  owner               head_of_platform
  source              aws_prod
  systems             aws_prod, billing, payments_api, usage_meter
  programs            soc2, sox
  frequency           each_request
  population          "Every session on production hosts and databases, from the access broker."
  completeness_check  "Sessions are agreed with the cloud account's own log of sign-ins."
}

evidence break_glass_reviews "Reviews of emergency access" like log_record {
  owner               it_security_lead
  source              okta
  systems             aws_prod, okta
  programs            soc2, sox
  frequency           each_event
  population          "Every use of a break-glass account; a dated nil statement for a quarter without any."
  completeness_check  "Uses are agreed with the alarms that each use raises."
}

evidence privileged_logs "Privileged activity, read and annotated" like log_record {
  owner               grc_lead
  systems             aws_prod, okta, github
  programs            soc2, sox
  frequency           monthly
  population          "Every action under an administrator's role in the month."
  completeness_check  "Row count agreed with the log platform's total for the same query."
}

evidence duties_package "Separation of duties package" like access_review_record {
  owner               grc_lead
  systems             netsuite, stripe, billing, workday, payments_api, usage_meter, aws_prod,
                      github, revenue_warehouse, okta
  programs            soc2, sox
  frequency           quarterly
  population          "Every person and shared account with access to the ten systems, and what each may do."
  completeness_check  "Counts are agreed with each system's own; teams and roles are resolved to persons."
}

evidence ledger_setting_changes "Changes of accounts, periods and posting rules" like settings_record {
  owner               controller
  source              netsuite
  systems             netsuite
  programs            soc2, sox
  frequency           monthly
  population          "Every change in NetSuite's setup audit trail, and every holder of these rights."
  completeness_check  "The export carries NetSuite's own row count, date and parameters."
}
