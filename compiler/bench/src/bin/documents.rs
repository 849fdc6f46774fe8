//! `documents [CONTROLS]`: what writing all documents in every form costs beside `ctl check` of the same package, in
//! time and in memory. Runs the command that stands beside this program, as its users do: `cargo build --release`
//! makes it, with `--features pdf` for PDF too.

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;
use std::{env, fs, io};

const SEED: u64 = 20_261_123;
const DAY: &str = "2026-06-30";
/// The generator makes three controls a system.
const CONTROLS: usize = 3;
/// Each figure is the least of so many runs.
const RUNS: usize = 3;

fn main() -> ExitCode {
    let controls = env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1_000);
    match table(controls) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn table(controls: usize) -> io::Result<()> {
    let ctl = env::current_exe()?.with_file_name(format!("ctl{}", env::consts::EXE_SUFFIX));
    if !ctl.exists() {
        return Err(io::Error::other(format!("there is no {}: `cargo build --release` makes it", ctl.display())));
    }
    let folder = env::temp_dir().join(format!("ctl-documents-{}", std::process::id()));
    let package = folder.join("package");
    for (path, text) in ctl_bench::organisation(controls.div_ceil(CONTROLS), SEED) {
        let path = package.join(path);
        fs::create_dir_all(path.parent().unwrap_or(&package))?;
        fs::write(path, text)?;
    }
    let written = measure(&ctl, &package, &folder);
    fs::remove_dir_all(&folder)?;
    written
}

fn measure(ctl: &Path, package: &Path, folder: &Path) -> io::Result<()> {
    let check = best(|_| run(ctl, &["check"], package, None))?.ok_or_else(|| io::Error::other("`ctl check` failed"))?;
    println!("{:<28} {:>9} {:>9} {:>9}", "", "seconds", "/check", "MB");
    println!("{:<28} {:>9.2} {:>9.1} {:>9.0}", "ctl check", check.0, 1.0, check.1 / 1e6);
    for form in ["", "markdown", "html", "docx", "pdf", "xlsx", "csv", "json", "all"] {
        let mut args = vec!["build"];
        if !form.is_empty() {
            args.extend(["--format", form]);
        }
        let name = if form.is_empty() { "ctl build".to_owned() } else { format!("ctl build --format {form}") };
        // Each run into a folder of its own, as in CI: where files were just deleted, new ones come slowly.
        match best(|nth| run(ctl, &args, package, Some(&folder.join(format!("out-{form}-{nth}")))))? {
            Some((seconds, peak)) => {
                println!("{name:<28} {seconds:>9.2} {:>9.1} {:>9.0}", seconds / check.0, peak / 1e6);
            }
            None => println!("{name:<28} not in this build"),
        }
    }
    Ok(())
}

/// The least time of several runs, and the memory that one took.
fn best(mut run: impl FnMut(usize) -> io::Result<Option<(f64, f64)>>) -> io::Result<Option<(f64, f64)>> {
    let mut least: Option<(f64, f64)> = None;
    for nth in 0..RUNS {
        let Some((seconds, peak)) = run(nth)? else { return Ok(None) };
        least = Some(least.map_or((seconds, peak), |(s, p)| (s.min(seconds), p.min(peak))));
    }
    Ok(least)
}

/// Seconds and bytes of one run; nothing if the command does not know how. Findings are no failure.
fn run(ctl: &Path, args: &[&str], package: &Path, out: Option<&Path>) -> io::Result<Option<(f64, f64)>> {
    let mut command = Command::new(ctl);
    command.args(args).arg(package).args(["--as-of", DAY]).stdout(Stdio::null()).stderr(Stdio::null());
    if let Some(out) = out {
        command.arg("--out").arg(out);
    }
    let start = Instant::now();
    let mut child = command.spawn()?;
    let peak = peak(&mut child)?;
    let seconds = start.elapsed().as_secs_f64();
    Ok(matches!(child.wait()?.code(), Some(0 | 1)).then_some((seconds, peak)))
}

/// Waits for a process to end, and tells its peak memory in bytes: the kernel's own mark, read while it runs.
#[cfg(target_os = "linux")]
fn peak(child: &mut std::process::Child) -> io::Result<f64> {
    let mut peak = 0.0_f64;
    while child.try_wait()?.is_none() {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let mark = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = mark.and_then(|m| m.split_whitespace().next()?.parse::<f64>().ok());
        peak = peak.max(kib.unwrap_or(0.0) * 1024.0);
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    Ok(peak)
}

/// Not known here.
#[cfg(not(target_os = "linux"))]
fn peak(child: &mut std::process::Child) -> io::Result<f64> {
    child.wait().map(|_| f64::NAN)
}
