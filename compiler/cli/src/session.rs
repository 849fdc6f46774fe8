//! A package that has been read and checked: what `check`, `build`, `test`, `explain`, `query` and `coverage` start
//! from. It joins the host, which knows files, with the compiler, which knows meaning, and gives their places one
//! numbering.

mod about;
mod catalogue;
mod places;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ctl_core::{Analysis, Facts, Options, Trees};
use ctl_syntax::diagnostic::Severity;

use crate::console::Progress;
use crate::failure::Failure;
use crate::host::{self, Checked, Loaded, Manifest, Standing};

pub use crate::host::Wish;
pub use about::about;
pub use catalogue::{Pages, first_paragraph};
pub use places::Places;

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

    fn of(loaded: Loaded, wish: Wish, progress: &Progress) -> Result<Session, Failure> {
        progress.stage("parsing and resolving names");
        let mut checked = Checked::resolve(&loaded, wish, &mut Trees::default())?;
        drop(loaded);
        progress.stage("inferring what follows");
        checked.find(&mut |over| {
            progress.stage(after(over));
            ControlFlow::Continue(())
        });
        if let Some(failure) = checked.unknown_rule() {
            return Err(failure);
        }
        let roots = checked.packages.iter().map(|p| (p.name.as_str(), p.shown_root.as_str())).collect();
        let names = places::Names::of(&checked.analysis.program, roots);
        let Checked { analysis, manifest, mut packages, .. } = checked;
        let Some(Standing { root, shown_root, .. }) = packages.pop() else {
            return Err(Failure::new("there is no package"));
        };
        Ok(Session { analysis, manifest, root, shown_root, names })
    }

    /// The facts, for documents, and what tells where they stand.
    pub fn into_facts(self) -> (Arc<Facts>, Files) {
        (Arc::new(Facts::new(Arc::new(self.analysis))), Files { names: self.names })
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
pub struct Files {
    names: places::Names,
}

impl Files {
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
        "scope" => "looking for findings",
        _ => "proving findings",
    }
}
