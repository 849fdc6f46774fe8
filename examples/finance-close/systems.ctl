// The systems that the two files name, and the rows of the matrix as processes.
//
// A system must have an owner and the source names none: whoever administers it stands here, as far as the column
// `systems_assigned` says who that is.

system odoo "Odoo" {
  owner           R8
  financial_role  general_ledger
  processes       gl_journals, vendor_master, customer_master, payroll_runs, fixed_assets_register,
                  tax_filing, bank_reconciliation, period_close
}

system bank_portal "Bank portal" {
  owner           R8
  financial_role  treasury
  processes       bank_reconciliation
}

system hris "HRIS" {
  owner           R5
  financial_role  payroll
  processes       payroll_runs
}

system efps "eFPS and BIR portal" {
  owner           R6
  financial_role  tax
  processes       tax_filing
}

system active_directory "Active Directory" {
  owner      IT
  processes  user_access
}

system servicenow "ServiceNow" {
  owner      IT
  processes  user_access
}

/// "Immutable logging + external backup", says the matrix of the audit trail: so the trail counts as out of reach.
system supabase "Supabase" {
  owner      IT
  processes  audit_trail
}

process gl_journals "GL Journals"
process vendor_master "Vendor Master"
process customer_master "Customer Master"
process payroll_runs "Payroll"
process fixed_assets_register "Fixed Assets"
process tax_filing "Tax Filing"
process bank_reconciliation "Bank Reconciliation"
process user_access "User Access"
process audit_trail "Audit Trail"
process period_close "Period Close"
