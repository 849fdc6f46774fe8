//! A seeded generator of organisations: the same text for the same numbers, on every machine. Not for users.
//!
//! N systems in domains of fifty, most of which hold a ledger; three controls a system; flows, hosts, identity
//! providers and pipelines; teams, roles, grants and evidence. Files have a few hundred lines, as people write them.

mod random;

use std::fmt::Write as _;
use std::sync::Arc;

use ctl_core::PackageInput;
pub use random::Random;

/// Systems in one domain.
const DOMAIN: usize = 50;
/// Systems described in one file.
const PER_FILE: usize = 25;

const FAMILIES: [(&str, &str); 8] = [
    ("change_management", "reviewed_changes"),
    ("configuration_change", "configuration_change_approval"),
    ("backup_operation", "backup_restore_test"),
    ("log_management", "central_logging"),
    ("incident_response", "incident_response"),
    ("vulnerability_management", "vulnerability_scan"),
    ("authentication", "single_sign_on_mfa"),
    ("access_removal", "leaver_removal"),
];
const CLAUSES: [&str; 16] = [
    "tsc:CC6.1",
    "tsc:CC6.2",
    "tsc:CC6.3",
    "tsc:CC6.6",
    "tsc:CC6.7",
    "tsc:CC6.8",
    "tsc:CC7.1",
    "tsc:CC7.2",
    "tsc:CC7.3",
    "tsc:CC7.4",
    "tsc:CC7.5",
    "tsc:CC8.1",
    "tsc:A1.2",
    "itgc:access",
    "itgc:change",
    "itgc:operations",
];

/// The files of an organisation of `n` systems.
pub fn organisation(n: usize, seed: u64) -> Vec<(String, String)> {
    let mut g = Generator { n, random: Random::new(seed), files: Vec::new() };
    g.company();
    g.people();
    for start in (0..n).step_by(PER_FILE) {
        let end = (start + PER_FILE).min(n);
        g.systems(start, end);
        g.controls(start, end);
        g.evidence(start, end);
    }
    g.files.sort();
    g.files
}

/// The same as an input of the compiler.
pub fn package(n: usize, seed: u64) -> PackageInput {
    let files = organisation(n, seed).into_iter().map(|(p, t)| (p, Arc::from(t))).collect();
    PackageInput { name: "generated".to_owned(), dependencies: Vec::new(), files }
}

/// All of its text, for tools that read one file.
pub fn text(n: usize, seed: u64) -> String {
    organisation(n, seed).into_iter().map(|(_, t)| t).collect::<Vec<_>>().join("\n")
}

struct Generator {
    n: usize,
    random: Random,
    files: Vec<(String, String)>,
}

impl Generator {
    fn teams(&self) -> usize {
        (self.n / 10).clamp(4, 2000)
    }

    /// The team that runs a system.
    fn team_of(&self, system: usize) -> usize {
        (system / 5) % self.teams()
    }

    /// Whether a system's domain has a ledger that its figures can reach.
    fn has_ledger(system: usize) -> bool {
        (system / DOMAIN).is_multiple_of(2)
    }

    fn persons(&self) -> usize {
        (self.n / 2).max(8)
    }

    fn company(&mut self) {
        let text = "\
organization acme \"Acme, Inc.\" {
  stage  pre_ipo
  does   hosts_customer_data, processes_payments
}

service platform \"Acme platform\"
commitment uptime { to_users_of platform; category availability; statement \"99.9 percent a month\" }

engagement soc2_2026 \"SOC 2 Type 2, 2026\" {
  report      soc2_type2
  categories  security, availability
  period      2026-01-01 .. 2026-12-31
}

engagement icfr_2026 \"ICFR, fiscal year 2026\" {
  report            sox_icfr
  assessed_against  coso
  period            2026-01-01 .. 2026-12-31
}

data invoices \"Invoices\" { financial yes }
data usage_records \"Usage records\" { financial yes }
data telemetry \"Telemetry\"
data customer_records \"Customer records\" { customers_of platform; confidential yes }

account revenue \"Revenue\" { significant yes; assertions completeness, accuracy }
process order_to_cash \"Order to cash\" { accounts revenue }
source bank_statement \"Bank statement\"
";
        self.files.push(("company.ctl".into(), text.into()));
    }

    fn people(&mut self) {
        let (persons, teams) = (self.persons(), self.teams());
        let mut people = String::new();
        for i in 0..persons {
            let boss = if i == 0 { String::new() } else { format!(" {{ reports_to person_{:05} }}", i / 8) };
            let _ = writeln!(people, "person person_{i:05} \"Person number {i}\"{boss}");
        }
        self.split("people/people", &people);
        let mut text = String::new();
        for i in 0..teams {
            let members: Vec<String> = (0..6).map(|_| format!("person_{:05}", self.random.below(persons))).collect();
            let nested = if i > 0 && self.random.chance(10) {
                format!(", team_{:04}", self.random.below(i))
            } else {
                String::new()
            };
            let _ = writeln!(text, "team team_{i:04} \"Team number {i}\" {{ members {}{nested} }}", members.join(", "));
            let _ = writeln!(text, "role lead_{i:04} \"Lead of team {i}\" {{ held_by {} }}", members[0]);
        }
        self.split("people/teams", &text);
        let mut grants = String::new();
        for i in 0..self.n {
            let team = self.random.below(teams);
            let other = (team + 1) % teams;
            let _ = writeln!(grants, "grant authors_{i:05} {{ to team_{team:04}; duties develop; on sys_{i:05} }}");
            let _ = writeln!(grants, "grant releasers_{i:05} {{ to team_{other:04}; duties deploy; on sys_{i:05} }}");
        }
        self.split("access/grants", &grants);
    }

    /// Cuts a long text into files of some hundred lines.
    fn split(&mut self, stem: &str, text: &str) {
        let lines: Vec<&str> = text.lines().collect();
        for (i, chunk) in lines.chunks(300).enumerate() {
            self.files.push((format!("{stem}_{i:03}.ctl"), chunk.join("\n") + "\n"));
        }
    }

    fn systems(&mut self, start: usize, end: usize) {
        let mut text = String::from("// One domain's systems, and what flows between them.\n\n");
        for i in start..end {
            let domain = i / DOMAIN * DOMAIN;
            let last = (domain + DOMAIN).min(self.n);
            let ledger = Self::has_ledger(i) && i + 1 == last;
            let _ = writeln!(text, "/// System number {i} of its domain, as its team describes it.");
            let _ = writeln!(text, "system sys_{i:05} \"System number {i}\" {{");
            let _ = writeln!(text, "  owner           team_{:04}", self.team_of(i));
            if !Self::has_ledger(i) {
                let _ = writeln!(text, "  not_financial   \"Nothing in this domain reaches the books.\"");
            }
            if ledger {
                let _ = writeln!(text, "  financial_role  general_ledger\n  processes       order_to_cash");
            }
            if self.random.chance(30) {
                let _ = writeln!(text, "  serves          platform\n  stores          customer_records");
            }
            let _ = writeln!(
                text,
                "  classification  {}",
                ["internal", "confidential", "restricted"][self.random.below(3)]
            );
            if !ledger && i + 1 < last {
                let mut targets: Vec<usize> =
                    (0..1 + self.random.below(3)).map(|_| i + 1 + self.random.below((last - i - 1).min(12))).collect();
                if self.random.chance(2) && i > domain {
                    targets.push(domain + self.random.below(i - domain));
                }
                targets.sort_unstable();
                targets.dedup();
                let flows: Vec<String> = targets
                    .iter()
                    .map(|t| {
                        let carried =
                            ["invoices", "usage_records", "telemetry", "customer_records"][self.random.below(4)];
                        format!("sys_{t:05} {{ carries {carried} }}")
                    })
                    .collect();
                let _ = writeln!(text, "  feeds           {}", flows.join(",\n                  "));
            }
            if i != domain {
                let _ = writeln!(text, "  runs_on         sys_{domain:05}");
                let _ = writeln!(text, "  signs_in_with   sys_{:05}", (domain + 1).min(last - 1));
            }
            let _ = writeln!(text, "  source          \"services/{i:05}/**\"\n}}\n");
        }
        self.files.push((format!("systems/systems_{start:05}.ctl"), text));
    }

    fn controls(&mut self, start: usize, end: usize) {
        let mut text = String::new();
        for i in start..end {
            for k in 0..3 {
                let (family, name) = match k {
                    0 if self.random.chance(93) => ("segregation_of_duties", "Duties are kept apart"),
                    1 if self.random.chance(96) => ("periodic_access_review", "Access is reviewed"),
                    _ => (FAMILIES[self.random.below(FAMILIES.len())].0, "General control"),
                };
                let also = if self.random.chance(20) {
                    let domain = i / DOMAIN * DOMAIN;
                    format!(", sys_{:05}", domain + self.random.below(DOMAIN.min(self.n - domain)))
                } else {
                    String::new()
                };
                // The last three are about financial reporting.
                let clauses = if Self::has_ledger(i) { CLAUSES.len() } else { CLAUSES.len() - 3 };
                let a = self.random.below(clauses);
                let b = (a + 1 + self.random.below(clauses - 1)) % clauses;
                let lead = self.team_of(i);
                let tester = (lead + 2) % self.teams();
                let _ = writeln!(text, "control ctl_{i:05}_{k} \"{name} on system {i}\" {{");
                let _ = writeln!(text, "  id            \"C-{i:05}-{k}\"");
                let _ = writeln!(
                    text,
                    "  objective     \"What control {k} of system {i} is there to achieve holds every day.\""
                );
                let _ = writeln!(text, "  family        {family}");
                let _ = writeln!(text, "  effective     2025-12-0{}", 1 + self.random.below(9));
                let _ = writeln!(
                    text,
                    "  owner         lead_{lead:04}\n  performed_by  lead_{:04}",
                    (lead + 1) % self.teams()
                );
                let _ = writeln!(text, "  applies_to    sys_{i:05}{also}");
                let _ = writeln!(text, "  frequency     {}", ["weekly", "monthly", "quarterly"][self.random.below(3)]);
                let _ = writeln!(text, "  tested_by     lead_{tester:04}\n  remediation_owner  lead_{lead:04}");
                let _ = writeln!(text, "  nature        it_dependent_manual\n  timing        detective");
                let _ = writeln!(
                    text,
                    "  threshold     \"every item\"\n  exceptions    \"The owner opens a ticket within 2 business days and closes it within 10.\""
                );
                let _ = writeln!(
                    text,
                    "  satisfies     {} {{ purpose \"Shows that clause {a} is answered on system {i}.\" }},\n                {} {{ purpose \"Shows the same for clause {b}.\" }}",
                    CLAUSES[a], CLAUSES[b]
                );
                let _ = writeln!(text, "  evidence      ev_{i:05}_{}\n}}\n", k.min(1));
            }
        }
        if start.is_multiple_of(DOMAIN) {
            self.shared(start, &mut text);
        }
        self.files.push((format!("controls/controls_{start:05}.ctl"), text));
    }

    /// What one control does for a whole domain.
    fn shared(&mut self, start: usize, text: &mut String) {
        let end = (start + DOMAIN).min(self.n);
        let systems: Vec<String> = (start..end).map(|i| format!("sys_{i:05}")).collect();
        let lead = self.team_of(start);
        for (name, template) in [
            ("joiners", "access_request"),
            ("leavers", "leaver_removal"),
            ("logs", "log_collection"),
            ("incidents", "incident_response"),
            ("backups", "backup_restore_test"),
            ("changes", "reviewed_changes"),
        ] {
            let _ = writeln!(text, "control {name}_{start:05} like std::{template} {{");
            let _ = writeln!(text, "  id            \"S-{start:05}-{name}\"\n  effective     2025-12-01");
            let _ =
                writeln!(text, "  owner         lead_{lead:04}\n  performed_by  lead_{:04}", (lead + 1) % self.teams());
            let _ = writeln!(
                text,
                "  tested_by     lead_{:04}\n  remediation_owner  lead_{lead:04}",
                (lead + 2) % self.teams()
            );
            let _ = writeln!(text, "  applies_to    {}", systems.join(",\n                "));
            let _ = writeln!(text, "  evidence      ev_{start:05}_0\n}}\n");
        }
    }

    fn evidence(&mut self, start: usize, end: usize) {
        let mut text = String::new();
        for i in start..end {
            for k in 0..2 {
                let lead = self.team_of(i);
                let _ = writeln!(text, "evidence ev_{i:05}_{k} \"Package {k} of system {i}\" {{");
                let _ = writeln!(
                    text,
                    "  owner               lead_{lead:04}\n  source              sys_{i:05}\n  systems             sys_{i:05}"
                );
                let _ = writeln!(
                    text,
                    "  programs            soc2, sox\n  frequency           quarterly\n  retention           7 years"
                );
                let _ =
                    writeln!(text, "  stored_in           sys_{:05}\n  immutable           yes", i / DOMAIN * DOMAIN);
                let _ = writeln!(text, "  population          \"All accounts of system {i}, saved report {k}.\"");
                let _ =
                    writeln!(text, "  completeness_check  \"The row count is agreed with the console total.\"\n}}\n");
            }
        }
        self.files.push((format!("evidence/evidence_{start:05}.ctl"), text));
    }
}
