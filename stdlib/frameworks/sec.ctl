/// The Securities Exchange Act and the rules of the SEC that say how SOX is carried out: what management reports,
/// when, and what it keeps. Where SOX has no clause for a duty, the books-and-records provisions of section 13(b)(2)
/// usually do.
framework sec "Securities Exchange Act and rules of the SEC" {
  program         sox
  authority       regulation
  edition         "15 USC 78m; 17 CFR parts 210, 229, 240 and 249"
  mistaken_names  "xa", "XA", "SEC", "s_k", "S-K", "regulation_s_k", "Regulation S-K", "s_x", "S-X",
                  "exchange_act"

  clause 13(b)(2) "Books, records and internal accounting controls" { heading yes }
  clause 13(b)(2)(A) "Accurate books and records" {
    part_of  sec:13(b)(2)
    summary  "Books and records reflect transactions and assets accurately, in reasonable detail."
  }
  clause 13(b)(2)(B) "Internal accounting controls" {
    part_of  sec:13(b)(2)
    summary  "Transactions and access to assets are authorised, and records are compared with assets."
  }

  clause 12b-2 "Filing status" {
    summary  "Defines large accelerated, accelerated and smaller reporting companies: who owes 404(b) follows from it."
  }

  clause 13a-15 "Controls and procedures of an issuer" {
    summary  "An issuer maintains disclosure controls and ICFR, and its management evaluates both."
  }
  clause 13a-15(b) "Disclosure controls evaluated each quarter" {
    part_of  sec:13a-15
    summary  "Management evaluates disclosure controls as of the end of each fiscal quarter."
  }
  clause 13a-15(c) "ICFR evaluated each year" {
    part_of  sec:13a-15
    summary  "Management evaluates ICFR as of the end of each fiscal year, by a suitable framework."
  }
  clause 13a-15(d) "Changes in ICFR evaluated each quarter" {
    part_of  sec:13a-15
    summary  "Management looks each quarter for changes that materially affect ICFR, or could."
  }

  clause S-K.307 "Conclusion on disclosure controls" {
    summary  "Each periodic report says what the officers concluded about disclosure controls."
  }
  clause S-K.308 "Report on internal control over financial reporting" {
    summary  "Management's report, the auditor's attestation where owed, and the changes of the quarter."
  }
  clause S-K.308(a) "Management's annual report on ICFR" {
    part_of  sec:S-K.308
    summary  "States responsibility, the framework used, the assessment as of year end, and every material weakness."
  }
  clause S-K.308(b) "Auditor's attestation report" {
    part_of  sec:S-K.308
    summary  "The annual report carries the auditor's attestation, if the filer's status asks for one."
  }
  clause S-K.308(c) "Material changes in ICFR each quarter" {
    part_of  sec:S-K.308
    summary  "Each quarter's report discloses changes that materially affected ICFR, or are likely to."
  }
  clause S-K.308.instruction2 "Evidence that supports the assessment" {
    part_of  sec:S-K.308
    summary  "The company keeps evidential matter that gives reasonable support for management's assessment."
  }

  clause S-X.2-06 "Audit records kept for seven years" {
    summary  "Accountants keep records of an audit or review for seven years. It binds the accountant."
  }
  clause 8-K "Current report on events" {
    summary  "Events that shareholders should know of are reported, mostly within four business days."
  }
}
