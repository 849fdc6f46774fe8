// The articles of the GDPR that an organisation acts on, as citable clauses.

/// The European law on personal data. It binds whoever processes data of people in the Union, wherever they are
/// established. A *controller* decides why and how; a *processor* works on a controller's instructions, which is what
/// most software companies are for their customers' data and none are for their own staff's. Nobody is certified by
/// following it; accountability (Art. 5(2)) asks that it can be shown. Articles are cited as `gdpr:Art.32(1)(b)`.
framework gdpr "General Data Protection Regulation" {
  authority       regulation
  edition         "Regulation (EU) 2016/679"
  mistaken_names  "gpdr", "GPDR", "GDPR", "dsgvo", "DSGVO", "rgpd", "RGPD", "uk_gdpr", "UK GDPR"

  clause chapter2 "Principles" { heading yes }
  clause Art.5 "Principles of processing" { heading yes; part_of gdpr:chapter2 }
  clause Art.5(1)(a) "Lawful, fair and transparent" {
    part_of  gdpr:Art.5
    summary  "There is a legal basis, and people know what happens with their data."
  }
  clause Art.5(1)(b) "Limited to the purpose" {
    part_of  gdpr:Art.5
    summary  "Data collected for one purpose is not used for another that is incompatible with it."
  }
  clause Art.5(1)(c) "No more than needed" {
    part_of  gdpr:Art.5
    summary  "What is processed is adequate, relevant and limited to the purpose."
  }
  clause Art.5(1)(d) "Accurate" {
    part_of  gdpr:Art.5
    summary  "Data is accurate and current; what is wrong is corrected or erased without delay."
  }
  clause Art.5(1)(e) "No longer than needed" {
    part_of  gdpr:Art.5
    summary  "Data that identifies people is kept only as long as the purpose needs it."
  }
  clause Art.5(1)(f) "Safe" {
    part_of  gdpr:Art.5
    summary  "Data is protected against unauthorised processing, loss, destruction and damage."
  }
  clause Art.5(2) "Accountability" {
    part_of  gdpr:Art.5
    summary  "The controller answers for all of this and can show it."
  }
  clause Art.6 "Legal basis" { heading yes; part_of gdpr:chapter2 }
  clause Art.6(1) "One of six legal bases" {
    part_of  gdpr:Art.6
    summary  "Consent, contract, legal obligation, vital interests, public task or legitimate interests."
  }
  clause Art.6(1)(a) "Consent" {
    part_of  gdpr:Art.6(1)
    summary  "The person has consented to the purpose."
  }
  clause Art.6(1)(b) "Contract" {
    part_of  gdpr:Art.6(1)
    summary  "A contract with the person, or steps before it that they asked for, need the processing."
  }
  clause Art.6(1)(c) "Legal obligation" {
    part_of  gdpr:Art.6(1)
    summary  "A law that binds the controller needs the processing."
  }
  clause Art.6(1)(d) "Vital interests" {
    part_of  gdpr:Art.6(1)
    summary  "Somebody's life depends on it."
  }
  clause Art.6(1)(e) "Public task" {
    part_of  gdpr:Art.6(1)
    summary  "A task in the public interest, or official authority, needs it."
  }
  clause Art.6(1)(f) "Legitimate interests" {
    part_of  gdpr:Art.6(1)
    summary  "An interest of the controller or of others, not overridden by the person's."
  }
  clause Art.7 "Conditions for consent" {
    part_of  gdpr:chapter2
    summary  "Consent can be shown, was asked for plainly, is free, and can be withdrawn as easily as given."
  }
  clause Art.9 "Special categories of data" {
    part_of  gdpr:chapter2
    summary  "Health, biometrics, beliefs and the like are processed only under a listed exception."
  }

  clause chapter3 "Rights of the data subject" { heading yes }
  clause Art.12 "Plain information and easy exercise of rights" {
    part_of  gdpr:chapter3
    summary  "Answers are plain, free of charge as a rule, and given within one month."
  }
  clause Art.13 "Notice when data comes from the person" {
    part_of  gdpr:chapter3
    summary  "The person is told at collection who processes what, why, on what basis and how long."
  }
  clause Art.14 "Notice when data comes from elsewhere" {
    part_of  gdpr:chapter3
    summary  "The person is told within a month at the latest, and from which source the data comes."
  }
  clause Art.15 "Access" {
    part_of  gdpr:chapter3
    summary  "The person learns whether and how their data is processed, and receives a copy."
  }
  clause Art.16 "Rectification" {
    part_of  gdpr:chapter3
    summary  "What is inaccurate is corrected, what is incomplete is completed."
  }
  clause Art.17 "Erasure" {
    part_of  gdpr:chapter3
    summary  "Data is erased when its reason is gone, unless the law says otherwise."
  }
  clause Art.18 "Restriction" {
    part_of  gdpr:chapter3
    summary  "While something is disputed, data is stored and not otherwise used."
  }
  clause Art.19 "Recipients told" {
    part_of  gdpr:chapter3
    summary  "Recipients hear of a correction, erasure or restriction."
  }
  clause Art.20 "Portability" {
    part_of  gdpr:chapter3
    summary  "The person receives the data they provided in a machine-readable form."
  }
  clause Art.21 "Objection" {
    part_of  gdpr:chapter3
    summary  "The person can object; an objection to direct marketing always stands."
  }
  clause Art.22 "Automated decisions" {
    part_of  gdpr:chapter3
    summary  "Nobody is subject to a solely automated decision of weight without safeguards."
  }

  clause chapter4 "Controller and processor" { heading yes }
  clause Art.24 "Responsibility of the controller" {
    part_of  gdpr:chapter4
    summary  "Measures fit the risk, can be shown, and are reviewed."
  }
  clause Art.25 "Data protection by design and by default" { heading yes; part_of gdpr:chapter4 }
  clause Art.25(1) "By design" {
    part_of  gdpr:Art.25
    summary  "Protection is built in when the means are chosen, and while they are used."
  }
  clause Art.25(2) "By default" {
    part_of  gdpr:Art.25
    summary  "Unless somebody acts, only the data that a purpose needs is processed."
  }
  clause Art.26 "Joint controllers" {
    part_of  gdpr:chapter4
    summary  "Two who decide together arrange who does what, and tell the essence of it."
  }
  clause Art.27 "Representative in the Union" {
    part_of  gdpr:chapter4
    summary  "A controller or processor from outside names a representative."
  }
  clause Art.28 "Processors" { heading yes; part_of gdpr:chapter4 }
  clause Art.28(1) "Only processors with sufficient guarantees" {
    part_of  gdpr:Art.28
    summary  "The controller convinces itself before it hands data over, and while it does."
  }
  clause Art.28(2) "Sub-processors only with authorisation" {
    part_of  gdpr:Art.28
    summary  "The controller agrees to each further processor, or can object to a change."
  }
  clause Art.28(3) "A contract with each processor" {
    part_of  gdpr:Art.28
    summary  "It binds the processor to instructions, secrecy, security, help, deletion and audits."
  }
  clause Art.28(4) "The same duties down the chain" {
    part_of  gdpr:Art.28
    summary  "A sub-processor is bound as the processor is."
  }
  clause Art.29 "Processing on instruction" {
    part_of  gdpr:chapter4
    summary  "Whoever works under the controller or processor processes only as instructed."
  }
  clause Art.30 "Records of processing" { heading yes; part_of gdpr:chapter4 }
  clause Art.30(1) "The controller's record" {
    part_of  gdpr:Art.30
    summary  "Purposes, categories, recipients, transfers, time limits and security measures."
  }
  clause Art.30(2) "The processor's record" {
    part_of  gdpr:Art.30
    summary  "For whom it processes, what, transfers and security measures."
  }
  clause Art.31 "Cooperation with the authority" {
    part_of  gdpr:chapter4
    summary  "Controller and processor cooperate with the supervisory authority on request."
  }
  clause Art.32 "Security of processing" { heading yes; part_of gdpr:chapter4 }
  clause Art.32(1) "Security appropriate to the risk" {
    part_of  gdpr:Art.32
    summary  "Measures fit the state of the art, the cost, the processing and the risk to people."
  }
  clause Art.32(1)(a) "Pseudonymisation and encryption" {
    part_of  gdpr:Art.32(1)
    summary  "Where appropriate, data is pseudonymised and encrypted."
  }
  clause Art.32(1)(b) "Confidentiality, integrity, availability, resilience" {
    part_of  gdpr:Art.32(1)
    summary  "Systems and services keep these at all times."
  }
  clause Art.32(1)(c) "Restoring after an incident" {
    part_of  gdpr:Art.32(1)
    summary  "Availability and access come back in good time."
  }
  clause Art.32(1)(d) "Testing the measures" {
    part_of  gdpr:Art.32(1)
    summary  "A process tests and evaluates whether the measures work."
  }
  clause Art.32(4) "People act on instruction" {
    part_of  gdpr:Art.32
    summary  "Whoever has access to personal data processes it only as instructed."
  }
  clause Art.33 "Breach notified to the authority" { heading yes; part_of gdpr:chapter4 }
  clause Art.33(1) "Within 72 hours" {
    part_of  gdpr:Art.33
    summary  "The controller notifies within 72 hours of knowing, unless a risk to people is unlikely."
  }
  clause Art.33(2) "The processor tells the controller" {
    part_of  gdpr:Art.33
    summary  "Without undue delay after it knows of a breach."
  }
  clause Art.33(5) "Every breach written down" {
    part_of  gdpr:Art.33
    summary  "Facts, effects and remedies, whether or not it was notified."
  }
  clause Art.34 "Breach told to the people concerned" {
    part_of  gdpr:chapter4
    summary  "Where the risk to them is high, without undue delay and in plain words."
  }
  clause Art.35 "Impact assessment" {
    part_of  gdpr:chapter4
    summary  "Before processing that is likely to be a high risk to people."
  }
  clause Art.36 "Prior consultation" {
    part_of  gdpr:chapter4
    summary  "The authority is asked where the assessment leaves a high risk."
  }
  clause Art.37 "Data protection officer" {
    part_of  gdpr:chapter4
    summary  "Named where core activities watch people, or process special categories, on a large scale."
  }
  clause Art.38 "Position of the officer" {
    part_of  gdpr:chapter4
    summary  "Involved early, independent, with resources, reporting to the top."
  }
  clause Art.39 "Tasks of the officer" {
    part_of  gdpr:chapter4
    summary  "Informs, advises, monitors, and is the contact of the authority."
  }

  clause chapter5 "Transfers to other countries" { heading yes }
  clause Art.44 "Transfers only under this chapter" {
    part_of  gdpr:chapter5
    summary  "The level of protection travels with the data, onward transfers included."
  }
  clause Art.45 "Adequacy decision" {
    part_of  gdpr:chapter5
    summary  "The Commission has found the protection of the country adequate."
  }
  clause Art.46 "Appropriate safeguards" {
    part_of  gdpr:chapter5
    summary  "Standard contractual clauses, binding corporate rules and the like, with enforceable rights."
  }
  clause Art.47 "Binding corporate rules" {
    part_of  gdpr:chapter5
    summary  "Rules of a group that the authority approved."
  }
  clause Art.48 "Orders of foreign courts and authorities" {
    part_of  gdpr:chapter5
    summary  "They are followed only on the basis of an international agreement."
  }
  clause Art.49 "Derogations" {
    part_of  gdpr:chapter5
    summary  "Explicit consent, contract, legal claims: for single cases, not for routine."
  }
}
