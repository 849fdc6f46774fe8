// company.ctl: change the names, keep the shape. `ctl explain system` lists every field.

organization example "Example, Inc." {
  stage  early_stage  // or growth_regulated, pre_ipo, newly_public, public
}

service platform "Our platform"

engagement soc2 "SOC 2 Type 2" {
  report      soc2_type2
  categories  security  // add availability when you promise uptime
  period      2026-07-01 .. 2026-12-31
}

person kim "Kim Example"

role cto "CTO" { held_by kim }

system app "The application" {
  owner          cto
  serves         platform  // this alone puts `app` in SOC 2 scope: see `ctl explain app`
  signs_in_with  identity
}

system identity "Identity provider" { owner cto }  // in scope too, because `app` signs in with it

control user_access_review "User access review" like std::periodic_access_review {
  id          "AC-01"
  owner       cto
  applies_to  app  // `identity` is missing on purpose
}
