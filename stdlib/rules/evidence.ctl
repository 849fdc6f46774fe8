// What is kept to show that controls worked, judged from what is declared about it: whether it exists, says enough,
// is complete, is kept once, long enough and unaltered. Whether artefacts were made in time is for rules over
// records.
//
// What a kind of artefact ought to show is told of once: EVD-14 has the links of a change's chain to production,
// EVD-05 the questions that nothing answers, EVD-04 the rest.

/// What left no trace cannot be told from what was never done.
///
/// Fires when a control in use names no evidence. An automated control needs one too: the setting, as exported, shows
/// that it was on.
///
/// Level error.
///
/// Settled by declaring what the work leaves behind anyway (the ticket, the signed review, the export) as a stream of
/// evidence, and naming it in `evidence` of the control.
rule EVD-01 "control without evidence" {
  severity error
  for      c in control
  where    c.active
  require  exists c.evidence
  message  "{c} names no evidence"
  at       c
  help     "declare what the work leaves behind as `evidence`, and name it in `evidence` of {c}"
  cites    pcaob:AS2201.44, tsc:CC4.1
}

/// Two copies of one record are two records as soon as somebody corrects one of them.
///
/// Fires when two streams of evidence are of one kind, come from the same source, cover the same systems equally
/// often, and serve other programmes.
///
/// Level error.
///
/// Settled by keeping one and giving it the programmes of both. Each auditor takes from it what they test.
rule EVD-02 "same evidence kept twice" {
  severity error
  for      s in system, a, b in s.evidence
  where    a.source == b.source
           and a.type == b.type
           and a.systems == b.systems
           and a.frequency == b.frequency
           and a.programs != b.programs
  per      a
  message  "{b} is a copy of {a} for another programme"
  at       b "same kind, source, systems and frequency"
  at       a "kept already"
  help     "keep {a}, give it the programmes of both, and delete {b}"
  fix      append a.programs {those p in b.programs where not p in a.programs}
  cites    tsc:CC2.1
}

/// Evidence is found again by programme, system, owner and period, and by nothing else.
///
/// Fires when a stream of evidence does not say which programmes it serves, which systems its population covers, or
/// how often one is made. Evidence that serves only controls over no system in particular (the minutes of the board,
/// a training record) needs no systems. Its owner is told of by OWN-03.
///
/// Level error.
///
/// Settled by `programs`, `systems` and `frequency`: those of the controls that use it, as long as its population
/// really covers these systems.
rule EVD-03 "evidence without a tag" {
  severity error
  for      e in evidence
  let      missing = [
    "its programmes" if not exists e.programs,
    "its systems" if not exists e.systems and exists e.proves.applies_to,
    "its frequency" if not exists e.frequency
  ]
  require  not exists missing
  message  "{e} does not name {missing}"
  at       e
  help     "write {missing} as it is for the controls that use it: {e.proves}" if exists e.proves,
           "write {missing}"
  fix      set e.programs {those p in e.proves.programs where not exists e.programs}
  fix      set e.systems {those s in e.proves.applies_to where not exists e.systems}
  cites    tsc:CC2.1
}

/// A tester inspects each attribute, and what an artefact does not show cannot be inspected.
///
/// Fires when a stream of evidence does not show what an artefact of its kind is expected to. A link that is missing
/// between a change and production is told of by EVD-14, a question that nothing answers by EVD-05.
///
/// Level error.
///
/// Settled by adding to `shows` what the artefact does show, or by adding it to the artefact: a field of the ticket,
/// a column of the export. What a kind needs is a list in the library, and a package may have kinds of its own.
rule EVD-04 "evidence lacks what its kind needs" {
  severity error
  for      e in evidence, a in e.lacks
  where    not a in e.broken_at and not a.answers in e.leaves_open
  per      e
  message  "{e} does not show {a}" if count(a) == 1,
           "{e} leaves out {count(a)} of the {count(e.type.needs)} things expected of its kind ({e.type})"
  at       e.shows "not shown: {a}"
  help     "add to `shows` what each artefact shows already, and the rest to the artefact"
  fix      append e.shows {a}
  cites    pcaob:AS1105, tsc:CC8.1, tsc:CC6.3
}

/// Every artefact tells what changed, who approved it, and what happened afterwards, or half of the story is missing.
///
/// Fires when nothing that a stream of evidence shows answers one of these three questions. Evidence for which
/// `shows` is not written at all is told of by EVD-04.
///
/// Level error.
///
/// Settled by showing one thing that answers the question: the approver with the date, the follow-up with its
/// outcome. An export alone answers the first question only; the decision on it, and what was done then, make it
/// evidence.
rule EVD-05 "evidence leaves a question open" {
  severity error
  for      e in evidence, q in e.leaves_open
  per      e
  message  "{e} does not say {q}"
  at       e.shows
  help     "show one of these: {those a in e.lacks where a.answers in q}"
             if exists a in e.lacks where a.answers in q,
           "show something that says {q}"
  fix      append e.shows {those a in e.lacks where a.answers in q}
  cites    pcaob:AS1105, tsc:CC2.1
}

/// A sample says nothing about items that were never in the list it was drawn from.
///
/// Fires when a stream of evidence does not say what its population is, or how the population is shown to be
/// complete.
///
/// Level error.
///
/// Settled by `population` (the list, and the query or report that draws it) and `completeness_check` (a count agreed
/// to the source, sequence numbers without a gap, a comparison with a list made elsewhere). For a setting of an
/// automated control the population is each place where it is set.
rule EVD-06 "population not shown to be complete" {
  severity error
  for      e in evidence
  require  exists e.population and exists e.completeness_check
  message  "{e} does not say what its population is" if not exists e.population,
           "nothing shows that the population of {e} is complete"
  at       e.population
  fix      set (those x in e where not exists x.population).population "the list, and the query or report that draws it"
  fix      set (those x in e where not exists x.completeness_check).completeness_check "how the list is shown to be complete"
  cites    pcaob:AS1105, tsc:CC2.1
}

/// Support that is deleted before anybody asks for it was never there.
///
/// Fires when a stream of evidence is kept for less than the longest time that its programmes ask for, or does not
/// say how long it is kept. The times are data that a company may lengthen: seven years for SOX, which matches the
/// rule that binds its auditor; three years for SOC 2, which is practice.
///
/// Level error where it serves SOX, otherwise warning.
///
/// Settled by `retention`, and by the store's own settings agreeing with it.
rule EVD-07 "kept for less than the policy asks" {
  severity error if sox in e.programs, warning
  for      e in evidence
  where    exists r in retention_rule where r.program in e.programs
  let      policy = max((those r in retention_rule where r.program in e.programs).keep)
  require  exists e.retention and not e.retention < policy
  message  "{e} does not say how long it is kept; the policy is {policy}" if not exists e.retention,
           "{e} is kept for {e.retention}, and the policy is {policy}"
  at       e.retention
  help     "keep it for {policy}"
  fix      set e.retention {policy}
  cites    sox:802, sec:S-K.308.instruction2
}

/// A picture of a screen shows what somebody chose to photograph.
///
/// Fires when all that shows a control in use is a screenshot or a chat, and the control is key or covers a system
/// that is examined for a programme.
///
/// Level warning.
///
/// Settled by an export from the system that makes the record, with its parameters and its date. A screenshot may
/// stay beside it.
rule EVD-08 "weak evidence alone" {
  severity warning
  for      c in control
  where    c.active
           and exists c.evidence
           and (c.key or exists s in c.applies_to where exists s.examined_for)
  require  exists e in c.evidence where e.reliability > screenshot_or_chat
  message  "{c} is shown by {c.evidence} alone: screenshots or chats"
  at       c.evidence "all that shows it"
  at       c.evidence.reliability "how it is made"
  help     "keep an export of the system that makes the record, beside or in place of it"
  cites    pcaob:AS1105, tsc:CC2.1
}

/// A record that is kept in two places is right in one of them.
///
/// Fires when a stream of evidence names no store or more than one; and, as a warning, when streams of one kind are
/// kept in different stores.
///
/// Level error for one stream, warning for one kind.
///
/// Settled by one system of record in `stored_in`. What is copied elsewhere for convenience is no evidence. Where two
/// products keep the same kind apart for a reason, an exception on the kind says which.
rule EVD-11 "not one system of record" {
  severity error if x is evidence, warning
  for      x in [evidence, evidence_type]
  let      stores = [x.stored_in, (those e in x.streams where count(e.stored_in) == 1).stored_in]
  require  count(stores) == 1 or x is evidence_type and count(stores) == 0
  message  "{x} is kept in no system of record" if not exists stores,
           "{x} is kept in {count(stores)} places: {stores}"
  at       (those e in [x, x.streams] where e is evidence).stored_in
  why      "a record with no place of its own is looked for when somebody asks, and found changed or not at all"
             if not exists stores,
           "a record that is kept in two places is right in one of them"
  help     "name the one store that counts in `stored_in`"
  cites    tsc:CC2.1
}

/// A record that its owner can alter proves what the owner wants it to.
///
/// Fires when the owner of a stream of evidence, or whoever holds that role, has a duty on the store that can alter
/// what is in it, and nothing says that the store is write-once or that a hash is kept elsewhere (`immutable`).
///
/// Level error where it serves SOX, otherwise warning.
///
/// Settled by a store that keeps what was written, with `immutable yes`, or by somebody else having the right to
/// change it.
rule EVD-12 "owner can alter the evidence" {
  severity error if sox in e.programs, warning
  for      e in evidence, s in e.stored_in, g in e.owner.includes*.member_of*.grants, d in g.duties
  where    not e.immutable and s in g.on and d.changes
  per      e, s
  message  "{e} can be altered by its owner, who may {d.title} on {s}"
  at       e.stored_in "kept here"
  at       g.duties "can alter what is kept"
  because  exists h in e.owner.includes*.member_of*.grants where h in g
  help     "write `immutable yes` once the store keeps what was written, or take the duty from {e.owner}"
  cites    sox:802, tsc:CC2.1
}

/// Evidence that no control uses costs its owner time and answers nobody's question.
///
/// Fires when no control names a stream of evidence.
///
/// Level warning.
///
/// Settled by naming it in `evidence` of the control that it shows, or by keeping it no longer.
rule EVD-13 "evidence that no control uses" {
  severity warning
  for      e in evidence
  require  exists e.proves
  message  "{e} shows the work of no control"
  at       e
  help     "name `{e.name}` in `evidence` of the control that it shows, or delete it"
  cites    tsc:CC5.1
}

/// A change that cannot be followed from its request to production may be another change.
///
/// Fires when evidence of changes does not show one of the links of the chain: the requested change, the pull
/// request, the deployment. Evidence for which `shows` is not written at all is told of by EVD-04.
///
/// Level error where its population covers a financially relevant system and ICFR is in view, otherwise warning.
///
/// Settled by the missing reference in the artefact itself, filled in by the tools: the number of the ticket in the
/// pull request, the deployment's id in the ticket.
rule EVD-14 "change not traceable to production" {
  severity error if exists s in e.systems where sox in s.examined_for, warning
  for      e in evidence, a in e.broken_at
  per      e
  message  "{e} cannot be followed to production without {a}" if count(a) == 1,
           "{e} cannot be followed to production: {count(a)} links are missing"
  at       e.shows "not shown: {a}"
  because  exists s in e.systems where sox in s.examined_for
  help     "have the tools write the missing reference into each artefact, then add it to `shows`"
  fix      append e.shows {a}
  cites    tsc:CC8.1, itgc:change
}
