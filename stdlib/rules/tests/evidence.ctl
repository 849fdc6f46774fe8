// EVD-01 to EVD-08 and EVD-11 to EVD-14.

test "EVD-01 asks what a control leaves behind" {
  given {
    control review "Access review" { objective "access" }
    control planned { status draft }
    control shown { evidence package }
  }
  expect error EVD-01 on review "Access review names no evidence"
  expect no EVD-01 on planned
  expect no EVD-01 on shown
}

test "EVD-02 finds the copy that was made for another programme" {
  given {
    evidence a "Reviews" {
      type       access_review
      source     okta
      systems    app
      frequency  quarterly
      programs   soc2
    }
    evidence b "Review copies" {
      type       access_review
      source     okta
      systems    app
      frequency  quarterly
      programs   sox
    }
    evidence type_differs {
      type       config_snapshot
      source     okta
      systems    app
      frequency  quarterly
      programs   sox
    }
    evidence source_differs {
      type       access_review
      source     hr
      systems    app
      frequency  quarterly
      programs   sox
    }
    evidence systems_differ {
      type       access_review
      source     okta
      systems    app, billing
      frequency  quarterly
      programs   sox
    }
    evidence frequency_differs {
      type       access_review
      source     okta
      systems    app
      frequency  annual
      programs   sox
    }
    evidence same_programs {
      type       access_review
      source     okta
      systems    app
      frequency  quarterly
      programs   soc2
    }
  }
  expect error EVD-02 on a, b "Review copies is a copy of Reviews for another programme"
  expect no EVD-02 on type_differs
  expect no EVD-02 on source_differs
  expect no EVD-02 on systems_differ
  expect no EVD-02 on frequency_differs
  expect no EVD-02 on a, same_programs
}

test "EVD-03 asks for programmes, systems and frequency" {
  given {
    evidence bare "Reviews" { owner ana }
    evidence half "Tickets" { programs soc2; systems app }
    evidence minutes { programs soc2; frequency quarterly }
    evidence tagged { programs soc2; systems app; frequency quarterly }
    control review { applies_to app; evidence bare, tagged, half }
    control board { evidence minutes }
  }
  expect error EVD-03 on bare "Reviews does not name its frequency, its programmes and its systems"
  expect error EVD-03 on half "Tickets does not name its frequency"
  expect no EVD-03 on minutes
  expect no EVD-03 on tagged
}

test "EVD-04 names what an artefact of its kind is expected to show" {
  given {
    evidence requests "Requests" {
      type   access_request
      shows  requested_access, requester, approver, provisioning
    }
    evidence reviews "Reviews" {
      type   access_review
      shows  population, parameters, row_count, reviewer, follow_up
    }
    evidence unwritten "Tickets" { type change_ticket }
    evidence scans "Scans" {
      type   vuln_scan
      shows  population, as_of_date, scan_findings, reviewer, follow_up
    }
  }
  expect error EVD-04 on requests "Requests does not show the role by which the approver may approve"
  expect error EVD-04 on reviews "Reviews leaves out 4 of the 9 things expected of its kind (access review)"
  expect error EVD-04 on unwritten "Tickets leaves out 10 of the 10 things expected of its kind (change ticket)"
  expect no EVD-04 on scans
}

test "EVD-04 leaves questions to EVD-05 and the chain to EVD-14" {
  given {
    evidence scans { type vuln_scan; shows population, as_of_date, scan_findings }
    evidence tickets {
      type   change_ticket
      shows  requested_change, requester, approver, approver_role, test_result, deployment,
             rollback_plan, checks, outcome
    }
  }
  expect no EVD-04
  expect error EVD-05 on scans
  expect warning EVD-14 on tickets
}

test "EVD-05 names the questions that nothing answers" {
  given {
    evidence scans "Scans" { type vuln_scan; shows population, scan_findings }
    evidence reviews "Reviews" { type access_review; shows population, reviewer, follow_up }
    evidence unwritten { type vuln_scan }
    evidence pulls {
      type   pull_request
      shows  requested_change, author, reviewer, merged_by, branch_rules, checks
    }
  }
  expect error EVD-05 on scans "Scans does not say who approved and what happened after"
  expect no EVD-05 on reviews
  expect no EVD-05 on unwritten
  expect no EVD-05 on pulls
}

test "EVD-06 asks for the population, and why it is complete" {
  given {
    evidence bare "Reviews" { owner ana }
    evidence unproven "Tickets" { population "all changes" }
    evidence unknown { completeness_check "counted" }
    evidence whole { population "all changes"; completeness_check "counted" }
  }
  expect error EVD-06 on bare "Reviews does not say what its population is"
  expect error EVD-06 on unproven "nothing shows that the population of Tickets is complete"
  expect error EVD-06 on unknown "does not say what its population is"
  expect no EVD-06 on whole
}

test "EVD-07 holds retention against the longest time of the programmes" {
  given {
    evidence short "Reviews" { programs soc2; retention 2 years }
    evidence both "Tickets" { programs soc2, sox; retention 3 years }
    evidence unsaid "Logs" { programs soc2 }
    evidence soc { programs soc2; retention 3 years }
    evidence long { programs sox; retention 7 years }
    evidence nothing_asks { retention 1 month }
    evidence says_nothing { owner ana }
  }
  expect warning EVD-07 on short "Reviews is kept for 2 years, and the policy is 3 years"
  expect error EVD-07 on both "Tickets is kept for 3 years, and the policy is 7 years"
  expect warning EVD-07 on unsaid "Logs does not say how long it is kept; the policy is 3 years"
  expect no EVD-07 on soc
  expect no EVD-07 on long
  expect no EVD-07 on nothing_asks
  expect no EVD-07 on says_nothing
}

test "EVD-08 speaks where screenshots are all there is" {
  given {
    organization acme { stage early_stage }
    engagement soc { report soc2_type2; period 2026-01-01 .. 2026-12-31 }
    system app { serves platform }
    evidence picture "Screenshots" { reliability screenshot_or_chat }
    evidence export { source app }
    control covers "Access review" { applies_to app; evidence picture }
    control key_one { key yes; evidence picture }
    control both { applies_to app; evidence picture, export }
    control outside { applies_to site; evidence picture }
    control planned { applies_to app; evidence picture; status draft }
    control bare { applies_to app }
  }
  expect warning EVD-08 on covers "Access review is shown by Screenshots alone: screenshots or chats"
  expect warning EVD-08 on key_one
  expect no EVD-08 on both
  expect no EVD-08 on outside
  expect no EVD-08 on planned
  expect no EVD-08 on bare
}

test "EVD-11 wants one system of record for a stream" {
  given {
    evidence none "Reviews" { owner ana }
    evidence two "Tickets" { stored_in jira, drive }
    evidence one { stored_in jira }
  }
  expect error EVD-11 on none "Reviews is kept in no system of record"
  expect error EVD-11 on two "Tickets is kept in 2 places: `drive` and `jira`"
  expect no EVD-11 on one
  expect no EVD-11 "access review"
}

test "EVD-11 wants streams of one kind in one store" {
  given {
    evidence a { type access_review; stored_in jira }
    evidence b { type access_review; stored_in drive }
    evidence c { type vuln_scan; stored_in jira }
    evidence d { type vuln_scan; stored_in jira }
    evidence e { type pen_test; stored_in jira, drive }
    evidence f { type pen_test; stored_in jira }
  }
  expect warning EVD-11 "access review is kept in 2 places"
  expect no EVD-11 "vulnerability scan"
  expect no EVD-11 "penetration test"
}

test "EVD-12 speaks where the owner can alter what is kept" {
  given {
    role lead { held_by ana }
    system drive "The drive"
    system vault
    grant admin { to ana; duties administer_data, review_access; on drive }
    grant reads { to bo; duties review_access; on drive }
    evidence reviews "Reviews" { owner lead; stored_in drive; programs sox }
    evidence soc { owner ana; stored_in drive; programs soc2 }
    evidence locked { owner ana; stored_in drive; immutable yes }
    evidence elsewhere { owner ana; stored_in vault }
    evidence reader { owner bo; stored_in drive }
  }
  expect error EVD-12 on reviews, drive "Reviews can be altered by its owner, who may administer production data on The drive"
  expect warning EVD-12 on soc
  expect no EVD-12 on locked
  expect no EVD-12 on elsewhere
  expect no EVD-12 on reader
}

test "EVD-13 speaks of evidence that nothing uses" {
  given {
    evidence idle "Reviews" { owner ana }
    evidence used { owner ana }
    control review { evidence used }
  }
  expect warning EVD-13 on idle "Reviews shows the work of no control"
  expect no EVD-13 on used
}

test "EVD-14 names the link that is missing on the way to production" {
  given {
    organization acme { stage growth_regulated }
    system app { not_financial "only pages" }
    system gl { financial_role general_ledger }
    evidence tickets "Tickets" {
      type     change_ticket
      systems  app, gl
      shows    requested_change, approver, outcome, pull_request_link
    }
    evidence runs "Runs" { type cicd_run; systems app; shows pull_request_link, reviewer }
    evidence pulls "Pull requests" { type pull_request; systems app; shows reviewer }
    evidence whole { type pull_request; shows requested_change, deployment }
    evidence reviews { type access_review; shows population }
  }
  expect error EVD-14 on tickets "Tickets cannot be followed to production without the deployment: its id, who deployed, and when"
  expect warning EVD-14 on runs "Runs cannot be followed to production without the deployment"
  expect warning EVD-14 on pulls "Pull requests cannot be followed to production: 2 links are missing"
  expect no EVD-14 on whole
  expect no EVD-14 on reviews
}
