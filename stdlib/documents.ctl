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
  /// Its criteria of the Trust Services, as they are cited.
  tsc_cited: [text] = (those d in self.satisfies where d.framework.program == soc2).cited
  /// Its clauses of SOX, COSO and the general controls, as they are cited.
  sox_cited: [text] = (those d in self.satisfies where d.framework.program == sox).cited
}

/// The risk-control matrix: a row for each control, the tester's columns empty, and what each criterion is answered by.
view risk_control_matrix "risk-control matrix" {
  file    "risk_control_matrix" if exists control
  heading "Risk-control matrix"
  rows    c in control
  where   c.status != retired
  column  "Control" c
  column  "Title" c.title
  column  "Process" c.applies_to.processes
  column  "Sub-process" c.family.title
  column  "Risk" c.mitigates
  column  "What could go wrong" c.what_could_go_wrong
  column  "Account" [c.assures_that, c.mitigates.threatens]
  column  "Assertions" [
    (those a in coverage where a.control == c).assertion,
    (those t in threat where t.risk in c.mitigates).assertion
  ]
  column  "Description" c.objective
  column  "Owner" c.owner
  column  "Performer" c.performed_by
  column  "Reviewer" c.reviewed_by
  column  "Frequency" c.frequency.title
  column  "Nature" c.nature
  column  "Type" c.timing
  column  "Key" c.key
  column  "Information used" (those r in report_use where r.control == c).report
  column  "Systems" c.applies_to
  column  "Depends on" c.depends_on
  column  "TSC" c.tsc_cited
  column  "SOX, COSO" c.sox_cited
  column  "Evidence" c.evidence
  column  "In effect since" c.effective
  column  "Test of design" c.test_of_design
  column  "Test of operation" c.test_of_operation
  column  "Sample" c.sample
  column  "Result" ""
  column  "Deficiency" ""
  column  "Severity" ""
  column  "Remediation" ""
  column  "Retest" ""
  heading "Coverage"
  rows    t in clause
  where   exists e in engagement where t in e.owed
  column  "Clause" t.cited
  column  "Title" t.title
  column  "Framework" t.framework
  column  "Controls in use" count(t.answered_by)
  column  "Which" t.answered_by
  column  "Not yet in use" those c in t.satisfied_by where not c.active
  heading "Legend"
  rows    f in family
  where   exists f.controls
  column  "Sub-process" f.title
  column  "Slowest accepted" f.slowest
  column  "Controls" count(f.controls)
}
