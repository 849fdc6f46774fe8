/// Why.
rule SCP-01 "excluded" { severity error if organization.sox, warning if organization.stage == growth_regulated   for x in exclusion
  where x.program == sox and x.system.financially_relevant   message "{x.system} is excluded"
  at x "excluded here"   because x.system.financially_relevant   help "remove it"
  fix drop x.system.excluded_from sox   cites sox:404(a),pcaob:AS2201.34 }
rule COV-01 "long" {
  severity error
  // About the variables.
  for e in engagement, t in clause, a, b in evidence, s in system, k in conflict, g in grant, h in grant
  where e.program == soc2 and not t.heading and t.category in [security, e.categories] and a.source == b.source // why
  let gaps = those p in e.assessed_against.clauses where not p.heading and not exists c in [p.satisfied_by, p.counted_by.satisfied_by] where c.active

  require exists c in t.satisfied_by where c.active or exists e.period and e.period.start < as_of or not exists e.assessed_against
  message "{e} selects {count(t)} criteria that no active control meets: {t}" if exists e.program and e.program == soc2, "no"
  at e.categories
  because exists s in e.systems where s.financially_relevant and s.in_boundary_of == e.service "a title of the path"
  fix add control "{s}_access_review" like std::periodic_access_review { applies_to {s}; owner {s.owner}; frequency quarterly }
  fix set e.retention {policy}
  fix append e.systems {s},{t}
  cites tsc:CC5.1, tsc:CC5.2, tsc:CC5.3, pcaob:AS2201.39, pcaob:AS2201.44, coso:P10, coso:P11, sec:S-K.308(a), sox:404(a)
}
rule EXP-01 "odd blanks" { severity   error for s in system where s . a . f ( x ) * in [ a ,b ] and - 1 == 2 message "m" cites tsc:CC1 }
rule EXP-02 "odd blanks" { severity   error for s in system where s . a . f ( x ) * in [ a ,b ] and 3-1 == 2 and not(s.where(a)) message "m" cites tsc:CC1 }
view coverage "what is covered"{for e in engagement heading "{e}" line "a long label" "in scope ({s.fr_classes}): it can affect the books" if s.financially_relevant, "not"
rows t in e.owed where t.active column "clause" t column "controls" those c in t.satisfied_by where c.active
class "both" if a, "neither" link "feeds" s.feeds }
test "a feeder can change the books" {
  as_of 2026-06-30 given { engagement e { report sox_icfr; period 2026-01-01 .. 2026-12-31 }   system gl { owner o; financial_role general_ledger }
          system meter { owner o; feeds gl { carries invoices } } }   expect SCP-01 on meter,gl "can change"   expect no error SCP-01 on gl
  // A condition.
  expect gl.fr1 and meter.fr2 because "meter > gl"
}
test "short" { given { person ana; team b { members ana } } expect OWN-01 }
