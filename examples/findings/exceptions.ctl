// DEF-02: it ended in May. What it accepted, COV-08 on OP-05, is back and says so itself.
exception recovery_delay "Recovery exercise moved" {
  rule         COV-08
  on           recovery
  owner        cto
  reason       "The second region was not ready."
  approved_by  ceo
  approved     2026-02-01
  expires      2026-05-31
}

// DEF-01: nobody answers for it, and it never ends.
exception pictures "Pictures from the scanner" {
  rule         EVD-01
  on           scanning
  reason       "The scanner has no export: pictures are on their way."
  approved_by  cto
  approved     2026-03-02
}

// SOD-16: nobody may accept this pair.
exception newsletter_pair "Iris administers and reviews the newsletter tool" {
  rule         SOD-01
  on           iris, IT7, newsletter
  owner        support_lead
  reason       "She is the only one who uses it."
  approved_by  ceo
  approved     2026-03-02
  expires      2026-12-31
}
