//! Templates: prose with holes, or a form for programs with holes, in minijinja. What is put into a hole is data,
//! whatever it holds, and in prose leads back to where it was declared; what stands around it is the template's.

use std::collections::BTreeMap;
use std::sync::Arc;

use ctl_core::Facts;
use ctl_core::program::{PackageId, Program};
use ctl_core::view::{Document as Declared, Page};
use ctl_core::words;
use ctl_syntax::diagnostic::{Diagnostic, NoteHead};
use ctl_syntax::span::{FileId, Span, TextRange};
use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value};

use crate::tree::{self, Block};
use crate::{Content, calendar, ids, json, prose, values};

/// Steps of one document's template, for each item of the program: more than any document needs that speaks of all of
/// them, and so few that none runs for long.
const FUEL: u64 = 5_000;

/// What a template is a template of, by its name.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// Markdown, for people.
    Prose,
    /// JSON: `x.json.j2`.
    Json,
    /// iCalendar: `x.ics.j2`.
    Calendar,
}

impl Form {
    fn of(name: &str) -> Form {
        let ending = name.strip_suffix(".j2").and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
        match ending {
            Some("json") => Form::Json,
            Some("ics") => Form::Calendar,
            _ => Form::Prose,
        }
    }

    /// What the names of its files end in, where it is for programs.
    fn ending(self) -> Option<&'static str> {
        match self {
            Form::Prose => None,
            Form::Json => Some("json"),
            Form::Calendar => Some("ics"),
        }
    }
}

/// The templates of a program.
pub struct Templates {
    env: Environment<'static>,
    /// By the name that the environment knows them by.
    files: BTreeMap<String, FileId>,
    /// Those that cannot be read.
    pub errors: Vec<Diagnostic>,
}

impl Templates {
    /// Reads all templates of a program.
    pub fn of(program: &Program) -> Templates {
        let mut env = Environment::new();
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_trim_blocks(true);
        env.set_lstrip_blocks(true);
        env.set_fuel(Some(FUEL.saturating_mul(program.len() as u64)));
        // Whatever is not marked as prose is data. The formatter escapes; this only says that something does.
        env.set_auto_escape_callback(|_| AutoEscape::Custom("prose"));
        env.set_formatter(write);
        env.set_path_join_callback(|name, parent| match parent.split_once(':') {
            Some((package, _)) => format!("{package}:{name}").into(),
            None => name.into(),
        });
        env.remove_filter("safe");
        env.remove_filter("escape");
        env.remove_filter("e");
        env.add_filter("list", list);
        env.add_filter("number", number);
        env.add_filter("plural", plural);
        env.add_filter("capital", |v: &Value| values::prose(prose::capital(&values::escaped(v))));
        env.add_filter("line", |v: &Value| values::prose(values::escaped(v)));
        env.add_filter("clause", clause);
        env.add_filter("prose", paragraphs);
        env.add_filter("steps", steps);
        env.add_filter("why", |of: &Value, field: &str| values::why(of, field));
        env.add_filter("code", |v: &Value| values::prose(format!("`{}`", v.to_string().replace('`', "'"))));
        let package = program.packages.last().map(|p| p.name.clone()).unwrap_or_default();
        env.add_filter("uuid", move |v: &Value| values::identities(v).map(|names| ids::uuid(&package, &names)));
        env.add_test("holding", values::holding);
        env.add_test("in", |state: &State<'_, '_>, one: &Value, all: &Value| values::holding(state, all, one));
        for name in ["eq", "equalto", "=="] {
            env.add_test(name, values::same);
        }
        env.add_filter("token", |v: &Value| ids::token(&values::name(v)));
        env.add_global("draft", ());
        let mut templates = Templates { env, files: BTreeMap::new(), errors: Vec::new() };
        for package in 0..program.packages.len() as u32 {
            templates.add(program, PackageId(package));
        }
        templates
    }

    /// Has all documents know that they are no final ones, and why: the variable `draft`.
    pub fn drafted(mut self, draft: Option<&str>) -> Templates {
        self.env.add_global("draft", draft);
        self
    }

    /// What a package may name: its own templates, and those that stand in for them.
    fn add(&mut self, program: &Program, package: PackageId) {
        let paths = program.files.iter().filter(|f| f.package == package || f.package == program.root());
        for path in paths.map(|f| &f.path) {
            let Some(file) = program.template(package, path) else { continue };
            let name = name(package, path);
            if self.files.contains_key(&name) {
                continue;
            }
            // Nobody writes our marks but we.
            let text = program.file(file).text.replace(tree::is_mark, "\u{FFFD}");
            self.files.insert(name.clone(), file);
            if let Err(error) = self.env.add_template_owned(name, text)
                && !self.errors.iter().any(|e| e.labels.iter().any(|l| l.span.file == file))
            {
                self.errors.push(diagnostic(&error, file, "E0511"));
            }
        }
    }

    /// What the names of a view's documents end in, if its template is of a form for programs.
    pub fn ending(&self, document: &Declared) -> Option<&'static str> {
        let (file, _) = document.template?;
        let name = self.files.iter().find(|(_, f)| **f == file).map(|(name, _)| name)?;
        Form::of(name).ending()
    }

    /// The words of one page; `asked` is where its view names the template. Figures that the template places are taken
    /// from `figures`.
    pub(crate) fn fill(
        &self,
        facts: &Arc<Facts>,
        file: FileId,
        asked: Span,
        page: &Page,
        figures: &mut Vec<(String, Vec<Block>)>,
    ) -> Result<Vec<Block>, Box<Diagnostic>> {
        let (_, text) = self.rendered(facts, file, asked, page, figures)?;
        Ok(tree::with_figures(tree::parse(&text), figures))
    }

    /// The data of one page, in the form of its template.
    pub(crate) fn data(
        &self,
        facts: &Arc<Facts>,
        file: FileId,
        asked: Span,
        page: &Page,
    ) -> Result<Content, Box<Diagnostic>> {
        let (name, text) = self.rendered(facts, file, asked, page, &[])?;
        if Form::of(&name) == Form::Calendar {
            return Ok(Content::Data { ending: "ics", bytes: calendar::read(&text) });
        }
        match json::read(&text) {
            Ok(bytes) => Ok(Content::Data { ending: "json", bytes }),
            Err(wrong) => Err(Box::new(of_page(self.no_json(&name, file, &text, wrong), page))),
        }
    }

    /// The name of a template, and what it yields for a page.
    fn rendered(
        &self,
        facts: &Arc<Facts>,
        file: FileId,
        asked: Span,
        page: &Page,
        figures: &[(String, Vec<Block>)],
    ) -> Result<(String, String), Box<Diagnostic>> {
        let found = self.files.iter().find(|(_, f)| **f == file).map(|(name, _)| name.as_str());
        let template = found.and_then(|name| self.env.get_template(name).ok());
        let Some(template) = template else {
            let message = "this document was not written, as its template cannot be read".to_owned();
            return Err(Box::new(Diagnostic::error("E0511", asked, message, "named here")));
        };
        let mut variables: BTreeMap<String, Value> = values::variables(facts, page).into_iter().collect();
        let places = figures.iter().enumerate();
        let places = places.map(|(at, (name, _))| (name.clone(), Value::from_safe_string(tree::figure(at))));
        variables.insert("figures".to_owned(), Value::from(places.collect::<BTreeMap<_, _>>()));
        let text = template.render(Value::from(variables)).map_err(|error| {
            let innermost = innermost(&error);
            let at = innermost.name().and_then(|name| self.files.get(name)).copied().unwrap_or(file);
            Box::new(of_page(diagnostic(innermost, at, "E0512"), page))
        })?;
        Ok((template.name().to_owned(), text))
    }

    /// A template has yielded what is no JSON: where in it that comes from, as far as can be told, and what it reads.
    fn no_json(&self, name: &str, file: FileId, text: &str, wrong: json::Wrong) -> Diagnostic {
        let package = |name: &str| name.split_once(':').map(|(package, _)| package.to_owned());
        let mut all: Vec<(&String, &FileId)> = self.files.iter().collect();
        all.retain(|(other, _)| Form::of(other) == Form::Json && package(other) == package(name));
        // What it imports, too.
        all.sort_by_key(|(other, _)| *other != name);
        let found = all.into_iter().find_map(|(name, file)| {
            let template = self.env.get_template(name).ok()?;
            let at = json::origin(template.source(), text, wrong.at)?;
            Some((*file, TextRange { start: at as u32, end: (at + 1) as u32 }))
        });
        let (file, range) = found.unwrap_or((file, TextRange::default()));
        let message = format!("this template yields no JSON: {}", wrong.says);
        Diagnostic::error("E0514", Span { file, range }, message, "from here")
            .note(NoteHead::Note, format!("what it yields there: {}", json::around(text, wrong.at)))
    }
}

/// A mistake with the document that it was found in.
fn of_page(found: Diagnostic, page: &Page) -> Diagnostic {
    let page = page.file.as_deref().unwrap_or("a document");
    found.note(NoteHead::Note, format!("found while writing {page}"))
}

/// The name of a template in the environment.
fn name(package: PackageId, path: &str) -> String {
    format!("{}:{path}", package.0)
}

/// The error that made the others: that of an included template or of a value.
fn innermost(error: &Error) -> &Error {
    let mut at = error;
    while let Some(cause) = std::error::Error::source(at).and_then(|s| s.downcast_ref::<Error>()) {
        if cause.name().is_none() {
            break;
        }
        at = cause;
    }
    at
}

fn diagnostic(error: &Error, file: FileId, code: &'static str) -> Diagnostic {
    let cause = std::error::Error::source(error).and_then(|s| s.downcast_ref::<Error>()).unwrap_or(error);
    let message = match cause.kind() {
        ErrorKind::OutOfFuel => "this template does not come to an end: it repeats too much".to_owned(),
        _ => message(cause),
    };
    let range = error.range().unwrap_or_default();
    let range = TextRange { start: range.start as u32, end: range.end as u32 };
    Diagnostic::error(code, Span { file, range }, message, "in this template")
}

fn message(cause: &Error) -> String {
    cause.detail().map_or_else(|| cause.kind().to_string(), str::to_owned)
}

/// Writes a value into the text. In prose: as data with its place, a list in words. In a form for programs: as
/// a value of that form.
fn write(out: &mut Output<'_>, state: &State<'_, '_>, value: &Value) -> Result<(), Error> {
    let text = match (Form::of(state.name()), value.kind()) {
        (Form::Json, _) => json::written(value)?,
        (Form::Calendar, _) => calendar::written(value)?,
        (_, ValueKind::Undefined | ValueKind::None) => return Err(values::nothing()),
        (_, ValueKind::Seq | ValueKind::Iterable) => listed(value, "and")?,
        _ => values::escaped(value),
    };
    out.write_str(&text).map_err(Error::from)
}

fn listed(value: &Value, and: &str) -> Result<String, Error> {
    if value.kind() == ValueKind::Plain {
        return Ok(values::escaped(value));
    }
    let items: Vec<String> = value.try_iter()?.map(|v| values::escaped(&v)).collect();
    Ok(values::listed(&items, and))
}

/// `systems|list`, `systems|list("or")`: "A, B and C".
fn list(value: &Value, and: Option<String>) -> Result<Value, Error> {
    listed(value, and.as_deref().unwrap_or("and")).map(values::prose)
}

/// How many: a number, or the length of a list; one thing is one.
fn many(value: &Value) -> Result<i64, Error> {
    match value.len() {
        Some(n) if value.kind() != ValueKind::String => Ok(n as i64),
        _ if value.kind() == ValueKind::Plain => Ok(1),
        _ => i64::try_from(value.clone()),
    }
}

/// `3|number`, `systems|number`: "three".
fn number(value: &Value) -> Result<String, Error> {
    many(value).map(prose::number)
}

/// `systems|plural("system", "systems")`: the form that goes with so many.
fn plural(value: &Value, one: String, more: Option<String>) -> Result<String, Error> {
    let more = more.unwrap_or_else(|| words::plural(&one));
    Ok(if many(value)? == 1 { one } else { more })
}

/// A text within a sentence of the template: without its own full stop.
fn clause(value: &Value) -> Value {
    let (text, place) = values::parts(value);
    let text = tree::squeezed(&text);
    let text = text.strip_suffix('.').unwrap_or(&text);
    values::prose(values::at(place, &tree::escaped(text)))
}

/// A text as it was written, a paragraph for each of its own; what a macro of a template of prose has said, as prose.
fn paragraphs(value: &Value) -> Value {
    if value.is_safe() {
        return values::prose(values::escaped(value));
    }
    let (text, place) = values::parts(value);
    let parts = text.split("\n\n").map(tree::escaped).filter(|p| !p.is_empty());
    let parts: Vec<String> = parts.map(|p| values::at(place, &p)).collect();
    values::prose(parts.join("\n\n"))
}

/// A text whose lines begin with `1.`, `2.` and so on, as a numbered list; any other as paragraphs.
fn steps(value: &Value) -> Value {
    let (text, place) = values::parts(value);
    let mut steps: Vec<String> = Vec::new();
    for line in text.lines() {
        let line = line.trim();
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        match line[digits..].strip_prefix(". ") {
            Some(step) if digits > 0 => steps.push(step.to_owned()),
            _ => match steps.last_mut() {
                Some(step) => {
                    step.push(' ');
                    step.push_str(line);
                }
                None if line.is_empty() => {}
                None => return paragraphs(value),
            },
        }
    }
    let steps = steps.iter().enumerate().map(|(at, step)| {
        let text = values::at(place, &tree::escaped(step));
        format!("{}. {text}", at + 1)
    });
    values::prose(steps.collect::<Vec<_>>().join("\n"))
}
