// The Security Rule as citable clauses. What has to be carried out, and by whom, is in `requirements.ctl`.

/// How the Security Rule asks that electronic protected health information (ePHI) be protected. It binds covered
/// entities (providers, health plans, clearinghouses) and their business associates, which most software companies
/// that handle health data are. A standard says what to achieve, its specifications how. A *required* specification
/// is carried out as it stands. An *addressable* one is not optional: it is carried out, or the organisation writes
/// down why that is not reasonable for it and what it does instead.
framework hipaa "HIPAA Security Rule" {
  authority       regulation
  edition         "45 CFR part 164, subpart C, as amended in 2013"
  mistaken_names  "hippa", "HIPPA", "HIPAA", "hitech", "HITECH", "cfr164"

  clause 164.306 "General rules" { heading yes }
  clause 164.306(a) "Protect all ePHI" {
    part_of  hipaa:164.306
    summary  "Confidentiality, integrity and availability of all ePHI, against threats that can be anticipated."
  }
  clause 164.306(d)(3) "Addressable specifications" {
    part_of  hipaa:164.306
    summary  "Implement it where reasonable; else write down why it is not, and do what is equivalent and reasonable."
  }

  clause 164.308 "Administrative safeguards" { heading yes }
  clause 164.308(a)(1)(i) "Security management process" {
    part_of  hipaa:164.308
    summary  "Security violations are prevented, detected, contained and corrected."
  }
  clause 164.308(a)(1)(ii)(A) "Risk analysis" {
    part_of         hipaa:164.308(a)(1)(i)
    implementation  required
    summary         "Risks and vulnerabilities to all ePHI are assessed, accurately and thoroughly."
  }
  clause 164.308(a)(1)(ii)(B) "Risk management" {
    part_of         hipaa:164.308(a)(1)(i)
    implementation  required
    summary         "Measures bring the risks down to a reasonable and appropriate level."
  }
  clause 164.308(a)(1)(ii)(C) "Sanctions" {
    part_of         hipaa:164.308(a)(1)(i)
    implementation  required
    summary         "People who break the security policies meet consequences."
  }
  clause 164.308(a)(1)(ii)(D) "Review of system activity" {
    part_of         hipaa:164.308(a)(1)(i)
    implementation  required
    summary         "Audit logs, access reports and incident records are reviewed at a set interval."
  }
  clause 164.308(a)(2) "A named security official" {
    part_of         hipaa:164.308
    implementation  required
    summary         "One person is responsible for the policies and procedures of the Security Rule."
  }
  clause 164.308(a)(3)(i) "Workforce security" {
    part_of  hipaa:164.308
    summary  "People who work with ePHI have the access they need, and nobody else has any."
  }
  clause 164.308(a)(3)(ii)(A) "Authorisation and supervision" {
    part_of         hipaa:164.308(a)(3)(i)
    implementation  addressable
    summary         "People who work with ePHI, or where it can be reached, are authorised or supervised."
  }
  clause 164.308(a)(3)(ii)(B) "Clearance" {
    part_of         hipaa:164.308(a)(3)(i)
    implementation  addressable
    summary         "Somebody decides that a person's access to ePHI is appropriate."
  }
  clause 164.308(a)(3)(ii)(C) "Termination" {
    part_of         hipaa:164.308(a)(3)(i)
    implementation  addressable
    summary         "Access ends when the work ends, or when the clearance no longer holds."
  }
  clause 164.308(a)(4)(i) "Management of information access" {
    part_of  hipaa:164.308
    summary  "Access to ePHI is authorised as the Privacy Rule allows it."
  }
  clause 164.308(a)(4)(ii)(A) "Clearinghouse kept apart" {
    part_of         hipaa:164.308(a)(4)(i)
    implementation  required
    only_for        clearinghouse
    summary         "A clearinghouse within a larger organisation keeps its ePHI from the rest of it."
  }
  clause 164.308(a)(4)(ii)(B) "Granting of access" {
    part_of         hipaa:164.308(a)(4)(i)
    implementation  addressable
    summary         "Access to a workstation, program or process is granted by a procedure."
  }
  clause 164.308(a)(4)(ii)(C) "Setting up and changing access" {
    part_of         hipaa:164.308(a)(4)(i)
    implementation  addressable
    summary         "Rights are set up, written down, reviewed and changed by policy."
  }
  clause 164.308(a)(5)(i) "Awareness and training" {
    part_of  hipaa:164.308
    summary  "Everybody in the workforce, management included, is trained in security."
  }
  clause 164.308(a)(5)(ii)(A) "Reminders" {
    part_of         hipaa:164.308(a)(5)(i)
    implementation  addressable
    summary         "Security stays in mind by updates at intervals."
  }
  clause 164.308(a)(5)(ii)(B) "Protection from malicious software" {
    part_of         hipaa:164.308(a)(5)(i)
    implementation  addressable
    summary         "People know how to guard against, detect and report malicious software."
  }
  clause 164.308(a)(5)(ii)(C) "Watching log-ins" {
    part_of         hipaa:164.308(a)(5)(i)
    implementation  addressable
    summary         "Attempts to log in are watched, and discrepancies are reported."
  }
  clause 164.308(a)(5)(ii)(D) "Passwords" {
    part_of         hipaa:164.308(a)(5)(i)
    implementation  addressable
    summary         "Passwords are made, changed and kept safe by procedure."
  }
  clause 164.308(a)(6)(i) "Security incidents" {
    part_of  hipaa:164.308
    summary  "There are policies and procedures for security incidents."
  }
  clause 164.308(a)(6)(ii) "Response and reporting" {
    part_of         hipaa:164.308(a)(6)(i)
    implementation  required
    summary         "Incidents are identified, answered, mitigated and written down with their outcome."
  }
  clause 164.308(a)(7)(i) "Contingency plan" {
    part_of  hipaa:164.308
    summary  "There is a plan for an emergency that damages systems with ePHI."
  }
  clause 164.308(a)(7)(ii)(A) "Backup" {
    part_of         hipaa:164.308(a)(7)(i)
    implementation  required
    summary         "Exact copies of ePHI are made and can be retrieved."
  }
  clause 164.308(a)(7)(ii)(B) "Disaster recovery" {
    part_of         hipaa:164.308(a)(7)(i)
    implementation  required
    summary         "Lost data can be restored."
  }
  clause 164.308(a)(7)(ii)(C) "Emergency mode" {
    part_of         hipaa:164.308(a)(7)(i)
    implementation  required
    summary         "Business that protects ePHI goes on in an emergency."
  }
  clause 164.308(a)(7)(ii)(D) "Testing and revision of plans" {
    part_of         hipaa:164.308(a)(7)(i)
    implementation  addressable
    summary         "Contingency plans are tested at intervals and revised."
  }
  clause 164.308(a)(7)(ii)(E) "Criticality of applications and data" {
    part_of         hipaa:164.308(a)(7)(i)
    implementation  addressable
    summary         "It is known which applications and data the other plans need first."
  }
  clause 164.308(a)(8) "Evaluation" {
    part_of         hipaa:164.308
    implementation  required
    summary         "Safeguards are evaluated at intervals, and when the environment or the operations change."
  }
  clause 164.308(b)(1) "Business associates of a covered entity" {
    part_of  hipaa:164.308
    summary  "A business associate handles ePHI only once it has given satisfactory assurances."
  }
  clause 164.308(b)(2) "Subcontractors of a business associate" {
    part_of  hipaa:164.308
    summary  "A business associate obtains the same assurances from its subcontractors."
  }
  clause 164.308(b)(3) "Written contract" {
    part_of         hipaa:164.308(b)(1)
    implementation  required
    summary         "The assurances are in a contract or other arrangement in writing."
  }

  clause 164.310 "Physical safeguards" { heading yes }
  clause 164.310(a)(1) "Access to facilities" {
    part_of  hipaa:164.310
    summary  "Only authorised people come near the systems and the facilities that house them."
  }
  clause 164.310(a)(2)(i) "Facilities in an emergency" {
    part_of         hipaa:164.310(a)(1)
    implementation  addressable
    summary         "Facilities can be entered to restore lost data under the contingency plans."
  }
  clause 164.310(a)(2)(ii) "Facility security plan" {
    part_of         hipaa:164.310(a)(1)
    implementation  addressable
    summary         "Facility and equipment are safe from unauthorised entry, tampering and theft."
  }
  clause 164.310(a)(2)(iii) "Who may enter" {
    part_of         hipaa:164.310(a)(1)
    implementation  addressable
    summary         "People, visitors included, enter by role, and access to programs for testing is controlled."
  }
  clause 164.310(a)(2)(iv) "Maintenance records" {
    part_of         hipaa:164.310(a)(1)
    implementation  addressable
    summary         "Repairs to the security parts of the building are written down."
  }
  clause 164.310(b) "Use of workstations" {
    part_of         hipaa:164.310
    implementation  required
    summary         "What a workstation may be used for, how, and in what surroundings."
  }
  clause 164.310(c) "Security of workstations" {
    part_of         hipaa:164.310
    implementation  required
    summary         "Workstations with access to ePHI are physically out of reach for others."
  }
  clause 164.310(d)(1) "Devices and media" {
    part_of  hipaa:164.310
    summary  "Hardware and media with ePHI enter, move and leave under control."
  }
  clause 164.310(d)(2)(i) "Disposal" {
    part_of         hipaa:164.310(d)(1)
    implementation  required
    summary         "ePHI, and what it is stored on, is disposed of by procedure."
  }
  clause 164.310(d)(2)(ii) "Reuse of media" {
    part_of         hipaa:164.310(d)(1)
    implementation  required
    summary         "ePHI is removed from media before they are used again."
  }
  clause 164.310(d)(2)(iii) "Accountability" {
    part_of         hipaa:164.310(d)(1)
    implementation  addressable
    summary         "It is on record where hardware and media go, and who is responsible."
  }
  clause 164.310(d)(2)(iv) "Copy before moving" {
    part_of         hipaa:164.310(d)(1)
    implementation  addressable
    summary         "An exact copy of ePHI exists before equipment is moved."
  }

  clause 164.312 "Technical safeguards" { heading yes }
  clause 164.312(a)(1) "Access control" {
    part_of  hipaa:164.312
    summary  "Only people and programs that were granted access to ePHI get it."
  }
  clause 164.312(a)(2)(i) "Unique users" {
    part_of         hipaa:164.312(a)(1)
    implementation  required
    summary         "Every user has a name or number of their own."
  }
  clause 164.312(a)(2)(ii) "Emergency access" {
    part_of         hipaa:164.312(a)(1)
    implementation  required
    summary         "ePHI that is needed in an emergency can be obtained."
  }
  clause 164.312(a)(2)(iii) "Automatic log-off" {
    part_of         hipaa:164.312(a)(1)
    implementation  addressable
    summary         "A session ends after a set time without activity."
  }
  clause 164.312(a)(2)(iv) "Encryption at rest" {
    part_of         hipaa:164.312(a)(1)
    implementation  addressable
    summary         "ePHI can be encrypted and decrypted."
  }
  clause 164.312(b) "Audit controls" {
    part_of         hipaa:164.312
    implementation  required
    summary         "Activity in systems with ePHI is recorded and examined."
  }
  clause 164.312(c)(1) "Integrity" {
    part_of  hipaa:164.312
    summary  "ePHI is neither altered nor destroyed improperly."
  }
  clause 164.312(c)(2) "Proof that ePHI is unaltered" {
    part_of         hipaa:164.312(c)(1)
    implementation  addressable
    summary         "Something shows that ePHI was not altered or destroyed without authority."
  }
  clause 164.312(d) "Authentication" {
    part_of         hipaa:164.312
    implementation  required
    summary         "Whoever seeks access to ePHI is shown to be who they claim to be."
  }
  clause 164.312(e)(1) "Security of transmission" {
    part_of  hipaa:164.312
    summary  "ePHI on a network is safe from unauthorised access."
  }
  clause 164.312(e)(2)(i) "Integrity in transmission" {
    part_of         hipaa:164.312(e)(1)
    implementation  addressable
    summary         "Transmitted ePHI is not altered without that being noticed."
  }
  clause 164.312(e)(2)(ii) "Encryption in transmission" {
    part_of         hipaa:164.312(e)(1)
    implementation  addressable
    summary         "Transmitted ePHI is encrypted where that is appropriate."
  }

  clause 164.314 "Organisational requirements" { heading yes }
  clause 164.314(a)(1) "What a contract with a business associate holds" {
    part_of  hipaa:164.314
    summary  "The contract, or other arrangement, meets the specifications below."
  }
  clause 164.314(a)(2)(i) "Terms of the contract" {
    part_of         hipaa:164.314(a)(1)
    implementation  required
    summary         "Comply with the Security Rule, bind subcontractors likewise, report incidents and breaches."
  }
  clause 164.314(a)(2)(ii) "Other arrangements" {
    part_of         hipaa:164.314(a)(1)
    implementation  required
    only_for        government_entity
    summary         "Government entities may use another arrangement in place of a contract."
  }
  clause 164.314(a)(2)(iii) "Contracts with subcontractors" {
    part_of         hipaa:164.314(a)(1)
    implementation  required
    only_for        business_associate
    summary         "The same terms hold between a business associate and its subcontractor."
  }
  clause 164.314(b)(1) "Plan documents of a group health plan" {
    part_of   hipaa:164.314
    only_for  group_health_plan
    summary   "Plan documents oblige the plan sponsor to safeguard ePHI."
  }
  clause 164.314(b)(2) "Terms of the plan documents" {
    part_of         hipaa:164.314(b)(1)
    implementation  required
    only_for        group_health_plan
    summary         "The sponsor safeguards ePHI, keeps it separate, binds its agents and reports incidents."
  }

  clause 164.316 "Policies, procedures and documentation" { heading yes }
  clause 164.316(a) "Policies and procedures" {
    part_of         hipaa:164.316
    implementation  required
    summary         "There are reasonable and appropriate policies and procedures for the whole Security Rule."
  }
  clause 164.316(b)(1) "Documentation" {
    part_of  hipaa:164.316
    summary  "Policies, procedures, and actions that have to be recorded, are in writing."
  }
  clause 164.316(b)(2)(i) "Six years" {
    part_of         hipaa:164.316(b)(1)
    implementation  required
    summary         "Documentation is kept six years from when it was made or was last in effect."
  }
  clause 164.316(b)(2)(ii) "At hand" {
    part_of         hipaa:164.316(b)(1)
    implementation  required
    summary         "The people who carry out a procedure have its documentation."
  }
  clause 164.316(b)(2)(iii) "Kept current" {
    part_of         hipaa:164.316(b)(1)
    implementation  required
    summary         "Documentation is reviewed at intervals and updated when something changes."
  }
}
