//! Which findings are about a subject. Who asks once may not ask again before the next edit; who asks twice asks for many,
//! and then they are gathered.

use std::hash::BuildHasher;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use ctl_syntax::diagnostic::Diagnostic;
use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

/// Findings by their subjects.
#[derive(Default)]
pub(super) struct About {
    asked: AtomicBool,
    gathered: OnceLock<Vec<(u64, u32)>>,
}

impl About {
    /// Those of `findings` that no exception accepts and that are about a subject (`kind:name`), in their order.
    /// `findings` are the same whenever one table is asked.
    pub(super) fn of<'f>(&self, findings: &'f [Diagnostic], subject: &str) -> Vec<&'f Diagnostic> {
        let is_about = |d: &&Diagnostic| {
            let data = d.finding.as_ref().filter(|data| data.accepted_by.is_none());
            data.is_some_and(|data| data.subjects.iter().any(|s| s == subject))
        };
        if !self.asked.swap(true, Ordering::Relaxed) {
            return findings.par_iter().filter(is_about).collect();
        }
        let all = self.gathered.get_or_init(|| gathered(findings));
        let wanted = key(subject);
        let first = all.partition_point(|(key, _)| *key < wanted);
        let same = all[first..].iter().take_while(|(key, _)| *key == wanted);
        same.filter_map(|(_, n)| findings.get(*n as usize)).filter(is_about).collect()
    }
}

/// By the key of a subject: the places of the findings about it.
fn gathered(findings: &[Diagnostic]) -> Vec<(u64, u32)> {
    let subjects = |(d, n): (&Diagnostic, u32)| {
        let subjects = d.finding.iter().flat_map(|data| &data.subjects);
        subjects.map(|subject| (key(subject), n)).collect::<Vec<_>>()
    };
    let mut all: Vec<(u64, u32)> = findings.par_iter().zip(0..findings.len() as u32).flat_map_iter(subjects).collect();
    all.par_sort_unstable();
    all.dedup();
    all
}

fn key(subject: &str) -> u64 {
    FxBuildHasher.hash_one(subject)
}
