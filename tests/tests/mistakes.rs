//! One mistake gives one message: what reads a value with a mistake in it says nothing more, and what is in order beside
//! it is still looked at. And what is no mistake gives none.

use ctl_tests::check;

const SCHEMA: &str = r#"
enum mood { low < high }
enum colour { red, green, blue }
kind book reference { }
kind page reference within book inverse pages { }
kind shelf { level: mood  tint: colour }
kind person { mood: mood  tint: colour  shelves: [shelf]  others: [person]  away: period }
book law { page P.1 "on shelves" { } }
shelf oak { level low; tint red }
shelf elm { level high; tint blue }
person ana { mood low; tint red; shelves oak; others kim }
person kim { mood high; tint green; shelves oak, elm }
"#;

/// The codes of what is reported about a rule of these clauses.
fn codes(clauses: &str) -> Vec<String> {
    let text = format!("{SCHEMA}rule TST-01 \"t\" {{\n{clauses}\n  cites law:P.1\n}}\n");
    let analysis = check::check(check::package([("case.ctl", text.as_str())]), false);
    analysis.diagnostics.iter().map(|d| d.code.to_string()).filter(|c| c != "TST-01").collect()
}

fn rule(middle: &str) -> Vec<String> {
    codes(&format!("severity info\n{middle}\nmessage \"found\""))
}

fn condition(condition: &str) -> Vec<String> {
    rule(&format!("for p in person\nwhere {condition}"))
}

#[test]
fn what_reads_a_mistaken_let_says_nothing_more() {
    for (value, code) in [("p.shelfs", "E0401"), ("nobody", "E0405"), ("2026-05-31 .. 2026-01-01", "E0108")] {
        for read in [
            "l in l",
            "p in l",
            "l == high",
            "high == l",
            "l < p.mood",
            "exists l.level",
            "exists y in l where y is shelf",
            "exists y in [l, p.shelves] where y is shelf and y.level == low",
            "exists y in l where y.anything == red",
            "count(l) > max(l.level)",
            "[red if l in l] == p.tint",
            "exists y in p.shelves where y.tint in l",
        ] {
            assert_eq!(rule(&format!("for p in person\nlet l = {value}\nrequire {read}")), [code], "{value}; {read}");
        }
        let told = codes(&format!(
            "severity error if exists l, info\nfor p in person\nlet l = {value}\nlet m = [l]\nper p\nmessage \"{{l.x}} {{m}}\" if l == red, \"{{m}}\"\nat l \"{{l}}\"\nbecause l in m"
        ));
        assert_eq!(told, [code], "{value}");
    }
}

#[test]
fn what_reads_a_variable_of_a_mistaken_for_says_nothing_more() {
    for names in ["x", "x, y"] {
        for rest in
            ["where x.any == red", "where x is shelf\nlet z = x.f\nrequire z < high", "require x in x", "per x\n"]
        {
            assert_eq!(rule(&format!("for {names} in nobody\n{rest}")), ["E0405"], "{names}; {rest}");
        }
    }
    // Nothing connects the variables, because what would has a mistake in it.
    assert_eq!(rule("for p in person, s in p.shelfs"), ["E0401"]);
    assert_eq!(rule("for p in person, s in shelf\nwhere s in p.shelfs"), ["E0401"]);
    assert_eq!(rule("for p in person, s in shelf\nwhere exists x in p.shelfs where x == s"), ["E0401"]);
}

#[test]
fn the_other_side_of_a_mistake_is_not_asked_what_it_means() {
    for mistaken in ["p.tynt", "p.shelves.tynt", "nobody.tint"] {
        let code = if mistaken.starts_with("nobody") { "E0405" } else { "E0401" };
        for asked in [
            format!("{mistaken} == red"),
            format!("red != {mistaken}"),
            format!("{mistaken} in [red, blue]"),
            format!("[red] == {mistaken}"),
            format!("p.tint in [{mistaken}, red]"),
            format!("exists [red, {mistaken}]"),
            format!("exists x in [red, {mistaken}, green if {mistaken} == red] where x == blue")
                .replacen(mistaken, "p.tint", 1),
        ] {
            assert_eq!(condition(&asked), [code], "{asked}");
        }
    }
}

#[test]
fn what_is_wrong_by_itself_is_still_reported() {
    assert_eq!(condition("p.tynt == rad"), ["E0401", "E0405"], "no enum has `rad`");
    assert_eq!(condition("p.tynt == p.mod"), ["E0401", "E0401"]);
    assert_eq!(condition("p.tynt == red and p.mood == red"), ["E0401", "E0405"]);
    assert_eq!(condition("exists red"), ["E0405"]);
    assert_eq!(condition("red == blue"), ["E0405"]);
    assert_eq!(rule("for p in person, s in shelf"), ["E0502"]);
    assert_eq!(rule("for p in person\nlet l = p.shelfs\nrequire p.tint == read"), ["E0401", "E0405"]);
}

#[test]
fn a_member_is_known_beside_the_name_of_its_enum() {
    for asked in [
        "low != mood",
        "mood != low",
        "low in mood",
        "[low] == mood",
        "mood == [low, high]",
        "colour == [red if p.mood == low]",
        "[red if p.mood == low] == colour",
        "exists [red, colour]",
        "exists x in [red, colour] where x == p.tint",
        "[blue, p.tint] != [red]",
        "[red] != [blue, p.tint]",
    ] {
        assert_eq!(condition(asked), [""; 0], "{asked}");
    }
    // A record of the member's name is meant only where no enum is.
    let analysis = check::check(
        check::package([(
            "case.ctl",
            format!(
                "{SCHEMA}person low {{ tint red; mood low }}\nrule TST-01 \"t\" {{ severity info for p in person where low in mood and mood != low and p == low and p.mood == low message \"{{p}}\" cites law:P.1 }}\n"
            )
            .as_str(),
        )]),
        false,
    );
    let told: Vec<&str> = analysis.diagnostics.iter().map(|d| &*d.message).collect();
    assert_eq!(told, ["`low`"]);
}

/// The lines of the proofs of what a rule with these clauses finds.
fn lines(clauses: &str) -> Vec<String> {
    let text = format!("{SCHEMA}rule TST-01 \"t\" {{ severity info {clauses} cites law:P.1 }}\n");
    let analysis = check::check(check::package([("case.ctl", text.as_str())]), false);
    let found = analysis.diagnostics.iter();
    found
        .flat_map(|d| {
            assert_eq!(d.code, "TST-01", "{}", d.message);
            d.finding.as_ref().expect("it is a finding").proofs.iter().map(|p| p.line.clone())
        })
        .collect()
}

#[test]
fn each_value_that_per_has_gathered_is_proven() {
    let each = lines("for p in person, s in p.shelves per p message \"{p}\" because s in p.shelves");
    let asked =
        lines("for p in person, s in p.shelves per p message \"{p}\" because exists x in p.shelves where x in s");
    assert_eq!(each, asked);
    assert_eq!(each.len(), 3, "ana has one shelf, kim has two: {each:?}");
    assert!(
        each.iter().filter(|l| l.contains("kim")).count() == 2 && each.iter().any(|l| l.contains("elm")),
        "{each:?}"
    );
    // With a second variable that is gathered, that one is the set of its values.
    let both = "for p in person, s in p.shelves, t in p.shelves per p message \"{p}\"";
    assert_eq!(lines(&format!("{both} because s in t")).len(), 0, "a step from nowhere is no step");
    assert_eq!(codes(&format!("severity info {both} because s.level < t.level")), ["E0404"]);
}

#[test]
fn a_clause_that_cannot_be_read_binds_what_it_would_have_bound() {
    assert_eq!(rule("for p im person\nwhere p.tint == red\nper p"), ["E0101"]);
    assert_eq!(rule("for p in person\nlet l =\nrequire exists l"), ["E0101"]);
}

#[test]
fn a_title_that_does_not_end_costs_nothing_but_itself() {
    let text = SCHEMA.replace("person ana {", "person ana \"Ana {\n").replace("\"on shelves\" {", "\"on shelves {\n")
        + "rule TST-01 \"t\" {\n  severity info\n  for p in person\n  where p.mood == low\n  message \"found\"\n  cites law:P.1\n}\n";
    let analysis = check::check(check::package([("case.ctl", text.as_str())]), false);
    let mut codes: Vec<String> = analysis.diagnostics.iter().map(|d| d.code.to_string()).collect();
    codes.sort();
    assert_eq!(codes, ["E0103", "E0103", "TST-01"]);
}

/// The codes of what is reported about a view of these clauses.
fn view(clauses: &str) -> Vec<String> {
    let text =
        format!("{SCHEMA}view tried \"t\" {{\n{clauses}\n}}\nview paper \"p\" {{\nfor p in person\nfile \"p\"\n}}\n");
    let analysis = check::check(check::package([("case.ctl", text.as_str())]), false);
    analysis.diagnostics.iter().map(|d| d.code.to_string()).collect()
}

#[test]
fn what_completes_a_lens_or_a_hint_stands_after_it() {
    let sound = "for p in person\nfindings n\nlens a \"{n}\" if n > 0\nto n\nlens b \"b\"\nto p.shelves\nbecause exists \
                 p.shelves\nlens c \"c\"\nopens paper\nhint d \"{p.tint}\"\nat p.mood\nhint e \"e\"\ninherits p.mood\nto \
                 p.others";
    assert_eq!(view(sound), [""; 0]);
    for misplaced in [
        "lens a \"a\"",
        "hint a \"a\"",
        "for p in person\nto p.shelves",
        "for p in person\nheading \"x\"\nopens paper",
        "for p in person\nhint a \"a\"\nopens paper",
        "for p in person\nlens a \"a\"\nat p.mood",
        "for p in person\nlens a \"a\"\ninherits p.mood",
    ] {
        assert_eq!(view(misplaced), ["E0509"], "{misplaced}");
    }
    for missing in ["opens poems", "opens tried"] {
        assert_eq!(view(&format!("for p in person\nlens a \"a\"\n{missing}")), ["E0513"], "{missing}");
    }
    assert_eq!(view("for p in person\nlens a \"{p.colour}\"\nto p.shelfs"), ["E0401", "E0401"]);
    assert_eq!(view("for p in person\nlens \"a\""), ["E0101"]);
}
