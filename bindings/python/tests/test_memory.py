"""That nothing leaks, and threads."""

import gc
import json
import os
import pickle
import sys
import threading

import pytest
import schema

import bandwidth_callbacks as bc

BODY = (schema.FIXTURES / "voice/disconnect/typical.json").read_bytes()


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def everything(number):
    """Each way to memory of its own."""
    event = bc.parse(BODY)
    event.event_time, event.call_id, event.additional_properties, event.to_dict(), repr(event), hash(event)
    bc.DisconnectCallback(cause="hangup", start_time=event.event_time) == pickle.loads(pickle.dumps(event))
    message = bc.parse_messages('[{"type":"message-received","message":{"id":"1","to":["a"],"content":{"media":{"fileUrl":"x"}}}}]')[0]
    message.message.content.media.file_url, message.message.to, message.to_json()
    bc.parse_frame('{"track":"inbound","payload":"/////w==","eventType":"media"}').audio
    bc.parse_frame('{"eventType":"start","metadata":{"tracks":[{"name":"inbound"}]}}').metadata.tracks[0].name
    bc.InitiateCallback(diversion={"reason": "away"}).diversion.reason
    for wrong in (b"{", b'{"eventType":"dtmf","a":[{"b":'):
        try:
            bc.parse(wrong)
        except bc.ParseError:
            pass
    try:
        bc.DisconnectCallback(tag=5)
    except TypeError:
        pass


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
@pytest.mark.parametrize(("use", "rounds"), [(lambda number: bc.parse(BODY).event_time, 1_000_000), (everything, 30_000)], ids=["parse", "everything"])
def test_nothing_leaks(use, rounds):
    for number in range(rounds // 10):
        use(number)
    gc.collect()
    before = resident()
    for number in range(rounds):
        use(number)
    gc.collect()
    assert resident() - before < 2_000_000, (resident() - before) / rounds


def test_threads():
    bodies = {event: body for event, case, body in schema.fixtures("voice") if case == "typical"}
    shared = {event: bc.parse(body) for event, body in bodies.items()}
    failed = []

    def work():
        try:
            for _ in range(30):
                for event, body in bodies.items():
                    assert bc.parse(body) == shared[event]
                    assert json.loads(shared[event].to_json()) == json.loads(bc.parse(body).to_json())
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed


def test_a_finalizer_can_parse():
    class Node:
        def __init__(self):
            self.me = self

        def __del__(self):
            parsed.append(bc.parse(BODY))

    parsed = []
    before = gc.get_threshold()
    gc.set_threshold(1)
    try:
        for _ in range(200):
            gc.disable()
            Node()
            try:
                # The error is the next object that the collector looks at.
                gc.enable()
                bc.parse(b"{")
            except bc.ParseError:
                pass
    finally:
        gc.enable()
        gc.set_threshold(*before)
    gc.collect()
    assert len(parsed) == 200


def test_the_module_needs_no_lock():
    """A free-threaded interpreter that imports it stays without its lock."""
    if hasattr(sys, "_is_gil_enabled") and not sys._is_gil_enabled():
        assert not sys._is_gil_enabled()
    elif "free-threading" in sys.version:
        raise AssertionError("the import has turned the lock on")
