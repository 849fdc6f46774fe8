//! The example packages of the repository, as the compiler takes them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::check::on_all_cores;

/// A package: its name, and its files, path and text, in the order of their paths.
#[derive(Clone, Debug)]
pub struct Example {
    /// The name of its folder.
    pub name: String,
    /// Path and text.
    pub files: Vec<(String, String)>,
}

/// All examples, in the order of their names.
pub fn examples() -> Vec<Example> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    let mut folders: Vec<PathBuf> = entries(&root).into_iter().filter(|p| p.join("ctl.toml").exists()).collect();
    folders.sort();
    assert!(folders.len() >= 4, "the examples are in {}", root.display());
    folders
        .iter()
        .map(|folder| {
            let mut files = Vec::new();
            collect(folder, folder, &mut files);
            files.sort();
            let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Example { name, files }
        })
        .collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let read = fs::read_dir(folder).expect("a folder of the repository can be read");
    read.filter_map(|e| Some(e.ok()?.path())).collect()
}

fn collect(root: &Path, folder: &Path, out: &mut Vec<(String, String)>) {
    for path in entries(folder) {
        if path.is_dir() {
            collect(root, &path, out);
        } else if path.extension().is_some_and(|e| e == "ctl") {
            let text = fs::read_to_string(&path).expect("an example is text");
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            out.push((name, text));
        }
    }
}

/// Calls `f` with each example, on all cores.
pub fn each_example(f: impl Fn(&Example) + Sync) {
    let all = examples();
    on_all_cores(all.len() as u64, |at| {
        f(&all[at as usize]);
        Ok(())
    });
}
