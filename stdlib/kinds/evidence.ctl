// What is kept to show that controls worked, and accepted gaps.

/// How far a piece of evidence can be trusted by itself.
enum reliability {
  screenshot_or_chat "a screenshot or chat"
  < manual
  < third_party "third party"
  < system_generated "system-generated"
}

/// The three questions that every artefact answers.
enum question {
  what_changed "what changed",
  who_approved "who approved",
  what_happened "what happened after"
}

/// Something that a kind of evidence shows: the requester, the approval, the deployment.
kind attribute reference {
  /// The question that it answers.
  answers: question
  /// Whether it is a link of the chain from ticket to production.
  chain: bool
}

/// A kind of artefact, and what an auditor expects to find in it.
kind evidence_type reference {
  /// What it must show.
  needs: [attribute] inverse needed_by
  /// Whether it records changes to systems.
  change: bool
}

/// A stream of artefacts: what is kept, from where, how often, by whom.
kind evidence {
  /// What sort of artefact it is.
  type: evidence_type inverse streams
  /// Who answers for it: one person or role.
  owner: [person | role | team] inverse owns_evidence reads "is owned by {it}"
  /// The system it comes from.
  source: system inverse sources
  /// The systems that its population covers.
  systems: [system] inverse evidence reads "covers {it}"
  /// The programmes that it serves.
  programs: [program]
  /// How often one is made.
  frequency: cadence
  /// How long it is kept.
  retention: duration
  /// Where it is kept: one system of record.
  stored_in: [system] inverse stores_evidence
  /// Whether the store is write-once, or a hash is kept elsewhere.
  immutable: bool
  /// What the population is, and the query or report that draws it.
  population: text
  /// How the population is shown to be complete.
  completeness_check: text
  /// What each artefact shows.
  shows: [attribute] inverse shown_by
  /// How far it can be trusted by itself.
  reliability: reliability default system_generated
}

/// A gap that somebody accepted, for a reason and until a day. The day after, the finding is back.
kind exception {
  /// The rule whose finding is accepted.
  rule: rule required
  /// The records it is about: for each kind named here, the finding's record of that kind is among them.
  on: [any]
  /// Who answers for it.
  owner: person | role
  /// Why the gap is accepted.
  reason: text
  /// Who accepted it.
  approved_by: person | role
  /// When.
  approved: date
  /// The last day on which it holds.
  expires: date
  /// The conflicts of duties that it is about.
  conflicts: [conflict]
  /// The controls that offset the gap meanwhile.
  compensated_by: [control] inverse offsets
}
