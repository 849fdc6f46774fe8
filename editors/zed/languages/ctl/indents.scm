; A step in each pair of brackets, as `ctl fmt` writes it.
(_ "{" "}" @end) @indent
(_ "[" "]" @end) @indent
(_ "(" ")" @end) @indent
(field_definition) @indent
