//! Texts: words, phrases and sentences (prototype, 2.2). Character by character.

/// Numbers in words.
const NUMBERS: [&str; 24] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "once",
    "twice", "first", "second", "third", "fourth", "fifth", "half", "dozen", "hundred", "thousand",
];

/// The words of a text, case folded. What stands between words is no part of any; `#` is one in a phrase.
fn words(text: &str, phrase: bool) -> Vec<String> {
    let mut all = vec![String::new()];
    for c in text.chars() {
        match all.last_mut() {
            Some(word) if c.is_alphanumeric() || phrase && c == '#' => word.extend(c.to_lowercase()),
            _ => all.push(String::new()),
        }
    }
    all.retain(|w| !w.is_empty());
    all
}

/// Whether a text has a phrase as whole words; `#` in the phrase stands for a number, in digits or in words.
pub(super) fn mentions(text: &str, phrase: &str) -> bool {
    let (text, phrase) = (words(text, false), words(phrase, true));
    let fits = |word: &String, wanted: &String| {
        word == wanted
            || wanted == "#" && (word.chars().any(|c| c.is_ascii_digit()) || NUMBERS.contains(&word.as_str()))
    };
    !phrase.is_empty()
        && (0..text.len()).any(|at| {
            phrase.iter().enumerate().all(|(i, wanted)| text.get(at + i).is_some_and(|word| fits(word, wanted)))
        })
}

/// The sentences of a text: each ends after `.`, `!`, `?` or `;` before a blank, or with its line.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let chars: Vec<char> = text.chars().collect();
    for (i, c) in chars.iter().enumerate() {
        let ends = matches!(c, '.' | '!' | '?' | ';') && chars.get(i + 1).is_none_or(|n| n.is_whitespace());
        if *c != '\n'
            && let Some(sentence) = all.last_mut()
        {
            sentence.push(*c);
        }
        if *c == '\n' || ends {
            all.push(String::new());
        }
    }
    all.iter().map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_whole_words() {
        assert!(mentions("Reviewed in a Timely manner.", "timely"));
        assert!(!mentions("untimely", "timely"));
        assert!(mentions("within five days", "within # days"));
        assert!(mentions("within 5 days", "within # days"));
        assert!(!mentions("within some days", "within # days"));
    }

    #[test]
    fn a_sentence_ends_with_its_mark_or_its_line() {
        assert_eq!(sentences("Look. Decide; act\nDone"), ["Look.", "Decide;", "act", "Done"]);
    }
}
