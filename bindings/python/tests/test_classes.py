"""Each class as the provider's SDK tests its models: made of keywords, and each attribute read back."""

import copy
import json
import pickle
from datetime import datetime, timezone

import pytest
import schema
import values

import bandwidth_callbacks as bc

CLASSES = list(schema.CLASSES.values())


def keywords(entry, number=0, by="attribute"):
    given, expected = {}, {}
    for field in entry.fields:
        if field.name == "event_type" and entry.event:
            continue
        of_json, of_python = values.value(field, number)
        name = field.attribute if by == "attribute" else field.key
        given[name] = of_python
        expected[field.attribute] = of_python, of_json
    return given, expected


def same(attribute, expected):
    """An attribute that is an object is compared by what is in it."""
    if isinstance(attribute, bc.Record):
        attribute = json.loads(attribute.to_json())
    if isinstance(attribute, list) and attribute and isinstance(attribute[0], bc.Record):
        attribute = [json.loads(item.to_json()) for item in attribute]
    return attribute == expected


@pytest.mark.parametrize("entry", CLASSES, ids=repr)
@pytest.mark.parametrize("by", ["attribute", "key"])
def test_an_instance_has_the_values_of_its_keywords(entry, by):
    cls = getattr(bc, entry.name)
    for number in range(5):
        given, expected = keywords(entry, number, by)
        instance = cls(**given)
        assert type(instance) is cls
        for attribute, (of_python, _) in expected.items():
            assert same(getattr(instance, attribute), of_python), attribute
            if isinstance(of_python, datetime):
                assert getattr(instance, attribute).tzinfo is not None
        assert instance.additional_properties == {}
        if entry.event:
            assert instance.event_type == entry.event


@pytest.mark.parametrize("entry", CLASSES, ids=repr)
def test_absent_fields_are_none_and_are_not_written(entry):
    instance = getattr(bc, entry.name)()
    for field in entry.fields:
        if not (entry.event and field.name == "event_type"):
            assert getattr(instance, field.attribute) is None, field.attribute
    key = {"messaging": "type"}.get(entry.family, "eventType")
    assert json.loads(instance.to_json()) == ({key: entry.event} if entry.event else {})


@pytest.mark.parametrize("entry", CLASSES, ids=repr)
def test_json_and_dict_go_there_and_back(entry):
    cls = getattr(bc, entry.name)
    for number in range(5):
        members = values.json_of(entry, number)
        if entry.event:
            members[entry.fields[0].key] = entry.event
        members["brandNew"] = {"of": [1, 2.5, None, True, "x"]}
        text = json.dumps(members)
        instance = cls.from_json(text)
        assert type(instance) is cls
        assert json.loads(instance.to_json()) == members
        assert instance.additional_properties == {"brandNew": {"of": [1, 2.5, None, True, "x"]}}
        assert cls.from_dict(members) == instance
        assert cls.from_dict(instance.to_dict()) == instance
        assert cls.from_json(instance.to_json()) == instance
        assert cls(instance) == instance and hash(cls(instance)) == hash(instance)
        for field in entry.fields:
            of_json, of_python = values.value(field, number)
            if entry.event and field.name == "event_type":
                continue
            assert same(getattr(instance, field.attribute), of_python), field.attribute
            if isinstance(of_json, str):
                assert instance.as_received(field.attribute) == of_json
                assert instance.as_received(field.key) == of_json
            if isinstance(of_python, datetime):
                assert instance.to_dict()[field.key] == of_python


@pytest.mark.parametrize("entry", CLASSES, ids=repr)
def test_copies_pickles_and_changes(entry):
    cls = getattr(bc, entry.name)
    instance = cls(**keywords(entry)[0], additional_properties={"brandNew": [1]})
    assert copy.copy(instance) is instance and copy.deepcopy(instance) is instance
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        other = pickle.loads(pickle.dumps(instance, protocol))
        assert type(other) is cls and other == instance and hash(other) == hash(instance)
    for field in entry.fields:
        if entry.event and field.name == "event_type":
            continue
        other = instance.__replace__(**{field.attribute: None})
        assert getattr(other, field.attribute) is None and other != instance
        assert other.__replace__(**{field.attribute: getattr(instance, field.attribute)}) == instance
    with pytest.raises(AttributeError):
        setattr(instance, entry.fields[-1].attribute, None)
    with pytest.raises(TypeError, match="no field `brand_new`"):
        cls(brand_new=1)


@pytest.mark.parametrize("entry", CLASSES, ids=repr)
def test_a_value_of_another_type_is_refused_in_keywords_and_kept_from_bodies(entry):
    cls = getattr(bc, entry.name)
    for field in entry.fields:
        if field.name == "event_type" and (entry.event or entry.family != "notification"):
            continue
        wrong = [[]] if field.kind not in ("Tracks",) and not field.kind.startswith("List<") else {"a": 1}
        with pytest.raises(TypeError, match="another type"):
            cls(**{field.attribute: wrong})
        instance = cls.from_dict({field.key: wrong})
        assert getattr(instance, field.attribute) is None
        assert instance.additional_properties == {field.key: wrong}
        assert json.loads(instance.to_json())[field.key] == wrong


OTHERS = [
    (bc.RecordingCompleteCallback, "channels", "channels", 2**32),
    (bc.InitiateCallback, "sip_headers", "sipHeaders", {"x-a": "1", "x-b": 1}),
    (bc.Transcription, "tracks", "tracks", ["inbound", 1]),
    (bc.Message, "to", "to", ["+15551234567", 1]),
    (bc.StreamMetadata, "tracks", "tracks", [{"name": "inbound"}, 1]),
    (bc.StreamMetadata, "stabilized", "stabilized", 1),
]


@pytest.mark.parametrize(("cls", "attribute", "key", "wrong"), OTHERS)
def test_a_value_that_is_in_part_of_another_type(cls, attribute, key, wrong):
    with pytest.raises(TypeError, match="another type"):
        cls(**{attribute: wrong})
    instance = cls.from_dict({key: wrong})
    assert getattr(instance, attribute) is None
    assert instance.additional_properties == {key: wrong}


def test_an_instance_of_another_class_is_no_dict():
    event = bc.DisconnectCallback(cause="hangup")
    assert bc.DisconnectCallback.from_dict(event) is event
    with pytest.raises(TypeError):
        bc.AnswerCallback.from_dict(event)


def test_only_a_text_is_as_received():
    event = bc.parse('{"eventType":"recordingComplete","channels":1,"tag":5}')
    assert event.channels == 1 and event.tag is None
    assert event.as_received("channels") is event.as_received("tag") is None


def test_times():
    naive = bc.DisconnectCallback(start_time=datetime(2026, 3, 9, 14, 11, 4))
    assert naive.start_time == datetime(2026, 3, 9, 14, 11, 4, tzinfo=timezone.utc)
    assert naive.as_received("start_time") == "2026-03-09T14:11:04.000Z"
    one = bc.parse('{"eventType":"dtmf","eventTime":"2026-03-09T14:11:04.5Z"}')
    other = bc.DtmfCallback(event_time=one.event_time)
    assert one == other and hash(one) == hash(other)
    assert one.as_received("event_time") != other.as_received("event_time")
    zoned = bc.parse('{"eventType":"dtmf","eventTime":"2026-03-09T16:11:04.5+02:00"}')
    assert zoned == one and zoned.event_time.utcoffset().total_seconds() == 7200
    for text in ("", "soon", "2026-02-30T00:00:00Z", "0000-01-01T00:00:00Z"):
        event = bc.parse(json.dumps({"eventType": "dtmf", "eventTime": text}))
        assert event.event_time is None
        assert event.as_received("event_time") == text
        assert event.to_dict()["eventTime"] == text


def test_match_and_derived_classes():
    event = bc.parse('{"eventType":"disconnect","callId":"c-1","cause":"hangup","from":"+15551234567"}')
    match event:
        case bc.AnswerCallback():
            raise AssertionError
        case bc.DisconnectCallback(cause="hangup", call_id=call, var_from=caller):
            assert (call, caller) == ("c-1", "+15551234567")
        case _:
            raise AssertionError
    assert isinstance(event, bc.Event) and isinstance(event, bc.Record)

    class Mine(bc.DisconnectCallback):
        def is_hangup(self):
            return self.cause == "hangup"

    mine = Mine.from_json(event.to_json())
    assert type(mine) is Mine and mine.is_hangup() and mine.call_id == "c-1"
    assert type(Mine.from_dict({"cause": "busy"})) is Mine and Mine(cause="hangup").is_hangup()


def test_nested_objects():
    event = bc.InitiateCallback(
        diversion=bc.Diversion(reason="no-answer", orig_to="+15551234567"),
        stir_shaken={"verstat": "TN-Validation-Passed"},
    )
    assert event.diversion.reason == "no-answer" and event.stir_shaken.verstat == "TN-Validation-Passed"
    assert event.diversion == bc.Diversion(reason="no-answer", orig_to="+15551234567")
    assert {event.diversion: 1}[bc.Diversion.from_dict(event.diversion.to_dict())] == 1
    with pytest.raises(TypeError):
        bc.InitiateCallback(diversion=bc.StirShaken())
    with pytest.raises(TypeError):
        bc.InitiateCallback(additional_properties=[1])
    deep = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(ValueError):
        bc.InitiateCallback(additional_properties={"deep": deep})
    for value in (float("nan"), {1: 2}, object(), 10**400, "\ud800"):
        with pytest.raises((TypeError, ValueError, OverflowError)):
            bc.InitiateCallback(additional_properties={"a": value})


def test_descriptors_say_what_they_are():
    attribute = bc.DisconnectCallback.var_from
    assert (attribute.__name__, attribute.key) == ("var_from", "from")
    assert attribute.__doc__.startswith("The caller")
    assert bc.DisconnectCallback.__doc__.startswith("A call ended") or bc.DisconnectCallback.__doc__
