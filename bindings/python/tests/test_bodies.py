"""Bodies: the fixtures as Rust has them, what is refused, and what is shown."""

import json
import pickle
import re

import pytest
import schema

import bandwidth_callbacks as bc


def snapshots(family):
    """What Rust prints of each fixture that it accepts."""
    for path in sorted((schema.FIXTURES / family).rglob("golden.txt")):
        for entry in re.split(r"^(?=[\w-]+: )", path.read_text(), flags=re.M):
            if entry:
                case, _, text = entry.partition(": ")
                yield path.parent.name, case, text.rstrip("\n")


def one_line(text):
    text = re.sub(r"([{(\[])\n\s*", lambda it: it[1] + (" " if it[1] == "{" else ""), text)
    text = re.sub(r",\n\s*([})\]])", lambda it: (" " if it[1] == "}" else "") + it[1], text)
    return re.sub(r",\n\s*", ", ", text)


VOICE = {(event, case): body for event, case, body in schema.fixtures("voice")}
MESSAGES = {(event, case): body for event, case, body in schema.fixtures("messaging")}


def test_a_voice_event_is_what_it_is_in_rust():
    compared = unknown = 0
    for event, case, text in snapshots("voice"):
        if (event, case) in VOICE and text.split(" ")[0].endswith("Callback"):
            parsed = bc.parse(VOICE[event, case])
            shown, *extra = text.split("\n    extra ")
            assert repr(parsed) == f"<{one_line(shown)}>", (event, case)
            compared += 1
            for line in extra:
                name, _, value = line.partition(" = ")
                if name.startswith('"'):
                    assert parsed.additional_properties[json.loads(name)] == json.loads(value), (event, case)
                    unknown += 1
    assert compared >= len(VOICE) - 3 > 50 and unknown >= 4


def test_a_messaging_event_is_what_it_is_in_rust():
    compared = 0
    for event, case, text in snapshots("messaging"):
        if (event, case) in MESSAGES:
            shown = one_line(text.split("\n    extra ")[0])
            ours = ", ".join(repr(one)[1:-1] for one in bc.parse_messages(MESSAGES[event, case]))
            assert ours in shown and (ours or case == "none"), (event, case)
            compared += 1
    assert compared > 20


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview, lambda body: body.decode()])
def test_fixtures_go_there_and_back(kind):
    for (event, case), body in VOICE.items():
        parsed = bc.parse(kind(body))
        expected = schema.without_nulls(schema.loads(body), "voice", type(parsed).__name__)
        assert json.loads(parsed.to_json()) == expected, (event, case)
        assert pickle.loads(pickle.dumps(parsed)) == parsed
        assert type(parsed).from_json(body) == parsed == bc.parse_any(body)
    for (event, case), body in MESSAGES.items():
        parsed = bc.parse_messages(kind(body))
        expected = json.loads(body)
        expected = expected if isinstance(expected, list) else [expected]
        assert len(parsed) == len(expected), (event, case)
        for one, members in zip(parsed, expected):
            assert isinstance(one, bc.MessageEvent)
            assert json.loads(one.to_json()) == schema.without_nulls(members, "messaging", type(one).__name__)
            assert pickle.loads(pickle.dumps(one)) == one
            assert type(one).from_json(json.dumps(members)) == one
        assert bc.parse_any(body) == parsed
    for event, case, body in schema.fixtures("stream"):
        parsed = bc.parse_frame(kind(body))
        expected = schema.without_nulls(schema.loads(body), "stream", type(parsed).__name__)
        assert json.loads(parsed.to_json()) == expected, (event, case)
        assert pickle.loads(pickle.dumps(parsed)) == parsed
    for event, case, body in schema.fixtures("notification"):
        parsed = bc.parse_any(kind(body))
        assert type(parsed).__name__.lower() == event.lower(), (event, case)
        expected = schema.without_nulls(schema.loads(body), "notification", type(parsed).__name__)
        assert json.loads(parsed.to_json()) == expected, (event, case)
        assert type(parsed).from_json(body) == parsed == pickle.loads(pickle.dumps(parsed))


def test_each_fixture_has_the_class_of_its_folder():
    for entry in schema.EVENTS:
        folder = schema.FIXTURES / entry.family / entry.event
        body = (folder / "full.json").read_bytes()
        parsed = {"voice": bc.parse, "stream": bc.parse_frame, "messaging": lambda it: bc.parse_messages(it)[0]}[entry.family](body)
        assert type(parsed).__name__ == entry.name and type(parsed) is getattr(bc, entry.name)
        members = json.loads(body)
        members = members[0] if isinstance(members, list) else members
        for field in entry.fields:
            if members.get(field.key) is not None:
                assert getattr(parsed, field.attribute) is not None, (entry.name, field.attribute)
    assert type(bc.parse('{"eventType":"brandNew"}')) is bc.UnknownCallback
    assert type(bc.parse_messages('[{"type":"brandNew"}]')[0]) is bc.UnknownMessageCallback
    assert type(bc.parse_frame('{"eventType":"brandNew"}')) is bc.UnknownFrame
    assert bc.parse_any('{"brandNew":[1]}').additional_properties == {"brandNew": [1]}


REFUSED = [
    (bc.parse, b"", "empty", {}),
    (bc.parse, b'{"eventType":"dtmf",}', "syntax", {"offset": 20}),
    (bc.parse, b'{"a":1}', "missing_event_type", {}),
    (bc.parse, b"[]", "not_an_object", {"offset": 0}),
    (bc.parse, b'{"eventType":"dtmf","tag":"a","tag":"b"}', "duplicate_field", {"field": "tag", "event_type": "dtmf"}),
    (bc.parse, b'{"eventType":"dtmf","tag":"\xff"}', "invalid_utf8", {"offset": 27}),
    (bc.parse, '{"eventType":"dtmf","tag":"\ud800"}', "invalid_utf8", {}),
    (bc.parse, b'{"eventType":"dtmf"} x', "trailing_data", {"offset": 21}),
    (bc.parse, b'{"eventType":"dtmf","tag":"' + b"a" * 300_000 + b'"}', "too_long", {}),
    (bc.parse_messages, b'[{"type":"message-sent"},{"type":1}]', "event_type_not_text", {"element": 1}),
    (bc.parse_frame, b"{", "unexpected_end", {}),
    (bc.parse_any, b"{", "unexpected_end", {}),
    (bc.peek, b"{", "unexpected_end", {}),
    (bc.DisconnectCallback.from_json, b'{"eventType":"dtmf"}', "other_event_type", {"status": 422}),
    (bc.Diversion.from_json, b"[]", "not_an_object", {"status": 422}),
    (bc.Diversion.from_json, b"null", "not_an_object", {"status": 422}),
    # What would become a part of the event that an object alone is put into.
    (bc.Diversion.from_json, b'{"reason":"a"},"x":{}', "trailing_data", {"offset": 14, "event_type": None}),
    (bc.StreamTrack.from_json, b'{"name":"a"},{}', "trailing_data", {"offset": 12, "event_type": None}),
    (bc.StreamTrack.from_json, b'{"name":"a"}]},"x":{"y":[{}', "trailing_data", {"offset": 12, "event_type": None}),
    # The type is put before the members of the first event only.
    (bc.MessageSentCallback.from_json, b'[{"type":"message-sent"},{"time":"a"}]', "missing_event_type", {"element": 1}),
    (bc.Diversion.from_json, b"{", "unexpected_end", {}),
    (bc.DeliveryReport.from_json, b"{", "unexpected_end", {}),
]


@pytest.mark.parametrize(("parse", "body", "kind", "more"), REFUSED)
def test_a_refused_body(parse, body, kind, more):
    with pytest.raises(bc.ParseError) as raised:
        parse(body)
    error = raised.value
    assert isinstance(error, ValueError) and error.kind == kind
    for name in ("offset", "field", "event_type", "element", "status"):
        value = getattr(error, name)
        if name in more:
            assert value == more[name], name


@pytest.mark.parametrize("parse", [bc.parse, bc.parse_messages, bc.parse_frame, bc.parse_any, bc.peek])
@pytest.mark.parametrize("body", [None, 5, {}, [1], object()])
def test_only_bodies_are_parsed(parse, body):
    with pytest.raises(TypeError):
        parse(body)


SECRET = "+15550142771 Jane secret"


def texts(value):
    """A body with a secret in each place that is personal data."""
    if isinstance(value, dict):
        return {key: texts(member) for key, member in value.items()} | {"brandNew": SECRET}
    if isinstance(value, list):
        return [texts(item) for item in value]
    return value


def test_nothing_personal_is_shown():
    shown = 0
    for family, parse in (("voice", bc.parse), ("messaging", bc.parse_messages), ("stream", bc.parse_frame), ("notification", bc.parse_any)):
        personal = [name for name, facts in schema.LISTS[family]["fields"].items() if facts["type"] == "Sensitive"]
        keys = {schema.LISTS[family]["fields"][name]["key"] for name in personal}

        def hide(value):
            if isinstance(value, dict):
                members = {key: SECRET if key in keys and isinstance(member, str) else hide(member) for key, member in value.items()}
                return members | {"brandNew": SECRET}
            return [hide(item) for item in value] if isinstance(value, list) else value

        for event, case, body in schema.fixtures(family):
            body = json.dumps(hide(json.loads(body))).encode()
            parsed = parse(body)
            for one in parsed if isinstance(parsed, list) else [parsed]:
                for text in (repr(one), str(one), f"{one}", repr([one])):
                    assert "Jane" not in text and "1555014" not in text, (event, case)
                    shown += 1
                for name in dir(type(one)):
                    attribute = getattr(one, name, None)
                    if isinstance(attribute, bc.Record):
                        assert "Jane" not in repr(attribute) and "1555014" not in repr(attribute)
            for end in range(0, len(body), 37):
                with pytest.raises(bc.ParseError) as raised:
                    parse(body[:end])
                assert "Jane" not in repr(raised.value) + str(raised.value.__dict__)
    assert shown > 300
    with pytest.raises(TypeError) as error:
        bc.DisconnectCallback(tag=[SECRET])
    assert "Jane" not in str(error.value)
    envelope = bc.peek(json.dumps({"eventType": "dtmf", "callId": SECRET, "tag": SECRET}))
    assert "Jane" not in repr(envelope) and envelope.tag == SECRET


def test_each_event_of_a_messaging_webhook_is_its_own():
    events = [{"type": "message-sent", "x": at, "message": {"id": f"m-{at}", "to": [f"+{at}"]}} for at in range(5)]
    for at, event in enumerate(bc.parse_messages(json.dumps(events))):
        for one in (event, pickle.loads(pickle.dumps(event)), bc.MessageSentCallback(event)):
            assert (one.message.id, one.message.to, one.additional_properties) == (f"m-{at}", [f"+{at}"], {"x": at})
            assert json.loads(one.to_json()) == events[at]


def test_a_body_of_a_known_kind_is_no_unknown_one():
    for family in schema.FAMILIES:
        for event, case, body in schema.fixtures(family):
            if type(parsed := bc.parse_any(body)) is bc.UnknownBody:
                assert bc.UnknownBody.from_json(body) == parsed
            else:
                with pytest.raises(bc.ParseError):
                    bc.UnknownBody.from_json(body)


LONG = {
    "voice": (lambda body: [bc.parse(body)], '{"eventType":"disconnect","callId":"c-1","x":"%s","cause":"a","tag":"the last"}'),
    "voice, with escapes": (lambda body: [bc.parse(body)], '{"eventType":"disconnect","callId":"c-1","x":"%s","cause":"\\u0061","tag":"the last"}'),
    "messaging": (bc.parse_messages, '[{"type":"message-sent","to":"+1"},{"type":"message-sent","message":{"id":"m-1","tag":"%s","text":"the last"}}]'),
    "stream": (lambda body: [bc.parse_frame(body)], '{"track":"inbound","payload":"AAAA","x":"%s","eventType":"media"}'),
}


@pytest.mark.parametrize("kind", LONG)
def test_texts_of_bodies_of_each_length_around_that_of_16_bits(kind):
    """Where a text is takes two numbers of 16 bits, or the text is read in another way."""
    parse, form = LONG[kind]
    for size in (*range(65_300, 65_700), 131_072, 200_000):
        body = form % ("a" * (size - len(form) + 2))
        assert len(body) == size
        one = parse(body)[-1]
        if kind == "messaging":
            texts = (one.type, one.to, one.message.id, len(one.message.tag), one.message.text, one.message.var_from)
            assert texts == ("message-sent", None, "m-1", size - len(form) + 2, "the last", None), size
        elif kind == "stream":
            assert (one.event_type, one.track, one.payload) == ("media", "inbound", "AAAA"), size
        else:
            texts = (one.event_type, one.call_id, one.cause, one.tag, one.var_from)
            assert texts == ("disconnect", "c-1", "a", "the last", None), size


def test_peek():
    for body in VOICE.values():
        event, envelope = bc.parse(body), bc.peek(body)
        assert envelope.event_type == event.event_type
        for name in ("call_id", "account_id", "conference_id", "tag"):
            if hasattr(event, name):
                assert getattr(envelope, name) == getattr(event, name)
