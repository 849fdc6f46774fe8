/// Doc one.
///   Doc two.
//// not a doc
system billing "Billing \"service\"" like std::base {
  owner finance_eng; /// trailing: not a doc of the next
  /// Documents nothing.
  feeds netsuite { carries invoices, usage; assured_by rec }, stripe,;
  day 2026-06-30 period 2026-01-01 .. 2026-12-31 span 2026-01-01..2026-01-31
  keep 7 years n 42 key yes on no
  cites tsc:CC6.1, sox:404(a), sec:S-K.308(a), pcaob:AS2201.B24
  rule SOD-01
  field control.objective
  ref std::quarterly
  note """
    A block.
  """
  /// About the clause.
  clause 302(a)(4) "Officers" { heading yes }
  clause CC6 "No block"
}
person ana
person bo "Bo" service x "X" { }
template control t { objective "o" }
