// NAR-01 to NAR-06 and NAR-08 to NAR-11.

test "NAR-01 names what the narrative does not say" {
  given {
    control bare "Bare" {
      objective            "x"
      what_could_go_wrong  "x"
      procedure            "x"
      nature               manual
      timing               preventive
      test_of_design       "x"
    }
    control whole {
      objective            "x"
      what_could_go_wrong  "x"
      procedure            "x"
      nature               manual
      timing               preventive
      test_of_design       "x"
      test_of_operation    "x"
    }
    control for_sox "For SOX" {
      key                  yes
      satisfies            sox:404(a)
      objective            "x"
      what_could_go_wrong  "x"
      procedure            "x"
      nature               manual
      timing               preventive
      test_of_design       "x"
      test_of_operation    "x"
    }
    control planned { status draft }
  }
  expect warning NAR-01 on bare "the narrative of Bare does not say how its operation is tested"
  expect error NAR-01 on for_sox "the narrative of For SOX does not say why its reviewer can judge it"
  expect no NAR-01 on whole
  expect no NAR-01 on planned
}

test "NAR-02 finds words that cannot be tested, where no number stands beside them" {
  given {
    control steps "Steps" { procedure "Access is removed in a timely manner. It is reviewed." }
    control criteria {
      key              yes
      review_criteria  "Whatever is not adequate."
    }
    control aim { objective "Reviews happen regularly." }
    control line { threshold "Differences as appropriate." }
    control after { exceptions "They are repaired as needed." }
    control number { procedure "Access is removed in a timely manner, within 5 days." }
    control plain { procedure "Access is removed." }
    control planned { status draft; procedure "Access is removed in a timely manner." }
  }
  expect warning NAR-02 on steps "\"timely\" in Steps cannot be tested: no number says when it holds"
  expect error NAR-02 on criteria
  expect NAR-02 on aim
  expect NAR-02 on line
  expect NAR-02 on after
  expect no NAR-02 on number
  expect no NAR-02 on plain
  expect no NAR-02 on planned
}

test "NAR-03 asks a review for its precision" {
  given {
    control neither "Neither" { timing detective; nature manual }
    control no_line "No line" {
      timing           detective
      nature           manual
      review_criteria  "x"
      key              yes
      satisfies        sox:404(a)
    }
    control no_criteria "No criteria" {
      timing     detective
      nature     it_dependent_manual
      threshold  "x"
      key        yes
    }
    control for_sox { timing detective; nature manual; satisfies sox:404(a) }
    control both { timing detective; nature manual; threshold "x"; review_criteria "x" }
    control prevents { timing preventive; nature manual }
    control machine { timing detective; nature automated }
    control planned { timing detective; nature manual; status draft }
  }
  expect warning NAR-03 on neither "Neither states neither a threshold nor what makes an exception"
  expect error NAR-03 on no_line "No line states no threshold"
  expect warning NAR-03 on no_criteria "No criteria does not state what makes an exception"
  expect warning NAR-03 on for_sox
  expect no NAR-03 on both
  expect no NAR-03 on prevents
  expect no NAR-03 on machine
  expect no NAR-03 on planned
}

test "NAR-04 asks how a report is proven" {
  given {
    system okta "Okta"
    control review "Review" { uses_report_from okta { report "all" } }
    control main { key yes; uses_report_from okta { report "all" } }
    control proven { uses_report_from okta { proven_by "count" } }
    control planned { status draft; uses_report_from okta { report "all" } }
  }
  expect warning NAR-04 on review "Review relies on a report of Okta, and nothing says how that is proven"
  expect error NAR-04 on main
  expect no NAR-04 on proven
  expect no NAR-04 on planned
}

test "NAR-05 asks what happens on failure" {
  given {
    control silent "Silent"
    control main { key yes }
    control says { exceptions "x" }
    control planned { status draft }
  }
  expect warning NAR-05 on silent "Silent does not say what happens on failure"
  expect error NAR-05 on main
  expect no NAR-05 on says
  expect no NAR-05 on planned
}

test "NAR-09 asks a key control for its assertions" {
  given {
    account revenue
    risk loss { threatens revenue { assertion accuracy } }
    risk other
    control alone "Alone" { key yes; satisfies sox:404(a); mitigates other }
    control supports { key yes; satisfies sox:404(a); assures_that revenue { assertion accuracy } }
    control addresses { key yes; satisfies sox:404(a); mitigates loss }
    control not_key { satisfies sox:404(a) }
    control for_soc2 { key yes; satisfies tsc:CC6.1 }
    control planned { key yes; satisfies sox:404(a); status draft }
  }
  expect error NAR-09 on alone "Alone is a key control, and supports no assertion"
  expect no NAR-09 on supports
  expect no NAR-09 on addresses
  expect no NAR-09 on not_key
  expect no NAR-09 on for_soc2
  expect no NAR-09 on planned
}

test "NAR-11 names each part that the description of a system owes and lacks" {
  given {
    engagement bare "Bare" { report soc2_type2; period 2025-01-01 .. 2025-12-31; service silent }
    engagement at_a_day "At a day" {
      report   soc2_type1
      period   2025-06-30 .. 2025-06-30
      service  silent
    }
    engagement whole "Whole" {
      report                 soc2_type2
      period                 2025-01-01 .. 2025-12-31
      service                told
      significant_incidents  "None."
      significant_changes    "None of weight."
    }
    engagement running { report soc2_type2; period 2025-01-01 .. 2027-12-31; service silent }
    engagement short_form { report soc3; period 2025-01-01 .. 2025-12-31; service silent }
    engagement icfr { report sox_icfr; period 2025-01-01 .. 2025-12-31 }
    service silent "Silent"
    service told "Told" { description "Does a thing." }
    commitment uptime "Uptime" {
      to_users_of  told
      category     availability
      statement    "Always there."
    }
    system app { serves told; runs_on cloud }
    system cloud { vendor hoster }
    system other { serves silent; runs_on elsewhere }
    system elsewhere { vendor unnamed }
    vendor hoster { subservice yes }
    vendor unnamed { subservice yes }
    subservice_control guards { expected_of hoster; statement "Guards its halls." }
  }
  expect error NAR-11 on bare "the description for Bare lacks DC1, DC2, DC4, DC7 and DC9"
  expect error NAR-11 on at_a_day "the description for At a day lacks DC1, DC2, DC4 and DC7"
  expect bare.description_lacks == [dc:DC1, dc:DC2, dc:DC4, dc:DC7, dc:DC9]
  expect at_a_day.description_lacks == [dc:DC1, dc:DC2, dc:DC4, dc:DC7]
  expect whole.subservice_organisations == hoster
  expect no NAR-11 on whole
  expect no NAR-11 on running
  expect no NAR-11 on short_form
  expect no NAR-11 on icfr
}

test "NAR-06 finds an automated control that names no system, or rests on one that is not controlled" {
  given {
    organization o { stage growth_regulated }
    system gl "Ledger" { financial_role general_ledger }
    system held "Held" { financial_role general_ledger }
    control access_held { applies_to held; satisfies itgc:access, itgc:change }
    control nowhere "Nowhere" { nature automated; satisfies sox:404(a) }
    control over_gl "Over the ledger" {
      nature      it_dependent_manual
      satisfies   sox:404(a)
      applies_to  gl, held
    }
    control over_held { nature automated; satisfies sox:404(a); applies_to held }
    control by_hand { nature manual; satisfies sox:404(a) }
    control for_soc2 { nature automated; satisfies tsc:CC6.1 }
    control planned { nature automated; satisfies sox:404(a); status draft }
    control whole { nature automated; satisfies sox:404(a); entity_level yes }
  }
  expect warning NAR-06 on nowhere "Nowhere is automated and names no system"
  expect warning NAR-06 on over_gl "Over the ledger is IT-dependent manual and rests on Ledger, where access or changes are not controlled"
  expect no NAR-06 on over_held
  expect no NAR-06 on by_hand
  expect no NAR-06 on for_soc2
  expect no NAR-06 on planned
  expect no NAR-06 on whole
}

test "NAR-06 asks nothing where nobody assesses ICFR" {
  given {
    organization o { stage early_stage }
    control nowhere { nature automated; satisfies sox:404(a) }
  }
  expect no NAR-06 on nowhere
}

test "NAR-06 finds it where access alone is open, and where changes alone are; an assessment makes it an error" {
  given {
    organization o { stage growth_regulated }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    system gl { financial_role general_ledger }
    system sub { financial_role general_ledger }
    control access_gl { applies_to gl; satisfies itgc:access }
    control change_sub { applies_to sub; satisfies itgc:change }
    control on_gl { nature automated; satisfies sox:404(a); applies_to gl }
    control on_sub { nature automated; satisfies sox:404(a); applies_to sub }
  }
  expect error NAR-06 on on_gl
  expect error NAR-06 on on_sub
}

test "NAR-08 finds a policy that says other than what is done" {
  given {
    role lead "Lead"
    role clerk "Clerk"
    team crew "Crew"
    control review "Review" { frequency annual; owner lead; performed_by clerk }
    control check "Check" { frequency quarterly; owner lead }
    control vague { owner lead }
    control planned { status draft; frequency annual }
    policy often "Access policy" { put_in_action_by review { frequency quarterly } }
    policy others "Vendor policy" { put_in_action_by review { performed_by crew } }
    policy nobody "Change policy" { put_in_action_by check { performed_by clerk } }
    policy same {
      put_in_action_by  review { frequency annual; performed_by clerk, lead },
                        check { performed_by lead }
    }
    policy silent {
      put_in_action_by  review, vague { frequency annual }, planned { frequency quarterly }
    }
  }
  expect warning NAR-08 on often "Access policy has Review done quarterly, and Review annually"
  expect warning NAR-08 on others "Vendor policy has Review done by Crew, and Review by Clerk"
  expect warning NAR-08 on nobody "Change policy has Check done by Clerk, and Check names nobody who does it"
  expect no NAR-08 on same
  expect no NAR-08 on silent
}

test "NAR-10 asks for a walkthrough of each process that touches a significant account" {
  as_of 2026-07-20
  given {
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    account revenue { significant yes }
    account petty_cash { significant no }
    process selling "Selling" { accounts revenue }
    process walked { accounts revenue }
    process small { accounts petty_cash }
    process last_year { accounts revenue }
    walkthrough one { of walked; on 2026-03-31 }
    walkthrough old { of last_year; on 2025-12-31 }
  }
  expect info NAR-10 on selling "nobody has followed Selling from beginning to end between 2026-01-01 and 2026-12-31"
  expect info NAR-10 on last_year
  expect no NAR-10 on walked
  expect no NAR-10 on small
}

test "NAR-10 is a gap when the period is over, and an error of a registrant" {
  as_of 2026-12-31
  given {
    organization o { stage public; filer_status accelerated }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    engagement report { report soc2_type2; period 2024-01-01 .. 2024-12-31 }
    engagement next { report sox_icfr; period 2027-01-01 .. 2027-12-31 }
    account revenue { significant yes }
    process selling { accounts revenue }
    walkthrough early { of selling; on 2025-03-31 }
  }
  expect error NAR-10 on selling, icfr
  expect info NAR-10 on selling, next
  expect no NAR-10 on selling, report
}

test "NAR-10 warns a company that files nothing" {
  as_of 2027-01-10
  given {
    organization o { stage growth_regulated }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    account revenue { significant yes }
    process selling { accounts revenue }
  }
  expect warning NAR-10 on selling
}
