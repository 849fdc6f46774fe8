// Who gets in, with what, and until when: joiners, movers, leavers, the review of what they hold, duties
// kept apart, and how they sign in. Administrators and emergency access are in privileged.ctl.

/// For every system that gives people accounts: joiners, contractors, and anybody whose job changes and who
/// needs more. One control can serve all systems that share a request form.
///
/// Still to fill in: `id`, `owner`, `applies_to`, the administrators in `performed_by`, the system owners
/// in `reviewed_by`, and as evidence the tickets together with each system's log of granted entitlements.
template control access_request "Access request and approval" {
  family     access_granting
  nature     manual
  timing     preventive
  frequency  each_request
  due        2 days
  approvals  2

  objective """
    Every account and every entitlement was asked for by name and approved by the owner of the system before
    it was granted, and is no wider than the approval.
  """
  what_could_go_wrong """
    Access is granted on a spoken word or copied from a colleague's account. A person whom nobody approved,
    or approved for less, then reads customer data, or enters, approves or changes entries that reach the
    books, and nobody can say who allowed it.
  """
  trigger """
    A request for access. The population is every account and entitlement added in the period, drawn from
    the audit log of each system and not from the ticket queue.
  """
  threshold """
    Every request and every entitlement added; approval precedes the grant, by a minute or more, without
    exception for urgency.
  """
  review_criteria """
    The approver asks whether this person's job needs this role, whether a narrower one would do, which
    pairs of duties it would complete, and when it ends. An exception is a grant without both approvals,
    wider than them, or by somebody who asked or approved.
  """
  procedure """
    1. The requester opens a ticket that names the person, the system, the role and the reason in that
       person's job. "The same as" a colleague is not accepted as a role.
    2. The person's line manager confirms that the job needs the role and, where the person changes jobs,
       lists the roles of the old job that end with it. Nobody approves access for themselves.
    3. The system owner checks the role, together with what the person already holds, against the list of
       conflicting duties, and approves, narrows or refuses it within 2 business days. A role that would
       complete a conflict is refused unless a compensating control names the person.
    4. An administrator who neither asked nor approved grants exactly the approved role, removes the roles
       that end, and writes account, role and time into the ticket.
    5. The administrator reads the person's entitlements back from the system, attaches them to the ticket
       and closes it.
  """
  exceptions """
    An entitlement without an earlier approval is suspended by the administrator on the day it is found.
    Within 3 business days the system owner decides whether it is kept, and the IT Security Lead reads the
    account's activity from the day of the grant and records whether it was used. Use in a financially
    relevant system goes to the Controller within 2 business days; use that touched customer data is opened
    as an incident. Three such grants on one system in a quarter go to the CIO.
  """
  competence """
    The approver owns the system or is the delegate whom the owner named in writing, and knows which of its
    roles can change data, logic or access.
  """
  satisfies tsc:CC6.2 {
              purpose  "An account comes into being only after its request was authorised."
            },
            tsc:CC6.3 {
              purpose  "The role granted is the role approved, checked for conflicting duties."
            },
            itgc:access {
              purpose  "Access to programs and data is authorised before it is given."
            },
            sox:404(a) {
              purpose  "Only approved people can enter or change financial data or its logic."
            }
  test_of_design """
    Read the request form and the list of conflicting duties. Follow one joiner, one contractor and one
    added role from ticket to entitlement, and judge whether a grant without approval could be made and, if
    so, where it would be noticed.
  """
  test_of_operation """
    Draw every entitlement added in the period from the systems' own logs and agree the count with the log's
    total. Select 25, or all if there were fewer. For each, agree person, role and reason with the ticket;
    both approvals dated before the grant; no approver asking for themselves; entitlements read back equal
    to those approved.
  """
}

/// For companies in which people move between teams often enough that asking for new access
/// (`access_request`) leaves old access behind. It starts from the HR system, so that it does not depend on
/// anybody remembering to ask.
///
/// Still to fill in: `id`, `owner`, `applies_to`, `performed_by` (the service desk), the HR system in
/// `uses_report_from`, and as evidence the transfer tickets with both lists of entitlements.
template control role_change_access "Access of people who change jobs" {
  family     access_change
  nature     it_dependent_manual
  timing     preventive
  frequency  each_event
  due        5 days

  objective """
    Five business days after a change of job, a person holds only the access that the new job needs.
  """
  what_could_go_wrong """
    A mover keeps the access of the old job and gains that of the new one. The two together let one person
    raise and approve the same transaction, or read customer data for which the new job has no use, and each
    approval looks correct when it is read alone.
  """
  trigger """
    A change of job, team, manager or contract in the HR system. The population is the HR system's list of
    such changes with a first day in the period.
  """
  threshold """
    Every change of job in the HR system and every entitlement the person holds; nothing of the old job
    remains after 5 business days, or after an agreed handover of at most 30 days.
  """
  review_criteria """
    An entitlement stays if the new manager gives a reason in the new job and it conflicts with nothing else
    held. An exception is access of the old job after its date, a kept entitlement without a reason, or a
    change that HR entered late.
  """
  procedure """
    1. HR enters the change no later than its first day. The HR system opens a ticket at the service desk
       with the person, the old and the new job, both managers and the date.
    2. The service desk exports every entitlement that the person holds in the systems covered and attaches
       the list.
    3. The new manager marks each entitlement keep or end, with a reason in the new job for each one kept.
       What is not marked within 5 business days ends.
    4. The owner of each system looks at the entitlements kept and those newly requested together, and
       refuses any pair on the list of conflicting duties.
    5. An administrator removes what ends, exports the entitlements again and attaches the second list.
    6. Where a handover needs old access for longer, the new manager sets an end date no more than 30 days
       after the change, and the administrator removes it on that date.
  """
  exceptions """
    Access of the old job found after its end date is removed on the day it is found. The IT Security Lead
    reads what was done with it since the change, within 3 business days; use in a financially relevant
    system goes to the Controller, use on customer data to the incident process. A change that HR entered
    after its first day is recorded with the number of days, and the Head of HR receives the list each
    month.
  """
  competence """
    The new manager knows the work of the job; the system owner knows what each role allows and which roles
    conflict.
  """
  satisfies tsc:CC6.2 {
              purpose  "Entitlements of an earlier job are withdrawn when the job changes."
            },
            tsc:CC6.3 {
              purpose  "Access follows the present job; old and new duties are read together."
            },
            itgc:access {
              purpose  "A transfer leaves nobody with programs or data of the old job."
            },
            sox:404(a) {
              purpose  "Movers do not collect incompatible duties over entries and approvals."
            }
  test_of_design """
    Obtain the HR system's rule that opens the ticket and one complete ticket. Ask what happens when a
    manager does not answer, and inspect one case in which access lapsed for that reason.
  """
  test_of_operation """
    From the HR system list all changes of job in the period and compare the number with the tickets opened.
    Select 25, or all if fewer: agree both lists with the system's log, every kept entitlement with its
    reason, removal within 5 business days or by the handover date, and no conflicting pair in the second
    list.
  """
}

/// For every system with accounts of people. The identity provider does most of it; the checklist and the
/// weekly comparison are for whatever does not sign in through it.
///
/// Still to fill in: `id`, `owner`, `applies_to`, `performed_by`, the HR system in `uses_report_from`, and
/// as evidence the leaver checklists and the weekly comparisons.
template control leaver_removal "Removal of leavers' access" {
  family     access_removal
  nature     it_dependent_manual
  timing     preventive
  frequency  each_event
  due        1 day

  objective  "Nobody who has left can sign in anywhere from the end of the last working day."
  what_could_go_wrong """
    An account outlives the employment because HR tells IT late, or because a system with local accounts is
    forgotten. The former employee, or whoever finds the password, reads customer data or posts, approves or
    alters financial entries under a name that nobody watches any more.
  """
  trigger """
    The last working day of an employee or contractor. The population is the list of departures in the
    period from the HR system, joined with the end dates of agency staff kept by Procurement.
  """
  threshold """
    Every departure and every account. Identity provider: end of the last day, or 1 hour for a dismissal;
    everything on the checklist: 1 business day.
  """
  review_criteria """
    An exception is an account active after its deadline, a line of the checklist without signature and
    time, a shared secret not replaced in 2 business days, or a departure that HR entered after the last
    day.
  """
  procedure """
    1. HR enters the last day on the day that notice is given or received, and for a dismissal before it is
       announced.
    2. The identity provider disables the account and ends all its sessions at the close of the last day;
       for a dismissal the service desk triggers this within 1 hour of HR's call.
    3. The service desk works through the leaver checklist: systems with local accounts, access keys, mail
       forwarding, devices, badges. Whoever closes a line signs it with date and time, within 1 business
       day; devices are back within 10 business days.
    4. The holder of each shared secret that the leaver could read replaces it within 2 business days.
    5. Each Monday the IT Security Lead compares HR's departures of the last 30 days with the active
       accounts of each system, matched by employee number, and signs the result, also when it is empty.
  """
  exceptions """
    An account still active after its deadline is disabled within 1 hour of discovery. On the same day the
    IT Security Lead reads every sign-in and action after the last working day. Any action in a financially
    relevant system goes to the Controller within 2 business days, any touch of customer data is opened as
    an incident, and a device that is not returned is wiped remotely. HR's late entries are reported to the
    Head of HR each month with the number of days.
  """
  competence """
    The IT Security Lead reads the systems' logs without help and holds no right to reactivate accounts.
  """
  satisfies tsc:CC6.2 {
              purpose  "Credentials are withdrawn on the last day of employment or contract."
            },
            tsc:CC6.3 {
              purpose  "Access ends with the job it was given for."
            },
            tsc:CC6.5 {
              purpose  "Devices come back, or are wiped, before the company loses hold of them."
            },
            itgc:access {
              purpose  "Leavers lose access to programs and data within 1 business day."
            },
            sox:404(a) {
              purpose  "No former employee can enter, approve or alter financial data."
            }
  test_of_design """
    Read the checklist against the list of systems and confirm that every system with local accounts is on
    it. Observe one removal, and try to sign in with the disabled account.
  """
  test_of_operation """
    Agree the population with HR's headcount movement for the period. Select 25 leavers, at least 5 of them
    contractors, or all if fewer: compare the disablement time in each system's log with the last day,
    inspect the checklist, and confirm that no sign-in followed. Inspect 5 weekly comparisons and recompute
    one.
  """
}

/// The standing review of who holds what. Use it at quarterly cadence wherever a financially relevant
/// system is covered; a second one, with `frequency annual`, can serve systems that only SOC 2 looks at.
///
/// Still to fill in: `id`, `owner` (who coordinates and answers for it), `performed_by` (the system owners
/// who decide), `applies_to`, `uses_report_from` with the name of each export, whether it is `key`, and as
/// evidence one package for each run: exports with parameters, tie-outs, decisions, tickets, second export.
template control periodic_access_review "User access review" {
  family      periodic_access_review
  nature      it_dependent_manual
  timing      detective
  frequency   quarterly
  due         20 days
  every_item  yes

  objective  "Only people who need it for their present job hold access to the systems covered."
  what_could_go_wrong """
    A mover, a leaver or somebody who was given too much keeps access and, unnoticed, reads customer data or
    enters, approves or changes financial records, or the logic that produces them.
  """
  threshold """
    Every account and every entitlement, as of the last day of the quarter; no sampling and no monetary
    floor.
  """
  review_criteria """
    An exception is a leaver with an active account, an account that matches no worker and has no named
    owner, a role that the holder's job does not need, a privileged role without a written reason, or a pair
    of conflicting duties without a compensating control.
  """
  procedure """
    1. IT Security exports accounts, roles, last sign-in and privileged flags from each system as of the
       quarter's last day, unfiltered, and keeps date, time and parameters with the export.
    2. IT Security agrees the number of rows with the count that the system itself shows, matches accounts
       by employee number with the list of active workers that HR extracted on the same day, and lists what
       does not match.
    3. The owner of each system marks every account keep, change or remove, with a reason for each
       privileged role, and answers for each account that did not match. Nobody decides on their own access:
       an owner's account goes to the owner's manager. Those who administer access in a system decide on
       none of its accounts.
    4. IT Security opens one ticket for each change and removal; an administrator who did not decide carries
       it out within 5 business days.
    5. IT Security exports again, shows that every change took effect, and signs the package with the date.
  """
  exceptions """
    For each exception IT Security reads the account's activity from the day the access was no longer needed
    and records whether it was used. Use in a financially relevant system goes to the Controller within 2
    business days for evaluation; use that touched customer data goes to the incident process. A decision or
    removal after its deadline is itself an exception and is reported to the CIO. Where one system shows
    exceptions in 5 in 100 accounts or more, its joiner, mover and leaver tickets of the quarter are read
    again.
  """
  competence """
    Each reviewer owns the process or system reviewed, knows which roles can change data or logic, and may
    order a removal without asking anybody.
  """
  satisfies tsc:CC6.2 {
              purpose  "Accounts of movers and leavers that were missed are found and removed."
            },
            tsc:CC6.3 {
              purpose  "The owner holds each role against the present job, account by account."
            },
            itgc:access {
              purpose  "Access to programs and data still matches need, for all accounts."
            },
            sox:404(a) {
              purpose  "Whoever can change financial data or logic was reviewed independently."
            },
            coso:P11 {
              purpose  "A technology control is itself checked by people who do not run it."
            }
  test_of_design """
    Read the procedure, interview two reviewers about what they would remove and why, inspect one package,
    and judge whether the review as written would find an unneeded account before the next quarter.
  """
  test_of_operation """
    Take 2 of the 4 quarters, the fourth among them where SOX relies on it. For each: recompute row counts
    and the HR match, trace 10 decisions to tickets and to the second export, confirm that nobody decided on
    their own access, compare dates with the deadlines, and follow every exception to its end.
  """
}

/// The standing control that keeps incompatible duties apart on financially relevant systems and in finance
/// processes. It looks at pairs of duties over all of a person's access, which a review of single accounts
/// does not show.
///
/// Still to fill in: `id`, `owner` (outside IT administration and outside the finance processes reviewed),
/// `performed_by`, `applies_to`, `uses_report_from`, and as evidence the conflict list, the export of
/// people and duties, the decisions and the second run.
template control segregation_of_duties "Review of incompatible duties" {
  family      segregation_of_duties
  nature      it_dependent_manual
  timing      detective
  frequency   quarterly
  due         20 days
  every_item  yes

  objective """
    No person, through any combination of teams, roles and systems, holds two duties that would let them
    make and hide an error or a fraud, unless a named control watches what they do.
  """
  what_could_go_wrong """
    Duties that were granted one at a time, each with a good reason, add up. One person can then develop and
    release code, keep vendor master data and pay vendors, or prepare and post the same entry, and nothing
    shows it because every single grant was approved.
  """
  threshold """
    Every person, shared account, role and team with access to the systems covered. One pair on one system
    or in one process is one exception; there is no number below which pairs are tolerated.
  """
  review_criteria """
    An exception is a person or shared account that holds both sides of a listed pair on the same system, or
    across the systems of one process, without a compensating control in force; and a role or team that
    combines a pair even if nobody is in it.
  """
  procedure """
    1. The owner of this control lists the pairs in force and what changed since the last run; the
       Controller confirms the finance pairs, the CIO the technology pairs.
    2. IT Security exports from each system who holds which role and what each role allows, agrees both
       counts with the system's own, and resolves teams and roles inside one another down to persons.
    3. The owner of this control lists every holder of both sides of a pair, with the path by which each
       side reaches them, within a system and across the systems of a process.
    4. The owner of the process, who holds neither side, decides for each holder within 10 business days:
       one side is taken away, or a compensating control is named with the people, the system, the log and
       an end date at most 12 months ahead.
    5. An administrator takes away what was decided within 5 business days; IT Security runs the list again
       and shows that the pair is gone.
    6. The owner of this control splits, or has split, every role or team that combines a pair.
  """
  exceptions """
    For each pair found for the first time, the owner of this control has the person's activity on both
    sides read back to the day the second side was granted, by somebody who holds neither, within 10
    business days. A transaction that the person carried on both sides goes to the Controller on the day it
    is found and, if the person works in finance or is an officer, to the chair of the audit committee.
    Pairs open after 20 days are listed to the CFO by name.
  """
  competence """
    The owner of this control understands the finance processes and the permission model of each system, and
    reports to nobody whose access is in the list.
  """
  satisfies tsc:CC6.3 {
              purpose  "Access is read for combinations of duties, not only role by role."
            },
            tsc:CC5.1 {
              purpose  "Separation of duties is built in where one person could act and conceal."
            },
            tsc:CC1.3 {
              purpose  "Authority is divided so that nobody approves what they began."
            },
            itgc:access {
              purpose  "No one has access to both sides of a change or a transaction unseen."
            },
            sox:404(a) {
              purpose  "Incompatible duties on what reaches the books are found and offset."
            },
            coso:P10 {
              purpose  "Duties are segregated, or an alternative control takes their place."
            }
  test_of_design """
    Compare the list of pairs with the processes and systems in scope and name what is missing. Build one
    conflict in a test account through two nested teams, and confirm that the next run reports it with both
    paths.
  """
  test_of_operation """
    Take 2 of the 4 quarters, including the last. Rebuild the list of holders for one system from the raw
    exports, trace every pair to removal or to a compensating control in force, inspect the second run, and
    for 3 compensated pairs read that control's evidence for the same months.
  """
}

/// For every system that can hand sign-in to the identity provider. Name systems that cannot in an
/// exception, with what replaces it.
///
/// Still to fill in: `id`, `owner`, `applies_to` (the identity provider itself among them), `performed_by`
/// (the team that runs the identity provider), and as evidence the sign-in policy as exported and the
/// monthly list of applications.
template control single_sign_on_mfa "Single sign-on with a second factor" {
  family     authentication
  nature     automated
  timing     preventive
  frequency  continuous

  objective """
    A password alone opens no system: people reach it only through the identity provider, with a second
    factor bound to a device they hold.
  """
  what_could_go_wrong """
    A password is guessed, reused or given away, and a stranger signs in as an employee, reads customer
    data, or acts in a financial system with that employee's rights. A local login that nobody remembers
    makes the second factor worthless.
  """
  threshold """
    Every account of a person in every system covered; no local login and no account without a second
    factor, except the emergency account.
  """
  review_criteria """
    An exception in the monthly list is an application that is missing from it, one with another sign-in
    method, or a rule of the policy that leaves out a person, a group or a network.
  """
  procedure """
    1. The identity provider refuses every sign-in without a registered hardware key, a passkey or an
       authenticator bound to a device; codes sent by text message or voice are not accepted.
    2. Each system covered redirects to the identity provider and has its local login switched off, except
       for the emergency account that the emergency access procedure governs.
    3. The identity provider ends a session after 12 hours, or after 30 minutes without activity in systems
       that hold confidential data, and locks an account after 10 failed attempts.
    4. The service desk registers a replacement factor only after a video call in which the person shows
       identity papers and the line manager confirms the request.
    5. On the first business day of each month the identity administrator exports all applications with
       their sign-in method; the owner of this control compares the list with the inventory of systems and
       signs it.
    6. A change to the sign-in policy is approved as a configuration change by somebody other than the
       administrator who makes it.
  """
  exceptions """
    A system with a working local login, or an account without a second factor, is closed by the identity
    administrator within 1 business day. The IT Security Lead reads its sign-ins back to the last monthly
    list that was in order, and opens an incident for any that cannot be attributed. A system that cannot be
    closed within 5 business days needs an exception approved by the CIO with an end date.
  """
  competence  "The owner of this control can read the sign-in policy and holds no right to change it."
  satisfies tsc:CC6.1 {
              purpose  "One protected door to the systems, and it asks for more than a password."
            },
            tsc:CC6.6 {
              purpose  "A stolen password gives nobody outside the company a way in."
            },
            itgc:access {
              purpose  "Users are authenticated before they reach programs or data."
            },
            sox:404(a) {
              purpose  "An action in a financial system can be attributed to one person."
            }
  test_of_design """
    Inspect the sign-in policy for rules that exclude people, networks or applications. Read the inventory
    of systems beside the list of applications and explain each difference.
  """
  test_of_operation """
    Try one sign-in for each scenario: no second factor, a text-message code, a local login, a disabled
    person, a session past its limit; each is refused. Confirm from the change log that the policy did not
    change, or changed with approval. Inspect 2 monthly lists, and rely on the general controls over the
    identity provider for the rest of the period.
  """
}
