control settlement_check "Daily settlement reconciliation" like std::settlement_reconciliation {
  id                 "FI-01"
  effective          2025-10-01
  key                yes
  owner              finance_lead
  performed_by       bookkeeper
  reviewed_by        finance_lead
  tested_by          compliance_manager
  remediation_owner  finance_lead
  applies_to         ledger
  // SCP-04: it compares with the sender itself (limb iii).
  compares_with  psp
  mitigates      r_02
  assures_that   cash { assertion existence, completeness }
  evidence       settlement_files
}

control entries "Approval of journal entries" like std::journal_approval {
  id                 "FI-02"
  effective          2025-10-01
  key                yes
  owner              finance_lead
  performed_by       finance_lead
  tested_by          compliance_manager
  remediation_owner  finance_lead
  applies_to         ledger
  mitigates          r_02
  assures_that       revenue { assertion existence }
  evidence           entry_files
}

control revenue_check "Revenue review" like std::revenue_review {
  id         "FI-03"
  effective  2025-10-01
  key        yes
  // OWN-06: it is about revenue, and engineering owns it.
  owner              cto
  performed_by       finance_lead
  reviewed_by        ceo
  tested_by          compliance_manager
  remediation_owner  finance_lead
  applies_to         ledger, subscriptions
  uses_report_from ledger {
    report       "Revenue by club"
    revalidated  yes
    proven_by    "Agreed with the trial balance."
  }
  mitigates     r_02
  assures_that  revenue { assertion existence, completeness, accuracy }
  evidence      revenue_files
}

/// SOD-12: once a quarter is too seldom for what can reach the books.
control account_check "Reconciliation of accounts" like std::account_reconciliation {
  id                 "FI-04"
  effective          2025-10-01
  owner              finance_lead
  performed_by       compliance_manager
  tested_by          cto
  remediation_owner  finance_lead
  applies_to         ledger
  frequency          quarterly
  mitigates          r_02
  compensates R2R1 {
    people   bookkeeper
    on       record_to_report
    log_in   log_archive
    expires  2026-12-31
  }
  evidence  account_files
}

// E0206: there is a control of this name above.
control entries "Approval of entries by the bank" like std::payment_release {
  id      "FI-05"
  status  retired
  owner   finance_lead
}

control cash_count "Cash count" like std::account_reconciliation {
  id      "FI-02"  // E0207: the number of the approval of journal entries
  status  retired
  owner   finance_lead
}
