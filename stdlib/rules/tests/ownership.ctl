// OWN-01 to OWN-08.

test "OWN-01 asks who answers for a control" {
  given {
    control review "Access review" { objective "access" }
    control planned { status draft }
    control old { status retired }
    control owned { owner controller }
  }
  expect error OWN-01 on review "Access review has no owner"
  expect error OWN-01 on planned
  expect no OWN-01 on old
  expect no OWN-01 on owned
}

test "OWN-02 speaks of teams, and of controls with several owners" {
  given {
    team it_security "IT Security" { members emil }
    role lead "Lead" { held_by emil }
    person emil "Emil Novak"
    control review "Access review" { owner it_security; satisfies itgc:access }
    control logs "Log review" { owner it_security; satisfies tsc:CC7.2 }
    control shared "Change review" { owner lead, emil }
    control old { owner it_security; status retired }
    control fine { owner lead; satisfies itgc:access }
    evidence package "Review package" { owner it_security; programs sox }
    evidence two { owner lead, emil }
  }
  expect error OWN-02 on review "Access review belongs to IT Security, a team"
  expect warning OWN-02 on logs "Log review belongs to IT Security, a team"
  expect warning OWN-02 on shared "Change review belongs to Emil Novak and Lead, and not to one role or person"
  expect error OWN-02 on package
  expect no OWN-02 on old
  expect no OWN-02 on fine
  expect no OWN-02 on two
}

test "OWN-03 wants exactly one owner of evidence" {
  given {
    evidence none "Tickets" { frequency each_change }
    evidence two "Reviews" { owner ana, bo }
    evidence one { owner ana }
  }
  expect error OWN-03 on none "Tickets has no owner"
  expect error OWN-03 on two "Reviews has 2 owners: `ana` and `bo`"
  expect no OWN-03 on one
}

test "OWN-04 wants evidence owned where its source is run" {
  given {
    person kemi "Kemi"
    person lars "Lars"
    person emil "Emil"
    person farah "Farah"
    role grc_lead "GRC Lead" { held_by kemi }
    role cio "CIO" { held_by lars }
    role security_lead "Security Lead" { held_by emil }
    team it { members lars, emil }
    team platform { members farah }
    team assurance { members kemi }
    role reader { held_by lars, kemi }
    system okta "Okta" { owner cio }
    system cloud { owner platform }
    evidence away "Reviews" { source okta; owner grc_lead }
    evidence same { source okta; owner cio }
    evidence holder { source okta; owner lars }
    evidence near { source okta; owner security_lead }
    evidence same_role { source okta; owner kemi }
    evidence in_team { source cloud; owner farah }
    evidence no_source { owner grc_lead }
    evidence done { source okta; owner grc_lead }
    control review { performed_by kemi, grc_lead; evidence done }
    control other { performed_by kemi }
    evidence no_owner { source okta }
  }
  expect warning OWN-04 on away "Reviews comes from Okta, and GRC Lead neither runs it nor does the work"
  expect no OWN-04 on same
  expect no OWN-04 on holder
  expect no OWN-04 on near
  expect OWN-04 on same_role
  expect no OWN-04 on in_team
  expect no OWN-04 on no_source
  expect no OWN-04 on done
  expect no OWN-04 on no_owner
}

test "OWN-05 tells what somebody who left still owns" {
  as_of 2026-06-30
  given {
    person ana "Ana" { left 2026-06-29 }
    person bo "Bo" { left 2026-06-30 }
    person carla
    role releaser { held_by ana }
    role lead { held_by ana, carla }
    control cutover "Release approval" { owner releaser }
    control review "Code review" { owner lead }
    control old { owner ana; status retired }
    control bos { owner bo }
    evidence tickets "Tickets" { owner ana }
    system app "The app" { owner releaser }
  }
  expect error OWN-05 on ana, cutover, tickets, app "Ana left on 2026-06-29 and still owns Release approval, Tickets and The app"
  expect no OWN-05 on review
  expect no OWN-05 on old
  expect no OWN-05 on bo
}

test "OWN-06 speaks where finance has no hand in a control over accounts" {
  given {
    organization acme { stage pre_ipo }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    account revenue "Revenue"
    person bo
    role platform_head { function engineering }
    role operator { held_by bo }
    team security_team { function security; members bo }
    role controller { function finance }
    role both { function engineering; held_by carla }
    team finance_team { function finance; members carla }
    role unknown
    role sales_head { function sales }
    control by_role "Usage check" {
      owner         platform_head
      satisfies     sox:404(a)
      assures_that  revenue { assertion completeness }
    }
    control by_team { owner operator; assures_that revenue { assertion completeness } }
    control fine { owner controller; assures_that revenue { assertion completeness } }
    control mixed { owner both; assures_that revenue { assertion completeness } }
    control silent { owner unknown; assures_that revenue { assertion completeness } }
    control sold { owner sales_head; assures_that revenue { assertion completeness } }
    control planned {
      owner         platform_head
      status        draft
      assures_that  revenue { assertion completeness }
    }
    control other { owner platform_head; satisfies itgc:access; applies_to app }
    control plain { owner platform_head; satisfies tsc:CC1.4 }
  }
  expect warning OWN-06 on by_role "Usage check is about Revenue, and nobody in finance owns it"
  expect warning OWN-06 on by_team
  expect no OWN-06 on fine
  expect no OWN-06 on mixed
  expect no OWN-06 on silent
  expect no OWN-06 on sold
  expect no OWN-06 on planned
  expect no OWN-06 on other
  expect no OWN-06 on plain
}

test "OWN-06 speaks where only finance has a hand in a general control" {
  given {
    organization acme { stage pre_ipo }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    role controller { function finance }
    role analyst { function finance }
    role cio { function it }
    role somebody { function operations }
    system ledger { financial_role general_ledger }
    control pipeline "Pipeline access" {
      owner         controller
      performed_by  analyst
      satisfies     itgc:access
      applies_to    github
    }
    control performed {
      owner         controller
      performed_by  cio
      satisfies     itgc:access
      applies_to    github
    }
    control reviewed { owner controller; reviewed_by cio; satisfies itgc:access; applies_to github }
    control ledger_config { owner controller; satisfies itgc:change; applies_to ledger }
    control tallies { owner controller; satisfies coso:P13; applies_to github }
    control nowhere { owner controller; satisfies itgc:access }
    control elsewhere { owner somebody; satisfies itgc:access; applies_to github }
    control figures {
      owner         cio
      satisfies     itgc:access
      applies_to    github
      assures_that  revenue { assertion accuracy }
    }
  }
  expect warning OWN-06 on pipeline "Pipeline access is a general control over technology, and only finance has a hand in it"
  expect no OWN-06 on performed
  expect no OWN-06 on reviewed
  expect no OWN-06 on ledger_config
  expect no OWN-06 on tallies
  expect no OWN-06 on nowhere
  expect no OWN-06 on elsewhere
  expect no OWN-06 on figures
}

test "OWN-06 and OWN-07 are silent without an ICFR engagement" {
  given {
    organization acme { stage growth_regulated }
    role platform_head { function engineering }
    control usage { owner platform_head; assures_that revenue { assertion completeness } }
    control review { satisfies tsc:CC6.3, itgc:access }
  }
  expect no OWN-06
  expect no OWN-07
}

test "OWN-07 asks how two programmes share a control" {
  given {
    organization acme { stage pre_ipo }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    control bare "Access review" { satisfies tsc:CC6.3, itgc:access }
    control tested "Change review" {
      satisfies  tsc:CC8.1, itgc:change
      frequency  monthly
      tested_by  audit
    }
    control agreed {
      satisfies          tsc:CC6.3, itgc:access
      frequency          quarterly
      tested_by          audit
      remediation_owner  cio
    }
    control one { satisfies tsc:CC6.3 }
    control other { satisfies itgc:access }
    control planned { satisfies tsc:CC6.3, itgc:access; status draft }
  }
  expect warning OWN-07 on bare "but nothing says how often it is done, who follows up and who tests it"
  expect warning OWN-07 on tested "Change review serves SOC 2 and SOX, but nothing says who follows up"
  expect no OWN-07 on agreed
  expect no OWN-07 on one
  expect no OWN-07 on other
  expect no OWN-07 on planned
}

test "OWN-08 asks who stands in for the owner of key controls" {
  given {
    person hana "Hana Sato"
    role controller "Controller" { held_by carla }
    role cfo { held_by dina; delegate controller }
    role desk { held_by ana, bo }
    team finance { members carla }
    control journals "Journal approval" { key yes; owner controller }
    control close "Close review" { key yes; owner controller }
    control revenue_check "Revenue review" { key yes; owner hana }
    control wires { key yes; owner cfo }
    control tickets { key yes; owner desk }
    control team_owned { key yes; owner finance }
    control minor_one "Minor" { owner controller }
    control planned "Planned" { key yes; owner controller; status draft }
  }
  expect warning OWN-08 on controller "Controller owns Close review and Journal approval, and nobody stands in for that role"
  expect warning OWN-08 on hana "Hana Sato owns Revenue review in their own name, and nobody can stand in"
  expect no OWN-08 on cfo
  expect no OWN-08 on desk
  expect no OWN-08 on finance
  expect no OWN-08 on minor_one
  expect no OWN-08 on planned
}
