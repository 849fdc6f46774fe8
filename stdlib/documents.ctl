// What `ctl build` writes. A document is a view with a `file`; its words stand in a template, and what it knows about
// the company is worked out here, where it is typed and tested. A package may declare a view of the same name, or
// bring a template of the same path.

extend kind clause {
  /// How the profession cites it in a document: section 404(a), COSO P11, CC6.2.
  cited: [text] = [
    "section {self.name}" if self.framework == sox,
    "COSO {self.name}" if self.framework == coso,
    "{self.title}" if self.framework == itgc,
    "{self.name}" if not self.framework in [sox, coso, itgc]
  ]
}

test "a clause is cited as the profession cites it" {
  given { control c { satisfies sox:404(a), coso:P11, tsc:CC6.2, itgc:access } }
  expect c.satisfies.cited == ["section 404(a)", "COSO P11", "CC6.2", "Access to programs and data"]
}

/// One narrative for each control in use or planned: what a tester reads before the test.
view narratives "control narratives" {
  for      c in control
  where    c.status != retired
  concerns those g in engagement where g.program in c.programs
  let      mappings = those m in mapping where m.control == c
  let      for_soc2 = those m in mappings where m.clause.framework.program == soc2
  let      for_sox = those m in mappings where m.clause.framework.program == sox
  let      in_books = those s in c.applies_to where s.financially_relevant
  let      in_service = those s in c.applies_to where s.in_soc2_scope
  let      all_books = those s in system where s.financially_relevant
  let      threats = those t in threat where t.risk in c.mitigates
  let      assured = those a in coverage where a.control == c
  let      reports = those r in report_use where r.control == c
  let      tests_soc2 = those e in engagement where e.program == soc2
  let      tests_sox = those e in engagement where e.program == sox
  heading  "{c} {c.title}"
  file     "narratives/{c.id}" if exists c.id, "narratives/{c.name}"
  template "documents/narrative.j2"
}

extend kind control {
  /// What management says of it in one line of a report.
  described: text = "{self}: {self.objective}"
  /// Its criteria of the Trust Services, as they are cited.
  tsc_cited: [text] = (those d in self.satisfies where d.framework.program == soc2).cited
  /// Its clauses of SOX, COSO and the general controls, as they are cited.
  sox_cited: [text] = (those d in self.satisfies where d.framework.program == sox).cited
}

/// The risk-control matrix: a row for each control, the tester's columns empty, and what each criterion is answered by.
view risk_control_matrix "risk-control matrix" {
  file     "risk_control_matrix" if exists control
  heading  "Risk-control matrix"
  rows     c in control
  where    c.status != retired
  concerns those g in engagement where g.program in c.programs
  column   "Control" c
  column   "Title" c.title
  column   "Process" c.applies_to.processes
  column   "Sub-process" c.family.title
  column   "Risk" c.mitigates
  column   "What could go wrong" c.what_could_go_wrong
  column   "Account" [c.assures_that, c.mitigates.threatens]
  column   "Assertions" [
    (those a in coverage where a.control == c).assertion,
    (those t in threat where t.risk in c.mitigates).assertion
  ]
  column   "Description" c.objective
  column   "Owner" c.owner
  column   "Performer" c.performed_by
  column   "Reviewer" c.reviewed_by
  column   "Frequency" c.frequency.title
  column   "Nature" c.nature
  column   "Type" c.timing
  column   "Key" c.key
  column   "Information used" (those r in report_use where r.control == c).report
  column   "Systems" c.applies_to
  column   "Depends on" c.depends_on
  column   "TSC" c.tsc_cited
  column   "SOX, COSO" c.sox_cited
  column   "Evidence" c.evidence
  column   "In effect since" c.effective
  column   "Test of design" c.test_of_design
  column   "Test of operation" c.test_of_operation
  column   "Sample" c.sample
  column   "Result" ""
  column   "Deficiency" ""
  column   "Severity" ""
  column   "Remediation" ""
  column   "Retest" ""
  heading  "Coverage"
  rows     t in clause
  where    exists e in engagement where t in e.owed
  concerns those e in engagement where t in e.owed
  column   "Clause" t.cited
  column   "Title" t.title
  column   "Framework" t.framework
  column   "Controls in use" count(t.answered_by)
  column   "Which" t.answered_by
  column   "Not yet in use" those c in t.satisfied_by where not c.active
  heading  "Legend"
  rows     f in family
  where    exists f.controls
  column   "Sub-process" f.title
  column   "Slowest accepted" f.slowest
  column   "Controls" count(f.controls)
}

/// What each artefact is kept for: one row, and for each programme what it sees in it, where, and why.
view evidence_reuse "evidence reuse matrix" {
  file     "evidence/reuse" if exists evidence
  heading  "Evidence reuse matrix"
  rows     e in evidence
  concerns those g in engagement where g.program in e.proves.programs
  column   "Evidence" e
  column   "Sort" e.type.title
  column   "Controls" e.proves
  column   "Systems" e.systems
  column   "SOC 2: clauses" e.proves.tsc_cited
  column   "SOC 2: systems in the boundary" those s in e.systems where s.in_soc2_scope
  column   "SOC 2: what it sees" (those m in mapping
             where m.control in e.proves and m.clause.framework.program == soc2).purpose
  column   "SOX: clauses" e.proves.sox_cited
  column   "SOX: financially relevant systems" those s in e.systems where s.financially_relevant
  column   "SOX: what it sees" (those m in mapping
             where m.control in e.proves and m.clause.framework.program == sox).purpose
  column   "Owner" e.owner
  column   "Kept in" e.stored_in
  column   "How often" e.frequency.title
  column   "Retention" e.retention
}

/// What the auditor of an engagement asks for, each artefact once; what serves another engagement too says so.
view evidence_requests "evidence request lists" {
  for     g in engagement
  where   exists g.program
  heading "Evidence requests: {g}"
  file    "evidence/requests-{g.name}"
            if exists e in evidence
              where exists c in e.proves where c.active and g.program in c.programs
  rows    e in evidence
  where   exists c in e.proves where c.active and g.program in c.programs
  column  "Please provide" e
  column  "For controls" those c in e.proves where c.active and g.program in c.programs
  column  "Population" e.population
  column  "How it is shown complete" e.completeness_check
  column  "Systems" e.systems
  column  "Clauses" (those t in e.proves.satisfies where t.framework.program == g.program).cited
  column  "From" e.owner
  column  "Held by" e.owner.held_by
  column  "Where" [e.stored_in, e.source]
  column  "How often" e.frequency.title
  column  "Due in the period" [
    count(calendar(g.period, e.frequency.every)) if exists e.frequency.every
  ]
  column  "Also serves" those o in engagement
          where o != g and exists c in e.proves where c.active and o.program in c.programs
  column  "Received" ""
}

/// Section IV of a SOC 2 report, the half that management writes: each criterion with the controls that answer it. The
/// service auditor writes the last two columns.
view criteria_matrix "SOC 2 criteria and controls" {
  for     g in engagement
  where   g.program == soc2
  heading "Criteria and controls: {g}"
  file    "soc2/criteria-{g.name}"
  rows    t in g.owed
  column  "Criterion" t.cited
  column  "Title" t.title
  column  "Category" t.category
  column  "Controls" t.answered_by
  column  "As described by management" t.answered_by.described
  column  "Tests performed by the service auditor" ""
  column  "Results" ""
  heading "Not answered"
  rows    t in g.owed
  where   not exists t.answered_by
  column  "Criterion" t.cited
  column  "Title" t.title
  column  "Not yet in use" t.satisfied_by
}

/// Section III of a SOC 2 report, and the draft of management's assertion before it: what the system is, part by part.
view system_description "SOC 2 assertion and system description" {
  for      g in engagement
  where    g.program == soc2 and not g.report.public_use
  let      commitments = those c in commitment where exists v in c.to_users_of where v in g.services
  let      infrastructure = those s in g.boundary where exists [s.hosts, s.authenticates, s.deploys]
  let      software = those s in g.boundary where not s in infrastructure
  let      stored = [g.services.customer_data, g.boundary.stores]
  let      policies = those p in policy where exists t in p.satisfies where t in g.owed
  let      in_use = those c in control where c.active and exists t in c.satisfies where t in g.owed
  let      late = those c in in_use where c.effective > g.period.start
  let      people = those r in role
             where exists c in in_use where r in [c.owner, c.performed_by, c.reviewed_by]
  let      unanswered = those t in g.owed where not exists t.answered_by
  let      of_users = those u in user_entity_control
             where exists v in u.expected_of_users_of where v in g.services
  let      of_vendors = those u in subservice_control
             where exists v in u.expected_of where v in g.subservice_organisations
  let      reasons = those r in relevance where r.engagement == g
  let      outside = those s in system where not s in g.boundary
  heading  "{g}: management's assertion and system description"
  file     "soc2/description-{g.name}"
  template "documents/system_description.j2"
}

/// The general controls over each financially relevant system, by domain.
view itgc_matrix "ITGC matrix" {
  file    "sox/itgc"
            if organization.icfr_in_view and exists s in system where s.financially_relevant
  heading "IT general controls by system"
  rows    s in system
  where   s.financially_relevant
  column  "System" s
  column  "Why it is financially relevant" s.fr_classes
  column  "Access to programs and data" those c in s.controls
          where c.active and itgc:access in c.satisfies
  column  "Program changes" those c in s.controls where c.active and itgc:change in c.satisfies
  column  "Program development" those c in s.controls
          where c.active and itgc:development in c.satisfies
  column  "Computer operations" those c in s.controls
          where c.active and itgc:operations in c.satisfies
  column  "Owed and not answered" s.owes_still.title
  column  "Run by" s.vendor
  column  "Owner" s.owner
}

/// The entity-level controls by the principles of the framework that ICFR is assessed against.
view entity_level_controls "entity-level controls by principle" {
  for     g in engagement
  where   g.program == sox and exists g.assessed_against
  heading "Entity-level controls: {g}"
  file    "sox/entity-level-{g.name}"
  rows    t in g.owed
  column  "Principle" t.cited
  column  "Title" t.title
  column  "Component" t.part_of.title
  column  "Controls" t.answered_by
  column  "Owners" t.answered_by.owner
  column  "Evidence" t.answered_by.evidence
}

/// Which systems are in the scope of ICFR, which are not, and why.
view scoping_memo "SOX scoping memo" {
  for      g in engagement
  where    g.program == sox
  let      significant = those a in account where a.significant
  let      within = those s in system where s.financially_relevant
  let      roots = those s in within where s.fr1
  let      feeders = those s in within where s.fr2
  let      bases = those s in within where exists c in s.fr_classes where c in [FR3, FR4, FR5]
  let      reporters = those s in within where s.fr6
  let      outside = those s in system where not s.financially_relevant
  let      cut = those f in flow where f.financial and f.cut
  let      vendors_within = those v in vendor
             where exists s in v.systems where s.financially_relevant
  let      assured = coverage
  heading  "SOX scoping memo: {g}"
  file     "sox/scoping-memo-{g.name}"
  template "documents/scoping_memo.j2"
}

test "management says of a control in one line what it is called and what it achieves" {
  given { control c { id "AC-01"; objective "Access is approved." } }
  expect c.described == "AC-01: Access is approved."
}

/// What everybody may read of a SOC 2: the service, its commitments and its boundary, and no control.
view public_summary "SOC 3 public summary" {
  for      g in engagement
  where    g.program == soc2 and g.report.public_use
  let      commitments = those c in commitment where exists v in c.to_users_of where v in g.services
  let      of_users = those u in user_entity_control
             where exists v in u.expected_of_users_of where v in g.services
  heading  "{g}: public summary"
  file     "soc3/summary-{g.name}"
  template "documents/public_summary.j2"
}

/// A SOC 1: management's own control objectives, each with the controls that achieve it. No criterion appears in it.
view control_objectives "SOC 1 control objectives" {
  for      g in engagement
  where    g.report in [soc1_type1, soc1_type2]
  let      objectives = those o in control_objective where exists v in o.of where v in g.services
  let      of_users = those u in user_entity_control
             where exists v in u.expected_of_users_of where v in g.services
  heading  "{g}: control objectives and controls"
  file     "soc1/objectives-{g.name}"
  template "documents/control_objectives.j2"
}

/// What each owner of controls over financial reporting states for the quarter that ended last, in support of the
/// officers' certification. The owner answers; nothing is ticked.
view sub_certifications "section 302 sub-certifications" {
  for      r in [role, person]
  let      mine = those c in control where c.active and sox in c.programs and r in c.owner
  let      all = those c in control where c.active and sox in c.programs
  let      quarters = calendar(as_of - 3 months .. as_of, 3 months)
  let      changed = those c in mine where exists q in quarters where c.effective in q
  let      rehearsed = those o in organization where o.filer_status == not_a_filer
  heading  "Quarterly sub-certification: {r}"
  file     "sox/sub-certification-{r.name}" if organization.sox and exists mine
  template "documents/sub_certification.j2"
}

/// The two programmes side by side, as this company runs them.
view program_comparison "SOC 2 and SOX compared" {
  for      o in organization
  let      for_soc2 = those e in engagement where e.program == soc2
  let      for_sox = those e in engagement where e.program == sox
  let      in_service = those s in system where s.in_soc2_scope
  let      in_books = those s in system where s.financially_relevant
  let      in_both = those s in in_service where s.financially_relevant
  let      controls_soc2 = those c in control where c.active and soc2 in c.programs
  let      controls_sox = those c in control where c.active and sox in c.programs
  let      controls_both = those c in controls_soc2 where sox in c.programs
  let      evidence_soc2 = those e in evidence where exists c in e.proves where c in controls_soc2
  let      evidence_sox = those e in evidence where exists c in e.proves where c in controls_sox
  let      evidence_both = those e in evidence_soc2 where e in evidence_sox
  heading  "SOC 2 and SOX at {o}"
  file     "comparison" if o.soc2 and o.sox
  template "documents/comparison.j2"
}

/// Which criteria carry what an ICFR audit asks for: the bridge of a SOC 2 that general controls are added to.
view bridge "from criteria to ITGC and COSO" {
  file    "bridge" if organization.soc2 and organization.icfr_in_view
  heading "From criteria to ITGC and COSO"
  rows    t in clause
  where   t.framework.program == soc2 and exists e in engagement where t in e.owed
  column  "Criterion" t.cited
  column  "Title" t.title
  column  "Bears on" t.bears_on
  column  "Carries" t.counts_for.cited
  column  "Controls that serve both" those c in t.answered_by where sox in c.programs
  column  "Their ITGC domains" (those d in (those c in t.answered_by where sox in c.programs).satisfies
            where d.framework == itgc).title
  column  "Controls for SOC 2 only" those c in t.answered_by where not sox in c.programs
}

/// The figures: who is in which scope and what flows where, and what is covered.
view figures "scope map, coverage and general controls" {
  heading "Scope and coverage"
  file    "figures" if exists system
  figure  scope_map
  figure  criteria_map
  figure  duty_matrix
}

/// All narratives that the auditor of an engagement reads, in one document.
view engagement_narratives "control narratives of each engagement" {
  for     g in engagement
  let     read = those c in control where c.status != retired and g.program in c.programs
  heading "Control narratives: {g}"
  file    "narratives-{g.name}" if exists read
  line    "Period" "{g.period}"
  line    "Controls" "{count(read)}"
  pages   narratives of read
}

/// How a process runs, from where its transactions begin to the books, with the controls on the way; and the
/// walkthroughs of it, with a form for the next one.
view process_narratives "process and walkthrough narratives" {
  for      p in process
  concerns those g in engagement where g.program == sox
  let      significant = those a in p.accounts where a.significant
  let      roots = those s in p.systems where exists s.financial_role
  let      on_the_way = those s in system
             where s.financially_relevant
               and not exists s.processes
               and exists r in s.feeds* where r in p.systems
  let      steps = [p.systems, on_the_way]
  let      moves = those f in flow where f.from in steps and f.to in steps
  let      threats = those t in threat where t.account in p.accounts
  let      application = those c in control
             where c.active and exists a in c.assures_that where a in p.accounts
  let      general = those c in control
             where c.active
               and not c in application
               and exists d in c.satisfies where d in [itgc:access, itgc:change, itgc:operations]
  let      over_steps = those c in general where exists s in c.applies_to where s in steps
  let      others = those c in control
             where c.active
               and not c in application
               and exists r in c.mitigates where exists t in threats where t.risk == r
  heading  "Process narrative: {p}"
  file     "sox/process-{p.name}" if organization.icfr_in_view
  template "documents/process_narrative.j2"
}

/// When each artefact falls due within the period of an engagement, month by month.
view evidence_calendar "calendars of expected evidence" {
  for     g in engagement
  heading "Calendar of expected evidence: {g}"
  file    "evidence/calendar-{g.name}"
            if exists e in evidence
              where exists e.frequency.every and g.program in e.proves.programs
  rows    m in calendar(g.period, 1 month), e in evidence, d in calendar(m, e.frequency.every)
  where   g.program in e.proves.programs
  column  "Due" d.end
  column  "From" d.start
  column  "Evidence" e
  column  "Controls" those c in e.proves where c.active and g.program in c.programs
  column  "Systems" e.systems
  column  "Owner" e.owner
  column  "Held by" e.owner.held_by
  column  "Kept in" e.stored_in
  column  "Received" ""
}

extend kind evidence {
  /// The spans of the year from today for each of which one is made.
  coming: [period] = calendar(as_of .. as_of + 1 year, self.frequency.every)
}

test "evidence is due once for each span that ends within the year" {
  as_of 2026-07-20
  given {
    evidence quarterly_one { frequency quarterly }
    evidence at_events { frequency each_event }
    evidence unsaid { }
  }
  expect count(quarterly_one.coming) == 4
  expect not exists at_events.coming
  expect not exists unsaid.coming
}

/// When evidence falls due in the year from today, for a calendar that people subscribe to: an event for each time, and
/// one that recurs for what is made each working day.
view evidence_events "expected evidence, for calendars" {
  heading  "Expected evidence"
  let      all = those e in evidence where exists e.coming
  let      daily = those e in all where e.frequency.every < 1 week
  let      due = those e in all where not e in daily
  file     "evidence/calendar" if exists all
  template "documents/evidence.ics.j2"
}

/// What has changed in the controls between two revisions of these files: the list that owners and officers read each
/// quarter, for section 302(a)(4) and (6), and a service organisation for the changes of its description. Written with
/// `ctl build --since REVISION` alone.
view control_changes "control changes" {
  heading "Control changes"
  file    "control_changes" if exists control
  changes c in control
  column  "Control" c
  column  "Title" c.title
  column  "Status" c.status
  column  "In effect since" c.effective
  column  "Objective" c.objective
  column  "Owner" c.owner
  column  "Performed by" c.performed_by
  column  "Reviewed by" c.reviewed_by
  column  "Frequency" c.frequency.title
  column  "Due" c.due
  column  "Nature" c.nature
  column  "Type" c.timing
  column  "Key" c.key
  column  "Systems" c.applies_to
  column  "Procedure" c.procedure
  column  "Threshold" c.threshold
  column  "Review criteria" c.review_criteria
  column  "Follow-up" c.exceptions
  column  "Evidence" c.evidence
  column  "Risks" c.mitigates
  column  "Answers" c.satisfies.cited
  column  "Assertions" (those a in coverage where a.control == c).assertion
  column  "Depends on" c.depends_on
}
