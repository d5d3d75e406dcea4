// Written by `cargo xtask gen` from schema/messaging.toml. Edit that file.

use crate::class::{Class, Kind, Member};
use crate::declare::{classes, fields};

fields! {
    APPLICATION_ID "application_id" "applicationId" "" Kind::Text, "The application that the message belongs to, a UUID.";
    CARRIER_NAME "carrier_name" "carrierName" "" Kind::Text, "The recipient's carrier, if the account is set up to get it.";
    CHANNEL "channel" "channel" "" Kind::Text, "How a multi-channel message was sent.";
    CONTENT "content" "content" "" Kind::Object(&super::CONTENT), "The content of a message of RCS Business Messaging (RBM).";
    DESCRIPTION "description" "description" "" Kind::Text, "The event in words. Free text: use `event_type` and `error_code` to tell events apart.";
    DIRECTION "direction" "direction" "" Kind::Text, "Which way the message went.";
    ERROR_CODE "error_code" "errorCode" "" Kind::TextOrNumber, "Why the message failed: four digits, of a list that grows. A number, a text in older SDKs.";
    EVENT_TIME "event_time" "eventTime" "" Kind::Time, "When the event happened, of `message-read` when the message was read.";
    EVENT_TYPE "event_type" "type" "" Kind::Text, "The event's name as received.";
    FILE_URL "file_url" "fileUrl" "" Kind::Text, "Where the file can be fetched.";
    FROM "var_from" "from" "" Kind::Text, "The sender: E.164 or an alphanumeric id.";
    ID "id" "id" "" Kind::Text, "The message, some 29 letters and digits.";
    LATITUDE "latitude" "latitude" "" Kind::TextOrNumber, "Degrees north.";
    LOCATION_RESPONSE "location_response" "locationResponse" "" Kind::Object(&super::LOCATION_RESPONSE), "Where the person is, if the message asked for it.";
    LONGITUDE "longitude" "longitude" "" Kind::TextOrNumber, "Degrees east.";
    MEDIA "media" "media" "" Kind::Texts, "URLs of the files. Those of an inbound message can be fetched with API credentials for two days.";
    MEDIA_2 "media" "media" "" Kind::Object(&super::CONTENT_MEDIA), "URLs of the files. Those of an inbound message can be fetched with API credentials for two days.";
    MESSAGE "message" "message" "" Kind::Object(&super::MESSAGE), "The message.";
    OWNER "owner" "owner" "" Kind::Text, "The customer's number or alphanumeric id.";
    PAIRED_MESSAGE_ID "paired_message_id" "pairedMessageId" "" Kind::Text, "The message that was answered. Can be null.";
    PLATFORM "platform" "platform" "" Kind::Text, "`NorthAmericaSMS` or `GlobalSMS`: only in receipts of two-factor authentication (MFA).";
    POSTBACK_DATA "postback_data" "postbackData" "" Kind::Text, "The customer's own data of the suggestion, Base64, at most 2048 characters.";
    PRIORITY "priority" "priority" "" Kind::Text, "The priority.";
    SEGMENT_COUNT "segment_count" "segmentCount" "" Kind::Integer, "How many SMS the message was; 1 for MMS.";
    SUGGESTION_RESPONSE "suggestion_response" "suggestionResponse" "" Kind::Object(&super::SUGGESTION_RESPONSE), "The suggestion that was tapped on.";
    TAG "tag" "tag" "" Kind::Text, "The customer's free text, at most 1024 characters.";
    TEXT "text" "text" "" Kind::Text, "The text. Empty in events about outbound messages.";
    THUMBNAIL_URL "thumbnail_url" "thumbnailUrl" "" Kind::Text, "Where a preview can be fetched.";
    TIME "time" "time" "" Kind::Time, "When the event happened; of a message, when it was made.";
    TO "to" "to" "" Kind::Texts, "The recipient that the event is about: of an inbound message, the customer's number.";
    TO_2 "to" "to" "" Kind::Text, "The recipient that the event is about: of an inbound message, the customer's number.";
}

classes! {
    "messaging"
    #[doc = "The message that an event is about."]
    Message: Record = MESSAGE "" [
        ID, OWNER, APPLICATION_ID, TIME, SEGMENT_COUNT, DIRECTION, TO, FROM, TEXT, MEDIA, TAG,
        PRIORITY, CHANNEL, CONTENT, SUGGESTION_RESPONSE, LOCATION_RESPONSE,
    ]
        in MESSAGE_DELIVERED_CALLBACK "{\"type\":\"message-delivered\",\"message\":" "}" "/message";
    #[doc = "The content of a message of RCS Business Messaging (RBM)."]
    Content: Record = CONTENT "" [
        TEXT, MEDIA_2,
    ]
        in MESSAGE_DELIVERED_CALLBACK "{\"type\":\"message-delivered\",\"message\":{\"content\":" "}}" "/message/content";
    #[doc = "The file of a message of RCS Business Messaging (RBM)."]
    ContentMedia: Record = CONTENT_MEDIA "" [
        FILE_URL, THUMBNAIL_URL,
    ]
        in MESSAGE_DELIVERED_CALLBACK "{\"type\":\"message-delivered\",\"message\":{\"content\":{\"media\":" "}}}" "/message/content/media";
    #[doc = "The suggestion that a person tapped on."]
    SuggestionResponse: Record = SUGGESTION_RESPONSE "" [
        TEXT, POSTBACK_DATA, PAIRED_MESSAGE_ID,
    ]
        in MESSAGE_DELIVERED_CALLBACK "{\"type\":\"message-delivered\",\"message\":{\"suggestionResponse\":" "}}" "/message/suggestionResponse";
    #[doc = "Where a person is who was asked for it."]
    LocationResponse: Record = LOCATION_RESPONSE "" [
        LATITUDE, LONGITUDE,
    ]
        in MESSAGE_DELIVERED_CALLBACK "{\"type\":\"message-delivered\",\"message\":{\"locationResponse\":" "}}" "/message/locationResponse";
    #[doc = "A message was delivered to its recipient; of an MMS without receipts, handed to the carrier."]
    MessageDeliveredCallback: MessageEvent = MESSAGE_DELIVERED_CALLBACK "message-delivered" [
        EVENT_TYPE, TIME, TO_2, DESCRIPTION, MESSAGE, EVENT_TIME, ERROR_CODE, CARRIER_NAME,
        PLATFORM,
    ];
    #[doc = "A message could not be delivered to its recipient."]
    MessageFailedCallback: MessageEvent = MESSAGE_FAILED_CALLBACK "message-failed" [
        EVENT_TYPE, TIME, TO_2, DESCRIPTION, MESSAGE, EVENT_TIME, ERROR_CODE, CARRIER_NAME,
        PLATFORM,
    ];
    #[doc = "A person read a message of RCS Business Messaging (RBM)."]
    MessageReadCallback: MessageEvent = MESSAGE_READ_CALLBACK "message-read" [
        EVENT_TYPE, TIME, TO_2, DESCRIPTION, MESSAGE, EVENT_TIME, ERROR_CODE, CARRIER_NAME,
    ];
    #[doc = "A person sent a message. A group message has one event for each of the customer's numbers."]
    MessageReceivedCallback: MessageEvent = MESSAGE_RECEIVED_CALLBACK "message-received" [
        EVENT_TYPE, TIME, TO_2, DESCRIPTION, MESSAGE, CARRIER_NAME,
    ];
    #[doc = "A message was handed to the carrier. For MMS only, if the account is set up to get it."]
    MessageSendingCallback: MessageEvent = MESSAGE_SENDING_CALLBACK "message-sending" [
        EVENT_TYPE, TIME, TO_2, DESCRIPTION, MESSAGE, EVENT_TIME, ERROR_CODE, CARRIER_NAME,
    ];
    #[doc = "A message left Bandwidth's network."]
    MessageSentCallback: MessageEvent = MESSAGE_SENT_CALLBACK "message-sent" [
        EVENT_TYPE, TIME, TO_2, DESCRIPTION, MESSAGE, EVENT_TIME, ERROR_CODE, CARRIER_NAME,
    ];
    #[doc = "A person answered a request for their location. Print has three spellings of this type; `event_type` keeps the one received."]
    RequestedLocationResponseCallback: MessageEvent = REQUESTED_LOCATION_RESPONSE_CALLBACK "requested-location-response" [
        EVENT_TYPE, TIME, TO_2, DESCRIPTION, MESSAGE, CARRIER_NAME,
    ];
    #[doc = "A person tapped on a suggestion of a message of RCS Business Messaging (RBM)."]
    SuggestionResponseCallback: MessageEvent = SUGGESTION_RESPONSE_CALLBACK "suggestion-response" [
        EVENT_TYPE, TIME, TO_2, DESCRIPTION, MESSAGE, CARRIER_NAME,
    ];
    #[doc = "An event whose type this release does not know. Answer it with 2xx, because Bandwidth repeats it for 24 hours otherwise."]
    UnknownMessageCallback: MessageEvent = UNKNOWN_MESSAGE_CALLBACK "" [
        EVENT_TYPE, TIME, TO_2, DESCRIPTION, MESSAGE, EVENT_TIME, ERROR_CODE, CARRIER_NAME,
        PLATFORM,
    ];
}

/// The class of an event.
pub fn class_of(event_type: bandwidth::messaging::MessageType<'_>) -> &'static Class {
    use bandwidth::messaging::MessageType;
    match event_type {
        MessageType::MessageDelivered => &MESSAGE_DELIVERED_CALLBACK,
        MessageType::MessageFailed => &MESSAGE_FAILED_CALLBACK,
        MessageType::MessageRead => &MESSAGE_READ_CALLBACK,
        MessageType::MessageReceived => &MESSAGE_RECEIVED_CALLBACK,
        MessageType::MessageSending => &MESSAGE_SENDING_CALLBACK,
        MessageType::MessageSent => &MESSAGE_SENT_CALLBACK,
        MessageType::RequestedLocationResponse => &REQUESTED_LOCATION_RESPONSE_CALLBACK,
        MessageType::SuggestionResponse => &SUGGESTION_RESPONSE_CALLBACK,
        _ => &UNKNOWN_MESSAGE_CALLBACK,
    }
}

use crate::body::Copied;

/// Adds the text of each field of an event that can have one.
pub fn texts(event: &bandwidth::messaging::MessageCallback<'_>, texts: &mut Copied) {
    use bandwidth::messaging::MessageCallback;
    match event {
        MessageCallback::MessageDelivered(it) => {
            texts.add(0, it.event_type);
            texts.add(1, it.time.map(|it| it.as_str()));
            texts.add(2, it.to.map(|it| it.as_str()));
            texts.add(3, it.description.map(|it| it.as_str()));
            texts.add(4, it.message.as_ref().map(|_| ""));
            texts.add(5, it.event_time.map(|it| it.as_str()));
            texts.add(7, it.carrier_name);
            texts.add(8, it.platform);
            message(it.message.as_ref(), texts);
        }
        MessageCallback::MessageFailed(it) => {
            texts.add(0, it.event_type);
            texts.add(1, it.time.map(|it| it.as_str()));
            texts.add(2, it.to.map(|it| it.as_str()));
            texts.add(3, it.description.map(|it| it.as_str()));
            texts.add(4, it.message.as_ref().map(|_| ""));
            texts.add(5, it.event_time.map(|it| it.as_str()));
            texts.add(7, it.carrier_name);
            texts.add(8, it.platform);
            message(it.message.as_ref(), texts);
        }
        MessageCallback::MessageRead(it) => {
            texts.add(0, it.event_type);
            texts.add(1, it.time.map(|it| it.as_str()));
            texts.add(2, it.to.map(|it| it.as_str()));
            texts.add(3, it.description.map(|it| it.as_str()));
            texts.add(4, it.message.as_ref().map(|_| ""));
            texts.add(5, it.event_time.map(|it| it.as_str()));
            texts.add(7, it.carrier_name);
            message(it.message.as_ref(), texts);
        }
        MessageCallback::MessageReceived(it) => {
            texts.add(0, it.event_type);
            texts.add(1, it.time.map(|it| it.as_str()));
            texts.add(2, it.to.map(|it| it.as_str()));
            texts.add(3, it.description.map(|it| it.as_str()));
            texts.add(4, it.message.as_ref().map(|_| ""));
            texts.add(5, it.carrier_name);
            message(it.message.as_ref(), texts);
        }
        MessageCallback::MessageSending(it) => {
            texts.add(0, it.event_type);
            texts.add(1, it.time.map(|it| it.as_str()));
            texts.add(2, it.to.map(|it| it.as_str()));
            texts.add(3, it.description.map(|it| it.as_str()));
            texts.add(4, it.message.as_ref().map(|_| ""));
            texts.add(5, it.event_time.map(|it| it.as_str()));
            texts.add(7, it.carrier_name);
            message(it.message.as_ref(), texts);
        }
        MessageCallback::MessageSent(it) => {
            texts.add(0, it.event_type);
            texts.add(1, it.time.map(|it| it.as_str()));
            texts.add(2, it.to.map(|it| it.as_str()));
            texts.add(3, it.description.map(|it| it.as_str()));
            texts.add(4, it.message.as_ref().map(|_| ""));
            texts.add(5, it.event_time.map(|it| it.as_str()));
            texts.add(7, it.carrier_name);
            message(it.message.as_ref(), texts);
        }
        MessageCallback::RequestedLocationResponse(it) => {
            texts.add(0, it.event_type);
            texts.add(1, it.time.map(|it| it.as_str()));
            texts.add(2, it.to.map(|it| it.as_str()));
            texts.add(3, it.description.map(|it| it.as_str()));
            texts.add(4, it.message.as_ref().map(|_| ""));
            texts.add(5, it.carrier_name);
            message(it.message.as_ref(), texts);
        }
        MessageCallback::SuggestionResponse(it) => {
            texts.add(0, it.event_type);
            texts.add(1, it.time.map(|it| it.as_str()));
            texts.add(2, it.to.map(|it| it.as_str()));
            texts.add(3, it.description.map(|it| it.as_str()));
            texts.add(4, it.message.as_ref().map(|_| ""));
            texts.add(5, it.carrier_name);
            message(it.message.as_ref(), texts);
        }
        MessageCallback::Unknown(it) => {
            texts.add(0, it.event_type);
            texts.add(1, it.time.map(|it| it.as_str()));
            texts.add(2, it.to.map(|it| it.as_str()));
            texts.add(3, it.description.map(|it| it.as_str()));
            texts.add(4, it.message.as_ref().map(|_| ""));
            texts.add(5, it.event_time.map(|it| it.as_str()));
            texts.add(7, it.carrier_name);
            texts.add(8, it.platform);
            message(it.message.as_ref(), texts);
        }
        _ => {}
    }
}

fn message(it: Option<&bandwidth::messaging::Message<'_>>, texts: &mut Copied) {
    use crate::record::OBJECT;
    if let Some(it) = it {
        texts.add(OBJECT, it.id);
        texts.add(OBJECT + 1, it.owner.map(|it| it.as_str()));
        texts.add(OBJECT + 2, it.application_id);
        texts.add(OBJECT + 3, it.time.map(|it| it.as_str()));
        texts.add(OBJECT + 5, it.direction.map(|it| it.as_str()));
        texts.add(OBJECT + 7, it.from.map(|it| it.as_str()));
        texts.add(OBJECT + 8, it.text.map(|it| it.as_str()));
        texts.add(OBJECT + 10, it.tag.map(|it| it.as_str()));
        texts.add(OBJECT + 11, it.priority.map(|it| it.as_str()));
        texts.add(OBJECT + 12, it.channel.map(|it| it.as_str()));
        texts.add(OBJECT + 13, it.content.as_ref().map(|_| ""));
        texts.add(OBJECT + 14, it.suggestion_response.as_ref().map(|_| ""));
        texts.add(OBJECT + 15, it.location_response.as_ref().map(|_| ""));
    }
}
