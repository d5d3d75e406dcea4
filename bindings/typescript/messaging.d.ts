// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

import type { UnknownName } from "./values.js";

/**
 * Which way a message went.
 *
 * Source: https://dev.bandwidth.com/docs/messaging/webhooks
 */
export type MessageDirection = "in" | "out" | (string & {});

/**
 * How a multi-channel message was sent. The message list of the API has `rcs` as well.
 *
 * Source: https://dev.bandwidth.com/docs/messaging/webhooks
 */
export type MessageChannel = "MMS" | "RBM" | "RCS" | "SMS" | (string & {});

/**
 * The priority of a message.
 *
 * Source: https://dev.bandwidth.com/docs/messaging/webhooks
 */
export type MessagePriority = "default" | "high" | (string & {});

/**
 * The message that an event is about.
 *
 * Source: https://dev.bandwidth.com/docs/messaging/webhooks
 */
export interface Message {
  /** The message, some 29 letters and digits. */
  id?: string | null;
  /** The customer's number or alphanumeric id. */
  owner?: string | null;
  /** The application that the message belongs to, a UUID. */
  applicationId?: string | null;
  /** When the event happened; of a message, when it was made. */
  time?: string | null;
  /** How many SMS the message was; 1 for MMS. */
  segmentCount?: number | null;
  /** Which way the message went. */
  direction?: MessageDirection | null;
  /** The recipient that the event is about: of an inbound message, the customer's number. */
  to?: string[] | null;
  /** The sender: E.164 or an alphanumeric id. */
  from?: string | null;
  /** The text. Empty in events about outbound messages. */
  text?: string | null;
  /** URLs of the files. Those of an inbound message can be fetched with API credentials for two days. */
  media?: string[] | null;
  /** The customer's free text, at most 1024 characters. */
  tag?: string | null;
  /** The priority. */
  priority?: MessagePriority | null;
  /** How a multi-channel message was sent. */
  channel?: MessageChannel | null;
  /** The content of a message of RCS Business Messaging (RBM). */
  content?: Content | null;
  /** The suggestion that was tapped on. */
  suggestionResponse?: SuggestionResponse | null;
  /** Where the person is, if the message asked for it. */
  locationResponse?: LocationResponse | null;
}

/**
 * The content of a message of RCS Business Messaging (RBM).
 *
 * Source: https://dev.bandwidth.com/docs/messaging/webhooks
 */
export interface Content {
  /** The text. Empty in events about outbound messages. */
  text?: string | null;
  /** URLs of the files. Those of an inbound message can be fetched with API credentials for two days. */
  media?: ContentMedia | null;
}

/**
 * The file of a message of RCS Business Messaging (RBM).
 *
 * Source: https://dev.bandwidth.com/docs/messaging/webhooks
 */
export interface ContentMedia {
  /** Where the file can be fetched. */
  fileUrl?: string | null;
  /** Where a preview can be fetched. */
  thumbnailUrl?: string | null;
}

/**
 * The suggestion that a person tapped on.
 *
 * Source: https://dev.bandwidth.com/docs/messaging/webhooks
 */
export interface SuggestionResponse {
  /** The text. Empty in events about outbound messages. */
  text?: string | null;
  /** The customer's own data of the suggestion, Base64, at most 2048 characters. */
  postbackData?: string | null;
  /** The message that was answered. Can be null. */
  pairedMessageId?: string | null;
}

/**
 * Where a person is who was asked for it.
 *
 * Source: https://dev.bandwidth.com/docs/messaging/webhooks
 */
export interface LocationResponse {
  /** Degrees north. */
  latitude?: string | number | null;
  /** Degrees east. */
  longitude?: string | number | null;
}

/**
 * A message was delivered to its recipient; of an MMS without receipts, handed to the carrier.
 *
 * Source: https://dev.bandwidth.com/docs/messaging/webhooks
 */
export interface MessageDeliveredCallback {
  /** The event's name as received. */
  type: "message-delivered";
  /** When the event happened; of a message, when it was made. */
  time?: string | null;
  /** The recipient that the event is about: of an inbound message, the customer's number. */
  to?: string | null;
  /** The event in words. Free text: use `type` and `errorCode` to tell events apart. */
  description?: string | null;
  /** The message. */
  message?: Message | null;
  /** When the event happened, of `message-read` when the message was read. */
  eventTime?: string | null;
  /** Why the message failed: four digits, of a list that grows. A number, a text in older SDKs. */
  errorCode?: string | number | null;
  /** The recipient's carrier, if the account is set up to get it. */
  carrierName?: string | null;
  /** `NorthAmericaSMS` or `GlobalSMS`: only in receipts of two-factor authentication (MFA). */
  platform?: string | null;
}

/**
 * A message could not be delivered to its recipient.
 *
 * Source: https://dev.bandwidth.com/docs/messaging/webhooks
 */
export interface MessageFailedCallback {
  /** The event's name as received. */
  type: "message-failed";
  /** When the event happened; of a message, when it was made. */
  time?: string | null;
  /** The recipient that the event is about: of an inbound message, the customer's number. */
  to?: string | null;
  /** The event in words. Free text: use `type` and `errorCode` to tell events apart. */
  description?: string | null;
  /** The message. */
  message?: Message | null;
  /** When the event happened, of `message-read` when the message was read. */
  eventTime?: string | null;
  /** Why the message failed: four digits, of a list that grows. A number, a text in older SDKs. */
  errorCode?: string | number | null;
  /** The recipient's carrier, if the account is set up to get it. */
  carrierName?: string | null;
  /** `NorthAmericaSMS` or `GlobalSMS`: only in receipts of two-factor authentication (MFA). */
  platform?: string | null;
}

/**
 * A person read a message of RCS Business Messaging (RBM).
 *
 * Source: https://dev.bandwidth.com/docs/messaging/webhooks
 */
export interface MessageReadCallback {
  /** The event's name as received. */
  type: "message-read";
  /** When the event happened; of a message, when it was made. */
  time?: string | null;
  /** The recipient that the event is about: of an inbound message, the customer's number. */
  to?: string | null;
  /** The event in words. Free text: use `type` and `errorCode` to tell events apart. */
  description?: string | null;
  /** The message. */
  message?: Message | null;
  /** When the event happened, of `message-read` when the message was read. */
  eventTime?: string | null;
  /** Why the message failed: four digits, of a list that grows. A number, a text in older SDKs. */
  errorCode?: string | number | null;
  /** The recipient's carrier, if the account is set up to get it. */
  carrierName?: string | null;
}

/**
 * A person sent a message. A group message has one event for each of the customer's numbers.
 *
 * Source: https://dev.bandwidth.com/docs/messaging/webhooks
 */
export interface MessageReceivedCallback {
  /** The event's name as received. */
  type: "message-received";
  /** When the event happened; of a message, when it was made. */
  time?: string | null;
  /** The recipient that the event is about: of an inbound message, the customer's number. */
  to?: string | null;
  /** The event in words. Free text: use `type` and `errorCode` to tell events apart. */
  description?: string | null;
  /** The message. */
  message?: Message | null;
  /** The recipient's carrier, if the account is set up to get it. */
  carrierName?: string | null;
}

/**
 * A message was handed to the carrier. For MMS only, if the account is set up to get it.
 *
 * Source: https://dev.bandwidth.com/docs/messaging/webhooks
 */
export interface MessageSendingCallback {
  /** The event's name as received. */
  type: "message-sending";
  /** When the event happened; of a message, when it was made. */
  time?: string | null;
  /** The recipient that the event is about: of an inbound message, the customer's number. */
  to?: string | null;
  /** The event in words. Free text: use `type` and `errorCode` to tell events apart. */
  description?: string | null;
  /** The message. */
  message?: Message | null;
  /** When the event happened, of `message-read` when the message was read. */
  eventTime?: string | null;
  /** Why the message failed: four digits, of a list that grows. A number, a text in older SDKs. */
  errorCode?: string | number | null;
  /** The recipient's carrier, if the account is set up to get it. */
  carrierName?: string | null;
}

/**
 * A message left Bandwidth's network.
 *
 * Source: https://dev.bandwidth.com/docs/messaging/webhooks
 */
export interface MessageSentCallback {
  /** The event's name as received. */
  type: "message-sent";
  /** When the event happened; of a message, when it was made. */
  time?: string | null;
  /** The recipient that the event is about: of an inbound message, the customer's number. */
  to?: string | null;
  /** The event in words. Free text: use `type` and `errorCode` to tell events apart. */
  description?: string | null;
  /** The message. */
  message?: Message | null;
  /** When the event happened, of `message-read` when the message was read. */
  eventTime?: string | null;
  /** Why the message failed: four digits, of a list that grows. A number, a text in older SDKs. */
  errorCode?: string | number | null;
  /** The recipient's carrier, if the account is set up to get it. */
  carrierName?: string | null;
}

/**
 * A person answered a request for their location. Print has three spellings of this type; `type`
 * keeps the one received.
 *
 * Source: https://dev.bandwidth.com/docs/messaging/webhooks
 */
export interface RequestedLocationResponseCallback {
  /** The event's name as received. */
  type: "requested-location-response" | "location-request-response" | "location-response";
  /** When the event happened; of a message, when it was made. */
  time?: string | null;
  /** The recipient that the event is about: of an inbound message, the customer's number. */
  to?: string | null;
  /** The event in words. Free text: use `type` and `errorCode` to tell events apart. */
  description?: string | null;
  /** The message. */
  message?: Message | null;
  /** The recipient's carrier, if the account is set up to get it. */
  carrierName?: string | null;
}

/**
 * A person tapped on a suggestion of a message of RCS Business Messaging (RBM).
 *
 * Source: https://dev.bandwidth.com/docs/messaging/webhooks
 */
export interface SuggestionResponseCallback {
  /** The event's name as received. */
  type: "suggestion-response";
  /** When the event happened; of a message, when it was made. */
  time?: string | null;
  /** The recipient that the event is about: of an inbound message, the customer's number. */
  to?: string | null;
  /** The event in words. Free text: use `type` and `errorCode` to tell events apart. */
  description?: string | null;
  /** The message. */
  message?: Message | null;
  /** The recipient's carrier, if the account is set up to get it. */
  carrierName?: string | null;
}

/**
 * An event whose type this release does not know. Answer it with 2xx, because Bandwidth repeats it
 * for 24 hours otherwise.
 */
export interface UnknownMessageCallback {
  /** The event's name as received. */
  type: UnknownName;
  /** When the event happened; of a message, when it was made. */
  time?: string | null;
  /** The recipient that the event is about: of an inbound message, the customer's number. */
  to?: string | null;
  /** The event in words. Free text: use `type` and `errorCode` to tell events apart. */
  description?: string | null;
  /** The message. */
  message?: Message | null;
  /** When the event happened, of `message-read` when the message was read. */
  eventTime?: string | null;
  /** Why the message failed: four digits, of a list that grows. A number, a text in older SDKs. */
  errorCode?: string | number | null;
  /** The recipient's carrier, if the account is set up to get it. */
  carrierName?: string | null;
  /** `NorthAmericaSMS` or `GlobalSMS`: only in receipts of two-factor authentication (MFA). */
  platform?: string | null;
  /** Any other field. */
  [key: string]: unknown;
}

/** An event of the Messaging API. */
export type MessageCallback =
  | MessageDeliveredCallback
  | MessageFailedCallback
  | MessageReadCallback
  | MessageReceivedCallback
  | MessageSendingCallback
  | MessageSentCallback
  | RequestedLocationResponseCallback
  | SuggestionResponseCallback
  | UnknownMessageCallback;

/** The events of the Messaging API. A body is an array of them, or one of them. */
export type Messages = MessageCallback[] | MessageCallback;
