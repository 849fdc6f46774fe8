/// The criteria against which a SOC 2 report measures a service organisation. Whoever selects a category owes all of
/// its criteria and all common criteria, CC1 to CC9; Security is the common criteria alone and is always in. The 2022
/// revision changed points of focus, which guide and are no checklist: no identifier moved. Identifiers are the
/// publisher's; titles and summaries are ours. The first seventeen criteria carry the principles of COSO, so a
/// control that answers one of them also speaks to a principle. A SOC 2 report is an attestation with an opinion:
/// nobody is certified by it.
framework tsc "Trust Services Criteria (2017, points of focus 2022)" {
  program         soc2
  authority       attestation
  edition         "AICPA, TSP section 100: criteria of 2017, points of focus revised in 2022"
  mistaken_names  "soc", "SOC", "soc2", "SOC 2", "SOCS", "sox2", "SOX 2"

  clause CC1 "Control environment" { heading yes; category security }
  clause CC1.1 "Ethics and standards of conduct upheld" {
    category    security
    part_of     tsc:CC1
    counts_for  coso:P1
    bears_on    ELC
    summary     "People at every level know the standards of conduct, and a breach has consequences."
  }
  clause CC1.2 "Independent board oversees controls" {
    category    security
    part_of     tsc:CC1
    counts_for  coso:P2
    bears_on    ELC
    summary     "A board that does not depend on management watches over how controls are built and run."
  }
  clause CC1.3 "Reporting lines, authority, responsibility defined" {
    category    security
    part_of     tsc:CC1
    counts_for  coso:P3
    bears_on    ELC
    summary     "Everybody can see who reports to whom, who may decide what, and which duties are kept apart."
  }
  clause CC1.4 "Hire, train and keep competent people" {
    category    security
    part_of     tsc:CC1
    counts_for  coso:P4
    bears_on    ELC
    summary     "People have the skills that their work needs when they join, and keep them."
  }
  clause CC1.5 "People answer for their controls" {
    category    security
    part_of     tsc:CC1
    counts_for  coso:P5
    bears_on    ELC
    summary     "Each control has somebody who is measured by it and answers when it does not work."
  }

  clause CC2 "Information and communication" { heading yes; category security }
  clause CC2.1 "Reliable information feeds the controls" {
    category    security
    part_of     tsc:CC2
    counts_for  coso:P13
    bears_on    ELC
    summary     "What a control works from is relevant, complete and accurate, and its source is known."
  }
  clause CC2.2 "Staff told objectives and control duties" {
    category    security
    part_of     tsc:CC2
    counts_for  coso:P14
    bears_on    ELC
    summary     "People inside learn what the controls are for, what their own part is, and where to raise a concern."
  }
  clause CC2.3 "Outside parties kept informed" {
    category    security
    part_of     tsc:CC2
    counts_for  coso:P15
    bears_on    ELC
    summary     "Customers, vendors and others learn of commitments, changes and incidents that concern them."
  }

  clause CC3 "Risk assessment" { heading yes; category security }
  clause CC3.1 "Objectives clear enough to assess risk" {
    category    security
    part_of     tsc:CC3
    counts_for  coso:P6
    bears_on    ELC
    summary     "What the service promises is stated precisely enough to ask what could get in its way."
  }
  clause CC3.2 "Risks identified, analysed and treated" {
    category    security
    part_of     tsc:CC3
    counts_for  coso:P7
    bears_on    ELC
    summary     "Risks to the objectives are found, weighed, and met with a decision that somebody owns."
  }
  clause CC3.3 "Fraud risk considered" {
    category    security
    part_of     tsc:CC3
    counts_for  coso:P8
    bears_on    ELC
    summary     "Somebody has asked how and why a person could cheat, and what would let them."
  }
  clause CC3.4 "Significant change assessed for risk" {
    category    security
    part_of     tsc:CC3
    counts_for  coso:P9
    bears_on    ELC, PC
    summary     "A new product, vendor, system or leader makes the organisation look at its risks again."
  }

  clause CC4 "Monitoring" { heading yes; category security }
  clause CC4.1 "Controls monitored and separately evaluated" {
    category    security
    part_of     tsc:CC4
    counts_for  coso:P16
    bears_on    ELC
    summary     "The organisation finds out by itself, in running work and in separate tests, whether controls work."
  }
  clause CC4.2 "Deficiencies reported and fixed promptly" {
    category    security
    part_of     tsc:CC4
    counts_for  coso:P17
    bears_on    ELC
    summary     "What does not work reaches the people who can repair it, and they do so by a date."
  }

  clause CC5 "Control activities" { heading yes; category security }
  clause CC5.1 "Control activities chosen to mitigate risk" {
    category    security
    part_of     tsc:CC5
    counts_for  coso:P10
    bears_on    ELC
    summary     "Each activity is there because a risk asks for it, and conflicting duties lie with different people."
  }
  clause CC5.2 "General technology controls selected" {
    category    security
    part_of     tsc:CC5
    counts_for  coso:P11
    bears_on    APD, PC, PD, CO
    summary     "The technology that other controls stand on has controls of its own over access, change and operation."
  }
  clause CC5.3 "Policies and procedures put in action" {
    category    security
    part_of     tsc:CC5
    counts_for  coso:P12
    bears_on    ELC
    summary     "What is expected is written down, and the procedures that people follow carry it out."
  }

  clause CC6 "Logical and physical access" { heading yes; category security }
  clause CC6.1 "Logical access architecture and safeguards" {
    category  security
    part_of   tsc:CC6
    bears_on  APD
    summary   "Systems and data are protected by identification, authentication, segmentation and encryption."
  }
  clause CC6.2 "Account registration, authorisation and removal" {
    category  security
    part_of   tsc:CC6
    bears_on  APD
    summary   "An account exists only after somebody approved it, and goes when its holder no longer needs it."
  }
  clause CC6.3 "Role-based, least-privilege, segregated access" {
    category  security
    part_of   tsc:CC6
    bears_on  APD
    summary   "People hold what their role needs and no more, and conflicting duties lie with different people."
  }
  clause CC6.4 "Physical access to facilities and media" {
    category  security
    part_of   tsc:CC6
    bears_on  APD
    summary   "Only people who are authorised come near the premises, equipment and media."
  }
  clause CC6.5 "Assets wiped before disposal" {
    category  security
    part_of   tsc:CC6
    bears_on  CO, DATA
    summary   "Protection of an asset ends only once what it held can no longer be read."
  }
  clause CC6.6 "Boundary protection against outside threats" {
    category  security
    part_of   tsc:CC6
    bears_on  APD
    summary   "What reaches the systems from outside passes a boundary that admits only what is meant to pass."
  }
  clause CC6.7 "Data protected when moved or removed" {
    category  security
    part_of   tsc:CC6
    bears_on  APD, DATA
    summary   "Data moves and leaves only by people and ways that are authorised, and is protected on the way."
  }
  clause CC6.8 "Malicious or unauthorised software blocked" {
    category  security
    part_of   tsc:CC6
    bears_on  CO, PC
    summary   "Software that nobody authorised is kept out, or is found and dealt with."
  }

  clause CC7 "System operations" { heading yes; category security }
  clause CC7.1 "Vulnerability and misconfiguration detection" {
    category  security
    part_of   tsc:CC7
    bears_on  CO, PC
    summary   "Drift from the configuration that was set, and newly known weaknesses, come to light."
  }
  clause CC7.2 "Anomaly monitoring of system components" {
    category  security
    part_of   tsc:CC7
    bears_on  CO
    summary   "Components are watched, and what looks like an attack, a failure or a mistake is examined."
  }
  clause CC7.3 "Security events triaged into incidents" {
    category  security
    part_of   tsc:CC7
    bears_on  CO
    summary   "Somebody decides of each security event whether it harmed, or could harm, what was promised."
  }
  clause CC7.4 "Incident response carried out as planned" {
    category  security
    part_of   tsc:CC7
    bears_on  CO
    summary   "An incident is contained, repaired and communicated by a plan that people follow."
  }
  clause CC7.5 "Recovery after incidents" {
    category  security
    part_of   tsc:CC7
    bears_on  CO
    summary   "Normal service comes back after an incident, and what was learnt changes the way of working."
  }

  clause CC8 "Change management" { heading yes; category security }
  clause CC8.1 "Changes authorised, tested, approved, released" {
    category  security
    part_of   tsc:CC8
    bears_on  PC, PD
    summary   "A change reaches production only after it is authorised, tested and approved, by different people."
  }

  clause CC9 "Risk mitigation" { heading yes; category security }
  clause CC9.1 "Business disruption risk mitigated" {
    category  security
    part_of   tsc:CC9
    bears_on  CO, ELC
    summary   "The organisation has prepared for what could interrupt its business."
  }
  clause CC9.2 "Vendor and partner risk managed" {
    category  security
    part_of   tsc:CC9
    bears_on  VM
    summary   "Vendors and partners are assessed before and while the service depends on them."
  }

  clause A1 "Availability" { heading yes; category availability }
  clause A1.1 "Capacity watched and planned" {
    category  availability
    part_of   tsc:A1
    bears_on  CO
    summary   "Use is measured against capacity, and more is added before it runs out."
  }
  clause A1.2 "Environment protection, backup, recovery infrastructure" {
    category  availability
    part_of   tsc:A1
    bears_on  CO
    summary   "Premises, backups and spare infrastructure are there and kept in working order."
  }
  clause A1.3 "Recovery plans tested" {
    category  availability
    part_of   tsc:A1
    bears_on  CO
    summary   "Recovery has been rehearsed, and the rehearsal met its targets or led to a repair."
  }

  clause PI1 "Processing integrity" { heading yes; category processing_integrity }
  clause PI1.1 "Processing specifications defined and shared" {
    category  processing_integrity
    part_of   tsc:PI1
    bears_on  IPC
    summary   "Users know what the service takes in, does and gives back, down to the definitions of the data."
  }
  clause PI1.2 "Inputs complete and accurate" {
    category  processing_integrity
    part_of   tsc:PI1
    bears_on  IPC
    summary   "What goes in is all there and right, or it is refused."
  }
  clause PI1.3 "Processing follows specification" {
    category  processing_integrity
    part_of   tsc:PI1
    bears_on  IPC, PC
    summary   "Data is processed as specified, and errors on the way are found and corrected."
  }
  clause PI1.4 "Outputs complete, accurate, on time" {
    category  processing_integrity
    part_of   tsc:PI1
    bears_on  IPC
    summary   "What comes out is all there, right, and with the people meant to have it when they expect it."
  }
  clause PI1.5 "Stored items kept complete and accurate" {
    category  processing_integrity
    part_of   tsc:PI1
    bears_on  IPC, CO
    summary   "Inputs, items in process and outputs are kept whole and unaltered for as long as specified."
  }

  clause C1 "Confidentiality" { heading yes; category confidentiality }
  clause C1.1 "Confidential information identified and kept" {
    category  confidentiality
    part_of   tsc:C1
    bears_on  DATA
    summary   "The organisation knows which information it promised to keep confidential, and protects it."
  }
  clause C1.2 "Confidential information destroyed when due" {
    category  confidentiality
    part_of   tsc:C1
    bears_on  DATA
    summary   "Confidential information is destroyed once its time is over, and that can be shown."
  }

  clause P1 "Notice" { heading yes; category privacy }
  clause P1.0 "Notice (series heading)" { heading yes; category privacy; part_of tsc:P1 }
  clause P1.1 "Privacy notice given and updated" {
    category  privacy
    part_of   tsc:P1.0
    bears_on  PRV
    summary   "People learn what happens with their information, and learn again when that changes."
  }

  clause P2 "Choice and consent" { heading yes; category privacy }
  clause P2.0 "Choice and consent (series heading)" {
    heading   yes
    category  privacy
    part_of   tsc:P2
  }
  clause P2.1 "Choices offered and consent recorded" {
    category  privacy
    part_of   tsc:P2.0
    bears_on  PRV
    summary   "People are told their choices and what follows from them, and what they chose is on record."
  }

  clause P3 "Collection" { heading yes; category privacy }
  clause P3.0 "Collection (series heading)" { heading yes; category privacy; part_of tsc:P3 }
  clause P3.1 "Collection limited to stated objectives" {
    category  privacy
    part_of   tsc:P3.0
    bears_on  PRV
    summary   "Nothing is collected about a person that the stated objectives do not need."
  }
  clause P3.2 "Explicit consent obtained before collection" {
    category  privacy
    part_of   tsc:P3.0
    bears_on  PRV
    summary   "Where explicit consent is needed, it is there before the information is, and a refusal has known effects."
  }

  clause P4 "Use, retention and disposal" { heading yes; category privacy }
  clause P4.0 "Use, retention and disposal (series heading)" {
    heading   yes
    category  privacy
    part_of   tsc:P4
  }
  clause P4.1 "Use limited to stated purposes" {
    category  privacy
    part_of   tsc:P4.0
    bears_on  PRV
    summary   "Personal information is used for the purposes that people were told, and for no other."
  }
  clause P4.2 "Retention limited to need" {
    category  privacy
    part_of   tsc:P4.0
    bears_on  PRV, DATA
    summary   "Personal information is kept no longer than its purpose or the law asks."
  }
  clause P4.3 "Personal information disposed of securely" {
    category  privacy
    part_of   tsc:P4.0
    bears_on  PRV, DATA
    summary   "Personal information whose time is over is destroyed so that nobody can bring it back."
  }

  clause P5 "Access" { heading yes; category privacy }
  clause P5.0 "Access (series heading)" { heading yes; category privacy; part_of tsc:P5 }
  clause P5.1 "Data subjects can access their data" {
    category  privacy
    part_of   tsc:P5.0
    bears_on  PRV, APD
    summary   "People who prove who they are can see what is held about them; a refusal is explained."
  }
  clause P5.2 "Corrections made and passed on" {
    category  privacy
    part_of   tsc:P5.0
    bears_on  PRV
    summary   "People can have their information corrected, and whoever received it before hears of the correction."
  }

  clause P6 "Disclosure and notification" { heading yes; category privacy }
  clause P6.0 "Disclosure and notification (series heading)" {
    heading   yes
    category  privacy
    part_of   tsc:P6
  }
  clause P6.1 "Disclosure to others only with consent" {
    category  privacy
    part_of   tsc:P6.0
    bears_on  PRV, VM
    summary   "Personal information goes to third parties only with the person's consent."
  }
  clause P6.2 "Record of authorised disclosures kept" {
    category  privacy
    part_of   tsc:P6.0
    bears_on  PRV
    summary   "The organisation can list, completely and correctly, what it disclosed with authority."
  }
  clause P6.3 "Record of unauthorised disclosures kept" {
    category  privacy
    part_of   tsc:P6.0
    bears_on  PRV, CO
    summary   "The organisation can list what got out without authority, breaches included."
  }
  clause P6.4 "Third parties' privacy commitments assessed" {
    category  privacy
    part_of   tsc:P6.0
    bears_on  PRV, VM
    summary   "Vendors who receive personal information commit to protect it, and somebody checks that they do."
  }
  clause P6.5 "Third parties must report breaches" {
    category  privacy
    part_of   tsc:P6.0
    bears_on  PRV, VM
    summary   "Vendors have committed to report an unauthorised disclosure, and the reports are acted upon."
  }
  clause P6.6 "Affected people and regulators notified" {
    category  privacy
    part_of   tsc:P6.0
    bears_on  PRV, CO
    summary   "People, regulators and others concerned learn of a breach when they are owed the news."
  }
  clause P6.7 "Accounting of holdings and disclosures given" {
    category  privacy
    part_of   tsc:P6.0
    bears_on  PRV
    summary   "A person who asks is told what is held about them and to whom it was disclosed."
  }

  clause P7 "Quality" { heading yes; category privacy }
  clause P7.0 "Quality (series heading)" { heading yes; category privacy; part_of tsc:P7 }
  clause P7.1 "Personal information kept accurate" {
    category  privacy
    part_of   tsc:P7.0
    bears_on  PRV
    summary   "Personal information is accurate, current and complete enough for what it is used for."
  }

  clause P8 "Monitoring and enforcement" { heading yes; category privacy }
  clause P8.0 "Monitoring and enforcement (series heading)" {
    heading   yes
    category  privacy
    part_of   tsc:P8
  }
  clause P8.1 "Complaints handled and compliance monitored" {
    category  privacy
    part_of   tsc:P8.0
    bears_on  PRV
    summary   "Complaints are received and settled, and the organisation checks that it keeps its own promises."
  }
}
