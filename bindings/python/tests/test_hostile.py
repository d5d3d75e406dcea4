"""Values that try to break things: each is taken or refused with an `Exception`, and nothing of a body is in the error."""

import array
import enum
import gc
import json
import os
import pickle
import random
import subprocess
import sys
import textwrap
import threading
import time
from datetime import datetime, timedelta, timezone, tzinfo

import pytest
import schema

import bandwidth_callbacks as bc

SECRET = "Jane secret"
BODY = json.dumps({"eventType": "disconnect", "cause": "hangup", "tag": SECRET}).encode()
PADDED = BODY + b" " * (-len(BODY) % 8)
PARSERS = [bc.parse, bc.parse_any, bc.peek, bc.DisconnectCallback.from_json]


def outcome(use):
    """The type of the error, or nothing. A panic is no `Exception`, and ends the test."""
    try:
        use()
    except Exception as error:
        return type(error)
    return None


class Text(str):
    def __len__(self):
        return 0

    def __str__(self):
        raise AssertionError

    encode = __str__


class Bytes(bytes):
    def __len__(self):
        return 5

    def __getitem__(self, index):
        raise AssertionError

    __iter__ = __bytes__ = __getitem__


class Array(bytearray):
    def __len__(self):
        return 1 << 60

    def __getitem__(self, index):
        raise AssertionError


BODIES = {
    "text": Text(BODY.decode()),
    "bytes": Bytes(BODY),
    "a part": memoryview(b"xx" + BODY + b"yy")[2:-2],
    "backwards": memoryview(BODY[::-1])[::-1],
    "each second": memoryview(bytes(byte for one in BODY for byte in (one, 0)))[::2],
    "integers": memoryview(array.array("I", PADDED)),
    "two dimensions": memoryview(PADDED).cast("B", (4, len(PADDED) // 4)),
    "writable": memoryview(bytearray(BODY)),
}


@pytest.mark.parametrize("parse", PARSERS, ids=lambda it: it.__name__)
@pytest.mark.parametrize("name", BODIES)
def test_bodies_of_unusual_types(parse, name):
    parsed = parse(BODIES[name])
    assert parsed.event_type == "disconnect" and parsed.tag == SECRET


@pytest.mark.parametrize("parse", PARSERS, ids=lambda it: it.__name__)
def test_bodies_that_are_none(parse):
    released = memoryview(BODY)
    released.release()
    assert outcome(lambda: parse(released)) is ValueError
    assert outcome(lambda: parse(memoryview(b"{").cast("B", ()))) is bc.ParseError
    for body in (array.array("B", BODY), bytes, iter(BODY), list(BODY)):
        assert outcome(lambda: parse(body)) is TypeError
    for body in (" " * (1 << 24), bytearray(1 << 24), bytes(1 << 24), memoryview(bytes(1 << 24))):
        with pytest.raises(bc.ParseError) as error:
            parse(body)
        assert error.value.kind == "too_long" and error.value.status == 413
    assert outcome(lambda: parse(Array(BODY))) in (None, MemoryError, OverflowError)


def test_a_body_that_another_thread_changes():
    body = bytearray(BODY)
    stop = []

    def change():
        chance = random.Random(1)
        while not stop:
            body[chance.randrange(len(body))] = chance.randrange(256)
            if chance.random() < 0.01:
                body[:] = BODY
            if chance.random() < 0.1:
                body.extend(b" " * 1000)
            if len(body) > 100_000:
                del body[200:]

    thread = threading.Thread(target=change)
    thread.start()
    try:
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            for parse in PARSERS:
                assert outcome(lambda: repr(parse(body))) in (None, bc.ParseError)
    finally:
        stop.append(1)
        thread.join()


class Changes(list):
    """A list that changes the `dict` that it is in, when it is read."""

    def __init__(self, change):
        self.change = change

    def __iter__(self):
        self.change()
        return iter([])


class Zone(tzinfo):
    def __init__(self, use):
        self.use = use

    def utcoffset(self, time):
        return self.use()

    def dst(self, time):
        return None


@pytest.mark.parametrize("by", ["list", "tzinfo"])
@pytest.mark.parametrize("change", [lambda it: it.update(more=1), dict.clear, lambda it: it.pop("last", None)], ids=["grows", "cleared", "shrinks"])
def test_a_dict_that_changes_while_it_is_read(by, change):
    for use in (
        bc.DisconnectCallback.from_dict,
        lambda members: bc.DisconnectCallback(additional_properties=members),
        lambda members: bc.InitiateCallback(diversion=members),
        bc.Diversion.from_dict,
    ):
        members = {"a": 1}

        def changed():
            change(members)
            return timedelta(0)

        members["x"] = Changes(changed) if by == "list" else datetime(2026, 1, 1, tzinfo=Zone(changed))
        members |= {"y": 1, "last": 2}
        assert outcome(lambda: use(members)) in (None, RuntimeError)


def fails():
    raise KeyError("of the zone")


@pytest.mark.parametrize(
    ("offset", "error"),
    [(fails, KeyError), (lambda: 5, TypeError), (lambda: timedelta(hours=25), ValueError), (lambda: None, None), (lambda: timedelta(seconds=37), None)],
    ids=["raises", "a number", "more than a day", "none", "seconds"],
)
def test_zones(offset, error):
    time = datetime(2026, 1, 1, tzinfo=Zone(offset))
    assert outcome(lambda: bc.DisconnectCallback(end_time=time)) is error
    assert outcome(lambda: bc.DisconnectCallback.from_dict({"endTime": time})) is error


class Word(str, enum.Enum):
    HANGUP = "hangup"


class Number(int):
    def __index__(self):
        raise AssertionError

    __int__ = __index__


class Key(str):
    def __hash__(self):
        return 5

    def __eq__(self, other):
        raise AssertionError


def test_values_of_derived_types():
    made = bc.DisconnectCallback(cause=Word.HANGUP, additional_properties={"n": Number(5), "t": (1, True)})
    assert (made.cause, made.additional_properties) == ("hangup", {"n": 5, "t": [1, True]})
    assert bc.DisconnectCallback.from_dict({Key("cause"): Text("busy")}).cause == "busy"


DEEP = [1]
for _ in range(50_000):
    DEEP = [DEEP]
CYCLE = {}
CYCLE["x"] = [CYCLE]
WRONG = [CYCLE, {"x": DEEP}, {1: 2}, {None: 1}, {b"a": 1}, {"x": float("nan")}, {"x": float("inf")}, {"x": 10**100_000}]
WRONG += [{"x": object()}, {"x": {1}}, {"x": b"a"}, {"x": [{"y": {2: 1}}]}]
WRONG += [{f"k{number}": number for number in range(100_000)}]


@pytest.mark.parametrize("number", range(len(WRONG)))
def test_a_dict_that_is_no_event(number):
    errors = (TypeError, ValueError, OverflowError, bc.ParseError)
    assert outcome(lambda: bc.DisconnectCallback.from_dict(WRONG[number])) in errors
    assert outcome(lambda: bc.DisconnectCallback(additional_properties=WRONG[number])) in errors


@pytest.mark.parametrize(
    "use",
    [
        lambda text: bc.DisconnectCallback.from_dict({"tag": text}),
        lambda text: bc.DisconnectCallback.from_dict({text: 1}),
        lambda text: bc.DisconnectCallback(tag=text),
        lambda text: bc.DisconnectCallback(additional_properties={"x": [text]}),
        lambda text: bc.Diversion(reason=text),
        lambda text: bc.parse('{"eventType":"dtmf","tag":"%s"}' % text),
        lambda text: bc.Credentials("user", text),
    ],
    ids=["a value", "a key", "a keyword", "an unknown field", "a part", "a body", "a password"],
)
def test_the_error_of_a_lone_surrogate_has_no_content(use):
    """Python's own error would keep all of the text: tools that report errors show it."""
    with pytest.raises(ValueError) as error:
        use("\ud800" + SECRET)
    shown = [repr(error.value), str(error.value), repr(error.value.args), repr(vars(error.value)), repr(getattr(error.value, "object", ""))]
    shown += [repr(error.value.__cause__), repr(error.value.__context__), repr(getattr(error.value, "__notes__", ""))]
    assert not any("Jane" in text for text in shown), shown


@pytest.mark.parametrize("header", ["\udcff", "Basic dXNlcjpwYXNzd29yZA==\udcff", "Basic \udcffJane"])
def test_a_header_with_bytes_that_are_no_text_is_unauthorized(header):
    """Servers decode headers with `surrogateescape`: anybody can send such a header."""
    with pytest.raises(bc.Unauthorized) as error:
        bc.Credentials("user", "password").check(header)
    assert error.value.status == 401 and "Jane" not in repr(error.value)


def test_headers_of_other_types():
    known = bc.Credentials("user", "password")
    right = b"Basic dXNlcjpwYXNzd29yZA=="
    for header in (right, right.decode(), bytearray(right), memoryview(right)):
        known.check(header)
    for header in (5, 1.5, {}, object(), ["a"]):
        assert outcome(lambda: known.check(header)) is TypeError
    for header in ("Basic " + "A" * 10_000_000, "\0", "Basic \0", right.decode() + ",", right.decode() * 2):
        assert outcome(lambda: known.check(header)) is bc.Unauthorized


# What the attribute is then: "a time", or nothing. No text may raise, or be shown as another time.
TIMES = {
    "0001-01-01T00:00:00Z": datetime(1, 1, 1),
    "9999-12-31T23:59:59.999999999Z": datetime(9999, 12, 31, 23, 59, 59, 999999),
    "2026-01-01t00:00:00z": datetime(2026, 1, 1),
    "2016-12-31T23:59:60Z": datetime(2016, 12, 31, 23, 59, 59, 999999),
    **{f"2026-01-01T00:00:00.{'123456789012'[:digits]}Z": datetime(2026, 1, 1, 0, 0, 0, int("123456789012"[:digits][:6].ljust(6, "0"))) for digits in range(1, 13)},
}
NO_TIMES = ["0000-12-31T23:59:59-01:00", "9999-12-31T23:59:59-01:00", "10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "2026-06-30T12:59:60Z"]
NO_TIMES += ["2026-01-01T24:00:00Z", "2026-01-01T23:60:00Z", "2026-02-29T00:00:00Z", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00+99:99"]
NO_TIMES += [" 2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z\n", "2026-W01-1T00:00:00Z", "٢٠٢٦-01-01T00:00:00Z", "", "soon", "1773065463941"]


def test_times_of_bodies():
    for text, expected in [*TIMES.items(), *((text, None) for text in NO_TIMES)]:
        event = bc.parse(json.dumps({"eventType": "disconnect", "endTime": text}))
        assert event.end_time == (expected and expected.replace(tzinfo=timezone.utc)), text
        assert event.as_received("end_time") == text and event.to_dict()["endTime"] == (event.end_time or text)
        assert bc.DisconnectCallback.from_dict(event.to_dict()) == event == pickle.loads(pickle.dumps(event))


VALUES = [None, True, 5, -1, 1.5, "x", "2026-03-09T14:11:03.941Z", [], {}, ["a"], [{"a": 1}], {"a": {"b": [None]}}, 2**63, (1,), "soon"]
VALUES += [datetime(2026, 1, 1), b"x", float("nan"), object(), {1: 2}, 2**70, bc.DisconnectCallback(cause="a"), [bc.Diversion(reason="a")]]


@pytest.mark.parametrize("entry", schema.CLASSES.values(), ids=repr)
def test_what_can_be_made_comes_back(entry):
    """Any values: what is taken comes back from each form, and no error is another than these."""
    chance = random.Random(entry.name)
    cls, taken = getattr(bc, entry.name), 0
    for _ in range(300):
        fields = chance.sample(entry.fields, min(len(entry.fields), chance.randrange(5)))
        values = {chance.choice([field.attribute, field.key]): chance.choice(VALUES) for field in fields}
        if chance.random() < 0.5:
            values = {field.key: chance.choice(VALUES) for field in fields} | {"brandNew": chance.choice(VALUES)}
            made = lambda: cls.from_dict(values)
        else:
            made = lambda: cls(**values, additional_properties={"brandNew": chance.choice(VALUES)})
        try:
            one = made()
        except (TypeError, ValueError, OverflowError):
            continue
        taken += 1
        for other in (pickle.loads(pickle.dumps(one)), cls.from_json(one.to_json()), cls.from_dict(one.to_dict()), one.__replace__(), cls(one)):
            assert other == one and hash(other) == hash(one) and repr(other) == repr(one), values
    assert taken > 30


def run(code, *arguments):
    command = [sys.executable, "-c", textwrap.dedent(code), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("first", ["event = parse(BODY).end_time", "pass"], ids=["used before", "first use"])
def test_a_finalizer_at_the_end_of_the_interpreter(first):
    """By then nothing can be imported any more."""
    result = run(f"""
        import os
        from bandwidth_callbacks import parse

        BODY = b'{{"eventType":"disconnect","endTime":"2026-03-09T14:11:03Z"}}'

        class Last:
            def __del__(self, parse=parse, write=os.write, BODY=BODY):
                event = parse(BODY)
                assert hash(event) and event.to_dict() and event.end_time
                try:
                    parse(b"{{")
                except ValueError:
                    write(1, b"done ")

        {first}
        kept = [Last(), Last()]
        kept.append(kept)
    """)
    assert (result.returncode, result.stdout, result.stderr) == (0, "done done ", "")


def test_a_thread_at_the_end_of_the_interpreter():
    result = run("""
        import threading
        import bandwidth_callbacks as bc

        def work():
            while True:
                bc.parse(b'{"eventType":"disconnect","endTime":"2026-03-09T14:11:03Z"}').to_dict()
                bc.FrameWriter().play_audio(b"a" * 1000)

        for _ in range(3):
            threading.Thread(target=work, daemon=True).start()
    """)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_at_the_limit_of_recursion():
    def deep():
        try:
            return deep()
        except RecursionError:
            return [outcome(use) for use in uses]

    uses = [lambda: bc.parse(BODY).to_dict(), lambda: bc.parse(b"{"), lambda: hash(bc.parse(memoryview(BODY))), lambda: bc.DisconnectCallback(end_time=datetime(2026, 1, 1))]
    assert set(deep()) <= {None, RecursionError, bc.ParseError}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
def test_after_a_fork():
    result = run("""
        import os, threading
        import bandwidth_callbacks as bc

        writer, tracker = bc.FrameWriter(), bc.StreamTracker()
        frame = '{"eventType":"media","payload":"AA=="}'

        def work():
            while not stop:
                writer.play_audio(b"a" * 10_000)
                tracker.follow(bc.parse_frame(frame))
                bc.parse(b'{"eventType":"dtmf","eventTime":"2026-03-09T14:11:03Z"}').event_time

        stop = []
        threads = [threading.Thread(target=work) for _ in range(2)]
        for thread in threads:
            thread.start()
        for _ in range(20):
            child = os.fork()
            if not child:
                writer.play_audio(b"a")
                tracker.follow(bc.parse_frame(frame))
                bc.parse(b'{"eventType":"dtmf"}').to_dict()
                os._exit(0)
            assert os.waitpid(child, 0)[1] == 0
        stop.append(1)
        for thread in threads:
            thread.join()
        print("done")
    """)
    assert result.stdout == "done\n", result.stderr


def test_numbers_of_streams():
    playback = bc.Playback()
    for size in (2**64 - 1, 2**63, 0):
        assert playback.send(size) >= 0
    assert playback.clear() >= 0 and playback.queued() == 0
    for size in (-1, 2**64):
        assert outcome(lambda: playback.send(size)) is OverflowError
    tracker = bc.StreamTracker()
    for number in ('"18446744073709551615"', '"18446744073709551616"', "-5", "1e300", '"x"', "{}", "null", '"0"'):
        event, missing = tracker.follow(bc.parse_frame('{"eventType":"media","payload":"AA==","sequenceNumber":%s}' % number))
        assert event == "audio" and (missing is None or -1 <= missing < 2**63)
    gc.collect()
