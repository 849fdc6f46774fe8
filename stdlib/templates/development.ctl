// New and replaced systems: whether to have them, whether they are ready, whether the data arrived, and
// whether they did what was promised.

/// For every system that is bought, built or replaced. It asks the questions on access, data, finance and
/// vendor before a contract is signed or a line is written, when the answers are still cheap.
///
/// Still to fill in: `id`, `owner`, `performed_by` (sponsor and approvers), and as evidence the project
/// record with the approvals; set `rebuilt yes` on the system that results.
template control new_system_approval "Approval of new systems" {
  family     program_development
  nature     manual
  timing     preventive
  frequency  each_event
  due        5 days
  approvals  2

  objective """
    No system is bought, built or replaced before its owner, its data, its effect on the books and its way
    of being controlled have been decided by people with authority.
  """
  what_could_go_wrong """
    A team starts to bill from a tool that it bought by card. It has no owner, no separated roles and no
    link to the ledger that anyone checks, and is found when the figures cannot be explained.
  """
  trigger """
    A request to buy, build or replace a system. The population is the project register, agreed each quarter
    with new vendors in accounts payable and new applications in the identity provider.
  """
  threshold """
    Every system, whatever its price; a trial with real customer or financial data counts as a system from
    its first record.
  """
  review_criteria """
    Approvers ask which figures or customer data pass through it, who could change them unseen, how sign-in,
    changes and duties are controlled, what the vendor's report covers, and what happens at its end.
  """
  procedure """
    1. The sponsor describes purpose, users, data and its class, interfaces, vendor, cost and start in the
       project record, and names the system's owner.
    2. The Controller states whether the system makes, passes on or reports figures of the books, and which
       account they end in.
    3. The IT Security Lead states how people sign in, which duties have to be separated, how changes are
       made, what is logged, and what the vendor's report covers.
    4. The sponsor writes the answers into requirements and acceptance criteria, each with a number or a yes
       or no.
    5. The owner and the CIO approve; where figures of the books are touched the CFO does so in place of the
       CIO. Contract and development start after that.
    6. Each quarter the GRC Lead compares the project register with new vendors and applications.
  """
  exceptions """
    A system found without approval is closed to new data within 5 business days unless owner and CIO
    approve it by then. The Controller establishes which entries came from it and has them agreed with
    source documents before the close. The GRC Lead adds it to the inventory with the date since which it
    was used.
  """
  competence """
    The CFO and the CIO hold the authority for the amount under the delegation of authority; the Controller
    knows which accounts are significant.
  """
  satisfies tsc:CC8.1 {
              purpose  "Development and acquisition begin with authorised requirements."
            },
            tsc:CC3.4 {
              purpose  "What a new system changes in the risks is judged before it is there."
            },
            tsc:CC5.2 {
              purpose  "Controls over technology are chosen at the time of acquisition."
            },
            itgc:development {
              purpose  "New programs are authorised with their control requirements."
            },
            sox:404(a) {
              purpose  "A system that reaches the books is known before its first entry."
            }
  test_of_design """
    Read one project record and judge whether somebody who never met the sponsor could say what the system
    does to the books and who controls it.
  """
  test_of_operation """
    Build the population from accounts payable and the identity provider and compare it with the register.
    Inspect every system of the period that is financially relevant and 5 others: statements, criteria,
    approvals dated before contract or first commit.
  """
}

/// For the moment a new, replaced or heavily changed system takes over. Acceptance is by those who will use
/// it, not by those who built it.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to` (the systems built or converted in the
/// period), and as evidence test cases with results, open defects, and the signed decision.
template control go_live_approval "Acceptance and approval to go live" {
  family     program_development
  nature     manual
  timing     preventive
  frequency  each_event
  due        5 days
  approvals  2

  objective """
    A system goes live only when its users have tested what they need and its owners have decided, with the
    open defects in front of them.
  """
  what_could_go_wrong """
    A system starts on the planned date although month end, rounding or roles were never tried. Wrong
    invoices go out, or anyone can post, and going back is no longer possible.
  """
  trigger  "The planned start of a system in the project register."
  threshold """
    All acceptance criteria tested; no open defect that changes an amount, loses a record or opens access.
    Every other open defect has an owner and a date at most 60 days after the start.
  """
  review_criteria """
    Evidence of a test counts if it shows case, expected and actual result, tester and date, on the version
    that goes live. A test by the builder, or a result explained away, is repeated.
  """
  procedure """
    1. The business testers, who wrote none of the system, run a test case for each acceptance criterion in
       an environment with production's configuration, and record expected and actual result.
    2. For a financially relevant system, Finance runs a full cycle up to the ledger, including a period
       end, a reversal and a failed interface, and recomputes the amounts independently.
    3. The IT Security Lead compares roles and accounts with the approved matrix, and sees that the
       developers' access to production ends with the start.
    4. The project lead lists open defects with their effect, the plan for going back with its last possible
       time, and who is on call.
    5. The system owner and the Controller, or the CIO where no figures are touched, decide go or wait by
       signature. The release manager starts nothing without it.
  """
  exceptions """
    A start without the decision is reported to the CIO within 1 business day. The owner has the open tests
    run within 5 business days and Finance recomputes the transactions processed meanwhile. A defect that
    changes amounts and is found after the start goes to the Controller on the same day, with the list of
    transactions affected. A defect past its date goes to the CFO or CIO each week.
  """
  competence """
    Testers do the work that the system is for, and can say what the result has to be without looking at the
    system.
  """
  satisfies tsc:CC8.1 {
              purpose  "Tested and approved by users and owner before it is put in place."
            },
            tsc:PI1.1 {
              purpose  "What the system is to process was specified and is shown to be met."
            },
            itgc:development {
              purpose  "Acceptance tests and go-live approval come from outside the build."
            },
            sox:404(a) {
              purpose  "Figures of a new system were recomputed before they entered the books."
            }
  test_of_design """
    Take one criterion to its test case, result and signature. Ask who could have started the system without
    the decision and try that way.
  """
  test_of_operation """
    Inspect every start of a financially relevant system in the period, and 3 others: criteria all tested by
    people outside the build, open defects within threshold, role check, decision dated before the start.
    Reperform 5 recomputed amounts.
  """
}

/// For every move of records to a new system, a new chart of accounts or a merged company. Run it for each
/// trial and for the final load.
///
/// Still to fill in: `id`, `owner`, `performed_by` (Finance, without rights on the conversion programs),
/// `applies_to` (the new system), `compares_with`, and as evidence the control totals, samples and the
/// signed reconciliation.
template control data_conversion_reconciliation "Reconciliation of converted data" {
  family      data_conversion
  nature      it_dependent_manual
  timing      detective
  frequency   each_event
  due         3 days
  every_item  yes
  checks      completeness, accuracy, validity

  objective """
    The new system opens with every record and every balance of the old one, none twice and none altered
    except by an approved rule.
  """
  what_could_go_wrong """
    Contracts are lost in the load, open invoices arrive twice, or a currency is read as another. The first
    close in the new system starts from wrong balances, and the old system has been switched off.
  """
  trigger  "A load of converted data, trial or final, in the project plan."
  threshold """
    Differences of zero in number of records and, by account, customer and currency, in amount. Each
    rejected record is explained one by one.
  """
  review_criteria """
    An exception is a difference in a count or total, a rejected record without a decision, a changed value
    without an approved rule, or a record in the new system without one in the old.
  """
  procedure """
    1. The project lead freezes the old system and records the time; the Controller approves the conversion
       rules before the first trial.
    2. Finance draws counts and totals by account, customer, currency and status from the old system with
       its own report.
    3. The engineer runs the load and keeps its log of loaded and rejected records.
    4. Finance draws the same counts and totals from the new system, with a report that the conversion team
       did not write, and compares them.
    5. Finance compares 60 records field by field with their source documents, the 20 largest among them.
    6. The Controller signs the reconciliation before the new system is opened; the old one stays readable
       for 7 years.
  """
  exceptions """
    With an unexplained difference the new system is not opened. If it is open already, posting stops within
    4 hours, the engineer loads again or Finance corrects record by record with the Controller's approval,
    and entries made meanwhile are checked. A rule changed after the trial is approved anew and the trial
    repeated.
  """
  competence """
    The preparer knows the old system's balances; the Controller answers for the ledger and had no part in
    the load.
  """
  satisfies tsc:CC8.1 {
              purpose  "Conversion is planned, tried and accepted as part of the change."
            },
            tsc:PI1.2 {
              purpose  "What enters the new system is complete, accurate and entered once."
            },
            itgc:development {
              purpose  "Data conversion is complete and accurate before go-live."
            },
            sox:404(a) {
              purpose  "Opening balances of a new system equal the closing ones of the old."
            }
  test_of_design """
    Read the rules for one field that changes its meaning. Ask what would show a record that was loaded
    twice and another that was lost, in the same amount.
  """
  test_of_operation """
    For each conversion in the period draw counts and totals again from the archived old system and from the
    new one at opening, reperform 15 field comparisons, and read each rejected record's decision.
  """
}

/// For each system that went live, 60 to 90 days later: the time in which shortcuts made for the start
/// become permanent unless somebody asks.
///
/// Still to fill in: `id`, `owner`, `performed_by` (somebody outside the project), `applies_to`, and as
/// evidence the review with its actions.
template control post_implementation_review "Review after going live" {
  family     program_development
  nature     manual
  timing     detective
  frequency  each_event
  due        90 days

  objective """
    Ninety days after the start, what was promised about the new system is shown to be so, and temporary
    access, workarounds and open defects are gone or owned.
  """
  what_could_go_wrong """
    Project accounts with wide rights, manual corrections each month and switched-off checks stay after the
    start. They become the normal state, and controls described for the system never came to be.
  """
  trigger  "The 60th day after a system's start in the project register."
  threshold """
    Every criterion, planned control, temporary right and open defect of the go-live decision; manual
    corrections above 10 a month; any difference in an amount.
  """
  review_criteria """
    An exception is a temporary right still open, a defect past its date, a manual correction made more than
    twice for the same cause, a control that was planned and does not run, or a figure that differs from the
    acceptance test.
  """
  procedure """
    1. The reviewer lists the acceptance criteria, planned controls, open defects and temporary rights from
       the go-live decision.
    2. The reviewer draws present rights, manual corrections, incidents and rejected interface records from
       the system since the start.
    3. The reviewer compares the two, and asks three users and the Controller what they still do by hand.
    4. The system owner decides for each difference: repair, accept until a date, or change the control's
       description.
    5. The reviewer reports to the sponsor and the CIO within 10 business days, and closes the review when
       the last action is done.
  """
  exceptions """
    A temporary right still open is removed within 1 business day and its use since the start is read by the
    IT Security Lead. A planned control that did not run is a deficiency, recorded on that day with the date
    since which it was missing; the Controller judges which entries of that time need a second look before
    the next close. Actions open after 60 days go to the CIO.
  """
  competence  "The reviewer understands both the process and the system, and had no task in the project."
  satisfies tsc:CC3.4 {
              purpose  "What a big change did to the controls is looked at after 60 days."
            },
            tsc:CC4.1 {
              purpose  "New controls are evaluated within 90 days of their start."
            },
            itgc:development {
              purpose  "New systems are reviewed after the start, and shortcuts ended."
            }
  test_of_design  "Read one review and search the system for a temporary right that it does not mention."
  test_of_operation """
    Agree the reviews with the starts in the project register. Inspect each, trace 5 actions to their end,
    and draw the present rights of two systems to confirm that temporary ones are gone.
  """
}
