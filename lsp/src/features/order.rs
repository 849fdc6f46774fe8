//! A document in order: fields as their kind declares them, declarations by kind and name. What a comment or a blank line
//! sets apart stays apart, and a comment stays with what it stands at; the rest is layout.

use std::collections::BTreeMap;

use ctl_syntax::ast::{Block, Decl, Entry, Node};
use ctl_syntax::span::TextRange;
use ctl_syntax::{format, parse_file};

/// The place of a field among those of its kind, by their names.
pub type Place<'a> = &'a dyn Fn(&str, &str) -> Option<usize>;

/// A text in order and laid out; nothing where it is already, or where part of it cannot be read.
pub fn ordered(text: &str, place: Place<'_>) -> Option<String> {
    // On a laid-out text each declaration and each field begins a line.
    let laid_out = format(text);
    let fields = in_order(&laid_out, place, &fields)?;
    let all = in_order(&format(&fields), place, &declarations)?;
    let new = format(&all);
    (new != text).then_some(new)
}

/// What is put in the place of some bytes.
type Put = (TextRange, String);

fn in_order(text: &str, place: Place<'_>, find: &dyn Fn(&Source<'_>, &mut Vec<Put>)) -> Option<String> {
    let file = parse_file(text);
    let readable = file.errors.is_empty() && file.items.iter().all(|item| item.tree.errors.is_empty());
    if !readable {
        return None;
    }
    let mut puts = Vec::new();
    find(&Source { text, place, items: &file.items }, &mut puts);
    puts.sort_by_key(|(range, _)| range.start);
    let mut out = text.to_owned();
    for (range, new) in puts.into_iter().rev() {
        out.replace_range(range.start as usize..range.end as usize, &new);
    }
    Some(out)
}

struct Source<'a> {
    text: &'a str,
    place: Place<'a>,
    items: &'a [ctl_syntax::ParsedItem],
}

/// Something that can be moved: its lines, with the comments at it.
struct Piece<K> {
    range: TextRange,
    key: K,
}

impl Source<'_> {
    /// The lines of something: from its own, or from the comments right above it, to the end of its last.
    fn lines(&self, range: TextRange) -> TextRange {
        let start = |at: usize| self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let mut first = start(range.start as usize);
        while first > 0 {
            let above = start(first - 1);
            if !self.text[above..first].trim_start().starts_with("//") {
                break;
            }
            first = above;
        }
        let end = range.end as usize;
        let last = self.text[end..].find('\n').map_or(self.text.len(), |at| end + at + 1);
        TextRange::new(first, last)
    }

    /// Puts runs of pieces that follow each other line by line in order. With `apart`, blank lines between them do not
    /// end a run.
    fn runs<K: Ord + Clone>(&self, pieces: Vec<Piece<K>>, apart: bool, puts: &mut Vec<Put>) {
        let mut run: Vec<Piece<K>> = Vec::new();
        for piece in pieces {
            let follows = run.last().is_some_and(|last: &Piece<K>| {
                last.range.end <= piece.range.start && {
                    let between = &self.text[last.range.end as usize..piece.range.start as usize];
                    if apart { between.trim().is_empty() } else { between.is_empty() }
                }
            });
            if !follows {
                self.put(&std::mem::take(&mut run), puts);
            }
            run.push(piece);
        }
        self.put(&run, puts);
    }

    fn put<K: Ord + Clone>(&self, run: &[Piece<K>], puts: &mut Vec<Put>) {
        let mut order: Vec<&Piece<K>> = run.iter().collect();
        order.sort_by_key(|piece| piece.key.clone());
        let moved = order.iter().zip(run).any(|(a, b)| a.range != b.range);
        let (Some(first), Some(last), true) = (run.first(), run.last(), moved) else { return };
        let lines = |piece: &Piece<K>| self.text[piece.range.start as usize..piece.range.end as usize].trim_end();
        let mut new = String::new();
        for (at, piece) in order.iter().enumerate() {
            let text = lines(piece);
            if let Some(before) = at.checked_sub(1).map(|at| lines(order[at])) {
                // What is in one line stands right below another such; what is not has air around it.
                let airy = run.len() > 1 && self.airy(run) && (text.contains('\n') || before.contains('\n'));
                new.push_str(if airy { "\n\n" } else { "\n" });
            }
            new.push_str(text);
        }
        let range = first.range.cover(last.range);
        if self.text[..range.end as usize].ends_with('\n') {
            new.push('\n');
        }
        puts.push((range, new));
    }

    /// Whether some blank line stands between the pieces of a run.
    fn airy<K>(&self, run: &[Piece<K>]) -> bool {
        run.windows(2).any(|pair| pair[0].range.end < pair[1].range.start)
    }

    fn block(&self, base: u32, decl: &Decl, puts: &mut Vec<Put>) {
        let Some(body) = &decl.body else { return };
        let kind = decl.keyword.offset(base).of(self.text);
        let text = body.range.offset(base).of(self.text);
        if text.contains('\n') {
            self.in_lines(base, kind, body, puts);
        } else if !text.contains("//") {
            self.in_one_line(base, kind, body, puts);
        }
        for entry in &body.entries {
            if let Entry::Nested(nested) = entry {
                self.block(base, nested, puts);
            }
        }
    }

    fn key(&self, base: u32, kind: &str, entry: &Entry) -> usize {
        match entry {
            Entry::Field(field) => (self.place)(kind, field.name.offset(base).of(self.text)).unwrap_or(usize::MAX),
            Entry::Nested(_) | Entry::Error(_) => usize::MAX,
        }
    }

    fn in_lines(&self, base: u32, kind: &str, body: &Block, puts: &mut Vec<Put>) {
        let piece =
            |entry: &Entry| Piece { range: self.lines(range_of(entry).offset(base)), key: self.key(base, kind, entry) };
        // What is nested is a declaration of its own, and stays where it is.
        let mut pieces: Vec<Piece<usize>> = Vec::new();
        for entry in &body.entries {
            if matches!(entry, Entry::Field(_)) {
                pieces.push(piece(entry));
            } else {
                self.runs(std::mem::take(&mut pieces), false, puts);
            }
        }
        self.runs(pieces, false, puts);
    }

    fn in_one_line(&self, base: u32, kind: &str, body: &Block, puts: &mut Vec<Put>) {
        let mut entries: Vec<&Entry> = body.entries.iter().collect();
        entries.sort_by_key(|entry| self.key(base, kind, entry));
        let moved = entries.iter().zip(&body.entries).any(|(a, b)| range_of(a) != range_of(b));
        if moved && body.entries.iter().all(|entry| matches!(entry, Entry::Field(_))) {
            let texts: Vec<&str> = entries.iter().map(|entry| range_of(entry).offset(base).of(self.text)).collect();
            puts.push((body.range.offset(base), format!("{{ {} }}", texts.join("; "))));
        }
    }
}

fn range_of(entry: &Entry) -> TextRange {
    match entry {
        Entry::Field(field) => field.range,
        Entry::Nested(decl) => decl.range,
        Entry::Error(range) => *range,
    }
}

fn fields(source: &Source<'_>, puts: &mut Vec<Put>) {
    for item in source.items {
        if let Node::Decl(decl) = &item.tree.item.node {
            source.block(item.range.start, decl, puts);
        }
    }
}

/// Declarations in the order of their kinds, as these first appear, and of their names.
fn declarations(source: &Source<'_>, puts: &mut Vec<Put>) {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut pieces: Vec<Piece<(usize, String)>> = Vec::new();
    for item in source.items {
        let Node::Decl(decl) = &item.tree.item.node else {
            source.runs(std::mem::take(&mut pieces), true, puts);
            continue;
        };
        let next = kinds.len();
        let kind = *kinds.entry(decl.keyword.offset(item.range.start).of(source.text)).or_insert(next);
        let name = decl.name.offset(item.range.start).of(source.text).to_owned();
        let range = source.lines(item.range);
        pieces.push(Piece { range, key: (kind, name) });
    }
    source.runs(pieces, true, puts);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(_: &str, field: &str) -> Option<usize> {
        ["owner", "vendor", "feeds"].iter().position(|name| *name == field)
    }

    fn sorted(text: &str) -> String {
        ordered(text, &place).unwrap_or_else(|| text.to_owned())
    }

    #[test]
    fn declarations_and_fields_are_put_in_order_with_their_comments() {
        let text = "// The file.\n\n// About c.\nsystem c { vendor v; owner o }  // behind c\nrole z\n\n/// Says b.\nsystem b {\n  \
                    // Why it feeds.\n  feeds  a { carries d },\n         c\n  vendor v  // leased\n  owner  o\n\n  other  2\n  owner2 \
                    1\n}\nrole a\n";
        insta::assert_snapshot!(sorted(text), @r"
        // The file.

        /// Says b.
        system b {
          owner   o
          vendor  v  // leased
          // Why it feeds.
          feeds  a { carries d }, c

          other   2
          owner2  1
        }

        // About c.
        system c { owner o; vendor v }  // behind c

        role a
        role z
        ");
        assert_eq!(ordered(&sorted(text), &place), None);
    }

    #[test]
    fn what_is_set_apart_stays_apart() {
        let text = "system b { owner o }\n\n// Those of the cloud.\n\nsystem a { owner o }\n";
        assert_eq!(ordered(text, &place), None);
        let text = "system b { owner o }\n\nrule AB-01 \"r\" {\n  severity info\n  for      s in system\n  message  \"{s}\"\n  at       s\n  \
                    cites    tsc:CC1.1\n}\n\nsystem a { owner o }\n";
        assert_eq!(ordered(text, &place), None);
    }

    #[test]
    fn what_cannot_be_read_is_left_alone() {
        assert_eq!(ordered("system b { owner [o }\nsystem a\n", &place), None);
        assert_eq!(ordered("", &place), None);
    }

    /// Of all sources nothing is lost, and once is enough.
    #[test]
    fn nothing_is_lost() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut open = vec![root.join("stdlib"), root.join("examples")];
        let mut seen = 0;
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("it can be listed").path();
                if path.is_dir() {
                    open.push(path);
                } else if path.extension().is_some_and(|e| e == "ctl") {
                    let text = std::fs::read_to_string(&path).expect("it is text");
                    let last_first = |_: &str, field: &str| Some(usize::MAX - field.len());
                    let new = ordered(&text, &last_first).unwrap_or_else(|| text.clone());
                    let words = |text: &str| {
                        let mut words: Vec<String> =
                            text.split(|c: char| c.is_whitespace() || c == ';').map(str::to_owned).collect();
                        words.retain(|word| !word.is_empty());
                        words.sort_unstable();
                        words
                    };
                    assert_eq!(words(&new), words(&text), "{}", path.display());
                    assert_eq!(ordered(&new, &last_first), None, "{}", path.display());
                    seen += usize::from(new != text);
                }
            }
        }
        assert!(seen > 20, "{seen}");
    }
}
