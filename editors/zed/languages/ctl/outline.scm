; The outline: declarations with their titles, fields of kinds, clauses of frameworks.
(declaration kind: (identifier) @context name: (identifier) @name title: (text)? @context) @item
(template_declaration "template" @context kind: (identifier) @context name: (identifier) @name title: (text)? @context) @item
(kind_definition "kind" @context name: (identifier) @name) @item
(kind_extension "extend" @context "kind" @context name: (identifier) @name) @item
(enum_definition "enum" @context name: (identifier) @name) @item
(rule_definition "rule" @context name: (rule_id) @name title: (text)? @context) @item
(test_definition "test" @context title: (text) @name) @item
(view_definition "view" @context name: (identifier) @name title: (text)? @context) @item
(nested kind: (identifier) @context name: (clause) @name title: (text) @context) @item
(field_definition name: (identifier) @name) @item
(doc_comment) @annotation
