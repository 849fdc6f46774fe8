//! An organisation in Ctl, on top of the standard library.

use std::fmt::Write as _;

use super::{CADENCES, CLAUSES, Compared, Control, DUTIES, Flow, Object, Organisation, Party, System};

/// The text of an organisation.
pub fn text(o: &Organisation) -> String {
    let stage = if o.pre_ipo { "pre_ipo" } else { "growth_regulated" };
    let mut out = format!("organization acme {{ stage {stage} }}\n");
    for (i, start) in o.assessments.iter().enumerate() {
        let (year, ..) = start.ymd();
        record(
            &mut out,
            "engagement",
            &format!("e{i}"),
            &[list("report", ["sox_icfr".to_owned()]), list("period", [format!("{start} .. {}-12-31", year + 1)])],
        );
    }
    (0..o.services).for_each(|i| record(&mut out, "service", &format!("v{i}"), &[]));
    (0..o.vendors).for_each(|i| record(&mut out, "vendor", &format!("x{i}"), &[]));
    (0..o.persons).for_each(|i| record(&mut out, "person", &party_of(o, Party::Person(i)), &[]));
    out.push_str("source outside { }\nevidence kept { }\n");
    for (i, significant) in o.accounts.iter().enumerate() {
        record(&mut out, "account", &format!("a{i}"), &[flag("significant", *significant)]);
    }
    for (i, accounts) in o.processes.iter().enumerate() {
        record(&mut out, "process", &format!("q{i}"), &[list("accounts", accounts.iter().map(|a| format!("a{a}")))]);
    }
    for (i, data) in o.data.iter().enumerate() {
        let customers = list("customers_of", data.customers_of.iter().map(|v| format!("v{v}")));
        record(&mut out, "data", &format!("d{i}"), &[flag("financial", data.financial), customers]);
    }
    for (i, group) in o.groups.iter().enumerate() {
        let (kind, field) = if group.role { ("role", "held_by") } else { ("team", "members") };
        record(&mut out, kind, &party_of(o, Party::Group(i)), &[parties(o, field, &group.members)]);
    }
    for (i, grant) in o.grants.iter().enumerate() {
        let duties = list("duties", grant.duties.iter().map(|d| DUTIES[*d].0.to_owned()));
        record(&mut out, "grant", &format!("g{i}"), &[parties(o, "to", &grant.to), duties, objects("on", &grant.on)]);
    }
    for conflict in o.conflicts.iter().filter(|c| !c.of_library) {
        let side = |name, duties: &[usize]| list(name, duties.iter().map(|d| DUTIES[*d].0.to_owned()));
        let (first, second) = (side("first", &conflict.first), side("second", &conflict.second));
        let flags = [flag("finance", conflict.finance), flag("minor", conflict.minor)];
        record(&mut out, "conflict", &conflict.name, &[&[first, second][..], &flags].concat());
    }
    for (i, system) in o.systems.iter().enumerate() {
        record(&mut out, "system", &format!("s{i}"), &of_system(system));
    }
    for (i, control) in o.controls.iter().enumerate() {
        record(&mut out, "control", &format!("c{i}"), &of_control(o, control));
    }
    out
}

fn of_system(s: &System) -> Vec<String> {
    let systems = |name, all: &[usize]| list(name, all.iter().map(|s| format!("s{s}")));
    let flow = |f: &Flow| {
        let attributes = [
            list("carries", f.carries.iter().map(|d| format!("d{d}"))),
            flag("handed_to_customer", f.handed_to_customer),
            list("redacted_by", f.redacted_by.iter().map(|c| format!("c{c}"))),
            list("assured_by", f.assured_by.iter().map(|c| format!("c{c}"))),
        ];
        format!("s{} {{ {} }}", f.to, joined(&attributes))
    };
    vec![
        list("owner", ["p0".to_owned()]),
        list("financial_role", s.financial_role.then(|| "billing".to_owned())),
        list("processes", s.processes.iter().map(|p| format!("q{p}"))),
        list("stores", s.stores.iter().map(|d| format!("d{d}"))),
        list("serves", s.serves.iter().map(|v| format!("v{v}"))),
        list("vendor", s.vendor.map(|v| format!("x{v}"))),
        systems("runs_on", &s.runs_on),
        systems("signs_in_with", &s.signs_in_with),
        systems("deployed_by", &s.deployed_by),
        list("supports", s.supports.iter().map(|t| format!("s{t} {{ with monitoring }}"))),
        list("feeds", s.feeds.iter().map(flow)),
    ]
}

fn of_control(o: &Organisation, c: &Control) -> Vec<String> {
    let word = |name, is: bool| list(name, is.then(|| "\"as agreed\"".to_owned()));
    let compared = |x: &Compared| match x {
        Compared::System(s) => format!("s{s}"),
        Compared::Outside => "outside".to_owned(),
    };
    let checks = [("completeness", c.completeness), ("accuracy", c.accuracy)];
    let compensates = c.compensates.iter().map(|m| {
        let attributes = [
            parties(o, "people", &m.people),
            objects("on", &m.on),
            list("log_in", m.log_in.map(|s| format!("s{s}"))),
            list("expires", [m.expires.to_string()]),
        ];
        format!("{} {{ {} }}", o.conflicts[m.conflict].name, joined(&attributes))
    });
    vec![
        list("status", c.active.map(|a| if a { "active" } else { "draft" }.to_owned())),
        list("effective", c.effective.map(|d| d.to_string())),
        list("checks", checks.into_iter().filter(|(_, on)| *on).map(|(n, _)| n.to_owned())),
        parties(o, "performed_by", &c.performed_by),
        list("applies_to", c.applies_to.iter().map(|s| format!("s{s}"))),
        list("compares_with", c.compares_with.iter().map(compared)),
        list("frequency", c.frequency.map(|f| CADENCES[f].0.to_owned())),
        flag("before_close", c.before_close),
        parties(o, "owner", c.owner.as_slice()),
        word("threshold", c.threshold),
        list("evidence", c.evidence.then(|| "kept".to_owned())),
        word("exceptions", c.exceptions),
        list("satisfies", c.satisfies.iter().map(|s| CLAUSES[*s].0.to_owned())),
        flag("key", c.key),
        list("timing", c.detective.then(|| "detective".to_owned())),
        if c.peer_review {
            "family change_management; nature automated; timing preventive".to_owned()
        } else {
            String::new()
        },
        flag("every_item", c.every_item),
        list(
            "uses_report_from",
            c.reports.iter().map(|(s, anew)| format!("s{s} {{ {} }}", flag("revalidated", *anew))),
        ),
        list("compensates", compensates),
    ]
}

fn record(out: &mut String, kind: &str, name: &str, fields: &[String]) {
    let _ = writeln!(out, "{kind} {name} {{ {} }}", joined(fields));
}

fn joined(fields: &[String]) -> String {
    fields.iter().filter(|f| !f.is_empty()).cloned().collect::<Vec<_>>().join("; ")
}

fn list(name: &str, values: impl IntoIterator<Item = String>) -> String {
    let values: Vec<String> = values.into_iter().collect();
    if values.is_empty() { String::new() } else { format!("{name} {}", values.join(", ")) }
}

fn flag(name: &str, on: bool) -> String {
    if on { format!("{name} yes") } else { String::new() }
}

fn parties(o: &Organisation, name: &str, all: &[Party]) -> String {
    list(name, all.iter().map(|p| party_of(o, *p)))
}

fn objects(name: &str, all: &[Object]) -> String {
    list(name, all.iter().map(|o| object(*o)))
}

/// The name of an object in Ctl.
pub fn object(object: Object) -> String {
    match object {
        Object::System(s) => format!("s{s}"),
        Object::Process(q) => format!("q{q}"),
    }
}

/// The name of a party in Ctl.
pub fn party_of(o: &Organisation, party: Party) -> String {
    match party {
        Party::Person(p) => format!("p{p}"),
        Party::Group(g) if o.groups[g].role => format!("r{g}"),
        Party::Group(g) => format!("t{g}"),
    }
}
