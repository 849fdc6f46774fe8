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
  for     c in control
  where   c.status != retired
  let     mappings = those m in mapping where m.control == c
  let     for_soc2 = those m in mappings where m.clause.framework.program == soc2
  let     for_sox = those m in mappings where m.clause.framework.program == sox
  let     in_books = those s in c.applies_to where s.financially_relevant
  let     in_service = those s in c.applies_to where s.in_soc2_scope
  let     all_books = those s in system where s.financially_relevant
  let     threats = those t in threat where t.risk in c.mitigates
  let     assured = those a in coverage where a.control == c
  let     reports = those r in report_use where r.control == c
  let     tests_soc2 = those e in engagement where e.program == soc2
  let     tests_sox = those e in engagement where e.program == sox
  heading "{c} {c.title}"
  file    "narratives/{c.id}" if exists c.id, "narratives/{c.name}"
  template "documents/narrative.j2"
}
