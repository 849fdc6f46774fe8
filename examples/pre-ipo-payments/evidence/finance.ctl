// The figures. Kept in NetSuite where they are made, beside the entries that they support.

evidence journals "Journal entries with support and approval" like kept_record {
  owner               controller
  source              netsuite
  systems             netsuite
  programs            sox
  frequency           each_event
  type                std::journal_approval
  stored_in           netsuite
  shows               journal, preparer, approver, approver_role, posting
  population          "Every journal entry of the period, from NetSuite."
  completeness_check  "Entry numbers are without gaps; the total is agreed with the trial balance."
}

evidence settlement_reconciliations "Daily settlement reconciliations" like reconciliation_record {
  owner               controller
  source              netsuite
  systems             netsuite
  programs            sox
  frequency           daily
  population          "Every business day, every settlement account."
  completeness_check  "Days and accounts are counted against the calendar and the bank's list."
}

evidence processor_reconciliations "Monthly processor reconciliations" like reconciliation_record {
  owner               revenue_operations_manager
  source              billing
  systems             billing
  programs            sox
  frequency           monthly
  population          "Every transaction of the month in Billing and in Stripe's statement."
  completeness_check  "Count and total are agreed with both sides' month totals."
}

evidence account_reconciliation_files "Reconciliations of accounts" like reconciliation_record {
  owner               cfo
  source              netsuite
  systems             netsuite
  programs            sox
  frequency           monthly
  population          "Every account of the balance sheet."
  completeness_check  "The list of accounts is agreed with the trial balance."
}

evidence close_files "Close calendar, expectations and explanations" like kept_record {
  owner               cfo
  source              netsuite
  systems             netsuite
  programs            sox
  frequency           monthly
  type                reconciliation
  stored_in           netsuite
  shows               balances, as_of_date, preparer, reviewer, reconciling_items
  population          "Every step of the close and every line of the statements."
  completeness_check  "Steps are agreed with the calendar, lines with the trial balance."
}

evidence price_change_log "Changes of prices and terms" like settings_record {
  owner               revenue_operations_manager
  source              billing
  systems             billing
  programs            sox
  frequency           monthly
  population          "Every change of the price table, from Billing's change log."
  completeness_check  "Row count agreed with the change log's own total."
}

evidence revenue_reviews "Revenue reviews" like reconciliation_record {
  owner               cfo
  systems             netsuite, billing
  programs            sox
  frequency           monthly
  population          "All revenue of the month by product and merchant."
  completeness_check  "The total is agreed with the ledger."
}

evidence report_tests "Tests of key reports" like settings_record {
  owner               data_lead
  source              revenue_warehouse
  systems             revenue_warehouse
  programs            sox
  frequency           quarterly
  population          "Every report on the list of key reports."
  completeness_check  "The list is agreed with the reports that controls name here."
}

evidence payroll_runs "Payroll runs with changes and approvals" like kept_record {
  owner               payroll_manager
  source              workday
  systems             workday
  programs            sox
  frequency           monthly
  type                std::journal_approval
  stored_in           netsuite
  shows               journal, preparer, approver, approver_role, posting
  population          "Every payroll run, and every change of master data since the last."
  completeness_check  "Head count and gross pay are agreed with the last run and the changes."
}
