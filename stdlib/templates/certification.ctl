// What officers sign and what stands behind it: sub-certifications, changes, deficiencies, disclosure, the
// yearly assessment, and the records that prove it. Before the first periodic report these run as a
// rehearsal.

/// For everybody on whose word the chief executive and the finance chief rely when they sign. Start it two
/// quarters before the first filing, to learn who ought to have been on the list.
///
/// Still to fill in: `id`, `owner` (Controller or GRC Lead), `performed_by`, the list of signatories with
/// their areas, and as evidence the signed statements with their exceptions and what became of each.
template control subcertification "Quarterly sub-certification" {
  family        officer_certification
  nature        manual
  timing        detective
  frequency     quarterly
  due           20 days
  entity_level  yes
  every_item    yes

  objective """
    Each person who knows something that could make the officers' statement untrue has been asked for it in
    writing, has answered, and what they raised was resolved before the officers sign.
  """
  what_could_go_wrong """
    The officers sign in good faith. The head of a region knew of a side letter, an owner of a missed
    control, an engineer of an incident, and none of them was asked a question to which that was the answer.
  """
  threshold """
    Every owner of a key control, of a significant account, of a subsidiary, and each executive; no
    signature missing on the day before filing.
  """
  review_criteria """
    An exception is a "no", a qualification, a sentence struck out, an answer that the deficiency log, the
    incident register or HR's cases contradict, or a signature by somebody who was not in charge for the
    whole quarter.
  """
  procedure """
    1. The GRC Lead derives the signatories from the owners of key controls, accounts and systems, compares
       with HR's changes, and has the CFO confirm the list by the fifth business day of the new quarter.
    2. Each signatory gets the statement for their area: figures and documents complete, controls performed,
       changes, deficiencies, incidents, fraud known or suspected, side agreements, related parties, claims,
       events after the period; each with yes, no, or exception in words.
    3. Each signatory obtains what they need from their own people, and signs personally by the tenth
       business day; a deputy only with the CFO's consent.
    4. The GRC Lead reads every exception, compares with the deficiency log, incident register and
       complaints statistics, and asks where they do not agree.
    5. Controller and General Counsel resolve each exception, and record effect on figures, controls and
       disclosure.
    6. The GRC Lead presents statements and exceptions to disclosure committee and officers before they
       sign.
  """
  exceptions """
    A missing signature is obtained by the CFO in person within 2 business days; without it the officers are
    told which area is not covered and decide whether to sign. An exception raised after filing goes to
    General Counsel and auditor within 1 business day, who judge whether the report must be amended. A
    statement that turns out untrue is dealt with under the code of conduct, and the area's last four are
    read again.
  """
  competence """
    Signatories answer for their area and have been briefed on each sentence; nobody signs for work that
    they have not seen.
  """
  satisfies sox:302(a)(4) {
              purpose  "Facts from every area reach the officers before they conclude."
            },
            sox:302(a)(1) {
              purpose  "The officers read the report with answers from those who know."
            },
            sox:906 {
              purpose  "The officers' criminal certification has support below it."
            },
            coso:P5 {
              purpose  "Owners answer by name, in writing, each quarter."
            },
            coso:P14 {
              purpose  "What is known in the company reaches those who sign."
            },
            tsc:CC1.5 {
              purpose  "Responsibility for controls is confirmed by those who have it."
            }
  test_of_design """
    Take one incident and one late control of the quarter and ask whose statement should have named them; it
    did, or the sentence is changed.
  """
  test_of_operation """
    Take 2 quarters, the last among them: list against the register, all signatures before the officers', 5
    exceptions to their ends, comparison with log and register.
  """
}

/// For the sentence in each report on changes of ICFR. The record of controls under version control is the
/// source: what changed is known by date and author.
///
/// Still to fill in: `id`, `owner` (Controller), `performed_by`, and as evidence the list of changes with
/// evaluation and the wording proposed.
template control quarterly_change_disclosure "Changes in internal control, quarter by quarter" {
  family        officer_certification
  nature        it_dependent_manual
  timing        detective
  frequency     quarterly
  due           20 days
  entity_level  yes
  every_item    yes

  objective """
    Every change of the quarter in controls, systems, people and scope that has, or is likely to have, a
    material effect on ICFR is found, evaluated, and stated in the report, with corrective actions.
  """
  what_could_go_wrong """
    A new ledger went live, the control that replaced three others failed, or the Controller left. The
    report says that nothing changed.
  """
  threshold """
    Every change of a key control, of a financially relevant system, of an owner or performer of a key
    control, of scope, and every repair of a significant deficiency or material weakness.
  """
  review_criteria """
    A change is evaluated by account and assertion concerned, whether old and new ran in the quarter, tests
    made, and whether a reader would think otherwise of ICFR for knowing it.
  """
  procedure """
    1. On the third business day the GRC Lead lists all differences between the control files at start and
       end of the quarter, with author and approval.
    2. The GRC Lead adds changes of systems from go-live decisions, of people from HR, of vendors, and
       corrective actions from the deficiency log.
    3. The owner of each change states reason, date, effect, and the test made.
    4. The Controller evaluates each one and groups changes that belong together; the CFO confirms.
    5. The General Counsel drafts the sentence; the disclosure committee decides.
  """
  exceptions """
    A change found after filing is evaluated within 2 business days; if it should have been disclosed,
    counsel and auditor decide on amendment. A change of a key control without approval is put back or
    approved within 2 business days, and runs under it are tested. A quarter with no entry at all is
    confirmed by the CFO with a reason.
  """
  competence """
    The Controller knows the key controls and the reporting rules, and changed none of the controls judged.
  """
  satisfies sox:302(a)(6) {
              purpose  "Significant changes and corrective actions are found and disclosed."
            },
            sec:S-K.308(c) {
              purpose  "The quarter's material changes in ICFR are evaluated."
            },
            sec:13a-15(d) {
              purpose  "Management evaluates changes in ICFR each quarter."
            },
            coso:P9 {
              purpose  "Change that affects internal control is identified."
            },
            coso:P17 {
              purpose  "Corrective actions are followed to the report."
            }
  test_of_design """
    Make one change in a copy of the files and find it in the list. Ask how a change of person would get
    there.
  """
  test_of_operation """
    Take 2 quarters: repeat the list from version control, compare with go-live decisions and HR, read the
    evaluation of 5 changes and the sentence filed.
  """
}

/// For the path by which facts reach the report, and for events that cannot wait until the next one.
/// Section 409 and form 8-K count in business days.
///
/// Still to fill in: `id`, `owner` (General Counsel), `performed_by` (members), and as evidence agenda,
/// drafts with comments, minutes and the log of events decided upon.
template control disclosure_committee "Disclosure committee" {
  family        disclosure_process
  nature        manual
  timing        preventive
  frequency     quarterly
  due           40 days
  entity_level  yes

  objective """
    What a reader must know is in the report or in a current report by its day, agreed with records, and
    what is there is supported.
  """
  what_could_go_wrong """
    An incident, a lost customer or an investigation is known to those who work on it. The report goes out
    without it, because each thought that another had told Legal (presentation and disclosure).
  """
  threshold """
    Every item of the disclosure checklist; every event on the trigger list within 1 business day to the
    committee and decided within 2, so that the usual four for filing are kept.
  """
  review_criteria """
    An item is settled when it is in the report with support, or left out with a reason that names what a
    reader would do with it. "Not material" without an amount or a judgement on its nature is sent back.
  """
  procedure """
    1. The General Counsel keeps checklist and trigger list: incidents, contracts made and ended, officers,
       impairments, litigation, restatement, ratings, non-reliance.
    2. Finance drafts; each number and each factual sentence bears a reference to its support, tied by
       somebody who did not write it.
    3. Members (Controller, General Counsel, CIO, heads of Tax, Treasury, Internal Audit, Investor
       Relations) read and comment, with sub-certifications, deficiency log, incidents and minutes of the
       board in hand.
    4. The committee decides on disclosures, judges disclosure controls as of the quarter's last day, and
       reports to the officers.
    5. Between quarters the IT Security Lead, heads of departments and subsidiaries report triggers on the
       day; the chair calls the members, who decide and record the reason, also for not disclosing.
    6. The audit committee reads the draft before filing.
  """
  exceptions """
    A trigger reported late is decided on that day; if the filing day has passed, counsel files within 1
    business day, and the cause is repaired within 20 business days. A number without support is taken out
    or supported before filing. A material fact that missed the report is examined by counsel with the
    auditor within 2 business days.
  """
  competence  "Members know the rules for their subject and can say no to a draft."
  satisfies sox:302(a)(4) {
              purpose  "Material facts are made known to the officers, and controls judged."
            },
            sox:302(a)(2) {
              purpose  "Omissions are looked for by people with different knowledge."
            },
            sox:409 {
              purpose  "Material changes are decided upon in time for their filing day."
            },
            sec:13a-15(b) {
              purpose  "Disclosure controls are evaluated at the end of the quarter."
            },
            sec:S-K.307 {
              purpose  "The officers' conclusion on disclosure controls has a basis."
            },
            coso:P15 {
              purpose  "What the outside is told is complete and supported."
            },
            tsc:CC2.3 {
              purpose  "Incidents and changes that outsiders rely on are told by decision."
            }
  test_of_design """
    Take the largest incident of the year through the trigger list by the hour. Tie three sentences of the
    last report to support.
  """
  test_of_operation """
    Take 2 quarters: minutes with members, 15 references, triggers of the quarter from incident register and
    contracts compared with the log, conclusion before signature.
  """
}

/// For the signatures under sections 302 and 906 with each quarterly and yearly report. The text of the
/// statements is fixed by rule and must not be altered.
///
/// Still to fill in: `id`, `owner` (General Counsel), `performed_by` (chief executive and finance chief),
/// and as evidence the officers' reading record, representation package and the signed statements; keep the
/// manually signed pages 5 years at least.
template control officer_certification "Officers' review and certification" {
  family        officer_certification
  nature        manual
  timing        preventive
  frequency     quarterly
  due           45 days
  entity_level  yes
  every_item    yes

  objective """
    Both officers have themselves read the report, asked, and received what supports each sentence before
    they sign statements that are true.
  """
  what_could_go_wrong """
    The pages are signed between two meetings on the strength of a draft. What is signed is not what is
    filed, or says of controls what nobody examined, and the officers are liable.
  """
  threshold """
    Each report with financial statements; both officers; version signed equals version filed by hash.
  """
  review_criteria """
    The officers sign when every question has an answer, every exception of the sub-certifications has an
    end, the prescribed text is unaltered, and nothing they know contradicts it.
  """
  procedure """
    1. The General Counsel gives each officer, 3 business days before, the final draft, variance review,
       sub-certifications with exceptions, deficiency log, changes of controls, complaints on accounting,
       and minutes of the disclosure committee.
    2. Each officer reads the report, writes questions, and discusses them with Controller, General Counsel,
       Head of Internal Audit and auditor; the record notes questions and answers.
    3. The officers conclude on disclosure controls, and at year end on ICFR, in writing.
    4. The officers confirm that auditor and audit committee were told of deficiencies and fraud, with the
       dates.
    5. The General Counsel compares the text of the statements with the prescribed form word by word, has
       both officers sign, and keeps authority and hash of what is filed.
    6. Legal files both statements under 302 and 906 with the report, and checks the published version on
       the same day.
  """
  exceptions """
    An open question holds the filing; the General Counsel files for extension if the day would pass. A
    published version that differs is corrected by amendment with new statements within 1 business day. An
    officer who will not sign states why to the audit committee, which decides with counsel.
  """
  competence """
    The officers have been instructed on both statements and their liability by outside counsel when
    appointed and each January.
  """
  satisfies sox:302(a)(1) {
              purpose  "Each officer has reviewed the report, with a record of questions."
            },
            sox:302(a)(2) {
              purpose  "Each officer has asked for what would make it untrue."
            },
            sox:302(a)(3) {
              purpose  "The officers examined the statements against the variance review."
            },
            sox:302(a)(4) {
              purpose  "Responsibility and conclusions on controls rest on papers received."
            },
            sox:302(a)(5) {
              purpose  "The officers confirm what auditor and audit committee were told."
            },
            sox:906 {
              purpose  "The statement under criminal penalty goes with each report."
            },
            coso:P1 {
              purpose  "Those at the top sign for integrity of reporting after looking."
            }
  test_of_design  "Compare the prescribed texts with the last signed pages. Read a question and its answer."
  test_of_operation """
    Inspect 2 filings, the yearly one among them: package by date, questions, conclusions, text, hash of
    signed and filed version. In a rehearsal the same without filing.
  """
}

/// For what officers declare to have told the auditor and the audit committee. `deficiency_management`
/// rates; this control tells.
///
/// Still to fill in: `id`, `owner` (CFO), `performed_by`, and as evidence the letters with dates of
/// receipt, and each quarter the nil statement where there was nothing.
template control deficiency_communication "Serious deficiencies and fraud told in writing" {
  family        deficiency_communication
  nature        manual
  timing        corrective
  frequency     quarterly
  due           20 days
  entity_level  yes
  every_item    yes

  objective """
    Auditor and audit committee hold in writing every significant deficiency, every material weakness, and
    every fraud by management or by people with a role in ICFR, whatever its size, before the officers sign.
  """
  what_could_go_wrong """
    A weakness is discussed in the corridor and rated down after a conversation; an expense fraud by a
    manager in Finance is settled quietly. The officers' statement that all was told is untrue.
  """
  threshold """
    Every rating of significant deficiency or worse, within 5 business days; every fraud of that kind within
    1 business day of suspicion, no minimum amount.
  """
  review_criteria """
    A letter is complete with fact, account or criterion, likelihood and magnitude, since when, what covers
    it, repair and date. Fraud counts by who did it and not by how much.
  """
  procedure """
    1. On the fifth business day after quarter end the GRC Lead draws from the deficiency log all ratings
       and their changes, from complaints and HR all cases of dishonesty by people on the list of key
       controls.
    2. Controller and CFO confirm ratings, with reasons for each one lowered; the Head of Internal Audit
       agrees or writes a dissent, which goes along.
    3. The General Counsel confirms for each fraud case whether the person is management or has a role in
       ICFR.
    4. The CFO writes to chair and auditor: fact, effect, since when, repair and date, dissent; or that
       there is nothing.
    5. Both confirm receipt; the audit committee discusses it before filing, without the CFO for fraud.
    6. The Controller compares the letters with the auditor's own communications and settles differences.
  """
  exceptions """
    Something untold is told on the day it is found, with the date since which it was known; officers and
    counsel judge earlier statements within 2 business days. A rating lowered without reason is restored
    until the reason is written. A difference with the auditor is put to the audit committee within 5
    business days.
  """
  competence  "Raters know likelihood and magnitude as the standards use them; the dissent is protected."
  satisfies sox:302(a)(5) {
              purpose  "Deficiencies and fraud are told to auditor and audit committee."
            },
            sox:302(a)(5)(A) {
              purpose  "Each significant deficiency and material weakness has its letter."
            },
            sox:302(a)(5)(B) {
              purpose  "Fraud by those who matter to ICFR is told whatever its amount."
            },
            coso:P17 {
              purpose  "Serious deficiencies reach those charged with governance."
            },
            tsc:CC4.2 {
              purpose  "Those who can demand repair know what is broken."
            }
  test_of_design """
    Take one lowered rating and read the reason as the auditor would. Ask where an expense case of a Finance
    manager would arrive.
  """
  test_of_operation """
    Take 2 quarters: log agreed with letters, complaints and HR cases compared by counsel, receipts before
    the officers' signature, differences settled.
  """
}

/// For section 404(a), from the second yearly report; earlier as a rehearsal. It is the sum of scope, tests
/// and deficiencies on one day.
///
/// Still to fill in: `id`, `owner` (CFO), `performed_by`, the framework named by the engagement, and as
/// evidence scoping memo, matrix, test results to year end, aggregation, and the conclusion with its text.
template control icfr_assessment "Management's assessment of ICFR" {
  family        icfr_assessment
  nature        manual
  timing        detective
  frequency     annual
  due           45 days
  entity_level  yes
  every_item    yes

  objective """
    Management states for the last day of the fiscal year, against a named framework, whether ICFR worked,
    on evidence that another could follow, and names every material weakness.
  """
  what_could_go_wrong """
    The conclusion is written first. A subsidiary, a system or an open weakness is outside it, tests end in
    September, and nobody asked whether all components were present and worked together.
  """
  threshold """
    Every significant account with relevant assertions, every principle of the framework; any material
    weakness open on the last day means that the conclusion is negative.
  """
  review_criteria """
    Evidence holds if scope follows from materiality and risk, each assertion has a key control tested in
    design and operation, general controls under automated ones were tested, vendors are covered to year
    end, and deficiencies are added up.
  """
  procedure """
    1. In the first quarter the Controller sets materiality, accounts, assertions, locations and processes;
       the CIO adds systems with proofs; the audit committee hears the scope.
    2. Owners walk each process through once a year from origin to report.
    3. Independent testers test by plan and bring tests to year end.
    4. The Controller evaluates each principle of the framework by the controls that answer it.
    5. Controller and CFO aggregate deficiencies by account, assertion, principle and cause, and rate them.
    6. The chief executive and the CFO conclude; General Counsel drafts the report: responsibility,
       framework, conclusion, weaknesses; the audit committee reads it.
    7. The GRC Lead freezes the evidence and keeps it 7 years.
  """
  exceptions """
    A control that failed in the fourth quarter counts as failed unless it ran long enough after its repair
    and was tested again before the last day. A location or system found after year end is evaluated for
    that day; if this cannot be done, the scope is limited in the text. A difference from the auditor's view
    is settled before filing or named.
  """
  competence """
    Those who conclude have not tested; those who tested do not own; advisers are independent of the
    auditor.
  """
  satisfies sox:404(a) {
              purpose  "Management assesses ICFR as of year end and discloses weaknesses."
            },
            sec:S-K.308(a) {
              purpose  "Responsibility, framework, conclusion and weaknesses are stated."
            },
            sec:13a-15(c) {
              purpose  "The yearly evaluation is made with a suitable framework."
            },
            sec:S-K.308.instruction2 {
              purpose  "Evidence that supports the assessment is kept."
            },
            coso:P16 {
              purpose  "Evaluations together show whether the components function."
            },
            coso:P6 {
              purpose  "Reporting objectives and materiality set the scope."
            }
  test_of_design """
    Follow one assertion from account to key control, test, general controls and vendor, up to the
    conclusion.
  """
  test_of_operation """
    Inspect the year's assessment: scope approvals, walkthrough of 3 processes, all principles, aggregation
    repeated, conclusion dated after the last test, text against the rule.
  """
}

/// For records that support figures, controls and examinations, and for anything that a proceeding may
/// need. It works against the delete key and against good intentions.
///
/// Still to fill in: `id`, `owner` (General Counsel), `performed_by`, `applies_to` (stores and deletion
/// jobs), the retention schedule, and as evidence holds with acknowledgements, deletion jobs suspended, and
/// the quarterly test.
template control record_preservation "Preservation of records and legal holds" {
  family      record_retention
  nature      it_dependent_manual
  timing      preventive
  frequency   quarterly
  due         20 days
  every_item  yes

  objective """
    Records are kept unaltered for their time, and from the hour a proceeding can be foreseen nothing that
    bears on it can be deleted by anyone or by any job.
  """
  what_could_go_wrong """
    After a subpoena, or when one is feared, mails vanish because a job deletes after 90 days, or because
    somebody tidies up. What was housekeeping now looks like obstruction, and nobody can show that it was
    not.
  """
  threshold """
    Every record class of the schedule (books, support, control evidence: 7 years); every hold, every
    custodian within 2 business days; every deletion job.
  """
  review_criteria """
    An exception is a deletion job that differs from schedule or hold, a custodian who has not acknowledged,
    a record that could be altered or deleted in the trial, or one that can no longer be read.
  """
  procedure """
    1. The General Counsel keeps the retention schedule; system owners set it in stores and jobs, and
       evidence of controls goes to a write-once store.
    2. Whoever learns of a claim, inquiry, subpoena or serious suspicion tells the General Counsel on the
       same day.
    3. The General Counsel issues the hold within 1 business day: subject, people, systems, period;
       custodians acknowledge within 2.
    4. Administrators suspend deletion for those people and systems, take images of devices where ordered,
       and report with the job's state.
    5. Each quarter the GRC Lead compares all deletion jobs with schedule and holds, tries to delete one
       record under hold and one in the write-once store, and draws 10 records near their end to read them.
    6. The General Counsel reviews each hold twice a year and lifts it in writing; leavers' data under hold
       goes to counsel before their accounts are closed.
  """
  exceptions """
    A deletion under hold is reported to the General Counsel within 1 hour; the job stops, data is restored
    from backup, and who deleted what and why is recorded by somebody outside the matter within 2 business
    days; outside counsel decides whom to tell. Altered or backdated records are dealt with under the code,
    and all records of that person for the matter are secured.
  """
  competence  "Administrators follow counsel's order only and have no interest in the matter."
  satisfies sox:802 {
              purpose  "Records are neither destroyed, altered nor falsified."
            },
            sec:S-K.308.instruction2 {
              purpose  "Evidence behind management's assessment is kept."
            },
            sec:13(b)(2)(A) {
              purpose  "Books and their support can be produced for their time."
            },
            tsc:C1.1 {
              purpose  "Information is kept for the time laid down, and not beyond."
            },
            tsc:PI1.5 {
              purpose  "Stored records stay complete and unaltered."
            },
            coso:P13 {
              purpose  "Information remains available for those who must rely on it."
            }
  test_of_design """
    Put a test mailbox under hold and let the deletion job run. Try to overwrite a record in the write-once
    store as its administrator.
  """
  test_of_operation """
    Take 2 quarters: holds agreed with counsel's list of matters, acknowledgements by time, states of jobs,
    both trials, 10 records read, 3 leavers under hold.
  """
}
