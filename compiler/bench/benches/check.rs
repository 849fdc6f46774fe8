//! `cargo bench -p ctl-bench`: the stages by themselves, at three sizes. For ratios in one run, and how the whole
//! grows, see the binary `ratios`; for what each rule costs, `costs`.

use ctl_core::{Analysis, Options, PackageInput, Program};
use ctl_syntax::literal::Date;
use divan::Bencher;

const SIZES: [usize; 3] = [100, 1_000, 10_000];

fn main() {
    divan::main();
}

fn input(n: usize) -> PackageInput {
    ctl_bench::package(n, 20_261_123)
}

fn options() -> Options {
    Options::new(Date(20_634))
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn scan(bencher: Bencher<'_, '_>, n: usize) {
    let text = ctl_bench::text(n, 20_261_123);
    bencher.counter(divan::counter::BytesCount::of_str(&text)).bench(|| ctl_syntax::bench::scan(&text));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn pest_alone(bencher: Bencher<'_, '_>, n: usize) {
    let text = ctl_bench::text(n, 20_261_123);
    bencher.counter(divan::counter::BytesCount::of_str(&text)).bench(|| ctl_syntax::bench::pest(&text));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn parse(bencher: Bencher<'_, '_>, n: usize) {
    let input = input(n);
    bencher.bench(|| Program::parse(std::slice::from_ref(&input)));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn format(bencher: Bencher<'_, '_>, n: usize) {
    let files = input(n).files;
    let bytes: usize = files.iter().map(|(_, t)| t.len()).sum();
    bencher
        .counter(divan::counter::BytesCount::new(bytes))
        .bench(|| files.iter().map(|(_, t)| ctl_syntax::format(t).len()).sum::<usize>());
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn check(bencher: Bencher<'_, '_>, n: usize) {
    let input = input(n);
    bencher.bench(|| Analysis::check(std::slice::from_ref(&input), &options()));
}
