// What an editor shows above declarations (lenses) and beside what they say (hints). A hint tells only what follows and
// is not written there. A package may declare a view of the same name instead; each name can be switched off.

/// Above a system: why it is in scope, what covers it, and what is found.
view system_lenses "above a system" {
  for      s in system
  let      active = those c in s.controls where c.active
  findings found
  lens     sox_path "Path into SOX" if s.financially_relevant
  because  s.financially_relevant
  lens     soc2_path "Path into SOC 2" if s.in_soc2_scope
  because  s in s.in_boundary_of.boundary
  lens     controls
           "1 control" if count(active) == 1,
           "{count(active)} controls" if exists active,
           "no control" if exists s.in_scope_of
  to       active
  lens     findings "1 finding" if found == 1, "{found} findings" if found > 1
  to       found
}

/// Above a control: what it covers and answers, by what it is shown, what is found, and what an auditor reads of it.
view control_lenses "above a control" {
  for      c in control
  findings found
  lens     systems
           "1 system" if count(c.applies_to) == 1,
           "{count(c.applies_to)} systems" if exists c.applies_to
  to       c.applies_to
  lens     clauses
           "answers 1 clause" if count(c.satisfies) == 1,
           "answers {count(c.satisfies)} clauses" if exists c.satisfies,
           "answers no clause"
  to       c.satisfies
  lens     evidence
           "1 evidence item" if count(c.evidence) == 1,
           "{count(c.evidence)} evidence items" if exists c.evidence
  to       c.evidence
  lens     findings "1 finding" if found == 1, "{found} findings" if found > 1
  to       found
  lens     narrative "Show narrative" if c.status != retired
  opens    narratives
}

/// Above a clause of a framework: who answers it.
view clause_lenses "above a clause" {
  for     t in clause
  where   exists e in engagement where t in e.owed
  lens    controls
          "1 control" if count(t.answered_by) == 1,
          "{count(t.answered_by)} controls" if exists t.answered_by,
          "no control yet"
  to      t.satisfied_by
}

/// Above an engagement: how much of what it asks for is answered, and what is not.
view engagement_lenses "above an engagement" {
  for      e in engagement
  let      open = those t in e.owed where not exists t.answered_by
  findings found
  lens     covered
           "all {count(e.owed)} clauses covered" if exists e.owed and not exists open,
           "{count(e.owed) - count(open)} of {count(e.owed)} clauses covered" if exists e.owed
  to       open
  lens     findings "1 finding" if found == 1, "{found} findings" if found > 1
  to       found
  lens     narrative "Show narratives" if exists c in control where e.program in c.programs
  opens    engagement_narratives
}

/// Above a service: what lies in its boundary.
view service_lenses "above a service" {
  for     v in service
  lens    boundary
          "1 system in the boundary" if count(v.boundary) == 1,
          "{count(v.boundary)} systems in the boundary" if exists v.boundary
  to      v.boundary
}

/// Above a role: what it answers for and does.
view role_lenses "above a role" {
  for     r in role
  lens    systems
          "owns 1 system" if count(r.owns_systems) == 1,
          "owns {count(r.owns_systems)} systems" if exists r.owns_systems
  to      r.owns_systems
  lens    controls
          "owns 1 control" if count(r.owns_controls) == 1,
          "owns {count(r.owns_controls)} controls" if exists r.owns_controls
  to      r.owns_controls
}

/// Beside a system: the scope that it is in, where nothing says so.
view system_hints "beside a system" {
  for     s in system
  hint    scope
          "SOX ({s.fr_classes}) and SOC 2" if s.financially_relevant and s.in_soc2_scope,
          "SOX ({s.fr_classes})" if s.financially_relevant,
          "SOC 2" if s.in_soc2_scope
  because s.financially_relevant
}

/// Beside a flow: that it makes its source relevant, or that a control cuts it.
view flow_hints "beside a flow" {
  for     f in flow
  let     cuts = (those a in assurance where a.flow == f and not exists a.failing).control
  hint    flow
          "cut by {cuts}" if f.financial and exists cuts,
          "makes this SOX: FR2"
            if f.financial and f.from.fr2 and exists t in f.to.influences* where t.fr1
  because f.from.fr2
  to      cuts
}

/// Beside an exclusion: that what is found contradicts it.
view exclusion_hints "beside an exclusion" {
  for     x in exclusion
  hint    exclusion
          "contradicts {x.system.fr_classes}" if x.program == sox and x.system.financially_relevant,
          "contradicts: in the boundary of {x.system.in_boundary_of}"
            if x.program == soc2 and x.system.in_soc2_scope
  because x.program == sox and x.system.financially_relevant
          or x.program == soc2 and x.system.in_soc2_scope
}

/// Beside a citation: the title of the clause.
view mapping_hints "beside a citation" {
  for     m in mapping
  hint    titles "{m.clause.title}"
  to      m.clause
}

/// Beside the template of a control: what the control has from there.
view control_hints "beside a control's template" {
  for      c in control
  hint     template "{c.nature}"
  inherits c.nature
  hint     template "{c.timing}"
  inherits c.timing
  hint     template "{c.frequency.title}"
  inherits c.frequency
  hint     template "due in {c.due}"
  inherits c.due
}

/// Beside a clause that an engagement sets aside: its title.
view relevance_hints "beside a clause that is set aside" {
  for     r in relevance
  hint    titles "{r.clause.title}"
  to      r.clause
}
