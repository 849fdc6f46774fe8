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

// What controls compare with that comes from outside the systems.
source bank_statement "Bank statements of the settlement accounts"
source stripe_statement "Stripe's monthly statement"
