// Separation of duties: over everything a person holds, and in the ledger's own settings.

control duties_review "Separation of duties review" like std::segregation_of_duties {
  id                 "SD-01"
  effective          2025-10-01
  key                yes
  owner              grc_lead  // reports to nobody whose access is in the list
  performed_by       grc_lead
  reviewed_by        controller, cio
  tested_by          it_security_lead
  remediation_owner  cfo
  applies_to         netsuite, billing, workday, payments_api, usage_meter, stripe, aws_prod, okta,
                     github, revenue_warehouse
  mitigates          r_02, r_01
  evidence           duties_package
}

control ledger_settings_review "Chart of accounts and period access" like std::chart_of_accounts_access {
  id                 "SD-02"
  effective          2025-07-01
  owner              controller
  performed_by       cio  // maintains accounts and periods, posts nothing
  reviewed_by        controller
  tested_by          grc_lead
  remediation_owner  cfo
  applies_to         netsuite
  mitigates          r_01, r_08
  assures_that       revenue { assertion cutoff }
  evidence           ledger_setting_changes
}
