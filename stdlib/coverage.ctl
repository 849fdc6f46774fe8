// What is owed, and what answers it: facts that the rules of coverage and the coverage table share. What is in scope
// is decided in `scope.ctl`; whether a gap is worth a finding is decided in `rules/`.

extend kind organization {
  /// Whether ICFR is assessed, or controls are built so that it could be: then financial relevance has consequences.
  icfr_in_view: bool = self.sox or self.stage == growth_regulated
}

extend kind engagement {
  /// The systems of the services that it describes.
  boundary: [system] = self.services.boundary
  /// The criteria by which it is judged: those of Security and of each selected category, but for the ones set aside.
  criteria: [clause] = those t in clause
    where self.program == soc2
      and not t.heading
      and t.category in [security, self.categories]
      and not t in self.not_applicable
}

extend kind engagement {
  /// The subservice organisations of the services that it describes.
  subservice_organisations: [vendor] = those v in self.services.vendors where v.subservice
  /// The parts that the description of the system owes and these files say nothing of.
  description_lacks: [clause] = those t in [
    dc:DC1 if exists v in self.services where not exists v.description,
    dc:DC2 if not exists c in commitment where exists v in c.to_users_of where v in self.services,
    dc:DC3 if not exists self.boundary,
    dc:DC4 if not exists self.significant_incidents,
    dc:DC7 if exists v in self.subservice_organisations where not exists v.expected_controls,
    dc:DC9 if self.report.over_period and not exists self.significant_changes
  ]
    where self.program == soc2 and not self.report.public_use
}

extend kind control {
  /// Whether it bears on what an engagement describes: it covers a system there, or no system in particular.
  bears_on(e: engagement): bool = self.entity_level
    or not exists self.applies_to
    or not exists e.boundary
    or exists s in self.applies_to where s in e.boundary
}

extend kind family {
  /// Its controls in use.
  in_use: [control] = those c in self.controls where c.active
  /// The one control in use, where there is no other: what a repair may extend without asking which.
  sole: [control] = those c in self.in_use where count(self.in_use) == 1
}

extend kind clause {
  /// The controls in use that answer it.
  answered_by: [control] = those c in self.satisfied_by where c.active
  /// Whether one of them bears on what an engagement describes.
  answered_in(e: engagement): bool = exists c in self.answered_by where c.bears_on(e)
}

extend kind system {
  /// The programmes for which its controls matter today: it is in their scope, and the company pursues them.
  examined_for: [program] = [
    soc2 if self.in_soc2_scope and organization.soc2,
    sox if self.financially_relevant and organization.icfr_in_view
  ]
  /// The general controls that it owes for being financially relevant.
  owes: [clause] = (those n in itgc_need
      where organization.icfr_in_view
        and n.class in self.fr_classes
        and not self.financial_role in n.not_for
        and (not exists n.only_for or self.financial_role in n.only_for)
        and (not n.if_rebuilt or self.rebuilt)
        and not (n.vendor_relieves and exists self.vendor)).domains
  /// Those of them that no control in use answers here.
  owes_still: [clause] = those d in self.owes
    where not exists c in self.controls where c.active and d in c.satisfies
  /// The supporting tasks that a control in use looks after: a control over the system, or over the tool that does
  /// it.
  tasks_controlled: [support_task] = [
    (those c in self.controls where c.active).family.task,
    those k in support_task
    where exists x in support
      where x.system == self
        and k in x.with
        and exists c in x.tool.controls where c.active and k in c.family.task
  ]
}

extend kind evidence {
  /// What its kind is expected to show and it does not.
  lacks: [attribute] = those a in self.type.needs where not a in self.shows
  /// The links that are missing from the chain between a change and production.
  broken_at: [attribute] = those a in self.lacks
    where exists self.shows and self.type.change and a.chain
  /// The questions that nothing it shows answers, but for those that a missing link of the chain would answer.
  leaves_open: [question] = those q in question
    where exists self.shows and not exists a in [self.shows, self.broken_at] where a.answers == q
}

test "the criteria of an engagement are those of Security and of what it selects" {
  given {
    engagement plain { report soc2_type1; period 2026-06-30 .. 2026-06-30 }
    engagement full {
      report      soc2_type2
      period      2026-01-01 .. 2026-12-31
      categories  security, availability, processing_integrity, confidentiality, privacy
    }
    engagement less {
      report          soc2_type2
      period          2026-01-01 .. 2026-12-31
      categories      availability
      not_applicable  tsc:CC6.4 { reason "no premises" }
    }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31; categories availability }
  }
  expect count(plain.criteria) == 33
  expect count(full.criteria) == 61
  expect count(less.criteria) == 35
  expect not tsc:CC6.4 in less.criteria
  expect tsc:A1.3 in less.criteria
  expect not exists icfr.criteria
}

test "a control bears on an engagement by its systems, as a whole, or because it names none" {
  given {
    engagement e { report soc2_type2; period 2026-01-01 .. 2026-12-31; service platform }
    system app { serves platform; runs_on cloud }
    system other_app { serves other }
    control by_system { applies_to other_app, cloud; satisfies tsc:CC6.1 }
    control elsewhere { applies_to other_app; satisfies tsc:CC6.1, tsc:CC6.2 }
    control whole { applies_to other_app; entity_level yes; satisfies tsc:CC6.3 }
    control unnamed { satisfies tsc:CC6.4 }
    control planned { satisfies tsc:CC6.2, tsc:CC6.5; applies_to app; status draft }
  }
  expect e.boundary == [app, cloud]
  expect by_system.bears_on(e)
  expect not elsewhere.bears_on(e)
  expect whole.bears_on(e)
  expect unnamed.bears_on(e)
  expect (tsc:CC6.1).answered_by == [by_system, elsewhere]
  expect (tsc:CC6.1).answered_in(e)
  expect not (tsc:CC6.2).answered_in(e)
  expect not (tsc:CC6.5).answered_in(e)
  expect not exists (tsc:CC6.5).answered_by
}

test "where no boundary is known, nothing is outside it" {
  given {
    engagement e { report soc2_type2; period 2026-01-01 .. 2026-12-31 }
    control access { applies_to app }
  }
  expect access.bears_on(e)
}

test "what a system owes follows from why it is financially relevant" {
  given {
    organization acme { stage growth_regulated }
    itgc_need payroll_only { class FR1; domains itgc:development; only_for payroll }
    system gl {
      financial_role  general_ledger
      vendor          maker
      runs_on         cloud, rack
      signs_in_with   okta
      deployed_by     ci
    }
    system new_billing { financial_role billing; rebuilt yes }
    system model { financial_role spreadsheet; rebuilt yes }
    data usage { financial yes }
    system meter { feeds gl { carries usage } }
    system sheet { financial_role spreadsheet; processes idle_process; feeds gl { carries usage } }
    process idle_process { accounts sundry }
    account sundry
    system cloud { vendor hoster }
    system ci
    system okta { vendor okta_inc }
    system site
    control review { applies_to gl; satisfies itgc:access }
    control planned { applies_to gl; satisfies itgc:change; status draft }
    control elsewhere { applies_to site; satisfies itgc:change }
  }
  expect gl.owes == [itgc:access, itgc:change, itgc:operations]
  expect gl.owes_still == [itgc:change, itgc:operations]
  expect new_billing.owes == [itgc:access, itgc:change, itgc:operations, itgc:development]
  expect model.owes == [itgc:access, itgc:change]
  expect meter.owes == [itgc:access, itgc:change, itgc:operations]
  expect sheet.owes == [itgc:access, itgc:change]
  expect rack.owes == [itgc:access, itgc:change, itgc:operations]
  expect ci.owes == [itgc:access, itgc:change]
  expect not exists cloud.owes
  expect not exists okta.owes
  expect not exists site.owes
  expect gl.examined_for == [sox]
  expect not exists site.examined_for
}

test "general controls are owed once ICFR is assessed, at any stage" {
  given {
    organization acme { stage early_stage }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    system gl { financial_role general_ledger; serves platform }
    system app { serves platform }
  }
  expect exists gl.owes
  expect gl.examined_for == [sox]
  expect not exists app.examined_for
}

test "nothing is owed where nobody looks at ICFR" {
  given {
    organization acme { stage pre_ipo }
    engagement e { report soc2_type2; period 2026-01-01 .. 2026-12-31 }
    system gl { financial_role general_ledger }
    system billing { financial_role billing; serves platform }
  }
  expect not exists gl.owes
  expect not exists gl.examined_for
  expect billing.examined_for == [soc2]
}

test "a task is looked after by a control over the system or over the tool that does the task" {
  given {
    system app
    system logs { supports app { with logging, monitoring } }
    system scanner { supports other { with vulnerability_scan } }
    control log_review { family log_management; applies_to logs }
    control backups { family backup_operation; applies_to app }
    control scans { family vulnerability_management; applies_to scanner }
    control endpoints { family endpoint_protection; applies_to logs }
    control events { family event_monitoring; applies_to logs; status draft }
    control scans_later { family vulnerability_management; applies_to app; status draft }
  }
  expect app.tasks_controlled == [logging, backup]
  expect other.tasks_controlled == [vulnerability_scan]
}

test "what evidence lacks, which question it leaves open, and where its chain breaks" {
  given {
    evidence pulls {
      type   pull_request
      shows  author, reviewer, merged_by, branch_rules, checks
    }
    evidence reviews { type access_review; shows population, row_count }
    evidence unwritten { type pull_request }
    evidence kind_unknown { shows requester }
    evidence_type design "design" { needs requested_change, approver }
    evidence designs { type design; shows approver }
  }
  expect pulls.lacks == [requested_change, deployment]
  expect pulls.broken_at == [requested_change, deployment]
  expect not exists pulls.leaves_open
  expect reviews.leaves_open == [who_approved, what_happened]
  expect not exists reviews.broken_at
  expect count(unwritten.lacks) == 7
  expect not exists unwritten.broken_at
  expect not exists unwritten.leaves_open
  expect designs.lacks == [requested_change]
  expect not exists designs.broken_at
  expect count(kind_unknown.leaves_open) == 3
}

test "a family knows its controls in use, and whether there is only one" {
  given {
    control joiners { family access_granting }
    control planned { family access_granting; status draft }
    control tickets { family change_management }
    control merges { family change_management }
  }
  expect access_granting.in_use == joiners
  expect access_granting.sole == joiners
  expect change_management.in_use == [tickets, merges]
  expect not exists change_management.sole
}
