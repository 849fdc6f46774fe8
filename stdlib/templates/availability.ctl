// Staying up and coming back: capacity, backups, restore, exercises, the hosting, and the plan for bad
// days.

/// For services with an uptime or a response promise. Alarms protect the day; this review protects the next
/// 6 months.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, the limits by component, and as evidence
/// the monthly report with decisions.
template control capacity_review "Capacity review" {
  family     capacity
  nature     it_dependent_manual
  timing     preventive
  frequency  monthly
  due        10 days

  objective """
    Each component has room for the load expected in the next 6 months and for losing one zone at the
    busiest hour.
  """
  what_could_go_wrong """
    Load grows by a tenth each month and nobody adds it up. On the busiest day of the year a database stops
    accepting connections, and the promised uptime is gone within an hour.
  """
  threshold """
    At the month's peak: processor 70, memory 80, storage 75, connections and provider quotas 70 per cent of
    the limit; forecast to pass 90 per cent within 6 months is an exception.
  """
  review_criteria """
    Every component on the list is shown with peak, growth over 3 months, forecast and the load it would
    carry if one zone failed.
  """
  procedure """
    1. The platform engineer draws peaks and growth for each component from the monitoring system, and
       agrees the components with the inventory.
    2. The product owner adds expected launches, customers and seasonal peaks for 6 months.
    3. The platform engineer computes when each component passes its limit, also with one zone missing.
    4. The Head of Platform decides for each exception: add, tune or accept until a date, and signs by the
       tenth day.
    5. The platform engineer carries the decision out through change control, and shows the new limit in the
       next report.
  """
  exceptions """
    A component over 90 per cent at a peak gets more room within 2 business days. A breach of an uptime or
    response promise for lack of capacity is an incident, and the forecasts of the 6 months before are read
    for what was missed. A decision not carried out by its date goes to the CIO.
  """
  competence  "The Head of Platform knows the promises to customers and may spend what the decision costs."
  satisfies tsc:A1.1 {
              purpose  "Use of capacity is measured against demand and room is added ahead of it."
            },
            tsc:CC7.2 {
              purpose  "Unusual growth of load is seen before it becomes an outage."
            }
  test_of_design """
    Take the busiest component, recompute its forecast from raw data, and ask what happened the last time a
    limit was near.
  """
  test_of_operation """
    Take 3 months. Agree components with the inventory, recompute 5 peaks, and trace every decision to its
    change and to the next report.
  """
}

/// For every system whose data could not be made again. It shows each day that the copy was taken;
/// `backup_restore_test` shows that it can be used.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, the schedule, and as evidence the daily
/// result and the monthly tie-out to the inventory.
template control backup_monitoring "Backups run and are kept apart" {
  family      backup_operation
  nature      it_dependent_manual
  timing      preventive
  frequency   daily
  due         1 day
  every_item  yes

  objective """
    A copy of all data not older than the recovery point exists at every moment, in another region and under
    an account that production's administrators cannot reach.
  """
  what_could_go_wrong """
    Backups of one database failed for months, or lie beside the original under the same key. When the data
    is encrypted by an intruder or deleted by mistake, the copies are gone with it.
  """
  threshold """
    Every system on the schedule, every day. A copy older than 24 hours (databases of transactions: 15
    minutes) is an exception.
  """
  review_criteria """
    An exception is a missing, late or failed copy, a size that nobody can explain, a store of data without
    a schedule, or a copy within reach of production's administrators.
  """
  procedure """
    1. The backup service copies each system by its schedule, encrypts the copy, writes it to a second
       region under a separate account, and locks it against change for 35 days.
    2. The backup service reports success, size and age of every copy, and alerts the engineer on duty about
       a failure or a size that differs by more than 30 per cent from the day before.
    3. The engineer on duty repeats a failed copy within 4 hours and records the cause.
    4. On the first business day of each month the platform engineer compares the schedule with the
       inventory of systems that store data, and the system owners confirm recovery point and retention.
  """
  exceptions """
    A system without a copy for 48 hours goes to its owner and to the CIO. A system missing from the
    schedule is copied on the day it is found. A copy that could be changed or deleted from production is an
    incident: access to the backup account since the last tie-out is read within 1 business day.
  """
  competence """
    The platform engineer can tell from size and age whether a copy is whole; system owners know how much
    data they can afford to lose.
  """
  satisfies tsc:A1.2 {
              purpose  "Data is backed up as often as the recovery point asks, and kept apart."
            },
            tsc:CC7.5 {
              purpose  "A good copy exists to come back to."
            },
            itgc:operations {
              purpose  "Financial data is backed up and failures are repaired within hours."
            }
  test_of_design """
    Inspect locks, regions and accounts. As an administrator of production try to delete a copy.
  """
  test_of_operation """
    Select 25 days, agree systems copied with the schedule, and follow every failure to the repeated copy.
    Recompute 2 monthly comparisons with the inventory.
  """
}

/// For databases and stores that the service or the books need. A backup counts only after it has been
/// restored somewhere else and looked at.
///
/// Still to fill in: `id`, `owner`, `performed_by` (somebody who does not run the backup alone),
/// `applies_to`, and as evidence the record of each test with backup date, target, times, checks and
/// sign-off.
template control backup_restore_test "Backup and restore test" {
  family     backup_restore
  nature     manual
  timing     detective
  frequency  quarterly
  due        20 days

  objective """
    Four times a year it is shown that each system can be rebuilt from its backup within its recovery time,
    with all records whole.
  """
  what_could_go_wrong """
    The backups are there, but the key is not, the tool has changed, or a table was never included. The
    company learns it on the day when it needs them.
  """
  threshold """
    Each system at least once in 12 months, those with transactions or ledger data each quarter. Data loss
    within the recovery point, time within the recovery time; counts, totals and hashes equal.
  """
  review_criteria """
    A test has failed if the backup cannot be opened, a count, total or hash differs, the application does
    not start on it, or the written instructions had to be abandoned.
  """
  procedure """
    1. The platform engineer picks a backup at random from the last 35 days, not the latest, and notes its
       date and hash.
    2. The engineer restores it by the written instructions into an empty account that production cannot
       reach, and records start and end.
    3. The system owner, or for financial data somebody from Finance, compares counts of records, control
       totals and 20 records with production or with reports kept from that date.
    4. The engineer starts the application on the restored data and runs its health checks.
    5. The system owner signs the result; the engineer deletes the restored data within 5 business days and
       corrects the instructions where they were wrong.
  """
  exceptions """
    A failed test is repeated from another backup within 2 business days. If that fails too, it is an
    incident of severity 2, and the owner decides within 1 business day how data is protected until it is
    repaired. All earlier backups of that kind back to the last good test count as doubtful until shown
    otherwise. A time over the recovery time leads to a changed plan or a changed promise within 30 days.
  """
  competence  "Who compares knows what the data has to look like, and took no part in the restore."
  satisfies tsc:A1.2 {
              purpose  "Backup infrastructure is proven to give the data back."
            },
            tsc:A1.3 {
              purpose  "Recovery procedures are tried, measured and corrected."
            },
            tsc:CC7.5 {
              purpose  "Return to a good state within the time promised has been practised."
            },
            tsc:PI1.5 {
              purpose  "Stored records come back complete and accurate."
            },
            itgc:operations {
              purpose  "Financial data can be restored complete, within the time needed."
            },
            sox:404(a) {
              purpose  "Loss of a system does not mean loss of the records behind the books."
            }
  test_of_design """
    Read the instructions of one system as somebody who never restored it, and list what they assume.
    Inspect the last test.
  """
  test_of_operation """
    Inspect 2 quarters, the last among them. Agree the systems tested with the list, recompute data loss and
    time from logs, and reperform the comparison of one total and 5 records.
  """
}

/// For the loss of the whole service, not of a file: a region is gone, the cloud account is locked, the
/// provider is down. The people are tested as much as the plan.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, the scenario, and as evidence the minutes
/// with times, the measured recovery, and the actions.
template control recovery_exercise "Recovery exercise" {
  family     recovery
  nature     manual
  timing     detective
  frequency  annual
  due        45 days

  objective """
    Once in 12 months the company brings the service back in another place, within the time it promised, by
    people who read the plan and not by the one who wrote it.
  """
  what_could_go_wrong """
    The recovery plan names people who have left and an account that no longer exists. In a real outage the
    first four hours go by in finding out who decides.
  """
  threshold """
    Recovery time and recovery point of each service commitment; every step of the plan executed or
    explicitly left out with a reason.
  """
  review_criteria """
    An exception is a recovery beyond its time or point, a step that did not work as written, a person or
    credential that could not be reached within 30 minutes, or a dependency missing from the plan.
  """
  procedure """
    1. The Head of Platform chooses a scenario that differs from the last one and announces the week, not
       the hour.
    2. The incident lead, who did not write the plan, declares the outage and runs the plan; an observer
       records each step with its time.
    3. The platform team brings the service up in the second region from backups and definitions, with the
       first region treated as gone.
    4. The product owner and somebody from Finance test a customer's main transactions, and that invoices
       and ledger transfers continue without gap or double.
    5. Support sends the customer notice to an internal list from a system outside the service.
    6. The observer reports within 10 business days: times against promises, what failed, actions with owner
       and date.
  """
  exceptions """
    If the time or the point was missed, the Head of Platform repeats that part within 60 days and tells the
    owner of the commitment within 5 business days. An action past its date goes to the CIO monthly. A real
    outage that used the whole plan may stand for the exercise if it was recorded in the same way.
  """
  competence """
    The observer has run incidents and had no part in writing the plan; whoever tests transactions does so
    in daily work.
  """
  satisfies tsc:A1.3 {
              purpose  "Recovery plans are tested in full and changed by what was found."
            },
            tsc:CC7.5 {
              purpose  "Recovery has been carried out by those who would have to do it."
            },
            tsc:CC9.1 {
              purpose  "The effect of a disruption is known from measurement, not from hope."
            },
            itgc:operations {
              purpose  "Financial processing resumes after a disaster without loss."
            }
  test_of_design """
    Read the plan for names, credentials and providers, and reach three of them. Judge whether the scenario
    would hit what the company depends on most.
  """
  test_of_operation """
    Inspect the year's exercise: observer's times against promises, transactions tested, notice sent, and
    each action to its end. Compare the systems brought up with those of the service.
  """
}

/// For what stands between the service and fire, water, heat or a failed power line. With a cloud provider,
/// most of it is in the provider's report and in the company's own choice of zones.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to` (the hosts), and as evidence the review of
/// placement, the relevant part of the provider's report, and for own rooms the maintenance records.
template control hosting_resilience_review "Review of hosting and environmental protection" {
  family     environmental_protection
  nature     manual
  timing     preventive
  frequency  annual
  due        45 days

  objective """
    No single room, power line, network or provider zone can take the service or its backups away.
  """
  what_could_go_wrong """
    Database, replica and backup stand in one zone because that was the default. One flooded building ends
    the service for days.
  """
  threshold """
    Every component on which an availability commitment rests: at least two zones for what runs, two regions
    for what is kept. A component in one place is an exception.
  """
  procedure """
    1. The platform engineer exports the placement of every component, replica and backup, and marks those
       in a single zone or region.
    2. The platform engineer reads the provider's report on fire, water, power, cooling and entry, and lists
       deviations and what the provider expects customers to do.
    3. For rooms that the company runs, the office manager attaches the maintenance records of
       extinguishers, power supply, cooling and sensors, none older than 12 months.
    4. The platform team switches one zone off in a planned test and measures what customers would have
       seen.
    5. The Head of Platform decides on each exception and signs.
  """
  exceptions """
    A component in one place is spread within 60 days, or the CIO accepts it with the commitment that it
    endangers named. A deviation in the provider's report is assessed within 10 business days. Maintenance
    older than 12 months is done within 20 business days. If the test of a zone failed, it is repeated
    within 30 days after repair.
  """
  competence """
    The Head of Platform knows the provider's zones and shared services and each availability commitment.
  """
  satisfies tsc:A1.2 {
              purpose  "Environmental threats are met by protection and by placement."
            },
            tsc:CC6.4 {
              purpose  "Rooms with equipment are protected, by us or, shown by report, by others."
            },
            tsc:CC9.1 {
              purpose  "Concentration in one place is found and reduced."
            }
  test_of_design """
    Take one commitment and name the rooms on which it rests. Compare placement in the console with the
    review's export.
  """
  test_of_operation """
    Inspect the year's review, recompute the marks for 10 components from the console's history, and trace
    every exception to change or acceptance.
  """
}

/// For disruption of the business, not only of systems: a provider fails, people are missing, an office
/// cannot be entered, a bank is closed. It decides which processes come back first.
///
/// Still to fill in: `id`, `owner`, `performed_by` (owners of processes), and as evidence the impact
/// analysis, the plan as approved, and the review of insurance.
template control continuity_planning "Business continuity plan and impact analysis" {
  family        business_continuity
  nature        manual
  timing        preventive
  frequency     annual
  due           45 days
  entity_level  yes

  objective """
    For each process that customers or the books depend on, the company knows how long it can be missing,
    what it needs, and what is done meanwhile; and losses it cannot bear are insured.
  """
  what_could_go_wrong """
    A disruption hits two processes on the same day, and both wait for the same three people. Payroll is
    late, customers are not told, and a loss thought to be insured is not.
  """
  threshold """
    Every process on the company's list. A tolerance shorter than the measured recovery, a need met by a
    single person or vendor, or an uninsured loss above 1 per cent of yearly revenue is an exception.
  """
  review_criteria """
    An analysis is complete if it names tolerance, bearable loss, people with deputies, systems, vendors,
    peak days and a manual alternative, each confirmed by the owner of the process.
  """
  procedure """
    1. The owner of each process states the longest tolerable outage, the data loss that can be borne, the
       people, systems and vendors needed, and peak days such as period end.
    2. The COO compares these with the measured recovery times of systems and with vendors' promises, and
       lists where a process needs more than it can get.
    3. The owner of each listed process closes the difference: an alternative, a manual way of working,
       stock, a second vendor, or a longer tolerance that the users accepted in writing.
    4. The CFO compares the largest losses with the insurance, reads limits and exclusions with the broker,
       and records what is covered, what is borne and what is changed.
    5. The executive committee approves plan and residual risks; each owner briefs the people named within
       20 business days.
  """
  exceptions """
    A difference without a measure after 60 days is entered in the risk register with an owner and goes to
    the executive committee each quarter. A disruption that lasted longer than the tolerance is reviewed
    within 20 business days, and the analysis changed. A person named in the plan who leaves is replaced in
    it within 5 business days.
  """
  competence """
    Owners of processes decide about their own resources; the CFO knows the amounts the company can lose in
    a quarter.
  """
  satisfies tsc:CC9.1 {
              purpose  "Risks of disruption are reduced by plan, alternative and insurance."
            },
            tsc:A1.3 {
              purpose  "The recovery plan is based on what processes need."
            },
            tsc:CC3.2 {
              purpose  "Threats to continuity are analysed by effect and likelihood."
            },
            coso:P7 {
              purpose  "Risks to objectives are identified across the entity and managed."
            }
  test_of_design """
    Follow the closing of the books and one customer-facing process through the analysis, and ask the people
    named what they would do on the first morning.
  """
  test_of_operation """
    Inspect the year's analysis for every process on the list, 5 differences to their measure, the
    comparison with insurance, the approval, and evidence of 5 briefings.
  """
}
