// Written by `cargo xtask gen` from schema/. Edit that file.

export * from "./voice.js";
export * from "./messaging.js";
export * from "./stream.js";
export * from "./notification.js";
export * from "./values.js";
