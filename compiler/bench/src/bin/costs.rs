//! `costs [N]`: the dearest derived fields and rules on an organisation of N systems.

use std::env;
use std::time::{Duration, Instant};

use ctl_core::{Analysis, Options};
use ctl_syntax::literal::Date;

fn main() {
    let n = env::args().nth(1).and_then(|a| a.parse().ok()).unwrap_or(1000);
    let input = ctl_bench::package(n, 20_261_123);
    let options = Options::new(Date::new(2026, 6, 30).unwrap_or(Date(0)));
    let analysis = Analysis::check(&[input], &options);
    let mut all: Vec<(Duration, String, usize)> = Vec::new();
    let mut last = Instant::now();
    analysis.profile(&mut |name, values| {
        all.push((last.elapsed(), name.to_owned(), values));
        last = Instant::now();
    });
    let total: Duration = all.iter().map(|(d, ..)| *d).sum();
    all.sort_by_key(|b| std::cmp::Reverse(b.0));
    println!("{:.1} ms in all", total.as_secs_f64() * 1e3);
    for (time, name, values) in all.iter().take(30) {
        println!("{:>9.2} ms  {name}  ({values})", time.as_secs_f64() * 1e3);
    }
}
