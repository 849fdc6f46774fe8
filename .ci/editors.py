"""Starts an editor with the configuration of its README, on a package with one mistake, for the tests in `editors/`.

    python editors.py neovim NVIM SERVER-FOLDER [PARSER]
    python editors.py emacs EMACS SERVER-FOLDER
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FILES = {
    "ctl.toml": 'name = "shop"\nedition = "2026"\n',
    "people.ctl": '// Who answers for what.\nrole cto "CTO"\n',
    "systems/billing.ctl": """\
/// Bills everybody.
system billing "Billing service" {
  owner          cto
  signs_in_with  ledgr
}

system ledger "Ledger" { owner cto }

service platform "Platform"
""",
}


def package(folder):
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)


def shown(readme, language, folder):
    """The blocks of a README in one language, put together; the folder that it names is this one."""
    text = (ROOT / "editors" / readme).read_text()
    parts = re.findall(rf"^```{language}\n(.*?)^```$", text, re.M | re.S)
    assert parts, f"{readme} shows no {language}"
    return "\n".join(parts).replace("~/ctl", str(folder))


def run(command, folder, server, **more):
    home = folder / "home"
    home.mkdir()
    places = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ["CONFIG", "DATA", "STATE", "CACHE"]}
    path = f"{pathlib.Path(server).resolve()}:{os.environ['PATH']}"
    environment = os.environ | places | {"HOME": str(home), "PATH": path} | more
    ended = subprocess.run(command, cwd=folder / "shop", env=environment, timeout=300)
    sys.exit(ended.returncode)


def neovim(folder, nvim, server, parser=None):
    # A copy, as the README builds the parser inside.
    copy = folder / "ctl"
    (copy / "editors").mkdir(parents=True)
    for name in ["neovim", "tree-sitter-ctl"]:
        subprocess.run(["cp", "-R", str(ROOT / "editors" / name), str(copy / "editors")], check=True)
    if parser:
        subprocess.run(shown("neovim/README.md", "console", copy), shell=True, check=True, cwd=copy)
    (folder / "init.lua").write_text(shown("neovim/README.md", "lua", copy))
    test = ROOT / "editors/neovim/test/test.lua"
    run([nvim, "--headless", "-u", str(folder / "init.lua"), "-c", f"luafile {test}"], folder, server)


def emacs(folder, emacs, server):
    copy = folder / "ctl"
    (copy / "editors").mkdir(parents=True)
    subprocess.run(["cp", "-R", str(ROOT / "editors/emacs"), str(copy / "editors")], check=True)
    (folder / "init.el").write_text("(package-initialize)\n" + shown("emacs/README.md", "elisp", copy))
    test = ROOT / "editors/emacs/test.el"
    run([emacs, "--batch", "-l", str(folder / "init.el"), "-l", str(test)], folder, server, CTL_LIBRARY=str(ROOT / "stdlib"))


with tempfile.TemporaryDirectory() as place:
    folder = pathlib.Path(place).resolve()
    package(folder / "shop")
    {"neovim": neovim, "emacs": emacs}[sys.argv[1]](folder, *sys.argv[2:])
