// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

import type { Track, UnknownName } from "./values.js";

/** Which way a call was placed, seen from Bandwidth's customer. */
export type Direction = "inbound" | "outbound" | (string & {});

/**
 * Why a call, transfer, bridge, media stream or transcription ended or did not come about. One set
 * for all of them: the provider says of each list that it is not exhaustive.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/disconnect
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/transferComplete
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/bridgeComplete
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/mediaStreamRejected
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/mediaStreamStopped
 */
export type Cause = "account-limit" | "application-error" | "busy" | "callback-error" | "cancel" | "closed" | "connection-error" | "duplicate" | "error" | "hangup" | "invalid-bxml" | "node-capacity-exceeded" | "rejected" | "timeout" | "track-limit" | "unknown" | (string & {});

/** The format of a recording. */
export type FileFormat = "mp3" | "wav" | (string & {});

/**
 * How far a recording is. `completed` is what an example of the provider's specification shows,
 * outside its own list.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/recordingAvailable
 */
export type RecordingStatus = "complete" | "completed" | "deleted" | "error" | "partial" | "processing" | (string & {});

/**
 * How far a transcription is.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/transcriptionAvailable
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/realTimeTranscriptionAvailable
 */
export type TranscriptionStatus = "available" | "error" | "failed" | "file-size-too-big" | "file-size-too-small" | "none" | "processing" | "timeout" | (string & {});

/**
 * Who or what answered an outbound call. One page of the provider writes both `tone-detected` and
 * `tone-detection`.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/machineDetectionComplete
 */
export type DetectedAnswer = "answering-machine" | "error" | "human" | "silence" | "timeout" | "tone-detected" | "tone-detection" | (string & {});

/**
 * Whether the call was handed over by SIP REFER.
 *
 * Source: https://dev.bandwidth.com/docs/voice/programmable-voice/webhooks/referComplete
 */
export type ReferCallStatus = "failure" | "success" | (string & {});

/**
 * Why a call was diverted to the number it reached.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/initiate
 */
export type DiversionReason = "away" | "deflection" | "do-not-disturb" | "follow-me" | "no-answer" | "out-of-service" | "time-of-day" | "unavailable" | "unconditional" | "unknown" | "user-busy" | (string & {});

/**
 * How far the carrier vouches for the caller's number (STIR/SHAKEN attestation).
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/initiate
 */
export type Attestation = "A" | "B" | "C" | (string & {});

/**
 * The outcome of checking a caller's number (STIR/SHAKEN). Compare the words without regard to
 * case.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/initiate
 */
export type Verstat = "TN-Validation-Passed" | "TN-Verification-Passed" | "TN-Validation-Failed" | "TN-Verification-Failed" | "No-TN-Validation" | "No-TN-Verification" | (string & {});

/**
 * Where a call was diverted from. The SIP header may have further parameters, each under its own
 * key.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/initiate
 */
export interface Diversion {
  /** The number that was called at first. */
  origTo?: string | null;
  /** Why the call was diverted. */
  reason?: DiversionReason | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: string | null;
  /** Whether the diverted number was checked: `no` or `yes`. */
  screen?: string | null;
  /** How often the call was diverted, a number in a string. */
  counter?: string | null;
  /** How often the call may be diverted, a number in a string. */
  limit?: string | null;
  /** The documentation's example of an unlisted parameter, which the specification made a field. */
  unknown?: string | null;
}

/**
 * Who or what answered, and how long the detection took.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/machineDetectionComplete
 */
export interface MachineDetectionResult {
  /** Who or what answered. */
  value?: DetectedAnswer | null;
  /** The length of the call, recording, stream or detection. */
  duration?: string | null;
}

/**
 * A stream of a call's audio to a WebSocket. `duration` only once it has stopped.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/mediaStreamStarted
 */
export interface MediaStream {
  /** The id of the stream, `s-…`. */
  id?: string | null;
  /** The name that the customer gave. */
  name?: string | null;
  /** The WebSocket URL that the audio or text is sent to. */
  destination?: string | null;
  /** The kind of stream: `WebSocket`. */
  type?: string | null;
  /** Which directions of the audio. */
  tracks?: Track[] | null;
  /** When the stream started. */
  startTime?: string | null;
  /** The length of the call, recording, stream or detection. */
  duration?: string | null;
}

/**
 * The verification of the caller's number. Free form: there may be further keys.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/initiate
 */
export interface StirShaken {
  /** Whether the caller's number is genuine. */
  verstat?: Verstat | null;
  /** To which degree the originating carrier vouches for the number. */
  attestationIndicator?: Attestation | null;
  /** The originating carrier's identifier, a UUID. */
  originatingId?: string | null;
}

/**
 * A transcription of a recording or of a live call. `speaker`, `text` and `confidence` are in the
 * specification's model, the rest in the documentation.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/transcriptionAvailable
 */
export interface Transcription {
  /** The id of the transcription, `t-…`. */
  id?: string | null;
  /** The name that the customer gave. */
  name?: string | null;
  /** The WebSocket URL that the audio or text is sent to. */
  destination?: string | null;
  /** Whether partial results are kept stable: `true` or `false`, in a string. */
  stabilized?: string | null;
  /** Which directions of the audio. */
  tracks?: Track[] | null;
  /** When the transcription started. */
  startTime?: string | null;
  /** The length of the call, recording, stream or detection. */
  duration?: string | null;
  /** The state of the transcription. */
  status?: TranscriptionStatus | null;
  /** Where the transcription can be fetched. */
  url?: string | null;
  /**
   * When the transcription was done: `completedTime` in the documentation, `completeTime` in the
   * bodies that are known from the wire. A body has either of them, never both.
   */
  completedTime?: string | null;
  /** Another key of `completedTime`. */
  completeTime?: string | null;
  /** Which speaker said the text. */
  speaker?: number | null;
  /** The words that were said. */
  text?: string | null;
  /** How sure the transcription is of the text, from 0 to 1. */
  confidence?: number | null;
}

/**
 * An outbound call was answered.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/answer
 */
export interface AnswerCallback {
  /** The event's name as received. */
  eventType: "answer";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /** Who or what answered, if detection was asked for. Documents of 2021 have a bare string. */
  machineDetectionResult?: MachineDetectionResult | null;
  /**
   * The SIP Call-ID header. It comes from the caller's equipment and often has a host name or an
   * address in it.
   */
  sipCallId?: string | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
}

/**
 * A bridge ended, or failed; sent for the leg that asked for it.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/bridgeComplete
 */
export interface BridgeCompleteCallback {
  /** The event's name as received. */
  eventType: "bridgeComplete";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /**
   * Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the
   * empty string in documents of 2020.
   */
  cause?: Cause | null;
  /** The error in words; free text that may quote numbers. */
  errorMessage?: string | null;
  /** The provider's reference to the error. */
  errorId?: string | null;
  /** The caller shown to the transfer's target: E.164 or one of the words of `from`. */
  transferCallerId?: string | null;
  /** The transfer's target: E.164 or a SIP URI. */
  transferTo?: string | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
}

/**
 * A bridge ended; sent for the other leg.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/bridgeTargetComplete
 */
export interface BridgeTargetCompleteCallback {
  /** The event's name as received. */
  eventType: "bridgeTargetComplete";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
}

/**
 * The last member left a conference.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/conferenceCompleted
 */
export interface ConferenceCompletedCallback {
  /** The event's name as received. */
  eventType: "conferenceCompleted";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The conference, `conf-` and hexadecimal groups. */
  conferenceId?: string | null;
  /** The name that the customer gave. */
  name?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
}

/**
 * A conference was created.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/conferenceCreated
 */
export interface ConferenceCreatedCallback {
  /** The event's name as received. */
  eventType: "conferenceCreated";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The conference, `conf-` and hexadecimal groups. */
  conferenceId?: string | null;
  /** The name that the customer gave. */
  name?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
}

/**
 * A member left a conference.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/conferenceMemberExit
 */
export interface ConferenceMemberExitCallback {
  /** The event's name as received. */
  eventType: "conferenceMemberExit";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The conference, `conf-` and hexadecimal groups. */
  conferenceId?: string | null;
  /** The name that the customer gave. */
  name?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
}

/**
 * A member joined a conference.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/conferenceMemberJoin
 */
export interface ConferenceMemberJoinCallback {
  /** The event's name as received. */
  eventType: "conferenceMemberJoin";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The conference, `conf-` and hexadecimal groups. */
  conferenceId?: string | null;
  /** The name that the customer gave. */
  name?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
}

/**
 * The recording of a conference can be fetched.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/conferenceRecordingAvailable
 */
export interface ConferenceRecordingAvailableCallback {
  /** The event's name as received. */
  eventType: "conferenceRecordingAvailable";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The conference, `conf-` and hexadecimal groups. */
  conferenceId?: string | null;
  /** The name that the customer gave. */
  name?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The recording, `r-` and a UUID. */
  recordingId?: string | null;
  /**
   * Number of audio channels: 1 or 2 for calls, 1 for conferences. Documents of 2019 have it in a
   * string.
   */
  channels?: number | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /** When the call ended; in recording and transcription events, when the recording did. */
  endTime?: string | null;
  /** The length of the call, recording, stream or detection. */
  duration?: string | null;
  /** The format of the recording. */
  fileFormat?: FileFormat | null;
  /** Where the recording can be fetched. */
  mediaUrl?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /** The state of the recording. */
  status?: RecordingStatus | null;
}

/**
 * A conference was redirected by the API and asks for BXML.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/conferenceRedirect
 */
export interface ConferenceRedirectCallback {
  /** The event's name as received. */
  eventType: "conferenceRedirect";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The conference, `conf-` and hexadecimal groups. */
  conferenceId?: string | null;
  /** The name that the customer gave. */
  name?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
}

/**
 * A call ended.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/disconnect
 */
export interface DisconnectCallback {
  /** The event's name as received. */
  eventType: "disconnect";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** When the call ended; in recording and transcription events, when the recording did. */
  endTime?: string | null;
  /**
   * Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the
   * empty string in documents of 2020.
   */
  cause?: Cause | null;
  /** The error in words; free text that may quote numbers. */
  errorMessage?: string | null;
  /** The provider's reference to the error. */
  errorId?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /**
   * The SIP Call-ID header. It comes from the caller's equipment and often has a host name or an
   * address in it.
   */
  sipCallId?: string | null;
  /** The SIP status with which an outbound INVITE was rejected, if it was. */
  sipResponseCode?: number | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
}

/**
 * A key was pressed while digits were being watched; one event a key.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/dtmf
 */
export interface DtmfCallback {
  /** The event's name as received. */
  eventType: "dtmf";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** The key that was pressed. */
  digit?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** The A leg, if this call is the B leg of a transfer. */
  parentCallId?: string | null;
  /** The caller shown to the transfer's target: E.164 or one of the words of `from`. */
  transferCallerId?: string | null;
  /** The transfer's target: E.164 or a SIP URI. */
  transferTo?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
}

/**
 * A gather ended, by its terminating key, its limit or a time-out.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/gather
 */
export interface GatherCallback {
  /** The event's name as received. */
  eventType: "gather";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** The keys that were pressed, without the terminating one; empty on a time-out. */
  digits?: string | null;
  /** The words that were said. */
  text?: string | null;
  /** The key that ended the input; empty if none did. */
  terminatingDigit?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** The A leg, if this call is the B leg of a transfer. */
  parentCallId?: string | null;
  /** The caller shown to the transfer's target: E.164 or one of the words of `from`. */
  transferCallerId?: string | null;
  /** The transfer's target: E.164 or a SIP URI. */
  transferTo?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
}

/**
 * A call came in.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/initiate
 */
export interface InitiateCallback {
  /** The event's name as received. */
  eventType: "initiate";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /** Where the call was diverted from, if it was. */
  diversion?: Diversion | null;
  /** The verification of the caller's number by STIR/SHAKEN. */
  stirShaken?: StirShaken | null;
  /** The SIP Identity header, some 500 characters, if the account is set up to get it. */
  identity?: string | null;
  /** SIP User-to-User information, at most 256 characters: a list of `value;encoding=…`. */
  uui?: string | null;
  /**
   * The SIP Call-ID header. It comes from the caller's equipment and often has a host name or an
   * address in it.
   */
  sipCallId?: string | null;
  /** SIP headers whose names begin with `x-`. */
  sipHeaders?: { [key: string]: string } | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
}

/**
 * It was found out who or what answered an outbound call.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/machineDetectionComplete
 */
export interface MachineDetectionCompleteCallback {
  /** The event's name as received. */
  eventType: "machineDetectionComplete";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
  /** Who or what answered, if detection was asked for. Documents of 2021 have a bare string. */
  machineDetectionResult?: MachineDetectionResult | null;
}

/**
 * A media stream could not be started.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/mediaStreamRejected
 */
export interface MediaStreamRejectedCallback {
  /** The event's name as received. */
  eventType: "mediaStreamRejected";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /**
   * Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the
   * empty string in documents of 2020.
   */
  cause?: Cause | null;
  /** The error in words; free text that may quote numbers. */
  errorMessage?: string | null;
  /** The media stream. */
  mediaStream?: MediaStream | null;
  /** The stream whose name was taken already. */
  originalMediaStream?: MediaStream | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
}

/**
 * A media stream was started.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/mediaStreamStarted
 */
export interface MediaStreamStartedCallback {
  /** The event's name as received. */
  eventType: "mediaStreamStarted";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /** The media stream. */
  mediaStream?: MediaStream | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
}

/**
 * A media stream ended.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/mediaStreamStopped
 */
export interface MediaStreamStoppedCallback {
  /** The event's name as received. */
  eventType: "mediaStreamStopped";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /**
   * Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the
   * empty string in documents of 2020.
   */
  cause?: Cause | null;
  /** The error in words; free text that may quote numbers. */
  errorMessage?: string | null;
  /** The media stream. */
  mediaStream?: MediaStream | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
}

/**
 * The text of a real-time transcription can be fetched.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/realTimeTranscriptionAvailable
 */
export interface RealTimeTranscriptionAvailableCallback {
  /** The event's name as received. */
  eventType: "realTimeTranscriptionAvailable";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /** The transcription, as the documentation's tables name it. */
  realTimeTranscription?: Transcription | null;
  /** The transcription, as the documentation's examples name it. */
  transcription?: Transcription | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
}

/**
 * A real-time transcription could not be started.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/realTimeTranscriptionRejected
 */
export interface RealTimeTranscriptionRejectedCallback {
  /** The event's name as received. */
  eventType: "realTimeTranscriptionRejected";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /**
   * Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the
   * empty string in documents of 2020.
   */
  cause?: Cause | null;
  /** The error in words; free text that may quote numbers. */
  errorMessage?: string | null;
  /** The transcription, as the documentation's tables name it. */
  realTimeTranscription?: Transcription | null;
  /** The transcription, as the documentation's examples name it. */
  transcription?: Transcription | null;
  /** The transcription whose name was taken already. */
  originalTranscription?: Transcription | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
}

/**
 * A real-time transcription was started.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/realTimeTranscriptionStarted
 */
export interface RealTimeTranscriptionStartedCallback {
  /** The event's name as received. */
  eventType: "realTimeTranscriptionStarted";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /** The transcription, as the documentation's tables name it. */
  realTimeTranscription?: Transcription | null;
  /** The transcription, as the documentation's examples name it. */
  transcription?: Transcription | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
}

/**
 * A real-time transcription ended.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/realTimeTranscriptionStopped
 */
export interface RealTimeTranscriptionStoppedCallback {
  /** The event's name as received. */
  eventType: "realTimeTranscriptionStopped";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /**
   * Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the
   * empty string in documents of 2020.
   */
  cause?: Cause | null;
  /** The error in words; free text that may quote numbers. */
  errorMessage?: string | null;
  /** The transcription, as the documentation's tables name it. */
  realTimeTranscription?: Transcription | null;
  /** The transcription, as the documentation's examples name it. */
  transcription?: Transcription | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
}

/**
 * The recording of a call can be fetched.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/recordingAvailable
 */
export interface RecordingAvailableCallback {
  /** The event's name as received. */
  eventType: "recordingAvailable";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** The A leg, if this call is the B leg of a transfer. */
  parentCallId?: string | null;
  /** The recording, `r-` and a UUID. */
  recordingId?: string | null;
  /** Where the recording can be fetched. */
  mediaUrl?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /** When the call ended; in recording and transcription events, when the recording did. */
  endTime?: string | null;
  /** The length of the call, recording, stream or detection. */
  duration?: string | null;
  /** The format of the recording. */
  fileFormat?: FileFormat | null;
  /**
   * Number of audio channels: 1 or 2 for calls, 1 for conferences. Documents of 2019 have it in a
   * string.
   */
  channels?: number | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /** The state of the recording. */
  status?: RecordingStatus | null;
  /** The caller shown to the transfer's target: E.164 or one of the words of `from`. */
  transferCallerId?: string | null;
  /** The transfer's target: E.164 or a SIP URI. */
  transferTo?: string | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
}

/**
 * A recording that a call waited for ended. The specification names the event `recordingComplete`,
 * the documentation `recordComplete`; `eventType` keeps the name received.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/recordComplete
 */
export interface RecordingCompleteCallback {
  /** The event's name as received. */
  eventType: "recordingComplete" | "recordComplete";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** The A leg, if this call is the B leg of a transfer. */
  parentCallId?: string | null;
  /** The recording, `r-` and a UUID. */
  recordingId?: string | null;
  /** Where the recording can be fetched. */
  mediaUrl?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** When the call ended; in recording and transcription events, when the recording did. */
  endTime?: string | null;
  /** The length of the call, recording, stream or detection. */
  duration?: string | null;
  /** The format of the recording. */
  fileFormat?: FileFormat | null;
  /**
   * Number of audio channels: 1 or 2 for calls, 1 for conferences. Documents of 2019 have it in a
   * string.
   */
  channels?: number | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /** The caller shown to the transfer's target: E.164 or one of the words of `from`. */
  transferCallerId?: string | null;
  /** The transfer's target: E.164 or a SIP URI. */
  transferTo?: string | null;
  /** The key that ended the input; empty if none did. */
  terminatingDigit?: string | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
}

/**
 * A call was redirected, by the API or by its own BXML, and asks for BXML.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/redirect
 */
export interface RedirectCallback {
  /** The event's name as received. */
  eventType: "redirect";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** The A leg, if this call is the B leg of a transfer. */
  parentCallId?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /** The caller shown to the transfer's target: E.164 or one of the words of `from`. */
  transferCallerId?: string | null;
  /** The transfer's target: E.164 or a SIP URI. */
  transferTo?: string | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
}

/**
 * A SIP REFER was answered. BXML counts if it failed and is ignored if it succeeded. The last six
 * fields are in drafts of the SDKs only.
 *
 * Source: https://dev.bandwidth.com/docs/voice/programmable-voice/webhooks/referComplete
 */
export interface ReferCompleteCallback {
  /** The event's name as received. */
  eventType: "referComplete";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /** Whether the call was handed over. */
  referCallStatus?: ReferCallStatus | null;
  /** The SIP status that REFER was answered with, if it was. */
  referSipResponseCode?: number | null;
  /**
   * The SIP status that the transfer target answered with, as NOTIFY reports it; absent if REFER was
   * rejected or NOTIFY did not come within 30 s.
   */
  notifySipResponseCode?: number | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /**
   * Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the
   * empty string in documents of 2020.
   */
  cause?: Cause | null;
  /** The error in words; free text that may quote numbers. */
  errorMessage?: string | null;
  /** The provider's reference to the error. */
  errorId?: string | null;
  /** The SIP status with which an outbound INVITE was rejected, if it was. */
  sipResponseCode?: number | null;
  /** The target of the REFER. In drafts of the SDKs only. */
  referTo?: string | null;
}

/**
 * The transcription of a recording can be fetched.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/transcriptionAvailable
 */
export interface TranscriptionAvailableCallback {
  /** The event's name as received. */
  eventType: "transcriptionAvailable";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** Where the recording can be fetched. */
  mediaUrl?: string | null;
  /** The A leg, if this call is the B leg of a transfer. */
  parentCallId?: string | null;
  /** The recording, `r-` and a UUID. */
  recordingId?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /** When the call ended; in recording and transcription events, when the recording did. */
  endTime?: string | null;
  /** The length of the call, recording, stream or detection. */
  duration?: string | null;
  /** The format of the recording. */
  fileFormat?: FileFormat | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /** The transcription, as the documentation's examples name it. */
  transcription?: Transcription | null;
  /** The caller shown to the transfer's target: E.164 or one of the words of `from`. */
  transferCallerId?: string | null;
  /** The transfer's target: E.164 or a SIP URI. */
  transferTo?: string | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
}

/**
 * The target of a transfer answered; BXML is run for the target alone before the legs are
 * connected.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/transferAnswer
 */
export interface TransferAnswerCallback {
  /** The event's name as received. */
  eventType: "transferAnswer";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** The A leg, if this call is the B leg of a transfer. */
  parentCallId?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /** The caller shown to the transfer's target: E.164 or one of the words of `from`. */
  transferCallerId?: string | null;
  /** The transfer's target: E.164 or a SIP URI. */
  transferTo?: string | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
}

/**
 * A transfer ended, or failed; sent for the A leg. Two examples in the documentation's history
 * carry a detection result.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/transferComplete
 */
export interface TransferCompleteCallback {
  /** The event's name as received. */
  eventType: "transferComplete";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /** The caller shown to the transfer's target: E.164 or one of the words of `from`. */
  transferCallerId?: string | null;
  /** The transfer's target: E.164 or a SIP URI. */
  transferTo?: string | null;
  /**
   * Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the
   * empty string in documents of 2020.
   */
  cause?: Cause | null;
  /** The error in words; free text that may quote numbers. */
  errorMessage?: string | null;
  /** The provider's reference to the error. */
  errorId?: string | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
  /** Who or what answered, if detection was asked for. Documents of 2021 have a bare string. */
  machineDetectionResult?: MachineDetectionResult | null;
}

/**
 * The target's leg of a transfer ended.
 *
 * Source: https://dev.bandwidth.com/docs/voice/webhooks/transferDisconnect
 */
export interface TransferDisconnectCallback {
  /** The event's name as received. */
  eventType: "transferDisconnect";
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** The A leg, if this call is the B leg of a transfer. */
  parentCallId?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** When the call ended; in recording and transcription events, when the recording did. */
  endTime?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /** The caller shown to the transfer's target: E.164 or one of the words of `from`. */
  transferCallerId?: string | null;
  /** The transfer's target: E.164 or a SIP URI. */
  transferTo?: string | null;
  /**
   * Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the
   * empty string in documents of 2020.
   */
  cause?: Cause | null;
  /** The error in words; free text that may quote numbers. */
  errorMessage?: string | null;
  /** The provider's reference to the error. */
  errorId?: string | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
}

/**
 * An event whose type this release does not know: Bandwidth has added events without notice
 * before. The fields that most events share are typed. Answer it with 2xx and no content, because
 * an error would make Bandwidth retry or end the call.
 */
export interface UnknownCallback {
  /** The event's name as received. */
  eventType: UnknownName;
  /** When the event happened, approximately, in UTC. */
  eventTime?: string | null;
  /** The account, digits in a string. */
  accountId?: string | null;
  /** The application that the call or callback belongs to, a UUID. */
  applicationId?: string | null;
  /** The caller: E.164, a SIP URI, or one of `Private`, `Restricted`, `Unavailable`, `Anonymous`. */
  from?: string | null;
  /** The called party: E.164 or a SIP URI. */
  to?: string | null;
  /** Which way the call was placed. */
  direction?: Direction | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** Where the call can be controlled. It holds the account and need not end in `callId`. */
  callUrl?: string | null;
  /** The A leg, if this call is the B leg of a transfer. */
  parentCallId?: string | null;
  /** The conference, `conf-` and hexadecimal groups. */
  conferenceId?: string | null;
  /** The name that the customer gave. */
  name?: string | null;
  /** When an outbound call was queued, if it was. */
  enqueuedTime?: string | null;
  /** When the call started; in recording and transcription events, when the recording did. */
  startTime?: string | null;
  /**
   * When the call was answered. Absent or null if it never was; the empty string in documents of
   * 2019.
   */
  answerTime?: string | null;
  /** When the call ended; in recording and transcription events, when the recording did. */
  endTime?: string | null;
  /** The customer's free text, at most 4096 characters. Absent or null if none was set. */
  tag?: string | null;
  /**
   * Why the call, transfer, bridge, stream or transcription ended or failed. Absent on success; the
   * empty string in documents of 2020.
   */
  cause?: Cause | null;
  /** The error in words; free text that may quote numbers. */
  errorMessage?: string | null;
  /** The provider's reference to the error. */
  errorId?: string | null;
  /**
   * Whether the caller's number is to be hidden. Documented for two events; known from the wire on
   * `initiate`, `answer`, `bridgeTargetComplete` and `disconnect`, and to be expected on every event
   * of a call.
   */
  privacy?: boolean | null;
  /**
   * The caller's name, at most 256 characters; can be empty. Documented for two events, and to be
   * expected on every event of a call.
   */
  callerDisplayName?: string | null;
  /** Any other field. */
  [key: string]: unknown;
}

/** An event of the Voice API. */
export type Callback =
  | AnswerCallback
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
  | UnknownCallback;
