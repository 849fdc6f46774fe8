//! The page of an error of the language: from the registry of codes.

use ctl_syntax::codes::Code;

use super::here;
use crate::render::sheet::Sheet;
use crate::session::Session;

/// The page of a code.
pub(super) fn sheet(row: &Code, session: &Session) -> Sheet {
    let body = row.page.trim();
    // The first line of a page is its heading, for those who read the file.
    let body = match body.split_once('\n') {
        Some((first, rest)) if first.starts_with("# ") => rest,
        None if body.starts_with("# ") => "",
        _ => body,
    };
    Sheet {
        what: "error".to_owned(),
        name: row.id.to_owned(),
        title: row.title.to_owned(),
        place: None,
        text: plain(body),
        rows: vec![here(session, row.id)],
    }
}

/// Markdown as paragraphs: what stands in fences is indented instead, and so kept as it is.
fn plain(markdown: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut paragraph: Vec<String> = Vec::new();
    let mut fenced = false;
    for line in markdown.trim().lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            paragraph.push(format!("  {line}").trim_end().to_owned());
            continue;
        } else if !line.trim().is_empty() {
            paragraph.push(line.trim_start_matches('#').trim_start().to_owned());
            continue;
        }
        if !paragraph.is_empty() {
            out.push(std::mem::take(&mut paragraph).join("\n"));
        }
    }
    if !paragraph.is_empty() {
        out.push(paragraph.join("\n"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_kept_and_prose_is_paragraphs() {
        let text = "A text\nthat goes on.\n\n```ctl\nsystem a {\n\n  x y\n}\n```\n\n## Then\n";
        assert_eq!(plain(text), ["A text\nthat goes on.", "  system a {\n\n    x y\n  }", "Then"]);
    }
}
