// What the Security Rule adds to the library's kinds, and the rules that follow. No line of this is known to the
// compiler: a framework brings its own fields and its own rules.

/// Whether a specification has to be carried out as it stands.
enum implementation {
  /// It is carried out.
  required,
  /// It is carried out, or it is written down why not and what is done instead.
  addressable
}

/// What an organisation is to the Security Rule.
enum hipaa_entity {
  provider "health care provider",
  group_health_plan "group health plan",
  health_plan "other health plan",
  clearinghouse,
  government_entity "government entity",
  business_associate "business associate"
}

extend kind clause {
  /// Whether this specification has to be carried out as it stands. Standards that have specifications say nothing.
  implementation: implementation
  /// The entities that alone owe it; none named means all.
  only_for: [hipaa_entity]
}

extend kind organization {
  /// What it is to the Security Rule.
  hipaa_entity: [hipaa_entity]
  /// The addressable specifications that it does not carry out (hipaa:164.306(d)(3)).
  not_implemented: [clause] as hipaa_decision(organization, clause) {
    /// Why that is neither reasonable nor appropriate here.
    reason: text
    /// What is done instead.
    instead: [control]
  }
}

extend kind data {
  /// Whether it is electronic protected health information.
  ephi: bool
}

extend kind system {
  /// Whether it keeps or receives electronic protected health information.
  holds_ephi: bool = exists d in self.stores where d.ephi
    or exists f in flow where f.to == self and exists d in f.carries where d.ephi
}

extend kind vendor {
  /// When it signed a business associate agreement.
  business_associate_agreement: date
}

/// A required specification leaves no choice: an organisation that does not carry it out breaks the rule, however
/// well it is protected otherwise. A policy alone carries nothing out, and neither does a control that is still a
/// draft.
rule HIPAA-01 "required specification that no active control answers" {
  severity error
  for      o in organization, t in clause
  where    t.implementation == required
           and (not exists t.only_for or exists e in t.only_for where e in o.hipaa_entity)
  require  exists c in t.satisfied_by where c.active
  per      o
  message  "no active control of {o} answers the required specifications {t}"
  at       o
  help     "map a control to each of them, or activate the one that is meant to answer it"
  cites    hipaa:164.306(a), hipaa:164.316(a)
}

/// Addressable does not mean optional. An organisation that neither carries a specification out nor wrote down why it
/// does not has not addressed it, and has nothing to show to an investigator.
rule HIPAA-02 "addressable specification that nobody addressed" {
  severity warning
  for      o in organization, t in clause
  where    t.implementation == addressable
  require  exists c in t.satisfied_by where c.active
           or exists d in hipaa_decision where d.clause == t and exists d.reason
  per      o
  message  "{o} neither carries out nor decides against the addressable specifications {t}"
  at       o
  help     "map a control to each of them, or list it under `not_implemented` with a reason and what is done instead"
  cites    hipaa:164.306(d)(3)
}

/// Whoever handles ePHI on somebody's behalf is a business associate, and gets none before it has signed. A report of
/// the vendor, however good, does not replace the agreement.
rule HIPAA-03 "vendor with ePHI but without an agreement" {
  severity error
  for      v in vendor, s in v.systems
  where    s.holds_ephi
  require  exists v.business_associate_agreement
  per      v
  message  "{v} holds ePHI in {s}, and has signed no business associate agreement"
  at       v
  at       s "holds ePHI"
  because  s.holds_ephi
  help     "state the day on which the agreement was signed, or take ePHI out of {s}"
  cites    hipaa:164.308(b)(1), hipaa:164.308(b)(3)
}

test "a required specification that nothing answers is found, once for all of them" {
  given {
    organization clinic { stage early_stage }
  }
  expect HIPAA-01 on clinic
}

test "a control that is a draft answers no required specification" {
  given {
    organization clinic { stage early_stage }
    control safeguards {
      status     draft
      satisfies  hipaa:164.308(a)(1)(ii)(A), hipaa:164.308(a)(1)(ii)(B), hipaa:164.308(a)(1)(ii)(C),
                 hipaa:164.308(a)(1)(ii)(D), hipaa:164.308(a)(2), hipaa:164.308(a)(6)(ii),
                 hipaa:164.308(a)(7)(ii)(A), hipaa:164.308(a)(7)(ii)(B), hipaa:164.308(a)(7)(ii)(C),
                 hipaa:164.308(a)(8), hipaa:164.308(b)(3), hipaa:164.310(b), hipaa:164.310(c),
                 hipaa:164.310(d)(2)(i), hipaa:164.310(d)(2)(ii), hipaa:164.312(a)(2)(i),
                 hipaa:164.312(a)(2)(ii), hipaa:164.312(b), hipaa:164.312(d),
                 hipaa:164.314(a)(2)(i), hipaa:164.316(a), hipaa:164.316(b)(2)(i),
                 hipaa:164.316(b)(2)(ii), hipaa:164.316(b)(2)(iii)
    }
  }
  expect HIPAA-01 on clinic
}

test "what is addressable, or owed by others, is no required specification" {
  given {
    organization clinic { stage early_stage; hipaa_entity provider }
    control safeguards {
      satisfies  hipaa:164.308(a)(1)(ii)(A), hipaa:164.308(a)(1)(ii)(B), hipaa:164.308(a)(1)(ii)(C),
                 hipaa:164.308(a)(1)(ii)(D), hipaa:164.308(a)(2), hipaa:164.308(a)(6)(ii),
                 hipaa:164.308(a)(7)(ii)(A), hipaa:164.308(a)(7)(ii)(B), hipaa:164.308(a)(7)(ii)(C),
                 hipaa:164.308(a)(8), hipaa:164.308(b)(3), hipaa:164.310(b), hipaa:164.310(c),
                 hipaa:164.310(d)(2)(i), hipaa:164.310(d)(2)(ii), hipaa:164.312(a)(2)(i),
                 hipaa:164.312(a)(2)(ii), hipaa:164.312(b), hipaa:164.312(d),
                 hipaa:164.314(a)(2)(i), hipaa:164.316(a), hipaa:164.316(b)(2)(i),
                 hipaa:164.316(b)(2)(ii), hipaa:164.316(b)(2)(iii)
    }
  }
  expect no HIPAA-01 on clinic
}

test "a group health plan owes specifications of its own" {
  given {
    organization plan { stage early_stage; hipaa_entity group_health_plan }
    control safeguards {
      satisfies  hipaa:164.308(a)(1)(ii)(A), hipaa:164.308(a)(1)(ii)(B), hipaa:164.308(a)(1)(ii)(C),
                 hipaa:164.308(a)(1)(ii)(D), hipaa:164.308(a)(2), hipaa:164.308(a)(6)(ii),
                 hipaa:164.308(a)(7)(ii)(A), hipaa:164.308(a)(7)(ii)(B), hipaa:164.308(a)(7)(ii)(C),
                 hipaa:164.308(a)(8), hipaa:164.308(b)(3), hipaa:164.310(b), hipaa:164.310(c),
                 hipaa:164.310(d)(2)(i), hipaa:164.310(d)(2)(ii), hipaa:164.312(a)(2)(i),
                 hipaa:164.312(a)(2)(ii), hipaa:164.312(b), hipaa:164.312(d),
                 hipaa:164.314(a)(2)(i), hipaa:164.316(a), hipaa:164.316(b)(2)(i),
                 hipaa:164.316(b)(2)(ii), hipaa:164.316(b)(2)(iii)
    }
  }
  expect HIPAA-01 on plan
}

test "an addressable specification is addressed by a control or by a reason" {
  given {
    organization clinic {
      stage            early_stage
      not_implemented  hipaa:164.312(a)(2)(iii) { reason "Screens lock by proximity badge." }
    }
    control safeguards {
      satisfies  hipaa:164.308(a)(3)(ii)(A), hipaa:164.308(a)(3)(ii)(B), hipaa:164.308(a)(3)(ii)(C),
                 hipaa:164.308(a)(4)(ii)(B), hipaa:164.308(a)(4)(ii)(C), hipaa:164.308(a)(5)(ii)(A),
                 hipaa:164.308(a)(5)(ii)(B), hipaa:164.308(a)(5)(ii)(C), hipaa:164.308(a)(5)(ii)(D),
                 hipaa:164.308(a)(7)(ii)(D), hipaa:164.308(a)(7)(ii)(E), hipaa:164.310(a)(2)(i),
                 hipaa:164.310(a)(2)(ii), hipaa:164.310(a)(2)(iii), hipaa:164.310(a)(2)(iv),
                 hipaa:164.310(d)(2)(iii), hipaa:164.310(d)(2)(iv), hipaa:164.312(a)(2)(iv),
                 hipaa:164.312(c)(2), hipaa:164.312(e)(2)(i), hipaa:164.312(e)(2)(ii)
    }
  }
  expect no HIPAA-02 on clinic
}

test "a decision without a reason addresses nothing" {
  given {
    organization clinic {
      stage            early_stage
      not_implemented  hipaa:164.312(a)(2)(iii)
    }
    control safeguards {
      satisfies  hipaa:164.308(a)(3)(ii)(A), hipaa:164.308(a)(3)(ii)(B), hipaa:164.308(a)(3)(ii)(C),
                 hipaa:164.308(a)(4)(ii)(B), hipaa:164.308(a)(4)(ii)(C), hipaa:164.308(a)(5)(ii)(A),
                 hipaa:164.308(a)(5)(ii)(B), hipaa:164.308(a)(5)(ii)(C), hipaa:164.308(a)(5)(ii)(D),
                 hipaa:164.308(a)(7)(ii)(D), hipaa:164.308(a)(7)(ii)(E), hipaa:164.310(a)(2)(i),
                 hipaa:164.310(a)(2)(ii), hipaa:164.310(a)(2)(iii), hipaa:164.310(a)(2)(iv),
                 hipaa:164.310(d)(2)(iii), hipaa:164.310(d)(2)(iv), hipaa:164.312(a)(2)(iv),
                 hipaa:164.312(c)(2), hipaa:164.312(e)(2)(i), hipaa:164.312(e)(2)(ii)
    }
  }
  expect HIPAA-02 on clinic
}

test "a reason for one addressable specification is none for another" {
  given {
    organization clinic {
      stage            early_stage
      not_implemented  hipaa:164.312(a)(2)(iii) { reason "Screens lock by proximity badge." }
    }
  }
  expect HIPAA-02 on clinic
}

test "a control that is a draft addresses nothing" {
  given {
    organization clinic { stage early_stage }
    control safeguards {
      status     draft
      satisfies  hipaa:164.308(a)(3)(ii)(A), hipaa:164.308(a)(3)(ii)(B), hipaa:164.308(a)(3)(ii)(C),
                 hipaa:164.308(a)(4)(ii)(B), hipaa:164.308(a)(4)(ii)(C), hipaa:164.308(a)(5)(ii)(A),
                 hipaa:164.308(a)(5)(ii)(B), hipaa:164.308(a)(5)(ii)(C), hipaa:164.308(a)(5)(ii)(D),
                 hipaa:164.308(a)(7)(ii)(D), hipaa:164.308(a)(7)(ii)(E), hipaa:164.310(a)(2)(i),
                 hipaa:164.310(a)(2)(ii), hipaa:164.310(a)(2)(iii), hipaa:164.310(a)(2)(iv),
                 hipaa:164.310(d)(2)(iii), hipaa:164.310(d)(2)(iv), hipaa:164.312(a)(2)(iii),
                 hipaa:164.312(a)(2)(iv), hipaa:164.312(c)(2), hipaa:164.312(e)(2)(i),
                 hipaa:164.312(e)(2)(ii)
    }
  }
  expect HIPAA-02 on clinic
}

test "a vendor that stores or receives ePHI signs first" {
  given {
    data charts { ephi yes }
    vendor archive_co
    vendor reports_co
    system archive { vendor archive_co; owner o; stores charts }
    system ward { owner o; feeds reports { carries charts } }
    system reports { vendor reports_co; owner o }
  }
  expect HIPAA-03 on archive_co
  expect HIPAA-03 on reports_co
}

test "a vendor that has signed, or sees no ePHI, is left alone" {
  given {
    data charts { ephi yes }
    data menus
    vendor archive_co { business_associate_agreement 2026-01-15 }
    vendor kitchen_co
    vendor host_co
    system archive { vendor archive_co; owner o; stores charts }
    system kitchen { vendor kitchen_co; owner o; stores menus }
    system ward {
      vendor  host_co
      owner   o
      feeds   archive { carries charts }, kitchen { carries menus }
    }
  }
  expect no HIPAA-03 on archive_co
  expect no HIPAA-03 on kitchen_co
  expect no HIPAA-03 on host_co
}
