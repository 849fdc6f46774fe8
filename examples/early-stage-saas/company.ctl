// Plumbline: scheduling for building contractors, ten people, thirty customers. A customer's security team asked for a
// SOC 2 report, and that is the whole reason for these files. SOX is years away and is not here. All of it is invented,
// the dates of vendors' assessments included.

organization plumbline_inc "Plumbline, Inc." {
  stage  early_stage
  does   hosts_customer_data, sells_software
}

/// The first Type 2 covers six months. Next year it will be twelve.
engagement soc2_2026 "SOC 2 Type 2, first half of 2026" {
  report                 soc2_type2
  period                 2026-01-01 .. 2026-06-30
  categories             security, availability
  service                plumbline
  auditor                "Fieldgate Assurance LLP"
  significant_incidents  "None: no incident broke a commitment or showed a control that failed."
  significant_changes    "None of weight."
}

service plumbline "Plumbline" {
  description  "Plans crews, jobs and equipment for building contractors, in a browser and on the phone."
}

/// The reason for the category Availability. The contracts say nothing that would call for Confidentiality, and the
/// notice to the people in the schedules is the customers' to give: so neither that nor Privacy is selected.
commitment uptime "Uptime" {
  to_users_of  plumbline
  category     availability
  statement    "Available 99.5 % of each calendar month, planned maintenance of at most 4 hours left out."
}

data customer_jobs "customers' jobs" {
  customers_of  plumbline
  personal      yes  // names and phone numbers of crews
}

data invoices "invoices" { financial yes }

// ---- what could go wrong ----

risk customer_data_leak "Customers' data gets out" {
  id          "R-01"
  event       "Somebody outside, or somebody inside without need, reads or takes customers' jobs."
  cause       "A stolen password, an account left open, a mistake in the application."
  effect      "Customers leave, and contracts allow them to."
  likelihood  medium
  impact      high
  owner       cto
}

risk outage "The service is down" {
  id          "R-02"
  event       "Crews cannot see where to go for a working day."
  cause       "A bad release, a lost database, a zone of the cloud that fails."
  effect      "The uptime commitment is broken and credits are due."
  likelihood  medium
  impact      high
  owner       cto
}

risk bad_release "A release does harm" {
  id          "R-03"
  event       "A change reaches production that nobody else has read."
  cause       "Five engineers, and every one of them can write code."
  effect      "Errors or a back door in the application."
  likelihood  medium
  impact      medium
  owner       cto
}

risk staff_fraud "Somebody uses their access for themselves" {
  id          "R-04"
  event       "An employee sells customers' contacts, or changes access to cover a trace."
  cause       "In a small company trust replaces separation."
  effect      "As R-01, and harder to find."
  fraud       yes
  likelihood  low
  impact      high
  owner       ceo
}

risk vendor_failure "A vendor fails us" {
  id          "R-05"
  event       "A vendor loses data or stops."
  cause       "Everything runs at vendors."
  effect      "As R-01 or R-02."
  likelihood  medium
  impact      medium
  owner       head_of_operations
}
