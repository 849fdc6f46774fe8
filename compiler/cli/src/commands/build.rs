//! `ctl build`: the model and what is drawn from it, as files. What they say is the compiler's; here it is decided which
//! are written, and where.

use std::path::{Path, PathBuf};

use ctl_core::Analysis;
use ctl_core::emit::{self, Diagram};
use ctl_syntax::diagnostic::Severity;

use super::{Outcome, check, wish};
use crate::args::{Build, Globals};
use crate::console::Console;
use crate::failure::Failure;
use crate::host::{self, OUTPUTS};
use crate::render::Counts;
use crate::render::wrap::one_line;
use crate::session::Session;

/// The view that the map is drawn from.
const MAP: &str = "scope_map";

/// A file to be written.
struct Output {
    /// Its name in the folder.
    file: &'static str,
    /// Which of [`OUTPUTS`] asks for it.
    of: &'static str,
    /// What it holds, in a line.
    what: &'static str,
    /// Its text.
    make: fn(&Analysis) -> Result<Vec<u8>, Failure>,
}

const ALL: [Output; 4] = [
    Output { file: "model.json", of: OUTPUTS[0], what: "the model, with proofs and findings", make: model },
    Output { file: "model.schema.json", of: OUTPUTS[0], what: "its JSON Schema", make: schema },
    Output {
        file: "scope.mmd",
        of: OUTPUTS[1],
        what: "the scope map, for Mermaid",
        make: |a| map(a, Diagram::Mermaid),
    },
    Output { file: "scope.dot", of: OUTPUTS[1], what: "the same, for Graphviz", make: |a| map(a, Diagram::Dot) },
];

/// Writes what the package asks for. Everything is made before anything is written.
pub(super) fn run(args: &Build, globals: &Globals, console: &mut Console) -> Result<Outcome, Failure> {
    let progress = console.progress("reading");
    let session = Session::open(&args.path, wish(globals), &progress)?;
    let target = target(args, &session)?;
    progress.stage("writing");
    let wanted = session.manifest.as_ref().map_or(&[][..], |manifest| &manifest.outputs.write);
    let mut made = Vec::new();
    for output in ALL.iter().filter(|output| wanted.is_empty() || wanted.iter().any(|name| name == output.of)) {
        made.push((output, (output.make)(&session.analysis)?));
    }
    for (output, bytes) in &made {
        host::write_whole(&target.root, &target.inside(output.file), bytes)?;
    }
    drop(progress);
    if !console.look.quiet {
        let width = made.iter().map(|(output, _)| output.file.len()).max().unwrap_or(0);
        for (output, _) in &made {
            let path = one_line(&target.shown.join(output.file).display().to_string());
            let blanks = " ".repeat(width - output.file.len());
            writeln!(console.out(), "Wrote {path}{blanks}  {}", output.what)?;
        }
        if let Some(open) = open(&session) {
            writeln!(console.out(), "{open}")?;
        }
    }
    Ok(check::outcome(&session.analysis.diagnostics, session.deny(globals.deny.map(Severity::from))))
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

fn model(analysis: &Analysis) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    emit::model_json(analysis, &mut bytes)?;
    Ok(bytes)
}

fn schema(analysis: &Analysis) -> Result<Vec<u8>, Failure> {
    let text = serde_json::to_string_pretty(&emit::model_schema(analysis)).map_err(std::io::Error::from)?;
    Ok((text + "\n").into_bytes())
}

fn map(analysis: &Analysis, form: Diagram) -> Result<Vec<u8>, Failure> {
    Ok(emit::scope_map(analysis, MAP, form).into_bytes())
}
