"""Events as objects of Python: derived classes, equality, copies, pickles, and what the tools for objects see."""

import copy
import inspect
import json
import operator
import pickle
import pydoc
import re
import threading
from datetime import datetime, timedelta, timezone
from unittest.mock import ANY

import pytest
import schema

import bandwidth_callbacks as bc

BODY = (schema.FIXTURES / "voice/disconnect/typical.json").read_bytes()
DISCONNECT = '{"eventType":"disconnect",'


class Mine(bc.DisconnectCallback):
    """At the top, so that it can be pickled."""


class WithNote(bc.DisconnectCallback):
    def __new__(cls, *args, note=None, **values):
        self = super().__new__(cls, *args, **values)
        self.note = note
        return self

    def __init__(self, *args, note=None, **values):
        pass


class WithInit(bc.DisconnectCallback):
    """As derived classes of the SDK's models are written."""

    def __init__(self, *args, **values):
        super().__init__(*args, **values)
        self.is_made = True


def test_fields_of_derived_classes_cannot_be_assigned():
    mine = Mine(cause="hangup")
    with pytest.raises(AttributeError):
        mine.cause = "busy"
    with pytest.raises(AttributeError):
        del mine.cause
    assert mine.cause == json.loads(mine.to_json())["cause"] == "hangup"


def test_an_entry_of_a_derived_instance_hides_no_field():
    mine = Mine(cause="hangup")
    mine.__dict__["cause"] = "busy"
    assert mine.cause == "hangup"


def test_a_derived_class_can_call_the_initializer_of_its_base():
    """The stubs declare `__init__`, so that mypy accepts this."""
    for mine in (WithInit(cause="hangup"), WithInit.from_json(DISCONNECT + '"cause":"hangup"}'), WithInit.from_dict({"cause": "hangup"})):
        assert type(mine) is WithInit and mine.is_made and mine.cause == "hangup"


def test_copies_of_derived_instances_are_of_their_own():
    mine = WithNote(cause="hangup", note=["a"])
    for other in (copy.copy(mine), copy.deepcopy(mine)):
        assert type(other) is WithNote and other == mine and other.note == ["a"]
        other.more = 1
        assert not hasattr(mine, "more")
    deep = copy.deepcopy(mine)
    deep.note.append("b")
    assert mine.note == ["a"]
    other, note = copy.deepcopy((mine, mine.note))
    assert other.note is note is not mine.note


class Slotted(bc.DisconnectCallback):
    __slots__ = ("note", "empty")


class SlottedToo(Slotted):
    """It has a `__dict__` too."""


class Guarded(bc.DisconnectCallback):
    def __getstate__(self):
        return {"note": self.note}


class Set(Guarded):
    def __setstate__(self, state):
        self.note = [*state["note"], "set"]


WAYS = [copy.copy, copy.deepcopy, *(lambda it, protocol=protocol: pickle.loads(pickle.dumps(it, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1))]


@pytest.mark.parametrize("way", WAYS, ids=range(len(WAYS)))
def test_all_that_a_derived_instance_has_is_copied(way):
    for cls in (Slotted, SlottedToo, Guarded, Set, WithNote):
        mine = cls(cause="hangup")
        mine.note = ["a"]
        if hasattr(mine, "__dict__") and cls is not SlottedToo:
            mine.lock = threading.Lock() if issubclass(cls, Guarded) else 1
        if cls is SlottedToo:
            mine.more = {"b": mine.note}
        other = way(mine)
        assert type(other) is cls and other == mine and other is not mine
        assert other.note == (["a", "set"] if cls is Set else ["a"])
        if cls is SlottedToo:
            assert other.more == {"b": ["a"]} and other.more["b"] is other.note
        assert (other.note is mine.note) == (way is copy.copy and cls is not Set)


def test_a_deep_copy_of_what_has_itself_has_the_copy():
    mine = Mine(cause="hangup")
    mine.me = [mine]
    other = copy.deepcopy(mine)
    assert other is not mine and other.me[0] is other
    other = pickle.loads(pickle.dumps(mine))
    assert other.me[0] is other


def test_events_of_one_webhook_share_the_body_in_a_pickle():
    body = json.dumps([{"type": "message-sent", "description": "a" * 1000}] * 100).encode()
    events = bc.parse_messages(body)
    assert pickle.loads(pickle.dumps(events)) == events
    assert len(pickle.dumps(events)) < 2 * len(body)


def test_a_copy_of_a_copy_is_no_chain():
    event, mine = bc.parse(BODY), Mine.from_json(BODY)
    for _ in range(200_000):
        event, mine = bc.DisconnectCallback(event), copy.copy(mine)
    assert event.cause == mine.cause == "hangup"
    del event, mine


def test_pickles_of_derived_instances_have_their_attributes():
    mine = WithNote(cause="hangup", note=["a"])
    other = pickle.loads(pickle.dumps(mine))
    assert type(other) is WithNote and other == mine and other.note == ["a"]


def test_derived_classes_with_slots():
    class Slotted(bc.DisconnectCallback):
        __slots__ = ("note",)

    slotted = Slotted.from_json(DISCONNECT + '"cause":"hangup"}')
    slotted.note = 1
    assert (slotted.note, slotted.cause) == (1, "hangup")
    with pytest.raises(AttributeError):
        slotted.cause = "busy"


def test_a_derived_instance_equals_one_of_its_base():
    event = bc.parse(BODY)
    mine = Mine.from_json(BODY)
    assert mine == event and event == mine and hash(mine) == hash(event)
    assert type(mine.__replace__(tag="a")) is Mine


EQUAL = [
    ('"callId":"a","cause":"b"}', '"cause":"b","callId":"a"}'),
    ('"x":{"a":1,"b":2}}', '"x":{"b":2,"a":1}}'),
    ('"cause":"a"}', '"cause" : "\\u0061" }'),
    ('"cause":null}', '"tag":null}'),
    ('"x":1.0}', '"x":1e0}'),
    ('"endTime":"2026-03-09T14:11:03.941Z"}', '"endTime":"2026-03-09t16:11:03.941000+02:00"}'),
    ('"endTime":"2026-03-09T14:11:03.9410001Z"}', '"endTime":"2026-03-09T14:11:03.941Z"}'),
]


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_spelling_does_not_matter(one, other):
    one, other = bc.parse(DISCONNECT + one), bc.parse(DISCONNECT + other)
    assert one == other and hash(one) == hash(other) and not one != other


def test_both_keys_of_a_field_mean_the_same():
    one, other = (bc.Transcription.from_json('{"%s":"2026-03-09T14:11:03Z"}' % key) for key in ("completeTime", "completedTime"))
    assert one.completed_time == other.completed_time is not None
    assert one.as_received("completed_time") == one.as_received("completeTime") == "2026-03-09T14:11:03Z"
    assert one == other and hash(one) == hash(other)
    later = one.completed_time + timedelta(days=1)
    for changed in (one.__replace__(completed_time=later), one.__replace__(completeTime=later), bc.Transcription(completed_time=later)):
        assert changed.completed_time == later and changed.additional_properties == {}
    assert one.__replace__(completed_time=None) == bc.Transcription()


def test_times_of_objects_are_times_in_a_dict():
    body = '{"eventType":"transcriptionAvailable","transcription":{"completeTime":"2026-03-09T14:11:03Z"}}'
    event = bc.parse(body)
    assert event.to_dict()["transcription"] == {"completeTime": event.transcription.completed_time}


def test_digits_after_those_of_a_microsecond_do_not_matter_before_1970():
    one, other = (bc.parse(DISCONNECT + f'"endTime":"1969-03-09T14:11:03.941{more}Z"}}') for more in ("", "0001"))
    assert one.end_time == other.end_time
    assert one == other and hash(one) == hash(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('"endTime":"1970-01-01T00:00:00.000001Z"}', '"endTime":"1"}'),
        ('"endTime":"2026-03-09T14:11:03.941Z"}', '"endTime":"1773065463941000"}'),
        ('"x":null}', '"tag":null}'),
        ('"x":true}', '"x":"true"}'),
        ('"endTime":5}', '"endTime":"5"}'),
        ('"x":1e300}', '"x":2e300}'),
        ('"x":0.5}', '"x":0.25}'),
        ('"endTime":"2026-03-09T14:11:03.941Z"}', '"endTime":"2026-03-09T14:11:03.941001Z"}'),
        ('"x":9007199254740993}', '"x":9007199254740992.0}'),
    ],
)
def test_events_with_other_attributes_are_not_equal(one, other):
    one, other = bc.parse(DISCONNECT + one), bc.parse(DISCONNECT + other)
    assert (one.end_time, one.additional_properties) != (other.end_time, other.additional_properties)
    assert one != other


@pytest.mark.parametrize("number", [2**53, 10**18, 2**63, 2**64 - 2**11, -(2**53), -(2**63), 0])
def test_large_numbers_that_are_equal_in_python_are_equal_in_events(number):
    one, other = (bc.parse(DISCONNECT + f'"x":{value}}}') for value in (number, f"{number}.0"))
    assert one.additional_properties == other.additional_properties
    assert one == other and hash(one) == hash(other)


def test_keys_of_an_array_in_place_of_an_object_are_its_own():
    one, other = (bc.parse('{"eventType":"transcriptionAvailable","transcription":[{"%s":"soon"}]}' % key) for key in ("completeTime", "completedTime"))
    assert one.additional_properties != other.additional_properties
    assert one != other


def test_numbers_that_are_equal_in_python_are_equal_in_events():
    one, other = bc.parse(DISCONNECT + '"x":1}'), bc.parse(DISCONNECT + '"x":1.0}')
    assert one.additional_properties == other.additional_properties
    assert one == other and hash(one) == hash(other)
    one, other = bc.Transcription(confidence=1), bc.Transcription(confidence=1.0)
    assert one.confidence == other.confidence
    assert one == other and hash(one) == hash(other)


def test_other_objects_are_asked_whether_they_are_equal():
    event = bc.parse(BODY)
    assert event == ANY and event != 5 and not event == 5 and event != BODY
    for use in (operator.lt, operator.le, operator.gt, operator.ge):
        with pytest.raises(TypeError):
            use(event, event)


def test_objects_of_two_classes_are_not_equal():
    for one, other in ((bc.Diversion(), bc.Transcription()), (bc.Diversion(additional_properties={"id": "a"}), bc.Transcription(id="a"))):
        assert json.loads(one.to_json()) == json.loads(other.to_json())
        assert one != other and not one == other


def test_an_event_that_was_made_of_another_has_its_reply_and_key():
    event = bc.parse('{"eventType":"initiate","callId":"c-1","eventTime":"2026-03-09T14:11:03Z"}')
    for other in (bc.InitiateCallback(event), pickle.loads(pickle.dumps(event))):
        assert other.reply == event.reply == bc.Reply.BXML
        assert other.dedup_key() == event.dedup_key() is not None


def test_a_change_of_additional_properties_replaces_them():
    event = bc.parse(DISCONNECT + '"x":1,"cause":"a"}')
    assert event.__replace__(additional_properties={"y": 2}).additional_properties == {"y": 2}
    assert event.__replace__(additional_properties={}).additional_properties == {}
    assert event.__replace__(additional_properties=None).additional_properties == {}
    assert event.__replace__(additional_properties=event.additional_properties) == event
    assert event.__replace__(cause="b").additional_properties == {"x": 1}


def test_the_order_of_keywords_does_not_matter():
    """Which of the two wins, or whether that is an error, is not said here."""

    def made(**values):
        try:
            return bc.DisconnectCallback(**values).cause
        except TypeError as error:
            return type(error)

    more = {"cause": "b"}
    assert made(cause="a", additional_properties=more) == made(additional_properties=more, cause="a")


def test_a_field_has_one_keyword():
    with pytest.raises(TypeError):
        bc.DisconnectCallback(call_id="a", callId="b")


def test_replies_and_envelopes_are_copied_and_pickled():
    for reply in (bc.Reply.BXML, bc.Reply.BXML_OR_EMPTY, bc.Reply.EMPTY):
        assert copy.deepcopy(reply) == pickle.loads(pickle.dumps(reply)) == reply
    envelope = bc.peek(BODY)
    assert envelope == bc.peek(BODY) and envelope != bc.peek('{"eventType":"dtmf"}')
    assert pickle.loads(pickle.dumps(envelope)) == copy.deepcopy(envelope) == envelope
    envelope = bc.peek('{"eventType":"dtmf","callId":"a","accountId":"b","conferenceId":"c","tag":"d"}')
    assert pickle.loads(pickle.dumps(envelope)) == envelope


def test_help_has_fields_among_the_data():
    assert inspect.isdatadescriptor(bc.DisconnectCallback.cause)
    text = pydoc.plain(pydoc.render_doc(bc.DisconnectCallback))
    assert "cause(...)" not in text and "cause\n" in text


def test_errors_are_copied_and_pickled():
    with pytest.raises(bc.ParseError) as refused:
        bc.parse('{"eventType":"dtmf","tag":"a","tag":"b"}')
    with pytest.raises(bc.Unauthorized) as unknown:
        bc.Credentials("user", "password").check(None)
    for error in (refused.value, unknown.value):
        for other in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):
            assert type(other) is type(error) and other.args == error.args
            assert vars(other) == vars(error) and vars(error)
        assert error.__cause__ is None and error.__context__ is None


LONG = {
    # A number is written with more bytes than it came with.
    "voice": (bc.parse, '{"eventType":"dtmf","x":[' + ",".join(["1e15"] * 50_000) + "]}"),
    "messaging": (lambda body: bc.parse_messages(body)[0], '[{"type":"message-sent","x":[' + ",".join(["1e15"] * 50_000) + "]}]"),
    "stream": (bc.parse_frame, '{"eventType":"dtmf","x":[' + ",".join(["1e15"] * 50_000) + "]}"),
}


@pytest.mark.parametrize("family", LONG)
def test_each_event_that_was_parsed_can_be_pickled_and_changed(family):
    parse, body = LONG[family]
    event = parse(body)
    assert pickle.loads(pickle.dumps(event)) == event
    changed = event.__replace__(additional_properties=event.additional_properties)
    assert changed == event.__replace__() == event


def test_a_made_object_can_be_pickled():
    made = bc.Diversion(reason="a" * 300_000)
    assert pickle.loads(pickle.dumps(made)) == made


@pytest.mark.parametrize(
    ("cls", "body", "place", "kind"),
    [
        (bc.Diversion, b"", None, "syntax"),
        (bc.Diversion, b"{", None, "syntax"),
        (bc.Diversion, b"5", None, "not_an_object"),
        (bc.EndpointEvent, b"[{}]", None, "not_an_object"),
        (bc.DisconnectCallback, b"null", None, "not_an_object"),
        (bc.DisconnectCallback, b'{"eventType":"dtmf"}', None, "other_event_type"),
        (bc.DisconnectCallback, b'{"eventType":"dtmf"}', 0, "other_event_type"),
        (bc.MediaFrame, b'{"eventType":"start"}', 0, "other_event_type"),
        (bc.MessageSentCallback, b'[{"type":"message-failed"}]', 0, "other_event_type"),
        (bc.MessageSentCallback, b'[{"type":"message-sent"}]', 1, "other_event_type"),
    ],
)
def test_a_pickle_that_somebody_has_changed_is_refused(cls, body, place, kind):
    with pytest.raises(bc.ParseError) as error:
        cls((body, place))
    assert error.value.kind == kind


NULLS = '{"reason":"away","tag":null,"callId":null,"x":null,"limit":null}'
PARTS = {
    "nulls": NULLS,
    "a member named eventType": '{"reason":"away","eventType":"x"}',
    "a member named eventType that is no text": '{"reason":"away","eventType":5}',
    "members of other classes": '{"zz":1,"accountId":"a","reason":"x","digit":5}',
}


@pytest.mark.parametrize("name", PARTS)
def test_an_object_in_an_event_is_what_its_class_makes_of_it(name):
    """A nested object has no fields but its own."""
    part = bc.parse('{"eventType":"initiate","diversion":%s}' % PARTS[name]).diversion
    alone = bc.Diversion.from_json(PARTS[name])
    assert alone == part and hash(alone) == hash(part)
    assert alone.additional_properties == part.additional_properties
    assert json.loads(alone.to_json()) == json.loads(part.to_json())
    assert pickle.loads(pickle.dumps(part)) == part
    assert bc.Diversion.from_dict(part.to_dict()) == part


@pytest.mark.parametrize("key", ["reason", "tag"])
def test_an_object_alone_is_refused_for_a_duplicate_of_its_own_fields_only(key):
    body = '{"%s":"a","%s":"b"}' % (key, key)
    if key == "reason":
        with pytest.raises(bc.ParseError) as error:
            bc.Diversion.from_json(body)
        assert error.value.kind == "duplicate_field" and error.value.event_type is None
    else:
        # As in an event: the last of two values of an unknown field is that of the `dict`.
        in_event = bc.parse('{"eventType":"initiate","diversion":%s}' % body).diversion
        assert bc.Diversion.from_json(body) == in_event


def test_both_keys_of_a_field_are_refused_alone_as_in_an_event():
    both = '{"completeTime":"2026-03-09T14:11:03Z","completedTime":"2027-03-09T14:11:03Z"}'
    with pytest.raises(bc.ParseError):
        bc.parse('{"eventType":"transcriptionAvailable","transcription":%s}' % both)
    with pytest.raises(bc.ParseError):
        bc.Transcription.from_json(both)


@pytest.mark.parametrize(
    ("cls", "key"),
    [(bc.DisconnectCallback, "tag"), (bc.MessageReceivedCallback, "time"), (bc.StartFrame, "metadata")],
    ids=["voice", "messaging", "stream"],
)
def test_a_body_without_a_type_is_refused_for_the_same_reasons(cls, key):
    with pytest.raises(bc.ParseError) as error:
        cls.from_json('{"%s":"a","%s":"b"}' % (key, key))
    assert error.value.kind == "duplicate_field" and error.value.field is not None


@pytest.mark.parametrize(
    ("kind", "body"),
    [("too_deep", '{"startTime":"x",  "tag":["a"]' + ',"y":' + "[" * 40 + "]" * 40 + "}"), ("duplicate_field", '{"tag":"a", "cause":"b", "tag":"c"}')],
)
def test_the_offset_is_that_of_the_body_as_it_was_given(kind, body):
    with pytest.raises(bc.ParseError) as error:
        bc.DisconnectCallback.from_json(body)
    with pytest.raises(bc.ParseError) as typed:
        bc.parse(DISCONNECT + body[1:])
    assert error.value.kind == typed.value.kind == kind
    assert error.value.offset == typed.value.offset - len(DISCONNECT[1:])
    assert str(typed.value.offset) in str(typed.value) and str(typed.value.offset) not in str(error.value)


def test_a_body_up_to_the_limit_is_taken_without_a_type_too():
    limit = 256 * 1024
    body = '{"tag":"%s"}' % ("a" * (limit - 10))
    assert len(body) == limit
    assert len(bc.DisconnectCallback.from_json(body).tag) == limit - 10


@pytest.mark.parametrize("body", ["{}", "{ }", " {\n\t} ", "[{ }]", "[ {\r}\n]"])
def test_an_empty_body_without_a_type(body):
    for cls in (bc.MessageReceivedCallback, *([bc.DisconnectCallback, bc.StartFrame] if "[" not in body else [])):
        assert cls.from_json(body) == cls()


def test_values_are_nested_as_deep_in_a_dict_as_in_a_body():
    taken = []
    for depth in range(25, 40):
        lists = "[" * depth + "1" + "]" * depth
        try:
            event = bc.DisconnectCallback.from_json('{"x":%s}' % lists)
        except bc.ParseError:
            with pytest.raises(ValueError):
                bc.DisconnectCallback.from_dict({"x": json.loads(lists)})
        else:
            taken.append(depth)
            assert bc.DisconnectCallback.from_dict(event.to_dict()) == event
            assert bc.DisconnectCallback(additional_properties={"x": json.loads(lists)}) == event
    assert taken == list(range(25, 32))


@pytest.mark.parametrize("body", ["[]", '[{"type":"message-received"},{"type":"message-received"}]'])
def test_a_body_with_no_one_event_is_refused_as_all_others(body):
    with pytest.raises(bc.ParseError):
        bc.MessageReceivedCallback.from_json(body)


@pytest.mark.parametrize("year", [1, 9999])
def test_times_at_the_limits_come_back_from_a_dict(year):
    for zone in ("Z", "+01:00", "-01:00"):
        text = f"{year:04}-01-01T00:30:00{zone}" if year == 1 else f"{year}-12-31T23:30:00{zone}"
        event = bc.parse(DISCONNECT + f'"endTime":"{text}"}}')
        assert bc.DisconnectCallback.from_dict(event.to_dict()) == event, text


def test_the_public_names_of_the_sdk_are_here_or_in_the_readme():
    models = pytest.importorskip("bandwidth.models")
    readme = (schema.ROOT / "bindings/python/README.md").read_text()
    for name in (name for name in dir(models) if re.search("Callback$", name) and name != "Callback"):
        assert hasattr(bc, name) or f"`{name}`" in readme, name
    for name, member in vars(models.DisconnectCallback).items():
        if not name.startswith("_") and (inspect.isfunction(member) or isinstance(member, classmethod)):
            assert hasattr(bc.DisconnectCallback, name) or f"`{name}`" in readme, name
    # The SDK's classes are models of pydantic, with all that users can do with those.
    assert hasattr(bc.DisconnectCallback, "__get_pydantic_core_schema__") or "pydantic" in readme


def test_the_limits_of_datetime():
    utc, east, west = timezone.utc, timezone(timedelta(hours=5)), timezone(-timedelta(hours=5))
    for time in (datetime.min, datetime.max, datetime(1, 1, 1, tzinfo=west), datetime(9999, 12, 31, 23, tzinfo=east)):
        made = bc.DisconnectCallback(end_time=time)
        assert made.end_time == (time if time.tzinfo else time.replace(tzinfo=utc)), time
        assert made == pickle.loads(pickle.dumps(made))
    seconds = timezone(timedelta(seconds=3723, microseconds=5))
    made = bc.DisconnectCallback(end_time=datetime(2026, 1, 1, tzinfo=seconds))
    assert made.end_time == datetime(2026, 1, 1, tzinfo=seconds)


@pytest.mark.parametrize("number", [2**64, -(2**63) - 1, 2**70, 10**300], ids=["2**64", "-2**63-1", "2**70", "10**300"])
def test_a_dict_of_json_is_what_the_json_is(number):
    """As `from_dict(request.json())` is used with the SDK."""
    body = '{"x":%d,"y":[{"z":%d}]}' % (number, -number)
    made = bc.DisconnectCallback.from_dict(json.loads(body))
    assert made == bc.DisconnectCallback.from_json(body)
    assert made.additional_properties["x"] == float(number)
