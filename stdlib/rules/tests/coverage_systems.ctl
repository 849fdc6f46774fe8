// COV-03, COV-15 and COV-16: what each system in scope owes.

test "COV-03 tells what a financially relevant system owes still" {
  given {
    organization acme { stage pre_ipo }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    system gl "The ledger" { financial_role general_ledger }
    system sheet "The model" { financial_role spreadsheet }
    system site { not_financial "only pages" }
    control access { satisfies itgc:access; applies_to gl, sheet }
    control change { satisfies itgc:change; applies_to sheet }
    control planned { satisfies itgc:change; applies_to gl; status draft }
    control jobs { satisfies itgc:operations; applies_to site }
  }
  expect error COV-03 on gl "The ledger (FR1) has no control in use for `itgc:change` and `itgc:operations`"
  expect no COV-03 on sheet
  expect no COV-03 on site
}

test "COV-03 is a warning where ICFR may come, and silent where nothing asks" {
  given {
    organization acme { stage growth_regulated }
    system gl { financial_role general_ledger }
  }
  expect warning COV-03 on gl
}

test "COV-03 is silent at an early stage without SOX" {
  given {
    organization acme { stage early_stage }
    system gl { financial_role general_ledger }
  }
  expect no COV-03
}

test "COV-15 tells which of joiner, mover and leaver a system lacks" {
  given {
    organization acme { stage early_stage }
    engagement soc { report soc2_type2; period 2026-01-01 .. 2026-12-31 }
    system app "The app" { serves platform; signs_in_with okta }
    system site { not_financial "only pages" }
    control joiners { family access_granting; applies_to app }
    control removal { family access_removal; applies_to site }
    control planned { family access_removal; applies_to app; status draft }
  }
  expect warning COV-15 on app "The app has no control in use for leaver access"
  expect warning COV-15 on okta "for joiner, mover and leaver access"
  expect no COV-15 on site
}

test "COV-15 counts a control over the identity provider" {
  given {
    organization acme { stage early_stage }
    engagement soc { report soc2_type2; period 2026-01-01 .. 2026-12-31 }
    system app { serves platform; signs_in_with okta }
    control joiners { family access_granting; applies_to okta }
    control removal { family access_removal; applies_to okta }
  }
  expect no COV-15
}

test "COV-15 is an error on a financially relevant system, and leaves what COV-03 says to it" {
  given {
    organization acme { stage growth_regulated }
    system gl { financial_role general_ledger }
    system billing { financial_role billing }
    control review { satisfies itgc:access; applies_to gl }
  }
  expect error COV-15 on gl
  expect warning COV-03 on billing "`itgc:access`"
  expect no COV-15 on billing
}

test "COV-16 tells which operations nobody looks after" {
  given {
    organization acme { stage early_stage }
    engagement soc { report soc2_type2; period 2026-01-01 .. 2026-12-31 }
    data orders { customers_of platform }
    system app "The app" { serves platform; stores orders }
    system worker "The worker" { serves platform }
    system hosted { serves platform; vendor cloud; stores orders }
    system sandbox { serves platform; stores orders; production no }
    system site { not_financial "only pages"; stores pages }
  }
  expect warning COV-16 on app "The app has no control in use for backup, incidents and logging"
  expect warning COV-16 on worker "The worker has no control in use for incidents and logging"
  expect no COV-16 on hosted
  expect no COV-16 on sandbox
  expect no COV-16 on site
}

test "COV-16 counts controls over the system, over its tools, and over everything" {
  given {
    organization acme { stage early_stage }
    engagement soc { report soc2_type2; period 2026-01-01 .. 2026-12-31 }
    data orders { customers_of platform }
    system app { serves platform; stores orders }
    system logs { supports app { with logging } }
    control log_review { family log_management; applies_to logs, archive }
    control backups { family backup_operation; applies_to app }
    control incidents { family incident_response }
  }
  expect no COV-16 on app
}

test "COV-16 does not count drafts, tasks of other tools, or a response to incidents elsewhere" {
  given {
    organization acme { stage early_stage }
    engagement soc { report soc2_type2; period 2026-01-01 .. 2026-12-31 }
    data orders { customers_of platform }
    system app { serves platform; stores orders }
    system logs { supports app { with logging } }
    control log_review { family log_management; applies_to logs; status draft }
    control backups { family backup_operation; applies_to logs }
    control incidents { family incident_response; applies_to logs }
    control drill { family incident_response; status draft }
    control next { family incident_response; applies_to app; status draft }
    control endpoints { family endpoint_protection; applies_to app }
  }
  expect warning COV-16 on app "backup, incidents and logging"
}

test "COV-16 counts a response to incidents that names the system" {
  given {
    organization acme { stage early_stage }
    engagement soc { report soc2_type2; period 2026-01-01 .. 2026-12-31 }
    system app { serves platform }
    control logging { family log_management; applies_to app }
    control incidents { family incident_response; applies_to app }
  }
  expect no COV-16
}

test "COV-16 leaves to COV-03 a system without any control over operations" {
  given {
    organization acme { stage growth_regulated }
    system gl { financial_role general_ledger }
    system billing { financial_role billing }
    control jobs { satisfies itgc:operations; applies_to billing }
  }
  expect warning COV-03 on gl "`itgc:operations`"
  expect no COV-16 on gl
  expect warning COV-16 on billing
}
