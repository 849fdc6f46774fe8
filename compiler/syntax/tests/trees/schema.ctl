kind system single reference within framework inverse clauses known_by id {
  /// Who.
  owner:person|team required unique alias
  list: [ person | team ] default ana inverse owns reads "owns {it}" inverse_reads "is owned by {it}"
  required: text required
  inverse: text inverse inverse
  f: field of control
  passes(v: service): [system] = (those f in flow where f.from == self).to
  feeds: [system] inverse fed_by as flow(from, to) { carries: [data] required; n: int default 3 } = self.x
  last: text
}
extend kind system { a: text = "x" b: [text] = ["a" if self.b, "c",] }
enum stage {
  /// First.
  early "early stage"
  /// Second.
  < late
}
enum program { soc2, sox "SOX", }
