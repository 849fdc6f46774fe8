// The reports and assessments that an engagement can end in. `program` says whose rules apply to the organisation's
// own engagement: a SOC 1 is about its customers' financial reporting and belongs to neither programme.

/// Controls of a service organisation that matter to the financial reporting of its users: their design at a date.
/// The organisation states its own control objectives; Trust Services Criteria never appear. For management, users
/// and their auditors only.
report_type soc1_type1 "SOC 1 Type 1"

/// As Type 1, and whether the controls operated over a period. It is what a user's ICFR can rely on.
report_type soc1_type2 "SOC 1 Type 2" { over_period yes }

/// The design of controls against the Trust Services Criteria at a date. For informed users only: it shows no
/// operation.
report_type soc2_type1 "SOC 2 Type 1" { program soc2 }

/// Design and operation of controls against the Trust Services Criteria over a period, usually three to twelve
/// months. For informed users, and prospects under an agreement not to pass it on.
report_type soc2_type2 "SOC 2 Type 2" { program soc2; over_period yes }

/// A short report on the same subject as a SOC 2 Type 2, without tests and details, for everybody to read. It shows
/// no tests, so nobody can rely on it for their own controls.
report_type soc3 "SOC 3" { program soc2; over_period yes; public_use yes }

/// Management's assessment of internal control over financial reporting. The conclusion is as of the last day of the
/// fiscal year, the work that supports it goes through the year, and the report is filed.
report_type sox_icfr "ICFR assessment" { program sox; over_period yes; public_use yes }

/// The counterpart of a SOC 1 Type 2 under the international standard.
report_type isae3402_type2 "ISAE 3402 Type 2" { over_period yes }

/// An organisation's risk management for cybersecurity as a whole, for everybody to read. It is not about one
/// service.
report_type soc_cybersecurity "SOC for Cybersecurity" { over_period yes; public_use yes }

/// A producer's or distributor's system, for customers and business partners who depend on its supply.
report_type soc_supply_chain "SOC for Supply Chain" { over_period yes }
