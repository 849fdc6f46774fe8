// Everybody who holds a duty or owns a control.

person mara "Mara Quist" { position "Chief Executive Officer" }
person theo "Theo Brandt" { position "Chief Technology Officer"; reports_to mara }
person lena "Lena Fischer" { position "Finance Lead"; reports_to mara }
person omar "Omar Haddad" { position "Operations Engineer"; reports_to theo }
person pia "Pia Nordin" { position "Engineer"; reports_to theo }
person sam "Sam Ortega" { position "Engineer"; reports_to theo }
person ruth "Ruth Meyer" { position "Compliance Manager"; reports_to mara }
person dev "Dev Patel" { position "Bookkeeper"; reports_to lena }
person iris "Iris Vogel" { position "Support Lead"; reports_to mara }

role ceo "CEO" { held_by mara; delegate cto; function executive }
role cto "CTO" { held_by theo; delegate operations_engineer; function engineering }
role finance_lead "Finance Lead" { held_by lena; function finance }  // OWN-08: owns key controls, nobody stands in
role bookkeeper "Bookkeeper" { held_by dev; delegate finance_lead; function finance }
role operations_engineer "Operations Engineer" { held_by omar; delegate cto; function engineering }
role compliance_manager "Compliance Manager" { held_by ruth; delegate ceo; function operations }
role support_lead "Support Lead" { held_by iris; delegate ceo; function operations }

// OWN-05: Nils left in April, and the inventory of data is still his.
person nils "Nils Berg" { position "Data Engineer"; reports_to theo; left 2026-04-30 }
role data_steward "Data Steward" { held_by nils; delegate cto; function engineering }

// SOD-13: three people know this password.
person support_inbox "support@tidewater" { generic yes }

team engineers "Engineers" { members pia, sam; function engineering }
team on_call "On call" { members operations_engineer, pia; function engineering }
team releases "Releases" { members operations_engineer, on_call; function engineering }  // SOD-01: Pia, by way of on_call

// SOD-15: nobody is in it yet, and whoever joins could both write and release.
team night_shift "Night shift" { function engineering }
team technology "Technology" { members cto, operations_engineer, engineers; function engineering }
team finance_team "Finance" { members finance_lead, bookkeeper; function finance }
team month_end "Month end" { members finance_lead, bookkeeper; function finance }
team compliance "Compliance" { members compliance_manager; function operations }
team support_team "Support" { members support_lead; function operations }
