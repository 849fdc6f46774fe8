//! The package that most tests check: machines of a plant, a kind of its own with rules of its own, so that no change
//! of the library changes what is found.

use tempfile::TempDir;

use crate::folder;

pub(crate) const MANIFEST: &str = "name = \"plant\"\nedition = \"2026\"\n";

pub(crate) const RULES: &str = r#"/// How badly a machine is missed.
enum weight { light < heavy }

/// Something that runs, and feeds others.
kind machine {
  /// Who answers for it.
  keeper: person inverse keeps
  /// How badly it is missed.
  weight: weight default light
  /// Where its goods go.
  feeds: [machine] inverse fed_by reads "feeds {it}"
  /// Whether a heavy machine runs on what it makes.
  needed: bool = exists t in self.feeds* where t.weight == heavy
}

/// A machine that nobody keeps is repaired by nobody. Somebody has to answer for it by name.
///
/// Fires when a machine has no keeper.
///
/// Settled by naming its keeper.
rule TST-01 "machine without a keeper" {
  severity
    error if m.needed,
    warning
  for m in machine
  require exists m.keeper
  message "{m} has no keeper"
  at m "nobody keeps it"
  because m.needed
  help "name its keeper"
  fix set m.keeper "who answers for it"
  cites tsc:CC1.3
}

/// A name says nothing.
rule TST-02 "machine without a title" {
  severity info
  for m in machine
  require exists m.title
  message "{m} has no title"
  cites tsc:CC1.3
}

test "a kept machine is in order" {
  given {
    machine press "Press" { keeper kim }
    machine drill { }
  }
  expect no TST-01 on press
  expect warning TST-01 on drill "has no keeper"
  expect no TST-02 on press
  expect TST-02 on drill
}
"#;

pub(crate) const MACHINES: &str = r#"person kim "Kim"

machine furnace "Furnace" { weight heavy; keeper kim; feeds mill }

machine belt "Belt" { feeds furnace }

machine mill "Mill"
"#;

/// Two findings in one file.
pub(crate) fn plant() -> TempDir {
    folder(&[("ctl.toml", MANIFEST), ("rules.ctl", RULES), ("machines.ctl", MACHINES)])
}
