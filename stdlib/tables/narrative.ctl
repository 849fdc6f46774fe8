// What a narrative has to say of a control. A package may ask for more.

/// Of which controls something is asked.
enum asked { always, for_sox }

/// An attribute that a control cannot be walked through without.
kind narrative_need reference {
  /// The attribute.
  field: field of control required
  /// Of which controls.
  when: asked required
}

narrative_need says_objective "what it is for" { field control.objective; when always }
narrative_need says_risk "what could go wrong" { field control.what_could_go_wrong; when always }
narrative_need says_steps "how it is done" { field control.procedure; when always }
narrative_need says_nature "how much of it people do" { field control.nature; when always }
narrative_need says_timing "whether it prevents or detects" { field control.timing; when always }

narrative_need says_competence "why its reviewer can judge it" {
  field  control.competence
  when   for_sox
}

narrative_need says_test_of_design "how its design is tested" {
  field  control.test_of_design
  when   always
}

narrative_need says_test_of_operation "how its operation is tested" {
  field  control.test_of_operation
  when   always
}
