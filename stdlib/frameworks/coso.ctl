/// The framework by which most companies in the United States judge their internal control over financial reporting.
/// Management has to name a framework (S-K 308(a)); this is the usual one. It has five components and seventeen
/// principles, all of which have to be present and functioning, the components working together: one missing
/// principle is a major deficiency. The Trust Services Criteria CC1 to CC5 carry the same principles, which is where
/// SOC 2 and SOX meet first.
framework coso "COSO Internal Control, Integrated Framework (2013)" {
  program         sox
  authority       guidance
  edition         "Committee of Sponsoring Organizations of the Treadway Commission, 2013"
  mistaken_names  "COSO", "coso2013", "COSO 2013", "coso_erm", "COSO ERM"

  clause control_environment "Control environment" { heading yes }
  clause P1 "Integrity and ethical values" {
    part_of   coso:control_environment
    bears_on  ELC
    summary   "Leaders show by what they do that integrity counts, and deviations are dealt with."
  }
  clause P2 "Independence of the board" {
    part_of   coso:control_environment
    bears_on  ELC
    summary   "The board is independent of management and oversees internal control."
  }
  clause P3 "Structures, authority and responsibility" {
    part_of   coso:control_environment
    bears_on  ELC
    summary   "Management sets structures, reporting lines, and who may decide what."
  }
  clause P4 "Competence" {
    part_of   coso:control_environment
    bears_on  ELC
    summary   "The organisation attracts, develops and keeps people who are able to do the work."
  }
  clause P5 "Accountability" {
    part_of   coso:control_environment
    bears_on  ELC
    summary   "People answer for their responsibilities in internal control, without pressure to bend them."
  }

  clause risk_assessment "Risk assessment" { heading yes }
  clause P6 "Clear objectives" {
    part_of   coso:risk_assessment
    bears_on  ELC
    summary   "Objectives are specific enough that risks to them can be found and weighed."
  }
  clause P7 "Risk analysis" {
    part_of   coso:risk_assessment
    bears_on  ELC
    summary   "Risks to the objectives are identified across the entity and analysed to decide how to meet them."
  }
  clause P8 "Fraud" {
    part_of   coso:risk_assessment
    bears_on  ELC
    summary   "The assessment of risk considers how fraud could happen, override by management included."
  }
  clause P9 "Change" {
    part_of   coso:risk_assessment
    bears_on  ELC
    summary   "Changes that could matter much to internal control are seen and assessed."
  }

  clause control_activities "Control activities" { heading yes }
  clause P10 "Control activities that meet the risks" {
    part_of   coso:control_activities
    bears_on  ELC
    summary   "Activities bring risk down to what is acceptable, and incompatible duties are kept apart."
  }
  clause P11 "General controls over technology" {
    part_of   coso:control_activities
    bears_on  APD, PC, PD, CO
    summary   "Access, change, development and operation of technology are controlled, since other controls rest on it."
  }
  clause P12 "Policies and procedures" {
    part_of   coso:control_activities
    bears_on  ELC
    summary   "Policies say what is expected, and procedures put it in action."
  }

  clause information_and_communication "Information and communication" { heading yes }
  clause P13 "Quality information" {
    part_of   coso:information_and_communication
    bears_on  ELC
    summary   "Controls use information that is relevant, complete and accurate."
  }
  clause P14 "Internal communication" {
    part_of   coso:information_and_communication
    bears_on  ELC
    summary   "People inside know the objectives and their own duties for internal control."
  }
  clause P15 "External communication" {
    part_of   coso:information_and_communication
    bears_on  ELC
    summary   "Matters of internal control are communicated with parties outside, in both directions."
  }

  clause monitoring "Monitoring activities" { heading yes }
  clause P16 "Evaluations" {
    part_of   coso:monitoring
    bears_on  ELC
    summary   "Ongoing and separate evaluations find out whether the components are present and functioning."
  }
  clause P17 "Deficiencies" {
    part_of   coso:monitoring
    bears_on  ELC
    summary   "Deficiencies reach those who can correct them, senior management and the board where it matters."
  }
}
