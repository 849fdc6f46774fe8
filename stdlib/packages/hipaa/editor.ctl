// What an editor shows of the Security Rule, beside what the library shows of other frameworks.

/// The specifications, and the controls that carry them out: what nobody carries out or decides against first.
view side_hipaa "HIPAA specifications and the controls that carry them out" {
  for     o in organization
  let     owed = those t in clause
            where exists t.implementation
              and (not exists t.only_for or exists e in t.only_for where e in o.hipaa_entity)
  let     decided = those t in owed
            where exists d in hipaa_decision where d.clause == t and exists d.reason
  let     open = those t in owed where not exists t.answered_by and not t in decided
  heading "HIPAA Security Rule: {count(owed) - count(open)} of {count(owed)}"
  rows    t in open
  column  "how" t.implementation
  column  "gap" t
  column  "planned" t.satisfied_by
  rows    t in owed
  where   exists t.answered_by
  column  "how" t.implementation
  column  "met" t
  column  "control" t.answered_by
  rows    t in decided
  where   not exists t.answered_by
  column  "how" t.implementation
  column  "ended" t
  column  "why" (those d in hipaa_decision where d.clause == t).reason
}
