//! Did you mean: the nearest of the names that would fit.

/// The nearest candidate, if any is near enough to be what was meant.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let limit = (word.chars().count() / 3).clamp(1, 4);
    candidates
        .into_iter()
        // A cheap test first: there may be a hundred thousand names.
        .filter(|c| {
            c.len().abs_diff(word.len()) <= limit
                || (c.len() >= 4 && word.len() >= 4 && c.as_bytes()[..2].eq_ignore_ascii_case(&word.as_bytes()[..2]))
        })
        .map(|c| {
            let other = c.to_lowercase();
            let distance = strsim::osa_distance(&lower, &other);
            // `deploy` for `deploy_to_production`, `controllr` for `controller`.
            let part = lower.len() >= 4 && (other.starts_with(&lower) || lower.starts_with(&other) && other.len() >= 4);
            (if part { distance.min(limit) } else { distance }, c)
        })
        .filter(|(d, _)| *d <= limit)
        .min_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.cmp(b.1)))
        .map(|(_, c)| c)
}

/// The help "did you mean `x`?", or none.
pub(crate) fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(word, candidates).map(|c| format!("did you mean `{c}`?"))
}

/// "`a`, `b` or `c`", at most seven of them.
pub(crate) fn list_of_names<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut all: Vec<String> = names.map(|n| format!("`{n}`")).collect();
    let more = all.len().saturating_sub(7);
    if more > 0 {
        all.truncate(7);
        return format!("{} and {more} more", all.join(", "));
    }
    crate::words::list(&all, "or")
}
