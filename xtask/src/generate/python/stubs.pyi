from datetime import datetime
from typing import Any, ClassVar, Literal, SupportsIndex, final

from typing_extensions import Self

__version__: str

_Body = bytes | bytearray | memoryview | str

class ParseError(ValueError):
    """A body is refused. Nothing in the error is from the body, except for names that are documented."""

    kind: str
    """Why, as a word: `syntax`, `duplicate_field`, `too_long`, …"""
    status: int
    """The status of the response: 400, 413 or 422."""
    offset: int | None
    """Where in the body, in bytes."""
    field: str | None
    event_type: str | None
    element: int | None
    """Which element of the array of a messaging webhook."""

class Unauthorized(Exception):
    """The sender is not known. `status` and `headers` make up the response that lets Bandwidth send its credentials."""

    status: int
    headers: list[tuple[str, str]]

def parse(body: _Body) -> _VoiceEvent:
    """Parses a voice webhook."""

def parse_messages(body: _Body) -> list[_MessagingEvent]:
    """Parses a messaging webhook into a list of its events."""

def parse_frame(message: _Body) -> _StreamFrame:
    """Parses a message of a media stream."""

def parse_any(body: _Body) -> Event | list[_MessagingEvent]:
    """Parses a webhook of any kind: an event, or the list of events of a messaging webhook."""

def peek(body: _Body) -> Envelope:
    """Reads the type, the ids and the tag of a voice webhook, and looks at the rest only as far as it takes to find them."""

@final
class Envelope:
    """The few fields of a voice webhook that a router needs."""

    def __new__(
        cls,
        event_type: str | None = None,
        call_id: str | None = None,
        account_id: str | None = None,
        conference_id: str | None = None,
        tag: str | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None: ...
    @property
    def call_id(self) -> str | None: ...
    @property
    def account_id(self) -> str | None: ...
    @property
    def conference_id(self) -> str | None: ...
    @property
    def tag(self) -> str | None: ...

@final
class Reply:
    """What Bandwidth expects as the answer to an event."""

    BXML: ClassVar[Reply]
    """200 with BXML: the call waits for it."""
    BXML_OR_EMPTY: ClassVar[Reply]
    """200 with BXML, or 204."""
    EMPTY: ClassVar[Reply]
    """204: the content is ignored."""
    @property
    def status(self) -> int:
        """The status of a response without BXML."""
    def response(self, bxml: str | None = None) -> tuple[int, list[tuple[str, str]], bytes]:
        """Returns status, headers and content of a response: the BXML, or where the call waits for BXML and none is given a document without verbs, or nothing."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Credentials:
    """The user and the password that webhooks must have. More pairs can be given, while they are changed."""

    def __new__(cls, user: str, password: str, *more: tuple[str, str]) -> Self: ...
    def check(self, authorization: str | bytes | None) -> None:
        """Raises `Unauthorized` unless the header `Authorization` has one of the pairs. `None` if the request has no such header."""

@final
class FrameWriter:
    """Writes the messages that Bandwidth plays to the caller. It keeps its memory: use one for a stream."""

    CLEAR: ClassVar[str]
    """The message that drops what is queued."""
    def __new__(cls) -> Self: ...
    def play_audio(self, audio: bytes, *, rate: Literal[8000, 16000, 24000] | None = None) -> str:
        """Returns the message that plays audio: µ-law, or with `rate` signed 16-bit samples, little endian."""

@final
class StreamTracker:
    """Follows the frames of a stream, and finds those that are missing."""

    def __new__(cls) -> Self: ...
    def follow(
        self, frame: Frame
    ) -> tuple[Literal["started", "audio", "text", "stopped", "unexpected", "unknown"], int | None]:
        """Returns what the frame means, and of audio how many frames are missing before it: 0 if none are, -1 for a frame that came before, `None` if its number does not say."""
    @property
    def is_started(self) -> bool: ...
    @property
    def is_stopped(self) -> bool: ...

@final
class Playback:
    """How much of the audio that was sent has still to be heard, by the clock of this machine."""

    def __new__(cls) -> Self: ...
    def send(self, size: int, *, rate: Literal[8000, 16000, 24000] | None = None) -> float:
        """Counts audio that is sent now, in bytes, and returns in how many seconds it will have been heard."""
    def queued(self) -> float:
        """Seconds of audio that are still to be heard."""
    def played(self) -> float:
        """Seconds of audio that were heard."""
    def clear(self) -> float:
        """Counts what is queued as dropped, and returns how many seconds of it there were."""

def mulaw_to_pcm(audio: bytes) -> bytes:
    """Returns the samples of µ-law as signed 16-bit integers in little endian."""

def pcm_to_mulaw(samples: bytes) -> bytes:
    """Returns signed 16-bit integers in little endian as µ-law."""

class Record:
    """What all events, frames and nested objects have in common. Records do not change."""

    __match_args__: ClassVar[tuple[()]]
    def __init__(self, *args: Any, **values: Any) -> None:
        """The values are those that `__new__` got."""
    @classmethod
    def from_json(cls, json: _Body) -> Self:
        """Parses JSON text as this class."""
    @classmethod
    def from_dict(cls, obj: dict[str, Any]) -> Self:
        """Makes an instance of a `dict` with the keys of JSON. Times can be texts or `datetime` objects."""
    def to_json(self) -> str:
        """Returns the event as JSON text: all fields that have a value, also unknown ones."""
    def to_dict(self) -> dict[str, Any]:
        """Returns a `dict` with the keys of JSON, with times as `datetime` objects. A text that is no time stays a text."""
    def as_received(self, name: str) -> str | None:
        """Returns the text of a field as it came, also of a time. The name is that of the attribute or that in JSON."""
    @property
    def additional_properties(self) -> dict[str, Any]:
        """The unknown fields, and known ones with a value of another type than documented."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __getnewargs__(self) -> tuple[Any]: ...
    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[Any, ...]: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: Any) -> Self: ...
    def __replace__(self, **changes: Any) -> Self: ...

class Event(Record):
    """A webhook: the base of the classes of events."""

    @property
    def reply(self) -> Reply:
        """What Bandwidth expects as the answer."""
    def dedup_key(self) -> str | None:
        """Returns a text that is the same for a repeated delivery of this event and for no other event, or nothing if the event has no id."""

class MessageEvent(Event):
    """The base of the classes of messaging events."""

class Frame(Record):
    """A message of a media stream: the base of the classes of frames."""

    @property
    def audio(self) -> bytes | None:
        """The audio of a media frame as bytes: µ-law, a byte for each of 8000 samples a second. Nothing if the frame has none, or a payload that is not Base64."""

class UnknownBody(Event):
    """A body of no kind that this release knows: all of it is in `additional_properties`."""

    def __new__(
        cls, of: Self | None = None, /, *, additional_properties: dict[str, Any] | None = None
    ) -> Self: ...
