"""Compares the package with other ways to read the same bodies: the median of rounds in which each takes its turn.

    bindings/python/run bench
"""

import argparse
import binascii
import datetime
import gc
import json
import pathlib
import statistics
import sys
import time
import typing
import warnings

import bandwidth.models
import msgspec
import orjson

import bandwidth_callbacks as bc

ROOT = pathlib.Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "bindings/python/tests"))
import schema  # noqa: E402

arguments = argparse.ArgumentParser()
arguments.add_argument("--rounds", type=int, default=30)
arguments.add_argument("--bodies", type=pathlib.Path, help="a folder with published bodies, for more than the fixtures")
ARGUMENTS = arguments.parse_args()

from_text = datetime.datetime.fromisoformat


def msgspec_types():
    """A union of structs from the schema, times as texts, as `msgspec` is meant to be used."""
    objects = {}

    def python_type(kind):
        if kind.startswith("List<"):
            return list[python_type(kind.removeprefix("List<").split(",")[0])]
        if kind in objects:
            return objects[kind]
        kinds = {"bool": bool, "u32": int, "Number": float, "TextOrNumber": str | int, "Coordinate": str | float}
        kinds |= {"SipHeaders": dict[str, str], "Parameters": dict[str, str], "Tracks": str | list[str]}
        return kinds.get(kind, str)

    def struct(entry, **more):
        fields = [
            (field.attribute, python_type(field.kind) | None, msgspec.field(default=None, name=field.key))
            for field in entry.fields
            if field.name != "event_type" or not entry.event
        ]
        return msgspec.defstruct(entry.name, fields, **more)

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


UNIONS = msgspec_types()
VOICE = msgspec.json.Decoder(UNIONS["voice"]).decode
FRAMES = msgspec.json.Decoder(UNIONS["stream"]).decode


def bodies(family):
    """Published bodies and fixtures that all contestants take."""
    found = {body for _, _, body in schema.fixtures(family) if len(body) < 5_000}
    if ARGUMENTS.bodies:
        found |= {path.read_bytes() for path in (ARGUMENTS.bodies / family.replace("stream", "stream-frame")).iterdir()}
    return sorted(found)


def taken(family, *contestants):
    for body in bodies(family):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                for contestant in contestants:
                    contestant(body)
        except Exception:
            continue
        yield body



def compare(title, contestants, bodies):
    bodies = list(bodies)
    times = {name: [] for name in contestants}
    gc.disable()
    for _ in range(ARGUMENTS.rounds):
        for name, contestant in contestants.items():
            begin = time.perf_counter()
            for _ in range(20):
                for body in bodies:
                    contestant(body)
            times[name].append((time.perf_counter() - begin) / 20 / len(bodies) * 1e6)
    gc.enable()
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, median in medians.items():
        if name != "ours":
            ratio = statistics.median(ours / theirs for ours, theirs in zip(times["ours"], times[name]))
            print(f"| {title} | {name} | {medians['ours']:.2f} µs | {median:.2f} µs | {ratio:.3f} |")


def sdk(body):
    name = type(bc.parse(body)).__name__
    return getattr(bandwidth.models, name).from_json(body)


MODELS = {}


def sdk_of(body):
    return MODELS[body].from_json(body)


def main():
    voice = []
    for body in taken("voice", bc.parse, VOICE, sdk):
        MODELS[body] = getattr(bandwidth.models, type(bc.parse(body)).__name__)
        voice.append(body)
    print(f"{len(voice)} voice bodies, {statistics.mean(map(len, voice)):.0f} bytes each; Python {sys.version.split()[0]}")
    print("| what | against | ours | theirs | ratio |\n|---|---|---|---|---|")
    parsers = {"ours": bc.parse, "json": json.loads, "orjson": orjson.loads, "msgspec": VOICE, "SDK": sdk_of}
    compare("parse", parsers, voice)

    calls = [body for body in voice if all(key in json.loads(body) for key in ("eventTime", "accountId", "from", "to", "callId"))]
    # `fromisoformat` and the SDK have no zone where a time names none.
    calls = [body for body in calls if json.loads(body)["eventTime"].endswith("Z")]

    def ours(body):
        event = bc.parse(body)
        return event.event_time, event.account_id, event.var_from, event.to, event.call_id

    def by_orjson(body):
        event = orjson.loads(body)
        return from_text(event["eventTime"]), event["accountId"], event["from"], event["to"], event["callId"]

    def by_msgspec(body):
        event = VOICE(body)
        return from_text(event.event_time), event.account_id, event.var_from, event.to, event.call_id

    def by_sdk(body):
        event = MODELS[body].from_json(body)
        return event.event_time, event.account_id, event.var_from, event.to, event.call_id

    for body in calls:
        assert list(ours(body)) == list(by_orjson(body)) == list(by_msgspec(body)) == list(by_sdk(body)), body
    readers = {"ours": ours, "orjson": by_orjson, "msgspec": by_msgspec, "SDK": by_sdk}
    compare("five attributes", readers, calls)

    def our_audio(body):
        return bc.parse_frame(body).audio

    def their_audio(body):
        return binascii.a2b_base64(FRAMES(body).payload)

    frames = [body for body in taken("stream", their_audio) if our_audio(body) == their_audio(body) and our_audio(body)]
    compare("audio", {"ours": our_audio, "msgspec": their_audio}, frames)

    def our_message(body):
        event = bc.parse_messages(body)[0]
        message = event.message
        return event.type, event.time, event.to, message.id, message.text

    def their_message(body):
        event = orjson.loads(body)[0]
        message = event["message"]
        return event["type"], from_text(event["time"]), event["to"], message["id"], message["text"]

    messages = [body for body in taken("messaging", our_message, their_message)]
    for body in messages:
        assert our_message(body) == their_message(body)
    compare("message", {"ours": our_message, "orjson": their_message}, messages)


if __name__ == "__main__":
    main()
