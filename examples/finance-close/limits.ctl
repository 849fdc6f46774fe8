// `sod-matrix.csv`, column `forbidden_combinations`, where it forbids something only above an amount or without a
// condition: a prohibition with a limit is a permission below it. Kept apart from `grants.ctl`, so that a reader who
// does not share this reading can delete this file and see what the permissions alone come to.
//
// "Cannot approve own transactions" (R7) and "Cannot approve own access changes" (IT) have no limit, so they grant
// nothing. Nothing in the source says that a system enforces them either.

/// "Cannot approve bills >50K"
grant r1_bills_to_50k {
  to      R1
  duties  approve_invoices
  on      gl_journals, odoo
}

/// "Cannot approve own JE >100K": so there are entries of their own, and those up to 100K they may approve.
grant r3_own_entries_to_100k {
  to      R3
  duties  prepare_journals, approve_journals
  on      gl_journals, odoo
}

/// "Cannot approve acquisitions >500K"
grant r4_acquisitions_to_500k {
  to      R4
  duties  approve_purchase_orders
  on      fixed_assets_register, odoo
}

/// "Cannot create employees, Cannot approve >1M payroll"
grant r5_payroll_to_1m {
  to      R5
  duties  approve_payroll
  on      payroll_runs, odoo
}

/// "Cannot unlock closed periods without FD approval"
grant r7_unlock_with_approval {
  to      R7
  duties  open_periods
  on      gl_journals, odoo
}

/// "Cannot execute transactions without subordinate prep": to execute an entry is to post it, to execute a payment is
/// to release it.
grant r8_execution {
  to      R8
  duties  post_journals, release_payments
  on      gl_journals, odoo
}
