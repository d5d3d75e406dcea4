"""The stubs agree with the package, and mypy accepts what users write."""

import inspect
import pathlib
import subprocess
import sys
import textwrap

import pytest
import schema

import bandwidth_callbacks as bc

HERE = schema.ROOT / "bindings/python"


def test_stubs_have_each_class_and_attribute():
    import ast

    stubs = ast.parse((HERE / "bandwidth_callbacks.pyi").read_text())
    classes = {node.name: node for node in stubs.body if isinstance(node, ast.ClassDef)}
    names = set(classes) | {node.name for node in stubs.body if isinstance(node, ast.FunctionDef)}
    public = {name for name in dir(bc) if not name.startswith("_") and name != "bandwidth_callbacks"}
    assert names == public
    for name, entry in schema.CLASSES.items():
        written = {node.name for node in classes[name].body if isinstance(node, ast.FunctionDef)} - {"__new__"}
        of_schema = {field.attribute for field in entry.fields}
        if entry.family == "messaging" and "event_type" in of_schema:
            of_schema.add("type")
        assert written == of_schema, name
        attributes = {attribute for attribute in vars(getattr(bc, name)) if not attribute.startswith("_")}
        assert attributes == written, name
        assert inspect.getdoc(getattr(bc, name))
    for name, node in classes.items():
        for member in node.body:
            if isinstance(member, ast.FunctionDef):
                assert hasattr(getattr(bc, name), member.name), (name, member.name)


def mypy(*arguments):
    pytest.importorskip("mypy")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--python-version", "3.10", *arguments]
    return subprocess.run(command, cwd=HERE, capture_output=True, text=True)


def test_mypy_accepts_stubs_and_examples():
    result = mypy("bandwidth_callbacks.pyi", "examples/fastapi_app.py", "examples/stream_agent.py", "examples/flask_app.py")
    assert result.returncode == 0, result.stdout


# An extension module cannot be derived from together with another one, which only new type checkers can be told; and its inner
# module has no stubs of its own.
ALLOWED = """
bandwidth_callbacks.__all__
bandwidth_callbacks.Record
bandwidth_callbacks.bandwidth_callbacks
"""


def test_stubs_are_those_of_the_installed_package(tmp_path):
    pytest.importorskip("mypy")
    (tmp_path / "allowed").write_text(ALLOWED)
    command = [sys.executable, "-m", "mypy.stubtest", "bandwidth_callbacks", "--allowlist", "allowed"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


def test_mypy_knows_the_installed_package(tmp_path):
    right = """
        import bandwidth_callbacks as bc
        from datetime import datetime

        def handle(body: bytes) -> datetime | None:
            event = bc.parse(body)
            match event:
                case bc.DisconnectCallback(cause="hangup", call_id=call):
                    name: str | None = call
                    return event.end_time
            return event.event_time if isinstance(event, bc.GatherCallback) else None

        bc.DisconnectCallback(cause="hangup", start_time=datetime.now())
    """
    wrong = """
        import bandwidth_callbacks as bc

        bc.DisconnectCallback(brand_new=1)
        bc.DisconnectCallback(cause=1)
        x: int = bc.DisconnectCallback().end_time
    """
    (tmp_path / "right.py").write_text(textwrap.dedent(right))
    (tmp_path / "wrong.py").write_text(textwrap.dedent(wrong))
    pytest.importorskip("mypy")
    for name, errors in (("right", 0), ("wrong", 3)):
        command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", f"{name}.py"]
        result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
        assert result.stdout.count("error:") == errors, result.stdout


def test_documentation_has_each_class():
    text = (HERE / "CLASSES.md").read_text()
    for name, entry in schema.CLASSES.items():
        section = text.split(f"### `{name}`\n")[1].split("\n##")[0]
        for field in entry.fields:
            assert f"| `{field.attribute}` | `{field.key}` |" in section, (name, field.attribute)
