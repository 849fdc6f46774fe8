

// A comment of the file.
/// Documentation of `acme`.
organization acme "Acme Payments, Inc." {
    stage pre_ipo;   does hosts_customer_data,processes_payments,;


    // A comment.
    founded    2020-01-01 // when
  a_name_that_is_longer_than_twenty_four_characters yes
  x 1 }
person ana "Ana Ruiz"
person bo
service payments "Payments" { }
service empty {
}
team finance { members ana,bo }   // trailing
team open {   // after the brace

  members ana, bo

  // before the end
}
grant one { to finance; duties deploy; on billing }
grant two {
  to finance; duties deploy; on billing, a_system_with_a_long_name_1, a_system_with_a_long_name_2, a_system_with_a_long_name_3, a_system_with_a_long_name_4 }
system billing "Billing" {
  owner finance
  feeds netsuite { carries invoices }, warehouse { carries invoices; handed_to_customer yes; redacted_by tokenisation }, zendesk { carries tickets }
  feeds_more netsuite {
    carries invoices
  }
  procedure """
      1. First.
        2. Second.
  """
  note "one", "two"
  excluded_from sox { reason "It has no access to the ledger, and nobody can change that without two approvals" }
  clause CC6.1 "Nested" { heading yes }
  clause CC6.2 "Nested, and long enough to need several lines when it is laid out" { category security; part_of tsc:CC6 }
  clause CC6.3 "No block"
}
template control review "Review" like std::base { objective "o" }
framework tsc "T" { program soc2 clause CC1 "One" { heading yes } clause CC2 "Two" { heading yes } clause CC3 "3" { heading yes } }
control c like   std::x{id "AC-01";period 2026-01-01..2026-12-31;every 90   days;field control.objective}
control d {
  feeds a { b c }, // why a
        d { e f }  // why d
  // between
  g h
}
control e {
  satisfies tsc:CC6.1, // one
            tsc:CC6.2 // two
  owner ana
}
// The end.
