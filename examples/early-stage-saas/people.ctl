// Ten people, and more functions than people. The library's control templates speak of functions (the IT Security Lead
// exports, the GRC Lead compares, the CIO decides), so each function that they name is a role here, and one line says
// who wears the hat. Little in the templates has to be rewritten, and when somebody is hired, one line changes.

person nora "Nora Lindgren" { position "Chief executive, founder" }

person tomas "Tomas Vidal" {
  position    "Chief technology officer, founder"
  reports_to  nora
}

person aisha "Aisha Rahman" {
  position    "Engineer, platform"
  reports_to  tomas
}

person ben "Ben Okoye" {
  position    "Engineer"
  reports_to  tomas
}

person chiara "Chiara Moretti" {
  position    "Engineer"
  reports_to  tomas
}

person deniz "Deniz Kaya" {
  position    "Engineer, security"
  reports_to  tomas
}

person ewan "Ewan Fraser" {
  position    "Product lead"
  reports_to  nora
}

person freya "Freya Nielsen" {
  position    "Head of operations: people, money, vendors"
  reports_to  nora
}

person gil "Gil Peretz" {
  position    "Customer support"
  reports_to  ewan
}

person hugo "Hugo Martins" {
  position    "Sales"
  reports_to  nora
}

// ---- the two directors whom the investors sent ----

person ines "Ines Baur" { position "Independent director" }
person piet "Piet Hogan" { position "Independent director" }

// ---- teams ----

team engineering "Engineering" {
  members   aisha, ben, chiara, deniz
  function  engineering
}

team on_call "On call" {
  members   aisha, ben
  function  engineering
}

team technology "Technology" {
  members   cto, engineering
  function  engineering
}

team operations "Operations" {
  members   freya
  function  operations
}

team directors "Board" {
  members   nora, ines, piet
  function  executive
}

// ---- what people are ----

role ceo "CEO" {
  held_by   nora
  function  executive
}

role cto "CTO" {
  held_by   tomas
  delegate  aisha
  function  engineering
}

role head_of_operations "Head of Operations" {
  held_by   freya
  delegate  ceo
  function  operations
}

role product_owner "Product owner" {
  held_by   ewan
  function  engineering
}

role head_of_support "Head of Support" {
  held_by   gil
  function  operations
}

role platform_engineer "Platform engineer" {
  held_by   aisha
  delegate  ben
  function  engineering
}

role security_engineer "Security engineer" {
  held_by   deniz
  function  security
}

// ---- hats ----

role it_security_lead "IT Security Lead" {
  held_by   tomas
  function  security
}

role head_of_platform "Head of Platform" {
  held_by   tomas
  function  engineering
}

role security_analyst "Security analyst" {
  held_by   deniz
  function  security
}

role cio "CIO" {
  held_by   nora
  function  executive
}

role grc_lead "GRC Lead" {
  held_by   freya
  function  operations
}

role head_of_hr "Head of HR" {
  held_by   freya
  function  people
}

role service_desk "Service desk" {
  held_by   freya
  function  it
}

role procurement "Procurement" {
  held_by   freya
  function  finance
}

role controller "Controller" {
  held_by   freya
  function  finance
}

/// Nora decides; a law firm advises.
role legal_counsel "Legal counsel" {
  held_by   nora
  function  legal
}

team executive_committee "Executive committee" {
  members   ceo, cto
  function  executive
}
