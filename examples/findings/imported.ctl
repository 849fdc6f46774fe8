// What the old spreadsheet held, being moved over. Nothing here works yet: each entry has one mistake that the compiler
// reports before any rule looks at it.

// E0306: the package has an organisation already.
organization tidewater_holding "Tidewater Holding" { stage early_stage }

// E0204: `control`, misspelt.
contrl clean_desks "Clean desks" { owner compliance_manager }

// E0208: `std::access_request` is the name of the template.
control old_requests "Requests by mail" like std::acces_request { owner cto; status retired }

// E0308: a template of a control cannot make a system.
system old_firewall "Firewall" like std::network_boundary_review { owner cto }

control row_17 "Backup tapes" {
  status  retired
  owner   cto
  // E0205: `frequency`, misspelt.
  freqency  weekly
}

control row_18 "Visitors' book" {
  status  retired
  owner   compliance_manager
  nature  handwritten  // E0212: it is `manual`, `it_dependent_manual` or `automated`
}

control row_19 "Password rules" {
  status     retired
  owner      cto
  satisfies  sox2:404(a)  // E0202: there is no SOX 2
}

control row_20 "Firewall rules" {
  status  retired
  owner   it_department::cto  // E0209: no such package is a dependency
}

control row_21 "Server room" {
  status  retired
  owner   cto
  owner   operations_engineer  // E0211: given twice
}

control row_22 "Antivirus" {
  status  retired
  owner   cto
  family  endpoint_protection, vulnerability_management  // E0303: one family only
}

control row_23 "Insurance" {
  status  retired
  owner   finance_lead { since 2024-01-01 }  // E0305: an owner has no fields of its own
}

control row_24 "Alarm" {
  status        retired
  owner         cto
  performed_by  reviewed_by  // E0304: an empty cell, and then the heading of the next column
}

evidence old_mails "Mails about access" {
  owner               cto
  type                access_request
  programs            soc2
  frequency           each_request
  retention           "7 years"  // E0302: a duration has no quotes
  stored_in           workspace
  shows               requested_access, requester, approver, approver_role, provisioning
  population          "The mailbox."
  completeness_check  "None."
}

// E0301: a system needs an owner.
system fax "Fax" { not_financial "It is a fax." }

// E0310: a clause stands inside its framework.
clause house_rule "House rule" { summary "Lock the door." }

// E0210: rules are numbered as they are, and there is none of this name.
exception old_waiver "Waived in 2024" {
  rule         SOD-99
  on           wiki
  owner        cto
  reason       "Small team."
  approved_by  ceo
  approved     2026-01-15
  expires      2026-12-31
}
