"""OSCAL documents of one package: each loads in compliance-trestle, is of the version that it says, and what one refers
to is there, in it or in the document beside it.

    oscal.py FOLDER
"""

import json
import sys
from pathlib import Path

from trestle.oscal.catalog import Catalog
from trestle.oscal.component import ComponentDefinition
from trestle.oscal.profile import Profile
from trestle.oscal.ssp import SystemSecurityPlan

MODELS = {
    "catalog": Catalog,
    "profile": Profile,
    "component-definition": ComponentDefinition,
    "system-security-plan": SystemSecurityPlan,
}


def walk(value, name=""):
    """Every member below a value, as name and value; an item of a list has the name of its list."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key, inner
            yield from walk(inner, key)
    elif isinstance(value, list):
        for inner in value:
            if not isinstance(inner, (dict, list)):
                yield name, inner
            yield from walk(inner, name)


def check(folder):
    files = sorted(folder.glob("*.json"))
    documents = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in files}
    assert documents, f"nothing in {folder}"
    controls, sets, seen = {}, {}, {}
    for path in files:
        document = documents[path.name]
        (kind, whole), = document.items()
        assert MODELS[kind].oscal_read(path) is not None, f"{path} does not load"
        assert whole["metadata"]["oscal-version"] == "1.2.1", path
        for name, value in walk(document):
            if name == "uuid":
                assert value not in seen, f"{value} is in {path.name} and in {seen[value]}"
                seen[value] = path.name
        if kind == "catalog":
            ids = [value for name, value in walk(whole.get("groups", []) + whole.get("controls", [])) if name == "id"]
            assert len(ids) == len(set(ids)), f"{path.name} has an id twice"
            controls[path.name] = set(ids)
    for name, document in documents.items():
        if "profile" in document:
            sets[name] = set()
            for imported in document["profile"]["imports"]:
                ids = imported["include-controls"][0]["with-ids"]
                assert set(ids) <= controls[imported["href"]], f"{name} names what {imported['href']} has not"
                sets[name].update(ids)
    for name, document in documents.items():
        (kind, whole), = document.items()
        here = {value for key, value in walk(document) if key == "uuid"}
        roles = {role["id"] for role in whole["metadata"].get("roles", [])}
        for key, value in walk(document):
            if key in ("party-uuids", "component-uuid") and isinstance(value, str):
                assert value in here, f"{name}: {key} {value}"
            if key in ("role-id", "role-ids") and isinstance(value, str):
                assert value in roles, f"{name}: {key} {value}"
            if key == "href" and value.startswith("#"):
                assert value[1:] in here, f"{name}: {value}"
            if key == "href" and ".json#" in value:
                beside, _, to = value.partition("#")
                assert to in controls[beside], f"{name}: {value}"
            if key == "control-implementations" and kind == "component-definition":
                for one in value:
                    cited = {r["control-id"] for r in one["implemented-requirements"]}
                    assert cited <= controls[one["source"]], f"{name}: {one['source']}"
        if kind == "system-security-plan":
            owed = sets[whole["import-profile"]["href"]]
            met = [r["control-id"] for r in whole["control-implementation"]["implemented-requirements"]]
            assert sorted(met) == sorted(owed), f"{name} does not speak of what its profile asks for"
    print(f"{folder}: {len(files)} files, {len(seen)} ids")


check(Path(sys.argv[1]))
