// The same three questions that the other languages answer: see README.md.

enum sort { application, database, service, spreadsheet, ledger }
enum frequency { continuous < daily < weekly < monthly < quarterly < semiannual < annual }
enum measure {
  segregation_of_duties, access_review, change_management, encryption, backup, monitoring, logging, vendor_management,
  incident_response, data_retention
}

kind crew { }

kind node {
  sort:        sort
  crew:        crew required
  ledger:      bool
  leads_to:    [node] inverse fed_from
  /// Whether figures of a ledger come through it.
  relevant:    bool = exists t in self.leads_to* where t.ledger
}

kind safeguard {
  measure:     measure required
  crew:        crew required
  how_often:   frequency required
  covers:      [node] required inverse guarded_by
  answers:     [clause] required
}

/// A relevant system on which nobody separates duties.
rule BEN-01 "no separation of duties" {
  severity error
  for      s in node
  where    s.relevant
  require  exists c in s.guarded_by where c.measure == segregation_of_duties
  message  "missing_sod {s.name}"
  cites    bench:SOX.404.a
}

/// A relevant system whose access nobody reviews at least every quarter.
rule BEN-02 "no access review" {
  severity error
  for      s in node
  where    s.relevant
  require  exists c in s.guarded_by where c.measure == access_review and c.how_often <= quarterly
  message  "missing_review {s.name}"
  cites    bench:SOX.404.a
}
