// Texts with holes.
rule AA-01 "x" {
  severity error
  for      s in system
  message  "{} { } {s {s.} {s s} } {{s}} {s.a + } {count(} {{ \q"
  help     """
    {s} and {s s} and { "a } b" }
  """
  at       s "open
  cites    tsc:CC1
}
