; What can be selected as a whole: declarations and what is in them, comments.
[
  (declaration)
  (template_declaration)
  (kind_definition)
  (kind_extension)
  (enum_definition)
  (rule_definition)
  (test_definition)
  (view_definition)
] @class.around

[(block) (schema) (members) (rule_body) (test_body) (view_body)] @class.inside

[(comment)+ (doc_comment)+] @comment.around
