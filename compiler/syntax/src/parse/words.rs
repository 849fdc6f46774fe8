//! The words of the language, and the nearest of them to a misspelt one.

/// Words that cannot be names.
pub(super) const RESERVED: [&str; 13] =
    ["and", "or", "not", "in", "is", "has", "mentions", "exists", "those", "where", "if", "yes", "no"];

/// The words that start the clauses of a rule, in the order in which they stand.
pub(super) const CLAUSES: [&str; 14] = [
    "severity", "for", "where", "let", "require", "per", "message", "at", "because", "why", "cost", "help", "fix",
    "cites",
];

pub(super) fn is_reserved(word: &str) -> bool {
    RESERVED.contains(&word)
}

/// The candidate that `word` was most likely meant to be, if one is near.
pub(super) fn nearest<'c>(word: &str, candidates: &[&'c str]) -> Option<&'c str> {
    let most = match word.len() {
        0..=2 => return None,
        3..=5 => 1,
        _ => 2,
    };
    candidates
        .iter()
        .map(|c| (distance(word, c), *c))
        .filter(|(d, _)| *d > 0 && *d <= most.max(usize::from(is_swap(word, candidates)) * 2))
        .min_by_key(|(d, _)| *d)
        .map(|(_, c)| c)
}

/// Whether `word` has the letters of a candidate in another order: `ruel`.
fn is_swap(word: &str, candidates: &[&str]) -> bool {
    let letters = |w: &str| {
        let mut bytes: Vec<u8> = w.bytes().collect();
        bytes.sort_unstable();
        bytes
    };
    word.len() < 16 && candidates.iter().any(|c| c.len() == word.len() && letters(c) == letters(word))
}

/// The number of letters to insert, delete or replace.
fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > 2 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let items = ["kind", "extend", "enum", "rule", "template", "test"];
        for (word, near) in [
            ("templat", Some("template")),
            ("ruel", Some("rule")),
            ("rul", Some("rule")),
            ("tset", Some("test")),
            ("extends", Some("extend")),
            ("system", None),
            ("control", None),
            ("rule", None),
            ("ru", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, &items), near, "{word}");
        }
        assert_eq!(nearest("mesage", &CLAUSES), Some("message"));
        assert_eq!(nearest("requires", &CLAUSES), Some("require"));
    }
}
