"""Compares the package with other ways to read the same bodies, and prints the tables of README.md.

    bindings/python/run bench --bodies FOLDER

Each row compares two contestants, on the bodies that both take. In each round both read all of them, in an order taken at random.
"""

import argparse
import binascii
import collections
import datetime
import functools
import gc
import importlib.metadata
import json
import pathlib
import random
import re
import statistics
import sys
import time
import typing

import bandwidth.models
import msgspec
import orjson

import bandwidth_callbacks as bc

ROOT = pathlib.Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "bindings/python/tests"))
import schema  # noqa: E402

arguments = argparse.ArgumentParser()
arguments.add_argument("--rounds", type=int, default=100)
arguments.add_argument("--calls", type=int, default=2_000, help="how many times each contestant reads a body in a round, about")
arguments.add_argument("--seed", type=int, default=1)
arguments.add_argument("--bodies", type=pathlib.Path, help="a folder with published bodies, for more than the fixtures")
ARGUMENTS = arguments.parse_args()
RANDOM = random.Random(ARGUMENTS.seed)

from_text = datetime.datetime.fromisoformat


def msgspec_types(times, audio):
    """A union of structs for each family, from the schema. Structs that the garbage collector need not follow are the fastest."""
    objects = {}

    def python_type(kind):
        if kind.startswith("List<"):
            return list[python_type(kind.removeprefix("List<").split(",")[0])]
        if kind in objects:
            return objects[kind]
        kinds = {"bool": bool, "u32": int, "Number": float, "TextOrNumber": str | int, "Coordinate": str | float}
        kinds |= {"SipHeaders": dict[str, str], "Parameters": dict[str, str], "Tracks": str | list[str]}
        kinds |= {"Timestamp": times, "Base64": audio}
        return kinds.get(kind, str)

    def struct(entry, **more):
        fields = [
            (field.attribute, python_type(field.kind) | None, msgspec.field(default=None, name=field.key))
            for field in entry.fields
            if not is_type(entry, field)
        ]
        return msgspec.defstruct(entry.name, fields, gc=False, **more)

    unions = {}
    for family, tag in (("voice", "eventType"), ("messaging", "type"), ("stream", "eventType")):
        objects.clear()
        waiting = [entry for entry in schema.CLASSES.values() if entry.family == family and not entry.event]
        while waiting:
            entry = waiting.pop(0)
            needs = {field.kind.removeprefix("List<").split(",")[0] for field in entry.fields}
            if any(other.name in needs for other in waiting):
                waiting.append(entry)
            else:
                objects[entry.name] = struct(entry)
        events = [struct(entry, tag_field=tag, tag=entry.event) for entry in schema.EVENTS if entry.family == family]
        unions[family] = typing.Union[tuple(events)]
    return unions


def is_type(entry, field):
    """Whether a field names the type of the event, which the class says."""
    return field.name == "event_type" and entry.event is not None


def decoder(kind):
    return msgspec.json.Decoder(kind).decode


TEXTS = msgspec_types(str, str)
VALUES = msgspec_types(datetime.datetime, bytes)
TYPED, TYPED_WITH_TIMES = decoder(TEXTS["voice"]), decoder(VALUES["voice"])


class Five(msgspec.Struct, gc=False, rename="camel"):
    event_time: datetime.datetime
    account_id: str
    to: str
    call_id: str
    var_from: str = msgspec.field(name="from")


class FiveAndTag(Five, gc=False):
    tag: str | None = None


class Media(msgspec.Struct, gc=False):
    payload: bytes


class FirstMessage(msgspec.Struct, gc=False):
    id: str
    text: str | None = None


class FirstEvent(msgspec.Struct, gc=False):
    type: str
    time: datetime.datetime
    to: str
    message: FirstMessage


# Which bodies


def bodies(family):
    """Fixtures, and published bodies. Some of these are no JSON."""
    found = {body for _, _, body in schema.fixtures(family)}
    if ARGUMENTS.bodies:
        found |= {path.read_bytes() for path in (ARGUMENTS.bodies / family.replace("stream", "stream-frame")).iterdir()}
    return sorted(found)


TAG = json.dumps({"customer": "c-17", "campaign": {"name": "spring \"26\"", "step": 3}, "note": "second try\nafter 5 min"})


def with_json_in_tag(body):
    """The body with JSON as the customer's text, as it is often used; the rest is as it was."""
    try:
        members = json.loads(body)
    except ValueError:
        return body
    member = b'"tag":' + json.dumps(TAG).encode()
    changed, found = re.subn(rb'"tag"\s*:\s*("(?:[^"\\]|\\.)*"|null)', lambda _: member, body, count=1)
    if not found:
        changed = body.rstrip().removesuffix(b"}").rstrip() + b"," + member + b"}"
    assert json.loads(changed) == members | {"tag": TAG}
    return changed


BODIES = {family: bodies(family) for family in ("voice", "messaging", "stream")}
BODIES["JSON in the tag"] = [with_json_in_tag(body) for body in BODIES["voice"]]


# Contestants. One that depends on the event's type says for a body which function takes it.


class ByBody:
    def __init__(self, choose):
        self.choose = functools.cache(choose)


def function_of(contestant, body):
    return contestant.choose(body) if isinstance(contestant, ByBody) else contestant


class NoClass(Exception):
    pass


def class_of(module, body):
    name = type(bc.parse(body)).__name__
    if not hasattr(module, name) or name == "UnknownCallback":
        raise NoClass
    return getattr(module, name)


def sdk_from_json(body):
    return class_of(bandwidth.models, body).from_json


def five_of(parse):
    def read(body):
        event = parse(body)
        return event.event_time, event.account_id, event.var_from, event.to, event.call_id

    return read


def five_of_msgspec(body):
    event = TYPED(body)
    return from_text(event.event_time), event.account_id, event.var_from, event.to, event.call_id


def five_of_orjson(body, loads=orjson.loads):
    event = loads(body)
    return from_text(event["eventTime"]), event["accountId"], event["from"], event["to"], event["callId"]


def six_of(parse):
    def read(body):
        event = parse(body)
        return event.event_time, event.account_id, event.var_from, event.to, event.call_id, event.tag

    return read


def six_of_orjson(body, loads=orjson.loads):
    event = loads(body)
    return from_text(event["eventTime"]), event["accountId"], event["from"], event["to"], event["callId"], event["tag"]


def every_field(parse, is_dict=False, known_to=None):
    """Reads each documented field that the body has, also of nested objects, once. The function is what one would write by hand.

    `known_to` is a contestant whose classes lack some of the fields: these are not read.
    """

    def choose(body):
        lines, leaves = ["def read(body):", "  v = parse(body)"], []

        def visit(variable, members, entry, known):
            fields = {key: field for field in entry.fields for key in (field.key, field.alias) if key}
            for key, value in members.items():
                field = fields.get(key)
                if field is None or is_type(entry, field) or known_to and not hasattr(known, field.attribute):
                    continue
                inner = getattr(known, field.attribute, None)
                read = f"{variable}[{key!r}]" if is_dict else f"{variable}.{field.attribute}"
                if is_dict and field.kind == "Timestamp" and value is not None:
                    read = f"from_text({read})"
                name = f"v{len(lines)}"
                lines.append(f"  {name} = {read}")
                kind = schema.CLASSES.get(field.kind.removeprefix("List<").split(",")[0])
                if kind and isinstance(value, dict):
                    visit(name, value, kind, inner)
                elif kind and isinstance(value, list):
                    for index, item in enumerate(value):
                        lines.append(f"  {name}_{index} = {name}[{index}]")
                        visit(f"{name}_{index}", item, kind, inner and inner[index])
                else:
                    leaves.append(name)

        event = bc.parse(body)
        if isinstance(event, bc.UnknownCallback):
            raise NoClass
        known = function_of(known_to, body)(body) if known_to else None
        visit("v", json.loads(body), schema.CLASSES[type(event).__name__], known)
        names = {"from_text": from_text, "parse": function_of(parse, body)}
        exec("\n".join([*lines, f"  return [{', '.join(leaves)}]"]), names)
        return names["read"]

    return ByBody(choose)


def our_audio(body, frames=bc.parse_frame):
    return frames(body).audio


def audio_by_binascii(body, frames=decoder(TEXTS["stream"])):
    return binascii.a2b_base64(frames(body).payload)


def audio_by_msgspec(body, frames=decoder(VALUES["stream"])):
    return frames(body).payload


def audio_alone(body, frames=decoder(Media)):
    return frames(body).payload


def our_message(body, events=bc.parse_messages):
    event = events(body)[0]
    message = event.message
    return event.type, event.time, event.to, message.id, message.text


def message_by_orjson(body, events=orjson.loads):
    event = events(body)[0]
    message = event["message"]
    return event["type"], from_text(event["time"]), event["to"], message["id"], message.get("text")


def message_by_msgspec(body, events=decoder(list[FirstEvent])):
    event = events(body)[0]
    message = event.message
    return event.type, event.time, event.to, message.id, message.text


SDK = ByBody(sdk_from_json)
OURS = ByBody(lambda body: class_of(bc, body).from_json)


def to_dict_of(parse):
    return lambda body: parse(body).to_dict()


# What is measured, against what, the goal that was set for it, on which bodies, by which functions, and whether these must agree.
FIVE = "five attributes, of which one is a time"
SIX = "these five and the tag"
ALL = "all attributes once, times as `datetime`"
ALL_OF_SDK = "all attributes once that the SDK has"
FRAME = "a media frame to bytes"
MESSAGE = "a messaging webhook, five attributes of the first event"
IN_TAG = "parse, JSON in the tag"
MSGSPEC = "`msgspec`, a union of structs, times as text"
WITH_TIMES = "`msgspec`, a union of structs, times as `datetime`"
ONLY = "`msgspec`, a struct of only what is read"
OF_SDK = "the SDK's `from_json`"
ROWS = [
    ("parse", "`json.loads`", 0.12, "voice", bc.parse, json.loads, False),
    ("parse", "`orjson.loads`", 0.40, "voice", bc.parse, orjson.loads, False),
    ("parse", MSGSPEC, 0.55, "voice", bc.parse, TYPED, False),
    ("parse", WITH_TIMES, None, "voice", bc.parse, TYPED_WITH_TIMES, False),
    ("parse", "`msgspec`, a struct of the five fields of the rows below", None, "voice", bc.parse, decoder(Five), False),
    ("parse", OF_SDK, 0.03, "voice", bc.parse, SDK, False),
    ("`from_json` of the class", OF_SDK, None, "voice", OURS, SDK, False),
    (FIVE, "`orjson`", 0.65, "voice", five_of(bc.parse), five_of_orjson, True),
    (FIVE, MSGSPEC, 0.90, "voice", five_of(bc.parse), five_of_msgspec, True),
    (FIVE, WITH_TIMES, None, "voice", five_of(bc.parse), five_of(TYPED_WITH_TIMES), True),
    (FIVE, ONLY, None, "voice", five_of(bc.parse), five_of(decoder(Five)), True),
    (FIVE, OF_SDK, 0.07, "voice", five_of(bc.parse), ByBody(lambda body: five_of(sdk_from_json(body))), True),
    (ALL, "`orjson`", None, "voice", every_field(bc.parse), every_field(orjson.loads, True), True),
    (ALL, WITH_TIMES, None, "voice", every_field(bc.parse), every_field(TYPED_WITH_TIMES), True),
    (ALL_OF_SDK, OF_SDK, None, "voice", every_field(bc.parse, known_to=SDK), every_field(SDK, known_to=SDK), True),
    ("parse and `to_dict`, times as `datetime`", "`orjson.loads`, times as text", None, "voice", to_dict_of(bc.parse), orjson.loads, False),
    ("parse and `to_dict`", "the SDK's `from_json` and `to_dict`", None, "voice", to_dict_of(bc.parse), ByBody(lambda body: to_dict_of(sdk_from_json(body))), False),
    (IN_TAG, "`orjson.loads`", None, "JSON in the tag", bc.parse, orjson.loads, False),
    (IN_TAG, MSGSPEC, None, "JSON in the tag", bc.parse, TYPED, False),
    (SIX, "`orjson`", None, "JSON in the tag", six_of(bc.parse), six_of_orjson, True),
    (SIX, ONLY, None, "JSON in the tag", six_of(bc.parse), six_of(decoder(FiveAndTag)), True),
    (FRAME, "`msgspec`, a union of structs, and `binascii`", 0.65, "stream", our_audio, audio_by_binascii, True),
    (FRAME, "`msgspec`, a union of structs with `payload: bytes`", None, "stream", our_audio, audio_by_msgspec, True),
    (FRAME, "`msgspec`, a struct of only `payload: bytes`", None, "stream", our_audio, audio_alone, True),
    (MESSAGE, "`orjson`", 0.80, "messaging", our_message, message_by_orjson, True),
    (MESSAGE, ONLY, None, "messaging", our_message, message_by_msgspec, True),
]


def outcome(contestant, body):
    """What a contestant makes of a body, or why it is left out."""
    try:
        return function_of(contestant, body)(body), None
    except NoClass:
        return None, "no class"
    except bc.ParseError:
        return None, "refused by us"
    except (AttributeError, KeyError, IndexError, TypeError):
        return None, "lack what is read"
    except ValueError as error:
        return None, "lack what is read" if "missing required field" in str(error) else "refused"


def taken(group, ours, theirs, must_agree):
    """The bodies that both contestants take, and how many are left out for which reason."""
    both, reasons = [], collections.Counter()
    for body in BODIES[group]:
        try:
            json.loads(body)
        except ValueError:
            reasons["no JSON"] += 1
            continue
        (mine, reason), (other, their_reason) = outcome(ours, body), outcome(theirs, body)
        if reason or their_reason:
            reasons[reason or their_reason] += 1
        elif must_agree and mine is other is None:
            reasons["lack what is read"] += 1
        elif must_agree and mine != other:
            reasons["other values"] += 1
        else:
            both.append(body)
    return both, reasons


def turns(contestants, rounds):
    """Yields the contestants in turns: in each round every one, in an order taken at random."""
    for _ in range(rounds):
        yield from RANDOM.sample(list(contestants), len(contestants))


def timed(function, *values):
    begin = time.perf_counter()
    function(*values)
    return time.perf_counter() - begin


def call_all(calls, repeats):
    for _ in range(repeats):
        for function, body in calls:
            function(body)


def digits(ratio):
    return f"{ratio:.2f}" if ratio >= 0.0995 else f"{ratio:.3f}"


def row(what, against, goal, group, ours, theirs, must_agree):
    both, reasons = taken(group, ours, theirs, must_agree)
    repeats = -(-ARGUMENTS.calls // len(both))
    bodies = RANDOM.sample(both, len(both))
    times = [], []
    calls = [[(function_of(contestant, body), body) for body in bodies] for contestant in (ours, theirs)]
    for which in turns((0, 1), ARGUMENTS.rounds):
        times[which].append(timed(call_all, calls[which], repeats) / repeats / len(both) * 1e6)
    ratios = [mine / other for mine, other in zip(*times)]
    # Twice, because one round has no quartiles.
    low, ratio, high = statistics.quantiles(ratios * 2, method="inclusive")
    left_out = ", ".join(f"{count} {reason}" for reason, count in reasons.most_common())
    mine, other = map(statistics.median, times)
    spread = f"{digits(ratio)} | {digits(low)} to {digits(high)}"
    used = f"{len(both)} of {len(BODIES[group])}"
    return f"| {what} | {against} | {mine:.2f} µs | {other:.2f} µs | {spread} | {goal or '':{'.2f' if goal else ''}} | {used} | {left_out} |"


# One attribute of an event that was parsed before


def reads_by_kind():
    """The lines that read an attribute, for each kind: of our event, of a `dict`, of a struct; and the events that have it."""
    kinds = collections.defaultdict(lambda: collections.defaultdict(list))
    for body in BODIES["voice"]:
        try:
            event, members, struct = bc.parse(body), orjson.loads(body), TYPED_WITH_TIMES(body)
        except ValueError:
            continue
        entry = schema.CLASSES.get(type(event).__name__)
        for field in entry.fields if entry else ():
            value = getattr(event, field.attribute)
            if is_type(entry, field):
                continue
            if value is None and field.key not in members:
                kinds["absent"]["e." + field.attribute, f"e.get({field.key!r})", "e." + field.attribute].append((event, members, struct))
            if value is None:
                continue
            names = {"bool": "boolean", "u32": "number", "Number": "number", "Timestamp": "time"}
            kind = "object" if isinstance(value, bc.Record) else names.get(field.kind, "text" if isinstance(value, str) else None)
            of_dict = f"from_text(e[{field.key!r}])" if kind == "time" else f"e[{field.key!r}]"
            of_us = "e." + field.attribute
            if kind:
                kinds[kind][of_us, of_dict, of_us].append((event, members, struct))
            for inner in schema.CLASSES[field.kind].fields if kind == "object" else ():
                if isinstance(getattr(value, inner.attribute), str):
                    lines = f"{of_us}.{inner.attribute}", f"{of_dict}[{inner.key!r}]", f"{of_us}.{inner.attribute}"
                    kinds["text of an object in it"][lines].append((event, members, struct))
    return kinds


def attribute_row(kind, reads):
    functions = [[], [], []]
    for lines, events in reads.items():
        for which, line in enumerate(lines):
            names = {"from_text": from_text}
            exec(f"def read(events, repeats):\n for _ in range(repeats):\n  for e in events:\n   {';'.join([line] * 20)}", names)
            functions[which].append((names["read"], [event[which] for event in events]))
    count = 20 * sum(map(len, reads.values()))
    repeats = -(-10 * ARGUMENTS.calls // count)
    times = [], [], []
    for which in turns((0, 1, 2), ARGUMENTS.rounds):
        total = sum(timed(read, events, repeats) for read, events in functions[which])
        times[which].append(total / count / repeats * 1e9)
    return f"| {kind} | " + " | ".join(f"{statistics.median(values):.0f} ns" for values in times) + " |"


def main():
    size = statistics.mean(len(body) for body in BODIES["voice"])
    peers = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("orjson", "msgspec", "bandwidth-sdk"))
    print(f"{len(BODIES['voice'])} bodies for voice, {size:.0f} bytes each, {len(BODIES['messaging'])} for messaging, {len(BODIES['stream'])} frames;", end=" ")
    print(f"{ARGUMENTS.rounds} rounds; Python {sys.version.split()[0]}, {peers}.\n")
    print("| what | against | ours | theirs | ratio | its quartiles | goal | bodies | left out |\n|---|---|---|---|---|---|---|---|---|")
    gc.disable()
    for facts in ROWS:
        print(row(*facts), flush=True)
    kinds = reads_by_kind()
    print("\n| one more read of | our event | a `dict` | a struct of `msgspec` |\n|---|---|---|---|")
    for kind in ("text", "number", "boolean", "time", "object", "text of an object in it", "absent"):
        print(attribute_row(kind, kinds[kind]), flush=True)


if __name__ == "__main__":
    main()
