// Controls inside the processes that make figures: settlement, processor, usage and billing, revenue,
// prices, payroll, vendors and payments. Several cut a flow or support assertions.

/// For companies that hold or pass on other people's money. Three-way: what the platform says, what the
/// processor settled, what the bank received.
///
/// Still to fill in: `id`, `owner` (Controller), `performed_by` (Finance, without rights on platform or
/// payments), `applies_to`, `compares_with` (processor statement, bank), `assures_that cash` and others,
/// whether it is `key`, and as evidence the daily reconciliation with open items.
template control settlement_reconciliation "Daily settlement reconciliation" {
  family        settlement_reconciliation
  nature        it_dependent_manual
  timing        detective
  frequency     daily
  due           1 day
  before_close  yes
  every_item    yes
  checks        completeness, accuracy, validity

  objective """
    On each business day, money received and paid the day before agrees with transactions by currency and
    merchant, and each difference has an owner.
  """
  what_could_go_wrong """
    The processor pays less than it should, pays out twice, or a payout goes to a changed account. Because
    inflow and outflow are large, a loss of a thousandth goes unseen for months (existence and completeness
    of cash and of customer liabilities).
  """
  threshold """
    Zero by batch; every difference is listed, none netted. A difference above 10,000 or older than 3
    business days goes to the Controller.
  """
  review_criteria """
    An exception is a transaction without settlement or the reverse, an amount or currency that differs, a
    payout to an account not on file, a fee outside the contract, or a statement that did not come from its
    sender.
  """
  procedure """
    1. The analyst draws yesterday's captured, refunded, charged-back and paid-out transactions from the
       platform with the saved query.
    2. The analyst fetches the processor's settlement file and the bank statement from their senders, not by
       way of the platform team.
    3. The analyst compares platform with processor by transaction, and processor with bank by batch, and
       lists each difference with cause: timing, fee, currency, missing, double, unknown.
    4. The analyst confirms that yesterday's open items closed, and enters the rest with owner and date.
    5. A second person in treasury accounting, who cannot move funds, reviews by 15:00 and signs; at month
       end all open items are valued for the close.
  """
  exceptions """
    A missing or double payment is queried with processor or bank on the same day and payouts to the
    merchant concerned are held. A payout to a changed account starts an incident of severity 1. Items open
    for 5 business days go to the CFO. At month end the Controller decides on each open item before the
    close. A skipped day is made up within 1 business day and reported.
  """
  competence """
    Analysts know fees, cut-off times and message types of each processor; the reviewer has done the work.
  """
  satisfies sox:404(a) {
              purpose  "Cash and customer liabilities agree with outside statements daily."
            },
            sec:13(b)(2)(B) {
              purpose  "Recorded cash is compared with existing cash, and action follows."
            },
            coso:P10 {
              purpose  "Reconciling is done by people who cannot move the money."
            },
            tsc:PI1.4 {
              purpose  "What was paid out equals what was processed, to the right account."
            },
            tsc:PI1.3 {
              purpose  "Lost or doubled payments are found within a day."
            }
  test_of_design """
    Remove one transaction and double another in copies of the files; both show. Ask who could change the
    processor's file on its way.
  """
  test_of_operation """
    Select 25 days, 5 of them month ends: agree the three sources, recompute 5, follow all differences above
    the threshold to their ends, second signature by time.
  """
}

/// A control that can cut a flow: where the platform's transactions reach billing or the ledger and this
/// compares them in full with the processor's own statement, the platform's figures need not be trusted.
/// Name it in `assured_by` on the flow; `ctl explain cut` lists the six conditions.
///
/// Still to fill in: `id`, `owner`, `performed_by` (on the receiving side, nobody with rights to change the
/// sender), `applies_to` (the receiving system), `compares_with` (a source outside the sender), `effective`
/// no later than the first day of the period, `assures_that`, whether it is `key`, and as evidence the
/// statement, the query, the comparison and the signature.
template control processor_reconciliation "Monthly reconciliation with the payment processor" {
  family        interface_reconciliation
  nature        it_dependent_manual
  timing        detective
  frequency     monthly
  due           5 days
  before_close  yes
  every_item    yes
  checks        completeness, accuracy

  objective """
    The transactions that the receiving system took from the platform in a month are those that the
    processor executed: all of them, none twice, each with its amount.
  """
  what_could_go_wrong """
    The platform drops, doubles or alters transactions on the way to billing or to the ledger, by mistake or
    by a change to its code. Revenue and payables follow a number that nobody outside the platform has
    confirmed (completeness, accuracy and occurrence of revenue).
  """
  threshold """
    Number and amount by currency and day. Every unmatched transaction is listed; a total difference above
    0.05 per cent of the month's volume or 5,000, whichever is less, holds the close.
  """
  review_criteria """
    An exception is a transaction on one side only, an amount that differs by a cent or more, a day whose
    count differs, a statement that came through the platform team, or a query whose parameters changed
    without approval.
  """
  procedure """
    1. The analyst downloads the month's statement from the processor's portal with an account of Finance,
       and keeps the file with its hash.
    2. The analyst draws the month's transactions from the receiving system with the saved query, and agrees
       count and total with that system's own month total.
    3. The analyst matches both lists by the processor's transaction number, and computes differences by day
       and currency.
    4. The analyst explains each unmatched item from processor or bank records, not from the platform's.
    5. The reviewer repeats count and totals, traces the 10 largest and 5 other unmatched items to their
       support, and signs by the fifth calendar day, before the close.
  """
  exceptions """
    An unexplained difference above the threshold goes to the Controller on the day it is found: the amounts
    are not booked, or are booked with an approved estimate, until it is explained. The platform's owner
    finds the cause within 3 business days, and the analyst compares the two months before. From the day of
    a failed run until a complete one, the flow counts as not assured.
  """
  competence """
    Analyst and reviewer know the processor's message types and fees, work in Finance, and have no
    administrator, development or change rights on the platform.
  """
  satisfies sox:404(a) {
              purpose  "Figures from the platform are proven by a source outside it."
            },
            sec:13(b)(2)(B) {
              purpose  "Recorded transactions are compared with what was executed."
            },
            coso:P10 {
              purpose  "A reconciliation precise enough to replace trust in the sender."
            },
            coso:P13 {
              purpose  "Reporting rests on information confirmed from outside."
            },
            tsc:PI1.4 {
              purpose  "Transactions handed on for billing are complete and accurate."
            }
  test_of_design """
    Check each of the six conditions of a cut with its proof. In copies, delete one transaction, double one
    and alter one by 0.01; the comparison shows the three.
  """
  test_of_operation """
    Take 3 months, the last of the year among them. Obtain the statement from the processor anew and compare
    the hash, rerun the query, recompute differences by day, trace all above the threshold, and compare the
    signature with the time of the close.
  """
}

/// For services priced by use. It compares what customers did, what was metered and what was invoiced; with
/// an independent count (the edge log, the customer's own) it can cut the flow from meter to billing.
///
/// Still to fill in: `id`, `owner` (Revenue Operations), `performed_by`, `applies_to` (billing),
/// `compares_with`, `assures_that`, and as evidence the three counts and the differences.
template control usage_billing_reconciliation "Usage metered agrees with usage billed" {
  family        interface_reconciliation
  nature        it_dependent_manual
  timing        detective
  frequency     monthly
  due           7 days
  before_close  yes
  every_item    yes
  checks        completeness, accuracy

  objective """
    Each customer is billed for the units used in the month, at the contract's price, and for nothing else.
  """
  what_could_go_wrong """
    The meter loses events under load, counts retries twice, or a new customer has no price and is never
    billed. Revenue is too low or too high by customer, and is noticed by those who pay too much only.
  """
  threshold """
    Every customer: units metered against units in the independent count within 0.5 per cent; units billed
    against metered without difference; customers with use and without invoice none.
  """
  review_criteria """
    An exception is a customer in one of the three lists only, a difference above the threshold, a unit
    without a price, a price that is not the contract's, or a credit without approval.
  """
  procedure """
    1. The analyst draws units by customer and day from the independent count, from the meter and from the
       invoices of the month, each from its own system.
    2. The analyst compares the three by customer and lists differences, customers in one list only, and
       units without price.
    3. The analyst recomputes the 10 largest invoices and 10 at random from contract, units and credits.
    4. Revenue Operations explains each difference, corrects invoices before they are sent, or by credit or
       extra invoice approved by the delegation table.
    5. The reviewer in Finance signs by the seventh day, before revenue is booked.
  """
  exceptions """
    A difference above 0.5 per cent goes to the meter's owner on the same day, who finds the cause within 3
    business days; the Controller books an estimate for what is not billed. Customers overcharged are
    credited within 30 days, also if they did not notice. The cause is looked for in the 3 months before.
  """
  competence  "Analyst and reviewer can read contracts and have no change rights on meter or price table."
  satisfies sox:404(a) {
              purpose  "Revenue from usage is complete and accurate by customer."
            },
            coso:P10 {
              purpose  "Billing is compared with a count that billing does not make."
            },
            tsc:PI1.2 {
              purpose  "Usage enters billing complete and once."
            },
            tsc:PI1.4 {
              purpose  "Invoices show what was used and agreed."
            },
            itgc:operations {
              purpose  "The interface from meter to billing is checked in full each month."
            }
  test_of_design """
    Send known test use through a test customer and follow it to a draft invoice. Ask what retries do.
  """
  test_of_operation """
    Take 3 months, the last of the year among them: redraw the three counts, recompute 10 invoices, follow
    all customers in one list only.
  """
}

/// For the analytical reading of revenue by product and customer each month, and of contracts that need
/// judgement. It uses reports, so validate them.
///
/// Still to fill in: `id`, `owner`, `performed_by` (Controller or revenue accountant's supervisor),
/// `applies_to`, `uses_report_from`, `assures_that revenue` with assertions, whether it is `key`, and as
/// evidence expectation, report, explanations and contract memos.
template control revenue_review "Revenue review" {
  family        revenue_review
  nature        it_dependent_manual
  timing        detective
  frequency     monthly
  due           8 days
  before_close  yes
  every_item    yes
  checks        completeness, accuracy, validity

  objective """
    Revenue of the month is that of services delivered under contracts that exist, in the right month and
    amount; what differs from expectation is explained by contracts, prices or volumes.
  """
  what_could_go_wrong """
    A contract is signed after month end and booked before, a side letter allows return, a credit is delayed
    to the next month, or a price change never reached billing (occurrence, cut-off, accuracy,
    completeness).
  """
  threshold """
    By product and for the 20 largest customers: difference from expectation above 3 per cent and 50,000;
    every new or changed contract above 100,000; every credit above 10,000 in the first 10 days after month
    end.
  """
  review_criteria """
    Explanations show volume times price from sources outside billing. For contracts: signature date, start,
    obligations, variable parts, right of return, side agreements confirmed absent by the sales lead in
    writing.
  """
  procedure """
    1. The analyst computes the expectation from active contracts, price list, and volumes of the platform,
       before billing's figures are drawn.
    2. The analyst draws revenue by product and customer with the validated report, agreed with the ledger.
    3. The revenue accountant explains differences with sources, and writes a memo for each contract above
       the threshold by the five steps of the standard.
    4. The reviewer tests explanations, reads 5 contracts in full, compares last shipments or use with
       cut-off, and reads credits after month end for what belongs before it.
    5. The reviewer has corrections booked through journal approval and signs before the close.
  """
  exceptions """
    A side agreement found later is judged within 2 business days for all periods concerned and told to CFO,
    General Counsel and auditor. An error of cut-off leads to a reading of all contracts of that month's
    last 5 days. A difference unexplained by the eighth day holds revenue of that product until the CFO
    decides in writing.
  """
  competence """
    The reviewer knows the revenue standard and the products, earns no commission and does not report to
    Sales.
  """
  satisfies sox:404(a) {
              purpose  "Revenue is read with a precision that would show a material error."
            },
            coso:P10 {
              purpose  "The review is independent of those who sell and bill."
            },
            coso:P8 {
              purpose  "Pressure on revenue and side agreements are looked for."
            },
            coso:P13 {
              purpose  "The review rests on validated reports and outside volumes."
            }
  test_of_design """
    Read one expectation with its date, and ask which misstatement below the threshold could recur each
    month.
  """
  test_of_operation """
    Take 3 months, the last of the year among them: expectation recomputed, report agreed with ledger and
    its validation, 10 explanations to sources, 5 memos to contracts, credits after year end.
  """
}

/// For the master data from which invoices are computed. Those who bill do not set prices, and those who
/// sell do not approve their own discounts.
///
/// Still to fill in: `id`, `owner` (Revenue Operations), `performed_by`, `applies_to` (price master or CRM,
/// and billing), the discount table, and as evidence the change log agreed with approvals.
template control price_change_approval "Approval of prices, discounts and contract terms" {
  family      price_master
  nature      it_dependent_manual
  timing      preventive
  frequency   each_change
  due         2 days
  approvals   1
  every_item  yes
  checks      accuracy, validity, restricted_access

  objective """
    Each price, discount, credit limit and billing term in the system is one that somebody with authority
    approved and that the signed contract shows.
  """
  what_could_go_wrong """
    A seller grants a discount by phone and has it entered, or somebody who bills lowers the price of a
    friend's company. Invoices are exact by a price that nobody approved (accuracy of revenue).
  """
  trigger """
    A change of price, discount, credit limit or billing term. The population is the change log of the price
    master and of contract records for the period.
  """
  threshold """
    Every change. Discount up to 10 per cent the sales lead, to 25 Revenue Operations, above that the CFO;
    never the seller of the deal.
  """
  review_criteria """
    The approver asks what the deal earns at this price, what comparable customers pay, whether the term
    changes when revenue is earned, and when the concession ends. An exception is an entry without approval,
    by its seller, or other than the contract.
  """
  procedure """
    1. The seller requests price or term with the signed order or the reason.
    2. The approver by the discount table approves in the system, which refuses the seller's own approval.
    3. The master data clerk, who neither sells nor bills, enters it from the signed contract and not from
       the request.
    4. A second clerk compares entry with contract field by field before it becomes active.
    5. Each week Revenue Operations agrees the change log with approvals and signs; each quarter it
       recomputes 25 active prices from contracts.
  """
  exceptions """
    A change without approval is set back within 1 business day; invoices made with it are listed, and the
    Controller decides on correction before the close. An entry that differs from the contract leads to a
    check of all entries by that clerk in 30 days. Repeated requests above authority go to the head of Sales
    and the CFO each quarter.
  """
  competence  "Approvers know margin and terms; clerks can read a contract."
  satisfies sox:404(a) {
              purpose  "Prices in invoices are those that were authorised."
            },
            coso:P10 {
              purpose  "Selling, pricing and billing are separate duties."
            },
            tsc:PI1.2 {
              purpose  "Master data that controls processing is entered as approved."
            },
            itgc:access {
              purpose  "Rights to change prices are held by people who neither sell nor bill."
            }
  test_of_design  "As a seller try to approve one's own discount; as a biller try to change a price."
  test_of_operation """
    Draw the change log for the period. Select 25: approval by limit and before activation, contract, second
    clerk. Inspect 5 weekly agreements and one quarter's recomputation.
  """
}

/// For each payroll run, with the changes to people and pay that it contains. Payroll cost is in scope
/// because it is a significant account of most companies, not because a clause names it.
///
/// Still to fill in: `id`, `owner` (Payroll Manager), `performed_by`, `applies_to` (HR and payroll),
/// `uses_report_from`, `assures_that` payroll cost with assertions, whether it is `key`, and as evidence
/// the run with comparison, change list and approvals.
template control payroll_approval "Approval of payroll" {
  family        payroll_approval
  nature        it_dependent_manual
  timing        preventive
  frequency     monthly
  due           5 days
  before_close  yes
  approvals     2
  every_item    yes
  checks        completeness, accuracy, validity

  objective """
    Only people who work for the company are paid, each the agreed amount for the time worked, to their own
    account; and cost in the ledger equals the run.
  """
  what_could_go_wrong """
    A leaver stays on the payroll, an invented employee is added, a rate is raised or a bank account changed
    by whoever runs the payroll. Money goes each month and looks like salary (occurrence and accuracy of
    payroll cost).
  """
  threshold """
    Every change of person, rate, account or variable pay since the last run; headcount difference zero;
    gross per person differing by more than 10 per cent from last month; total by more than 2 per cent.
  """
  review_criteria """
    A change counts with a document from HR or the manager and approval by somebody who does not run
    payroll; a changed bank account with a call back to the number known before.
  """
  procedure """
    1. HR, which cannot run payroll, enters joiners, leavers, rates and accounts from signed documents; a
       second person in HR approves each.
    2. The payroll accountant runs payroll and draws comparison and change list with the saved reports.
    3. The payroll accountant agrees headcount with HR's active list and explains every difference above the
       threshold.
    4. The Controller's delegate, who can change neither people nor payroll, traces all joiners, leavers and
       changed accounts and 10 rates to documents, and approves the run.
    5. The CFO releases the payment in the bank, where number and total equal the approved run; payroll
       cannot release.
    6. The payroll accountant posts the entry from the run, and the reviewer agrees it with payment and
       ledger before the close.
  """
  exceptions """
    A wrong or unknown payee stops the run. If it was paid, the bank is asked to recall it within the hour,
    the person's prior payments and all changes by whoever entered it in 12 months are read within 3
    business days, and CFO and Head of Internal Audit are told on the same day. An overpayment is corrected
    in the next run with a letter to the person.
  """
  competence """
    The delegate knows contracts and pay bands, and is not paid by the discretion of those reviewed.
  """
  satisfies  sox:404(a) { purpose "Payroll cost occurred, and is complete and accurate." },
             sec:13(b)(2)(B) { purpose "Payments to people are made as management authorised." },
             coso:P10 { purpose "Keeping people, running and releasing payroll are three duties." },
             coso:P8 { purpose "Ghost employees and redirected pay are looked for each run." },
             tsc:PI1.4 { purpose "The payment file equals the run that was approved." }
  test_of_design """
    Try to change an account and run payroll with one user. Follow one changed account to its call back.
  """
  test_of_operation """
    Take 3 runs, the last of the year among them: headcount agreed, 10 changes to documents, approvals
    before payment, bank file against run, entry against run.
  """
}

/// For the vendor master. Most payment fraud today arrives as a polite letter with a new account number.
///
/// Still to fill in: `id`, `owner`, `performed_by` (people who can neither enter invoices nor pay),
/// `applies_to`, and as evidence change log, requests and call-back records.
template control vendor_master_change "Changes to vendors and their bank details" {
  family      vendor_master
  nature      manual
  timing      preventive
  frequency   each_change
  due         2 days
  approvals   1
  every_item  yes
  checks      validity, restricted_access

  objective """
    Only vendors that exist and that somebody wanted are in the master, and each bank account is one that
    the vendor itself confirmed by a way known before.
  """
  what_could_go_wrong """
    A message in the vendor's name gives a new account. Or a clerk enters a vendor that is their cousin and
    pays it. The invoice is approved, and the money is gone (occurrence of expense, existence of cash).
  """
  trigger """
    A request to add, change or reactivate a vendor. The population is the master's change log for the
    period.
  """
  threshold  "Every new vendor and every change of bank details, address, name or tax number."
  review_criteria """
    An exception is a change without call back, a number taken from the request, an approver who can pay, an
    account that an employee also uses, two vendors with one account, or a vendor that no register knows.
  """
  procedure """
    1. The requester in the department names vendor, need and contract; the clerk checks register, tax
       number, sanctions list and doubles, and employees' accounts for a match.
    2. For bank details the clerk calls the vendor at a number from the contract or an earlier invoice,
       never from the request, and records whom, when and what.
    3. A second person without payment rights compares entry with documents and approves; until then the
       account is blocked for payment.
    4. The system sends a notice of the change to the vendor's old address.
    5. Each week the Controller's delegate agrees the change log with requests and calls; each quarter
       compares vendors' with employees' accounts and blocks vendors unused for 12 months.
  """
  exceptions """
    A change without call back blocks the vendor; payments since are listed within 1 hour and the bank asked
    to recall them. A suspected fraud goes to CFO, bank and police on the same day, and all changes of 90
    days are called back again. A match with an employee's account goes to the Head of Internal Audit, not
    to the line.
  """
  competence  "Clerks are trained each year with real attempts; neither they nor the approver can pay."
  satisfies sox:404(a) {
              purpose  "Payments go to vendors that exist and were authorised."
            },
            sec:13(b)(2)(B) {
              purpose  "Access to assets through the vendor master is as authorised."
            },
            coso:P10 {
              purpose  "Keeping vendors, entering invoices and paying are separate."
            },
            coso:P8 {
              purpose  "Invented vendors and redirected payments are looked for."
            }
  test_of_design """
    Send a friendly request for a new account in an announced test. As a clerk try to enter an invoice.
  """
  test_of_operation """
    Draw the change log. Select 25 changes, 15 of them bank details: request, call with source of the
    number, second person, payment block until then. Inspect 5 weekly agreements.
  """
}

/// For all payments out of the company's accounts: wires, vendor runs, refunds above a limit, payouts by
/// hand. The bank's own rule enforces it.
///
/// Still to fill in: `id`, `owner` (CFO), `performed_by`, `applies_to` (bank portals, treasury system), the
/// limits, and as evidence the bank's user rights, payment log and the monthly comparison.
template control payment_release "Release of payments by two people" {
  family      payment_release
  nature      it_dependent_manual
  timing      preventive
  frequency   each_request
  due         1 day
  approvals   2
  every_item  yes
  checks      validity, accuracy, restricted_access

  objective """
    Money leaves an account only after two people who can act only together, neither of whom keeps payees or
    reconciles the bank, have seen for what and to whom.
  """
  what_could_go_wrong """
    One person with two tokens, or a call from a false chief executive, sends a wire abroad on a Friday
    afternoon (existence of cash).
  """
  trigger """
    A payment instruction in a bank portal or in the treasury system. The population is the list of outgoing
    payments on the bank statements.
  """
  threshold """
    Every payment; up to 100,000 two releasers of list B in the bank mandate, above that one of list A with
    one of list B; to a new payee only after 24 hours.
  """
  review_criteria """
    Releasers ask whether document, payee, account, amount and purpose agree, whether the payee is new or
    changed, and who asked for haste. An exception is a single releaser, a releaser who prepared, a payment
    without a document, or a right that the signed list lacks.
  """
  procedure """
    1. The preparer enters the payment or loads the file from approved invoices; the portal shows payee and
       purpose.
    2. The first releaser compares payee, account and amount with the approved document, and number and
       total of a file with the approved run.
    3. The second releaser does the same independently, with their own token, and releases.
    4. An urgent request by voice or mail is confirmed by calling the person at the number in the directory;
       nobody is exempt.
    5. Each month a person in Finance with no bank rights exports users, limits and payees from each bank,
       compares them with the list signed by the CFO, and agrees outgoing payments with approvals on
       statements for zero differences.
  """
  exceptions """
    A payment without approval is recalled within 1 hour of discovery, both releasers' rights are suspended,
    and CFO and chair of the audit committee told on the same day. A user or limit that is not on the list
    is blocked by the bank on that day and the user's payments since are read. A token used by another
    person leads to withdrawal of both.
  """
  competence """
    Releasers can read the document behind each payment, and have authority by the delegation table.
  """
  satisfies sox:404(a) {
              purpose  "Cash leaves only as authorised, by two people."
            },
            sec:13(b)(2)(B) {
              purpose  "Access to cash is permitted only as management authorised."
            },
            coso:P10 {
              purpose  "Preparing, releasing, keeping payees and reconciling are separate."
            },
            itgc:access {
              purpose  "Rights in bank portals are compared with the signed list."
            },
            tsc:CC6.3 {
              purpose  "Rights to move money require two people by the bank's rule."
            }
  test_of_design """
    Read the bank's own confirmation of rights. Try to release alone, to release one's own entry, and to pay
    a new payee on the same day.
  """
  test_of_operation """
    From statements list outgoing payments of the period. Select 25, the 5 largest among them: documents,
    two people by limit, times. Inspect 3 monthly comparisons, one repeated with the bank's confirmation.
  """
}
