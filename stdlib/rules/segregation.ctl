// Separation of duties: what one person could do alone, and whether what is said to offset it does.
//
// The rules here read standing rights: who could, through grants, teams and roles. Who did, on one record, is a matter
// of records. The conflict and the control that is to offset it are two matters: SOD-01 and SOD-02 say who holds the
// pair and name the control that fails to offset it, SOD-11 and SOD-12 say of that control, once, why it fails.

/// One person could make a change and hide it. Someone who can make a change and also let it through can hide a mistake
/// or a fraud. An auditor asks who could, not only who did: a standing conflict counts even if nobody has used it yet.
///
/// Fires when a person, through teams and roles at any depth, holds both duties of a pair IT1 to IT13 on one system or
/// process, and no compensation that holds (SOD-11, SOD-12) names the pair, the person and the place. Access that is
/// given for the moment counts: it is in one hand all the same.
///
/// Level error where the system is financially relevant or the stage is pre_ipo or later, otherwise warning; the minor
/// pairs, IT4 and IT11, are always a warning.
///
/// Settled by taking one duty away, or by a compensating control: detective, over everything the person does, from a
/// log that they cannot change, by someone with neither duty, with threshold, evidence, follow-up and end date, and
/// where the books can be affected monthly, before the close. It lowers the severity (pcaob:AS2201.68). Outside the
/// books, IT2 and IT3 are settled by an active, automated and preventive control of the family `change_management`:
/// peer review that nobody can pass by.
///
/// Never by an exception: IT1, IT7 and IT12, and from pre_ipo on any pair where the books can be affected (SOD-16).
rule SOD-01 "one person holds both duties of a conflicting pair" {
  severity error if not k.minor and (o.financially_relevant or organization.stage >= pre_ipo),
           warning
  for      p in person,
           g in p.holds,
           a in g.duties,
           k in a.first_of,
           h in p.holds,
           b in h.duties,
           o in g.held_on
  where    not k.finance
           and b in k.second
           and o in h.held_on
           and not exists q in o.processes where q in g.on and q in h.on
  let      offered = those m in compensation
             where m.conflict == k and o in m.covers and p in m.watched
  require  (exists m in offered where not exists m.failing)
           or not o.financially_relevant and k in [IT2, IT3] and exists o.peer_review
  per      p, k, o
  message  "{p} can both develop and deploy {o}" if k == IT3,
           "{p} can both {a.title} and {b.title} on {o}" if count(a) == 1 and count(b) == 1,
           "{p} holds both sides of {k} on {o}: {k.title}"
  at       g.duties "granted to {those t in g.to where t in p.member_of*}"
  at       h.duties "granted to {those t in h.to where t in p.member_of*}"
  at       offered "said to offset this"
  because  g in p.holds "{a}"
  because  h in p.holds "{b}"
  why      "one person could {k.harm}. {offered.control} is said to offset it, and does not (SOD-11 or SOD-12 says why)"
             if exists k.harm and count(offered.control) == 1,
           "one person could {k.harm}. {offered.control} are said to offset it, and do not (SOD-11 or SOD-12 says why)"
             if exists k.harm and exists offered,
           "one person could {k.harm}. {o.peer_review} (enforced peer review) settles {k} for SOC 2, not for SOX, and {o} is financially relevant"
             if k in [IT2, IT3] and exists o.peer_review and o.financially_relevant,
           "one person could {k.harm}, and {o} is financially relevant"
             if exists k.harm and o.financially_relevant,
           "one person could {k.harm}" if exists k.harm
  help     "give one of the two duties to somebody else, or mend what is said to offset {k}"
             if exists offered,
           "take {p} out of {those t in p.member_of where t is team and t in h.held_through and not t in g.held_through}, or add a compensating control for {k}"
             if not p in h.to
               and exists t in p.member_of
                 where t is team and t in h.held_through and not t in g.held_through,
           "give {those t in p.member_of where t is role and t in h.held_through and not t in g.held_through} to somebody else, or add a compensating control for {k}"
             if not p in h.to
               and exists t in p.member_of
                 where t is role and t in h.held_through and not t in g.held_through,
           "give one of the two duties to somebody else, or add a compensating control for {k}"
  fix      drop (those t in p.member_of where t is team and t in h.held_through and not t in g.held_through).members {p}
  cites    tsc:CC6.3, tsc:CC5.1, pcaob:AS2201.34
}

/// One person could take money and hide it in the books. Whoever keeps the master data and pays, or prepares an entry
/// and posts it, needs nobody else for a fraud, and nobody else would notice an error.
///
/// Fires when a person, through teams and roles at any depth, holds both duties of a finance pair (P2P, O2C, R2R, PAY,
/// TRE) on one system, in one process, or on two systems of one process, and no compensation that holds (SOD-11,
/// SOD-12) names the pair, the person and the place.
///
/// Level error where the books can be affected or the stage is pre_ipo or later, otherwise warning.
///
/// Settled by taking one duty away, or by a compensating control, as for SOD-01.
///
/// Never by an exception: P2P1, R2R1 and TRE1, and from pre_ipo on any pair where the books can be affected (SOD-16).
rule SOD-02 "one person holds both duties of a conflicting pair in finance" {
  severity error if not k.minor and (o.financially_relevant or organization.stage >= pre_ipo),
           warning
  for      p in person,
           g in p.holds,
           a in g.duties,
           k in a.first_of,
           h in p.holds,
           b in h.duties,
           o in g.touches
  where    k.finance
           and b in k.second
           and o in h.touches
           and (o in g.on and o in h.on or not exists d in g.on where d in h.on)
           and not exists q in o.processes where q in g.on and q in h.on
  let      offered = those m in compensation
             where m.conflict == k and o in m.covers and p in m.watched
  require  exists m in offered where not exists m.failing
  per      p, k
  message  "{p} can both {a.title} and {b.title} in {o}" if count(a) == 1 and count(b) == 1,
           "{p} holds both sides of {k} in {o}: {k.title}"
  at       g.duties "granted to {those t in g.to where t in p.member_of*}"
  at       h.duties "granted to {those t in h.to where t in p.member_of*}"
  at       offered "said to offset this"
  because  g in p.holds "{a}"
  because  h in p.holds "{b}"
  why      "one person could {k.harm}. {offered.control} is said to offset it, and does not (SOD-11 or SOD-12 says why)"
             if exists k.harm and count(offered.control) == 1,
           "one person could {k.harm}. {offered.control} are said to offset it, and do not (SOD-11 or SOD-12 says why)"
             if exists k.harm and exists offered,
           "one person could {k.harm}" if exists k.harm
  help     "give one of the two duties to somebody else, or mend what is said to offset {k}"
             if exists offered,
           "take {p} out of {those t in p.member_of where t is team and t in h.held_through and not t in g.held_through}, or add a compensating control for {k}"
             if not p in h.to
               and exists t in p.member_of
                 where t is team and t in h.held_through and not t in g.held_through,
           "give {those t in p.member_of where t is role and t in h.held_through and not t in g.held_through} to somebody else, or add a compensating control for {k}"
             if not p in h.to
               and exists t in p.member_of
                 where t is role and t in h.held_through and not t in g.held_through,
           "give one of the two duties to somebody else, or add a compensating control for {k}"
  fix      drop (those t in p.member_of where t is team and t in h.held_through and not t in g.held_through).members {p}
  cites    coso:P8, coso:P10, tsc:CC5.1, sox:404(a)
}

/// A reviewer who alone decides about their own access decides nothing. Nobody else would say that it is too wide.
///
/// Fires when a person performs an active review of access (`periodic_access_review`, `privileged_access_review`),
/// holds a grant on a system that it covers, and nobody else performs the review or looks at it. Where the same person
/// also grants the access that they review, SOD-01 says so (IT7).
///
/// Level error.
///
/// Settled by a second person in `performed_by` or `reviewed_by`: usually the manager, for this one account.
///
/// Never by the small number of accounts: one's own is among them.
rule SOD-05 "reviewer decides about their own access" {
  severity error
  for      c in control, s in c.applies_to, g in s.reached_by, p in g.held_by
  where    c.active
           and c.family in [periodic_access_review, privileged_access_review]
           and p in c.performed_by.includes*
           and not exists x in p.holds
             where review_access in x.duties
               and s in x.held_on
               and exists y in p.holds where administer_access in y.duties and s in y.held_on
  require  exists q in c.hands where q != p
  per      c, p
  message  "{p} has access to {s}, and alone performs {c}, which reviews it"
  at       c.performed_by "nobody else performs or reviews {c}"
  at       g.duties "access of their own"
  because  g in p.holds
  help     "name a second person in `reviewed_by` of {c}, for the access of {p}"
  cites    tsc:CC6.3, itgc:access
}

/// A review of privileged activity finds nothing that those it watches can edit out of the log, or that they review
/// themselves.
///
/// Fires when a person holds privileged access to a system that an active control of the family
/// `privileged_activity_review` covers, and can change the system whose report that control relies on, or alone
/// performs the control. Where the person also holds the duty to review that activity or to administer its logs,
/// SOD-01 says so (IT8).
///
/// Level error where the system is financially relevant, otherwise warning.
///
/// Settled by a log that those people cannot change, and by a performer without privileged access.
///
/// Never by the trust in an administrator: the control is there for the day it is misplaced.
rule SOD-06 "privileged user can alter or alone reviews the log of their activity" {
  severity error if s.financially_relevant, warning
  for      c in control, s in c.applies_to, g in s.reached_by, p in g.held_by
  where    c.active
           and c.family == privileged_activity_review
           and hold_privileged_access in g.duties
           and not exists x in p.holds
             where s in x.held_on and exists b in x.duties where b in IT8.second
  let      log = those l in c.uses_report_from
             where exists x in p.holds where l in x.held_on and exists d in x.duties where d.changes
  require  not exists log and not c.hands == p
  per      c
  message  "{p} can change the log in {log} that {c} relies on" if exists log,
           "{p} has privileged access to {s}, and alone performs {c}, which reviews its use"
  at       c.uses_report_from "the log"
  at       c.performed_by "performs the review"
  at       g.duties "privileged access"
  because  g in p.holds
  help     "let {c} read a log that {p} cannot change" if exists log,
           "let somebody without privileged access perform {c}"
  cites    tsc:CC7.2, itgc:access
}

/// Whoever tests their own control reports on themselves. Management's assessment rests on tests by people who are
/// competent and objective, and an auditor uses the work of nobody else.
///
/// Fires when a person who tests a control for management's assessment owns or performs it, also through a role or
/// team.
///
/// Level error as soon as an ICFR engagement is declared, otherwise silent.
///
/// Settled by a tester who has no part in the control: internal audit, another function, an outside firm.
///
/// Never by a second signature on one's own test.
rule SOD-09 "control is tested by those who own or perform it" {
  severity error if organization.sox
  for      c in control, x in c.tested_by.includes*
  where    not exists x.includes and x in [c.owner, c.performed_by].includes*
  message  "{x} tests {c}, and also performs it" if x in c.performed_by.includes*,
           "{x} tests {c}, and also owns it"
  at       c.tested_by "tested by"
  because  x in c.tested_by.includes* "tests"
  because  x in [c.performed_by, c.owner].includes* "does"
  help     "let somebody test {c} who neither owns nor performs it"
  cites    pcaob:AS2201.16, tsc:CC4.1
}

/// A developer who can write to production at any time can pass by change control. What is tested, approved and logged
/// in the pipeline is then only one of two ways.
///
/// Fires when a person develops a system in production that is financially relevant, and holds a standing grant to use
/// privileged access to it or to administer it, and no compensation for IT5 that holds names the person and the system.
/// Deploying and administering data are pairs of their own: SOD-01 (IT3, IT5).
///
/// Level error; silent where the books cannot be affected.
///
/// Settled by access for the moment, approved and logged each time (`just_in_time yes`), or by a control that
/// compensates IT5 for the person: a review of everything that was done with that access.
///
/// Never by a promise to use it in emergencies only: that is break-glass access, with a review.
rule SOD-10 "developer can write to production at any time" {
  severity error if o.financially_relevant
  for      p in person, g in p.holds, o in g.held_on, h in p.holds
  where    develop in g.duties
           and o in h.held_on
           and o.production
           and not h.just_in_time
           and (exists d in h.duties where d in [hold_privileged_access, administer_application])
           and not exists k in develop.first_of where exists b in k.second where b in h.duties
  let      offered = those m in compensation
             where m.conflict == IT5 and o in m.covers and p in m.watched
  require  exists m in offered where not exists m.failing
  per      h, o
  message  "{p} can develop {o} and also change it in production at any time"
  at       h.duties "a standing right"
  at       g.duties "develops it"
  at       offered "said to offset this"
  because  exists x in p.holds where x in g "develop"
  because  exists x in p.holds where x in h "production"
  // No pair of duties is held here, so SOD-11 and SOD-12 are silent about the control.
  why      "a developer who can write to production at any time can pass by change control. Said to offset that, without doing so: {offered.control} ({offered.failing})"
             if exists offered
  help     "make {h} `just_in_time`, or mend what is said to offset IT5" if exists offered,
           "make {h} `just_in_time`, or add a control that compensates IT5 for {p}"
  fix      set h.just_in_time yes
  cites    tsc:CC6.3, tsc:CC8.1
}

/// What is performed by a party to the conflict offsets nothing. The control is there to find what these people could
/// do, and they would find it, or not, themselves.
///
/// Fires when a control compensates a conflict that somebody it watches has, and one of the people it watches performs
/// it, its performer holds one of the two duties where it is offset, or one of those it watches can change the system
/// that keeps its log.
///
/// Level error where the books can be affected or the stage is pre_ipo or later, otherwise warning; warning for the
/// minor pairs. The conflict itself is for SOD-01, SOD-02 and SOD-15 to say.
///
/// Settled by a performer outside, and a log that the people watched cannot change.
///
/// Never by a second performer, as long as the first remains one of the people watched.
rule SOD-11 "compensating control is in the hands of those it watches" {
  severity error
             if not k.minor
               and ((exists o in m.covers where o.financially_relevant)
                   or organization.stage >= pre_ipo),
           warning
  for      m in compensation, c in m.control, k in m.conflict
  where    m.needed
  require  not exists m.dependence
  per      c
  message  "{c} is performed by {m.watching_themselves}, whom it watches for {k}"
             if exists m.watching_themselves,
           "{c} is performed by {m.performing_with_duty}, who can do one side of {k}"
             if exists m.performing_with_duty,
           "{c} reads a log in {m.log_in} that {m.editing_the_log} can change, whom it watches for {k}"
  at       m
  at       c.performed_by "performed by"
  because  m.dependence
  help     "let somebody perform {c} who holds neither duty of {k}"
             if exists m.watching_themselves or exists m.performing_with_duty,
           "keep the log where {m.editing_the_log} cannot change it"
  cites    pcaob:AS2201.68, tsc:CC5.1
}

/// A control that is too weak offsets nothing. It has to find everything that the conflict makes possible, in time to
/// correct the books.
///
/// Fires when a control compensates a conflict that somebody it watches has, and is not in use, not performed by
/// anybody named, not detective, not over every item, names no log, has no threshold, evidence or follow-up, has ended,
/// or where the books can be affected runs less than monthly or not before the close.
///
/// Level error where the books can be affected or the stage is pre_ipo or later, otherwise warning; warning for the
/// minor pairs. The conflict itself is for SOD-01, SOD-02 and SOD-15 to say.
///
/// Settled by adding what the proof lists, or by taking one of the duties away and the compensation with it.
///
/// Never by several weak controls together: each may miss the same item.
rule SOD-12 "compensating control is too weak for the conflict" {
  severity error
             if not k.minor
               and ((exists o in m.covers where o.financially_relevant)
                   or organization.stage >= pre_ipo),
           warning
  for      m in compensation, c in m.control, k in m.conflict
  where    m.needed
  require  not exists m.weakness
  per      c
  message  "{c} stopped compensating {k} on {m.expires}"
             if count(m.weakness) == 1 and exists x in m where x.expires < as_of,
           "{c} is too weak to compensate {k}: {m.weakness}" if count(m.weakness) == 1,
           "{c} is too weak to compensate {k}, for {count(m.weakness)} reasons"
  at       m
  because  c.detection_gaps
  because  m.gaps
  help     "have the compensation approved again, or take one of the duties away"
             if count(m.weakness) == 1 and exists x in m where x.expires < as_of,
           "strengthen {c}, or take one of the duties away and {k} out of `compensates`"
  cites    pcaob:AS2201.68, tsc:CC5.1
}

/// Nobody can say afterwards who acted through a shared account. Logs name the account, and everyone who knows the
/// password was it.
///
/// Fires when a shared or generic account (`generic yes`) holds a duty, and no active control of the family
/// `shared_accounts` covers the system.
///
/// Level error where the system is financially relevant, otherwise warning.
///
/// Settled by accounts in people's names, or by a vault that gives the account out to one person at a time and logs it:
/// a control of the family `shared_accounts`.
///
/// Never by a list of those who know the password.
rule SOD-13 "shared account holds a duty" {
  severity error if o.financially_relevant, warning
  for      p in person, g in p.holds, o in g.held_on
  where    p.generic and not exists o.systems
  require  exists c in o.controls where c.active and c.family == shared_accounts
  per      p
  message  "{p} is shared, so nobody can say who acted on {o}"
  at       p
  at       g.duties "held by a shared account"
  because  g in p.holds
  help     "give the duties to people by name, or let a vault give {p} out to one person at a time"
  cites    tsc:CC6.1, itgc:access
}

/// The next person who joins will hold both duties, and nobody will decide it. The conflict is built into the role or
/// team already.
///
/// Fires when a role or team that nobody is in, itself or through what it contains, holds both duties of a pair on one
/// system or process. It is said once, of the role or team in which the two grants first meet. As soon as a person is
/// in it, SOD-01 or SOD-02 speaks.
///
/// Level warning.
///
/// Settled by splitting the role, or by a compensation that names it and holds.
rule SOD-15 "role or team combines a conflicting pair" {
  severity warning
  for      t in [role, team],
           g in t.holds,
           a in g.duties,
           k in a.first_of,
           h in t.holds,
           b in h.duties,
           o in g.held_on
  where    b in k.second
           and o in h.held_on
           and not (exists q in o.processes where q in g.on and q in h.on)
           and not (exists p in t.includes* where p is person)
           and not exists u in t.member_of where g in u.holds and h in u.holds
  let      offered = those m in compensation
             where m.conflict == k and o in m.covers and t in m.people.includes*
  require  exists m in offered where not exists m.failing
  per      t, k, o
  message  "{t} would let one person both {a.title} and {b.title} on {o}"
             if count(a) == 1 and count(b) == 1,
           "{t} would give one person both sides of {k} on {o}: {k.title}"
  at       t
  at       g.duties
  at       h.duties
  at       offered "said to offset this"
  because  exists x in t.holds where x in g "{a}"
  because  exists x in t.holds where x in h "{b}"
  help     "split {t}, so that joining it gives one of the two duties"
  cites    tsc:CC6.3
}

/// Some conflicts leave nobody who could notice, so nobody may accept them. Others may be accepted by a small team for
/// a while, and no longer once investors rely on the books.
///
/// Fires when an exception in force is about a conflict that is never waivable (IT1, IT7, IT12, P2P1, R2R1, TRE1);
/// when at stage pre_ipo or later it is about any conflict where the books can be affected, or names no place at all;
/// and when it holds longer than a small team may accept a conflict (`acceptance_span`, 12 months from approval).
///
/// Level error.
///
/// Settled by taking one of the duties away, or by a compensating control; a shorter exception settles the last case.
///
/// Never by a better reason, or by a more senior approver.
rule SOD-16 "conflict that no exception may accept" {
  severity error
  for      x in exception, k in conflict
  where    (k in x.conflicts or k in x.on) and not x.expires < as_of
  let      at_stake = (exists o in x.on where o.financially_relevant)
             or not exists o in x.on where (o is system or o is process)
  let      public_bar = organization.stage >= pre_ipo and at_stake
  require  not k.never_waivable
           and not public_bar
           and not x.expires > x.approved + acceptance_span.length
  message  "exception `{x.name}` accepts {k}, which no exception may accept" if k.never_waivable,
           "exception `{x.name}` accepts {k} where the books can be affected, at stage {organization.stage}"
             if public_bar,
           "exception `{x.name}` accepts {k} until {x.expires}, more than {acceptance_span.length} after its approval"
  at       x
  at       x.conflicts "accepted here"
  at       x.expires "until this day"
  help     "take one duty of {k} away, or let a control compensate it"
  cites    pcaob:AS2201.69, pcaob:AS2201.70, tsc:CC6.3
}

/// Incompatible duties on a system that reaches the books go unseen when nobody looks for them. Grants are given one at
/// a time, each with a good reason, and add up.
///
/// Fires when a system is financially relevant, for whatever reason (FR1 to FR6), and no active control of the family
/// `segregation_of_duties` applies to it.
///
/// Level error as soon as an ICFR engagement is declared, warning at growth_regulated, otherwise silent.
///
/// Settled by adding the system to a standing control of that family, or by a control from the template
/// `segregation_of_duties`.
///
/// Never by the absence of a conflict today: somebody has to look again after the next grant.
rule SOD-17 "no control separates duties on a financially relevant system" {
  severity error if organization.sox, warning if organization.stage == growth_regulated
  for      s in system
  where    s.financially_relevant
  require  exists c in s.controls where c.active and c.family == segregation_of_duties
  message  "{s} is financially relevant ({s.fr_classes}), but no control separates duties on it"
  at       s
  because  s.financially_relevant
  help     "add {s} to `applies_to` of {those c in segregation_of_duties.controls where c.active}"
             if count(those c in segregation_of_duties.controls where c.active) == 1,
           "add {s} to `applies_to` of one of {those c in segregation_of_duties.controls where c.active}"
             if exists c in segregation_of_duties.controls where c.active,
           "add a control like std::segregation_of_duties that applies to {s}"
  fix      append (those c in segregation_of_duties.controls where c.active and count(those x in segregation_of_duties.controls where x.active) == 1).applies_to {s}
  fix      add control "{s}_segregation_of_duties" like segregation_of_duties {
             applies_to  {those x in s where not exists c in segregation_of_duties.controls where c.active}
           }
  cites    sox:404(a), tsc:CC6.3, coso:P10, pcaob:AS2201.34
}
