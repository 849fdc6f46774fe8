//! Text for a terminal: wrapped at blanks only, so that ids and citations are never broken, and without anything
//! that a terminal would act upon.

use unicode_width::UnicodeWidthStr;

pub use ctl_host::words::{is_hostile, one_line};

/// Wraps `text` to lines of at most `width` columns: its own line breaks are kept, and so are blanks within a line,
/// since columns may be aligned with them. A word wider than the width stands alone.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let paragraph = one_line(paragraph.trim_end());
        let mut line = String::new();
        let mut rest = paragraph.as_str();
        while !rest.is_empty() {
            let blanks = rest.len() - rest.trim_start_matches(' ').len();
            let end = rest[blanks..].find(' ').map_or(rest.len(), |at| blanks + at);
            let piece = &rest[..end];
            if line.is_empty() || line.width() + piece.width() <= width {
                line.push_str(piece);
            } else {
                lines.push(std::mem::take(&mut line));
                line.push_str(piece.trim_start_matches(' '));
            }
            rest = &rest[end..];
        }
        lines.push(line);
    }
    lines
}

/// `text` in at most `width` columns, its end given up for an ellipsis where it is longer.
pub fn shorten(text: &str, width: usize, ellipsis: &str) -> String {
    let text = one_line(text);
    if text.width() <= width {
        return text;
    }
    let room = width.saturating_sub(ellipsis.width());
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        let wide = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        if used + wide > room {
            break;
        }
        used += wide;
        out.push(c);
    }
    out.truncate(out.trim_end().len());
    out.push_str(ellipsis);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_at_blanks_and_keeps_breaks_and_alignment() {
        let text = "develop: ana > eng\ndeploy:  ana > billing_oncall > release_managers";
        assert_eq!(wrap(text, 30), ["develop: ana > eng", "deploy:  ana > billing_oncall", "> release_managers"]);
    }

    #[test]
    fn a_word_wider_than_the_width_is_kept_whole() {
        assert_eq!(wrap("see pcaob:AS2201.34 now", 6), ["see", "pcaob:AS2201.34", "now"]);
    }

    #[test]
    fn width_is_counted_in_columns() {
        assert_eq!(wrap("日本 語", 5), ["日本", "語"]);
        assert_eq!(shorten("日本語です", 7, "…"), "日本語…");
        assert_eq!(shorten("日本語", 6, "…"), "日本語");
    }

    #[test]
    fn nothing_reaches_the_terminal_that_it_would_act_upon() {
        assert_eq!(one_line("a\x1b[2Jb\tc\u{202e}d"), "a\u{fffd}[2Jb c\u{fffd}d");
    }
}
