// Whether the controls work: those who perform them look first, somebody independent tests, and what is
// found is repaired.

/// For all active controls, each quarter. It is cheap, early and not independent; testing comes after it.
///
/// Still to fill in: `id`, `owner` (GRC Lead), `performed_by` (control owners), and as evidence the answers
/// with the items looked at.
template control control_self_assessment "Self-assessment by control owners" {
  family        monitoring_of_controls
  nature        manual
  timing        detective
  frequency     quarterly
  due           20 days
  entity_level  yes
  every_item    yes

  objective """
    Each quarter every control owner has looked at real items of their control and said, with facts, whether
    it ran as written, what it found, and what changed.
  """
  what_could_go_wrong """
    A control drifts: the deadline slips, a step is left out, a new system is not covered. Nobody notices
    until the tester does, when two quarters are lost.
  """
  threshold  "Every active control; at least 2 items looked at by the owner, or the one there was."
  review_criteria """
    An answer of yes counts if the two items are named and show it. An exception is a step left out, a run
    late or missing, a system not covered, an exception without follow-up, or a text that no longer
    describes what is done.
  """
  procedure """
    1. The GRC Lead sends each owner the control's text and the count of runs due and received.
    2. The owner opens 2 items from the quarter and compares each step, date and approver with the text.
    3. The owner answers: ran as often as due, on all systems, by the named performer, exceptions followed
       up, report unchanged, text still right; each no with cause and date.
    4. The GRC Lead reads all answers, compares them with evidence and incidents, and reopens those that do
       not agree.
    5. The executive of the area signs the summary within 20 days after quarter end.
  """
  exceptions """
    Each no is entered in the deficiency log within 2 business days. An answer that evidence contradicts is
    discussed with owner and manager within 5, and that owner's other controls are looked at by the GRC
    Lead. An answer missing after 15 days goes to the executive, who answers instead.
  """
  competence """
    Owners perform or supervise the control; the GRC Lead has tested controls and owns none of those
    assessed.
  """
  satisfies tsc:CC4.1 {
              purpose  "Evaluation is built into the work of the owners."
            },
            tsc:CC1.5 {
              purpose  "Owners state by name how their controls did."
            },
            coso:P16 {
              purpose  "Evaluations by owners show whether the components function."
            },
            sox:302(a)(4) {
              purpose  "The officers' quarterly conclusion rests on answers from owners."
            }
  test_of_design  "Sit with one owner while they assess, and see whether they would notice a skipped step."
  test_of_operation """
    Inspect 2 quarters: all active controls answered, 10 answers repeated from the items named, every no in
    the log.
  """
}

/// For management's own assessment: key controls and those that an examination will test. Whoever tests
/// neither owns nor performs the control.
///
/// Still to fill in: `id`, `owner` (Head of Internal Audit or a hired firm's counterpart), `performed_by`,
/// and as evidence plan, papers, results and reviews; put the testers in `tested_by` of each control.
template control independent_control_testing "Independent tests of controls" {
  family        monitoring_of_controls
  nature        manual
  timing        detective
  frequency     quarterly
  due           30 days
  entity_level  yes

  objective """
    Design and operation of each control in the plan were tested in the year by somebody competent and
    independent, with a conclusion that another could reach from the papers.
  """
  what_could_go_wrong """
    The company asserts that its controls work because nobody has heard otherwise. The auditor's sample
    shows that the review was signed without being done, and the report is qualified.
  """
  threshold """
    All key controls and each criterion's main control once in 12 months; sample by frequency: annual 1,
    quarterly 2, monthly 2 to 5, weekly 5 to 15, daily 20 to 40, more often 25 to 60. One deviation is
    looked into before anything else.
  """
  review_criteria """
    A deviation is an item in which an attribute of the control's text is not shown, whatever the reason. A
    conclusion is supported if population, selection, items and results allow another tester to reach it.
  """
  procedure """
    1. The Head of Internal Audit plans by risk, last results and changes, and has the audit committee
       approve the plan.
    2. The tester walks one item through from start to record and judges the design by what could go wrong.
    3. The tester draws the population from the source, proves it complete, selects without the owner's
       help, and inspects each attribute; where judgement matters, repeats it.
    4. The tester writes who, what, when, source and result for each item so that it can be repeated.
    5. A second person reviews the papers before the conclusion is told to owner and executive.
    6. For ICFR, controls tested before year end are followed to the year end by inquiry, changes and
       further items.
  """
  exceptions """
    A deviation is told to the owner within 2 business days. The tester finds cause and extent, tests more
    items or concludes that the control failed, and looks at who relies on it. Failed controls enter the
    deficiency log within 2 business days, and are tested again after they have run again: 2 quarters, 3
    months, 5 weeks or 25 days.
  """
  competence """
    Testers know the technology or the accounts, are trained in sampling, and report outside the line that
    they test.
  """
  satisfies tsc:CC4.1 {
              purpose  "Separate evaluations by independent and able people."
            },
            tsc:CC4.2 {
              purpose  "Results reach those who must act, and the board."
            },
            coso:P16 {
              purpose  "Separate evaluations confirm what owners report."
            },
            sox:404(a) {
              purpose  "Management's assessment rests on tests of design and operation."
            }
  test_of_design  "Read the plan against the list of key controls. Repeat one conclusion from its papers."
  test_of_operation """
    Inspect plan and approval, papers of 5 controls with review, independence of testers from duties in the
    register, 3 failed controls to their new test.
  """
}

/// For whatever shows that a control is missing or failed: tests, self-assessments, incidents, auditors,
/// exceptions that expired.
///
/// Still to fill in: `id`, `owner`, `performed_by`, and as evidence the log with ratings, plans, retests
/// and the monthly report.
template control deficiency_management "Deficiencies rated, repaired and retested" {
  family        deficiency_management
  nature        manual
  timing        corrective
  frequency     monthly
  due           10 days
  entity_level  yes
  every_item    yes

  objective """
    Each deficiency is known within days, rated by people who may, told to those who have to know, repaired
    by its date, and closed only after it was tested again.
  """
  what_could_go_wrong """
    The same finding stands in three reports. Each was promised a fix, one was closed because a ticket was,
    and together with two others it would have been a material weakness that nobody added up.
  """
  threshold """
    Every deficiency: entered within 2 business days, rated within 10, plan within 15; repair within 30 days
    (high), 60 (medium), 90 (low).
  """
  review_criteria """
    Rating by likelihood and magnitude, considering amounts and records exposed, compensating controls that
    were themselves tested, similar deficiencies on the same account, system or criterion, and whether a
    prudent official would be content.
  """
  procedure """
    1. Whoever finds it enters control, facts, since when, and items affected.
    2. The owner of the control names cause, effect and what covers the risk today.
    3. The GRC Lead rates for SOC 2; Controller and CFO rate for ICFR as deficiency, significant deficiency
       or material weakness, and record why.
    4. The owner proposes the repair with date and what will prove it; the executive approves.
    5. The GRC Lead adds up deficiencies by account, system, criterion and cause each month, and reports age
       and delay to CFO, CIO and each quarter to the audit committee.
    6. The tester tests again after the control has run long enough, and closes.
  """
  exceptions """
    A repair past its date goes to the executive committee, after 30 days more to the audit committee. A
    failed general control is carried to all automated controls and reports that rest on it within 10
    business days. A significant deficiency or material weakness is told in writing to audit committee and
    auditor within 5 business days of its rating. A closed deficiency that returns is rated one step higher
    until explained.
  """
  competence  "Raters know the accounts or criteria concerned and did not perform the control."
  satisfies tsc:CC4.2 {
              purpose  "Deficiencies are evaluated, told and repaired by date."
            },
            tsc:CC3.2 {
              purpose  "What a deficiency leaves open is treated as a risk meanwhile."
            },
            coso:P17 {
              purpose  "Deficiencies go to those responsible, serious ones to the board."
            },
            sox:302(a)(5) {
              purpose  "Serious deficiencies and fraud reach auditor and audit committee."
            },
            sox:404(a) {
              purpose  "Weaknesses at year end are rated alone and together."
            }
  test_of_design """
    Take one finding from each source and look for it in the log. Read one rating and argue the opposite.
  """
  test_of_operation """
    Inspect 3 months: log agreed with reports of tests and auditors, dates, 10 ratings with reasons, all
    closures with new tests, notices to the committee.
  """
}
