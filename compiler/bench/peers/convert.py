#!/usr/bin/env python3
"""convert.py DATA_JSON OUTDIR: the organisation that the generator of the other languages wrote, as a Ctl package."""
import json, os, shutil, sys

data, out = json.load(open(sys.argv[1])), sys.argv[2]
os.makedirs(out, exist_ok=True)
shutil.copy(os.path.join(os.path.dirname(os.path.abspath(__file__)), "rules.ctl"), out)
L = ['framework bench "Clauses of the benchmark" {\n', *(f'  clause {c} "Clause {c}"\n' for c in data["clauses"]), "}\n"]
crews = sorted({r["owner"] for t in ("systems", "controls") for r in data[t].values()})
L += [f"crew {c}\n" for c in crews]
for name, s in data["systems"].items():
    L.append(f'\nnode {name} "{s["title"]}" {{\n  sort      {s["kind"]}\n  crew      {s["owner"]}\n'
             + ("  ledger    yes\n" if s["ledger"] else "")
             + (f'  leads_to  {", ".join(s["feeds"])}\n' if s["feeds"] else "") + "}\n")
for name, c in data["controls"].items():
    L.append(f'\n// evidence is collected by the owner team\nsafeguard {name} "{c["title"]}" {{\n  measure    {c["family"]}\n'
             f'  crew       {c["owner"]}\n  how_often  {c["frequency"]}\n  covers     {", ".join(c["applies_to"])}\n'
             f'  answers    {", ".join("bench:" + x for x in c["clauses"])}\n}}\n')
open(os.path.join(out, "org.ctl"), "w").write("".join(L))
