//! The one list of notifications: fields and structs. See `voice/table.rs` for what a row becomes.

/// Every field name of the notifications: Rust name, wire name, type. A row below may override the type.
macro_rules! notification_fields {
    ($then:ident $(($($argument:tt)+))?) => {
        $then! {
            $($($argument)+;)?
            account_id "accountId": TextOrNumber<'b> = "The account: digits in a string, or a number.";
            account_name "accountName": Sensitive<'b> = "The name of the account.";
            activation "activation": Timestamp<'b> = "When the request was made.";
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
            error_code "errorCode": TextOrNumber<'b> = "Why it failed. Of a verification `400` in a string; of a delivery report a number, 0 if nothing failed.";
            error_id "errorId": &'b str = "The provider's reference to the error.";
            error_message "errorMessage": Sensitive<'b> = "Why it failed, in words.";
            errors "errors": List<Sensitive<'b>, 4> = "What is wrong with the request.";
            event "event": &'b str = "The event's name as received.";
            event_time "eventTime": Timestamp<'b> = "When the event happened.";
            event_type "eventType": &'b str = "`DEVICE_CONNECTED` or `DEVICE_DISCONNECTED`, in the specification's form of the event.";
            expiration_timestamp "expirationTimestamp": Timestamp<'b> = "When the endpoint expires.";
            from "from": Sensitive<'b> = "Who asks to be connected. Not documented, but one reader of the event uses it.";
            internal_ticket_number "internalTicketNumber": &'b str = "The verification, a UUID.";
            msg_id "msgId": &'b str = "The message, a UUID.";
            new_nnid "newNnid": &'b str = "The network (NNID) that is to get the number's messages.";
            notification_type "notificationType": &'b str = "`PORTOUT_REQUEST`.";
            num_parts "numParts": u32 = "How many parts the message has.";
            old_nnid "oldNnid": &'b str = "The network (NNID) that has the number's messages.";
            overwriter_carrier "overwriterCarrier": &'b str = "The carrier that asks for it; `bandwidth` for another account of Bandwidth.";
            part_num "partNum": u32 = "Which part of the message it is about. Documents count from 0 in a table and from 1 in examples.";
            phone_number "phoneNumber": Sensitive<'b> = "The number that it is about.";
            reason "reason": Sensitive<'b> = "The reason in words.";
            request_id "requestId": &'b str = "The request, which your answer names.";
            resubmit_allowed "resubmitAllowed": bool = "Whether the verification may be submitted again.";
            status "status": &'b str = "`VERIFIED` or `UNVERIFIED`; of an endpoint or device `CONNECTED` or `DISCONNECTED`.";
            status_code "statusCode": TextOrNumber<'b> = "The reason as a number.";
            tag "tag": Sensitive<'b> = "The customer's free text, at most 1024 characters.";
            tags "tags": Sensitive<'b> = "The customer's free text, JSON in the documentation's example.";
            timestamp "timestamp": TextOrNumber<'b> = "When the event happened, in milliseconds since 1970.";
            to "to": Sensitive<'b> = "To whom: a number, which may lack its `+`, or an id, as `to_type` says.";
            to_type "toType": DestinationType<'b> = "What `to` is.";
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
            /// A WebRTC endpoint was connected (`endpointConnected`), disconnected (`endpointDisconnected`), or became able or unable to
            /// take calls (`endpointEligible`, `endpointIneligible`); or its device asks to be connected to someone
            /// (`outboundConnectionRequest`): then your application has to create the call. The documentation and the
            /// specification have forms of their own, with `event` and with `event_type`. One URL gets all of them, so that this struct
            /// has the fields of all.
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
                event, event_type, account_id, endpoint_id, device_id, timestamp, to, to_type, from, tags, tag, r#type, status,
                creation_timestamp, expiration_timestamp, event_time, error_id, error_message, device
            }
            /// Another carrier, or another account of Bandwidth, asks for a number's messages: a request of Messaging Transfer
            /// Confirmation. Without your answer, by the API of that name, it counts as denied after 47 hours.
            ///
            /// Source: <https://dev.bandwidth.com/docs/messaging/messagingTransfer>.
            ///
            /// ```
            /// use bandwidth_callbacks::Parser;
            /// use bandwidth_callbacks::notification::TransferConfirmation;
            ///
            /// let mut body = br#"{"notificationType":"PORTOUT_REQUEST","phoneNumber":"+13125550187","requestId":"7f3a10c4"}"#.to_vec();
            /// let request: TransferConfirmation = Parser::new().parse_notification(&mut body)?;
            /// assert_eq!(request.request_id, Some("7f3a10c4"));
            /// # Ok::<(), bandwidth_callbacks::Error>(())
            /// ```
            struct TransferConfirmation {
                notification_type, phone_number, old_nnid, new_nnid, overwriter_carrier, request_id, activation
            }
            /// What became of a part of an international message: `DELIVERED`, `UNDELIVERED`, `REJECTED`, `BUFFERED` or `SENT_TO_SMSC`
            /// in `event`. It goes to the `dlrUrl` of the request that sent the message.
            ///
            /// Source: <https://dev.bandwidth.com/docs/messaging/international>.
            ///
            /// ```
            /// use bandwidth_callbacks::Parser;
            /// use bandwidth_callbacks::notification::DeliveryReport;
            ///
            /// let mut body = br#"{"msgId":"2b7c6e5f","event":"DELIVERED","errorCode":0,"partNum":0,"numParts":1}"#.to_vec();
            /// let report: DeliveryReport = Parser::new().parse_notification(&mut body)?;
            /// assert_eq!((report.event, report.num_parts), (Some("DELIVERED"), Some(1)));
            /// # Ok::<(), bandwidth_callbacks::Error>(())
            /// ```
            struct DeliveryReport { msg_id, event, error_code, error_message, part_num, num_parts, account_name }
        }
    };
}

pub(super) use {notification_fields, notification_objects};
