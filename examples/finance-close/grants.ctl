// `sod-matrix.csv`, column `allowed_permissions`: one grant for each row or pair of rows, on its process and systems.
// The quoted words are the matrix's. What they mean in the library's duties is the only judgement made here, and where
// it is one, the comment says so.
//
// Not transcribed, because no conflict of duties speaks of it: viewing (R1, R2, R9, all roles), "Manage own workstation
// access" (R3), "coordinate with BIR" (R6), and "lock periods" (R3), which cannot reopen a closed one.

// ---- GL Journals ----

/// "Create draft vendor bills, attach receipts"
grant r1_gl_journals {
  to      R1
  duties  enter_invoices
  on      gl_journals, odoo
}

/// "Create customer invoices, record payments": recording a customer's payment applies it to what the customer owes.
grant r2_gl_journals {
  to      R2
  duties  bill, apply_cash
  on      gl_journals, odoo
}

/// "Post JE, reconcile accounts, manage CoA"
grant r3_gl_journals {
  to      R3
  duties  post_journals, reconcile_accounts, maintain_chart_of_accounts
  on      gl_journals, odoo
}

/// "Approve transactions, review statements"
grant r7_gl_journals {
  to      R7
  duties  approve_journals
  on      gl_journals, odoo
}

/// "Approve all transactions, unlock periods": all of them, so every approval of which the matrix speaks.
grant r8_gl_journals {
  to      R8
  duties  approve_journals, approve_invoices, approve_wires, approve_payroll, open_periods
  on      gl_journals, odoo
}

/// "Odoo - Admin, All Systems", from the column `systems_assigned` of the role assignments.
grant r8_administration {
  to      R8
  duties  administer_application
  on      odoo
}

// ---- Vendor Master and Customer Master ----

/// "View vendors, create draft bills"
grant r1_vendor_master {
  to      R1
  duties  enter_invoices
  on      vendor_master, odoo
}

/// "Create/modify vendors with dual approval"
grant r7_vendor_master {
  to      R7
  duties  maintain_vendor_master
  on      vendor_master, odoo
}

/// "View customers, create invoices"
grant r2_customer_master {
  to      R2
  duties  bill
  on      customer_master, odoo
}

/// "Create/modify customers with credit check"
grant r7_customer_master {
  to      R7
  duties  maintain_customer_master
  on      customer_master, odoo
}

// ---- Payroll ----

/// "Process payroll, calculate deductions"
grant r5_payroll {
  to      R5
  duties  process_payroll
  on      payroll_runs, odoo, hris
}

/// "Approve payroll runs, initiate bank transfers"
grant r7_payroll {
  to      R7
  duties  approve_payroll, initiate_wires
  on      payroll_runs, odoo, hris
}

// ---- Fixed Assets and Tax Filing ----

/// "Create/edit assets, calculate depreciation" and "Propose disposals, run impairment tests"
grant r4_fixed_assets {
  to      R4
  duties  enter_transactions, prepare_estimates
  on      fixed_assets_register, odoo
}

/// "Prepare tax returns, compute withholding" and "File returns, coordinate with BIR"
grant r6_tax_filing {
  to      R6
  duties  prepare_estimates, file_tax_returns
  on      tax_filing, odoo, efps
}

/// The library has no duty for it, so the package declares one.
duty file_tax_returns "file tax returns"

// ---- Bank Reconciliation ----

/// "Reconcile bank accounts, review statements"
grant r3_bank_reconciliation {
  to      R3
  duties  reconcile_bank
  on      bank_reconciliation, odoo, bank_portal
}

/// "Initiate payments, approve transfers"
grant r7_bank_reconciliation {
  to      R7
  duties  create_payments, initiate_wires, approve_wires
  on      bank_reconciliation, odoo, bank_portal
}

// ---- User Access and Period Close ----

/// "Provision/deprovision accounts"
grant it_user_access {
  to      IT
  duties  administer_access
  on      user_access, active_directory, servicenow
}

/// "Unlock periods with documented justification"
grant r8_period_close {
  to      R8
  duties  open_periods
  on      period_close, odoo
}
