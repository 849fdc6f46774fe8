//! Documentation sets of comply (github.com/strongdm/comply): Markdown with YAML front matter in three folders.
//! Policies and narratives become records of what is meant to happen, procedures become controls. Nothing is said that
//! the documents do not say; what a package needs beside them stands in a file of guesses.

mod company;
mod document;
mod record;

use ctl_syntax::literal::Date;

use self::document::{Document, SORTS, Sort};
use self::record::Writer;
use super::names::{Ids, Names};
use super::report::Certainty::{Doubt, Left, Not};
use super::yaml::{self, Node};
use super::{Imported, Library, Report, Written};
use crate::host::{Content, Foreign};
use crate::render::words;

/// The configuration of comply.
const CONFIGURATION: [&str; 2] = ["comply.yml", "comply.yaml"];
/// The category that is always selected, as the library has it.
const ALWAYS: &str = "security";

/// Whether the text of a file is needed.
pub fn is_wanted(path: &str) -> bool {
    is_markdown(path) || CONFIGURATION.contains(&path)
}

/// Makes a package of the files of a folder that is called `folder`.
pub fn import(folder: &str, files: &[Foreign], library: &Library<'_>, today: Date) -> Imported {
    let mut writer = Writer {
        library,
        names: Names::new(library, &company::NAMES),
        ids: [Ids::default(), Ids::default()],
        report: Report::default(),
        categories: Vec::new(),
    };
    let mut documents: Vec<(Sort, &str, Document)> = Vec::new();
    let mut incomplete = false;
    for file in files {
        let Some(sort) = sort_of(folder, &file.relative) else {
            // What is in a folder that cannot be read, nobody knows.
            incomplete |= file.relative.ends_with('/');
            others(file, &mut writer.report);
            continue;
        };
        let read = match &file.content {
            Content::Text(text) => document::read(text),
            Content::Unreadable(why) => Err(why.clone()),
            Content::Unasked => continue,
        };
        match read {
            Ok(document) => documents.push((sort, &file.relative, document)),
            Err(why) => {
                incomplete = true;
                writer.report.refuse(&file.relative, &why);
            }
        }
    }
    let mut written = Vec::new();
    let mut sorts = Vec::new();
    for sort in SORTS {
        let of_sort: Vec<&(Sort, &str, Document)> = documents.iter().filter(|(of, ..)| *of == sort).collect();
        if of_sort.is_empty() {
            continue;
        }
        let mut text = header(sort).to_owned();
        for (_, path, document) in &of_sort {
            text.push('\n');
            text.push_str(&writer.record(sort, path, document));
        }
        let what = match (sort, of_sort.len()) {
            (Sort::Procedure, 1) => "1 control in use".to_owned(),
            (Sort::Procedure, count) => format!("{} controls in use", words::number(count)),
            (_, count) => words::counted(count, "record", "records"),
        };
        let name = file_name(sort);
        written.push(Written { name, what, text: ctl_syntax::format(&text) });
        sorts.push(sort.counted(of_sort.len()));
    }
    if !written.is_empty() {
        written.push(company(files, &mut writer, today));
    }
    Imported { files: written, report: writer.report, documents: documents.len(), sorts, incomplete }
}

/// The file of guesses.
fn company(files: &[Foreign], writer: &mut Writer<'_>, today: Date) -> Written {
    writer.categories.retain(|category| category != ALWAYS);
    writer.categories.sort();
    let title = files.iter().find(|file| CONFIGURATION.contains(&file.relative.as_str())).and_then(company_name);
    if !writer.categories.is_empty() {
        let named: Vec<String> = writer.categories.iter().map(|category| category.replace('_', " ")).collect();
        let named = words::list(&named);
        let (one, many) = (
            format!("category as selected, since its criteria are cited: {named}"),
            format!("categories as selected, since their criteria are cited: {named}"),
        );
        writer.report.note(Doubt, writer.categories.len(), (&one, &many), None);
    }
    let stage = "guesses in company.ctl: the stage of the company, the report and its period";
    writer.report.note(Left, 3, (stage, stage), None);
    let text = ctl_syntax::format(&company::text(title.as_deref(), &writer.categories, today));
    Written { name: "company.ctl", what: "guesses".to_owned(), text }
}

/// The name of the company in the configuration of comply.
fn company_name(file: &Foreign) -> Option<String> {
    let Content::Text(text) = &file.content else { return None };
    let Ok(Node::Fields(fields)) = yaml::parse(text) else { return None };
    fields.iter().find(|(key, _)| key == "name")?.1.text().map(super::source::clean)
}

/// Which sort of document a file is, by the folder that it is in.
fn sort_of(folder: &str, path: &str) -> Option<Sort> {
    if !is_markdown(path) || is_readme(path) {
        return None;
    }
    let folders = path.rsplit_once('/').map_or(folder, |(folders, _)| folders);
    let is_of = |sort: &Sort| folders.split('/').any(|name| name.eq_ignore_ascii_case(sort.folder()));
    SORTS.into_iter().find(|sort| is_of(sort))
}

/// comply passes these over as well.
fn is_readme(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    is_markdown(path) && file.to_ascii_lowercase().starts_with("readme")
}

fn is_markdown(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("md"))
}

/// A file that is no document.
fn others(file: &Foreign, report: &mut Report) {
    let path = file.relative.as_str();
    let words = if let Content::Unreadable(why) = &file.content {
        return report.refuse(path, why);
    } else if CONFIGURATION.contains(&path) {
        ("configuration, but for the name of the company", "configurations, but for the name of the company")
    } else if is_readme(path) {
        ("README, which is no document", "READMEs, which are no documents")
    } else if is_markdown(path) {
        (
            "Markdown file outside policies/, narratives/ and procedures/",
            "Markdown files outside policies/, narratives/ and procedures/",
        )
    } else {
        ("file that is no Markdown", "files that are no Markdown")
    };
    report.note(Not, 1, words, Some(path));
}

fn file_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Policy => "policies.ctl",
        Sort::Narrative => "narratives.ctl",
        Sort::Procedure => "procedures.ctl",
    }
}

/// What a file of documents of that sort begins with: what comply could not say of any of them.
fn header(sort: Sort) -> &'static str {
    match sort {
        Sort::Policy => {
            "// Imported from comply. A policy says what is meant to happen; controls do it, and `put_in_action_by` names them.\n\
             // comply does not know who owns and approves a document, and when it is looked at again: add `owner`,\n\
             // `approved_by`, `approved` and `review`.\n"
        }
        Sort::Narrative => {
            "// Imported from comply. A narrative says how things are arranged; it answers no criterion by itself.\n\
             // comply does not know who owns and approves a document: add `owner`, `approved_by` and `approved`.\n"
        }
        Sort::Procedure => {
            "// Imported from comply. A procedure that is carried out is a control: say who owns and who performs it, which\n\
             // systems it `applies_to`, what it is for (`satisfies`), and what it leaves behind (`evidence`).\n"
        }
    }
}
