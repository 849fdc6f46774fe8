// Processing that customers and the books rely on: what it is meant to do, what goes in, what happens
// inside, what comes out, what is kept, and whether the reports about it are right.

/// For services whose customers rely on the result being right: payments, invoices, statements. It keeps
/// what is promised, what is specified and what is built the same.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, and as evidence the specifications with
/// approvals and the comparison.
template control processing_specification_review "Review of processing specifications" {
  family     processing_specification
  nature     manual
  timing     preventive
  frequency  semiannual
  due        30 days

  objective """
    For each kind of transaction, what the service does with it, with what precision and by when, is written
    down, agreed with what customers were told, and known to those who build and those who check.
  """
  what_could_go_wrong """
    The documentation says that fees are rounded per invoice, the program rounds per line, and Support
    explains a third way. Customers are charged other amounts than promised, and nobody can say which of the
    three is the mistake.
  """
  review_criteria """
    An exception is a transaction type without specification, a rule in the program that the specification
    lacks or contradicts, customer documentation that differs, or a limit (amount, time, precision) without
    a number.
  """
  procedure """
    1. The product owner lists all kinds of transaction with input, rules, rounding, cut-off time, output
       and deadline, and marks what changed since the last review in the change records.
    2. An engineer who did not write it reads the program for each changed rule and notes differences.
    3. The product owner compares the specification with contract terms, price list and customer
       documentation.
    4. The Controller confirms the rules from which amounts in the books follow.
    5. The product owner has differences settled within 20 business days, publishes the customer
       documentation, and signs the version.
  """
  exceptions """
    A program that contradicts its specification is treated as an incident: the product owner establishes
    since when and for which customers within 5 business days, Finance computes the amount, and the
    Controller decides on correction. A difference that only documentation shows is corrected within 10
    business days and customers who asked are told.
  """
  competence """
    The product owner can read a contract and a rule table; the Controller knows which rules make revenue.
  """
  satisfies tsc:PI1.1 {
              purpose  "Processing objectives and data are defined, and users are told of them."
            },
            tsc:CC2.3 {
              purpose  "Customers read the same rules that the program follows."
            },
            tsc:CC3.1 {
              purpose  "Objectives of processing are exact enough to find what endangers them."
            }
  test_of_design """
    Take one rule of rounding and one cut-off time from contract through specification to program.
  """
  test_of_operation """
    Inspect one review: list complete against the types seen in the transaction log, 5 differences to
    settlement, approvals. Recompute 10 transactions by the specification.
  """
}

/// For every way in which transactions or master data enter: forms, files, interfaces, messages. The
/// program refuses what cannot be right, and says so.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, the table of checks, and as evidence the
/// configuration of the checks and the list of rejections with their ends.
template control input_validation "Validation of input" {
  family      input_control
  nature      automated
  timing      preventive
  frequency   continuous
  every_item  yes
  checks      completeness, accuracy, validity

  objective """
    Only transactions that are complete, plausible, authorised by their sender and not yet known enter
    processing, and each one refused goes back to somebody.
  """
  what_could_go_wrong """
    A file is sent twice, a decimal point is lost, a field is empty. The amount is processed as it came, and
    the customer is debited a hundredfold or twice.
  """
  threshold """
    Every record. Mandatory fields, format, range, reference to master data, unique key, control total of
    the file; an amount above 10 times the sender's 90-day average is held for a person.
  """
  review_criteria """
    An item may be released if the sender confirmed it in writing or its document shows it. An exception is
    a release without a reason or a second person, a rejection that disappeared, or a record in processing
    that a check should have refused.
  """
  procedure """
    1. The interface authenticates the sender and refuses messages whose signature or sequence number is
       wrong.
    2. The program checks each record by the table of checks, and each file by its count and total, before
       anything of it is processed.
    3. The program answers the sender within 10 seconds with what was accepted and what was refused and why,
       and puts refusals on the rejection list.
    4. The operations analyst works through the rejection list and the held amounts on each business day:
       returned, corrected by the sender, or released by a second person with a reason.
    5. Changes of the table of checks go through change control with the approval of the product owner.
  """
  exceptions """
    A rejection open for 2 business days goes to the customer's contact, after 5 to the product owner. A
    record that should have been refused is taken back within 1 business day; the analyst searches the last
    90 days for others of its kind, and the check is added within 10 business days. Where amounts reached
    the ledger, the Controller is told on the same day.
  """
  competence """
    The analyst knows what senders may send, and can neither change the table of checks nor enter
    transactions.
  """
  satisfies tsc:PI1.2 {
              purpose  "Inputs are measured against their specification before they are used."
            },
            tsc:PI1.3 {
              purpose  "What is refused is repaired, not lost and not processed twice."
            },
            itgc:operations {
              purpose  "Rejected input is followed up to its end."
            },
            sox:404(a) {
              purpose  "Transactions that make figures enter completely, once and as sent."
            },
            coso:P10 {
              purpose  "Application controls over input are in place where risk asks for them."
            }
  test_of_design """
    Send one record for each check in a test environment: empty field, wrong reference, repeated key, false
    total, excess amount. Each is refused or held.
  """
  test_of_operation """
    One record for each check, with the change log of the table for the rest of the period. Select 25 days
    and inspect rejections and held amounts to their ends, with the second person's reason for releases.
  """
}

/// For what fails after it was accepted: stuck in a queue, timed out, half done. It shows that what went in
/// equals what came out and what is still open.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, and as evidence the daily roll-forward
/// and the list of open errors.
template control processing_exception_follow_up "Follow-up of processing errors" {
  family      processing_control
  nature      it_dependent_manual
  timing      detective
  frequency   daily
  due         1 day
  every_item  yes
  checks      completeness, accuracy, validity

  objective """
    Every transaction accepted is by the end of the next business day processed, refused, or on a list with
    a name beside it.
  """
  what_could_go_wrong """
    A transaction hangs between two steps. The customer's account is debited, the payee's is not credited,
    and the balance of the queue is nobody's.
  """
  threshold """
    The roll-forward (open yesterday + accepted - processed - refused = open today) agrees in number and
    amount without difference; an item open for 1 business day is an exception.
  """
  review_criteria """
    An exception is a roll-forward that does not agree, an item whose state no step accounts for, a
    completion or reversal without approval, or an effect that happened twice.
  """
  procedure """
    1. At the end of each day the system counts transactions accepted, processed, refused and open by type,
       in number and amount.
    2. The operations analyst computes the roll-forward and lists the open items by age and step at 09:30.
    3. The engineer on duty finds the cause for each open item and completes, reverses or repeats it by the
       written procedure, which prevents a double effect by the transaction's key.
    4. The product owner approves each manual completion or reversal.
    5. The analyst signs the day, with the items that go over to the next.
  """
  exceptions """
    A difference in the roll-forward is an incident of severity 2. An item open for 3 business days is told
    to the customer concerned. Items open at period end go to Finance with amount and expected result by
    10:00 of the first business day. A manual completion without approval is checked by the product owner
    within 1 business day, with all others by the same person in 30 days.
  """
  competence  "The analyst reads the state of a transaction in every step and may not complete one."
  satisfies tsc:PI1.3 {
              purpose  "Errors in processing are found, corrected and traced on the day."
            },
            tsc:PI1.4 {
              purpose  "What was accepted comes out, or is known not to have."
            },
            itgc:operations {
              purpose  "Failed processing is resolved and approved."
            },
            sox:404(a) {
              purpose  "Open transactions at period end are known and accounted for."
            }
  test_of_design """
    Stop one test transaction between two steps and follow it through roll-forward, list, repair and
    signature.
  """
  test_of_operation """
    Select 25 days, 5 of them period ends: recompute 5 roll-forwards from raw counts, inspect all items open
    over 3 days, and 15 manual completions with approvals.
  """
}

/// For what the service hands to customers or authorities in batches: invoices, statements, payout files,
/// filings. It is the last look before somebody relies on it.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, the list of outputs with deadlines, and
/// as evidence the tie-out of each batch and the samples.
template control output_check "Check of statements, invoices and files before they leave" {
  family      output_control
  nature      it_dependent_manual
  timing      preventive
  frequency   daily
  due         1 day
  every_item  yes
  checks      completeness, accuracy

  objective """
    Each batch of output agrees with the transactions it is made of, goes to those it is for and to nobody
    else, and leaves by its deadline.
  """
  what_could_go_wrong """
    Invoices of one customer go to another, a payout file lacks its last page, statements leave a week late.
    Customers act on wrong figures, or learn those of others.
  """
  threshold """
    Each batch: number and amount equal to the transactions selected, zero difference; 5 items recomputed;
    difference of more than 20 per cent from the batch before is explained.
  """
  review_criteria """
    An exception is a batch that differs from its transactions, an item whose amount or receiver is wrong, a
    change from the batch before that volume and price do not explain, or a release after the deadline.
  """
  procedure """
    1. The system makes the batch and states number, amount, period and receivers.
    2. The output analyst agrees these with a query on the transactions that the batch program does not use.
    3. The analyst recomputes 5 items, among them the largest, and opens 5 to compare receiver and content.
    4. The analyst releases the batch under their own name before its deadline; the system sends nothing
       without release.
    5. The system lists what could not be delivered; the analyst has it sent again within 1 business day.
  """
  exceptions """
    A batch that differs is not released; the product owner is told within 1 hour, and customers of a batch
    that will be late before the deadline passes. Output sent wrongly is an incident: if it showed data of
    others, with severity 1. The last 30 batches of that kind are tied out again. A late batch is recorded
    with its hours.
  """
  competence """
    The analyst knows what each output has to contain and cannot change the program that makes it.
  """
  satisfies tsc:PI1.4 {
              purpose  "Output is complete, accurate, to the right receiver and by its deadline."
            },
            tsc:CC6.7 {
              purpose  "Output reaches only those it is meant for."
            },
            sox:404(a) {
              purpose  "Invoices and files from which entries follow are tied to transactions."
            }
  test_of_design  "Alter one item of a test batch and one receiver, and see where each is stopped."
  test_of_operation """
    Select 25 batches over all kinds; inspect tie-out, recomputed items, release by name and time against
    the deadline. Recompute 5 with the query.
  """
}

/// For stores of transactions and balances that are kept for years. It shows that what was true when
/// written is still what is read.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to`, and as evidence the monthly result of the
/// checks and its follow-up.
template control stored_record_integrity "Integrity of stored records" {
  family        stored_data
  nature        it_dependent_manual
  timing        detective
  frequency     monthly
  due           7 days
  before_close  yes
  every_item    yes
  checks        completeness, accuracy, restricted_access

  objective """
    Every stored transaction is there once, unaltered since it was completed, and the balances kept equal
    the transactions they are made of.
  """
  what_could_go_wrong """
    A faulty migration, a restored backup or a person with write access alters or loses records. Balances
    drift away from their transactions by small amounts, and the difference is found years later in a
    dispute.
  """
  threshold """
    All records: chain of hashes unbroken, keys without gap or double, stored balances equal to recomputed
    ones to the smallest unit of currency.
  """
  review_criteria """
    An exception is a broken link of the chain, a gap or double among keys, a balance that its transactions
    do not make, a record missing before its time, or a write by a person without a ticket.
  """
  procedure """
    1. On the first business day the integrity program recomputes the hash chain of all closed transactions,
       searches keys for gaps and doubles, and recomputes every balance from its transactions.
    2. The database owner agrees the number of records examined with the store's count and with last month's
       count plus the month's additions.
    3. The database owner compares retention: nothing younger than its time is missing, nothing older is
       kept without a hold.
    4. An engineer without write access explains each difference from the log of writes.
    5. The product owner, and for financial records the Controller, sign by the seventh day.
  """
  exceptions """
    A difference is an incident of severity 2, of severity 1 if a customer's balance is wrong. The record is
    restored from the copy before the change, never corrected by guess; who wrote it and what else they
    wrote in the last 90 days is read within 2 business days. The Controller decides before the close about
    correcting entries.
  """
  competence  "The person explaining differences reads the store's log and cannot write to it."
  satisfies tsc:PI1.5 {
              purpose  "Stored items are complete, accurate and kept for their time."
            },
            tsc:C1.1 {
              purpose  "Kept information is not lost or altered while it is kept."
            },
            itgc:operations {
              purpose  "Stored financial data is shown to be whole each month."
            },
            sox:404(a) {
              purpose  "Balances in the subledger are made of transactions that exist."
            }
  test_of_design """
    In a copy alter one amount, delete one record and add a double; the program reports the three.
  """
  test_of_operation """
    Take 3 months, the last before year end among them. Agree counts, rerun the program for one, trace every
    difference to its restored record.
  """
}

/// For reports, queries and exports on which another control relies. Where it is done at each use, mark
/// that use `revalidated`, and the report's source does not come into scope by it.
///
/// Still to fill in: `id`, `owner`, `performed_by`, `applies_to` (the systems that make the reports), the
/// list of reports with the controls that use them, and as evidence the tests with parameters and
/// definitions.
template control key_report_validation "Validation of key reports" {
  family        information_quality
  nature        manual
  timing        detective
  frequency     quarterly
  due           5 days
  before_close  yes
  checks        completeness, accuracy

  objective """
    Each report on which a control rests shows all it should, nothing else, and with correct values; and it
    has not changed since that was last shown.
  """
  what_could_go_wrong """
    A review is done with care on a report that leaves out inactive accounts, foreign currency or the last
    day. The reviewer's signature stands under a list that could not show the error.
  """
  threshold """
    Every report on the list once in 12 months and after each change of its definition; those of key
    controls each quarter. Differences of zero in count and total; 10 items in each direction without error.
  """
  review_criteria """
    A report is valid if selection and calculation do what its users believe, both directions agree, and
    parameters are shown on it. An exception is a filter nobody knew, a record that should or should not be
    there, or a definition that changed unannounced.
  """
  procedure """
    1. The GRC Lead keeps the list of reports with name, source, definition or query, parameters, owner, and
       the controls that use each; control owners confirm it at the start of the quarter.
    2. For each report due, the tester reads the definition: selection, joins, filters, calculation, and
       compares it with what its users believe it shows.
    3. The tester agrees count and total with the source by a different way.
    4. The tester traces 10 items from report to source document and 10 from source to report.
    5. The tester stores definition and hash; a changed hash later in the quarter starts steps 2 to 4 again.
  """
  exceptions """
    A faulty report is marked unusable within 1 business day, and all its users are told. Each user repeats
    the control on a correct list back to the last validated run, and tells the GRC Lead within 10 business
    days what the faulty list hid. For key controls the Controller judges before the close whether figures
    are affected.
  """
  competence """
    The tester can read the query, does not own the report, and does not perform the control that uses it.
  """
  satisfies tsc:CC2.1 {
              purpose  "Information on which controls rest is complete, accurate and proven so."
            },
            tsc:PI1.4 {
              purpose  "Reports given to others show what they are said to show."
            },
            itgc:operations {
              purpose  "Report logic relied on is tested and watched for change."
            },
            sox:404(a) {
              purpose  "Review controls rest on reports that were shown to be right."
            },
            coso:P13 {
              purpose  "Controls use information of known quality."
            }
  test_of_design """
    Take one report with its definition and construct a record that ought to be on it and would not be.
  """
  test_of_operation """
    Take 2 quarters. Inspect the tests of 5 reports, reperform one with 10 items each way, and compare the
    hash of 3 reports with what ran in the month of the control.
  """
}
