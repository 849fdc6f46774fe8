// Who is audited, about what, and what is promised to customers.

/// Card payments for online shops. One service, two programmes in parallel: SOC 2 for the customers who ask for
/// it, and ICFR as a rehearsal for the listing.
organization acme "Acme Payments, Inc." {
  stage            pre_ipo  // preparation: what the law does not yet impose is a warning, the rest an error
  does             hosts_customer_data, processes_payments
  filer_status     not_a_filer
  fiscal_year_end  "12-31"
}

service payments_platform "Payments platform" {
  description """
    Takes card payments for online shops, settles them with the shops, and bills the shops for what they use.
  """
}

// The categories are those for which there is a promise below. Each one added brings its criteria with it.
commitment uptime "Uptime" {
  to_users_of  payments_platform
  category     availability
  statement    "The payments API answers in 99.95 per cent of the minutes of each calendar month."
}

commitment merchant_secrecy "Confidentiality of merchants' data" {
  to_users_of  payments_platform
  category     confidentiality
  statement """
    A merchant's prices, volumes and customer records are disclosed to nobody else, and destroyed within 90
    days after the contract ends, unless the law asks for longer.
  """
}

engagement soc2_2026 "SOC 2 Type 2, 2026" {
  report                 soc2_type2
  categories             security, availability, confidentiality
  period                 2026-01-01 .. 2026-12-31
  service                payments_platform
  auditor                "Harrow and Lyle LLP"
  significant_incidents  "None up to 20 July 2026: no incident broke a commitment or showed a control that failed."
  significant_changes """
    Usage metering was rewritten in spring 2026 and went live under the same controls as the rest. The yearly recovery
    exercise became part of the programme in July 2026.
  """
}

/// A rehearsal. Sections 302 and 906 apply from the first periodic report, management's assessment under 404(a)
/// from the second annual report.
engagement icfr_2026 "ICFR, fiscal year 2026" {
  report            sox_icfr
  assessed_against  coso
  period            2026-01-01 .. 2026-12-31
  auditor           "Harrow and Lyle LLP"
}
