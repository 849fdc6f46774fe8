// About the company as a whole.

control conduct "Code of conduct" like std::code_of_conduct {
  id                 "EL-01"
  effective          2025-10-01
  owner              ceo
  performed_by       ceo
  tested_by          compliance_manager
  remediation_owner  ceo
  mitigates          r_04
  evidence           conduct_lists
}

control committee "Independence and expertise of the audit committee" like std::audit_committee_qualification {
  id                 "EL-02"
  effective          2025-10-01
  owner              ceo
  performed_by       ceo
  tested_by          compliance_manager
  remediation_owner  ceo
  mitigates          r_04
  evidence           committee_minutes
}

control authority_table "Authority and reporting lines" like std::authority_and_reporting_lines {
  id                 "EL-03"
  effective          2025-10-01
  owner              ceo
  performed_by       ceo
  tested_by          compliance_manager
  remediation_owner  ceo
  mitigates          r_04
  evidence           authority_lists
}

control courses "Training for controls and security" like std::control_training {
  id                 "EL-04"
  effective          2025-10-01
  owner              compliance_manager
  performed_by       compliance_manager
  tested_by          cto
  remediation_owner  compliance_manager
  mitigates          r_04
  evidence           training_lists
}

control policy_check "Review and approval of policies" like std::policy_review {
  id                 "EL-05"
  effective          2025-10-01
  owner              compliance_manager
  performed_by       compliance_manager
  tested_by          cto
  remediation_owner  compliance_manager
  mitigates          r_04
  evidence           policy_lists
}

control hotline "Channel for complaints" like std::complaints_channel {
  id                 "EL-06"
  effective          2025-10-01
  owner              compliance_manager
  performed_by       compliance_manager
  tested_by          cto
  remediation_owner  compliance_manager
  mitigates          r_04
  evidence           hotline_lists
}

control goals "Objectives set and approved" like std::objective_setting {
  id                 "RA-01"
  effective          2025-10-01
  owner              ceo
  performed_by       ceo
  tested_by          compliance_manager
  remediation_owner  ceo
  mitigates          r_04
  // EVD-01: it leaves nothing behind.
}

control risks_review "Risk assessment" like std::risk_assessment {
  id                 "RA-02"
  effective          2025-10-01
  owner              compliance_manager
  performed_by       ceo, cto, finance_lead
  tested_by          support_lead
  remediation_owner  compliance_manager
  mitigates          r_04
  evidence           risk_lists
}

control fraud_review "Fraud risk assessment" like std::fraud_risk_assessment {
  id                 "RA-03"
  effective          2025-10-01
  owner              ceo
  performed_by       ceo, finance_lead
  tested_by          compliance_manager
  remediation_owner  ceo
  mitigates          r_04
  evidence           fraud_lists
}

control change_review "Assessment of significant changes" like std::significant_change_assessment {
  id                 "RA-04"
  effective          2025-10-01
  owner              compliance_manager
  performed_by       ceo, cto
  tested_by          finance_lead
  remediation_owner  compliance_manager
  mitigates          r_04
  evidence           change_lists
}

control repairs "Deficiencies rated and repaired" like std::deficiency_management {
  id                 "MO-01"
  effective          2025-10-01
  owner              compliance_manager
  performed_by       compliance_manager
  tested_by          finance_lead
  remediation_owner  ceo
  mitigates          r_04
  evidence           deficiency_lists
}

control evidence_check "Evidence complete and in its place" like std::evidence_readiness {
  id                 "MO-02"
  effective          2025-10-01
  owner              compliance_manager
  performed_by       compliance_manager
  tested_by          cto
  remediation_owner  compliance_manager
  mitigates          r_04
  evidence           evidence_lists
}

control statements "Quarterly sub-certification" like std::subcertification {
  id                 "CE-01"
  effective          2025-10-01
  owner              compliance_manager
  performed_by       cto, finance_lead
  tested_by          ceo
  remediation_owner  ceo
  mitigates          r_04
  evidence           statement_files
}

control control_change_list "Changes in internal control" like std::quarterly_change_disclosure {
  id                 "CE-02"
  effective          2025-10-01
  owner              finance_lead
  performed_by       finance_lead
  tested_by          compliance_manager
  remediation_owner  ceo
  mitigates          r_04
  evidence           control_change_files
}

control letters "Deficiencies and fraud told in writing" like std::deficiency_communication {
  id                 "CE-03"
  effective          2025-10-01
  owner              ceo
  performed_by       ceo
  tested_by          compliance_manager
  remediation_owner  ceo
  mitigates          r_04
  evidence           letter_files
}
