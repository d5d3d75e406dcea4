//! The one list of notifications: fields and structs. See `voice/table.rs` for what a row becomes.

/// Every field name of the notifications: Rust name, wire name, type. A row below may override the type.
macro_rules! notification_fields {
    ($then:ident $(($($argument:tt)+))?) => {
        $then! {
            $($($argument)+;)?
            account_id "accountId": TextOrNumber<'b> = "The account: digits in a string, or a number.";
            additional_denial_reasons "additionalDenialReasons": List<DenialReason<'b>, 2> = "Further reasons of a denial.";
            blocked "blocked": bool = "Whether the number was blocked.";
            blocked_reason "blockedReason": Sensitive<'b> = "Why the number was blocked.";
            creation_timestamp "creationTimestamp": Timestamp<'b> = "When it was made.";
            decline_reason_description "declineReasonDescription": Sensitive<'b> = "Why the verification was denied.";
            denial_status_code "denialStatusCode": TextOrNumber<'b> = "Why the verification was denied, as a number.";
            device "device": EndpointDevice<'b> = "The device.";
            device_id "deviceId": &'b str = "The device, `d-` and an id.";
            device_name "deviceName": Sensitive<'b> = "The name that the customer gave the device.";
            endpoint_id "endpointId": &'b str = "The endpoint, `e-` and an id.";
            error_code "errorCode": TextOrNumber<'b> = "Why the request failed: `400` in a string.";
            error_id "errorId": &'b str = "The provider's reference to the error.";
            error_message "errorMessage": Sensitive<'b> = "Why it failed, in words.";
            errors "errors": List<Sensitive<'b>, 4> = "What is wrong with the request.";
            event "event": &'b str = "`endpointConnected`, `endpointDisconnected`, `endpointEligible` or `endpointIneligible`.";
            event_time "eventTime": Timestamp<'b> = "When the event happened.";
            event_type "eventType": &'b str = "`DEVICE_CONNECTED` or `DEVICE_DISCONNECTED`, in the specification's form of the event.";
            expiration_timestamp "expirationTimestamp": Timestamp<'b> = "When the endpoint expires.";
            internal_ticket_number "internalTicketNumber": &'b str = "The verification, a UUID.";
            phone_number "phoneNumber": Sensitive<'b> = "The toll-free number.";
            reason "reason": Sensitive<'b> = "The reason in words.";
            resubmit_allowed "resubmitAllowed": bool = "Whether the verification may be submitted again.";
            status "status": &'b str = "`VERIFIED` or `UNVERIFIED`; of an endpoint or device `CONNECTED` or `DISCONNECTED`.";
            status_code "statusCode": TextOrNumber<'b> = "The reason as a number.";
            tag "tag": Sensitive<'b> = "The customer's free text, at most 1024 characters.";
            tags "tags": Sensitive<'b> = "The customer's free text, JSON in the documentation's example.";
            timestamp "timestamp": TextOrNumber<'b> = "When the event happened, in milliseconds since 1970.";
            r#type "type": &'b str = "The kind of endpoint: `WEBRTC`.";
        }
    };
}

/// The objects, notifications last.
macro_rules! notification_objects {
    ($then:ident $(($($argument:tt)+))?) => {
        $then! {
            $($($argument)+;)?
            /// One reason of a denial.
            ///
            /// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
            struct DenialReason { status_code, reason, resubmit_allowed }
            /// The device of an endpoint.
            ///
            /// Source: <https://dev.bandwidth.com/docs/brtc/webhooks>.
            struct EndpointDevice { device_id, device_name, status, creation_timestamp }
            /// The outcome of a toll-free verification. Four bodies in one struct, because they have no discriminator: `kind` tells them apart.
            ///
            /// Source: <https://dev.bandwidth.com/docs/messaging/webhooks>.
            ///
            /// ```
            /// use bandwidth_callbacks::Parser;
            /// use bandwidth_callbacks::notification::{TollFreeVerification, VerificationKind};
            ///
            /// let mut body = br#"{"accountId":"5550142","phoneNumber":"+18005550142","status":"UNVERIFIED","denialStatusCode":511}"#.to_vec();
            /// let outcome: TollFreeVerification = Parser::new().parse_notification(&mut body)?;
            /// assert_eq!(outcome.kind(), VerificationKind::Denial);
            /// # Ok::<(), bandwidth_callbacks::Error>(())
            /// ```
            struct TollFreeVerification {
                account_id, phone_number, status, internal_ticket_number, additional_denial_reasons, decline_reason_description,
                denial_status_code, resubmit_allowed, blocked, blocked_reason, error_code, error_message, errors
            }
            /// A WebRTC endpoint was connected, disconnected, or became able or unable to take calls. The documentation and the
            /// specification have forms of their own, with `event` and with `event_type`; this struct has the fields of both.
            ///
            /// Source: <https://dev.bandwidth.com/docs/brtc/webhooks>.
            ///
            /// ```
            /// use bandwidth_callbacks::Parser;
            /// use bandwidth_callbacks::notification::EndpointEvent;
            ///
            /// let mut body = br#"{"event":"endpointConnected","endpointId":"e-1","timestamp":1771537419412}"#.to_vec();
            /// let event: EndpointEvent = Parser::new().parse_notification(&mut body)?;
            /// assert_eq!(event.timestamp.and_then(|time| time.to_u64()), Some(1_771_537_419_412));
            /// # Ok::<(), bandwidth_callbacks::Error>(())
            /// ```
            struct EndpointEvent {
                event, event_type, account_id, endpoint_id, device_id, timestamp, tags, tag, r#type, status, creation_timestamp,
                expiration_timestamp, event_time, error_id, error_message, device
            }
        }
    };
}

pub(super) use {notification_fields, notification_objects};
