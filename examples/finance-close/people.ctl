// The finance team as `role-assignments.csv` lists it: twelve people by their codes, ten role codes.
// Reviewed 2025-01-15 by the source; R9 is the external auditor, and `person_12` is "Pending Assignment".

/// The source does not say how far the company is on its way. Nothing about duties hangs on it here: they are held on a
/// ledger, and on a ledger a conflict is an error at every stage. The earliest stage asks least of everything else.
organization close_team "Finance close team" { stage early_stage }

person person_01 { position "AP Clerk" }
person person_02 { position "AR Clerk" }
person person_03 { position "GL Accountant" }
person person_04 { position "GL Accountant" }
person person_05 { position "Fixed Asset Accountant" }
person person_06 { position "Payroll Specialist" }
person person_07 { position "Tax Compliance Officer" }
person person_08 { position "Finance Manager" }
person person_09 { position "Finance Director" }
person person_10 { position "External Auditor" }
person person_11 { position "IT Market Director" }
person person_12 { position "IT Asset Manager" }

role R1 "AP Clerk (R1)" {
  held_by   person_01
  function  finance
}

role R2 "AR Clerk (R2)" {
  held_by   person_02
  function  finance
}

role R3 "GL Accountant (R3)" {
  held_by   person_03, person_04
  function  finance
}

role R4 "Fixed Asset Accountant (R4)" {
  held_by   person_05
  function  finance
}

role R5 "Payroll Specialist (R5)" {
  held_by   person_06
  function  finance
}

role R6 "Tax Compliance Officer (R6)" {
  held_by   person_07
  function  finance
}

role R7 "Finance Manager (R7)" {
  held_by   person_08
  function  finance
}

role R8 "Finance Director (R8)" {
  held_by   person_09
  function  finance
}

role R9 "External Auditor (R9)" { held_by person_10 }

role IT "IT Market Director (IT)" {
  held_by   person_11
  function  it
}

/// Named by the matrix as a performer, but not among the roles that it assigns.
team HR "Human Resources" { function people }
