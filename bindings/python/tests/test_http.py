"""Replies, credentials and the examples for frameworks."""

import base64
import importlib.util
import re

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
    assert (bc.Reply.BXML.status, bc.Reply.EMPTY.status) == (200, 204)


def test_credentials():
    known = bc.Credentials("user", "password", ("ü", "old:one"))
    known.check(basic("user", "password"))
    known.check(basic("user", "password").encode())
    known.check(basic("ü", "old:one"))
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


def conversation(post):
    """What each of the two examples must answer."""
    known = {"Authorization": basic("user", "password"), "Content-Type": "application/json"}
    initiate = b'{"eventType":"initiate","callId":"c-1","from":"+15551234567"}'
    first = post(initiate, {})
    assert first[0] == 401 and first[1]["www-authenticate"].startswith("Basic realm=")
    status, headers, body = post(initiate, known)
    assert status == 200 and headers["content-type"].startswith("application/xml") and b"SpeakSentence" in body
    assert post(b'{"eventType":"answer"}', known)[::2] == (200, b"<Response></Response>")
    assert post(b'{"eventType":"disconnect","callId":"c-1","cause":"hangup"}', known)[::2] == (204, b"")
    assert post(b'{"eventType":"brandNew"}', known)[0] == 204
    status, _, body = post(b'{"eventType":"dtmf","from":"+15550142771', known)
    assert status == 400 and b"1555" not in body
    assert post(b'{"eventType":"dtmf","tag":"a","tag":"b"}', known)[0] == 422
    assert post(b'{"eventType":"dtmf","tag":"' + b"a" * 300_000 + b'"}', known)[0] == 413


def test_fastapi(monkeypatch, capsys):
    pytest.importorskip("fastapi")
    from fastapi.testclient import TestClient

    client = TestClient(example("fastapi_app", monkeypatch).app)

    def post(body, headers):
        response = client.post("/webhooks", content=body, headers=headers)
        return response.status_code, response.headers, response.content

    conversation(post)
    known = {"Authorization": basic("user", "password")}
    for _ in range(2):
        assert post(b'[{"type":"message-received","message":{"id":"17"}}]', known)[0] == 204
        assert post(b'{"eventType":"disconnect","eventTime":"2026-03-09T14:11:04.218Z","callId":"c-9","cause":"busy"}', known)[0] == 204
    printed = capsys.readouterr().out
    assert printed.count("message 17 came in") == printed.count("c-9 has ended: busy") == 1


def test_flask(monkeypatch):
    pytest.importorskip("flask")
    client = example("flask_app", monkeypatch).app.test_client()

    def post(body, headers):
        response = client.post("/webhooks", data=body, headers=headers)
        return response.status_code, {name.lower(): value for name, value in response.headers.items()}, response.data

    conversation(post)
