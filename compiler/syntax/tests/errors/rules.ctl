// Clauses of rules.
rule AA-01 "missing" { severity error }
rule AA-02 "misspelt" {
  severty error
  for s in system
  mesage "x"
  cites tsc:CC1
}
rule AA-03 "twice" {
  severity error
  for s in system
  where s.a
  where s.b
  message "x"
  cites tsc:CC1
  cites tsc:CC2
}
rule AA-04 "order" {
  for s in system
  severity error
  cites tsc:CC1
  message "x"
}
rule AA-05 "broken" {
  severity
  for s system
  where s.a = 3
  let x s.b
  require s.a ==
  per 5
  message "a" if
  at
  because x "y" "z"
  fix replace s.a b
  cites tsc:CC6.1 itgc:access
}
rule AA-06 "broken too" {
  severity error
  for s in system, and in person
  let where = 3
  let y = those z in s.a where z where s.b
  message "{s" if s.a && s.b
  fix add control x { }
  foo bar
  cites CC6.1
}
rule AA-07 "a line that swallows the next" {
  severity error
  for s in system
  where s.a = 3
  mesage "x"
  cites tsc:CC1
}
