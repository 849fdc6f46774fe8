// The control environment: integrity, the board, who may decide what, able people who answer for what they
// do.

/// For every company. Without it nothing else about integrity can be asked of anyone.
///
/// Still to fill in: `id`, `owner` (Head of HR or General Counsel), `performed_by`, and as evidence the
/// code as approved, confirmations tied to the HR list, and the register of breaches.
template control code_of_conduct "Code of conduct, confirmed by everybody" {
  family        ethics
  nature        it_dependent_manual
  timing        preventive
  frequency     annual
  due           45 days
  entity_level  yes
  every_item    yes

  objective """
    Everyone who works for the company, from the board to contractors, has confirmed in the last 12 months
    that they know what conduct is expected; and breaches have consequences whatever the rank.
  """
  what_could_go_wrong """
    People learn from what they see that targets count and rules do not. Results are embellished, data is
    taken along, a gift is accepted, and nobody speaks up because nobody ever said that one should.
  """
  threshold """
    All employees, officers, directors and contractors with an account: confirmation within 30 days of
    joining and each year. One missing is one exception.
  """
  review_criteria """
    An exception is a missing confirmation, an undeclared conflict that records show (vendor, relative,
    second job), or a breach whose consequence differs with rank.
  """
  procedure """
    1. The board approves the code and each change; it covers conflicts of interest, gifts, accurate
       records, confidential information, insider trading, fair dealing, reporting of concerns and
       protection of those who report.
    2. HR sends it in March to all on the HR and contractor lists, with examples from the company's own
       work, and to newcomers on their first day.
    3. Each person answers 5 questions, confirms, and declares conflicts of interest.
    4. HR compares confirmations with the lists after 30 days and reminds by name, then through the manager.
    5. The General Counsel decides on each declared conflict within 20 business days, and keeps the register
       of breaches with finding and consequence.
    6. The audit committee receives numbers, breaches and consequences each year, those of executives one by
       one.
  """
  exceptions """
    Access of a person without confirmation after 45 days is suspended until it is there. A breach is
    investigated within 30 days by somebody outside the line; one by an executive by the audit committee's
    delegate. If records or figures are concerned, the Controller or, where Finance is involved, the chair
    of the audit committee is told within 1 business day.
  """
  competence """
    The General Counsel judges conflicts without a tie to those concerned; investigators stand outside the
    reporting line.
  """
  satisfies tsc:CC1.1 {
              purpose  "Standards of conduct are set, confirmed by all and enforced."
            },
            tsc:CC2.2 {
              purpose  "Everyone has been told what is expected and where to raise concerns."
            },
            coso:P1 {
              purpose  "Integrity and ethical values are set out and breaches dealt with."
            },
            sox:406 {
              purpose  "Honest conduct and accurate reports are asked of everyone in Finance."
            }
  test_of_design """
    Read the code for what it says about targets and records. Interview 3 people of different rank on what
    they would do with an instruction that breaks it.
  """
  test_of_operation """
    Agree HR and contractor lists with confirmations for the year. Select 25 people, 5 of them newcomers and
    2 directors; inspect dates, 5 declared conflicts to decision, and every breach to its consequence.
  """
}

/// For companies that are listed or prepare to be. Section 406 asks whether there is one, and that changes
/// and waivers become public.
///
/// Still to fill in: `id`, `owner` (General Counsel), `performed_by`, the officers by role, and as evidence
/// their signed statements and the waiver register, or its dated nil statement.
template control financial_officer_ethics "Code of ethics for senior financial officers" {
  family        ethics
  nature        manual
  timing        preventive
  frequency     annual
  due           45 days
  entity_level  yes
  every_item    yes

  objective """
    Chief executive, finance chief, Controller and those who act as such are bound by a written code to
    honest conduct, full disclosure and prompt reporting of breaches, and no waiver stays hidden.
  """
  what_could_go_wrong """
    Under pressure to meet a forecast a finance officer books what cannot be defended, or is told to. There
    is no written duty to point to and nobody to turn to, and a waiver granted by word of mouth never
    becomes known.
  """
  threshold """
    Every officer in these roles at any time of the year, within 10 business days of appointment and each
    year.
  """
  review_criteria """
    An exception is a missing or qualified statement, an interest that records show and the statement does
    not, a waiver granted by anybody but the audit committee, or one that was not published.
  """
  procedure """
    1. The audit committee approves the code: handling of conflicts of interest, full and understandable
       disclosure, observance of law, reporting of breaches to the audit committee, accountability.
    2. The General Counsel presents it to each officer in person, answers questions, and obtains a signed
       statement with all interests and relations that could conflict.
    3. The General Counsel compares the signatories with the list of appointments.
    4. A waiver is decided by the audit committee alone; the General Counsel enters it in the register and
       publishes waiver or change within 4 business days.
    5. The General Counsel confirms once a year in writing to the audit committee that register and
       publications agree.
  """
  exceptions """
    An officer without a statement after 10 business days signs no filing and approves no entry until it is
    there. A breach reported goes to the chair of the audit committee within 1 business day, who engages
    somebody independent. A waiver found unpublished is published within 1 business day of discovery, and
    acts under it are examined by internal audit back to its date.
  """
  competence """
    The General Counsel knows section 406 and its rules and has direct access to the audit committee.
  """
  satisfies  sox:406 { purpose "The code exists, binds the officers, and waivers are disclosed." },
             tsc:CC1.1 { purpose "Those who answer for the figures commit to a higher standard." },
             coso:P1 { purpose "Tone is set at the top, and departures from it are seen." }
  test_of_design """
    Compare code and publications with the items that section 406 and the rules to it name. Ask one officer
    which situation last year came close.
  """
  test_of_operation """
    Agree signatories with appointments. Inspect all statements, the register and each publication with its
    date.
  """
}

/// For companies with a board that has members outside management. A small company may give the task to an
/// advisory board with such members.
///
/// Still to fill in: `id`, `owner` (the board's secretary), `performed_by`, the standing agenda, and as
/// evidence papers, minutes and the action list.
template control board_oversight "Oversight by the board" {
  family        board_oversight
  nature        manual
  timing        detective
  frequency     quarterly
  due           30 days
  entity_level  yes

  objective """
    People independent of management see each quarter how risks and controls stand, ask, decide, and follow
    what they asked for.
  """
  what_could_go_wrong """
    Management reports to itself. Bad news stays below, controls are waived to meet a date, and the board
    learns of it from the auditor or the press.
  """
  threshold """
    Four meetings a year with more than half of the members present being independent; papers 5 business
    days before; each open action older than 90 days is discussed.
  """
  review_criteria """
    Oversight shows in the minutes: a question asked, an answer given, a decision or an action with owner
    and date for each risk above tolerance and each deficiency older than its date.
  """
  procedure """
    1. The secretary keeps the list of members with their relations to the company; each member confirms it
       once a year.
    2. The GRC Lead and the Controller prepare a paper of at most 10 pages: changes of risk, results of
       tests, deficiencies by age, incidents, vendors, fraud and complaints, and status of examinations.
    3. The board questions the CIO, the CFO and the Head of Internal Audit, the last of these once in each
       meeting without management present.
    4. The board decides on risks above the tolerance, and gives actions an owner and a date.
    5. The secretary writes minutes that show questions and answers, has them approved in the next meeting,
       and reports on actions.
  """
  exceptions """
    A meeting not held within the quarter is held within 30 days after it. A paper that came late or left
    out a listed topic is noted in the minutes, and the topic is taken first in the next meeting. An action
    twice overdue goes to the chair, who speaks with the executive. A member whose independence is in doubt
    abstains until the board has decided.
  """
  competence """
    At least one independent member has run security or technology, and one finance, in a company of similar
    size.
  """
  satisfies tsc:CC1.2 {
              purpose  "An independent board oversees design and performance of controls."
            },
            tsc:CC4.2 {
              purpose  "Deficiencies reach those who can demand their repair."
            },
            tsc:CC2.2 {
              purpose  "Board and management exchange what each needs for its duty."
            },
            coso:P2 {
              purpose  "The board is independent and exercises oversight."
            }
  test_of_design """
    Read two sets of minutes for a question that changed something. Compare members' relations with public
    registers.
  """
  test_of_operation """
    Inspect 2 of the 4 quarters: date, members present, papers sent 5 days before, listed topics, session
    without management, 5 actions to their ends.
  """
}

/// For companies that are listed or prepare to be. It answers sections 301 and 407; before listing it runs
/// as a rehearsal.
///
/// Still to fill in: `id`, `owner` (General Counsel), `performed_by`, and as evidence questionnaires, the
/// committee's charter, resolutions and the text of the disclosure.
template control audit_committee_qualification "Independence and expertise of the audit committee" {
  family        board_oversight
  nature        manual
  timing        preventive
  frequency     annual
  due           45 days
  entity_level  yes
  every_item    yes

  objective """
    All members of the audit committee are independent, at least one is a financial expert or the reason is
    stated, and the committee itself hires, pays and oversees the auditor.
  """
  what_could_go_wrong """
    A member is paid by the company as an adviser, or nobody on the committee can read an estimate. The
    auditor is in practice chosen and pressed by the finance chief whose figures are audited.
  """
  threshold """
    Every member, against the listing rules and the act: no fees other than for the board, no affiliation.
    One failure is one exception.
  """
  review_criteria """
    A member is independent if no fee, employment, family tie or affiliation of the last 3 years speaks
    against it; an expert has applied accounting principles to estimates, dealt with statements of this
    breadth, and knows internal control and audit committees.
  """
  procedure """
    1. The General Counsel sends each member the questionnaire on relations, payments, family and other
       boards in January, and within 10 business days of appointment.
    2. The General Counsel compares the answers with accounts payable, related-party records and public
       registers.
    3. The board determines each member's independence and names the financial expert with the attributes
       found, by resolution.
    4. The committee reviews its charter: appointment and pay of the auditor, approval of all services by
       the auditor beforehand, handling of complaints, right to own advisers with funds.
    5. The committee approves each service by the auditor before it starts, and meets the auditor without
       management each quarter.
    6. The General Counsel drafts the disclosure on the expert and independence, and the board approves it.
  """
  exceptions """
    A member found not independent leaves the committee on that day, the exchange is informed as its rules
    ask, and decisions since the relation began are looked at again by the remaining members within 30 days.
    A service by the auditor without approval is stopped and reported to the committee within 2 business
    days, which judges the auditor's independence with the firm.
  """
  competence """
    The General Counsel, advised by outside counsel, knows the listing rules; the board decides with the
    member concerned abstaining.
  """
  satisfies sox:301 {
              purpose  "The committee is independent and in charge of the auditor."
            },
            sox:407 {
              purpose  "The financial expert is determined and disclosed, or the reason is."
            },
            tsc:CC1.2 {
              purpose  "Independence and skill of those who oversee are examined each year."
            },
            coso:P2 {
              purpose  "Oversight is in independent and able hands."
            }
  test_of_design """
    Compare one member's questionnaire with payments of the year. Read the charter beside the paragraphs of
    section 301.
  """
  test_of_operation """
    Inspect all questionnaires and the comparisons, the resolutions, 4 sessions with the auditor, and agree
    the auditor's invoices with prior approvals.
  """
}

/// For every company. Other controls ask whether an approver had authority: the table that this control
/// keeps is the answer.
///
/// Still to fill in: `id`, `owner` (CFO), `performed_by`, and as evidence the table as approved, the
/// organisation chart and the comparison with systems.
template control authority_and_reporting_lines "Authority and reporting lines" {
  family        authority
  nature        it_dependent_manual
  timing        preventive
  frequency     semiannual
  due           30 days
  entity_level  yes

  objective """
    It is written who may decide what up to which amount, who reports to whom, and who owns each system and
    control; and systems enforce exactly that.
  """
  what_could_go_wrong """
    Two people each believe that the other one approves. A contract above anybody's limit is signed by a
    team lead, and the approval limit in the purchasing system is still that of a predecessor.
  """
  threshold """
    Every limit, every role with authority and every owner; a limit in a system that differs from the table
    is an exception whatever the difference.
  """
  review_criteria """
    An exception is a limit in a system without its like in the table, a person with two limits, an owner
    who has left or moved, a control with none or two owners, or a line in which somebody approves for their
    own manager.
  """
  procedure """
    1. The CFO proposes the delegation table: commitments, payments, prices, credits, journals, hiring,
       access, changes, acceptance of risk, each with amount and deputy; the board approves it and each
       change.
    2. HR publishes the chart with job descriptions that name duties for controls and data; each manager
       confirms theirs.
    3. The GRC Lead lists systems, controls and evidence without exactly one owner, or whose owner has left
       or moved.
    4. Finance systems' administrators export approval limits, and the Controller's delegate compares each
       with the table.
    5. The CFO decides on differences; an administrator corrects the systems within 5 business days.
  """
  exceptions """
    An approval above the limit found in the comparison is put before somebody with authority within 5
    business days, and all approvals under the wrong limit since its date are listed and judged by the
    Controller. A control without owner gets one from the executive of its area within 5 business days. Two
    corrections for one person within 12 months go to the CFO by name.
  """
  competence """
    The comparer knows how each system works out an approval path and has no rights to change it.
  """
  satisfies tsc:CC1.3 {
              purpose  "Structures, reporting lines and authority are set and kept current."
            },
            tsc:CC1.5 {
              purpose  "For each control somebody by name can be held to account."
            },
            tsc:CC5.3 {
              purpose  "Policy says who does what, and systems carry it out."
            },
            coso:P3 {
              purpose  "Authority and responsibility are assigned with limits."
            },
            sox:404(a) {
              purpose  "Approvals of entries and payments come from people with authority."
            }
  test_of_design """
    Take three approvals of last month and find the approver's limit in table and system. Ask two people who
    stands in for them.
  """
  test_of_operation """
    Inspect one run: table with board approval, 15 limits recomputed from exports, ownerless items to their
    owner with dates.
  """
}

/// For employees and contractors before they get access. Law limits what may be asked; let counsel set the
/// table by country.
///
/// Still to fill in: `id`, `owner` (Head of HR), `performed_by`, the screening table by country and role,
/// and as evidence the files of those hired.
template control hiring_and_screening "Hiring and screening" {
  family        hiring
  nature        manual
  timing        preventive
  frequency     each_event
  due           5 days
  entity_level  yes

  objective """
    Whoever is hired can do the job, is who they say they are, and has been checked to the depth that the
    job's access calls for, before access is given.
  """
  what_could_go_wrong """
    A person with an invented record is given rights over payments or production. Or an able one leaves,
    nobody was prepared, and the control stays with someone who does not know what to look for.
  """
  trigger """
    A signed offer or contractor order. The population is HR's and Procurement's list of people who started
    in the period.
  """
  threshold """
    Every starter and contractor with an account; all checks of the level done before the first access.
  """
  review_criteria """
    A finding counts by its bearing on the job: money, records, access to people's data. An exception is a
    check left out, older than 6 months at the start, or an unexplained gap of more than 3 months.
  """
  procedure """
    1. The manager describes the job: skills, controls performed, access; HR sets the screening level by the
       table.
    2. Two people interview by the job's criteria and write down what they found; one is outside the team.
    3. HR verifies identity, right to work, last two employers and qualifications; for jobs with payments,
       ledger, production or personal data also criminal record and credit, where law permits.
    4. HR records result and date, has confidentiality and conduct terms signed, and only then releases the
       first access request.
    5. For each key job the manager names a successor or a gap plan and reviews it each January.
  """
  exceptions """
    Access given before release is suspended on that day until the check is complete, and its use is read. A
    finding in a check is decided by the Head of HR with the manager and counsel within 5 business days, in
    writing. A person found to have misstated facts after starting loses privileged and payment rights on
    the same day. A key job vacant for 60 days is reported to the executive committee with who does its
    controls.
  """
  competence """
    Interviewers perform or manage the kind of work; HR's screener is trained in the law of each country.
  """
  satisfies tsc:CC1.4 {
              purpose  "People are chosen for competence, checked, and followed by successors."
            },
            tsc:CC1.1 {
              purpose  "Integrity is looked at before trust is given."
            },
            coso:P4 {
              purpose  "Able people are attracted, developed and kept."
            }
  test_of_design """
    Read the table beside the list of roles with privileged or payment rights. Follow one file from job
    description to first access.
  """
  test_of_operation """
    Agree starters with HR and Procurement. Select 25, or all if fewer, 5 contractors among them:
    interviews, checks by level, date of release before first sign-in.
  """
}

/// For everyone once a year, and for those who perform controls before they first do so. Use the phishing
/// exercise as a measure, not as a trap.
///
/// Still to fill in: `id`, `owner`, `performed_by`, the curriculum by role, and as evidence completion
/// lists tied to HR and the tests' results.
template control control_training "Training for controls and security" {
  family        training
  nature        it_dependent_manual
  timing        preventive
  frequency     annual
  due           45 days
  entity_level  yes
  every_item    yes

  objective """
    Everybody knows the threats they will meet and what to do, and nobody performs a control they were not
    taught.
  """
  what_could_go_wrong """
    A new reviewer signs a list without knowing what an exception is. Somebody opens the attachment,
    notices, and says nothing because the number to call is unknown.
  """
  threshold """
    All with an account: within 30 days of joining and each year, test at 80 per cent. Control performers:
    before the first run and at each change of the control's text.
  """
  review_criteria """
    An exception is a person without course or test, a performer whose briefing is dated after the first run
    or is on an older version, or a course that lacks an incident of the last 12 months.
  """
  procedure """
    1. The IT Security Lead and the GRC Lead renew content each January from incidents, test results and
       changed controls, and have it approved by the CIO.
    2. HR assigns courses by role from the HR list: all staff, engineers, Finance, administrators, control
       performers, managers.
    3. Each person completes course and test; below 80 per cent the course is repeated.
    4. Control owners explain each new performer the control's steps, criteria and exceptions on a past
       case; both sign.
    5. Twice a year the IT Security Lead sends a phishing exercise to all and reports the share who reported
       it.
    6. HR compares completion with the list after 30 days and reminds by name.
  """
  exceptions """
    After 45 days access is suspended until the course is complete. A control performed by somebody
    untrained is repeated by a trained person within 5 business days. A team in which fewer than half
    reported the exercise gets a session within 20 business days. Two failed tests lead to a talk with the
    manager and a changed task.
  """
  competence  "Those who teach have performed the control or handled the incidents that they teach from."
  satisfies tsc:CC1.4 {
              purpose  "Competence is built by role and measured."
            },
            tsc:CC2.2 {
              purpose  "People know their duties for controls and how to report a problem."
            },
            coso:P4 {
              purpose  "Training keeps people able to do what their controls ask."
            },
            coso:P14 {
              purpose  "Objectives and duties are communicated inside the company."
            }
  test_of_design """
    Take one control and ask its newest performer what an exception is and what they would do next.
  """
  test_of_operation """
    Agree completion with the HR list at two dates. Select 25 people and 5 control performers: course, test,
    date before first run; inspect both exercises and what followed.
  """
}

/// For companies in which people other than auditors should care whether a control was performed. It ties
/// the result to the person, and looks at pressure as well.
///
/// Still to fill in: `id`, `owner` (Head of HR), `performed_by` (managers), and as evidence goals, the
/// control results by owner, and the reviews.
template control performance_accountability "Accountability for controls" {
  family        performance
  nature        manual
  timing        detective
  frequency     annual
  due           45 days
  entity_level  yes
  every_item    yes

  objective """
    Each owner of a control is assessed once a year on whether it worked, with consequences, and goals that
    tempt people to bypass controls are found and changed.
  """
  what_could_go_wrong """
    Controls are extra work for which nobody is thanked, and bonuses depend on release dates and revenue
    alone. Reviews become signatures, and quarter-end pressure does the rest.
  """
  threshold """
    Every owner and performer of a control; every incentive plan with variable pay above 10 per cent of
    salary.
  """
  review_criteria """
    An assessment counts if it rests on the sheet of results and says what follows. A plan is an exception
    if its target could be met by early revenue, late cost, skipped review or untested release without
    anybody else noticing.
  """
  procedure """
    1. Each manager writes control duties into the goals of those who own or perform controls, in January
       and at each change of owner.
    2. The GRC Lead sends managers a sheet for each owner in November: occurrences due and performed,
       lateness, deviations, repaired deficiencies, findings reported by themselves.
    3. The manager discusses it, assesses by a written scale, and lets it count for at least 10 per cent of
       variable pay; for executives the compensation committee does so.
    4. HR and internal audit read the incentive plans for targets that could be met by misstatement or by
       skipping controls, and report to the compensation committee.
    5. HR calibrates assessments over departments and checks that each owner on the list has one.
  """
  exceptions """
    An owner without assessment gets one within 20 business days. A control missed twice leads to a plan
    with dates, or to another owner. A plan that rewards what it should not is changed before the next
    period, and results achieved under it are looked at by internal audit. Somebody who reported their own
    failure within 2 business days is not assessed lower for it.
  """
  competence """
    Managers know what the control is for; the compensation committee is independent of those whose plans it
    reads.
  """
  satisfies tsc:CC1.5 {
              purpose  "People answer for their controls; measures, pay and pressure are seen."
            },
            coso:P5 {
              purpose  "Individuals are held accountable for their part in internal control."
            },
            sox:404(a) {
              purpose  "Incentives of those who make figures are examined for temptation."
            }
  test_of_design """
    Read the goals of two owners and one sales plan. Ask an owner what happened after the last missed run.
  """
  test_of_operation """
    Agree owners with assessments. Select 10: goals, sheet, discussion, weight. Inspect the report on
    incentives and what was changed.
  """
}
