// Accepted gaps: who accepted them, and until when.

/// A gap that nobody accepted, or that has no end, is an open gap. An exception is a decision: somebody answers for it,
/// somebody with authority took it, for a reason, and until a day.
///
/// Fires when an exception lacks an owner, a reason, an approver, an end date, or what it is about; an exception from
/// SOD-01, SOD-02 or SOD-15 also has to name the pair of duties among what it is about, or it would accept every pair.
///
/// Level error.
///
/// Settled by adding what is missing.
rule DEF-01 "exception lacks an essential" {
  severity error
  for      x in exception
  let      missing = [
    "an owner" if not exists x.owner,
    "a reason" if not exists x.reason,
    "an approver" if not exists x.approved_by,
    "an end date" if not exists x.expires,
    "what it is about" if not exists x.on,
    "the pair of duties in `on`"
      if exists x.on
        and x.rule in [SOD-01, SOD-02, SOD-15]
        and not exists k in x.on where k is conflict
  ]
  require  not exists missing
  message  "exception `{x.name}` lacks {missing}"
  at       x
  help     "add {missing} to exception `{x.name}`"
  cites    tsc:CC4.2
}

/// An exception that has ended accepts nothing, and still reads as if it did. Where the gap is open, its own finding is
/// back and names the exception; here it is about the exception alone.
///
/// Fires when an exception has ended. Its last day is still covered.
///
/// Level error.
///
/// Settled by deleting the exception once the gap is closed, or by having it approved again with a new end date.
rule DEF-02 "exception has ended" {
  severity error
  for      x in exception
  where    x.expires < as_of
  message  "exception `{x.name}` expired on {x.expires}; {x.rule} on {x.on} is no longer accepted"
  at       x.expires "{as_of - x.expires} ago"
  help     "delete the exception once the gap is closed, or have it approved again"
  cites    tsc:CC4.2
}
