//! What pages say that a command prints is what it prints: the commands of a page are run, one after the other.
//!
//! A page takes part if it says so: `<!-- replay as of 2026-07-01 -->`. Its commands then run in an empty folder, or,
//! with `<!-- replay as of 2026-07-01 in the repository -->`, at the root of this one. On such a page
//!
//! - a `console` block holds commands, each after `$ `, and what they print: `ctl ...`, `cd DIR` and `echo $?`;
//! - a block after `<!-- file: NAME -->` is the content of a file;
//! - a `diff` block after `<!-- edit: NAME -->` is a change to one: lines with `-` are replaced by those with `+`.
//!
//! Every command is asked for 100 columns and the page's day. `CTL_BLESS=1` renews what the pages show.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use tempfile::TempDir;

const PAGES: [&str; 4] = ["README.md", "docs/first-control.md", "docs/import.md", "docs/json.md"];

#[test]
fn commands_print_what_pages_say() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the repository");
    for name in PAGES {
        let path = root.join(name);
        let text = fs::read_to_string(&path).expect("the page is there");
        let replayed = Replay::of(&text, &root, name).run(&text);
        if env::var_os("CTL_BLESS").is_some() && replayed != text {
            fs::write(&path, &replayed).expect("the page can be written");
        }
        let now = fs::read_to_string(&path).expect("the page is there");
        let differs = replayed.lines().zip(now.lines()).find(|(a, b)| a != b);
        assert!(
            replayed == now,
            "{name} shows what is not printed any more; renew it with `CTL_BLESS=1 cargo test -p ctl --test pages`: {differs:?}"
        );
    }
}

#[test]
fn a_page_that_lies_is_noticed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = "<!-- replay as of 2026-07-01 -->\n```console\n$ ctl init a\nWrote nothing\n$ echo $?\n7\n```\n";
    let replayed = Replay::of(page, root, "page").run(page);
    assert!(replayed.contains("Wrote a/ctl.toml") && !replayed.contains("Wrote nothing"), "{replayed}");
    assert!(replayed.ends_with("$ echo $?\n0\n```\n"), "{replayed}");
}

/// The commands of one page and where they run.
struct Replay<'a> {
    name: &'a str,
    as_of: String,
    at: PathBuf,
    last: i32,
    _folder: Option<TempDir>,
}

impl<'a> Replay<'a> {
    fn of(text: &str, root: &Path, name: &'a str) -> Self {
        let (_, rest) = text.split_once("<!-- replay as of ").unwrap_or_else(|| panic!("{name} has no replay line"));
        let (line, _) = rest.split_once(" -->").expect("the comment ends");
        let (as_of, place) = line.split_at(10);
        let folder = (place != " in the repository").then(|| TempDir::new().expect("a temporary folder"));
        // The folder's name gives a package its name.
        let at = match &folder {
            Some(folder) => folder.path().join("acme"),
            None => root.to_owned(),
        };
        fs::create_dir_all(&at).expect("a folder");
        Replay { name, as_of: as_of.to_owned(), at, last: 0, _folder: folder }
    }

    /// The page as it would be if it showed what is printed.
    fn run(mut self, text: &str) -> String {
        let mut out = String::new();
        let mut wish: Option<(&str, &str)> = None;
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let _ = writeln!(out, "{line}");
            if let Some(directive) = line.strip_prefix("<!-- ").and_then(|l| l.strip_suffix(" -->")) {
                wish = directive.split_once(": ").filter(|(what, _)| matches!(*what, "file" | "edit"));
                continue;
            }
            let Some(fence) = line.strip_prefix("```") else {
                wish = wish.filter(|_| line.is_empty());
                continue;
            };
            let block: Vec<&str> = lines.by_ref().take_while(|l| *l != "```").collect();
            match (fence, wish.take()) {
                ("console", _) => out.push_str(&self.console(&block)),
                (_, Some(("file", file))) => self.file(file, &block, &mut out),
                ("diff", Some(("edit", file))) => self.edit(file, &block, &mut out),
                _ => copy(&block, &mut out),
            }
            out.push_str("```\n");
        }
        out
    }

    fn file(&self, file: &str, block: &[&str], out: &mut String) {
        copy(block, out);
        let path = self.at.join(file);
        fs::create_dir_all(path.parent().expect("files stand in folders")).expect("a folder");
        fs::write(path, block.join("\n") + "\n").expect("a file");
    }

    fn edit(&self, file: &str, block: &[&str], out: &mut String) {
        copy(block, out);
        let side = |sign: char| -> String {
            block.iter().filter_map(|l| l.strip_prefix(sign)).fold(String::new(), |s, l| s + l + "\n")
        };
        let path = self.at.join(file);
        let before = fs::read_to_string(&path).expect("the file is there");
        let (old, new) = (side('-'), side('+'));
        assert_eq!(
            before.matches(&old).count(),
            1,
            "{}: the change to {file} fits no place, or several:\n{old}",
            self.name
        );
        fs::write(path, before.replacen(&old, &new, 1)).expect("a file");
    }

    fn console(&mut self, block: &[&str]) -> String {
        let mut out = String::new();
        for line in block.iter().filter(|line| line.starts_with("$ ")) {
            let _ = writeln!(out, "{line}");
            let words = words(&line[2..]);
            match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
                ["ctl", ref args @ ..] => out.push_str(&self.ctl(args)),
                ["cd", folder] => self.at.push(folder),
                ["echo", "$?"] => {
                    let _ = writeln!(out, "{}", self.last);
                }
                _ => panic!("{}: `{line}` cannot be replayed", self.name),
            }
        }
        out
    }

    fn ctl(&mut self, args: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ctl"));
        command.current_dir(&self.at).args(args).args(["--width", "100"]).env("NO_COLOR", "1");
        if !args.contains(&"--as-of") {
            command.args(["--as-of", &self.as_of]);
        }
        let output = command.output().expect("ctl can be started");
        self.last = output.status.code().unwrap_or(-1);
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8(text).expect("what ctl prints is text");
        if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" }
    }
}

fn copy(block: &[&str], out: &mut String) {
    for line in block {
        let _ = writeln!(out, "{line}");
    }
}

/// The words of a command line; single quotes keep words together.
fn words(line: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (i, part) in line.split('\'').enumerate() {
        if i % 2 == 1 {
            out.push(part.to_owned());
        } else {
            out.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    out
}
