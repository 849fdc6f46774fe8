//! Examples of the help that can be tried as they stand. The command line knows no rule and no clause; here the ones
//! that stand for them in its examples are replaced by some that the standard library has.

use clap::Command;
use ctl_core::Program;
use ctl_syntax::ast::Node;

/// What stands in the command line's examples for the id of a rule.
const RULE: &str = "AB-01";
/// What stands in the command line's examples for a citation.
const CLAUSE: &str = "frame:C1.2";

/// The command line with examples from the library at hand, in all its commands.
pub(super) fn with_examples(command: Command) -> Command {
    match examples() {
        Some((rule, clause)) => filled(command, &rule, &clause),
        None => command,
    }
}

/// The first rule of the library, and the first clause that it cites.
fn examples() -> Option<(String, String)> {
    let library = Program::parse(&[]);
    library.items_of(library.root()).find_map(|item| match &library.item(item).node {
        Node::Rule(rule) => {
            let cite = rule.cites.first()?;
            Some((library.text(item, rule.id).to_owned(), library.text(item, cite.range).to_owned()))
        }
        _ => None,
    })
}

fn filled(command: Command, rule: &str, clause: &str) -> Command {
    let text = command.get_after_help().map(ToString::to_string);
    let command = match text {
        Some(text) => command.after_help(put(&put(&text, RULE, rule), CLAUSE, clause)),
        None => command,
    };
    command.mut_subcommands(|c| filled(c, rule, clause))
}

/// The text with `from` replaced on each line, and what stands after it left in its column.
fn put(text: &str, from: &str, to: &str) -> String {
    let line = |line: &str| {
        let Some((before, after)) = line.split_once(from) else { return line.to_owned() };
        let rest = after.trim_start_matches(' ');
        let blanks = after.len() - rest.len();
        // Two blanks set the explanation off, however long the example.
        let wide = (blanks + from.len()).saturating_sub(to.len()).max(blanks.min(2));
        format!("{before}{to}{}{rest}", " ".repeat(wide))
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::args::Cli;

    #[test]
    fn what_follows_an_example_keeps_its_column() {
        let text = "  see AB-01   a rule\n  see other   another";
        assert_eq!(put(text, RULE, "XYZ-1"), "  see XYZ-1   a rule\n  see other   another");
        assert_eq!(put(text, RULE, "X-1"), "  see X-1     a rule\n  see other   another");
        assert_eq!(put(text, RULE, "XYZ-1234"), "  see XYZ-1234  a rule\n  see other   another");
        assert_eq!(put("see AB-01", RULE, "XYZ-12"), "see XYZ-12");
    }

    #[test]
    fn every_example_comes_from_the_library() {
        fn texts(command: &Command, out: &mut String) {
            out.extend(command.get_after_help().map(ToString::to_string));
            command.get_subcommands().for_each(|c| texts(c, out));
        }
        let (mut plain, mut shown) = (String::new(), String::new());
        texts(&Cli::command(), &mut plain);
        texts(&with_examples(Cli::command()), &mut shown);
        let (rule, clause) = examples().expect("the library has rules that cite");
        for (from, to) in [(RULE, &rule), (CLAUSE, &clause)] {
            let times = plain.matches(from).count();
            assert!(times > 0, "{from} stands in an example");
            assert_eq!(shown.matches(&format!(" {to} ")).count(), times, "{to} in its place");
            assert!(!shown.contains(from), "{from} is left over");
        }
    }
}
