; Indentation as `ctl fmt` writes it, in the words of nvim-treesitter: a step in each pair of brackets, none in a text
; block, whose blanks are its own. What a field of a kind says of its edge may stand a step below it.
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
] @indent.begin

["}" "]" ")"] @indent.branch @indent.end

[(text_block) (comment) (doc_comment)] @indent.auto
