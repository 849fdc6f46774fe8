// Who does what, and what each may do.

/// A person, or a shared account that holds grants as if it were one.
kind person {
  /// The person to whom they report.
  reports_to: person inverse reports reads "reports to {it}" inverse_reads "is the manager of {it}"
  /// The last day, once they have left.
  left: date
  /// What they do: the words on a business card.
  position: text
  /// Whether this is a shared or generic account that several people use.
  generic: bool
  /// The grants they hold, directly or through any team or role.
  holds: [grant] inverse held_by = self.member_of*.grants
}

/// People who work together. Teams may contain teams and roles.
kind team {
  /// Who is in it.
  members: [person | team | role] inverse member_of reads "includes {it}" inverse_reads "is in {it}"
  /// What it is there for.
  function: function
  /// Who and what is directly in it: walked any number of times, everyone it comes to.
  includes: [person | team | role] = self.members
}

/// A function that one or more people hold. Controls and evidence are owned by roles or persons.
kind role {
  /// Who holds it.
  held_by: [person | team | role] inverse member_of reads "is held by {it}" inverse_reads "holds the role {it}"
  /// Who stands in.
  delegate: person | role
  /// What it is there for.
  function: function
  /// Who and what directly holds it.
  includes: [person | team | role] = self.held_by
}

/// The side of the house that a team or a role belongs to.
enum function {
  finance,
  engineering,
  security,
  operations,
  it,
  legal,
  people,
  executive,
  sales,
  internal_audit
}

/// Something a person can do that matters when it is combined with something else.
kind duty reference known_by name {
  /// Whether it can alter the object's data, logic or access.
  changes: bool
}

/// A pair of duties that one person ought not to hold on the same object (domain tables IT, P2P, O2C, R2R, PAY, TRE).
kind conflict reference known_by name {
  /// The duties of the one side: whoever holds any of them holds that side.
  first: [duty] required inverse first_of
  /// The duties of the other side, likewise.
  second: [duty] required inverse second_of
  /// Whether it is never more than a warning.
  minor: bool
  /// Whether no exception may accept it.
  never_waivable: bool
  /// What could happen: a clause that completes "one person could ...".
  harm: text
  /// Whether it is about a finance process rather than a system.
  finance: bool
}

/// Duties on systems or processes, given to people, teams or roles.
kind grant {
  /// To whom.
  to: [person | team | role] required inverse grants reads "is given to {it}" inverse_reads "is given {it}"
  /// What they may do.
  duties: [duty] required inverse granted_by
  /// Where.
  on: [system | process] required inverse granted
  /// Whether it is only for the moment it is needed, approved and logged each time.
  just_in_time: bool
}
