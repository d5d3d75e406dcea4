// Written by `cargo xtask gen` from schema/notification.toml. Edit that file.

use crate::class::{Class, Kind, Member};
use crate::declare::{classes, fields};

fields! {
    ACCOUNT_ID "account_id" "accountId" "" Kind::TextOrNumber, "The account: digits in a string, or a number.";
    ACCOUNT_NAME "account_name" "accountName" "" Kind::Text, "The name of the account.";
    ACTIVATION "activation" "activation" "" Kind::Time, "When the request was made.";
    ADDITIONAL_DENIAL_REASONS "additional_denial_reasons" "additionalDenialReasons" "" Kind::Objects(&super::DENIAL_REASON), "Further reasons of a denial.";
    BLOCKED "blocked" "blocked" "" Kind::Bool, "Whether the number was blocked.";
    BLOCKED_REASON "blocked_reason" "blockedReason" "" Kind::Text, "Why the number was blocked.";
    CREATION_TIMESTAMP "creation_timestamp" "creationTimestamp" "" Kind::Time, "When it was made.";
    DECLINE_REASON_DESCRIPTION "decline_reason_description" "declineReasonDescription" "" Kind::Text, "Why the verification was denied.";
    DENIAL_STATUS_CODE "denial_status_code" "denialStatusCode" "" Kind::TextOrNumber, "Why the verification was denied, as a number.";
    DEVICE "device" "device" "" Kind::Object(&super::ENDPOINT_DEVICE), "The device.";
    DEVICE_ID "device_id" "deviceId" "" Kind::Text, "The device, `d-` and an id.";
    DEVICE_NAME "device_name" "deviceName" "" Kind::Text, "The name that the customer gave the device.";
    ENDPOINT_ID "endpoint_id" "endpointId" "" Kind::Text, "The endpoint, `e-` and an id.";
    ERRORS "errors" "errors" "" Kind::Texts, "The faults of the request.";
    ERROR_CODE "error_code" "errorCode" "" Kind::TextOrNumber, "Why it failed. Of a verification `400` in a string; of a delivery report a number, 0 if nothing failed.";
    ERROR_ID "error_id" "errorId" "" Kind::Text, "The provider's reference to the error.";
    ERROR_MESSAGE "error_message" "errorMessage" "" Kind::Text, "Why it failed, in words.";
    EVENT "event" "event" "" Kind::Text, "The event's name as received.";
    EVENT_TIME "event_time" "eventTime" "" Kind::Time, "When the event happened.";
    EVENT_TYPE "event_type" "eventType" "" Kind::Text, "`DEVICE_CONNECTED` or `DEVICE_DISCONNECTED`, in the specification's form of the event.";
    EXPIRATION_TIMESTAMP "expiration_timestamp" "expirationTimestamp" "" Kind::Time, "When the endpoint expires.";
    FROM "var_from" "from" "" Kind::Text, "Who asks to be connected. Not documented, but one reader of the event uses it.";
    INTERNAL_TICKET_NUMBER "internal_ticket_number" "internalTicketNumber" "" Kind::Text, "The verification, a UUID.";
    MSG_ID "msg_id" "msgId" "" Kind::Text, "The message, a UUID.";
    NEW_NNID "new_nnid" "newNnid" "" Kind::Text, "The network (NNID) that is to get the number's messages.";
    NOTIFICATION_TYPE "notification_type" "notificationType" "" Kind::Text, "`PORTOUT_REQUEST`.";
    NUM_PARTS "num_parts" "numParts" "" Kind::Integer, "How many parts the message has.";
    OLD_NNID "old_nnid" "oldNnid" "" Kind::Text, "The network (NNID) that has the number's messages.";
    OVERWRITER_CARRIER "overwriter_carrier" "overwriterCarrier" "" Kind::Text, "The carrier that asks for it; `bandwidth` for another account of Bandwidth.";
    PART_NUM "part_num" "partNum" "" Kind::Integer, "Which part of the message it is about. Documents count from 0 in a table and from 1 in examples.";
    PHONE_NUMBER "phone_number" "phoneNumber" "" Kind::Text, "The number that it is about.";
    REASON "reason" "reason" "" Kind::Text, "The reason in words.";
    REQUEST_ID "request_id" "requestId" "" Kind::Text, "The request, which your answer names.";
    RESUBMIT_ALLOWED "resubmit_allowed" "resubmitAllowed" "" Kind::Bool, "Whether the verification may be submitted again.";
    STATUS "status" "status" "" Kind::Text, "`CONNECTED` or `DISCONNECTED`.";
    STATUS_2 "status" "status" "" Kind::Text, "`VERIFIED` or `UNVERIFIED`.";
    STATUS_CODE "status_code" "statusCode" "" Kind::TextOrNumber, "The reason as a number.";
    TAG "tag" "tag" "" Kind::Text, "The customer's free text, at most 1024 characters.";
    TAGS "tags" "tags" "" Kind::Text, "The customer's free text, JSON in the documentation's example.";
    TIMESTAMP "timestamp" "timestamp" "" Kind::TextOrNumber, "When the event happened, in milliseconds since 1970.";
    TO "to" "to" "" Kind::Text, "To whom: a number, which may lack its `+`, or an id, as `to_type` says.";
    TO_TYPE "to_type" "toType" "" Kind::Text, "The kind of destination that `to` names.";
    TYPE "type" "type" "" Kind::Text, "The kind of endpoint: `WEBRTC`.";
}

classes! {
    "notification"
    #[doc = "One reason of a denial."]
    DenialReason: Record = DENIAL_REASON "" [
        STATUS_CODE, REASON, RESUBMIT_ALLOWED,
    ]
        in TOLL_FREE_VERIFICATION "{\"additionalDenialReasons\":[" "]}" "/additionalDenialReasons/0";
    #[doc = "The device of an endpoint."]
    EndpointDevice: Record = ENDPOINT_DEVICE "" [
        DEVICE_ID, DEVICE_NAME, STATUS, CREATION_TIMESTAMP,
    ]
        in ENDPOINT_EVENT "{\"device\":" "}" "/device";
    #[doc = "The outcome of a toll-free verification. Four bodies in one type, because they have no discriminator."]
    TollFreeVerification: Event = TOLL_FREE_VERIFICATION "" [
        ACCOUNT_ID, PHONE_NUMBER, STATUS_2, INTERNAL_TICKET_NUMBER, ADDITIONAL_DENIAL_REASONS,
        DECLINE_REASON_DESCRIPTION, DENIAL_STATUS_CODE, RESUBMIT_ALLOWED, BLOCKED,
        BLOCKED_REASON, ERROR_CODE, ERROR_MESSAGE, ERRORS,
    ];
    #[doc = "A WebRTC endpoint was connected (`endpointConnected`), disconnected (`endpointDisconnected`), or became able or unable to take calls (`endpointEligible`, `endpointIneligible`); or its device asks to be connected to someone (`outboundConnectionRequest`): then your application has to create the call. The documentation and the specification have forms of their own, with `event` and with `event_type`. One URL gets all of them, so that this type has the fields of all."]
    EndpointEvent: Event = ENDPOINT_EVENT "" [
        EVENT, EVENT_TYPE, ACCOUNT_ID, ENDPOINT_ID, DEVICE_ID, TIMESTAMP, TO, TO_TYPE, FROM,
        TAGS, TAG, TYPE, STATUS, CREATION_TIMESTAMP, EXPIRATION_TIMESTAMP, EVENT_TIME, ERROR_ID,
        ERROR_MESSAGE, DEVICE,
    ];
    #[doc = "Another carrier, or another account of Bandwidth, asks for a number's messages: a request of Messaging Transfer Confirmation. Without your answer, by the API of that name, it counts as denied after 47 hours."]
    TransferConfirmation: Event = TRANSFER_CONFIRMATION "" [
        NOTIFICATION_TYPE, PHONE_NUMBER, OLD_NNID, NEW_NNID, OVERWRITER_CARRIER, REQUEST_ID,
        ACTIVATION,
    ];
    #[doc = "The delivery report of a part of an international message: `DELIVERED`, `UNDELIVERED`, `REJECTED`, `BUFFERED` or `SENT_TO_SMSC` in `event`. It goes to the `dlrUrl` of the request that sent the message."]
    DeliveryReport: Event = DELIVERY_REPORT "" [
        MSG_ID, EVENT, ERROR_CODE, ERROR_MESSAGE, PART_NUM, NUM_PARTS, ACCOUNT_NAME,
    ];
}

/// Parses a body as the class of that name.
pub fn parse(
    parser: &mut bandwidth::Parser,
    body: &[u8],
    class: &Class,
) -> Result<serde_json::Value, bandwidth::Error> {
    Ok(match class.name {
        "TollFreeVerification" => serde_json::to_value(
            parser.parse_ref::<bandwidth::notification::TollFreeVerification<'_>>(body)?,
        ),
        "EndpointEvent" => serde_json::to_value(
            parser.parse_ref::<bandwidth::notification::EndpointEvent<'_>>(body)?,
        ),
        "TransferConfirmation" => serde_json::to_value(
            parser.parse_ref::<bandwidth::notification::TransferConfirmation<'_>>(body)?,
        ),
        "DeliveryReport" => serde_json::to_value(
            parser.parse_ref::<bandwidth::notification::DeliveryReport<'_>>(body)?,
        ),
        _ => Ok(serde_json::Value::Null),
    }
    .unwrap_or_default())
}

/// The class of that name.
pub static TOLL_FREE_VERIFICATION_CLASS: &Class = &TOLL_FREE_VERIFICATION;
/// The class of that name.
pub static ENDPOINT_EVENT_CLASS: &Class = &ENDPOINT_EVENT;
/// The class of that name.
pub static TRANSFER_CONFIRMATION_CLASS: &Class = &TRANSFER_CONFIRMATION;
/// The class of that name.
pub static DELIVERY_REPORT_CLASS: &Class = &DELIVERY_REPORT;
