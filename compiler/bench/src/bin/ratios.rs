//! `ratios [N ...]`: what a whole cold check costs beside what pest alone needs on the same text in one thread, stage by
//! stage, and how that grows.
//!
//! Every figure is the least of several processes that did nothing else before: a cold check pays for fresh memory, and
//! so must what it is compared with. Both take turns, so that a busy machine is busy for both.

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};
use std::{env, fmt, hint};

use ctl_core::{Analysis, Options, PackageInput, Program};
use ctl_syntax::literal::Date;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SEED: u64 = 20_261_123;
const STAGES: [&str; 6] = ["parse", "resolve", "check", "scope", "rules", "report"];

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    if let [work, n] = &args[..]
        && let (Some(work), Ok(n)) = (Work::named(work), n.parse())
    {
        child(work, n);
        return ExitCode::SUCCESS;
    }
    let sizes: Vec<usize> = args.iter().filter_map(|a| a.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![100, 1_000, 10_000] } else { sizes };
    match table(&sizes) {
        Some(()) => ExitCode::SUCCESS,
        None => {
            eprintln!("a run of this program could not be started or read");
            ExitCode::FAILURE
        }
    }
}

/// What one process measures.
#[derive(Clone, Copy)]
enum Work {
    Pest,
    Scan,
    Check,
}

impl Work {
    const ALL: [(&str, Work); 3] = [("pest", Work::Pest), ("scan", Work::Scan), ("check", Work::Check)];

    fn named(name: &str) -> Option<Work> {
        Work::ALL.iter().find(|(n, _)| *n == name).map(|(_, w)| *w)
    }
}

/// What a process needed, in seconds and bytes.
#[derive(Clone, Default)]
struct Needed {
    wall: f64,
    user: f64,
    peak: f64,
    source: f64,
    stages: Vec<f64>,
}

fn table(sizes: &[usize]) -> Option<()> {
    println!(
        "{:>6} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>11} {:>7}",
        "N",
        "source",
        "pest",
        "scan",
        "parse",
        "resolve",
        "check",
        "scope",
        "rules",
        "report",
        "wall/pest",
        "user/pest",
        "peak/src",
        "total",
        "growth"
    );
    let mut previous: Option<(usize, f64)> = None;
    for n in sizes {
        let runs = if *n >= 10_000 { 5 } else { 11 };
        let (mut pest, mut scan, mut check): (Option<Needed>, Option<Needed>, Option<Needed>) = (None, None, None);
        for _ in 0..runs {
            keep(&mut pest, run("pest", *n)?);
            keep(&mut scan, run("scan", *n)?);
            keep(&mut check, run("check", *n)?);
        }
        let (pest, scan, check) = (pest?, scan?, check?);
        let growth =
            previous.map_or(String::new(), |(m, t)| format!("{:.1}x/{:.0}x", check.wall / t, *n as f64 / m as f64));
        let stages: Vec<String> = check.stages.iter().map(|s| format!("{:>9}", Ms(*s).to_string())).collect();
        println!(
            "{n:>6} {:>7.0}kB {:>9} {:>9} {} {:>9.2} {:>9.2} {:>9.1} {:>11} {growth:>7}",
            check.source / 1e3,
            Ms(pest.wall).to_string(),
            Ms(scan.wall).to_string(),
            stages.join(" "),
            check.wall / pest.wall,
            check.user / pest.user,
            check.peak / check.source,
            Ms(check.wall).to_string(),
        );
        previous = Some((*n, check.wall));
    }
    Some(())
}

/// Of two runs the one that took less time; of its user time and memory the least that was seen.
fn keep(best: &mut Option<Needed>, new: Needed) {
    let Some(old) = best else {
        *best = Some(new);
        return;
    };
    let (user, peak) = (old.user.min(new.user), old.peak.min(new.peak));
    if new.wall < old.wall {
        *old = new;
    }
    (old.user, old.peak) = (user, peak);
}

/// Runs this program as a child.
fn run(work: &str, n: usize) -> Option<Needed> {
    let out = Command::new(env::current_exe().ok()?).arg(work).arg(n.to_string()).output().ok()?;
    let text = String::from_utf8(out.stdout).ok()?;
    let mut figures = text.split_whitespace().map(|w| w.parse::<f64>());
    let mut next = || figures.next()?.ok();
    let (wall, user, peak, source) = (next()?, next()?, next()?, next()?);
    let stages = std::iter::from_fn(next).collect();
    Some(Needed { wall, user, peak, source, stages })
}

fn child(work: Work, n: usize) {
    let input = ctl_bench::package(n, SEED);
    let source: usize = input.files.iter().map(|(_, t)| t.len()).sum();
    let (before, start) = (usage().0, Instant::now());
    let mut stages = Vec::new();
    match work {
        Work::Pest => {
            hint::black_box(input.files.iter().map(|(_, t)| ctl_syntax::bench::pest(t)).sum::<usize>());
        }
        Work::Scan => {
            hint::black_box(input.files.iter().map(|(_, t)| ctl_syntax::bench::scan(t)).sum::<usize>());
        }
        Work::Check => stages = check(&input),
    }
    let wall = start.elapsed();
    let (user, peak) = usage();
    print!("{} {} {peak} {source}", wall.as_secs_f64(), user - before);
    stages.iter().for_each(|d| print!(" {}", d.as_secs_f64()));
    println!();
}

/// A whole check; how long each stage took.
fn check(input: &PackageInput) -> Vec<Duration> {
    let mut last = Instant::now();
    let mut stages = vec![Duration::ZERO; STAGES.len()];
    let mut over = |stage: &str| {
        if let Some(at) = STAGES.iter().position(|s| *s == stage) {
            stages[at] += last.elapsed();
        }
        last = Instant::now();
    };
    let program = Program::parse(std::slice::from_ref(input));
    over("parse");
    let options = Options::new(Date::new(2026, 6, 30).unwrap_or(Date(0)));
    // Kept to the end of the process, as the command does.
    std::mem::forget(hint::black_box(Analysis::observed(program, &options, &mut over)));
    stages
}

/// User time of this process so far in seconds, and its peak memory in bytes.
#[cfg(unix)]
fn usage() -> (f64, f64) {
    use nix::sys::resource::{UsageWho, getrusage};
    let Ok(usage) = getrusage(UsageWho::RUSAGE_SELF) else { return (f64::NAN, f64::NAN) };
    let time = usage.user_time();
    let unit = if cfg!(target_os = "macos") { 1.0 } else { 1024.0 };
    (time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6, usage.max_rss() as f64 * unit)
}

/// Not known here.
#[cfg(not(unix))]
fn usage() -> (f64, f64) {
    (f64::NAN, f64::NAN)
}

/// Milliseconds.
struct Ms(f64);

impl fmt::Display for Ms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1}ms", self.0 * 1e3)
    }
}
