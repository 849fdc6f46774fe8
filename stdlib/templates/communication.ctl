// Telling and being told: policies, duties, commitments to the outside, concerns from the inside, and
// information good enough to act on.

/// For the policies and standards that controls put in action. A policy alone answers no criterion: this
/// control shows that policies are current and that what is done agrees with them.
///
/// Still to fill in: `id`, `owner`, `performed_by` (the policies' owners), and as evidence versions with
/// approvals, the comparison with controls, and acknowledgements.
template control policy_review "Review and approval of policies" {
  family        policies
  nature        manual
  timing        preventive
  frequency     annual
  due           45 days
  entity_level  yes
  every_item    yes

  objective """
    Every policy in force was approved in the last 12 months by somebody with authority, says what is in
    fact done, and has reached those it binds.
  """
  what_could_go_wrong """
    The policy asks for a monthly review, the control is done each quarter, and the team knows neither. An
    auditor tests what is written, and finds that the company does not follow its own rules.
  """
  threshold """
    Every policy on the register; each frequency, deadline and approver in it equal to those in the controls
    that put it in action.
  """
  review_criteria """
    An exception is a policy older than 12 months, without owner or approver, with a number that differs
    from its control, without any control that puts it in action, or not acknowledged by those it binds.
  """
  procedure """
    1. The GRC Lead sends each policy to its owner 60 days before its date, with the controls that follow it
       and the incidents and exceptions since.
    2. The owner corrects it with those who do the work, and marks what changed.
    3. The GRC Lead compares frequencies, deadlines, approvers and words of obligation with the controls,
       line by line.
    4. The executive of the area approves; security and conduct policies go to the board.
    5. The GRC Lead publishes version and summary of changes; those bound acknowledge within 30 days, and
       performers of changed controls are briefed before the change takes effect.
  """
  exceptions """
    A policy past its date stays in force and its owner's manager gets it with a deadline of 15 business
    days; after that it goes to the CIO. A difference from practice is settled within 20 business days by
    changing one of the two; runs under the wrong number since the last version are listed and judged by the
    control's owner. Persistent departures need an exception with an end date.
  """
  competence """
    Owners know the work that the policy governs; the approving executive may order the work to be changed
    instead of the policy.
  """
  satisfies tsc:CC5.3 {
              purpose  "Policies state what is expected and controls put them in action."
            },
            tsc:CC2.2 {
              purpose  "People know the version that binds them."
            },
            coso:P12 {
              purpose  "Control activities are deployed through policies and procedures."
            },
            coso:P14 {
              purpose  "Changes of rules reach those who have to follow them."
            }
  test_of_design """
    Take one policy and one of its controls and compare every number. Ask a performer where they would look
    it up.
  """
  test_of_operation """
    Inspect 5 policies, those on access and change among them: dates, approver's authority, comparison,
    acknowledgements tied to the HR list; and every policy past its date.
  """
}

/// For control owners and performers, at the start of each quarter. It is what keeps controls alive when
/// people change.
///
/// Still to fill in: `id`, `owner` (GRC Lead), `performed_by`, and as evidence the quarterly list with
/// confirmations.
template control control_duty_communication "Control duties told and confirmed" {
  family        internal_communication
  nature        manual
  timing        preventive
  frequency     quarterly
  due           20 days
  entity_level  yes
  every_item    yes

  objective """
    At the start of each quarter every owner and performer has before them what they must do, by when, in
    which version, and whom to ask, and has said that they can.
  """
  what_could_go_wrong """
    The owner is on leave when the review falls due, the deputy does not know of it, or both work from last
    year's text. The quarter ends without the control, and a missed quarter cannot be made up.
  """
  threshold  "Every active control; no owner or performer who did not confirm within 10 business days."
  review_criteria """
    A confirmation counts if it names control and version and comes from the person or the deputy. An
    exception is silence, an owner who will be absent on the due date without a deputy, or a performer
    untrained in the version.
  """
  procedure """
    1. The GRC Lead compiles from the control register each person's list: control, version and what
       changed, dates due, evidence and where it goes, deputy.
    2. The GRC Lead compares owners and performers with HR's leavers, transfers and absences over 10 days in
       the quarter.
    3. Each person confirms, names an obstacle, or hands over to the deputy in writing.
    4. The GRC Lead settles obstacles within 5 business days, changes owners where needed, and reports the
       state to the executive committee.
    5. In a call in the third week of the quarter, owners hear what changed in systems, criteria and
       auditors' questions, and bring their own.
  """
  exceptions """
    Without confirmation after 10 business days the manager names somebody within 2 more. A control that
    nobody can perform is reported to the executive of the area on that day, with what covers the risk
    meanwhile. A control found missed goes into the deficiency log within 1 business day with date and
    cause.
  """
  competence """
    The GRC Lead knows the due dates and dependencies of each control, and may name a stand-in together with
    the executive of the area.
  """
  satisfies tsc:CC2.2 {
              purpose  "Duties for internal control are told to those who have them."
            },
            tsc:CC1.3 {
              purpose  "Responsibility for each control is clear when people change."
            },
            coso:P14 {
              purpose  "Information needed to perform controls flows inside the company."
            }
  test_of_design  "Ask one owner for the list of the present quarter and compare it with the register."
  test_of_operation """
    Inspect 2 quarters: list complete against the register, confirmations with dates, 5 changes of owner,
    obstacles settled.
  """
}

/// For what the company tells users of its service: what it promises, what they must do, what changed, what
/// went wrong.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to` where a status page or portal is covered,
/// and as evidence the comparison and the notices with dates.
template control external_communication "Commitments and changes told to customers" {
  family        external_communication
  nature        manual
  timing        preventive
  frequency     quarterly
  due           20 days
  entity_level  yes

  objective """
    What customers and other outside parties read about the service is true today, tells them what is left
    to them to do, and reaches them before a change that concerns them.
  """
  what_could_go_wrong """
    The site promises encryption of a feature that does not have it, a sub-vendor is added without the
    notice that contracts ask for, and customers do not know that they must switch on sign-in rules
    themselves.
  """
  threshold """
    Every statement about security, availability, processing, confidentiality and privacy; notices at least
    30 days before a change that contracts call for, incident notices within the hours of the contract.
  """
  review_criteria """
    An exception is a statement that no control or measurement supports, a commitment in a contract that no
    page reflects, a notice that was late or left out, or a duty of users that is not written where they
    look.
  """
  procedure """
    1. The product owner lists public pages, contract templates, user documentation and the status page,
       with what changed in the quarter.
    2. The GRC Lead sets each statement beside the control or measurement that supports it, and marks those
       without.
    3. Legal counsel lists changes of service, sub-vendors, places and terms that called for notice, and
       compares with notices sent.
    4. The head of Support lists questions and complaints that show a misunderstanding, and tests that the
       security contact answers within 1 business day.
    5. The product owner corrects within 10 business days, and legal counsel signs the quarter.
  """
  exceptions """
    A false statement is taken off within 1 business day; counsel decides within 5 whether those who relied
    on it are told. A late notice is sent on the day it is found with the reason, and changes of the last 12
    months are compared again. A commitment that cannot be kept goes to the executive committee, which
    changes service or commitment within 60 days.
  """
  competence """
    The GRC Lead knows which controls were tested, and legal counsel which contracts differ from the
    template.
  """
  satisfies tsc:CC2.3 {
              purpose  "Outside parties are told what they need, truthfully and beforehand."
            },
            tsc:PI1.1 {
              purpose  "Users know what the service does with what they send."
            },
            coso:P15 {
              purpose  "Communication with outside parties is controlled and open in both ways."
            }
  test_of_design """
    Pick 3 promises from the site and ask for what supports them. Write to the security contact.
  """
  test_of_operation """
    Inspect 2 quarters: the list against site history, 10 statements to support, all changes to notices with
    dates, and test messages answered.
  """
}

/// For every company; for those listed or about to be, the audit committee's duty to receive complaints
/// about accounting, also without a name. Run it by a provider outside the company.
///
/// Still to fill in: `id`, `owner` (chair of the audit committee, or General Counsel), `performed_by`, and
/// as evidence the provider's log, the case files and the quarterly reports.
template control complaints_channel "Channel for complaints and concerns" {
  family        complaints_channel
  nature        manual
  timing        detective
  frequency     each_event
  due           2 days
  entity_level  yes
  every_item    yes

  objective """
    Anybody inside or outside can report a concern, without a name if they wish; those on accounting,
    controls or auditing reach the audit committee unfiltered, and each gets an answer and an end.
  """
  what_could_go_wrong """
    The person who knows of false entries sees only a mailbox read by the very manager concerned. They stay
    silent, or go to the press, and the loss grows for two more years.
  """
  trigger """
    A report by telephone, web form, letter or manager. The population is the provider's case log, which
    numbers every report in sequence; a quarter without any needs a dated nil statement.
  """
  threshold """
    Every report: receipt confirmed within 2 business days, assigned within 5, closed within 60; accounting,
    control, audit and executive cases to the chair within 1 business day.
  """
  review_criteria """
    A case may be closed when the facts are established by records and more than one person, the consequence
    is decided by somebody independent, the cause is repaired or scheduled, and the reporter has been
    answered.
  """
  procedure """
    1. The provider takes the report, keeps the name from the company where asked, gives number and code for
       questions back, and sends it to General Counsel and chair at the same time; a report about one of
       them bypasses that person.
    2. The General Counsel classifies by the written table; the chair of the audit committee takes
       accounting, control, audit and executive cases.
    3. An investigator outside the line concerned secures records within 2 business days, asks, and writes
       what was found.
    4. Counsel or chair decides on consequence, correction and control; the Controller judges whether
       figures are affected where accounting is concerned.
    5. The reporter gets an answer through the provider within 60 days.
    6. Each quarter the General Counsel reports numbers, kinds, ages and results to the audit committee, and
       once a year places a test report.
  """
  exceptions """
    A case past 60 days is reported to the chair every 2 weeks with its reason. A case that reached somebody
    it was about is taken over by outside counsel on that day, and records are secured again. A test report
    that was lost or late leads to a change of provider or procedure within 30 days, and the case log of the
    last 12 months is agreed with the provider's.
  """
  competence """
    Investigators are trained in interviewing and keeping evidence, and have no tie to the people concerned.
  """
  satisfies sox:301 {
              purpose  "The audit committee runs the procedure for accounting complaints."
            },
            sox:301(4) {
              purpose  "Employees can report accounting concerns in confidence, unnamed."
            },
            tsc:CC2.2 {
              purpose  "There is a separate line for what the usual one would not carry."
            },
            tsc:CC2.3 {
              purpose  "People outside can reach somebody who must act."
            },
            coso:P14 {
              purpose  "Concerns travel upwards without passing those concerned."
            },
            coso:P15 {
              purpose  "Outside parties have a way in."
            }
  test_of_design """
    Place a test report without a name that concerns Finance, and follow it to the chair. Ask 5 employees
    where they would report.
  """
  test_of_operation """
    Agree the sequence of the provider's log with the register. Inspect all accounting cases and 10 others:
    times, independence, decision, answer; 2 quarterly reports and the test.
  """
}

/// Beside the complaints channel. Section 806 protects whoever reports in good faith; this control finds
/// retaliation in the data, because people seldom report it twice.
///
/// Still to fill in: `id`, `owner` (General Counsel), `performed_by`, and as evidence the quarterly
/// comparison, kept where only counsel and chair can read it.
template control whistleblower_protection "Protection of those who report" {
  family        complaints_channel
  nature        manual
  timing        detective
  frequency     quarterly
  due           30 days
  entity_level  yes
  every_item    yes

  objective """
    Nobody who raised a concern in good faith, or helped to look into one, has suffered for it in pay,
    tasks, place or employment.
  """
  what_could_go_wrong """
    Six months after a report its author is passed over, moved and then dismissed for poor performance.
    Everybody understands, no one reports any more, and the company is liable.
  """
  threshold """
    Every reporter and witness known by name, for 24 months after the report; every negative decision on
    them.
  """
  review_criteria """
    A decision is suspect if it comes within 24 months of the report, was made or prompted by somebody named
    in it, departs from peers or from earlier assessments, or lacks reasons written at the time.
  """
  procedure """
    1. Counsel keeps the list of known reporters and witnesses, apart from the case files.
    2. HR gives counsel all decisions of the quarter on pay, assessment, transfer, warning and dismissal,
       for the whole company, so that the request does not reveal the names.
    3. Counsel compares, and reads for each negative decision its reasons, date and decider against the
       report and against peers.
    4. No dismissal or warning of a listed person takes effect before counsel has agreed; HR's system holds
       it for counsel.
    5. Counsel calls each listed person once a quarter, and asks.
    6. Counsel reports numbers and findings to the chair of the audit committee; contracts and severance
       agreements signed in the quarter are read for clauses that would forbid reporting to authorities.
  """
  exceptions """
    A decision without independent reasons is suspended within 2 business days, and the chair has it
    examined by outside counsel within 20. Retaliation found is undone with back pay, and its author is
    dealt with under the code, whatever the rank. A clause that forbids reporting is withdrawn in writing
    from all who signed it within 30 days.
  """
  competence """
    Counsel knows employment law and the act's protection, and does not advise the managers concerned.
  """
  satisfies sox:806 {
              purpose  "Retaliation against whoever reports is looked for and undone."
            },
            sox:1107 {
              purpose  "No agreement or act punishes whoever informs law enforcement."
            },
            tsc:CC1.1 {
              purpose  "Speaking up is safe, which is what integrity rests on."
            },
            coso:P1 {
              purpose  "The company acts on breaches of its standards, also by managers."
            },
            coso:P5 {
              purpose  "Managers answer for how they treat those who report."
            }
  test_of_design  "Read the hold in HR's system with a test person. Read two severance agreements."
  test_of_operation """
    Inspect 2 quarters, with counsel, without names leaving the room: list agreed with case log, decisions
    compared, calls, 10 agreements read.
  """
}

/// For companies under examination. It finds the missing quarter in the next month and not in the audit.
///
/// Still to fill in: `id`, `owner` (GRC Lead), `performed_by`, `applies_to` (the store of evidence) and as
/// evidence the monthly list with gaps and their ends.
template control evidence_readiness "Evidence complete and where it belongs" {
  family        information_quality
  nature        it_dependent_manual
  timing        detective
  frequency     monthly
  due           10 days
  entity_level  yes
  every_item    yes

  objective """
    For every run of a control due last month there is evidence that was made at the time, shows population,
    approval and outcome, and lies in its one place.
  """
  what_could_go_wrong """
    Evidence is in chats, on laptops, or made up afterwards. The control was done and cannot be shown, which
    counts as not done; or what is shown was written for the auditor.
  """
  threshold  "Every run due in the month; collected within 30 days after the work."
  review_criteria """
    An exception is a run without evidence, evidence without population, completeness check, approver or
    follow-up, made more than 30 days later, in two places, or alterable by its owner.
  """
  procedure """
    1. The GRC Lead compiles runs due from the control register and compares them with what the evidence
       store received, by system log.
    2. The GRC Lead opens each item and checks attributes against what its type must show.
    3. For events (changes, leavers, incidents) the GRC Lead agrees the number of items with the count in
       the source system.
    4. Evidence owners supply what is missing within 5 business days, marked as late with the reason;
       nothing is dated back.
    5. The GRC Lead reads the store's access list for owners who could alter what they filed, and signs.
  """
  exceptions """
    A run that did not take place is entered as a deficiency within 1 business day. Evidence supplied late
    is tested by somebody other than its owner. Two gaps of one owner in a quarter go to the executive of
    the area. Altered evidence is reported to the General Counsel on the same day, and all evidence of that
    owner in the period is agreed with the sources.
  """
  competence """
    The GRC Lead knows what each type of evidence has to show, and performs none of the controls examined.
  """
  satisfies tsc:CC2.1 {
              purpose  "Information about controls is captured at the source, whole and dated."
            },
            tsc:CC4.1 {
              purpose  "Whether controls are performed is watched month by month."
            },
            coso:P13 {
              purpose  "Information on controls is of a quality one can decide by."
            },
            sox:802 {
              purpose  "Records are kept as made, and alteration would be noticed."
            }
  test_of_design """
    Follow one item from source to store with dates and rights. Ask how a run that never happened would
    show.
  """
  test_of_operation """
    Take 3 months. Rebuild the list of runs due for 10 controls and compare; open 15 items; trace 5 gaps to
    their ends.
  """
}
