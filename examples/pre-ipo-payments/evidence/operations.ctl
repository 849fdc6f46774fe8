// Running, watching, restoring.

evidence restore_tests "Restore tests" like restore_record {
  owner               head_of_platform
  source              aws_prod
  systems             billing, usage_meter, payments_api, aws_prod
  programs            soc2, sox
  frequency           quarterly
  population          "One production store of each system, drawn by the Data Lead."
  completeness_check  "The stores are agreed with the inventory of databases."
}

evidence interface_log "Daily results of interfaces and jobs" like log_record {
  owner               head_of_platform
  source              datadog
  systems             netsuite, billing, workday, payments_api, usage_meter, aws_prod,
                      revenue_warehouse
  programs            soc2, sox
  frequency           daily
  population          "Every scheduled job and transfer of the day."
  completeness_check  "Jobs run are agreed with the schedule; records sent with records received."
}

evidence incident_records "Incident records" like incident_file {
  owner               it_security_lead
  systems             payments_api, usage_meter, billing, stripe, zendesk, aws_prod, okta, github,
                      datadog, netsuite, workday, revenue_warehouse
  programs            soc2, sox
  frequency           each_event
  population          "The incident register; a dated nil statement for a quarter without any."
  completeness_check  "Agreed with alarms and tickets marked incident, query and count shown."
}

evidence recovery_minutes "Recovery exercise: minutes and measured times" like restore_record {
  owner               head_of_platform
  source              aws_prod
  systems             payments_api, usage_meter, billing, aws_prod
  programs            soc2, sox
  frequency           annual
  population          "The components of the service and the host."
  completeness_check  "Components are those declared as serving the payments platform."
}

evidence backup_results "Daily results of backups" like log_record {
  owner               head_of_platform
  source              aws_prod
  systems             payments_api, usage_meter, billing, aws_prod, revenue_warehouse
  programs            soc2, sox
  frequency           daily
  population          "Every backup job of the day."
  completeness_check  "Jobs are tied out to the inventory of databases each month."
}

evidence log_sources "Sources of logs, and what was silent" like log_record {
  owner               head_of_platform
  source              datadog
  systems             netsuite, billing, workday, payments_api, usage_meter, stripe, aws_prod, okta,
                      github, revenue_warehouse, zendesk, datadog
  programs            soc2, sox
  frequency           monthly
  population          "Every source that is to send logs, with its last message."
  completeness_check  "Sources are compared with the systems declared here."
}

evidence capacity_reports "Capacity reports with decisions" like log_record {
  owner               head_of_platform
  source              datadog
  systems             payments_api, usage_meter, billing, aws_prod
  programs            soc2
  frequency           monthly
  population          "The limits and use of every component."
  completeness_check  "Components are those declared as serving the payments platform."
}

evidence incident_reviews "Reviews after incidents" like incident_file {
  owner               head_of_platform
  systems             payments_api, usage_meter, billing, stripe, zendesk, aws_prod, okta, github,
                      datadog
  programs            soc2, sox
  frequency           each_event
  population          "Every incident of severity 1 and 2 closed in the period."
  completeness_check  "Agreed with the incident register."
}

evidence hosting_reviews "Review of placement and of the provider's report" like assessment_record {
  owner               head_of_platform
  systems             aws_prod
  programs            soc2
  frequency           annual
  population          "Every region and zone in use."
  completeness_check  "Agreed with the cloud account's list of resources."
}
