// What runs. Nobody writes "in scope" here: that follows. `serves` puts the application into the service; what hosts
// it, signs people in to it, deploys it, watches it or gets its customers' data follows from there.
// `ctl explain intercom` shows the path.

system app "Plumbline application" {
  owner           cto
  classification  confidential
  serves          plumbline
  stores          customer_jobs
  runs_on         aws
  signs_in_with   google
  deployed_by     github
  feeds           intercom { carries customer_jobs }  // support sees the job that a question is about
  not_financial   "Customers pay a flat fee by contract: nothing that it records is on an invoice."
  source          "app/**"
}

system aws "AWS production" {
  owner           cto
  vendor          amazon
  classification  confidential
  signs_in_with   google
  supports        app { with backup }
  not_financial   "Hosts nothing but the application."
  source          "infra/**"
}

system github "GitHub" {
  owner           cto
  vendor          github_inc
  classification  internal
  signs_in_with   google
  supports        app { with vulnerability_scan, ticketing }
  not_financial   "Deploys nothing but the application."
}

/// Sign-in, mail, and the drive in which evidence is kept.
system google "Google Workspace" {
  owner           head_of_operations
  vendor          google_llc
  classification  confidential
}

system datadog "Datadog" {
  owner           cto
  vendor          datadog_inc
  classification  internal
  signs_in_with   google
  supports        app { with logging, monitoring }, aws { with logging, monitoring }
  not_financial   "Receives logs and measurements only."
}

system kandji "Kandji" {
  owner           head_of_operations
  vendor          kandji_inc
  classification  internal
  signs_in_with   google
  supports        app { with endpoint }  // the laptops from which it is built and run
  not_financial   "Manages laptops only."
}

system intercom "Intercom" {
  owner           head_of_support
  vendor          intercom_inc
  classification  confidential
  signs_in_with   google
  supports        app { with customer_support }
  not_financial   "Holds conversations only."
}

/// The books. No path leads from here to the service, so no auditor of the service has to look at them.
system xero "Xero" {
  owner           head_of_operations
  vendor          xero_ltd
  classification  internal
  financial_role  general_ledger
}

// ---- who supplies it ----

vendor amazon "Amazon Web Services" {
  owner        cto
  criticality  high
  subservice   yes  // without its controls over buildings and hardware ours would not be enough
  assessed     2026-01-20
}

vendor google_llc "Google" {
  owner        head_of_operations
  criticality  high
  subservice   yes
  assessed     2026-01-20
}

vendor github_inc "GitHub" {
  owner        cto
  criticality  high
  subservice   yes
  assessed     2026-01-20
}

vendor datadog_inc "Datadog" {
  owner        cto
  criticality  medium
  assessed     2026-01-20
}

vendor intercom_inc "Intercom" {
  owner        head_of_operations
  criticality  high
  assessed     2026-01-20
}

vendor kandji_inc "Kandji" {
  owner        head_of_operations
  criticality  medium
  assessed     2026-01-20
}

vendor xero_ltd "Xero" {
  owner        head_of_operations
  criticality  medium
  assessed     2026-01-20
}
