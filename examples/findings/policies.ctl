policy security_policy "Security policy" {
  id                "POL-01"
  owner             cto
  approved_by       ceo
  approved          2026-01-15
  review            annual
  satisfies         tsc:CC6  // COV-12: a heading, not a criterion
  put_in_action_by  sign_on, access_requests
}

policy retention_policy "Retention policy" {
  id           "POL-02"
  owner        compliance_manager
  approved_by  ceo
  approved     2026-01-15
  review       annual
  satisfies    tsc:C1.2  // COV-09: and no control puts it in action
}

policy remote_policy "Remote work policy" {
  id           "POL-03"
  owner        compliance_manager
  approved_by  ceo
  approved     2026-01-15
  review       annual
  satisfies    tsc:CC6.9  // E0203: CC6 ends at CC6.8
}
