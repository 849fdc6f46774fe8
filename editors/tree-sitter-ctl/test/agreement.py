"""Holds the grammar to the compiler: the same words, the same texts accepted and the same rejected, and a declaration
that is typed in part costs itself.

    python agreement.py path/to/ctl        # needs `pip install tree-sitter` and a C compiler
    python agreement.py --renew            # writes the queries of other editors anew
"""

import json
import random
import re
import sys

import tree_sitter

import trees

# What the compiler says where the form is right: of days, numbers, depth, and what stands twice or in another order.
# Then, and where it goes by the layout or by a list of words (`owner` without a value takes the name on the next line),
# the grammar may be of either opinion.
MEANING = {"E0107", "E0108", "E0109", "E0113", "E0114"}
CLAUSES = "severity|for|where|let|require|per|message|at|because|why|cost|help|fix|cites"
GUESSED = re.compile(
    r"is a word of the language|after this comma|has no value$|is not the name of a field|is given twice$"
    rf"|^`({CLAUSES})` is not expected"
)


def words_are_the_same():
    """The words of grammar.pest, of the page about the grammar, of this grammar, and those that are coloured."""
    rules = json.loads((trees.GRAMMAR / "src/grammar.json").read_text())["rules"]
    known = words(strings_of(rules))
    page = (trees.ROOT / "docs/grammar.md").read_text()
    ebnf = page.split("```ebnf\n")[1].split("```")[0]
    told = words(re.findall(r'"([^"\n]*)"', re.sub(r"\(\*.*?\*\)", "", ebnf)))
    pest = (trees.ROOT / "compiler/syntax/src/grammar.pest").read_text()
    read = words(re.findall(r'"([^"\n]*)"', re.sub(r"//.*", "", pest)))
    assert len(read) > 70, f"only {len(read)} words were found: grammar.pest is not as it was"
    assert not read - known, f"in grammar.pest and not here: {sorted(read - known)}"
    assert told == known, f"in one of docs/grammar.md and grammar.js: {sorted(told ^ known)}"

    # Nodes of their own, coloured as what they are.
    nodes = words(strings_of([rules["unit"], rules["boolean"], rules["level"]]))
    text = re.sub(r"^\s*;.*", "", (trees.GRAMMAR / "queries/highlights.scm").read_text(), flags=re.M)
    coloured = words(re.findall(r'"([^"\n]*)"', text))
    assert coloured == known - nodes | {"no"}, f"highlights.scm: {sorted(coloured ^ (known - nodes | {'no'}))}"
    # Editors that colour by patterns.
    kate = (trees.GRAMMAR.parent / "kate/ctl.xml").read_text()
    lists = words(re.findall(r"<item>(.*?)</item>", kate))
    units = words(strings_of(rules["unit"]))
    levels = words(strings_of(rules["level"]))
    assert lists == known - units - levels, f"kate/ctl.xml: {sorted(lists ^ (known - units - levels))}"
    emacs = (trees.GRAMMAR.parent / "emacs/ctl-mode.el").read_text()
    lists = words(re.findall(r'"([a-z_]+)"', "".join(re.findall(r"^\(defconst ctl-mode--.*?\)$", emacs, re.M | re.S))))
    lists |= {"yes", "no"}
    assert lists == known - units - levels, f"emacs/ctl-mode.el: {sorted(lists ^ (known - units - levels))}"
    print(f"{len(known)} words, the same in all")


# What other editors call what a query captures, where that is not what tree-sitter calls it.
HELIX = {
    "comment": "comment.line",
    "comment.documentation": "comment.line.documentation",
    "property": "variable.other.member",
    "module": "namespace",
    "number": "constant.numeric",
    "boolean": "constant.builtin.boolean",
    "string.escape": "constant.character.escape",
}
ZED = {"comment.documentation": "comment.doc", "module": "namespace", "keyword.operator": "keyword"}
# Where a query goes, and in which words.
COPIES = [
    *[(f"neovim/queries/ctl/{q}.scm", q, {}) for q in ["highlights", "folds", "indents", "injections", "locals"]],
    ("helix/queries/ctl/highlights.scm", "highlights", HELIX),
    ("zed/languages/ctl/highlights.scm", "highlights", ZED),
]


def queries_are_the_same(renew=False):
    """The queries of other editors are those of this grammar, in their words."""
    for path, query, names in COPIES:
        text = (trees.GRAMMAR / f"queries/{query}.scm").read_text()
        text = re.sub(r"@([a-z.]+[a-z])", lambda m: "@" + names.get(m[1], m[1]), text)
        copy = trees.GRAMMAR.parent / path
        if renew:
            copy.write_text(text)
        assert copy.read_text() == text, f"{path} is not that of the grammar: agreement.py --renew"


def queries_can_be_read(language):
    """Every query of every editor names only what is in the grammar; what they capture is found in the library."""
    folders = ["tree-sitter-ctl/queries", "neovim/queries/ctl", "helix/queries/ctl", "zed/languages/ctl"]
    parser = tree_sitter.Parser(language)
    samples = [parser.parse(text.encode()).root_node for name, text in trees.sources().items() if "/errors/" not in name]
    count = 0
    for folder in folders:
        for path in sorted((trees.GRAMMAR.parent / folder).glob("*.scm")):
            query = tree_sitter.Query(language, path.read_text())
            unused = set(range(query.pattern_count))
            for root in samples:
                unused -= {pattern for pattern, _ in tree_sitter.QueryCursor(query).matches(root)}
            assert not unused, f"{path}: patterns {sorted(unused)} are found nowhere"
            count += 1
    print(f"{count} queries, all of whose patterns are found")


def layout_is_that_of_fmt(language):
    """Lines of the library are indented as the queries say, and whatever opens at the end of a line folds."""
    parser, lines = tree_sitter.Parser(language), 0
    queries = {
        "queries/indents.scm": ("indent.begin", "indent.end"),
        "../helix/queries/ctl/indents.scm": ("indent", "outdent"),
        "../zed/languages/ctl/indents.scm": ("indent", "end"),
    }
    for path, (step, end) in queries.items():
        query = tree_sitter.Query(language, (trees.GRAMMAR / path).read_text())
        for name, text in trees.sources().items():
            if not name.startswith(("stdlib/", "examples/")):
                continue
            root = parser.parse(text.encode()).root_node
            found = tree_sitter.QueryCursor(query).captures(root)
            spans = [(n.start_point.row, n.end_point.row) for n in found[step]]
            # What begins a line inside a pair of brackets; a line that goes on with what began before is the author's.
            begin = {n.start_point: n for around in found[step] for n in around.children if n.is_named or n.type in "}])"}
            closing = {n.start_point for n in found[end]}
            for row, line in enumerate(text.splitlines()):
                at = len(line) - len(line.lstrip(" "))
                if (row, at) not in begin or begin[row, at].type == "content":
                    continue
                around = {first for first, last in spans if first < row <= last}
                closes = (row, at) in closing
                # In a list of values that is broken, and in an expression, lines hang below what they belong to.
                if any(hangs(n) for n in above(begin[row, at])):
                    continue
                expected = 2 * (len(around) - closes)
                assert at == expected, f"{path}: {name}:{row + 1} is indented by {at}, the query says {expected}"
                lines += 1
    assert lines > 10000, lines
    query = tree_sitter.Query(language, (trees.GRAMMAR / "queries/folds.scm").read_text())
    folds = 0
    for name, text in trees.sources().items():
        if not name.startswith(("stdlib/", "examples/")):
            continue
        found = tree_sitter.QueryCursor(query).captures(parser.parse(text.encode()).root_node)["fold"]
        starts = {n.start_point.row for n in found if n.end_point.row > n.start_point.row}
        for row, line in enumerate(text.splitlines()):
            if re.search(r'(^[^/"]*|" )\{$', line):
                assert row in starts, f"{name}:{row + 1} opens a block and does not fold"
                folds += 1
    assert folds > 500, folds
    print(f"{lines} lines indented as ctl fmt does, {folds} blocks fold")


def above(node):
    while node := node.parent:
        yield node


def hangs(node):
    if node.type == "field":
        return len(node.children_by_field_name("value")) > 1
    return node.type in {"list", "arguments", "parenthesized_expression", "statement"}


def doc_comments_are_markdown(language):
    query = tree_sitter.Query(language, (trees.GRAMMAR / "queries/injections.scm").read_text())
    root = tree_sitter.Parser(language).parse(b"/// A *word*.\n// TODO\nsystem a\n").root_node
    found = [
        (query.pattern_settings(pattern)["injection.language"], captured["injection.content"][0].text)
        for pattern, captured in tree_sitter.QueryCursor(query).matches(root)
    ]
    assert sorted(found) == [("comment", b"// TODO"), ("markdown", b"/// A *word*.")], found


def words(strings):
    return {s for s in strings if re.fullmatch(r"[a-z_]{2,}", s)}


def strings_of(rule):
    if isinstance(rule, list):
        return [s for part in rule for s in strings_of(part)]
    if not isinstance(rule, dict):
        return []
    if rule.get("type") == "STRING":
        return [rule["value"]]
    if rule.get("type") == "ALIAS":
        return strings_of(rule["content"])
    return [s for part in rule.values() for s in strings_of(part)]


def texts_agree(parser, ctl):
    """Every file and every block of the pages is accepted by both or rejected by both; of those with mistakes, each
    declaration too."""
    samples = trees.sources() | trees.blocks()
    for name, text in list(samples.items()):
        if "/errors/" in name or "/E01" in name:
            parts = re.split(r"\n(?=[A-Za-z]\w*[ \t]+[A-Za-z\"])", text)
            samples |= {f"{name}, part {n + 1}": part for n, part in enumerate(parts)}
    rejected = compare(parser, ctl, samples)
    assert rejected > 60 and len(samples) - rejected > 180, f"{rejected} of {len(samples)}: too few to tell"
    print(f"{len(samples)} texts, {rejected} of them rejected by both")


def spoiled_texts_agree(parser, ctl):
    """Declarations of all files, each with a word or sign that is missing, stands twice, or in the place of another."""
    choice = random.Random(2026)
    token = re.compile(r'"""(?:.|\n)*?"""|"[^"\n]*"|//[^\n]*|[\w:.()-]*\w|\s+|.')
    samples = {}
    for name, text in (trees.sources() | trees.blocks()).items():
        if "/errors/" in name:
            continue
        source = text.encode()
        for item in items(parser.parse(source).root_node):
            if item.end_byte - item.start_byte > 700:
                continue
            tokens = token.findall(source[item.start_byte : item.end_byte].decode())
            solid = [n for n, t in enumerate(tokens) if t.strip()]
            for spoil in ["missing", "twice", "swapped"]:
                spoiled, at, other = list(tokens), choice.choice(solid), choice.choice(solid)
                if spoil == "missing":
                    spoiled[at] = ""
                elif spoil == "twice":
                    spoiled[at] += " " + spoiled[at]
                else:
                    spoiled[at], spoiled[other] = spoiled[other], spoiled[at]
                samples[f"{name}:{item.start_point.row + 1}, `{tokens[at]}` {spoil}"] = "".join(spoiled)
    rejected = compare(parser, ctl, samples)
    assert rejected > 1000, f"{rejected} of {len(samples)}: too few to tell"
    print(f"{len(samples)} spoiled declarations, {rejected} of them rejected by both")


def compare(parser, ctl, samples):
    """How many are rejected by both; fails with those about which there are two opinions."""
    rejected, differ = 0, []
    for (name, text), said in zip(samples.items(), trees.said(ctl, samples.values())):
        found = trees.mistakes(parser.parse(text.encode()).root_node)
        wrong = [message for code, message in said if code not in MEANING and not GUESSED.search(message)]
        if said and not wrong:
            continue
        rejected += bool(found and wrong)
        if bool(found) != bool(wrong):
            where = [f"{n.type} at {n.start_point.row + 1}:{n.start_point.column + 1}" for n in found]
            differ.append(f"{name}\n  the compiler: {wrong[:3]}\n  the grammar: {where[:3]}\n{text[:400]}")
    assert not differ, f"{len(differ)} of {len(samples)}\n" + "\n\n".join(differ[:10])
    return rejected


def half_typed_costs_itself(parser):
    """Cuts declarations off in the middle, and looks whether those that follow are read as before."""
    choice = random.Random(2026)
    cuts, damaged, worst = 0, 0, 0
    for name, text in trees.sources().items():
        if "/errors/" in name or "/format/" in name:
            continue
        source = text.encode()
        found = items(parser.parse(source).root_node)
        for n in choice.sample(range(max(len(found) - 1, 0)), min(6, max(len(found) - 1, 0))):
            start, end = found[n].start_byte, found[n].end_byte
            ends = [m.end() for m in re.finditer(rb'"[^"\n]*"|\w+|[^\w\s]', source[start:end])][:-1]
            for cut in choice.sample(ends, min(6, len(ends))):
                typed = source[: start + cut] + source[end:]
                read = [i for i in items(parser.parse(typed).root_node) if not i.has_error]
                kept = {(i.type, typed[i.start_byte : i.end_byte]) for i in read}
                lost = [i for i in found[n + 1 :] if (i.type, source[i.start_byte : i.end_byte]) not in kept]
                cuts, damaged, worst = cuts + 1, damaged + bool(lost), max(worst, len(lost))
    assert cuts > 2000, f"only {cuts}"
    assert worst <= 2 and damaged < cuts * 0.02, f"{damaged} of {cuts} cost a neighbour, the worst {worst} of them"
    print(f"{cuts} declarations cut off, {cuts - damaged} cost nothing else, {damaged} at most {worst} neighbours")


def braces_in_the_first_column(parser):
    """Between a brace and its partner the first column means nothing."""
    text = b'system a "A" {\nowner ana\nfeeds b {\ncarries c\n}\n}\nsystem b {\nowner bo\n}\n'
    root = parser.parse(text).root_node
    assert [i.type for i in items(root)] == ["declaration"] * 2 and not trees.mistakes(root), str(root)


def edits_end_like_texts(parser):
    """A tree that followed the keys one by one is the tree of the text: what the scanner keeps survives edits."""
    text = (trees.ROOT / "examples/pre-ipo-payments/company.ctl").read_bytes()
    at = text.index(b"\n}\n") + 3
    typed = b'system new "New" {\n  owner """\n    ana'
    tree = parser.parse(text)
    for n in range(len(typed)):
        before, here = text[:at] + typed[:n], text[:at] + typed[: n + 1]
        point = lambda b: (b.count(b"\n"), len(b) - b.rfind(b"\n") - 1)
        tree.edit(len(before), len(before), len(here), point(before), point(before), point(here))
        whole = here + text[at:]
        tree = parser.parse(whole, tree)
        fresh = parser.parse(whole)
        assert len(items(tree.root_node)) == len(items(fresh.root_node)), typed[: n + 1]
    assert str(tree.root_node) == str(fresh.root_node)


def items(root):
    return [n for n in root.children if n.type.endswith(("declaration", "definition", "extension"))]


def main():
    if sys.argv[1] == "--renew":
        queries_are_the_same(renew=True)
        return
    ctl = sys.argv[1]
    parser = trees.parser()
    queries_are_the_same()
    queries_can_be_read(parser.language)
    layout_is_that_of_fmt(parser.language)
    doc_comments_are_markdown(parser.language)
    words_are_the_same()
    texts_agree(parser, ctl)
    spoiled_texts_agree(parser, ctl)
    half_typed_costs_itself(parser)
    braces_in_the_first_column(parser)
    edits_end_like_texts(parser)


main()
