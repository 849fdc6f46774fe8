// The environment in which the other controls work. None of these is about a system.

control code_of_conduct "Code of conduct, confirmed by everybody" like std::code_of_conduct {
  id                 "EL-01"
  effective          2025-07-01
  owner              cfo
  performed_by       cfo
  tested_by          grc_lead
  remediation_owner  cfo
  mitigates          r_12, r_01
  evidence           conduct_confirmations
}

control officer_ethics "Code of ethics for senior financial officers" like std::financial_officer_ethics {
  id                 "EL-02"
  effective          2026-01-01
  owner              cfo
  performed_by       cfo, controller
  tested_by          grc_lead
  remediation_owner  cfo
  mitigates          r_01
  evidence           officer_ethics_statements
}

control board_oversight "Oversight by the board" like std::board_oversight {
  id                 "EL-03"
  effective          2025-07-01
  owner              cfo
  performed_by       cfo, cio
  tested_by          grc_lead
  remediation_owner  cfo
  mitigates          r_01, r_12
  evidence           board_minutes_file
}

control audit_committee "Independence and expertise of the audit committee" like std::audit_committee_qualification {
  id                 "EL-04"
  effective          2026-01-01
  owner              cfo
  performed_by       cfo
  tested_by          grc_lead
  remediation_owner  cfo
  mitigates          r_01
  evidence           committee_qualifications
}

control authority "Authority and reporting lines" like std::authority_and_reporting_lines {
  id                 "EL-05"
  effective          2025-07-01
  owner              cfo
  performed_by       cfo
  tested_by          grc_lead
  remediation_owner  cfo
  mitigates          r_12, r_02
  evidence           delegation_table
}

control hiring "Hiring and screening" like std::hiring_and_screening {
  id                 "EL-06"
  effective          2025-07-01
  owner              cio
  performed_by       cio
  tested_by          grc_lead
  remediation_owner  cfo
  mitigates          r_12
  evidence           hiring_files
}

control training "Training for controls and security" like std::control_training {
  id                 "EL-07"
  effective          2025-07-01
  owner              grc_lead
  performed_by       grc_lead, it_security_lead
  tested_by          controller
  remediation_owner  grc_lead
  mitigates          r_12, r_03
  evidence           training_records
}

control accountability "Accountability for controls" like std::performance_accountability {
  id                 "EL-08"
  effective          2025-07-01
  owner              cfo
  performed_by       cfo, cio
  tested_by          grc_lead
  remediation_owner  cfo
  mitigates          r_12
  evidence           accountability_reviews
}

control policy_review "Review and approval of policies" like std::policy_review {
  id                 "EL-09"
  effective          2025-07-01
  owner              grc_lead
  performed_by       grc_lead
  tested_by          controller
  remediation_owner  grc_lead
  mitigates          r_12
  evidence           policy_approvals
}

control control_duties "Control duties told and confirmed" like std::control_duty_communication {
  id                 "EL-10"
  effective          2026-01-01
  owner              grc_lead
  performed_by       grc_lead
  tested_by          controller
  remediation_owner  grc_lead
  mitigates          r_12
  evidence           duty_confirmations
}

control customer_notices "Commitments and changes told to customers" like std::external_communication {
  id                 "EL-11"
  effective          2025-07-01
  owner              revenue_operations_manager
  performed_by       revenue_operations_manager
  tested_by          grc_lead
  remediation_owner  revenue_operations_manager
  mitigates          r_05, r_12
  evidence           customer_notice_log
}

/// Run by a provider outside the company. The GRC Lead owns it and reports to the chair of the audit committee: what
/// comes in may be about the officers.
control complaints "Channel for complaints and concerns" like std::complaints_channel {
  id                 "EL-12"
  effective          2026-01-01
  owner              grc_lead
  performed_by       grc_lead
  tested_by          it_security_lead
  remediation_owner  grc_lead
  mitigates          r_01, r_12
  evidence           complaints_log
}

control no_retaliation "Protection of those who report" like std::whistleblower_protection {
  id                 "EL-13"
  effective          2026-01-01
  owner              grc_lead
  performed_by       grc_lead
  tested_by          it_security_lead
  remediation_owner  grc_lead
  mitigates          r_01, r_12
  evidence           retaliation_checks
}
