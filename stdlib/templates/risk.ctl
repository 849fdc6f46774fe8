// What could go wrong, and choosing what to do about it: objectives, risks, fraud, change, and the controls
// that follow.

/// For the starting point of risk assessment. Without objectives with numbers, a list of risks is a list of
/// worries.
///
/// Still to fill in: `id`, `owner` (CEO), `performed_by`, and as evidence the objectives with tolerances as
/// approved.
template control objective_setting "Objectives set and approved" {
  family        objective_setting
  nature        manual
  timing        preventive
  frequency     annual
  due           45 days
  entity_level  yes

  objective """
    For operations, reporting and the law the company has written objectives with numbers and tolerances,
    approved by the board and known to those who assess risks.
  """
  what_could_go_wrong """
    Everybody assesses risks to something else. Security protects what nobody promised, and the precision
    that financial reporting needs was never set, so that each reviewer chooses their own.
  """
  threshold """
    Every commitment to customers, every law on counsel's list and every significant account has an
    objective; none is without a number and a tolerance.
  """
  review_criteria """
    An objective is complete with a measure, a tolerance, an owner, the commitments or rules it comes from,
    and for reporting the standard and the materiality that is used in planning.
  """
  procedure """
    1. The executive committee drafts objectives from strategy, commitments to customers, law, and reporting
       standards.
    2. The product owner lists service commitments and system requirements by category with their numbers.
    3. The Controller proposes reporting objectives: standard, accounts and disclosures that matter,
       materiality for planning, and the size from which a difference is followed.
    4. The General Counsel lists laws and contracts that apply, with what changed.
    5. The GRC Lead looks for objectives that contradict each other or lack a number, and has them settled.
    6. The board approves, and the GRC Lead sends the result to all owners of risks within 10 business days.
  """
  exceptions """
    An objective without measure or tolerance is returned and completed within 15 business days. A change in
    the year (a new commitment, law or market) is added within 30 days, and the risks that hang on it are
    assessed within 30 more. A tolerance exceeded twice goes to the board.
  """
  competence """
    Those who draft answer for the result; the Controller has discussed materiality with the external
    auditor.
  """
  satisfies tsc:CC3.1 {
              purpose  "Objectives are exact enough to identify and assess risks to them."
            },
            coso:P6 {
              purpose  "Objectives are specified with clarity, tolerances and materiality."
            },
            sox:404(a) {
              purpose  "Reporting objectives set the precision by which controls are judged."
            }
  test_of_design  "Take two risks from the register and ask which objective each endangers and by how much."
  test_of_operation """
    Inspect the year's set: completeness of 10 objectives, approval, distribution, and 2 changes in the year
    with what followed.
  """
}

/// For the whole company, once a year in full and each quarter for what changed. Risks are records of their
/// own; controls name those they mitigate.
///
/// Still to fill in: `id`, `owner`, `performed_by` (owners of risks), and as evidence the register as
/// approved with its changes and the decisions on treatment.
template control risk_assessment "Risk assessment" {
  family        risk_analysis
  nature        manual
  timing        preventive
  frequency     quarterly
  due           30 days
  entity_level  yes
  every_item    yes

  objective """
    Risks to the company's objectives are known with cause, event and effect, rated on one scale, and each
    is mitigated by a working control, transferred, avoided, or accepted by somebody who may.
  """
  what_could_go_wrong """
    The register is copied from last year. The risk that comes true was known to the engineers, but nobody
    asked them, or it was on the list with a control that had long stopped.
  """
  threshold """
    Every objective and every process and system in scope has been asked about; every risk rated above the
    tolerance has a decision dated within 30 days.
  """
  review_criteria """
    An exception is a risk without owner, with a rating that no fact supports, above tolerance without
    treatment, relying on a control that is not active or failed its last test, or accepted by somebody
    below the authority for its effect.
  """
  procedure """
    1. In the first quarter the GRC Lead interviews the owner of each process and system, with incidents,
       audit findings, vendor reports, threat reports and near misses of 12 months in hand.
    2. Owners write each risk as cause, event, effect; they rate likelihood and impact by the scale, before
       and after controls, with the fact that supports it.
    3. The GRC Lead sets each risk beside its controls and their last results.
    4. For reporting, the Controller connects risks with accounts and assertions, and marks those that could
       be material.
    5. The risk committee decides on treatment; acceptance above tolerance is the CEO's, for reporting the
       CFO's with notice to the audit committee.
    6. In the other quarters owners confirm or change, and the GRC Lead adds what incidents and projects
       brought.
  """
  exceptions """
    A risk above tolerance without decision after 30 days goes to the CEO. A treatment past its date is
    rated as if it did not exist until it is done. An event that happened without being in the register, or
    rated low, is analysed within 20 business days for why it was missed, and neighbouring risks are rated
    again.
  """
  competence  "Owners can change what causes the risk; the GRC Lead moderates and owns none of the risks."
  satisfies tsc:CC3.2 {
              purpose  "Risks to objectives are found, analysed and responded to."
            },
            tsc:CC5.1 {
              purpose  "Controls are chosen by the risk that they are to lower."
            },
            tsc:CC9.1 {
              purpose  "Risks of disruption are among those assessed and treated."
            },
            coso:P7 {
              purpose  "Risks are identified across the company and analysed for response."
            },
            sox:404(a) {
              purpose  "Scope and tests of ICFR follow from risks of misstatement."
            }
  test_of_design """
    Ask two engineers and a clerk what could go wrong, and look for it in the register. Follow one risk to a
    control and its last result.
  """
  test_of_operation """
    Inspect the yearly assessment and one quarter: interviews with all owners, ratings with facts for 10
    risks, every acceptance by authority, 5 treatments to their ends.
  """
}

/// For every company that handles money, data of value or targets that pay. It asks who could, who would
/// gain, and what would show it.
///
/// Still to fill in: `id`, `owner` (CFO or Head of Internal Audit), `performed_by`, and as evidence the
/// schemes with controls and the tests for override; mark the risks `fraud yes`.
template control fraud_risk_assessment "Fraud risk assessment" {
  family        fraud_risk
  nature        manual
  timing        preventive
  frequency     annual
  due           45 days
  entity_level  yes
  every_item    yes

  objective """
    The ways in which people inside or outside could falsify figures, take assets, corrupt or misuse data
    are thought through for this company, and each has a control that would stop or show it, override by
    management included.
  """
  what_could_go_wrong """
    Fraud is treated as something that happens elsewhere. Whoever may both enter and approve, or is under
    pressure to reach a figure, finds the gap first.
  """
  threshold """
    Every significant account, every way in which money or valuable data can leave, and every incentive plan
    has been asked about; any sign of fraud counts, whatever its amount.
  """
  review_criteria """
    A scheme is complete with who, how, incentive, opportunity, how it could be hidden, account or data
    touched, control that would see it, and what remains.
  """
  procedure """
    1. The Head of Internal Audit holds a session each with Finance, Sales, Procurement, HR and Engineering,
       without their executives, and one with the executives.
    2. Each group describes schemes for its area: early or invented revenue, side agreements, reserves,
       capitalised cost, false vendors, redirected payments, ghost employees, expense claims, sale of data,
       abused refunds, manipulated usage.
    3. The Head of Internal Audit adds incentives (bonus plans, forecasts, covenants, the listing) and
       opportunities (conflicts of duties, manual entries, override).
    4. The owners of controls state how each scheme would show, and the tester tries 3 of them on paper or
       in a copy.
    5. Internal audit reads all manual entries above the threshold by executives or late at night, and
       entries to seldom used accounts, for signs of override.
    6. The audit committee discusses the result without management and asks the auditor for a view.
  """
  exceptions """
    A scheme that no control would show gets one within 60 days, and a search for signs of it in the last 12
    months within 30. A sign of fraud is reported to the chair of the audit committee within 1 business day,
    whatever its amount, and the people concerned lose the access within the hour. Fraud by management or by
    people with a role in ICFR goes to the external auditor too.
  """
  competence  "Internal audit is trained in fraud examination and reports to the audit committee."
  satisfies tsc:CC3.3 {
              purpose  "Potential for fraud is assessed with incentive, opportunity and excuse."
            },
            tsc:CC5.1 {
              purpose  "Duties are separated where a scheme would otherwise be open."
            },
            coso:P8 {
              purpose  "Fraud risk, override included, is part of risk assessment."
            },
            sox:404(a) {
              purpose  "Controls against fraud in figures are identified and tested."
            },
            sox:302(a)(5) {
              purpose  "Signs of fraud have a way to audit committee and auditor."
            }
  test_of_design """
    Choose a scheme for this company's revenue and look for it. Ask which control would show an entry
    ordered by the finance chief.
  """
  test_of_operation """
    Inspect the year's assessment: sessions, 5 schemes to controls, 3 trials, reading of entries, discussion
    in the audit committee with date.
  """
}

/// For changes that alter which risks exist: a new product, market, law, system, acquisition, leader, model
/// of work. Changes to programs have their own controls.
///
/// Still to fill in: `id`, `owner`, `performed_by`, and as evidence the list of changes with their
/// assessments.
template control significant_change_assessment "Assessment of significant changes" {
  family        change_risk
  nature        manual
  timing        preventive
  frequency     quarterly
  due           20 days
  entity_level  yes
  every_item    yes

  objective """
    Each change that could make a control pointless or a new one necessary is known before it takes effect,
    and its consequences for controls, scope and reports have been decided.
  """
  what_could_go_wrong """
    The company starts to charge by usage, and the meter has become a source of revenue. Nobody told those
    who look after controls, and a year later the figures rest on a system that was never tested.
  """
  threshold """
    Every change on the list of triggers: product, pricing, process, system, vendor, law or standard,
    acquisition, organisation, officer, place of processing, data of a new kind.
  """
  review_criteria """
    An assessment is complete if it says what changes in data, money, access and responsibility, which
    systems and risks come or go, which controls change by when, and what readers of the reports must be
    told.
  """
  procedure """
    1. In the last month of the quarter the GRC Lead asks each executive, and reads the project register,
       contracts, hires and leavers of officers, new accounts in the ledger, and changes of law from
       counsel.
    2. The owner of each change describes what becomes different in data, money, access and responsibility.
    3. The GRC Lead determines from it which systems come in or out of scope, which risks and controls
       change, and which commitments.
    4. The Controller determines consequences for accounts, estimates, disclosures and controls over
       reporting.
    5. The owners decide on new or changed controls with a date before the change takes effect.
    6. The GRC Lead notes what belongs in the system description and in the officers' quarterly disclosure.
  """
  exceptions """
    A change that took effect without assessment is assessed within 10 business days; owners examine what
    passed through it without controls since its start, and the Controller looks at entries made meanwhile
    before the close. A control not ready by its date needs a stand-in or a later start of the change,
    decided by the CFO or CIO.
  """
  competence """
    The GRC Lead can read an architecture and a process; the Controller knows the standards that would
    apply.
  """
  satisfies tsc:CC3.4 {
              purpose  "Changes that could affect internal control are found and assessed."
            },
            tsc:CC5.2 {
              purpose  "Technology controls follow the systems as they change."
            },
            coso:P9 {
              purpose  "Significant change is identified and analysed."
            },
            sox:302(a)(6) {
              purpose  "Changes that officers may have to disclose are known each quarter."
            },
            sox:404(a) {
              purpose  "Scope of ICFR follows the business within the quarter."
            }
  test_of_design  "Take one product announcement of the year and look for it in the list, with its date."
  test_of_operation """
    Inspect 2 quarters: list compared with project register, ledger and HR for omissions; 5 assessments with
    decisions dated before the change.
  """
}

/// For the set of controls as a whole, once a year. It asks whether each risk has enough and no risk has
/// too much.
///
/// Still to fill in: `id`, `owner`, `performed_by`, and as evidence the matrix of risks and controls with
/// the decisions.
template control control_selection "Selection and design of controls" {
  family        control_design
  nature        manual
  timing        preventive
  frequency     annual
  due           45 days
  entity_level  yes
  every_item    yes

  objective """
    Each risk above tolerance is met by controls that, performed as written, would prevent it or show it in
    time, by people who are independent of it; and controls that serve no risk are ended.
  """
  what_could_go_wrong """
    Controls were collected over years. Three check the same list, none checks what could go wrong, one
    person performs both steps of another, and effort is high while the risk is open.
  """
  threshold """
    Every risk above tolerance and every relevant assertion; for key controls, a difference of the size set
    in the reporting objectives would be seen.
  """
  review_criteria """
    An exception is a risk above tolerance without control or with detective ones only where harm cannot be
    undone, a control that its own performer could defeat, a review without threshold, two controls with
    equal objective and systems, or a control without risk or clause.
  """
  procedure """
    1. The GRC Lead prints the matrix of risks, controls, systems and clauses from the register.
    2. The owner of each risk states for each control whether it would have stopped or shown the last three
       events of this kind, here or elsewhere.
    3. The GRC Lead looks at the mix: preventive and detective, manual and automated, at which level, and at
       duties that meet in one person.
    4. For reporting the Controller chooses key controls by assertion and states why each is precise enough.
    5. Owners agree changes: add, sharpen, merge, end, each with a date; the CFO and the CIO approve.
    6. The GRC Lead changes register and narratives, and tells performers before the change takes effect.
  """
  exceptions """
    A risk found open gets an interim measure within 10 business days and its control within 60; what
    happened in the open time is examined by the owner of the risk. An ended control stays on the list for
    the period under examination. A change that was not made by its date goes to the executive committee.
  """
  competence  "Those who judge have performed or tested controls of the kind, and judge none of their own."
  satisfies tsc:CC5.1 {
              purpose  "Controls are selected to bring risks down to what is tolerated."
            },
            tsc:CC5.3 {
              purpose  "What was selected is written down and put to work."
            },
            coso:P10 {
              purpose  "Control activities are chosen, mixed and separated by duty."
            },
            sox:404(a) {
              purpose  "Key controls are chosen for each relevant assertion, with precision."
            }
  test_of_design """
    Take two risks and perform their controls in mind with a malicious and with a careless person.
  """
  test_of_operation """
    Inspect the year's matrix: all risks above tolerance covered, 10 decisions to register and narrative,
    approvals, notice to performers.
  """
}

/// For the general controls over technology: which systems need which of them, and why. It turns the
/// inferred scope into a decision that somebody signed.
///
/// Still to fill in: `id`, `owner` (CIO), `performed_by`, and as evidence the scope with proofs, the matrix
/// of systems and controls, and the signatures.
template control technology_control_scoping "Scope of technology controls" {
  family        control_design
  nature        it_dependent_manual
  timing        preventive
  frequency     annual
  due           45 days
  entity_level  yes
  every_item    yes

  objective """
    For each system it is decided whether it can affect the service or the books and by which path, and the
    controls over access, change, development and operations that it therefore owes are in place.
  """
  what_could_go_wrong """
    The identity provider, the pipeline and the feeder of billing are in nobody's scope. Automated controls
    are relied on although anyone could have changed them.
  """
  threshold """
    Every system in the inventory: in or out of each programme with the reason; every owed control present
    or listed as a gap.
  """
  review_criteria """
    A system may be left out if no path leads from it to the books or to the service, or if a control in
    force cuts the path. "It is only a tool" is not a reason.
  """
  procedure """
    1. The GRC Lead agrees the inventory with cloud accounts, applications in the identity provider, and
       vendors paid.
    2. System owners confirm flows, host, sign-in, pipeline, vendor and data of their systems.
    3. The GRC Lead has scope computed from these facts, and reads each path and each system left out.
    4. The Controller confirms the financial roles, accounts and the controls said to cut a flow.
    5. The CIO confirms which controls each system owes by the matrix, and decides on gaps with dates.
    6. CIO and CFO sign the scope; the GRC Lead sends it to service auditor and external auditor.
  """
  exceptions """
    A system found outside the inventory is added within 2 business days and its scope decided within 10. A
    gap on a system in scope is closed within 30 days; meanwhile its owner has changes, access and failures
    since the start of the period examined. A flow whose control failed is treated as uncut from the day of
    the failure.
  """
  competence """
    CIO and Controller can overrule a system owner; neither can overrule a computed path without changing a
    fact.
  """
  satisfies tsc:CC5.2 {
              purpose  "General controls over technology are selected by dependence on it."
            },
            tsc:CC3.1 {
              purpose  "The boundary of what is to be protected is drawn with reasons."
            },
            coso:P11 {
              purpose  "Technology controls are selected and developed for what relies on them."
            },
            sox:404(a) {
              purpose  "No system that can change the books is outside ICFR."
            }
  test_of_design """
    Take one number of the financial statements back to its source, and name host, sign-in and pipeline on
    the way; all are in the scope.
  """
  test_of_operation """
    Inspect the year's scope: inventory tie-out, confirmations of 10 systems, 5 left out with reasons, gaps
    to their ends, both signatures.
  """
}
