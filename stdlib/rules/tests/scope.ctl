// The scope rules speak, and are silent.

test "figures that reach a root keep their source in SOX scope" {
  given {
    organization acme { stage pre_ipo }
    engagement icfr { report sox_icfr }
    data usage_records { financial yes }
    system ledger "Ledger" { financial_role general_ledger }
    system billing "Billing service" {
      financial_role  billing
      feeds           ledger { carries usage_records }
    }
    system meter "Usage metering" {
      feeds          billing { carries usage_records }
      excluded_from  sox { reason "Card volumes are tied to the processor every month." }
    }
    system site {
      excluded_from  sox { reason "Static pages." }
    }
    system chat {
      feeds          ledger { carries usage_records }
      excluded_from  soc2 { reason "Not part of the service." }
    }
  }
  expect error SCP-01 on meter "Usage metering is declared out of SOX scope, but its figures reach Billing service"
  expect no SCP-01 on meter "Ledger"
  expect no SCP-01 on site
  expect no SCP-01 on chat
  expect meter.financially_relevant because "meter -(usage_records)-> billing [has the financial role billing]"
}

test "every class of financial relevance has its own words" {
  given {
    organization acme { stage newly_public }
    engagement icfr { report sox_icfr }
    system ledger "Ledger" {
      financial_role  general_ledger
      runs_on         cloud
      signs_in_with   idp
      deployed_by     pipeline
      excluded_from   sox { reason "Bought." }
    }
    system cloud "Cloud" { excluded_from sox { reason "Rented." } }
    system idp "Sign-in" { excluded_from sox { reason "Rented." } }
    system pipeline "Pipeline" { excluded_from sox { reason "Rented." } }
    system warehouse "Warehouse" { excluded_from sox { reason "Downstream." } }
    control review {
      key               yes
      satisfies         sox:404(a)
      uses_report_from  warehouse { report "Revenue by customer" }
    }
  }
  expect error SCP-01 on ledger "but it has the financial role general ledger"
  expect error SCP-01 on cloud "but systems of the books run on it"
  expect error SCP-01 on idp "but people sign in with it to systems of the books"
  expect error SCP-01 on pipeline "but it deploys systems of the books"
  expect error SCP-01 on warehouse "but a key control relies on its report"
}

test "without an ICFR engagement an exclusion is a warning at growth_regulated" {
  given {
    organization acme { stage growth_regulated }
    system ledger { financial_role general_ledger; excluded_from sox { reason "Small." } }
  }
  expect warning SCP-01 on ledger
}

test "without an ICFR engagement an exclusion is nobody's business at other stages" {
  given {
    organization acme { stage early_stage }
    system ledger { financial_role general_ledger; excluded_from sox { reason "Small." } }
  }
  expect no SCP-01
}

test "where only a control that does not cut keeps a system in, SCP-04 is the one finding" {
  given {
    organization acme { stage pre_ipo }
    engagement icfr { report sox_icfr }
    data usage_records { financial yes }
    system billing { financial_role billing }
    system meter { feeds billing { carries usage_records; assured_by weak } }
    system app "App" {
      feeds          meter { carries usage_records }
      excluded_from  sox { reason "Tied out behind the meter." }
    }
    control weak { }
  }
  expect no SCP-01
  expect SCP-04 on weak
  expect app.relevant_by_failed_cut
}

test "a control that does not cut explains nothing where another flow has no control at all" {
  given {
    organization acme { stage pre_ipo }
    engagement icfr { report sox_icfr }
    data usage_records { financial yes }
    system billing { financial_role billing }
    system orders { financial_role order_management }
    system app {
      feeds          billing { carries usage_records; assured_by weak },
                     orders { carries usage_records }
      excluded_from  sox { reason "Tied out." }
    }
    control weak { }
  }
  expect error SCP-01 on app
  expect SCP-04 on weak
}

test "what receives customer data of a described service is part of it" {
  given {
    engagement type2 { report soc2_type2; service payments }
    service payments "Payments platform"
    service labs
    data merchant_records { customers_of payments }
    system app { serves payments, labs; feeds desk { carries merchant_records } }
    system desk "Help desk" { excluded_from soc2 { reason "Run by a vendor." } }
    system lab { serves labs; excluded_from soc2 { reason "Not offered yet." } }
    system payroll { excluded_from soc2 { reason "Internal." } }
  }
  expect error SCP-02 on desk "Help desk is declared out of SOC 2 scope, but it is in the boundary of Payments platform"
  expect no SCP-02 on lab
  expect no SCP-02 on payroll
  expect desk in payments.boundary because "payments > app -(merchant_records)-> desk"
}

test "an exclusion from SOX says nothing about SOC 2, and an ICFR engagement describes no service" {
  given {
    engagement icfr { report sox_icfr; service payments }
    engagement type2 { report soc2_type2; service labs }
    service payments
    service labs
    system app { serves payments; excluded_from soc2 { reason "Not offered yet." } }
    system lab { serves labs; excluded_from sox { reason "No figures." } }
  }
  expect no SCP-02
}

test "a receiver of customer data says how sensitive it is" {
  given {
    service payments
    data merchant_records { customers_of payments }
    data weather
    system app "App" {
      feeds  desk { carries merchant_records },
             classified { carries merchant_records },
             portal { carries merchant_records; handed_to_customer yes },
             statistics { carries merchant_records; redacted_by aggregation },
             planned { carries merchant_records; redacted_by draft_aggregation },
             station { carries weather }
    }
    system desk "Help desk"
    system classified { classification restricted }
    system portal
    system statistics
    system planned
    system station
    control aggregation
    control draft_aggregation { status draft }
  }
  expect error SCP-03 on desk "Help desk has no classification, but it receives customer data from App"
  expect SCP-03 on planned
  expect no SCP-03 on classified
  expect no SCP-03 on portal
  expect no SCP-03 on statistics
  expect no SCP-03 on station
  expect no SCP-03 on app
}

test "a control that compares with the sender's own report cuts nothing" {
  given {
    organization acme { stage pre_ipo }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    data payments { financial yes }
    data weather
    source bank_statement
    role controller "Controller"
    evidence reconciliation
    system billing "Billing service" { financial_role billing }
    system app "Payments API" {
      feeds  billing { carries payments; assured_by circular },
             station { carries weather; assured_by circular }
    }
    system shop { feeds billing { carries payments; assured_by circular_too, sound } }
    system station
    control circular_too
    control circular {
      id             "REC-03"
      owner          controller
      performed_by   controller
      applies_to     billing
      checks         completeness, accuracy
      compares_with  app
      frequency      monthly
      before_close   yes
      threshold      "Any difference."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
    control sound {
      id             "REC-04"
      owner          controller
      performed_by   controller
      applies_to     billing
      checks         completeness, accuracy
      compares_with  bank_statement
      frequency      monthly
      before_close   yes
      threshold      "Any difference."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
  }
  expect error SCP-04 on circular, billing, app "REC-03 does not cut the flow from Payments API to Billing service"
  expect no SCP-04 on sound
  expect no SCP-04 on circular_too
  expect no SCP-04 on station
}

test "without an ICFR engagement nobody asks whether a flow is cut" {
  given {
    organization acme { stage growth_regulated }
    data payments { financial yes }
    system app { feeds billing { carries payments; assured_by weak } }
    control weak
  }
  expect no SCP-04
}

test "a financial root is tied to an account, and an account to its assertions" {
  given {
    organization acme { stage pre_ipo }
    engagement icfr { report sox_icfr }
    account revenue "Revenue" { significant yes; assertions completeness }
    account cash "Cash" { significant yes }
    account petty_cash { significant no; assertions existence }
    process order_to_cash { accounts revenue, petty_cash }
    process settlement "Settlement" { accounts cash, petty_cash }
    process reporting "Reporting"
    system alone "Ledger" { financial_role general_ledger }
    system untied "Close tool" { financial_role consolidation; processes reporting }
    system silent "Settlement engine" { financial_role treasury; processes settlement }
    system tied { financial_role billing; processes order_to_cash }
    system feeder
  }
  expect error SCP-05 on alone "Ledger has the financial role general ledger, but serves no business process"
  expect error SCP-05 on untied "Close tool has the financial role consolidation, but no account is named for Reporting"
  expect error SCP-05 on silent "Settlement engine has the financial role treasury, but nothing is asserted about Cash"
  expect no SCP-05 on tied
  expect no SCP-05 on feeder
}

test "without an ICFR engagement a root needs no account" {
  given {
    organization acme { stage growth_regulated }
    system ledger { financial_role general_ledger }
  }
  expect no SCP-05
}

test "every system says what it does for the books or why it does nothing" {
  given {
    organization acme { stage pre_ipo }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    data payments { financial yes }
    source bank_statement
    role controller
    evidence reconciliation
    account petty_cash { significant no }
    process small_things { accounts petty_cash }
    system ledger { financial_role general_ledger }
    system desk "Help desk"
    system site { not_financial "Static pages." }
    system sandbox { production no }
    system scheduler { excluded_from sox { reason "Rooms only." } }
    system app { feeds ledger { carries payments; assured_by sound } }
    system cash_box { financial_role treasury; processes small_things }
    control sound {
      owner          controller
      performed_by   controller
      applies_to     ledger
      checks         completeness, accuracy
      compares_with  bank_statement
      frequency      monthly
      before_close   yes
      threshold      "Any difference."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
  }
  expect warning SCP-06 on desk "Help desk has neither a financial role nor a reason why it cannot affect the books"
  expect no SCP-06 on ledger
  expect no SCP-06 on site
  expect no SCP-06 on sandbox
  expect no SCP-06 on scheduler
  expect no SCP-06 on app
  expect no SCP-06 on cash_box
}

test "without an ICFR engagement nobody needs a label for the books" {
  given {
    organization acme { stage growth_regulated }
    system desk
  }
  expect no SCP-06
}

test "a population for SOX has every relevant system of its control in it" {
  given {
    system ledger { financial_role general_ledger }
    system billing "Billing service" { financial_role billing }
    system orders { financial_role order_management }
    system desk
    control review { id "AC-03"; applies_to ledger, billing, desk; evidence narrow }
    control planned { status draft; applies_to billing; evidence planned_list }
    control split { applies_to ledger, orders; evidence first_half, second_half }
    control soc2_review { applies_to billing; evidence other_tag }
    evidence narrow "Access review" { programs soc2, sox; systems ledger }
    evidence planned_list { programs sox; systems ledger }
    evidence first_half { programs sox; systems ledger }
    evidence second_half { programs sox; systems orders }
    evidence other_tag { programs soc2; systems ledger }
  }
  expect error SCP-07 on narrow "Access review is tagged for SOX, but its population lacks Billing service, which AC-03 covers"
  expect no SCP-07 on planned_list
  expect no SCP-07 on first_half
  expect no SCP-07 on second_half
  expect no SCP-07 on other_tag
}

test "evidence for SOX beside other evidence that has the system is no gap, and other evidence is none for SOX" {
  given {
    system ledger { financial_role general_ledger }
    system billing { financial_role billing }
    control review { applies_to ledger, billing; evidence narrow, wide }
    evidence narrow { programs sox; systems ledger }
    evidence wide { programs soc2; systems ledger, billing }
  }
  expect SCP-07 on narrow
  expect no SCP-07 on wide
}

test "evidence without any system is told of once, as untagged" {
  given {
    system ledger { financial_role general_ledger }
    control review { applies_to ledger; evidence bare }
    evidence bare { programs sox; frequency monthly }
  }
  expect error EVD-03 on bare "does not name its systems"
  expect no SCP-07
}

test "a shared control says what it does for each programme" {
  given {
    service payments
    system billing { financial_role billing; serves payments }
    system ledger { financial_role general_ledger }
    system desk { serves payments }
    control review {
      id          "AC-03"
      applies_to  billing
      satisfies   tsc:CC6.3 { purpose "Access is reviewed." }, itgc:access
    }
    control explained {
      applies_to  billing
      satisfies   tsc:CC6.3 { purpose "Access is reviewed." },
                  itgc:access { purpose "Nobody alters figures." },
                  tsc:CC6.2
    }
    control apart {
      applies_to  ledger, desk
      satisfies   tsc:CC6.3, itgc:access
    }
    control one_programme { applies_to billing; satisfies tsc:CC6.3 }
    control other_programme { applies_to billing; satisfies itgc:access }
    control retired_review { status retired; applies_to billing; satisfies tsc:CC6.3, itgc:access }
  }
  expect warning SCP-10 on review "AC-03 covers systems in both scopes, but does not say what it does for SOX"
  expect no SCP-10 on review "for SOC 2"
  expect no SCP-10 on explained
  expect no SCP-10 on apart
  expect no SCP-10 on one_programme
  expect no SCP-10 on other_programme
  expect no SCP-10 on retired_review
}
