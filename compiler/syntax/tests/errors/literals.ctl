// Literals that have the form of one and are none.
engagement a {
  starts 2026-02-30
  ends 2026-13-01
  zero 0000-01-01
  short 2026-6-3
  period 2026-12-31 .. 2026-01-01
  half 2026-01-01 .. 2026-02-31
  open 2026-01-01 .. soon
  count 99999999999999999999
  long 9999999 years
  stuck 30days
  unit 30 parsecs
  grade 3rd
  cites tsc:CC6.
  hole {ana}
  escape "a\qb \x"
}
