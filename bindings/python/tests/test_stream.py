"""Media streams: frames, audio, and the agent of the examples over a socket."""

import asyncio
import base64
import json
import re
import select
import socket
import struct
import subprocess
import sys
import time

import pytest
import schema

import bandwidth_callbacks as bc

START = '{"eventType":"start","metadata":{"callId":"c-1","tracks":[{"name":"inbound","mediaFormat":{"encoding":"PCMU","sampleRate":8000}}]}}'


def media(audio, number=1, track="inbound"):
    payload = base64.b64encode(audio).decode()
    return f'{{"track":"{track}","payload":"{payload}","sequenceNumber":"{number}","eventType":"media"}}'


def test_audio_is_bytes():
    for size in (0, 1, 2, 3, 159, 160, 320, 1000):
        audio = bytes(byte * 7 % 256 for byte in range(size))
        frame = bc.parse_frame(media(audio, 5))
        assert isinstance(frame, bc.MediaFrame) and isinstance(frame, bc.Frame)
        assert frame.audio == audio and base64.b64decode(frame.payload) == audio
        assert (frame.event_type, frame.track, frame.sequence_number) == ("media", "inbound", "5")
        assert str(size) in repr(frame) and frame.additional_properties == {}
        assert bc.MediaFrame(frame).audio == audio
        assert bc.MediaFrame(payload=frame.payload, track="inbound", sequence_number="5") == frame
    unusual = '{"eventType":"media","payload":"\\u002f///","sequenceNumber":7,"brandNew":{"a":[1]},"track":5}'
    frame = bc.parse_frame(unusual)
    assert (frame.audio, frame.sequence_number, frame.track) == (b"\xff\xff\xff", 7, None)
    assert frame.additional_properties == {"brandNew": {"a": [1]}, "track": 5}
    broken = bc.parse_frame('{"eventType":"media","payload":"a!"}')
    assert broken.audio is None and broken.payload == "a!"
    start = bc.parse_frame(START)
    assert start.audio is None and start.metadata.call_id == "c-1"
    assert [track.media_format.sample_rate for track in start.metadata.tracks] == [8000]


def test_frames_to_bandwidth():
    writer = bc.FrameWriter()
    for audio in (b"", b"a", bytes(range(256)) * 5):
        for rate, kind in ((None, "audio/pcmu"), (8000, "audio/pcm;rate=8000"), (16000, "audio/pcm;rate=16000"), (24000, "audio/pcm;rate=24000")):
            message = json.loads(writer.play_audio(audio, rate=rate))
            assert message["eventType"] == "playAudio" and message["media"]["contentType"].startswith(kind)
            assert base64.b64decode(message["media"]["payload"]) == audio
    with pytest.raises(ValueError):
        writer.play_audio(b"", rate=44100)
    assert json.loads(bc.FrameWriter.CLEAR) == {"eventType": "clear"}


def test_a_tracker_finds_what_is_missing():
    tracker = bc.StreamTracker()
    follow = lambda text: tracker.follow(bc.parse_frame(text))
    assert follow(START) == ("started", None) and tracker.is_started
    assert [follow(media(b"a", number)) for number in (1, 2, 5, 5, 4, 6)] == [
        ("audio", 0), ("audio", 0), ("audio", 2), ("audio", -1), ("audio", -1), ("audio", 0),
    ]
    assert follow('{"eventType":"media"}') == ("audio", None)
    assert follow('{"eventType":"transcription"}') == ("text", None)
    assert follow('{"eventType":"brandNew"}') == ("unknown", None)
    assert follow(START) == ("unexpected", None)
    assert follow('{"eventType":"stop"}') == ("stopped", None) and tracker.is_stopped


def test_playback():
    playback = bc.Playback()
    assert playback.queued() == playback.played() == 0
    assert playback.send(8000) == pytest.approx(1)
    assert 1.9 < playback.send(16_000, rate=8000) <= 2
    assert 1.9 < playback.queued() <= 2 and playback.played() < 0.1
    assert 1.9 < playback.clear() <= 2 and playback.queued() == 0


def expected_sample(code):
    """G.711."""
    code = ~code & 0xFF
    sample = (((code & 15) << 3) + 0x84 << (code >> 4 & 7)) - 0x84
    return -sample if code & 0x80 else sample


def test_mulaw():
    codes = bytes(range(256))
    samples = struct.unpack("<256h", bc.mulaw_to_pcm(codes))
    assert list(samples) == [expected_sample(code) for code in codes]
    back = bc.pcm_to_mulaw(bc.mulaw_to_pcm(codes))
    assert [expected_sample(code) for code in back] == list(samples)
    with pytest.raises(ValueError):
        bc.pcm_to_mulaw(b"abc")


def with_agent(call):
    """Runs the agent of the examples, and a call with it. Returns what it prints at the call's end, and its errors."""
    connect = pytest.importorskip("websockets.asyncio.client").connect
    script = schema.ROOT / "bindings/python/examples/stream_agent.py"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, script, str(port)]
    agent = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    async def run():
        async with connect(f"ws://127.0.0.1:{port}") as stream:
            await stream.send(START)
            await asyncio.wait_for(call(stream), 10)

    try:
        assert agent.stdout.readline() == "ready\n"
        asyncio.run(run())
        # It writes a traceback after it has printed: both are there once it is asked to end.
        said = agent.stdout.readline() if select.select([agent.stdout], [], [], 5)[0] else ""
        time.sleep(0.1)
        agent.terminate()
        return said, agent.communicate(timeout=10)[1]
    finally:
        agent.kill()
        agent.wait()


async def next_of(stream):
    return json.loads(await stream.recv())


def test_the_agent_sends_the_voice_of_the_caller_back():
    async def call(stream):
        for number in (1, 2, 4):
            # What the agent said comes back as the other track: to send it again would never end.
            await stream.send(media(b"own voice", number, "outbound"))
            await stream.send(media(bytes([number]) * 160, number))
            played = await next_of(stream)
            assert base64.b64decode(played["media"]["payload"]) == bytes([number]) * 160
        await stream.send("{")
        await stream.send('{"eventType":"stop"}')
        await stream.wait_closed()

    assert with_agent(call) == ("0.06 s were sent, 0.00 s of it dropped; 2 frames are missing\n", "")


def test_the_agent_says_what_it_dropped():
    async def call(stream):
        for number in range(1, 5):
            await stream.send(media(bytes(8000), number))
        kinds = [(await next_of(stream))["eventType"] for _ in range(5)]
        assert kinds == ["playAudio", "playAudio", "playAudio", "clear", "playAudio"]
        await stream.send('{"eventType":"stop"}')
        await stream.wait_closed()

    said, errors = with_agent(call)
    sent, dropped = map(float, re.fullmatch(r"(\S+) s were sent, (\S+) s of it dropped; 0 frames are missing\n", said).groups())
    assert sent == 4 and 2 < dropped <= 3 and errors == ""


def test_the_agent_ends_when_the_caller_hangs_up():
    async def in_silence(stream):
        stream.transport.abort()

    async def while_it_speaks(stream):
        for number in range(1, 50):
            await stream.send(media(bytes(8000), number))
        stream.transport.abort()

    for call in (in_silence, while_it_speaks):
        said, errors = with_agent(call)
        assert "s were sent" in said and errors == ""
