//! The command line, and nothing that happens because of it. No rule and no clause is known here: `AB-01` and
//! `frame:C1.2` stand in the examples for those that `commands::examples` finds.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use ctl_syntax::diagnostic::Severity;
use ctl_syntax::literal::Date;

use crate::render::Format;

/// Below the help of the whole.
const EXIT_CODES: &str = "\
Exit codes:
  0  nothing to report
  1  findings at or above the --deny level, failed tests, or files that `fmt --check` would change
  2  the tool could not run

Examples:
  ctl init                               start a package; its first check is a lesson
  ctl check                              check the package of this folder
  ctl check --as-of 2026-06-30           check it as of another day
  ctl explain AB-01                      read up on a rule, a clause or one of your own records
  ctl check --format sarif > ctl.sarif   report to a code-scanning service";

/// Compliance as code: describe the company in files, have scope inferred with proof, and see what is missing.
#[derive(Debug, Parser)]
#[command(name = "ctl", version, after_help = EXIT_CODES, max_term_width = 100)]
pub struct Cli {
    /// What every command understands.
    #[command(flatten)]
    pub globals: Globals,
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What every command understands.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Global options")]
pub struct Globals {
    /// The day to judge by, as 2026-06-30 [default: today]
    #[arg(long, global = true, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    /// The form of the report [default: human]
    #[arg(long, global = true, value_enum, value_name = "FORMAT", value_delimiter = ',')]
    pub format: Vec<Form>,
    /// When to colour: auto (on a terminal, unless NO_COLOR is set), always or never [default: auto]
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t)]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub color: Color,
    /// Draw with ASCII characters only
    #[arg(long, global = true)]
    pub ascii: bool,
    /// The least level that makes the exit code 1: error, warning or info [default: error, or what ctl.toml says]
    #[arg(long, global = true, value_enum, value_name = "LEVEL", hide_possible_values = true)]
    pub deny: Option<Level>,
    /// Print results only, nothing about the run
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Columns of the output, for tests
    #[arg(long, global = true, hide = true, value_name = "COLUMNS")]
    pub width: Option<usize>,
}

/// The form of what is printed: the forms of reports, and those that only answers have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// For people: source lines, labels and notes
    #[default]
    Human,
    /// One line a finding, for editors and grep
    Short,
    /// Everything, for programs
    Json,
    /// SARIF 2.1.0, for code-scanning services
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
    /// Sentences without drawings, for screen readers
    Narrated,
    /// Columns for people; of answers only
    #[value(hide = true)]
    Table,
    /// For spreadsheets; of answers and of documents that are tables
    #[value(hide = true)]
    Csv,
    /// Markdown; of documents only
    #[value(hide = true, alias = "md")]
    Markdown,
    /// One page for a browser; of documents only
    #[value(hide = true)]
    Html,
    /// For Word; of documents only
    #[value(hide = true)]
    Docx,
    /// Pages; of documents only, and only where the command is built with the feature `pdf`
    #[value(hide = true)]
    Pdf,
    /// Workbooks; of documents that are tables
    #[value(hide = true)]
    Xlsx,
    /// Every form of documents that the command is built with
    #[value(hide = true)]
    All,
}

impl Globals {
    /// The form of what is printed.
    pub fn form(&self) -> Form {
        self.format.first().copied().unwrap_or_default()
    }
}

impl From<Form> for Format {
    fn from(form: Form) -> Self {
        match form {
            Form::Human | Form::Table => Format::Human,
            Form::Csv | Form::Markdown | Form::Html | Form::Docx | Form::Pdf | Form::Xlsx | Form::All => Format::Human,
            Form::Short => Format::Short,
            Form::Json => Format::Json,
            Form::Sarif => Format::Sarif,
            Form::Github => Format::Github,
            Form::Narrated => Format::Narrated,
        }
    }
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// A level of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// Only what blocks final documents
    Error,
    /// And what should be decided
    Warning,
    /// And what may help
    Info,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Info => Severity::Info,
        }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Find what is missing, contradictory or out of date, with proof
    Check(Check),
    /// Write the model and what is drawn from it
    Build(Build),
    /// Run the tests of rules
    Test(Test),
    /// Lay out source files in the one way there is
    Fmt(Fmt),
    /// Explain a code, a clause, a kind or one of your own records
    Explain(Explain),
    /// Ask the model a question
    Query(Query),
    /// Show which clauses controls answer, the gaps first
    Coverage(Coverage),
    /// Start a package
    Init(Init),
    /// Turn what you have into source files
    #[command(subcommand)]
    Import(Import),
    /// Print the JSON Schema of model.json, or of ctl.toml
    Schema(Schema),
    /// Print the completions of a shell
    Completions(Completions),
}

/// `ctl check`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ctl check                       the package of this folder
  ctl check examples/acme --all   another package, every finding in full
  ctl check --rule AB-01          one rule only
  ctl check --deny warning        fail on warnings too
  ctl check --format json --passes  with what was found in order")]
pub struct Check {
    /// A package, a folder, or a file in one
    #[arg(default_value = ".", hide_default_value = true)]
    pub path: PathBuf,
    /// Print every finding, however many there are
    #[arg(long)]
    pub all: bool,
    /// Print the findings of these rules only; may be given several times
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub rule: Vec<String>,
    /// Name every rule that found a subject in order too (with --format json)
    #[arg(long)]
    pub passes: bool,
}

/// `ctl build`
#[derive(Debug, Args)]
#[command(after_help = "\
Writes model.json, the scope map as scope.svg, scope.mmd (Mermaid) and scope.dot (Graphviz), and the documents
that the library and the package declare. The same input gives the same bytes. Files are replaced whole or not at all.

Documents come as Markdown, tables as XLSX and CSV, those for programs in their own form, and all but these as one page
of HTML. --format markdown, html, docx, pdf, xlsx, csv or json gives documents in that form alone, several of these
with commas in each of them, and --format all in every one that there is.

Examples:
  ctl build --out out
  ctl build --out out --only narratives --engagement soc2_2026 --format docx,xlsx
  ctl build --out out --only scope --around billing --steps 1
  ctl build --out out --only control_changes --since v2026.1
  ctl build examples/acme --out /tmp/acme --as-of 2026-06-30")]
pub struct Build {
    /// A package, a folder, or a file in one
    #[arg(default_value = ".", hide_default_value = true)]
    pub path: PathBuf,
    /// The folder to write to [default: that of `outputs` in ctl.toml]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Only these: model, scope, or documents by name
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub only: Vec<String>,
    /// Only what concerns one engagement
    #[arg(long, value_name = "NAME")]
    pub engagement: Option<String>,
    /// Also list what has changed since a revision that git knows
    #[arg(long, value_name = "REVISION")]
    pub since: Option<String>,
    /// Of the scope map only what lies around a system
    #[arg(long, value_name = "NAME")]
    pub around: Option<String>,
    /// How far from that system
    #[arg(long, value_name = "N", default_value_t = 2, requires = "around")]
    pub steps: usize,
}

/// `ctl test`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ctl test               all tests of the package of this folder
  ctl test --only SOD    those whose name contains SOD
  ctl test --guards      which conditions of rules could be wrong, and no test would notice")]
pub struct Test {
    /// A package, a folder, or a file in one
    #[arg(default_value = ".", hide_default_value = true)]
    pub path: PathBuf,
    /// Only tests whose name contains this, in any case
    #[arg(long, value_name = "TEXT")]
    pub only: Option<String>,
    /// Change every condition of every rule, one at a time, and name those that no test guards
    #[arg(long, conflicts_with = "only")]
    pub guards: bool,
}

/// `ctl fmt`
#[derive(Debug, Args)]
#[command(after_help = "\
Layout never changes meaning, keeps every comment, and leaves text that cannot be parsed as it is.

Examples:
  ctl fmt                  all .ctl files below this folder
  ctl fmt --check          say what would change, and exit 1 if anything would
  ctl fmt --stdin < a.ctl  for editors")]
pub struct Fmt {
    /// Files, or folders with .ctl files below [default: this folder]
    pub paths: Vec<PathBuf>,
    /// Change nothing; exit 1 if something would change
    #[arg(long)]
    pub check: bool,
    /// Read standard input, write standard output
    #[arg(long, conflicts_with = "paths")]
    pub stdin: bool,
}

/// `ctl explain`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ctl explain AB-01           a rule: when it speaks, what settles it
  ctl explain E0203           an error of the language
  ctl explain frame:C1.2      a clause, and who answers it
  ctl explain system          a kind and its fields
  ctl explain billing         one of your systems: why it is in scope, or not, with the path")]
pub struct Explain {
    /// A code, a clause, a kind or a name
    pub what: String,
    /// The package to look in
    #[arg(default_value = ".", hide_default_value = true)]
    pub path: PathBuf,
}

/// `ctl query`
#[derive(Debug, Args)]
#[command(after_help = "\
The language is that of rules.

Examples:
  ctl query 'system'
  ctl query 'those s in system where s.financially_relevant and not exists s.controls'
  ctl query 'those p in person where exists p.left' --columns name,left,owns_controls --format csv
  ctl query 'exists s in system where not exists s.owner'

The answer is a table, or with --format json or --format csv what programs and spreadsheets read.")]
pub struct Query {
    /// An expression over the model
    #[arg(value_name = "EXPR")]
    pub expression: String,
    /// The package to ask
    #[arg(default_value = ".", hide_default_value = true)]
    pub path: PathBuf,
    /// What to show of each record: fields, or paths such as `owner.title` [default: name, title, required fields]
    #[arg(long, value_name = "FIELDS", value_delimiter = ',')]
    pub columns: Vec<String>,
}

/// `ctl coverage`
#[derive(Debug, Args)]
#[command(after_help = "\
A clause counts as covered only with an active control inside the boundary. Counts are never a score.

Examples:
  ctl coverage
  ctl coverage --engagement soc2_2026")]
pub struct Coverage {
    /// A package, a folder, or a file in one
    #[arg(default_value = ".", hide_default_value = true)]
    pub path: PathBuf,
    /// One engagement only
    #[arg(long, value_name = "NAME")]
    pub engagement: Option<String>,
}

/// `ctl init`
#[derive(Debug, Args)]
#[command(after_help = "\
Asks nothing and overwrites nothing. The first file is the tutorial, and its first check fails on purpose.

Examples:
  ctl init
  ctl init compliance --stage pre_ipo")]
pub struct Init {
    /// The folder of the package; made if it is not there
    #[arg(default_value = ".", hide_default_value = true)]
    pub dir: PathBuf,
    /// How far the company is on the way to public reporting
    #[arg(long, value_enum, value_name = "STAGE", default_value_t)]
    pub stage: Stage,
}

/// The stages of the standard library.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum Stage {
    /// First business customers; SOC 2 first
    EarlyStage,
    /// Regulated or scaling; a rigorous SOC 2 Type 2
    #[default]
    GrowthRegulated,
    /// Preparing to list; SOC 2 and a rehearsal of ICFR
    PreIpo,
    /// Listed, before its second annual report
    NewlyPublic,
    /// Listed, with a yearly assessment of ICFR
    Public,
}

/// `ctl import`
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Read a folder of comply documents: policies, narratives and procedures
    Comply(ImportComply),
}

/// `ctl import comply`
#[derive(Debug, Args)]
#[command(after_help = "\
Documents are never changed; policies and narratives keep their text, a record has the first sentence of it. In a
citation only the framework is respelt, in small or capital letters as the library has it: a clause that does not
exist stays as written, and check will say so. What is in doubt, left for you or not imported is listed.

Example:
  ctl import comply ../soc2 --out compliance")]
pub struct ImportComply {
    /// The folder with the documents
    pub dir: PathBuf,
    /// The folder of the new package
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

/// `ctl schema`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ctl schema             of model.json, with the kinds of the package of this folder
  ctl schema --manifest  of ctl.toml, for editors")]
pub struct Schema {
    /// A package, a folder, or a file in one
    #[arg(default_value = ".", hide_default_value = true)]
    pub path: PathBuf,
    /// That of ctl.toml instead
    #[arg(long)]
    pub manifest: bool,
}

/// `ctl completions`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ctl completions bash > ~/.local/share/bash-completion/completions/ctl
  ctl completions zsh > ~/.zfunc/_ctl
  ctl completions fish > ~/.config/fish/completions/ctl.fish")]
pub struct Completions {
    /// The shell
    pub shell: clap_complete::Shell,
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "a day is written as 2026-06-30, and has to exist".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use clap::error::ErrorKind;

    use super::*;

    fn parse(line: &str) -> Result<Cli, clap::Error> {
        Cli::try_parse_from(line.split_whitespace())
    }

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn global_options_stand_anywhere() {
        for line in ["ctl --as-of 2026-06-30 check x", "ctl check --as-of 2026-06-30 x"] {
            let cli = parse(line).expect("it is well-formed");
            assert_eq!(cli.globals.as_of, Date::new(2026, 6, 30));
            assert!(matches!(cli.command, Some(Command::Check(Check { path, .. })) if path.as_os_str() == "x"));
        }
    }

    #[test]
    fn a_day_has_to_exist() {
        for day in ["2026-02-30", "30.6.2026", "2026-6-3", "today"] {
            assert_eq!(parse(&format!("ctl check --as-of {day}")).expect_err(day).kind(), ErrorKind::ValueValidation);
        }
    }

    #[test]
    fn a_misspelt_command_is_recognised() {
        let error = parse("ctl chekc").expect_err("there is no such command").to_string();
        assert!(error.contains("similar subcommand") && error.contains("'check'"), "{error}");
        let error = parse("ctl init --stage preipo").expect_err("there is no such stage").to_string();
        assert!(error.contains("pre_ipo"), "{error}");
    }

    #[test]
    fn no_command_is_no_error() {
        assert!(parse("ctl").expect("help is printed then").command.is_none());
    }

    #[test]
    fn standard_input_has_no_path() {
        assert_eq!(parse("ctl fmt --stdin a.ctl").expect_err("one or the other").kind(), ErrorKind::ArgumentConflict);
    }

    #[test]
    fn help() {
        insta::assert_snapshot!(Cli::command().term_width(100).render_long_help());
    }
}
