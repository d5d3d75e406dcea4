// Written by `cargo xtask gen` from schema/stream.toml. Edit that file.

import type { Track, UnknownName } from "./values.js";

/**
 * The ids, the call and the tracks of a stream or real-time transcription.
 *
 * Nothing in it is signed. Take the call from the webhook `mediaStreamStarted` where a wrong one
 * would matter.
 *
 * Source: https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream
 */
export interface StreamMetadata {
  /** The account: digits in a string, or a number. */
  accountId?: string | number | null;
  /** The call, `c-` and hexadecimal groups. */
  callId?: string | null;
  /** The stream, `s-` and hexadecimal groups. Absent for transcriptions. */
  streamId?: string | null;
  /** The name that the customer gave the stream, or its id. */
  streamName?: string | null;
  /** The transcription. Absent for audio. */
  realTimeTranscriptionId?: string | null;
  /** The name that the customer gave the transcription, or its id. */
  transcriptionName?: string | null;
  /** The tracks. */
  tracks?: StreamTrack[] | null;
  /** Whether partial results are kept stable. */
  stabilized?: boolean | null;
  /** The called party. In one test of the provider only. */
  to?: string | null;
  /** The caller. In one test of the provider only. */
  from?: string | null;
}

/**
 * One direction of the audio, as `start` announces it.
 *
 * Source: https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream
 */
export interface StreamTrack {
  /** The track. */
  name?: Track | null;
  /** How the audio is encoded. Absent for transcriptions. */
  mediaFormat?: MediaFormat | null;
}

/**
 * The encoding of the audio of a track: 8 kHz µ-law is the only documented format.
 *
 * Source: https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream
 */
export interface MediaFormat {
  /** The encoding: `PCMU` on the wire, `audio/PCMU` in the documentation's table. */
  encoding?: string | null;
  /** Samples a second: 8000. */
  sampleRate?: number | null;
}

/**
 * A word or punctuation mark of a transcription.
 *
 * Source: https://dev.bandwidth.com/docs/voice/bxml/startTranscription
 */
export interface TranscriptItem {
  /** The word or the punctuation mark. */
  content?: string | null;
  /** `PRONUNCIATION` or `PUNCTUATION`. */
  type?: string | null;
  /** When the text began, in the form of `endTime`. */
  startTime?: string | number | null;
  /**
   * When the text ended. Documents write `2023-03-31T20:07.493Z`; seconds from the start of the
   * audio are possible.
   */
  endTime?: string | number | null;
  /** How sure the transcription is of the word, from 0 to 1. */
  confidence?: number | null;
  /** Whether the item will not change any more. */
  stable?: boolean | null;
}

/**
 * The audio of one track, 20 ms of it: some 50 frames a second and track.
 *
 * Source: https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream
 */
export interface MediaFrame {
  /** The frame's name as received. It is the last member on the wire. */
  eventType: "media";
  /** The direction: `inbound` is what Bandwidth receives from the call. */
  track?: Track | null;
  /** The audio: 20 ms are 160 bytes of µ-law, which are 216 characters of Base64. */
  payload?: string | null;
  /**
   * The number of the frame, from 1: digits in a string. Absent in documents of 2023. Whether each
   * track counts for itself is not documented.
   */
  sequenceNumber?: string | number | null;
}

/**
 * The first frame of a stream of audio, or of a real-time transcription: both have this name.
 * `StreamMetadata` says which of the two it is.
 *
 * Source: https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream
 *
 * Source: https://dev.bandwidth.com/docs/voice/bxml/startTranscription
 */
export interface StartFrame {
  /** The frame's name as received. It is the last member on the wire. */
  eventType: "start";
  /** Which stream or transcription it is. */
  metadata?: StreamMetadata | null;
  /** The parameters of `<StreamParam>`. */
  streamParams?: { [key: string]: string } | null;
  /** The parameters of `<CustomParam>`, of a transcription. */
  customParams?: { [key: string]: string } | null;
}

/**
 * The last frame of a stream or transcription. The connection may also be closed without it.
 *
 * Source: https://dev.bandwidth.com/docs/voice/programmable-voice/bxml/startStream
 */
export interface StopFrame {
  /** The frame's name as received. It is the last member on the wire. */
  eventType: "stop";
  /** Which stream or transcription it is. */
  metadata?: StreamMetadata | null;
}

/**
 * A piece of text of a real-time transcription.
 *
 * Source: https://dev.bandwidth.com/docs/voice/bxml/startTranscription
 */
export interface TranscriptionFrame {
  /** The frame's name as received. It is the last member on the wire. */
  eventType: "transcription";
  /** The direction: `inbound` is what Bandwidth receives from the call. */
  track?: Track | null;
  /** When the text began, in the form of `endTime`. */
  startTime?: string | number | null;
  /**
   * When the text ended. Documents write `2023-03-31T20:07.493Z`; seconds from the start of the
   * audio are possible.
   */
  endTime?: string | number | null;
  /** Whether the text may still change. The documentation's table says the reverse of the name. */
  isPartial?: boolean | null;
  /** The language, `en-US`. */
  language?: string | null;
  /** The text. */
  transcript?: string | null;
  /** The words and punctuation marks. */
  items?: TranscriptItem[] | null;
}

/** A frame whose type this release does not know. Skip it: an error would end the stream. */
export interface UnknownFrame {
  /** The frame's name as received. It is the last member on the wire. */
  eventType: UnknownName;
  /** The direction: `inbound` is what Bandwidth receives from the call. */
  track?: Track | null;
  /**
   * The number of the frame, from 1: digits in a string. Absent in documents of 2023. Whether each
   * track counts for itself is not documented.
   */
  sequenceNumber?: string | number | null;
  /** Which stream or transcription it is. */
  metadata?: StreamMetadata | null;
  /** Any other field. */
  [key: string]: unknown;
}

/** A frame of a media stream. */
export type Frame =
  | MediaFrame
  | StartFrame
  | StopFrame
  | TranscriptionFrame
  | UnknownFrame;
