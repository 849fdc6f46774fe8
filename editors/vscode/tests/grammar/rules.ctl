// SYNTAX TEST "source.ctl" "rules, views, tests"

rule HOU-01 "bought system without a review" {
// <---- storage.type.ctl
//   ^^^^^^ entity.name.function.rule.ctl
  severity error if organization.stage >= pre_ipo, warning
//^^^^^^^^ keyword.control.clause.ctl
//         ^^^^^ constant.language.severity.ctl
//               ^^ keyword.control.ctl
//                                     ^^ keyword.operator.comparison.ctl
//                                                 ^^^^^^^ constant.language.severity.ctl
  for      s in system
//^^^ keyword.control.clause.ctl
  let      reviews = those c in s.controls where c.family == periodic_access_review
//^^^ keyword.control.clause.ctl
//                                         ^^^^^ keyword.control.ctl - keyword.control.clause.ctl
  require  count(reviews) > 0
//         ^^^^^ support.function.ctl
  message  "no access review covers {s.owner}: {{ and }}" if not exists reviews
//                                   ^ variable.other.ctl
//                                    ^ punctuation.accessor.ctl
//                                             ^^ constant.character.escape.ctl
//                                                           ^^^ keyword.operator.word.ctl
  fix      add control "{s}_review" like std::review { applies_to {s} }
//^^^ keyword.control.clause.ctl
//         ^^^ keyword.other.repair.ctl
//             ^^^^^^^ storage.type.kind.ctl
//                                  ^^^^ keyword.other.like.ctl
//                                                     ^^^^^^^^^^ support.type.property-name.json.ctl
//                                                                 ^ meta.interpolation.ctl
  fix      drop (those t in p.member_of).members {p}
//         ^^^^ keyword.other.repair.ctl
  cites    tsc:CC6.3
//^^^^^ keyword.control.clause.ctl
//         ^^^^^^^^^ constant.other.citation.ctl
}

view ownership "who answers for what" {
// <---- storage.type.ctl
//   ^^^^^^^^^ entity.name.function.view.ctl
  heading "{r}"
//^^^^^^^ keyword.control.clause.ctl
  line    "holder" "{r.held_by}" if exists r.held_by, "nobody"
//^^^^ keyword.control.clause.ctl
  rows    s in r.owns_systems
//^^^^ keyword.control.clause.ctl
  column  "SOX" s.fr_classes
//^^^^^^ keyword.control.clause.ctl
//              ^ variable.other.ctl
  pages   clause of e.owed
//^^^^^ keyword.control.clause.ctl
//        ^^^^^^ entity.name.function.view.ctl
//               ^^ keyword.other.ctl
}

test "an exception holds until its last day" {
// <---- storage.type.ctl
//   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ string.quoted.double.title.ctl
  as_of 2026-10-01
//^^^^^ keyword.control.clause.ctl
//      ^^^^^^^^^^ constant.numeric.date.ctl
  given {
//^^^^^ keyword.control.clause.ctl
    system ledger { owner c; financial_role general_ledger }
//  ^^^^^^ storage.type.kind.ctl
//         ^^^^^^ entity.name.record.ctl
//                  ^^^^^ support.type.property-name.json.ctl
    account sundry
//  ^^^^^^^ storage.type.kind.ctl
    control r like std::review { applies_to covered }
//  ^^^^^^^ storage.type.kind.ctl
//            ^^^^ keyword.other.like.ctl
  }
  expect error SCP-01 on ledger "declared"
//^^^^^^ keyword.control.clause.ctl
//       ^^^^^ constant.language.severity.ctl
//             ^^^^^^ constant.other.rule.ctl
//                    ^^ keyword.other.ctl
  expect no SCP-01 on payroll
//       ^^ keyword.operator.word.ctl
  expect meter.relevant because "meter -> billing"
//^^^^^^ keyword.control.clause.ctl
//                      ^^^^^^^ keyword.control.clause.ctl
  expect a in c.upstream
//         ^^ keyword.operator.word.ctl
}

view grid "cells" {
  grid    p in e.owed.part_of by t in p.items
//                            ^^ keyword.other.ctl
//^^^^ keyword.control.clause.ctl
  lens    found "1 finding" if n == 1
//^^^^ keyword.control.clause.ctl
//        ^^^^^ variable.other.ctl
  opens   narratives
//^^^^^ keyword.control.clause.ctl
//        ^^^^^^^^^^ entity.name.function.view.ctl
}
