// The kinds of data that flow. `financial` makes a flow matter to the books, `customers_of` draws whatever receives
// it into the boundary of the service.

data transaction "Transaction totals" { financial yes }  // by merchant and day, no card and no person in it
data usage_for_billing "Usage records" { financial yes }
data invoice "Invoices" { financial yes }
data payment "Settled payments" { financial yes; confidential yes }
data payroll_run "Payroll" { financial yes; personal yes; confidential yes }
data revenue_event "Revenue events" { financial yes }

data card_payment "Card payments" { customers_of payments_platform; personal yes; confidential yes }

data merchant_record "Merchant records" {
  customers_of  payments_platform
  personal      yes
  confidential  yes
}

// Neither financial nor customers' data: an event number and a state.
data payment_status "Payment status"
data merchant_status "Merchant status"
