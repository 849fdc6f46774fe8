/// The standards by which auditors of listed companies work. They bind the auditor, not the company, but management
/// does well to assess as its auditor will. AS 2201 is cited by groups of paragraphs, each named by its first
/// paragraph: cite `pcaob:AS2201.34` for anything in .34 to .38, unless a finer group of it exists (.36, .37).
///
/// Three words carry weight. A *deficiency* is a control whose design or operation does not let people prevent or
/// find a misstatement in time; a *significant deficiency* merits the attention of the audit committee; a *material
/// weakness* leaves a reasonable possibility that a material misstatement is missed. One open material weakness as of
/// year end means that ICFR is not effective.
framework pcaob "PCAOB auditing standards" {
  program         sox
  authority       standard
  edition         "Public Company Accounting Oversight Board, AS 2201 and related standards"
  mistaken_names  "PCAOB", "as2201", "AS2201", "AS 2201", "as5", "AS 5"

  clause AS2201 "Audit of ICFR" { heading yes }
  clause AS2201.02 "One material weakness means not effective (.02-.03)" {
    part_of  pcaob:AS2201
    summary  "Effective ICFR gives reasonable assurance; with one material weakness it cannot be called effective."
  }

  clause AS2201.09 "Planning (.09-.20)" {
    part_of  pcaob:AS2201
    summary  "What to know of the company, its risks and its people before testing anything."
  }
  clause AS2201.14 "Fraud risk (.14-.15)" {
    part_of   pcaob:AS2201.09
    bears_on  ELC
    summary   "The assessment of fraud risk, override by management included, decides which controls to look at."
  }
  clause AS2201.16 "Using the work of others (.16-.19)" {
    part_of  pcaob:AS2201.09
    summary  "The more competent and objective the people who tested, the more their work can be used."
  }
  clause AS2201.20 "Materiality (.20)" {
    part_of  pcaob:AS2201.09
    summary  "The same materiality holds for ICFR and for the financial statements."
  }

  clause AS2201.21 "Top-down approach (.21)" {
    part_of  pcaob:AS2201
    summary  "From the statements to entity-level controls, significant accounts and the controls that matter."
  }
  clause AS2201.22 "Entity-level controls (.22-.27)" {
    part_of   pcaob:AS2201
    bears_on  ELC
    summary   "Strong controls of the whole entity can reduce what has to be tested below."
  }
  clause AS2201.25 "Control environment (.25)" {
    part_of   pcaob:AS2201.22
    bears_on  ELC
    summary   "Whether management's style, integrity, board and audit committee support effective control."
  }
  clause AS2201.26 "Period-end reporting process (.26-.27)" {
    part_of  pcaob:AS2201.22
    summary  "How totals enter the ledger, how journals are made and posted, and how statements are drawn up."
  }

  clause AS2201.28 "Significant accounts, disclosures and relevant assertions (.28-.33)" {
    part_of  pcaob:AS2201
    summary  "Which accounts could hold a material misstatement, and which assertions could be wrong."
  }
  clause AS2201.34 "Likely sources of misstatement (.34-.38)" {
    part_of  pcaob:AS2201
    summary  "Follow transactions through process and systems to the points where a misstatement could arise."
  }
  clause AS2201.36 "How technology affects the flow of transactions (.36)" {
    part_of   pcaob:AS2201.34
    bears_on  APD, PC, PD, CO
    summary   "Controls in systems are only as good as the general controls over those systems."
  }
  clause AS2201.37 "Walkthroughs (.37-.38)" {
    part_of  pcaob:AS2201.34
    summary  "One transaction from its origin to the report, with the documents and systems that the staff use."
  }

  clause AS2201.39 "Selecting controls to test (.39-.41)" {
    part_of  pcaob:AS2201
    summary  "The controls that matter are those that, alone or together, address the risk of each relevant assertion."
  }
  clause AS2201.42 "Design effectiveness (.42-.43)" {
    part_of  pcaob:AS2201
    summary  "Would it work, if done as written by people with the authority and the competence?"
  }
  clause AS2201.44 "Operating effectiveness (.44-.45)" {
    part_of  pcaob:AS2201
    summary  "Was it done as designed, by somebody with the authority and the competence?"
  }
  clause AS2201.46 "Risk and the evidence to be obtained (.46-.49)" {
    part_of  pcaob:AS2201
    summary  "The higher the risk that a control fails, the more evidence."
  }
  clause AS2201.50 "Nature, timing and extent of tests (.50-.54)" {
    part_of  pcaob:AS2201
    summary  "Inquiry alone is never enough; nearer to year end and more often is stronger."
  }
  clause AS2201.55 "Roll-forward from interim tests (.55-.56)" {
    part_of  pcaob:AS2201
    summary  "What was tested before year end needs further evidence for the time that remains."
  }
  clause AS2201.57 "Later years' audits (.57-.61)" {
    part_of  pcaob:AS2201
    summary  "What is known from earlier audits counts; tests vary from year to year."
  }

  clause AS2201.62 "Evaluating deficiencies (.62-.70)" {
    part_of  pcaob:AS2201
    summary  "Each deficiency is rated, alone and together with others that bear on the same account."
  }
  clause AS2201.65 "Likelihood and magnitude (.65-.66)" {
    part_of  pcaob:AS2201.62
    summary  "Whether a misstatement could reasonably pass, and how large it could be. None need have happened."
  }
  clause AS2201.68 "Compensating controls (.68)" {
    part_of  pcaob:AS2201.62
    summary  "A control that works precisely enough can lessen the severity. It does not remove the deficiency."
  }
  clause AS2201.69 "Indicators of a material weakness (.69)" {
    part_of  pcaob:AS2201.62
    summary  "Fraud by senior management, a restatement, a misstatement the auditor found, a weak audit committee."
  }
  clause AS2201.70 "The prudent official (.70)" {
    part_of  pcaob:AS2201.62
    summary  "What would satisfy prudent officials in the conduct of their own affairs."
  }

  clause AS2201.71 "Forming an opinion (.71-.84)" {
    part_of  pcaob:AS2201
    summary  "Evidence from all sources is weighed; management gives written representations."
  }
  clause AS2201.78 "Communicating certain matters (.78-.80)" {
    part_of  pcaob:AS2201.71
    summary  "Material weaknesses and significant deficiencies go in writing to management and audit committee."
  }
  clause AS2201.85 "Reporting on ICFR (.85-.98)" {
    part_of  pcaob:AS2201
    summary  "The auditor's report: its elements, date, and what makes it adverse."
  }

  clause AS2201.B10 "Several locations or business units (B10-B16)" {
    part_of  pcaob:AS2201
    summary  "Where to test when a company has many locations, subsidiaries included."
  }
  clause AS2201.B17 "Service organisations (B17-B27)" {
    part_of   pcaob:AS2201
    bears_on  VM
    summary   "What a vendor does for the books is part of ICFR, and needs evidence."
  }
  clause AS2201.B19 "Evidence about a service organisation's controls (B19-B23)" {
    part_of   pcaob:AS2201.B17
    bears_on  VM
    summary   "A report on design and operation, or own tests, and the user's complementary controls."
  }
  clause AS2201.B24 "Time between the vendor's report and year end (B24-B26)" {
    part_of   pcaob:AS2201.B17
    bears_on  VM
    summary   "What the report does not cover needs further procedures; the longer the gap, the more."
  }
  clause AS2201.B28 "Benchmarking automated controls (B28-B33)" {
    part_of   pcaob:AS2201
    bears_on  PC
    summary   "An unchanged automated control need not be tested anew each year, if general controls work."
  }

  clause AS1105 "Audit evidence" {
    summary  "Evidence is sufficient and appropriate; information that the company produced is proven accurate and complete."
  }
  clause AS1305 "Communicating control deficiencies" {
    summary  "In an audit of financial statements, serious deficiencies go in writing to management and audit committee."
  }
  clause AS2315 "Audit sampling" {
    summary  "A sample stands for a population that is defined and complete."
  }
  clause AS2601 "Use of a service organisation" {
    bears_on  VM
    summary   "How the auditor of a user considers a service organisation's part in the user's financial statements."
  }
}
