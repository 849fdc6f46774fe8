// What is asked for and answered by nothing, or by too little: criteria, clauses, general controls, assertions,
// risks.
//
// One criterion is told of once. Of COV-01, COV-07, COV-08 and COV-09 the one speaks that names what there is:
// nothing, controls elsewhere, controls not in use, policies alone. What answers what is decided in `coverage.ctl`
// above.

// ---- the criteria of an engagement ----

/// The auditor concludes on every criterion of a selected category, and one that no control answers cannot be met.
///
/// Fires when a criterion of Security, or of a category that the engagement selects, is named by no control and by no
/// policy. There is one finding for each category, however many its criteria. Where something names the criterion and
/// is not enough, the rule that says what it is speaks instead: COV-07, COV-08 or COV-09.
///
/// Level error.
///
/// Settled by naming the criterion in `satisfies` of a control that does this work already, by a new control (there
/// is a template for every common criterion), or, where a criterion has no bearing on the service, by
/// `not_applicable` with a reason, which the description then gives (`dc:DC8`).
rule COV-01 "criterion without a control" {
  severity error
  for      e in engagement, t in e.criteria, k in t.category
  where    not exists [t.satisfied_by, t.addressed_by_policy]
  per      e, k
  message  "{e} has no control for {t}" if count(t) <= 3,
           "{e} has no control for {count(t)} criteria of {k}"
  at       e "{k}: {t}"
  help     "name it in `satisfies` of a control that does this already, or add one: {t.title}"
             if count(t) == 1,
           "name each in `satisfies` of a control that does this already, or add controls from the templates"
  cites    aicpa:TSP100, dc:DC5
}

/// Every other category rests on the common criteria, so a report that leaves out a series of them has not selected
/// Security.
///
/// Fires when an engagement for SOC 2 sets aside all criteria of one series of the common criteria (CC1 to CC9) as
/// not applicable. Security needs no line in `categories`: it is always in, and this is the one way to take it out. A
/// single criterion may have no bearing on a service (CC6.4, where a vendor has all the premises); a whole series
/// always has.
///
/// Level error.
///
/// Settled by taking criteria of the series out of `not_applicable`. What a vendor does for them is told as its part
/// (carved out or included), not as criteria that do not apply.
rule COV-02 "series of the common criteria set aside" {
  severity error
  for      e in engagement, x in e.not_applicable, h in x.part_of
  where    e.program == soc2 and h.category == security
  require  exists t in h.items where not t in e.not_applicable
  per      e, h
  message  "{e} sets aside all of {h}, and every category rests on the common criteria"
  at       (those r in relevance where r.engagement == e and r.clause in x) "set aside here"
  help     "take {x} out of `not_applicable`: every service has a part in it ({h.title})"
  cites    aicpa:TSP100
}

/// A control on systems that are no part of a service says nothing about how that service is run.
///
/// Fires when controls in use answer a criterion, and none of them bears on a service of the engagement: each names
/// systems in `applies_to`, and none of these is inside the boundary. A control that names no system, or is
/// `entity_level`, bears on every service. A criterion counts once, whatever the number of its controls.
///
/// Level error.
///
/// Settled by adding the systems of the service to what one of the controls covers, if it does cover them; by another
/// control; or, where a system is missing from the boundary, by the edge that would bring it in (`ctl explain` of the
/// system says what is known).
rule COV-07 "criterion answered outside the services only" {
  severity error
  for      e in engagement, t in e.criteria, c in t.answered_by
  where    not t.answered_in(e)
  per      t
  message  "{t} is answered by {c}, on systems outside the services of {e}"
  at       c.applies_to "none of these is in the boundary"
  help     "add systems inside the boundary to `applies_to` of {c}, or name {t} in a control that covers them"
  cites    dc:DC5
}

/// What is planned, retired or not yet in effect meets no criterion today.
///
/// Fires when controls name a criterion of an engagement, and none of them is in use: each is a draft, is retired, or
/// starts on a later day. The criterion counts once, whatever the number of engagements that ask for it.
///
/// Level error.
///
/// Settled by making one of the controls active once it has run, or by naming the criterion in a control that is in
/// use. An exception on the criterion holds until its last day.
rule COV-08 "criterion answered by controls not in use" {
  severity error
  for      e in engagement, t in e.criteria, c in t.satisfied_by
  where    not exists t.answered_by
  per      t
  message  "{t} is answered by {c} alone, and it is not in use" if count(c) == 1,
           "{t} is answered by {c}, and none of them is in use"
  at       (those x in c where x.status != active).status "not in use"
  at       (those x in c where x.status == active).effective "not yet in effect"
  help     "make {c} active once it has run, or name {t} ({t.title}) in a control that is in use"
             if count(c) == 1,
           "make one of them active once it has run, or name {t} ({t.title}) in a control that is in use"
  cites    tsc:CC4.1
}

/// A policy says what is meant to happen, and the auditor looks for what does.
///
/// Fires when a criterion of an engagement is named by policies and by no control. There is one finding for each
/// category, however many its criteria.
///
/// Level warning: the intention is there, and the work may be done already without a control that says so.
///
/// Settled by a control for what the policy asks, with the criterion in its `satisfies`, and named in
/// `put_in_action_by` of the policy.
rule COV-09 "criterion answered by policies alone" {
  severity warning
  for      e in engagement, t in e.criteria, p in t.addressed_by_policy, k in t.category
  where    not exists t.satisfied_by
  per      e, k
  message  "{e} has policies but no control for {t}" if count(t) <= 3,
           "{e} has policies but no control for {count(t)} criteria of {k}"
  at       p.satisfies "this policy speaks to what no control answers"
  help     "add a control that puts {p} in action, and name {t} in its `satisfies`"
             if count(p) == 1,
           "for each criterion, add a control that puts the policy in action"
  cites    tsc:CC5.3
}

/// A criterion that is left out of the report has to be explained in its description.
///
/// Fires when `not_applicable` of an engagement names a criterion and gives no reason.
///
/// Level error.
///
/// Settled by the reason, in words that a reader of the report can judge: what about the service makes the criterion
/// irrelevant. That nobody has a control yet is no reason.
rule COV-10 "criterion set aside without a reason" {
  severity error
  for      x in relevance
  require  exists x.reason
  message  "{x.engagement} sets {x.clause} aside and gives no reason"
  at       x "set aside here"
  fix      set x.reason "why the service has nothing to do with it"
  cites    dc:DC8
}

/// A heading gathers criteria, and whoever cites it leaves open which of them is meant.
///
/// Fires when a control or a policy names a clause that is only the heading of a series: `tsc:CC6`, `tsc:P1.0`,
/// `sox:302`. A clause that does not exist at all is an error of the language (E0202, E0203).
///
/// Level error.
///
/// Settled by the clauses under the heading that the control does answer. Seldom it is all of them.
rule COV-12 "heading cited as a clause" {
  severity error
  for      x in [control, policy], t in x.satisfies
  where    t.heading
  message  "{t} is a heading, not a clause that {x} can answer"
  at       (those m in mapping where m.control == x and m.clause == t)
           "{t.title}: the heading of a series"
  at       (those p in x where p is policy).satisfies "{t}, {t.title}: the heading of a series"
  help     "name what is meant of {those i in t.items* where not i.heading}"
  cites    aicpa:TSP100
}

// ---- risks and purposes ----

/// A risk that is known and left alone is an answer that nobody gave.
///
/// Fires when a risk is to be mitigated (the treatment, if none is written) and no control in use mitigates it, or
/// when it is accepted and nothing says who accepted it. A risk that is transferred or avoided needs neither.
///
/// Level error.
///
/// Settled by naming the risk in `mitigates` of a control, by another `treatment`, or, for an accepted risk, by
/// `accepted_by`: somebody with the authority to bear what happens.
rule COV-05 "risk without a response" {
  severity error
  for      r in risk
  where    (r.treatment == mitigate and not exists c in r.mitigated_by where c.active)
           or r.treatment == accept and not exists r.accepted_by
  message  "{r} is accepted, and nothing says by whom" if r.treatment == accept,
           "{r} is to be mitigated, and no control in use does"
  at       r.treatment
  help     "name in `accepted_by` who may bear what happens, or treat the risk"
             if r.treatment == accept,
           "name `{r.name}` in `mitigates` of a control, or say what else is done about it in `treatment`"
  cites    tsc:CC3.2, coso:P7
}

/// Work that answers no clause and no risk costs its time and is missed by nobody.
///
/// Fires when a control in use answers no clause, mitigates no risk, supports no assertion, offsets no conflict of
/// duties, and proves or redacts no flow.
///
/// Level warning.
///
/// Settled by saying what it is for, or by retiring it. If it keeps something from going wrong, that is a risk: write
/// it down and name it in `mitigates`.
rule COV-06 "control without a purpose" {
  severity warning
  for      c in control
  where    c.active
  require  exists [c.satisfies, c.mitigates, c.assures_that, c.compensates, c.assures, c.redacts]
  message  "{c} answers no clause and mitigates no risk"
  at       c
  help     "name what it is for in `satisfies` or `mitigates`, or retire it"
  fix      set c.status retired
  cites    tsc:CC5.1
}

// ---- general controls and operations, system by system ----

/// Automated controls and reports are only as good as the general controls over the system that runs them.
///
/// Fires when a financially relevant system owes a domain of general controls and no control in use both covers the
/// system and answers the domain. What is owed depends on why it is relevant: access, change and operations for a
/// system that makes the figures, feeds them or hosts such a system; access and change for an identity provider, a
/// pipeline, a report source or a spreadsheet; development too where it was rebuilt in the period. A host, an
/// identity provider or a pipeline that a vendor runs owes none: the vendor's report is asked for instead.
///
/// Level error as soon as an ICFR engagement is declared, warning at growth_regulated, otherwise silent.
///
/// Settled by adding the system to `applies_to` of a control that answers the domain, by a control from a template,
/// or by what takes the system out of scope: `ctl explain` of the system names it.
rule COV-03 "financially relevant system lacks a general control" {
  severity error if organization.sox, warning
  for      s in system, d in s.owes_still
  per      s
  message  "{s} ({s.fr_classes}) has no control in use for {d}"
  at       s
  because  s.financially_relevant
  cost     "it has {those c in s.controls where c.active}" if exists c in s.controls where c.active
  help     "add `{s.name}` to `applies_to` of a control that answers {d}, or start from a template: see `ctl explain templates`"
  fix      append (those c in periodic_access_review.sole where itgc:access in d).applies_to {s}
  fix      append (those c in configuration_change.sole where itgc:change in d and exists s.vendor).applies_to {s}
  fix      append (those c in change_management.sole where itgc:change in d and not exists s.vendor).applies_to {s}
  fix      append (those c in job_monitoring.sole where itgc:operations in d).applies_to {s}
  fix      add control "{s}_access_review" like std::periodic_access_review {
             applies_to  {those x in s where itgc:access in d and not exists periodic_access_review.in_use}
           }
  fix      add control "{s}_changes" like std::reviewed_changes {
             applies_to  {those x in s where itgc:change in d and not exists change_management.in_use}
           }
  fix      add control "{s}_jobs" like std::interface_and_job_monitoring {
             applies_to  {those x in s where itgc:operations in d and not exists job_monitoring.in_use}
           }
  cites    pcaob:AS2201.36, coso:P11
}

/// Access that is given without a request, or outlives the job or the employment, is found by whoever abuses it.
///
/// Fires when a system that is examined for a programme has no control in use for one of the three times at which
/// access changes: when somebody joins, moves to another job, or leaves. The family of a control says which of them
/// it covers. A control over the identity provider that people sign in with counts. Where COV-03 already finds no
/// control over access at all, it speaks and this rule does not.
///
/// Level error on a financially relevant system where ICFR is in view, otherwise warning.
///
/// Settled by adding the system, or its identity provider, to `applies_to` of the control that covers that time, or
/// by a control from the templates `access_request`, `role_change_access` and `leaver_removal`.
rule COV-15 "joiner, mover or leaver not covered" {
  severity error if sox in s.examined_for, warning
  for      s in system, l in access_leg
  where    exists s.examined_for and not itgc:access in s.owes_still
  require  exists c in [s, s.signs_in_with].controls where c.active and l in c.family.leg
  per      s
  message  "{s} has no control in use for {l} access"
  at       s
  because  s.in_soc2_scope or s.financially_relevant
  help     "add `{s.name}` to `applies_to` of {(those f in family where exists k in f.leg where k in l).sole}"
             if exists (those f in family where exists k in f.leg where k in l).sole,
           "add `{s.name}` to `applies_to` of a control for {l} access, or start from a template: see `ctl explain templates`"
  fix      append (those f in family where exists k in f.leg where k in l).sole.applies_to {s}
  fix      add control "{s}_leaver_removal" like std::leaver_removal {
             applies_to  {those x in s where (exists y in l where y == leaver) and not exists access_removal.in_use}
           }
  fix      add control "{s}_access_request" like std::access_request {
             applies_to  {those x in s where (exists y in l where y == joiner) and not exists access_granting.in_use}
           }
  cites    tsc:CC6.2, tsc:CC6.3
}

/// Nobody can find out, or bring back, what was not logged, answered or backed up in time.
///
/// Fires when a production system that is examined for a programme and run by the organisation itself has no control
/// in use for logging, for incidents, or, where it stores data, for backup. A control over the tool that does the
/// task for the system counts, as does a response to incidents that names no system. What a vendor runs is the
/// vendor's to log and to back up, and its report says so. Where COV-03 already finds no control over operations at
/// all, it speaks and this rule does not.
///
/// Level warning.
///
/// Settled by adding the system to the control for that task, by naming the tool that does it (`supports`) with a
/// control over that tool, or by a control from the templates `log_collection`, `incident_response` and
/// `backup_monitoring`.
rule COV-16 "logging, incidents or backup not covered" {
  severity warning
  for      s in system
  where    exists s.examined_for
           and s.production
           and not exists s.vendor
           and not itgc:operations in s.owes_still
  let      missing = [
    "logging" if not logging in s.tasks_controlled,
    "incidents"
      if (not exists c in incident_response.in_use where not exists c.applies_to)
        and not exists c in s.controls where c.active and c.family == incident_response,
    "backup" if exists s.stores and not backup in s.tasks_controlled
  ]
  require  not exists missing
  message  "{s} has no control in use for {missing}"
  at       s
  because  s.in_soc2_scope or s.financially_relevant
  help
    "add `{s.name}` to `applies_to` of a control for {missing}, or say with `supports` which tool does it"
  fix append (those c in log_management.sole where "logging" in missing).applies_to {s}
  fix append (those c in incident_response.sole where "incidents" in missing).applies_to {s}
  fix append (those c in backup_operation.sole where "backup" in missing).applies_to {s}
  fix add control "{s}_logs" like std::log_collection {
    applies_to {those x in s where "logging" in missing and not exists log_management.in_use}
  }
  fix add control "{s}_incidents" like std::incident_response {
    applies_to {those x in s where "incidents" in missing and not exists incident_response.in_use}
  }
  fix add control "{s}_backups" like std::backup_monitoring {
    applies_to {those x in s where "backup" in missing and not exists backup_operation.in_use}
  }
  cites    tsc:CC7.2, tsc:CC7.4, tsc:A1.2
}

// ---- financial reporting as a whole ----

/// Each assertion that could be materially wrong needs a control that would stop or find the misstatement.
///
/// Fires when an account is significant and one of its assertions is covered by no key control in use. Which accounts
/// and assertions matter is management's decision; the rule takes it as written.
///
/// Level error as soon as an ICFR engagement is declared, otherwise silent.
///
/// Settled by naming the account and the assertion in `assures_that` of the control that addresses the risk, and by
/// marking it `key` if no other would do.
rule COV-04 "relevant assertion without a key control" {
  severity error if organization.sox
  for      a in account, x in a.assertions
  where    a.significant
  require  exists v in coverage
           where v.account == a and x in v.assertion and v.control.key and v.control.active
  per      a
  message  "{a} has no key control in use for {x}"
  at       x "asserted here"
  help     "mark as `key` which of {a.assured_by} alone addresses the risk, or add a control"
             if exists a.assured_by,
           "name `{a.name}` and the assertion in `assures_that` of the control that addresses the risk"
  cites    pcaob:AS2201.39
}

/// Management assesses its controls against a named framework, and every principle of it has to be present.
///
/// Fires when an ICFR engagement names no framework in `assessed_against`, or when a principle of the framework is
/// answered by no control in use, neither directly nor by way of a criterion that carries the principle (`tsc:CC1.1`
/// counts for `coso:P1`).
///
/// Level warning while the company prepares, error from newly_public on: the assessment is a duty from the second
/// annual report.
///
/// Settled by naming the framework, and by controls of the whole entity for the principles listed, most of which have
/// a template.
rule COV-11 "control framework not covered" {
  severity error if organization.stage >= newly_public, warning
  for      e in engagement
  where    e.program == sox
  let      gaps = those p in e.assessed_against.clauses
             where not p.heading and not exists [p.answered_by, p.counted_by.answered_by]
  require  exists e.assessed_against and not exists gaps
  message  "{e} names no control framework" if not exists e.assessed_against,
           "{e} has no control in use for {gaps}"
  at       e.assessed_against
  help     "name the framework that management assesses against" if not exists e.assessed_against,
           "add each principle, or the criterion of CC1 to CC5 that counts for it, to the control that carries it out"
  fix      set e.assessed_against {those f in coso where not exists e.assessed_against}
  cites    sec:S-K.308(a)
}

/// An honest tone at the top, and a way to say when it is not, decide what all other controls are worth.
///
/// Fires when an ICFR engagement is declared and no control in use answers one of these: the channel for complaints
/// about accounting (301(4)), the code of ethics for senior financial officers (406), the financial expert of the
/// audit committee (407), the protection of those who report (806), the consideration of fraud (COSO 8). Fraud is
/// left to COV-11 where the framework that management assesses against has that principle itself. A company that
/// another one consolidates is silent: these are the parent's.
///
/// Level warning while the company prepares, error from newly_public on.
///
/// Settled by a control for each, from the templates `complaints_channel`, `financial_officer_ethics`,
/// `audit_committee_qualification`, `whistleblower_protection` and `fraud_risk_assessment`.
rule COV-13 "entity-level controls incomplete" {
  severity error if organization.stage >= newly_public, warning
  for      e in engagement, t in [sox:301(4), sox:406, sox:407, sox:806, coso:P8]
  where    e.program == sox
           and not exists organization.parent
           and not t in e.assessed_against.clauses
  require  exists [t.answered_by, t.counted_by.answered_by]
  per      e
  message  "{e} has no control in use for {t}"
  at       e "not answered: {t.title}"
  help     "start from the templates for entity-level controls: each names the clause that it answers"
  cites    sox:301, sox:406, sox:407, sox:806, coso:P8
}

/// The officers sign each quarter for what others told them, and can do so only if somebody asked.
///
/// Fires when an ICFR engagement is declared and no control in use supports one of the statements of 302(a)(1) to
/// (6), or the certification of section 906: that the officers read the report, that it is fair and complete, that
/// controls were evaluated, that serious deficiencies and fraud were told to the auditor and the audit committee, and
/// that changes in the controls were disclosed. A control that answers a part of a statement counts for it. A company
/// that another one consolidates is silent: the officers who sign are the parent's.
///
/// Level warning while the company prepares, error from newly_public on: the first periodic report carries the
/// certifications.
///
/// Settled by controls from the templates `subcertification`, `quarterly_change_disclosure`, `disclosure_committee`,
/// `officer_certification` and `deficiency_communication`. Together they answer all of it.
rule COV-14 "officers' certifications without support" {
  severity error if organization.stage >= newly_public, warning
  for      e in engagement,
           t in [
             sox:302(a)(1),
             sox:302(a)(2),
             sox:302(a)(3),
             sox:302(a)(4),
             sox:302(a)(5),
             sox:302(a)(6),
             sox:906
           ]
  where    e.program == sox and not exists organization.parent
  require  exists t.items*.answered_by
  per      e
  message  "{e} has no control in use for {t}" if count(t) <= 3,
           "{e} has no control in use for {count(t)} of the statements that its officers sign"
  at       e "without support: {t.title}"
  help     "start from the templates for the quarterly certification: each names the statements that it supports"
  cites    sox:302(a)(1), sox:302(a)(2), sox:302(a)(3), sox:302(a)(4), sox:302(a)(5), sox:302(a)(6),
           sox:906
}
