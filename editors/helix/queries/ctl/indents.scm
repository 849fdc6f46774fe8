; A step in each pair of brackets, as `ctl fmt` writes it.
[
  (block)
  (schema)
  (members)
  (rule_body)
  (test_body)
  (declarations)
  (view_body)
  (list)
  (parenthesized_expression)
  (arguments)
  (field_definition)
] @indent

["}" "]" ")"] @outdent
