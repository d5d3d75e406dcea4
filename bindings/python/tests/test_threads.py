"""Threads that share events, trackers and arguments, with the lock of the interpreter and without it."""

import base64
import collections
import json
import pickle
import subprocess
import sys
import threading
from datetime import datetime, timedelta, timezone, tzinfo

import pytest
import schema

import bandwidth_callbacks as bc

THREADS = 4


@pytest.fixture(autouse=True)
def many_switches():
    """With the lock, a thread loses it after a microsecond."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def together(work):
    """Runs `work` with a number for each thread. All begin at the same time. What one raises is raised."""
    begin, failed = threading.Barrier(THREADS), []

    def run(number):
        try:
            begin.wait()
            work(number)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in failed:
        raise error


def contents(value):
    """All that can be read of a value."""
    if isinstance(value, list):
        return [contents(item) for item in value]
    if not isinstance(value, bc.Record):
        return value
    names = [field.attribute for field in schema.CLASSES[type(value).__name__].fields]
    whole = [repr(value), value.to_json(), value.to_dict(), value.additional_properties, hash(value)]
    return [type(value), whole, {name: contents(getattr(value, name)) for name in names}]


@pytest.mark.parametrize(("family", "parse"), [("voice", bc.parse), ("messaging", bc.parse_messages), ("stream", bc.parse_frame)])
def test_the_first_reads_of_an_event(family, parse):
    """What is made when it is asked for, is asked for by all threads at once."""
    bodies = [body for event, _, body in schema.fixtures(family) if event != "brandNew"]
    known = [parse(body) for body in bodies]
    expected = [contents(event) for event in known]
    for _ in range(20):
        events = [parse(body) for body in bodies]

        def work(number):
            for event, old, content, body in zip(events, known, expected, bodies):
                assert event == old
                assert contents(event) == content
                assert pickle.loads(pickle.dumps(event)) == event
                assert parse(body) == event

        together(work)


def test_errors_are_not_mixed_up():
    bodies = [b"{", b"[]", b"\xff", b'{"eventType":5}', b'{"eventType":"dtmf","a":[{"b":', b'{"digit":"1","digit":"2"}']

    def refused(body):
        with pytest.raises(bc.ParseError) as error:
            bc.parse(body)
        return str(error.value), vars(error.value)

    expected = [refused(body) for body in bodies]

    def work(number):
        for _ in range(50):
            assert [refused(body) for body in bodies] == expected

    together(work)


def media(number):
    return bc.parse_frame(f'{{"track":"inbound","payload":"","sequenceNumber":"{number}","eventType":"media"}}')


def test_a_tracker_counts_each_frame_once():
    """However frames overtake each other: those that are missing and do not come later add up to none."""
    for _ in range(100):
        tracker = bc.StreamTracker()
        tracker.follow(media(1))
        # A number that is 64 or more below another would begin a new count.
        frames, results = collections.deque(media(number) for number in range(2, 62)), collections.deque()

        def work(number):
            try:
                while True:
                    results.append(tracker.follow(frames.popleft())[1])
            except IndexError:
                pass

        together(work)
        assert len(results) == 60
        assert sum(missing + 1 for missing in results if missing >= 0) == 60


def test_playback_loses_no_audio():
    playback, sent, dropped = bc.Playback(), collections.deque(), collections.deque()

    def work(number):
        for size in range(1_000):
            playback.send(size)
            sent.append(size / 8000)
            if size % 10 == number:
                dropped.append(playback.clear())

    together(work)
    dropped.append(playback.clear())
    assert playback.queued() == 0
    assert sum(dropped) + playback.played() == pytest.approx(sum(sent), abs=1e-4)


def test_a_writer_writes_whole_messages():
    writer = bc.FrameWriter()

    def work(number):
        for size in range(500):
            audio = bytes([number]) * size
            assert base64.b64decode(json.loads(writer.play_audio(audio))["media"]["payload"]) == audio

    together(work)


class Changing(tzinfo):
    """A zone that changes a `dict` when a time is asked for it."""

    def __init__(self, changed):
        self.changed = changed

    def utcoffset(self, time):
        self.changed[f"more{len(self.changed)}"] = 1
        return timedelta(0)


def test_a_dict_that_changes_while_it_is_read():
    given = {"eventType": "disconnect", "cause": "hangup"}
    given |= {"endTime": datetime(2026, 3, 9, tzinfo=Changing(given)), "tag": "a"}
    event = bc.DisconnectCallback.from_dict(given)
    assert event.end_time == datetime(2026, 3, 9, tzinfo=timezone.utc) and event.tag == "a"
    assert event.additional_properties == {} and len(given) > 4

    def work(number):
        for step in range(2_000):
            if number == 0:
                given[f"more{step % 50}"] = 1
                given.pop(f"more{step * 7 % 50}", None)
            else:
                assert bc.DisconnectCallback(additional_properties={"x": given}).additional_properties["x"]["tag"] == "a"

    del given["endTime"]
    together(work)


def test_the_first_import():
    """Each thread imports the module and makes its first time."""
    script = """
import sys, threading
begin, times = threading.Barrier(4), []

def work():
    begin.wait()
    import bandwidth_callbacks as bc
    times.append(bc.parse(b'{"eventType":"dtmf","eventTime":"2026-03-09T14:11:03.941Z"}').event_time)

threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(times), *set(times))
"""
    for _ in range(5):
        ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert (ran.stdout, ran.stderr) == ("4 2026-03-09 14:11:03.941000+00:00\n", "")
