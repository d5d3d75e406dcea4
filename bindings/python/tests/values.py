"""Values for fields, as text of JSON has them and as attributes have them."""

from datetime import datetime, timedelta, timezone

import schema

TIMES = {
    "2026-03-09T14:11:04.218Z": datetime(2026, 3, 9, 14, 11, 4, 218000, timezone.utc),
    "2026-03-09T14:11:04Z": datetime(2026, 3, 9, 14, 11, 4, 0, timezone.utc),
    "2026-03-09T14:11:04.218123Z": datetime(2026, 3, 9, 14, 11, 4, 218123, timezone.utc),
    "2026-03-09T14:11:04.218": datetime(2026, 3, 9, 14, 11, 4, 218000, timezone.utc),
    "2026-03-09T14:11:04.218+02:00": datetime(2026, 3, 9, 14, 11, 4, 218000, timezone(timedelta(hours=2))),
    "2026-03-09T14:11:04.218-09:30": datetime(2026, 3, 9, 14, 11, 4, 218000, timezone(-timedelta(hours=9, minutes=30))),
}


def value(field, number=0):
    """A value in JSON, and what the attribute is then."""
    kind = field.kind
    if kind.startswith("List<"):
        of = kind.removeprefix("List<").split(",")[0]
        if of in schema.CLASSES:
            inner = json_of(schema.CLASSES[of], number)
            return [inner], [inner]
        return [f"a{number}", "b"], [f"a{number}", "b"]
    if kind in schema.CLASSES:
        inner = json_of(schema.CLASSES[kind], number)
        return inner, inner
    match kind:
        case "Timestamp":
            text = list(TIMES)[number % len(TIMES)]
            return text, TIMES[text]
        case "bool":
            return number % 2 == 0, number % 2 == 0
        case "u32":
            return number % 1000, number % 1000
        case "Number":
            return 0.5 + number, 0.5 + number
        case "TextOrNumber":
            return (str(number), str(number)) if number % 2 else (number, number)
        case "Coordinate":
            return (12.5, 12.5) if number % 2 else ("12.5", "12.5")
        case "SipHeaders":
            return {"x-a": "1"}, {"x-a": "1"}
        case "Parameters":
            return {"key": "value"}, {"key": "value"}
        case "Base64":
            return "/////w==", "/////w=="
    text = f"{field.name} {number} “ü” \\ \n"
    return text, text


def json_of(entry, number=0):
    """An object with all fields of a class."""
    return {field.key: value(field, number)[0] for field in entry.fields}
