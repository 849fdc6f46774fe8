//! The part of the new package that comply knows nothing of: the company, and the audit that its documents are for.
//! Every value is a guess, and says so.

use ctl_syntax::literal::Date;

use crate::import::source::line;

/// Names that the records of [`text`] have.
pub(super) const NAMES: [&str; 2] = ["company", "soc2"];

/// The text of the file: the company's name, where it is known, and the categories that documents speak to.
pub(super) fn text(title: Option<&str>, categories: &[String], today: Date) -> String {
    let year = today.ymd().0;
    let title = line(title.unwrap_or("The company"));
    let categories = match categories {
        [] => "// Security alone: no document cites a criterion of another category.".to_owned(),
        some => {
            let some = some.join(", ");
            format!("// Documents cite their criteria. Keep those that users were promised.\ncategories {some}")
        }
    };
    format!(
        "// The documents do not say these things. All of them are guesses: put them right before you trust a finding.\n\
         \n\
         organization company {title} {{\n\
           stage growth_regulated // or early_stage, pre_ipo, newly_public, public\n\
         }}\n\
         \n\
         engagement soc2 \"SOC 2 Type 2\" {{\n\
           report soc2_type2 // or soc2_type1, of a day\n\
           period {year:04}-01-01 .. {year:04}-12-31 // the year of the import\n\
           {categories}\n\
         }}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::source::is_sound;

    #[test]
    fn it_parses_and_says_what_it_is_told() {
        for (title, categories) in
            [(None, vec![]), (Some("A \"B\" {"), vec!["availability".to_owned(), "x".to_owned()])]
        {
            let text = ctl_syntax::format(&text(title, &categories, Date(0)));
            assert!(is_sound(&text), "{text}");
            assert!(text.contains("1970-01-01 .. 1970-12-31"), "{text}");
            assert_eq!(text.contains("availability, x"), !categories.is_empty(), "{text}");
        }
    }
}
