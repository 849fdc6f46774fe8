// What could go wrong: a cause, an event, an effect. Controls name the risks that they mitigate.

risk r_01 "Override by management" {
  id          "R-01"
  event       "An officer has an entry made that has no transaction behind it."
  cause       "The listing rewards growth, and officers can instruct those who post."
  effect      "Revenue or cash is overstated, and the prospectus with it."
  fraud       yes
  likelihood  low
  impact      high
  owner       cfo
  threatens   revenue { assertion existence, cutoff }, cash { assertion existence }
}

risk r_02 "Conflicting duties in one hand" {
  id          "R-02"
  event       "One person makes and conceals a change, a payment or an entry."
  cause       "Duties granted one at a time add up through teams inside teams."
  effect      "Fraud or error stays in the books, or in the service, unseen."
  fraud       yes
  likelihood  medium
  impact      high
  owner       grc_lead
  threatens   revenue { assertion existence, accuracy }, payroll_cost { assertion existence }
}

risk r_03 "Confidential data leaves" {
  id          "R-03"
  event       "Merchants' records reach somebody outside."
  cause       "A stolen password, an open port, a leaked export or an unpatched library."
  effect      "Merchants are harmed, contracts broken and notices owed."
  likelihood  medium
  impact      high
  owner       it_security_lead
}

risk r_04 "Access that nobody needs any more" {
  id          "R-04"
  event       "A mover, a leaver or an over-privileged user keeps access."
  cause       "Access is given at once and taken away late."
  effect      "Customer data is read, or billing, payroll or ledger records are entered, approved or changed."
  likelihood  medium
  impact      high
  owner       cio
  threatens   revenue { assertion existence, completeness, accuracy },
              payroll_cost { assertion existence, accuracy }
}

risk r_05 "The service is down" {
  id          "R-05"
  event       "Merchants cannot take payments for longer than the promised minutes."
  cause       "A region, a release or a vendor fails, or demand exceeds capacity."
  effect      "Merchants lose sales; credits are owed under the uptime commitment."
  likelihood  medium
  impact      high
  owner       head_of_platform
}

risk r_06 "Settlement differs from the books" {
  id          "R-06"
  event       "Money received, held for merchants and paid out is not what the ledger says."
  cause       "Settlement files are late, doubled or lost on the way."
  effect      "Cash or what is owed to merchants is misstated."
  likelihood  medium
  impact      high
  owner       controller
  threatens   cash { assertion existence, completeness, rights }
}

risk r_07 "Card transactions billed wrongly" {
  id          "R-07"
  event       "Card transactions are not billed, billed twice or billed at the wrong amount."
  cause       "A fault or an unapproved change in the platform, in metering or in the price table."
  effect      "Revenue is misstated and merchants are charged wrongly."
  likelihood  medium
  impact      high
  owner       revenue_operations_manager
  threatens   revenue { assertion existence, completeness, accuracy }
}

risk r_08 "Revenue in the wrong month" {
  id          "R-08"
  event       "Revenue of one month is booked in another."
  cause       "Contracts with minimum volumes and credits need judgement at the close."
  effect      "The quarter, and the growth shown to investors, is wrong."
  likelihood  medium
  impact      medium
  owner       controller
  threatens   revenue { assertion cutoff, accuracy }
}

risk r_09 "Payroll paid wrongly" {
  id          "R-09"
  event       "A person is paid who does not exist, or an amount that nobody agreed."
  cause       "Master data and payroll are changed in the same week under time pressure."
  effect      "Payroll cost is misstated and money lost."
  fraud       yes
  likelihood  low
  impact      medium
  owner       payroll_manager
  threatens   payroll_cost { assertion existence, accuracy }
}

risk r_10 "A vendor fails us" {
  id          "R-10"
  event       "A vendor's controls fail, or the vendor itself."
  cause       "What we rely on is run by others, and their reports are read late."
  effect      "Our controls rest on something that did not work."
  likelihood  medium
  impact      high
  owner       grc_lead
}

risk r_11 "Unauthorised code" {
  id          "R-11"
  event       "Untested or unauthorised code changes the service or billing logic."
  cause       "An author releases alone, or a rule in the pipeline is switched off."
  effect      "Figures are wrong from then on, or a back door is open."
  likelihood  medium
  impact      high
  owner       head_of_platform
  threatens   revenue { assertion existence, completeness, accuracy }
}

risk r_12 "Weak environment" {
  id          "R-12"
  event       "People do not know what is expected of them, or are not held to it."
  cause       "The company has doubled in two years; half of the control owners are new in their job."
  effect      "Controls exist on paper and are done by nobody."
  likelihood  medium
  impact      medium
  owner       cfo
}
