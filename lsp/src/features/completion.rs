//! What may be written under the cursor. The text is read as if a name stood there, and the compiler says what that
//! name could be: nothing is guessed from letters, and nothing is offered that would be an error.

use std::path::Path;

use ctl_core::Analysis;
use ctl_core::analysis::{Lack, Wanted};
use ctl_core::program::{ItemId, PackageId};
use ctl_core::schema::{Elem, Role, Type};
use ctl_core::symbol::{Open, Symbol};
use ctl_core::value::{FieldId, KindId, RecId, Value};
use ctl_syntax::ParsedItem;
use ctl_syntax::ast::Node;
use ctl_syntax::span::{FileId, Position, TextRange};

use super::page::Page;
use super::snippet::{blanks, braces, escaped};
use super::symbols::Sort;
use super::{hover, names};
use crate::text::{self, Range};
use crate::workspace::Workspace;

/// A name that no file has: it stands where the cursor is.
const MARK: &str = "ctl_is_asked_here";
/// So many things are offered at once; with another letter it is other ones.
const MOST: usize = 400;
/// Words of expressions that are followed by one.
const WORDS: [&str; 6] = ["exists", "those", "not", "yes", "no", "as_of"];
/// What can be asked of a set.
const FUNCTIONS: [&str; 5] = ["count", "max", "min", "calendar", "sentences"];
/// What stands at top level beside records.
const ITEMS: [(&str, &str); 6] = [
    ("kind", "kind ${1:name} {\n  $0\n}"),
    ("extend", "extend kind ${1:kind} {\n  $0\n}"),
    ("enum", "enum ${1:name} { ${2:first}, ${3:second} }"),
    (
        "rule",
        "rule ${1:AB-01} \"${2:what it reports}\" {\n  severity  ${3|error,warning,info|}\
            \n  for       ${4:x} in ${5:kind}\n  where     $0\n  message   \"{${4:x}} ...\"\n  cites     \n}",
    ),
    ("test", "test \"${1:what it shows}\" {\n  given {\n    $2\n  }\n  expect $0\n}"),
    (
        "view",
        "view ${1:name} \"${2:what it shows}\" {\n  for      ${3:x} in ${4:kind}\n  heading  \"{${3:x}}\"\n  $0\n}",
    ),
];
/// The types that are no kinds and no enums.
const TYPES: [&str; 8] = ["text", "bool", "int", "date", "period", "duration", "rule", "any"];

/// What is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What it is called in the list.
    pub label: String,
    /// A few words on it.
    pub detail: String,
    /// What it is.
    pub sort: OfferSort,
    /// What is written: a snippet, in which `$` and `}` of names are escaped.
    pub snippet: String,
    /// Its place among the others: smaller is nearer.
    pub rank: u32,
    /// By what its page is found.
    pub key: Option<String>,
}

/// What is offered, as editors tell it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferSort {
    /// Something that is declared.
    Declared(Sort),
    /// A variable.
    Variable,
    /// A function.
    Function,
    /// A word of the language.
    Word,
    /// Several lines.
    Lines,
}

/// All that is offered, and the stretch that it replaces.
#[derive(Clone, Debug)]
pub struct Offers {
    /// The offers, the nearest first.
    pub all: Vec<Offer>,
    /// The stretch.
    pub range: Range,
    /// Whether there are more.
    pub more: bool,
}

/// What may be written at a place.
pub fn at(workspace: &mut Workspace, named: &Path, position: Position) -> Option<Offers> {
    workspace.prepare(named);
    let encoding = workspace.terms().encoding;
    let (checked, file) = workspace.document(named)?;
    let source = checked.analysis.program.file(file).text.clone();
    let offset = checked.analysis.program.file(file).lines().offset(&source, position, encoding) as usize;
    let word = word(&source, offset);
    let typed = source[word.start as usize..offset].to_owned();
    let mut range = word;
    let checked = workspace.document_mut(named)?;
    let all = match citation(&source, offset) {
        Some((framework, cite)) => {
            range = cite;
            clauses(&checked.analysis, &framework)
        }
        None => {
            let items = &checked.analysis.program.file(file).items;
            let (text, base) = around(&source, items, word)?;
            let mark = TextRange::new((word.start - base) as usize, (word.start - base) as usize + MARK.len());
            match text {
                None => top_level(&checked.analysis),
                Some(item) => inside(&mut checked.analysis, file, &item, mark)?,
            }
        }
    };
    let typed = if range == word { typed } else { source[range.start as usize..offset].to_owned() };
    let mut fitting: Vec<(u32, Offer)> =
        all.into_iter().filter_map(|offer| Some((far(&typed, &offer.label)?, offer))).collect();
    fitting.sort_by(|(a, x), (b, y)| (a, x.rank, &x.label).cmp(&(b, y.rank, &y.label)));
    let mut all: Vec<Offer> = fitting.into_iter().map(|(_, offer)| offer).collect();
    all.dedup_by(|a, b| a.label == b.label && a.snippet == b.snippet);
    let more = all.len() > MOST;
    all.truncate(MOST);
    let lines = ctl_syntax::span::LineIndex::new(&source);
    Some(Offers { all, range: text::range(&source, &lines, range, encoding), more })
}

/// The page of an offer that was made for a document.
pub fn page(workspace: &mut Workspace, named: &Path, key: &str) -> Page {
    workspace.prepare(named);
    let mut page = Page::default();
    if let Some((checked, _)) = workspace.document(named)
        && let Some(symbol) = symbol(&checked.analysis, key)
    {
        hover::of(workspace, checked, symbol, &mut page);
    }
    page
}

fn symbol(analysis: &Analysis, key: &str) -> Option<Symbol> {
    use ctl_core::analysis::Meaning;
    let (sort, name) = key.split_once(' ')?;
    let meant = |wanted: fn(&Meaning) -> bool| analysis.meanings(name).into_iter().find(wanted);
    match sort {
        "member" => {
            let (of, member) = name.split_once('.')?;
            let id = analysis.schema.enum_named(of)?;
            analysis.schema.enumeration(id).member(member).map(|member| Symbol::Member(id, member))
        }
        "template" => match meant(|m| matches!(m, Meaning::Template(_)))? {
            Meaning::Template(item) => Some(Symbol::Template(item)),
            _ => None,
        },
        _ => analysis.meanings(name).into_iter().find_map(|meaning| match (sort, meaning) {
            ("field", Meaning::Field(field)) => Some(Symbol::Field(field)),
            ("kind", Meaning::Kind(kind)) => Some(Symbol::Kind(kind)),
            ("enum", Meaning::Enum(id)) => Some(Symbol::Enum(id)),
            ("record", Meaning::Record(rec)) => Some(Symbol::Record(rec)),
            ("rule", Meaning::Rule(item)) => Some(Symbol::Rule(item)),
            _ => None,
        }),
    }
}

/// How far a label is from what was typed: 0 where it begins so; nothing where it has not all its letters in their
/// order.
fn far(typed: &str, label: &str) -> Option<u32> {
    let (typed, label) = (typed.to_lowercase(), label.to_lowercase());
    if label.split("::").any(|part| part.starts_with(&typed)) || label.starts_with(&typed) {
        return Some(0);
    }
    if label.contains(&typed) {
        return Some(1);
    }
    let mut rest = label.chars();
    typed.chars().all(|c| rest.any(|r| r == c)).then_some(2)
}

/// The name that the cursor stands in or behind.
fn word(source: &str, offset: usize) -> TextRange {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let before: usize = source[..offset].chars().rev().take_while(|c| is_word(*c)).map(char::len_utf8).sum();
    let after: usize = source[offset..].chars().take_while(|c| is_word(*c)).map(char::len_utf8).sum();
    TextRange::new(offset - before, offset + after)
}

/// The framework of a citation that the cursor stands behind the colon of, and the whole citation.
fn citation(source: &str, offset: usize) -> Option<(String, TextRange)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '(' | ')' | '-');
    let before: usize = source[..offset].chars().rev().take_while(|c| is_part(*c)).map(char::len_utf8).sum();
    let after: usize = source[offset..].chars().take_while(|c| is_part(*c)).map(char::len_utf8).sum();
    let start = offset - before;
    let (framework, clause) = source[start..offset].split_once(':')?;
    let named = framework.chars().next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
    (named && !clause.starts_with(':')).then(|| (framework.to_owned(), TextRange::new(start, offset + after)))
}

/// The text of the item around a name, with the mark instead of the name, and where it begins; no text where the name
/// begins an item, or stands between two.
fn around(source: &str, items: &[ParsedItem], word: TextRange) -> Option<(Option<String>, u32)> {
    let line = source[..word.start as usize].rsplit('\n').next().unwrap_or_default();
    let around = items.iter().find(|item| item.range.start <= word.start && word.end <= item.range.end);
    // A word alone is no item yet, but the next one takes it in.
    let Some(item) = around else { return (!line.contains("//")).then_some((None, word.start)) };
    let before = &source[item.range.start as usize..word.start as usize];
    let begins = before.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with("///"));
    if begins {
        // Within a comment there is nothing to complete.
        return (!line.contains("//")).then_some((None, word.start));
    }
    let after = &source[word.end as usize..item.range.end as usize];
    Some((Some(format!("{before}{MARK}{after}")), item.range.start))
}

/// What may stand for the mark in an item.
fn inside(analysis: &mut Analysis, file: FileId, item: &str, mark: TextRange) -> Option<Vec<Offer>> {
    let ask = |analysis: &Analysis, item| {
        let wanted = analysis.wanted(item, mark)?;
        Some(Offering { analysis, file }.of(&wanted, item))
    };
    if let Some(offers) = analysis.tentatively(item, ask) {
        return Some(offers);
    }
    // The name of a field is none without a value behind it.
    let with_value = format!("{} 0 {}", &item[..mark.end as usize], &item[mark.end as usize..]);
    analysis.tentatively(&with_value, ask)
}

/// Offers of one package.
struct Offering<'a> {
    analysis: &'a Analysis,
    file: FileId,
}

impl Offering<'_> {
    fn of(&self, wanted: &Wanted, item: ItemId) -> Vec<Offer> {
        match wanted {
            Wanted::Field { kind, given } => self.fields(*kind, given, &self.lacking(*kind, item)),
            Wanted::Value { field, package } => {
                let package = package.map(|range| self.analysis.program.text(item, range).to_owned());
                self.values(*field, package.as_deref())
            }
            Wanted::Template { kind, package, body } => {
                let package = package.map(|range| self.analysis.program.text(item, range).to_owned());
                self.templates(*kind, package.as_deref(), *body)
            }
            Wanted::Type => self.types(),
            Wanted::Record => self.records(&Elem::Any, None),
            Wanted::Open(open) => self.open(open),
        }
    }

    fn offer(&self, label: &str, detail: String, sort: OfferSort, rank: u32, key: Option<String>) -> Offer {
        Offer { label: label.to_owned(), detail, sort, snippet: escaped(label), rank, key }
    }

    fn field(&self, id: FieldId, rank: u32) -> Offer {
        let field = self.analysis.schema.field(id);
        let key = format!("field {}.{}", self.analysis.schema.kind(field.kind).name, field.name);
        let detail = hover::signature(self.analysis, id);
        self.offer(&field.name, detail, OfferSort::Declared(Sort::Field), rank, Some(key))
    }

    /// What is found to be lacking in the record that an item declares.
    fn lacking(&self, kind: KindId, item: ItemId) -> Vec<Lack> {
        let (program, schema) = (&self.analysis.program, &self.analysis.schema);
        let Node::Decl(decl) = &program.item(item).node else { return Vec::new() };
        if schema.kind_named(program.text(item, decl.keyword)) != Some(kind) {
            return Vec::new();
        }
        let subject = format!("{}:{}", schema.kind(kind).name, program.text(item, decl.name));
        let Some(rec) = self.analysis.record_called(&subject) else { return Vec::new() };
        let found = self.analysis.known_findings_about(&subject).into_iter();
        found.flat_map(|finding| self.analysis.lacks(finding)).filter(|lack| lack.of == rec).collect()
    }

    /// The fields that a record may still have: those it has to have first, then those that are found to be `lacking`.
    fn fields(&self, kind: KindId, given: &[FieldId], lacking: &[Lack]) -> Vec<Offer> {
        let schema = &self.analysis.schema;
        let written = |id: &&FieldId| matches!(schema.field(**id).role, Role::Stored | Role::Edge { .. });
        let open: Vec<FieldId> =
            schema.kind(kind).fields.iter().filter(written).copied().filter(|id| !given.contains(id)).collect();
        let lacks =
            |id: &FieldId, certain: bool| lacking.iter().any(|lack| lack.field == *id && (lack.alone || !certain));
        let wanted = |id: &FieldId, certain| schema.field(*id).required || lacks(id, certain);
        let offer = |id: &FieldId| {
            let mut offer = self.field(*id, if wanted(id, false) { 1 } else { 2 });
            offer.snippet.push_str("  $0");
            offer
        };
        let mut out: Vec<Offer> = open.iter().map(offer).collect();
        let needed: Vec<FieldId> = open.into_iter().filter(|id| wanted(id, true)).collect();
        if needed.len() > 1 {
            let names: Vec<&str> = needed.iter().map(|id| &*schema.field(*id).name).collect();
            let snippet = blanks(self.analysis, &needed, 1).join("\n");
            let detail = "all that is missing".to_owned();
            out.push(Offer { label: names.join(", "), detail, sort: OfferSort::Lines, snippet, rank: 0, key: None });
        }
        for nested in schema.kind_ids().filter(|id| schema.kind(*id).within.is_some_and(|(around, _)| around == kind)) {
            let name = &schema.kind(nested).name;
            let snippet = format!("{} ${{1:id}} \"${{2:title}}\" {{\n  $0\n}}", escaped(name));
            let key = Some(format!("kind {name}"));
            let sort = OfferSort::Declared(Sort::Kind);
            out.push(Offer { label: name.clone(), detail: "kind".to_owned(), sort, snippet, rank: 3, key });
        }
        out
    }

    fn values(&self, id: FieldId, package: Option<&str>) -> Vec<Offer> {
        let field = self.analysis.schema.field(id);
        match &field.ty.elem {
            Elem::Enum(of) => self.members(*of),
            Elem::Bool => ["yes", "no"].map(|word| self.word(word)).to_vec(),
            Elem::Rule => self.rules(),
            Elem::FieldOf(kind) => {
                let name = &self.analysis.schema.kind(*kind).name;
                let fields = self.analysis.schema.kind(*kind).fields.iter();
                let offer = |id: &FieldId| {
                    let mut offer = self.field(*id, 1);
                    offer.label = format!("{name}.{}", offer.label);
                    offer.snippet = escaped(&offer.label);
                    offer
                };
                fields.map(offer).collect()
            }
            elem @ (Elem::Kinds(_) | Elem::Any) => self.records(elem, package),
            Elem::Text => self.literal("\"${1:text}\"", "a text"),
            Elem::Date => self.literal(&self.analysis.as_of.to_string(), "the day as of which is judged"),
            Elem::Period => self.literal("${1:2026-01-01} .. ${2:2026-12-31}", "a period"),
            Elem::Duration => self.literal("${1:90} ${2|days,weeks,months,years|}", "a duration"),
            Elem::Int | Elem::Nothing => Vec::new(),
        }
    }

    fn literal(&self, snippet: &str, what: &str) -> Vec<Offer> {
        let label = what.to_owned();
        let sort = OfferSort::Lines;
        vec![Offer { label, detail: String::new(), sort, snippet: snippet.to_owned(), rank: 1, key: None }]
    }

    fn word(&self, word: &str) -> Offer {
        self.offer(word, String::new(), OfferSort::Word, 5, None)
    }

    fn members(&self, of: ctl_core::value::EnumId) -> Vec<Offer> {
        let of = self.analysis.schema.enumeration(of);
        let offer = |(i, member): (usize, &ctl_core::schema::Member)| {
            let key = format!("member {}.{}", of.name, member.name);
            let detail = member.title.clone().unwrap_or_default();
            // In their own order, which means something where they have one.
            self.offer(&member.name, detail, OfferSort::Declared(Sort::Member), i as u32, Some(key))
        };
        of.members.iter().enumerate().map(offer).collect()
    }

    fn rules(&self) -> Vec<Offer> {
        let offer = |id: &String| {
            let title = self.analysis.rule_item(id).and_then(|item| names::title(self.analysis, item));
            let key = format!("rule {id}");
            self.offer(id, title.unwrap_or_default(), OfferSort::Declared(Sort::Rule), 1, Some(key))
        };
        self.analysis.rules().iter().map(offer).collect()
    }

    /// How a name of a package is written in the package at hand, and how far away it is; nothing where it cannot be.
    fn written(&self, package: PackageId, name: &str) -> Option<(String, u32)> {
        let program = &self.analysis.program;
        let root = program.root();
        match package {
            _ if package == root => Some((name.to_owned(), 1)),
            PackageId::STD if program.packages[0].dependencies.is_empty() && program.packages[0].name == "std" => {
                Some((name.to_owned(), 3))
            }
            _ => {
                let aliases = &program.packages[root.0 as usize].dependencies;
                aliases.iter().find(|(_, id)| *id == package).map(|(alias, _)| (format!("{alias}::{name}"), 2))
            }
        }
    }

    /// Records that a field takes, the nearest first. Those within others are cited: of them the ones around are
    /// offered.
    fn records(&self, elem: &Elem, package: Option<&str>) -> Vec<Offer> {
        let (analysis, schema) = (self.analysis, &self.analysis.schema);
        let mut out = Vec::new();
        for kind in schema.kinds_of(elem).into_iter().filter(|kind| schema.kind(*kind).edge.is_none()) {
            if let Some((around, _)) = schema.kind(kind).within {
                let cited = analysis.model.of_kind(around).iter().filter(|rec| !analysis.nested_in(**rec).is_empty());
                let mut offers: Vec<Offer> = cited.filter_map(|rec| self.record(*rec, None)).collect();
                for offer in &mut offers {
                    offer.label.push(':');
                    offer.snippet.push(':');
                }
                out.append(&mut offers);
            } else {
                out.extend(analysis.model.of_kind(kind).iter().filter_map(|rec| self.record(*rec, package)));
            }
        }
        out
    }

    fn record(&self, rec: RecId, package: Option<&str>) -> Option<Offer> {
        let (analysis, record) = (self.analysis, self.analysis.model.record(rec));
        let program = &analysis.program;
        let own = analysis.model.package(program, rec);
        let name = analysis.model.name(program, &analysis.schema, rec);
        let (mut label, mut rank) = self.written(own, &name)?;
        if let Some(package) = package {
            // Behind `::` stands the name alone, and only one of that package.
            let known =
                label.split_once("::").map_or(program.packages[own.0 as usize].name.as_str(), |(alias, _)| alias);
            if known != package {
                return None;
            }
            label = name.clone();
        }
        if program.file_of(record.item) == self.file {
            rank = 0;
        }
        let kind = &analysis.schema.kind(record.kind).name;
        let title = analysis.model.title(program, rec);
        let detail = title.map_or_else(|| kind.clone(), |title| format!("{kind} {title}"));
        let key = Some(format!("record {kind}:{name}"));
        Some(self.offer(&label, detail, OfferSort::Declared(Sort::Record), rank, key))
    }

    /// Templates of a kind; without braces behind them, with what they leave open.
    fn templates(&self, kind: KindId, behind: Option<&str>, body: bool) -> Vec<Offer> {
        let program = &self.analysis.program;
        let mut out = Vec::new();
        for item in program.special.iter().copied() {
            let Node::Template(decl) = &program.item(item).node else { continue };
            if self.analysis.schema.kind_named(program.text(item, decl.keyword)) != Some(kind) {
                continue;
            }
            let name = program.text(item, decl.name);
            let package = program.package_of(item);
            let Some((written, rank)) = self.written(package, name) else { continue };
            let label = if package == PackageId::STD && rank == 3 { format!("std::{name}") } else { written };
            let shown = match behind {
                None => label.as_str(),
                Some(_) if label.split_once("::").map(|(package, _)| package) == behind => name,
                Some(_) => continue,
            };
            let detail = names::title(self.analysis, item).unwrap_or_default();
            let key = Some(format!("template {label}"));
            let mut offer = self.offer(shown, detail, OfferSort::Declared(Sort::Template), rank, key);
            if !body {
                offer.snippet.push_str(&braces(self.analysis, &hover::open_fields(self.analysis, item), 1));
            }
            out.push(offer);
        }
        out
    }

    fn kinds(&self, rank: u32) -> Vec<Offer> {
        let offer = |kind: &ctl_core::schema::Kind| {
            let key = Some(format!("kind {}", kind.name));
            self.offer(&kind.name, "kind".to_owned(), OfferSort::Declared(Sort::Kind), rank, key)
        };
        self.analysis.schema.kinds.iter().map(offer).collect()
    }

    fn enums(&self) -> Vec<Offer> {
        let offer = |of: &ctl_core::schema::Enum| {
            let key = Some(format!("enum {}", of.name));
            self.offer(&of.name, "enum".to_owned(), OfferSort::Declared(Sort::Enum), 3, key)
        };
        self.analysis.schema.enums.iter().map(offer).collect()
    }

    fn types(&self) -> Vec<Offer> {
        let mut out = self.kinds(2);
        out.extend(self.enums());
        out.extend(TYPES.map(|word| self.word(word)));
        out
    }

    fn open(&self, open: &Open) -> Vec<Offer> {
        match open {
            Open::Kind => self.kinds(1),
            Open::Field(kinds) => {
                let fields = kinds.iter().flat_map(|kind| &self.analysis.schema.kind(*kind).fields);
                let mut out: Vec<Offer> = fields.map(|id| self.field(*id, 1)).collect();
                // What several kinds have is one field here.
                let mut seen = std::collections::BTreeSet::new();
                out.retain(|offer| seen.insert(offer.label.clone()));
                out
            }
            Open::Name { variables, expected } => self.names(variables, expected.as_ref()),
        }
    }

    fn names(&self, variables: &[(String, Type)], expected: Option<&Elem>) -> Vec<Offer> {
        // Where a member of an enum is wanted, a variable hardly is.
        let rank = if matches!(expected, Some(Elem::Enum(_))) { 900 } else { 0 };
        let variable = |(name, ty): &(String, Type)| {
            self.offer(name, self.analysis.schema.words_of(ty), OfferSort::Variable, rank, None)
        };
        let mut out: Vec<Offer> = variables.iter().map(variable).collect();
        match expected {
            Some(Elem::Enum(of)) => out.extend(self.members(*of)),
            Some(elem @ Elem::Kinds(_)) => out.extend(self.records(elem, None)),
            _ => {}
        }
        out.extend(self.kinds(3));
        out.extend(self.enums());
        out.extend(WORDS.map(|word| self.word(word)));
        out.extend(FUNCTIONS.map(|name| Offer {
            snippet: format!("{name}($0)"),
            ..self.offer(name, String::new(), OfferSort::Function, 4, None)
        }));
        out
    }
}

/// The clauses of a framework, in their order.
fn clauses(analysis: &Analysis, framework: &str) -> Vec<Offer> {
    use ctl_core::analysis::Meaning;
    let found = analysis.meanings(framework).into_iter().find_map(|meaning| match meaning {
        Meaning::Record(rec) if !analysis.nested_in(rec).is_empty() => Some(rec),
        _ => None,
    });
    let offer = |(i, rec): (usize, RecId)| {
        let label = analysis.model.source_form(&analysis.program, &analysis.schema, Value::Record(rec));
        let detail = analysis.model.title(&analysis.program, rec).unwrap_or_default();
        let (snippet, key) = (escaped(&label), Some(format!("record {label}")));
        Offer { label, detail, sort: OfferSort::Declared(Sort::Nested), snippet, rank: i as u32, key }
    };
    found.map_or_else(Vec::new, |rec| analysis.nested_in(rec).into_iter().enumerate().map(offer).collect())
}

/// What may begin a declaration.
fn top_level(analysis: &Analysis) -> Vec<Offer> {
    let schema = &analysis.schema;
    let mut out = Vec::new();
    for id in schema.kind_ids() {
        let kind = schema.kind(id);
        if kind.edge.is_some() || kind.within.is_some() {
            continue;
        }
        let required: Vec<FieldId> = kind.fields.iter().copied().filter(|f| schema.field(*f).required).collect();
        let braces = braces(analysis, &required, 3);
        let snippet = format!("{} ${{1:name}} \"${{2:Title}}\"{braces}", escaped(&kind.name));
        let key = Some(format!("kind {}", kind.name));
        let sort = OfferSort::Declared(Sort::Kind);
        out.push(Offer { label: kind.name.clone(), detail: "kind".to_owned(), sort, snippet, rank: 0, key });
    }
    let offering = Offering { analysis, file: FileId(u32::MAX) };
    for id in schema.kind_ids() {
        let name = &schema.kind(id).name;
        for mut offer in offering.templates(id, None, true) {
            let open = offer.key.as_deref().and_then(|key| symbol(analysis, key)).map_or_else(Vec::new, |s| match s {
                Symbol::Template(item) => hover::open_fields(analysis, item),
                _ => Vec::new(),
            });
            let like = std::mem::take(&mut offer.snippet);
            let braces = braces(analysis, &open, 3);
            offer.snippet = format!("{} ${{1:name}} \"${{2:Title}}\" like {like}{braces}", escaped(name));
            offer.label = format!("{name} like {}", offer.label);
            offer.rank = 2;
            out.push(offer);
        }
    }
    for (word, snippet) in ITEMS {
        let (sort, snippet) = (OfferSort::Word, snippet.to_owned());
        out.push(Offer { label: word.to_owned(), detail: String::new(), sort, snippet, rank: 1, key: None });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_is_seen_behind_its_colon() {
        let at = |text: &str| citation(text, text.len()).map(|(framework, range)| (framework, range.start));
        assert_eq!(at("satisfies tsc:CC6."), Some(("tsc".to_owned(), 10)));
        assert_eq!(at("satisfies tsc:"), Some(("tsc".to_owned(), 10)));
        assert_eq!(at("like std::a"), None);
        assert_eq!(at("owner a"), None);
    }
}
