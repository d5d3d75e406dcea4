// Written by `cargo xtask gen` from schema/values.toml. Edit that file.

declare const enum Unknown {
  Name = "unknown",
}

/**
 * The name of an event that this release does not know: a string, as a type of its own, so that a
 * comparison with a known name narrows the type of the event. In a test, write
 * `"brandNew" as UnknownName`.
 */
export type UnknownName = Unknown;

export {};

/** One direction of the audio of a call. */
export type Track = "inbound" | "outbound" | (string & {});
