//! Names and ids for records that had none: safe as source text, each used once, and none that means something already.

use std::collections::HashSet;
use std::iter;

use super::Library;
use super::source::{self, is_name};

/// Names longer than this are cut between words.
const LONGEST: usize = 60;
/// Words that are no mistake as names, and would mislead a reader.
const MISLEADING: [&str; 3] = ["self", "as_of", "like"];

/// Gives out names.
pub(super) struct Names<'a> {
    library: &'a Library<'a>,
    used: HashSet<String>,
}

impl<'a> Names<'a> {
    /// Names that the library does not use, and that are none of `used`.
    pub(super) fn new(library: &'a Library<'a>, used: &[&str]) -> Self {
        Names { library, used: used.iter().map(|name| (*name).to_owned()).collect() }
    }

    /// A name from the first of `sources` that can be written with letters of the alphabet, or else from what can be
    /// of any of them; `word` is what the record is. And whether it had to be told apart from another one.
    pub(super) fn name(&mut self, sources: &[&str], word: &str) -> (String, bool) {
        let whole = sources.iter().find(|text| is_plain(text)).map(|text| name_of(text));
        let parts = || sources.iter().map(|text| name_of(text)).find(|name| !name.is_empty());
        let base = whole.or_else(parts).unwrap_or_else(|| word.to_owned());
        let base = match base.starts_with(|c: char| c.is_ascii_digit()) {
            true => format!("{word}_{base}"),
            false => base,
        };
        let taken = self.used.contains(&base);
        // A word that means something else is told apart by what it is here; other records, by number.
        let described = (!taken).then(|| format!("{base}_{word}"));
        let numbered = (2_u32..).map(|n| format!("{base}_{n}"));
        let mut candidates = iter::once(base.clone()).chain(described).chain(numbered);
        let name = candidates.find(|name| self.is_free(name)).unwrap_or(base);
        self.used.insert(name.clone());
        (name, taken)
    }

    fn is_free(&self, name: &str) -> bool {
        is_name(name)
            && !self.used.contains(name)
            && !MISLEADING.contains(&name)
            && !self.library.knows(name)
            && source::is_sound(&format!("record {name}\nrecord x {{ field {name} }}\n"))
    }
}

/// Gives out ids: each once, in any case of letters.
#[derive(Default)]
pub(super) struct Ids {
    used: HashSet<String>,
}

impl Ids {
    /// The id itself, or where another record has it, one told apart from it.
    pub(super) fn id(&mut self, id: &str) -> String {
        let mut candidate = id.to_owned();
        let mut n = 2;
        while !self.used.insert(candidate.to_lowercase()) {
            candidate = format!("{id}-{n}");
            n += 1;
        }
        candidate
    }
}

/// Whether every letter and digit of it can stand in a name.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii() || !c.is_alphanumeric()) && text.chars().any(|c| c.is_ascii_alphanumeric())
}

/// `Access & Onboarding (v2)` as `access_onboarding_v2`.
fn name_of(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut name = String::new();
    for word in words {
        if !name.is_empty() && name.len() + word.len() >= LONGEST {
            break;
        }
        if !name.is_empty() {
            name.push('_');
        }
        name.push_str(&word.to_ascii_lowercase());
    }
    name.truncate(LONGEST);
    name
}

#[cfg(test)]
mod tests {
    use ctl_core::{Analysis, Options};
    use ctl_syntax::literal::Date;

    use super::*;

    #[test]
    fn names_are_safe_and_unique() {
        let analysis = Analysis::check(&[], &Options::new(Date(0)));
        let library = Library::new(&analysis);
        let mut names = Names::new(&library, &["company"]);
        let long = "word ".repeat(40);
        for (sources, name) in [
            (&["Access & Onboarding (v2)"][..], "access_onboarding_v2"),
            (&["access onboarding v2"], "access_onboarding_v2_2"),
            (&["Access/Onboarding/V2"], "access_onboarding_v2_3"),
            (&["Company"], "company_2"),
            (&["Monthly"], "monthly_document"),
            (&["Where"], "where_document"),
            (&["not"], "not_document"),
            (&["self"], "self_document"),
            (&["2FA"], "document_2fa"),
            (&["情報", "ISP", "information"], "isp"),
            (&["Données", "", "records"], "records"),
            (&["Données", "", ""], "donn_es"),
            (&["会社", "情報"], "document"),
            (&["\"\"\" }"], "document_2"),
            (&[""], "document_3"),
            (&[&long], "word_word_word_word_word_word_word_word_word_word_word_word"),
        ] {
            assert_eq!(names.name(sources, "document").0, name, "{sources:?}");
        }
    }

    #[test]
    fn ids_are_unique() {
        let mut ids = Ids::default();
        assert_eq!(["AP", "ap", "AP", "AP-2", "B"].map(|id| ids.id(id)), ["AP", "ap-2", "AP-3", "AP-2-2", "B"]);
    }
}
