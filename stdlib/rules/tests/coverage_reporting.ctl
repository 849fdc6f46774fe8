// COV-04, COV-11, COV-13 and COV-14: financial reporting as a whole.

test "COV-04 names the assertions of a significant account that no key control covers" {
  given {
    organization acme { stage pre_ipo }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    account revenue "Revenue" {
      significant  yes
      assertions   completeness, accuracy, cutoff, existence, valuation
    }
    account sundry { assertions completeness }
    account cash { significant yes; assertions existence }
    control bills {
      key           yes
      assures_that  revenue { assertion completeness }, cash { assertion valuation }
    }
    control prices { assures_that revenue { assertion accuracy } }
    control next { key yes; status draft; assures_that revenue { assertion cutoff } }
    control other {
      key           yes
      assures_that  sundry { assertion existence }, cash { assertion existence }
    }
  }
  expect error COV-04 on revenue "Revenue has no key control in use for existence, valuation, accuracy and cutoff"
  expect no COV-04 on revenue "completeness"
  expect no COV-04 on sundry
  expect no COV-04 on cash
}

test "COV-04 is silent without an ICFR engagement" {
  given {
    organization acme { stage growth_regulated }
    account revenue { significant yes; assertions completeness }
  }
  expect no COV-04
}

test "COV-11 asks which framework management assesses against" {
  given {
    engagement icfr "ICFR of 2026" { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    engagement soc { report soc2_type2; period 2026-01-01 .. 2026-12-31 }
  }
  expect warning COV-11 on icfr "ICFR of 2026 names no control framework"
  expect no COV-11 on soc
}

test "COV-11 names the principles that nothing carries out" {
  given {
    organization acme { stage newly_public }
    framework own "Our framework" {
      clause top "Principles" { heading yes }
      clause A "Honesty" { part_of own:top }
      clause B "Oversight" { part_of own:top }
      clause C "Follow-up" { part_of own:top }
    }
    framework other "Another" { clause X "Their honesty" { counts_for own:A } }
    engagement icfr "ICFR of 2026" {
      report            sox_icfr
      period            2026-01-01 .. 2026-12-31
      assessed_against  own
    }
    control ethics { satisfies other:X }
    control board { satisfies own:B }
    control next { satisfies own:C; status draft }
  }
  expect error COV-11 on icfr "ICFR of 2026 has no control in use for `own:C`"
  expect no COV-11 on icfr "own:A"
}

test "COV-11 is settled once every principle is carried out" {
  given {
    framework own "Our framework" { clause A "Honesty" }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31; assessed_against own }
    control ethics { satisfies own:A }
  }
  expect no COV-11
}

test "COV-13 names what the top of the company lacks" {
  given {
    organization acme { stage public }
    engagement icfr "ICFR of 2026" { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    engagement soc { report soc2_type2; period 2026-01-01 .. 2026-12-31 }
    control hotline { satisfies sox:301(4) }
    control code { satisfies sox:406; status draft }
    control fraud { satisfies tsc:CC3.3 }
  }
  expect error COV-13 on icfr "ICFR of 2026 has no control in use for `sox:406`, `sox:407` and `sox:806`"
  expect no COV-13 on soc
}

test "COV-13 is a warning while the company prepares, and leaves fraud to COV-11" {
  given {
    organization acme { stage pre_ipo }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31; assessed_against coso }
    engagement other { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
  }
  expect warning COV-13 on icfr "for `sox:301(4)`, `sox:406`, `sox:407` and `sox:806`"
  expect warning COV-13 on other "for `coso:P8`, "
}

test "COV-13 and COV-14 are silent where another company consolidates" {
  given {
    organization acme { stage public; parent "Acme Holding" }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
  }
  expect no COV-13
  expect no COV-14
}

test "COV-14 names the statements that nothing supports" {
  given {
    organization acme { stage newly_public }
    engagement icfr "ICFR of 2026" { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
    engagement soc { report soc2_type2; period 2026-01-01 .. 2026-12-31 }
    control sub { satisfies sox:302(a)(1), sox:302(a)(2), sox:302(a)(4)(C), sox:906 }
    control draft { satisfies sox:302(a)(3); status draft }
  }
  expect error COV-14 on icfr "for `sox:302(a)(3)`, `sox:302(a)(5)` and `sox:302(a)(6)`"
  expect no COV-14 on soc
}

test "COV-14 is a warning while the company prepares" {
  given {
    organization acme { stage pre_ipo }
    engagement icfr { report sox_icfr; period 2026-01-01 .. 2026-12-31 }
  }
  expect warning COV-14 on icfr "has no control in use for 7 of the statements that its officers sign"
}
