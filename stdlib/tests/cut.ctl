// What cuts a flow of figures: a control that holds on all six limbs, and each limb alone.

test "a control that holds on every limb cuts, at each transfer or monthly before the close" {
  given {
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    data payments { financial yes }
    source bank_statement
    system other
    role controller { held_by carla }
    person carla
    evidence reconciliation
    system billing { financial_role billing }
    system app { feeds billing { carries payments; assured_by monthly_one, each_time, by_system } }
    grant reader { to carla; duties request, approve_access; on app }
    grant elsewhere { to carla; duties administer_data; on billing }
    control monthly_one {
      owner          controller
      performed_by   controller
      applies_to     billing
      checks         completeness, accuracy, validity
      compares_with  bank_statement
      frequency      monthly
      before_close   yes
      threshold      "Any difference."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
    control each_time {
      owner          controller
      performed_by   controller
      applies_to     billing, other
      checks         completeness, accuracy
      compares_with  bank_statement
      frequency      each_transfer
      threshold      "Any difference."
      evidence       reconciliation
      satisfies      itgc:operations, tsc:PI1.1
      effective      2025-06-01
    }
    control by_system {
      owner          controller
      performed_by   controller
      applies_to     billing
      checks         completeness, accuracy
      compares_with  other
      frequency      daily
      before_close   yes
      threshold      "Any difference."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2025-06-01
    }
  }
  expect not exists a in assurance where exists a.failing
  expect not app.financially_relevant
  expect app.cut_off
}

test "each limb that a control misses leaves the flow uncut" {
  given {
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    data payments { financial yes }
    source bank_statement
    role controller { held_by carla }
    role first_line { held_by second_line }
    role second_line { held_by first_line }
    person carla
    person ana
    team developers { members ana }
    evidence reconciliation
    system billing { financial_role billing }
    system app {
      feeds billing {
              carries     payments
              assured_by  only_complete, only_accurate, elsewhere, nobody, circle, insider,
                          without_source, own_report, passed_on, quarterly_one, after_close,
                          without_owner, without_threshold, without_evidence, for_soc2, planned,
                          undated, too_new
            },
            copy {
              carries  payments
            }
    }
    system copy { feeds second_copy { carries payments } }
    system second_copy
    grant development { to developers; duties develop; on app }
    control only_complete {
      owner          controller
      performed_by   controller
      applies_to     billing
      checks         completeness
      compares_with  bank_statement
      frequency      monthly
      before_close   yes
      threshold      "Any."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
    control only_accurate {
      owner          controller
      performed_by   controller
      applies_to     billing
      checks         accuracy
      compares_with  bank_statement
      frequency      monthly
      before_close   yes
      threshold      "Any."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
    control elsewhere {
      owner          controller
      performed_by   controller
      applies_to     app
      checks         completeness, accuracy
      compares_with  bank_statement
      frequency      monthly
      before_close   yes
      threshold      "Any."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
    control nobody {
      owner          controller
      applies_to     billing
      checks         completeness, accuracy
      compares_with  bank_statement
      frequency      monthly
      before_close   yes
      threshold      "Any."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
    control circle {
      owner          controller
      performed_by   first_line
      applies_to     billing
      checks         completeness, accuracy
      compares_with  bank_statement
      frequency      monthly
      before_close   yes
      threshold      "Any."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
    control insider {
      owner          controller
      performed_by   controller, ana
      applies_to     billing
      checks         completeness, accuracy
      compares_with  bank_statement
      frequency      monthly
      before_close   yes
      threshold      "Any."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
    control without_source {
      owner         controller
      performed_by  controller
      applies_to    billing
      checks        completeness, accuracy
      frequency     monthly
      before_close  yes
      threshold     "Any."
      evidence      reconciliation
      satisfies     sox:404(a)
      effective     2026-01-01
    }
    control own_report {
      owner          controller
      performed_by   controller
      applies_to     billing
      checks         completeness, accuracy
      compares_with  app
      frequency      monthly
      before_close   yes
      threshold      "Any."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
    control passed_on {
      owner          controller
      performed_by   controller
      applies_to     billing
      checks         completeness, accuracy
      compares_with  bank_statement, second_copy
      frequency      monthly
      before_close   yes
      threshold      "Any."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
    control quarterly_one {
      owner          controller
      performed_by   controller
      applies_to     billing
      checks         completeness, accuracy
      compares_with  bank_statement
      frequency      quarterly
      before_close   yes
      threshold      "Any."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
    control after_close {
      owner          controller
      performed_by   controller
      applies_to     billing
      checks         completeness, accuracy
      compares_with  bank_statement
      frequency      monthly
      threshold      "Any."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
    control without_owner {
      performed_by   controller
      applies_to     billing
      checks         completeness, accuracy
      compares_with  bank_statement
      frequency      monthly
      before_close   yes
      threshold      "Any."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
    control without_threshold {
      owner          controller
      performed_by   controller
      applies_to     billing
      checks         completeness, accuracy
      compares_with  bank_statement
      frequency      monthly
      before_close   yes
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
    control without_evidence {
      owner          controller
      performed_by   controller
      applies_to     billing
      checks         completeness, accuracy
      compares_with  bank_statement
      frequency      monthly
      before_close   yes
      threshold      "Any."
      satisfies      sox:404(a)
      effective      2026-01-01
    }
    control for_soc2 {
      owner          controller
      performed_by   controller
      applies_to     billing
      checks         completeness, accuracy
      compares_with  bank_statement
      frequency      monthly
      before_close   yes
      threshold      "Any."
      evidence       reconciliation
      satisfies      tsc:PI1.1
      effective      2026-01-01
    }
    control planned {
      status         draft
      owner          controller
      performed_by   controller
      applies_to     billing
      checks         completeness, accuracy
      compares_with  bank_statement
      frequency      monthly
      before_close   yes
      threshold      "Any."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
    control undated {
      owner          controller
      performed_by   controller
      applies_to     billing
      checks         completeness, accuracy
      compares_with  bank_statement
      frequency      monthly
      before_close   yes
      threshold      "Any."
      evidence       reconciliation
      satisfies      sox:404(a)
    }
    control too_new {
      owner          controller
      performed_by   controller
      applies_to     billing
      checks         completeness, accuracy
      compares_with  bank_statement
      frequency      monthly
      before_close   yes
      threshold      "Any."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-02
    }
  }
  expect exists a in assurance
    where a.control == only_complete
      and a.failing == "(i) it does not check both completeness and accuracy"
  expect exists a in assurance
    where a.control == only_accurate
      and a.failing == "(i) it does not check both completeness and accuracy"
  expect exists a in assurance
    where a.control == elsewhere
      and a.failing == "(ii) it is not performed on the receiving side, or by someone who can change the sender"
  expect exists a in assurance
    where a.control == nobody
      and a.failing == "(ii) it is not performed on the receiving side, or by someone who can change the sender"
  expect exists a in assurance
    where a.control == circle
      and a.failing == "(ii) it is not performed on the receiving side, or by someone who can change the sender"
  expect exists a in assurance
    where a.control == insider
      and a.failing == "(ii) it is not performed on the receiving side, or by someone who can change the sender"
  expect exists a in assurance
    where a.control == without_source
      and a.failing == "(iii) what it compares with is missing, or comes from the sender"
  expect exists a in assurance
    where a.control == own_report
      and a.failing == "(iii) what it compares with is missing, or comes from the sender"
  expect exists a in assurance
    where a.control == passed_on
      and a.failing == "(iii) what it compares with is missing, or comes from the sender"
  expect exists a in assurance
    where a.control == quarterly_one
      and a.failing == "(iv) it runs neither at each transfer nor at least monthly before the close"
  expect exists a in assurance
    where a.control == after_close
      and a.failing == "(iv) it runs neither at each transfer nor at least monthly before the close"
  expect exists a in assurance
    where a.control == without_owner and a.failing == "(v) it has no owner, threshold or evidence"
  expect exists a in assurance
    where a.control == without_threshold
      and a.failing == "(v) it has no owner, threshold or evidence"
  expect exists a in assurance
    where a.control == without_evidence
      and a.failing == "(v) it has no owner, threshold or evidence"
  expect exists a in assurance
    where a.control == for_soc2
      and a.failing == "(vi) it is not mapped to SOX, or was not effective for the whole period"
  expect exists a in assurance
    where a.control == planned
      and a.failing == "(vi) it is not mapped to SOX, or was not effective for the whole period"
  expect exists a in assurance
    where a.control == undated
      and a.failing == "(vi) it is not mapped to SOX, or was not effective for the whole period"
  expect exists a in assurance
    where a.control == too_new
      and a.failing == "(vi) it is not mapped to SOX, or was not effective for the whole period"
  expect not exists a in assurance where not exists a.failing
  expect not exists f in flow where f.cut
  expect app.fr_classes == [FR2]
  expect app.financially_relevant because "app -(payments)-> billing [has the financial role billing]"
}

test "a cut takes a system out along that flow only" {
  given {
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    data payments { financial yes }
    source bank_statement
    role controller
    evidence reconciliation
    system ledger { financial_role general_ledger }
    system billing { financial_role billing }
    system app { feeds billing { carries payments; assured_by sound }, meter { carries payments } }
    system meter { feeds ledger { carries payments } }
    system behind { feeds meter { carries payments; assured_by elsewhere_only, sound_too } }
    control sound {
      owner          controller
      performed_by   controller
      applies_to     billing
      checks         completeness, accuracy
      compares_with  bank_statement
      frequency      monthly
      before_close   yes
      threshold      "Any."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
    control elsewhere_only { }
    control sound_too {
      owner          controller
      performed_by   controller
      applies_to     meter
      checks         completeness, accuracy
      compares_with  bank_statement
      frequency      each_transfer
      threshold      "Any."
      evidence       reconciliation
      satisfies      sox:404(a)
      effective      2026-01-01
    }
  }
  expect app.fr_classes == [FR2]
  expect app.financially_relevant because "app -(payments)-> meter -(payments)-> ledger [has the financial role general ledger]"
  expect not behind.financially_relevant
}
