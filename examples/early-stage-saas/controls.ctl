// Twenty-three controls answer the 36 criteria of Security and Availability, most of them several at once. They are the
// library's, with what only Plumbline knows filled in; where a template is built for a larger company, its text is
// replaced by what ten people really do.
//
// The templates also say what each control means for SOX. That costs nothing and is left in: without an ICFR
// engagement no rule asks for more because of it, and it is there on the day when it is wanted.

// ---- the company ----

control board_meeting "The board looks at controls" like std::board_oversight {
  id            "EN-01"
  owner         ceo
  performed_by  directors
  reviewed_by   directors
  threshold     "Four meetings a year; every open action older than 90 days is discussed."
  procedure """
    1. Freya Nielsen sends a paper of two pages five days before: incidents, what the monthly list of evidence found,
       risks that changed, vendors, open actions.
    2. The board (Nora Lindgren, Ines Baur and Piet Hogan, of whom the last two are independent of management) asks, and
       decides on each risk rated high and each deficiency older than its date.
    3. The independent directors speak with Tomas Vidal for a quarter of an hour without Nora Lindgren.
    4. Freya Nielsen writes minutes with questions, answers and actions; the next meeting approves them.
  """
  exceptions """
    A meeting not held within its quarter is held within 30 days. An action twice overdue goes to Ines Baur, who
    speaks with Nora Lindgren within 10 business days.
  """
  competence  "Piet Hogan has run the technology of a larger software company."
  mitigates   staff_fraud
  evidence    board_papers
}

control conduct "Code of conduct, confirmed by everybody" like std::code_of_conduct {
  id            "EN-02"
  owner         head_of_hr
  performed_by  operations
  procedure """
    1. The board approves the code and each change to it.
    2. Freya Nielsen sends it to everybody in January and to starters on their first day.
    3. Each person confirms it and declares interests that could conflict, within 30 days.
    4. Nora Lindgren decides on each declared interest; what concerns her, the board decides.
  """
  exceptions """
    Whoever has not confirmed after 45 days has no access until they do. A breach is looked into within 30 days by
    somebody who does not work for the person concerned, and the board hears of it at its next meeting.
  """
  competence  "Those who look into a breach stand outside the reporting line."
  mitigates   staff_fraud
  evidence    policies, training
}

control authority "Who may decide what" like std::authority_and_reporting_lines {
  id            "EN-03"
  owner         ceo
  performed_by  operations
  frequency     annual
  procedure """
    1. Nora Lindgren keeps one table: contracts, payments, hiring, access, acceptance of risk, each with a name, an
       amount and a deputy. The board approves it each January.
    2. Freya Nielsen compares it with the owners declared in this package, with the bank's rights and with the groups
       of Google Workspace, and lists what differs.
    3. Nora Lindgren decides on each difference; it is corrected within 5 business days.
  """
  exceptions """
    A decision above somebody's limit is put before Nora Lindgren, or the board if it was hers, within 5 business days.
    A control without an owner gets one within 5 business days.
  """
  competence  "Freya Nielsen holds no limit of her own above 5,000 euros."
  evidence    policies
}

control hiring "Hiring and screening" like std::hiring_and_screening {
  id            "EN-04"
  owner         head_of_hr
  performed_by  operations
  evidence      starters
}

control training_course "Security training" like std::control_training {
  id            "EN-05"
  owner         it_security_lead
  performed_by  operations
  evidence      training
}

control policy_reading "Policies read and approved" like std::policy_review {
  id            "EN-06"
  owner         grc_lead
  performed_by  operations
  evidence      policies
}

control telling_customers "Customers are told" like std::external_communication {
  id            "EN-07"
  owner         product_owner
  performed_by  product_owner, head_of_support
  evidence      customer_notices
}

/// One meeting a quarter instead of five controls: objectives, risks, fraud, change and the choice of controls.
control risk_meeting "Risk meeting" like std::risk_assessment {
  id            "EN-08"
  owner         grc_lead
  performed_by  ceo, cto, head_of_operations, product_owner
  procedure """
    1. In January the four write down the year's objectives with numbers: uptime, customers, what contracts promise.
    2. Each quarter Freya Nielsen brings incidents, vendors' news and what changed in systems, people, law and product
       since the last meeting.
    3. The four ask of each system and vendor in this package what could go wrong, who could gain by it, and what
       changed; each risk gets a cause, an event, an effect and a rating.
    4. For each risk they name the controls that answer it, or Nora Lindgren accepts it in writing until a date.
    5. Freya Nielsen changes the package; the meeting ends when `ctl check` reads every risk as answered.
  """
  exceptions """
    A risk rated high without a decision after 30 days goes to the board. After an event that was not in the register,
    the four meet within 20 business days and ask why.
  """
  competence  "Each of the four can change what causes the risks they own."
  satisfies tsc:CC3.1 {
              purpose  "Objectives have numbers, so that there is something to be at risk."
            },
            tsc:CC3.2 {
              purpose  "Risks to them are found, rated and answered."
            },
            tsc:CC3.3 {
              purpose  "Each round asks who inside or outside could gain by doing harm."
            },
            tsc:CC3.4 {
              purpose  "Each round begins with what changed."
            },
            tsc:CC5.1 {
              purpose  "Controls are chosen for a risk, by name."
            },
            tsc:CC5.2 {
              purpose  "Controls over technology are chosen system by system."
            },
            tsc:CC9.1 {
              purpose  "Disruption is among the risks answered."
            }
  mitigates  staff_fraud, vendor_failure
  evidence   risk_register
}

control evidence_check "Evidence is there each month" like std::evidence_readiness {
  id            "EN-09"
  owner         grc_lead
  performed_by  operations
  reviewed_by   cto
  satisfies tsc:CC2.1 {
              purpose  "What controls rely on and leave behind is complete and in its place."
            },
            tsc:CC4.1 {
              purpose  "Whether each control ran is looked at every month."
            },
            tsc:CC4.2 {
              purpose  "A control that did not run has a cause, an owner and a date within 5 days."
            }
  evidence  evidence_list
}

// ---- access ----

control access_approval "Access is asked for and approved" like std::access_request {
  id            "AC-01"
  owner         cto
  performed_by  operations
  reviewed_by   cto, ceo
  applies_to    app, aws, github, google, datadog, kandji, intercom
  mitigates     customer_data_leak, staff_fraud
  evidence      access_tickets
}

control leaver "Leavers lose access" like std::leaver_removal {
  id            "AC-02"
  owner         head_of_hr
  performed_by  operations
  reviewed_by   it_security_lead
  applies_to    app, aws, github, google, datadog, kandji, intercom
  mitigates     customer_data_leak
  evidence      leavers
}

control quarterly_access_review "Access review" like std::periodic_access_review {
  id            "AC-03"
  owner         it_security_lead
  performed_by  cto, ceo  // the deciders; Freya, who sets access up, only exports
  applies_to    app, aws, github, google, datadog, kandji, intercom
  uses_report_from google {
    report     "Members of all groups, with the last sign-in"
    proven_by  "Rows agreed with the console's count on the same screen."
  }
  mitigates  customer_data_leak, staff_fraud
  evidence   access_reviews
}

control single_sign_on "One sign-in, with a second factor" like std::single_sign_on_mfa {
  id            "AC-04"
  owner         it_security_lead
  performed_by  operations
  applies_to    app, aws, github, google, datadog, kandji, intercom
  mitigates     customer_data_leak
  evidence      sign_in_rules
}

// ---- change ----

/// The template wants a release manager who wrote none of it. In a team of four the pipeline releases what two
/// engineers agreed on. It stays automated and preventive, and that is why nobody has to be kept from both writing and
/// releasing.
control reviewed_releases "Changes are read by a second engineer" like std::reviewed_changes {
  id            "CM-01"
  owner         cto
  performed_by  engineering
  applies_to    app, aws, github
  objective """
    Nothing runs in production that was not asked for, tested, and approved by somebody who wrote none of it.
  """
  procedure """
    1. The author opens a pull request that names the issue in which somebody asked for the change.
    2. The pipeline runs tests and scans; a failure blocks the merge.
    3. A second engineer, who wrote none of the commits, reads and approves it; a later commit withdraws the approval.
    4. GitHub refuses a merge without an issue, checks and that approval, and refuses direct pushes, for everybody.
    5. The pipeline deploys what was merged, and records who merged, what, by its hash, and when.
  """
  exceptions """
    A deployment without one of these steps shows in the nightly check. The next morning an engineer who did not
    write it reads it or takes it back, and Tomas Vidal looks for others like it in the last 90 days. A rule
    found switched off is an incident.
  """
  mitigates  bad_release
  evidence   releases
}

// ---- operations ----

control logs "Logs are collected and kept apart" like std::log_collection {
  id            "OP-01"
  owner         cto
  performed_by  security_engineer
  applies_to    app, aws, github, google, datadog, kandji, intercom
  mitigates     staff_fraud, customer_data_leak
  evidence      log_sources
}

control incident_handling "Incidents" like std::incident_response {
  id            "OP-02"
  owner         cto
  performed_by  on_call
  applies_to    app, aws, github, google, datadog, kandji, intercom
  satisfies tsc:CC7.3 {
              purpose  "Each event is weighed by written criteria, and becomes an incident or not."
            },
            tsc:CC7.4 {
              purpose  "Incidents are contained and ended by decisions on record."
            },
            tsc:CC7.5 {
              purpose  "Each record says how the service came back and what changes so that it stays."
            },
            tsc:CC2.3 {
              purpose  "Customers learn of what concerns them in the hours that contracts name."
            }
  mitigates  outage, customer_data_leak
  evidence   incidents
}

control weaknesses "Weaknesses are found and closed" like std::vulnerability_remediation {
  id            "OP-03"
  owner         cto
  performed_by  security_engineer
  applies_to    app, aws, github
  mitigates     customer_data_leak
  evidence      scans
}

control restore_test "Restore test" like std::backup_restore_test {
  id            "OP-04"
  owner         cto
  performed_by  platform_engineer
  applies_to    app, aws
  mitigates     outage
  evidence      restore_tests
}

control capacity "Capacity" like std::capacity_review {
  id            "OP-05"
  owner         cto
  performed_by  platform_engineer
  applies_to    app, aws
  mitigates     outage
  evidence      platform_reports
}

control laptops "Laptops" like std::endpoint_protection {
  id            "OP-06"
  owner         head_of_operations
  performed_by  operations
  reviewed_by   security_engineer
  applies_to    kandji
  uses_report_from kandji {
    report     "All devices, with disk encryption, updates and protection"
    proven_by  "Devices agreed with the asset list and with the week's sign-ins."
  }
  mitigates  customer_data_leak
  evidence   devices
}

control encrypted "Encryption" like std::encryption {
  id            "OP-07"
  owner         cto
  performed_by  platform_engineer
  applies_to    app, aws
  mitigates     customer_data_leak
  evidence      platform_reports
}

/// There is no office with equipment: rooms, power and doors are Amazon's, and this control reads what its auditor
/// says.
control placement "Zones, and the rooms behind them" like std::hosting_resilience_review {
  id            "OP-08"
  owner         cto
  performed_by  platform_engineer
  applies_to    aws
  mitigates     outage
  evidence      platform_reports, vendor_files
}

control vendor_check "Vendors are looked at before and every year" like std::vendor_risk_assessment {
  id            "VM-01"
  owner         head_of_operations
  performed_by  operations
  mitigates     vendor_failure
  evidence      vendor_files
}
