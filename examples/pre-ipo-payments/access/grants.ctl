// Who may do what, where. Duties are the standing rights that matter when one person holds two of them; the pairs
// that nobody should hold are in the standard library (`ctl explain IT3`).

// ---- code: written by one, read by another, released by a third ----

grant billing_authors { to finance_eng; duties develop; on billing }
grant service_authors { to bo; duties develop; on payments_api, usage_meter }
grant warehouse_authors { to data_lead; duties develop; on revenue_warehouse }

grant code_reviewers {
  to      head_of_platform, data_lead
  duties  review_changes, approve_changes
  on      billing, payments_api, usage_meter
}

grant warehouse_reviewers { to head_of_platform; duties review_changes; on revenue_warehouse }

grant prod_deployers {
  to      release_managers
  duties  deploy
  on      billing, payments_api, usage_meter, revenue_warehouse
}

grant merge_queue { to release_managers; duties merge; on github }
grant branch_rules { to cio; duties configure_branch_protection, configure_pipeline; on github }

// Asked for by those who use it, approved above.
grant billing_requesters { to revenue_ops; duties request; on billing, usage_meter }

// ---- production: nobody has a standing right; the person on call asks for an hour at a time ----

grant oncall_access {
  to            billing_oncall
  duties        hold_privileged_access
  on            aws_prod
  just_in_time  yes
}

grant break_glass { to head_of_platform; duties use_break_glass; on aws_prod, okta }
grant break_glass_review { to it_security_lead; duties review_break_glass; on aws_prod, okta }

grant privileged_review {
  to      grc_lead
  duties  review_privileged_activity
  on      aws_prod, okta, github
}

// ---- accounts: IT Security sets them up, the owner of each system approves and reviews ----

grant account_administration {
  to      it_security_lead
  duties  administer_access
  on      netsuite, billing, workday, stripe, usage_meter, payments_api, revenue_warehouse,
          aws_prod, okta, github, zendesk, datadog
}

grant controller_approves {
  to      controller
  duties  approve_access, review_access
  on      netsuite, stripe
}

grant revenue_approves {
  to      revenue_operations_manager
  duties  approve_access, review_access
  on      zendesk
}

grant billing_access_review { to revenue_operations_manager; duties review_access; on billing }
grant billing_access_approval { to controller; duties approve_access; on billing }  // Hana asks for changes there
grant payroll_approves { to payroll_manager; duties approve_access, review_access; on workday }

grant platform_approves {
  to      head_of_platform
  duties  approve_access, review_access
  on      payments_api, usage_meter, aws_prod, github, datadog
}

grant data_approves { to data_lead; duties approve_access, review_access; on revenue_warehouse }
grant cio_approves { to cio; duties approve_access, review_access; on okta }

// ---- finance: the pairs are judged over a whole process, whatever the system ----

grant billing_clerk {
  to      revenue_operations_manager
  duties  bill, maintain_customer_master, issue_credit_memos
  on      order_to_cash
}

grant price_setter { to cfo; duties set_prices, set_contract_terms; on order_to_cash }

grant cash_receiver {
  to      controller
  duties  receive_cash, apply_cash, approve_revenue
  on      order_to_cash
}

grant journal_preparers {
  to      revenue_operations_manager, payroll_manager
  duties  prepare_journals, reconcile_accounts
  on      record_to_report
}

grant journal_approver {
  to      controller
  duties  approve_journals, post_journals
  on      record_to_report
}

grant ledger_settings {
  to      cio
  duties  maintain_chart_of_accounts, open_periods
  on      record_to_report
}

grant estimates { to controller; duties prepare_estimates; on record_to_report }
grant estimate_approver { to cfo; duties approve_estimates; on record_to_report }

grant payroll_master {
  to      controller
  duties  maintain_employee_master, maintain_pay_rates
  on      hire_to_pay
}

grant payroll_processor { to payroll_manager; duties process_payroll; on hire_to_pay }
grant payroll_release { to cfo; duties approve_payroll, release_payroll; on hire_to_pay }

grant payout_initiator { to revenue_operations_manager; duties initiate_wires; on settlement }
grant payout_release { to cfo; duties approve_wires, release_wires; on settlement }
grant bank_reconciler { to controller; duties reconcile_bank; on settlement }
