//! Small grammar of English: articles, lists, plurals. Knows nothing of the domain.

/// "a" or "an", by the first letter.
pub fn article(word: &str) -> &'static str {
    match word.chars().next() {
        Some('a' | 'e' | 'i' | 'o' | 'A' | 'E' | 'I' | 'O') => "an",
        Some('u') if !word.starts_with("us") && !word.starts_with("uni") => "an",
        _ => "a",
    }
}

/// "a", "a and b", "a, b and c" (with a comma before the last where an item contains one).
pub fn list<S: AsRef<str>>(items: &[S], and: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [init @ .., last] => {
            let init: Vec<&str> = init.iter().map(AsRef::as_ref).collect();
            let commas = items.iter().any(|i| i.as_ref().contains(','));
            let comma = if commas && init.len() > 1 { "," } else { "" };
            format!("{}{comma} {and} {}", init.join(", "), last.as_ref())
        }
    }
}

/// "1 error", "2 errors".
pub fn count(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {}", plural(one)) }
}

/// The plural of an English noun that is formed by rule.
pub fn plural(one: &str) -> String {
    let vowel = |c: Option<char>| matches!(c, Some('a' | 'e' | 'i' | 'o' | 'u'));
    if let Some(stem) = one.strip_suffix('y').filter(|s| !vowel(s.chars().last())) {
        format!("{stem}ies")
    } else if one.ends_with("criterion") {
        one.replace("criterion", "criteria")
    } else if one.ends_with('s') || one.ends_with('x') || one.ends_with("ch") || one.ends_with("sh") {
        format!("{one}es")
    } else {
        format!("{one}s")
    }
}

/// A field's or kind's name in words: `financial_role` is "financial role".
pub fn spaced(name: &str) -> String {
    name.replace('_', " ")
}
