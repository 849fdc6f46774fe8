// OVR-01 to OVR-07.

test "OVR-01 speaks of SOX mappings with nothing of the books behind them" {
  given {
    organization acme { stage pre_ipo }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    system gl { financial_role general_ledger }
    system site { not_financial "only pages" }
    control site_access "Site access" { satisfies tsc:CC6.3, itgc:access; applies_to site }
    control some { satisfies itgc:access; applies_to site, gl }
    control soc_only { satisfies tsc:CC6.3; applies_to site }
    control nowhere { satisfies itgc:access }
    control whole { satisfies itgc:access; applies_to site; entity_level yes }
    control figures {
      satisfies     sox:404(a)
      applies_to    site
      assures_that  revenue { assertion accuracy }
    }
    control planned { satisfies itgc:access; applies_to site; status draft }
  }
  expect warning OVR-01 on site_access "Site access is mapped to SOX, but nothing that it covers reaches the books"
  expect no OVR-01 on some
  expect no OVR-01 on soc_only
  expect no OVR-01 on nowhere
  expect no OVR-01 on whole
  expect no OVR-01 on figures
  expect no OVR-01 on planned
}

test "OVR-01 is silent without an ICFR engagement" {
  given {
    organization acme { stage growth_regulated }
    control site_access { satisfies itgc:access; applies_to site }
  }
  expect no OVR-01
}

test "OVR-02 asks what justifies a category" {
  given {
    engagement e "SOC 2 of 2026" {
      report      soc2_type2
      period      2026-01-01 .. 2026-12-31
      categories  security, availability, processing_integrity, confidentiality, privacy
      service     platform
    }
    commitment uptime { to_users_of platform; category availability; statement "99.9 %" }
    commitment accuracy { to_users_of other; category processing_integrity; statement "right" }
    data files { customers_of platform }
    data salaries { personal yes; confidential yes }
  }
  expect warning OVR-02 on e "SOC 2 of 2026 selects processing integrity, and no commitment to users asks for it"
  expect warning OVR-02 on e "confidentiality"
  expect warning OVR-02 on e "privacy"
  expect no OVR-02 "availability"
  expect no OVR-02 "security"
}

test "OVR-02 takes the data that customers entrust for a reason, each for its own category" {
  given {
    engagement e {
      report      soc2_type2
      period      2026-01-01 .. 2026-12-31
      categories  confidentiality, privacy
      service     platform
    }
    engagement f {
      report      soc2_type2
      period      2026-01-01 .. 2026-12-31
      categories  confidentiality, privacy
      service     other
    }
    engagement g {
      report      soc2_type2
      period      2026-01-01 .. 2026-12-31
      categories  confidentiality, availability
      service     third
    }
    data contracts { customers_of platform; confidential yes }
    data people { customers_of other; personal yes }
    data all { customers_of third; personal yes; confidential yes }
  }
  expect warning OVR-02 on e "selects privacy"
  expect no OVR-02 on e "confidentiality"
  expect warning OVR-02 on f "selects confidentiality"
  expect no OVR-02 on f "privacy"
  expect warning OVR-02 on g "selects availability"
  expect no OVR-02 on g "confidentiality"
}

test "OVR-03 speaks of SOX at an early stage" {
  given {
    organization acme "Acme" { stage early_stage }
    engagement icfr "ICFR of 2026" { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    engagement soc { report soc2_type1; period 2026-01-01 .. 2026-01-01 }
  }
  expect warning OVR-03 on icfr "ICFR of 2026 is declared, and Acme is at an early stage"
  expect no OVR-03 on soc
}

test "OVR-03 is silent at later stages" {
  given {
    organization acme { stage growth_regulated }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
  }
  expect no OVR-03
}

test "OVR-04 counts approvals of changes that cannot reach the books" {
  given {
    system site { not_financial "only pages" }
    system gl { financial_role general_ledger }
    control merges "Site changes" { satisfies tsc:CC8.1; applies_to site; approvals 3 }
    control config { satisfies itgc:change; applies_to site; approvals 3 }
    control two { satisfies tsc:CC8.1; applies_to site; approvals 2 }
    control ledger { satisfies tsc:CC8.1; applies_to site, gl; approvals 3 }
    control access { satisfies tsc:CC6.2; applies_to site; approvals 3 }
    control nowhere { satisfies tsc:CC8.1; approvals 3 }
    control planned { satisfies tsc:CC8.1; applies_to site; approvals 3; status draft }
  }
  expect warning OVR-04 on merges "Site changes asks for 3 approvals of changes that cannot reach the books"
  expect warning OVR-04 on config
  expect no OVR-04 on two
  expect no OVR-04 on ledger
  expect no OVR-04 on access
  expect no OVR-04 on nowhere
  expect no OVR-04 on planned
}

test "OVR-05 speaks of systems in no scope that controls cover" {
  given {
    organization acme { stage early_stage }
    engagement soc { report soc2_type2; period 2026-01-01 .. 2026-12-31 }
    system app { serves platform }
    system site "The site" { not_financial "only pages" }
    system wiki "The wiki" { not_financial "only notes" }
    system alone { not_financial "nothing" }
    control access "Access" { satisfies tsc:CC6.3; applies_to site, app }
    control change "Change" { satisfies tsc:CC8.1; applies_to site, app, wiki }
    control planned { satisfies tsc:CC6.3; applies_to alone; status draft }
    control free { applies_to alone }
  }
  expect warning OVR-05 on site "The site is in no scope, and Access and Change cover it"
  expect warning OVR-05 on wiki "The wiki is in no scope, and Change covers it"
  expect no OVR-05 on app
  expect no OVR-05 on alone
  expect no OVR-05 on acme
}

test "OVR-05 speaks where ten systems are all in scope" {
  given {
    organization acme "Acme" { stage early_stage }
    system s1 { serves platform; runs_on s2, s3, s4, s5, s6, s7, s8, s9, s10 }
  }
  expect warning OVR-05 on acme "Acme has 10 systems, and every one of them is in scope"
}

test "OVR-05 takes one system out of scope for a boundary" {
  given {
    organization acme { stage early_stage }
    system s1 { serves platform; runs_on s2, s3, s4, s5, s6, s7, s8, s9, s10 }
    system out { not_financial "only pages" }
  }
  expect no OVR-05
}

test "OVR-05 says nothing of a small package" {
  given {
    organization acme { stage early_stage }
    system s1 { serves platform; runs_on s2, s3, s4, s5, s6, s7, s8, s9 }
  }
  expect no OVR-05
}

test "OVR-06 finds two controls that do the same" {
  given {
    control a "Access review" { objective "only who needs it"; applies_to app; satisfies tsc:CC6.3 }
    control b "User review" { objective "only who needs it"; applies_to app; satisfies tsc:CC6.3 }
    control objective_differs { objective "nobody else"; applies_to app; satisfies tsc:CC6.3 }
    control systems_differ {
      objective   "only who needs it"
      applies_to  app, billing
      satisfies   tsc:CC6.3
    }
    control clauses_differ {
      objective   "only who needs it"
      applies_to  app
      satisfies   tsc:CC6.3, tsc:CC6.2
    }
    control draft {
      objective   "only who needs it"
      applies_to  app
      satisfies   tsc:CC6.3
      status      draft
    }
  }
  expect warning OVR-06 on a, b "User review repeats Access review: same objective, systems and clauses"
  expect no OVR-06 on objective_differs
  expect no OVR-06 on systems_differ
  expect no OVR-06 on clauses_differ
  expect no OVR-06 on draft
}

test "OVR-06 leaves a draft beside its predecessor alone, whichever is written first" {
  given {
    control next {
      objective   "only who needs it"
      applies_to  app
      satisfies   tsc:CC6.3
      status      draft
    }
    control now { objective "only who needs it"; applies_to app; satisfies tsc:CC6.3 }
  }
  expect no OVR-06
}

test "OVR-07 offers the other programme" {
  given {
    organization acme { stage pre_ipo }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    engagement soc { report soc2_type2; period 2026-01-01 .. 2026-12-31 }
    system billing { financial_role billing; serves platform }
    system app { serves platform }
    system gl { financial_role general_ledger }
    control for_sox "Access review" {
      satisfies   tsc:CC6.3
      applies_to  billing
      evidence    e
      threshold   "all"
      competence  "owner"
      family      periodic_access_review
      frequency   quarterly
    }
    control by_leg {
      satisfies   tsc:CC6.2
      family      access_removal
      frequency   each_event
      applies_to  billing
      evidence    e
      threshold   "all"
      competence  "owner"
    }
    control for_soc2 "Change review" {
      satisfies   itgc:change
      applies_to  billing
      evidence    e
    }
    control both {
      satisfies   tsc:CC6.3, itgc:access
      applies_to  billing
      evidence    e
      threshold   "all"
      competence  "owner"
      family      periodic_access_review
      frequency   quarterly
    }
    control seldom {
      satisfies   tsc:CC6.3
      frequency   annual
      applies_to  billing
      evidence    e
      threshold   "all"
      competence  "owner"
      family      periodic_access_review
    }
    control other_family {
      satisfies   tsc:CC7.1
      family      penetration_testing
      applies_to  billing
      evidence    e
      threshold   "all"
      competence  "owner"
      frequency   quarterly
    }
    control vague {
      satisfies   tsc:CC6.3
      family      access_removal
      applies_to  billing
      evidence    e
      competence  "owner"
    }
    control unknown {
      satisfies   tsc:CC6.3
      family      access_removal
      applies_to  billing
      evidence    e
      threshold   "all"
    }
    control unproven { satisfies itgc:change; applies_to billing }
    control outside { satisfies itgc:change; applies_to app, gl; evidence e }
    control figures {
      satisfies   sox:404(a)
      applies_to  billing
      evidence    e
      threshold   "all"
      competence  "owner"
      family      periodic_access_review
      frequency   quarterly
    }
    control none {
      objective   "order"
      applies_to  billing
      evidence    e
      threshold   "all"
      competence  "owner"
      family      periodic_access_review
      frequency   quarterly
    }
    control planned {
      satisfies   itgc:change
      status      draft
      applies_to  billing
      evidence    e
    }
  }
  expect info OVR-07 on for_sox "Access review covers systems of both programmes, and could serve SOX too"
  expect info OVR-07 on by_leg "could serve SOX too"
  expect info OVR-07 on for_soc2 "Change review covers systems of both programmes, and could serve SOC 2 too"
  expect no OVR-07 on both
  expect no OVR-07 on seldom
  expect no OVR-07 on other_family
  expect no OVR-07 on vague
  expect no OVR-07 on unknown
  expect no OVR-07 on unproven
  expect no OVR-07 on outside
  expect no OVR-07 on figures
  expect no OVR-07 on none
  expect no OVR-07 on planned
}

test "OVR-07 is silent where only one programme is on" {
  given {
    organization acme { stage growth_regulated }
    engagement soc { report soc2_type2; period 2026-01-01 .. 2026-12-31 }
    system billing { financial_role billing; serves platform }
    control review {
      satisfies   tsc:CC6.3
      applies_to  billing
      evidence    e
      threshold   "all"
      competence  "owner"
      family      access_removal
    }
  }
  expect no OVR-07
}

test "OVR-07 is silent where the other programme is the only one" {
  given {
    organization acme { stage growth_regulated }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    system billing { financial_role billing; serves platform }
    control review { satisfies itgc:access; applies_to billing; evidence e }
  }
  expect no OVR-07
}
