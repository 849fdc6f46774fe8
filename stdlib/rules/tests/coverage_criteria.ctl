// COV-01, COV-02, COV-05 to COV-10 and COV-12: criteria, headings, risks, purposes.

test "COV-01 tells of each category once, and names a few criteria" {
  given {
    engagement e "SOC 2 of 2026" {
      report      soc2_type2
      period      2026-01-01 .. 2026-12-31
      categories  availability
    }
    control capacity { satisfies tsc:A1.1 }
    policy backups { satisfies tsc:A1.2 }
  }
  expect error COV-01 on e "SOC 2 of 2026 has no control for `tsc:A1.3`"
  expect error COV-01 on e "SOC 2 of 2026 has no control for 33 criteria of security"
  expect no COV-01 "criteria of confidentiality"
}

test "COV-01 is silent where a category is answered, set aside, or no matter of SOC 2" {
  given {
    engagement e {
      report          soc2_type2
      period          2026-01-01 .. 2026-12-31
      categories      confidentiality
      not_applicable  tsc:C1.2 { reason "nothing is kept" }
    }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31; categories availability }
    control labels { satisfies tsc:C1.1 }
  }
  expect no COV-01 on e "C1"
  expect no COV-01 on icfr
}

test "COV-02 speaks when a whole series of the common criteria is set aside" {
  given {
    engagement e "SOC 2 of 2026" {
      report          soc2_type2
      period          2026-01-01 .. 2026-12-31
      not_applicable  tsc:CC8.1 { reason "nothing changes" },
                      tsc:CC6.4 { reason "no premises" },
                      tsc:A1.1,
                      tsc:A1.2,
                      tsc:A1.3
    }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31; not_applicable tsc:CC8.1 }
  }
  expect error COV-02 on e "SOC 2 of 2026 sets aside all of `tsc:CC8`"
  expect no COV-02 on e "`tsc:CC6`"
  expect no COV-02 on e "`tsc:A1`"
  expect no COV-02 on icfr
}

test "COV-07 speaks when no control of a criterion bears on a service" {
  given {
    engagement e "SOC 2 of 2026" { report soc2_type2; period 2026-01-01 .. 2026-12-31 }
    system app { serves platform }
    system site { not_financial "only pages" }
    control site_access "Site access" { satisfies tsc:CC6.1, tsc:CC6.2; applies_to site }
    control app_access { satisfies tsc:CC6.2; applies_to app, site }
    control awareness { satisfies tsc:CC2.2 }
    control planned { satisfies tsc:CC2.1; status draft }
  }
  expect error COV-07 on site_access "`tsc:CC6.1` is answered by Site access, on systems outside the services of SOC 2 of 2026"
  expect no COV-07 "`tsc:CC6.2`"
  expect no COV-07 "`tsc:CC2.2`"
  expect no COV-07 "`tsc:CC2.1`"
  expect no COV-01 on e "`tsc:CC6.1`"
}

test "COV-08 speaks when every control of a criterion is out of use" {
  given {
    engagement e { report soc2_type2; period 2026-01-01 .. 2026-12-31; categories availability }
    control exercise "Exercise" { satisfies tsc:A1.3; status draft }
    control old "Old restore test" { satisfies tsc:A1.2; status retired }
    control next "Next restore test" { satisfies tsc:A1.2; effective 2026-07-01 }
    control capacity { satisfies tsc:A1.1 }
    control capacity_2 { satisfies tsc:A1.1; status draft }
  }
  expect error COV-08 on exercise "`tsc:A1.3` is answered by Exercise alone, and it is not in use"
  expect error COV-08 on old, next "`tsc:A1.2` is answered by Next restore test and Old restore test, and none of them"
  expect no COV-08 "`tsc:A1.1`"
  expect no COV-07 "`tsc:A1"
  expect no COV-01 "`tsc:A1"
}

test "COV-09 speaks when policies alone name a criterion" {
  given {
    engagement e "SOC 2 of 2026" {
      report      soc2_type2
      period      2026-01-01 .. 2026-12-31
      categories  availability, confidentiality
    }
    policy continuity { satisfies tsc:A1.1, tsc:A1.2, tsc:A1.3, tsc:C1.1, tsc:C1.2 }
    policy security { satisfies tsc:CC6.1, tsc:CC6.2, tsc:CC6.3, tsc:CC6.6, tsc:CC6.7 }
    control capacity { satisfies tsc:A1.1 }
    control disposal { satisfies tsc:C1.1, tsc:C1.2; status draft }
    control keys { satisfies tsc:CC6.7 }
  }
  expect warning COV-09 on e "SOC 2 of 2026 has policies but no control for `tsc:A1.2` and `tsc:A1.3`"
  expect warning COV-09 on e, security "SOC 2 of 2026 has policies but no control for 4 criteria of security"
  expect no COV-09 "`tsc:C1"
  expect no COV-01 on e "`tsc:A1"
}

test "COV-10 asks for the reason of a criterion set aside" {
  given {
    engagement e "SOC 2 of 2026" {
      report          soc2_type2
      period          2026-01-01 .. 2026-12-31
      not_applicable  tsc:CC6.4, tsc:CC6.5 { reason "no media of our own" }
    }
  }
  expect error COV-10 "SOC 2 of 2026 sets `tsc:CC6.4` aside and gives no reason"
  expect no COV-10 "`tsc:CC6.5`"
}

test "COV-12 speaks of headings, in controls and in policies" {
  given {
    control review "Access review" { satisfies tsc:CC6, tsc:CC6.3 }
    policy privacy "Privacy policy" { satisfies tsc:P1.0, tsc:P1.1 }
  }
  expect error COV-12 on review "`tsc:CC6` is a heading, not a clause that Access review can answer"
  expect error COV-12 on privacy "`tsc:P1.0` is a heading, not a clause that Privacy policy can answer"
  expect no COV-12 "`tsc:CC6.3`"
  expect no COV-12 "`tsc:P1.1`"
}

test "COV-05 speaks of risks that nothing mitigates, or nobody accepted" {
  given {
    risk open { id "R-1" }
    risk planned { id "R-2"; treatment mitigate }
    risk met { id "R-3" }
    risk accepted { id "R-4"; treatment accept }
    risk signed { id "R-5"; treatment accept; accepted_by cfo }
    risk insured { id "R-6"; treatment transfer }
    control now { mitigates met, accepted }
    control later { mitigates planned; status draft }
  }
  expect error COV-05 on open "R-1 is to be mitigated, and no control in use does"
  expect error COV-05 on planned "R-2 is to be mitigated"
  expect error COV-05 on accepted "R-4 is accepted, and nothing says by whom"
  expect no COV-05 on met
  expect no COV-05 on signed
  expect no COV-05 on insured
}

test "COV-06 speaks of controls that are for nothing" {
  given {
    control idle "Idle" { objective "order" }
    control planned { status draft }
    control by_clause { satisfies tsc:CC1.1 }
    control by_risk { mitigates theft }
    control by_account { assures_that revenue { assertion completeness } }
    control by_conflict { compensates IT3 { people ana; on app; expires 2026-12-31 } }
    control by_flow { objective "tie" }
    control by_redaction { objective "mask" }
    system app { feeds ledger { carries invoice; assured_by by_flow; redacted_by by_redaction } }
  }
  expect warning COV-06 on idle "Idle answers no clause and mitigates no risk"
  expect no COV-06 on planned
  expect no COV-06 on by_clause
  expect no COV-06 on by_risk
  expect no COV-06 on by_account
  expect no COV-06 on by_conflict
  expect no COV-06 on by_flow
  expect no COV-06 on by_redaction
}
