// Where this company asks more of itself than the library does. A rule is text like the rest, and so is its test
// (`ctl test`).

/// What a vendor did well two years ago says little about the vendor of today, and a business that rests on eight of them
/// wants to know each year.
///
/// Fires when a vendor of high criticality was not assessed in the last 12 months, or never.
///
/// Level warning.
///
/// Settled by the assessment (VM-02), and its date in `assessed`.
rule ACM-01 "critical vendor not assessed for a year" {
  severity warning
  for      v in vendor
  where    v.criticality == high
  require  exists v.assessed and not v.assessed < as_of - 12 months
  message  "{v} was never assessed" if not exists v.assessed,
           "{v} was last assessed on {v.assessed}, more than 12 months ago"
  at       v.assessed
  help     "assess {v} again (VM-02), and write the date in `assessed`"
  cites    tsc:CC9.2
}

test "a critical vendor is assessed once a year" {
  as_of 2026-07-20
  given {
    vendor forgotten "Forgotten" { criticality high; assessed 2025-07-19 }
    vendor unknown "Unknown" { criticality high }
    vendor current "Current" { criticality high; assessed 2025-07-20 }
    vendor minor "Minor" { criticality medium }
  }
  expect warning ACM-01 on forgotten "last assessed on 2025-07-19"
  expect warning ACM-01 on unknown "never assessed"
  expect no ACM-01 on current
  expect no ACM-01 on minor
}
