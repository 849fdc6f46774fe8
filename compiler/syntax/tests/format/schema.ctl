kind   system   single{owner:person|team required; name:text}
kind control known_by id {
  /// The id.
  id:text unique;   // as auditors say it
  owner: person | role | team required inverse owns reads "is owned by {it}" inverse_reads "owns {it}"

  supports: [system] inverse supported_by reads "does {edge.with} for {it}, day and night" as support(tool, system) { with: [task] required }
  feeds: [system] inverse fed_by as flow(from, to) {
    /// What.
    carries: [data] required }
  passes_data(v:service): [system] = (those f in flow where f.from == self and not f.handed_to_customer and not exists f.redacted_by).to
  failing: [text] = ["it does not check both" if not (completeness in self.checks and accuracy in self.checks), "it has expired" if self.expires < as_of]
  short: [text] = ["a" if self.b,"c"]
  active: bool=self.status==active and(not exists self.effective or self.effective<=as_of)
  n: int default 3
  calc: duration = self.a+3 months-self.b
  c: bool = // why
    self.a
}
extend kind exception { owner: person|role; reason: text }
extend kind empty { }
enum stage{early<late "late stage"}
enum program { soc2, sox, }
enum category { security, availability, processing_integrity "processing integrity", confidentiality, privacy, more }
enum documented {
  /// The first.
  early "early stage"
  /// The second.
  < late // trailing
  // own line
  < later
}
enum listed {
  /// A.
  a,
  // about b
  b, // after b

  c
}
