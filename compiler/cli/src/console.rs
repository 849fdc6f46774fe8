//! Where output goes: standard output for results, standard error for failures and progress. A reader that has gone
//! away is no error, colour and drawing follow the terminal, and nothing here changes what is said.

use std::env;
use std::io::{self, BufWriter, IsTerminal, StderrLock, Write};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::args::{Color, Globals};
use crate::failure::Failure;
use crate::render::{self, Format, Look, Report};

/// Columns where nobody looks: the widest line of a report, with its labels.
const PIPE_WIDTH: usize = 120;
/// Work shorter than this shows no progress.
const PATIENCE: Duration = Duration::from_millis(700);
/// How often progress is renewed.
const TICK: Duration = Duration::from_millis(200);

/// The two streams, and how to write to them.
pub struct Console {
    out: Pipe<Box<dyn Write>>,
    /// How reports look on standard output.
    pub look: Look,
    /// The form that was asked for.
    pub format: Format,
    /// Whether a person reads standard output as it is written.
    pub is_terminal: bool,
    error_look: Look,
    error_is_terminal: bool,
}

impl Console {
    /// The console of this process.
    pub fn new(globals: &Globals) -> Self {
        let (stdout, stderr) = (io::stdout(), io::stderr());
        let is_terminal = stdout.is_terminal();
        let error_is_terminal = stderr.is_terminal();
        let look = |is_terminal: bool, width: Option<usize>| Look {
            width: globals.width.or(width).unwrap_or(PIPE_WIDTH),
            color: color(globals.color, is_terminal),
            ascii: globals.ascii,
            group: is_terminal,
            quiet: globals.quiet,
            most: crate::render::MOST_PRINTED,
        };
        let columns = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        Console {
            look: look(is_terminal, columns.filter(|_| is_terminal)),
            error_look: look(error_is_terminal, columns.filter(|_| error_is_terminal)),
            out: Pipe::new(Box::new(BufWriter::with_capacity(1 << 16, stdout))),
            format: globals.form().into(),
            is_terminal,
            error_is_terminal,
        }
    }

    /// Standard output, buffered.
    pub fn out(&mut self) -> &mut dyn Write {
        &mut self.out
    }

    /// Writes what is buffered.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Reports a failure, after all results so far. Where standard error is gone too, nobody is left to tell.
    pub fn fail(&mut self, failure: &Failure) {
        let _ = self.out.flush();
        let text = match self.format {
            Format::Narrated => failure.narrate(),
            _ => failure.report(self.error_look.width, self.error_look.color, self.error_look.ascii),
        };
        let _ = io::stderr().write_all(text.as_bytes());
    }

    /// Reports what is wrong with what was asked, on standard error.
    pub fn complain(&mut self, report: &Report) {
        let _ = self.out.flush();
        let look = Look { quiet: true, group: false, ..self.error_look.clone() };
        let format = match self.format {
            Format::Narrated | Format::Short => self.format,
            _ => Format::Human,
        };
        let _ = render::write(format, report, &look, &mut io::stderr());
    }

    /// Shows on standard error that something goes on, if it goes on for long and somebody watches.
    pub fn progress(&self, what: &'static str) -> Progress {
        Progress::start(what, self.error_is_terminal && !self.look.quiet)
    }
}

/// Whether to colour a stream.
fn color(choice: Color, is_terminal: bool) -> bool {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    match choice {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => is_terminal && !set("NO_COLOR") && env::var_os("TERM").is_none_or(|term| term != "dumb"),
    }
}

/// A writer whose reader may leave: from then on, writing succeeds and does nothing, so that the exit code still says
/// what was found.
pub struct Pipe<W> {
    to: W,
    is_gone: bool,
}

impl<W> Pipe<W> {
    /// Writes to `to` for as long as it is read.
    pub fn new(to: W) -> Self {
        Pipe { to, is_gone: false }
    }

    fn unless_gone<T>(&mut self, gone: T, write: impl FnOnce(&mut W) -> io::Result<T>) -> io::Result<T> {
        if self.is_gone {
            return Ok(gone);
        }
        match write(&mut self.to) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_gone = true;
                Ok(gone)
            }
            result => result,
        }
    }
}

impl<W: Write> Write for Pipe<W> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.unless_gone(buf.len(), |to| to.write(buf))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_gone((), W::flush)
    }
}

/// A line on standard error that comes when work takes long, and goes when the work is done.
pub struct Progress {
    stages: Option<Sender<&'static str>>,
    thread: Option<JoinHandle<()>>,
}

impl Progress {
    fn start(what: &'static str, is_watched: bool) -> Self {
        if !is_watched {
            return Progress { stages: None, thread: None };
        }
        let (stages, next) = mpsc::channel();
        let thread = thread::spawn(move || {
            let began = Instant::now();
            let mut what = what;
            let mut shown = false;
            loop {
                match next.recv_timeout(TICK) {
                    Ok(stage) => what = stage,
                    Err(RecvTimeoutError::Disconnected) => break,
                    Err(RecvTimeoutError::Timeout) if began.elapsed() < PATIENCE => {}
                    Err(RecvTimeoutError::Timeout) => {
                        shown = true;
                        line(&mut io::stderr().lock(), &format!("{what}, {} s", began.elapsed().as_secs()));
                    }
                }
            }
            if shown {
                line(&mut io::stderr().lock(), "");
            }
        });
        Progress { stages: Some(stages), thread: Some(thread) }
    }

    /// Says what goes on now.
    pub fn stage(&self, what: &'static str) {
        if let Some(stages) = &self.stages {
            // The thread ends only after this sender does.
            let _ = stages.send(what);
        }
    }
}

/// Replaces the line that the cursor stands in.
fn line(stderr: &mut StderrLock, text: &str) {
    let _ = write!(stderr, "\r\x1b[2K{text}");
    let _ = stderr.flush();
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.stages = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Leaving(usize, io::ErrorKind);

    impl Write for Leaving {
        fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
            if self.0 == 0 {
                return Err(self.1.into());
            }
            self.0 -= 1;
            Ok(buf.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_that_leaves_is_no_error() {
        let mut pipe = Pipe::new(Leaving(2, io::ErrorKind::BrokenPipe));
        for _ in 0..5 {
            pipe.write_all(b"line\n").expect("nobody reads it, and nobody minds");
        }
        pipe.flush().expect("nor this");
        assert!(pipe.is_gone);
    }

    #[test]
    fn a_full_disk_is_an_error() {
        let mut pipe = Pipe::new(Leaving(0, io::ErrorKind::StorageFull));
        assert!(pipe.write_all(b"line\n").is_err());
    }

    #[test]
    fn the_choice_of_colour_beats_the_terminal() {
        assert!(color(Color::Always, false));
        assert!(!color(Color::Never, true));
        assert!(!color(Color::Auto, false));
    }
}
