// How declarations are coloured; of kinds and fields that no package declares too.

/// Counts what each customer used.
// <- comment.documentation
system meter "Metering" like std::base {
// <- type
//     ^ variable
//           ^ string
//                      ^ keyword
//                           ^ module
//                              ^ punctuation.delimiter
//                                ^ variable
//                                     ^ punctuation.bracket
  owner   head, deputy
  // <- property
  //      ^ variable
  //          ^ punctuation.delimiter
  feeds   billing { carries invoices }
  // <- property
  //                ^ property
  note    "a \"quoted\" word {as it stands}"
  //      ^ string
  //         ^ string.escape
  //                          ^ string
  keep    7 years
  //      ^ number
  //        ^ number
  since   2026-06-30
  //      ^ number
  key     yes
  //      ^ boolean
  cites   tsc:CC6.1
  //      ^ module
  //         ^ punctuation.delimiter
  //          ^ constant
  rule    SOD-01
  // <- property
  //      ^ constant
  column  control.objective
  // <- property
  //      ^ property
}

teapot brown_betty "Nobody has heard of this kind" { spout short }
// <- type
//     ^ variable
//                                                   ^ property
//                                                         ^ variable

framework house { clause 1.2(a) "Limits" }
//                ^ type
//                       ^ constant
//                              ^ string

template control review like base { key no }
// <- keyword
//       ^ type
//               ^ variable
//                      ^ keyword
//                           ^ variable
//                                      ^ boolean
