// What is done about risk, and which clauses that answers.

/// Whether a control is in use.
enum status { draft, active, retired }

/// How much of it people do.
enum nature { manual, it_dependent_manual "IT-dependent manual", automated }

/// Whether it stops, finds or repairs.
enum timing { preventive, detective, corrective }

/// What a control over processing checks.
enum objective { completeness, accuracy, validity, restricted_access "restricted access" }

/// A text with clauses that can be cited.
kind framework reference {
  /// The programme that its clauses serve.
  program: program
  /// Whether the law imposes it, or a contract.
  authority: authority
  /// Names by which people mistake it for something else.
  mistaken_names: [text] alias
  /// Who publishes it, and which edition this is.
  edition: text
}

/// Where a framework's force comes from.
enum authority { law, regulation, standard, attestation, guidance }

/// One citable clause. Its title is in our own words; the text is the publisher's.
kind clause reference within framework inverse clauses {
  /// Whether it is only the heading of a series: nothing can answer it.
  heading: bool
  /// The heading it stands under.
  part_of: clause inverse items
  /// The category of the Trust Services Criteria.
  category: category
  /// The principle or clause elsewhere that it carries.
  counts_for: [clause] inverse counted_by
  /// What it asks for, in a sentence of our own.
  summary: text
  /// The family a control that answers it usually belongs to.
  bears_on: [itgc_area]
}

/// What a criterion bears on, in the auditor's shorthand. ELC entity-level, APD access to programs and data, PC program
/// changes, PD program development, CO computer operations, VM vendors, IPC information processing, DATA, PRV privacy.
enum itgc_area { ELC, APD, PC, PD, CO, VM, IPC, DATA, PRV }

/// How often something happens.
kind cadence reference known_by name {
  /// The length of the calendar span in which it happens once; none for what an event triggers.
  every: duration
  /// How late it may be and still count.
  grace: duration
}

/// What controls that do the same kind of thing have in common.
kind family reference {
  /// The slowest cadence that an auditor accepts.
  slowest: duration
  /// The slowest on a financially relevant system.
  slowest_fr: duration
  /// The leg of joiner, mover and leaver that it covers.
  leg: [access_leg]
  /// The task of operations that it covers.
  task: [support_task]
}

/// The three times in an employment at which access changes.
enum access_leg { joiner, mover, leaver }

/// An activity that prevents, finds or repairs something, with its owner, its evidence and its purposes.
kind control known_by id {
  /// The auditor's id: AC-03.
  id: text unique
  /// What is true when it works: an outcome, not an activity.
  objective: text
  /// What could go wrong without it.
  what_could_go_wrong: text
  /// What it is a case of.
  family: family inverse controls
  /// Whether it is in use.
  status: status default active
  /// The first day on which it worked as written.
  effective: date
  /// The edition of its text.
  version: int
  /// Who answers for it: a role or a person, not a team.
  owner: [person | role | team] inverse owns_controls
  /// Who does it.
  performed_by: [person | role | team] inverse performs reads "is performed by {it}"
  /// Who looks at what the performer did.
  reviewed_by: [person | role | team] inverse reviews_controls
  /// Who tests it for management's assessment.
  tested_by: [person | role | team] inverse tests
  /// Who follows up what a test finds.
  remediation_owner: person | role
  /// The systems that it covers.
  applies_to: [system] inverse controls reads "covers {it}" inverse_reads "is covered by {it}"
  /// Whether it works for the organisation as a whole, not for systems.
  entity_level: bool
  /// How often it is done.
  frequency: cadence
  /// The event that starts it, and where the list of these events comes from, where it is not done by the calendar.
  trigger: text
  /// How soon after its span ends it is finished.
  due: duration
  /// Whether it is done before the books are closed.
  before_close: bool
  /// How much of it people do.
  nature: nature
  /// Whether it stops, finds or repairs.
  timing: timing
  /// Whether it alone addresses a risk of misstatement.
  key: bool
  /// What a control over processing checks.
  checks: [objective]
  /// What it compares with: a source independent of what it checks.
  compares_with: [system | source]
  /// The amount, percentage, age or "every item" at which a difference counts.
  threshold: text
  /// What is looked for, and what makes it an exception.
  review_criteria: text
  /// Whether it looks at everything and not at a sample.
  every_item: bool
  /// The steps, each with its actor.
  procedure: text
  /// What happens with what it finds: who, by when, to whom it goes on.
  exceptions: text
  /// Why the reviewer can judge it: grade, knowledge, delegated authority.
  competence: text
  /// How many approvals it asks for.
  approvals: int
  /// The reports it relies on, each from the system that makes it.
  uses_report_from: [system] inverse reports_to reads "relies on a report of {it}" inverse_reads "makes a report that {it} relies on"
    as report_use(control, system) {
      /// The report or query by name.
      report: text
      /// Whether the report is proven anew at each use: then its source need not be in scope.
      revalidated: bool
      /// How it is proven complete and accurate.
      proven_by: text
    }
  /// The clauses that it answers, each with what it does for that programme.
  satisfies: [clause] inverse satisfied_by as mapping(control, clause) {
    /// What it means for that clause.
    purpose: text
  }
  /// The risks that it addresses.
  mitigates: [risk] inverse mitigated_by
  /// The assertions that it supports, account by account.
  assures_that: [account] inverse assured_by as coverage(control, account) {
    /// Which assertions.
    assertion: [assertion] required
  }
  /// What is kept to show that it was done.
  evidence: [evidence] inverse proves
  /// The conflicts of duties that it offsets.
  compensates: [conflict] inverse compensated_by as compensation(control, conflict) {
    /// For whom.
    people: [person | team | role] required
    /// Where.
    on: [system | process] required
    /// The system that keeps the log it reads.
    log_in: system
    /// The last day; then it must be approved anew.
    expires: date required
  }
  /// Other controls that it depends on.
  depends_on: [control] inverse depended_on_by
  /// How its design is tested.
  test_of_design: text
  /// How its operation is tested.
  test_of_operation: text
  /// The number of items in the planned sample.
  sample: int
  /// Where it was imported from.
  source: text
  /// Whether it is in use and in effect.
  active: bool = self.status == active and (not exists self.effective or self.effective <= as_of)
  /// The programmes that it serves.
  programs: [program] = self.satisfies.framework.program
}

/// Something outside the systems that a control can compare with: a bank statement, a contract, a count.
kind source reference { }

/// A written rule: a policy, a standard or a narrative that says how things are meant to be.
kind policy {
  /// The auditor's id.
  id: text unique
  /// Who answers for it.
  owner: person | role
  /// Who approved it.
  approved_by: person | role
  /// When it was approved.
  approved: date
  /// How often it is looked at again.
  review: cadence
  /// What form it has.
  form: policy_form default policy
  /// The clauses that it speaks to. A policy alone answers none of them.
  satisfies: [clause] inverse addressed_by_policy
  /// The controls that put it in action.
  put_in_action_by: [control] inverse follows as policy_term(policy, control) {
    /// How often it says that the control is done.
    frequency: cadence
    /// Who it says does the control.
    performed_by: [person | role | team]
  }
  /// Where the document is.
  source: text
  /// What it says, in short.
  summary: text
}

/// The form of a written rule.
enum policy_form { policy, standard, narrative, procedure }
