//! Each form of report, on the same diagnostics, as reviewed snapshots.

use insta::assert_snapshot;

use super::fixture::{Fixture, awkward, company, crowd};
use super::{Format, Look, Pass, write};

const LOOK: Look =
    Look { width: 110, color: false, ascii: false, group: false, quiet: false, most: super::MOST_PRINTED };

fn show(fixture: &Fixture, format: Format, look: &Look) -> String {
    let mut out = Vec::new();
    write(format, &fixture.report(), look, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("reports are text")
}

#[test]
fn human() {
    assert_snapshot!(show(&company(), Format::Human, &LOOK));
}

#[test]
fn human_in_colour() {
    let text = show(&company(), Format::Human, &Look { color: true, ..LOOK });
    assert_snapshot!(text.replace('\x1b', "ESC"));
}

#[test]
fn colour_adds_nothing_but_colour() {
    for fixture in [company(), awkward()] {
        let plain = show(&fixture, Format::Human, &LOOK);
        let painted = show(&fixture, Format::Human, &Look { color: true, ..LOOK });
        let mut bare = String::new();
        let mut rest = painted.as_str();
        while let Some(at) = rest.find("\x1b[") {
            bare.push_str(&rest[..at]);
            rest = &rest[at..];
            rest = &rest[rest.find('m').expect("an escape sequence ends") + 1..];
        }
        bare.push_str(rest);
        let bare: Vec<_> = bare.lines().map(str::trim_end).collect();
        assert_eq!(bare, plain.lines().collect::<Vec<_>>());
    }
}

#[test]
fn human_narrow_and_ascii() {
    let look = Look { width: 60, ascii: true, ..LOOK };
    let text = show(&company(), Format::Human, &look);
    assert!(text.is_ascii(), "{text}");
    assert_snapshot!(text);
}

#[test]
fn human_awkward() {
    let text = show(&awkward(), Format::Human, &Look { width: 80, ..LOOK });
    assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "nothing that a terminal acts upon");
    assert_snapshot!(text);
}

#[test]
fn human_without_findings() {
    let mut fixture = company();
    fixture.diagnostics.clear();
    assert_snapshot!(show(&fixture, Format::Human, &LOOK), @r"
    No findings. 2 exceptions in force; the next ends on 2026-09-30.
    Checked 13 systems, 27 controls and 1 evidence item against SOC 2 (38 criteria) and SOX, as of 2026-06-30.
    Whether the controls operated was not checked: no records.
    ");
    assert_eq!(show(&fixture, Format::Human, &Look { quiet: true, ..LOOK }), "");
}

#[test]
fn grouped() {
    let look = Look { group: true, ..LOOK };
    assert_snapshot!(show(&crowd(), Format::Human, &look));
}

#[test]
fn grouped_narrow() {
    let look = Look { group: true, width: 60, ..LOOK };
    assert_snapshot!(show(&crowd(), Format::Human, &look));
}

#[test]
fn few_findings_are_never_grouped() {
    let look = Look { group: true, ..LOOK };
    assert_eq!(show(&company(), Format::Human, &look), show(&company(), Format::Human, &LOOK));
}

#[test]
fn short() {
    assert_snapshot!(show(&company(), Format::Short, &LOOK));
    assert_snapshot!(show(&awkward(), Format::Short, &LOOK));
}

#[test]
fn json() {
    let mut fixture = company();
    fixture.passes = Some(vec![Pass { rule: "COV-01".into(), subject: vec!["engagement:soc2".into()] }]);
    assert_snapshot!(show(&fixture, Format::Json, &LOOK));
}

#[test]
fn sarif() {
    assert_snapshot!(show(&company(), Format::Sarif, &LOOK));
}

#[test]
fn github() {
    assert_snapshot!(show(&company(), Format::Github, &LOOK));
    assert_snapshot!(show(&awkward(), Format::Github, &LOOK));
}

#[test]
fn narrated() {
    assert_snapshot!(show(&company(), Format::Narrated, &LOOK));
    assert_snapshot!(show(&awkward(), Format::Narrated, &LOOK));
}

#[test]
fn reports_are_the_same_bytes_every_time() {
    for format in [Format::Human, Format::Short, Format::Json, Format::Sarif, Format::Github, Format::Narrated] {
        assert_eq!(show(&company(), format, &LOOK), show(&company(), format, &LOOK));
    }
}

#[test]
fn no_width_and_no_place_is_too_odd_to_show() {
    for width in [0, 1, 5, 20, 33, 79, 80, 500] {
        for fixture in [company(), awkward(), crowd()] {
            for group in [false, true] {
                assert!(!show(&fixture, Format::Human, &Look { width, group, ..LOOK }).is_empty());
            }
        }
    }
}
