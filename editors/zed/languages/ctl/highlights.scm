; How Ctl is coloured. No kind and no field is named here: which there are is data of packages, so one that nobody has
; heard of looks like the others. No node has two captures, as editors differ in which of them counts.

(comment) @comment
(doc_comment) @comment.doc

; ---- words of the language ----

[
  "kind" "extend" "enum" "rule" "template" "test" "view"
  "like"
  "single" "reference" "within" "known_by"
  "required" "unique" "alias" "default" "inverse" "reads" "inverse_reads" "as" "field" "of"
  "severity" "for" "let" "require" "per" "message" "at" "because" "why" "cost" "help" "fix" "cites"
  "add" "set" "append" "drop"
  "as_of" "given" "expect" "on"
  "heading" "line" "rows" "changes" "column" "class" "mark" "group" "arrow" "link" "grid" "by" "side" "top" "cell"
  "figure" "pages" "concerns" "file" "lens" "hint" "findings" "to" "opens" "inherits"
  "where" "if"
] @keyword

["and" "or" "not" "in" "is" "has" "mentions" "exists" "those"] @keyword

["==" "!=" "<" "<=" ">" ">=" "+" "-" ".." "*" "=" "|"] @operator

["{" "}" "[" "]" "(" ")"] @punctuation.bracket
["," ";" ":" "::" "."] @punctuation.delimiter

; ---- records ----

(declaration kind: (identifier) @type)
(template_declaration kind: (identifier) @type)
(nested kind: (identifier) @type)
(statement kind: (identifier) @type)

(declaration name: (identifier) @variable)
(template_declaration name: (identifier) @variable)

(field name: (identifier) @property)

; What is named: a record, a template, a member of an enum, a variable. Which of these it is, the server knows.
(reference) @variable
(path name: (identifier) @variable)
(field_name) @property

(path package: (identifier) @namespace)
(citation framework: (identifier) @namespace)
(clause) @constant
(rule_id) @constant

; ---- kinds and enums ----

(kind_definition name: (identifier) @type)
(kind_definition within: (identifier) @type)
(kind_definition inverse: (identifier) @property)
(kind_definition known_by: (identifier) @property)
(kind_extension name: (identifier) @type)
(type_name) @type

(field_definition name: (identifier) @property)
(field_definition inverse: (identifier) @property)
(field_definition from: (identifier) @property)
(field_definition to: (identifier) @property)
(parameter name: (identifier) @variable.parameter)

(enum_definition name: (identifier) @type)
(member name: (identifier) @constant)

; ---- rules, tests, views ----

(level) @keyword
(finding "no" @keyword)
(statement name: (identifier) @variable)
(statement "per" (identifier) @variable)
(statement view: (identifier) @function)
(view_definition name: (identifier) @function)
(binder name: (identifier) @variable)

; ---- expressions ----

(call function: (identifier) @function)
(member_expression name: (identifier) @property)
(exists_expression variable: (identifier) @variable)
(those_expression variable: (identifier) @variable)

; ---- values ----

(text) @string
(text_block) @string
(escape) @string.escape
(brace) @string.escape
(hole ["{" "}"] @punctuation.special)

[(integer) (date) (unit)] @number
(boolean) @boolean
