//! A package that was read, handed to the compiler and checked. Here host and compiler meet: files that could not be
//! read are reported among the mistakes of the language, and the manifest's say on severities reaches the rules.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ctl_core::{Analysis, Facts, Options, PackageInput, Program, Trees};
use ctl_syntax::diagnostic::Diagnostic;
use ctl_syntax::literal::Date;
use ctl_syntax::span::FileId;

use crate::failure::{Failure, Problem, nearest};
use crate::{Loaded, LoadedPackage, Manifest, STANDARD_LIBRARY, relative};

/// What to do beside the usual.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// The day to judge by.
    pub as_of: Date,
    /// Whether to name what was found in order.
    pub passes: bool,
}

/// Where a package stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Its name; empty where it has no manifest.
    pub name: String,
    /// Its folder, absolute and free of links.
    pub root: PathBuf,
    /// Its folder as seen from where the tool was run, with `/` at the end; empty for that folder itself.
    pub shown_root: String,
}

/// A package in the hands of the compiler.
pub struct Checked {
    /// What the compiler made of it.
    pub analysis: Analysis,
    /// Its manifest, if it has one.
    pub manifest: Option<Manifest>,
    /// The packages it was read from, those it depends on before itself.
    pub packages: Vec<Standing>,
    options: Options,
}

impl Checked {
    /// What a package says, without what rules find: see [`Checked::find`]. Trees of texts that have not changed are
    /// taken from `trees`.
    pub fn resolve(loaded: &Loaded, wish: Wish, trees: &mut Trees) -> Result<Checked, Failure> {
        Self::resolve_after(loaded, wish, trees, None)
    }

    /// The same after an edit: what `before` has come to is made use of, see [`Analysis::resolved_after`].
    pub fn resolve_after(
        loaded: &Loaded,
        wish: Wish,
        trees: &mut Trees,
        before: Option<&mut Checked>,
    ) -> Result<Checked, Failure> {
        let Some(main) = loaded.main() else { return Err(Failure::new("there is no package")) };
        let raise = main.manifest.iter().flat_map(|m| &m.severity).map(|r| (r.rule.clone(), r.severity)).collect();
        let with_std = main.name != STANDARD_LIBRARY;
        let options = Options { as_of: wish.as_of, passes: wish.passes, raise, with_std };
        let inputs: Vec<PackageInput> = loaded.packages.iter().map(input).collect();
        let program = Program::parse_again(&inputs, with_std, trees);
        // The library itself may have nothing to be judged by, and then is what it was.
        let mut analysis = match before.filter(|_| with_std) {
            Some(before) => Analysis::resolved_after(program, wish.as_of, &mut before.analysis),
            None => Analysis::resolved(program, wish.as_of),
        };
        if !with_std && analysis.schema.kinds.is_empty() {
            let message = "`std` is the standard library's name, and this package declares no kind of record";
            return Err(Failure::new(message).help("give it another name in ctl.toml"));
        }
        let mut first = analysis.program.files.len() - inputs.iter().map(|input| input.files.len()).sum::<usize>();
        for package in &loaded.packages {
            analysis.diagnostics.extend(package.diagnostics.iter().map(|d| moved(d, first as u32)));
            first += package.files.len();
        }
        let packages = loaded.packages.iter().map(standing).collect();
        Ok(Checked { analysis, manifest: main.manifest.clone(), packages, options })
    }

    /// The same without what rules found, to see what would be if texts were others.
    pub fn copy(&self) -> Checked {
        let (manifest, packages, options) = (self.manifest.clone(), self.packages.clone(), self.options.clone());
        Checked { analysis: self.analysis.copy(), manifest, packages, options }
    }

    /// Lets what is found be made use of after the next edit.
    pub fn remember(&mut self) {
        self.analysis.remember();
    }

    /// Runs the rules. `over` hears of each stage, and may break off after it.
    pub fn find(&mut self, over: &mut dyn FnMut(&'static str) -> ControlFlow<()>) {
        self.analysis.find(&self.options, over);
    }

    /// Asks for all facts of what was checked. It is given back as it was; only an answer that keeps the facts keeps it
    /// too.
    pub fn with_facts<T>(self, ask: impl FnOnce(&Arc<Facts>) -> T) -> (Option<Checked>, T) {
        let Checked { analysis, manifest, packages, options } = self;
        let facts = Arc::new(Facts::new(Arc::new(analysis)));
        let answer = ask(&facts);
        let analysis = Arc::into_inner(facts).and_then(|facts| Arc::into_inner(facts.into_analysis()));
        (analysis.map(|analysis| Checked { analysis, manifest, packages, options }), answer)
    }

    /// A rule that the manifest raises and that is not there: a misspelt one would be raised in vain.
    pub fn unknown_rule(&self) -> Option<Failure> {
        let manifest = self.manifest.as_ref()?;
        let rules = self.analysis.rules();
        let raise = manifest.severity.iter().find(|raise| !rules.contains(&raise.rule))?;
        let near = nearest(&raise.rule, rules.iter().map(String::as_str));
        Some(manifest.failure(Problem {
            span: raise.span.clone(),
            message: format!("there is no rule {}", raise.rule),
            help: near.map(|name| format!("did you mean {name}?")),
        }))
    }

    /// The file that stands at a real path.
    pub fn file(&self, path: &Path) -> Option<FileId> {
        let files = &self.analysis.program.files;
        let embedded = self.analysis.program.packages.len() - self.packages.len();
        let at = |(package, n): (&Standing, u32)| {
            let inside = path.starts_with(&package.root).then(|| relative(path, &package.root))?;
            files.iter().position(|file| file.package.0 == n && file.path == inside)
        };
        let found = self.packages.iter().zip(embedded as u32..).filter_map(at).min();
        found.map(|file| FileId(file as u32))
    }

    /// Where a file stands; nothing for those of the embedded library.
    pub fn path(&self, file: FileId) -> Option<PathBuf> {
        let source = self.analysis.program.files.get(file.0 as usize)?;
        let embedded = self.analysis.program.packages.len() - self.packages.len();
        let package = self.packages.get((source.package.0 as usize).checked_sub(embedded)?)?;
        Some(package.root.join(&source.path))
    }
}

fn input(package: &LoadedPackage) -> PackageInput {
    PackageInput {
        name: package.name.clone(),
        dependencies: package.dependencies.clone(),
        files: package.files.iter().map(|file| (file.path_relative.clone(), file.text.clone())).collect(),
    }
}

fn standing(package: &LoadedPackage) -> Standing {
    Standing { name: package.name.clone(), root: package.root.clone(), shown_root: package.shown_root.clone() }
}

/// A diagnostic of the host, whose files are counted within its package.
fn moved(diagnostic: &Diagnostic, first: u32) -> Diagnostic {
    let mut diagnostic = diagnostic.clone();
    for label in &mut diagnostic.labels {
        label.span.file = FileId(label.span.file.0 + first);
    }
    diagnostic
}
