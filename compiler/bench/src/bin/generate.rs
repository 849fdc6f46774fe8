//! `generate N DIR [SEED]`: writes the files of an organisation of N systems.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().collect();
    let (Some(n), Some(dir)) = (args.get(1).and_then(|n| n.parse().ok()), args.get(2)) else {
        return Err(io::Error::other("usage: generate N DIR [SEED]"));
    };
    let seed = args.get(3).and_then(|s| s.parse().ok()).unwrap_or(20_261_123);
    for (path, text) in ctl_bench::organisation(n, seed) {
        let path = Path::new(dir).join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}
