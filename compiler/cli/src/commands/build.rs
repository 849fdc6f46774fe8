//! `ctl build`: the model and what is drawn from it, as files. What they say is the compiler's; here it is decided which
//! are written, and where.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;
use ctl_core::emit::{self, Diagram};
use ctl_core::value::RecId;
use ctl_core::view::{Document, Figure, Graph};
use ctl_core::{Analysis, Facts};
use ctl_documents::tree::{Block, Inline};
use ctl_documents::write::{self, Frame, Group};
use ctl_documents::{Basis, Content, Made, Templates, draw};
use ctl_syntax::diagnostic::{Diagnostic, Severity};
use ctl_syntax::span::Span;
use rayon::prelude::*;

use super::{Outcome, check, coverage, unknown, wish};
use crate::args::{Build, Form, Globals};
use crate::console::{Console, Progress};
use crate::failure::{Failure, nearest};
use crate::host::{self, OUTPUTS};
use crate::render::wrap::one_line;
use crate::render::{self, Counts, Report, Sources, words};
use crate::session::{Session, Wish, about};

/// The view that the map is drawn from.
const MAP: &str = "scope_map";

/// So many digits name a commit.
const SHORT: usize = 10;

/// All documents in one page.
const SITE: &str = "documents.html";

/// What writes a document as bytes, or says why it cannot.
type Writer = fn(&ctl_documents::Document, &Frame) -> Result<Vec<u8>, String>;

/// Writes a document as PDF, where the command is built to.
#[cfg(feature = "pdf")]
const PDF: Option<Writer> = Some(ctl_pdf::pdf);
#[cfg(not(feature = "pdf"))]
const PDF: Option<Writer> = None;

/// A file to be written.
struct Output {
    /// Its name in the folder.
    file: &'static str,
    /// Which of [`OUTPUTS`] asks for it.
    of: &'static str,
    /// What it holds, in a line.
    what: &'static str,
    /// Its text.
    make: fn(&Analysis, &Graph) -> Result<Vec<u8>, Failure>,
}

const ALL: [Output; 5] = [
    Output { file: "model.json", of: OUTPUTS[0], what: "the model, with proofs and findings", make: model },
    Output { file: "model.schema.json", of: OUTPUTS[0], what: "its JSON Schema", make: schema },
    Output { file: "scope.svg", of: OUTPUTS[1], what: "the scope map, as a picture", make: picture },
    Output { file: "scope.mmd", of: OUTPUTS[1], what: "the same, for Mermaid", make: |_, g| map(g, Diagram::Mermaid) },
    Output { file: "scope.dot", of: OUTPUTS[1], what: "the same, for Graphviz", make: |_, g| map(g, Diagram::Dot) },
];

/// Writes what the package asks for. Everything is made before anything is written.
pub(super) fn run(args: &Build, globals: &Globals, console: &mut Console) -> Result<Outcome, Failure> {
    let forms = Forms::of(&globals.format)?;
    if forms.0.contains(&Form::Pdf) && PDF.is_none() {
        return Err(Failure::new(
            "this `ctl` is built without PDF: `cargo install --path compiler/cli --features pdf` builds one with it",
        ));
    }
    let progress = console.progress("reading");
    let session = Session::open(&args.path, wish(globals), &progress)?;
    let target = target(args, &session)?;
    let wanted = Wanted::of(args, &session)?;
    let asked = asked(args, &session.analysis)?;
    let graph = scope(args, &session.analysis)?;
    let before = args.since.as_ref().map(|name| before(args, name, wish(globals), &progress)).transpose()?;
    let deny = session.deny(globals.deny.map(Severity::from));
    let open = open(&session);
    let mut written = Vec::new();
    progress.stage("writing");
    for output in ALL.iter().filter(|output| forms.are_all() && wanted.output(output.of)) {
        let whole = (output.make)(&session.analysis, &graph)?;
        written.push((output.file.to_owned(), whole, output.what.to_owned()));
    }
    let shown: Vec<(String, String)> = written.iter().map(|(file, _, what)| (file.clone(), what.clone())).collect();
    let mut outcome = check::outcome(&session.analysis.diagnostics, deny);
    let declared = session.analysis.documents();
    let declared = declared.into_iter().filter(|d| wanted.document(&d.name)).collect();
    let (made, said) = documents(session, declared, asked, before, &forms, &progress, console)?;
    if made.failed {
        outcome = Outcome::Findings;
    }
    let mut folder = host::Folder::new(&target.root)?;
    for (file, bytes) in written.iter().map(|(f, b, _)| (f, b)).chain(made.files.iter().map(|(f, b)| (f, b))) {
        folder.write(&target.inside(file), bytes)?;
    }
    drop(progress);
    console.out().write_all(&said)?;
    if !console.look.quiet {
        let lines: Vec<&(String, String)> = shown.iter().chain(&made.shown).collect();
        let path = |file: &str| one_line(&target.shown.join(file).display().to_string());
        let width = lines.iter().map(|(file, _)| path(file).chars().count()).max().unwrap_or(0);
        for (file, what) in lines {
            let path = path(file);
            let blanks = " ".repeat(width - path.chars().count());
            writeln!(console.out(), "Wrote {path}{blanks}  {what}")?;
        }
        if let Some(open) = open {
            writeln!(console.out(), "{open}")?;
        }
    }
    Ok(outcome)
}

/// What to write: what the command line names, else the manifest, else everything.
struct Wanted {
    names: Vec<String>,
}

impl Wanted {
    fn of(args: &Build, session: &Session) -> Result<Wanted, Failure> {
        if args.only.is_empty() {
            let names = session.manifest.as_ref().map_or_else(Vec::new, |manifest| manifest.outputs.write.clone());
            return Ok(Wanted { names });
        }
        let documents = session.analysis.documents();
        let known: Vec<&str> = OUTPUTS.into_iter().chain(documents.iter().map(|d| &*d.name)).collect();
        for name in &args.only {
            if !known.contains(&&**name) {
                let help = match nearest(name, known.iter().copied()) {
                    Some(near) => format!("did you mean {near}?"),
                    None => format!("there are {}", words::list(&known)),
                };
                return Err(Failure::new(format!("there is no output `{}`", one_line(name))).help(help));
            }
        }
        let compared = documents.iter().find(|d| d.compared && args.since.is_none() && args.only.contains(&d.name));
        if let Some(document) = compared {
            return Err(Failure::new(format!(
                "`{}` says what has changed, and nothing says since when",
                document.name
            ))
            .help("name a commit, a tag or a branch with `--since`"));
        }
        Ok(Wanted { names: args.only.clone() })
    }

    fn output(&self, name: &str) -> bool {
        self.names.is_empty() || self.names.iter().any(|n| n == name)
    }

    fn document(&self, name: &str) -> bool {
        self.output(name) || self.names.iter().any(|n| n == OUTPUTS[2])
    }
}

/// Documents, ready to be written.
#[derive(Default)]
struct Documents {
    files: Vec<(String, Vec<u8>)>,
    /// For the reader: where they are, and what.
    shown: Vec<(String, String)>,
    /// Whether one could not be made.
    failed: bool,
}

/// Makes the documents; what is wrong with their templates comes as a report.
fn documents(
    session: Session,
    declared: Vec<Document>,
    asked: Option<RecId>,
    before: Option<(String, Facts)>,
    forms: &Forms,
    progress: &Progress,
    console: &Console,
) -> Result<(Documents, Vec<u8>), Failure> {
    let mut out = Documents::default();
    if declared.is_empty() {
        return Ok((out, Vec::new()));
    }
    let title = match session.package() {
        "" => format!("Documents, as of {}", session.analysis.as_of),
        name => format!("Documents of {name}, as of {}", session.analysis.as_of),
    };
    let frame = frame(&session);
    let about = about(&session);
    let templates = Templates::of(&session.analysis.program).drafted(frame.draft.as_deref());
    let mut errors = templates.errors.clone();
    let open = frame.draft.is_some().then(|| open_errors(&session));
    let (facts, standing) = session.into_facts();
    let before = before.as_ref().map(|(name, facts)| (&**name, facts));
    let basis = Basis { facts: &facts, templates: &templates, asked, before };
    let mut taken = HashSet::new();
    let mut all: Vec<(&str, Vec<(String, ctl_documents::Document)>)> = Vec::new();
    let mut sets: Vec<(&str, Vec<Made>)> = Vec::new();
    progress.stage("writing documents");
    let wanted = |one: &&Document| templates.ending(one).is_none_or(|ending| forms.data(ending));
    let asked: Vec<&Document> = declared.iter().filter(wanted).collect();
    let made: Vec<_> = asked.par_iter().map(|one| ctl_documents::make(basis, one)).collect();
    for (one, (made, wrong)) in asked.into_iter().zip(made) {
        errors.extend(wrong);
        sets.push((&one.title, made));
    }
    if sets.iter().any(|(_, made)| !made.is_empty()) {
        sets.extend(open.map(|open| ("what keeps them from being final", vec![open])));
    }
    let (places, pages) = (standing.places(facts.analysis()), standing.pages(facts.analysis()));
    let place = |span: Span| {
        Some(format!("{}:{}", places.name(span.file), places.lines(span.file).line_of(span.range.start) + 1))
    };
    for (title, made) in sets {
        let named: Vec<_> = made.into_iter().map(|made| (free(&made.file, &mut taken), made)).collect();
        let write = |(name, Made { file, content }): (String, Made)| match content {
            Content::Data { ending, bytes } => Ok((name.clone(), vec![(format!("{name}.{ending}"), bytes)], None)),
            Content::Document(document) => {
                let mut document = drafted(document, &frame);
                document.name_figures(name.rsplit('/').next().unwrap_or(&name));
                let whole = files(&name, &document, forms, &frame, &place)?;
                Ok((name, whole, Some((file, document))))
            }
        };
        let whole: Vec<_> = named.into_par_iter().map(write).collect::<Result<_, Failure>>()?;
        let mut folders = Vec::new();
        let mut kept = Vec::new();
        let mut count = 0;
        for (name, whole, document) in whole {
            kept.extend(document);
            count += whole.len();
            match name.rsplit_once('/') {
                Some((folder, _)) => folders.push(format!("{folder}/")),
                None => folders.extend(whole.iter().map(|(file, _)| file.clone())),
            }
            out.files.extend(whole);
        }
        folders.dedup();
        match folders.as_slice() {
            [] => {}
            [folder] if folder.ends_with('/') => {
                out.shown.push((folder.clone(), format!("{title}: {}", words::counted(count, "file", "files"))));
            }
            all => out.shown.extend(all.iter().map(|file| (file.clone(), title.to_owned()))),
        }
        all.push((title, kept));
    }
    let groups: Vec<Group<'_>> = (all.iter().filter(|(_, kept)| !kept.is_empty()))
        .map(|(title, kept)| (*title, kept.iter().map(|(file, document)| (file.as_str(), document)).collect()))
        .collect();
    if !groups.is_empty() && forms.have(Form::Html, true) {
        out.files.push((SITE.to_owned(), write::html(&title, &groups, &place).into_bytes()));
        out.shown.push((SITE.to_owned(), "all documents, to read in a browser".to_owned()));
    }
    if errors.is_empty() {
        return Ok((out, Vec::new()));
    }
    out.failed = true;
    let report = Report { diagnostics: &errors, sources: &places, catalogue: &pages, about: &about, passes: None };
    let mut said = Vec::new();
    render::write(console.format, &report, &console.look, &mut said)?;
    Ok((out, said))
}

/// The forms of documents that are asked for. None: each in the form that suits it.
struct Forms(Vec<Form>);

impl Forms {
    fn of(asked: &[Form]) -> Result<Forms, Failure> {
        let documents = [Form::Markdown, Form::Html, Form::Docx, Form::Pdf, Form::Xlsx, Form::Csv, Form::Json];
        if let [_, _, ..] = asked
            && let Some(other) = asked.iter().find(|form| !documents.contains(form) && **form != Form::All)
        {
            let name = other.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned());
            return Err(Failure::new(format!("`{name}` is a form of reports, and has to stand alone"))
                .help("documents have the forms markdown, html, docx, pdf, xlsx, csv and json, or all of them"));
        }
        if asked.contains(&Form::All) {
            let built = |form: &Form| *form != Form::Pdf || PDF.is_some();
            return Ok(Forms(documents.into_iter().filter(built).chain([Form::All]).collect()));
        }
        Ok(Forms(asked.iter().copied().filter(|form| documents.contains(form)).collect()))
    }

    /// Whether everything is asked for. Who asks for one form of documents asks for documents.
    fn are_all(&self) -> bool {
        self.0.is_empty() || self.0.contains(&Form::All)
    }

    /// Whether a form is asked for, or where none is, whether it suits the document.
    fn have(&self, form: Form, suits: bool) -> bool {
        self.0.contains(&form) || self.0.is_empty() && suits
    }

    /// Whether documents for programs whose names end so are among what is asked for.
    fn data(&self, ending: &str) -> bool {
        self.are_all() || self.0.contains(&Form::Json) && ending == "json"
    }
}

/// What stands around each document. An open error makes it a draft.
fn frame(session: &Session) -> Frame {
    let errors = Counts::of(&session.analysis.diagnostics).errors;
    let draft = (errors > 0).then(|| format!("DRAFT: {}", words::counted(errors, "open error", "open errors")));
    Frame { package: session.package().to_owned(), as_of: session.analysis.as_of, draft }
}

/// The errors that are open, as a document beside those that they keep from being final.
fn open_errors(session: &Session) -> Made {
    let text = |t: &str| vec![Inline::Plain(one_line(t))];
    let places = session.places();
    let row = |d: &Diagnostic| {
        let place = d.primary().map_or_else(String::new, |span| {
            format!("{}:{}", places.name(span.file), places.lines(span.file).line_of(span.range.start) + 1)
        });
        vec![text(&d.code), text(&d.message), text(&place)]
    };
    let open = session.analysis.diagnostics.iter();
    let rows = open.filter(|d| d.severity == Severity::Error && !render::is_accepted(d)).map(row).collect();
    let head = ["Rule", "What is open", "Where"].iter().map(|t| text(t)).collect();
    let title = "Open errors".to_owned();
    let why = "What is asked of these files and is not so, and what nobody has accepted.";
    let blocks = vec![Block::Heading(1, text(&title)), Block::Paragraph(text(why)), Block::Table(head, rows)];
    let document = ctl_documents::Document { title, blocks };
    Made { file: "open_errors".to_owned(), content: Content::Document(document) }
}

/// A document that says, below its title, that it is a draft.
fn drafted(mut document: ctl_documents::Document, frame: &Frame) -> ctl_documents::Document {
    if let Some(draft) = &frame.draft
        && !write::is_sheets(&document)
    {
        document.mark(draft);
    }
    document
}

/// A document in the form that is asked for, or else in the one that suits it: prose in Markdown, tables as sheets.
fn files(
    name: &str,
    document: &ctl_documents::Document,
    asked: &Forms,
    frame: &Frame,
    place: &(dyn Fn(Span) -> Option<String> + Sync),
) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let cannot = |ending: &str, error: String| {
        Failure::new(format!("`{name}.{ending}` cannot be written: {error}"))
            .help("leave it out with `--only`, or declare a view of its name with fewer rows or columns")
    };
    let sheets = write::is_sheets(document);
    let mut out = Vec::new();
    if asked.have(Form::Markdown, !sheets) {
        out.push((format!("{name}.md"), write::markdown(document).into_bytes()));
        let folder = name.rsplit_once('/').map_or_else(String::new, |(folder, _)| format!("{folder}/"));
        let picture = |(name, svg): (&str, &str)| (format!("{folder}{name}.svg"), svg.as_bytes().to_vec());
        out.extend(document.figures().map(picture));
    }
    if asked.have(Form::Docx, false) {
        let whole = write::docx(document, frame).map_err(|error| cannot("docx", error))?;
        out.push((format!("{name}.docx"), whole));
    }
    if asked.have(Form::Json, false) {
        out.push((format!("{name}.json"), write::json(document, frame, place)));
    }
    if let (true, Some(pdf)) = (asked.have(Form::Pdf, false), PDF) {
        let whole = pdf(document, frame).map_err(|error| cannot("pdf", error))?;
        out.push((format!("{name}.pdf"), whole));
    }
    if sheets && asked.have(Form::Xlsx, true) {
        let whole = write::xlsx(document, frame).map_err(|error| cannot("xlsx", error.to_string()))?;
        out.push((format!("{name}.xlsx"), whole));
    }
    if sheets && asked.have(Form::Csv, true) {
        for (at, (sheet, bytes)) in write::csv(document).into_iter().enumerate() {
            let part = part(&sheet.to_lowercase());
            out.push((if at == 0 { format!("{name}.csv") } else { format!("{name}.{part}.csv") }, bytes));
        }
    }
    Ok(out)
}

/// A part of a path: letters, digits, `-`, `_` and `.`, whatever the files say.
fn part(part: &str) -> String {
    let kept = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' };
    part.trim_matches('.').chars().map(kept).collect()
}

/// A name that nothing else has.
fn free(name: &str, taken: &mut HashSet<String>) -> String {
    let parts: Vec<String> = name.split('/').map(part).filter(|p| !p.is_empty()).collect();
    let whole = if parts.is_empty() { "document".to_owned() } else { parts.join("/") };
    let mut name = whole.clone();
    let mut more = 2;
    // File systems that do not tell capitals apart keep one of two such files.
    while !taken.insert(name.to_lowercase()) {
        name = format!("{whole}-{more}");
        more += 1;
    }
    name
}

/// Where to write.
struct Target {
    /// Nothing is written outside this folder.
    root: PathBuf,
    /// The folder inside it; empty for itself.
    prefix: String,
    /// The folder as its user would name it.
    shown: PathBuf,
}

impl Target {
    fn inside(&self, file: &str) -> String {
        if self.prefix.is_empty() { file.to_owned() } else { format!("{}/{file}", self.prefix) }
    }
}

/// The command line decides, then the manifest, which may not name a place outside its package.
fn target(args: &Build, session: &Session) -> Result<Target, Failure> {
    let declared = session.manifest.as_ref().and_then(|manifest| manifest.outputs.folder.as_ref());
    match (&args.out, declared) {
        (Some(out), _) => Ok(Target { root: out.clone(), prefix: String::new(), shown: out.clone() }),
        (None, Some(folder)) => {
            let here = if session.shown_root.is_empty() { "." } else { &session.shown_root };
            let shown = Path::new(&session.shown_root).join(folder);
            Ok(Target { root: PathBuf::from(here), prefix: folder.clone(), shown })
        }
        (None, None) => Err(Failure::new("nothing says where to write")
            .help("as in `ctl build --out out`, or in ctl.toml: `[outputs]` with `folder = \"out\"`")),
    }
}

/// `3 errors, 1 warning open: see ctl check.`
fn open(session: &Session) -> Option<String> {
    let counts = Counts::of(&session.analysis.diagnostics);
    (counts.open() > 0).then(|| format!("{} open: see `ctl check`.", counts.sentence()))
}

fn model(analysis: &Analysis, _: &Graph) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    emit::model_json(analysis, &mut bytes)?;
    Ok(bytes)
}

fn schema(analysis: &Analysis, _: &Graph) -> Result<Vec<u8>, Failure> {
    let text = serde_json::to_string_pretty(&emit::model_schema(analysis)).map_err(std::io::Error::from)?;
    Ok((text + "\n").into_bytes())
}

fn map(graph: &Graph, form: Diagram) -> Result<Vec<u8>, Failure> {
    Ok(emit::diagram(graph, form).into_bytes())
}

fn picture(_: &Analysis, graph: &Graph) -> Result<Vec<u8>, Failure> {
    Ok(draw::graph(&graph.clone().clustered(draw::NODES), "scope map").into_bytes())
}

/// The scope map, or what of it lies around the system that is asked for.
fn scope(args: &Build, analysis: &Analysis) -> Result<Graph, Failure> {
    let graph = match analysis.figure(MAP).map(|drawing| drawing.figure) {
        Some(Figure::Graph(graph)) => graph,
        _ => Graph::default(),
    };
    let Some(name) = &args.around else { return Ok(graph) };
    match graph.nodes.iter().find(|node| node.name == *name) {
        Some(node) => Ok(graph.around(node.of[0], args.steps)),
        None => Err(unknown(&format!("no {}", graph.kind), name, graph.nodes.iter().map(|node| &*node.name).collect())),
    }
}

/// The facts at an earlier revision, and what it is called.
fn before(args: &Build, name: &str, wish: Wish, progress: &Progress) -> Result<(String, Facts), Failure> {
    let revision = host::revision(&args.path, name)?;
    let session = Session::open(&revision.path, wish, progress).map_err(|_| {
        Failure::new(format!("this package cannot be read as it was at `{}`", one_line(name)))
            .help("name a revision that has its manifest and its files")
    })?;
    let short: String = revision.commit.chars().take(SHORT).collect();
    let called = if revision.commit.starts_with(name) { short } else { format!("{} ({short})", one_line(name)) };
    Ok((called, Facts::new(Arc::new(session.analysis))))
}

/// The engagement that is asked for.
fn asked(args: &Build, analysis: &Analysis) -> Result<Option<RecId>, Failure> {
    let Some(name) = &args.engagement else { return Ok(None) };
    let all = coverage::engagements(analysis);
    match all.iter().find(|(known, _)| known == name) {
        Some((_, rec)) => Ok(Some(*rec)),
        None => Err(unknown(coverage::ASKED, name, all.iter().map(|(known, _)| &**known).collect())),
    }
}
