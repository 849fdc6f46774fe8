// `sod-matrix.csv`, column `compensating_control`: what the matrix offers against each conflict, in its own words as
// the title, with everything that it says about it and nothing that it does not.
//
//   frequency     the column `review_frequency`, unless the words of the control name another
//   every_item    only where the matrix says "all", "only", "required" or the thing itself without a limit
//   performed_by  only where the matrix names somebody
//   log_in        Supabase for what rests on the audit trail: the row "Audit Trail" keeps an immutable copy there
//   expires       the matrix sets no end: the source reviewed it on 2025-01-15, and the next review by its own
//                 frequency is as long as it can hold (check as of 2025-01-31 to see the rest alone)
//
// No row names an owner, evidence, a threshold other than an amount, what is done about what is found, or a date
// before the close. Those fields are absent here too, and the check says so.
//
// Left out are the controls of rows in which no pair of duties meets: customers, fixed assets, tax, the accountants'
// bank reconciliation, workstations and accounts. There is nothing for them to offset.

// ---- GL Journals ----

control bill_review "Finance Manager review of all bills" {
  family        segregation_of_duties
  timing        detective
  nature        manual
  frequency     quarterly
  every_item    yes
  performed_by  R7
  applies_to    odoo
  compensates   P2P4 { people R1; on odoo, gl_journals; expires 2025-04-15 }
  source        "sod-matrix.csv: GL Journals, R1"
}

control credit_memo_approval "Finance Manager approval for credit memos >25K" {
  family        segregation_of_duties
  timing        preventive
  nature        manual
  frequency     quarterly
  threshold     "Credit memos above 25K."
  performed_by  R7
  applies_to    odoo
  compensates   O2C3 { people R2; on odoo, gl_journals; expires 2025-04-15 }
  source        "sod-matrix.csv: GL Journals, R2"
}

control journal_approval "Finance Manager approval for high-value JE" {
  family        segregation_of_duties
  timing        preventive
  nature        manual
  frequency     quarterly
  performed_by  R7
  applies_to    odoo
  compensates   R2R1 { people R3; on odoo, gl_journals; expires 2025-04-15 },
                R2R2 { people R3; on odoo, gl_journals; expires 2025-04-15 },
                R2R3 { people R3; on odoo, gl_journals; expires 2025-04-15 }
  source        "sod-matrix.csv: GL Journals, R3"
}

control period_override "Finance Director override with audit trail" {
  family        segregation_of_duties
  timing        preventive
  nature        manual
  frequency     quarterly
  every_item    yes
  performed_by  R8
  applies_to    odoo
  compensates   R2R3 { people R7; on odoo, gl_journals; log_in supabase; expires 2025-04-15 }
  source        "sod-matrix.csv: GL Journals, R7"
}

/// A trail that is kept, not one that somebody is said to read.
control unlock_trail "Audit trail for all period unlocks" {
  family       segregation_of_duties
  timing       detective
  frequency    annual
  every_item   yes
  applies_to   odoo
  compensates  R2R3 { people R8; on odoo, gl_journals; log_in supabase; expires 2026-01-15 }
  source       "sod-matrix.csv: GL Journals, R8"
}

// ---- Vendor Master ----

/// It takes the clerk out of the pair by putting the manager into it.
control vendor_creation "Vendor creation by Finance Manager only" {
  family        segregation_of_duties
  timing        preventive
  nature        manual
  frequency     quarterly
  every_item    yes
  performed_by  R7
  applies_to    odoo
  compensates   P2P1 { people R1; on odoo, vendor_master; expires 2025-04-15 }
  source        "sod-matrix.csv: Vendor Master, R1"
}

/// Who the second approver is, the matrix does not say.
control vendor_dual_approval "Dual approval requirement" {
  family       segregation_of_duties
  timing       preventive
  frequency    quarterly
  every_item   yes
  applies_to   odoo
  compensates  P2P1 { people R7; on odoo, vendor_master; expires 2025-04-15 }
  source       "sod-matrix.csv: Vendor Master, R7"
}

/// The words say monthly, the column says quarterly: the words are taken.
control vendor_review "Monthly vendor review" {
  family       segregation_of_duties
  timing       detective
  frequency    monthly
  applies_to   odoo
  compensates  P2P1 { people R7; on odoo, vendor_master; expires 2025-04-15 }
  source       "sod-matrix.csv: Vendor Master, R7"
}

// ---- Payroll ----

control payroll_run_approval "Finance Manager approves runs" {
  family        segregation_of_duties
  timing        preventive
  nature        manual
  frequency     monthly
  every_item    yes
  performed_by  R7
  applies_to    odoo, hris
  compensates   PAY2 { people R5; on odoo, payroll_runs; expires 2025-02-15 }
  source        "sod-matrix.csv: Payroll, R5"
}

/// Who signs second, the matrix does not say.
control transfer_sign_off "Dual sign-off for transfers" {
  family       segregation_of_duties
  timing       preventive
  frequency    monthly
  every_item   yes
  applies_to   odoo, hris
  compensates  TRE1 { people R7; on odoo, payroll_runs; expires 2025-02-15 }
  source       "sod-matrix.csv: Payroll, R7"
}

/// The nearest to a compensating control in the matrix: it looks afterwards, and somebody outside does it.
control roster_reconciliation "HR roster reconciliation" {
  family        segregation_of_duties
  timing        detective
  nature        manual
  frequency     monthly
  performed_by  HR
  applies_to    odoo, hris
  compensates   TRE1 { people R7; on odoo, payroll_runs; expires 2025-02-15 }
  source        "sod-matrix.csv: Payroll, R7"
}

// ---- Bank Reconciliation ----

/// Who signs second, the matrix does not say.
control dual_signature "Dual signature" {
  family       segregation_of_duties
  timing       preventive
  frequency    monthly
  every_item   yes
  applies_to   odoo, bank_portal
  compensates  TRE1 { people R7; on odoo, bank_portal, bank_reconciliation; expires 2025-02-15 }
  source       "sod-matrix.csv: Bank Reconciliation, R7"
}

control transfer_trail_monitoring "Audit trail monitoring" {
  family      segregation_of_duties
  timing      detective
  frequency   monthly
  applies_to  odoo, bank_portal
  compensates TRE1 {
    people   R7
    on       odoo, bank_portal, bank_reconciliation
    log_in   supabase
    expires  2025-02-15
  }
  source  "sod-matrix.csv: Bank Reconciliation, R7"
}

// ---- Period Close ----

control period_unlock "Finance Director unlock with justification" {
  family        segregation_of_duties
  timing        preventive
  nature        manual
  frequency     monthly
  every_item    yes
  performed_by  R8
  applies_to    odoo
  compensates   R2R3 { people R3; on odoo, period_close; expires 2025-02-15 }
  source        "sod-matrix.csv: Period Close, R3"
}

/// The same trail as in the row on journals, there "Annually", here "Monthly".
control close_trail "Audit trail" {
  family       segregation_of_duties
  timing       detective
  frequency    monthly
  applies_to   odoo
  compensates  R2R3 { people R8; on odoo, period_close; log_in supabase; expires 2025-02-15 }
  source       "sod-matrix.csv: Period Close, R8"
}

/// "Material" without a number; and the external auditor is not part of the company's control.
control auditor_notification "External auditor notification for material items" {
  family       segregation_of_duties
  timing       detective
  frequency    monthly
  applies_to   odoo
  compensates  R2R3 { people R8; on odoo, period_close; expires 2025-02-15 }
  source       "sod-matrix.csv: Period Close, R8"
}
