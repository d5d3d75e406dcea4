#!/usr/bin/env python3
"""Says which events, fields and words the provider's Python SDK has that the lists in this folder lack.

    python3 -m pip install --target sdk bandwidth-sdk
    PYTHONPATH=sdk python3 schema/compare.py

Fields of the SDK's models of events and of their objects are compared by their keys, and the enums of these fields by their words.
"""

import enum
import inspect
import pathlib
import tomllib
import typing

import bandwidth.models
import pydantic

FOLDER = pathlib.Path(__file__).parent
LISTS = {path.stem: tomllib.loads(path.read_text()) for path in FOLDER.glob("*.toml")}

# The SDK's models of events that go by another name here.
MODELS = {
    "StatusCallback": "messaging",
    "InboundCallback": "messaging",
    "EndpointEvent": "notification",
}


def structs(family):
    """The fields of each struct of a family, and the struct's kind."""
    facts = LISTS[family]
    suffix = facts.get("family", {}).get("suffix", "")
    for kind in ("events", "objects", "notifications"):
        for name, entry in facts.get(kind, {}).items():
            fields = [field.split(":")[0] for field in entry["fields"]]
            keys = {key for name in fields for key in keys_of(facts["fields"][name])}
            yield name + suffix if kind == "events" else name, keys


def keys_of(field):
    return [field["key"], *([field["alias"]] if "alias" in field else [])]


def words():
    """All words of all sets."""
    return {word for facts in LISTS.values() for entry in facts.get("sets", {}).values() for word in entry["words"].values()}


def inside(annotation):
    """The classes that a field may hold."""
    if inspect.isclass(annotation):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from inside(argument)


def report(what, missing):
    for entry in sorted(missing):
        print(f"{what}: {entry}")
    return len(missing)


def main():
    known_words = words()
    names = {name for facts in LISTS.values() for event in facts.get("events", {}).values() for name in event["names"]}
    by_struct = {name: keys for family in LISTS for name, keys in structs(family)}
    by_family = {family: {key for field in facts.get("fields", {}).values() for key in keys_of(field)} for family, facts in LISTS.items()}
    found = models = 0

    def compare(model, known, family, seen):
        nonlocal found
        keys = {field.alias or name for name, field in model.model_fields.items()} - {"additional_properties", "eventType", "type"}
        found += report(f"field of {model.__name__}", keys - known)
        for name, field in model.model_fields.items():
            for held in inside(field.annotation):
                if held in seen:
                    continue
                seen.add(held)
                if issubclass(held, enum.Enum):
                    found += report(f"word of {held.__name__}", {str(word.value) for word in held} - known_words - names)
                elif issubclass(held, pydantic.BaseModel):
                    compare(held, by_struct.get(held.__name__, by_family[family]), family, seen)

    for name, model in inspect.getmembers(bandwidth.models, inspect.isclass):
        if name in MODELS:
            models += 1
            compare(model, by_family[MODELS[name]], MODELS[name], set())
        elif name.endswith("Callback") and name != "Callback":
            models += 1
            if name not in by_struct:
                found += report("event", {name})
            else:
                compare(model, by_struct[name], "voice", set())
    print(f"{models} models of the SDK compared, {found} differences")


if __name__ == "__main__":
    main()
