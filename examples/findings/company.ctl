// Subscriptions and bookings for sports clubs. Thirty people, one service.

organization tidewater "Tidewater Software, Inc." {
  stage            early_stage  // OVR-03: too early for the ICFR engagement below
  does             hosts_customer_data, sells_software
  fiscal_year_end  "12-31"
}

service club_platform "Club platform" {
  description  "Takes bookings and membership fees for sports clubs."
}

commitment uptime "Uptime" {
  to_users_of  club_platform
  category     availability
  statement    "The platform answers in 99.9 per cent of the minutes of each month."
}

engagement soc2_2026 "SOC 2 Type 2, 2026" {
  report  soc2_type2
  // COV-01: nothing answers A1.1 since the capacity review was dropped.
  // OVR-02: confidentiality was promised to nobody, and no data of customers is declared confidential.
  categories  security, availability, confidentiality
  // COV-10: CC6.4 is set aside without a reason. COV-02: with CC9.1 and CC9.2, a whole series is.
  not_applicable  tsc:CC6.4,
                  tsc:CC9.1 { reason "A disruption would be the hosting provider's." },
                  tsc:CC9.2 { reason "Our vendors are large and know what they do." }
  period          2026-01-01 .. 2026-12-31
}

engagement icfr_2026 "ICFR, fiscal year 2026" {
  report  sox_icfr
  // COV-11: no framework is named in `assessed_against`. COV-13: nothing answers 806, the protection of those who report.
  // COV-14: nothing supports the officers' statements of 302(a)(2) and (3).
  period  2026-01-01 .. 2026-12-31
}

account revenue "Revenue" {
  significant  yes
  assertions   existence, completeness, accuracy, cutoff  // COV-04: no key control answers cutoff
}

account cash "Cash" {
  significant  yes
  assertions   existence, completeness
}

process order_to_cash "Order to cash" { owner finance_lead; accounts revenue, cash }
process record_to_report "Record to report" { owner finance_lead; accounts revenue, cash }

source bank_statement "Bank statements"

risk r_01 "Access that nobody needs" {
  id          "R-01"
  event       "A mover or a leaver keeps access."
  cause       "Access is given at once and taken away late."
  effect      "Members' data is read, or figures are changed."
  likelihood  medium
  impact      high
  owner       cto
}

risk r_02 "Figures wrong" {
  id          "R-02"
  event       "Fees are not billed, billed twice or booked wrongly."
  cause       "A fault or an unapproved change in the service."
  effect      "Revenue and cash are misstated."
  likelihood  medium
  impact      high
  owner       finance_lead
  threatens   revenue { assertion existence, completeness, accuracy },
              cash { assertion existence, completeness }
}

risk r_03 "Service down or data lost" {
  id          "R-03"
  event       "Clubs cannot take bookings, or members' data is lost or leaked."
  cause       "A failed release, a stolen password, a vendor that fails."
  effect      "Clubs lose members and we lose clubs."
  likelihood  medium
  impact      high
  owner       cto
}

risk r_04 "Nobody answers for it" {
  id          "R-04"
  event       "Controls exist on paper only."
  cause       "The company is small and everybody does everything."
  effect      "Mistakes and fraud are found late."
  fraud       yes
  likelihood  medium
  impact      medium
  owner       ceo
}

risk r_05 "Card numbers in the wrong place" {
  id          "R-05"
  event       "Card numbers are written into logs."
  cause       "A debug statement."
  effect      "Fines, and the loss of the right to take cards."
  likelihood  low
  impact      high
  owner       cto
  treatment   mitigate  // COV-05: and no control does
}
