// Whether a control can be walked through and tested from what is written about it. Who owns and performs it, how
// often, on what and with which evidence is asked in coverage, ownership and evidence; that it says what it does for
// each programme, in scope.

/// An auditor reads the narrative before the walkthrough. What it does not say has to be asked, and the answers of two
/// people differ.
///
/// Fires when a control in use says nothing about an attribute that every narrative needs: what it is for, what could
/// go wrong, its steps, how it works, how it is tested; and where it serves SOX, why its reviewer can judge. There is
/// one finding for each control.
///
/// Level error if it is a key control, else warning.
///
/// Settled by writing the attribute, or by taking a template of the library (`like std::access_request`), which says
/// most of it.
rule NAR-01 "narrative lacks an attribute" {
  severity error if c.key, warning
  for      c in control, n in narrative_need
  where    c.active and (n.when == always or sox in c.programs)
  require  c has n.field
  per      c
  message  "the narrative of {c} does not say {n}"
  at       c
  help     "write it in {c}, or take a template of the library with `like`"
  cites    pcaob:AS2201.37
}

/// "Timely" is not late for one reader and late for the next. A test needs a line that both see.
///
/// Fires when a sentence in the objective, the steps, the threshold, the criteria or the follow-up of a control in use
/// holds such a word and no number.
///
/// Level error if it is a key control, else warning.
///
/// Settled by the number, the day or the event that is meant.
rule NAR-02 "untestable wording" {
  severity error if c.key, warning
  for      c in control,
           t in sentences([c.objective, c.procedure, c.threshold, c.review_criteria, c.exceptions]),
           w in vague.words
  where    c.active and t mentions w and not t mentions "#"
  message  "\"{w}\" in {c} cannot be tested: no number says when it holds"
  at       t mentions w
  at       c "the control"
  help     "say the number, the day or the event that is meant"
  cites    pcaob:AS2201.42
}

/// A review that does not say what counts as a difference finds what its reviewer feels like finding.
///
/// Fires when a detective control in use that people perform states no threshold, or no criteria of what makes an
/// exception.
///
/// Level error if it is a key control that serves SOX, else warning.
///
/// Settled by both: the amount, share or age at which a difference counts, or "every item", in `threshold`; what is
/// looked for in `review_criteria`.
rule NAR-03 "review without precision" {
  severity error if c.key and sox in c.programs, warning
  for      c in control
  where    c.active and c.timing == detective and not c.nature == automated
  require  exists c.threshold and exists c.review_criteria
  message  "{c} states neither a threshold nor what makes an exception"
             if not exists c.threshold and not exists c.review_criteria,
           "{c} states no threshold" if not exists c.threshold,
           "{c} does not state what makes an exception"
  at       c
  help     "give the amount, share or age in `threshold`, and what is looked for in `review_criteria`"
  cites    pcaob:AS2201.42
}

/// A review is no better than the report it reads. Rows that the query leaves out are never reviewed.
///
/// Fires when a control in use relies on a report and does not say how that is shown to be complete and accurate.
///
/// Level error if it is a key control, else warning.
///
/// Settled by `proven_by`: the count that is agreed, with what, and how parameters are shown.
rule NAR-04 "report is not proven" {
  severity error if c.key, warning
  for      c in control, r in report_use
  where    r.control == c and c.active
  require  exists r.proven_by
  message  "{c} relies on a report of {r.system}, and nothing says how that is proven"
  at       r
  help     "say in `proven_by` what its count is agreed with, and how its parameters are shown"
  cites    tsc:CC2.1, pcaob:AS2201.36
}

/// Controls find things; that is what they are for. What happens then is tested as much as the control itself.
///
/// Fires when a control in use does not say what happens on failure.
///
/// Level error if it is a key control, else warning.
///
/// Settled by `exceptions`: who acts, within which time, to whom it goes on, and what is looked at again.
rule NAR-05 "no follow-up is stated" {
  severity error if c.key, warning
  for      c in control
  where    c.active
  require  exists c.exceptions
  message  "{c} does not say what happens on failure"
  at       c
  help     "say in `exceptions` who acts, within which time, and to whom it goes on"
  cites    tsc:CC4.2
}

/// What a system calculates or refuses holds as long as nobody changed it: that rests on who can reach it and how it is
/// changed.
///
/// Fires when an automated or IT-dependent control in use serves SOX, is no entity-level control, and names no system,
/// or covers a system that owes controls over access or changes which nothing in use answers.
///
/// Level error if internal control over financial reporting is assessed, else warning.
///
/// Settled by naming the systems in `applies_to`; by the controls that the system owes; or by a control that does not
/// rest on it.
rule NAR-06 "automated control over nothing tested" {
  severity error if organization.sox, warning
  for      c in control
  where    organization.icfr_in_view
           and c.active
           and sox in c.programs
           and not c.entity_level
           and c.nature in [automated, it_dependent_manual]
  let      open = those s in c.applies_to
             where exists d in s.owes_still where d in [itgc:access, itgc:change]
  require  exists c.applies_to and not exists open
  message  "{c} is {c.nature} and names no system" if not exists c.applies_to,
           "{c} is {c.nature} and rests on {open}, where access or changes are not controlled"
  at       c
  help     "name the systems in `applies_to`" if not exists c.applies_to,
           "answer {open.owes_still} for {open}"
  cites    pcaob:AS2201.36
}

/// An auditor reads the policy first and asks for what it promises. Where practice differs, one of them is wrong, and
/// the exception is against the policy.
///
/// Fires when a policy says how often a control is done or who does it, and the control in use says otherwise.
///
/// Level warning.
///
/// Settled by agreeing the two: in the policy, or in the control.
rule NAR-08 "policy and control disagree" {
  severity warning
  for      p in policy, t in policy_term
  where    t.policy == p and t.control.active
  let      other = those r in t.performed_by
             where not r in [t.control.performed_by, t.control.owner]
  require  (not exists t.frequency
             or not exists t.control.frequency
             or t.frequency == t.control.frequency)
           and not exists other
  message  "{p} has {t.control} done by {other}, and {t.control} by {t.control.performed_by}"
             if exists other and exists t.control.performed_by,
           "{p} has {t.control} done by {other}, and {t.control} names nobody who does it"
             if exists other,
           "{p} has {t.control} done {t.frequency.title}, and {t.control} {t.control.frequency.title}"
  at       t "what the policy says"
  at       t.control "what is done"
  help     "change the one that is wrong"
  cites    tsc:CC5.3
}

/// A key control is key because a risk of misstatement rests on it. Without the account and the assertion nobody can
/// say which.
///
/// Fires when a key control in use serves SOX and neither supports an assertion nor addresses a risk that threatens
/// one.
///
/// Level error.
///
/// Settled by `assures_that` with the account and its assertions, or by a risk in `mitigates` that names them.
rule NAR-09 "key control without an assertion" {
  severity error
  for      c in control
  where    c.active and c.key and sox in c.programs
  require  exists c.assures_that or exists c.mitigates.threatens
  message  "{c} is a key control, and supports no assertion"
  at       c.key "key"
  help     "name accounts and assertions in `assures_that`, or a risk in `mitigates` that threatens them"
  cites    pcaob:AS2201.28
}

/// Only following one transaction shows that a process runs as its narrative says, and that each control stands where
/// the misstatement could arise.
///
/// Fires when a process that touches a significant account has been followed by no walkthrough that ended within the
/// period of an assessment of internal control.
///
/// Level error if the assessment is of a registrant and its period is over, warning if it is over, else info.
///
/// Settled by a `walkthrough` of the process, once it is done.
rule NAR-10 "process that nobody walked through" {
  severity error if g.period.end <= as_of and organization.filer_status != not_a_filer,
           warning if g.period.end <= as_of,
           info
  for      p in process, g in engagement
  where    g.program == sox and exists a in p.accounts where a.significant
  require  exists w in p.walkthroughs where w.on in g.period
  message  "nobody has followed {p} from beginning to end between {g.period.start} and {g.period.end}"
  at       p
  help     "follow one transaction through it, and declare a `walkthrough` with what it showed"
  cites    pcaob:AS2201.37
}

/// A description that leaves out one of its parts is not fairly presented, and the service auditor says so in the
/// opinion, whatever the controls are like.
///
/// Fires when the period of a SOC 2 report is over and these files say nothing of a part that its description owes: what
/// a service does, a commitment, what the system is made of, incidents of the period, what is assumed of each
/// subservice organisation, changes of the period. That there were none is said, too. Before the period is over the
/// draft of the description shows what is missing.
///
/// Level error.
///
/// Settled by saying it: `description` of the service, a `commitment`, `serves` of a system; `significant_incidents` and
/// `significant_changes` of the engagement; a `subservice_control` for each vendor with `subservice yes`.
rule NAR-11 "system description is not complete" {
  severity error
  for      g in engagement, t in g.description_lacks
  where    g.period.end <= as_of
  per      g
  message  "the description for {g} lacks {t.cited}"
  at       g
  because  t in g.description_lacks
  help     "say it, or say that there was none: {t.title}"
  cites    aicpa:AT-C.205
}
