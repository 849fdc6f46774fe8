//! `ctl import`: what another tool keeps, as a new package. The host reads and writes, an importer says what the texts
//! become, and here its report is printed. Everything is made before anything is written, and nothing is overwritten.

use std::path::Path;

use ctl_syntax::literal::Date;
use serde_json::{Value, json};

use super::{Outcome, argument, init};
use crate::args::{Import, ImportComply};
use crate::console::Console;
use crate::failure::{Failure, quoted};
use crate::host::{self, MANIFEST};
use crate::import::{Imported, Library, comply};
use crate::render::wrap::{one_line, wrap};
use crate::render::{self, Format, words};
use crate::session::{Session, Wish};

/// The version of the JSON form.
const SCHEMA: &str = "ctl.import/1";

/// Imports a folder.
pub(super) fn run(import: &Import, today: Date, console: &mut Console) -> Result<Outcome, Failure> {
    match import {
        Import::Comply(args) => comply(args, today, console),
    }
}

fn comply(args: &ImportComply, today: Date, console: &mut Console) -> Result<Outcome, Failure> {
    let progress = console.progress("reading");
    let files = host::tree(&args.dir, comply::is_wanted)?;
    let session = Session::library(Wish { as_of: today, passes: false });
    let library = Library::new(&session.analysis);
    let folder = std::path::absolute(&args.dir).ok();
    let folder = folder.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    let imported = comply::import(&folder.unwrap_or_default(), &files, &library, today);
    drop(progress);
    if imported.files.is_empty() {
        return Err(nothing(args, &imported, console)?);
    }
    write(&args.out, &imported)?;
    if console.format == Format::Json {
        render::write_json(&to_json(&imported), console.out())?;
    } else if !console.look.quiet {
        for line in lines(args, &imported, console.look.width) {
            writeln!(console.out(), "{line}")?;
        }
    }
    Ok(if imported.incomplete { Outcome::Findings } else { Outcome::Clean })
}

/// There is no document, or none that can be read: then the report says why of each.
fn nothing(args: &ImportComply, imported: &Imported, console: &mut Console) -> Result<Failure, Failure> {
    if console.format == Format::Json {
        render::write_json(&to_json(imported), console.out())?;
    } else {
        for line in imported.report.render(console.look.width) {
            writeln!(console.out(), "{line}")?;
        }
    }
    Ok(match imported.incomplete {
        true => Failure::new(format!("no document in {} can be imported; nothing was written", quoted(&args.dir)))
            .help("the reasons are in the list of what was not imported"),
        false => Failure::new(format!("there is no document in {}", quoted(&args.dir)))
            .help("comply keeps its documents as Markdown in policies/, narratives/ and procedures/"),
    })
}

fn write(out: &Path, imported: &Imported) -> Result<(), Failure> {
    let names = imported.files.iter().map(|file| file.name).chain([MANIFEST]);
    let taken: Vec<String> = host::taken(out, names).iter().map(|path| quoted(path)).collect();
    if !taken.is_empty() {
        let are = if taken.len() == 1 { "is" } else { "are" };
        return Err(Failure::new(format!("{} {are} there already; nothing was written", words::list(&taken)))
            .help("an import overwrites nothing: name another folder with --out"));
    }
    for file in &imported.files {
        host::write_whole(out, file.name, file.text.as_bytes())?;
    }
    // The manifest makes a package of them, and comes last.
    host::write_whole(out, MANIFEST, init::manifest(&init::package_name(out)).as_bytes())
}

fn lines(args: &ImportComply, imported: &Imported, width: usize) -> Vec<String> {
    let out = args.out.display().to_string();
    let out = one_line(out.trim_end_matches('/'));
    let files: Vec<String> = imported
        .files
        .iter()
        .map(|file| match file.what.as_str() {
            "" => format!("{out}/{}", file.name),
            what => format!("{out}/{} ({what})", file.name),
        })
        .chain([format!("{out}/{MANIFEST}")])
        .collect();
    let mut lines = wrap(
        &format!(
            "Read {} in {}: {}. They are not changed.\nWrote {}.\nEvery record names its document in `source`.",
            words::counted(imported.documents, "document", "documents"),
            quoted(&args.dir),
            words::list(&imported.sorts.iter().map(|sort| sort.words.as_str()).collect::<Vec<_>>()),
            words::list(&files)
        ),
        width,
    );
    lines.extend(imported.report.render(width));
    lines.push(format!("Next: ctl check {}", argument(&args.out)));
    lines
}

/// For programs. Files are named within the new package, documents within the folder that was read.
fn to_json(imported: &Imported) -> Value {
    let documents = imported.sorts.iter().map(|sort| json!({ "count": sort.count, "of": sort.of }));
    let files = imported.files.iter().map(|file| file.name);
    let manifest = (!imported.files.is_empty()).then_some(MANIFEST);
    json!({
        "schema": SCHEMA,
        "documents": documents.collect::<Vec<_>>(),
        "written": files.chain(manifest).collect::<Vec<_>>(),
        "complete": !imported.incomplete,
        "notes": imported.report.to_json(),
    })
}
