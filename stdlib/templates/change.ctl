// Changes to programs, configuration and data in production: who asked, who looked, who released, and
// whether anything went around the path.

/// For code and infrastructure that go through a repository and a pipeline. The platform enforces it;
/// nobody has to remember it. Over program changes it is the one to consider for `key`.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to` (repository and pipeline together with the
/// systems that they deploy), whether it is `key`, and as evidence the exported branch and release rules
/// together with the change records (ticket, pull request, checks, approval, deployment).
template control reviewed_changes "Changes reviewed by another person and released under rule" {
  family      change_management
  nature      automated
  timing      preventive
  frequency   each_change
  due         1 day
  approvals   1
  every_item  yes

  objective """
    Nothing runs in production that was not asked for, tested, read and approved by somebody who wrote none
    of it, and released by somebody permitted to release.
  """
  what_could_go_wrong """
    An author merges and releases their own change. An error or a back door reaches customers, or alters how
    prices, usage or ledger entries are computed, and no second person has seen it.
  """
  trigger """
    A merge to a protected branch or a deployment to production. The population is the pipeline's deployment
    log for the period, not the ticket list.
  """
  threshold  "Every change; the rule has no bypass list, and administrators are bound by it."
  review_criteria """
    The reviewer asks whether the change does what the ticket asks and nothing else, whether tests would
    fail without it, what happens to amounts, access and data, and how it is taken back.
  """
  procedure """
    1. The author opens a pull request that names the ticket, in which the requester states what changes and
       why, and describes how it was tested and how it is taken back.
    2. The pipeline runs the tests, the security scan and the scan for secrets; a failure blocks the merge.
    3. A reviewer who wrote none of the commits reads the change and approves it; a later commit withdraws
       the approval. For code marked as computing financial figures, the reviewer comes from the list that
       the system owner keeps.
    4. The repository refuses a merge without a ticket, checks, and that approval, and refuses direct pushes
       to the protected branch.
    5. A release manager who is not an author of anything in the release starts the deployment; the pipeline
       records who, what artefact by its hash, and when, and writes that back to the ticket.
    6. The author confirms in the ticket within 1 business day that the release did what it should, or takes
       it back.
  """
  exceptions """
    A change in production without one of these steps is reported by the pipeline's nightly check to the
    Release Manager. Within 1 business day a reviewer reads it, tests it or has it taken back; within 2
    business days the system owner establishes what it did since its release, and the Controller is told
    where the system is financially relevant. The Release Manager looks for other changes by the same way
    over the last 90 days. A rule found switched off is an incident.
  """
  competence """
    Reviewers are engineers named in the code owners' file for the path they approve; they may refuse, and
    are not the author's subordinates where financial figures are computed.
  """
  satisfies tsc:CC8.1 {
              purpose  "Changes are authorised, tested, approved and released in this order."
            },
            tsc:CC6.8 {
              purpose  "Software that did not come through the pipeline does not get in."
            },
            tsc:CC5.2 {
              purpose  "Separation of author, reviewer and releaser is built into the tool."
            },
            itgc:change {
              purpose  "Program changes are approved, tested and moved by someone else."
            },
            sox:404(a) {
              purpose  "Programs that make financial figures change only with authority."
            },
            coso:P11 {
              purpose  "A technology control on which automated controls can rest."
            }
  test_of_design """
    Inspect the rules on every production branch and environment. Try to merge one's own change, to merge
    after a failed test, to push directly, and to deploy without the release role: each is refused. Follow
    one change from request to outcome.
  """
  test_of_operation """
    Confirm from the audit log that the rules held, or changed with approval, all through the period; if the
    general controls over repository and pipeline held, one attempt for each scenario is enough. Select 25
    deployments from the pipeline's log and agree ticket, checks, independent approval before the merge, and
    releaser, to show that the records are there.
  """
}

/// For changes that had to be released before they were reviewed. The path exists so that nobody is tempted
/// to invent one; this control makes it cost an explanation.
///
/// Still to fill in: `id`, `owner`, `performed_by` (reviewers who wrote none of the change), `applies_to`,
/// and as evidence the emergency tickets with review, or a dated nil statement by quarter.
template control emergency_change_review "Review of emergency changes" {
  family      emergency_change
  nature      manual
  timing      detective
  frequency   each_event
  due         2 days
  every_item  yes

  objective """
    Each emergency change has, within 2 business days, the review, test and approval that it went without,
    or it is taken back.
  """
  what_could_go_wrong """
    The emergency path becomes the quick path. A change that was never read stays in production, and its
    effect on customers' data or on figures is found by somebody outside.
  """
  trigger """
    A deployment with the emergency flag, or any deployment that the pipeline shows without an approval. The
    population is the pipeline's log of such deployments; a quarter without any needs a dated nil statement.
  """
  threshold  "Every emergency change; no size below which it is let go."
  review_criteria """
    An exception is an emergency change without an incident open at the time of release, without consent of
    the manager on duty, reviewed after its date, or reviewed by one of its authors.
  """
  procedure """
    1. The engineer obtains the consent of the manager on duty in the incident channel and releases with the
       emergency flag; the pipeline alerts the Release Manager.
    2. The engineer writes into a ticket on the same day what was changed, why it could not wait, and how it
       was tested.
    3. A reviewer who wrote none of it reads the change, runs the tests that were left out, and approves it
       or has it taken back within 2 business days.
    4. The system owner states whether data or figures were affected while it ran unreviewed; for a
       financially relevant system the Controller reads that statement before the close.
    5. Each month the Release Manager counts emergency changes by system and cause and reports them to the
       Head of Platform.
  """
  exceptions """
    An emergency change unreviewed after 2 business days is taken back by the Release Manager, or the Head
    of Platform decides in writing that it stays for at most 3 days more. A change without an emergency is
    raised with the engineer's manager, and the Release Manager reads that engineer's emergency changes of
    the last 6 months. More than 4 in a month on one system lead to a review of its causes within 20
    business days.
  """
  competence  "The reviewer is a code owner of the path and was not on duty for the incident."
  satisfies tsc:CC8.1 {
              purpose  "Changes made in an emergency get their approval and test afterwards."
            },
            tsc:CC7.4 {
              purpose  "Repairs made during an incident are recorded and looked at again."
            },
            itgc:change {
              purpose  "The emergency path is not a way around program change control."
            },
            sox:404(a) {
              purpose  "A change made in haste to what feeds the books is read before close."
            }
  test_of_design """
    Follow one emergency change from alarm to approval. Look in the pipeline for another way to deploy
    without approval, which would not raise the flag.
  """
  test_of_operation """
    Draw all deployments without prior approval from the pipeline's log and agree them with the tickets and
    nil statements. Inspect all if 10 or fewer, otherwise 10: consent, ticket on the day, independent review
    within 2 business days, owner's statement.
  """
}

/// For bought systems in which settings do what code does elsewhere: tax rules, approval limits, posting
/// rules, roles, sign-in policy. Use it for every SaaS product that is financially relevant or in the
/// service.
///
/// Still to fill in: `id`, `owner`, `performed_by` (the administrators), `applies_to`, the list of
/// sensitive settings by system, and as evidence the tickets together with the monthly export of each
/// system's setup audit trail.
template control configuration_change_approval "Approval of configuration changes" {
  family     configuration_change
  nature     manual
  timing     preventive
  frequency  each_change
  due        2 days
  approvals  1

  objective """
    A setting that affects who may act, what is computed or what is posted changes only after its owner
    approved it and somebody tried it out.
  """
  what_could_go_wrong """
    An administrator raises an approval limit, changes a posting rule or opens a role by a mouse click. No
    code is touched, no review is triggered, and every transaction from then on is treated wrongly.
  """
  trigger """
    A change to a setting on the list of sensitive settings. The population is the system's setup audit
    trail for the period.
  """
  threshold """
    Every change of a setting on the list; no urgency goes before approval except through the emergency
    procedure.
  """
  review_criteria """
    The approver asks which transactions or people the new value touches, from when, whether it contradicts
    a policy or limit, and whether the trial showed it. An exception is a change without ticket, approved by
    its maker, or with another value than approved.
  """
  procedure """
    1. The requester opens a ticket with the setting, its present and its new value, the reason and the
       date.
    2. The system owner approves it; for settings that post, price or pay, the Controller or a delegate in
       Finance approves. The administrator who makes the change does not approve it.
    3. The administrator makes the change in the sandbox where the product has one; the requester tries it
       out and writes the result into the ticket.
    4. The administrator makes the change in production and attaches the line of the audit trail with
       before, after and time.
    5. On the first 5 business days of each month somebody without administrator rights exports the audit
       trail, agrees every change of a sensitive setting with a ticket, and signs.
  """
  exceptions """
    A change without a ticket is put back within 1 business day, or approved afterwards by the system owner
    with a reason. Finance establishes which transactions ran under the wrong setting since the change and
    corrects them before the close; customer effects go to the incident process. The administrator's other
    changes of the quarter are read. A gap in the audit trail is reported to the CIO within 1 business day.
  """
  competence """
    Approvers own the business rule behind the setting and can say what it does to a transaction.
  """
  satisfies tsc:CC8.1 {
              purpose  "Changes by configuration are asked for, tried and approved like code."
            },
            tsc:CC6.1 {
              purpose  "Settings that protect access are changed with the owner's consent."
            },
            itgc:change {
              purpose  "Configuration that acts as program logic is under change control."
            },
            sox:404(a) {
              purpose  "Posting, pricing and approval rules keep the value that was approved."
            }
  test_of_design """
    Read the list of sensitive settings and change one that is not on it; judge whether it should be. Follow
    one change through ticket, sandbox and audit trail.
  """
  test_of_operation """
    Draw the audit trail of sensitive settings for the period from each system. Select 25 changes, or all if
    fewer: approval before the change, approver not the administrator, trial recorded, values equal to the
    request. Reperform one monthly agreement.
  """
}

/// For the tools in which change control itself is configured. Whoever can switch a branch rule off can
/// release anything, so the rules are watched by somebody who cannot.
///
/// Still to fill in: `id`, `owner`, `performed_by` (nobody who administers the repository or merges under
/// its rules), `applies_to`, `uses_report_from`, and as evidence the monthly comparison with the audit log.
template control pipeline_rule_review "Review of pipeline and repository rules" {
  family        configuration_change
  nature        it_dependent_manual
  timing        detective
  frequency     monthly
  due           7 days
  before_close  yes
  every_item    yes

  objective """
    The rules that force review, tests and separate release were in force on every production repository on
    every day of the month.
  """
  what_could_go_wrong """
    An administrator lifts a branch rule for an hour, merges, and puts it back. Every report afterwards
    shows the rule in force, and the change looks like all others.
  """
  threshold """
    Every production repository and environment, every rule, and every event of the audit log that changed a
    rule, a code owner, a runner, a secret or an administrator.
  """
  review_criteria """
    An exception is a rule weaker than the baseline, a repository that deploys without the baseline, a rule
    switched off at any time of the month, a bypass used, or a new administrator without a request.
  """
  procedure """
    1. The reviewer exports the rules of all repositories and environments by the read-only interface and
       lists those that the deployment log of the month names.
    2. The reviewer compares the export with the baseline kept under version control.
    3. The reviewer draws all rule, owner, runner and administrator events of the month from the audit log,
       and checks its sequence for gaps.
    4. The reviewer matches each event with an approved configuration change and lists all merges made while
       a rule was weaker.
    5. The reviewer signs the result by the seventh calendar day and sends it to the Head of Platform and,
       for financially relevant systems, to the Controller.
  """
  exceptions """
    Each merge made while a rule was weaker is read by a code owner who did not take part, within 2 business
    days, before the close is signed off where the system is financially relevant. A weaker rule is put back
    within 4 hours. A bypass that nobody explains within 1 business day is opened as an incident, and the
    administrator's rights are suspended.
  """
  competence """
    The reviewer reads pipeline definitions, has read access only, and does not report to a repository
    administrator.
  """
  satisfies tsc:CC8.1 {
              purpose  "The machinery that enforces change control is itself watched."
            },
            tsc:CC7.1 {
              purpose  "Deviation from the baseline configuration is detected each month."
            },
            itgc:change {
              purpose  "Reliance on automated approval holds for the whole period."
            },
            sox:404(a) {
              purpose  "Nobody lifts the rule, changes financial logic, and puts it back unseen."
            }
  test_of_design """
    In a test repository lift a rule for 5 minutes, merge, and restore it; the next run lists the event and
    the merge. Confirm that the reviewer cannot administer.
  """
  test_of_operation """
    Take 3 months, the last before year end among them. Draw the audit log again and compare counts,
    reperform the comparison for 5 repositories, and trace every event to its approval.
  """
}

/// A detective control that finds what preventive rules let through, and that can offset a conflict between
/// developing and deploying. Use it where release cannot be separated by rule.
///
/// Still to fill in: `id`, `owner`, `performed_by` (neither a developer nor a deployer there),
/// `applies_to`, `compensates` with `people`, `on`, `log_in` and `expires` where it offsets a conflict, and
/// as evidence the two lists and the signed differences.
template control production_change_reconciliation "Deployments agreed with approved changes" {
  family        change_management
  nature        it_dependent_manual
  timing        detective
  frequency     monthly
  due           5 days
  before_close  yes
  every_item    yes

  objective """
    By the fifth day of the next month, each artefact that entered production in the month has been traced
    to a change that somebody else approved before.
  """
  what_could_go_wrong """
    One person writes and releases a change without anyone else. It alters how a figure is computed or lets
    data out, and it is found by a customer or by the auditor.
  """
  threshold """
    Every deployment and every direct change to a production host, compared by artefact hash and time; one
    unmatched item is one exception.
  """
  review_criteria """
    An exception is a deployment without a ticket, with an approval after the release or by its author, with
    a hash that the pipeline did not build, or an approved change that never arrived.
  """
  procedure """
    1. The reviewer draws the month's deployments from the production platform's own log, with hash, time
       and actor, and agrees the number with the platform's counter.
    2. The reviewer draws the approved changes from the ticket and pull request systems.
    3. The reviewer matches the two by hash and ticket, and reads for each match that author, approver and
       deployer are who they may be.
    4. The reviewer asks the deployer for an explanation of each difference and verifies it against a record
       that the deployer cannot edit.
    5. The reviewer signs by the fifth calendar day and reports to the system owner and, for financially
       relevant systems, to the Controller.
  """
  exceptions """
    An unmatched deployment is read line by line by a code owner who did not write it, within 2 business
    days, and taken back if it was not wanted. The Controller decides before the close whether figures
    computed since its release are corrected. Two unmatched deployments by one person in 6 months lead to
    withdrawal of the release right.
  """
  competence """
    The reviewer can compare builds by hash and read a change, and holds neither development nor release
    rights on the systems covered.
  """
  satisfies tsc:CC8.1 {
              purpose  "Unauthorised changes are found by comparing production with approvals."
            },
            tsc:CC6.3 {
              purpose  "Where one person may develop and release, all they release is looked at."
            },
            itgc:change {
              purpose  "Change control is proven complete, from production's side."
            },
            sox:404(a) {
              purpose  "Unapproved logic is found before its figures are reported."
            },
            coso:P10 {
              purpose  "An alternative control works where duties cannot be separated."
            }
  test_of_design """
    Confirm that the platform's log cannot be altered by the people under review. Release one harmless
    unticketed artefact in an announced test and look for it in the month's result.
  """
  test_of_operation """
    Take 2 to 5 months, including the last before year end. Draw the platform's log again, agree the count,
    reperform 20 matches by hash, and read every difference to its end with dates before the close.
  """
}

/// For corrections written straight to a database because the application offers no way. Each one steps
/// around every application control.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to` (the databases), and as evidence the
/// tickets with statement, count of rows and result, together with the database's own log of writes by
/// people.
template control direct_data_change "Approval of direct changes to production data" {
  family      data_change
  nature      manual
  timing      preventive
  frequency   each_request
  due         2 days
  approvals   2
  every_item  yes

  objective """
    Data in production is corrected by hand only with the consent of the owner of the data, by a statement
    that a second engineer read and tried, and with the rows before and after on record.
  """
  what_could_go_wrong """
    A statement without its condition changes every row, or a quiet update forgives an invoice or moves a
    balance. The application shows the new value as if it had always been there.
  """
  trigger """
    A request to change production data outside the application. The population is the database's log of
    write statements by accounts of people.
  """
  threshold  "Every statement; expected and actual number of rows are equal, otherwise it is taken back."
  review_criteria """
    The second engineer asks whether the condition meets exactly the records named, what depends on them,
    whether the inverse restores them, and whether the application could have done it. A statement wider
    than its ticket is sent back.
  """
  procedure """
    1. The requester opens a ticket with the reason, the records concerned, and the effect on customers and
       on balances.
    2. The owner of the data approves; where an amount, a price or an account of the books changes, the
       Controller approves too.
    3. The engineer writes the statement with its inverse; a second engineer reads both and runs them on a
       copy, noting the number of rows.
    4. The engineer runs the statement in one transaction under just-in-time access and commits only if the
       number of rows equals the expected one.
    5. The second engineer attaches rows before and after, and the requester confirms the result in the
       application within 1 business day.
    6. Every Monday the database owner agrees all writes by people in the database's log with tickets.
  """
  exceptions """
    A write without a ticket is opened as an incident within 1 hour of discovery; its inverse is prepared
    and the owner of the data decides within 1 business day. Finance recomputes the balances touched and the
    Controller records any correction before the close. The person's writes of the last 90 days are read by
    somebody outside the team.
  """
  competence  "The second engineer knows the data model; the Controller knows which tables feed the ledger."
  satisfies tsc:CC8.1 {
              purpose  "Changes to data are authorised and tested like changes to programs."
            },
            tsc:PI1.5 {
              purpose  "Stored records are altered only with the owner's consent and a trace."
            },
            itgc:change {
              purpose  "Corrections outside the application follow change control."
            },
            sox:404(a) {
              purpose  "Amounts in the books cannot be changed behind the application."
            }
  test_of_design """
    Read one ticket with its statement and inverse. Try a write under a person's standing account; it is
    refused or, if it succeeds, shows in the next weekly agreement.
  """
  test_of_operation """
    Draw all writes by people from the database's log and agree the count. Select 15, or all if fewer:
    approvals before the run, second reading, counts expected and actual, rows before and after. Inspect 5
    weekly agreements.
  """
}
