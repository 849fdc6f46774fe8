// Exceptions, the ones that nobody may grant, and the standing control over duties: SOD-16, SOD-17, DEF-01, DEF-02.

test "some conflicts no exception may accept" {
  given {
    organization acme { stage early_stage }
    person ana
    system okta
    process payroll
    exception never { rule SOD-01; on ana, IT7, okta; approved 2026-01-01; expires 2026-12-31 }
    exception by_field {
      rule       SOD-01
      on         ana, okta
      conflicts  IT12
      approved   2026-01-01
      expires    2026-12-31
    }
    exception small_team { rule SOD-01; on ana, IT3, okta; approved 2026-01-01; expires 2026-12-31 }
    exception over { rule SOD-01; on ana, IT7, okta; approved 2025-06-30; expires 2026-06-29 }
    exception last_day { rule SOD-01; on ana, IT1, okta; approved 2025-07-01; expires 2026-06-30 }
    exception other { rule COV-03; on okta; approved 2026-01-01; expires 2026-12-31 }
  }
  expect error SOD-16 on never, IT7 "exception `never` accepts IT7, which no exception may accept"
  expect error SOD-16 on by_field, IT12
  expect error SOD-16 on last_day, IT1
  expect no SOD-16 on small_team
  expect no SOD-16 on over
  expect no SOD-16 on other
}

test "a small team accepts a conflict for a year, not longer" {
  given {
    organization acme { stage growth_regulated }
    person ana
    system okta
    system ledger { financial_role general_ledger }
    exception long { rule SOD-01; on ana, IT3, okta; approved 2026-01-01; expires 2027-01-02 }
    exception year { rule SOD-01; on ana, IT3, ledger; approved 2026-01-01; expires 2027-01-01 }
  }
  expect error SOD-16 on long "exception `long` accepts IT3 until 2027-01-02, more than 1 year after its approval"
  expect no SOD-16 on year
}

test "from pre-IPO on no exception accepts a conflict where the books can be affected" {
  given {
    organization acme { stage pre_ipo }
    person ana
    account revenue { significant yes }
    process order_to_cash { accounts revenue }
    process travel
    system ledger { financial_role general_ledger }
    system wiki
    exception on_the_books {
      rule      SOD-01
      on        ana, IT3, ledger
      approved  2026-01-01
      expires   2026-12-31
    }
    exception in_a_process {
      rule      SOD-02
      on        ana, O2C3, order_to_cash
      approved  2026-01-01
      expires   2026-12-31
    }
    exception anywhere { rule SOD-01; on ana, IT3; approved 2026-01-01; expires 2026-12-31 }
    exception outside { rule SOD-01; on ana, IT3, wiki; approved 2026-01-01; expires 2026-12-31 }
    exception in_travel {
      rule      SOD-02
      on        ana, O2C3, travel
      approved  2026-01-01
      expires   2026-12-31
    }
  }
  expect error SOD-16 on on_the_books "exception `on_the_books` accepts IT3 where the books can be affected, at stage pre-IPO"
  expect error SOD-16 on in_a_process
  expect error SOD-16 on anywhere
  expect no SOD-16 on outside
  expect no SOD-16 on in_travel
}

test "before pre-IPO an exception may be about the books" {
  given {
    organization acme { stage growth_regulated }
    person ana
    system ledger { financial_role general_ledger }
    exception on_the_books {
      rule      SOD-01
      on        ana, IT3, ledger
      approved  2026-01-01
      expires   2026-12-31
    }
    exception anywhere { rule SOD-01; on ana, IT3; approved 2026-01-01; expires 2026-12-31 }
  }
  expect no SOD-16
}

test "no control separates duties on what reaches the books" {
  given {
    organization acme { stage pre_ipo }
    engagement icfr { report sox_icfr }
    data invoices { financial yes }
    system ledger "Ledger" { financial_role general_ledger; signs_in_with okta }
    system billing "Billing service" { feeds ledger { carries invoices } }
    system okta "Okta"
    system wiki
    control standing { family segregation_of_duties; applies_to ledger }
    control planned { status draft; family segregation_of_duties; applies_to billing }
    control other { family change_management; applies_to billing }
  }
  expect error SOD-17 on billing "Billing service is financially relevant (FR2), but no control separates duties on it"
  expect error SOD-17 on okta "Okta is financially relevant (FR4)"
  expect no SOD-17 on ledger
  expect no SOD-17 on wiki
  expect billing.financially_relevant because "billing -(invoices)-> ledger [has the financial role general ledger]"
}

test "without an ICFR engagement a missing separation of duties is a warning at growth_regulated" {
  given {
    organization acme { stage growth_regulated }
    system ledger { financial_role general_ledger }
  }
  expect warning SOD-17 on ledger
}

test "without an ICFR engagement nobody asks for a separation of duties at other stages" {
  given {
    organization acme { stage early_stage }
    system ledger { financial_role general_ledger }
  }
  expect no SOD-17
}

test "an exception says who accepted what, why and until when" {
  given {
    organization acme { stage early_stage }
    person dina
    role cfo
    system okta
    control drill
    exception bare { rule COV-08 }
    exception without_end { rule COV-08; on drill; owner dina; reason "Late."; approved_by cfo }
    exception without_owner {
      rule         COV-08
      on           drill
      reason       "Late."
      approved_by  cfo
      expires      2026-12-31
    }
    exception without_reason {
      rule         COV-08
      on           drill
      owner        dina
      approved_by  cfo
      expires      2026-12-31
    }
    exception without_approver {
      rule     COV-08
      on       drill
      owner    dina
      reason   "Late."
      expires  2026-12-31
    }
    exception without_subject {
      rule         SOD-01
      owner        dina
      reason       "Late."
      approved_by  cfo
      expires      2026-12-31
    }
    exception without_pair {
      rule         SOD-01
      on           dina, okta
      owner        dina
      reason       "Two of us."
      approved_by  cfo
      expires      2026-12-31
    }
    exception finance_pair {
      rule         SOD-02
      on           dina
      owner        dina
      reason       "Two of us."
      approved_by  cfo
      expires      2026-12-31
    }
    exception role_pair {
      rule         SOD-15
      on           cfo
      owner        dina
      reason       "Two of us."
      approved_by  cfo
      expires      2026-12-31
    }
    exception whole {
      rule         SOD-01
      on           dina, IT3
      owner        dina
      reason       "Two of us."
      approved_by  cfo
      expires      2026-12-31
    }
    exception whole_other {
      rule         COV-08
      on           drill
      owner        dina
      reason       "Late."
      approved_by  cfo
      expires      2026-12-31
    }
  }
  expect error DEF-01 on bare "exception `bare` lacks a reason, an approver, an end date, an owner and what it is about"
  expect DEF-01 on without_end "exception `without_end` lacks an end date"
  expect DEF-01 on without_owner "lacks an owner"
  expect DEF-01 on without_reason "lacks a reason"
  expect DEF-01 on without_approver "lacks an approver"
  expect DEF-01 on without_subject "exception `without_subject` lacks what it is about"
  expect no DEF-01 on without_subject "pair of duties"
  expect DEF-01 on without_pair "lacks the pair of duties in `on`"
  expect DEF-01 on finance_pair "lacks the pair of duties in `on`"
  expect DEF-01 on role_pair "lacks the pair of duties in `on`"
  expect no DEF-01 on whole
  expect no DEF-01 on whole_other
}

test "an exception ends after its last day" {
  as_of 2026-06-30
  given {
    control drill "Recovery exercise" { id "OP-04" }
    exception recovery_exercise_delay { rule COV-08; on drill; expires 2026-06-15 }
    exception last_day { rule COV-08; on drill; expires 2026-06-30 }
    exception endless { rule COV-08; on drill }
  }
  expect error DEF-02 on recovery_exercise_delay "exception `recovery_exercise_delay` expired on 2026-06-15; COV-08 on OP-04 is no longer accepted"
  expect no DEF-02 on last_day
  expect no DEF-02 on endless
}
