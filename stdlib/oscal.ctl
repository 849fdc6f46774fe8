// OSCAL 1.2.1, for programs: what is owed as catalogs and profiles, what is done about it as a component definition and
// system security plans. What each says stands in `documents/oscal`; its names are OSCAL's. Identifiers of clauses are
// facts; titles and sentences are those of this library.

extend kind framework {
  /// Whether a clause of it is owed or answered: then other documents for programs cite it.
  in_view: bool = exists t in self.clauses
    where exists [t.answered_by, t.completed_by_vendors, those e in engagement where t in e.owed]
}

extend kind control {
  /// What it does for each clause that it answers.
  mappings: [mapping] = those m in mapping where m.control == self
  /// Whether it covers no system in particular: it works for the organisation as a whole.
  at_large: bool = self.entity_level or not exists self.applies_to
}

extend kind system {
  /// The clauses that controls in use over it answer.
  answers: [clause] = (those c in self.controls where c.active).satisfies
}

extend kind vendor {
  /// The clauses that are met only together with what is assumed of it.
  expected_answers: [clause] = self.expected_controls.completes
}

test "a framework is in view where one of its clauses is owed or answered" {
  given {
    organization acme { stage early_stage }
    engagement icfr { report sox_icfr; assessed_against coso; period 2026-01-01 .. 2026-12-31 }
    control planned { status draft; satisfies sec:13(b)(2)(B) }
    control review { applies_to app; satisfies itgc:access { purpose "Access is narrow." } }
    control tone { entity_level yes; applies_to app }
    system app { owner o }
  }
  expect coso.in_view
  expect itgc.in_view
  expect not tsc.in_view
  expect not sec.in_view
  expect app.answers == itgc:access
  expect review.mappings.purpose == "Access is narrow."
  expect not review.at_large
  expect tone.at_large
  expect planned.at_large
}

/// One for each framework that is in view: its parts as groups, its clauses as controls.
view oscal_catalogs "OSCAL catalogs" {
  for      f in framework
  where    f.in_view
  let      tops = those t in f.clauses where not exists p in t.part_of where p.framework == f
  let      stray = those t in f.clauses where not exists p in t.part_of* where p in tops
  let      others = those o in framework where o.in_view and o != f
  heading  "{f}"
  file     "oscal/catalog-{f.name}"
  template "documents/oscal/catalog.json.j2"
}

/// One for each engagement: the clauses that it owes, from the catalogs.
view oscal_profiles "OSCAL profiles" {
  for      g in engagement
  where    exists g.owed
  let      frameworks = g.owed.framework
  let      reasons = those r in relevance where r.engagement == g
  heading  "{g}"
  file     "oscal/profile-{g.name}"
  template "documents/oscal/profile.json.j2"
}

/// What systems, controls in use and vendors implement of each clause.
view oscal_component_definition "OSCAL component definition" {
  let      company = organization
  let      systems = system
  let      vendors = vendor
  let      frameworks = those f in framework where f.in_view
  let      in_use = those c in control where c.active and exists c.satisfies
  let      answerable = [
    system.owner.includes*,
    vendor.owner.includes*,
    in_use.owner.includes*,
    in_use.performed_by.includes*,
    in_use.reviewed_by.includes*
  ]
  heading  "Components of {organization}" if exists organization, "Components"
  file     "oscal/component-definition" if exists [systems, vendors, in_use]
  template "documents/oscal/component-definition.json.j2"
}

/// One for each examination against the Trust Services Criteria that is not for everybody to read.
view oscal_plans "OSCAL system security plans" {
  for      g in engagement
  where    g.program == soc2 and exists g.owed and not g.report.public_use
  let      company = organization
  let      in_use = those c in control
             where c.active and c.bears_on(g) and exists t in c.satisfies where t in g.owed
  let      planned = those c in control
             where c.status != retired
               and not c.active
               and exists t in c.satisfies where t in g.owed
  let      data = [g.services.customer_data, g.boundary.stores]
  let      flows = those f in flow where f.from in g.boundary and f.to in g.boundary
  let      outside = those s in system where not s in g.boundary
  let      answerable = [
    g.boundary.owner.includes*,
    g.subservice_organisations.owner.includes*,
    in_use.owner.includes*,
    in_use.performed_by.includes*,
    in_use.reviewed_by.includes*
  ]
  heading  "{g}: system security plan"
  file     "oscal/ssp-{g.name}"
  template "documents/oscal/ssp.json.j2"
}
