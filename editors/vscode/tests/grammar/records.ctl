// SYNTAX TEST "source.ctl" "records"

/// Counts what each customer used.
// <--- comment.line.documentation.ctl punctuation.definition.comment.ctl
// ^^^^ comment.line.documentation.ctl

system usage_meter "Usage \"metering\"" like std::meter {
// <------ storage.type.kind.ctl
//     ^^^^^^^^^^^ entity.name.record.ctl
//                 ^^^^^^^ string.quoted.double.title.ctl
//                        ^^ constant.character.escape.ctl
//                                      ^^^^ keyword.other.like.ctl
//                                           ^^^ entity.name.namespace.ctl
//                                              ^^ punctuation.separator.namespace.ctl
//                                                ^^^^^ entity.name.template.ctl
//                                                      ^ punctuation.section.block.begin.ctl
  owner    head_of_platform // who answers for it
//^^^^^ support.type.property-name.json.ctl
//         ^^^^^^^^^^^^^^^^ variable.other.record.ctl
//                          ^^^^^^^^^^^^^^^^^^^^^ comment.line.double-slash.ctl
  feeds    billing { carries invoice; assured_by check },
//^^^^^ support.type.property-name.json.ctl
//         ^^^^^^^ variable.other.record.ctl
//                   ^^^^^^^ support.type.property-name.json.ctl
//                           ^^^^^^^ variable.other.record.ctl
//                                    ^^^^^^^^^^ support.type.property-name.json.ctl
           ledger
//         ^^^^^^ variable.other.record.ctl - support.type.property-name.json.ctl
  rebuilt  yes
//         ^^^ constant.language.boolean.ctl
  source   "services/**", "infra/{x}"
//         ^^^^^^^^^^^^^ string.quoted.double.ctl
//                               ^^^ string.quoted.double.ctl - meta.interpolation.ctl
  stores
//^^^^^^ support.type.property-name.json.ctl
    payments, platform::cards
//  ^^^^^^^^ variable.other.record.ctl
//            ^^^^^^^^ entity.name.namespace.ctl
  reason   """
//         ^^^ string.quoted.triple.ctl punctuation.definition.string.begin.ctl
    A backslash \n is a backslash, and { } are braces: owner nobody
//            ^^^^^^ string.quoted.triple.ctl - constant support
    """
}
// <- punctuation.section.block.end.ctl

cadence quarterly "quarterly" { grace 10 days; every 3 months }
//                              ^^^^^ support.type.property-name.json.ctl
//                                    ^^^^^^^ constant.numeric.duration.ctl
//                                       ^^^^ keyword.other.unit.ctl
//                                             ^^^^^ support.type.property-name.json.ctl

engagement e "E" { period 2026-01-01 .. 2026-12-31 }
//                        ^^^^^^^^^^ constant.numeric.date.ctl
//                                   ^^ keyword.operator.range.ctl
//                                      ^^^^^^^^^^ constant.numeric.date.ctl

control release "Two release" {
  satisfies  house:1.1 { purpose "No." }, sox:404(a), tsc:CC5.1
//           ^^^^^ entity.name.namespace.framework.ctl
//                ^ punctuation.separator.citation.ctl
//                 ^^^ entity.name.label.clause.ctl
//                       ^^^^^^^ support.type.property-name.json.ctl
//                                        ^^^^^^^^^^ constant.other.citation.ctl
//                                            ^^^^^^ entity.name.label.clause.ctl
//                                                    ^^^^^^^^^ constant.other.citation.ctl
}

framework house "House rules" {
  clause 1.2(a) "Limits are reviewed" { part_of house:1 }
//^^^^^^ storage.type.kind.ctl
//       ^^^^^^ entity.name.record.ctl
//              ^^^^^^^^^^^^^^^^^^^^^ string.quoted.double.title.ctl
//                                      ^^^^^^^ support.type.property-name.json.ctl
}

person ana "Ana Ruiz"
// <------ storage.type.kind.ctl
exception late { rule SOD-01; on ana }
// <--------- storage.type.kind.ctl
//                    ^^^^^^ constant.other.rule.ctl

template control kept like other
// <-------- storage.modifier.template.ctl
//       ^^^^^^^ storage.type.kind.ctl
//               ^^^^ entity.name.record.ctl
//                    ^^^^ keyword.other.like.ctl

person bad "unclosed
person good "Good" { title "a\q" }
// <------ storage.type.kind.ctl
//                           ^^ invalid.illegal.escape.ctl
