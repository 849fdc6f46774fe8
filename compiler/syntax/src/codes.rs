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
    E0114 "a clause of a rule given twice, missing or out of order",
    E0201 "no record of this name",
    E0202 "no framework of this name",
    E0203 "no clause of this name in the framework",
    E0204 "no kind, enum or type of this name",
    E0205 "no field of this name",
    E0206 "a name that is taken",
    E0207 "an auditor's id that two records share",
    E0208 "no template of this name",
    E0209 "no package of this name",
    E0210 "no rule of this id",
    E0211 "a field given twice",
    E0212 "not a member of the enum",
    E0301 "a required field that is missing",
    E0302 "a value of another sort than the field takes",
    E0303 "several values where one is taken",
    E0304 "a field without a value",
    E0305 "fields of an edge where there is no edge",
    E0306 "two records of a kind that has one",
    E0307 "a field that cannot be written",
    E0308 "a template of another kind",
    E0310 "a declaration in the wrong place",
    E0401 "no field of this name in an expression",
    E0402 "values that cannot be compared, joined or asked",
    E0404 "several values where an operator takes one",
    E0405 "nothing of this name in an expression",
    E0406 "no function of this name, or with so many arguments",
    E0407 "a derived field that holds something else than declared",
    E0501 "a definition that goes in a circle",
    E0502 "variables that nothing connects",
    E0503 "a parameter that does not fit",
    E0505 "an `is` that can never hold",
    E0506 "more than 64 variables",
    E0507 "not a severity",
    E0508 "a fix that changes no field",
    E0509 "a clause of a view in the wrong place",
    E0510 "a document without its template",
    E0511 "a template that cannot be read",
    E0512 "a template that has nothing to say",
    E0513 "a view shows a view that cannot be shown",
    E0514 "a template that yields no JSON",
    W0506 "an optional value compared under a bare `require`",
}

/// The row of a code.
pub fn find(id: &str) -> Option<&'static Code> {
    CODES.iter().find(|c| c.id.eq_ignore_ascii_case(id))
}
