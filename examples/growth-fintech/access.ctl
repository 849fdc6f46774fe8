// Who may do what, duty by duty. No person holds both sides of a pair on a system, with one exception that is watched:
// payments engineers review each other's changes (IT2), and CM-04 looks at every release for it.

// ---- building and releasing ----

grant payments_code {
  to      payments_engineering
  duties  develop, review_changes, merge
  on      payout_engine, customer_portal
}

grant releases {
  to      release_manager
  duties  deploy, accept_changes
  on      payout_engine, customer_portal
}

grant repository_rules {
  to      head_of_platform
  duties  configure_pipeline, configure_branch_protection
  on      github, payout_engine, customer_portal
}

grant infrastructure {
  to      site_reliability_engineer
  duties  operate_jobs
  on      aws, payout_engine, customer_portal
}

/// Nobody has standing rights in production: for the hour, approved, recorded.
grant production_repair {
  to            site_reliability_engineer
  duties        hold_privileged_access, administer_database
  on            aws, payout_engine, customer_portal
  just_in_time  yes
}

grant privileged_reading {
  to      security_analyst
  duties  review_privileged_activity
  on      aws, payout_engine, customer_portal, okta, github
}

grant log_store {
  to      it_security_lead
  duties  administer_logs
  on      datadog
}

// ---- access ----

grant access_administration {
  to      service_desk
  duties  administer_access
  on      payout_engine, customer_portal, netsuite, chargebee, rippling, bank_gateway, aws, github,
          okta, datadog, crowdstrike, jira, zendesk, hubspot
}

grant access_decisions_platform {
  to      head_of_platform
  duties  approve_access, review_access
  on      payout_engine, customer_portal, aws, github, jira
}

grant access_decisions_security {
  to      it_security_lead
  duties  approve_access, review_access
  on      okta, datadog, crowdstrike
}

grant access_decisions_finance {
  to      controller
  duties  approve_access, review_access
  on      netsuite
}

grant access_decisions_treasury {
  to      head_of_treasury
  duties  approve_access, review_access
  on      bank_gateway
}

grant access_decisions_revenue {
  to      revenue_operations_manager
  duties  approve_access, review_access
  on      chargebee, hubspot
}

grant access_decisions_payroll {
  to      payroll_manager
  duties  approve_access, review_access
  on      rippling
}

grant access_decisions_support {
  to      head_of_support
  duties  approve_access, review_access
  on      zendesk
}

// ---- the books ----

/// The administrator of the ledger enters nothing in it.
grant ledger_settings {
  to      finance_systems_accountant
  duties  administer_application, maintain_chart_of_accounts, open_periods
  on      netsuite
}

grant journals {
  to      leon
  duties  prepare_journals, reconcile_accounts, reconcile_bank
  on      netsuite
}

grant journal_approval {
  to      controller
  duties  approve_journals, post_journals, approve_invoices
  on      netsuite
}

grant payables {
  to      amara
  duties  enter_invoices, create_payments
  on      netsuite
}

grant vendor_master {
  to      procurement_lead
  duties  maintain_vendor_master, raise_purchase_orders
  on      netsuite
}

grant payment_release {
  to      cfo
  duties  release_payments, approve_purchase_orders
  on      netsuite
}

grant receivables {
  to      tilda
  duties  apply_cash
  on      netsuite, chargebee
}

// ---- money ----

grant wires {
  to      joana
  duties  initiate_wires
  on      bank_gateway
}

grant wire_release {
  to      head_of_treasury, cfo
  duties  approve_wires, release_wires
  on      bank_gateway
}

grant bank_signatories {
  to      general_counsel
  duties  maintain_signatories
  on      bank_gateway
}

// ---- revenue and payroll ----

grant prices {
  to      revenue_operations_manager
  duties  set_prices, set_contract_terms
  on      chargebee, hubspot
}

grant billing {
  to      bea
  duties  bill
  on      chargebee
}

grant payroll_run {
  to      payroll_manager
  duties  process_payroll
  on      rippling
}

grant employee_master {
  to      head_of_people
  duties  maintain_employee_master, maintain_pay_rates
  on      rippling
}

grant payroll_payment {
  to      cfo
  duties  approve_payroll, release_payroll
  on      rippling
}
