// Thirty-six controls for 43 criteria of four categories. The ones in "general controls" are written once for both
// purposes: SOC 2 now, and an ICFR audit that could take them as they are. So reviews name who performs, decides and
// does the follow-up; changes can be followed from ticket to release; and the population holds every system that can
// affect the books, not only those of the service.

// ---- general controls: access ----

control access_approval "Access request and approval" like std::access_request {
  id            "AC-01"
  owner         it_security_lead
  performed_by  service_desk
  reviewed_by   system_owners
  applies_to    payout_engine, customer_portal, netsuite, chargebee, rippling, bank_gateway, aws,
                github, okta, datadog, crowdstrike, jira, zendesk
  effective     2025-04-01
  mitigates     data_leak, stolen_payout
  evidence      access_requests
}

control leaver_removal "Leaver removal" like std::leaver_removal {
  id            "AC-02"
  owner         it_security_lead
  performed_by  service_desk
  applies_to    payout_engine, customer_portal, netsuite, chargebee, rippling, bank_gateway, aws,
                github, okta, datadog, crowdstrike, jira, zendesk
  uses_report_from rippling {
    report     "Departures of the period"
    proven_by  "Agreed with the change of headcount between the two dates."
  }
  effective  2025-04-01
  mitigates  data_leak
  evidence   leaver_checklists
}

/// Formal: each owner decides by name on every account, nobody on their own, and administrators do not review.
control quarterly_access_review "Quarterly user access review" like std::periodic_access_review {
  id            "AC-03"
  owner         it_security_lead
  performed_by  system_owners
  applies_to    payout_engine, customer_portal, netsuite, chargebee, rippling, bank_gateway, aws,
                github, okta, datadog, crowdstrike, jira, zendesk
  uses_report_from okta {
    report     "UAR-all"
    proven_by  "Rows agreed with the console's count, shown in the export with date and parameters."
  }
  effective  2025-04-01
  mitigates  data_leak, stolen_payout
  evidence   access_review_packages
}

control single_sign_on "Single sign-on with a second factor" like std::single_sign_on_mfa {
  id            "AC-04"
  owner         it_security_lead
  performed_by  it_security
  applies_to    payout_engine, customer_portal, netsuite, chargebee, rippling, bank_gateway, aws,
                github, okta, datadog, crowdstrike, jira, zendesk
  effective     2025-04-01
  mitigates     data_leak
  evidence      sign_in_policy
}

control privileged_access_review "Privileged access review" like std::privileged_access_review {
  id            "AC-05"
  owner         it_security_lead
  performed_by  security_analyst
  reviewed_by   it_security_lead  // decides on what the analyst can read
  applies_to    payout_engine, customer_portal, netsuite, chargebee, rippling, bank_gateway, aws,
                github, okta
  effective     2025-07-01
  mitigates     stolen_payout, unapproved_change
  evidence      privileged_packages
}

/// Every system that can affect the books. The owner administers nothing and works in no process that it looks at.
control duty_review "Quarterly review of incompatible duties" like std::segregation_of_duties {
  id            "SD-01"
  owner         grc_lead
  performed_by  grc_lead
  applies_to    payout_engine, customer_portal, netsuite, chargebee, rippling, bank_gateway, aws,
                github, okta
  effective     2025-07-01
  mitigates     stolen_payout
  evidence      duty_reviews
}

// ---- general controls: change ----

control reviewed_changes "Reviewed changes, released by the release manager" like std::reviewed_changes {
  id            "CM-01"
  owner         head_of_platform
  performed_by  payments_engineering, release_manager
  applies_to    payout_engine, customer_portal, aws, github
  effective     2025-04-01
  mitigates     unapproved_change, outage
  evidence      change_records
}

control emergency_changes_review "Review of emergency changes" like std::emergency_change_review {
  id            "CM-02"
  owner         head_of_platform
  performed_by  release_manager
  applies_to    payout_engine, customer_portal, aws, github
  effective     2025-04-01
  mitigates     unapproved_change
  evidence      emergency_changes
}

control configuration_changes "Approval of configuration changes" like std::configuration_change_approval {
  id            "CM-03"
  owner         finance_systems_accountant
  performed_by  finance_systems_accountant, service_desk
  reviewed_by   controller, head_of_treasury, revenue_operations_manager, payroll_manager,
                it_security_lead
  applies_to    netsuite, chargebee, rippling, bank_gateway, okta
  effective     2025-04-01
  mitigates     unapproved_change
  evidence      setting_changes
}

/// Three payments engineers cannot be split into those who write and those who review. CM-01 keeps author and reviewer
/// of each change apart; that satisfies SOC 2. On a system that keeps customers' money somebody outside also looks at
/// every release, each month before the close, from a log that no engineer can reach.
control release_review "Deployments agreed with approved changes" like std::production_change_reconciliation {
  id            "CM-04"
  owner         it_security_lead
  performed_by  security_analyst
  applies_to    payout_engine, customer_portal
  effective     2025-10-01
  compensates IT2 {
    people   payments_engineering
    on       payout_engine, customer_portal
    log_in   datadog
    expires  2026-12-31
  }
  mitigates  unapproved_change, stolen_payout
  evidence   release_reconciliation
}

// ---- general controls: operations ----

control job_monitoring "Monitoring of interfaces and jobs" like std::interface_and_job_monitoring {
  id            "OP-01"
  owner         head_of_platform
  performed_by  site_reliability_engineer
  applies_to    payout_engine, customer_portal, netsuite, chargebee, rippling, bank_gateway, aws
  effective     2025-04-01
  mitigates     wrong_payout, outage
  evidence      job_log
}

control log_collection "Collection and protection of logs" like std::log_collection {
  id            "OP-02"
  owner         it_security_lead
  performed_by  it_security
  applies_to    payout_engine, customer_portal, netsuite, chargebee, rippling, bank_gateway, aws,
                github, okta, datadog, crowdstrike, jira, zendesk
  effective     2025-04-01
  mitigates     stolen_payout, data_leak
  evidence      log_settings
}

control triage "Triage of security events" like std::security_event_triage {
  id            "OP-03"
  owner         it_security_lead
  performed_by  it_security
  applies_to    payout_engine, customer_portal, bank_gateway, aws, github, okta, datadog,
                crowdstrike, jira, zendesk
  effective     2025-04-01
  mitigates     data_leak
  evidence      alarms
}

control incident_response "Incident response" like std::incident_response {
  id            "OP-04"
  owner         it_security_lead
  performed_by  it_security, site_reliability_engineer
  applies_to    payout_engine, customer_portal, netsuite, chargebee, rippling, bank_gateway, aws,
                github, okta, datadog, crowdstrike, jira, zendesk
  effective     2025-04-01
  mitigates     data_leak, outage
  evidence      incident_records
}

control restore_test "Backup and restore test" like std::backup_restore_test {
  id            "OP-05"
  owner         head_of_platform
  performed_by  site_reliability_engineer
  reviewed_by   head_of_treasury
  applies_to    payout_engine, customer_portal, aws
  effective     2025-04-01
  mitigates     outage
  evidence      restore_tests
}

// ---- the service ----

control weaknesses "Vulnerabilities found and closed" like std::vulnerability_remediation {
  id            "SE-01"
  owner         it_security_lead
  performed_by  security_analyst
  applies_to    payout_engine, customer_portal, aws, github
  uses_report_from crowdstrike {
    report     "Findings by asset"
    proven_by  "Assets agreed with the cloud inventory."
  }
  effective  2025-04-01
  mitigates  data_leak
  evidence   weakness_scans
}

control endpoints "Protection of endpoints" like std::endpoint_protection {
  id            "SE-02"
  owner         it_security_lead
  performed_by  security_analyst
  applies_to    crowdstrike
  uses_report_from crowdstrike {
    report     "All devices with state"
    proven_by  "Devices agreed with the asset list and Okta's sign-ins."
  }
  effective  2025-04-01
  mitigates  data_leak
  evidence   device_report
}

control encryption "Encryption at rest and in transit" like std::encryption {
  id            "SE-03"
  owner         head_of_platform
  performed_by  platform
  applies_to    payout_engine, customer_portal, aws
  effective     2025-04-01
  mitigates     data_leak
  evidence      encryption_report
}

control disposal "Disposal of confidential data" like std::confidential_data_disposal {
  id            "SE-04"
  owner         head_of_platform
  performed_by  site_reliability_engineer
  applies_to    payout_engine, customer_portal, zendesk
  effective     2025-07-01
  mitigates     data_leak
  evidence      disposals
}

control hosting "Hosting and environmental protection" like std::hosting_resilience_review {
  id            "SE-05"
  owner         head_of_platform
  performed_by  platform
  applies_to    aws
  effective     2025-04-01
  mitigates     outage
  evidence      encryption_report, vendor_reviews
}

// ---- processing: each accepted instruction is paid once, exactly, on time ----

control specification "Specifications of processing" like std::processing_specification_review {
  id            "PI-01"
  owner         product_owner
  performed_by  product_owner, head_of_treasury
  applies_to    payout_engine, customer_portal
  effective     2025-07-01
  mitigates     wrong_payout
  evidence      specifications
}

control input_checking "Validation of instructions" like std::input_validation {
  id            "PI-02"
  owner         product_owner
  performed_by  payments_engineering
  applies_to    payout_engine, customer_portal
  effective     2025-04-01
  mitigates     wrong_payout
  evidence      input_checks
}

control settlement "Daily settlement reconciliation" like std::settlement_reconciliation {
  id             "PI-03"
  owner          head_of_treasury
  performed_by   joana
  reviewed_by    head_of_treasury
  applies_to     bank_gateway, payout_engine
  compares_with  bank_statements
  assures_that   customer_funds { assertion existence, completeness }, cash { assertion existence }
  satisfies tsc:PI1.3 {
              purpose  "What was instructed, what was sent and what the bank paid agree each day."
            },
            tsc:PI1.4 {
              purpose  "A payment that is missing, double or wrong is found the next morning."
            },
            tsc:PI1.5 {
              purpose  "What is owed to each customer is proven against money at the bank."
            },
            sox:404(a) {
              purpose  "Customer funds and cash exist and are complete."
            }
  effective  2025-04-01
  mitigates  wrong_payout, stolen_payout
  evidence   settlements
}

/// The control that cuts HubSpot's path to the books: on Chargebee's side, by somebody who can change nothing in
/// HubSpot, against the contracts themselves, every month before the close, and since before the period began.
control price_reconciliation "Prices agreed with signed contracts" like std::processor_reconciliation {
  id             "REC-01"
  owner          controller
  performed_by   tilda
  reviewed_by    controller
  applies_to     chargebee
  compares_with  signed_contracts
  objective """
    By the third business day each price and term in Chargebee equals the signed contract, and none is missing.
  """
  what_could_go_wrong  "A price is typed wrongly in HubSpot, or changed there afterwards, and every invoice repeats it."
  threshold            "Every customer, price and term; a difference of any size."
  review_criteria """
    An exception is a price, discount, start or term in Chargebee that differs from the signed contract, a
    customer billed without a contract, or a contract signed in the month that Chargebee does not have.
  """
  procedure """
    1. On the first business day Tilda Berg exports all prices and terms from Chargebee, unfiltered, and agrees
       the number of customers with the month's invoices in NetSuite.
    2. She compares each price and term with the signed contract in the contract archive, and each contract
       signed in the month with Chargebee.
    3. She lists the differences; Revenue Operations corrects them in Chargebee and credits or bills the
       difference.
    4. The Controller reads the list with the corrections and signs by the third business day, before revenue is
       closed.
  """
  exceptions """
    A difference is corrected before the close, and the invoices since it began are recomputed within 5 business
    days. A customer without a contract is not billed again until there is one. Three differences in a quarter
    go to the CFO with the name of who entered them.
  """
  competence  "Tilda Berg reads contracts and price plans, and has no rights in HubSpot."
  satisfies sox:404(a) {
              purpose  "Prices that make revenue are proven against contracts, whatever happened before."
            },
            tsc:PI1.4 {
              purpose  "Customers are billed what they agreed to."
            }
  test_of_design """
    Compare 3 contracts with Chargebee by hand, and look for a way by which a price could miss the export.
  """
  test_of_operation """
    Take 2 to 5 months. Export again, agree the number of customers, reperform 15 comparisons, and read every
    difference to its correction with dates before the close.
  """
  effective  2025-10-01
  mitigates  wrong_price
  evidence   price_comparison
}

// ---- vendors ----

control vendor_assessment "Assessment of vendors" like std::vendor_risk_assessment {
  id            "VM-01"
  owner         grc_lead
  performed_by  system_owners, security_analyst
  effective     2025-04-01
  mitigates     vendor_failure
  evidence      vendor_reviews
}

control vendor_reports "Review of vendors' reports" like std::vendor_report_review {
  id            "VM-02"
  owner         grc_lead
  performed_by  security_analyst, controller  // the Controller reads those of vendors that process figures
  applies_to    netsuite, chargebee, rippling, bank_gateway, aws, github, okta, datadog,
                crowdstrike, jira, zendesk
  effective     2025-04-01
  mitigates     vendor_failure
  evidence      vendor_reviews
}

control vendor_contracts "Terms in vendors' contracts" like std::vendor_contract_terms {
  id            "VM-03"
  owner         general_counsel
  performed_by  general_counsel
  effective     2025-04-01
  mitigates     vendor_failure
  evidence      vendor_reviews
}

// ---- the company ----

control board "Oversight by the board" like std::board_oversight {
  id            "EN-01"
  owner         general_counsel
  performed_by  directors
  effective     2025-01-01
  mitigates     stolen_payout
  evidence      board_papers
}

control conduct "Code of conduct, confirmed by everybody" like std::code_of_conduct {
  id            "EN-02"
  owner         head_of_people
  performed_by  people_team
  effective     2025-01-01
  mitigates     stolen_payout
  evidence      rules_and_authority, training_records
}

control authority "Authority and reporting lines" like std::authority_and_reporting_lines {
  id            "EN-03"
  owner         cfo
  performed_by  grc_lead
  effective     2025-01-01
  mitigates     stolen_payout
  evidence      rules_and_authority
}

control training "Training for controls and security" like std::control_training {
  id            "EN-04"
  owner         head_of_people
  performed_by  people_team, it_security
  effective     2025-01-01
  mitigates     data_leak
  evidence      training_records
}

control customer_communication "Commitments and changes told to customers" like std::external_communication {
  id            "EN-05"
  owner         product_owner
  performed_by  product_owner, head_of_support
  effective     2025-01-01
  mitigates     outage
  evidence      notices
}

control risk_review "Objectives and risks" like std::risk_assessment {
  id            "EN-06"
  owner         grc_lead
  performed_by  system_owners
  satisfies tsc:CC3.1 {
              purpose  "Each promise and each law has an objective with a number before risks are rated."
            },
            tsc:CC3.2 {
              purpose  "Risks to objectives are found, analysed and responded to."
            },
            tsc:CC5.1 {
              purpose  "Controls are chosen by the risk that they are to lower."
            },
            tsc:CC9.1 {
              purpose  "Risks of disruption are among those assessed and treated."
            }
  effective  2025-01-01
  mitigates  vendor_failure
  evidence   risk_records
}

control fraud_assessment "Fraud risk assessment" like std::fraud_risk_assessment {
  id            "EN-07"
  owner         cfo
  performed_by  grc_lead
  effective     2025-01-01
  mitigates     stolen_payout
  evidence      risk_records
}

control change_assessment "Assessment of significant changes" like std::significant_change_assessment {
  id            "EN-08"
  owner         grc_lead
  performed_by  grc_lead
  effective     2025-01-01
  mitigates     unapproved_change
  evidence      risk_records
}

control evidence_check "Evidence complete and where it belongs" like std::evidence_readiness {
  id            "EN-09"
  owner         grc_lead
  performed_by  grc_lead
  effective     2025-01-01
  mitigates     vendor_failure
  evidence      evidence_list
}
