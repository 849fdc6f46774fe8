// Who answers for controls and evidence: one role or person, who is there, who is near enough to know, and for whom
// somebody can stand in.

/// A control that nobody answers for is missed by nobody when it stops.
///
/// Fires when a control that is not retired has no owner. A draft counts: who is to own it decides how it is written.
///
/// Level error.
///
/// Settled by a role with a named holder, or by a person. Who performs the control may be somebody else.
rule OWN-01 "control without an owner" {
  severity error
  for      c in control
  where    c.status != retired
  require  exists c.owner
  message  "{c} has no owner"
  at       c
  help     "name in `owner` the role or person who answers for it"
  cites    tsc:CC1.5
}

/// Each member of a team can think that another one answers for it.
///
/// Fires when a control or a stream of evidence belongs to a team, or a control belongs to more than one owner.
/// (Evidence with several owners is told of by OWN-03.) A system may belong to a team.
///
/// Level error where it serves SOX, otherwise warning.
///
/// Settled by a role that somebody in the team holds: it keeps the control with the work when the person changes.
rule OWN-02 "owner is not one role or person" {
  severity error if sox in x.programs, warning
  for      x in [control, evidence]
  where    x.status != retired
           and ((exists t in x.owner where t is team) or x is control and count(x.owner) > 1)
  message  "{x} belongs to {those t in x.owner where t is team}, a team and not one role or person"
             if exists t in x.owner where t is team,
           "{x} belongs to {x.owner}, and not to one role or person"
  at       x.owner
  help     "name the one role or person who answers for it: a role needs a holder, `role ... {{ held_by ... }}`"
  cites    tsc:CC1.3, tsc:CC1.5
}

/// Evidence that two people own is kept twice, and evidence that nobody owns is kept until somebody asks.
///
/// Fires when a stream of evidence has no owner or more than one.
///
/// Level error.
///
/// Settled by exactly one role or person: the one who sees to it that the next artefact exists, not everyone who uses
/// it.
rule OWN-03 "evidence without exactly one owner" {
  severity error
  for      e in evidence
  require  count(e.owner) == 1
  message  "{e} has no owner" if not exists e.owner, "{e} has {count(e.owner)} owners: {e.owner}"
  at       e.owner
  help     "name in `owner` the one role or person who answers for it"
  cites    tsc:CC1.5
}

/// Somebody who does not run the source makes copies of its records, and learns late when they stop.
///
/// Fires when the owner of a stream of evidence neither runs its source system (owns it, holds the role that does, or
/// is in a team with somebody who does) nor performs a control that the evidence shows.
///
/// Level warning.
///
/// Settled by giving the evidence to a role at the source. Whoever collects for the audit can ask for it without
/// owning it. If the owner does work there, `members` of the team is what is missing.
rule OWN-04 "evidence owned away from its source" {
  severity warning
  for      e in evidence
  where    exists e.source and exists e.owner
  require  exists p in e.owner.includes*
           where (p in [e.source.owner, e.proves.performed_by].includes*
               or exists t in p.member_of*
                 where t is team and t in e.source.owner.includes*.member_of*)
  message  "{e} comes from {e.source}, and {e.owner} neither runs it nor does the work"
  at       e.owner "owns the evidence"
  at       e.source.owner "owns the system"
  help     "name an owner among those who run {e.source}: {e.source.owner}"
  cites    tsc:CC2.1
}

/// Work whose owner has left goes on only by luck.
///
/// Fires when the owner of a control, a stream of evidence or a system has left, or is a role or a team in which
/// nobody is left. There is one finding for each person, with all that is without an owner since.
///
/// Level error.
///
/// Settled by a new holder of the role, or by a new owner. Where the work stopped meanwhile, that is for the tester
/// to find: the date is here.
rule OWN-05 "owner has left" {
  severity error
  for      p in person, o in p.member_of*, x in [o.owns_controls, o.owns_evidence, o.owns_systems]
  where    x.status != retired
           and not exists q in o.includes* where q is person and not q.left < as_of
  per      p
  message  "{p} left on {p.left} and still owns {x}"
  at       p.left "the last day"
  at       x.owner "still the owner"
  because  o in p.member_of*
  help     "name another holder of {those r in o where r is role}" if exists r in o where r is role,
           "name another owner of {x}"
  cites    tsc:CC1.4
}

/// Those who run a process know what it has to control, and those who build the systems know how they can be
/// bypassed.
///
/// Fires when a control that supports assertions about accounts, and is no general control, belongs to engineering,
/// security or IT, with nobody from finance in it; or when a general control over other systems than those of the
/// books themselves belongs to finance, and nobody from engineering, security or IT owns, performs or reviews it. The
/// side is the `function` of the role, or of the teams of whoever holds it; where none is written, the rule is
/// silent.
///
/// Level warning where an ICFR engagement is declared, otherwise silent.
///
/// Settled by giving the control to a role of the other side, and keeping who knows the subject as performer or
/// reviewer.
rule OWN-06 "control owned by the wrong side of the house" {
  severity warning if organization.sox
  for      c in control
  where    c.active
           and (exists c.assures_that
               and (not exists k in c.satisfies where k.framework == itgc)
               and not finance in c.owner.includes*.member_of*.function
               and (exists f in c.owner.includes*.member_of*.function
                   where f in [engineering, security, it])
               or (exists k in c.satisfies where k.framework == itgc)
                 and (exists s in c.applies_to where not s.fr1)
                 and finance in c.owner.includes*.member_of*.function
                 and not exists f in [
                   c.owner,
                   c.performed_by,
                   c.reviewed_by
                 ].includes*.member_of*.function
                   where f in [engineering, security, it])
  message  "{c} is a general control over technology, and only finance has a hand in it"
             if exists k in c.satisfies where k.framework == itgc,
           "{c} is about {c.assures_that}, and nobody in finance owns it"
  at       c.owner "{c.owner.includes*.member_of*.function}"
  help     "name an owner on the other side, and keep {c.owner} as performer or reviewer"
  cites    coso:P3
}

/// Two audits that share a control each think that the other one looks after it.
///
/// Fires when a control in use answers clauses of both programmes, and nothing says how often it is done, who tests
/// it, or who follows up what a test finds.
///
/// Level warning where an ICFR engagement is declared, otherwise silent.
///
/// Settled by `frequency`, `tested_by` and `remediation_owner`, agreed once for both.
rule OWN-07 "shared control without an agreed way of working" {
  severity warning if organization.sox
  for      c in control
  where    c.active and soc2 in c.programs and sox in c.programs
  let      missing = [
    "how often it is done" if not exists c.frequency,
    "who tests it" if not exists c.tested_by,
    "who follows up" if not exists c.remediation_owner
  ]
  require  not exists missing
  message  "{c} serves SOC 2 and SOX, but nothing says {missing}"
  at       c
  help     "write `frequency`, `tested_by` and `remediation_owner`, the same for both programmes"
  cites    coso:P14
}

/// A key control whose owner is away is a key control that was not done.
///
/// Fires when a role that owns key controls has no `delegate` and only one holder, or when a person owns them in
/// their own name. There is one finding for each owner.
///
/// Level warning.
///
/// Settled by a delegate who has the competence and none of the duties that the control keeps apart.
rule OWN-08 "owner of key controls without a delegate" {
  severity warning
  for      c in control, o in c.owner
  where    c.key and c.active and not o is team
  require  exists o.delegate or count(those p in o.includes* where p is person) > 1
  per      o
  message  "{o} owns {c} in their own name, and nobody can stand in"
             if exists q in o where q is person,
           "{o} owns {c}, and nobody stands in for that role"
  at       o
  at       c.owner "key"
  help     "let a role with a `delegate` own {c}" if exists q in o where q is person,
           "name in `delegate` of `{o.name}` who stands in"
  cites    tsc:CC1.4
}
