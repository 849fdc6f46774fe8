//! The registry of compiler errors: one row a code, none ever reused. The page of a code, for `ctl explain`, is
//! the Markdown file of the same name in `codes/`.

/// A compiler error or warning.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// `E0201`
    pub id: &'static str,
    /// What it says, in a few words.
    pub title: &'static str,
    /// Its page: what it means, an example that raises it, and the way out.
    pub page: &'static str,
}

macro_rules! codes {
    ($($id:ident $title:literal),* $(,)?) => {
        /// Every code, in order.
        pub const CODES: &[Code] = &[$(Code {
            id: stringify!($id),
            title: $title,
            page: include_str!(concat!("codes/", stringify!($id), ".md")),
        }),*];
    };
}

codes! {
    E0101 "text that the grammar does not allow here",
    E0102 "a brace that is never closed",
    E0103 "a text that does not end on its line",
    E0104 "a text block that is never closed",
    E0105 "a closing brace that closes nothing",
    E0106 "an unknown escape in a text",
    E0107 "a date that does not exist",
    E0108 "a period that ends before it begins",
    E0109 "nesting too deep",
    E0110 "an enum that is ordered in part",
    E0111 "a hole outside a fix",
    E0112 "a file that is not UTF-8",
    E0113 "a number that is too large",
    E0114 "a clause of a rule given twice or missing",
}

/// The row of a code.
pub fn find(id: &str) -> Option<&'static Code> {
    CODES.iter().find(|c| c.id.eq_ignore_ascii_case(id))
}
