// The financial statements, from the top: accounts that matter, the processes that make them, and what is asserted
// about them. Which accounts are significant is management's decision and is not computed.

account revenue "Revenue" {
  significant  yes
  assertions   existence, completeness, accuracy, cutoff
}

account cash "Cash and settlement balances" {
  significant  yes
  assertions   existence, completeness, rights  // rights: most of this cash belongs to the merchants
}

account payroll_cost "Payroll cost" {
  significant  yes
  assertions   existence, accuracy
}

account operating_expenses "Other operating expenses" { significant no }

process order_to_cash "Order to cash" { owner revenue_operations_manager; accounts revenue, cash }
process settlement "Settlement" { owner controller; accounts cash }
process hire_to_pay "Hire to pay" { owner payroll_manager; accounts payroll_cost }

process record_to_report "Record to report" {
  owner     controller
  accounts  revenue, cash, payroll_cost, operating_expenses
}

// One transaction of each process, followed from where it begins to the ledger.
walkthrough order_to_cash_2026 "Order to cash, 2026" {
  of           order_to_cash
  on           2026-05-12
  by           grc_lead
  transaction  "the March 2026 usage of one merchant, from the payments API to the invoice and the receipt in NetSuite"
  conclusion   "The design is as written. The price change was found in the approval queue, with both approvals."
  source       "walkthroughs/2026/order-to-cash"
}

walkthrough settlement_2026 "Settlement, 2026" {
  of           settlement
  on           2026-05-19
  by           grc_lead
  transaction  "the settlement of 4 March 2026, from Stripe's statement to the bank and the ledger"
  conclusion   "The design is as written. The reconciliation found the one refund that crossed midnight."
  source       "walkthroughs/2026/settlement"
}

walkthrough hire_to_pay_2026 "Hire to pay, 2026" {
  of           hire_to_pay
  on           2026-06-02
  by           grc_lead
  transaction  "a hire of February 2026, from the offer to the pay run of March and its entry in NetSuite"
  conclusion   "The design is as written."
  source       "walkthroughs/2026/hire-to-pay"
}

walkthrough record_to_report_2026 "Record to report, 2026" {
  of           record_to_report
  on           2026-06-16
  by           grc_lead
  transaction  "one manual journal of the close of March 2026, from its request to the management report"
  conclusion   "The design is as written. The journal was approved by somebody other than its preparer before it was posted."
  source       "walkthroughs/2026/record-to-report"
}

// What controls compare with that comes from outside the systems.
source bank_statement "Bank statements of the settlement accounts"
source stripe_statement "Stripe's monthly statement"
