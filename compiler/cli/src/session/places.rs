//! Files of a program under the names that people and machines know them by.

use ctl_core::Program;
use ctl_syntax::span::{FileId, LineIndex};

use crate::render::Sources;

/// Both names of every file that was loaded.
#[derive(Debug)]
pub(super) struct Names(Vec<(String, String)>);

impl Names {
    /// Names the files of a program whose packages are those of `roots` (name, and folder as seen from here), after the
    /// standard library where that is one of its own.
    pub(super) fn of(program: &Program, roots: Vec<(&str, &str)>) -> Names {
        let own = program.packages.len() - roots.len();
        let main = program.root();
        let name = |file: &ctl_core::program::SourceFile| {
            let package = file.package.0 as usize;
            let (name, root) = match package.checked_sub(own).and_then(|i| roots.get(i)) {
                Some((name, root)) => (*name, *root),
                // Embedded: there is no folder to open.
                None => ("std", "std/"),
            };
            let unique = if file.package == main { file.path.clone() } else { format!("{name}:{}", file.path) };
            (unique, format!("{root}{}", file.path))
        };
        Names(program.files.iter().map(|file| name(file)).collect())
    }
}

/// The files of a program, as renderers ask for them.
pub struct Places<'a> {
    pub(super) program: &'a Program,
    pub(super) names: &'a Names,
}

impl Places<'_> {
    fn path(&self, file: FileId) -> &str {
        self.program.files.get(file.0 as usize).map_or("?", |file| &file.path)
    }
}

impl Sources for Places<'_> {
    fn name(&self, file: FileId) -> &str {
        self.names.0.get(file.0 as usize).map_or_else(|| self.path(file), |(name, _)| name)
    }

    fn shown(&self, file: FileId) -> &str {
        self.names.0.get(file.0 as usize).map_or_else(|| self.path(file), |(_, shown)| shown)
    }

    fn text(&self, file: FileId) -> &str {
        self.program.files.get(file.0 as usize).map_or("", |file| &file.text)
    }

    fn lines(&self, file: FileId) -> &LineIndex {
        // Spans come from the program, and a program has at least the files that its spans point into.
        self.program.file(file).lines()
    }
}
