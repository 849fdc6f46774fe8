// Over-scoping: what costs an audit more than it gives, and what could serve twice.

/// In a package with more systems than this, one that is out of scope is expected.
count_limit systems_with_none_out "most systems with none out of scope" {
  value        9
  weaker_with  more
}

/// A control that the auditor tests for SOX although nothing behind it reaches the books costs hours and lowers no
/// risk.
///
/// Fires when a control in use answers a clause of SOX, covers systems, and none of them is financially relevant.
/// Controls of the entity, and controls that support an assertion themselves, are left alone.
///
/// Level warning where an ICFR engagement is declared, otherwise silent: without one, mappings from the templates are
/// there for later.
///
/// Settled by dropping the clauses of SOX from `satisfies`. If a system that it covers does matter, what is missing
/// is the flow or the role that says so.
rule OVR-01 "mapped to SOX, but nothing reaches the books" {
  severity warning if organization.sox
  for      c in control
  where    c.active
           and sox in c.programs
           and exists c.applies_to
           and not c.entity_level
           and not exists c.assures_that
  require  exists s in c.applies_to where s.financially_relevant
  message  "{c} is mapped to SOX, but nothing that it covers reaches the books"
  at       c
  at       c.applies_to "none of these is financially relevant"
  help     "take {those k in c.satisfies where k.framework.program == sox} out of `satisfies`"
  fix      drop c.satisfies {those k in c.satisfies where k.framework.program == sox}
  cites    pcaob:AS2201.21
}

/// Each category brings criteria, tests and possible exceptions, and is worth them only where users were promised it.
///
/// Fires when an engagement selects a category beside Security, and nothing justifies it: no commitment to the users
/// of its services names the category, and, for confidentiality and privacy, no data that their customers entrust is
/// confidential or about people.
///
/// Level warning.
///
/// Settled by the commitment (the uptime in the contract, the accuracy that users rely on), or by leaving the
/// category out.
rule OVR-02 "category without a commitment" {
  severity warning
  for      e in engagement, k in e.categories
  where    k != security
           and not exists m in commitment
             where m.category == k and exists v in m.to_users_of where v in e.services
  require  exists d in e.services.customer_data
           where (k == confidentiality and d.confidential or k == privacy and d.personal)
  message  "{e} selects {k}, and no commitment to users asks for it"
  at       k "selected here"
  help     "write the promise as a `commitment`, or leave {k} out"
  fix      drop e.categories {k}
  cites    dc:DC2
}

/// At this stage nobody relies on the company's ICFR, and the work slows a team that is still finding its process.
///
/// Fires when an ICFR engagement is declared at stage early_stage.
///
/// Level warning.
///
/// Settled by taking the engagement out. Controls that answer `itgc` clauses may keep them: they cost nothing, and
/// can be used once there is a plan to list. If there is one, it is the stage that has to be changed.
rule OVR-03 "SOX programme at an early stage" {
  severity warning
  for      e in engagement
  where    e.program == sox and organization.stage == early_stage
  message  "{e} is declared, and {organization} is at an early stage"
  at       e
  at       organization.stage "nothing owes SOX yet"
  help     "take the engagement out until there is a plan to list, or change the stage"
  cites    sox:404(a)
}

/// One approval by somebody else is what the criterion asks for, and each further one teaches people to click.
///
/// Fires when a control over changes asks for more approvals than the limit in the library, two, and none of the
/// systems that it covers is financially relevant.
///
/// Level warning.
///
/// Settled by one independent approval, kept for every change. Where a contract asks for more, an exception says so.
rule OVR-04 "more approvals than a change needs" {
  severity warning
  for      c in control
  where    c.active
           and exists c.applies_to
           and (tsc:CC8.1 in c.satisfies or itgc:change in c.satisfies)
           and c.approvals > approvals_outside_books.value
  require  exists s in c.applies_to where s.financially_relevant
  message  "{c} asks for {c.approvals} approvals of changes that cannot reach the books"
  at       c.approvals
  help     "ask for one approval by somebody other than the author"
  fix      set c.approvals 1
  cites    tsc:CC8.1
}

/// A system that is audited without a reason costs as much as one with it.
///
/// Fires when controls that serve a programme cover a system that is in no scope; and when a package with ten systems
/// or more has none out of scope, which says that everything was declared a component of a service, or that only what
/// is audited was written down.
///
/// Level warning.
///
/// Settled by taking the system out of `applies_to`, or by the edge that brings it into scope, if there is one. For
/// the whole package: by taking `serves` from what only supports the company, and by declaring the systems that are
/// out, with a word why (`not_financial`).
rule OVR-05 "in no scope, and covered all the same" {
  severity warning
  for      x in [system, organization]
  let      by = those c in x.controls where c.active and exists c.programs
  require  x is system and (exists x.in_scope_of or not exists by)
           or x is organization
             and (count(system) <= systems_with_none_out.value
                 or exists s in system where not exists s.in_scope_of)
  message  "{x} is in no scope, and {by} covers it" if count(by) == 1,
           "{x} is in no scope, and {by} cover it" if exists by,
           "{x} has {count(system)} systems, and every one of them is in scope"
  at       x
  at       x.controls "covered here"
  help     "take `{x.name}` out of `applies_to` of {by}, or declare what brings it into scope"
             if exists by,
           "declare the systems that are out of scope too, or take `serves` from those that are no component"
  cites    dc:DC3
}

/// Two controls that do the same are both tested, and one of them will be the one that was forgotten.
///
/// Fires when two controls in use have the same objective, cover the same systems and answer the same clauses.
///
/// Level warning.
///
/// Settled by merging them. Where they differ in a way that matters, the objective of each says how.
rule OVR-06 "two controls do the same" {
  severity warning
  for      s in system, a, b in s.controls
  where    a.objective == b.objective
           and a.applies_to == b.applies_to
           and a.satisfies == b.satisfies
           and a.active
           and b.active
  per      a
  message  "{b} repeats {a}: same objective, systems and clauses"
  at       b
  at       a "the same"
  help     "keep one of them, or let the objectives say how they differ"
  cites    tsc:CC5.1
}

/// Work that is done already, and written down well enough, can be shown to a second auditor at no cost.
///
/// Fires when both programmes are on, a control in use covers a system that is in both scopes, serves one programme
/// only, and has what the other one looks for. For SOC 2 that is a general control with evidence. For SOX it is a
/// control over access or change, as often as its family asks on a financially relevant system, with evidence,
/// threshold and the competence of whoever performs it.
///
/// Level info: it is an offer.
///
/// Settled by a clause of the other programme in `satisfies`, with its purpose there.
rule OVR-07 "control could serve both programmes" {
  severity info
  for      c in control, p in program
  where    organization.sox
           and organization.soc2
           and c.active
           and not p in c.programs
           and (exists s in c.applies_to where s.financially_relevant and s.in_soc2_scope)
           and exists c.evidence
           and ((exists k in c.satisfies where k.framework == itgc)
               or soc2 in c.programs
                 and exists c.threshold
                 and exists c.competence
                 and (exists c.family.leg or c.frequency.every <= c.family.slowest_fr))
  message  "{c} covers systems of both programmes, and could serve {p} too"
  at       c
  at       (those s in c.applies_to where s.financially_relevant and s.in_soc2_scope)
           "in both scopes"
  help     "name in `satisfies` the clause of {p} that it answers as well, with its purpose there"
  cites    tsc:CC5.1, pcaob:AS2201.39
}
