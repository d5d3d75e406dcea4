"""Replies, credentials and the examples for frameworks."""

import base64
import http.client
import importlib.util
import re
import socket
import threading
import time

import pytest
import schema

import bandwidth_callbacks as bc

EXAMPLES = schema.ROOT / "bindings/python/examples"


def basic(user, password):
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def test_the_reply_of_each_event_is_that_of_the_readme():
    table = re.findall(r"\| `(\w+)`(?: \([^)]*\))? \| `(\w+)` ", (schema.ROOT / "README.md").read_text())
    table = {event: reply for event, reply in table if reply in ("Bxml", "BxmlOrEmpty", "Empty")}
    voice = [entry for entry in schema.EVENTS if entry.family == "voice"]
    assert len(table) == len(voice) > 25
    names = {"Bxml": bc.Reply.BXML, "BxmlOrEmpty": bc.Reply.BXML_OR_EMPTY, "Empty": bc.Reply.EMPTY}
    for entry in voice:
        assert getattr(bc, entry.name)().reply == names[table[entry.event]], entry
    assert bc.parse('{"eventType":"brandNew"}').reply == bc.Reply.EMPTY
    assert bc.parse_messages('[{"type":"message-sent"}]')[0].reply == bc.Reply.EMPTY
    assert len({bc.Reply.BXML, bc.Reply.BXML_OR_EMPTY, bc.Reply.EMPTY}) == 3


def test_responses():
    xml = [("content-type", "application/xml; charset=utf-8")]
    assert bc.Reply.BXML.response() == (200, xml, b"<Response></Response>")
    assert bc.Reply.BXML.response("<Response/>") == (200, xml, b"<Response/>")
    assert bc.Reply.BXML_OR_EMPTY.response() == (204, [], b"")
    assert bc.Reply.BXML_OR_EMPTY.response("<Response/>") == (200, xml, b"<Response/>")
    assert bc.Reply.EMPTY.response("<Response/>") == bc.Reply.EMPTY.response() == (204, [], b"")
    assert (bc.Reply.BXML.status, bc.Reply.BXML_OR_EMPTY.status, bc.Reply.EMPTY.status) == (200, 204, 204)


def test_credentials():
    known = bc.Credentials("user", "password", ("ü", "old:one"), ("third", "3"))
    known.check(basic("user", "password"))
    known.check(basic("user", "password").encode())
    known.check(basic("ü", "old:one"))
    known.check(basic("third", "3"))
    for header in (None, "", "Basic", basic("user", "other"), basic("user", "passwordx"), "Bearer x", b"\xff"):
        with pytest.raises(bc.Unauthorized) as error:
            known.check(header)
        assert error.value.status == 401
        assert error.value.headers == [("www-authenticate", 'Basic realm="webhooks", charset="UTF-8"')]
    assert "password" not in repr(known) and "user" not in repr(known)
    for wrong in (("", "a"), ("a", ""), ("a:b", "c"), ("a\n", "c")):
        with pytest.raises(ValueError):
            bc.Credentials(*wrong)


def test_dedup_keys():
    body = '{"eventType":"disconnect","callId":"c-1","eventTime":"2026-03-09T14:11:04.218Z"}'
    key = bc.parse(body).dedup_key()
    assert key == bc.parse(body).dedup_key() is not None
    assert key != bc.parse(body.replace("c-1", "c-2")).dedup_key()
    assert bc.parse('{"eventType":"dtmf"}').dedup_key() is None
    assert bc.parse_messages('[{"type":"message-sent","message":{"id":"1"}}]')[0].dedup_key() is not None


def example(name, monkeypatch):
    monkeypatch.setenv("WEBHOOK_USER", "user")
    monkeypatch.setenv("WEBHOOK_PASSWORD", "password")
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


LIMIT = 256 * 1024


def running_fastapi(app, tests):
    uvicorn = pytest.importorskip("uvicorn")
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        tests(server.servers[0].sockets[0].getsockname())
    finally:
        server.should_exit = True
        thread.join()


def running_flask(app, tests):
    server = pytest.importorskip("werkzeug.serving").make_server("127.0.0.1", 0, app)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        tests(("127.0.0.1", server.server_port))
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


SERVERS = {"fastapi": running_fastapi, "flask": running_flask}
KNOWN = {"Authorization": basic("user", "password")}


def post(address, headers, *parts):
    """Sends a request, the parts as they are, and returns status, headers and content of the response."""
    with socket.create_connection(address, timeout=5) as stream:
        lines = ["POST /webhooks HTTP/1.1", "Host: localhost", *(f"{name}: {value}" for name, value in headers.items())]
        stream.sendall("\r\n".join([*lines, "", ""]).encode())
        for part in parts:
            stream.sendall(part)
        response = http.client.HTTPResponse(stream)
        response.begin()
        return response.status, response.headers, response.read()


def whole(address, body, headers=KNOWN):
    return post(address, headers | {"Content-Length": len(body)}, body)


def chunked(address, body):
    parts = [body[at : at + 10_000] for at in range(0, len(body), 10_000)] + [b""]
    parts = [b"%x\r\n%s\r\n" % (len(part), part) for part in parts]
    return post(address, KNOWN | {"Transfer-Encoding": "chunked"}, *parts)


@pytest.fixture(params=SERVERS)
def served(request, monkeypatch):
    """Runs tests while the example answers at an address."""
    pytest.importorskip(request.param)
    module = example(f"{request.param}_app", monkeypatch)
    return lambda tests: SERVERS[request.param](module.app, tests)


def test_what_both_examples_answer(served):
    def tests(address):
        initiate = b'{"eventType":"initiate","callId":"c-1","from":"+15551234567"}'
        status, headers, _ = whole(address, initiate, {})
        assert status == 401 and headers["www-authenticate"].startswith("Basic realm=")
        status, headers, body = whole(address, initiate)
        assert status == 200 and headers["content-type"].startswith("application/xml") and b"SpeakSentence" in body
        assert whole(address, b'{"eventType":"answer"}')[::2] == (200, b"<Response></Response>")
        assert whole(address, b'{"eventType":"disconnect","callId":"c-1","cause":"hangup"}')[::2] == (204, b"")
        assert whole(address, b'{"eventType":"brandNew"}')[0] == 204
        status, _, body = whole(address, b'{"eventType":"dtmf","from":"+15550142771')
        assert status == 400 and b"1555" not in body
        assert whole(address, b'{"eventType":"dtmf","tag":"a","tag":"b"}')[0] == 422

    served(tests)


def test_both_examples_refuse_before_they_read_the_body(served):
    def tests(address):
        assert post(address, {"Content-Length": 10})[0] == 401
        assert post(address, {"Content-Length": LIMIT + 2})[0] == 401
        assert post(address, KNOWN | {"Content-Length": LIMIT + 2})[0] == 413

    served(tests)


@pytest.mark.parametrize("send", [whole, chunked])
def test_both_examples_take_bodies_up_to_the_limit(served, send):
    def tests(address):
        body = b'{"eventType":"dtmf","tag":"%s"}'
        longest = body % (b"a" * (LIMIT - len(body) + 2))
        assert send(address, longest)[0] == 204
        # All of the event is before the limit, so that what was cut would be taken.
        for more in (1, 2, 20_000):
            assert send(address, longest + b" " * more)[0] == 413

    served(tests)


def test_fastapi_waits_for_a_body_no_longer_than_it_says(monkeypatch, caplog):
    pytest.importorskip("fastapi")
    module = example("fastapi_app", monkeypatch)
    assert module.SECONDS <= 30
    module.SECONDS = 0.2

    def tests(address):
        assert post(address, KNOWN | {"Content-Length": 100}, b'{"eventType":')[0] == 408
        with socket.create_connection(address) as stream:
            stream.sendall(b"POST /webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n")
            stream.sendall(b"Authorization: %s\r\n\r\n{" % KNOWN["Authorization"].encode())
        assert whole(address, b'{"eventType":"dtmf"}')[0] == 204

    running_fastapi(module.app, tests)
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


def test_fastapi_logs_what_is_new(monkeypatch, capsys):
    pytest.importorskip("fastapi")

    def tests(address):
        for _ in range(2):
            assert whole(address, b'[{"type":"message-received","message":{"id":"17\\nb"}}]')[0] == 204
            body = b'{"eventType":"disconnect","eventTime":"2026-03-09T14:11:04.218Z","callId":"c-9\\nb","cause":"busy\\u001b[31m"}'
            assert whole(address, body)[0] == 204

    running_fastapi(example("fastapi_app", monkeypatch).app, tests)
    # What senders write can make no lines, and no colours.
    assert capsys.readouterr().out.splitlines() == ["message '17\\nb' came in", "'c-9\\nb' has ended: 'busy\\x1b[31m'"]
