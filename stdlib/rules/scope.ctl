// Under-scoping: what can affect the books or the service, and is not looked at.
//
// Scope is inferred (`scope.ctl`); nobody types it. These rules speak where a statement contradicts what follows from
// the facts, where a control is said to cut a flow and does not, and where nothing decides.

extend kind system {
  /// Where its figures go on to, as long as they have not come to a financial root: a root passes nothing on. So
  /// `onward*` ends at the roots that figures come to first.
  onward: [system] = those t in self.influences where not self.fr1
  /// Where its figures go that no control is even said to assure.
  unassured: [system] = (those f in flow
      where f.from == self and f.financial and not exists f.assured_by).to
  /// Relevant for one reason only: a control said to cut its figures off does not.
  relevant_by_failed_cut: bool = self.fr_classes == [FR2]
    and not exists t in self.unassured* where t.fr1
  /// Whether a control keeps its figures out of the books: financially it is decided, and out.
  cut_off: bool = exists f in flow where f.from == self and f.financial and f.cut
}

/// Numbers that nobody tests at their source can misstate revenue. A system that can change the figures in the books
/// is in SOX scope whatever the declaration says: it makes them, feeds a system that makes them, hosts, deploys or
/// signs people in to one, or makes the report that a key control relies on.
///
/// Fires when a system is `excluded_from sox` and inference finds it financially relevant (FR1 to FR6). Where the only
/// reason is a control that does not cut the flow it is said to assure, SCP-04 speaks instead.
///
/// Level error as soon as an ICFR engagement is declared, warning at growth_regulated, otherwise silent.
///
/// Settled by deleting the exclusion, or by taking away what makes the system relevant: a control that cuts the flow
/// (SCP-04 has the six limbs), another host, identity provider or pipeline, a report that is proven anew at each use.
///
/// Never by the reason given for the exclusion, however good: one flow may be cut and another not.
rule SCP-01 "financially relevant, but declared out of SOX scope" {
  severity error if organization.sox, warning if organization.stage == growth_regulated
  for      x in exclusion, s in x.system
  where    x.program == sox and s.financially_relevant and not s.relevant_by_failed_cut
  message  "{s} is declared out of SOX scope, but it has the financial role {s.financial_role}"
             if s.fr1,
           "{s} is declared out of SOX scope, but its figures reach {those t in s.onward* where t.fr1}"
             if s.fr2,
           "{s} is declared out of SOX scope, but a key control relies on its report" if s.fr6,
           "{s} is declared out of SOX scope, but systems of the books run on it"
             if FR3 in s.fr_classes,
           "{s} is declared out of SOX scope, but people sign in with it to systems of the books"
             if FR4 in s.fr_classes,
           "{s} is declared out of SOX scope, but it deploys systems of the books"
  at       x "declared out here"
  at       those a in assurance where a.flow.from == s and a.flow.financial and not exists a.failing
           "this flow is cut, but it is not the only one"
  because  s.financially_relevant
  cost     "in SOX scope it owes {s.owes.name} controls; it has {those c in s.controls where c.active and exists d in c.satisfies where d in s.owes}"
             if exists c in s.controls where c.active and exists d in c.satisfies where d in s.owes,
           "in SOX scope it owes {s.owes.name} controls, and has none" if exists s.owes
  help     "delete the exclusion, or let a control cut the flow (`ctl explain SCP-04`)" if s.fr2,
           "delete the exclusion, or prove the report anew at each use (`revalidated yes`)"
             if s.fr6 and s.fr_classes == [FR6],
           "delete the exclusion"
  fix      drop s.excluded_from sox
  cites    sox:404(a), pcaob:AS2201.34
}

/// A description that leaves out a part of the system is misstated, and the controls over that part are not tested.
/// What stores, processes or passes on customer data of a service is part of it, and so is what it runs on, signs in
/// with, is deployed by or is supported by.
///
/// Fires when a system is `excluded_from soc2` and lies in the boundary of a service that a SOC 2 engagement describes.
///
/// Level error.
///
/// Settled by deleting the exclusion, or by ending what draws the system in: the flow of customer data, or the host,
/// sign-in, pipeline or supporting tool that it is.
///
/// Never by a contract that says the vendor is responsible: then it is a subservice organisation, and still described.
rule SCP-02 "part of a described service, but declared out of SOC 2 scope" {
  severity error
  for      x in exclusion, s in x.system, v in s.in_boundary_of
  where    x.program == soc2 and exists e in engagement where e.program == soc2 and v in e.services
  per      x, s
  message  "{s} is declared out of SOC 2 scope, but it is in the boundary of {v}"
  at       x "declared out here"
  because  s in v.boundary
  help     "delete the exclusion, or end what draws {s} in"
  fix      drop s.excluded_from soc2
  cites    dc:DC3, tsc:CC6.1
}

/// Nobody has decided how customer data is protected where it goes. Customers ask who has their data; a receiver
/// without a classification is one that no rule for handling data applies to.
///
/// Fires when a flow carries customer data of a service to a system that has no `classification`.
///
/// Level error.
///
/// Settled by stating the classification, or by an active control that makes the data anonymous, aggregates or
/// tokenises it on the way (`redacted_by`). What is handed to the customer has left our hands and is not meant.
///
/// Never by a redaction that is only planned.
rule SCP-03 "customer data flows to a system without a classification" {
  severity error
  for      f in flow, t in f.to
  where    not f.handed_to_customer
           and (exists d in f.carries where exists d.customers_of)
           and not exists c in f.redacted_by where c.active
  require  exists t.classification
  per      t
  message  "{t} has no classification, but it receives customer data from {f.from}"
  at       t
  at       f "customer data"
  help     "state the `classification` of {t}, or name the active control that redacts the data on the way"
  fix      set t.classification confidential
  cites    tsc:CC6.7, tsc:C1.1
}

/// A control that does not prove the figures leaves their source untested, and outside the audit. Saying that a flow
/// is assured takes its source out of scope, so the control has to carry that weight alone: six limbs, all of them.
///
/// Fires when a flow of figures names controls in `assured_by` and each of them misses a limb. A control that cuts
/// (i) checks that the figures are complete and accurate, (ii) is performed on the receiving side by people who cannot
/// change the sender, (iii) compares with something that does not come from the sender: a bank statement, a contract, a
/// count, (iv) runs at each transfer, or at least monthly before the close, (v) has an owner, a threshold and evidence,
/// (vi) is mapped to SOX and was effective for the whole period.
///
/// Level error as soon as an ICFR engagement is declared, otherwise silent.
///
/// Settled by strengthening the control, or by taking it out of `assured_by`: then the source of the flow is in scope.
///
/// Never by a reconciliation with a report of the system that is cut off: it agrees with itself (limb iii, SCP-08).
rule SCP-04 "control does not cut the flow that it is said to assure" {
  severity error if organization.sox
  for      a in assurance, c in a.control, f in a.flow, from in f.from, to in f.to
  where    f.financial and not f.cut
  message  "{c} does not cut the flow from {from} to {to}"
  at       a "said to be assured here"
  at       c "this control"
  because  a.failing
  help     "strengthen {c}, or take it out of `assured_by` and accept {from} in SOX scope"
  fix      drop f.assured_by {c}
  cites    pcaob:AS2201.39, coso:P10
}

/// Work on a system that is tied to no account answers no risk of misstatement. Scoping starts from the financial
/// statements: an account that matters, what is asserted about it, the process that makes it, then the system.
///
/// Fires when a financial root names no business process, when its processes touch no account, or when nothing is
/// asserted about the significant ones. Until then it counts as relevant, to be safe.
///
/// Level error as soon as an ICFR engagement is declared, otherwise silent.
///
/// Settled by naming the process, its accounts, which of them are significant, and the assertions that matter.
///
/// Never by the list of general controls, however long: it is SOX run as if it were SOC 2.
rule SCP-05 "financial root without a link to a risk of misstatement" {
  severity error if organization.sox
  for      s in system
  where    s.fr1
  require  exists a in s.processes.accounts where a.significant and exists a.assertions
  message  "{s} has the financial role {s.financial_role}, but serves no business process"
             if not exists s.processes,
           "{s} has the financial role {s.financial_role}, but no account is named for {s.processes}"
             if not exists s.processes.accounts,
           "{s} has the financial role {s.financial_role}, but nothing is asserted about {those a in s.processes.accounts where a.significant}"
  at       s.financial_role "a financial root"
  at       s.processes
  at       s.processes.accounts
  help     "name the business processes that {s} serves, and the accounts that they touch"
             if not exists s.processes,
           "name the `accounts` of {s.processes}, and which of them are significant"
             if not exists s.processes.accounts,
           "name the `assertions` that matter for {those a in s.processes.accounts where a.significant}"
  cites    pcaob:AS2201.28
}

/// Whether the system can affect the books is not known, so nobody can say that scoping was complete. Every
/// application gets a label, also the ones that turn out not to matter.
///
/// Fires when a system in production says neither what it does for the books (`financial_role`) nor why it cannot
/// affect them (`not_financial`), and inference has not decided it: it is not relevant by what it feeds or carries,
/// no control cuts it off, and no reasoned exclusion from SOX stands.
///
/// Level warning as soon as an ICFR engagement is declared, otherwise silent.
///
/// Settled by stating either.
///
/// Never by leaving the system out of the files: what is not listed was not considered.
rule SCP-06 "financial relevance not stated" {
  severity warning if organization.sox
  for      s in system
  where    s.production
           and not s.financially_relevant
           and not s.cut_off
           and not sox in s.excluded_from
  require  exists s.financial_role or exists s.not_financial
  message  "{s} has neither a financial role nor a reason why it cannot affect the books"
  help     "state `not_financial` with the reason, or the `financial_role` that {s} has"
  fix      set s.not_financial "why it cannot affect the books"
  cites    sox:404(a)
}

/// A sample drawn from this evidence can never contain the missing system. Reuse across programmes is only as wide as
/// the population behind it.
///
/// Fires when evidence that is tagged for SOX supports an active control over a financially relevant system, and that
/// system is not among the `systems` of the evidence. Evidence that names no systems at all is told of by EVD-03.
///
/// Level error.
///
/// Settled by widening the population, by other evidence for that system, or by dropping the SOX tag.
///
/// Never by the fact that the control covers the system: what is not in the population was not tested.
rule SCP-07 "evidence for SOX lacks a system of the control" {
  severity error
  for      e in evidence, c in e.proves, s in c.applies_to
  where    c.active and sox in e.programs and exists e.systems and s.financially_relevant
  require  exists x in c.evidence where sox in x.programs and s in x.systems
  per      e
  message  "{e} is tagged for SOX, but its population lacks {s}, which {c} covers"
  at       e.systems "the population"
  at       c.applies_to "the systems that the control covers"
  because  s.financially_relevant
  help     "add {s} to `systems` of {e} and widen its population, or take the SOX tag away"
  fix      append e.systems {s}
  cites    tsc:CC6.3, pcaob:AS2201.44
}

/// One control serves two programmes for two reasons, and here one of the reasons is missing. SOC 2 asks that access is
/// limited, approved and reviewed; SOX asks that nobody can alter figures or the logic behind them. An auditor who
/// does not find the reason tests the control anew.
///
/// Fires when an active control is mapped to both programmes and covers a system in both scopes, and no mapping to
/// clauses of one of the programmes has a `purpose`.
///
/// Level warning.
///
/// Settled by a sentence of purpose on a mapping to a clause of that programme.
///
/// Never by the purpose given for the other programme.
rule SCP-10 "shared control explains one programme only" {
  severity warning
  for      c in control, p in c.programs
  where    c.active
           and soc2 in c.programs
           and sox in c.programs
           and exists s in c.applies_to where s.financially_relevant and s.in_soc2_scope
  require  exists m in mapping
           where m.control == c and m.clause.framework.program == p and exists m.purpose
  message  "{c} covers systems in both scopes, but does not say what it does for {p}"
  at       those m in mapping where m.control == c and m.clause.framework.program == p "no purpose"
  help     "say what {c} does for {p}: `purpose` on one of its clauses"
  cites    pcaob:AS2201.39, tsc:CC5.1
}
