//! The one list of messaging events: fields, nested objects, events. See `voice/table.rs` for what a row becomes.

/// Every field name of messaging: Rust name, wire name, type. A row below may override the type.
macro_rules! message_fields {
    ($then:ident $(($($argument:tt)+))?) => {
        $then! {
            $($($argument)+;)?
            application_id "applicationId": &'b str = "The application that the message belongs to, a UUID.";
            carrier_name "carrierName": &'b str = "The recipient's carrier, if the account is set up to get it.";
            channel "channel": MessageChannel<'b> = "How a multi-channel message was sent.";
            content "content": Content<'b> = "The content of a message of RCS Business Messaging (RBM).";
            description "description": Sensitive<'b> = "The event in words. Free text: use `event_type` and `error_code` to tell events apart.";
            direction "direction": MessageDirection<'b> = "Which way the message went.";
            error_code "errorCode": TextOrNumber<'b> = "Why the message failed: four digits, of a list that grows. A number, a text in older SDKs.";
            event_time "eventTime": Timestamp<'b> = "When the event happened, of `message-read` when the message was read.";
            event_type "type": &'b str = "The event's name as received.";
            file_url "fileUrl": Sensitive<'b> = "Where the file can be fetched.";
            from "from": Sensitive<'b> = "The sender: E.164 or an alphanumeric id.";
            id "id": &'b str = "The message, some 29 letters and digits.";
            latitude "latitude": Coordinate<'b> = "Degrees north.";
            location_response "locationResponse": LocationResponse<'b> = "Where the person is, if the message asked for it.";
            longitude "longitude": Coordinate<'b> = "Degrees east.";
            media "media": List<Sensitive<'b>, 4> = "URLs of the files. Those of an inbound message can be fetched with API credentials for two days.";
            message "message": Message<'b> = "The message.";
            owner "owner": Sensitive<'b> = "The customer's number or alphanumeric id.";
            paired_message_id "pairedMessageId": &'b str = "The message that was answered. Can be null.";
            platform "platform": &'b str = "`NorthAmericaSMS` or `GlobalSMS`: only in receipts of two-factor authentication (MFA).";
            postback_data "postbackData": Sensitive<'b> = "The customer's own data of the suggestion, Base64, at most 2048 characters.";
            priority "priority": MessagePriority<'b> = "The priority.";
            segment_count "segmentCount": u32 = "How many SMS the message was; 1 for MMS.";
            suggestion_response "suggestionResponse": SuggestionResponse<'b> = "The suggestion that was tapped on.";
            tag "tag": Sensitive<'b> = "The customer's free text, at most 1024 characters.";
            text "text": Sensitive<'b> = "The text. Empty in events about outbound messages.";
            thumbnail_url "thumbnailUrl": Sensitive<'b> = "Where a preview can be fetched.";
            time "time": Timestamp<'b> = "When the event happened; of a message, when it was made.";
            to "to": Sensitive<'b> = "The recipient that the event is about: of an inbound message, the customer's number.";
        }
    };
}

/// The objects inside events.
macro_rules! message_objects {
    ($then:ident $(($($argument:tt)+))?) => {
        $then! {
            $($($argument)+;)?
            /// The message that an event is about.
            ///
            /// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
            ///
            /// ```
            /// use bandwidth_callbacks::Parser;
            ///
            /// let mut body = br#"[{"type":"message-received","message":{"id":"17","to":["+13125550187"],"text":"Hi"}}]"#.to_vec();
            /// let messages = Parser::new().parse_messages(&mut body)?;
            /// let message = messages[0].message().unwrap();
            /// assert_eq!((message.id, message.to.as_ref().unwrap().len()), (Some("17"), 1));
            /// # Ok::<(), bandwidth_callbacks::Error>(())
            /// ```
            struct Message {
                id, owner, application_id, time, segment_count, direction, to: List<Sensitive<'b>, 8>, from, text, media, tag, priority,
                channel, content, suggestion_response, location_response
            }
            /// The content of a message of RCS Business Messaging (RBM).
            ///
            /// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
            struct Content { text, media: ContentMedia<'b> }
            /// The file of a message of RCS Business Messaging (RBM).
            ///
            /// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
            struct ContentMedia { file_url, thumbnail_url }
            /// The suggestion that a person tapped on.
            ///
            /// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
            struct SuggestionResponse { text, postback_data, paired_message_id }
            /// Where a person is who was asked for it.
            ///
            /// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
            struct LocationResponse { latitude, longitude }
        }
    };
}

/// The events: variant, struct, names on the wire, fields after `type`.
macro_rules! message_events {
    ($then:ident $(($($argument:tt)+))?) => {
        $then! {
            $($($argument)+;)?
            /// A message was delivered to its recipient; of an MMS without receipts, handed to the carrier.
            ///
            /// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
            MessageDelivered struct MessageDeliveredCallback ["message-delivered"] {
                time, to, description, message, event_time, error_code, carrier_name, platform
            }
            /// A message could not be delivered to its recipient.
            ///
            /// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
            ///
            /// ```
            /// use bandwidth_callbacks::Parser;
            /// use bandwidth_callbacks::messaging::MessageCallback;
            ///
            /// let mut body = br#"[{"type":"message-failed","errorCode":4432}]"#.to_vec();
            /// let messages = Parser::new().parse_messages(&mut body)?;
            /// let MessageCallback::MessageFailed(failed) = &messages[0] else { panic!() };
            /// assert_eq!(failed.error_code.and_then(|code| code.to_u64()), Some(4432));
            /// # Ok::<(), bandwidth_callbacks::Error>(())
            /// ```
            MessageFailed struct MessageFailedCallback ["message-failed"] {
                time, to, description, message, event_time, error_code, carrier_name, platform
            }
            /// A person read a message of RCS Business Messaging (RBM).
            ///
            /// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
            MessageRead struct MessageReadCallback ["message-read"] {
                time, to, description, message, event_time, error_code, carrier_name
            }
            /// A person sent a message. A group message has one event for each of the customer's numbers.
            ///
            /// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
            MessageReceived struct MessageReceivedCallback ["message-received"] {
                time, to, description, message, carrier_name
            }
            /// A message was handed to the carrier. For MMS only, if the account is set up to get it.
            ///
            /// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
            MessageSending struct MessageSendingCallback ["message-sending"] {
                time, to, description, message, event_time, error_code, carrier_name
            }
            /// A message left Bandwidth's network.
            ///
            /// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
            MessageSent struct MessageSentCallback ["message-sent"] {
                time, to, description, message, event_time, error_code, carrier_name
            }
            /// A person answered a request for their location. Print has three spellings of this type; `event_type` keeps the one received.
            ///
            /// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
            RequestedLocationResponse struct RequestedLocationResponseCallback
                ["requested-location-response", "location-request-response", "location-response"] {
                time, to, description, message, carrier_name
            }
            /// A person tapped on a suggestion of a message of RCS Business Messaging (RBM).
            ///
            /// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
            SuggestionResponse struct SuggestionResponseCallback ["suggestion-response"] {
                time, to, description, message, carrier_name
            }
        }
    };
}

/// The fields that an event of unknown type is likely to have.
macro_rules! message_unknown {
    ($then:ident $(($($argument:tt)+))?) => {
        $then! {
            $($($argument)+;)?
            /// An event whose type this release does not know. Answer it with 2xx, because Bandwidth repeats it for 24 hours otherwise.
            ///
            /// ```
            /// use bandwidth_callbacks::Parser;
            /// use bandwidth_callbacks::messaging::MessageCallback;
            ///
            /// let mut body = br#"[{"type":"message-edited","to":"+13125550187"}]"#.to_vec();
            /// let messages = Parser::new().parse_messages(&mut body)?;
            /// let MessageCallback::Unknown(event) = &messages[0] else { panic!() };
            /// assert_eq!(event.event_type, Some("message-edited"));
            /// # Ok::<(), bandwidth_callbacks::Error>(())
            /// ```
            struct UnknownMessageCallback {
                event_type, time, to, description, message, event_time, error_code, carrier_name, platform
            }
        }
    };
}

pub(super) use {message_events, message_fields, message_objects, message_unknown};
