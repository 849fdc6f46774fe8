//! A package that has been read and checked: what `check`, `build`, `test`, `explain`, `query` and `coverage` start
//! from. It joins the host, which knows files, with the compiler, which knows meaning, and gives their places one
//! numbering.

mod about;
mod catalogue;
mod places;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ctl_core::{Analysis, Facts, Options, PackageInput, Program};
use ctl_syntax::diagnostic::{Diagnostic, Severity};
use ctl_syntax::literal::Date;
use ctl_syntax::span::FileId;

use crate::console::Progress;
use crate::failure::{Failure, Problem, nearest};
use crate::host::{self, Loaded, Manifest, STANDARD_LIBRARY};

pub use about::about;
pub use catalogue::{Pages, first_paragraph};
pub use places::Places;

/// What to do beside the usual.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// The day to judge by.
    pub as_of: Date,
    /// Whether to name what was found in order.
    pub passes: bool,
}

/// A checked package.
pub struct Session {
    /// What the compiler made of it.
    pub analysis: Analysis,
    /// Its manifest, if it has one.
    pub manifest: Option<Manifest>,
    /// Its folder, absolute and free of links.
    pub root: PathBuf,
    /// Its folder as seen from where the tool was run, with `/` at the end; empty for that folder itself.
    pub shown_root: String,
    /// Names of all files.
    names: places::Names,
}

impl Session {
    /// Reads and checks the package that `path` stands in.
    pub fn open(path: &Path, wish: Wish, progress: &Progress) -> Result<Session, Failure> {
        progress.stage("reading");
        let loaded = host::load(path)?;
        Self::of(loaded, wish, progress)
    }

    /// The standard library alone, for who has no package yet.
    pub fn library(wish: Wish) -> Session {
        let analysis = Analysis::check(&[], &Options::new(wish.as_of));
        let names = places::Names::of(&analysis.program, Vec::new());
        Session { analysis, manifest: None, root: PathBuf::new(), shown_root: String::new(), names }
    }

    fn of(mut loaded: Loaded, wish: Wish, progress: &Progress) -> Result<Session, Failure> {
        let inputs = inputs(&mut loaded);
        let Some(main) = loaded.packages.pop() else {
            return Err(Failure::new("there is no package"));
        };
        let raise = main.manifest.iter().flat_map(|m| &m.severity).map(|r| (r.rule.clone(), r.severity)).collect();
        let with_std = main.name != STANDARD_LIBRARY;
        let options = Options { as_of: wish.as_of, passes: wish.passes, raise, with_std };
        progress.stage("parsing");
        let program = Program::parse_with(&inputs, with_std);
        progress.stage("resolving names");
        let mut analysis = Analysis::observed(program, &options, &mut |over| progress.stage(after(over)));

        let roots = loaded.packages.iter().chain([&main]).map(|p| (p.name.as_str(), p.shown_root.as_str())).collect();
        if !with_std && analysis.schema.kinds.is_empty() {
            let message = "`std` is the standard library's name, and this package declares no kind of record";
            return Err(Failure::new(message).help("give it another name in ctl.toml"));
        }
        let names = places::Names::of(&analysis.program, roots);
        let mut unread = Vec::new();
        let read: usize = inputs.iter().map(|input| input.files.len()).sum();
        let mut first = analysis.program.files.len() - read;
        for (package, input) in
            loaded.packages.into_iter().map(|p| p.diagnostics).chain([main.diagnostics]).zip(&inputs)
        {
            unread.extend(package.into_iter().map(|diagnostic| moved(diagnostic, first as u32)));
            first += input.files.len();
        }
        with_unread(&mut analysis.diagnostics, unread);
        if let Some(manifest) = &main.manifest {
            known_rules(manifest, &analysis)?;
        }
        Ok(Session { analysis, manifest: main.manifest, root: main.root, shown_root: main.shown_root, names })
    }

    /// The facts, for documents, and what tells where they stand.
    pub fn into_facts(self) -> (Arc<Facts>, Standing) {
        (Arc::new(Facts::new(Arc::new(self.analysis))), Standing { names: self.names })
    }

    /// Where spans point, for renderers.
    pub fn places(&self) -> Places<'_> {
        Places { program: &self.analysis.program, names: &self.names }
    }

    /// What codes mean, for renderers.
    pub fn pages(&self) -> Pages<'_> {
        Pages { analysis: &self.analysis }
    }

    /// The package's name; empty for one without a manifest.
    pub fn package(&self) -> &str {
        self.manifest.as_ref().map_or("", |manifest| &manifest.name)
    }

    /// The least level whose findings make the exit code 1.
    pub fn deny(&self, asked: Option<Severity>) -> Severity {
        asked.or(self.manifest.as_ref().and_then(|m| m.deny)).unwrap_or(Severity::Error)
    }
}

/// Where the files of a session stand, once its analysis has been handed on.
pub struct Standing {
    names: places::Names,
}

impl Standing {
    /// Where spans point, for renderers.
    pub fn places<'a>(&'a self, analysis: &'a Analysis) -> Places<'a> {
        Places { program: &analysis.program, names: &self.names }
    }

    /// What codes mean, for renderers.
    pub fn pages<'a>(&self, analysis: &'a Analysis) -> Pages<'a> {
        Pages { analysis }
    }
}

/// What the compiler does once a stage is over.
fn after(stage: &str) -> &'static str {
    match stage {
        "resolve" => "checking expressions",
        "check" => "inferring what follows",
        "scope" => "looking for findings",
        _ => "proving findings",
    }
}

/// What the compiler gets. The texts move: they are large, and the compiler is who needs them.
fn inputs(loaded: &mut Loaded) -> Vec<PackageInput> {
    let input = |package: &mut host::LoadedPackage| PackageInput {
        name: package.name.clone(),
        dependencies: package.dependencies.clone(),
        files: package.files.drain(..).map(|file| (file.path_relative, Arc::from(file.text))).collect(),
    };
    loaded.packages.iter_mut().map(input).collect()
}

/// A diagnostic of the host, whose files are counted within its package.
fn moved(mut diagnostic: Diagnostic, first: u32) -> Diagnostic {
    for label in &mut diagnostic.labels {
        label.span.file = FileId(label.span.file.0 + first);
    }
    diagnostic
}

/// Puts what could not be read among the errors of the language, which stand first.
fn with_unread(diagnostics: &mut Vec<Diagnostic>, unread: Vec<Diagnostic>) {
    if unread.is_empty() {
        return;
    }
    let findings = diagnostics.split_off(diagnostics.partition_point(|d| d.finding.is_none()));
    diagnostics.extend(unread);
    diagnostics.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    diagnostics.extend(findings);
}

/// A rule that the manifest raises has to be there: a misspelt one would be raised in vain.
fn known_rules(manifest: &Manifest, analysis: &Analysis) -> Result<(), Failure> {
    let unknown = manifest.severity.iter().find(|raise| !analysis.rules().contains(&raise.rule));
    let Some(raise) = unknown else { return Ok(()) };
    let near = nearest(&raise.rule, analysis.rules().iter().map(String::as_str));
    Err(manifest.failure(Problem {
        span: raise.span.clone(),
        message: format!("there is no rule {}", raise.rule),
        help: near.map(|name| format!("did you mean {name}?")),
    }))
}
