// The figures themselves. Key controls here carry the assertions of the three significant accounts.

control journal_approval "Journal approval" like std::journal_approval {
  id                 "JE-01"
  effective          2025-07-01
  key                yes
  owner              controller
  performed_by       controller
  reviewed_by        cfo
  tested_by          grc_lead
  remediation_owner  cfo
  applies_to         netsuite
  mitigates          r_01, r_08
  assures_that       revenue { assertion existence, cutoff }, cash { assertion existence }
  evidence           journals
}

/// Cuts Stripe's flow to the ledger: every day's settlement is compared with the bank, and nobody who does it can
/// change anything in Stripe.
control settlement_reconciliation "Daily settlement reconciliation" like std::settlement_reconciliation {
  id                 "REC-01"
  version            2
  effective          2025-07-01
  key                yes
  owner              controller
  performed_by       controller
  reviewed_by        cfo
  tested_by          grc_lead
  remediation_owner  cfo
  applies_to         netsuite
  compares_with      bank_statement
  threshold          "Every account and currency each day; a difference above $1,000 is explained the same day."
  mitigates          r_06
  assures_that       cash { assertion existence, completeness, rights }
  evidence           settlement_reconciliations
}

/// Cuts the transactions that the platform sends to Billing service (`ctl explain SCP-04` lists the six conditions):
/// complete and accurate, on Billing's side, against Stripe's statement, monthly and before the close, with
/// evidence, for SOX, since before the year began.
control processor_reconciliation "Monthly processor reconciliation" like std::processor_reconciliation {
  id                 "REC-02"
  effective          2025-10-01
  key                yes
  owner              revenue_operations_manager
  performed_by       revenue_operations_manager
  reviewed_by        controller
  tested_by          grc_lead
  remediation_owner  cfo
  applies_to         billing
  due                3 days
  compares_with      stripe_statement
  threshold """
    Count and amount by currency and day. Differences over 0.1 per cent of the month's volume or $2,000,
    whichever is lower, are explained and corrected before the close.
  """
  uses_report_from stripe {
                     report     "Monthly statement"
                     proven_by  "Stripe's SOC 1 Type 2, reviewed under VM-01."
                   },
                   billing {
                     report       "billed_volume"
                     revalidated  yes
                     proven_by    "Count and total agreed with Billing's own month total at each use."
                   }
  depends_on    vendor_reports
  mitigates     r_07
  assures_that  revenue { assertion existence, completeness, accuracy }
  evidence      processor_reconciliations
}

control account_reconciliations "Reconciliation of accounts" like std::account_reconciliation {
  id                 "REC-03"
  effective          2025-07-01
  owner              cfo
  performed_by       revenue_operations_manager, payroll_manager  // they prepare entries and post none
  reviewed_by        controller
  tested_by          grc_lead
  remediation_owner  cfo
  applies_to         netsuite
  compares_with      bank_statement
  mitigates          r_06, r_08
  assures_that       cash { assertion existence, completeness }, payroll_cost { assertion accuracy }
  evidence           account_reconciliation_files
}

control close_review "Review of the period-end close" like std::period_end_close_review {
  id                 "CL-01"
  effective          2025-07-01
  owner              cfo
  performed_by       controller, cfo
  tested_by          grc_lead
  remediation_owner  controller
  applies_to         netsuite
  mitigates          r_08, r_01
  assures_that       revenue { assertion cutoff, accuracy }, payroll_cost { assertion accuracy }
  evidence           close_files
}

control price_changes "Approval of prices and contract terms" like std::price_change_approval {
  id                 "REV-01"
  effective          2025-07-01
  owner              revenue_operations_manager
  performed_by       cfo  // sets prices and terms, bills nobody
  reviewed_by        controller
  tested_by          grc_lead
  remediation_owner  cfo
  applies_to         billing
  mitigates          r_07, r_08
  assures_that       revenue { assertion accuracy }
  evidence           price_change_log
}

control revenue_review "Revenue review" like std::revenue_review {
  id                 "REV-07"
  effective          2025-07-01
  key                yes
  owner              cfo
  performed_by       controller
  reviewed_by        cfo
  tested_by          grc_lead
  remediation_owner  controller
  applies_to         netsuite, billing
  // Not proven at each use but by KR-01: that is what brings the warehouse into SOX scope.
  uses_report_from revenue_warehouse {
    report     "Revenue by product and merchant"
    proven_by  "Logic tested on 2026-03-02 and unchanged since (KR-01)."
  }
  depends_on    key_reports
  mitigates     r_08, r_07
  assures_that  revenue { assertion existence, accuracy, cutoff }
  evidence      revenue_reviews
}

control key_reports "Validation of key reports" like std::key_report_validation {
  id                 "KR-01"
  effective          2025-10-01
  owner              data_lead
  performed_by       data_lead
  reviewed_by        controller
  tested_by          grc_lead
  remediation_owner  head_of_platform
  applies_to         revenue_warehouse
  mitigates          r_08, r_07
  evidence           report_tests
}

control payroll_approval "Payroll approval" like std::payroll_approval {
  id                 "PAY-01"
  effective          2025-07-01
  key                yes
  owner              payroll_manager
  performed_by       payroll_manager
  reviewed_by        cfo
  tested_by          grc_lead
  remediation_owner  controller
  applies_to         workday
  uses_report_from workday {
    report       "Payroll register with changes"
    revalidated  yes
    proven_by    "Head count and gross pay agreed with the last run and the month's changes."
  }
  mitigates     r_09
  assures_that  payroll_cost { assertion existence, accuracy }
  evidence      payroll_runs
}
