// Outside and inside threats, and confidential data.

evidence boundary_reviews "Reviews of exposed services" like settings_record {
  owner               it_security_lead
  systems             aws_prod, payments_api
  programs            soc2
  frequency           quarterly
  population          "Every rule that opens a port or a bucket, and an outside scan."
  completeness_check  "Rules are agreed with the cloud account's own count."
}

evidence vulnerability_scans "Vulnerability scans and their closure" like scan_record {
  owner               it_security_lead
  systems             aws_prod, payments_api, usage_meter, billing
  programs            soc2
  frequency           weekly
  population          "Every host, container image, library and cloud setting in production."
  completeness_check  "Assets scanned are tied out to the cloud account's inventory."
}

evidence pen_test_report "Penetration test, report and retest" like kept_record {
  owner               it_security_lead
  systems             payments_api, aws_prod
  programs            soc2
  frequency           annual
  type                pen_test
  reliability         third_party
  shows               test_scope, tester, scan_findings, reviewer, follow_up, retest
  population          "The scope agreed with the testers, and what it leaves out."
  completeness_check  "The scope is compared with the exposed services of the last boundary review."
}

evidence alarm_queue "Alarms with times and verdicts" like log_record {
  owner               head_of_platform
  source              datadog
  systems             payments_api, usage_meter, billing, aws_prod, okta, github, datadog
  programs            soc2, sox
  frequency           monthly
  population          "Every alarm raised in the month."
  completeness_check  "Agreed with the monitoring platform's count of alarms."
}

evidence drift_results "Daily comparison with the approved configuration" like settings_record {
  owner               head_of_platform
  source              aws_prod
  systems             aws_prod, github, okta
  programs            soc2, sox
  frequency           daily
  population          "Every resource that the comparison covers, and every difference."
  completeness_check  "Accounts examined are agreed with the organisation's list."
}

evidence endpoint_tie_out "Weekly tie-out of devices" like settings_record {
  owner               it_security_lead
  programs            soc2
  frequency           weekly
  population          "Every laptop and phone in the asset register."
  completeness_check  "Devices reporting are compared with the asset register and with HR's list."
}

evidence badge_reviews "Badge holders and visitors" like access_review_record {
  owner               cio
  programs            soc2
  frequency           quarterly
  population          "Every badge and every entry to a room with equipment."
  completeness_check  "Badges are matched with HR's list of the same day."
}

evidence data_inventory "Inventory of data, confirmed" like approved_document {
  owner               it_security_lead
  systems             payments_api, usage_meter, billing, stripe, zendesk, aws_prod, okta, github,
                      datadog
  programs            soc2
  frequency           semiannual
  population          "Every store and every kind of data in the boundary of the service."
  completeness_check  "A search of the cloud account for stores that are not listed."
}

evidence disposal_log "Deletions due and done" like log_record {
  owner               head_of_platform
  source              aws_prod
  systems             payments_api, usage_meter, billing, stripe, zendesk, aws_prod
  programs            soc2
  frequency           monthly
  population          "Every ended contract and every record past its time."
  completeness_check  "Ended contracts are agreed with the contract register."
}

evidence encryption_checks "Monthly check of encryption" like settings_record {
  owner               head_of_platform
  source              aws_prod
  systems             payments_api, usage_meter, billing, aws_prod
  programs            soc2
  frequency           monthly
  population          "Every store and every entry point."
  completeness_check  "Stores are agreed with the cloud account's inventory."
}

evidence preservation_tests "Holds and quarterly retention tests" like settings_record {
  owner               grc_lead
  systems             aws_prod, netsuite, okta, github
  programs            soc2, sox
  frequency           quarterly
  population          "Every hold and every deletion job."
  completeness_check  "Deletion jobs are agreed with the schedule of each store."
}
