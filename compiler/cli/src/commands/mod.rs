//! The commands, one file each. A command gets its arguments and the console, and says how it ended; what it needs
//! of the disk it asks the host for.

mod build;
mod check;
mod completions;
mod coverage;
mod examples;
mod explain;
mod fmt;
mod import;
mod init;
mod query;
mod schema;
mod test;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use ctl_syntax::literal::Date;
use jiff::ZonedDateTime;

use crate::args::{Cli, Command, Form, Globals};
use crate::console::Console;
use crate::failure::{self, Failure, nearest};
use crate::render::words;
use crate::render::wrap::one_line;
use crate::session::Wish;

use self::examples::with_examples;

/// How a command ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to report.
    Clean,
    /// There is something that the user asked to be told by the exit code.
    Findings,
}

/// Runs the tool on its arguments, the name of the program first.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let cli = match Cli::try_parse_from(&args) {
        Ok(cli) => cli,
        Err(error) => {
            let error = if error.kind() == ErrorKind::DisplayHelp { detailed(args).unwrap_or(error) } else { error };
            // Help and version go to standard output; a reader that leaves early is no error there either.
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(failure::EXIT) } else { ExitCode::SUCCESS };
        }
    };
    let mut console = Console::new(&cli.globals);
    let result = match cli.command {
        Some(command) => run(command, &cli.globals, &mut console),
        None => help(&mut console),
    };
    let result = result.and_then(|outcome| console.flush().map(|()| outcome).map_err(Failure::from));
    match result {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(failure) => {
            if !failure.is_told() {
                console.fail(&failure);
            }
            ExitCode::from(failure::EXIT)
        }
    }
}

fn run(command: Command, globals: &Globals, console: &mut Console) -> Result<Outcome, Failure> {
    fits(globals, &command)?;
    match command {
        Command::Build(args) => build::run(&args, globals, console),
        Command::Check(args) => check::run(&args, globals, console),
        Command::Explain(args) => explain::run(&args, globals, console),
        Command::Coverage(args) => coverage::run(&args, globals, console),
        Command::Query(args) => query::run(&args, globals, console),
        Command::Schema(args) => schema::run(&args, globals, console),
        Command::Test(args) => test::run(&args, globals, console),
        Command::Fmt(args) => fmt::run(&args, console),
        Command::Init(args) => init::run(&args, as_of(globals), console),
        Command::Import(import) => import::run(&import, as_of(globals), console),
        Command::Completions(args) => completions::run(&args, console),
    }
}

/// Whether a command has the form that is asked for.
fn fits(globals: &Globals, command: &Command) -> Result<(), Failure> {
    if globals.format.len() > 1 && !matches!(command, Command::Build(_)) {
        return Err(Failure::new("what is printed has one form").help("several forms at once go with `ctl build`"));
    }
    let form = if globals.format.contains(&Form::Table) { Form::Table } else { globals.form() };
    let (message, help) = match (form, command) {
        (Form::Table | Form::Csv, Command::Query(_)) => return Ok(()),
        (Form::Table, _) => ("this is a form of answers", "`table` goes with `ctl query`"),
        (_, Command::Build(_)) => return Ok(()),
        (Form::Csv, _) => ("this is a form of answers and documents", "`csv` goes with `ctl query` and `ctl build`"),
        (Form::Markdown | Form::Html | Form::Docx | Form::Pdf | Form::Xlsx | Form::All, _) => {
            ("this is a form of documents", "it goes with `ctl build`")
        }
        _ => return Ok(()),
    };
    Err(Failure::new(message).help(help))
}

/// The help that these arguments ask for, with examples of the library, which is read for nothing but this.
fn detailed(args: Vec<OsString>) -> Option<clap::Error> {
    with_examples(Cli::command()).try_get_matches_from(args).err()
}

/// `ctl` alone.
fn help(console: &mut Console) -> Result<Outcome, Failure> {
    let color = console.look.color;
    let help = with_examples(Cli::command()).render_help();
    if color {
        write!(console.out(), "{}", help.ansi())?
    } else {
        write!(console.out(), "{help}")?
    }
    Ok(Outcome::Clean)
}

/// The day to judge by: the only place that looks at a clock.
fn as_of(globals: &Globals) -> Date {
    let today = || {
        let today = ZonedDateTime::now().date();
        Date::new(today.year(), today.month(), today.day()).unwrap_or(Date(0))
    };
    globals.as_of.unwrap_or_else(today)
}

/// What every command that checks a package asks for.
fn wish(globals: &Globals) -> Wish {
    Wish { as_of: as_of(globals), passes: false }
}

/// A path as a shell reads it.
fn argument(path: &Path) -> String {
    let text = one_line(&path.display().to_string());
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | ':' | '\\');
    match text.chars().all(is_plain) {
        true => text,
        false => format!("'{}'", text.replace('\'', "'\\''")),
    }
}

/// A name that nothing has, with the nearest of those that there are; `none` says what there is none of.
fn unknown(none: &str, name: &str, known: Vec<&str>) -> Failure {
    let failure = Failure::new(format!("there is {none} `{}`", one_line(name)));
    match nearest(name, known.iter().copied()) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None if known.is_empty() => failure.help("none is declared"),
        None if known.len() > MANY => {
            let (some, more) = (known[..MANY].join(", "), known.len() - MANY);
            failure.help(format!("there are {some} and {}", words::counted(more, "other", "others")))
        }
        None => failure.help(format!("there are {}", words::list(&known))),
    }
}

/// So many names say enough of what there is.
const MANY: usize = 8;
