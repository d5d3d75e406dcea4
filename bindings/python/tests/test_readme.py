"""README.md: its example runs, and its names exist."""

import json
import re

import pytest
import schema

import bandwidth_callbacks as bc

HERE = schema.ROOT / "bindings/python"
README = (HERE / "README.md").read_text()


def test_the_example_runs(capsys):
    [example] = re.findall(r"```python\n(.*?)```", README, flags=re.S)
    exec(example, {})
    assert capsys.readouterr().out == "c-1 2026-03-09 14:11:03.941000+00:00\n"


def test_numbers_and_names():
    voice = [entry for entry in schema.EVENTS if entry.family == "voice"]
    assert f"All {len(voice)} voice events" in README
    for name in re.findall(r"^\| `(\w+)\(", README, flags=re.M):
        assert hasattr(bc, name) or name in ("Class",), name
    for command in re.findall(r"```sh\n(.*?)```", README, flags=re.S)[0].splitlines():
        assert (schema.ROOT / re.search(r"bindings/python\S*", command)[0]).exists(), command


@pytest.mark.parametrize("name", ["InboundCallback", "StatusCallback"])
def test_the_classes_that_one_of_the_sdk_is(name):
    models = pytest.importorskip("bandwidth.models")
    types = [word.value for word in models.__dict__[name].model_fields["type"].annotation]
    classes = {type(event).__name__ for event in bc.parse_messages(json.dumps([{"type": word} for word in types]))}
    item = re.search(rf"^- `{name}`(.*?)\. Its", README, flags=re.M | re.S)[1]
    assert set(re.findall(r"`(\w+)`", item)) == classes
