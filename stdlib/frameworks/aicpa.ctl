// What the AICPA publishes besides the criteria: how a SOC 2 description is judged, and the standards of attestation.

/// What the description of a system in a SOC 2 report has to tell. Each of the nine is a section of that document,
/// and a description that lacks one is not fairly presented. SOC 1 follows AT-C section 320 instead.
framework dc "Description criteria for a SOC 2 report" {
  program         soc2
  authority       attestation
  edition         "AICPA, DC section 200"
  mistaken_names  "dc200", "DC200", "DC 200", "description_criteria"

  clause DC1 "Services provided" { summary "What the organisation does for its users." }
  clause DC2 "Principal service commitments and system requirements" {
    summary  "What it has promised, and what the system has to do to keep the promise."
  }
  clause DC3 "Components of the system" {
    summary  "Infrastructure, software, people, procedures and data: all that is in the boundary."
  }
  clause DC4 "Significant incidents" {
    summary  "Incidents in the period that show controls failed, or that broke a commitment."
  }
  clause DC5 "Applicable criteria and the controls that meet them" {
    summary  "The criteria of each category selected, each with the controls that answer it."
  }
  clause DC6 "Complementary user entity controls" {
    summary  "What the organisation assumes that its customers do."
  }
  clause DC7 "Subservice organisations" {
    summary  "Vendors whose controls are needed: method, the controls assumed of them, and the criteria affected."
  }
  clause DC8 "Criteria judged not relevant" {
    summary  "Which criteria do not apply to the system, and the reason for each."
  }
  clause DC9 "Significant changes in the period" {
    summary  "What changed in system and controls between the first and the last day of a Type 2 report."
  }
}

/// The standards by which a service auditor examines and reports. They bind the auditor; a rule cites one where a
/// report that is planned or relied on would not be what the standard calls by that name.
framework aicpa "AICPA attestation standards" {
  program         soc2
  authority       standard
  edition         "AICPA, Statements on Standards for Attestation Engagements and TSP section 100"
  mistaken_names  "AICPA", "ssae18", "SSAE 18", "ssae16", "SSAE 16", "sas70", "SAS 70", "at_c",
                  "AT-C", "tsp"

  clause TSP100 "Trust Services Criteria as a whole" {
    summary  "A selected category brings all common criteria and all criteria of its own."
  }
  clause AT-C.105 "What all attestation engagements have in common" {
    summary  "Acceptance, subject matter, criteria, independence: what must hold before an auditor accepts."
  }
  clause AT-C.205 "Examination engagements" {
    summary  "An opinion on an assertion, as in SOC 2 and SOC 3: its evidence, its report, and who may use it."
  }
  clause AT-C.320 "SOC 1 engagements" {
    summary  "A service organisation's controls that matter to the financial reporting of its users."
  }
}
