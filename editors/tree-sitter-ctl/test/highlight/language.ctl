// How kinds, rules, tests and views are coloured.

kind clause single within framework inverse clauses known_by id {
// <- keyword
//   ^ type
//          ^ keyword
//                 ^ keyword
//                        ^ type
//                                  ^ keyword
//                                          ^ property
//                                                           ^ property
  owner: person | role required inverse owns reads "owns {it}"
  // <- property
  //     ^ type
  //            ^ operator
  //                   ^ keyword
  //                            ^ keyword
  //                                    ^ property
  //                                               ^ string
  required: text required
  // <- property
  //        ^ type
  //             ^ keyword
  passes(v: service): bool = v in self.feeds*
  //     ^ variable.parameter
  //        ^ type
  //                         ^ variable.parameter
  //                           ^ keyword.operator
  //                              ^ variable
  //                                   ^ property
  //                                        ^ operator
}

enum level { low "not much" < high }
//   ^ type
//           ^ constant
//               ^ string
//                          ^ operator

rule HOU-01 "title" {
// <- keyword
//   ^ constant
//          ^ string
  for      s in system
  // <- keyword
  //       ^ variable
  //         ^ keyword.operator
  where    not s.production and exists c in s.controls where c.active
  //       ^ keyword.operator
  //             ^ property
  //                        ^ keyword.operator
  //                                                   ^ keyword
  let      n = count(s.controls)
  // <- keyword
  //       ^ variable
  //           ^ function
  message  "{s} has {{n}}" if n > 3
  //       ^ string
  //        ^ punctuation.special
  //         ^ variable
  //                ^ string.escape
  //                       ^ keyword
  //                            ^ operator
  fix      add control "{s}_review" like std::review { applies_to {s} }
  //       ^ keyword
  //           ^ type
  //                    ^ punctuation.special
  //                                ^ keyword
  //                                                   ^ property
  //                                                               ^ variable
  cites    tsc:CC6.3
  // <- keyword
  //       ^ module
  //           ^ constant
}

test "it holds" {
// <- keyword
  as_of 2026-06-30
  // <- keyword
  given { teapot t { spout short } }
  // <- keyword
  //      ^ type
  //                 ^ property
  expect no error HOU-01 on t "part"
  // <- keyword
  //     ^ keyword
  //        ^ keyword
  //              ^ constant
  //                     ^ keyword
}

view ownership "who answers for what" {
// <- keyword
//   ^ function
  figure  map of r.controls
  // <- keyword
  //      ^ function
  //          ^ keyword
  //               ^ property
}
