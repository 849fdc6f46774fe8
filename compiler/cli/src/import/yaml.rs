//! The plain part of YAML that people write by hand: texts, lists and fields. Aliases are refused, since a few lines
//! of them can stand for a text of any size; so is nesting that no document needs.

use std::collections::HashSet;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput};

/// How deep lists and fields may nest.
const DEEPEST: usize = 16;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// Nothing: left out, or `null`.
    Nothing,
    /// A text, number, date or truth value, as it was written.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Fields, in their order.
    Fields(Vec<(String, Node)>),
}

/// Where a text is no YAML of this kind, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mistake {
    /// The line, from 1.
    pub(super) line: usize,
    /// The fact, as a fragment.
    pub(super) message: String,
}

impl Node {
    /// The text, if it is one with anything in it.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Node::Text(text) if !text.trim().is_empty() => Some(text),
            _ => None,
        }
    }
}

/// Reads a document.
pub(super) fn parse(text: &str) -> Result<Node, Mistake> {
    let mut reader = Reader { events: Parser::new_from_str(text), line: 1 };
    loop {
        match reader.next()? {
            Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
            Event::StreamEnd => return Ok(Node::Nothing),
            first => {
                let node = reader.node(first, 0)?;
                return reader.end().map(|()| node);
            }
        }
    }
}

struct Reader<'a> {
    events: Parser<'a, StrInput<'a>>,
    /// The line of the last event.
    line: usize,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<Event<'a>, Mistake> {
        let next: Option<Result<(Event<'a>, Span), ScanError>> = self.events.next();
        match next {
            Some(Ok((event, span))) => {
                self.line = span.start.line();
                Ok(event)
            }
            Some(Err(error)) => {
                self.line = error.marker().line();
                Err(self.mistake(error.info()))
            }
            None => Ok(Event::StreamEnd),
        }
    }

    fn node(&mut self, event: Event<'a>, depth: usize) -> Result<Node, Mistake> {
        if depth > DEEPEST {
            return Err(self.mistake("it is nested too deeply"));
        }
        match event {
            Event::Scalar(text, style, ..) => {
                let is_nothing = style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                Ok(if is_nothing { Node::Nothing } else { Node::Text(text.into_owned()) })
            }
            Event::SequenceStart(..) => {
                let mut list = Vec::new();
                loop {
                    match self.next()? {
                        Event::SequenceEnd => return Ok(Node::List(list)),
                        event => list.push(self.node(event, depth + 1)?),
                    }
                }
            }
            Event::MappingStart(..) => self.fields(depth),
            Event::Alias(_) => Err(self.mistake("an alias (`*name`) is not read; write out what it stands for")),
            _ => Err(self.mistake("it ends too early")),
        }
    }

    fn fields(&mut self, depth: usize) -> Result<Node, Mistake> {
        let mut fields = Vec::new();
        let mut seen = HashSet::new();
        loop {
            let key = match self.next()? {
                Event::MappingEnd => return Ok(Node::Fields(fields)),
                event => self.node(event, depth + 1)?,
            };
            let Node::Text(key) = key else { return Err(self.mistake("the name of a field is not a text")) };
            if !seen.insert(key.clone()) {
                return Err(self.mistake(&format!("`{key}` stands there twice")));
            }
            let event = self.next()?;
            fields.push((key, self.node(event, depth + 1)?));
        }
    }

    fn end(&mut self) -> Result<(), Mistake> {
        loop {
            match self.next()? {
                Event::StreamEnd => return Ok(()),
                Event::DocumentEnd | Event::Nothing => {}
                _ => return Err(self.mistake("there is a second document in it")),
            }
        }
    }

    fn mistake(&self, message: &str) -> Mistake {
        Mistake { line: self.line.max(1), message: message.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Node {
        Node::Text(text.to_owned())
    }

    #[test]
    fn scalars_stay_as_they_were_written() {
        let node = parse("a: 1.10\nb: yes\nc: \"x\\ny\"\nd: ~\ne:\nf: '~'\n").expect("it is well-formed");
        let expected = [
            ("a", text("1.10")),
            ("b", text("yes")),
            ("c", text("x\ny")),
            ("d", Node::Nothing),
            ("e", Node::Nothing),
            ("f", text("~")),
        ];
        assert_eq!(node, Node::Fields(expected.map(|(k, v)| (k.to_owned(), v)).to_vec()));
        assert_eq!(parse("- a\n- [b, c]"), Ok(Node::List(vec![text("a"), Node::List(vec![text("b"), text("c")])])));
        assert_eq!(parse("# nothing\n"), Ok(Node::Nothing));
    }

    #[test]
    fn mistakes_have_a_line() {
        let line = |text: &str| parse(text).expect_err(text).line;
        assert_eq!(line("a: 1\nb: [1, 2\n"), 3);
        assert_eq!(line("a: 1\nb: c: d\n"), 2);
        assert_eq!(line("a: 1\nb: 2\na: 3\n"), 3);
    }

    #[test]
    fn nothing_swells_and_nothing_overflows() {
        let laughs = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
        assert!(parse(laughs).expect_err("an alias").message.contains("alias"));
        for deep in ["[".repeat(100_000), "- ".repeat(10_000), "? ".repeat(10_000), "{a: ".repeat(10_000)] {
            parse(&deep).expect_err("nobody nests like this");
        }
    }
}
