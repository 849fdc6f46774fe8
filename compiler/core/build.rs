//! Parses the standard library once, at build time: at each start it would cost more than all else together. The
//! trees are embedded beside the texts they were read from. Templates of documents are texts alone.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../../stdlib");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    collect(&root, &root, &mut files)?;
    files.sort();

    let mut library = Vec::new();
    for path in &files {
        println!("cargo::rerun-if-changed={}", root.join(path).display());
        let text = fs::read_to_string(root.join(path))?;
        let parsed = if path.extension().is_some_and(|e| e == "ctl") {
            ctl_syntax::parse_file(&text)
        } else {
            ctl_syntax::ParsedFile::default()
        };
        for error in parsed.errors.iter().chain(parsed.items.iter().flat_map(|i| &i.tree.errors)) {
            println!("cargo::warning=stdlib/{}: {}", path.display(), error.message);
        }
        let items: Vec<_> = parsed.items.into_iter().map(|i| (i.range, i.hash, i.tree.as_ref().clone())).collect();
        // By itself, so that files can be read side by side.
        let trees = postcard::to_stdvec(&items).map_err(io::Error::other)?;
        library.push((path.to_string_lossy().replace('\\', "/"), text, trees));
    }
    let bytes = postcard::to_stdvec(&library).map_err(io::Error::other)?;
    fs::write(PathBuf::from(env::var("OUT_DIR").unwrap_or_default()).join("stdlib.bin"), bytes)
}

/// Every `.ctl` and `.j2` file below, but for the framework packages, which a package depends on by path.
fn collect(root: &Path, folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if !path.join("ctl.toml").exists() {
                collect(root, &path, files)?;
            }
        } else if path.extension().is_some_and(|e| e == "ctl" || e == "j2") {
            files.push(path.strip_prefix(root).unwrap_or(&path).to_owned());
        }
    }
    Ok(())
}
