; Variables, and where they are known: those of a rule or a view to its end, that of `exists` and `those` in their
; condition, the parameter of a derived field in its expression.
[
  (rule_body)
  (view_body)
  (exists_expression)
  (those_expression)
  (field_definition)
] @local.scope

(binder name: (identifier) @local.definition)
(statement "let" name: (identifier) @local.definition)
(exists_expression variable: (identifier) @local.definition)
(those_expression variable: (identifier) @local.definition)
(parameter name: (identifier) @local.definition)

(reference) @local.reference
(statement "per" (identifier) @local.reference)
