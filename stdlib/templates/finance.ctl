// The close and the ledger: entries, reconciliations, estimates, spreadsheets, who may change the ledger
// itself, and the last look before figures are used.

/// For manual entries in the general ledger. Automatic postings are covered by configuration and interface
/// controls; entries above the higher limit go to the CFO.
///
/// Still to fill in: `id`, `owner` (Controller), `performed_by`, `applies_to` (the ledger), the limits
/// under the delegation table, `assures_that` with assertions, whether it is `key`, and as evidence the
/// ledger's list of entries with approval trail.
template control journal_approval "Approval of journal entries" {
  family        journal_entry_approval
  nature        it_dependent_manual
  timing        preventive
  frequency     each_event
  due           2 days
  before_close  yes
  every_item    yes
  approvals     1
  checks        accuracy, validity

  objective """
    No manual entry is in the ledger that somebody other than its preparer, with authority for its amount,
    has not read with its support and approved before posting.
  """
  what_could_go_wrong """
    Management or an accountant under pressure books an entry without substance at the end of the quarter:
    revenue too early, a reserve released, a cost moved to an asset. It is small in the list and large in
    the result (occurrence, accuracy and cut-off of any account).
  """
  trigger """
    A manual entry prepared in the ledger. The population is the ledger's own list of manual entries of the
    period, with preparer, approver and times, agreed with the sequence of entry numbers.
  """
  threshold """
    Every manual entry. Up to 50,000 (currency of the books) the Controller's delegate, above that the
    Controller, above 500,000 or on reserves, revenue or equity the CFO.
  """
  review_criteria """
    The approver asks: what happened, why this account, period and amount, does the support come from
    somebody other than the preparer, is it reversed when it should be, and would it be made if the result
    were already good.
  """
  procedure """
    1. The preparer enters the entry with reason, calculation and source documents; the ledger holds it
       unposted.
    2. The ledger sends it to the approver by amount and account, and refuses approval by its preparer or by
       somebody with a lower limit.
    3. The approver reads it by the criteria, approves or sends back with a question; a change by anyone
       starts approval again.
    4. The ledger posts it and records preparer, approver and times.
    5. On the second business day after period end somebody in Finance who prepared none lists all manual
       entries, agrees the numbers without gap, and reads for the CFO those above 500,000, by executives, at
       night, on seldom used accounts or with round amounts.
    6. The CFO signs that list before the close is signed off.
  """
  exceptions """
    An entry posted without approval is reversed on the day it is found or approved with its support by the
    CFO; all entries of the preparer in the quarter are read within 3 business days. A workflow that allowed
    it is treated as a failed configuration control, and entries since it changed are listed. An entry that
    nobody can support, or one ordered from above against the preparer's view, goes to the chair of the
    audit committee on the same day.
  """
  competence """
    Approvers know the accounting standard for the accounts that they approve, hold a limit in the
    delegation table, and do not report to the preparer.
  """
  satisfies sox:404(a) {
              purpose  "Entries by hand, the usual way of override, have a second reader."
            },
            sec:13(b)(2)(B) {
              purpose  "Transactions are recorded as authorised."
            },
            coso:P10 {
              purpose  "Preparing and approving entries are separate."
            },
            coso:P8 {
              purpose  "Override of controls through entries is looked for."
            },
            tsc:PI1.3 {
              purpose  "Manual corrections of processing are approved before they count."
            }
  test_of_design """
    Enter one's own entry and try to approve it; try one above the limit. Follow one adjustment of a reserve
    from support to result.
  """
  test_of_operation """
    Draw all manual entries from the ledger and agree the sequence. Select 25, the last month of the year
    among them: support, account, approver's limit and time before posting. Inspect 3 lists signed by the
    CFO.
  """
}

/// For balance sheet accounts. What feeds them is compared with something from outside the ledger: a bank
/// statement, a subledger, a contract, a count.
///
/// Still to fill in: `id`, `owner` (Controller), `performed_by`, `applies_to`, `compares_with`,
/// `assures_that` with assertions, whether it is `key`, and as evidence the reconciliations with support
/// and both signatures.
template control account_reconciliation "Reconciliation of accounts" {
  family        account_reconciliation
  nature        it_dependent_manual
  timing        detective
  frequency     monthly
  due           8 days
  before_close  yes
  every_item    yes
  checks        completeness, accuracy, validity

  objective """
    Each balance at month end is made of items that exist, that are owed to or by the company, and that
    somebody independent of their posting has traced to a source outside the ledger.
  """
  what_could_go_wrong """
    A clearing account collects what does not fit. Differences of opposite sign cancel out, old items are
    nobody's, and behind the net of nearly zero lie lost receivables and a payment that went astray
    (existence, completeness, valuation).
  """
  threshold """
    Every account on the list; bank accounts zero, others 0.1 per cent of the balance or 10,000, whichever
    is less; every item older than 60 days.
  """
  review_criteria """
    An exception is a difference above the threshold, an item without support or older than 60 days without
    a plan, a balance of unexpected sign, or a source that comes from the ledger itself.
  """
  procedure """
    1. The preparer, who posts nothing to the account and moves no funds, draws the balance from the ledger
       and the counterpart from its source, with date and parameters.
    2. The preparer lists each difference with date, amount, cause and expected end, and attaches support.
    3. Corrections go through journal approval in the same period.
    4. The reviewer traces the largest items and 5 others to support, asks about age, compares with last
       month, and signs by the sixth business day.
    5. The Controller agrees the list of reconciliations with the trial balance, account by account, and
       signs it before the close.
  """
  exceptions """
    An unexplained difference above the threshold goes to the Controller on the same day, who books it or
    holds the close; prior months are read back to when it arose. Items older than 90 days go to the CFO
    with write-off or plan. A reconciliation that was signed with an error is done again by another person,
    with two months before it.
  """
  competence  "The reviewer knows the business behind the account and is one grade above the preparer."
  satisfies   sox:404(a) { purpose "Balances are supported by independent sources, item by item." },
              sec:13(b)(2)(B) { purpose "Recorded assets are compared with existing ones." },
              coso:P10 { purpose "Reconciliation is separated from posting and custody." },
              coso:P13 { purpose "Figures that go into the statements are shown to be right." }
  test_of_design """
    Take the account with most postings and ask what error would leave the reconciliation at zero.
  """
  test_of_operation """
    Take 3 months, the last of the year among them; 10 accounts each: agree both balances, trace 5 items to
    support, compare dates with the close, follow old items. Agree one list with the trial balance.
  """
}

/// For the end of month, quarter and year: the calendar of the close, and the reading of results against
/// expectation.
///
/// Still to fill in: `id`, `owner` (CFO), `performed_by` (Controller), `applies_to` (ledger and
/// consolidation), `uses_report_from`, `assures_that` with assertions, whether it is `key`, and as evidence
/// checklist, variance report with explanations, and signature.
template control period_end_close_review "Review of the period-end close" {
  family        close_review
  nature        it_dependent_manual
  timing        detective
  frequency     monthly
  due           10 days
  before_close  yes
  every_item    yes
  checks        completeness, accuracy, validity

  objective """
    Before figures of a period are used, all steps of the close have been done in order and every movement
    that was not expected has been explained by facts, not by repeating it in words.
  """
  what_could_go_wrong """
    A subledger is posted late, an accrual forgotten, a subsidiary consolidated twice. The total looks
    plausible because nobody had written down beforehand what it should be (completeness, cut-off,
    presentation of all significant accounts).
  """
  threshold """
    Every line: difference from expectation above 5 per cent and 100,000, or above 250,000; at quarter and
    year end half of these. Every step of the calendar.
  """
  review_criteria """
    An explanation names cause, amount and source and accounts for at least 90 per cent of the difference.
    "Higher volume" without a count is sent back. A line that should have moved and did not is an exception
    as well.
  """
  procedure """
    1. The Controller writes expectations by line from budget, contracts, headcount and volumes, before
       results are known.
    2. The close coordinator follows the calendar; each step is signed by its performer with time:
       interfaces loaded, subledgers closed, reconciliations, accruals, currency, consolidation,
       intercompany.
    3. Financial planning draws results from the ledger and the variance report, and agrees both with the
       trial balance.
    4. Owners of lines explain with evidence; an analyst who booked nothing tests the explanations against
       sources.
    5. The Controller reads all, asks, has corrections booked through journal approval, and closes the
       period in the ledger.
    6. The CFO reads the package with open points, and signs by the tenth day; the quarter's goes to the
       audit committee.
  """
  exceptions """
    A step not done holds the close unless the CFO accepts an estimate with amount and reason. An error
    found after closing is measured, and the Controller decides with the CFO on correction and on what it
    says about the control, within 3 business days. Reopening a period takes the CFO's consent by entry
    number. The same cause in two periods leads to a new control.
  """
  competence """
    Controller and CFO know the business well enough to have an expectation; analysts are independent of the
    entries.
  """
  satisfies sox:404(a) {
              purpose  "The period-end reporting process is performed and read with precision."
            },
            sec:13(b)(2)(A) {
              purpose  "Books reflect transactions in detail, accurately and fairly."
            },
            coso:P10 {
              purpose  "A review at the level of the statements finds what others missed."
            },
            coso:P13 {
              purpose  "Information for reporting is complete, current and checked."
            }
  test_of_design """
    Read one expectation with its date and one explanation with its source. Ask which error of 250,000 would
    not show.
  """
  test_of_operation """
    Take 3 closes, year end among them: calendar against times in the ledger, report agreed with trial
    balance, 10 explanations to sources, corrections, signatures by the tenth day.
  """
}

/// For the ledger's own settings. Whoever can open a period or add an account can move figures where nobody
/// looks.
///
/// Still to fill in: `id`, `owner` (Controller), `performed_by` (somebody who posts nothing), `applies_to`
/// (the ledger), and as evidence the requests and the monthly comparison.
template control chart_of_accounts_access "Chart of accounts, periods and posting rules" {
  family        ledger_settings
  nature        it_dependent_manual
  timing        preventive
  frequency     monthly
  due           5 days
  before_close  yes
  every_item    yes
  checks        restricted_access, validity

  objective """
    Accounts, mappings, periods and posting rules of the ledger change only on the Controller's word, by
    people who post no entries, and a closed period stays closed.
  """
  what_could_go_wrong """
    An accountant with the right to open periods posts into a month already reported, or maps an account to
    another line. Last quarter's figures are no longer those that were signed (cut-off, classification,
    presentation).
  """
  threshold """
    Every change of account, mapping, period state, currency table, automatic posting and approval path, and
    every holder of these rights.
  """
  review_criteria """
    An exception is a change without request or approved by its maker, a period opened without a listed
    entry or for more than 4 hours, a person with this right who can also post, or an account that maps to
    no line.
  """
  procedure """
    1. The requester states account or rule, reason, line of the statements and period; the Controller
       approves.
    2. The finance systems analyst, who cannot post, makes the change and attaches the ledger's record of
       it.
    3. To open a closed period the CFO approves by entry number; the analyst opens it for at most 4 hours
       and closes it again.
    4. After month end the analyst's supervisor exports all changes and right holders from the ledger's
       audit trail, and agrees them with requests and with the list of people who post.
    5. The supervisor compares the mapping with last month's line by line, and the Controller signs before
       the close.
  """
  exceptions """
    An unrequested change is undone within 1 business day; entries posted under it are listed and the
    Controller corrects before the close. Entries in a period that was open without consent are reversed or
    approved one by one by the CFO, and reported to the audit committee if the period had been published. A
    right holder who can post loses one of both within 1 business day, and their entries since are read.
  """
  competence  "The supervisor understands how mapping makes the statements, and has read access only."
  satisfies itgc:access {
              purpose  "Rights over the ledger's structure are held by people who do not post."
            },
            itgc:change {
              purpose  "Settings that decide how figures are built change with approval."
            },
            sox:404(a) {
              purpose  "Figures once reported cannot be altered, nor moved between lines."
            },
            coso:P10 {
              purpose  "Keeping accounts and posting to them are separate duties."
            },
            coso:P11 {
              purpose  "Access to the settings of a financial system is restricted."
            },
            tsc:CC6.3 {
              purpose  "Powerful rights in the ledger follow duties that are kept apart."
            }
  test_of_design """
    As a posting user try to open a period; as the analyst try to post. Follow one new account to its line.
  """
  test_of_operation """
    Take 3 months, the last of the year among them. Draw the audit trail again, agree all changes with
    requests, recompute the overlap of right holders and posters, and read every opening of a period.
  """
}

/// For allowances, accruals, useful lives, impairments, contingencies, share-based pay, and revenue that
/// depends on judgement. Bias shows over time and in direction, so both are looked at.
///
/// Still to fill in: `id`, `owner` (CFO), `performed_by`, the list of estimates, `assures_that valuation`,
/// whether it is `key`, and as evidence memo, data tests, look-back and minutes.
template control estimate_review "Review of estimates" {
  family        estimate_review
  nature        manual
  timing        detective
  frequency     quarterly
  due           8 days
  before_close  yes
  every_item    yes
  checks        accuracy, validity

  objective """
    Each estimate rests on data that was tested, on a method that the standard permits and on assumptions
    that somebody without an interest in the result has challenged, and it was compared with what later
    happened.
  """
  what_could_go_wrong """
    The allowance is what is left over when the target is subtracted. Each assumption is defensible alone,
    all of them lean the same way, and nobody compares last year's with the facts (valuation).
  """
  threshold """
    Every estimate on the list; change of an assumption that moves the result by more than 50,000; look-back
    difference above 10 per cent; all assumptions in one direction.
  """
  review_criteria """
    The reviewer asks for alternatives and range, the source of each input, contrary evidence, sensitivity,
    whether the change came with new facts, and direction over all estimates and 8 quarters.
  """
  procedure """
    1. The preparer updates model and inputs, and explains in a memo method, data, assumptions, range, and
       changes with their facts.
    2. Somebody in Finance who is not the preparer agrees inputs with sources and recomputes the model.
    3. The preparer compares last year's estimates with outcomes, and explains differences.
    4. The Controller challenges in a meeting with minutes, with the person from the business who knows the
       facts, and approves or changes.
    5. The CFO reads all estimates together for direction and pressure, and signs before the close; the
       quarter's critical ones go to the audit committee.
  """
  exceptions """
    An input that does not agree stops the estimate until it is explained. A look-back difference above the
    threshold leads to changed assumptions in the same quarter, and to the question whether a prior period
    contained an error, answered in writing by the Controller within 5 business days. Five of eight quarters
    in one direction go to the audit committee.
  """
  competence """
    The Controller knows the standard for the estimate, or engages a specialist whose work is examined in
    the same way.
  """
  satisfies  sox:404(a) { purpose "Judgement in figures is challenged by somebody independent." },
             coso:P8 { purpose "Bias and pressure in estimates are looked for over time." },
             coso:P10 { purpose "Preparing and approving an estimate are separate." },
             coso:P13 { purpose "Data behind judgement is tested before it is used." }
  test_of_design """
    Take the largest estimate, change one assumption within its range and see how the result would have been
    defended.
  """
  test_of_operation """
    Take 2 quarters, the last among them: 3 estimates with inputs agreed, model recomputed, look-back,
    minutes with a question that changed something or shows why nothing was changed, signature before close.
  """
}

/// For spreadsheets and low-code tools in which figures of the books are computed. The best control is to
/// replace them; until then, this.
///
/// Still to fill in: `id`, `owner` (Controller), `performed_by`, `applies_to` (each spreadsheet as a system
/// with `financial_role spreadsheet`), and as evidence the inventory, versions with reviews and the monthly
/// comparison.
template control spreadsheet_control "Control of spreadsheets in the close" {
  family        spreadsheet_control
  nature        it_dependent_manual
  timing        detective
  frequency     monthly
  due           8 days
  before_close  yes
  every_item    yes
  checks        completeness, accuracy, restricted_access

  objective """
    Each spreadsheet that makes figures has one master, limited access, tested formulas that changed only
    with a review, and input that agrees with its source.
  """
  what_could_go_wrong """
    A row is added outside the sum, a formula is overwritten by last month's value, or two people work on
    two copies. The entry made from it is approved because its support says the same (accuracy,
    completeness).
  """
  threshold """
    Every spreadsheet that supports an entry above 50,000 or a disclosure; every formula cell compared with
    the last reviewed version; input totals without difference.
  """
  review_criteria """
    An exception is a formula that differs from the reviewed version, a constant where a formula was, a
    range that leaves out rows, input that does not agree, a second copy in use, or access by somebody not
    on the list.
  """
  procedure """
    1. The owner of each spreadsheet registers purpose, entry, inputs, master's place, people with access
       and rating (low, high by amount and complexity).
    2. Finance systems keeps the master in a folder with named access, locked formulas and version history.
    3. Before first use and after each change of logic somebody other than the author reads formulas and
       ranges and recomputes with their own figures.
    4. Each month the preparer agrees input with the source by count and total, and writes the result into
       the sheet.
    5. The reviewer compares formulas with the reviewed version by tool, reads differences, recomputes one
       result, and signs before the entry is made.
    6. Each January and July the Controller compares entries supported by spreadsheets with the register.
  """
  exceptions """
    A changed formula without review stops the entry until it has been read; entries made with it before are
    recomputed, and the Controller corrects before the close. An unregistered spreadsheet is registered and
    tested within 5 business days. An error above 50,000 leads to replacement by a system function within 2
    quarters, or to a written reason.
  """
  competence  "The reviewer understands the calculation and did not build the sheet."
  satisfies itgc:access {
              purpose  "A sheet that makes figures is open to named people only."
            },
            itgc:change {
              purpose  "Its formulas change with review, like a program."
            },
            sox:404(a) {
              purpose  "Calculations outside systems are complete, accurate and unaltered."
            },
            coso:P11 {
              purpose  "Tools built by users are under technology control."
            }
  test_of_design """
    Overwrite a formula in a copy and see which step shows it. Look for support of entries that is not in
    the register.
  """
  test_of_operation """
    Take 3 months; 5 spreadsheets each, all with high rating among them over the year: access list,
    comparison repeated by tool, input agreed, recomputation, signature before entry.
  """
}
