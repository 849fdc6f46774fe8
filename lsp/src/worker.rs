//! The one thread that owns the workspace. Whoever wants something of it puts a job into the queue: jobs are done in
//! the order in which they came, so that an answer knows all edits before its question and none after it.
//!
//! When the queue has been empty for a moment, what has changed is checked and told. A job that arrives meanwhile
//! breaks that off, and it begins again later: newer edits cancel older work.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::features::diagnostics::Notice;
use crate::workspace::{Terms, Workspace};

/// How long the queue has to be empty before what has changed is checked: long enough for what an editor asks together
/// with an edit. A check that has begun too early is broken off by the next edit.
const PAUSE: Duration = Duration::from_millis(10);
/// So many times questions may put off a check; edits always do.
const PATIENCE: usize = 8;

/// Something to do with the workspace.
type Job = Box<dyn FnOnce(&mut Workspace) + Send>;

/// What the worker tells on its own account.
#[derive(Debug)]
pub enum News {
    /// What is wrong with a file, in place of all that was told of it before.
    Notices {
        /// The file, as the editor names it.
        path: PathBuf,
        /// The version of the text that was checked, where the editor holds the file.
        version: Option<i32>,
        /// What is wrong.
        notices: Arc<Vec<Notice>>,
    },
    /// A check is over: what was shown of the model may be another now.
    Checked,
    /// Something that only who looks after the server wants to know.
    Log(String),
}

/// The other end of the queue.
#[derive(Clone)]
pub struct Queue {
    jobs: Sender<(Job, bool)>,
    waiting: Arc<AtomicUsize>,
    edits: Arc<AtomicUsize>,
}

impl Queue {
    /// Starts a worker, who tells `news` what happens.
    pub fn start(terms: Terms, news: impl Fn(News) + Send + 'static) -> Queue {
        let (jobs, received) = channel();
        let queue = Queue { jobs, waiting: Arc::default(), edits: Arc::default() };
        let worker = Worker {
            workspace: Workspace::new(terms),
            jobs: received,
            waiting: queue.waiting.clone(),
            edits: queue.edits.clone(),
            told: BTreeMap::new(),
            untold: false,
            put_off: 0,
            news: Box::new(news),
        };
        thread::spawn(move || worker.run());
        queue
    }

    /// Puts an edit into the queue.
    pub fn edit(&self, job: impl FnOnce(&mut Workspace) + Send + 'static) {
        self.edits.fetch_add(1, Ordering::SeqCst);
        self.put(Box::new(job), true);
    }

    /// Puts a question into the queue.
    pub fn ask(&self, job: impl FnOnce(&mut Workspace) + Send + 'static) {
        self.put(Box::new(job), false);
    }

    fn put(&self, job: Job, edit: bool) {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        // Where the worker is gone, whoever waits for an answer learns that from its channel.
        let _ = self.jobs.send((job, edit));
    }
}

struct Worker {
    workspace: Workspace,
    jobs: Receiver<(Job, bool)>,
    /// Jobs in the queue, and edits among them.
    waiting: Arc<AtomicUsize>,
    edits: Arc<AtomicUsize>,
    /// What was told last, by file.
    told: BTreeMap<PathBuf, Arc<Vec<Notice>>>,
    /// Whether something was edited of which nothing has been told yet.
    untold: bool,
    /// How often in a row a question has put off the check.
    put_off: usize,
    news: Box<dyn Fn(News) + Send>,
}

impl Worker {
    fn run(mut self) {
        loop {
            let next = match self.untold || self.workspace.is_stale() {
                true => self.jobs.recv_timeout(PAUSE),
                false => self.jobs.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match next {
                Ok((job, edit)) => {
                    self.waiting.fetch_sub(1, Ordering::SeqCst);
                    if edit {
                        self.edits.fetch_sub(1, Ordering::SeqCst);
                        self.put_off = 0;
                        self.untold = true;
                    }
                    self.guarded(|worker| job(&mut worker.workspace));
                }
                Err(RecvTimeoutError::Timeout) => self.guarded(Worker::check),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Does something that must not take the server with it, whatever happens.
    fn guarded(&mut self, what: impl FnOnce(&mut Worker)) {
        if catch_unwind(AssertUnwindSafe(|| what(self))).is_err() {
            (self.news)(News::Log("a question could not be answered: this is a mistake of the server".to_owned()));
            self.workspace.forget();
        }
    }

    /// Checks what has changed, and tells what is wrong where that is another than before.
    fn check(&mut self) {
        let (waiting, edits) = (self.waiting.clone(), self.edits.clone());
        let patient = self.put_off >= PATIENCE;
        let over = || {
            let newer = edits.load(Ordering::SeqCst) > 0 || (!patient && waiting.load(Ordering::SeqCst) > 0);
            if newer { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        if !self.workspace.check_all(&mut || over()) {
            self.put_off += 1;
            return;
        }
        (self.put_off, self.untold) = (0, false);
        self.tell();
    }

    fn tell(&mut self) {
        for path in self.workspace.take_news() {
            let notices = self.workspace.told_of(&path);
            let before = self.told.get(&path);
            if before.map_or(notices.is_empty(), |before| Arc::ptr_eq(before, &notices) || *before == notices) {
                continue;
            }
            let version = self.workspace.version(&path);
            (self.news)(News::Notices { path: path.clone(), version, notices: notices.clone() });
            match notices.is_empty() {
                true => self.told.remove(&path),
                false => self.told.insert(path, notices),
            };
        }
        (self.news)(News::Checked);
    }
}
