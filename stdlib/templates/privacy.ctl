// Personal information from notice to deletion: what people are told and choose, what is collected, used
// and kept, and what they may ask for.

/// For every service, site and app through which personal information comes in, employees' and applicants'
/// included. Needed where the privacy category is selected.
///
/// Still to fill in: `id`, `owner` (privacy lead), `performed_by`, `applies_to`, the notices by channel,
/// and as evidence versions, comparison with processing and the record of publication.
template control privacy_notice "Privacy notice" {
  family      privacy_notice
  nature      manual
  timing      preventive
  frequency   quarterly
  due         20 days
  every_item  yes

  objective """
    At or before the moment of collection, people can read in plain words what is collected, why, on what
    ground, who gets it, how long it is kept, and what they may demand; and it is what is really done.
  """
  what_could_go_wrong """
    A new feature collects location, a new sub-vendor gets addresses, and the notice is from two years ago.
    People consented to something else, and every statement to them was untrue.
  """
  threshold """
    Every channel of collection; each item of the content table; change published 30 days before it applies
    where it is to people's disadvantage.
  """
  procedure """
    1. The privacy lead draws from the inventory what each channel collects, purposes, receivers, places,
       retention.
    2. Product owners confirm changes of the quarter and those planned for the next.
    3. The privacy lead compares inventory with notice, item by item, and looks at each form and app screen
       for the link to it, in each language.
    4. Legal counsel approves the changed notice; the product owner publishes it with date and version and
       sends notice of changes as the table asks.
    5. The privacy lead keeps old versions with the days on which they applied, and signs.
  """
  exceptions """
    Collection that no notice covers is stopped within 2 business days; counsel decides within 10 whether
    what was collected is deleted or people are told and asked. A late notice delays the change. A channel
    without a link is repaired within 2 business days, and how many people came through it is recorded.
  """
  competence  "The privacy lead holds a privacy qualification and can read a data flow."
  satisfies tsc:P1.1 {
              purpose  "Notice of privacy practices is given, current and kept by version."
            },
            tsc:CC2.3 {
              purpose  "People outside learn what is done with their data."
            }
  test_of_design """
    Go through one sign-up as a customer and one as an applicant, and compare each field with the notice.
  """
  test_of_operation """
    Inspect 2 quarters: all channels, 10 items compared with the inventory, changes with publication and
    dates; read the archived version of one day.
  """
}

/// For processing that rests on consent or offers a choice: marketing, cookies, sensitive data, new
/// purposes. Explicit consent comes before collection where law or notice ask for it.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, the table of purposes with kind of
/// consent, and as evidence the consent log, the gate's configuration and the monthly test.
template control consent_record "Choice and consent" {
  family      consent_management
  nature      automated
  timing      preventive
  frequency   continuous
  every_item  yes

  objective """
    For each purpose that needs it, a person's choice is asked separately, recorded with text, time and
    version, and obeyed by every system from then on; sensitive data is not taken before an explicit yes.
  """
  what_could_go_wrong """
    The box is ticked beforehand, refusal is overridden by an import, and withdrawal reaches the mail tool
    but not the partner. People are processed against their will, and no record could prove otherwise.
  """
  threshold """
    Every purpose of the table; a record of consent for every person so processed; withdrawal obeyed in all
    systems within 24 hours, by partners within 5 business days.
  """
  procedure """
    1. The form asks for each purpose separately, unticked, with its consequence; sensitive data fields open
       only after the explicit consent for them.
    2. The consent service stores person, purpose, wording version, time, channel, yes or no, and does not
       overwrite.
    3. Systems ask the consent service before processing and stop without a yes; imports without consent
       record are refused.
    4. People change their choice in the account or by a link in each message; the service passes it to
       systems and partners.
    5. On the first business day of each month the privacy analyst tries each purpose with test persons
       (refuse, agree, withdraw) and compares 25 people who were contacted with the log.
  """
  exceptions """
    Processing without consent stops within 4 hours; who was concerned since when is listed within 3
    business days, data collected on it is deleted or locked, and counsel decides on notice. A partner that
    did not obey within 5 business days gets no more data until it has. A change of wording that loses a
    purpose leads to asking again.
  """
  satisfies tsc:P2.1 {
              purpose  "Choices and their consequences are offered, recorded and obeyed."
            },
            tsc:P3.2 {
              purpose  "Explicit consent is there before sensitive data is collected."
            },
            tsc:P6.1 {
              purpose  "Disclosure to others follows consent and its withdrawal."
            }
  test_of_design """
    As a test person refuse everything and use the service; read what is stored about you. Withdraw by
    telephone.
  """
  test_of_operation """
    One trial for each purpose and outcome, with the change log of gate and wording. Inspect 3 monthly
    tests, and select 25 people processed on consent from the systems and find their records.
  """
}

/// For new fields, forms, logs and sources of personal information, and once a year for those that exist.
/// It is cheaper not to collect than to protect.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, and as evidence the assessments of
/// changes and the yearly reading of fields.
template control collection_limit "Collection limited to need" {
  family     data_collection
  nature     manual
  timing     preventive
  frequency  each_change
  due        5 days
  approvals  1

  objective """
    Each personal data field that is collected serves a purpose in the notice, cannot be replaced by less,
    and was approved before it was built.
  """
  what_could_go_wrong """
    A form asks for date of birth because the template did. Logs keep full addresses, a bought list is
    loaded. The data is of no use and will be part of the next breach.
  """
  trigger """
    A change that adds or widens a field, log, tracker or source of personal information. The population is
    the schema change log and the tag list of sites, agreed with pull requests labelled privacy.
  """
  review_criteria """
    A field stands if its purpose is named, in the notice, lawful on a stated ground, could not be met by a
    shorter, coarser or later collection, and has a retention.
  """
  procedure """
    1. The author of the change labels it and states field, purpose, ground, source, retention and why less
       would not do; the pipeline labels it too where a name or pattern suggests personal data.
    2. The privacy lead approves, narrows or refuses by the criteria within 5 business days; high risk to
       people starts an impact assessment first.
    3. For data from others the privacy lead obtains proof that it was collected fairly and may be passed
       on.
    4. The pipeline refuses the merge without approval.
    5. Each September the privacy lead and product owners read all fields in the inventory by use in the
       last 12 months, and end those without.
  """
  exceptions """
    A field found in production without approval is switched off within 2 business days or approved;
    collected values are deleted within 10 business days if refused. The author's team's changes of the last
    90 days are read. Data from a source without proof is locked until there is one, and deleted after 30
    days.
  """
  competence  "The privacy lead may refuse a release."
  satisfies   tsc:P3.1 { purpose "Only what stated purposes need is collected, by fair means." },
              tsc:P1.1 { purpose "New collection is in the notice before it starts." },
              tsc:CC8.1 { purpose "Changes that touch personal data are authorised for that." }
  test_of_design """
    Propose a field "mother's name" in a test change. Compare one form with the inventory.
  """
  test_of_operation """
    Draw schema changes and tags of the period, find those with personal data, and select 15: label,
    criteria, approval before merge. Inspect the year's reading with 5 fields ended.
  """
}

/// For personal information in warehouses, models, support tools and exports, where new uses are easiest.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, `uses_report_from`, and as evidence the
/// quarterly list of uses with decisions.
template control use_limitation "Use limited to stated purposes" {
  family      use_limitation
  nature      it_dependent_manual
  timing      detective
  frequency   quarterly
  due         20 days
  every_item  yes

  objective """
    Personal information is used for the purposes for which it was collected, or for others only with
    consent or law.
  """
  what_could_go_wrong """
    Support messages train a model, customer lists go to a campaign, payroll data to a dashboard. Each use
    was somebody's good idea, and people would have said no.
  """
  threshold """
    Every job, dashboard, model and export that reads tables with personal data; every role that may read
    them.
  """
  review_criteria """
    An exception is a use without purpose in the notice, on consent that does not cover it, of more fields
    than needed, by people without the task, or by a tool that keeps what it gets.
  """
  procedure """
    1. The data engineer draws from query logs and job definitions who and what read personal tables in the
       quarter, and agrees the tables with the inventory.
    2. The owner of each use states purpose and ground; the privacy analyst compares with notice, consent
       and contract with the customer.
    3. The privacy analyst reads 10 exports and 5 models or assistants for fields used and where results go.
    4. The privacy lead decides: stands, narrowed, asked for anew, ended.
    5. The data engineer carries out, and shows the query log afterwards.
  """
  exceptions """
    A use without ground ends within 2 business days, and results and copies are deleted, models trained on
    it included, within 30. Receivers outside are told to delete. Counsel decides within 5 business days
    whether people or customers are told. A team with two such uses in a year asks the privacy lead
    beforehand for 12 months.
  """
  competence  "The privacy analyst reads queries and consent texts, and owns none of the uses."
  satisfies   tsc:P4.1 { purpose "Use stays within the purposes people were told." },
              tsc:CC6.3 { purpose "Roles that read personal data match the task." }
  test_of_design """
    Follow one personal table to all its readers. Ask an analyst where they would ask before a new use.
  """
  test_of_operation """
    Inspect 2 quarters: tables against inventory, 10 uses with ground, 5 decisions carried out in the log.
  """
}

/// For the periods after which personal information has no purpose any more. `personal_data_disposal` then
/// deletes.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, and as evidence the schedule with reasons
/// and the age report.
template control personal_data_retention "Retention of personal information" {
  family      data_retention
  nature      it_dependent_manual
  timing      detective
  frequency   quarterly
  due         20 days
  every_item  yes

  objective """
    For each kind of personal information and store a period with a reason is set, systems are set to it,
    and nothing in them is older.
  """
  what_could_go_wrong """
    Data is kept because storage is cheap. Applicants of years ago, closed accounts and full logs are there
    to be stolen and to be asked for.
  """
  threshold """
    Every store with personal data; oldest record against period, zero records beyond it without a hold.
  """
  review_criteria """
    An exception is a store or copy without period, a period without reason, a setting that differs, a
    record older than its period, or a hold without end or review.
  """
  procedure """
    1. The privacy lead keeps the schedule: kind, purpose, start of the period, length, reason in law or
       need, what follows.
    2. The data engineer runs the age report over all stores, copies and backups: oldest and number beyond
       the period, and agrees the stores with the inventory.
    3. System owners explain and set what differs.
    4. Counsel reviews holds and laws that lengthen periods.
    5. The privacy lead passes what is due to disposal, shortens periods that nobody needs, and signs.
  """
  exceptions """
    Records beyond their period go to disposal within 30 days. The reason (a failed job, a copy, a start
    date that never came) is repaired within 20 business days and other stores with the same job are read. A
    store without period gets one within 10 business days, or is emptied.
  """
  competence  "The privacy lead can say for each period who needs the data on its last day."
  satisfies tsc:P4.2 {
              purpose  "Personal information is kept no longer than its purpose needs."
            },
            tsc:C1.1 {
              purpose  "Retention periods are set and applied to confidential stores too."
            }
  test_of_design """
    Choose a closed account and an unsuccessful applicant and look for them in store, copy, log and backup.
  """
  test_of_operation """
    Inspect 2 quarters: rerun the age report for 3 stores, 10 differences to their ends, 5 holds.
  """
}

/// For deletion by period and by request, in all systems and with those to whom the data was given.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, and as evidence the deletion log with
/// verification and processors' confirmations.
template control personal_data_disposal "Deletion of personal information" {
  family      data_disposal
  nature      it_dependent_manual
  timing      preventive
  frequency   weekly
  due         3 days
  every_item  yes

  objective """
    Personal information whose time is over, or whose deletion was rightly asked for, cannot be found or
    restored 30 days later.
  """
  what_could_go_wrong """
    The account disappears from the screen, and the person remains in the warehouse, the search index, the
    mail tool and at two vendors. The answer "we deleted your data" was false.
  """
  threshold """
    Every item due; primary stores 7 days, derived stores and processors 30, backups 90; an item found
    afterwards is an exception.
  """
  procedure """
    1. The deletion service takes items due from retention and from accepted requests, with the person's
       keys in all systems from the data map.
    2. The service deletes or anonymises in each system and sends orders to processors; each answers with
       count and time.
    3. A list of deleted keys is applied again after each restore from backup.
    4. Each Monday the privacy analyst agrees items due with items answered, chases what is missing, and
       searches 5 deleted people in all systems.
    5. The engineer adds new systems to the data map before they receive data; the pipeline asks for it.
  """
  exceptions """
    A person found after deletion is deleted within 2 business days; the analyst searches all people of the
    same week in that system. A processor silent for 30 days is reminded by counsel, and for 60 gets no more
    data. If a person was told that deletion was done and it was not, they are told the truth within 5
    business days.
  """
  competence  "The analyst has search rights in all systems and no right to delete."
  satisfies tsc:P4.3 {
              purpose  "Personal information is disposed of beyond recovery, everywhere."
            },
            tsc:CC6.5 {
              purpose  "Data is gone before a store is given up or reused."
            },
            tsc:C1.2 {
              purpose  "Confidential personal data is destroyed when due."
            }
  test_of_design  "Delete a test person and look for them in every system, and after a restore."
  test_of_operation """
    Select 5 weeks: agree due with answered; 15 people searched in all systems; 5 processors' confirmations;
    one restore with the list applied.
  """
}

/// For people who ask what is held about them, for a copy, or to whom it was given.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, and as evidence the request register with
/// identity check, answer and dates.
template control data_subject_access "Requests for access and account of disclosures" {
  family      subject_rights
  nature      manual
  timing      corrective
  frequency   each_request
  due         30 days
  every_item  yes

  objective """
    A person who proves who they are learns within 30 days what is held about them, in a form they can read,
    and to whom it was disclosed; nobody else does.
  """
  what_could_go_wrong """
    The request lies in a support queue. Or the copy goes to a former partner who knew the date of birth,
    and the right of one person becomes the breach of another.
  """
  trigger """
    A request by mail, form, telephone or through a customer. The population is the request register, agreed
    each month with the privacy mailbox and support tickets tagged privacy.
  """
  threshold """
    Every request: confirmed in 3 business days, identity decided in 10, answered in 30 days; one extension
    of 60 days with written reason.
  """
  procedure """
    1. Support forwards the request within 1 business day; the privacy analyst registers it with day of
       receipt.
    2. The analyst establishes identity by sign-in or two facts unknown to others, never by asking for more
       data than is held; representatives show authority.
    3. The analyst gathers data from all systems of the data map and from processors, and disclosures from
       the disclosure register: receiver, date, what, why.
    4. The analyst removes data of other people; counsel decides on refusals.
    5. A second person compares the answer with identity and map, and the analyst sends it encrypted, with
       rights of correction and complaint.
    6. A request that came through a customer is passed to that customer within 2 business days where we act
       for them.
  """
  exceptions """
    Day 20 without a draft goes to the privacy lead, day 28 to the General Counsel. A late answer is sent
    with the reason, and the mailbox of the last 90 days is read for others. An answer to the wrong person
    is an incident of severity 1. A system that the map lacked is added, and answers of 6 months are
    completed if it held data of those people.
  """
  competence  "The analyst is trained in identity checks and in the exemptions of the laws that apply."
  satisfies tsc:P5.1 {
              purpose  "People get access to their data after their identity was checked."
            },
            tsc:P6.7 {
              purpose  "People get an account of what is held and to whom it was given."
            },
            tsc:P8.1 {
              purpose  "Requests are answered, and refusals come with a way to complain."
            }
  test_of_design """
    Make a request as a test person with a false and with a true identity, and one through support.
  """
  test_of_operation """
    Agree register with mailbox and tickets for 2 months. Select 15 requests, or all if fewer: identity,
    days, systems searched against map, second person, refusal by counsel.
  """
}

/// For people who say that what is held is wrong. What was passed on is corrected too.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, and as evidence the request, before and
/// after, and notices to receivers.
template control personal_data_correction "Correction of personal information" {
  family      subject_rights
  nature      manual
  timing      corrective
  frequency   each_request
  due         30 days
  every_item  yes

  objective """
    Wrong personal information is corrected within 30 days where it is held and where it was sent, or the
    person is told why not and their objection stays with the record.
  """
  what_could_go_wrong """
    The address is corrected in the account and comes back with the next import. The bureau to which the
    wrong default was reported never hears of it, and the person is refused credit.
  """
  trigger """
    A request to correct, or an error that staff notice. The population is the request register and the
    tickets tagged correction.
  """
  threshold """
    Every request; receivers of the last 12 months told within 10 business days after the correction.
  """
  procedure """
    1. The privacy analyst registers the request, checks identity as for access, and marks the field
       disputed, so that no decision rests on it.
    2. The owner of the data examines evidence and origin, and decides within 15 business days.
    3. The clerk corrects in the source system; the analyst confirms that copies followed and that imports
       will not undo it.
    4. The analyst sends the correction to every receiver in the disclosure register, and records their
       confirmation.
    5. The analyst tells the person what was done; for a refusal counsel states the reason, the way to
       complain, and attaches the person's statement to the record.
  """
  exceptions """
    A correction that came back is made again at its origin within 5 business days, and others from the same
    import are compared. A receiver who does not confirm in 20 business days is asked again by counsel. If
    decisions rested on the wrong value, their owner makes them again within 10 business days.
  """
  satisfies       tsc:P5.2 { purpose "Corrections are made, passed on, and refusals explained." },
                  tsc:P7.1 { purpose "Errors that people report lead to accurate records." }
  test_of_design  "Correct a test person's address and run the nightly import."
  test_of_operation """
    Select 15 requests, or all if fewer: days, before and after in source and two copies, notices to all
    receivers in the register, refusals.
  """
}

/// For personal information on which decisions about people rest: identity, eligibility, pay, contact,
/// credit.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, the fields with their sources, and as
/// evidence the checks' results and repairs.
template control personal_data_accuracy "Accuracy of personal information" {
  family     data_accuracy
  nature     it_dependent_manual
  timing     detective
  frequency  quarterly
  due        20 days
  checks     completeness, accuracy, validity

  objective """
    Personal data on which something depends for the person is complete, correct and no older than that
    purpose allows, measured against a source.
  """
  what_could_go_wrong """
    Two people with one name are merged, an old address keeps the warning from arriving, a wrong birth date
    excludes. The person bears the harm and the company never hears of it.
  """
  threshold """
    Each field on the list: format and plausibility for all records, agreement with the source for 60
    records; error rate above 1 per cent, or any mix-up of two people, is an exception.
  """
  review_criteria """
    The analyst looks for values that are missing, impossible, contradictory, doubled, older than their age
    or unlike the source. An exception is a field over the error rate, a mix-up of two people, or a source
    that was not asked in the quarter.
  """
  procedure """
    1. The form checks format and asks people to confirm before they save; for identity a document or a
       second source is compared.
    2. The product owner keeps the list of fields, the decision that rests on each, its source, and the age
       after which people are asked to confirm.
    3. Each quarter the data analyst runs checks over all records: missing, impossible, contradictory,
       doubled, older than their age, returned mail.
    4. The analyst compares 60 records drawn at random with the source.
    5. The product owner repairs, asks people, or withdraws the field from decisions, and signs.
  """
  exceptions """
    A field above 1 per cent is not used for decisions until repaired, at most 30 days; decisions made on
    wrong values found are made again within 10 business days and people told. A mix-up of two people is an
    incident, because each saw the other's data. A source found to be wrong is told to its provider within 5
    business days.
  """
  competence  "The analyst knows what each field means for the person and does not enter it."
  satisfies tsc:P7.1 {
              purpose  "Personal information is accurate, complete and relevant to its use."
            },
            tsc:PI1.2 {
              purpose  "Personal data that enters processing is checked at entry."
            }
  test_of_design """
    Enter an impossible date and a doubled person. Ask which decision would follow from a wrong value.
  """
  test_of_operation """
    Inspect 2 quarters: rerun checks for 3 fields, compare 20 of the 60 again, follow repairs and decisions
    made again.
  """
}
