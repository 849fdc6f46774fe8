// Expressions.
rule AA-01 "x" {
  severity error
  for      s in system
  where    a < b < c
  let      d = exists x in s
  let      e = those x in s
  let      f = exists a == b
  let      g = a == not b
  let      h = 3*
  let      i = (a)(b)
  let      j = a is tsc:CC6
  let      k = x.f()
  let      l = x.f(a, b)
  let      m = count()
  let      n = 2026-02-30 + 99999999999 days
  let      o = a .. b .. c
  let      p = exists x in s where exists y in x
  let      q = a == exists b
  message  "x"
  cites    tsc:CC1
}
rule AA-02 "y" {
  severity error
  for s in system
  where (a and b
  message "m"
  cites tsc:CC1
}
rule AA-03 "y" {
  severity error
  for s in system
  where [a, b
  message "m"
  cites tsc:CC1
}
