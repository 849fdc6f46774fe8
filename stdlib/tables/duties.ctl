// What people can do that matters in combination, and the pairs that one person ought not to hold on the same object.
//
// Where a side of a pair has alternatives ("approve or review"), it lists the duties: whoever holds one of them holds
// that side. A package adds duties and conflicts of its own by declaring them.
//
// `changes yes` marks a duty that can alter the data, the logic or the access of what it is held on. A duty that only
// asks, decides, looks or compares has none.

// ---- information technology ----

duty request "request changes or access"
duty approve_changes "approve changes"
duty approve_access "approve access"
duty review_changes "review changes"
duty develop "develop" { changes yes }
duty accept_changes "test and accept changes"
duty deploy "deploy to production" { changes yes }
duty merge "merge changes" { changes yes }
duty configure_pipeline "configure the pipeline" { changes yes }
duty configure_branch_protection "configure branch protection" { changes yes }
duty administer_data "administer production data" { changes yes }
duty administer_database "administer the production database" { changes yes }
duty administer_access "administer access" { changes yes }
duty review_access "review access"
duty hold_privileged_access "use privileged access" { changes yes }
duty review_privileged_activity "review privileged activity"
duty administer_logs "administer the logs of privileged activity" { changes yes }
duty administer_application "administer the application" { changes yes }
duty enter_transactions "enter transactions" { changes yes }
duty operate_jobs "schedule or operate jobs" { changes yes }
duty change_job_code "change the code of jobs" { changes yes }
duty use_break_glass "use break-glass access" { changes yes }
duty review_break_glass "review the use of break-glass access"
duty own_controls "own controls"
duty test_controls "test controls for management's assessment"

conflict IT1 "requests and approves the same change or access" {
  first           request
  second          approve_changes, approve_access
  never_waivable  yes
  harm            "authorise what they asked for themselves"
}

conflict IT2 "develops and approves the same change" {
  first   develop
  second  approve_changes, review_changes
  harm    "pass their own errors, or a back door, through review"
}

conflict IT3 "develops and deploys" {
  first   develop
  second  deploy
  harm    "release unauthorised or untested code"
}

conflict IT4 "develops and alone accepts" {
  first   develop
  second  accept_changes
  minor   yes
  harm    "put a change into use that nobody else has tested"
}

conflict IT5 "develops and administers production data" {
  first   develop
  second  administer_data, administer_database
  harm    "change data directly, past the controls of the application"
}

conflict IT6 "administers and approves access" {
  first   administer_access
  second  approve_access
  harm    "give themselves any access"
}

conflict IT7 "administers and reviews access" {
  first           administer_access
  second          review_access
  never_waivable  yes
  harm            "certify access that they granted themselves"
}

conflict IT8 "uses privileged access and reviews it" {
  first   hold_privileged_access
  second  review_privileged_activity, administer_logs
  harm    "act with full rights and erase the trace"
}

conflict IT9 "administers the application and enters transactions" {
  first   administer_application
  second  enter_transactions, enter_orders, bill, apply_cash, enter_invoices, create_payments,
          prepare_journals, post_journals, process_payroll, initiate_wires
  harm    "change the rules of the application and then transact under them"
}

conflict IT10 "configures the pipeline and merges under it" {
  first   configure_pipeline, configure_branch_protection
  second  merge
  harm    "switch the control off, merge, and switch it on again"
}

conflict IT11 "operates jobs and changes their code" {
  first   operate_jobs
  second  change_job_code
  minor   yes
  harm    "alter processing without anybody seeing it"
}

conflict IT12 "uses break-glass access and reviews its use" {
  first           use_break_glass
  second          review_break_glass
  never_waivable  yes
  harm            "use the emergency path without anybody watching"
}

conflict IT13 "owns a control and tests it" {
  first   own_controls
  second  test_controls
  harm    "report on their own control to management, without objectivity"
}

// ---- procure to pay ----

duty maintain_vendor_master "maintain the vendor master" { changes yes }
duty raise_purchase_orders "raise purchase orders" { changes yes }
duty approve_purchase_orders "approve purchase orders"
duty receive_goods "receive goods" { changes yes }
duty enter_invoices "enter vendor invoices" { changes yes }
duty approve_invoices "approve vendor invoices"
duty create_payments "create payments" { changes yes }
duty release_payments "release payments"
duty reconcile_bank "reconcile the bank"

conflict P2P1 "maintains vendors and pays them" {
  first           maintain_vendor_master
  second          create_payments, release_payments
  finance         yes
  never_waivable  yes
  harm            "pay a vendor that does not exist, or redirect a payment to another bank account"
}

conflict P2P2 "raises and approves purchase orders" {
  first    raise_purchase_orders
  second   approve_purchase_orders
  finance  yes
  harm     "spend without authority"
}

conflict P2P3 "orders and receives" {
  first    raise_purchase_orders, approve_purchase_orders
  second   receive_goods
  finance  yes
  harm     "have the company pay for what never came"
}

conflict P2P4 "enters and approves or pays invoices" {
  first    enter_invoices
  second   approve_invoices, release_payments
  finance  yes
  harm     "have a false invoice paid"
}

conflict P2P5 "releases payments and reconciles the bank" {
  first    release_payments
  second   reconcile_bank
  finance  yes
  harm     "take money and conceal it in the reconciliation"
}

// ---- order to cash ----

duty maintain_customer_master "maintain the customer master" { changes yes }
duty set_credit_limits "set credit limits" { changes yes }
duty enter_orders "enter orders" { changes yes }
duty set_prices "set prices" { changes yes }
duty set_contract_terms "set contract terms" { changes yes }
duty bill "bill customers" { changes yes }
duty receive_cash "receive cash"
duty apply_cash "apply cash to receivables" { changes yes }
duty issue_credit_memos "issue credit memos" { changes yes }
duty write_off_receivables "write off receivables" { changes yes }
duty sell_on_commission "sell on commission"
duty approve_revenue "approve the recognition of revenue"

conflict O2C1 "maintains customers and enters orders" {
  first    maintain_customer_master, set_credit_limits
  second   enter_orders
  finance  yes
  harm     "sell to customers who do not exist"
}

conflict O2C2 "sets prices or terms and bills" {
  first    set_prices, set_contract_terms
  second   bill
  finance  yes
  harm     "make revenue what they want it to be"
}

conflict O2C3 "bills and receives cash" {
  first    bill
  second   receive_cash, apply_cash
  finance  yes
  harm     "take one customer's payment and cover it with the next one's"
}

conflict O2C4 "receives cash and writes off" {
  first    receive_cash
  second   issue_credit_memos, write_off_receivables
  finance  yes
  harm     "take a payment and write the debt off"
}

conflict O2C5 "sells on commission and approves revenue" {
  first    sell_on_commission
  second   approve_revenue
  finance  yes
  harm     "recognise revenue early and earn by it"
}

// ---- record to report ----

duty prepare_journals "prepare journal entries" { changes yes }
duty approve_journals "approve journal entries"
duty post_journals "post journal entries" { changes yes }
duty reconcile_accounts "reconcile accounts"
duty maintain_chart_of_accounts "maintain the chart of accounts" { changes yes }
duty open_periods "open and close periods" { changes yes }
duty prepare_estimates "prepare estimates" { changes yes }
duty approve_estimates "approve estimates"

conflict R2R1 "prepares and approves the same journal" {
  first           prepare_journals
  second          approve_journals, post_journals
  finance         yes
  never_waivable  yes
  harm            "override the books with an entry that nobody else has seen"
}

conflict R2R2 "posts journals and reconciles the account" {
  first    post_journals
  second   reconcile_accounts
  finance  yes
  harm     "hide an error or a fraud in the account that they reconcile"
}

conflict R2R3 "maintains accounts or periods and posts" {
  first    maintain_chart_of_accounts, open_periods
  second   post_journals
  finance  yes
  harm     "post to a closed period or to an account that nobody looks at"
}

conflict R2R4 "prepares and approves an estimate" {
  first    prepare_estimates
  second   approve_estimates
  finance  yes
  harm     "bend an estimate towards the result they want"
}

// ---- payroll ----

duty maintain_employee_master "maintain the employee master" { changes yes }
duty maintain_pay_rates "maintain pay rates" { changes yes }
duty process_payroll "process payroll" { changes yes }
duty approve_payroll "approve the payroll payment"
duty release_payroll "release the payroll payment"
duty enter_time "enter time" { changes yes }
duty approve_own_time "approve their own time"

conflict PAY1 "maintains employees or rates and processes payroll" {
  first    maintain_employee_master, maintain_pay_rates
  second   process_payroll
  finance  yes
  harm     "pay an employee who does not exist"
}

conflict PAY2 "processes payroll and releases its payment" {
  first    process_payroll
  second   approve_payroll, release_payroll
  finance  yes
  harm     "pay too much and approve it"
}

conflict PAY3 "enters time and approves it" {
  first    enter_time
  second   approve_own_time
  finance  yes
  harm     "be paid for hours that were not worked"
}

// ---- treasury ----

duty initiate_wires "initiate wires" { changes yes }
duty approve_wires "approve wires"
duty release_wires "release wires"
duty move_funds "move funds" { changes yes }
duty record_bank_transactions "record bank transactions" { changes yes }
duty maintain_signatories "maintain bank signatories" { changes yes }
duty maintain_beneficiaries "maintain beneficiaries" { changes yes }
duty trade "trade or invest" { changes yes }
duty settle_trades "confirm or settle trades"

conflict TRE1 "initiates and releases a wire" {
  first           initiate_wires
  second          approve_wires, release_wires
  finance         yes
  never_waivable  yes
  harm            "send the company's money to themselves"
}

conflict TRE2 "moves funds and records or reconciles them" {
  first    move_funds
  second   record_bank_transactions, reconcile_bank
  finance  yes
  harm     "move money and conceal that it is gone"
}

conflict TRE3 "maintains payees and initiates payments" {
  first    maintain_signatories, maintain_beneficiaries
  second   create_payments, initiate_wires
  finance  yes
  harm     "redirect a payment to an account of their own"
}

conflict TRE4 "trades and settles" {
  first    trade
  second   settle_trades
  finance  yes
  harm     "hold positions that nobody authorised"
}
