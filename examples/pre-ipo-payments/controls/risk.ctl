// Knowing what could go wrong, and whether what is done about it works.

control objectives "Objectives set and approved" like std::objective_setting {
  id                 "RA-01"
  effective          2025-07-01
  owner              cfo
  performed_by       cfo, cio
  tested_by          grc_lead
  remediation_owner  cfo
  mitigates          r_12
  evidence           approved_objectives
}

control risk_assessment "Risk assessment" like std::risk_assessment {
  id                 "RA-02"
  effective          2025-07-01
  owner              grc_lead
  performed_by       cfo, controller, cio, it_security_lead, head_of_platform,
                     revenue_operations_manager, payroll_manager
  tested_by          data_lead
  remediation_owner  grc_lead
  mitigates          r_12, r_10, r_05
  evidence           risk_register
}

control fraud_risks "Fraud risk assessment" like std::fraud_risk_assessment {
  id                 "RA-03"
  effective          2026-01-01
  owner              cfo
  performed_by       cfo, grc_lead
  tested_by          it_security_lead
  remediation_owner  cfo
  mitigates          r_01, r_02, r_09
  evidence           fraud_schemes
}

control significant_changes "Assessment of significant changes" like std::significant_change_assessment {
  id                 "RA-04"
  effective          2025-07-01
  owner              grc_lead
  performed_by       cfo, cio, grc_lead
  tested_by          controller
  remediation_owner  grc_lead
  mitigates          r_12, r_11
  evidence           change_assessments
}

control technology_scope "Scope of technology controls" like std::technology_control_scoping {
  id                 "RA-05"
  effective          2026-01-01
  owner              cio
  performed_by       cio, controller
  tested_by          grc_lead
  remediation_owner  cio
  mitigates          r_11, r_04
  evidence           scoping_memo
}

control business_continuity "Business continuity plan and impact analysis" like std::continuity_planning {
  id                 "RA-06"
  effective          2025-07-01
  owner              cio
  performed_by       cio, head_of_platform, controller
  tested_by          grc_lead
  remediation_owner  cio
  // A plan is not a test: A1.3 is answered by OP-04 alone.
  satisfies tsc:CC9.1 {
              purpose  "Disruption is planned for, process by process, with times and people."
            },
            tsc:CC3.2 {
              purpose  "The impact analysis feeds the register of risks."
            },
            coso:P7 {
              purpose  "Risks to the close from a disruption are analysed."
            }
  mitigates  r_05, r_10
  evidence   continuity_plan
}

control independent_tests "Independent tests of controls" like std::independent_control_testing {
  id                 "MO-01"
  effective          2026-01-01
  owner              grc_lead
  performed_by       grc_lead
  tested_by          controller
  remediation_owner  cfo
  mitigates          r_12
  evidence           test_results
}

control deficiencies "Deficiencies rated, repaired and retested" like std::deficiency_management {
  id                 "MO-02"
  effective          2026-01-01
  owner              grc_lead
  performed_by       grc_lead, controller
  tested_by          it_security_lead
  remediation_owner  cfo
  mitigates          r_12
  evidence           deficiency_log
}

control evidence_readiness "Evidence complete and where it belongs" like std::evidence_readiness {
  id                 "MO-03"
  effective          2026-01-01
  owner              grc_lead
  performed_by       grc_lead
  tested_by          it_security_lead
  remediation_owner  grc_lead
  mitigates          r_12
  evidence           readiness_lists
}
