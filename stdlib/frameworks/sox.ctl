/// The act of 2002 that makes the officers and the audit committee of a listed company answer for its financial
/// reports. It is law, and it binds issuers: a private company on its way to the market prepares for it, which this
/// library treats as a rehearsal. Sections 302 and 906 start with the first periodic report, section 404 with the
/// second annual report. General controls over technology are not named in the act; they follow from 404(a) by way of
/// `pcaob:AS2201.36`. There is no "SOX 2": whoever says so means section 404, or SOC 2.
framework sox "Sarbanes-Oxley Act of 2002" {
  program         sox
  authority       law
  edition         "Public Law 107-204, as amended"
  mistaken_names  "sox1", "SOX 1", "sox2", "SOX 2", "sox_404", "SOX 404", "sarbox",
                  "Sarbanes-Oxley", "icfr", "ICFR", "SOCS"

  clause 301 "Independent audit committee and a channel for complaints" {
    bears_on  ELC
    summary   "The audit committee is independent, oversees the auditor, and receives complaints about accounting."
  }
  clause 301(4) "Complaints about accounting, anonymous ones included" {
    part_of   sox:301
    bears_on  ELC
    summary   "Employees can raise concerns about accounting or auditing in confidence and without a name."
  }

  clause 302 "Officers certify each periodic report" { heading yes }
  clause 302(a) "What the chief executive and the finance chief each certify" {
    heading  yes
    part_of  sox:302
  }
  clause 302(a)(1) "Officers reviewed the report" {
    part_of  sox:302(a)
    summary  "The chief executive and the finance chief have each reviewed the report they sign."
  }
  clause 302(a)(2) "No material misstatement or omission known" {
    part_of  sox:302(a)
    summary  "To their knowledge the report says nothing material that is untrue and omits nothing material."
  }
  clause 302(a)(3) "Statements present fairly" {
    part_of  sox:302(a)
    summary  "To their knowledge the statements fairly present financial condition and results."
  }
  clause 302(a)(4) "Officers answer for controls and evaluate them" {
    part_of  sox:302(a)
    summary  "The officers had the controls designed, evaluated them, and say what they concluded."
  }
  clause 302(a)(4)(A) "Responsible for internal controls" {
    part_of  sox:302(a)(4)
    summary  "Establishing and maintaining the controls is the responsibility of the officers who sign."
  }
  clause 302(a)(4)(B) "Designed so that material facts reach the officers" {
    part_of  sox:302(a)(4)
    summary  "Material information, also from subsidiaries, reaches them while the report is prepared."
  }
  clause 302(a)(4)(C) "Effectiveness evaluated" {
    part_of  sox:302(a)(4)
    summary  "Within the 90 days before, says the act; as of the end of the period, say the rules of the SEC."
  }
  clause 302(a)(4)(D) "Conclusions presented" {
    part_of  sox:302(a)(4)
    summary  "The report presents what they concluded from that evaluation."
  }
  clause 302(a)(5) "Deficiencies and fraud told to auditors and audit committee" {
    part_of  sox:302(a)
    summary  "Auditors and audit committee have heard of serious deficiencies and of fraud."
  }
  clause 302(a)(5)(A) "Significant deficiencies and material weaknesses disclosed" {
    part_of  sox:302(a)(5)
    summary  "Every significant deficiency and material weakness has been told to auditors and audit committee."
  }
  clause 302(a)(5)(B) "Fraud disclosed, whatever its size" {
    part_of  sox:302(a)(5)
    summary  "Any fraud by management, or by people who matter to the controls, has been told, material or not."
  }
  clause 302(a)(6) "Significant control changes disclosed" {
    part_of  sox:302(a)
    summary  "The report says which significant changes and corrective actions there were in the controls."
  }

  clause 303 "Auditors not misled" {
    bears_on  ELC
    summary   "Officers and directors do not mislead, coerce or improperly influence the auditor."
  }
  clause 304 "Pay returned after a restatement" {
    bears_on  ELC
    summary   "After a restatement due to misconduct the two officers return bonuses and trading profits."
  }

  clause 401 "Off-balance-sheet arrangements disclosed" {
    bears_on  ELC
    summary   "Periodic reports disclose material transactions and obligations that are not on the balance sheet."
  }
  clause 402 "No personal loans to executives" {
    bears_on  ELC
    summary   "The company neither makes nor arranges personal loans to its directors and executive officers."
  }
  clause 403 "Insider dealings filed within two business days" {
    bears_on  ELC
    summary   "Insiders report changes of ownership by the end of the second business day."
  }

  clause 404 "Internal control over financial reporting" { heading yes }
  clause 404(a) "Management assesses ICFR as of year end" {
    part_of  sox:404
    summary  "Management names a framework, assesses, concludes, and discloses every material weakness."
  }
  clause 404(b) "Auditor attests to ICFR" {
    part_of  sox:404
    summary  "The auditor reports on ICFR; emerging growth companies are excused (JOBS Act section 103)."
  }
  clause 404(c) "Smaller filers excused from the attestation" {
    part_of  sox:404
    summary  "A company that is neither an accelerated nor a large accelerated filer does not owe 404(b)."
  }

  clause 406 "Code of ethics for senior financial officers" {
    bears_on  ELC
    summary   "The company discloses whether it has such a code, and if not, why."
  }
  clause 407 "Audit committee financial expert" {
    bears_on  ELC
    summary   "The company discloses whether a member of the audit committee is a financial expert, and if not, why."
  }
  clause 408 "SEC reviews filings" {
    summary  "The SEC reviews an issuer's filings at least once every three years. A review is no audit."
  }
  clause 409 "Material changes disclosed promptly" {
    summary  "Material changes become public rapidly, mostly within four business days (form 8-K)."
  }

  clause 802 "Records neither destroyed nor falsified" {
    summary  "Obstructing by destroying or falsifying records: up to 20 years (18 USC 1519, 1520)."
  }
  clause 806 "Whistleblowers protected" {
    bears_on  ELC
    summary   "Employees who report fraud have a civil remedy against retaliation (18 USC 1514A)."
  }
  clause 906 "Officers certify under criminal penalty" {
    summary  "Each periodic report carries a written certification (18 USC 1350); a false one is a crime."
  }
  clause 1107 "Retaliation against informants is a crime" {
    bears_on  ELC
    summary   "Retaliating against whoever informs law enforcement: up to 10 years (18 USC 1513(e))."
  }
}
