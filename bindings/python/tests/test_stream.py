"""Media streams: frames, audio, and the agent of the examples over a socket."""

import asyncio
import base64
import json
import re
import struct
import subprocess
import sys

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
        for rate, kind in ((None, "audio/pcmu"), (8000, "audio/pcm;rate=8000"), (24000, "audio/pcm;rate=24000")):
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


def test_the_agent():
    websockets = pytest.importorskip("websockets.asyncio.client")
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    script = schema.ROOT / "bindings/python/examples/stream_agent.py"
    agent = subprocess.Popen([sys.executable, script, str(port)], stdout=subprocess.PIPE, text=True)

    async def call():
        async with websockets.connect(f"ws://127.0.0.1:{port}") as stream:
            await stream.send(START)
            for number in (1, 2, 4):
                await stream.send(media(bytes([number]) * 160, number))
                played = json.loads(await asyncio.wait_for(stream.recv(), 10))
                assert base64.b64decode(played["media"]["payload"]) == bytes([number]) * 160
            await stream.send("{")
            await stream.send('{"eventType":"stop"}')
            await asyncio.wait_for(stream.wait_closed(), 10)

    try:
        assert agent.stdout.readline() == "ready\n"
        asyncio.run(call())
        assert re.fullmatch(r"0\.06 s were sent, 1 frames are missing\n", agent.stdout.readline())
    finally:
        agent.kill()
        agent.wait()
