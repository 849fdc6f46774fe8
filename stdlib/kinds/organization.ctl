// Who is audited, about what, and for whom.

/// How far a company is on the way to public reporting. Posture, and what a finding costs, follow from it.
enum stage {
  /// Sells to its first business customers; SOC 2 first, no SOX mapping needed.
  early_stage "early stage"
  /// A regulated or scaling company: a rigorous Type 2, general controls that SOX could reuse.
  < growth_regulated "growth, regulated"
  /// Preparing to list. ICFR is rehearsed; the officers' duties are not yet imposed.
  < pre_ipo "pre-IPO"
  /// Listed, before or in its second annual report.
  < newly_public "newly public"
  /// Listed, with management's assessment under section 404(a) due every year.
  < public "public"
}

/// Why a clause is answered: the commercial attestation or the law on financial reporting.
enum program { soc2 "SOC 2", sox "SOX" }

/// The five categories of the Trust Services Criteria. Security, the common criteria, is always selected.
enum category {
  security,
  availability,
  processing_integrity "processing integrity",
  confidentiality,
  privacy
}

/// What the organisation does with other people's data and money.
enum activity {
  hosts_customer_data,
  processes_payments,
  processes_transactions,
  holds_personal_data,
  sells_software
}

/// The filing status that decides who must attest (Exchange Act Rule 12b-2; JOBS Act section 103).
enum filer_status { not_a_filer, non_accelerated, emerging_growth, accelerated, large_accelerated }

/// The company or its part that the files describe. There is one in a package.
kind organization single {
  /// How far it is on the way to public reporting.
  stage: stage required
  /// What it does with other people's data and money.
  does: [activity]
  /// Its status as a filer of periodic reports; private companies are `not_a_filer`.
  filer_status: filer_status default not_a_filer
  /// The company that consolidates it, if another one does.
  parent: text
  /// The last day of the fiscal year, as `12-31`.
  fiscal_year_end: text
  /// Whether an ICFR engagement has been declared: the company runs a SOX programme.
  sox: bool = exists e in engagement where e.program == sox
  /// Whether a SOC 2 engagement has been declared.
  soc2: bool = exists e in engagement where e.program == soc2
}

/// A kind of report or assessment: SOC 1, 2 and 3, Type 1 and 2, and management's assessment of ICFR.
kind report_type reference known_by title {
  /// The programme it belongs to. A SOC 1 is about the user entities' reporting and belongs to neither.
  program: program
  /// Whether it is about operation over a period, and not only design at a date.
  over_period: bool
  /// Whether anyone may read it; the others are for named readers only.
  public_use: bool
}

/// One audit or assessment: its report, its period, and what management selected for it.
kind engagement reference {
  /// The report that it ends in.
  report: report_type required
  /// The days it covers, both included. For a report at a date, the day twice.
  period: period required
  /// The categories that management selected beside Security, which is always in.
  categories: [category]
  /// The services it describes; none named means all of them.
  service: [service] inverse engagements
  /// The framework against which management assesses ICFR (S-K 308(a) asks for its name).
  assessed_against: framework
  /// Criteria judged not relevant to the service (description criterion DC8).
  not_applicable: [clause] inverse not_applicable_in as relevance(engagement, clause) {
    /// Why it is not relevant. The description must say so.
    reason: text
  }
  /// The firm that examines or advises.
  auditor: text
  /// The incidents in the period that broke a commitment or showed a control that failed, or that there were none: part
  /// of the description of the system (dc:DC4).
  significant_incidents: text
  /// What changed in the system and its controls in the period, or that nothing of weight did (dc:DC9).
  significant_changes: text
  /// The programme it belongs to.
  program: program = self.report.program
  /// The clauses that it asks to be answered: all criteria of its categories, Security among them always; for an
  /// assessment of ICFR the principles of the framework it is assessed against.
  owed: [clause] = [
    those t in clause
    where self.program == soc2
      and not t.heading
      and t.category in [security, self.categories]
      and not t in self.not_applicable,
    those t in self.assessed_against.clauses where self.program == sox and not t.heading
  ]
  /// The services in it: the ones named, or else all.
  services: [service] = [self.service, those v in service where not exists self.service]
}

/// Something the organisation offers and SOC 2 describes: the unit around which a boundary is drawn.
kind service reference {
  /// What it does for its users, in a sentence.
  description: text
}

/// A promise to users that a category rests on: an uptime, an accuracy, a confidentiality or a privacy commitment.
kind commitment {
  /// The service it is about.
  to_users_of: [service] required inverse commitments
  /// The category that it justifies.
  category: category required
  /// The promise as the contract or the notice has it.
  statement: text required
}

/// What the organisation assumes that its customers do, because a criterion is met only together with it: a
/// complementary user entity control (dc:DC6).
kind user_entity_control {
  /// The services whose customers it is expected of.
  expected_of_users_of: [service] required inverse user_entity_controls
  /// What they do.
  statement: text required
  /// The criteria that are met only together with it.
  completes: [clause] inverse completed_by_users
}

/// What a service organisation promises its users' auditors that its controls achieve: the subject of a SOC 1, in
/// management's own words.
kind control_objective known_by id {
  /// The auditor's id: CO-1.
  id: text unique
  /// The service it is about.
  of: [service] required inverse control_objectives
  /// What is achieved: "Controls provide reasonable assurance that ...".
  statement: text required
  /// The controls that achieve it.
  achieved_by: [control] inverse achieves
}

/// A business process in which transactions start, are processed and are reported.
kind process {
  /// Who answers for it.
  owner: person | role
  /// The financial-statement accounts that it touches.
  accounts: [account] inverse processes reads "touches {it}"
}

/// A financial-statement account or disclosure.
kind account {
  /// Whether a material misstatement of it is reasonably possible (pcaob:AS2201.28). Management decides this.
  significant: bool reads "is significant"
  /// The assertions that matter for it (pcaob:AS2201.28).
  assertions: [assertion]
}

/// What management asserts about an account (AS 1105), with the words that firms use beside them.
enum assertion {
  existence,
  completeness,
  valuation,
  rights,
  presentation,
  accuracy,
  cutoff,
  classification
}

/// How likely, or how bad.
enum level { low < medium < high }

/// What is done about a risk.
enum treatment { mitigate, transfer, avoid, accept }

/// What could go wrong: a cause, an event and its effect.
kind risk known_by id {
  /// The auditor's id: R-04.
  id: text unique
  /// What could go wrong, as one sentence.
  event: text
  /// Why it could happen.
  cause: text
  /// What it would lead to.
  effect: text
  /// Whether somebody would have to intend it.
  fraud: bool
  /// How likely it is, before controls.
  likelihood: level
  /// How bad it would be, before controls.
  impact: level
  /// Who answers for it.
  owner: person | role
  /// What is done about it.
  treatment: treatment default mitigate
  /// Who accepted it, where it is accepted.
  accepted_by: person | role
  /// The accounts that it threatens, and the assertions about them.
  threatens: [account] inverse threatened_by as threat(risk, account) {
    /// The assertions that would no longer hold.
    assertion: [assertion]
  }
}

/// A walkthrough: one transaction, followed from where it begins to where it is reported, with the people and the
/// documents of every day (pcaob:AS2201.37).
kind walkthrough {
  /// The process.
  of: process required inverse walkthroughs reads "followed {it}"
  /// The day on which it ended.
  on: date required
  /// Who followed it.
  by: [person | role | team]
  /// The transaction that was followed.
  transaction: text
  /// What it showed: whether the design is as written, and what is not.
  conclusion: text
  /// Where its papers are.
  source: text
}
