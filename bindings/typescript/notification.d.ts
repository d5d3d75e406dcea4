// Written by `cargo xtask gen` from schema/notification.toml. Edit that file.

/**
 * The kind of destination that the device of a WebRTC endpoint asks for. The words are those of
 * the provider's client SDK; its documents have none.
 *
 * Source: https://dev.bandwidth.com/docs/brtc/webhooks
 */
export type DestinationType = "CALL_ID" | "ENDPOINT" | "PHONE_NUMBER" | (string & {});

/**
 * One reason of a denial.
 *
 * Source: https://dev.bandwidth.com/docs/messaging/webhooks
 */
export interface DenialReason {
  /** The reason as a number. */
  statusCode?: string | number | null;
  /** The reason in words. */
  reason?: string | null;
  /** Whether the verification may be submitted again. */
  resubmitAllowed?: boolean | null;
}

/**
 * The device of an endpoint.
 *
 * Source: https://dev.bandwidth.com/docs/brtc/webhooks
 */
export interface EndpointDevice {
  /** The device, `d-` and an id. */
  deviceId?: string | null;
  /** The name that the customer gave the device. */
  deviceName?: string | null;
  /** `CONNECTED` or `DISCONNECTED`. */
  status?: string | null;
  /** When it was made. */
  creationTimestamp?: string | null;
}

/**
 * The outcome of a toll-free verification. Four bodies in one type, because they have no
 * discriminator.
 *
 * Source: https://dev.bandwidth.com/docs/messaging/webhooks
 */
export interface TollFreeVerification {
  /** The account: digits in a string, or a number. */
  accountId?: string | number | null;
  /** The number that it is about. */
  phoneNumber?: string | null;
  /** `VERIFIED` or `UNVERIFIED`. */
  status?: string | null;
  /** The verification, a UUID. */
  internalTicketNumber?: string | null;
  /** Further reasons of a denial. */
  additionalDenialReasons?: DenialReason[] | null;
  /** Why the verification was denied. */
  declineReasonDescription?: string | null;
  /** Why the verification was denied, as a number. */
  denialStatusCode?: string | number | null;
  /** Whether the verification may be submitted again. */
  resubmitAllowed?: boolean | null;
  /** Whether the number was blocked. */
  blocked?: boolean | null;
  /** Why the number was blocked. */
  blockedReason?: string | null;
  /**
   * Why it failed. Of a verification `400` in a string; of a delivery report a number, 0 if nothing
   * failed.
   */
  errorCode?: string | number | null;
  /** Why it failed, in words. */
  errorMessage?: string | null;
  /** The faults of the request. */
  errors?: string[] | null;
}

/**
 * A WebRTC endpoint was connected (`endpointConnected`), disconnected (`endpointDisconnected`), or
 * became able or unable to take calls (`endpointEligible`, `endpointIneligible`); or its device
 * asks to be connected to someone (`outboundConnectionRequest`): then your application has to
 * create the call. The documentation and the specification have forms of their own, with `event`
 * and with `eventType`. One URL gets all of them, so that this type has the fields of all.
 *
 * Source: https://dev.bandwidth.com/docs/brtc/webhooks
 */
export interface EndpointEvent {
  /** The event's name as received. */
  event?: string | null;
  /** `DEVICE_CONNECTED` or `DEVICE_DISCONNECTED`, in the specification's form of the event. */
  eventType?: string | null;
  /** The account: digits in a string, or a number. */
  accountId?: string | number | null;
  /** The endpoint, `e-` and an id. */
  endpointId?: string | null;
  /** The device, `d-` and an id. */
  deviceId?: string | null;
  /** When the event happened, in milliseconds since 1970. */
  timestamp?: string | number | null;
  /** To whom: a number, which may lack its `+`, or an id, as `toType` says. */
  to?: string | null;
  /** The kind of destination that `to` names. */
  toType?: DestinationType | null;
  /** Who asks to be connected. Not documented, but one reader of the event uses it. */
  from?: string | null;
  /** The customer's free text, JSON in the documentation's example. */
  tags?: string | null;
  /** The customer's free text, at most 1024 characters. */
  tag?: string | null;
  /** The kind of endpoint: `WEBRTC`. */
  type?: string | null;
  /** `CONNECTED` or `DISCONNECTED`. */
  status?: string | null;
  /** When it was made. */
  creationTimestamp?: string | null;
  /** When the endpoint expires. */
  expirationTimestamp?: string | null;
  /** When the event happened. */
  eventTime?: string | null;
  /** The provider's reference to the error. */
  errorId?: string | null;
  /** Why it failed, in words. */
  errorMessage?: string | null;
  /** The device. */
  device?: EndpointDevice | null;
}

/**
 * Another carrier, or another account of Bandwidth, asks for a number's messages: a request of
 * Messaging Transfer Confirmation. Without your answer, by the API of that name, it counts as
 * denied after 47 hours.
 *
 * Source: https://dev.bandwidth.com/docs/messaging/messagingTransfer
 */
export interface TransferConfirmation {
  /** `PORTOUT_REQUEST`. */
  notificationType?: string | null;
  /** The number that it is about. */
  phoneNumber?: string | null;
  /** The network (NNID) that has the number's messages. */
  oldNnid?: string | null;
  /** The network (NNID) that is to get the number's messages. */
  newNnid?: string | null;
  /** The carrier that asks for it; `bandwidth` for another account of Bandwidth. */
  overwriterCarrier?: string | null;
  /** The request, which your answer names. */
  requestId?: string | null;
  /** When the request was made. */
  activation?: string | null;
}

/**
 * The delivery report of a part of an international message: `DELIVERED`, `UNDELIVERED`,
 * `REJECTED`, `BUFFERED` or `SENT_TO_SMSC` in `event`. It goes to the `dlrUrl` of the request that
 * sent the message.
 *
 * Source: https://dev.bandwidth.com/docs/messaging/international
 */
export interface DeliveryReport {
  /** The message, a UUID. */
  msgId?: string | null;
  /** The event's name as received. */
  event?: string | null;
  /**
   * Why it failed. Of a verification `400` in a string; of a delivery report a number, 0 if nothing
   * failed.
   */
  errorCode?: string | number | null;
  /** Why it failed, in words. */
  errorMessage?: string | null;
  /** Which part of the message it is about. Documents count from 0 in a table and from 1 in examples. */
  partNum?: number | null;
  /** How many parts the message has. */
  numParts?: number | null;
  /** The name of the account. */
  accountName?: string | null;
}

/**
 * The bodies of other products. They have no discriminator in common: which kind a URL gets is
 * known to the one who set it up.
 */
export type Notification =
  | TollFreeVerification
  | EndpointEvent
  | TransferConfirmation
  | DeliveryReport;
