; What can be folded: whatever stands between braces, texts over several lines, and runs of doc comments.
[
  (block)
  (schema)
  (members)
  (rule_body)
  (test_body)
  (declarations)
  (view_body)
  (text_block)
  (list)
] @fold

(doc_comment)+ @fold
(comment)+ @fold
