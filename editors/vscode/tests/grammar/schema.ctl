// SYNTAX TEST "source.ctl" "kinds and enums"

enum trust {
// <---- storage.type.ctl
//   ^^^^^ entity.name.type.enum.ctl
  unknown
//^^^^^^^ constant.other.enum-member.ctl
  < questioned "answers on file",
//^ keyword.operator.order.ctl
//  ^^^^^^^^^^ constant.other.enum-member.ctl
//             ^^^^^^^^^^^^^^^^^ string.quoted.double.ctl
}

kind supplier reference known_by number {
// <---- storage.type.ctl
//   ^^^^^^^^ entity.name.type.kind.ctl
//            ^^^^^^^^^ storage.modifier.ctl
//                      ^^^^^^^^ storage.modifier.ctl
//                               ^^^^^^ variable.other.ctl
  number: text unique
//^^^^^^ variable.other.field.ctl
//        ^^^^ support.type.ctl
//             ^^^^^^ storage.modifier.ctl
  owner: person | role required inverse owns_suppliers
//       ^^^^^^ support.type.ctl
//              ^ keyword.operator.type.ctl
//                ^^^^ support.type.ctl
//                              ^^^^^^^ storage.modifier.ctl
//                                      ^^^^^^^^^^^^^^ variable.other.field.ctl
  delivers_to: [system] reads "delivers to {it}" as delivery(supplier, system) {
//                            ^^^^^^^^^^^^^ string.quoted.double.ctl
//                                          ^^ meta.interpolation.ctl
//                                               ^^ storage.modifier.ctl
//                                                  ^^^^^^^^ entity.name.type.kind.ctl
    what: text required
//  ^^^^ variable.other.field.ctl
  }
  trust: trust default unknown
//^^^^^ variable.other.field.ctl
//             ^^^^^^^ storage.modifier.ctl
//                     ^^^^^^^ constant.other.enum-member.ctl
}

extend kind system {
// <------ storage.modifier.extend.ctl
//     ^^^^ storage.type.ctl
//          ^^^^^^ entity.name.type.kind.ctl
  downstream: [system] inverse upstream = (those t in self.feeds* where t != self)
//                                      ^ keyword.operator.definition.ctl
//                                         ^^^^^ keyword.control.ctl
//                                                 ^^ keyword.operator.word.ctl
//                                                    ^^^^ variable.language.ctl
//                                                         ^^^^^ variable.other.property.ctl
//                                                              ^ keyword.operator.star.ctl
//                                                                        ^^ keyword.operator.comparison.ctl
  receives(v: service): bool = exists f in flow
//^^^^^^^^ variable.other.field.ctl
//         ^ variable.parameter.ctl
//            ^^^^^^^ support.type.ctl
//                      ^^^^ support.type.ctl
//                             ^^^^^^ keyword.control.ctl
    where f.to == self and v in f.carries.customers_of
//  ^^^^^ keyword.control.ctl
//                     ^^^ keyword.operator.word.ctl
  /// What it costs.
//^^^ comment.line.documentation.ctl
  cost_center: text
//^^^^^^^^^^^ variable.other.field.ctl
}
