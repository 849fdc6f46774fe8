//! The reports that the tests of all renderers share: the findings of a small company, as the compiler would hand
//! them over, and one diagnostic for everything that has ever been awkward to show.

use ctl_syntax::diagnostic::{Applicability, Diagnostic, Edit, FindingData, NoteHead, Proof, ProofStep, Severity};
use ctl_syntax::span::{FileId, Span, TextRange};

use super::{About, Catalogue, Files, Pass, Report};

const GRANTS: &str = "\
// Who may do what.

grant reports { to finance; duties read; on warehouse }

// Billing.

grant billing_authors { to finance_eng;      duties develop; on billing }
grant billing_readers { to finance;          duties read;    on billing }

// Production.
grant prod_deployers  { to release_managers; duties deploy;  on billing, payments_api }
";

const TEAMS: &str = "\
team finance_eng      \"Finance Engineering\" { members ana, bo }
team billing_oncall   \"Billing on-call\"     { members ana, goran }
team release_managers \"Release managers\"    { members goran, billing_oncall }
";

const PLATFORM: &str = "\
system payments_api \"Payments API\" {
  owner     head_of_platform
  feeds     billing     { carries transaction; assured_by processor_reconciliation },
            usage_meter { carries usage_for_billing }
  serves    payments_platform

  out_of    sox { because \"Card volumes are tied to Stripe every month (REC-02)\" }
}
";

const REVENUE: &str = "\
system usage_meter \"Usage metering\" {
  owner   head_of_platform
  feeds   billing { carries usage_for_billing }
}
";

const EXCEPTIONS: &str = "\
exception late {
  rule            COV-08
  expires         2026-06-15
}
";

/// A package in memory, and the diagnostics about it.
pub(super) struct Fixture {
    pub(super) files: Files,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) about: About,
    pub(super) passes: Option<Vec<Pass>>,
}

impl Fixture {
    pub(super) fn report(&self) -> Report<'_> {
        Report {
            diagnostics: &self.diagnostics,
            sources: &self.files,
            catalogue: &Rules,
            about: &self.about,
            passes: self.passes.as_deref(),
        }
    }
}

/// A handful of titles, and one page.
struct Rules;

impl Catalogue for Rules {
    fn title(&self, code: &str) -> Option<String> {
        let title = match code {
            "SOD-01" => "one person holds both duties of a conflicting pair",
            "EVD-03" => "evidence without a period",
            "OWN-02" => "a team where one person has to answer",
            "COV-12" => "series heading cited as a criterion",
            _ => return None,
        };
        Some(title.to_owned())
    }

    fn page(&self, code: &str) -> Option<String> {
        (code == "SOD-01")
            .then(|| "Someone who can make a change and also let it through can hide a mistake.".to_owned())
    }
}

/// The span of the `n`th `needle`, from 1, at or after `after`.
fn find(files: &Files, file: FileId, after: &str, needle: &str) -> Span {
    use super::Sources;
    let text = files.text(file);
    let from = text.find(after).unwrap_or_else(|| panic!("`{after}` is not in the text"));
    let at = from + text[from..].find(needle).unwrap_or_else(|| panic!("`{needle}` is not in the text"));
    Span::new(file, TextRange::new(at, at + needle.len()))
}

fn about() -> About {
    About {
        package: "acme".into(),
        as_of: "2026-06-30".into(),
        checked: vec![
            (13, "system".into(), "systems".into()),
            (27, "control".into(), "controls".into()),
            (1, "evidence item".into(), "evidence items".into()),
        ],
        against: vec!["SOC 2 (38 criteria)".into(), "SOX".into()],
        exceptions_in_force: 2,
        next_expiry: Some("2026-09-30".into()),
        not_checked: vec!["Whether the controls operated was not checked: no records.".into()],
    }
}

/// A finding whose labels stand in two files, with two proofs and a fix.
fn conflict(files: &Files, grants: FileId, teams: FileId) -> Diagnostic {
    let develop = find(files, grants, "billing_authors", "duties develop");
    let deploy = find(files, grants, "prod_deployers", "duties deploy");
    let ana = find(files, teams, "finance_eng", "ana");
    let oncall_ana = find(files, teams, "team billing_oncall", "ana");
    let part = find(files, teams, "team release_managers", "billing_oncall");
    let step = |span, from: &str, relation: &str, to: &str, text: &str| ProofStep {
        span,
        from: from.into(),
        relation: relation.into(),
        to: to.into(),
        text: text.into(),
    };
    let mut d = Diagnostic::error(
        "SOD-01",
        deploy,
        "Ana Ruiz can both develop and deploy Billing service",
        "held through release_managers",
    )
    .label(develop, "held through finance_eng")
    .label(ana, "1. Ana Ruiz is in Finance Engineering")
    .label(oncall_ana, "2. and in Billing on-call,")
    .label(part, "3. which is part of Release managers")
    .note(NoteHead::Cites, "tsc:CC6.3, tsc:CC5.1, pcaob:AS2201.34")
    .help("take `ana` out of `billing_oncall`, or add a compensating control for IT3")
    .note(
        NoteHead::Why,
        "one person could release unauthorised code into a system that reaches the books. CM-01 (enforced \
                 peer review) settles pair IT3 for SOC 2, not for SOX, and Billing service is financially relevant",
    )
    .note(
        NoteHead::Paths,
        "develop: ana > finance_eng > billing_authors\n\
                 deploy:  ana > billing_oncall > release_managers > prod_deployers",
    );
    let removed = find(files, teams, "team billing_oncall", "ana, ");
    d = d.fix(
        "Remove `ana` from `billing_oncall`",
        Applicability::OnRequest,
        vec![Edit { span: removed, text: String::new() }],
    );
    d.finding = Some(Box::new(FindingData {
        subjects: vec!["person:ana".into(), "system:billing".into()],
        facts: vec![("pair".into(), vec!["IT3".into()]), ("duties".into(), vec!["develop".into(), "deploy".into()])],
        proofs: vec![
            Proof {
                title: "develop".into(),
                steps: vec![step(
                    ana,
                    "person:ana",
                    "member_of",
                    "team:finance_eng",
                    "Ana Ruiz is in Finance Engineering",
                )],
                line: "ana > finance_eng > billing_authors".into(),
            },
            Proof {
                title: "deploy".into(),
                steps: vec![
                    step(
                        oncall_ana,
                        "person:ana",
                        "member_of",
                        "team:billing_oncall",
                        "Ana Ruiz is in Billing on-call",
                    ),
                    step(
                        part,
                        "team:billing_oncall",
                        "member_of",
                        "team:release_managers",
                        "[it] is in Release managers",
                    ),
                ],
                line: "ana > billing_oncall > release_managers > prod_deployers".into(),
            },
        ],
        cites: vec!["tsc:CC6.3".into(), "tsc:CC5.1".into(), "pcaob:AS2201.34".into()],
        fingerprint: "7b1f0c52e9a4d386".into(),
        accepted_by: None,
        justification: None,
    }));
    d
}

/// A finding with two labels on one line, a break, and a path that goes on in another file.
fn declared_out(files: &Files, platform: FileId, revenue: FileId) -> Diagnostic {
    let mut d = Diagnostic::error(
        "SCP-01",
        find(files, platform, "out_of", "out_of    sox"),
        "Payments API is declared out of SOX scope, but its usage records reach Billing service",
        "declared out here",
    )
    .label(find(files, platform, "feeds", "assured_by processor_reconciliation"), "REC-02 cuts this flow,")
    .label(find(files, platform, "feeds", "usage_meter"), "1. but not this one,")
    .label(find(files, revenue, "feeds", "billing"), "2. which goes on to Billing service, a financial root")
    .note(
        NoteHead::Proof,
        "payments_api -(usage_for_billing)-> usage_meter -(usage_for_billing)-> billing [FR1: billing]",
    )
    .note(NoteHead::Why, "numbers that nobody tests at their source can misstate revenue")
    .note(NoteHead::Cost, "in SOX scope it owes access, change and operations controls; it has AC-03, CM-01 and OP-02")
    .help("delete line 7, or assure the flow on line 4 with a control that cuts it (ctl explain cut)")
    .note(NoteHead::Cites, "sox:404(a), pcaob:AS2201.34");
    d.finding = Some(Box::new(FindingData {
        subjects: vec!["system:payments_api".into()],
        fingerprint: "c04d1e7a93b85f26".into(),
        cites: vec!["sox:404(a)".into(), "pcaob:AS2201.34".into()],
        ..FindingData::default()
    }));
    d
}

/// A finding that an exception accepts.
fn accepted(files: &Files, exceptions: FileId) -> Diagnostic {
    let mut d =
        Diagnostic::warning("COV-08", find(files, exceptions, "rule", "COV-08"), "A1.3 has no active control", "");
    d.finding = Some(Box::new(FindingData {
        subjects: vec!["clause:A1.3".into()],
        fingerprint: "0011223344556677".into(),
        accepted_by: Some("late".into()),
        justification: Some("the exercise is planned for July".into()),
        ..FindingData::default()
    }));
    d
}

/// The report of a company: two findings over several files, an error of the language, one accepted finding.
pub(super) fn company() -> Fixture {
    let mut files = Files::default();
    let grants = files.add("access/grants.ctl", GRANTS);
    let exceptions = files.add("exceptions.ctl", EXCEPTIONS);
    let teams = files.add("people/teams.ctl", TEAMS);
    let platform = files.add("systems/platform.ctl", PLATFORM);
    let revenue = files.add("systems/revenue.ctl", REVENUE);
    let unknown = Diagnostic::error(
        "E0203",
        find(&files, exceptions, "expires", "2026-06-15"),
        "`tsc:C1.3` is not a criterion",
        "C1 has two criteria: C1.1 and C1.2",
    )
    .note(NoteHead::Held, "C1.2 has no other control; COV-01 waits until this is settled")
    .help(
        "did you mean `tsc:C1.2`, Confidential information destroyed when due (closest to the title),\nor `tsc:C1.1`?",
    )
    .note(NoteHead::Cites, "TSP 100 (2017 criteria). C1.3 was in the 2016 criteria");
    let diagnostics = vec![
        conflict(&files, grants, teams),
        accepted(&files, exceptions),
        unknown,
        declared_out(&files, platform, revenue),
    ];
    Fixture { files, diagnostics, about: about(), passes: None }
}

/// What has to be shown without falling apart: wide characters, CRLF, a byte order mark, a line too long for any
/// terminal, hostile text, places at the end of a file and over several lines, and no place at all.
pub(super) fn awkward() -> Fixture {
    let mut files = Files::default();
    let windows =
        files.add("windows.ctl", "\u{feff}role cto \"Chefin 👩‍💼\" { held_by 日本 }\r\nrole cfo { held_by x }\r\n");
    let long = format!(
        "policy p {{ summary \"{}\"; owner nobody; source \"{}\"; form polcy }}",
        "a ".repeat(400),
        "b".repeat(300)
    );
    let wide = files.add("long.ctl", long);
    let hostile = files.add("odd name\u{1b}.ctl", "person x \"\u{1b}[2J\u{202e}evil\" {\n\tleft\tnever\n}\n\nteam t {");
    let several = find(&files, hostile, "person", "person x \"\u{1b}[2J\u{202e}evil\" {\n\tleft\tnever\n}");
    let end = Span::new(hostile, TextRange::new(60, 60));
    let mut info = Diagnostic::warning("E0999", find(&files, windows, "held_by", "日本"), "two people in one", "wide");
    info.severity = Severity::Info;
    let mut nowhere = Diagnostic::error("E0998", several, "nothing can be pointed at", "").help("look around");
    nowhere.labels.clear();
    let diagnostics = vec![
        info.label(find(&files, windows, "cfo", "x"), "and this"),
        Diagnostic::error("E0997", find(&files, wide, "nobody", "nobody"), "no such person", "not declared anywhere")
            .label(find(&files, wide, "form", "polcy"), "a misspelling")
            .label(find(&files, wide, "policy", "policy"), "of this")
            .label(find(&files, wide, "summary", "summary"), ""),
        Diagnostic::error("E0996", several, "the whole\nrecord\u{7} is meant", "over several lines")
            .label(
                find(&files, hostile, "left", "never"),
                "one label of several words that has to be wrapped where there is no room",
            )
            .label(find(&files, hostile, "left", "left"), "another label of several words that has to be wrapped too")
            .label(end, "here it ends"),
        nowhere,
    ];
    let about = About { as_of: "2026-06-30".into(), ..About::default() };
    Fixture { files, diagnostics, about, passes: None }
}

/// More findings than anyone reads.
pub(super) fn crowd() -> Fixture {
    let mut files = Files::default();
    let mut diagnostics = Vec::new();
    for i in 0..38 {
        let file = files.add(format!("evidence/e{i:02}.ctl"), "evidence a { owner x }\nevidence b { owner x }\n");
        for name in ["a {", "b {"] {
            let span = find(&files, file, "evidence", name);
            diagnostics.push(Diagnostic::error("EVD-03", span, format!("{i}{name} has no period"), ""));
        }
    }
    for i in 0..33 {
        let file = files.add(format!("policies/p{i:02}.ctl"), "policy p { satisfies tsc:CC9.9 }\n");
        let span = find(&files, file, "tsc", "tsc:CC9.9");
        diagnostics.push(
            Diagnostic::error("E0203", span, "`tsc:CC9.9` is not a criterion", "").help("did you mean `tsc:CC9.2`?"),
        );
    }
    let file = files.add("controls.ctl", "control c { }\n");
    for i in 0..20 {
        let span = find(&files, file, "control", "c");
        let mut d = Diagnostic::warning("OWN-02", span, format!("finding {i}"), "");
        d.code = format!("OWN-{:02}", i + 2).into();
        diagnostics.push(d);
    }
    Fixture { files, diagnostics, about: about(), passes: None }
}
