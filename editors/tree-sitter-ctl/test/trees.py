"""The parser, built and loaded, and what the compiler says of the same texts: for the tests beside this file."""

import ctypes
import pathlib
import re
import subprocess
import tempfile

import tree_sitter

HERE = pathlib.Path(__file__).resolve().parent
GRAMMAR = HERE.parent
ROOT = GRAMMAR.parent.parent


def parser():
    """Builds `src/` and loads it."""
    library = pathlib.Path(tempfile.mkdtemp()) / "ctl.so"
    sources = [str(GRAMMAR / "src" / name) for name in ["parser.c", "scanner.c"]]
    flags = ["-shared", "-fPIC", "-O1", "-std=c11", "-Wall", "-Wextra", "-Werror", "-Wno-unused-but-set-variable"]
    subprocess.run(["cc", *flags, "-I", str(GRAMMAR / "src"), "-o", str(library), *sources], check=True)
    language = ctypes.CDLL(str(library)).tree_sitter_ctl
    language.restype = ctypes.c_void_p
    # As a capsule: that is how languages are handed over.
    capsule = ctypes.pythonapi.PyCapsule_New
    capsule.restype, capsule.argtypes = ctypes.py_object, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
    return tree_sitter.Parser(tree_sitter.Language(capsule(language(), b"tree_sitter.Language", None)))


def mistakes(node):
    """Nodes that say that something is wrong: text that was skipped, what is missing, a brace that is never closed."""
    if node.type == "ERROR" or node.is_missing or node.type == "unclosed":
        return [node]
    return [found for child in node.children for found in mistakes(child)]


def sources():
    """Every file of Ctl in the project, by its path from the root."""
    passed_over = {"target", "node_modules", ".git"}
    paths = sorted(p for p in ROOT.rglob("*.ctl") if not passed_over & set(p.relative_to(ROOT).parts))
    return {str(p.relative_to(ROOT)): p.read_bytes().decode() for p in paths}


def blocks():
    """Every block of Ctl on the pages of the project, by page and number."""
    found = {}
    for folder in ["", "docs", "editors", "examples", "compiler/syntax/src/codes", "compiler/core/src/codes"]:
        for page in sorted((ROOT / folder).glob("*.md")):
            parts = re.findall(r"^```ctl[^\n]*\n(.*?)^```$", page.read_text(), re.M | re.S)
            found |= {f"{page.relative_to(ROOT)}, block {n + 1}": part for n, part in enumerate(parts)}
    return found


def said(ctl, samples):
    """What the compiler says of the syntax of each text: lists of `(code, message)`, all texts being one package."""
    with tempfile.TemporaryDirectory() as folder:
        for n, text in enumerate(samples):
            (pathlib.Path(folder) / f"{n}.ctl").write_bytes(text.encode())
        run = subprocess.run(
            [ctl, "check", folder, "--format", "short", "--as-of", "2026-06-30"], capture_output=True, text=True
        )
    assert run.returncode in (0, 1), run.stderr
    found = [[] for _ in samples]
    for match in re.finditer(r"^(?:.*/)?(\d+)\.ctl:\d+:\d+: \w+\[(E01\d\d)\]: (.*)$", run.stdout, re.M):
        found[int(match[1])].append((match[2], match[3]))
    return found
