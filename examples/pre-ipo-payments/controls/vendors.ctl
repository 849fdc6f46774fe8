// What others run for us.

control vendor_reports "Vendor report review" like std::vendor_report_review {
  id                 "VM-01"
  effective          2025-07-01
  owner              grc_lead
  performed_by       grc_lead, controller  // SOC 1 reports are read by Finance
  reviewed_by        cfo, cio
  tested_by          it_security_lead
  remediation_owner  grc_lead
  applies_to         netsuite, workday, stripe, aws_prod, okta, github, zendesk, datadog
  mitigates          r_10
  evidence           vendor_report_reviews
}

control vendor_assessment "Assessment of vendors" like std::vendor_risk_assessment {
  id                 "VM-02"
  effective          2025-07-01
  owner              grc_lead
  performed_by       controller, payroll_manager, head_of_platform, cio, revenue_operations_manager
  tested_by          data_lead
  remediation_owner  grc_lead
  mitigates          r_10
  evidence           vendor_assessments
}

control vendor_contracts "Security terms in vendors' contracts" like std::vendor_contract_terms {
  id            "VM-03"
  effective     2025-07-01
  owner         grc_lead
  performed_by  grc_lead
  tested_by     controller
  mitigates     r_10, r_03
  evidence      contract_checklists
}
