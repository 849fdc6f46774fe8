// The environment, risk, monitoring, vendors and the officers' rehearsal.

evidence conduct_confirmations "Confirmations of the code of conduct" like training_file {
  owner               cfo
  programs            soc2, sox
  frequency           annual
  population          "Every employee and contractor."
  completeness_check  "Names are matched with HR's list of active workers."
}

evidence officer_ethics_statements "Statements of senior financial officers" like signed_statement {
  owner               cfo
  programs            soc2, sox
  frequency           annual
  population          "Chief executive, CFO and Controller."
  completeness_check  "The list of officers is agreed with the board's resolution."
}

evidence board_minutes_file "Minutes of the board" like minutes {
  owner               cfo
  programs            soc2, sox
  frequency           quarterly
  population          "Every meeting of the period."
  completeness_check  "Meetings are counted against the board's calendar."
}

evidence committee_qualifications "Independence and expertise of the audit committee" like minutes {
  owner               cfo
  programs            soc2, sox
  frequency           annual
  population          "Every member of the committee."
  completeness_check  "Members are agreed with the register of directors."
}

evidence delegation_table "Delegation of authority" like approved_document {
  owner               cfo
  programs            soc2, sox
  frequency           semiannual
  population          "Every limit and every holder of one."
  completeness_check  "Holders are matched with HR's list."
}

evidence hiring_files "Hiring and screening files" like training_file {
  owner               cio
  programs            soc2, sox
  frequency           each_event
  population          "Every person who joined in the period."
  completeness_check  "Joiners are agreed with Workday."
}

evidence training_records "Training records" like training_file {
  owner               grc_lead
  programs            soc2, sox
  frequency           annual
  population          "Every employee, and every owner of a control."
  completeness_check  "Names are matched with HR's list and with the owners declared here."
}

evidence accountability_reviews "Reviews of owners' work on their controls" like minutes {
  owner               cfo
  programs            soc2, sox
  frequency           annual
  population          "Every owner of a control."
  completeness_check  "Owners are those declared here."
}

evidence policy_approvals "Approvals of policies" like approved_document {
  owner               grc_lead
  programs            soc2, sox
  frequency           annual
  population          "Every policy in force."
  completeness_check  "The list is agreed with the policies declared here."
}

evidence duty_confirmations "Owners' confirmations of their duties" like training_file {
  owner               grc_lead
  programs            soc2, sox
  frequency           quarterly
  population          "Every owner and performer of a control."
  completeness_check  "Names are those declared here on the first day of the quarter."
}

evidence customer_notice_log "Notices to customers" like approved_document {
  owner               revenue_operations_manager
  programs            soc2, sox
  frequency           quarterly
  population          "Every change of commitments and every incident with a notice owed."
  completeness_check  "Agreed with releases, incidents and contract changes of the quarter."
}

evidence complaints_log "Log of the complaints channel" like kept_record {
  owner               grc_lead
  programs            soc2, sox
  frequency           each_event
  type                hotline_log
  reliability         third_party
  shows               reports_received, escalation, outcome
  population          "Every report received, from the outside provider."
  completeness_check  "The provider's own count is agreed with the case files."
}

evidence retaliation_checks "Checks for retaliation" like minutes {
  owner               grc_lead
  programs            soc2, sox
  frequency           quarterly
  population          "Everybody who reported in the last 24 months."
  completeness_check  "Names are agreed with the provider's list, by the chair of the audit committee."
}

evidence approved_objectives "Objectives with tolerances" like approved_document {
  owner               cfo
  programs            soc2, sox
  frequency           annual
  population          "The objectives of the year."
  completeness_check  "Agreed with the board's resolution."
}

evidence risk_register "Risk register as approved" like assessment_record {
  owner               grc_lead
  programs            soc2, sox
  frequency           quarterly
  population          "Every risk, with its treatment."
  completeness_check  "The register is the risks declared here."
}

evidence fraud_schemes "Fraud schemes and tests for override" like assessment_record {
  owner               cfo
  programs            soc2, sox
  frequency           annual
  population          "Every scheme considered, by process."
  completeness_check  "Processes are those declared here."
}

evidence change_assessments "Assessments of significant changes" like assessment_record {
  owner               grc_lead
  programs            soc2, sox
  frequency           quarterly
  population          "Every new product, market, system, vendor, leader and law of the quarter."
  completeness_check  "Agreed with board minutes, new vendors and new systems."
}

evidence scoping_memo "Scoping memo and matrix of technology controls" like assessment_record {
  owner               cio
  programs            soc2, sox
  frequency           annual
  population          "Every system, in or out, with its reason."
  completeness_check  "The systems are those declared here; their scope is inferred."
}

evidence continuity_plan "Continuity plan and impact analysis" like approved_document {
  owner               cio
  programs            soc2, sox
  frequency           annual
  population          "Every business process."
  completeness_check  "Processes are those declared here."
}

evidence test_results "Results of independent tests" like assessment_record {
  owner               grc_lead
  programs            soc2, sox
  frequency           quarterly
  population          "Every control in the test plan of the quarter."
  completeness_check  "The plan is agreed with the active controls declared here."
}

evidence deficiency_log "Deficiencies with rating, repair and retest" like assessment_record {
  owner               grc_lead
  programs            soc2, sox
  frequency           monthly
  population          "Every deficiency open at any time in the month."
  completeness_check  "Agreed with test results, incidents and audit reports."
}

evidence readiness_lists "Monthly list of evidence and gaps" like assessment_record {
  owner               grc_lead
  programs            soc2, sox
  frequency           monthly
  population          "Every item of evidence due in the month."
  completeness_check  "The items due follow from the evidence declared here."
}

evidence subcertifications "Sub-certifications" like signed_statement {
  owner               grc_lead
  programs            soc2, sox
  frequency           quarterly
  population          "Every owner of a control that serves SOX."
  completeness_check  "Signatories are the owners declared here."
}

evidence control_change_log "Changes of controls in the quarter" like assessment_record {
  owner               controller
  programs            sox
  frequency           quarterly
  population          "Every change of a control in these files in the quarter."
  completeness_check  "The history of the repository, by date and author."
}

evidence deficiency_letters_file "Letters on deficiencies, with dates of receipt" like signed_statement {
  owner               cfo
  programs            soc2, sox
  frequency           quarterly
  population          "Every serious deficiency and every fraud known; a nil statement otherwise."
  completeness_check  "Agreed with the deficiency log and the complaints log."
}

evidence officer_statements "Officers' statements and reading record" like signed_statement {
  owner               cfo
  programs            sox
  frequency           quarterly
  population          "Each quarter's draft report."
  completeness_check  "Quarters are counted against the calendar."
}

evidence vendor_report_reviews "Reviews of vendors' reports" like kept_record {
  owner               grc_lead
  systems             netsuite, workday, stripe, aws_prod, okta, github, zendesk, datadog
  programs            soc2, sox
  frequency           annual
  type                vendor_soc_report
  reliability         third_party
  shows               report_kind, report_period, opinion, service_auditor, services_covered,
                      subservice_organisations, report_exceptions, user_entity_controls, bridge,
                      reviewer, systems_relied_on, conclusion
  population          "Every vendor on whose controls we rely."
  completeness_check  "The list is agreed with the systems declared as run by a vendor."
}

evidence vendor_assessments "Assessments of vendors" like assessment_record {
  owner               grc_lead
  programs            soc2, sox
  frequency           annual
  population          "Every vendor that gets data, serves the service or processes figures."
  completeness_check  "The list is agreed with the vendors paid in the period."
}

evidence contract_checklists "Contract checklists" like approved_document {
  owner               grc_lead
  programs            soc2
  frequency           each_event
  population          "Every vendor contract, order and renewal signed."
  completeness_check  "The register is agreed with new vendors in the ledger each quarter."
}
