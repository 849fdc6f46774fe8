//! `edits [N ...] [SORT ...]`: how long an editor waits, beside a cold `ctl check` of the same package in the same run.
//! Starts the server that stands beside this program and speaks the protocol with it, as editors do: `cargo build
//! --release -p ctl -p ctl-lsp` makes both.
//!
//! A sort of edits is named by its last word: `edits 1000 edge`. Every edit moves all lines of its file as well, so that
//! something of it is always told again. `--memory MINUTES` types that long, some eight letters a second, and says what
//! memory the server has on the way.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

use serde_json::{Value, json};

const SEED: u64 = 20_261_123;
const DAY: &str = "2026-06-30";
/// So many edits of each sort are measured.
const EDITS: usize = 60;
/// A cold check is the median of so many.
const COLD: usize = 3;
/// Between two letters when memory is looked at.
const LETTER: Duration = Duration::from_millis(100);

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let minutes: Option<u64> = args.iter().position(|a| a == "--memory").and_then(|at| args.get(at + 1)?.parse().ok());
    let sizes: Vec<usize> = args.iter().filter_map(|a| a.parse().ok()).collect();
    let done = match minutes {
        Some(minutes) => typing(1_000, Duration::from_secs(60 * minutes)),
        None => table(if sizes.is_empty() { &[100, 1_000, 10_000] } else { &sizes }, &args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Sorts of edits: what they are called, a file, a text in it and by what it is replaced, in turn and back.
const SORTS: [(&str, &str, &str, &str); 6] = [
    ("a text", "controls/controls_00000.ctl", "What control 1 of system 3", "What this of system 3"),
    ("an owner", "controls/controls_00000.ctl", "  owner         lead_0001", "  owner         lead_0002"),
    (
        "an edge",
        "systems/systems_00000.ctl",
        "{ carries customer_records }\n",
        "{ carries customer_records },\n                  sys_00040 { carries invoices }\n",
    ),
    ("a title", "systems/systems_00000.ctl", "\"System number 3\"", "\"The third system\""),
    (
        "a declaration",
        "evidence/evidence_00000.ctl",
        "evidence ev_00003_0",
        "evidence ev_new \"New\" {\n  owner lead_0001\n  source sys_00003\n  systems sys_00003\n}\n\nevidence ev_00003_0",
    ),
    ("a mistake", "controls/controls_00000.ctl", "  frequency     ", "  frequency  {   "),
];

fn table(sizes: &[usize], asked: &[String]) -> io::Result<()> {
    let named = |name: &str| asked.iter().any(|a| name.ends_with(a.as_str()));
    let all = !SORTS.iter().any(|(name, ..)| named(name));
    println!("{:>6}  {:<36} {:>9} {:>9} {:>9} {:>9}", "N", "", "median", "of cold", "95 %", "of cold");
    for n in sizes {
        let package = Package::new(*n)?;
        let mut cold: Vec<f64> = (0..COLD).map(|_| package.check()).collect::<io::Result<_>>()?;
        cold.sort_by(f64::total_cmp);
        let cold = cold[COLD / 2];
        println!("{n:>6}  {:<36} {:>8.1}ms", "ctl check", cold * 1e3);
        let mut editor = Editor::new(&package)?;
        for (name, file, from, to) in SORTS.into_iter().filter(|(name, ..)| all || named(name)) {
            let path = package.root.join(file);
            let text = fs::read_to_string(&path)?;
            if !text.contains(from) {
                continue;
            }
            editor.open(&path, &text)?;
            let after = format!("\n\n{}", text.replacen(from, to, 1));
            let (mut told, mut offered, mut shown) = (Vec::new(), Vec::new(), Vec::new());
            for turn in 0..EDITS {
                let next = if turn % 2 == 0 { after.clone() } else { format!("\n{text}") };
                let start = Instant::now();
                editor.change(&path, &next)?;
                match turn % 3 {
                    // What is asked at once waits for names to be resolved, and not for a check.
                    0 => {
                        editor.ask("textDocument/completion", &path, &next, VALUE)?;
                        offered.push(start.elapsed().as_secs_f64());
                    }
                    1 => {
                        editor.ask("textDocument/hover", &path, &next, NAME)?;
                        shown.push(start.elapsed().as_secs_f64());
                    }
                    _ => {}
                }
                let asked = turn % 3 < 2;
                editor.told(&path)?;
                if !asked {
                    told.push(start.elapsed().as_secs_f64());
                }
            }
            row(&format!("{name}: to its diagnostics"), told, cold);
            row(&format!("{name}: completion at once"), offered, cold);
            row(&format!("{name}: hover at once"), shown, cold);
            let now = format!("\n{text}");
            let mut times = |method: &str, place| -> io::Result<Vec<f64>> {
                (0..EDITS).map(|_| editor.timed(method, &path, &now, place)).collect()
            };
            let (completion, hover) = (times("textDocument/completion", VALUE)?, times("textDocument/hover", NAME)?);
            if name == "an owner" || name == "an edge" {
                row(&format!("{name}: completion"), completion, cold);
                row(&format!("{name}: hover"), hover, cold);
            }
            editor.close(&path)?;
        }
        println!("{n:>6}  {:<36} {:>8.0}MB", "memory of the server", editor.memory() / 1e6);
    }
    Ok(())
}

/// Where a value is completed, and what a page is shown of.
const VALUE: &str = "lead_|team_";
const NAME: &str = "ctl_00003_1|sys_00003|ev_00003_0";

/// The place of the first of several words that a text has.
fn place(text: &str, words: &str) -> (usize, usize) {
    let at = words.split('|').find_map(|w| text.find(w).map(|at| at + 2)).unwrap_or(0);
    let line = text[..at].matches('\n').count();
    (line, at - text[..at].rfind('\n').map_or(0, |n| n + 1))
}

fn row(name: &str, mut times: Vec<f64>, cold: f64) {
    if times.is_empty() {
        return;
    }
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize];
    let (median, most) = (at(0.5), at(0.95));
    let part = |time: f64| format!("1/{:.0}", cold / time);
    println!(
        "{:>6}  {name:<36} {:>7.1}ms {:>9} {:>7.1}ms {:>9}",
        "",
        median * 1e3,
        part(median),
        most * 1e3,
        part(most)
    );
}

/// What is typed: a file, before which words of it (or at its end), and the letters.
const TYPED: [(&str, &str, &str); 3] = [
    ("controls/controls_00000.ctl", "What control 1", "What is said here is typed letter by letter, as people do. "),
    (
        "evidence/evidence_00000.ctl",
        "",
        "\nevidence ev_typed \"Typed\" {\n  owner lead_0001\n  source sys_00003\n  systems sys_00003\n}\n",
    ),
    ("systems/systems_00000.ctl", "sys_00001 { carries", "sys_00040 { carries invoices }, "),
];

/// Types for some time, and tells what memory that takes. What is typed is deleted as a whole, and then something else is
/// typed; what cannot be read on the way is broken as it is in an editor.
fn typing(n: usize, time: Duration) -> io::Result<()> {
    let package = Package::new(n)?;
    let mut editor = Editor::new(&package)?;
    let (start, mut edits, mut next) = (Instant::now(), 0u64, Duration::ZERO);
    for (file, before, letters) in TYPED.iter().cycle() {
        let path = package.root.join(file);
        let text = fs::read_to_string(&path)?;
        let at = text.find(before).filter(|_| !before.is_empty()).unwrap_or(text.len());
        editor.open(&path, &text)?;
        for end in (1..=letters.len()).chain([0]) {
            if start.elapsed() >= time {
                return Ok(());
            }
            // Lines move each time, from where they were before, so that something is always told.
            let moved = if edits % 2 == 1 { "\n" } else { "" };
            editor.change(&path, &format!("{moved}{}{}{}", &text[..at], &letters[..end], &text[at..]))?;
            editor.told(&path)?;
            std::thread::sleep(LETTER);
            edits += 1;
            if start.elapsed() >= next {
                let minutes = start.elapsed().as_secs_f64() / 60.0;
                println!("{minutes:>6.1} min {edits:>8} edits {:>7.1} MB", editor.memory() / 1e6);
                next += time / 20;
            }
        }
        // The text on the disk, which counts then, is another one too.
        editor.change(&path, &format!("\n\n\n{text}"))?;
        editor.told(&path)?;
        editor.close(&path)?;
    }
    Ok(())
}

/// A generated package on the disk.
struct Package {
    folder: PathBuf,
    root: PathBuf,
}

impl Package {
    fn new(n: usize) -> io::Result<Package> {
        let folder = env::temp_dir().join(format!("ctl-edits-{}-{n}", std::process::id()));
        let root = folder.join("work");
        for (path, text) in ctl_bench::organisation(n, SEED) {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap_or(&root))?;
            fs::write(path, text)?;
        }
        fs::write(root.join("ctl.toml"), "name = \"generated\"\nedition = \"2026\"\n")?;
        let root = root.canonicalize()?;
        Ok(Package { folder, root })
    }

    /// Seconds of a cold check.
    fn check(&self) -> io::Result<f64> {
        let mut check = Command::new(beside("ctl")?);
        check.args(["check", "--as-of", DAY]).arg(&self.root).stdout(Stdio::null()).stderr(Stdio::null());
        let start = Instant::now();
        check.status()?;
        Ok(start.elapsed().as_secs_f64())
    }
}

impl Drop for Package {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn beside(name: &str) -> io::Result<PathBuf> {
    let path = env::current_exe()?.with_file_name(format!("{name}{}", env::consts::EXE_SUFFIX));
    match path.exists() {
        true => Ok(path),
        false => {
            Err(io::Error::other(format!("{} is not there: cargo build --release -p ctl -p ctl-lsp", path.display())))
        }
    }
}

/// A server, and what an editor knows of it.
struct Editor {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    kept: VecDeque<Value>,
    /// The number of the last request or text.
    next: i64,
    /// The number of the last text; nothing where the text on the disk counts.
    version: Option<i64>,
}

impl Editor {
    fn new(package: &Package) -> io::Result<Editor> {
        let mut child = Command::new(beside("ctl-lsp")?)
            .current_dir(&package.root)
            .env("XDG_CACHE_HOME", package.folder.join("cache"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("the server has no streams"));
        };
        let mut editor =
            Editor { child, to, from: BufReader::new(from), kept: VecDeque::new(), next: 0, version: None };
        let folder = json!([{ "uri": uri(&package.root), "name": "work" }]);
        let options = json!({ "asOf": DAY });
        editor.request(
            "initialize",
            &json!({ "capabilities": {}, "workspaceFolders": folder, "initializationOptions": options }),
        )?;
        editor.notify("initialized", &json!({}))?;
        Ok(editor)
    }

    fn send(&mut self, message: &Value) -> io::Result<()> {
        let body = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{body}", body.len())?;
        self.to.flush()
    }

    fn notify(&mut self, method: &str, params: &Value) -> io::Result<()> {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }))
    }

    fn request(&mut self, method: &str, params: &Value) -> io::Result<Value> {
        self.next += 1;
        let id = self.next;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }))?;
        loop {
            let message = self.read()?;
            match message.get("method") {
                None if message["id"] == id => return Ok(message["result"].clone()),
                None => {}
                Some(_) => self.keep(message)?,
            }
        }
    }

    /// Keeps what the server tells, and grants what it asks for.
    fn keep(&mut self, message: Value) -> io::Result<()> {
        if let Some(id) = message.get("id") {
            let answer = json!({ "jsonrpc": "2.0", "id": id, "result": null });
            return self.send(&answer);
        }
        self.kept.push_back(message);
        Ok(())
    }

    fn read(&mut self) -> io::Result<Value> {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if self.from.read_line(&mut line)? == 0 {
                return Err(io::Error::other("the server has gone"));
            }
            match line.trim_end().strip_prefix("Content-Length: ") {
                Some(n) => length = n.parse().map_err(io::Error::other)?,
                None if line.trim_end().is_empty() => break,
                None => {}
            }
        }
        let mut body = vec![0; length];
        self.from.read_exact(&mut body)?;
        serde_json::from_slice(&body).map_err(io::Error::other)
    }

    fn open(&mut self, path: &Path, text: &str) -> io::Result<()> {
        self.next += 1;
        let document = json!({ "uri": uri(path), "languageId": "ctl", "version": self.next, "text": text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": document }))?;
        // The first edit would wait for what is checked now, and the second for what is told of all other files.
        for lines in ["\n\n", "\n"] {
            self.change(path, &format!("{lines}{text}"))?;
            self.told(path)?;
        }
        Ok(())
    }

    /// Closes a document, and waits for what is told of the text on the disk: the next edit might lead back to what was
    /// told before, and then nothing would be told of it.
    fn close(&mut self, path: &Path) -> io::Result<()> {
        self.kept.clear();
        self.version = None;
        self.notify("textDocument/didClose", &json!({ "textDocument": { "uri": uri(path) } }))?;
        self.told(path)
    }

    fn change(&mut self, path: &Path, text: &str) -> io::Result<()> {
        self.next += 1;
        self.kept.clear();
        self.version = Some(self.next);
        let document = json!({ "uri": uri(path), "version": self.version });
        let params = json!({ "textDocument": document, "contentChanges": [{ "text": text }] });
        self.notify("textDocument/didChange", &params)
    }

    /// Waits until something is told of the present text of a document.
    fn told(&mut self, path: &Path) -> io::Result<()> {
        let (address, version) = (uri(path), self.version);
        let is_it = |m: &Value| {
            let params = &m["params"];
            m["method"] == "textDocument/publishDiagnostics"
                && params["uri"] == address.as_str()
                && params["version"].as_i64() == version
        };
        if self.kept.iter().any(is_it) {
            return Ok(());
        }
        loop {
            let message = self.read()?;
            if is_it(&message) {
                return Ok(());
            }
            if message.get("method").is_some() {
                self.keep(message)?;
            }
        }
    }

    fn ask(&mut self, method: &str, path: &Path, text: &str, words: &str) -> io::Result<Value> {
        let (line, character) = place(text, words);
        let position = json!({ "line": line, "character": character });
        let answer = self.request(method, &json!({ "textDocument": { "uri": uri(path) }, "position": position }))?;
        match answer.is_null() {
            true => Err(io::Error::other(format!("{method} has no answer in {}", path.display()))),
            false => Ok(answer),
        }
    }

    fn timed(&mut self, method: &str, path: &Path, text: &str, words: &str) -> io::Result<f64> {
        let start = Instant::now();
        self.ask(method, path, text, words)?;
        Ok(start.elapsed().as_secs_f64())
    }

    /// Bytes of memory that the server has; where that cannot be known, none.
    fn memory(&self) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:"));
        let kilobytes = line.and_then(|l| l.split_whitespace().next()?.parse::<f64>().ok());
        kilobytes.map_or(f64::NAN, |k| k * 1024.0)
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}
