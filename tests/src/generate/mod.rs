//! Random models, derived fields and rules over a small world, well-typed by construction, and how to make a case
//! smaller that shows something.

pub mod expr;
pub mod pool;
pub mod records;
pub mod rules;
mod shrink;
pub mod tree;

use std::sync::OnceLock;

use crate::naive::Source;
use crate::naive::schema::{Enum, Kind, Schema};
use crate::naive::value::Scope;
use crate::random::Random;

use expr::Maker;
use records::Declared;
use rules::{Derived, Rule};

pub use shrink::shrink;

/// The kinds of the small world.
pub const SCHEMA: &str = include_str!("schema.ctl");

/// A case.
#[derive(Clone, Debug)]
pub struct Case {
    /// The records.
    pub records: Vec<Declared>,
    /// Derived fields; each may read those before it.
    pub derived: Vec<Derived>,
    /// Rules.
    pub rules: Vec<Rule>,
}

struct World {
    kinds: Vec<Kind>,
    enums: Vec<Enum>,
}

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let sources = [Source::new(SCHEMA)];
        assert!(sources[0].is_sound(), "the small world parses");
        let schema = Schema::of(&sources);
        World { kinds: schema.kinds.clone(), enums: schema.enums.clone() }
    })
}

impl Case {
    /// A random case.
    pub fn random(random: &mut Random) -> Case {
        let world = world();
        let records = records::records(random, &world.kinds, &world.enums);
        let names: Vec<(String, usize)> = records
            .iter()
            .flat_map(|d| std::iter::once(d).chain(&d.nested))
            .map(|d| (d.name.clone(), d.kind))
            .collect();
        let mut kinds = world.kinds.clone();
        let mut derived = Vec::new();
        for number in 0..random.below(5) {
            let mut maker =
                Maker { random, kinds: &kinds, enums: &world.enums, names: &names, scope: Scope::default() };
            let new: Derived = maker.derived(number);
            kinds[new.kind.0].fields.insert(new.name.clone(), new.field());
            derived.push(new);
        }
        let mut maker = Maker { random, kinds: &kinds, enums: &world.enums, names: &names, scope: Scope::default() };
        let rules = (0..6).map(|n| maker.rule(n)).collect();
        Case { records, derived, rules }
    }

    /// Its files, path and text, in the order of their paths: each derived field and each rule in a file of its own, so
    /// that the place of an error says which it is.
    pub fn files(&self) -> Vec<(String, String)> {
        let mut files = vec![("a_schema.ctl".to_owned(), SCHEMA.to_owned())];
        for derived in &self.derived {
            files.push((derived_path(derived), format!("{}\n{}", derived.text(), derived.probe())));
        }
        let half = self.records.len() / 2;
        for (path, some) in [("m0.ctl", &self.records[..half]), ("m1.ctl", &self.records[half..])] {
            files.push((path.to_owned(), some.iter().map(Declared::text).collect::<Vec<_>>().join("\n")));
        }
        for rule in &self.rules {
            files.push((rule_path(rule), rule.text()));
        }
        files
    }

    /// Leaves out what stands in some files. Whether there was any.
    pub fn leave_out(&mut self, paths: &[String]) -> bool {
        let before = self.derived.len() + self.rules.len();
        self.derived.retain(|d| !paths.contains(&derived_path(d)));
        self.rules.retain(|r| !paths.contains(&rule_path(r)));
        self.derived.len() + self.rules.len() < before
    }

    /// As one text, to read.
    pub fn text(&self) -> String {
        let files = self.files();
        files.iter().skip(1).map(|(path, text)| format!("// {path}\n{text}\n")).collect()
    }
}

fn derived_path(derived: &Derived) -> String {
    format!("d{}.ctl", derived.name)
}

fn rule_path(rule: &Rule) -> String {
    format!("r{:02}.ctl", rule.number)
}
