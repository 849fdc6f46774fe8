// Data while the company has it: what is confidential and where it is, how it is protected at rest and on
// its way, and how it and its media are destroyed.

/// For every company with confidential or customer data. Other controls (encryption, disposal, access) rest
/// on this list, so run it first.
///
/// Still to fill in: `id`, `owner`, `performed_by` (the system owners), `applies_to`, and as evidence the
/// inventory as confirmed and the result of the search for unlisted stores.
template control data_classification "Inventory and classification of data" {
  family      data_classification
  nature      manual
  timing      detective
  frequency   semiannual
  due         30 days
  every_item  yes

  objective """
    For every store of data the company knows what kind of data is in it, how sensitive it is, whose it is,
    how long it is kept, and who owns the store.
  """
  what_could_go_wrong """
    Customer data is copied to a spreadsheet, a test database or a new tool that nobody classified. It gets
    neither the protection nor the deletion that the contract promises, and in an incident nobody can say
    whose data was there.
  """
  threshold """
    Every system, cloud storage container, database and shared drive in the company's accounts; one store
    without class, owner and retention is one exception.
  """
  review_criteria """
    An exception is a store that is missing from the inventory, confidential data in a store of a lower
    class, a store whose owner has left, or a contractual confidentiality term that no class reflects.
  """
  procedure """
    1. The GRC Lead sends each system owner the inventory lines of their systems: kinds of data, customers
       concerned, class, retention, where copies go.
    2. Each system owner corrects and confirms the lines by name and date, and names every copy made since
       the last run.
    3. The security engineer runs the data discovery scan over all storage accounts and drives and lists
       stores or patterns (card numbers, identity numbers, keys) that contradict the inventory.
    4. Legal counsel lists the confidentiality terms of contracts signed since the last run and compares
       them with the classes.
    5. The GRC Lead settles each difference with the owner within 20 business days and publishes the
       inventory.
  """
  exceptions """
    Confidential data in a store of a lower class is moved, deleted or the store raised to the class within
    5 business days; the IT Security Lead reads who opened it since it was put there, and opens an incident
    where somebody outside the permitted circle did. A store without owner is blocked for new data until it
    has one, and after 30 days goes to the CIO.
  """
  competence """
    System owners know what their systems collect and pass on; the GRC Lead can read a data flow and the
    contract terms.
  """
  satisfies tsc:C1.1 {
              purpose  "Confidential information is identified when it arrives and kept by class."
            },
            tsc:CC6.1 {
              purpose  "Protection is chosen by what the data is, store by store."
            },
            tsc:CC2.1 {
              purpose  "The other controls draw on a list of data that owners confirmed."
            }
  test_of_design """
    Take 5 places where data would collect unasked (a support tool, a shared drive, a warehouse, a test
    system, a log store) and look for them in the inventory.
  """
  test_of_operation """
    Inspect one run: confirmations of all owners with dates, the raw discovery scan, 10 differences from
    detection to settlement, and the comparison with 10 customer contracts.
  """
}

/// For every system that stores or passes on confidential data. The cloud platform enforces it; the monthly
/// check shows that it did.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, the key custodian, and as evidence the
/// enforcing policies as exported and the monthly check.
template control encryption "Encryption at rest and in transit" {
  family     encryption
  nature     automated
  timing     preventive
  frequency  continuous

  objective """
    Confidential data cannot be read from a disk, a backup or a network without a key, and those who run the
    storage cannot use the keys alone.
  """
  what_could_go_wrong """
    A snapshot is shared, a disk is sold, a line is tapped. Because the data was in clear, whoever holds the
    copy has the customers' data.
  """
  threshold """
    Every volume, database, storage container, backup and public endpoint of the systems covered. At rest
    AES-256 or equal; in transit TLS 1.2 or later.
  """
  procedure """
    1. The cloud platform's policy refuses to create a volume, database, storage container or backup without
       encryption under a company key.
    2. Public and internal endpoints accept TLS 1.2 or later only; certificates renew themselves 30 days
       before their end.
    3. The key service renews master keys every 365 days. Using a key and managing it are two roles that no
       person holds together; deleting one takes two people and waits 30 days.
    4. On the first business day of each month the platform engineer runs the encryption report over all
       accounts and endpoints, agrees the number of resources with the inventory, and signs it.
    5. A change to the policy goes through change control and is approved by the IT Security Lead.
  """
  exceptions """
    An unencrypted store is encrypted, or its data moved, within 2 business days; an endpoint below TLS 1.2
    is closed within 1 business day. The IT Security Lead reads who reached either since it was created and
    opens an incident where somebody unknown did. A deletion of a key that was not asked for is stopped
    within the waiting time and treated as an incident.
  """
  satisfies tsc:CC6.1 {
              purpose  "Stored confidential data is unreadable without a separately held key."
            },
            tsc:CC6.7 {
              purpose  "Data that moves over networks or on media is encrypted."
            },
            tsc:C1.1 {
              purpose  "Confidential information stays protected for as long as it is kept."
            }
  test_of_design """
    Try to create an unencrypted volume and to connect with TLS 1.1; both are refused. Inspect who may use,
    manage and delete keys, and look for a person in two of these roles.
  """
  test_of_operation """
    Export the policies at two dates of the period and the change log between them. Inspect 2 monthly
    reports, recompute the count of resources for one account, and confirm one renewal of a master key.
  """
}

/// For companies whose people handle exports, attachments or removable media with confidential data. Name
/// the permitted channels in the data handling standard, which this control puts in action.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, the permitted channels, and as evidence
/// the blocking rules, the monthly review and the approvals of transfers.
template control data_transfer_restriction "Restriction of data leaving the company" {
  family     data_transfer
  nature     it_dependent_manual
  timing     preventive
  frequency  monthly
  due        7 days

  objective """
    Confidential data leaves the company only through channels that encrypt it, to receivers that were
    approved for it.
  """
  what_could_go_wrong """
    Somebody sends an export to a private mailbox, puts it on a stick or shares a folder with a link that
    anyone can open. The data is outside every control and nobody knows that it went.
  """
  threshold """
    All blocked and permitted transfers of confidential or restricted data in the month, and every shared
    link that works without sign-in.
  """
  review_criteria """
    An exception is a transfer outside the permitted channels, a receiver that is not on the list, a link
    open to anyone, or an export of more than 1,000 customer records without an approval.
  """
  procedure """
    1. The endpoint tool blocks writing to removable media and uploads to private storage; the mail system
       blocks or encrypts messages with patterns of confidential data.
    2. Somebody who needs a transfer asks the owner of the data, naming data, receiver, purpose and end
       date; the owner approves it and IT opens that channel until that date.
    3. On the first 5 business days of the month the security analyst exports blocked transfers, approvals
       used and open links, and compares the approvals with what went through.
    4. The security analyst has links without sign-in closed by their owners within 2 business days, and
       asks about repeated blocks.
    5. The IT Security Lead signs the month's result.
  """
  exceptions """
    A transfer that went through without approval is opened as an incident on the day it is found; the
    analyst obtains the receiver's deletion in writing, and reads the sender's transfers of the last 90
    days. Where customer data is concerned, legal counsel decides within 24 hours whether the customer must
    be told. A rule that did not block is repaired within 2 business days.
  """
  competence """
    The analyst knows the classes of data and the permitted channels, and reviews no transfers of their own.
  """
  satisfies tsc:CC6.7 {
              purpose  "Movement of data is limited to approved people, channels and receivers."
            },
            tsc:C1.1 {
              purpose  "Confidential information does not drift to places that cannot keep it."
            }
  test_of_design """
    Try to copy a marked test file to a stick, to private mail and to an open link. Read the list of
    permitted channels beside what the tools permit.
  """
  test_of_operation """
    Take 3 months. Agree blocked transfers with the tools' counts, select 15 permitted transfers and inspect
    approval, receiver, encryption and end date, and trace all open links found to their closure.
  """
}

/// For flows to warehouses, analytics, test systems or vendors that need patterns and not people. Name it
/// in `redacted_by` on the flow: the receiver then stays outside the boundary of the service.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to` (the sending system), the list of fields,
/// and as evidence the transformation as reviewed, its run log and the monthly search of the receiver.
template control customer_data_redaction "Customer data made unrecognisable before it leaves the service" {
  family      data_minimisation
  nature      automated
  timing      preventive
  frequency   each_transfer
  due         1 day
  every_item  yes

  objective """
    What arrives at the receiver contains no value by which a customer or a customer's confidential record
    could be recognised or restored.
  """
  what_could_go_wrong """
    A field is added to the source and flows on unmasked, or masked values can be turned back. The receiver
    then holds customer data without the controls, the contract or the access limits that customers were
    promised.
  """
  trigger  "A run of the transfer job. The population is the scheduler's log of runs in the period."
  threshold """
    Every field of every record. A field that the list does not name is not transferred; groups of fewer
    than 10 are not shown in aggregates.
  """
  procedure """
    1. The owner of the data keeps the list of fields with drop, tokenise, aggregate or pass for each, and a
       reason for each pass; the security engineer approves a change to the list.
    2. The transfer job applies the list and stops if the source has a field that the list does not name.
    3. Tokens are made with a key that the receiver's people cannot read.
    4. On the first business day of each month the security engineer searches the receiver for patterns of
       customer data and tries to restore 10 records from what is there; the result is signed.
  """
  exceptions """
    A recognisable value in the receiver stops the job. The owner of the data deletes what arrived within 1
    business day, the IT Security Lead reads who opened it since the first faulty run, and legal counsel
    decides within 24 hours whether customers are told. Until the cause is repaired, the receiver counts as
    holding customer data.
  """
  satisfies tsc:CC6.7 {
              purpose  "Only what cannot be traced back to a customer crosses the boundary."
            },
            tsc:C1.1 {
              purpose  "Confidential information stays where it is protected."
            },
            tsc:CC6.1 {
              purpose  "Systems that need no customer data get none."
            }
  test_of_design """
    Add a field to a copy of the source and run the job: it stops. Read the list of passes and try to
    recognise a customer by combining two of them.
  """
  test_of_operation """
    Inspect the code and list at the start and end of the period and the approved changes between. Select 15
    runs and compare fields sent with the list in force; inspect 2 monthly searches and reperform one.
  """
}

/// For confidential data of customers and partners whose time is over: contract ended, retention reached,
/// deletion asked for. Personal data has `personal_data_disposal`, devices and disks have
/// `media_sanitisation`.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to` (every store of the data, backups and
/// vendors included), and as evidence the monthly due list, the deletion logs and the proof of absence.
template control confidential_data_disposal "Disposal of confidential data" {
  family      data_disposal
  nature      it_dependent_manual
  timing      preventive
  frequency   monthly
  due         10 days
  every_item  yes

  objective """
    Confidential data is destroyed everywhere within 30 days after it falls due, except what a legal hold or
    a law keeps.
  """
  what_could_go_wrong """
    Data of a customer who left years ago lies in a bucket that nobody opens. It is disclosed in an
    incident, and the contract under which it should have been deleted becomes the claim.
  """
  threshold """
    Every data set whose end of contract, retention date or accepted deletion request falls in the month.
    One copy left after 30 days (in backups after 90 days) is an exception.
  """
  procedure """
    1. On the first business day the data steward lists what falls due from contracts, retention dates in
       the inventory, and deletion requests, and agrees the number of ended contracts with the customer
       system.
    2. Legal counsel marks what a hold or a law keeps, with the reason and a date to look again at most 12
       months ahead.
    3. The owner of each store approves the deletion of the rest; an engineer who did not approve runs it
       and keeps the job's log with counts before and after.
    4. Vendors with copies confirm deletion in writing within 30 days.
    5. The data steward queries each store for the keys that were deleted, finds none, and signs the list
       with the dates.
  """
  exceptions """
    A data set found after its date is deleted within 5 business days; the data steward looks for others of
    the same store and cause over the last 12 months. Access to it after the due date is read by the IT
    Security Lead and becomes an incident if somebody used it. Data deleted under a hold is reported to
    legal counsel on the same day and restored from backup.
  """
  competence """
    The data steward knows where each kind of data is copied, and is not the engineer who deletes.
  """
  satisfies tsc:C1.2 {
              purpose  "Confidential information is destroyed when its time is over, everywhere."
            },
            tsc:CC6.5 {
              purpose  "Nothing readable is left in stores that are given up."
            }
  test_of_design """
    Follow one ended contract to every store the inventory names for its data. Ask how a copy in a warehouse
    or with a vendor comes on the list.
  """
  test_of_operation """
    Take 3 months. Agree due lists with ended contracts and accepted requests, select 10 data sets and query
    their stores for the deleted keys, read vendors' confirmations, and inspect every hold for its reason
    and date.
  """
}

/// For laptops, phones, disks and paper that leave the company or change hands. A cloud provider's disks
/// are covered by its report.
///
/// Still to fill in: `id`, `owner`, `performed_by`, the destruction firm, and as evidence the asset
/// register with serial numbers, the wipe reports and the firm's statements.
template control media_sanitisation "Wiping and destruction of media" {
  family      media_disposal
  nature      manual
  timing      preventive
  frequency   each_event
  due         5 days
  every_item  yes

  objective  "No device or medium leaves the company's hands with data on it that somebody could read."
  what_could_go_wrong """
    A laptop is sold, returned to the lessor or sent to repair with its disk as it was. Its buyer finds
    customer data, keys or payroll files.
  """
  trigger """
    A device or medium is given up, replaced, repaired outside or handed to another person. The population
    is the asset register's list of disposals and changes of holder, agreed with the count of devices at the
    start and end of the period.
  """
  procedure """
    1. The IT administrator enters the device's serial number, holder, reason and date in the asset register
       before it is touched.
    2. The IT administrator wipes it by cryptographic erasure, or overwrites it once in full, and attaches
       the tool's report with the serial number; a medium that cannot be wiped goes to destruction.
    3. A second person starts the device, or mounts the medium, sees that nothing can be read, and signs.
    4. Devices for destruction are sealed and counted, and handed to the firm against a receipt; the firm
       returns a statement with all serial numbers within 20 business days.
    5. The IT administrator closes the entry when report or statement is attached. Each January and July a
       person outside IT counts all devices against the register.
  """
  exceptions """
    A device that cannot be found, or left without a wipe report, is opened as an incident on the same day;
    the IT Security Lead establishes from the inventory what it held and whether it was encrypted. A serial
    number missing from the firm's statement is queried within 2 business days and counts as lost after 10.
    The last 12 months' disposals handled by the same person are then checked.
  """
  satisfies tsc:CC6.5 {
              purpose  "Physical assets are given up only after their data is beyond recovery."
            },
            tsc:C1.2 {
              purpose  "Confidential information on media is destroyed with proof by item."
            },
            tsc:CC6.4 {
              purpose  "Media are accounted for until they are destroyed."
            }
  test_of_design """
    Follow one laptop and one disk through register, wipe and second look. Ask what happens with a device
    sent to repair under warranty.
  """
  test_of_operation """
    Agree the register with two counts. Select 15 disposals, or all if fewer, and inspect wipe report or
    statement by serial number, the second signature, and dates.
  """
}
