; What can be selected as a whole: declarations and what is in them, fields, comments, tests.
[
  (declaration)
  (template_declaration)
  (kind_definition)
  (kind_extension)
  (enum_definition)
  (rule_definition)
  (view_definition)
] @class.around

[(block) (schema) (members) (rule_body) (view_body)] @class.inside

(test_definition body: (test_body) @test.inside) @test.around

[(field) (field_definition) (member) (statement)] @entry.around

[(comment) (doc_comment)] @comment.inside
[(comment)+ (doc_comment)+] @comment.around
