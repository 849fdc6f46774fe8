// Roles own; people hold roles. Whoever owns a control that could become a key control has somebody who stands in.

person yara "Yara Haddad" { position "Chief executive" }

person felix "Felix Brandt" {
  position    "Chief financial officer"
  reports_to  yara
}

person ingrid "Ingrid Solberg" {
  position    "Chief information officer"
  reports_to  yara
}

person mateo "Mateo Rossi" {
  position    "General Counsel"
  reports_to  yara
}

person sunniva "Sunniva Dahl" {
  position    "Head of People"
  reports_to  yara
}

person oscar "Oscar Nyman" {
  position    "Head of Product"
  reports_to  yara
}

person rhea "Rhea Kapoor" { position "Chair of the audit committee" }
person viktor "Viktor Lang" { position "Independent director" }

// ---- finance ----

person carmen "Carmen Ortiz" {
  position    "Controller"
  reports_to  felix
}

person leon "Leon Fischer" {
  position    "General ledger accountant"
  reports_to  carmen
}

person amara "Amara Obi" {
  position    "Accounts payable accountant"
  reports_to  carmen
}

person tilda "Tilda Berg" {
  position    "Receivables accountant"
  reports_to  carmen
}

person stefan "Stefan Weiss" {
  position    "Finance systems accountant"
  reports_to  felix
}

person paulina "Paulina Nowak" {
  position    "Procurement lead"
  reports_to  felix
}

person hamid "Hamid Rezaei" {
  position    "Head of Treasury"
  reports_to  felix
}

person joana "Joana Prates" {
  position    "Treasury analyst"
  reports_to  hamid
}

person wes "Wes Carter" {
  position    "Revenue Operations Manager"
  reports_to  felix
}

person bea "Bea Lindqvist" {
  position    "Billing analyst"
  reports_to  wes
}

person dora "Dora Vidal" {
  position    "Payroll Manager"
  reports_to  felix
}

// ---- technology ----

person elias "Elias Koch" {
  position    "Head of Platform"
  reports_to  ingrid
}

person nadia "Nadia Petrova" {
  position    "IT Security Lead"
  reports_to  ingrid
}

person kofi "Kofi Mensah" {
  position    "Security analyst"
  reports_to  nadia
}

person gwen "Gwen Parry" {
  position    "GRC Lead"
  reports_to  mateo
}

person samir "Samir Aziz" {
  position    "Service desk administrator"
  reports_to  ingrid
}

person lucia "Lucia Romano" {
  position    "Release Manager"
  reports_to  ingrid
}

person anton "Anton Virtanen" {
  position    "Payments engineer"
  reports_to  elias
}

person mei "Mei Tanaka" {
  position    "Payments engineer"
  reports_to  elias
}

person raul "Raul Castro Lima" {
  position    "Portal engineer"
  reports_to  elias
}

person thea "Thea Jansen" {
  position    "Site reliability engineer"
  reports_to  elias
}

person dmitri "Dmitri Orlov" {
  position    "Site reliability engineer"
  reports_to  elias
}

person zoe "Zoe Martin" {
  position    "Head of Support"
  reports_to  oscar
}

// ---- teams ----

team payments_engineering "Payments engineering" {
  members   anton, mei, raul
  function  engineering
}

team platform "Platform" {
  members   head_of_platform, thea, dmitri
  function  engineering
}

team it_security "IT Security" {
  members   it_security_lead, kofi
  function  security
}

team service_desk "Service desk" {
  members   samir
  function  it
}

team finance "Finance" {
  members   cfo, controller, leon, amara, tilda, stefan, paulina
  function  finance
}

team treasury_team "Treasury" {
  members   head_of_treasury, joana
  function  finance
}

team revenue_operations "Revenue Operations" {
  members   revenue_operations_manager, bea
  function  finance
}

team people_team "People" {
  members   head_of_people, payroll_manager
  function  people
}

team system_owners "System owners" {
  members  head_of_platform, controller, head_of_treasury, revenue_operations_manager,
           payroll_manager, head_of_support, it_security_lead
}

team legal "Legal and GRC" {
  members   general_counsel, grc_lead
  function  legal
}

team product "Product and Support" {
  members   product_owner, head_of_support
  function  engineering
}

team directors "Board" {
  members   yara, rhea, viktor
  function  executive
}

// ---- roles ----

role ceo "CEO" {
  held_by   yara
  function  executive
}

role cfo "CFO" {
  held_by   felix
  delegate  controller
  function  finance
}

role cio "CIO" {
  held_by   ingrid
  delegate  it_security_lead
  function  it
}

role general_counsel "General Counsel" {
  held_by   mateo
  delegate  cfo
  function  legal
}

role head_of_people "Head of HR" {
  held_by   sunniva
  delegate  general_counsel
  function  people
}

role product_owner "Product owner" {
  held_by   oscar
  delegate  head_of_support
  function  engineering
}

role controller "Controller" {
  held_by   carmen
  delegate  cfo
  function  finance
}

role head_of_treasury "Head of Treasury" {
  held_by   hamid
  delegate  cfo
  function  finance
}

role revenue_operations_manager "Revenue Operations Manager" {
  held_by   wes
  delegate  controller
  function  finance
}

role payroll_manager "Payroll Manager" {
  held_by   dora
  delegate  head_of_people
  function  finance
}

role finance_systems_accountant "Finance systems accountant" {
  held_by   stefan
  delegate  controller
  function  finance
}

role procurement_lead "Procurement lead" {
  held_by   paulina
  delegate  cfo
  function  finance
}

role head_of_platform "Head of Platform" {
  held_by   elias
  delegate  cio
  function  engineering
}

role release_manager "Release Manager" {
  held_by   lucia
  delegate  cio
  function  it
}

role it_security_lead "IT Security Lead" {
  held_by   nadia
  delegate  cio
  function  security
}

role security_analyst "Security analyst" {
  held_by   kofi
  delegate  it_security_lead
  function  security
}

role grc_lead "GRC Lead" {
  held_by   gwen
  delegate  general_counsel
  function  legal
}

role head_of_support "Head of Support" {
  held_by   zoe
  delegate  product_owner
  function  operations
}

role site_reliability_engineer "Site reliability engineer" {
  held_by   thea, dmitri
  function  engineering
}
