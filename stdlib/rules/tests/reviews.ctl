// Reviewers and testers who judge themselves: SOD-05, SOD-06, SOD-09, SOD-10 and SOD-13.

test "a reviewer alone decides about their own access" {
  given {
    person emil "Emil Novak"
    person bo
    team security { members emil }
    role security_lead { held_by emil }
    system okta "Okta"
    system desk
    system vault
    grant okta_access { to security; duties administer_access; on okta }
    grant desk_access { to emil; duties administer_access; on desk }
    grant vault_access { to emil, bo; duties hold_privileged_access; on vault }
    control review {
      id            "AC-03"
      family        periodic_access_review
      performed_by  security_lead
      applies_to    okta
    }
    control privileged {
      id            "AC-09"
      family        privileged_access_review
      performed_by  emil
      applies_to    vault
    }
    control two_hands {
      id            "AC-04"
      family        periodic_access_review
      performed_by  security_lead
      reviewed_by   bo
      applies_to    okta
    }
    control in_pairs {
      id            "AC-05"
      family        periodic_access_review
      performed_by  emil, bo
      applies_to    okta, vault
    }
    control planned {
      status        draft
      family        periodic_access_review
      performed_by  emil
      applies_to    okta
    }
    control backup { family backup_operation; performed_by emil; applies_to okta }
    control unassigned { family periodic_access_review; applies_to okta }
  }
  expect error SOD-05 on emil, review "Emil Novak has access to Okta, and alone performs AC-03, which reviews it"
  expect error SOD-05 on emil, privileged
  expect no SOD-05 on desk
  expect no SOD-05 on bo
  expect no SOD-05 on two_hands
  expect no SOD-05 on in_pairs
  expect no SOD-05 on planned
  expect no SOD-05 on backup
  expect no SOD-05 on unassigned
}

test "a person who also grants the access that they review is told of by SOD-01" {
  given {
    person emil
    person kemi
    person lars
    person jun
    system okta
    system desk
    grant both { to emil; duties administer_access, review_access; on okta }
    grant grants_here { to lars; duties administer_access; on okta }
    grant reviews_there { to lars; duties review_access; on desk }
    grant grants_there { to kemi; duties administer_access; on desk }
    grant reviews_here { to kemi; duties review_access; on okta }
    grant reads_here { to jun; duties review_access, request; on okta }
    control review_a { family periodic_access_review; performed_by emil; applies_to okta }
    control review_b { family periodic_access_review; performed_by lars; applies_to okta }
    control review_c { family periodic_access_review; performed_by kemi; applies_to okta }
    control review_d { family periodic_access_review; performed_by jun; applies_to okta }
  }
  expect SOD-01 on emil, IT7, okta
  expect no SOD-05 on emil
  expect SOD-05 on lars
  expect SOD-05 on kemi
  expect SOD-05 on jun
  expect no SOD-01 on lars
}

test "those whose privileged activity is reviewed can change the log of it" {
  given {
    person farah "Farah Aziz"
    person kemi
    system ledger { financial_role general_ledger; runs_on cloud }
    system cloud "Cloud"
    system wiki
    system desk
    system log_store "Log store"
    system vault
    grant platform { to farah; duties hold_privileged_access; on cloud, wiki }
    grant logs { to farah; duties administer_data; on log_store }
    grant log_readers { to farah; duties request; on vault }
    control review {
      id                "AC-11"
      family            privileged_activity_review
      performed_by      kemi
      applies_to        cloud
      uses_report_from  log_store { report "Console log" }
    }
    control sound {
      family            privileged_activity_review
      performed_by      kemi
      applies_to        cloud
      uses_report_from  vault { report "Console log" }
    }
    control wiki_review {
      family            privileged_activity_review
      performed_by      kemi
      applies_to        wiki
      uses_report_from  wiki { report "Page history" }
    }
    control desk_review {
      family            privileged_activity_review
      performed_by      kemi
      applies_to        desk
      uses_report_from  log_store { report "Ticket log" }
    }
    control planned {
      status            draft
      family            privileged_activity_review
      performed_by      kemi
      applies_to        cloud
      uses_report_from  log_store { report "Console log" }
    }
    control other_family {
      family            event_monitoring
      performed_by      farah
      applies_to        cloud
      uses_report_from  log_store { report "Console log" }
    }
  }
  expect error SOD-06 on review "Farah Aziz can change the log in Log store that AC-11 relies on"
  expect warning SOD-06 on wiki_review
  expect no SOD-06 on sound
  expect no SOD-06 on desk_review
  expect no SOD-06 on planned
  expect no SOD-06 on other_family
}

test "a privileged user alone reviews the use of privileged access" {
  given {
    person farah "Farah Aziz"
    person kemi
    person goran
    role platform_lead { held_by farah }
    system cloud "Cloud"
    grant platform { to farah, goran; duties hold_privileged_access; on cloud }
    grant requests { to farah; duties request; on cloud }
    control review {
      id            "AC-11"
      family        privileged_activity_review
      performed_by  platform_lead
      applies_to    cloud
    }
    control in_pairs {
      family        privileged_activity_review
      performed_by  farah, kemi
      applies_to    cloud
    }
    control only_asks { family privileged_activity_review; performed_by kemi; applies_to cloud }
  }
  expect warning SOD-06 on farah, review "Farah Aziz has privileged access to Cloud, and alone performs AC-11, which reviews its use"
  expect no SOD-06 on in_pairs
  expect no SOD-06 on only_asks
  expect no SOD-06 on goran
}

test "to ask for access is not to have it" {
  given {
    person kemi
    system cloud
    grant requests { to kemi; duties request; on cloud }
    control review { family privileged_activity_review; performed_by kemi; applies_to cloud }
  }
  expect no SOD-06
}

test "who holds the duty to review beside privileged access is told of by SOD-01" {
  given {
    person farah
    person lars
    person jun
    system cloud
    system wiki
    grant platform { to farah, lars, jun; duties hold_privileged_access; on cloud }
    grant reviews { to farah; duties review_privileged_activity; on cloud }
    grant reviews_elsewhere { to lars; duties review_privileged_activity; on wiki }
    grant requests { to jun; duties request; on cloud }
    control review_a { family privileged_activity_review; performed_by farah; applies_to cloud }
    control review_b { family privileged_activity_review; performed_by lars; applies_to cloud }
    control review_c { family privileged_activity_review; performed_by jun; applies_to cloud }
  }
  expect SOD-01 on farah, IT8, cloud
  expect no SOD-06 on review_a
  expect SOD-06 on review_b
  expect SOD-06 on review_c
}

test "a tester has no part in the control" {
  given {
    organization acme { stage pre_ipo }
    engagement icfr { report sox_icfr }
    person kemi "Kemi Adeyemi"
    person carla "Carla Mensah"
    person dina
    role grc_lead "GRC Lead" { held_by kemi }
    role vacant "Internal Audit"
    team grc { members grc_lead, dina }
    control owned { id "SD-01"; owner grc_lead; performed_by carla; tested_by grc }
    control performed { id "SD-02"; owner dina; performed_by carla; tested_by carla }
    control by_a_role { id "SD-03"; owner vacant; tested_by vacant }
    control apart { owner carla; performed_by carla; tested_by grc }
  }
  expect error SOD-09 on owned, kemi "Kemi Adeyemi tests SD-01, and also owns it"
  expect no SOD-09 on owned, grc_lead
  expect no SOD-09 on owned, dina
  expect error SOD-09 on performed "Carla Mensah tests SD-02, and also performs it"
  expect error SOD-09 on by_a_role, vacant "Internal Audit tests SD-03, and also owns it"
  expect no SOD-09 on apart
}

test "without an ICFR engagement there is no assessment to test for" {
  given {
    organization acme { stage growth_regulated }
    person carla
    control performed { performed_by carla; tested_by carla }
  }
  expect no SOD-09
}

test "a developer writes to production at any time" {
  given {
    person ana "Ana Ruiz"
    person bo "Bo Lindqvist"
    person goran
    system ledger "Ledger" { financial_role general_ledger }
    system billing { financial_role billing }
    system trial { financial_role billing; production no }
    system wiki
    grant developers { to ana, bo; duties develop; on ledger, billing, trial, wiki }
    grant operators { to ana, bo, goran; duties hold_privileged_access; on ledger, trial, wiki }
    grant on_call { to ana; duties hold_privileged_access; on billing; just_in_time yes }
    grant readers { to ana; duties request; on billing }
  }
  expect error SOD-10 on operators, ledger "Ana Ruiz and Bo Lindqvist can develop Ledger and also change it in production at any time"
  expect no SOD-10 on goran
  expect no SOD-10 on trial
  expect no SOD-10 on wiki
  expect no SOD-10 on billing
}

test "to administer an application in production counts, as long as it is no pair of its own" {
  given {
    person ana
    person bo
    system ledger { financial_role general_ledger }
    grant developers { to ana; duties develop; on ledger }
    grant administrators { to ana; duties administer_application; on ledger }
    grant databases { to ana; duties hold_privileged_access, administer_database; on ledger }
    grant others { to bo; duties administer_application; on ledger }
    grant requests { to bo; duties request; on ledger }
  }
  expect SOD-10 on administrators
  expect no SOD-10 on databases
  expect SOD-01 on ana, IT5, databases
  expect no SOD-10 on others
}

test "a compensation for IT5 that holds settles what a developer can do in production" {
  given {
    person ana
    person bo
    system ledger { financial_role general_ledger }
    system billing { financial_role billing }
    system orders { financial_role order_management }
    system payroll { financial_role payroll }
    system log_store
    person dina
    evidence log_review
    grant developers { to ana, bo; duties develop; on ledger, billing, orders, payroll }
    grant operators { to ana; duties hold_privileged_access; on ledger, billing, orders, payroll }
    grant more_operators { to bo; duties hold_privileged_access; on ledger }
    control review {
      performed_by  dina
      timing        detective
      every_item    yes
      frequency     monthly
      before_close  yes
      threshold     "Any."
      exceptions    "Followed up."
      evidence      log_review
      compensates   IT5 { people ana; on ledger; log_in log_store; expires 2026-12-31 },
                    IT8 { people ana; on orders; log_in log_store; expires 2026-12-31 }
    }
    control hollow { compensates IT5 { people ana; on payroll; expires 2026-12-31 } }
  }
  expect no SOD-10 on operators, ledger
  expect SOD-10 on operators, payroll
  expect SOD-10 on operators, billing
  expect SOD-10 on operators, orders
  expect SOD-10 on more_operators, ledger
}

test "a shared account holds a duty" {
  given {
    person root "Root account" { generic yes }
    person vaulted { generic yes }
    person planned_vault { generic yes }
    person elsewhere { generic yes }
    person ana
    process close
    system ledger "Ledger" { financial_role general_ledger; processes close }
    system wiki "Wiki"
    system vault
    system draft_vault
    system backed_up
    grant root_access { to root; duties hold_privileged_access; on close }
    grant vault_access { to vaulted; duties hold_privileged_access; on vault }
    grant planned_access { to planned_vault; duties hold_privileged_access; on draft_vault }
    grant more { to elsewhere; duties hold_privileged_access; on backed_up }
    grant named { to ana; duties hold_privileged_access; on wiki }
    control check_out { family shared_accounts; applies_to vault }
    control planned_check_out { status draft; family shared_accounts; applies_to draft_vault }
    control backup { family backup_operation; applies_to backed_up }
  }
  expect error SOD-13 on root, ledger "Root account is shared, so nobody can say who acted on Ledger"
  expect no SOD-13 on close
  expect no SOD-13 on vaulted
  expect warning SOD-13 on planned_vault
  expect warning SOD-13 on elsewhere
  expect no SOD-13 on ana
}
