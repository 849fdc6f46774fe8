// The books: the ledger, what is kept beside it, and the reports that key controls rely on.

system netsuite "NetSuite" {
  owner           controller
  vendor          oracle
  classification  restricted
  financial_role  general_ledger  // a financial root: whatever feeds it uncut is in SOX scope
  processes       record_to_report, order_to_cash, settlement
  signs_in_with   okta
}

system workday "Workday" {
  owner           payroll_manager
  vendor          workday_inc
  classification  restricted
  financial_role  payroll
  processes       hire_to_pay
  feeds           netsuite { carries payroll_run }
  signs_in_with   okta
}

/// Moves the money. Its payments reach the ledger, but Finance agrees each day's settlement with the bank, so that
/// flow is cut; it stays in SOX scope because REC-02 relies on its statement.
system stripe "Stripe" {
  owner           controller
  vendor          stripe_inc
  classification  restricted
  stores          card_payment  // card numbers are in Stripe's vault and nowhere else
  feeds           netsuite { carries payment; assured_by settlement_reconciliation },
                  payments_api { carries payment_status }
  signs_in_with   okta
}

system revenue_warehouse "Revenue warehouse" {
  owner           data_lead
  classification  confidential
  runs_on         aws_prod
  signs_in_with   okta
  source          "warehouse/**"
}
