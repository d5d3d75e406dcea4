"""What an event keeps once it was used: README.md promises that it is no more than its body and a number of bytes, and of
an event with escapes the texts."""

import re
import subprocess
import sys
import sysconfig

import pytest
import schema

README = (schema.ROOT / "bindings/python/README.md").read_text()

# A process of its own: what another measurement has freed would be used again, and not be seen.
MEASURE = """
import gc, json, os, sys
import bandwidth_callbacks as bc

body = open(sys.argv[1], "rb").read()
if sys.argv[3]:
    body = json.dumps(json.loads(body) | {"tag": sys.argv[3]}, separators=(",", ":")).encode()

def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

def make():
    event = bc.parse(bytes(bytearray(body)))
    eval(sys.argv[2])
    return event

kept = [make() for _ in range(1_000)]
gc.collect()
before = resident()
kept = [make() for _ in range(50_000)]
print(len(body), (resident() - before) / len(kept) - len(body))
"""
USES = ["None", "event.call_id", "event.end_time", "event.reply", "event.dedup_key()", "event.additional_properties", "repr(event)", "hash(event)", "event.to_json()"]
USES += ["event.to_dict()", "event.as_received('tag')", "event.__replace__(tag='a')", "event.privacy", "type(event)(event).to_json()"]


@pytest.mark.skipif(bool(sysconfig.get_config_var("Py_GIL_DISABLED")), reason="a free-threaded build rounds sizes up further")
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("tag", ["", '{"order":1}'], ids=["usual", "JSON in the tag"])
def test_an_event_that_was_used_keeps_no_more_than_promised(use, tag):
    promised = int(re.search(r"more than its body and (\d+) bytes", README)[1])
    command = [sys.executable, "-c", MEASURE, schema.FIXTURES / "voice/disconnect/typical.json", use, tag]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    body, kept = map(float, result.stdout.split())
    print(f"{kept:.0f} bytes more than a body of {body:.0f}")
    allowed = promised + (body if tag else 0)
    assert 0.8 * promised < kept <= allowed
    assert body + kept <= 900 or tag or use != "None"
