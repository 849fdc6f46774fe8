// The rights that can switch other controls off: administrators, production access, shared and emergency
// accounts, and the secrets that programs sign in with.

/// For administrators of applications, databases, hosts, identity and the delivery pipeline, where the
/// general user access review is too coarse: it asks whether the right may stand at all.
///
/// Still to fill in: `id`, `owner`, `performed_by` (people who hold none of these rights), `applies_to`,
/// `uses_report_from`, and as evidence the exports, the decisions with reasons, and the second export.
template control privileged_access_review "Privileged access review" {
  family      privileged_access_review
  nature      it_dependent_manual
  timing      detective
  frequency   quarterly
  due         15 days
  every_item  yes

  objective """
    A standing right to administer exists only where someone used it in the last 90 days for work that
    nobody can do without it.
  """
  what_could_go_wrong """
    Administrator rights that were handed out for a project stay for years. One of their holders, or whoever
    takes over such an account, changes data or program logic directly, grants further access, or erases the
    trace, and application controls never see it.
  """
  threshold """
    Every account, human or not, that can administer access, change code or configuration in production,
    write to a database directly, or alter or delete logs.
  """
  review_criteria """
    An exception is a privileged account without a named holder, a right not used for 90 days, a holder
    whose job no longer includes administration, a human right that could be granted for the hour instead,
    or a right that came into being without a request.
  """
  procedure """
    1. The IT Security Lead agrees the definition of a privileged role with each system owner, role by role,
       and keeps it with the package; a role that appeared since the last quarter is judged first.
    2. IT Security exports all holders of those roles, group memberships resolved, with the last use of each
       right, and agrees the count with the system's console.
    3. The reviewer, who holds none of the rights reviewed, writes for every holder keep, reduce, move to
       just-in-time, or remove, with the task that needs the right.
    4. The reviewer compares the holders with those of the last quarter and traces each new one to its
       approved request.
    5. An administrator other than the holder carries out the decisions within 3 business days, and IT
       Security attaches a second export.
  """
  exceptions """
    A privileged account that nobody claims is disabled within 1 hour of discovery, and its sessions since
    the last review are read by the IT Security Lead within 2 business days. Where they touched financial
    data, code or configuration that reaches the books, the Controller evaluates the effect before the next
    close. A right that came into being without a request starts an inquiry into who granted it, reported to
    the CIO within 5 business days.
  """
  competence """
    The reviewer can say what each privileged role makes possible in that technology, and does not report to
    any of its holders.
  """
  satisfies tsc:CC6.1 {
              purpose  "The keys to infrastructure and data are few, known and justified."
            },
            tsc:CC6.3 {
              purpose  "Rights are cut back to what was used and is still needed."
            },
            itgc:access {
              purpose  "The rights that could bypass application controls are re-justified."
            },
            sox:404(a) {
              purpose  "Nobody changes financial data or logic beneath the application unseen."
            }
  test_of_design """
    Read the definition of a privileged role for one application, one database and the identity provider,
    and look for a way to the same power that it leaves out. Inspect one package.
  """
  test_of_operation """
    Take 2 quarters, including the last. Agree the exports with the consoles, recompute the 90 days from the
    raw usage data for 10 holders, trace 5 new holders to requests and all removals to the second export,
    and confirm that no reviewer holds a reviewed right.
  """
}

/// A detective control over everything that privileged people do. It is written so that it can offset a
/// conflict of duties (for example between developing and deploying) on a financially relevant system.
///
/// Still to fill in: `id`, `owner`, `performed_by` (somebody who holds neither duty and cannot edit the
/// log), `applies_to`, `compensates` with `people`, `on`, `log_in` and `expires` where it offsets a
/// conflict, and as evidence the complete log extract with the annotated result.
template control privileged_activity_review "Review of privileged activity" {
  family        privileged_activity_review
  nature        it_dependent_manual
  timing        detective
  frequency     monthly
  due           5 days
  before_close  yes
  every_item    yes

  objective """
    Every action that a privileged person took in production in the month is explained by an approved
    ticket, or has been followed up, before the books are closed.
  """
  what_could_go_wrong """
    A person who can both make a change and put it into production, or who can write to the database, alters
    data or logic without a request. The application shows a correct screen, and the figures that leave it
    are wrong or the customer data is gone.
  """
  threshold """
    Every privileged session and every command, query or console action in it that changed data, access,
    code, configuration or a log; no sampling. Sessions that only read are listed and counted.
  """
  review_criteria """
    An exception is a change without a ticket, a ticket approved after the change or by the person who
    acted, a change wider than its ticket, a session outside the hours of its grant, a gap in the log of
    more than 10 minutes, or any action on the log itself.
  """
  procedure """
    1. On the first business day after the month, the reviewer draws the month's privileged actions from the
       log store, which no person under review can edit, with the saved query and its parameters.
    2. The reviewer agrees the list with the systems' own session counts and checks the log's sequence
       numbers or hashes for gaps.
    3. The reviewer matches each changing action with a ticket approved beforehand by somebody else, and
       marks it matched, or asks the person for an explanation in writing.
    4. The reviewer reads the statements of each direct data change and compares the rows affected with the
       ticket.
    5. The reviewer signs the annotated list by the fifth calendar day and gives the Controller the items on
       financially relevant systems before the close is signed off.
  """
  exceptions """
    An action that stays unexplained for 2 business days is opened as an incident by the reviewer, and the
    person's privileged access is suspended until it is closed. The Controller decides before the close
    whether figures must be corrected. The reviewer reads the same person's actions of the two months
    before. A gap in the log goes to the IT Security Lead on the day it is found.
  """
  competence """
    The reviewer reads the query language and the consoles of the systems covered, holds no right to change
    them, and stands outside the reporting line of the people reviewed.
  """
  satisfies tsc:CC7.2 {
              purpose  "Actions of privileged users are watched for what nobody asked for."
            },
            tsc:CC6.3 {
              purpose  "A combination of duties that cannot be split is watched in full."
            },
            itgc:access {
              purpose  "Use of powerful access is traced to authorisation, action by action."
            },
            sox:404(a) {
              purpose  "Override by a privileged person is found before the books are closed."
            },
            coso:P10 {
              purpose  "Where duties cannot be segregated, an alternative control works instead."
            }
  test_of_design """
    Confirm with a test account that the people under review cannot change, delay or delete what they log.
    Place one harmless change without a ticket and ask the reviewer, unprompted, for that month's
    exceptions.
  """
  test_of_operation """
    Take 2 to 5 months, the last before year end among them. Draw the extract again with the saved query and
    compare counts, trace 15 changes to approvals dated before them, read every exception to its end, and
    compare the signature with the date on which the close was signed off.
  """
}

/// For production hosts, databases and cloud accounts that people enter only to repair something. With it,
/// nobody needs a standing right, and grants can be marked `just_in_time`.
///
/// Still to fill in: `id`, `owner`, `performed_by` (the on-call approvers), `applies_to`, and as evidence
/// the broker's log of requests, approvals and recorded sessions.
template control just_in_time_access "Production access for the hour" {
  family     privileged_access
  nature     it_dependent_manual
  timing     preventive
  frequency  each_request
  due        1 day
  approvals  1

  objective """
    People enter production only for a stated task, for at most 8 hours, with the consent of a second
    person, and with every command recorded.
  """
  what_could_go_wrong """
    Engineers hold permanent rights in production for convenience. A mistake, a stolen laptop or a bad
    intention then reaches customer data and the logic behind invoices at any hour, and the log shows only
    that the usual people were there.
  """
  trigger """
    A request in the access broker. The population is the broker's log of elevations in the period, agreed
    with the sign-ins that the production systems themselves recorded.
  """
  threshold  "Every elevation, at most 8 hours; every sign-in to production matched with one."
  review_criteria """
    The approver asks whether the task needs this role on this system now, and whether the pipeline or a
    colleague with it could do it. An exception is a sign-in without a grant, an approver from the
    requester's own line, or a session without recording.
  """
  procedure """
    1. The engineer asks the broker for a named role on a named system, gives the ticket or the incident,
       and states the hours needed, at most 8.
    2. A second engineer from the approvers' list, who is not the requester and does not report to the
       requester, approves or refuses.
    3. The broker grants the role, records the session's commands to a store that engineers cannot edit, and
       withdraws the role when the time is over.
    4. The engineer writes into the ticket what was changed; a change of data is handled as a direct data
       change, a change of code through the pipeline.
    5. Each Monday the IT Security Lead compares the broker's grants of the week with the sign-ins recorded
       by the production systems and signs the result.
  """
  exceptions """
    A sign-in without a grant, or a grant that outlived its time, is cut off when it is seen, and the IT
    Security Lead reads the whole session within 1 business day. An unexplained command is opened as an
    incident. If the approver turns out to have been the requester under another account, both accounts are
    suspended and the Head of Platform is told on the same day.
  """
  competence  "Approvers are senior engineers who know what the role allows on that system."
  satisfies tsc:CC6.1 {
              purpose  "Production opens for a task and closes again by itself."
            },
            tsc:CC6.3 {
              purpose  "No right to change production stands longer than the work."
            },
            tsc:CC8.1 {
              purpose  "Work in production is tied to an approved ticket."
            },
            itgc:access {
              purpose  "Elevated access to programs and data is authorised each time."
            },
            sox:404(a) {
              purpose  "Developers hold no standing right to alter what reaches the books."
            }
  test_of_design """
    Follow one elevation from request to withdrawal. Try to approve one's own request, to ask for 9 hours,
    and to enter without the broker; each is refused.
  """
  test_of_operation """
    From the production systems' sign-in logs list all human sessions of the period and match them with the
    broker's log. Select 25: approval by another person before the start, end within the time, recording
    present, ticket stating what was done. Inspect 5 weekly comparisons.
  """
}

/// For the few accounts that cannot be personal: the root user of a cloud account, a bank portal's
/// administrator, a vendor's appliance. A person must stand behind each use.
///
/// Still to fill in: `id`, `owner`, `performed_by` (the vault's custodian), `applies_to`, the shared
/// accounts by name in the evidence's `population`, and as evidence the vault log with the monthly tie-out.
template control shared_account_checkout "Shared accounts checked out by name" {
  family     shared_accounts
  nature     it_dependent_manual
  timing     preventive
  frequency  each_request
  due        1 day

  objective """
    For every minute in which a shared account was in use, one person can be named who used it and why.
  """
  what_could_go_wrong """
    Several people know the password of an account that is nobody's. One of them moves money, changes a rule
    or exports data, and the log names only the account, so that each of them can say it was another.
  """
  trigger """
    A check-out from the password vault. The population is the vault's check-out log for the period, agreed
    with the sign-ins that each shared account's own system recorded.
  """
  threshold """
    Every use of every shared account; one person at a time, at most 4 hours; every sign-in matched with a
    check-out.
  """
  review_criteria """
    An exception is a sign-in without a check-out, two people in one window, a password not replaced, a
    ticket that does not explain the use, or a shared account that is not on the list.
  """
  procedure """
    1. The custodian keeps the list of shared accounts with the reason why each cannot be personal, and the
       system owner confirms the list each quarter.
    2. The user checks the password out of the vault under their own name, with a second factor and a
       ticket; the vault lends an account to one person at a time, for at most 4 hours.
    3. The vault replaces the password when the account comes back or the time ends.
    4. On the first business day of each month the custodian matches every sign-in of each shared account
       with a check-out by time, and signs the result.
  """
  exceptions """
    A sign-in without a check-out means that somebody knows a password outside the vault: the custodian
    replaces it within 1 hour, and the IT Security Lead reads what the account did since its last matched
    use within 2 business days. Where it can move money or post entries, the CFO is told on the same day. A
    new shared account that is not on the list is disabled until the CIO has approved it.
  """
  competence  "The custodian administers the vault and none of the systems whose passwords are in it."
  satisfies tsc:CC6.1 {
              purpose  "Use of an account without an owner is tied to a person and a reason."
            },
            tsc:CC6.2 {
              purpose  "Credentials that several people could know are replaced after each use."
            },
            itgc:access {
              purpose  "Generic accounts can be attributed to the person who used them."
            },
            sox:404(a) {
              purpose  "Entries and payments made from shared accounts can be attributed."
            }
  test_of_design """
    Take the list of shared accounts and, in two systems, search for accounts without a personal name that
    are missing from it. Observe one check-out and confirm that the old password fails afterwards.
  """
  test_of_operation """
    For 2 months draw the sign-ins of all shared accounts from their systems, and match each with the vault
    log. Select 15 check-outs and inspect person, ticket, duration and replacement of the password;
    recompute one monthly tie-out.
  """
}

/// For break-glass accounts and procedures that get around the normal controls when the identity provider
/// or the pipeline is down. Each use is reviewed by somebody who could not have used it.
///
/// Still to fill in: `id`, `owner`, `performed_by` (none of the people who may break the glass),
/// `applies_to`, and as evidence the alarm, the session record and the signed review of each use, or a
/// dated nil statement for each quarter without any.
template control emergency_access_review "Review of emergency access" {
  family      emergency_access
  nature      manual
  timing      detective
  frequency   each_event
  due         2 days
  every_item  yes

  objective """
    Each use of an emergency account is seen within 15 minutes, and within 2 business days somebody
    independent has read what was done with it.
  """
  what_could_go_wrong """
    The account that bypasses sign-in, approval and separation of duties is used for convenience or for
    harm. Because it is meant for emergencies, nobody asks, and the change that was made stays in
    production.
  """
  trigger """
    An alarm that an emergency credential was taken out or used. The population is every sign-in of the
    emergency accounts in the systems' own logs; a quarter without any needs a dated nil statement.
  """
  threshold  "Every use, from the opening of the seal to the renewal of the credential."
  review_criteria """
    An exception is a use without an incident open at the time, a use by somebody not on the list, an action
    beyond what the incident called for, or a credential not renewed within 24 hours.
  """
  procedure """
    1. The monitoring system alerts the IT Security Lead and the system owner within 15 minutes of the use
       of an emergency account.
    2. The user opens or names the incident and writes down what was done and why, before the end of the
       shift.
    3. The custodian renews the credential and seals it again within 24 hours.
    4. The reviewer reads the session's full log against the incident within 2 business days, marks each
       action needed, not needed or unclear, and signs.
    5. The owner of the system has changes that should last made again through change control within 5
       business days, or taken back.
  """
  exceptions """
    An action that was not needed is reversed by the system owner within 1 business day of the review, and
    its effect on customer data and on financial entries is traced; the Controller is told within 2 business
    days where entries or their logic were touched. Use without an emergency is reported to the person's
    manager and to the CIO. The reviewer reads all uses by the same person in the last 12 months.
  """
  competence """
    The reviewer understands the commands in the session, is not on the list of people who may use the
    account, and can have it withdrawn.
  """
  satisfies tsc:CC6.1 {
              purpose  "The door kept for emergencies is alarmed and its use is read."
            },
            tsc:CC7.2 {
              purpose  "An unusual way into production is treated as an event to explain."
            },
            itgc:access {
              purpose  "Access that bypasses authorisation is reviewed after each use."
            },
            sox:404(a) {
              purpose  "The emergency path cannot be used to change the books unnoticed."
            }
  test_of_design """
    Use an emergency account in an announced test, measure the time to the alarm, and follow the case to its
    signature. Confirm from the vault that reviewer and users are different people.
  """
  test_of_operation """
    From the logs list all sign-ins of emergency accounts in the period and agree them with the reviews and
    nil statements. Inspect every use if there were 10 or fewer, otherwise 10: alarm time, incident, review
    date, renewal, and the change made again or taken back.
  """
}

/// For the accounts that programs use: API keys, database passwords, signing keys, access tokens of the
/// pipeline. They sign in without a second factor, so age and reach are what can be controlled.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, the vault in `uses_report_from`, and as
/// evidence the quarterly inventory with ages, the rotations and the scan results.
template control secret_rotation "Rotation of keys and service credentials" {
  family      authentication
  nature      it_dependent_manual
  timing      preventive
  frequency   quarterly
  due         20 days
  every_item  yes

  objective """
    Each secret that a program uses has an owner, lives in the vault only, reaches no more than its program
    needs, and is at most 90 days old.
  """
  what_could_go_wrong """
    A key is copied into source code, a laptop or a chat. It works for years, belongs to nobody, and lets
    its finder read customer data or feed invented transactions into billing as if they came from the
    application.
  """
  threshold """
    Every credential of a service account in the systems covered. Older than 90 days, without an owner, or
    found outside the vault is an exception; keys held in hardware may be 365 days old.
  """
  review_criteria """
    An exception is a secret without an owner, past its age, in code, chat or a file, with rights that its
    program does not call, used from an unknown address, or unused for 60 days and still active.
  """
  procedure """
    1. On the first business day of the quarter the platform engineer exports all service accounts and keys
       from each system with creation date, last use and rights, and agrees the list with the vault's
       inventory.
    2. The owner of each secret confirms the program that uses it and the rights it needs, and cuts back
       what the program does not call.
    3. The platform engineer replaces each secret that will pass 90 days within the quarter and withdraws
       the old one after the program has run on the new one for 24 hours.
    4. Secrets unused for 60 days are disabled, and deleted 14 days later if nothing failed.
    5. The code host scans every push and, each week, the full history for secrets; a hit blocks the push
       and opens a ticket to the owner.
    6. The owner of this control compares the second export with the first and signs.
  """
  exceptions """
    A secret found outside the vault counts as disclosed: its owner replaces it within 4 hours, and the IT
    Security Lead reads its use since the day it was exposed within 2 business days and opens an incident if
    an unknown address used it. A secret that cannot be rotated by its date needs an exception with an end
    date at most 30 days ahead, approved by the Head of Platform.
  """
  competence """
    The platform engineer knows every program that signs in; the owner of this control can have a key
    withdrawn against the wish of its owner.
  """
  satisfies tsc:CC6.1 {
              purpose  "Credentials of programs are protected, owned and renewed by age."
            },
            tsc:CC6.6 {
              purpose  "A leaked key is worthless to an outsider within 90 days at the latest."
            },
            itgc:access {
              purpose  "Access by programs is as narrow and as owned as access by people."
            },
            sox:404(a) {
              purpose  "Nothing but the intended program can write to systems near the books."
            }
  test_of_design """
    Compare the vault's inventory with the keys that one cloud account and one database list themselves.
    Push a dummy secret to a test repository and confirm that it is blocked.
  """
  test_of_operation """
    Take 2 quarters. From each export select 15 secrets and inspect owner, rights, age and, for those
    replaced, the withdrawal of the old one; trace every disabled secret. Inspect 10 scan hits from
    detection to replacement with times.
  """
}
