; Indentation as `ctl fmt` writes it, in the words of nvim-treesitter: a step in each pair of brackets, none in a text
; block, whose blanks are its own.
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
] @indent.begin

["}" "]" ")"] @indent.branch @indent.end

[(text_block) (comment) (doc_comment)] @indent.auto
