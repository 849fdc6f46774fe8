// How code and configuration change, and how new systems come into use.

control reviewed_changes "Reviewed changes, released by release managers" like std::reviewed_changes {
  id                 "CM-01"
  version            2
  effective          2026-01-01
  key                yes
  owner              head_of_platform
  performed_by       release_managers
  tested_by          grc_lead
  remediation_owner  cio
  applies_to         billing, payments_api, usage_meter, github
  depends_on         pipeline_rules
  mitigates          r_11, r_07
  evidence           branch_rules_export, change_tickets
}

control emergency_changes "Emergency change review" like std::emergency_change_review {
  id                 "CM-02"
  effective          2025-07-01
  owner              release_manager
  performed_by       head_of_platform, data_lead
  tested_by          grc_lead
  remediation_owner  head_of_platform
  applies_to         billing, payments_api, usage_meter
  mitigates          r_11
  evidence           emergency_change_tickets
}

/// What a mouse click changes in bought systems, and what infrastructure code changes in AWS and the warehouse.
control configuration_changes "Configuration change approval" like std::configuration_change_approval {
  id                 "CM-03"
  effective          2025-07-01
  owner              cio
  performed_by       it_security
  reviewed_by        controller, revenue_operations_manager, payroll_manager, head_of_platform,
                     data_lead
  tested_by          grc_lead
  remediation_owner  cio
  applies_to         netsuite, workday, stripe, okta, github, aws_prod, revenue_warehouse, zendesk,
                     datadog
  mitigates          r_11, r_04
  evidence           configuration_trails
}

/// Whoever can switch a branch rule off can release anything. The CIO can, so somebody else reads the log.
control pipeline_rules "Review of pipeline and repository rules" like std::pipeline_rule_review {
  id                 "CM-04"
  effective          2026-01-01
  owner              it_security_lead
  performed_by       it_security_lead
  tested_by          grc_lead
  remediation_owner  head_of_platform
  applies_to         github
  mitigates          r_11
  evidence           pipeline_rule_log
}

control data_corrections "Direct changes of production data" like std::direct_data_change {
  id                 "CM-05"
  effective          2025-10-01
  owner              head_of_platform
  performed_by       release_manager
  reviewed_by        revenue_operations_manager
  tested_by          grc_lead
  remediation_owner  head_of_platform
  applies_to         billing, usage_meter, payments_api
  mitigates          r_07, r_11
  evidence           data_change_log
}

control new_systems "Approval of new systems" like std::new_system_approval {
  id                 "PD-01"
  effective          2025-07-01
  owner              cio
  performed_by       cio, controller
  tested_by          grc_lead
  remediation_owner  cio
  applies_to         usage_meter
  mitigates          r_11, r_07
  evidence           project_records
}

control go_live "Acceptance and approval to go live" like std::go_live_approval {
  id                 "PD-02"
  effective          2025-07-01
  owner              head_of_platform
  performed_by       revenue_operations_manager, head_of_platform
  tested_by          grc_lead
  remediation_owner  cio
  applies_to         usage_meter  // rebuilt in 2026, live since 18 May
  mitigates          r_11, r_07
  evidence           go_live_records
}
