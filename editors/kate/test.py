"""What KSyntaxHighlighting makes of ctl.xml: no complaint about the file, and the formats that are written down here.

    python test.py kate-syntax-highlighter
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TEXT = '''\
/// Documented.
teapot brown_betty "A title" like std::pot {
  spout   short, 7 years, 2026-06-30, yes  // aside
  line    12
  feeds   billing { carries invoices }
  note    """
    1. Say "so" { and // on
  """
  cites   tsc:CC6.1
  shows   one,
          two, three
}
framework house {
  clause 1.2(a) "Limits" { heading yes }
}
kind k known_by id {
  owner: person | role required inverse owns
  required: text = self.line
}
enum level { low "not much" < high }
rule HOU-01 "title" {
  where    exists s.line and not s.gone
  message  "{count(s)} is {{so}}"
  fix      add control "x" { owner kim }
}
test "it holds" {
  given {
    saucer porcelain "P" { rim gold }
  }
  expect no HOU-01 on porcelain
}
'''
# By line: a text, and its format.
EXPECTED = [
    (1, "/// Documented", "Documentation"),
    (2, "teapot", "Kind"),
    (2, "brown_betty", "Name"),
    (2, '"A title"', "Text"),
    (2, "like", "Keyword"),
    (3, "spout", "Field"),
    (3, "short", "Normal"),
    (3, "7 years", "Number"),
    (3, "2026-06-30", "Number"),
    (3, "yes", "Constant"),
    (3, "// aside", "Comment"),
    (4, "line", "Field"),
    (5, "carries", "Field"),
    (6, '"""', "Text"),
    (7, "1. Say", "Text"),
    (9, "cites", "Field"),
    (9, "tsc:CC6.1", "Constant"),
    (11, "two", "Normal"),
    (11, "three", "Normal"),
    (14, "clause", "Kind"),
    (14, "1.2(a)", "Constant"),
    (14, "heading", "Field"),
    (16, "kind", "Keyword"),
    (16, "k ", "Kind"),
    (16, "known_by", "Keyword"),
    (17, "owner", "Field"),
    (17, "required", "Keyword"),
    (18, "required", "Field"),
    (18, ".line", "Field"),
    (20, "level", "Kind"),
    (20, "low", "Constant"),
    (21, "rule", "Keyword"),
    (21, "HOU-01", "Constant"),
    (22, "where", "Keyword"),
    (22, "exists", "WordOperator"),
    (22, ".line", "Field"),
    (22, "not", "WordOperator"),
    (23, "message", "Keyword"),
    (23, "{count", "Hole"),
    (23, "count", "Function"),
    (23, "{{so", "Escape"),
    (24, "add", "Keyword"),
    (24, "owner", "Field"),
    (27, "given", "Keyword"),
    (28, "saucer", "Kind"),
    (28, "porcelain", "Name"),
    (28, "rim", "Field"),
    (30, "expect", "Keyword"),
    (30, "HOU-01", "Constant"),
]


def formats(tool):
    """By line and column, where a format begins: its name."""
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place, "data/org.kde.syntax-highlighting/syntax")
        folder.mkdir(parents=True)
        (folder / "ctl.xml").write_bytes((HERE / "ctl.xml").read_bytes())
        source = pathlib.Path(place, "a.ctl")
        source.write_text(TEXT)
        run = subprocess.run(
            # Found by the ending of the file.
            [tool, "--output-format", "ansi", "--syntax-trace", "format", str(source)],
            env=os.environ | {"XDG_DATA_HOME": f"{place}/data", "HOME": place, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
        )
    complaints = [line for line in run.stderr.splitlines() if "XDG_RUNTIME_DIR" not in line]
    assert run.returncode == 0 and not complaints, "\n".join(complaints)
    plain = re.sub(r"\x1b\[[0-9;]*[mK]", "", run.stdout).splitlines()
    found, number, lines = {}, 0, TEXT.splitlines()
    for row in plain:
        if number < len(lines) and row.rstrip() == lines[number].rstrip():
            number += 1
            continue
        # Below a line stand bars, and where a bar ends the name of what begins there.
        for match in re.finditer(r"[A-Za-z]+", row):
            found[number, match.start()] = match[0]
    assert number == len(lines), f"only {number} lines were told"
    return found


def main():
    found = formats(sys.argv[1])
    wrong = []
    for number, text, expected in EXPECTED:
        column = TEXT.splitlines()[number - 1].index(text)
        begins = [at for line, at in found if line == number and at <= column]
        got = found[number, max(begins)]
        if got != expected:
            wrong.append(f"line {number}: `{text}` is {got}, not {expected}")
    assert not wrong, "\n".join(wrong)
    print(f"{len(EXPECTED)} formats")


main()
