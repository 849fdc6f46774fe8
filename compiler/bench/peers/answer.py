#!/usr/bin/env python3
"""answer.py JSON DIR: the findings of `ctl check --format json DIR` as the lines of the benchmark, sorted."""
import json, os, re, sys

lines = open(os.path.join(sys.argv[2], "org.ctl")).read().split("\n")
out = []
for d in json.load(open(sys.argv[1]))["diagnostics"]:
    code = d.get("rule") or d.get("code")
    if code in ("BEN-01", "BEN-02"):
        out.append(d["message"])
    elif code == "E0203":
        clause = re.search(r"`bench:([^`]+)`", d["message"]).group(1)
        at = d["labels"][0]["at"]["start"]["line"] - 1
        while not lines[at].startswith("safeguard "):
            at -= 1
        out.append(f"unknown_clause {lines[at].split()[1]} {clause}")
print("\n".join(sorted(out)))
