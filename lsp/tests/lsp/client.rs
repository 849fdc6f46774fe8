//! A small client: it speaks the protocol with the built server over pipes, as an editor does.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

/// Longer than anything takes on a machine that has much else to do.
pub(crate) const LONG: Duration = Duration::from_secs(240);

/// A server, and a folder with a package for it.
pub(crate) struct Client {
    /// The folder, free of links.
    pub(crate) root: PathBuf,
    pub(crate) child: Child,
    stdin: Option<ChildStdin>,
    incoming: Receiver<Value>,
    /// What came while something else was waited for.
    kept: VecDeque<Value>,
    next: i64,
    _folder: TempDir,
}

/// Settings that make answers the same on every day.
pub(crate) fn settings() -> Value {
    json!({ "asOf": "2026-06-30" })
}

impl Client {
    /// A client whose server has been introduced to a folder with these files.
    pub(crate) fn new(files: &[(&str, &str)]) -> Client {
        Self::with(files, json!({}))
    }

    /// The same with capabilities.
    pub(crate) fn with(files: &[(&str, &str)], capabilities: Value) -> Client {
        let mut client = Self::silent(files);
        client.introduce(capabilities);
        client
    }

    /// A client that has not said anything yet.
    pub(crate) fn silent(files: &[(&str, &str)]) -> Client {
        let folder = TempDir::new().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("the folder is there").join("work");
        std::fs::create_dir_all(&root).expect("a folder");
        let mut child = Command::new(env!("CARGO_BIN_EXE_ctl-lsp"))
            .current_dir(&root)
            .env("XDG_CACHE_HOME", folder.path().join("cache"))
            .env("HOME", folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the server starts");
        let stdout = child.stdout.take().expect("it has an output");
        let (sender, incoming) = channel();
        thread::spawn(move || {
            let mut reader = BufReader::new(stdout);
            while let Some(message) = read(&mut reader) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let stdin = child.stdin.take();
        let client = Client { root, child, stdin, incoming, kept: VecDeque::new(), next: 0, _folder: folder };
        for (path, text) in files {
            client.write(path, text);
        }
        client
    }

    /// Introduces the client; what the server can do.
    pub(crate) fn introduce(&mut self, capabilities: Value) -> Value {
        let folder = json!({ "uri": self.folder_uri(), "name": "work" });
        let params = json!({
            "processId": null,
            "rootUri": self.folder_uri(),
            "workspaceFolders": [folder],
            "capabilities": capabilities,
            "initializationOptions": settings(),
        });
        let result = self.ask("initialize", params);
        self.notify("initialized", json!({}));
        result["capabilities"].clone()
    }

    pub(crate) fn folder_uri(&self) -> String {
        format!("file://{}", self.root.display())
    }

    pub(crate) fn uri(&self, path: &str) -> String {
        format!("{}/{path}", self.folder_uri())
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Writes a file to the disk.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().expect("files stand in folders")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    /// Sends bytes as they are.
    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        let stdin = self.stdin.as_mut().expect("the server is still spoken to");
        stdin.write_all(bytes).and_then(|()| stdin.flush()).expect("the server listens");
    }

    pub(crate) fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request, and says under which number.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> i64 {
        self.next += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": self.next, "method": method, "params": params }));
        self.next
    }

    /// The whole answer to a request.
    pub(crate) fn answer(&mut self, id: i64) -> Value {
        self.wait(|message| message["id"] == id && message.get("method").is_none())
    }

    /// The result of a request.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        let answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method} failed: {answer}");
        answer["result"].clone()
    }

    /// The first message that is wanted; others are kept. Requests of the server are answered with nothing.
    pub(crate) fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.kept.iter().position(&wanted) {
            return self.kept.remove(at).expect("it is there");
        }
        let end = Instant::now() + LONG;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let message = self.incoming.recv_timeout(left).expect("what is waited for comes in time");
            if message.get("method").is_some() && message.get("id").is_some() {
                self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": null }));
            }
            if wanted(&message) {
                return message;
            }
            self.kept.push_back(message);
        }
    }

    pub(crate) fn open(&mut self, path: &str, text: &str) {
        let document = json!({ "uri": self.uri(path), "languageId": "ctl", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Opens a file as it is on the disk.
    pub(crate) fn open_file(&mut self, path: &str) -> String {
        let text = std::fs::read_to_string(self.path(path)).expect("the file is there");
        self.open(path, &text);
        text
    }

    /// Replaces the whole text of a document.
    pub(crate) fn replace(&mut self, path: &str, version: i32, text: &str) {
        let document = json!({ "uri": self.uri(path), "version": version });
        self.notify(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": [{ "text": text }] }),
        );
    }

    pub(crate) fn close(&mut self, path: &str) {
        let document = json!({ "uri": self.uri(path) });
        self.notify("textDocument/didClose", json!({ "textDocument": document }));
    }

    /// The next diagnostics that are told of a file.
    pub(crate) fn diagnostics(&mut self, path: &str) -> Vec<Value> {
        let uri = self.uri(path);
        let message = self.wait(|message| {
            message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri.as_str()
        });
        message["params"]["diagnostics"].as_array().expect("a list").clone()
    }

    /// The codes of the next diagnostics that are told of a file.
    pub(crate) fn codes(&mut self, path: &str) -> Vec<String> {
        self.diagnostics(path).iter().map(|d| d["code"].as_str().unwrap_or("").to_owned()).collect()
    }

    /// A request about a place: of the first `|` in `marked`, which is the text of the file beside that mark.
    pub(crate) fn at(&self, path: &str, marked: &str) -> Value {
        let (line, column) = place(marked);
        json!({ "textDocument": { "uri": self.uri(path) }, "position": { "line": line, "character": column } })
    }

    /// Everything with the folder's own address taken out.
    pub(crate) fn plain(&self, value: &Value) -> String {
        let text = serde_json::to_string_pretty(value).expect("it was read from JSON");
        let caches = self.root.parent().expect("it has one").join("cache/ctl");
        let mut text = text.replace(&self.root.display().to_string(), "/acme");
        let caches = caches.display().to_string();
        while let Some(at) = text.find(&caches) {
            let end = at + caches.len() + 1;
            let state = text[end..].find('/').map_or(text.len(), |slash| end + slash);
            text.replace_range(at..state, "/cache");
        }
        text
    }

    /// Says good-bye; how the server ended.
    pub(crate) fn leave(mut self) -> ExitStatus {
        self.ask("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        ended(&mut self.child)
    }

    /// Goes without a word; how the server ended.
    pub(crate) fn vanish(mut self) -> ExitStatus {
        self.stdin = None;
        ended(&mut self.child)
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // A test that has failed leaves no server behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// How a process ended, which it has to do by itself.
pub(crate) fn ended(child: &mut Child) -> ExitStatus {
    let end = Instant::now() + LONG;
    loop {
        if let Some(status) = child.try_wait().expect("it can be asked") {
            return status;
        }
        assert!(Instant::now() < end, "the server does not end");
        thread::sleep(Duration::from_millis(10));
    }
}

/// Line and column of the first `|`.
fn place(marked: &str) -> (usize, usize) {
    let at = marked.find('|').expect("there is a mark");
    let line = marked[..at].matches('\n').count();
    let column = marked[..at].rsplit('\n').next().unwrap_or_default().encode_utf16().count();
    (line, column)
}

fn read(reader: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim() {
            "" => break,
            header => {
                if let Some(value) = header.strip_prefix("Content-Length:") {
                    length = value.trim().parse().ok()?;
                }
            }
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

/// The texts of an example of the project.
pub(crate) fn example(name: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples").join(name);
    let mut files = Vec::new();
    let mut open = vec![root.clone()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("the example is there") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "ctl" || e == "toml") {
                let relative = path.strip_prefix(&root).expect("it is below").to_string_lossy().into_owned();
                files.push((relative, std::fs::read_to_string(&path).expect("it is text")));
            }
        }
    }
    files.sort();
    files
}
