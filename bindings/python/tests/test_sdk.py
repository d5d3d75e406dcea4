"""The provider's SDK as a peer: each difference has a reason on a list."""

import collections
import importlib
import json
import random
import re
import warnings
from datetime import datetime

import pytest
import schema
import values

import bandwidth_callbacks as bc

models = pytest.importorskip("bandwidth.models")
pydantic = pytest.importorskip("pydantic")

# Who is right where the two differ. The text is what README.md says.
REASONS = {
    "unknown word": "The SDK refuses words that its enums do not have, and the event is lost. Here a word is a `str`.",
    "bad time": "The SDK refuses an event with a text that is no time. Here the attribute is `None`, and `as_received` has the text.",
    "other type": "The SDK refuses an event with a value of another type. Here the value is in `additional_properties`.",
    "extra coercion": "The SDK makes a time of a number. Here a number is no time, and is in `additional_properties`.",
    "null": "The SDK's `to_dict` has fields that may be null as `None`, also if the body lacks them. Here a known field without a value is absent.",
    "lenient JSON": "The SDK takes `NaN`, a lone surrogate, and the last of two values of a duplicate field. Here such a body is refused.",
    "no zone": "Where a time names no zone, the SDK has a `datetime` that is not aware. Here it is UTC, as the provider documents.",
    "time as text": "The SDK has the times of a transcription as texts. Here they are `datetime`, as all times are.",
    "field that the SDK lacks": "The SDK has a documented field among the unknown ones.",
    "big integer": "An integer of more than 64 bits is a `float`, as in JSON of most languages.",
}


def sdk_classes():
    for entry in schema.EVENTS:
        model = getattr(models, entry.name, None)
        if model is not None and entry.family == "voice":
            yield entry, model


SDK = {entry.name: model for entry, model in sdk_classes()}


def by_sdk(model, body):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return model.from_json(body.decode(errors="surrogatepass"))
        except ValueError as error:
            return error


def plain(value):
    """Values of both sides in one form."""
    if isinstance(value, (bc.Record,)):
        return plain(value.to_dict())
    if isinstance(value, pydantic.BaseModel):
        return plain(value.to_dict())
    if isinstance(value, dict):
        return {key: plain(member) for key, member in value.items() if member is not None}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return getattr(value, "value", value)


def differences(entry, model, body):
    """The reasons why the two differ about this body."""
    found = set()
    theirs = by_sdk(model, body)
    try:
        ours = getattr(bc, entry.name).from_json(body)
    except bc.ParseError as error:
        if not isinstance(theirs, Exception):
            return {"lenient JSON"}
        return set()
    if isinstance(theirs, Exception):
        assert isinstance(theirs, pydantic.ValidationError), (theirs, body)
        for error in theirs.errors():
            kind = error["type"]
            if kind in ("enum", "value_error"):
                found.add("unknown word")
            elif kind.startswith("datetime"):
                found.add("bad time" if isinstance(error["input"], str) else "other type")
            else:
                found.add("other type")
        return found
    members = json.loads(body)
    for name, info in model.model_fields.items():
        if name == "additional_properties":
            continue
        theirs_value = plain(getattr(theirs, name))
        key = info.alias or name
        if not hasattr(ours, name):
            ours_value = plain(ours.additional_properties.get(key))
        else:
            ours_value = plain(getattr(ours, name))
        if name == "event_type" and theirs_value is None:
            continue
        if theirs_value != ours_value:
            if isinstance(theirs_value, datetime) and theirs_value.tzinfo is None and isinstance(ours_value, datetime):
                assert theirs_value == ours_value.replace(tzinfo=None)
                found.add("no zone")
            elif ours_value is None and key in ours.additional_properties:
                found.add("extra coercion")
            elif isinstance(ours_value, dict) and plain(json.loads(getattr(ours, name).to_json())) == theirs_value:
                found.add("time as text")
            else:
                raise AssertionError((name, theirs_value, ours_value, body))
    unknown = dict(theirs.additional_properties)
    for key, value in ours.additional_properties.items():
        if key in unknown:
            mine = unknown.pop(key)
            if mine != value:
                assert float(mine) == value if isinstance(mine, int) else schema.loads(json.dumps(mine)) == value, (key, body)
                found.add("big integer")
        else:
            assert key in {info.alias or name for name, info in model.model_fields.items()}, (key, body)
    for key, value in unknown.items():
        assert key in {name for field in entry.fields for name in (field.key, field.alias)}, (key, body)
        if value is not None:
            found.add("field that the SDK lacks")
    dict_of_sdk = theirs.to_dict()
    if any(value is None for value in dict_of_sdk.values()):
        found.add("null")
    return found


def test_fixtures():
    reasons = collections.Counter()
    for event, case, body in schema.fixtures("voice"):
        parsed = bc.parse(body)
        if type(parsed).__name__ in SDK:
            reasons.update(differences(schema.CLASSES[type(parsed).__name__], SDK[type(parsed).__name__], body))
            reasons["bodies"] += 1
    assert reasons.pop("bodies") > 40
    assert set(reasons) <= set(REASONS), reasons


WRONG = [5, 5.5, True, None, "", "x", [], {}, [1], {"a": 1}, 2**70 + 1, -1, "2026-03-09T14:11:04.218Z"]


def test_generated_bodies():
    """20,000 bodies: any of the fields, values of any type, unknown fields, another order."""
    chance = random.Random(1)
    reasons = collections.Counter()
    agreed = 0
    for number in range(20_000):
        entry = schema.CLASSES[chance.choice(list(SDK))]
        members = {"eventType": entry.event}
        for field in entry.fields[1:]:
            kind = chance.random()
            if kind < 0.6:
                members[field.key] = usual(field, number)
            elif kind < 0.62:
                members[field.key] = chance.choice(WRONG)
        if chance.random() < 0.2:
            members["brandNew"] = chance.choice(WRONG)
        items = list(members.items())
        chance.shuffle(items)
        body = json.dumps(dict(items), ensure_ascii=chance.random() < 0.5).encode()
        if chance.random() < 0.02:
            body = body[: chance.randrange(len(body))]
        elif chance.random() < 0.02:
            body = body[:-1] + b"," + json.dumps({"tag": "a"})[1:].encode()
        found = differences(entry, SDK[entry.name], body)
        agreed += found <= {"null", "field that the SDK lacks", "no zone"}
        reasons.update(found)
    assert set(reasons) == set(REASONS), reasons
    assert agreed > 14_000, agreed


def usual(field, number):
    """A value that the SDK takes too: a word of its sets."""
    words = schema.LISTS["voice"]["sets"].get(field.kind)
    if words:
        words = list(words["words"].values())
        return words[number % len(words)]
    if field.kind in schema.CLASSES:
        return {inner.key: usual(inner, number) for inner in schema.CLASSES[field.kind].fields}
    return values.value(field, number)[0]


def test_each_model_and_field_of_the_sdk_is_here():
    assert len(SDK) >= 20
    for name, model in SDK.items():
        for attribute, info in model.model_fields.items():
            if attribute != "additional_properties":
                assert hasattr(getattr(bc, name), attribute), (name, attribute)
    for name in ("Diversion", "StirShaken", "MachineDetectionResult"):
        for attribute in getattr(models, name).model_fields:
            assert attribute == "additional_properties" or hasattr(getattr(bc, name), attribute)


def test_messaging():
    """The SDK has two models for one event, and none for the array that a webhook is."""
    compared = 0
    for event, case, body in schema.fixtures("messaging"):
        for members in json.loads(body) if body.startswith(b"[") else []:
            model = models.InboundCallback if event == "message-received" else models.StatusCallback
            try:
                theirs = model.from_dict(members)
            except pydantic.ValidationError:
                continue
            [ours] = bc.parse_messages(json.dumps([members]))
            for name in ("type", "time", "description", "to"):
                assert plain(getattr(theirs, name)) == plain(getattr(ours, name)), (event, case, name)
            for name in ("id", "owner", "time", "to", "segment_count", "var_from", "text", "tag", "direction"):
                if theirs.message is not None and hasattr(theirs.message, name):
                    assert plain(getattr(theirs.message, name)) == plain(getattr(ours.message, name)), (event, name)
                    compared += 1
    assert compared > 100


def test_what_the_sdk_cannot_do():
    """If the SDK learns it, README.md is to be changed."""
    model = models.DisconnectCallback
    body = '{"eventType":"disconnect","startTime":"2026-03-09T14:11:04.218Z"}'
    with pytest.raises(TypeError):
        model.from_json(body).to_json()
    assert json.loads(bc.DisconnectCallback.from_json(body).to_json()) == json.loads(body)
    with pytest.raises(pydantic.ValidationError):
        model.from_json('{"direction":"sideways"}')
    assert bc.DisconnectCallback.from_json('{"direction":"sideways"}').direction == "sideways"
    with pytest.raises(TypeError):
        hash(model())
    assert model.from_json('{"eventType":"gather"}').event_type == "gather"
    assert model().event_type is None and bc.DisconnectCallback().event_type == "disconnect"
    assert model(brand_new=1) is not None
    voice = [entry.name for entry in schema.EVENTS if entry.family == "voice"]
    assert len([name for name in voice if name not in SDK]) == 8 - 1, [name for name in voice if name not in SDK]


def test_the_readme_has_the_list():
    readme = (schema.ROOT / "bindings/python/README.md").read_text()
    for reason in REASONS.values():
        assert reason in readme, reason
