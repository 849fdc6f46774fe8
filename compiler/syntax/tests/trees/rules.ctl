/// Why.
rule SOD-01 "title" {
  severity error if not k.minor and (s.f or o.stage >= pre_ipo), warning
  for p in person, a, b in evidence, t in [role, team], z in those x in s where x.y
  where exists x in p.holds where not x.a == 3 and x in s.f(v)* or a.b + 1 - 2 <= 90 days
  let due = those b in calendar(e.period, 1 month) where b.end .. b.start == 2026-01-01 .. 2026-12-31
  let n = count([a, b if c])
  require not exists due and due is system and c has n.field and t mentions "#"
  per p, a
  message "{p} {{literal}} {count(due) - 1}\n" if exists p.help, "plain"
  at p
  at t mentions w "matched {w}"
  because b in r.reports_to*
  why "why" cost "cost" help """
    Help {p}.
  """
  fix add control "{s}_sod" like std::x { applies_to {s}, b { carries {s.x + 1} } }
  fix set x.f {policy}
  fix append x.f a, b
  fix drop x.f
  fix drop x.f tsc:CC6.1
  cites sox:404(a), coso:P10
}
test "it holds" {
  as_of 2026-06-30
  given { system a { owner o }; system b "B" person c }
  expect SOD-01 on a, std::b "message"
  expect no error SOD-02
  expect a.f == b because "a > b"
}
