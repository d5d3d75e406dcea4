"""The classes and fields that the schema has, read without the generator."""

import json
import pathlib

try:
    import tomllib
except ImportError:
    import tomli as tomllib

ROOT = pathlib.Path(__file__).parents[3]
FIXTURES = ROOT / "fixtures"
FAMILIES = ["voice", "messaging", "stream", "notification"]
LISTS = {name: tomllib.loads((ROOT / f"schema/{name}.toml").read_text()) for name in FAMILIES}


class Field:
    def __init__(self, family, entry, of):
        self.name, _, kind = entry.partition(": ")
        facts = LISTS[family]["fields"][self.name]
        self.key = facts["key"]
        self.alias = facts.get("alias")
        self.kind = kind or facts["type"]
        self.attribute = "var_from" if self.name == "from" else self.name
        self.of = of


class Class:
    def __init__(self, family, name, entry, event=None):
        self.family, self.name, self.event = family, name, event
        fields = entry["fields"]
        if event:
            fields = ["event_type", *fields]
        self.fields = [Field(family, entry, name) for entry in fields]

    def __repr__(self):
        return self.name


def classes():
    for family in FAMILIES:
        facts = LISTS[family]
        for kind in ("objects", "notifications"):
            for name, entry in facts.get(kind, {}).items():
                yield Class(family, name, entry)
        suffix = facts["family"].get("suffix", "")
        for name, entry in facts.get("events", {}).items():
            yield Class(family, name + suffix, entry, entry["names"][0])


CLASSES = {entry.name: entry for entry in classes()}
EVENTS = [entry for entry in CLASSES.values() if entry.event]


def fixtures(family):
    """The bodies of a family with the folder and the name of each."""
    for path in sorted((FIXTURES / family).rglob("*.json")):
        yield path.parent.name, path.stem, path.read_bytes()


def loads(body):
    """What JSON means here: an integer that has no 64 bits is a float."""

    def integer(text):
        number = int(text)
        return number if -(2**63) <= number < 2**64 else float(number)

    return json.loads(body, parse_int=integer)


def without_nulls(value, family, name):
    """A body as it is written again: known fields that are null are gone."""
    entry = CLASSES.get(name)
    if entry is None or not isinstance(value, dict):
        return value
    fields = {key: field for field in entry.fields for key in (field.key, field.alias) if key}
    written = {}
    for key, member in value.items():
        field = fields.get(key)
        if field is None:
            written[key] = member
        elif member is not None:
            kind = field.kind.removeprefix("List<").split(",")[0]
            if isinstance(member, list) and field.kind.startswith("List<"):
                member = [without_nulls(item, family, kind) for item in member]
            written[key] = without_nulls(member, family, kind)
    return written
