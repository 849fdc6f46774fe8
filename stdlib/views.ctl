// What `ctl explain`, `ctl coverage` and the scope map show. A package may declare a view of the same name instead.

/// `ctl explain NAME` for a system: in or out of each scope, and the shortest way that proves it.
view system "where a system stands" {
  for     s in system
  heading "{s}"
  line    "owner" "{s.owner}"
  line    "SOX"
          "in scope ({s.fr_classes}): it can affect the books" if s.financially_relevant,
          "not in scope: {s.not_financial}" if exists s.not_financial,
          "not in scope: no financial role, no figures that reach one, nothing that rests on it is relevant"
  because s.financially_relevant
  line    "SOC 2"
          "in scope: in the boundary of {s.in_boundary_of}" if s.in_soc2_scope, "not in scope"
  because s in s.in_boundary_of.boundary
  line    "not by"
          "{those f in flow where f.from == s and f.cut}: cut, all conditions hold"
            if exists f in flow where f.from == s and f.cut
  line    "controls"
          "{those c in s.controls where c.active}" if exists c in s.controls where c.active, "none"
}

/// `ctl explain CITATION`: a clause's place, and who answers it.
view clause "a clause and who answers it" {
  for     t in clause
  heading "{t} {t.title}"
  line    "in short" "{t.summary}"
  line    "category" "{t.category}"
  line    "part of" "{t.part_of}" if exists t.part_of
  line    "heading" "a heading: cite one of {those i in t.items* where not i.heading}" if t.heading
  line    "counts for" "{t.counts_for}" if exists t.counts_for
  line    "asked by"
          "{those e in engagement where t in e.owed}" if exists e in engagement where t in e.owed
  rows    c in t.satisfied_by
  column  "control" c
  column  "title" c.title
  column  "status" c.status
  column  "frequency" c.frequency.title
  column  "owner" c.owner
  column  "evidence" c.evidence
  line    "policies" "{t.addressed_by_policy}" if exists t.addressed_by_policy
}

/// `ctl explain NAME` for a control.
view control "what a control answers" {
  for     c in control
  heading "{c} {c.title}"
  line    "status" "{c.status}"
  line    "objective" "{c.objective}"
  line    "owner" "{c.owner}"
  line    "performed" "{c.frequency.title}" if exists c.frequency
  line    "covers" "{c.applies_to}" if exists c.applies_to
  rows    m in mapping
  where   m.control == c
  column  "answers" m.clause
  column  "title" m.clause.title
  column  "purpose" m.purpose
  line    "evidence" "{c.evidence}" if exists c.evidence, "none"
}

/// `ctl coverage`: what each engagement asks for, and what answers it. Gaps come first.
view coverage "criteria and clauses against controls" {
  for     e in engagement
  let     open = those t in e.owed where not exists c in t.satisfied_by where c.active
  heading "{e}: {count(e.owed) - count(open)} of {count(e.owed)} clauses have an active control"
  rows    t in open
  column  "gap" t
  column  "title" t.title
  column  "not active" t.satisfied_by
  rows    t in e.owed
  where   exists c in t.satisfied_by where c.active
  column  "clause" t
  column  "title" t.title
  column  "controls" those c in t.satisfied_by where c.active
}

/// `ctl coverage`: the general controls over each financially relevant system.
view coverage_systems "general controls over financially relevant systems" {
  heading "general controls over {count(those s in system where s.financially_relevant)} financially relevant systems"
  rows    s in system
  where   s.financially_relevant
  column  "system" s
  column  "class" s.fr_classes
  column  "access" those c in s.controls where c.active and itgc:access in c.satisfies
  column  "change" those c in s.controls where c.active and itgc:change in c.satisfies
  column  "development" those c in s.controls where c.active and itgc:development in c.satisfies
  column  "operations" those c in s.controls where c.active and itgc:operations in c.satisfies
  column  "vendor" s.vendor
}

/// The scope map: systems by scope, with what flows between them and what they rest on.
view scope_map "systems by scope" {
  for     s in system
  class   "SOC 2 and SOX" if s.in_soc2_scope and s.financially_relevant,
          "SOX" if s.financially_relevant,
          "SOC 2" if s.in_soc2_scope,
          "neither"
  mark    "keeps the books" if s.fr1
  mark    "run by a vendor" if exists s.vendor
  group   "{s.owner}"
  arrow   "feeds" (those f in flow where f.from == s and not f.cut).to
  arrow   "feeds, cut by a control" (those f in flow where f.from == s and f.cut).to
  link    "runs on" s.runs_on
  link    "signs in with" s.signs_in_with
  link    "deployed by" s.deployed_by
  link    "supported by" s.supported_by
}

/// The sentence below every report. A line whose text is a number counts what its label names; the table holds what
/// the package was held against; a note says what nobody looked at.
view summary "what was checked" {
  line    "system" "{count(system)}"
  line    "control" "{count(control)}"
  line    "evidence item" "{count(evidence)}"
  line    "note" "Whether the controls operated was not checked: no records." if exists control
  rows    e in engagement
  where   e.program == soc2
  column  "against" "{e.program} ({count(e.owed)} criteria)"
  rows    e in engagement
  where   e.program == sox
  column  "against" "{e.program}"
}

/// How each criterion or clause that an engagement asks for is answered, part by part.
view criteria_map "how criteria are answered" {
  for     e in engagement
  where   exists e.owed
  heading "{e}, {count(e.owed)} clauses by controls in use"
  grid    p in e.owed.part_of by t in p.items
  where   t in e.owed
  side    "{p.title}" if p.framework == coso, "{p.name} {p.title}"
  cell    "{t.name}"
  class   "no control" if not exists t.satisfied_by,
          "none in use yet" if not exists t.answered_by,
          "one control" if count(t.answered_by) == 1,
          "two or more"
}

/// The general controls that each financially relevant system owes, by domain.
view duty_matrix "general controls by system" {
  heading "General controls over financially relevant systems"
  grid    s in system by d in clause
  where   s.financially_relevant and d.framework == itgc and not d.heading
  top     "{d.title}"
  cell    "planned" if d in s.owes_still and exists c in s.controls where d in c.satisfies,
          "GAP" if d in s.owes_still,
          "{count(those c in s.controls where c.active and d in c.satisfies)}"
            if exists c in s.controls where c.active and d in c.satisfies,
          "."
  class   "owed, and no control"
            if d in s.owes_still and not exists c in s.controls where d in c.satisfies,
          "owed, and none in use yet" if d in s.owes_still,
          "answered, though not owed"
            if not d in s.owes and exists c in s.controls where c.active and d in c.satisfies,
          "owed, and answered" if d in s.owes,
          "not owed"
}
