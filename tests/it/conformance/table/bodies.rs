//! Callbacks, encodings, and notations other than JSON.

use bandwidth_callbacks::ErrorKind::{
    ByteOrderMark, DuplicateField, EventTypeNotText, InvalidNumber, InvalidString, InvalidUtf8,
    MissingEventType, Syntax, TrailingData,
};

use super::Verdict::{Accept, NotAsBody, Refuse, RefuseAs};
use super::Written;

pub const CALLBACKS: &[Written] = &[
    ("smallest", br#"{"eventType":"dtmf"}"#, Accept),
    (
        "type last",
        br#"{"digit":"1","x":[],"eventType":"dtmf"}"#,
        Accept,
    ),
    ("type escaped", br#"{"event\u0054ype":"\u0064tmf"}"#, Accept),
    ("unknown type", br#"{"eventType":"x"}"#, Accept),
    ("empty type", br#"{"eventType":""}"#, Accept),
    (
        "all white space",
        b"\r\n{\t\"eventType\" : \"dtmf\"\n}",
        Accept,
    ),
    (
        "null members",
        br#"{"eventType":"dtmf","digit":null,"x":null}"#,
        Accept,
    ),
    (
        "array for an object",
        br#"{"eventType":"initiate","diversion":["a"]}"#,
        Accept,
    ),
    (
        "repeated unknown",
        br#"{"eventType":"dtmf","x":1,"x":[2]}"#,
        Accept,
    ),
    (
        "repeated in another event",
        br#"{"eventType":"x","digit":"1","digit":"2"}"#,
        Accept,
    ),
    (
        "repeated header",
        br#"{"eventType":"initiate","sipHeaders":{"x-a":"1","x-a":"2"}}"#,
        Accept,
    ),
    (
        "repeated in an unknown object",
        br#"{"eventType":"dtmf","tag":{"a":1,"a":2}}"#,
        Accept,
    ),
    (
        "key of other case",
        br#"{"eventType":"dtmf","digit":"1","Digit":"2"}"#,
        Accept,
    ),
    ("no type", br#"{"digit":"1"}"#, NotAsBody(MissingEventType)),
    (
        "type of other case",
        br#"{"EventType":"dtmf"}"#,
        NotAsBody(MissingEventType),
    ),
    (
        "type with a blank",
        br#"{"eventType ":"dtmf"}"#,
        NotAsBody(MissingEventType),
    ),
    (
        "type with NUL",
        br#"{"eventType\u0000":"dtmf"}"#,
        NotAsBody(MissingEventType),
    ),
    (
        "type of messaging",
        br#"{"type":"dtmf"}"#,
        NotAsBody(MissingEventType),
    ),
    (
        "type inside",
        br#"{"a":{"eventType":"dtmf"}}"#,
        NotAsBody(MissingEventType),
    ),
    (
        "type null",
        br#"{"eventType":null}"#,
        NotAsBody(EventTypeNotText),
    ),
    (
        "type true",
        br#"{"eventType":true}"#,
        NotAsBody(EventTypeNotText),
    ),
    (
        "type number",
        br#"{"eventType":1}"#,
        NotAsBody(EventTypeNotText),
    ),
    (
        "type array",
        br#"{"eventType":["dtmf"]}"#,
        NotAsBody(EventTypeNotText),
    ),
    (
        "type object",
        br#"{"eventType":{"a":1}}"#,
        NotAsBody(EventTypeNotText),
    ),
    (
        "type twice",
        br#"{"eventType":"dtmf","eventType":"dtmf"}"#,
        NotAsBody(DuplicateField),
    ),
    (
        "two types",
        br#"{"eventType":"x","eventType":"dtmf"}"#,
        NotAsBody(DuplicateField),
    ),
    (
        "type twice, escaped",
        br#"{"eventType":"x","\u0065ventType":"x"}"#,
        NotAsBody(DuplicateField),
    ),
    (
        "type and null",
        br#"{"eventType":"x","eventType":null}"#,
        NotAsBody(DuplicateField),
    ),
    (
        "repeated known",
        br#"{"digit":"1","eventType":"dtmf","digit":"1"}"#,
        NotAsBody(DuplicateField),
    ),
    (
        "repeated null",
        br#"{"eventType":"dtmf","digit":null,"digit":null}"#,
        NotAsBody(DuplicateField),
    ),
    (
        "repeated, other type",
        br#"{"eventType":"dtmf","tag":1,"tag":[]}"#,
        NotAsBody(DuplicateField),
    ),
    (
        "repeated inside",
        br#"{"eventType":"initiate","stirShaken":{"verstat":"a","verstat":"a"}}"#,
        NotAsBody(DuplicateField),
    ),
    (
        "repeated in an unknown event",
        br#"{"eventType":"x","callId":"a","callId":"b"}"#,
        NotAsBody(DuplicateField),
    ),
    (
        "trailing bracket",
        br#"{"eventType":"dtmf"}]"#,
        RefuseAs(TrailingData, Syntax),
    ),
    (
        "trailing brace",
        br#"{"eventType":"dtmf"}}"#,
        Refuse(TrailingData),
    ),
    (
        "trailing comma",
        br#"{"eventType":"dtmf"},"#,
        RefuseAs(TrailingData, Syntax),
    ),
    (
        "second object",
        br#"{"eventType":"dtmf"}{}"#,
        RefuseAs(TrailingData, Syntax),
    ),
    (
        "trailing string",
        br#"{"eventType":"dtmf"}"""#,
        RefuseAs(TrailingData, Syntax),
    ),
    (
        "trailing NUL",
        b"{\"eventType\":\"dtmf\"}\0",
        RefuseAs(TrailingData, Syntax),
    ),
    (
        "mark before",
        b"\xef\xbb\xbf{\"eventType\":\"dtmf\"}",
        RefuseAs(ByteOrderMark, Syntax),
    ),
    ("NUL before", b"\0{\"eventType\":\"dtmf\"}", Refuse(Syntax)),
    (
        "comma at the end",
        br#"{"eventType":"dtmf",}"#,
        Refuse(Syntax),
    ),
    (
        "no comma",
        br#"{"eventType":"dtmf" "digit":"1"}"#,
        Refuse(Syntax),
    ),
    (
        "broken in an ignored part",
        br#"{"eventType":"dtmf","x":{"a":[1,}]}}"#,
        Refuse(Syntax),
    ),
];

pub const ENCODINGS: &[Written] = &[
    (
        "mark of byte order",
        b"\xef\xbb\xbf",
        RefuseAs(ByteOrderMark, Syntax),
    ),
    (
        "mark before a number",
        b"\xef\xbb\xbf1",
        RefuseAs(ByteOrderMark, Syntax),
    ),
    (
        "mark before an object",
        b"\xef\xbb\xbf{}",
        RefuseAs(ByteOrderMark, Syntax),
    ),
    (
        "trailing mark",
        b"{}\xef\xbb\xbf",
        RefuseAs(TrailingData, Syntax),
    ),
    ("mark inside", b"[\xef\xbb\xbf1]", Refuse(Syntax)),
    (
        "two marks",
        b"\xef\xbb\xbf\xef\xbb\xbf1",
        RefuseAs(ByteOrderMark, Syntax),
    ),
    ("half a mark", b"\xef\xbb1", Refuse(InvalidUtf8)),
    ("NUL", b"\0", Refuse(Syntax)),
    ("NUL before", b"\x001", Refuse(Syntax)),
    (
        "NUL after an object",
        b"{}\0",
        RefuseAs(TrailingData, Syntax),
    ),
    ("trailing NULs", b"[]\0\0\0", Refuse(Syntax)),
    ("NUL after a blank", b"1 \0", RefuseAs(TrailingData, Syntax)),
    ("NUL inside", b"[1,\0]", Refuse(Syntax)),
    ("UTF-16 LE number", b"1\0", Refuse(InvalidNumber)),
    ("UTF-16 BE number", b"\x001", Refuse(Syntax)),
    ("UTF-16 LE array", b"[\0]\0", Refuse(Syntax)),
    ("UTF-16 LE string", b"\"\0a\0\"\0", Refuse(InvalidString)),
    ("UTF-16 LE with mark", b"\xff\xfe1\0", Refuse(InvalidUtf8)),
    ("UTF-16 BE with mark", b"\xfe\xff\x001", Refuse(InvalidUtf8)),
    ("UTF-32 LE array", b"[\0\0\0]\0\0\0", Refuse(Syntax)),
    ("UTF-32 BE number", b"\0\0\x001", Refuse(Syntax)),
    ("UTF-7", b"+AHsAfQ-", Refuse(Syntax)),
    ("record separator", b"\x1e{}\n", Refuse(Syntax)),
    (
        "end of file of DOS",
        b"{}\x1a",
        RefuseAs(TrailingData, Syntax),
    ),
];

pub const OTHER_NOTATIONS: &[Written] = &[
    ("comment before", b"/* x */ 1", Refuse(Syntax)),
    (
        "trailing comment",
        b"1 /* x */",
        RefuseAs(TrailingData, Syntax),
    ),
    ("comment glued", b"1/**/", Refuse(InvalidNumber)),
    ("comment inside", b"[1, /* x */ 2]", Refuse(Syntax)),
    ("comment of a line", b"// x\n1", Refuse(Syntax)),
    ("comment with hash", b"# x\n1", Refuse(Syntax)),
    ("comment of SQL", b"-- x\n1", Refuse(InvalidNumber)),
    ("comment of XML", b"<!-- x -->1", Refuse(Syntax)),
    ("regular expression", b"/a/", Refuse(Syntax)),
    ("function", b"alert(1)", Refuse(Syntax)),
    ("date object", b"new Date(0)", Refuse(Syntax)),
    ("prefix against scripts", b")]}',\n{}", Refuse(Syntax)),
    ("padded", b"callback({})", Refuse(Syntax)),
    ("template", b"{{x}}", Refuse(Syntax)),
    ("interpolation", b"${x}", Refuse(Syntax)),
    ("not", b"!0", Refuse(Syntax)),
    ("anchor", b"&a", Refuse(Syntax)),
    ("question mark", b"?", Refuse(Syntax)),
    ("XML", b"<a>1</a>", Refuse(Syntax)),
    ("YAML", b"a: 1", Refuse(Syntax)),
    ("form", b"eventType=dtmf&digit=1", Refuse(Syntax)),
    ("percent-encoded", b"%7B%7D", Refuse(Syntax)),
    ("base64", b"e30=", Refuse(Syntax)),
    ("MessagePack", b"\x81\xa1a\x01", Refuse(InvalidUtf8)),
    ("CBOR", b"\xa1aa\x01", Refuse(InvalidUtf8)),
    ("gzip", b"\x1f\x8b\x08\0", Refuse(InvalidUtf8)),
];
