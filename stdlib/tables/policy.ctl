// What the company decides rather than the law: how long things are kept, how many items a sample has, when a gap
// counts as late. All of it is data. A package may be stricter, or change a value; where that weakens a default,
// documents say so.

/// More or less of a number.
enum direction { more, less }

/// How long evidence that serves a programme is kept.
kind retention_rule reference {
  /// The programme that it serves.
  program: program required
  /// How long. Evidence that serves several programmes is kept for the longest of their times.
  keep: duration required
}

/// Words that a text about a control had better not rest on.
kind word_list reference {
  /// The words, as whole words in any case.
  words: [text] required
}

/// A length of time at which rules begin to speak, or speak more loudly.
kind time_limit reference {
  /// How long.
  length: duration required
  /// The direction in which a change of it makes the checks weaker.
  weaker_with: direction required
}

/// A number at which rules begin to speak.
kind count_limit reference {
  /// How many.
  value: int required
  /// The direction in which a change of it makes the checks weaker.
  weaker_with: direction required
}

/// The general controls that a system owes for one of the reasons why it is financially relevant.
kind itgc_need reference {
  /// The reason.
  class: fr_class required
  /// The domains owed.
  domains: [clause] required
  /// Whether this is owed only by a system that was built, replaced or converted in the period.
  if_rebuilt: bool
  /// Whether a vendor that runs the system turns this into a duty to obtain its report.
  vendor_relieves: bool
  /// The financial roles that alone owe this; none named means any, or no role.
  only_for: [financial_role]
  /// The financial roles that do not owe this.
  not_for: [financial_role]
}

/// How many items an auditor usually tests. Firms differ: the ends of the range are for low and for high risk.
kind sample_size reference {
  /// How often the control is done.
  frequency: [cadence]
  /// How much of it people do, where that and not the frequency decides.
  nature: nature
  /// The smallest population that this is for, where the population decides.
  population_from: int
  /// The largest.
  population_to: int
  /// The fewest items.
  fewest: int
  /// The most items.
  most: int
  /// The share of the population, as a percentage, between the fewest and the most.
  percent: int
  /// Whether every item is tested.
  every_item: bool
}

// ---- retention ----

/// Seven years matches Regulation S-X 2-06. That rule binds the accountant; management keeps what supports its
/// assessment (instruction 2 to Item 308), and an auditor who keeps seven years will ask for seven.
retention_rule sox_records "SOX records" { program sox; keep 7 years }

/// Practice. The least is until twelve months after the report.
retention_rule soc2_records "SOC 2 records" { program soc2; keep 3 years }

// ---- words ----

/// Words that sound like a criterion and are none: two people who read them may expect different things. A number, a
/// day or an event in the same sentence repairs them.
word_list vague "words that cannot be tested" {
  words  "periodically", "timely", "as appropriate", "as needed", "regularly", "adequate"
}

// ---- general controls owed, by the reason for which a system is financially relevant ----
//
// A bought application without code of one's own owes `itgc:change` for its configuration only. A source of reports
// (FR6) owes nothing where the report is proven anew at each use: then it is not FR6. A vendor that operates a host,
// an identity provider or a pipeline has the controls; what remains with the company is to obtain its report and to
// do what it asks.

itgc_need books_direct "systems that make the books" {
  class    FR1
  domains  itgc:access, itgc:change, itgc:operations
  not_for  spreadsheet
}

itgc_need books_direct_rebuilt "systems that make the books, when rebuilt" {
  class       FR1
  domains     itgc:development
  if_rebuilt  yes
  not_for     spreadsheet
}

itgc_need books_spreadsheet "spreadsheets in the books" {
  class     FR1
  domains   itgc:access, itgc:change
  only_for  spreadsheet
}

itgc_need books_feeder "systems that feed the books" {
  class    FR2
  domains  itgc:access, itgc:change, itgc:operations
  not_for  spreadsheet
}

itgc_need books_feeder_rebuilt "systems that feed the books, when rebuilt" {
  class       FR2
  domains     itgc:development
  if_rebuilt  yes
  not_for     spreadsheet
}

itgc_need books_feeder_spreadsheet "spreadsheets that feed the books" {
  class     FR2
  domains   itgc:access, itgc:change
  only_for  spreadsheet
}

itgc_need books_host "hosts and platforms" {
  class            FR3
  domains          itgc:access, itgc:change, itgc:operations
  vendor_relieves  yes
}

itgc_need books_identity "identity providers" {
  class            FR4
  domains          itgc:access, itgc:change
  vendor_relieves  yes
}

itgc_need books_pipeline "pipelines and repositories" {
  class            FR5
  domains          itgc:access, itgc:change
  vendor_relieves  yes
}

itgc_need books_report "sources of reports that key controls rely on" {
  class    FR6
  domains  itgc:access, itgc:change
}

// ---- samples ----
//
// Automated controls: one item for each scenario, provided that general controls work. One deviation normally makes
// the sample larger, or fails the control.

sample_size sample_annual { frequency annual; fewest 1; most 1 }
sample_size sample_semiannual { frequency semiannual; fewest 1; most 2 }
sample_size sample_quarterly { frequency quarterly; fewest 2; most 2 }
sample_size sample_monthly { frequency monthly; fewest 2; most 5 }
sample_size sample_weekly { frequency weekly; fewest 5; most 15 }
sample_size sample_daily { frequency daily; fewest 20; most 40 }
sample_size sample_continuous { frequency continuous; fewest 25; most 60 }

sample_size sample_few_events {
  frequency        each_transfer, each_change, each_request, each_event
  population_from  1
  population_to    4
  every_item       yes
}

sample_size sample_some_events {
  frequency        each_transfer, each_change, each_request, each_event
  population_from  5
  population_to    50
  fewest           5
  most             10
}

sample_size sample_more_events {
  frequency        each_transfer, each_change, each_request, each_event
  population_from  51
  population_to    250
  percent          10
  fewest           5
  most             25
}

sample_size sample_many_events {
  frequency        each_transfer, each_change, each_request, each_event
  population_from  251
  fewest           25
  most             60
}

sample_size sample_automated { nature automated; fewest 1; most 1 }

// ---- limits ----

/// What will be due within this time is listed as soon due. It is no finding.
time_limit soon_due "soon due" { length 30 days; weaker_with less }

/// A vendor's report that ends before our own date is a finding only this close to the end of the engagement. Before
/// that the vendor still has time to report, and the gap is listed as soon due.
time_limit vendor_gap_notice "notice of a gap in a vendor's report" {
  length       45 days
  weaker_with  less
}

/// A gap longer than this is an error: no letter bridges it.
time_limit vendor_gap_error "gap that a letter cannot bridge" { length 3 months; weaker_with more }

/// A bridge letter is a statement by the vendor's management that nobody has tested: usual for up to three months.
time_limit bridge_letter_span "longest bridge letter" { length 3 months; weaker_with more }

/// An older report says little about the vendor of today.
time_limit vendor_report_age "oldest report of a vendor" { length 12 months; weaker_with more }

/// Buyers discount a Type 2 report over less than this.
time_limit type2_shortest "shortest Type 2 period" { length 3 months; weaker_with less }

/// Buyers expect a report at least this often.
time_limit type2_longest "longest Type 2 period" { length 12 months; weaker_with more }

/// Evidence that was collected later than this after the work looks made for the audit.
time_limit collection_delay "delay between work and collection" { length 30 days; weaker_with more }

/// A small team may accept a conflict of duties for this long, then the acceptance is decided anew. It ends with the
/// stage.
time_limit acceptance_span "longest acceptance of a conflict" { length 12 months; weaker_with more }

/// More approvals than this on a change that cannot affect the books is SOC 2 built as if it were SOX.
count_limit approvals_outside_books "most approvals outside the books" { value 2; weaker_with more }
