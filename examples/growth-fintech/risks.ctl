// What could go wrong. Each risk names its owner; the controls name the risks that they answer.

risk wrong_payout "A payout is wrong" {
  id          "R-01"
  event       "A freelancer is paid twice, not at all, or the wrong amount."
  cause       "A bad instruction, an error in the engine, a file that the bank rejects unseen."
  effect      "The processing commitment is broken and customers' funds do not agree with what is owed."
  likelihood  medium
  impact      high
  owner       head_of_treasury
  threatens   customer_funds { assertion existence, completeness }
}

risk stolen_payout "A payout is redirected" {
  id          "R-02"
  event       "Somebody inside changes a payee, the engine or the books to pay themselves, and hides it."
  cause       "Duties that meet in one person."
  effect      "Money is lost, and the figures say that it is there."
  fraud       yes
  likelihood  low
  impact      high
  owner       cfo
  threatens   customer_funds { assertion existence, rights }, cash { assertion existence }
}

risk data_leak "Customers' data gets out" {
  id          "R-03"
  event       "Volumes, rates or payees are read or taken by somebody without need."
  cause       "An account left open, a stolen session, a weakness in the portal."
  effect      "The confidentiality commitment is broken; regulators are told."
  likelihood  medium
  impact      high
  owner       it_security_lead
}

risk outage "Instructions are not accepted" {
  id          "R-04"
  event       "The interface is down past the uptime commitment, or misses the bank's cutoff."
  cause       "A bad release, a lost database, a zone that fails."
  effect      "Freelancers are paid a day late."
  likelihood  medium
  impact      high
  owner       head_of_platform
}

risk unapproved_change "An unapproved change computes money" {
  id          "R-05"
  event       "Code or a setting that nobody else approved changes fees, rates or postings."
  cause       "A way around the pipeline, or an administrator's click."
  effect      "Revenue and customer funds are misstated until somebody notices."
  likelihood  medium
  impact      high
  owner       head_of_platform
  threatens   revenue { assertion accuracy }, customer_funds { assertion completeness }
}

risk wrong_price "A customer is billed at the wrong price" {
  id          "R-06"
  event       "A price in Chargebee differs from the contract."
  cause       "It was typed in HubSpot and nobody compared."
  effect      "Revenue is misstated, customers complain."
  likelihood  medium
  impact      medium
  owner       revenue_operations_manager
  threatens   revenue { assertion accuracy }
}

risk vendor_failure "A vendor fails us" {
  id          "R-07"
  event       "A vendor on whom the service or the books rest loses data, stops, or was never looked at."
  cause       "Nine of the systems are run by others."
  effect      "As R-03 or R-04."
  likelihood  medium
  impact      high
  owner       grc_lead
}
