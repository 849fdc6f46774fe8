// Running the systems: jobs and interfaces, logs, configuration that stays as it was, incidents, and what
// is learnt from them.

/// For scheduled jobs and for the interfaces between systems, above all those that carry figures to the
/// ledger. It finds the load that did not run; that what ran was complete is shown by a reconciliation.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to` (senders and receivers), the list of jobs
/// with their times, and as evidence the daily log of runs and failures with their tickets.
template control interface_and_job_monitoring "Monitoring of interfaces and jobs" {
  family      job_monitoring
  nature      it_dependent_manual
  timing      detective
  frequency   daily
  due         1 day
  every_item  yes
  checks      completeness

  objective """
    Each scheduled job and each transfer ran, once and to its end, or was repaired before anyone relied on
    its result.
  """
  what_could_go_wrong """
    A nightly load fails, or runs twice, and nobody notices. The ledger lacks a day of invoices, or has it
    twice, customers see yesterday's figures, and the close is signed off on top of it.
  """
  threshold """
    Every job on the schedule and every rejected record. A job is late 30 minutes after its time; for jobs
    that carry financial figures one rejected record is an exception.
  """
  review_criteria """
    An exception is a job that failed, was late, did not start or ran twice, records read that were neither
    written nor rejected, or a restart without the statement on double processing.
  """
  procedure """
    1. The scheduler starts each job, records start, end, records read, written and rejected, and alerts the
       engineer on duty about a failure, a late job or a difference between read and written.
    2. The engineer on duty opens a ticket, finds the cause, repairs and restarts by the job's instructions,
       and states in the ticket that nothing was processed twice.
    3. At 10:00 on each business day the operations analyst compares the scheduler's log with the list of
       jobs, so that a job that never started shows too, and signs.
    4. For interfaces to the ledger the analyst sends failures and rejected records to Finance on the same
       day; Finance corrects them at the source.
    5. A new, changed or disabled job goes through change control; those who write job code do not change
       the schedule.
  """
  exceptions """
    A financial job not repaired by 16:00 goes to the Controller, who decides before the close whether an
    estimate is booked. A job missing from the list is added, and its runs of the last 35 days are checked,
    within 2 business days. A rejected record open for 3 business days goes to the system owner. Three
    failures of one job in 30 days open a problem ticket with a date for its cause.
  """
  competence  "The analyst knows what each financial job carries and when Finance needs it."
  satisfies tsc:CC7.2 {
              purpose  "Failures of processing are detected on the day."
            },
            tsc:PI1.3 {
              purpose  "Processing runs as scheduled, and errors are repaired and rerun once."
            },
            tsc:A1.1 {
              purpose  "Late jobs show where capacity runs out."
            },
            itgc:operations {
              purpose  "Jobs and interfaces are monitored and failures are followed up."
            },
            sox:404(a) {
              purpose  "Figures reach the ledger each day, or Finance knows that they did not."
            }
  test_of_design """
    Disable one test job and let another write fewer records than it read; follow both to alert, ticket and
    the morning's comparison. Compare the list of jobs with the scheduler.
  """
  test_of_operation """
    Select 25 days, 5 of them at period ends. Reperform the comparison for 5; for all failures of the
    selected days inspect cause, repair, the statement on double processing, and Finance's notice where
    figures were concerned.
  """
}

/// For the logs on which other controls rely: sign-ins, privileged actions, data access, changes, security
/// alarms. It keeps them complete and out of reach of the people they are about.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to` (every production system in scope), the
/// log store, and as evidence the weekly tie-out of sources and the retention and access rules as exported.
template control log_collection "Collection and protection of logs" {
  family      log_management
  nature      automated
  timing      detective
  frequency   continuous
  every_item  yes

  objective """
    What people and programs do in production is recorded within 5 minutes in a place where they cannot
    alter it, and can be read for 400 days.
  """
  what_could_go_wrong """
    After an intrusion or a wrong entry the log is missing: a source stopped sending, the intruder deleted
    it, or it was overwritten after 30 days. Nobody can say what was read or changed, and every customer has
    to be told.
  """
  threshold """
    Every production system in scope. A source silent for 60 minutes, a clock off by more than 1 second, or
    any deletion in the store is an exception.
  """
  review_criteria """
    An exception is a production system that sends nothing, a type of event on the list that does not
    arrive, a gap, a changed retention, or an administrator of a system with rights in the store.
  """
  procedure """
    1. Each system sends sign-ins, failed sign-ins, changes of rights, privileged actions, reads of
       confidential data, and changes of configuration, with person, time, object and outcome, to the log
       store within 5 minutes.
    2. The log store accepts writing but neither change nor deletion, keeps entries 400 days, and those of
       financially relevant systems 7 years.
    3. Administrators of the systems have no rights in the log store; the store's two administrators have
       none in production, and their own actions go to a second account.
    4. The monitor alerts the IT Security Lead about a silent source, a clock difference or an attempt to
       delete.
    5. Each Monday the security engineer compares sending systems with the inventory of production systems,
       and signs.
  """
  exceptions """
    A silent source is repaired within 4 hours, and what it held back is loaded. A gap that cannot be closed
    is recorded with its hours; the controls that read that log are told on the same day and look at the
    systems' own traces instead. A system that was never connected is connected within 10 business days. An
    attempt to delete is opened as an incident.
  """
  competence """
    The security engineer knows which events each system can write, and administers none of the sources.
  """
  satisfies tsc:CC7.2 {
              purpose  "Events in the components are recorded for those who look for anomalies."
            },
            tsc:CC7.3 {
              purpose  "Whoever judges an event finds what came before it."
            },
            tsc:CC6.1 {
              purpose  "The trace is protected from those whose actions it records."
            },
            itgc:operations {
              purpose  "Logs that other controls rely on are complete and unaltered."
            },
            sox:404(a) {
              purpose  "Who changed financial data can be shown, and not rewritten."
            }
  test_of_design """
    Act in one system of each type and find the entry in the store with its time. Try to delete it as an
    administrator of the system and of the store.
  """
  test_of_operation """
    Export retention and access rules at two dates and the changes between. Select 5 weekly comparisons and
    recompute one, inspect all silences over 4 hours, and for 10 days of the period confirm that each
    financially relevant system has entries.
  """
}

/// For hosts, containers and cloud accounts built from definitions under version control. It finds what was
/// changed by hand.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, the hardening standard, and as evidence
/// the daily comparison and the tickets.
template control configuration_drift_detection "Detection of configuration drift" {
  family      configuration_monitoring
  nature      automated
  timing      detective
  frequency   daily
  due         1 day
  every_item  yes

  objective  "Production is configured as its definition says, and a difference is found within 24 hours."
  what_could_go_wrong """
    Somebody switches off a safeguard to make an error go away and forgets it, or an intruder does so on
    purpose. The next scan still reports the planned state, because it reads the definition.
  """
  threshold """
    Every resource, every setting of the definition and of the hardening standard. One difference is one
    exception; tags and counters are left out by name.
  """
  review_criteria """
    A difference is explained when author, time and reason are known and the decision is made. An exception
    is a protected setting changed by any hand, a resource that nobody knows, an account that the tool did
    not examine, or the same difference again.
  """
  procedure """
    1. Each night the tool compares what runs with the approved definitions and with the hardening standard,
       for all accounts, and lists resources that no definition knows.
    2. The tool puts back settings marked protected (logging, encryption, public access, network rules) by
       itself and reports that it did.
    3. The engineer on duty opens a ticket for each other difference and finds out from the audit log who
       made it, when and why.
    4. The system owner decides within 2 business days: put it back, or bring it into the definition through
       change control.
    5. On the first business day of each month the platform engineer compares the accounts examined with the
       cloud organisation's list.
  """
  exceptions """
    A protected setting that was changed is reported to the IT Security Lead within 1 hour, who reads what
    happened while it was off and opens an incident if it was off for more than 24 hours or by an unknown
    hand. An unknown resource is stopped within 1 business day. The same difference 3 times in 30 days goes
    to the Head of Platform with the name of its cause.
  """
  competence """
    Engineers on duty can read the definition and the audit log; whoever made the difference does not decide
    on it.
  """
  satisfies  tsc:CC7.1 { purpose "Deviations from the hardened configuration are found each day." },
             tsc:CC6.8 { purpose "Software and resources that nobody approved stand out." },
             tsc:CC8.1 { purpose "Changes outside the path are seen and undone or approved." },
             itgc:change { purpose "Hosts of financial systems run only approved configuration." }
  test_of_design """
    Change one protected and one other setting by hand in a test account that the tool covers, and create
    one unknown resource. Follow all three.
  """
  test_of_operation """
    Select 25 days and inspect the comparison's result; trace 15 differences to decision and repair with
    dates. Compare accounts examined with the organisation's list at 2 month ends.
  """
}

/// For everything that threatens customer data, the service or the figures, from declaration to closure.
/// Triage decides what becomes an incident, and `incident_recovery_review` looks back.
///
/// Still to fill in: `id`, `owner`, `performed_by` (incident leads), `applies_to`, the severity table's
/// contacts, and as evidence the incident records, or a dated nil statement by quarter.
template control incident_response "Incident response" {
  family      incident_response
  nature      manual
  timing      corrective
  frequency   each_event
  due         5 days
  every_item  yes

  objective """
    Each incident has a leader within the time its severity allows, is contained and ended by recorded
    decisions, and those who have to know are told in time to act.
  """
  what_could_go_wrong """
    An incident is handled in private messages by whoever saw it first. Evidence is overwritten, the wrong
    system is switched off, customers read about it elsewhere, and nobody asks whether the figures of the
    quarter were touched.
  """
  trigger """
    An incident declared from triage, from a person's report or by a vendor's notice. The population is the
    incident register, agreed with the alarms and tickets marked incident; a quarter without any needs a
    dated nil statement.
  """
  threshold """
    A leader is named within 15 minutes for severity 1 (customer data, payments or the whole service), 1
    hour for severity 2 (part of the service, or a control switched off), and 1 business day for severity 3.
  """
  review_criteria """
    A record is complete when detection, severity with its reason, containment, effect on data, service and
    figures, decisions on telling others, end and cause each bear a time and a name.
  """
  procedure """
    1. Whoever declares opens a record with time of detection, systems, what is known, and severity by the
       table.
    2. The incident lead takes charge within the time, opens the channel, names a scribe, and decides
       containment; logs and images are preserved before anything is rebuilt.
    3. The lead tells legal counsel within 1 hour for severity 1 and 24 hours for severity 2; counsel
       decides about customers, regulators and insurers by the periods in contract and law, and records each
       decision with its time.
    4. If a financially relevant system or financial data is touched, the lead tells the Controller within 1
       business day; the Controller writes down whether figures, controls or disclosure are affected, and
       tells the disclosure committee if so.
    5. The lead ends the incident when the cause is gone and systems have run 24 hours without its signs,
       and completes the record: timeline, effect, actions, decisions, people.
    6. The IT Security Lead reads each record within 5 business days after its end, and agrees the register
       with alarms and tickets each month.
  """
  exceptions """
    An incident without a leader in its time is paged to the CIO. A record that lacks effect, decisions or
    times goes back to its lead and is completed within 2 business days. An event that should have been an
    incident is declared when it is found, with the date of its first sign, and its notices are made up
    within 24 hours. Incidents open for 30 days are presented to the CIO each week.
  """
  competence """
    Incident leads have completed the annual exercise and may switch off any system without asking first.
  """
  satisfies tsc:CC7.4 {
              purpose  "Incidents are contained, ended and communicated by a practised plan."
            },
            tsc:CC7.3 {
              purpose  "Each incident is weighed for its effect on objectives and data."
            },
            tsc:CC2.3 {
              purpose  "Outside parties learn of what concerns them, by decision and date."
            },
            itgc:operations {
              purpose  "Incidents in systems of the books are resolved and recorded."
            },
            sox:404(a) {
              purpose  "An incident that touched figures or their controls is evaluated."
            }
  test_of_design """
    Walk through the last severity 1, or an exercise, with lead and scribe. Ask the Controller how he or she
    would learn of one on a Saturday.
  """
  test_of_operation """
    Agree register, alarms and tickets for 2 months. Inspect all incidents of severity 1 and 2, and 10 of
    severity 3: times, leader, preserved evidence, counsel's and Controller's decisions, closure, reading by
    the IT Security Lead.
  """
}

/// For what comes after the incident is over: the return to a known good state and the repair of its cause.
/// Severity 1 and 2 always, severity 3 where the same cause came twice.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, and as evidence the review, the integrity
/// checks and the actions with dates.
template control incident_recovery_review "Recovery and lessons after an incident" {
  family     incident_recovery
  nature     manual
  timing     corrective
  frequency  each_event
  due        10 days

  objective """
    After an incident the systems are back in a state shown to be good, and what let it happen has been
    removed by a date.
  """
  what_could_go_wrong """
    The service is up again, and everybody is relieved. The intruder's second account, the corrupted rows
    and the missing check are still there, and the same incident comes back in spring.
  """
  trigger """
    The end of an incident of severity 1 or 2, or a second one of severity 3 with the same cause within 90
    days. The population is the incident register.
  """
  threshold """
    Every incident of severity 1 and 2; restored counts, totals and hashes equal to the source from before;
    actions at most 90 days.
  """
  review_criteria """
    The review is complete when it names the cause behind the cause, shows the restored state by checks,
    lists what detection missed and for how long, and gives each action an owner and a date at most 90 days
    ahead.
  """
  procedure """
    1. The system owner rebuilds from the last state known to be good, replaces all credentials that could
       have been seen, and has integrity checks run on the data: counts, totals and hashes against a source
       from before the incident.
    2. For financially relevant systems Finance compares balances before and after, and the Controller signs
       that the figures stand or what was corrected.
    3. Within 10 business days the incident lead holds the review with those who took part; the question is
       how, never who.
    4. The incident lead writes cause, what worked, what did not, and actions in three groups: prevent,
       detect sooner, recover faster.
    5. The IT Security Lead follows actions monthly, and adds what was learnt to the detection rules, the
       plan and the next exercise.
  """
  exceptions """
    A check that finds altered data reopens the incident. An action past its date goes to the CIO with its
    risk, who sets one new date; a second delay goes to the risk committee. A recovery that took longer than
    the promise is reported to the owner of that commitment within 5 business days, and the recovery plan is
    changed within 30 days.
  """
  competence """
    Whoever signs for restored data knows what it has to show; the leader of the review can ask executives
    what they decided and why.
  """
  satisfies tsc:CC7.5 {
              purpose  "Recovery removes the cause and restores a state shown to be good."
            },
            tsc:CC7.4 {
              purpose  "The plan changes with what incidents teach."
            },
            tsc:CC4.2 {
              purpose  "What an incident showed to be broken is repaired by a date."
            },
            itgc:operations {
              purpose  "Data and jobs are shown to be whole after an incident."
            }
  test_of_design """
    Read one review and ask for each action what would be different if the same thing happened today.
  """
  test_of_operation """
    Agree reviews with the register. Inspect all if 5 or fewer, otherwise 5: integrity checks, replaced
    credentials, Controller's statement where figures were touched, actions done by their dates.
  """
}
