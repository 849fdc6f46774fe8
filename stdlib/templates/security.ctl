// The outer defences and those who watch them: network boundary, endpoints, vulnerabilities, premises, and
// the first look at security events.

/// For cloud accounts and networks that face the internet. It compares what is open with what somebody
/// asked to have open.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, the approved list of exposed services,
/// and as evidence the exported rules, the outside scan and the decisions.
template control network_boundary_review "Review of the network boundary" {
  family      boundary_protection
  nature      it_dependent_manual
  timing      detective
  frequency   quarterly
  due         20 days
  every_item  yes

  objective """
    From the internet, only the addresses, ports and services on the approved list can be reached, and each
    of them for a reason somebody still holds to.
  """
  what_could_go_wrong """
    A port is opened for a test, a storage bucket is made public, an old load balancer stays in the name
    server. Somebody who scans the company's addresses finds it and gets behind the boundary without
    touching the guarded door.
  """
  threshold """
    Every inbound rule, public address, public storage container and name server record of the accounts
    covered.
  """
  review_criteria """
    An exception is an exposure missing from the approved list, a rule that admits any address to anything
    but the public service, an administration port open to the internet, a record that points to something
    no longer ours, or encryption below TLS 1.2.
  """
  procedure """
    1. The platform engineer exports rules, public addresses, storage policies and name server records from
       every account in the cloud organisation, and agrees the number of accounts with the billing
       statement.
    2. IT Security scans the company's address ranges and names from outside on the same day and keeps the
       raw result.
    3. IT Security lists each difference between export, scan and approved list.
    4. The owner of each exposed service decides keep, narrow or close, with a reason for what is kept;
       somebody outside the platform team confirms the decisions.
    5. The platform engineer carries them out within 5 business days through change control, and IT Security
       scans again.
  """
  exceptions """
    An administration port or a storage container with customer data that is open to everybody is closed
    within 4 hours, and the IT Security Lead reads its access log from the day it was opened; an unknown
    reader makes it an incident. Other exposures are closed within 5 business days. What cannot be closed in
    30 days goes to the CIO with the reason.
  """
  competence """
    The reviewer from IT Security can read the cloud provider's network rules and did not write those under
    review.
  """
  satisfies tsc:CC6.6 {
              purpose  "What the outside can reach is known, wanted and as narrow as it can be."
            },
            tsc:CC6.7 {
              purpose  "Services that carry data to the outside are encrypted in transit."
            },
            tsc:CC7.1 {
              purpose  "An opening that nobody asked for is found within the quarter."
            }
  test_of_design """
    Read the approved list beside one raw export. Open one harmless port in a test account before the run
    and see whether both export and scan show it.
  """
  test_of_operation """
    Take 2 quarters. Agree the list of accounts with the billing statement, recompute the differences for
    one account, trace 10 decisions to changes and to the second scan, and read the access log inquiry of
    each exception that called for one.
  """
}

/// For laptops, phones with company data, and servers that people sign in to. The tools block; this control
/// checks each week that they are on every device.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to` (the device management tool),
/// `uses_report_from`, and as evidence the weekly tie-out and the follow-up tickets.
template control endpoint_protection "Protection of endpoints" {
  family      endpoint_protection
  nature      it_dependent_manual
  timing      detective
  frequency   weekly
  due         2 days
  every_item  yes

  objective """
    Every device that can open company data is known, encrypted, watched by malware protection, and at most
    14 days behind on security updates.
  """
  what_could_go_wrong """
    A device that slipped out of management, or whose protection was switched off, runs something malicious.
    It records passwords, encrypts shared files or carries customer data away before anybody knows that the
    device exists.
  """
  threshold """
    Every device in the asset inventory or seen in the sign-in log of the last 7 days. One missing safeguard
    on one device is an exception.
  """
  review_criteria """
    The IT administrator looks for devices that one source knows and another does not, and for a safeguard
    that is off, out of date or not reported. An exception is such a device, or a repair past its time.
  """
  procedure """
    1. Each Monday the IT administrator exports the devices with state of encryption, malware protection,
       signature age, screen lock and updates from the management tool.
    2. The IT administrator matches them with the asset inventory, with HR's list of active workers and with
       the devices in the identity provider's sign-in log, and lists devices that appear in one source only.
    3. The management tool quarantines a device with malware, and blocks sign-in from a device without
       encryption or with protection off for more than 24 hours.
    4. The IT administrator opens a ticket to the holder of each device that falls short and repairs it with
       them within 3 business days.
    5. Software outside the permitted list is removed by the tool, or approved by the IT Security Lead by
       name and version.
  """
  exceptions """
    A device unrepaired after 3 business days loses access until it is repaired. A device known only from
    the sign-in log is blocked on the day it is found, and the IT Security Lead reads what it opened within
    2 business days. Malware that ran before it was stopped is opened as an incident within 1 hour. Holders
    with 3 exceptions in a quarter are named to their manager.
  """
  satisfies tsc:CC6.8 {
              purpose  "Malicious and unapproved software is blocked, and gaps show in a week."
            },
            tsc:CC6.7 {
              purpose  "A lost device gives nobody its data, because its disk is encrypted."
            },
            tsc:CC7.1 {
              purpose  "Missing updates and switched-off safeguards are found device by device."
            }
  test_of_design """
    Place a harmless test file on a managed laptop, switch protection off on another, and follow block,
    alert and ticket. Ask how a device that was never enrolled would come to notice.
  """
  test_of_operation """
    Select 5 weeks. Recompute one match from the raw lists, trace 10 exceptions to repair or block within
    their days, and inspect 5 approved software items for name, version and approver.
  """
}

/// For hosts, containers, libraries and cloud configuration in production. The deadlines below are the ones
/// buyers and auditors read first; change the numbers only in the policy and here together.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, the scanner in `uses_report_from`, and as
/// evidence the weekly scan, its coverage tie-out, the tickets with dates, and risk acceptances.
template control vulnerability_remediation "Vulnerabilities found and closed" {
  family      vulnerability_management
  nature      it_dependent_manual
  timing      detective
  frequency   weekly
  due         2 days
  every_item  yes

  objective """
    A known weakness in production is repaired within the days its severity allows, or somebody with
    authority has accepted it until a date.
  """
  what_could_go_wrong """
    A published weakness stays open because the scanner misses a host, or the ticket gets old. An attacker
    uses the published method, and the company learns from outside that it had known.
  """
  threshold """
    All findings on all production assets. Days from first detection to repair: critical 7, high 30, medium
    90, low 180; a weakness known to be exploited, 3.
  """
  review_criteria """
    An exception is a production asset that was not scanned, a finding past its days without an acceptance
    in force, a finding whose severity was lowered without a written reason, or an acceptance past its end
    date.
  """
  procedure """
    1. The scanner examines every production asset each week, signed in, and each build's libraries at build
       time.
    2. The security engineer agrees the assets scanned with the cloud inventory and the container registry,
       and has missing ones scanned within 2 business days.
    3. The security engineer opens a ticket for each new critical, high or medium finding with the owner of
       the system and the date by which it is due.
    4. The owner of the system repairs it through change control, or asks for acceptance with reason,
       safeguard and end date; acceptance of a critical or high finding needs the CIO.
    5. The next scan confirms the repair; the security engineer closes the ticket only then.
    6. On the last business day of the month the security engineer reports open findings by age and owner to
       the CIO.
  """
  exceptions """
    A finding past its days is named to the owner's manager on the next business day and to the CIO after 7
    days more. For a critical finding that was open past its date the IT Security Lead reads the asset's
    logs for signs of use, from the date of publication, within 3 business days. An asset found unscanned is
    examined within 2 business days and the reason for the gap repaired.
  """
  competence """
    The security engineer rates severity by the published score and by exposure, and cannot close a ticket
    that the scan has not confirmed.
  """
  satisfies tsc:CC7.1 {
              purpose  "New weaknesses are looked for each week and closed by date."
            },
            tsc:CC6.8 {
              purpose  "Libraries with known malicious or weak content are found at build time."
            },
            tsc:CC3.2 {
              purpose  "What is left open is a risk that somebody accepted by name."
            }
  test_of_design """
    Compare the scanner's asset list with the cloud inventory. Follow one critical finding from detection to
    the confirming scan, and one acceptance to its approver.
  """
  test_of_operation """
    Select 5 weeks for coverage. From the full export of findings of the period, agree totals with the
    scanner, recompute the days of all critical and high findings, and inspect 25 tickets and every
    acceptance.
  """
}

/// A separate evaluation by people from outside. Once a year is what buyers ask; run it again after the
/// architecture of the service changes.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, the firm, and as evidence the statement
/// of scope, the report, the tickets and the retest letter.
template control penetration_test "Penetration test" {
  family     penetration_testing
  nature     manual
  timing     detective
  frequency  annual
  due        45 days

  objective """
    Once in 12 months independent attackers have tried the service as customers and criminals would, and
    what they found is repaired and retested.
  """
  what_could_go_wrong """
    Weaknesses that no scanner knows, such as one customer reaching another's data through a changed number
    in a request, stay in the product until somebody hostile looks.
  """
  threshold """
    Production or an equal copy, with at least two customer accounts, all public interfaces and the
    administration interface. Critical and high findings are open items until retested.
  """
  review_criteria """
    The IT Security Lead asks whether all of the agreed scope was tested, what each finding would let an
    attacker do, and whether its repair was confirmed by the firm. An exception is a part not tested, a
    critical or high finding past its time, or a repair that nobody retested.
  """
  procedure """
    1. The IT Security Lead engages a firm that did not build or operate the service, and agrees scope,
       dates, accounts and rules with the Head of Platform in writing.
    2. The firm tests separation of customers, sign-in and sessions, interfaces, administration and the
       cloud configuration, and reports critical findings within 24 hours of discovery.
    3. The IT Security Lead opens a ticket for each finding with its owner and the days that the
       vulnerability policy allows.
    4. The owners repair; the firm retests critical and high findings and confirms each in a letter within
       90 days of its report.
    5. The IT Security Lead presents report, repairs and what stays open to the CIO and, in the next
       quarterly meeting, to the board.
  """
  exceptions """
    A critical finding starts a search of 12 months of logs for its earlier use, finished within 5 business
    days; signs of use open an incident. A finding that fails its retest goes to the CIO, who decides within
    5 business days whether the feature is switched off. If a part of the agreed scope was not tested, the
    firm returns within 60 days.
  """
  competence """
    The testers hold a recognised qualification in offensive testing, named in the report, and the firm has
    no share in the result.
  """
  satisfies tsc:CC4.1 {
              purpose  "An evaluation from outside, separate from those who run the controls."
            },
            tsc:CC7.1 {
              purpose  "Weaknesses that scanning cannot see are looked for by people."
            },
            tsc:CC6.6 {
              purpose  "The boundary is tried the way an attacker would try it."
            }
  test_of_design """
    Read the statement of scope beside the list of public interfaces and name what was left out. Ask how the
    firm was chosen and who could have influenced the report.
  """
  test_of_operation """
    Inspect the year's report, trace every critical and high finding to ticket, change and retest letter
    with dates, and read the minutes in which the result was presented.
  """
}

/// For offices and rooms that the company runs itself. Where all equipment is a provider's, its report
/// covers the data centre and this control covers offices, network cabinets and stored media.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to` where a system stands on the premises, and
/// as evidence the badge export, the visitor log and the decisions.
template control physical_access_review "Physical access to premises and equipment" {
  family      physical_access
  nature      it_dependent_manual
  timing      detective
  frequency   quarterly
  due         20 days
  every_item  yes

  objective """
    Only people with a present reason can enter the company's premises and the rooms with equipment or
    media, and everybody else is escorted.
  """
  what_could_go_wrong """
    A badge that was never taken back, or a door left on its latch, lets somebody in who removes a laptop or
    media, plugs in a device, or reads what is on a desk, and no system records a sign-in.
  """
  threshold """
    Every badge and key, every door of the restricted rooms, and every visitor entry of the quarter.
  """
  review_criteria """
    An exception is an active badge of a leaver or without a holder, access to a restricted room without a
    job reason, a badge unused for 90 days, a visitor without host or time of leaving, or a door alarm
    without an entry in the log.
  """
  procedure """
    1. The office manager exports badges, doors and last use from the badge system, and matches them with
       the active workers that HR extracted on the same day.
    2. The owner of each restricted room marks every badge keep or withdraw, with the task that needs the
       room.
    3. The office manager switches badges off within 2 business days, counts physical keys against the key
       register, and exports again.
    4. The office manager reads the visitor log for host, purpose, arrival and leaving, and the door alarms
       for a recorded cause.
    5. The IT Security Lead walks the premises once in the quarter after working hours and notes open
       cabinets, unlocked screens, propped doors and unescorted people.
  """
  exceptions """
    A leaver's badge is switched off within 1 hour of discovery, and its use since the last day is read on
    the same day. Entry by a leaver or an unknown person starts an incident, with an inventory of equipment
    and media in the rooms entered. A missing key leads to a changed lock within 5 business days. Findings
    of the walk go to the managers concerned within 2 business days.
  """
  satisfies tsc:CC6.4 {
              purpose  "Entry to premises and equipment is limited to those who need it."
            },
            tsc:CC6.2 {
              purpose  "Badges of leavers, which are credentials too, are found and withdrawn."
            }
  test_of_design """
    Walk to each restricted room, compare the doors with the badge system's list, and try a badge that is
    not authorised.
  """
  test_of_operation """
    Take 2 quarters. Recompute the HR match, trace 10 decisions to the second export, select 10 visitor
    entries, agree the key count, and inspect the record of the walk with what followed.
  """
}

/// For the alarms of the log platform, the endpoint tool, the identity provider and the cloud. It turns
/// events into closed cases or into incidents; `incident_response` goes on from there.
///
/// Still to fill in: `id`, `owner`, `performed_by` (those on duty), `applies_to`, and as evidence the alarm
/// queue with times and verdicts, and the monthly test of the detections.
template control security_event_triage "Triage of security events" {
  family      event_monitoring
  nature      it_dependent_manual
  timing      detective
  frequency   each_event
  due         1 day
  every_item  yes

  objective """
    Each security alarm is looked at within the time its severity allows and ends in a verdict with a
    reason, and an incident is opened for each that deserves one.
  """
  what_could_go_wrong """
    The attack was in the log, but the alarm drowned among a thousand others, or went to somebody on leave.
    The intruder stays for weeks, and customer data or payment instructions are changed meanwhile.
  """
  trigger """
    An alarm in the security queue. The population is the queue's export for the period, agreed with the
    count of alarms that each source says it sent.
  """
  threshold """
    Time to first look: critical 15 minutes, high 1 hour, medium 1 business day, low 5 business days; every
    alarm.
  """
  review_criteria """
    An event becomes an incident if it shows access by somebody unauthorised, loss, change or disclosure of
    data, malware that ran, or a control switched off, or if 60 minutes of work cannot rule these out.
  """
  procedure """
    1. The detection rules watch for sign-ins from new countries, changes of privileged roles, switched-off
       logging, mass downloads, malware, unusual database reads and changes of payee data, and send alarms
       to one queue.
    2. The analyst on duty takes the alarm within its time, collects who, what, where and when, and asks the
       person concerned through a second channel.
    3. The analyst closes it with a verdict (harmless, expected, incident) and the facts that support it, or
       opens an incident.
    4. The IT Security Lead reads all critical and high verdicts of the week, and 10 of the others, each
       Friday.
    5. Once a month the IT Security Lead sets off 3 detections on purpose, and adjusts rules that stayed
       silent or that were harmless 20 times in a row.
  """
  exceptions """
    An alarm not looked at within twice its time is paged to the IT Security Lead. A verdict that the weekly
    reading finds wrong is reopened on the same day, and the analyst's other verdicts of that week are read.
    A detection that stays silent is repaired within 5 business days, and the log is searched for what it
    should have shown since it last worked.
  """
  competence """
    Analysts have completed the training for each detection they judge; nobody closes an alarm about their
    own account.
  """
  satisfies tsc:CC7.2 {
              purpose  "Anomalies in the components are watched for, and somebody looks."
            },
            tsc:CC7.3 {
              purpose  "Written criteria decide which events become incidents."
            },
            itgc:operations {
              purpose  "Security problems in systems near the books reach someone who acts."
            }
  test_of_design """
    Read the detection rules beside the list of what could go wrong in the systems covered. Set off one
    harmless event and follow it to a verdict with times.
  """
  test_of_operation """
    Export the queue for the period and agree it with the sources' counts. Select 25 alarms over all
    severities: time to first look, verdict with facts, incident where the criteria call for one. Inspect 3
    monthly tests and 5 weekly readings.
  """
}
