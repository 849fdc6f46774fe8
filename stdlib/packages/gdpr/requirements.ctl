// What the GDPR adds to the library's kinds, and the rules that follow. No line of this is known to the compiler: a
// framework brings its own fields and its own rules.

/// The legal bases of Art. 6(1).
enum legal_basis {
  consent,
  contract,
  legal_obligation "legal obligation",
  vital_interests "vital interests",
  public_task "public task",
  legitimate_interests "legitimate interests"
}

/// What allows personal data to leave the European Economic Area.
enum transfer_ground {
  adequacy_decision "adequacy decision",
  standard_clauses "standard contractual clauses",
  binding_rules "binding corporate rules",
  derogation
}

extend kind data {
  /// The legal basis on which it is processed, or on which the controller has it processed.
  legal_basis: legal_basis
}

extend kind system {
  /// Whether it keeps or receives personal data.
  holds_personal_data: bool = exists d in self.stores where d.personal
    or exists f in flow where f.to == self and exists d in f.carries where d.personal
}

extend kind vendor {
  /// When the contract that Art. 28(3) asks for was signed.
  processing_agreement: date
  /// Whether it processes data outside the European Economic Area.
  outside_eea: bool
  /// What allows the transfer, where it does.
  transfer_ground: transfer_ground
}

/// Whoever hands personal data to a vendor answers for the choice. The first question after a breach at the vendor is
/// what the organisation did to convince itself beforehand, and when.
rule GDPR-01 "personal data at a vendor that nobody assessed" {
  severity error
  for      v in vendor, s in v.systems
  where    s.holds_personal_data
  require  exists v.assessed
  per      v
  message  "{v} holds personal data in {s}, and nobody has assessed {v}"
  at       v
  at       s "holds personal data"
  because  s.holds_personal_data
  help     "assess {v} and state the day, or take personal data out of {s}"
  cites    gdpr:Art.28(1)
}

/// A processor without a contract is bound to nothing: neither to instructions, nor to secrecy, nor to report a
/// breach.
rule GDPR-02 "processor without a contract" {
  severity error
  for      v in vendor, s in v.systems
  where    s.holds_personal_data
  require  exists v.processing_agreement
  per      v
  message  "{v} holds personal data in {s} without a processing agreement"
  at       v
  at       s "holds personal data"
  because  s.holds_personal_data
  help     "state the day on which the agreement was signed, or take personal data out of {s}"
  cites    gdpr:Art.28(3)
}

/// Personal data leaves the European Economic Area only where its protection goes along. A vendor's data centre in
/// the Union does not help if its staff elsewhere can see the data.
rule GDPR-03 "transfer without a ground" {
  severity error
  for      v in vendor, s in v.systems
  where    v.outside_eea and s.holds_personal_data
  require  exists v.transfer_ground
  per      v
  message  "{v} processes the personal data in {s} outside the EEA, and nothing says what allows it"
  at       v.outside_eea
  at       s "holds personal data"
  because  s.holds_personal_data
  help     "name the ground in `transfer_ground`, or keep the data inside"
  cites    gdpr:Art.44, gdpr:Art.46
}

/// Processing without a legal basis is unlawful, however safe it is. The basis decides which rights people have: who
/// consented can withdraw, who is subject to legitimate interests can object.
rule GDPR-04 "personal data without a legal basis" {
  severity error
  for      d in data
  where    d.personal
  require  exists d.legal_basis
  message  "{d} is personal data, and nothing says on which legal basis it is processed"
  at       d
  help     "state `legal_basis`, as the record of processing has it"
  cites    gdpr:Art.6(1), gdpr:Art.5(1)(a)
}

test "personal data at a vendor asks for an assessment and a contract" {
  given {
    data profiles { personal yes }
    vendor store_co
    vendor mail_co
    system store { vendor store_co; owner o; stores profiles }
    system app { owner o; feeds mail { carries profiles } }
    system mail { vendor mail_co; owner o }
  }
  expect GDPR-01 on store_co
  expect GDPR-01 on mail_co
  expect GDPR-02 on store_co
  expect GDPR-02 on mail_co
}

test "a vendor that is assessed and bound, or sees no personal data, is left alone" {
  given {
    data profiles { personal yes }
    data prices
    vendor store_co { assessed 2026-02-01; processing_agreement 2026-02-10 }
    vendor shop_co
    vendor sender_co
    system store { vendor store_co; owner o; stores profiles }
    system shop { vendor shop_co; owner o; stores prices }
    system sender {
      vendor  sender_co
      owner   o
      feeds   store { carries profiles }, shop { carries prices }
    }
  }
  expect no GDPR-01 on store_co
  expect no GDPR-01 on shop_co
  expect no GDPR-01 on sender_co
  expect no GDPR-02 on store_co
  expect no GDPR-02 on shop_co
  expect no GDPR-02 on sender_co
}

test "an assessment is no contract, and a contract no assessment" {
  given {
    data profiles { personal yes }
    vendor assessed_only { assessed 2026-02-01 }
    vendor bound_only { processing_agreement 2026-02-10 }
    system a { vendor assessed_only; owner o; stores profiles }
    system b { vendor bound_only; owner o; stores profiles }
  }
  expect no GDPR-01 on assessed_only
  expect GDPR-02 on assessed_only
  expect GDPR-01 on bound_only
  expect no GDPR-02 on bound_only
}

test "a transfer out of the EEA names what allows it" {
  given {
    data profiles { personal yes }
    data prices
    vendor overseas { outside_eea yes }
    vendor overseas_with_clauses { outside_eea yes; transfer_ground standard_clauses }
    vendor overseas_without_data { outside_eea yes }
    vendor at_home
    system a { vendor overseas; owner o; stores profiles }
    system b { vendor overseas_with_clauses; owner o; stores profiles }
    system c { vendor overseas_without_data; owner o; stores prices }
    system d { vendor at_home; owner o; stores profiles }
  }
  expect GDPR-03 on overseas
  expect no GDPR-03 on overseas_with_clauses
  expect no GDPR-03 on overseas_without_data
  expect no GDPR-03 on at_home
}

test "personal data states its legal basis, other data need not" {
  given {
    data profiles { personal yes }
    data orders { personal yes; legal_basis contract }
    data prices
  }
  expect GDPR-04 on profiles
  expect no GDPR-04 on orders
  expect no GDPR-04 on prices
}
