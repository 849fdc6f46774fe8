// Who holds both duties of a pair: SOD-01, SOD-02 and SOD-15.

test "one person develops and deploys through teams inside teams" {
  given {
    organization acme { stage pre_ipo }
    person ana "Ana Ruiz"
    person bo
    person goran
    team finance_eng { members ana, bo }
    team billing_oncall { members ana, goran }
    role release_managers { held_by goran, billing_oncall }
    system billing "Billing service" { financial_role billing }
    system payments_api
    grant billing_authors { to finance_eng; duties develop; on billing }
    grant prod_deployers { to release_managers; duties deploy; on billing, payments_api }
  }
  expect error SOD-01 on ana, IT3, billing "Ana Ruiz can both develop and deploy Billing service"
  expect no SOD-01 on bo
  expect no SOD-01 on goran
  expect no SOD-01 on payments_api
  expect no SOD-02
  expect exists g in ana.holds
    where deploy in g.duties because "ana > billing_oncall > release_managers > prod_deployers > deploy"
}

test "several grants of one pair are one finding" {
  given {
    organization acme { stage growth_regulated }
    person ana "Ana Ruiz"
    system okta "Okta"
    grant first { to ana; duties administer_access; on okta }
    grant second { to ana; duties administer_access, review_access; on okta }
    grant third { to ana; duties develop; on okta }
    grant fourth { to ana; duties approve_changes; on okta }
    grant fifth { to ana; duties review_changes; on okta }
  }
  expect warning SOD-01 on ana, IT7, okta, first, second "Ana Ruiz can both administer access and review access on Okta"
  expect warning SOD-01 on ana, IT2, okta, fourth, fifth "Ana Ruiz holds both sides of IT2 on Okta: develops and approves the same change"
  expect no SOD-01 on IT3
}

test "whoever holds several duties of the first side holds both sides once" {
  given {
    person ana "Ana Ruiz"
    system github "GitHub"
    grant all { to ana; duties configure_pipeline, configure_branch_protection, merge; on github }
  }
  expect SOD-01 on ana "Ana Ruiz holds both sides of IT10 on GitHub: configures the pipeline and merges under it"
}

test "a conflict is an error where the books can be affected or from pre-IPO on, and a minor one never" {
  given {
    organization acme { stage growth_regulated }
    person ana
    system ledger { financial_role general_ledger }
    system wiki
    grant on_the_ledger { to ana; duties develop, accept_changes, deploy; on ledger }
    grant on_the_wiki { to ana; duties develop, deploy; on wiki }
  }
  expect error SOD-01 on ana, IT3, ledger
  expect warning SOD-01 on ana, IT3, wiki
  expect warning SOD-01 on ana, IT4, ledger
}

test "from pre-IPO on a conflict is an error on any system" {
  given {
    organization acme { stage pre_ipo }
    person ana
    system wiki
    grant on_the_wiki { to ana; duties develop, accept_changes, deploy; on wiki }
  }
  expect error SOD-01 on ana, IT3, wiki
  expect warning SOD-01 on ana, IT4, wiki
}

test "what is held on a process is held on its systems, and is said once" {
  given {
    person ana "Ana Ruiz"
    person bo "Bo Lindqvist"
    person carla
    process order_to_cash "Order to cash"
    system erp "Ledger" { processes order_to_cash }
    system other
    grant ana_administers { to ana; duties administer_application; on erp }
    grant ana_bills { to ana; duties bill; on order_to_cash }
    grant bo_administers { to bo; duties administer_application; on order_to_cash, erp }
    grant bo_bills { to bo; duties bill; on order_to_cash, erp }
    grant carla_administers { to carla; duties administer_application; on erp, other }
    grant carla_bills { to carla; duties bill; on other }
  }
  expect SOD-01 on ana, erp "Ana Ruiz can both administer the application and bill customers on Ledger"
  expect no SOD-01 on ana, order_to_cash
  expect SOD-01 on bo, order_to_cash "on Order to cash"
  expect no SOD-01 on bo, erp
  expect SOD-01 on carla, other
  expect no SOD-01 on carla, erp
}

test "one side on the process and one on its system is no conflict of the process twice" {
  given {
    person ana
    process order_to_cash
    system erp { processes order_to_cash }
    grant first { to ana; duties administer_application; on order_to_cash, erp }
    grant second { to ana; duties bill; on erp }
    grant third { to ana; duties develop; on erp }
    grant fourth { to ana; duties deploy; on order_to_cash, erp }
  }
  expect SOD-01 on ana, IT9, erp
  expect SOD-01 on ana, IT3, erp
}

test "a compensation that holds settles its pair, for its people, at its places" {
  given {
    person ana
    person bo
    person dina
    evidence log_review
    system log_store
    team engineers { members ana }
    process order_to_cash
    system billing { processes order_to_cash }
    system wiki
    grant everything { to ana, bo; duties develop, deploy, administer_data; on billing, wiki }
    control review {
      performed_by  dina
      timing        detective
      every_item    yes
      threshold     "Any."
      exceptions    "Followed up."
      evidence      log_review
      compensates IT3 {
        people   engineers
        on       order_to_cash
        log_in   log_store
        expires  2026-12-31
      }
    }
    control hollow { compensates IT5 { people ana; on wiki; expires 2026-12-31 } }
  }
  expect no SOD-01 on ana, IT3, billing
  expect SOD-01 on ana, IT3, wiki
  expect SOD-01 on ana, IT5, billing
  expect SOD-01 on ana, IT5, wiki
  expect SOD-01 on bo, IT3, billing
}

test "enforced peer review settles what developers do alone, outside the books only" {
  given {
    person ana
    system wiki
    system ledger { financial_role general_ledger }
    system unreviewed
    grant everything {
      to      ana
      duties  develop, deploy, approve_changes, administer_data
      on      wiki, ledger, unreviewed
    }
    control peer_review {
      family      change_management
      nature      automated
      timing      preventive
      applies_to  wiki, ledger
    }
  }
  expect no SOD-01 on ana, IT3, wiki
  expect no SOD-01 on ana, IT2, wiki
  expect SOD-01 on ana, IT5, wiki
  expect SOD-01 on ana, IT3, ledger
  expect SOD-01 on ana, IT2, unreviewed
}

test "peer review that is manual, after the fact, planned or of another kind settles nothing" {
  given {
    system wiki
    control by_hand { family change_management; nature manual; timing preventive; applies_to wiki }
    control afterwards {
      family      change_management
      nature      automated
      timing      detective
      applies_to  wiki
    }
    control planned {
      status      draft
      family      change_management
      nature      automated
      timing      preventive
      applies_to  wiki
    }
    control backup { family backup_operation; nature automated; timing preventive; applies_to wiki }
  }
  expect not exists wiki.peer_review
}

test "a finance pair is judged over a process" {
  given {
    organization acme { stage growth_regulated }
    person ana "Ana Ruiz"
    person bo
    person carla
    account expenses { significant yes }
    process procure_to_pay "Procure to pay" { accounts expenses }
    process travel
    system erp { processes procure_to_pay, travel }
    system bank { processes procure_to_pay }
    system booking { processes travel }
    grant vendors { to ana, bo; duties maintain_vendor_master; on erp }
    grant payments { to ana; duties create_payments; on bank }
    grant bookings { to bo; duties create_payments; on booking }
    grant process_vendors { to carla; duties maintain_vendor_master; on procure_to_pay }
    grant bank_payments { to carla; duties release_payments; on bank }
  }
  expect error SOD-02 on ana, P2P1, procure_to_pay "Ana Ruiz can both maintain the vendor master and create payments in Procure to pay"
  expect no SOD-02 on ana, travel
  expect warning SOD-02 on bo, travel
  expect error SOD-02 on carla, procure_to_pay
  expect no SOD-02 on carla, bank
  expect no SOD-01
  expect ana in vendors.to because "vendors > ana"
}

test "a system on which both duties of a finance pair are held is named, and its processes are not" {
  given {
    organization acme { stage early_stage }
    person ana "Ana Ruiz"
    process procure_to_pay
    process record_to_report
    system erp "Ledger" {
      financial_role  general_ledger
      processes       procure_to_pay, record_to_report
    }
    grant vendors { to ana; duties maintain_vendor_master; on erp }
    grant payments { to ana; duties create_payments, release_payments; on erp }
  }
  expect error SOD-02 on ana, P2P1, erp "Ana Ruiz holds both sides of P2P1 in Ledger: maintains vendors and pays them"
  expect no SOD-02 on procure_to_pay
}

test "a process on which both duties of a finance pair are held is named, and its systems are not" {
  given {
    organization acme { stage early_stage }
    person ana "Ana Ruiz"
    process close "Close"
    system erp { processes close }
    grant entries { to ana; duties open_periods, maintain_chart_of_accounts; on close, erp }
    grant postings { to ana; duties post_journals; on close, erp }
  }
  expect warning SOD-02 on ana, R2R3, close "Ana Ruiz holds both sides of R2R3 in Close"
  expect no SOD-02 on erp
}

test "half of a pair on a process and half on a system is one finding, on what they share" {
  given {
    organization acme { stage early_stage }
    person ana
    process close
    system erp { processes close }
    grant entries { to ana; duties open_periods; on close, erp }
    grant postings { to ana; duties post_journals; on erp }
    grant approvals { to ana; duties approve_journals; on close, erp }
    grant preparation { to ana; duties prepare_journals; on erp }
    grant estimates { to ana; duties prepare_estimates; on erp }
    grant estimate_approvals { to ana; duties approve_estimates; on close, erp }
  }
  expect SOD-02 on ana, R2R3, erp
  expect SOD-02 on ana, R2R1, erp
  expect SOD-02 on ana, R2R4, erp
  expect no SOD-02 on close
}

test "from pre-IPO on a finance pair is an error anywhere, a minor one never" {
  given {
    organization acme { stage pre_ipo }
    person ana
    process travel
    duty book_trip
    conflict TRV "enters and books" { first enter_time; second book_trip; finance yes; minor yes }
    grant all { to ana; duties enter_time, book_trip, approve_own_time; on travel }
  }
  expect error SOD-02 on ana, PAY3, travel
  expect warning SOD-02 on ana, TRV, travel
}

test "a compensation that holds settles a finance pair, one that fails does not" {
  given {
    person ana
    person bo
    person dina
    evidence log_review
    system log_store
    process payroll
    process bonus
    grant all {
      to      ana, bo
      duties  process_payroll, approve_payroll, maintain_pay_rates, enter_time, approve_own_time
      on      payroll, bonus
    }
    control review {
      performed_by  dina
      timing        detective
      every_item    yes
      threshold     "Any."
      exceptions    "Followed up."
      evidence      log_review
      compensates   PAY2 { people ana; on payroll; log_in log_store; expires 2026-12-31 }
    }
    control hollow { compensates PAY3 { people ana; on payroll; expires 2026-12-31 } }
  }
  expect no SOD-02 on ana, PAY2, payroll
  expect SOD-02 on ana, PAY3, payroll
  expect SOD-02 on ana, PAY2, bonus
  expect SOD-02 on ana, PAY1, payroll
  expect SOD-02 on bo, PAY2, payroll
}

test "a role that nobody holds combines a pair" {
  given {
    person ana
    role releaser "Releaser"
    role writer "Writer"
    role used { held_by ana }
    team squad "Squad" { members inner }
    team inner { }
    team outer { members squad }
    system billing "Billing service"
    system wiki "Wiki"
    grant authors { to releaser, used, writer; duties develop; on billing }
    grant releasers { to releaser, used; duties deploy; on billing }
    grant squad_authors { to outer; duties develop; on wiki }
    grant squad_releasers { to squad; duties deploy, accept_changes; on wiki }
    grant squad_helpers { to inner; duties approve_changes, review_changes; on wiki }
  }
  expect warning SOD-15 on releaser, IT3, billing "Releaser would let one person both develop and deploy to production on Billing service"
  expect warning SOD-15 on squad, IT3, wiki "Squad would let one person both develop and deploy to production on Wiki"
  expect no SOD-15 on inner, IT3
  expect no SOD-15 on outer
  expect warning SOD-15 on inner, IT2 "`inner` would give one person both sides of IT2 on Wiki: develops and approves the same change"
  expect no SOD-15 on used
  expect no SOD-15 on writer
}

test "one grant that carries a pair is said of the team that it is given to" {
  given {
    team outer { members inner }
    team inner
    system wiki
    grant all { to outer; duties develop, deploy; on wiki }
    grant more { to inner; duties administer_access, review_access; on wiki }
    grant approvals { to outer; duties approve_access; on wiki }
  }
  expect SOD-15 on outer, IT3
  expect no SOD-15 on inner, IT3
  expect SOD-15 on inner, IT7
  expect SOD-15 on inner, IT6
}

test "several duties of the first side in an empty role" {
  given {
    role release "Release engineers"
    system github "GitHub"
    grant all {
      to      release
      duties  configure_pipeline, configure_branch_protection, merge
      on      github
    }
  }
  expect SOD-15 on release "Release engineers would give one person both sides of IT10 on GitHub: configures the pipeline and merges under it"
}

test "a pair on two systems, or on a process and its system, is not combined twice" {
  given {
    role releaser
    role closer
    process close
    system billing
    system wiki
    system erp { processes close }
    grant authors { to releaser; duties develop; on billing }
    grant releasers { to releaser; duties deploy; on wiki }
    grant openers { to closer; duties open_periods; on close, erp }
    grant posters { to closer; duties post_journals; on close, erp }
    grant more { to closer; duties administer_access; on close, erp }
    grant yet_more { to closer; duties review_access; on erp }
    grant even_more { to closer; duties develop; on erp }
    grant enough { to closer; duties deploy; on close, erp }
  }
  expect no SOD-15 on releaser
  expect SOD-15 on closer, R2R3, close
  expect no SOD-15 on closer, R2R3, erp
  expect SOD-15 on closer, IT7, erp
  expect SOD-15 on closer, IT3, erp
}

test "a compensation that names the role and holds settles what it combines" {
  given {
    person dina
    evidence log_review
    system log_store
    team everyone { members releaser }
    role releaser
    role other
    system billing
    system wiki
    grant all { to releaser, other; duties develop, deploy, administer_data; on billing, wiki }
    control review {
      performed_by  dina
      timing        detective
      every_item    yes
      threshold     "Any."
      exceptions    "Followed up."
      evidence      log_review
      compensates   IT3 { people everyone; on billing; log_in log_store; expires 2026-12-31 }
    }
    control hollow { compensates IT5 { people everyone; on wiki; expires 2026-12-31 } }
  }
  expect no SOD-15 on releaser, IT3, billing
  expect SOD-15 on releaser, IT3, wiki
  expect SOD-15 on releaser, IT5, billing
  expect SOD-15 on releaser, IT5, wiki
  expect SOD-15 on other, IT3, billing
}
