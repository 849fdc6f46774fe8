// Whether what is said to offset a conflict does: SOD-11 and SOD-12, limb by limb.

test "a compensation that holds: nothing to say, and a change of the day ends it" {
  given {
    organization acme { stage pre_ipo }
    person ana
    person dina
    evidence log_review
    system billing { financial_role billing }
    system log_store
    grant all { to ana; duties develop, deploy; on billing }
    control review {
      performed_by  dina
      timing        detective
      every_item    yes
      frequency     monthly
      before_close  yes
      threshold     "Any release without a ticket."
      exceptions    "The head of platform decides within two days."
      evidence      log_review
      compensates   IT3 { people ana; on billing; log_in log_store; expires 2026-06-30 }
    }
  }
  expect no SOD-11
  expect no SOD-12
  expect no SOD-01
  expect exists m in compensation where not exists m.failing
}

test "the day after its end a compensation has stopped" {
  as_of 2026-07-01
  given {
    organization acme { stage pre_ipo }
    person ana
    person dina
    evidence log_review
    system billing { financial_role billing }
    system log_store
    grant all { to ana; duties develop, deploy; on billing }
    control review {
      id            "SD-04"
      performed_by  dina
      timing        detective
      every_item    yes
      frequency     monthly
      before_close  yes
      threshold     "Any release without a ticket."
      exceptions    "The head of platform decides within two days."
      evidence      log_review
      compensates   IT3 { people ana; on billing; log_in log_store; expires 2026-06-30 }
    }
  }
  expect error SOD-12 "SD-04 stopped compensating IT3 on 2026-06-30"
  expect error SOD-01 on ana, IT3, billing
  expect no SOD-11
}

test "a party to the conflict performs the control, holds a duty, or can change its log" {
  given {
    organization acme { stage early_stage }
    person ana "Ana Ruiz"
    person bo "Bo Lindqvist"
    person dina "Dina Okafor"
    team engineers { members ana, bo }
    role second_pair_of_eyes { held_by ana, dina }
    process order_to_cash
    system billing { financial_role billing; processes order_to_cash }
    system wiki
    system log_store "Log store"
    system tickets
    grant all { to engineers; duties develop, deploy; on billing, wiki }
    grant logs { to ana; duties administer_logs; on log_store }
    grant asks { to ana; duties request; on tickets }
    grant other_duty { to dina; duties develop; on wiki }
    grant other_place { to dina; duties request; on billing }
    control own_work {
      id            "SD-05"
      performed_by  second_pair_of_eyes
      compensates   IT3 { people engineers; on billing; expires 2026-12-31 }
    }
    control with_duty {
      id            "SD-06"
      performed_by  dina
      compensates   IT3 { people ana; on wiki; expires 2026-12-31 }
    }
    control open_log {
      id            "SD-07"
      performed_by  dina
      compensates   IT3 { people ana; on order_to_cash; log_in log_store; expires 2026-12-31 }
    }
    grant tests { to ana; duties accept_changes; on billing }
    control moot {
      performed_by  ana
      compensates   IT5 { people ana; on billing; expires 2026-12-31 }
    }
    control minor {
      performed_by  ana
      compensates   IT4 { people ana; on billing; expires 2026-12-31 }
    }
    control apart {
      performed_by  dina
      compensates   IT3 { people ana; on billing; log_in tickets; expires 2026-12-31 }
    }
  }
  expect error SOD-11 on own_work, IT3 "SD-05 is performed by Ana Ruiz, whom it watches for IT3"
  expect warning SOD-11 on with_duty "SD-06 is performed by Dina Okafor, who can do one side of IT3"
  expect error SOD-11 on open_log "SD-07 reads a log in Log store that Ana Ruiz can change, whom it watches for IT3"
  expect warning SOD-11 on minor
  expect no SOD-11 on apart
  expect no SOD-11 on moot
  expect no SOD-12 on moot
  expect SOD-01 on ana, IT3, billing
}

test "from pre-IPO on a compensation in the wrong hands, or too weak, is an error anywhere" {
  given {
    organization acme { stage pre_ipo }
    person ana
    system wiki
    grant all { to ana; duties develop, deploy, accept_changes; on wiki }
    control own_work {
      performed_by  ana
      compensates   IT3 { people ana; on wiki; expires 2026-12-31 }
    }
    control minor_work {
      performed_by  ana
      compensates   IT4 { people ana; on wiki; expires 2026-12-31 }
    }
  }
  expect error SOD-11 on own_work
  expect warning SOD-11 on minor_work
  expect error SOD-12 on own_work
  expect warning SOD-12 on minor_work
}

test "a deploying performer holds the other side" {
  given {
    person ana
    person goran
    system wiki
    grant deployers { to goran, ana; duties deploy; on wiki }
    grant developers { to ana; duties develop; on wiki }
    control review {
      performed_by  goran
      compensates   IT3 { people ana; on wiki; expires 2026-12-31 }
    }
  }
  expect warning SOD-11 on review "can do one side of IT3"
}

test "each thing that a compensation lacks is said by name" {
  given {
    organization acme { stage early_stage }
    person ana
    person dina
    evidence log_review
    system log_store
    system wiki
    system billing { financial_role billing }
    grant all { to ana; duties develop, deploy, accept_changes; on wiki, billing }
    control planned {
      id            "C-1"
      status        draft
      performed_by  dina
      timing        detective
      every_item    yes
      threshold     "Any."
      exceptions    "Followed up."
      evidence      log_review
      compensates   IT3 { people ana; on wiki; log_in log_store; expires 2026-12-31 }
    }
    control nobody {
      id           "C-2"
      timing       detective
      every_item   yes
      threshold    "Any."
      exceptions   "Followed up."
      evidence     log_review
      compensates  IT3 { people ana; on wiki; log_in log_store; expires 2026-12-31 }
    }
    control before {
      id            "C-3"
      performed_by  dina
      timing        preventive
      every_item    yes
      threshold     "Any."
      exceptions    "Followed up."
      evidence      log_review
      compensates   IT3 { people ana; on wiki; log_in log_store; expires 2026-12-31 }
    }
    control sampled {
      id            "C-4"
      performed_by  dina
      timing        detective
      threshold     "Any."
      exceptions    "Followed up."
      evidence      log_review
      compensates   IT3 { people ana; on wiki; log_in log_store; expires 2026-12-31 }
    }
    control no_log {
      id            "C-5"
      performed_by  dina
      timing        detective
      every_item    yes
      threshold     "Any."
      exceptions    "Followed up."
      evidence      log_review
      compensates   IT3 { people ana; on wiki; expires 2026-12-31 }
    }
    control no_threshold {
      id            "C-6"
      performed_by  dina
      timing        detective
      every_item    yes
      exceptions    "Followed up."
      evidence      log_review
      compensates   IT3 { people ana; on wiki; log_in log_store; expires 2026-12-31 }
    }
    control no_evidence {
      id            "C-7"
      performed_by  dina
      timing        detective
      every_item    yes
      threshold     "Any."
      exceptions    "Followed up."
      compensates   IT3 { people ana; on wiki; log_in log_store; expires 2026-12-31 }
    }
    control no_follow_up {
      id            "C-8"
      performed_by  dina
      timing        detective
      every_item    yes
      threshold     "Any."
      evidence      log_review
      compensates   IT3 { people ana; on wiki; log_in log_store; expires 2026-12-31 }
    }
    control too_rare {
      id            "C-9"
      performed_by  dina
      timing        detective
      every_item    yes
      frequency     quarterly
      before_close  yes
      threshold     "Any."
      exceptions    "Followed up."
      evidence      log_review
      compensates   IT3 { people ana; on billing; log_in log_store; expires 2026-12-31 }
    }
    control too_late {
      id            "C-10"
      performed_by  dina
      timing        detective
      every_item    yes
      frequency     monthly
      threshold     "Any."
      exceptions    "Followed up."
      evidence      log_review
      compensates   IT3 { people ana; on billing; log_in log_store; expires 2026-12-31 }
    }
    control minor_too_late {
      performed_by  dina
      timing        detective
      every_item    yes
      frequency     monthly
      threshold     "Any."
      exceptions    "Followed up."
      evidence      log_review
      compensates   IT4 { people ana; on billing; log_in log_store; expires 2026-12-31 }
    }
    control never {
      id            "C-11"
      performed_by  dina
      timing        detective
      every_item    yes
      before_close  yes
      threshold     "Any."
      exceptions    "Followed up."
      evidence      log_review
      compensates   IT3 { people ana; on billing; log_in log_store; expires 2026-12-31 }
    }
    control hollow { id "C-12"; compensates IT3 { people ana; on wiki; expires 2026-12-31 } }
  }
  expect warning SOD-12 on planned "C-1 is too weak to compensate IT3: it is not in use"
  expect warning SOD-12 on nobody ": nobody is named who performs it"
  expect warning SOD-12 on before ": it is not detective"
  expect warning SOD-12 on sampled ": it is not said to look at every item"
  expect warning SOD-12 on no_log ": no system is named that keeps the log it reads"
  expect warning SOD-12 on no_threshold ": it has no threshold"
  expect warning SOD-12 on no_evidence ": it keeps no evidence"
  expect warning SOD-12 on no_follow_up ": nothing says what happens with what it finds"
  expect error SOD-12 on too_rare, IT3 ": it runs less often than once a month, and the books need it every month"
  expect error SOD-12 on too_late, IT3 ": it is not said to run before the close"
  expect warning SOD-12 on minor_too_late
  expect error SOD-12 on never, IT3 ": nothing says how often it runs, and the books need it every month"
  expect warning SOD-12 on hollow "C-12 is too weak to compensate IT3, for 7 reasons"
}

test "roles that only hold one another perform nothing" {
  given {
    organization acme { stage early_stage }
    person ana
    evidence log_review
    system log_store
    system wiki
    grant all { to ana; duties develop, deploy; on wiki }
    role first_line { held_by second_line }
    role second_line { held_by first_line }
    control circle {
      id            "C-1"
      performed_by  first_line
      timing        detective
      every_item    yes
      threshold     "Any."
      exceptions    "Followed up."
      evidence      log_review
      compensates   IT3 { people ana; on wiki; log_in log_store; expires 2026-12-31 }
    }
  }
  expect warning SOD-12 on circle "C-1 is too weak to compensate IT3: nobody is named who performs it"
  expect SOD-01 on ana
}

test "a role that holds itself and a person is performed by that person" {
  given {
    organization acme { stage early_stage }
    person ana
    person dina
    evidence log_review
    system log_store
    system wiki
    grant all { to ana; duties develop, deploy; on wiki }
    role filled { held_by filled, dina }
    control review {
      performed_by  filled
      timing        detective
      every_item    yes
      threshold     "Any."
      exceptions    "Followed up."
      evidence      log_review
      compensates   IT3 { people ana; on wiki; log_in log_store; expires 2026-12-31 }
    }
  }
  expect no SOD-01
  expect no SOD-12
}

test "outside the books a quarter is often enough, and in the books each release is" {
  given {
    organization acme { stage early_stage }
    person ana
    person dina
    evidence log_review
    system log_store
    system wiki
    system billing { financial_role billing }
    grant all { to ana; duties develop, deploy; on wiki, billing }
    control whole {
      performed_by  dina
      timing        detective
      every_item    yes
      frequency     quarterly
      threshold     "Any."
      exceptions    "Followed up."
      evidence      log_review
      compensates   IT3 { people ana; on wiki; log_in log_store; expires 2026-12-31 }
    }
    control at_each_release {
      performed_by  dina
      timing        detective
      every_item    yes
      frequency     each_change
      threshold     "Any."
      exceptions    "Followed up."
      evidence      log_review
      compensates   IT3 { people ana; on billing; log_in log_store; expires 2026-12-31 }
    }
  }
  expect no SOD-12
  expect no SOD-01
  expect not exists m in compensation where exists m.failing
}

test "one control that is to offset several conflicts is one finding, as grave as the worst" {
  given {
    organization acme { stage early_stage }
    person ana "Ana Ruiz"
    system wiki
    system billing { financial_role billing }
    grant all { to ana; duties develop, deploy, administer_data, accept_changes; on wiki, billing }
    control review {
      id            "SD-08"
      performed_by  ana
      timing        detective
      every_item    yes
      threshold     "Any."
      exceptions    "Followed up."
      compensates   IT3 { people ana; on wiki; expires 2026-06-01 },
                    IT4 { people ana; on billing; expires 2026-12-31 },
                    IT5 { people ana; on wiki; expires 2026-12-31 }
    }
  }
  expect warning SOD-12 on review, IT3, IT5 "SD-08 is too weak to compensate IT3, IT4 and IT5, for 4 reasons"
  expect warning SOD-11 on review "SD-08 is performed by Ana Ruiz, whom it watches for IT3, IT4 and IT5"
}

test "what is needed: somebody watched holds both duties at one place that it covers" {
  given {
    person ana
    person bo
    person carla
    process payroll
    system erp { processes payroll }
    system bank { processes payroll }
    system wiki
    grant runs { to ana; duties process_payroll; on erp }
    grant rates { to ana; duties maintain_pay_rates; on bank }
    grant bo_runs { to bo; duties process_payroll; on payroll }
    grant bo_rates { to bo; duties maintain_pay_rates; on wiki }
    grant carla_runs { to carla; duties process_payroll; on payroll }
    control over_process { compensates PAY1 { people ana; on payroll; expires 2026-12-31 } }
    control for_bo { compensates PAY1 { people bo; on payroll, wiki; expires 2026-12-31 } }
    control for_carla { compensates PAY1 { people carla; on payroll; expires 2026-12-31 } }
    control elsewhere { compensates PAY1 { people ana; on wiki; expires 2026-12-31 } }
  }
  expect exists m in compensation where m.control == over_process and m.needed
  expect not exists m in compensation where m.control == for_bo and m.needed
  expect not exists m in compensation where m.control == for_carla and m.needed
  expect not exists m in compensation where m.control == elsewhere and m.needed
}

test "beside a control that holds, a weaker one for the same conflict is no finding" {
  given {
    organization acme { stage pre_ipo }
    person ana
    person bo
    person dina
    evidence log_review
    system wiki
    system log_store
    grant all { to ana, bo; duties develop, deploy, administer_data; on wiki }
    control review {
      performed_by  dina
      timing        detective
      every_item    yes
      threshold     "Any release without a ticket."
      exceptions    "The head of platform decides within two days."
      evidence      log_review
      compensates   IT3 { people ana; on wiki; log_in log_store; expires 2026-12-31 }
    }
    control weak { performed_by ana; compensates IT3 { people ana; on wiki; expires 2026-12-31 } }
    control weak_for_bo {
      performed_by  bo
      compensates   IT3 { people bo; on wiki; expires 2026-12-31 }
    }
    control weak_for_data {
      performed_by  ana
      compensates   IT5 { people ana; on wiki; expires 2026-12-31 }
    }
  }
  expect no SOD-11 on review
  expect no SOD-12 on review
  expect no SOD-11 on weak
  expect no SOD-12 on weak
  expect SOD-11 on weak_for_bo
  expect SOD-12 on weak_for_bo
  expect SOD-11 on weak_for_data
  expect SOD-12 on weak_for_data
}

test "a control that lacks nothing but an independent performer is one finding" {
  given {
    person ana
    evidence log_review
    system log_store
    system wiki
    grant all { to ana; duties develop, deploy; on wiki }
    control review {
      performed_by  ana
      timing        detective
      every_item    yes
      threshold     "Any release without a ticket."
      exceptions    "The head of platform decides within two days."
      evidence      log_review
      compensates   IT3 { people ana; on wiki; log_in log_store; expires 2026-12-31 }
    }
  }
  expect SOD-11 on review
  expect no SOD-12
}
