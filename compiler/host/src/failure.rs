//! What keeps the tool from doing its work: a missing file, a broken manifest, a folder that cannot be written. These
//! are not findings: they have no code, go to standard error, and end the run with exit code 2.

use std::fmt;
use std::io;
use std::ops::Range;
use std::path::Path;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, NarratableReportHandler, SourceCode,
    ThemeCharacters, ThemeStyles,
};

use crate::words;
use crate::words::one_line;

/// A place in a file of the tool itself (the manifest), and what is the matter there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Bytes of the file.
    pub span: Range<usize>,
    /// The fact, as a fragment.
    pub message: String,
    /// What would settle it.
    pub help: Option<String>,
}

/// Why the tool could not run.
#[derive(Debug)]
pub struct Failure(Box<Inner>);

#[derive(Debug)]
struct Inner {
    message: String,
    help: Option<String>,
    source: Option<NamedSource<String>>,
    labels: Vec<LabeledSpan>,
    /// Whether all that is wrong is that there is no source file.
    nothing_to_check: bool,
    /// Whether the user has been told already.
    told: bool,
}

impl Failure {
    /// A failure in so many words.
    pub fn new(message: impl Into<String>) -> Self {
        Failure(Box::new(Inner {
            message: message.into(),
            help: None,
            source: None,
            labels: Vec::new(),
            nothing_to_check: false,
            told: false,
        }))
    }

    /// Adds the way out.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.0.help = Some(help.into());
        self
    }

    /// There is nothing at `path`.
    pub fn missing(path: &Path) -> Self {
        let failure = Failure::new(format!("there is no {}", quoted(path)));
        match crate::nearest_sibling(path) {
            Some(name) => failure.help(format!("did you mean `{name}`?")),
            None => failure,
        }
    }

    /// `path` is there, but cannot be read.
    pub fn unreadable(path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Failure::missing(path),
            _ => Failure::new(format!("{} cannot be read: {}", quoted(path), reason(error))),
        }
    }

    /// What is called `name` is no text, from byte `at` on.
    pub fn not_utf8(name: &str, at: usize) -> Self {
        Failure::new(format!("{name} is not UTF-8: see byte {at}")).help("save it as UTF-8")
    }

    /// `path` cannot be written.
    pub fn unwritable(path: &Path, error: &io::Error) -> Self {
        Failure::new(format!("{} cannot be written: {}", quoted(path), reason(error)))
    }

    /// `path` would be outside the folder that was agreed upon.
    pub fn outside(path: &str, root: &Path) -> Self {
        Failure::new(format!("`{}` leads out of {}", one_line(path), quoted(root)))
            .help("nothing is read from or written to places outside; name the folder itself if it is meant")
    }

    /// There is no source file in `path`: a check of nothing would look like a clean one.
    pub fn nothing_to_check(path: &Path) -> Self {
        let mut failure =
            Failure::new(format!("there is no .ctl file in {}", quoted(path))).help("`ctl init` writes the first one");
        failure.0.nothing_to_check = true;
        failure
    }

    /// A failure that has been reported in another way.
    pub fn told() -> Self {
        let mut failure = Failure::new("what was asked cannot be answered");
        failure.0.told = true;
        failure
    }

    /// Whether it has been reported already.
    pub fn is_told(&self) -> bool {
        self.0.told
    }

    /// Whether all that is wrong is that there is no source file: some commands can do without.
    pub fn is_nothing_to_check(&self) -> bool {
        self.0.nothing_to_check
    }

    /// A dependency has no manifest.
    pub fn not_a_package(path: &Path) -> Self {
        Failure::new(format!("{} is not a package: it has no ctl.toml", quoted(path)))
            .help("a package that others depend on needs a manifest with its name")
    }

    /// Packages depend on each other in a circle.
    pub fn cycle(names: &[String]) -> Self {
        Failure::new(format!("packages depend on each other in a circle: {}", names.join(" > ")))
            .help("move what both need into a package of its own")
    }

    /// A manifest that cannot be used.
    pub fn manifest(path: &Path, text: &str, mut problems: Vec<Problem>) -> Self {
        problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
        let name = one_line(&path.display().to_string());
        let message = match problems.as_slice() {
            [only] => format!("`{name}`: {}", only.message),
            many => format!("`{name}` has {}", words::counted(many.len(), "mistake", "mistakes")),
        };
        if text.trim().is_empty() {
            // There is nothing to point at.
            let helps: Vec<_> = problems.into_iter().filter_map(|problem| problem.help).collect();
            return Failure::new(format!("`{name}` is empty")).help(helps.join(" and "));
        }
        let alone = problems.len() == 1;
        let labels = problems.iter().map(|problem| {
            let label = match (&problem.help, alone) {
                (_, true) => "here".to_owned(),
                (Some(help), false) => format!("{}; {help}", problem.message),
                (None, false) => problem.message.clone(),
            };
            LabeledSpan::new(Some(label), problem.span.start, problem.span.len())
        });
        let labels = labels.collect();
        let help = if alone { problems.first().and_then(|problem| problem.help.clone()) } else { None };
        let source = Some(NamedSource::new(name, text.to_owned()));
        Failure(Box::new(Inner { message, help, source, labels, nothing_to_check: false, told: false }))
    }

    /// The fact.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The way out, if one is known.
    pub fn way_out(&self) -> Option<&str> {
        self.0.help.as_deref()
    }

    /// The name of the manifest it is about, as a user knows it.
    pub fn source_name(&self) -> Option<&str> {
        self.0.source.as_ref().map(NamedSource::name)
    }

    /// The text of the manifest it is about.
    pub fn source_text(&self) -> Option<&str> {
        self.0.source.as_ref().map(|source| source.inner().as_str())
    }

    /// The places in the manifest that are the matter, and why; none where it is something else.
    pub fn places(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        self.0
            .labels
            .iter()
            .map(|label| (label.offset()..label.offset() + label.len(), label.label().unwrap_or_default()))
    }

    /// The failure as it is printed.
    pub fn report(&self, width: usize, color: bool, ascii: bool) -> String {
        let mut out = String::new();
        let characters = if ascii { ThemeCharacters::ascii() } else { ThemeCharacters::unicode() };
        let styles = if color { ThemeStyles::ansi() } else { ThemeStyles::none() };
        let handler = GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles })
            .with_links(false)
            .with_width(width.clamp(40, 110))
            .with_break_words(false)
            .with_context_lines(1);
        if handler.render_report(&mut out, self).is_err() {
            out.clone_from(&self.0.message);
        }
        tidy(&out)
    }

    /// The failure as sentences.
    pub fn narrate(&self) -> String {
        let mut out = String::new();
        let handler = NarratableReportHandler::new().with_context_lines(1);
        if handler.render_report(&mut out, self).is_err() {
            out.clone_from(&self.0.message);
        }
        tidy(&out)
    }
}

/// Without empty lines around it and blanks at the ends of lines; one line break at the end.
fn tidy(text: &str) -> String {
    let lines: Vec<_> = text.trim_matches('\n').lines().map(str::trim_end).collect();
    lines.join("\n") + "\n"
}

/// A path in backticks, safe to print.
pub fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    if text.is_empty() || text == "." { "this folder".to_owned() } else { format!("`{}`", one_line(&text)) }
}

/// What the system said, without its number: "permission denied".
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => "no reason given".to_owned(),
    }
}

/// The candidate that a typist who wrote `wanted` most likely meant, if one is near enough.
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (wanted.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&wanted.to_lowercase(), &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= limit && *name != wanted)
        .min()
        .map(|(_, name)| name)
}

/// Standard output failed: the only stream whose errors are not dealt with where they happen.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::new(format!("standard output cannot be written: {}", reason(&error)))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Failure {}

impl Diagnostic for Failure {
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.0.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.0.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        if self.0.labels.is_empty() { None } else { Some(Box::new(self.0.labels.iter().cloned())) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_near() {
        let names = ["dependencies", "edition", "name"];
        assert_eq!(nearest("dependancies", names), Some("dependencies"));
        assert_eq!(nearest("nmae", names), Some("name"));
        assert_eq!(nearest("Edition", names), Some("edition"));
        assert_eq!(nearest("zebra", names), None);
    }

    #[test]
    fn system_errors_read_like_sentences() {
        let error = io::Error::from_raw_os_error(13);
        assert_eq!(reason(&error), "permission denied");
    }

    #[test]
    fn a_failure_says_what_and_what_to_do() {
        let failure = Failure::cycle(&["a".into(), "b".into(), "a".into()]);
        insta::assert_snapshot!(failure.report(80, false, false), @r"
          × packages depend on each other in a circle: a > b > a
          help: move what both need into a package of its own
        ");
        insta::assert_snapshot!(failure.narrate(), @r"
        packages depend on each other in a circle: a > b > a
            Diagnostic severity: error
        diagnostic help: move what both need into a package of its own
        ");
    }
}
