// The officers' duties, rehearsed: they are owed from the first periodic report. Started two quarters early, to learn
// who ought to have been on the list.

control subcertification "Quarterly sub-certification" like std::subcertification {
  id                 "CE-01"
  effective          2026-01-01
  owner              grc_lead
  performed_by       controller, revenue_operations_manager, payroll_manager, head_of_platform,
                     data_lead, cio, it_security_lead, release_manager
  reviewed_by        cfo
  tested_by          cfo
  remediation_owner  cfo
  mitigates          r_12, r_01
  evidence           subcertifications
}

control control_changes "Changes in internal control, quarter by quarter" like std::quarterly_change_disclosure {
  id                 "CE-02"
  effective          2026-01-01
  owner              controller
  performed_by       controller
  tested_by          grc_lead
  remediation_owner  cfo
  mitigates          r_12
  evidence           control_change_log
}

control deficiency_letters "Serious deficiencies and fraud told in writing" like std::deficiency_communication {
  id                 "CE-03"
  effective          2026-01-01
  owner              cfo
  performed_by       cfo, controller
  tested_by          grc_lead
  remediation_owner  cfo
  mitigates          r_01, r_12
  evidence           deficiency_letters_file
}

control officers_statement "Officers' review and certification (rehearsal)" like std::officer_certification {
  id                 "CE-04"
  effective          2026-01-01
  owner              cfo
  performed_by       cfo
  tested_by          grc_lead
  remediation_owner  cfo
  mitigates          r_01
  evidence           officer_statements
}
