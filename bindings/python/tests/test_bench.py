"""bench.py measures, and prints the rows that README.md has."""

import re
import subprocess
import sys

import pytest
import schema

HERE = schema.ROOT / "bindings/python"


def tables(text):
    """The rows of the tables, each with its header."""
    found, header = [], None
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if not cells:
            header = None
        elif header is None:
            header = cells
        elif cells[0].strip("-"):
            assert len(cells) == len(header), line
            found.append(dict(zip(header, cells)))
    return found


def without_figures(rows):
    kept = ("what", "against", "goal", "one more read of")
    return [{column: cell for column, cell in row.items() if column in kept} for row in rows]


@pytest.fixture(scope="module")
def measured():
    for peer in ("bandwidth.models", "msgspec", "orjson"):
        pytest.importorskip(peer)
    command = [sys.executable, HERE / "bench.py", "--rounds", "1", "--calls", "1"]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return tables(result.stdout)


def test_each_row_is_measured(measured):
    rows = [row for row in measured if "what" in row]
    assert len([row for row in rows if row["goal"]]) == 9
    for row in rows:
        assert float(row["ratio"]) > 0, row
        used, of = map(int, row["bodies"].split(" of "))
        left_out = sum(int(count) for count in re.findall(r"\d+", row["left out"]))
        assert 0 < used == of - left_out and "refused by us" not in row["left out"], row
    for row in measured[len(rows) :]:
        assert int(row["our event"].removesuffix(" ns")) > 0, row


def test_the_readme_has_the_rows_that_are_measured(measured):
    section = re.search(r"^## How fast\n(.*?)^## ", (HERE / "README.md").read_text(), flags=re.M | re.S)[1]
    rows = without_figures(tables(section))
    assert rows == without_figures(measured) and len(rows) > 30
