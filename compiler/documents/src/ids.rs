//! Names for programs, made from names for people: the same name gives the same id, on every run and machine.

use std::fmt::Write as _;

use uuid::Uuid;

/// Of all ids that are made here: that of the project's address among addresses (RFC 9562, 6.5).
const NAMESPACE: Uuid = Uuid::from_u128(0xb230_49e6_6203_5326_a3d2_35c3_072f_db4a);

/// An id by name (version 5, RFC 9562): the same for the same names in the same package, and in no other.
pub(crate) fn uuid(package: &str, names: &[String]) -> String {
    let mut name = String::new();
    for part in std::iter::once(package).chain(names.iter().map(String::as_str)) {
        // With their lengths, so that no two lists of names are one text.
        let _ = write!(name, "{}:{part}", part.len());
    }
    Uuid::new_v5(&NAMESPACE, name.as_bytes()).to_string()
}

/// A text as a name that XML allows (NCName), and so OSCAL, HTML and most others: letters, digits, `.`, `-` and `_` as
/// they are, anything else by its number between `_x` and `_`, as ISO 9075-14 writes names. No two texts give one name.
pub(crate) fn token(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let stands = match c {
            '_' => !matches!(chars.peek(), Some('x')),
            '0'..='9' | '.' | '-' => !out.is_empty(),
            _ => c.is_ascii_alphabetic(),
        };
        if stands {
            out.push(c);
        } else {
            let _ = write!(out, "_x{:x}_", u32::from(c));
        }
    }
    if out.is_empty() { "_x_".to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_namespace_is_that_of_the_project() {
        assert_eq!(NAMESPACE, Uuid::new_v5(&Uuid::NAMESPACE_URL, b"https://github.com/ctl-lang/ctl"));
    }

    #[test]
    fn ids_tell_names_apart() {
        let of =
            |package: &str, names: &[&str]| uuid(package, &names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>());
        assert_eq!(of("acme", &["system:app"]), of("acme", &["system:app"]));
        assert_eq!(of("acme", &["system:app"]).as_bytes()[14], b'5');
        assert_ne!(of("acme", &["a", "b"]), of("acme", &["ab"]));
        assert_ne!(of("acme", &["a", "b"]), of("acme", &["a1:b"]));
        assert_ne!(of("acme", &["a"]), of("other", &["a"]));
    }

    #[test]
    fn tokens_are_names_and_tell_texts_apart() {
        assert_eq!(token("CC6.1"), "CC6.1");
        assert_eq!(token("access_review"), "access_review");
        assert_eq!(token("s-404(a)"), "s-404_x28_a_x29_");
        assert_eq!(token("404"), "_x34_04");
        assert_eq!(token("a b\"{{\u{1F600}"), "a_x20_b_x22__x7b__x7b__x1f600_");
        let all = ["", "_", "_x_", "_x28_", "(", "x28", "-", ".", "a", "A", "_x", "_xx", "é", " ", "a_", "a_x"];
        let tokens: std::collections::BTreeSet<String> = all.iter().map(|t| token(t)).collect();
        assert_eq!(tokens.len(), all.len());
        for token in tokens {
            assert!(token.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_'), "{token}");
            assert!(token.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')), "{token}");
        }
    }
}
