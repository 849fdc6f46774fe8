//! `ctl init`: the first package. It asks nothing, overwrites nothing, and writes a file that is the tutorial: each
//! variant is a source file of this crate, checked and laid out like any other, with its periods moved to today.

use std::path::Path;

use ctl_syntax::literal::Date;
use unicode_width::UnicodeWidthStr;

use super::{Outcome, argument};
use crate::args::{Init, Stage};
use crate::console::Console;
use crate::failure::Failure;
use crate::host::{self, EDITION, MANIFEST};
use crate::render::wrap::one_line;

/// The file of declarations.
const COMPANY: &str = "company.ctl";
/// The half-year and the year of the files as they are kept here.
const HALF_YEAR: &str = "2026-07-01 .. 2026-12-31";
const YEAR: &str = "2026-01-01 .. 2026-12-31";

/// Writes `ctl.toml` and `company.ctl`.
pub(super) fn run(args: &Init, today: Date, console: &mut Console) -> Result<Outcome, Failure> {
    let name = package_name(&args.dir);
    let files = [
        (MANIFEST, manifest(&name), "the package: name, edition, what to write".to_owned()),
        (COMPANY, company(args.stage, today), what(args.stage).to_owned()),
    ];
    let here = args.dir.as_os_str() == ".";
    let mut rows = Vec::new();
    for (file, text, what) in files {
        let path = if here { file.to_owned() } else { one_line(&args.dir.join(file).display().to_string()) };
        rows.push(match host::write_new(&args.dir, file, text.as_bytes())? {
            true => ("Wrote", path, what),
            false => ("Left", path, "it was there already".to_owned()),
        });
    }
    if !console.look.quiet {
        let dir = if here { String::new() } else { format!(" {}", argument(&args.dir)) };
        let check = "what is missing, why, and what settles it".to_owned();
        rows.push(("Next:", format!("ctl check{dir}"), check));
        let explain = "the same for any code, clause or name that you meet".to_owned();
        rows.push(("", format!("ctl explain NAME{dir}"), explain));
    }
    let widest = rows.iter().map(|(_, what, _)| what.width()).max().unwrap_or(0);
    for (head, what, why) in rows {
        let gap = widest - what.width() + 2;
        writeln!(console.out(), "{head:<6}{what}{:gap$}{why}", "")?;
    }
    Ok(Outcome::Clean)
}

/// The folder's name as far as it can be one in source text.
pub(super) fn package_name(dir: &Path) -> String {
    let folder = std::path::absolute(dir).ok();
    let name = folder.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().to_ascii_lowercase());
    let name: String =
        name.unwrap_or_default().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    match name.trim_matches('_') {
        "" | "std" => "example".to_owned(),
        name if name.starts_with(|c: char| c.is_ascii_digit()) => format!("p{name}"),
        name => name.to_owned(),
    }
}

/// The text of a manifest.
pub(super) fn manifest(name: &str) -> String {
    format!(
        "name = \"{name}\"\nedition = \"{EDITION}\"\n\n# What `ctl build` writes, and where.\n[outputs]\n\
         folder = \"out\"\nwrite = [\"model\", \"scope\"]\n"
    )
}

fn company(stage: Stage, today: Date) -> String {
    let (half, year) = periods(today);
    template(stage).replace(HALF_YEAR, &half).replace(YEAR, &year)
}

fn template(stage: Stage) -> &'static str {
    match stage {
        Stage::EarlyStage => include_str!("init/early_stage.ctl"),
        Stage::GrowthRegulated => include_str!("init/growth_regulated.ctl"),
        Stage::PreIpo => include_str!("init/pre_ipo.ctl"),
        Stage::NewlyPublic => include_str!("init/newly_public.ctl"),
        Stage::Public => include_str!("init/public.ctl"),
    }
}

/// What the file holds, in a line.
fn what(stage: Stage) -> &'static str {
    match stage {
        Stage::EarlyStage | Stage::GrowthRegulated => {
            "a company, a service, two systems, one control: short, and yours to change"
        }
        Stage::PreIpo | Stage::NewlyPublic | Stage::Public => {
            "a company, a service, four systems up to the ledger, one control: yours to change"
        }
    }
}

/// The half-year and the year that a day falls in.
fn periods(today: Date) -> (String, String) {
    let (year, month, _) = today.ymd();
    let half = if month <= 6 {
        format!("{year:04}-01-01 .. {year:04}-06-30")
    } else {
        format!("{year:04}-07-01 .. {year:04}-12-31")
    };
    (half, format!("{year:04}-01-01 .. {year:04}-12-31"))
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::*;

    #[test]
    fn every_variant_is_laid_out_and_says_its_stage() {
        for stage in Stage::value_variants() {
            let text = template(*stage);
            let name = stage.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
            let words: Vec<&str> = text.split_whitespace().collect();
            assert!(words.windows(2).any(|pair| pair == ["stage", name.as_str()]), "{name}");
            assert_eq!(ctl_syntax::format(text), text, "{name} is not laid out");
            assert!(text.contains(HALF_YEAR) || text.contains(YEAR), "{name} has no period to move");
        }
    }

    #[test]
    fn periods_hold_today() {
        let day = |text| Date::parse(text).expect("a day");
        assert_eq!(periods(day("2027-03-01")), ("2027-01-01 .. 2027-06-30".into(), "2027-01-01 .. 2027-12-31".into()));
        assert_eq!(periods(day("2027-07-01")).0, "2027-07-01 .. 2027-12-31");
        let text = company(Stage::PreIpo, day("2031-02-03"));
        assert!(text.contains("2031-01-01 .. 2031-12-31") && !text.contains("2026"), "{text}");
    }

    #[test]
    fn any_folder_gives_a_name() {
        for (dir, name) in [
            ("/x/Acme-Payments", "acme_payments"),
            ("/x/2026", "p2026"),
            ("/", "example"),
            ("/x/会社", "example"),
            ("/x/std", "example"),
        ] {
            assert_eq!(package_name(Path::new(dir)), name);
        }
    }
}
