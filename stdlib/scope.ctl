// What is in scope, and why: domain logic sections 4.1 to 4.4, as derived facts.
//
// Financial relevance flows up, to the source of numbers. SOC 2 scope flows down, with customer data.

extend kind flow {
  /// Whether it carries figures that the books are made of.
  financial: bool = exists d in self.carries where d.financial
  /// Whether a control proves it complete and accurate, so that its source need not be trusted.
  cut: bool = exists a in assurance where a.flow == self and not exists a.failing
}

extend kind assurance {
  /// Which conditions of a cut this control misses on this flow.
  failing: [text] = [
    "(i) it does not check both completeness and accuracy"
      if not (completeness in self.control.checks and accuracy in self.control.checks),
    "(ii) it is not performed on the receiving side, or by someone who can change the sender"
      if not self.flow.to in self.control.applies_to
        or not exists x in self.control.performed_by.includes* where not exists x.includes
        or exists g in self.control.performed_by.includes*.member_of*.grants
          where self.flow.from in g.on and exists d in g.duties where d.changes,
    "(iii) what it compares with is missing, or comes from the sender"
      if not exists self.control.compares_with
        or exists x in self.control.compares_with where x in self.flow.from.feeds*,
    "(iv) it runs neither at each transfer nor at least monthly before the close"
      if not (self.control.frequency == each_transfer
          or self.control.frequency.every <= 1 month and self.control.before_close),
    "(v) it has no owner, threshold or evidence"
      if not (exists self.control.owner
          and exists self.control.threshold
          and exists self.control.evidence),
    "(vi) it is not mapped to SOX, or was not effective for the whole period"
      if not (sox in self.control.programs and self.control.active)
        or not exists self.control.effective
        or exists e in engagement
          where e.program == sox and not self.control.effective <= e.period.start
  ]
}

extend kind system {
  /// The systems whose figures this one can change: uncut financial flows (FR2).
  influences: [system] = (those f in flow where f.from == self and f.financial and not f.cut).to
  /// The systems that rest on this one: it hosts, authenticates or deploys them (FR3, FR4, FR5).
  underpins: [system] = [self.hosts, self.authenticates, self.deploys]
  /// A financial root: it has a financial role, for a process that touches a significant account or for one nobody has named.
  fr1: bool = exists self.financial_role
    and (not exists self.processes.accounts
        or exists a in self.processes.accounts where a.significant)
  /// A feeder: an uncut financial flow reaches a root from it.
  fr2: bool = not self.fr1 and exists t in self.influences* where t.fr1
  /// The source of a report that a key SOX control relies on without proving it anew.
  fr6: bool = exists u in report_use
    where u.system == self
      and u.control.key
      and u.control.active
      and sox in u.control.programs
      and not u.revalidated
  /// It makes, feeds or reports figures of the books.
  in_books: bool = self.fr1 or self.fr2 or self.fr6
  /// It can affect financial reporting: by itself, or because a system that can rests on it.
  financially_relevant: bool = exists t in self.underpins* where t.in_books
  /// Why it is financially relevant.
  fr_classes: [fr_class] = [
    FR1 if self.fr1,
    FR2 if self.fr2,
    FR3 if exists t in self.hosts.underpins* where t.in_books,
    FR4 if exists t in self.authenticates.underpins* where t.in_books,
    FR5 if exists t in self.deploys.underpins* where t.in_books,
    FR6 if self.fr6
  ]
  /// The systems that receive customer data of service `v` from this one.
  passes_data(v: service): [system] = (those f in flow
      where f.from == self
        and not f.handed_to_customer
        and not exists f.redacted_by
        and exists d in f.carries where v in d.customers_of).to
  /// The systems that come into the boundary of service `v` because this one is in it.
  draws_in(v: service): [system] = [
    self.passes_data(v),
    self.runs_on,
    self.signs_in_with,
    self.deployed_by,
    self.supported_by
  ]
  /// Why it is in the boundary of service `v`.
  s2_classes(v: service): [s2_class] = [
    S2a if v in self.serves,
    S2b if self in v.customer_data.stored_in or self in v.boundary.passes_data(v),
    S2c if self in v.boundary.runs_on,
    S2d if self in v.boundary.signs_in_with,
    S2e if self in v.boundary.deployed_by,
    S2f if self in v.boundary.supported_by
  ]
  /// In the boundary of some service, and so of any SOC 2 report about it.
  in_soc2_scope: bool = exists self.in_boundary_of
  /// The programmes whose scope it is in.
  in_scope_of: [program] = [soc2 if self.in_soc2_scope, sox if self.financially_relevant]
}

extend kind service {
  /// The systems of this service: its components, the stores of its customers' data, and what these draw in.
  boundary: [system] inverse in_boundary_of = [
    self.components,
    self.customer_data.stored_in
  ].draws_in(self)*
  /// The vendors that operate any of them (S2g).
  vendors: [vendor] inverse in_service = self.boundary.vendor
}
