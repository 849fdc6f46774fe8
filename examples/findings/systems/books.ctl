data fee_invoice "Fee invoices" { financial yes }
data booking_count "Bookings counted for the invoice" { financial yes }
data settlement "Settled payments" { financial yes }
data member_record "Members' records" { customers_of club_platform; personal yes }

system ledger "Ledger" {
  owner           finance_lead
  vendor          sage
  classification  confidential
  financial_role  general_ledger
  processes       record_to_report, order_to_cash
  signs_in_with   workspace
}

/// Bought in May. COV-03: nobody watches its interface.
system expenses "Expense tool" {
  owner           finance_lead
  vendor          pleo
  classification  internal
  financial_role  expense  // SCP-05: and no process, so no account says why it matters
  signs_in_with   workspace
}

// SOD-17: it reaches the books, and the review of duties leaves it out.
system psp "Payment provider" {
  owner           finance_lead
  vendor          adyen
  classification  restricted
  feeds           ledger { carries settlement; assured_by settlement_check }
  signs_in_with   workspace
}

vendor sage "Sage" { owner finance_lead; criticality high; assessed 2026-02-03 }
vendor pleo "Pleo" { owner finance_lead; criticality low; assessed 2026-05-04 }
vendor mailer "Mailer" { owner support_lead; criticality low; assessed 2026-02-03 }
vendor archive_inc "Archive" { owner cto; criticality medium; assessed 2026-02-03 }
vendor adyen "Adyen" { owner finance_lead; criticality high; assessed 2026-02-03 }
vendor amazon "AWS" { owner cto; criticality high; subservice yes; assessed 2026-02-03 }
vendor google "Google" { owner cto; criticality high; subservice yes; assessed 2026-02-03 }
vendor gitlab_inc "GitLab" { owner cto; criticality high; assessed 2026-02-03 }
vendor intercom "Intercom" { owner support_lead; criticality medium; assessed 2026-02-03 }

system tax_tool "Tax tool" {
  owner                 finance_lead
  vendor                sage
  not_financial         "Tables of rates to look at. Nothing is computed in it."
  financially_relevant  no  // E0307: that is inferred, and cannot be written
}
