// company.ctl: change the names, keep the shape. `ctl explain system` lists every field.

organization example "Example, Inc." {
  stage         newly_public  // or early_stage, growth_regulated, pre_ipo, public
  filer_status  emerging_growth  // decides whether an auditor attests, 404(b): `ctl explain sox:404(b)`
}

service platform "Our platform"

engagement soc2 "SOC 2 Type 2" {
  report      soc2_type2
  categories  security  // add availability when you promise uptime
  period      2026-07-01 .. 2026-12-31
}

engagement icfr "ICFR" {
  report            sox_icfr
  assessed_against  coso
  period            2026-01-01 .. 2026-12-31
}

person kim "Kim Example"
person lou "Lou Example"

role cto "CTO" { held_by kim }
role controller "Controller" { held_by lou }

data invoices "Invoices" { financial yes }

system app "The application" {
  owner          cto
  serves         platform  // this alone puts `app` in SOC 2 scope: see `ctl explain app`
  signs_in_with  identity
}

system billing "Billing" {
  owner          controller
  feeds          ledger { carries invoices }  // this puts `billing` in SOX scope: see `ctl explain billing`
  signs_in_with  identity
}

system ledger "General ledger" {
  owner           controller
  financial_role  general_ledger
  signs_in_with   identity
}

system identity "Identity provider" { owner cto }  // in scope for both, because the others sign in with it

control user_access_review "User access review" like std::periodic_access_review {
  id          "AC-01"
  owner       cto
  applies_to  app, billing, ledger  // `identity` is missing on purpose
}
