// Marlin pays freelancers on behalf of marketplaces: 130 people, licensed to transmit money, four years old. Banks and
// large marketplaces ask for a rigorous SOC 2 Type 2. A listing may come in three years, so what is built now is built
// once: general controls whose evidence an ICFR audit could use as it is. All of it is invented, vendors' facts
// included.

organization marlin "Marlin Payouts, Inc." {
  stage            growth_regulated
  does             hosts_customer_data, processes_payments, holds_personal_data
  fiscal_year_end  "12-31"
}

engagement soc2_2026 "SOC 2 Type 2, 2026" {
  report                 soc2_type2
  period                 2026-01-01 .. 2026-12-31
  categories             security, availability, confidentiality, processing_integrity
  service                payouts
  auditor                "Larkin & Moss LLP"
  significant_incidents  "None up to 30 June 2026: no incident broke a commitment or showed a control that failed."
  significant_changes    "None of weight up to 30 June 2026."
}

service payouts "Marlin Payouts" {
  description  "Takes a marketplace's payout instructions and money, and pays each freelancer in local currency."
}

// ---- what is promised: each category that was selected beside Security rests on one of these ----

commitment uptime "Uptime" {
  to_users_of  payouts
  category     availability
  statement    "The interface accepts instructions 99.9 % of each calendar month."
}

commitment exact_payouts "Payouts are complete, exact and on time" {
  to_users_of  payouts
  category     processing_integrity
  statement """
    Each accepted instruction is paid once, in the amount instructed, on the same banking day if it arrives
    before 14:00.
  """
}

commitment business_secrecy "Customers' business data stays secret" {
  to_users_of  payouts
  category     confidentiality
  statement    "Volumes, rates and payees are confidential, and destroyed within 90 days after the contract ends."
}

// Privacy is not selected: the marketplaces give the notice to their freelancers, and Marlin acts on their orders.

// ---- the books, as far as the controls over systems need them ----

account customer_funds "Customer funds" {
  significant  yes
  assertions   existence, completeness, rights
}

account revenue "Revenue" {
  significant  yes
  assertions   existence, completeness, accuracy, cutoff
}

account cash "Cash" {
  significant  yes
  assertions   existence, completeness
}

account payroll_cost "Payroll cost" {
  significant  yes
  assertions   existence, completeness, accuracy
}

process paying_out "Paying out" {
  owner     head_of_treasury
  accounts  customer_funds, cash
}

process order_to_cash "Order to cash" {
  owner     revenue_operations_manager
  accounts  revenue, cash
}

process record_to_report "Record to report" {
  owner     controller
  accounts  customer_funds, revenue, cash, payroll_cost
}

process paying_people "Payroll" {
  owner     payroll_manager
  accounts  payroll_cost, cash
}

// ---- data ----

data payout_instructions "payout instructions" {
  financial     yes
  customers_of  payouts
  confidential  yes
}

data payees "payees" {
  customers_of  payouts
  personal      yes
  confidential  yes
}

data payment_orders "payment orders" {
  financial     yes
  customers_of  payouts
}

data payout_totals "payout totals" { financial yes }
data usage_records "usage records" { financial yes }
data price_terms "prices and terms" { financial yes }
data invoices "invoices" { financial yes }
data bank_movements "bank movements" { financial yes }
data payroll_journals "payroll journals" { financial yes }
data support_questions "support questions" { customers_of payouts }

source signed_contracts "Signed contracts"
source bank_statements "Bank statements, from the bank itself"
