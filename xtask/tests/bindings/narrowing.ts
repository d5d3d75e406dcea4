// What users write, and mistakes that must not compile.

import type { Callback, Frame, Messages, UnknownName } from "./types.js";

export function heard(event: Callback): string {
  // @ts-expect-error: only some events have the field
  event.digits;
  switch (event.eventType) {
    case "gather":
      // @ts-expect-error: the name of the field is another one
      event.digit;
      // @ts-expect-error: a field may be absent or null
      event.digits.length;
      return event.digits ?? "";
    case "recordComplete":
    case "recordingComplete":
      return event.mediaUrl ?? "";
    // @ts-expect-error: no event has this name
    case "recordingCompleted":
      return "";
    case "transcriptionAvailable":
      return event.transcription?.completedTime ?? event.transcription?.completeTime ?? "";
    case "initiate":
      return event.sipHeaders?.["x-queue"] ?? event.stirShaken?.verstat ?? "";
    default: {
      const name: string = event.eventType;
      return name;
    }
  }
}

export function later(event: Callback): unknown {
  if (event.eventType === "answer") {
    // @ts-expect-error: a known event has no other fields
    return event["novelty"];
  }
  const names: Callback["eventType"][] = ["answer", "recordComplete", "brandNew" as UnknownName];
  return names.includes(event.eventType);
}

export function novelty(event: Callback): unknown {
  switch (event.eventType) {
    case "mediaStreamStarted":
      return event.mediaStream?.tracks?.[0] === "inbound";
    case "disconnect":
      return event.cause === "hangup" || event.cause === "a-cause-of-tomorrow";
    default:
      return (event as { [key: string]: unknown })["novelty"];
  }
}

export function samples(frame: Frame): number {
  if (frame.eventType === "media") {
    // @ts-expect-error: it may be a text or a number
    const sequence: number = frame.sequenceNumber ?? 0;
    return (frame.payload ?? "").length + sequence;
  }
  if (frame.eventType === "start") {
    return frame.metadata?.tracks?.[0]?.mediaFormat?.sampleRate ?? 0;
  }
  return 0;
}

export function texts(body: Messages): string[] {
  const events = Array.isArray(body) ? body : [body];
  return events.flatMap((event) => (event.type === "message-received" ? [event.message?.text ?? ""] : []));
}

// @ts-expect-error: the name is missing
export const unnamed: Callback = { callId: "c-1" };
// @ts-expect-error: no event has this name
export const misspelt: Callback = { eventType: "anwser" };
// @ts-expect-error: the field is one of other events
export const foreign: Callback = { eventType: "answer", digits: "1" };
// @ts-expect-error: a body of the Voice API is no array
export const several: Callback = [{ eventType: "answer" }];
