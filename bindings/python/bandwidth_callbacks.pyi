# Written by `cargo xtask gen` from schema/ and xtask/src/generate/python/stubs.pyi. Edit that file.

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

_VoiceEvent = (
    AnswerCallback
    | BridgeCompleteCallback
    | BridgeTargetCompleteCallback
    | ConferenceCompletedCallback
    | ConferenceCreatedCallback
    | ConferenceMemberExitCallback
    | ConferenceMemberJoinCallback
    | ConferenceRecordingAvailableCallback
    | ConferenceRedirectCallback
    | DisconnectCallback
    | DtmfCallback
    | GatherCallback
    | InitiateCallback
    | MachineDetectionCompleteCallback
    | MediaStreamRejectedCallback
    | MediaStreamStartedCallback
    | MediaStreamStoppedCallback
    | RealTimeTranscriptionAvailableCallback
    | RealTimeTranscriptionRejectedCallback
    | RealTimeTranscriptionStartedCallback
    | RealTimeTranscriptionStoppedCallback
    | RecordingAvailableCallback
    | RecordingCompleteCallback
    | RedirectCallback
    | ReferCompleteCallback
    | TranscriptionAvailableCallback
    | TransferAnswerCallback
    | TransferCompleteCallback
    | TransferDisconnectCallback
    | UnknownCallback
)

class Diversion(Record):
    """Where a call was diverted from. The SIP header may have further parameters, each under its own key."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        orig_to: str | None = None,
        reason: str | None = None,
        privacy: str | None = None,
        screen: str | None = None,
        counter: str | None = None,
        limit: str | None = None,
        unknown: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def orig_to(self) -> str | None:
        """The number that was called at first."""
    @property
    def reason(self) -> str | None:
        """Why the call was diverted."""
    @property
    def privacy(self) -> str | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def screen(self) -> str | None:
        """Whether the diverted number was checked: `no` or `yes`."""
    @property
    def counter(self) -> str | None:
        """How often the call was diverted, a number in a string."""
    @property
    def limit(self) -> str | None:
        """How often the call may be diverted, a number in a string."""
    @property
    def unknown(self) -> str | None:
        """The documentation's example of an unlisted parameter, which the specification made a field."""

class MachineDetectionResult(Record):
    """Who or what answered, and how long the detection took."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        value: str | None = None,
        duration: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def value(self) -> str | None:
        """Who or what answered."""
    @property
    def duration(self) -> str | None:
        """The length of the call, recording, stream or detection."""

class MediaStream(Record):
    """A stream of a call's audio to a WebSocket. `duration` only once it has stopped."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        id: str | None = None,
        name: str | None = None,
        destination: str | None = None,
        type: str | None = None,
        tracks: str | list[str] | None = None,
        start_time: datetime | str | None = None,
        duration: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def id(self) -> str | None:
        """The id of the stream, `s-…`."""
    @property
    def name(self) -> str | None:
        """The name that the customer gave."""
    @property
    def destination(self) -> str | None:
        """The WebSocket URL that the audio or text is sent to."""
    @property
    def type(self) -> str | None:
        """The kind of stream: `WebSocket`."""
    @property
    def tracks(self) -> str | list[str] | None:
        """Which directions of the audio."""
    @property
    def start_time(self) -> datetime | None:
        """When the stream started."""
    @property
    def duration(self) -> str | None:
        """The length of the call, recording, stream or detection."""

class StirShaken(Record):
    """The verification of the caller's number. Free form: there may be further keys."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        verstat: str | None = None,
        attestation_indicator: str | None = None,
        originating_id: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def verstat(self) -> str | None:
        """Whether the caller's number is genuine."""
    @property
    def attestation_indicator(self) -> str | None:
        """To which degree the originating carrier vouches for the number."""
    @property
    def originating_id(self) -> str | None:
        """The originating carrier's identifier, a UUID."""

class Transcription(Record):
    """A transcription of a recording or of a live call. `speaker`, `text` and `confidence` are in the specification's model, the rest in the documentation."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        id: str | None = None,
        name: str | None = None,
        destination: str | None = None,
        stabilized: str | None = None,
        tracks: str | list[str] | None = None,
        start_time: datetime | str | None = None,
        duration: str | None = None,
        status: str | None = None,
        url: str | None = None,
        completed_time: datetime | str | None = None,
        speaker: int | None = None,
        text: str | None = None,
        confidence: int | float | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def id(self) -> str | None:
        """The id of the transcription, `t-…`."""
    @property
    def name(self) -> str | None:
        """The name that the customer gave."""
    @property
    def destination(self) -> str | None:
        """The WebSocket URL that the audio or text is sent to."""
    @property
    def stabilized(self) -> str | None:
        """Whether partial results are kept stable: `true` or `false`, in a string."""
    @property
    def tracks(self) -> str | list[str] | None:
        """Which directions of the audio."""
    @property
    def start_time(self) -> datetime | None:
        """When the transcription started."""
    @property
    def duration(self) -> str | None:
        """The length of the call, recording, stream or detection."""
    @property
    def status(self) -> str | None:
        """The state of the transcription."""
    @property
    def url(self) -> str | None:
        """Where the transcription can be fetched."""
    @property
    def completed_time(self) -> datetime | None:
        """When the transcription was done: `completedTime` in the documentation, `completeTime` in the bodies that are known from the wire. A body has either of them, never both."""
    @property
    def speaker(self) -> int | None:
        """Which speaker said the text."""
    @property
    def text(self) -> str | None:
        """The words that were said."""
    @property
    def confidence(self) -> int | float | None:
        """How sure the transcription is of the text, from 0 to 1."""

class AnswerCallback(Event):
    """An outbound call was answered."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        tag: str | None = None,
        machine_detection_result: MachineDetectionResult | None = None,
        sip_call_id: str | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def machine_detection_result(self) -> MachineDetectionResult | None:
        """Who or what answered, if detection was asked for. Documents of 2021 have a bare string."""
    @property
    def sip_call_id(self) -> str | None:
        """The SIP Call-ID header. It comes from the caller's equipment and often has a host name or an address in it."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

class BridgeCompleteCallback(Event):
    """A bridge ended, or failed; sent for the leg that asked for it."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        tag: str | None = None,
        cause: str | None = None,
        error_message: str | None = None,
        error_id: str | None = None,
        transfer_caller_id: str | None = None,
        transfer_to: str | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def cause(self) -> str | None:
        """Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the empty string in documents of 2020."""
    @property
    def error_message(self) -> str | None:
        """The error in words; free text that may quote numbers."""
    @property
    def error_id(self) -> str | None:
        """The provider's reference to the error."""
    @property
    def transfer_caller_id(self) -> str | None:
        """The caller shown to the transfer's target: E.164 or one of the words of `from`."""
    @property
    def transfer_to(self) -> str | None:
        """The transfer's target: E.164 or a SIP URI."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

class BridgeTargetCompleteCallback(Event):
    """A bridge ended; sent for the other leg."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        tag: str | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

class ConferenceCompletedCallback(Event):
    """The last member left a conference."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        conference_id: str | None = None,
        name: str | None = None,
        tag: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def conference_id(self) -> str | None:
        """The conference, `conf-` and hexadecimal groups."""
    @property
    def name(self) -> str | None:
        """The name that the customer gave."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""

class ConferenceCreatedCallback(Event):
    """A conference was created."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        conference_id: str | None = None,
        name: str | None = None,
        tag: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def conference_id(self) -> str | None:
        """The conference, `conf-` and hexadecimal groups."""
    @property
    def name(self) -> str | None:
        """The name that the customer gave."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""

class ConferenceMemberExitCallback(Event):
    """A member left a conference."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        conference_id: str | None = None,
        name: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        call_id: str | None = None,
        tag: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def conference_id(self) -> str | None:
        """The conference, `conf-` and hexadecimal groups."""
    @property
    def name(self) -> str | None:
        """The name that the customer gave."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""

class ConferenceMemberJoinCallback(Event):
    """A member joined a conference."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        conference_id: str | None = None,
        name: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        call_id: str | None = None,
        tag: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def conference_id(self) -> str | None:
        """The conference, `conf-` and hexadecimal groups."""
    @property
    def name(self) -> str | None:
        """The name that the customer gave."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""

class ConferenceRecordingAvailableCallback(Event):
    """The recording of a conference can be fetched."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        conference_id: str | None = None,
        name: str | None = None,
        account_id: str | None = None,
        recording_id: str | None = None,
        channels: int | None = None,
        start_time: datetime | str | None = None,
        end_time: datetime | str | None = None,
        duration: str | None = None,
        file_format: str | None = None,
        media_url: str | None = None,
        tag: str | None = None,
        status: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def conference_id(self) -> str | None:
        """The conference, `conf-` and hexadecimal groups."""
    @property
    def name(self) -> str | None:
        """The name that the customer gave."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def recording_id(self) -> str | None:
        """The recording, `r-` and a UUID."""
    @property
    def channels(self) -> int | None:
        """Number of audio channels: 1 or 2 for calls, 1 for conferences. Documents of 2019 have it in a string."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def end_time(self) -> datetime | None:
        """When the call ended; in recording and transcription events, when the recording did."""
    @property
    def duration(self) -> str | None:
        """The length of the call, recording, stream or detection."""
    @property
    def file_format(self) -> str | None:
        """The format of the recording."""
    @property
    def media_url(self) -> str | None:
        """Where the recording can be fetched."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def status(self) -> str | None:
        """The state of the recording."""

class ConferenceRedirectCallback(Event):
    """A conference was redirected by the API and asks for BXML."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        conference_id: str | None = None,
        name: str | None = None,
        tag: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def conference_id(self) -> str | None:
        """The conference, `conf-` and hexadecimal groups."""
    @property
    def name(self) -> str | None:
        """The name that the customer gave."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""

class DisconnectCallback(Event):
    """A call ended."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        end_time: datetime | str | None = None,
        cause: str | None = None,
        error_message: str | None = None,
        error_id: str | None = None,
        tag: str | None = None,
        sip_call_id: str | None = None,
        sip_response_code: int | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def end_time(self) -> datetime | None:
        """When the call ended; in recording and transcription events, when the recording did."""
    @property
    def cause(self) -> str | None:
        """Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the empty string in documents of 2020."""
    @property
    def error_message(self) -> str | None:
        """The error in words; free text that may quote numbers."""
    @property
    def error_id(self) -> str | None:
        """The provider's reference to the error."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def sip_call_id(self) -> str | None:
        """The SIP Call-ID header. It comes from the caller's equipment and often has a host name or an address in it."""
    @property
    def sip_response_code(self) -> int | None:
        """The SIP status with which an outbound INVITE was rejected, if it was."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

class DtmfCallback(Event):
    """A key was pressed while digits were being watched; one event a key."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        digit: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        parent_call_id: str | None = None,
        transfer_caller_id: str | None = None,
        transfer_to: str | None = None,
        tag: str | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def digit(self) -> str | None:
        """The key that was pressed."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def parent_call_id(self) -> str | None:
        """The A leg, if this call is the B leg of a transfer."""
    @property
    def transfer_caller_id(self) -> str | None:
        """The caller shown to the transfer's target: E.164 or one of the words of `from`."""
    @property
    def transfer_to(self) -> str | None:
        """The transfer's target: E.164 or a SIP URI."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

class GatherCallback(Event):
    """A gather ended, by its terminating key, its limit or a time-out."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        digits: str | None = None,
        text: str | None = None,
        terminating_digit: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        parent_call_id: str | None = None,
        transfer_caller_id: str | None = None,
        transfer_to: str | None = None,
        tag: str | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def digits(self) -> str | None:
        """The keys that were pressed, without the terminating one; empty on a time-out."""
    @property
    def text(self) -> str | None:
        """The words that were said."""
    @property
    def terminating_digit(self) -> str | None:
        """The key that ended the input; empty if none did."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def parent_call_id(self) -> str | None:
        """The A leg, if this call is the B leg of a transfer."""
    @property
    def transfer_caller_id(self) -> str | None:
        """The caller shown to the transfer's target: E.164 or one of the words of `from`."""
    @property
    def transfer_to(self) -> str | None:
        """The transfer's target: E.164 or a SIP URI."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

class InitiateCallback(Event):
    """A call came in."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        start_time: datetime | str | None = None,
        diversion: Diversion | None = None,
        stir_shaken: StirShaken | None = None,
        identity: str | None = None,
        uui: str | None = None,
        sip_call_id: str | None = None,
        sip_headers: dict[str, str] | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def diversion(self) -> Diversion | None:
        """Where the call was diverted from, if it was."""
    @property
    def stir_shaken(self) -> StirShaken | None:
        """The verification of the caller's number by STIR/SHAKEN."""
    @property
    def identity(self) -> str | None:
        """The SIP Identity header, some 500 characters, if the account is set up to get it."""
    @property
    def uui(self) -> str | None:
        """SIP User-to-User information, at most 256 characters: a list of `value;encoding=…`."""
    @property
    def sip_call_id(self) -> str | None:
        """The SIP Call-ID header. It comes from the caller's equipment and often has a host name or an address in it."""
    @property
    def sip_headers(self) -> dict[str, str] | None:
        """SIP headers whose names begin with `x-`."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

class MachineDetectionCompleteCallback(Event):
    """It was found out who or what answered an outbound call."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        tag: str | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        machine_detection_result: MachineDetectionResult | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""
    @property
    def machine_detection_result(self) -> MachineDetectionResult | None:
        """Who or what answered, if detection was asked for. Documents of 2021 have a bare string."""

class MediaStreamRejectedCallback(Event):
    """A media stream could not be started."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        tag: str | None = None,
        cause: str | None = None,
        error_message: str | None = None,
        media_stream: MediaStream | None = None,
        original_media_stream: MediaStream | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def cause(self) -> str | None:
        """Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the empty string in documents of 2020."""
    @property
    def error_message(self) -> str | None:
        """The error in words; free text that may quote numbers."""
    @property
    def media_stream(self) -> MediaStream | None:
        """The media stream."""
    @property
    def original_media_stream(self) -> MediaStream | None:
        """The stream whose name was taken already."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

class MediaStreamStartedCallback(Event):
    """A media stream was started."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        tag: str | None = None,
        media_stream: MediaStream | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def media_stream(self) -> MediaStream | None:
        """The media stream."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

class MediaStreamStoppedCallback(Event):
    """A media stream ended."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        tag: str | None = None,
        cause: str | None = None,
        error_message: str | None = None,
        media_stream: MediaStream | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def cause(self) -> str | None:
        """Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the empty string in documents of 2020."""
    @property
    def error_message(self) -> str | None:
        """The error in words; free text that may quote numbers."""
    @property
    def media_stream(self) -> MediaStream | None:
        """The media stream."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

class RealTimeTranscriptionAvailableCallback(Event):
    """The text of a real-time transcription can be fetched."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        tag: str | None = None,
        real_time_transcription: Transcription | None = None,
        transcription: Transcription | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def real_time_transcription(self) -> Transcription | None:
        """The transcription, as the documentation's tables name it."""
    @property
    def transcription(self) -> Transcription | None:
        """The transcription, as the documentation's examples name it."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

class RealTimeTranscriptionRejectedCallback(Event):
    """A real-time transcription could not be started."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        tag: str | None = None,
        cause: str | None = None,
        error_message: str | None = None,
        real_time_transcription: Transcription | None = None,
        transcription: Transcription | None = None,
        original_transcription: Transcription | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def cause(self) -> str | None:
        """Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the empty string in documents of 2020."""
    @property
    def error_message(self) -> str | None:
        """The error in words; free text that may quote numbers."""
    @property
    def real_time_transcription(self) -> Transcription | None:
        """The transcription, as the documentation's tables name it."""
    @property
    def transcription(self) -> Transcription | None:
        """The transcription, as the documentation's examples name it."""
    @property
    def original_transcription(self) -> Transcription | None:
        """The transcription whose name was taken already."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

class RealTimeTranscriptionStartedCallback(Event):
    """A real-time transcription was started."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        tag: str | None = None,
        real_time_transcription: Transcription | None = None,
        transcription: Transcription | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def real_time_transcription(self) -> Transcription | None:
        """The transcription, as the documentation's tables name it."""
    @property
    def transcription(self) -> Transcription | None:
        """The transcription, as the documentation's examples name it."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

class RealTimeTranscriptionStoppedCallback(Event):
    """A real-time transcription ended."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        tag: str | None = None,
        cause: str | None = None,
        error_message: str | None = None,
        real_time_transcription: Transcription | None = None,
        transcription: Transcription | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def cause(self) -> str | None:
        """Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the empty string in documents of 2020."""
    @property
    def error_message(self) -> str | None:
        """The error in words; free text that may quote numbers."""
    @property
    def real_time_transcription(self) -> Transcription | None:
        """The transcription, as the documentation's tables name it."""
    @property
    def transcription(self) -> Transcription | None:
        """The transcription, as the documentation's examples name it."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

class RecordingAvailableCallback(Event):
    """The recording of a call can be fetched."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        parent_call_id: str | None = None,
        recording_id: str | None = None,
        media_url: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        end_time: datetime | str | None = None,
        duration: str | None = None,
        file_format: str | None = None,
        channels: int | None = None,
        tag: str | None = None,
        status: str | None = None,
        transfer_caller_id: str | None = None,
        transfer_to: str | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def parent_call_id(self) -> str | None:
        """The A leg, if this call is the B leg of a transfer."""
    @property
    def recording_id(self) -> str | None:
        """The recording, `r-` and a UUID."""
    @property
    def media_url(self) -> str | None:
        """Where the recording can be fetched."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def end_time(self) -> datetime | None:
        """When the call ended; in recording and transcription events, when the recording did."""
    @property
    def duration(self) -> str | None:
        """The length of the call, recording, stream or detection."""
    @property
    def file_format(self) -> str | None:
        """The format of the recording."""
    @property
    def channels(self) -> int | None:
        """Number of audio channels: 1 or 2 for calls, 1 for conferences. Documents of 2019 have it in a string."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def status(self) -> str | None:
        """The state of the recording."""
    @property
    def transfer_caller_id(self) -> str | None:
        """The caller shown to the transfer's target: E.164 or one of the words of `from`."""
    @property
    def transfer_to(self) -> str | None:
        """The transfer's target: E.164 or a SIP URI."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

class RecordingCompleteCallback(Event):
    """A recording that a call waited for ended. The specification names the event `recordingComplete`, the documentation `recordComplete`; `event_type` keeps the name received."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        parent_call_id: str | None = None,
        recording_id: str | None = None,
        media_url: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        end_time: datetime | str | None = None,
        duration: str | None = None,
        file_format: str | None = None,
        channels: int | None = None,
        tag: str | None = None,
        transfer_caller_id: str | None = None,
        transfer_to: str | None = None,
        terminating_digit: str | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def parent_call_id(self) -> str | None:
        """The A leg, if this call is the B leg of a transfer."""
    @property
    def recording_id(self) -> str | None:
        """The recording, `r-` and a UUID."""
    @property
    def media_url(self) -> str | None:
        """Where the recording can be fetched."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def end_time(self) -> datetime | None:
        """When the call ended; in recording and transcription events, when the recording did."""
    @property
    def duration(self) -> str | None:
        """The length of the call, recording, stream or detection."""
    @property
    def file_format(self) -> str | None:
        """The format of the recording."""
    @property
    def channels(self) -> int | None:
        """Number of audio channels: 1 or 2 for calls, 1 for conferences. Documents of 2019 have it in a string."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def transfer_caller_id(self) -> str | None:
        """The caller shown to the transfer's target: E.164 or one of the words of `from`."""
    @property
    def transfer_to(self) -> str | None:
        """The transfer's target: E.164 or a SIP URI."""
    @property
    def terminating_digit(self) -> str | None:
        """The key that ended the input; empty if none did."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

class RedirectCallback(Event):
    """A call was redirected, by the API or by its own BXML, and asks for BXML."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        parent_call_id: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        tag: str | None = None,
        transfer_caller_id: str | None = None,
        transfer_to: str | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def parent_call_id(self) -> str | None:
        """The A leg, if this call is the B leg of a transfer."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def transfer_caller_id(self) -> str | None:
        """The caller shown to the transfer's target: E.164 or one of the words of `from`."""
    @property
    def transfer_to(self) -> str | None:
        """The transfer's target: E.164 or a SIP URI."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

class ReferCompleteCallback(Event):
    """A SIP REFER was answered. BXML counts if it failed and is ignored if it succeeded. The last six fields are in drafts of the SDKs only."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        tag: str | None = None,
        refer_call_status: str | None = None,
        refer_sip_response_code: int | None = None,
        notify_sip_response_code: int | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        enqueued_time: datetime | str | None = None,
        cause: str | None = None,
        error_message: str | None = None,
        error_id: str | None = None,
        sip_response_code: int | None = None,
        refer_to: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def refer_call_status(self) -> str | None:
        """Whether the call was handed over."""
    @property
    def refer_sip_response_code(self) -> int | None:
        """The SIP status that REFER was answered with, if it was."""
    @property
    def notify_sip_response_code(self) -> int | None:
        """The SIP status that the transfer target answered with, as NOTIFY reports it; absent if REFER was rejected or NOTIFY did not come within 30 s."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def cause(self) -> str | None:
        """Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the empty string in documents of 2020."""
    @property
    def error_message(self) -> str | None:
        """The error in words; free text that may quote numbers."""
    @property
    def error_id(self) -> str | None:
        """The provider's reference to the error."""
    @property
    def sip_response_code(self) -> int | None:
        """The SIP status with which an outbound INVITE was rejected, if it was."""
    @property
    def refer_to(self) -> str | None:
        """The target of the REFER. In drafts of the SDKs only."""

class TranscriptionAvailableCallback(Event):
    """The transcription of a recording can be fetched."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        media_url: str | None = None,
        parent_call_id: str | None = None,
        recording_id: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        end_time: datetime | str | None = None,
        duration: str | None = None,
        file_format: str | None = None,
        tag: str | None = None,
        transcription: Transcription | None = None,
        transfer_caller_id: str | None = None,
        transfer_to: str | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def media_url(self) -> str | None:
        """Where the recording can be fetched."""
    @property
    def parent_call_id(self) -> str | None:
        """The A leg, if this call is the B leg of a transfer."""
    @property
    def recording_id(self) -> str | None:
        """The recording, `r-` and a UUID."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def end_time(self) -> datetime | None:
        """When the call ended; in recording and transcription events, when the recording did."""
    @property
    def duration(self) -> str | None:
        """The length of the call, recording, stream or detection."""
    @property
    def file_format(self) -> str | None:
        """The format of the recording."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def transcription(self) -> Transcription | None:
        """The transcription, as the documentation's examples name it."""
    @property
    def transfer_caller_id(self) -> str | None:
        """The caller shown to the transfer's target: E.164 or one of the words of `from`."""
    @property
    def transfer_to(self) -> str | None:
        """The transfer's target: E.164 or a SIP URI."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

class TransferAnswerCallback(Event):
    """The target of a transfer answered; BXML is run for the target alone before the legs are connected."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        parent_call_id: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        tag: str | None = None,
        transfer_caller_id: str | None = None,
        transfer_to: str | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def parent_call_id(self) -> str | None:
        """The A leg, if this call is the B leg of a transfer."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def transfer_caller_id(self) -> str | None:
        """The caller shown to the transfer's target: E.164 or one of the words of `from`."""
    @property
    def transfer_to(self) -> str | None:
        """The transfer's target: E.164 or a SIP URI."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

class TransferCompleteCallback(Event):
    """A transfer ended, or failed; sent for the A leg. Two examples in the documentation's history carry a detection result."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        tag: str | None = None,
        transfer_caller_id: str | None = None,
        transfer_to: str | None = None,
        cause: str | None = None,
        error_message: str | None = None,
        error_id: str | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        machine_detection_result: MachineDetectionResult | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def transfer_caller_id(self) -> str | None:
        """The caller shown to the transfer's target: E.164 or one of the words of `from`."""
    @property
    def transfer_to(self) -> str | None:
        """The transfer's target: E.164 or a SIP URI."""
    @property
    def cause(self) -> str | None:
        """Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the empty string in documents of 2020."""
    @property
    def error_message(self) -> str | None:
        """The error in words; free text that may quote numbers."""
    @property
    def error_id(self) -> str | None:
        """The provider's reference to the error."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""
    @property
    def machine_detection_result(self) -> MachineDetectionResult | None:
        """Who or what answered, if detection was asked for. Documents of 2021 have a bare string."""

class TransferDisconnectCallback(Event):
    """The target's leg of a transfer ended."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        parent_call_id: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        end_time: datetime | str | None = None,
        tag: str | None = None,
        transfer_caller_id: str | None = None,
        transfer_to: str | None = None,
        cause: str | None = None,
        error_message: str | None = None,
        error_id: str | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def parent_call_id(self) -> str | None:
        """The A leg, if this call is the B leg of a transfer."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def end_time(self) -> datetime | None:
        """When the call ended; in recording and transcription events, when the recording did."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def transfer_caller_id(self) -> str | None:
        """The caller shown to the transfer's target: E.164 or one of the words of `from`."""
    @property
    def transfer_to(self) -> str | None:
        """The transfer's target: E.164 or a SIP URI."""
    @property
    def cause(self) -> str | None:
        """Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the empty string in documents of 2020."""
    @property
    def error_message(self) -> str | None:
        """The error in words; free text that may quote numbers."""
    @property
    def error_id(self) -> str | None:
        """The provider's reference to the error."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

class UnknownCallback(Event):
    """An event whose type this release does not know: Bandwidth has added events without notice before. The fields that most events share are typed. Answer it with 2xx and no content, because an error would make Bandwidth retry or end the call."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        event_time: datetime | str | None = None,
        account_id: str | None = None,
        application_id: str | None = None,
        var_from: str | None = None,
        to: str | None = None,
        direction: str | None = None,
        call_id: str | None = None,
        call_url: str | None = None,
        parent_call_id: str | None = None,
        conference_id: str | None = None,
        name: str | None = None,
        enqueued_time: datetime | str | None = None,
        start_time: datetime | str | None = None,
        answer_time: datetime | str | None = None,
        end_time: datetime | str | None = None,
        tag: str | None = None,
        cause: str | None = None,
        error_message: str | None = None,
        error_id: str | None = None,
        privacy: bool | None = None,
        caller_display_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, approximately, in UTC."""
    @property
    def account_id(self) -> str | None:
        """The account, digits in a string."""
    @property
    def application_id(self) -> str | None:
        """The application that the call or callback belongs to, a UUID."""
    @property
    def var_from(self) -> str | None:
        """The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`."""
    @property
    def to(self) -> str | None:
        """The called party: E.164 or a SIP URI."""
    @property
    def direction(self) -> str | None:
        """Which way the call was placed."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def call_url(self) -> str | None:
        """Where the call can be controlled. It holds the account and need not end in `callId`."""
    @property
    def parent_call_id(self) -> str | None:
        """The A leg, if this call is the B leg of a transfer."""
    @property
    def conference_id(self) -> str | None:
        """The conference, `conf-` and hexadecimal groups."""
    @property
    def name(self) -> str | None:
        """The name that the customer gave."""
    @property
    def enqueued_time(self) -> datetime | None:
        """When an outbound call was queued, if it was."""
    @property
    def start_time(self) -> datetime | None:
        """When the call started; in recording and transcription events, when the recording did."""
    @property
    def answer_time(self) -> datetime | None:
        """When the call was answered. Absent or null if it never was; the empty string in documents of 2019."""
    @property
    def end_time(self) -> datetime | None:
        """When the call ended; in recording and transcription events, when the recording did."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 4096 characters. Absent or null if none was set."""
    @property
    def cause(self) -> str | None:
        """Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the empty string in documents of 2020."""
    @property
    def error_message(self) -> str | None:
        """The error in words; free text that may quote numbers."""
    @property
    def error_id(self) -> str | None:
        """The provider's reference to the error."""
    @property
    def privacy(self) -> bool | None:
        """Whether the caller's number is to be hidden. Documented for two events; known from the wire on `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event of a call."""
    @property
    def caller_display_name(self) -> str | None:
        """The caller's name, at most 256 characters; can be empty. Documented for two events, and to be expected on every event of a call."""

_MessagingEvent = (
    MessageDeliveredCallback
    | MessageFailedCallback
    | MessageReadCallback
    | MessageReceivedCallback
    | MessageSendingCallback
    | MessageSentCallback
    | RequestedLocationResponseCallback
    | SuggestionResponseCallback
    | UnknownMessageCallback
)

class Message(Record):
    """The message that an event is about."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        id: str | None = None,
        owner: str | None = None,
        application_id: str | None = None,
        time: datetime | str | None = None,
        segment_count: int | None = None,
        direction: str | None = None,
        to: list[str] | None = None,
        var_from: str | None = None,
        text: str | None = None,
        media: list[str] | None = None,
        tag: str | None = None,
        priority: str | None = None,
        channel: str | None = None,
        content: Content | None = None,
        suggestion_response: SuggestionResponse | None = None,
        location_response: LocationResponse | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def id(self) -> str | None:
        """The message, some 29 letters and digits."""
    @property
    def owner(self) -> str | None:
        """The customer's number or alphanumeric id."""
    @property
    def application_id(self) -> str | None:
        """The application that the message belongs to, a UUID."""
    @property
    def time(self) -> datetime | None:
        """When the event happened; of a message, when it was made."""
    @property
    def segment_count(self) -> int | None:
        """How many SMS the message was; 1 for MMS."""
    @property
    def direction(self) -> str | None:
        """Which way the message went."""
    @property
    def to(self) -> list[str] | None:
        """The recipient that the event is about: of an inbound message, the customer's number."""
    @property
    def var_from(self) -> str | None:
        """The sender: E.164 or an alphanumeric id."""
    @property
    def text(self) -> str | None:
        """The text. Empty in events about outbound messages."""
    @property
    def media(self) -> list[str] | None:
        """URLs of the files. Those of an inbound message can be fetched with API credentials for two days."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 1024 characters."""
    @property
    def priority(self) -> str | None:
        """The priority."""
    @property
    def channel(self) -> str | None:
        """How a multi-channel message was sent."""
    @property
    def content(self) -> Content | None:
        """The content of a message of RCS Business Messaging (RBM)."""
    @property
    def suggestion_response(self) -> SuggestionResponse | None:
        """The suggestion that was tapped on."""
    @property
    def location_response(self) -> LocationResponse | None:
        """Where the person is, if the message asked for it."""

class Content(Record):
    """The content of a message of RCS Business Messaging (RBM)."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        text: str | None = None,
        media: ContentMedia | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def text(self) -> str | None:
        """The text. Empty in events about outbound messages."""
    @property
    def media(self) -> ContentMedia | None:
        """URLs of the files. Those of an inbound message can be fetched with API credentials for two days."""

class ContentMedia(Record):
    """The file of a message of RCS Business Messaging (RBM)."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        file_url: str | None = None,
        thumbnail_url: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def file_url(self) -> str | None:
        """Where the file can be fetched."""
    @property
    def thumbnail_url(self) -> str | None:
        """Where a preview can be fetched."""

class SuggestionResponse(Record):
    """The suggestion that a person tapped on."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        text: str | None = None,
        postback_data: str | None = None,
        paired_message_id: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def text(self) -> str | None:
        """The text. Empty in events about outbound messages."""
    @property
    def postback_data(self) -> str | None:
        """The customer's own data of the suggestion, Base64, at most 2048 characters."""
    @property
    def paired_message_id(self) -> str | None:
        """The message that was answered. Can be null."""

class LocationResponse(Record):
    """Where a person is who was asked for it."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        latitude: str | int | float | None = None,
        longitude: str | int | float | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def latitude(self) -> str | int | float | None:
        """Degrees north."""
    @property
    def longitude(self) -> str | int | float | None:
        """Degrees east."""

class MessageDeliveredCallback(MessageEvent):
    """A message was delivered to its recipient; of an MMS without receipts, handed to the carrier."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        type: str | None = None,
        time: datetime | str | None = None,
        to: str | None = None,
        description: str | None = None,
        message: Message | None = None,
        event_time: datetime | str | None = None,
        error_code: str | int | float | None = None,
        carrier_name: str | None = None,
        platform: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def type(self) -> str | None:
        """The event's name as received."""
    @property
    def time(self) -> datetime | None:
        """When the event happened; of a message, when it was made."""
    @property
    def to(self) -> str | None:
        """The recipient that the event is about: of an inbound message, the customer's number."""
    @property
    def description(self) -> str | None:
        """The event in words. Free text: use `event_type` and `error_code` to tell events apart."""
    @property
    def message(self) -> Message | None:
        """The message."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, of `message-read` when the message was read."""
    @property
    def error_code(self) -> str | int | float | None:
        """Why the message failed: four digits, of a list that grows. A number, a text in older SDKs."""
    @property
    def carrier_name(self) -> str | None:
        """The recipient's carrier, if the account is set up to get it."""
    @property
    def platform(self) -> str | None:
        """`NorthAmericaSMS` or `GlobalSMS`: only in receipts of two-factor authentication (MFA)."""

class MessageFailedCallback(MessageEvent):
    """A message could not be delivered to its recipient."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        type: str | None = None,
        time: datetime | str | None = None,
        to: str | None = None,
        description: str | None = None,
        message: Message | None = None,
        event_time: datetime | str | None = None,
        error_code: str | int | float | None = None,
        carrier_name: str | None = None,
        platform: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def type(self) -> str | None:
        """The event's name as received."""
    @property
    def time(self) -> datetime | None:
        """When the event happened; of a message, when it was made."""
    @property
    def to(self) -> str | None:
        """The recipient that the event is about: of an inbound message, the customer's number."""
    @property
    def description(self) -> str | None:
        """The event in words. Free text: use `event_type` and `error_code` to tell events apart."""
    @property
    def message(self) -> Message | None:
        """The message."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, of `message-read` when the message was read."""
    @property
    def error_code(self) -> str | int | float | None:
        """Why the message failed: four digits, of a list that grows. A number, a text in older SDKs."""
    @property
    def carrier_name(self) -> str | None:
        """The recipient's carrier, if the account is set up to get it."""
    @property
    def platform(self) -> str | None:
        """`NorthAmericaSMS` or `GlobalSMS`: only in receipts of two-factor authentication (MFA)."""

class MessageReadCallback(MessageEvent):
    """A person read a message of RCS Business Messaging (RBM)."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        type: str | None = None,
        time: datetime | str | None = None,
        to: str | None = None,
        description: str | None = None,
        message: Message | None = None,
        event_time: datetime | str | None = None,
        error_code: str | int | float | None = None,
        carrier_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def type(self) -> str | None:
        """The event's name as received."""
    @property
    def time(self) -> datetime | None:
        """When the event happened; of a message, when it was made."""
    @property
    def to(self) -> str | None:
        """The recipient that the event is about: of an inbound message, the customer's number."""
    @property
    def description(self) -> str | None:
        """The event in words. Free text: use `event_type` and `error_code` to tell events apart."""
    @property
    def message(self) -> Message | None:
        """The message."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, of `message-read` when the message was read."""
    @property
    def error_code(self) -> str | int | float | None:
        """Why the message failed: four digits, of a list that grows. A number, a text in older SDKs."""
    @property
    def carrier_name(self) -> str | None:
        """The recipient's carrier, if the account is set up to get it."""

class MessageReceivedCallback(MessageEvent):
    """A person sent a message. A group message has one event for each of the customer's numbers."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        type: str | None = None,
        time: datetime | str | None = None,
        to: str | None = None,
        description: str | None = None,
        message: Message | None = None,
        carrier_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def type(self) -> str | None:
        """The event's name as received."""
    @property
    def time(self) -> datetime | None:
        """When the event happened; of a message, when it was made."""
    @property
    def to(self) -> str | None:
        """The recipient that the event is about: of an inbound message, the customer's number."""
    @property
    def description(self) -> str | None:
        """The event in words. Free text: use `event_type` and `error_code` to tell events apart."""
    @property
    def message(self) -> Message | None:
        """The message."""
    @property
    def carrier_name(self) -> str | None:
        """The recipient's carrier, if the account is set up to get it."""

class MessageSendingCallback(MessageEvent):
    """A message was handed to the carrier. For MMS only, if the account is set up to get it."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        type: str | None = None,
        time: datetime | str | None = None,
        to: str | None = None,
        description: str | None = None,
        message: Message | None = None,
        event_time: datetime | str | None = None,
        error_code: str | int | float | None = None,
        carrier_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def type(self) -> str | None:
        """The event's name as received."""
    @property
    def time(self) -> datetime | None:
        """When the event happened; of a message, when it was made."""
    @property
    def to(self) -> str | None:
        """The recipient that the event is about: of an inbound message, the customer's number."""
    @property
    def description(self) -> str | None:
        """The event in words. Free text: use `event_type` and `error_code` to tell events apart."""
    @property
    def message(self) -> Message | None:
        """The message."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, of `message-read` when the message was read."""
    @property
    def error_code(self) -> str | int | float | None:
        """Why the message failed: four digits, of a list that grows. A number, a text in older SDKs."""
    @property
    def carrier_name(self) -> str | None:
        """The recipient's carrier, if the account is set up to get it."""

class MessageSentCallback(MessageEvent):
    """A message left Bandwidth's network."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        type: str | None = None,
        time: datetime | str | None = None,
        to: str | None = None,
        description: str | None = None,
        message: Message | None = None,
        event_time: datetime | str | None = None,
        error_code: str | int | float | None = None,
        carrier_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def type(self) -> str | None:
        """The event's name as received."""
    @property
    def time(self) -> datetime | None:
        """When the event happened; of a message, when it was made."""
    @property
    def to(self) -> str | None:
        """The recipient that the event is about: of an inbound message, the customer's number."""
    @property
    def description(self) -> str | None:
        """The event in words. Free text: use `event_type` and `error_code` to tell events apart."""
    @property
    def message(self) -> Message | None:
        """The message."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, of `message-read` when the message was read."""
    @property
    def error_code(self) -> str | int | float | None:
        """Why the message failed: four digits, of a list that grows. A number, a text in older SDKs."""
    @property
    def carrier_name(self) -> str | None:
        """The recipient's carrier, if the account is set up to get it."""

class RequestedLocationResponseCallback(MessageEvent):
    """A person answered a request for their location. Print has three spellings of this type; `event_type` keeps the one received."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        type: str | None = None,
        time: datetime | str | None = None,
        to: str | None = None,
        description: str | None = None,
        message: Message | None = None,
        carrier_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def type(self) -> str | None:
        """The event's name as received."""
    @property
    def time(self) -> datetime | None:
        """When the event happened; of a message, when it was made."""
    @property
    def to(self) -> str | None:
        """The recipient that the event is about: of an inbound message, the customer's number."""
    @property
    def description(self) -> str | None:
        """The event in words. Free text: use `event_type` and `error_code` to tell events apart."""
    @property
    def message(self) -> Message | None:
        """The message."""
    @property
    def carrier_name(self) -> str | None:
        """The recipient's carrier, if the account is set up to get it."""

class SuggestionResponseCallback(MessageEvent):
    """A person tapped on a suggestion of a message of RCS Business Messaging (RBM)."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        type: str | None = None,
        time: datetime | str | None = None,
        to: str | None = None,
        description: str | None = None,
        message: Message | None = None,
        carrier_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def type(self) -> str | None:
        """The event's name as received."""
    @property
    def time(self) -> datetime | None:
        """When the event happened; of a message, when it was made."""
    @property
    def to(self) -> str | None:
        """The recipient that the event is about: of an inbound message, the customer's number."""
    @property
    def description(self) -> str | None:
        """The event in words. Free text: use `event_type` and `error_code` to tell events apart."""
    @property
    def message(self) -> Message | None:
        """The message."""
    @property
    def carrier_name(self) -> str | None:
        """The recipient's carrier, if the account is set up to get it."""

class UnknownMessageCallback(MessageEvent):
    """An event whose type this release does not know. Answer it with 2xx, because Bandwidth repeats it for 24 hours otherwise."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        type: str | None = None,
        time: datetime | str | None = None,
        to: str | None = None,
        description: str | None = None,
        message: Message | None = None,
        event_time: datetime | str | None = None,
        error_code: str | int | float | None = None,
        carrier_name: str | None = None,
        platform: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The event's name as received."""
    @property
    def type(self) -> str | None:
        """The event's name as received."""
    @property
    def time(self) -> datetime | None:
        """When the event happened; of a message, when it was made."""
    @property
    def to(self) -> str | None:
        """The recipient that the event is about: of an inbound message, the customer's number."""
    @property
    def description(self) -> str | None:
        """The event in words. Free text: use `event_type` and `error_code` to tell events apart."""
    @property
    def message(self) -> Message | None:
        """The message."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened, of `message-read` when the message was read."""
    @property
    def error_code(self) -> str | int | float | None:
        """Why the message failed: four digits, of a list that grows. A number, a text in older SDKs."""
    @property
    def carrier_name(self) -> str | None:
        """The recipient's carrier, if the account is set up to get it."""
    @property
    def platform(self) -> str | None:
        """`NorthAmericaSMS` or `GlobalSMS`: only in receipts of two-factor authentication (MFA)."""

_StreamFrame = (
    MediaFrame
    | StartFrame
    | StopFrame
    | TranscriptionFrame
    | UnknownFrame
)

class StreamMetadata(Record):
    """The ids, the call and the tracks of a stream or real-time transcription. Nothing in it is signed. Take the call from the webhook `mediaStreamStarted` where a wrong one would matter."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        account_id: str | int | float | None = None,
        call_id: str | None = None,
        stream_id: str | None = None,
        stream_name: str | None = None,
        real_time_transcription_id: str | None = None,
        transcription_name: str | None = None,
        tracks: list[StreamTrack] | None = None,
        stabilized: bool | None = None,
        to: str | None = None,
        var_from: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def account_id(self) -> str | int | float | None:
        """The account: digits in a string, or a number."""
    @property
    def call_id(self) -> str | None:
        """The call, `c-` and hexadecimal groups."""
    @property
    def stream_id(self) -> str | None:
        """The stream, `s-` and hexadecimal groups. Absent for transcriptions."""
    @property
    def stream_name(self) -> str | None:
        """The name that the customer gave the stream, or its id."""
    @property
    def real_time_transcription_id(self) -> str | None:
        """The transcription. Absent for audio."""
    @property
    def transcription_name(self) -> str | None:
        """The name that the customer gave the transcription, or its id."""
    @property
    def tracks(self) -> list[StreamTrack] | None:
        """The tracks."""
    @property
    def stabilized(self) -> bool | None:
        """Whether partial results are kept stable."""
    @property
    def to(self) -> str | None:
        """The called party. In one test of the provider only."""
    @property
    def var_from(self) -> str | None:
        """The caller. In one test of the provider only."""

class StreamTrack(Record):
    """One direction of the audio, as `start` announces it."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        name: str | None = None,
        media_format: MediaFormat | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def name(self) -> str | None:
        """The track."""
    @property
    def media_format(self) -> MediaFormat | None:
        """How the audio is encoded. Absent for transcriptions."""

class MediaFormat(Record):
    """The encoding of the audio of a track: 8 kHz µ-law is the only documented format."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        encoding: str | None = None,
        sample_rate: int | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def encoding(self) -> str | None:
        """The encoding: `PCMU` on the wire, `audio/PCMU` in the documentation's table."""
    @property
    def sample_rate(self) -> int | None:
        """Samples a second: 8000."""

class TranscriptItem(Record):
    """A word or punctuation mark of a transcription."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        content: str | None = None,
        type: str | None = None,
        start_time: str | int | float | None = None,
        end_time: str | int | float | None = None,
        confidence: int | float | None = None,
        stable: bool | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def content(self) -> str | None:
        """The word or the punctuation mark."""
    @property
    def type(self) -> str | None:
        """`PRONUNCIATION` or `PUNCTUATION`."""
    @property
    def start_time(self) -> str | int | float | None:
        """When the text began, in the form of `end_time`."""
    @property
    def end_time(self) -> str | int | float | None:
        """When the text ended. Documents write `2023-03-31T20:07.493Z`; seconds from the start of the audio are possible."""
    @property
    def confidence(self) -> int | float | None:
        """How sure the transcription is of the word, from 0 to 1."""
    @property
    def stable(self) -> bool | None:
        """Whether the item will not change any more."""

class MediaFrame(Frame):
    """The audio of one track, 20 ms of it: some 50 frames a second and track."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        track: str | None = None,
        payload: str | None = None,
        sequence_number: str | int | float | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The frame's name as received. It is the last member on the wire."""
    @property
    def track(self) -> str | None:
        """The direction: `inbound` is what Bandwidth receives from the call."""
    @property
    def payload(self) -> str | None:
        """The audio: 20 ms are 160 bytes of µ-law, which are 216 characters of Base64."""
    @property
    def sequence_number(self) -> str | int | float | None:
        """The number of the frame, from 1: digits in a string. Absent in documents of 2023. Whether each track counts for itself is not documented."""

class StartFrame(Frame):
    """The first frame of a stream of audio, or of a real-time transcription: both have this name. [`StreamMetadata`] says which of the two it is."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        metadata: StreamMetadata | None = None,
        stream_params: dict[str, str] | None = None,
        custom_params: dict[str, str] | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The frame's name as received. It is the last member on the wire."""
    @property
    def metadata(self) -> StreamMetadata | None:
        """Which stream or transcription it is."""
    @property
    def stream_params(self) -> dict[str, str] | None:
        """The parameters of `<StreamParam>`."""
    @property
    def custom_params(self) -> dict[str, str] | None:
        """The parameters of `<CustomParam>`, of a transcription."""

class StopFrame(Frame):
    """The last frame of a stream or transcription. The connection may also be closed without it."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        metadata: StreamMetadata | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The frame's name as received. It is the last member on the wire."""
    @property
    def metadata(self) -> StreamMetadata | None:
        """Which stream or transcription it is."""

class TranscriptionFrame(Frame):
    """A piece of text of a real-time transcription."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        track: str | None = None,
        start_time: str | int | float | None = None,
        end_time: str | int | float | None = None,
        is_partial: bool | None = None,
        language: str | None = None,
        transcript: str | None = None,
        items: list[TranscriptItem] | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The frame's name as received. It is the last member on the wire."""
    @property
    def track(self) -> str | None:
        """The direction: `inbound` is what Bandwidth receives from the call."""
    @property
    def start_time(self) -> str | int | float | None:
        """When the text began, in the form of `end_time`."""
    @property
    def end_time(self) -> str | int | float | None:
        """When the text ended. Documents write `2023-03-31T20:07.493Z`; seconds from the start of the audio are possible."""
    @property
    def is_partial(self) -> bool | None:
        """Whether the text may still change. The documentation's table says the reverse of the name."""
    @property
    def language(self) -> str | None:
        """The language, `en-US`."""
    @property
    def transcript(self) -> str | None:
        """The text."""
    @property
    def items(self) -> list[TranscriptItem] | None:
        """The words and punctuation marks."""

class UnknownFrame(Frame):
    """A frame whose type this release does not know. Skip it: an error would end the stream."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event_type: str | None = None,
        track: str | None = None,
        sequence_number: str | int | float | None = None,
        metadata: StreamMetadata | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event_type(self) -> str | None:
        """The frame's name as received. It is the last member on the wire."""
    @property
    def track(self) -> str | None:
        """The direction: `inbound` is what Bandwidth receives from the call."""
    @property
    def sequence_number(self) -> str | int | float | None:
        """The number of the frame, from 1: digits in a string. Absent in documents of 2023. Whether each track counts for itself is not documented."""
    @property
    def metadata(self) -> StreamMetadata | None:
        """Which stream or transcription it is."""

class DenialReason(Record):
    """One reason of a denial."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        status_code: str | int | float | None = None,
        reason: str | None = None,
        resubmit_allowed: bool | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def status_code(self) -> str | int | float | None:
        """The reason as a number."""
    @property
    def reason(self) -> str | None:
        """The reason in words."""
    @property
    def resubmit_allowed(self) -> bool | None:
        """Whether the verification may be submitted again."""

class EndpointDevice(Record):
    """The device of an endpoint."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        device_id: str | None = None,
        device_name: str | None = None,
        status: str | None = None,
        creation_timestamp: datetime | str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def device_id(self) -> str | None:
        """The device, `d-` and an id."""
    @property
    def device_name(self) -> str | None:
        """The name that the customer gave the device."""
    @property
    def status(self) -> str | None:
        """`CONNECTED` or `DISCONNECTED`."""
    @property
    def creation_timestamp(self) -> datetime | None:
        """When it was made."""

class TollFreeVerification(Event):
    """The outcome of a toll-free verification. Four bodies in one type, because they have no discriminator."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        account_id: str | int | float | None = None,
        phone_number: str | None = None,
        status: str | None = None,
        internal_ticket_number: str | None = None,
        additional_denial_reasons: list[DenialReason] | None = None,
        decline_reason_description: str | None = None,
        denial_status_code: str | int | float | None = None,
        resubmit_allowed: bool | None = None,
        blocked: bool | None = None,
        blocked_reason: str | None = None,
        error_code: str | int | float | None = None,
        error_message: str | None = None,
        errors: list[str] | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def account_id(self) -> str | int | float | None:
        """The account: digits in a string, or a number."""
    @property
    def phone_number(self) -> str | None:
        """The number that it is about."""
    @property
    def status(self) -> str | None:
        """`VERIFIED` or `UNVERIFIED`."""
    @property
    def internal_ticket_number(self) -> str | None:
        """The verification, a UUID."""
    @property
    def additional_denial_reasons(self) -> list[DenialReason] | None:
        """Further reasons of a denial."""
    @property
    def decline_reason_description(self) -> str | None:
        """Why the verification was denied."""
    @property
    def denial_status_code(self) -> str | int | float | None:
        """Why the verification was denied, as a number."""
    @property
    def resubmit_allowed(self) -> bool | None:
        """Whether the verification may be submitted again."""
    @property
    def blocked(self) -> bool | None:
        """Whether the number was blocked."""
    @property
    def blocked_reason(self) -> str | None:
        """Why the number was blocked."""
    @property
    def error_code(self) -> str | int | float | None:
        """Why it failed. Of a verification `400` in a string; of a delivery report a number, 0 if nothing failed."""
    @property
    def error_message(self) -> str | None:
        """Why it failed, in words."""
    @property
    def errors(self) -> list[str] | None:
        """The faults of the request."""

class EndpointEvent(Event):
    """A WebRTC endpoint was connected (`endpointConnected`), disconnected (`endpointDisconnected`), or became able or unable to take calls (`endpointEligible`, `endpointIneligible`); or its device asks to be connected to someone (`outboundConnectionRequest`): then your application has to create the call. The documentation and the specification have forms of their own, with `event` and with `event_type`. One URL gets all of them, so that this type has the fields of all."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        event: str | None = None,
        event_type: str | None = None,
        account_id: str | int | float | None = None,
        endpoint_id: str | None = None,
        device_id: str | None = None,
        timestamp: str | int | float | None = None,
        to: str | None = None,
        to_type: str | None = None,
        var_from: str | None = None,
        tags: str | None = None,
        tag: str | None = None,
        type: str | None = None,
        status: str | None = None,
        creation_timestamp: datetime | str | None = None,
        expiration_timestamp: datetime | str | None = None,
        event_time: datetime | str | None = None,
        error_id: str | None = None,
        error_message: str | None = None,
        device: EndpointDevice | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def event(self) -> str | None:
        """The event's name as received."""
    @property
    def event_type(self) -> str | None:
        """`DEVICE_CONNECTED` or `DEVICE_DISCONNECTED`, in the specification's form of the event."""
    @property
    def account_id(self) -> str | int | float | None:
        """The account: digits in a string, or a number."""
    @property
    def endpoint_id(self) -> str | None:
        """The endpoint, `e-` and an id."""
    @property
    def device_id(self) -> str | None:
        """The device, `d-` and an id."""
    @property
    def timestamp(self) -> str | int | float | None:
        """When the event happened, in milliseconds since 1970."""
    @property
    def to(self) -> str | None:
        """To whom: a number, which may lack its `+`, or an id, as `to_type` says."""
    @property
    def to_type(self) -> str | None:
        """The kind of destination that `to` names."""
    @property
    def var_from(self) -> str | None:
        """Who asks to be connected. Not documented, but one reader of the event uses it."""
    @property
    def tags(self) -> str | None:
        """The customer's free text, JSON in the documentation's example."""
    @property
    def tag(self) -> str | None:
        """The customer's free text, at most 1024 characters."""
    @property
    def type(self) -> str | None:
        """The kind of endpoint: `WEBRTC`."""
    @property
    def status(self) -> str | None:
        """`CONNECTED` or `DISCONNECTED`."""
    @property
    def creation_timestamp(self) -> datetime | None:
        """When it was made."""
    @property
    def expiration_timestamp(self) -> datetime | None:
        """When the endpoint expires."""
    @property
    def event_time(self) -> datetime | None:
        """When the event happened."""
    @property
    def error_id(self) -> str | None:
        """The provider's reference to the error."""
    @property
    def error_message(self) -> str | None:
        """Why it failed, in words."""
    @property
    def device(self) -> EndpointDevice | None:
        """The device."""

class TransferConfirmation(Event):
    """Another carrier, or another account of Bandwidth, asks for a number's messages: a request of Messaging Transfer Confirmation. Without your answer, by the API of that name, it counts as denied after 47 hours."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        notification_type: str | None = None,
        phone_number: str | None = None,
        old_nnid: str | None = None,
        new_nnid: str | None = None,
        overwriter_carrier: str | None = None,
        request_id: str | None = None,
        activation: datetime | str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def notification_type(self) -> str | None:
        """`PORTOUT_REQUEST`."""
    @property
    def phone_number(self) -> str | None:
        """The number that it is about."""
    @property
    def old_nnid(self) -> str | None:
        """The network (NNID) that has the number's messages."""
    @property
    def new_nnid(self) -> str | None:
        """The network (NNID) that is to get the number's messages."""
    @property
    def overwriter_carrier(self) -> str | None:
        """The carrier that asks for it; `bandwidth` for another account of Bandwidth."""
    @property
    def request_id(self) -> str | None:
        """The request, which your answer names."""
    @property
    def activation(self) -> datetime | None:
        """When the request was made."""

class DeliveryReport(Event):
    """The delivery report of a part of an international message: `DELIVERED`, `UNDELIVERED`, `REJECTED`, `BUFFERED` or `SENT_TO_SMSC` in `event`. It goes to the `dlrUrl` of the request that sent the message."""

    def __new__(
        cls,
        of: Self | None = None,
        /,
        *,
        msg_id: str | None = None,
        event: str | None = None,
        error_code: str | int | float | None = None,
        error_message: str | None = None,
        part_num: int | None = None,
        num_parts: int | None = None,
        account_name: str | None = None,
        additional_properties: dict[str, Any] | None = None,
    ) -> Self: ...
    @property
    def msg_id(self) -> str | None:
        """The message, a UUID."""
    @property
    def event(self) -> str | None:
        """The event's name as received."""
    @property
    def error_code(self) -> str | int | float | None:
        """Why it failed. Of a verification `400` in a string; of a delivery report a number, 0 if nothing failed."""
    @property
    def error_message(self) -> str | None:
        """Why it failed, in words."""
    @property
    def part_num(self) -> int | None:
        """Which part of the message it is about. Documents count from 0 in a table and from 1 in examples."""
    @property
    def num_parts(self) -> int | None:
        """How many parts the message has."""
    @property
    def account_name(self) -> str | None:
        """The name of the account."""
