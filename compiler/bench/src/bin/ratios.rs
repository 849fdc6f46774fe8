//! `ratios [N ...]`: what a whole cold check costs beside what pest alone needs on the same text, stage by stage, and
//! how that grows. Everything is measured in one run of one process, so that figures can be divided by one another.

use std::time::{Duration, Instant};
use std::{env, hint};

use ctl_core::{Analysis, Options, PackageInput, Program};
use ctl_syntax::literal::Date;

const SEED: u64 = 20_261_123;

fn main() {
    let sizes: Vec<usize> = env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![100, 1_000, 10_000] } else { sizes };
    let library = time(5, || Analysis::check(&[PackageInput::default()], &options()));
    println!("the standard library alone: {}", ms(library));
    println!(
        "{:>6} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>11} {:>8}",
        "N", "source", "pest", "scan", "parse", "resolve", "check", "scope", "rules", "report", "wall/pest", "growth"
    );
    let mut previous: Option<(usize, Duration)> = None;
    for n in sizes {
        let input = ctl_bench::package(n, SEED);
        let bytes: usize = input.files.iter().map(|(_, t)| t.len()).sum();
        let runs = if n >= 10_000 { 3 } else { 7 };
        let pest = one_thread(runs, || input.files.iter().map(|(_, t)| ctl_syntax::bench::pest(t)).sum::<usize>());
        let scan = one_thread(runs, || input.files.iter().map(|(_, t)| ctl_syntax::bench::scan(t)).sum::<usize>());
        let mut best: Option<(Duration, Vec<(&str, Duration)>)> = None;
        for _ in 0..runs {
            let (total, stages) = whole(&input);
            if best.as_ref().is_none_or(|(t, _)| total < *t) {
                best = Some((total, stages));
            }
        }
        let Some((total, stages)) = best else { continue };
        let of = |name: &str| stages.iter().find(|(s, _)| *s == name).map_or(Duration::ZERO, |(_, d)| *d);
        let growth = previous.map_or(String::new(), |(m, t)| {
            format!("{:.1}x/{:.0}x", total.as_secs_f64() / t.as_secs_f64(), n as f64 / m as f64)
        });
        println!(
            "{n:>6} {:>7}kB {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>11.2} {growth:>8}",
            bytes / 1000,
            ms(pest),
            ms(scan),
            ms(of("parse")),
            ms(of("resolve")),
            ms(of("check")),
            ms(of("scope")),
            ms(of("rules")),
            ms(of("report")),
            total.as_secs_f64() / pest.as_secs_f64(),
        );
        previous = Some((n, total));
    }
}

fn options() -> Options {
    Options::new(Date::new(2026, 6, 30).unwrap_or(Date(0)))
}

fn whole(input: &PackageInput) -> (Duration, Vec<(&'static str, Duration)>) {
    let start = Instant::now();
    let mut last = start;
    let mut stages = Vec::new();
    let program = Program::parse(std::slice::from_ref(input));
    stages.push(("parse", last.elapsed()));
    last = Instant::now();
    let analysis = Analysis::observed(program, &options(), &mut |stage| {
        stages.push((stage, last.elapsed()));
        last = Instant::now();
    });
    let total = start.elapsed();
    hint::black_box(&analysis);
    (total, stages)
}

fn time<T>(runs: usize, mut f: impl FnMut() -> T) -> Duration {
    let once = |f: &mut dyn FnMut() -> T| {
        let start = Instant::now();
        hint::black_box(f());
        start.elapsed()
    };
    (0..runs).map(|_| once(&mut f)).min().unwrap_or_default()
}

fn one_thread<T: Send>(runs: usize, f: impl Fn() -> T + Sync + Send) -> Duration {
    match rayon::ThreadPoolBuilder::new().num_threads(1).build() {
        Ok(pool) => time(runs, || pool.install(&f)),
        Err(_) => time(runs, f),
    }
}

fn ms(d: Duration) -> String {
    format!("{:.1}ms", d.as_secs_f64() * 1e3)
}
