//! `ctl.toml`: who the package is, what it depends on, what it writes, and where it is stricter than the library.
//! All mistakes are reported at once, each at its place.

use std::ops::Range;
use std::path::{Path, PathBuf};

use ctl_syntax::diagnostic::Severity;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::STANDARD_LIBRARY;
use crate::failure::{Failure, Problem, nearest};
use crate::words;

/// The edition of the language that this compiler speaks.
pub const EDITION: &str = "2026";
/// What can be asked for under `[outputs]`.
pub const OUTPUTS: [&str; 3] = ["model", "scope", "documents"];

/// A manifest, checked as far as it can be without knowing any rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// Where it is, for people.
    pub path: PathBuf,
    /// What is in it.
    pub text: String,
    /// The package's name.
    pub name: String,
    /// The packages it uses, by the name it gives them.
    pub dependencies: Vec<Dependency>,
    /// What `ctl build` writes.
    pub outputs: Outputs,
    /// The findings that make `ctl check` exit 1, where the package says so.
    pub deny: Option<Severity>,
    /// Rules that count for more here.
    pub severity: Vec<Raise>,
}

/// A package that another one uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// The name before `::`.
    pub alias: String,
    /// Its folder, from that of the manifest.
    pub path: String,
    /// The path's place in the manifest.
    pub span: Range<usize>,
}

/// What `ctl build` writes, where the command line does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outputs {
    /// The folder, from that of the manifest.
    pub folder: Option<String>,
    /// Which of [`OUTPUTS`]; none named means all.
    pub write: Vec<String>,
}

/// A rule whose findings are at least so severe. Whether that raises it, only the rule can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raise {
    /// The rule.
    pub rule: String,
    /// The level.
    pub severity: Severity,
    /// The rule's place in the manifest.
    pub span: Range<usize>,
}

impl Manifest {
    /// Reads a manifest.
    pub fn parse(path: PathBuf, text: String) -> Result<Self, Failure> {
        let read = read(&text);
        match read {
            Ok(manifest) => Ok(Manifest { path, text, ..manifest }),
            Err(problems) => Err(Failure::manifest(&path, &text, problems)),
        }
    }

    /// A problem that was found later, with what only others know.
    pub fn failure(&self, problem: Problem) -> Failure {
        Failure::manifest(&self.path, &self.text, vec![problem])
    }
}

fn read(text: &str) -> Result<Manifest, Vec<Problem>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(errors.iter().map(|error| syntax(error, text)).collect());
    }
    let mut reader = Reader { problems: Vec::new() };
    let whole = 0..text.find(['\n', '\r']).unwrap_or(text.len());
    let manifest = reader.manifest(table.get_ref(), whole);
    if reader.problems.is_empty() { Ok(manifest) } else { Err(reader.problems) }
}

fn syntax(error: &toml::de::Error, text: &str) -> Problem {
    let span = error.span().unwrap_or(text.len()..text.len());
    Problem { span, message: error.message().to_owned(), help: None }
}

/// The key that was meant: itself, or the nearest of those required.
fn meant<'a>(key: &'a Key, required: &[&'a str]) -> &'a str {
    nearest(key.get_ref(), required.iter().copied()).unwrap_or(key.get_ref())
}

/// Collects what is wrong.
struct Reader {
    problems: Vec<Problem>,
}

type Key<'a> = Spanned<std::borrow::Cow<'a, str>>;
type Value<'a> = Spanned<DeValue<'a>>;

impl Reader {
    fn manifest(&mut self, table: &DeTable, whole: Range<usize>) -> Manifest {
        let mut manifest = Manifest {
            path: PathBuf::new(),
            text: String::new(),
            name: String::new(),
            dependencies: Vec::new(),
            outputs: Outputs::default(),
            deny: None,
            severity: Vec::new(),
        };
        let mut seen = Vec::new();
        for (key, value) in table {
            match &**key.get_ref() {
                "name" => manifest.name = self.package_name(value),
                "edition" => self.edition(value),
                "deny" => manifest.deny = self.level(value, &["error", "warning", "info"]),
                "dependencies" => manifest.dependencies = self.dependencies(value),
                "outputs" => manifest.outputs = self.outputs(value),
                "severity" => manifest.severity = self.severity(value),
                _ => self.unknown(key, &["name", "edition", "deny", "dependencies", "outputs", "severity"]),
            }
            // A misspelt key is not reported as a missing one too.
            seen.push(meant(key, &["name", "edition"]));
        }
        if !seen.contains(&"name") {
            self.problem(whole.clone(), "a package needs a name", Some("add `name = \"acme\"`".to_owned()));
        }
        if !seen.contains(&"edition") {
            self.problem(whole, "a package needs an edition", Some(format!("add `edition = \"{EDITION}\"`")));
        }
        manifest
    }

    fn problem(&mut self, span: Range<usize>, message: impl Into<String>, help: Option<String>) {
        self.problems.push(Problem { span, message: message.into(), help });
    }

    fn unknown(&mut self, key: &Key, known: &[&str]) {
        let name = key.get_ref();
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the keys here are {}", words::list(known)),
        };
        self.problem(key.span(), format!("`{name}` is not a key of the manifest"), Some(help));
    }

    fn text<'a>(&mut self, value: &'a Value, what: &str) -> Option<&'a str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.problem(value.span(), format!("{what} is written in quotes"), None);
        }
        text
    }

    fn table<'a, 'i>(&mut self, value: &'a Value<'i>, what: &str, example: &str) -> Option<&'a DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.problem(value.span(), format!("{what} is a table"), Some(format!("as in `{example}`")));
        }
        table
    }

    fn package_name(&mut self, value: &Value) -> String {
        let Some(name) = self.text(value, "the name") else { return String::new() };
        // The library itself has a manifest too, so that it can be checked like any package.
        if name != STANDARD_LIBRARY {
            self.name(name, value.span());
        }
        name.to_owned()
    }

    /// Names stand before `::` in source text.
    fn name(&mut self, name: &str, span: Range<usize>) {
        let mut chars = name.chars();
        let starts = chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
        if name == STANDARD_LIBRARY {
            self.problem(span, "`std` is the standard library's name", None);
        } else if !starts || !chars.all(|c| c.is_ascii_alphanumeric() || c == '_') {
            let repaired: String =
                name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect();
            let usable = repaired.starts_with(|c: char| c.is_ascii_alphabetic());
            let help = usable.then(|| format!("`{repaired}` would be one"));
            self.problem(span, "a name is made of letters, digits and _, and starts with a letter", help);
        }
    }

    fn edition(&mut self, value: &Value) {
        if let Some(edition) = self.text(value, "the edition")
            && edition != EDITION
        {
            let help = format!("this compiler speaks edition \"{EDITION}\"");
            self.problem(value.span(), format!("there is no edition \"{edition}\""), Some(help));
        }
    }

    fn level(&mut self, value: &Value, levels: &[&str]) -> Option<Severity> {
        let word = self.text(value, "a level")?;
        let severity = Severity::from_word(word).filter(|_| levels.contains(&word));
        if severity.is_none() {
            let help = match nearest(word, levels.iter().copied()) {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => format!("here it can be {}", quoted_list(levels)),
            };
            let message = if Severity::from_word(word).is_some() {
                format!("\"{word}\" raises nothing: levels here can only be raised")
            } else {
                format!("\"{word}\" is not a level")
            };
            self.problem(value.span(), message, Some(help));
        }
        severity
    }

    fn dependencies(&mut self, value: &Value) -> Vec<Dependency> {
        let example = "platform = { path = \"../platform\" }";
        let Some(table) = self.table(value, "[dependencies]", example) else { return Vec::new() };
        let mut out = Vec::new();
        for (alias, value) in table {
            self.name(alias.get_ref(), alias.span());
            let Some(fields) = self.table(value, &format!("the dependency `{}`", alias.get_ref()), example) else {
                continue;
            };
            let mut path = None;
            for (key, value) in fields {
                match &**key.get_ref() {
                    "path" => path = self.text(value, "a path").map(|text| (text.to_owned(), value.span())),
                    _ => self.unknown(key, &["path"]),
                }
            }
            match path {
                Some((path, span)) if Path::new(&path).is_absolute() => {
                    let help = "a path from the folder of the manifest works on every machine".to_owned();
                    self.problem(span, "the path is absolute", Some(help));
                }
                Some((path, span)) => out.push(Dependency { alias: alias.get_ref().to_string(), path, span }),
                None if fields.iter().any(|(key, _)| meant(key, &["path"]) == "path") => {}
                None => self.problem(alias.span(), "a dependency needs a path", Some(format!("as in `{example}`"))),
            }
        }
        out
    }

    fn outputs(&mut self, value: &Value) -> Outputs {
        let mut outputs = Outputs::default();
        let Some(table) = self.table(value, "[outputs]", "folder = \"out\"") else { return outputs };
        for (key, value) in table {
            match &**key.get_ref() {
                "folder" => outputs.folder = self.folder(value),
                "write" => outputs.write = self.what_to_write(value),
                _ => self.unknown(key, &["folder", "write"]),
            }
        }
        outputs
    }

    fn folder(&mut self, value: &Value) -> Option<String> {
        let folder = self.text(value, "the folder")?;
        let inside = Path::new(folder)
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_) | std::path::Component::CurDir));
        if !inside || folder.is_empty() {
            let help = "to write elsewhere, say so on the command line: `ctl build --out DIR`".to_owned();
            self.problem(value.span(), "the folder leads out of the package", Some(help));
            return None;
        }
        Some(folder.to_owned())
    }

    fn what_to_write(&mut self, value: &Value) -> Vec<String> {
        let Some(list) = value.get_ref().as_array() else {
            let help = format!("as in `write = [{}]`", OUTPUTS.map(|name| format!("\"{name}\"")).join(", "));
            self.problem(value.span(), "`write` is a list", Some(help));
            return Vec::new();
        };
        let mut out = Vec::new();
        for item in list.iter() {
            let Some(name) = self.text(item, "an output") else { continue };
            if OUTPUTS.contains(&name) {
                out.push(name.to_owned());
            } else {
                let help = match nearest(name, OUTPUTS) {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => format!("there are {}", quoted_list(&OUTPUTS)),
                };
                self.problem(item.span(), format!("there is no output \"{name}\""), Some(help));
            }
        }
        out
    }

    fn severity(&mut self, value: &Value) -> Vec<Raise> {
        let Some(table) = self.table(value, "[severity]", "AB-01 = \"error\"") else { return Vec::new() };
        let mut out = Vec::new();
        for (rule, value) in table {
            if let Some(severity) = self.level(value, &["error", "warning"]) {
                out.push(Raise { rule: rule.get_ref().to_string(), severity, span: rule.span() });
            }
        }
        out
    }
}

/// `"error" or "warning"`
fn quoted_list(items: &[&str]) -> String {
    let quoted: Vec<_> = items.iter().map(|item| format!("\"{item}\"")).collect();
    words::list(&quoted).replace(" and ", " or ")
}
