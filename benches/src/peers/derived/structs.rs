// Written by `cargo xtask gen` from schema/voice.toml. Edit that file.

use std::collections::HashMap;

use serde::Serialize;
use simd_json_derive::Deserialize;

use super::Finder;

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Diversion<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub orig_to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub privacy: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub screen: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub counter: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub limit: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub unknown: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MachineDetectionResult<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub value: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub duration: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MediaStream<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub name: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub destination: Option<&'b str>,
    #[serde(rename = "type", borrow, skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tracks: Option<Vec<&'b str>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub duration: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StirShaken<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub verstat: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub attestation_indicator: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub originating_id: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Transcription<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub name: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub destination: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub stabilized: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tracks: Option<Vec<&'b str>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub duration: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub status: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub completed_time: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<u32>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub text: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AnswerCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub answer_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub machine_detection_result: Option<MachineDetectionResult<'b>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub sip_call_id: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BridgeCompleteCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub answer_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub cause: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub error_message: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub error_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transfer_caller_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transfer_to: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BridgeTargetCompleteCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub answer_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConferenceCompletedCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub conference_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub name: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConferenceCreatedCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub conference_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub name: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConferenceMemberExitCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub conference_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub name: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConferenceMemberJoinCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub conference_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub name: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConferenceRecordingAvailableCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub conference_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub name: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub recording_id: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channels: Option<u32>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub end_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub duration: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub file_format: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub media_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub status: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConferenceRedirectCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub conference_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub name: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DisconnectCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub answer_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub end_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub cause: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub error_message: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub error_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub sip_call_id: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sip_response_code: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DtmfCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub digit: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub answer_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub parent_call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transfer_caller_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transfer_to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GatherCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub digits: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub text: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub terminating_digit: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub answer_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub parent_call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transfer_caller_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transfer_to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InitiateCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub diversion: Option<Diversion<'b>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub stir_shaken: Option<StirShaken<'b>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub identity: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub uui: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub sip_call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub sip_headers: Option<HashMap<&'b str, &'b str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MachineDetectionCompleteCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub answer_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub machine_detection_result: Option<MachineDetectionResult<'b>>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MediaStreamRejectedCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub answer_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub cause: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub error_message: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub media_stream: Option<MediaStream<'b>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub original_media_stream: Option<MediaStream<'b>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MediaStreamStartedCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub answer_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub media_stream: Option<MediaStream<'b>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MediaStreamStoppedCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub answer_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub cause: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub error_message: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub media_stream: Option<MediaStream<'b>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RealTimeTranscriptionAvailableCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub answer_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub real_time_transcription: Option<Transcription<'b>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transcription: Option<Transcription<'b>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RealTimeTranscriptionRejectedCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub answer_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub cause: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub error_message: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub real_time_transcription: Option<Transcription<'b>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transcription: Option<Transcription<'b>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub original_transcription: Option<Transcription<'b>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RealTimeTranscriptionStartedCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub answer_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub real_time_transcription: Option<Transcription<'b>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transcription: Option<Transcription<'b>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RealTimeTranscriptionStoppedCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub answer_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub cause: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub error_message: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub real_time_transcription: Option<Transcription<'b>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transcription: Option<Transcription<'b>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordingAvailableCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub parent_call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub recording_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub media_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub end_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub duration: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub file_format: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channels: Option<u32>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub status: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transfer_caller_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transfer_to: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordingCompleteCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub parent_call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub recording_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub media_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub answer_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub end_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub duration: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub file_format: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channels: Option<u32>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transfer_caller_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transfer_to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub terminating_digit: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RedirectCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub parent_call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub answer_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transfer_caller_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transfer_to: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReferCompleteCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub answer_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub refer_call_status: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refer_sip_response_code: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notify_sip_response_code: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub cause: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub error_message: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub error_id: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sip_response_code: Option<u32>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub refer_to: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TranscriptionAvailableCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub media_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub parent_call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub recording_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub end_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub duration: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub file_format: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transcription: Option<Transcription<'b>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transfer_caller_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transfer_to: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TransferAnswerCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub parent_call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub answer_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transfer_caller_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transfer_to: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TransferCompleteCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub answer_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transfer_caller_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transfer_to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub cause: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub error_message: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub error_id: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub machine_detection_result: Option<MachineDetectionResult<'b>>,
}

#[derive(serde::Deserialize, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TransferDisconnectCallback<'b> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub event_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub application_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub from: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub direction: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub call_url: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub parent_call_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub enqueued_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub answer_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub end_time: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub tag: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transfer_caller_id: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub transfer_to: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub cause: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub error_message: Option<&'b str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub error_id: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<bool>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub caller_display_name: Option<&'b str>,
}

#[derive(Serialize)]
#[serde(tag = "eventType")]
#[allow(clippy::large_enum_variant, reason = "a box would be an allocation")]
pub enum Callback<'b> {
    #[serde(rename = "answer")]
    Answer(AnswerCallback<'b>),
    #[serde(rename = "bridgeComplete")]
    BridgeComplete(BridgeCompleteCallback<'b>),
    #[serde(rename = "bridgeTargetComplete")]
    BridgeTargetComplete(BridgeTargetCompleteCallback<'b>),
    #[serde(rename = "conferenceCompleted")]
    ConferenceCompleted(ConferenceCompletedCallback<'b>),
    #[serde(rename = "conferenceCreated")]
    ConferenceCreated(ConferenceCreatedCallback<'b>),
    #[serde(rename = "conferenceMemberExit")]
    ConferenceMemberExit(ConferenceMemberExitCallback<'b>),
    #[serde(rename = "conferenceMemberJoin")]
    ConferenceMemberJoin(ConferenceMemberJoinCallback<'b>),
    #[serde(rename = "conferenceRecordingAvailable")]
    ConferenceRecordingAvailable(ConferenceRecordingAvailableCallback<'b>),
    #[serde(rename = "conferenceRedirect")]
    ConferenceRedirect(ConferenceRedirectCallback<'b>),
    #[serde(rename = "disconnect")]
    Disconnect(DisconnectCallback<'b>),
    #[serde(rename = "dtmf")]
    Dtmf(DtmfCallback<'b>),
    #[serde(rename = "gather")]
    Gather(GatherCallback<'b>),
    #[serde(rename = "initiate")]
    Initiate(InitiateCallback<'b>),
    #[serde(rename = "machineDetectionComplete")]
    MachineDetectionComplete(MachineDetectionCompleteCallback<'b>),
    #[serde(rename = "mediaStreamRejected")]
    MediaStreamRejected(MediaStreamRejectedCallback<'b>),
    #[serde(rename = "mediaStreamStarted")]
    MediaStreamStarted(MediaStreamStartedCallback<'b>),
    #[serde(rename = "mediaStreamStopped")]
    MediaStreamStopped(MediaStreamStoppedCallback<'b>),
    #[serde(rename = "realTimeTranscriptionAvailable")]
    RealTimeTranscriptionAvailable(RealTimeTranscriptionAvailableCallback<'b>),
    #[serde(rename = "realTimeTranscriptionRejected")]
    RealTimeTranscriptionRejected(RealTimeTranscriptionRejectedCallback<'b>),
    #[serde(rename = "realTimeTranscriptionStarted")]
    RealTimeTranscriptionStarted(RealTimeTranscriptionStartedCallback<'b>),
    #[serde(rename = "realTimeTranscriptionStopped")]
    RealTimeTranscriptionStopped(RealTimeTranscriptionStoppedCallback<'b>),
    #[serde(rename = "recordingAvailable")]
    RecordingAvailable(RecordingAvailableCallback<'b>),
    #[serde(rename = "recordingComplete")]
    RecordingComplete(RecordingCompleteCallback<'b>),
    #[serde(rename = "redirect")]
    Redirect(RedirectCallback<'b>),
    #[serde(rename = "referComplete")]
    ReferComplete(ReferCompleteCallback<'b>),
    #[serde(rename = "transcriptionAvailable")]
    TranscriptionAvailable(TranscriptionAvailableCallback<'b>),
    #[serde(rename = "transferAnswer")]
    TransferAnswer(TransferAnswerCallback<'b>),
    #[serde(rename = "transferComplete")]
    TransferComplete(TransferCompleteCallback<'b>),
    #[serde(rename = "transferDisconnect")]
    TransferDisconnect(TransferDisconnectCallback<'b>),
}

/// Fills the struct of the event by serde.
pub(super) fn read_by<'b, P: Finder>(body: &'b [u8]) -> Option<Callback<'b>> {
    P::with_event_type(body, |name| match name {
        "answer" => P::from_slice(body).map(Callback::Answer),
        "bridgeComplete" => P::from_slice(body).map(Callback::BridgeComplete),
        "bridgeTargetComplete" => P::from_slice(body).map(Callback::BridgeTargetComplete),
        "conferenceCompleted" => P::from_slice(body).map(Callback::ConferenceCompleted),
        "conferenceCreated" => P::from_slice(body).map(Callback::ConferenceCreated),
        "conferenceMemberExit" => P::from_slice(body).map(Callback::ConferenceMemberExit),
        "conferenceMemberJoin" => P::from_slice(body).map(Callback::ConferenceMemberJoin),
        "conferenceRecordingAvailable" => {
            P::from_slice(body).map(Callback::ConferenceRecordingAvailable)
        }
        "conferenceRedirect" => P::from_slice(body).map(Callback::ConferenceRedirect),
        "disconnect" => P::from_slice(body).map(Callback::Disconnect),
        "dtmf" => P::from_slice(body).map(Callback::Dtmf),
        "gather" => P::from_slice(body).map(Callback::Gather),
        "initiate" => P::from_slice(body).map(Callback::Initiate),
        "machineDetectionComplete" => P::from_slice(body).map(Callback::MachineDetectionComplete),
        "mediaStreamRejected" => P::from_slice(body).map(Callback::MediaStreamRejected),
        "mediaStreamStarted" => P::from_slice(body).map(Callback::MediaStreamStarted),
        "mediaStreamStopped" => P::from_slice(body).map(Callback::MediaStreamStopped),
        "realTimeTranscriptionAvailable" => {
            P::from_slice(body).map(Callback::RealTimeTranscriptionAvailable)
        }
        "realTimeTranscriptionRejected" => {
            P::from_slice(body).map(Callback::RealTimeTranscriptionRejected)
        }
        "realTimeTranscriptionStarted" => {
            P::from_slice(body).map(Callback::RealTimeTranscriptionStarted)
        }
        "realTimeTranscriptionStopped" => {
            P::from_slice(body).map(Callback::RealTimeTranscriptionStopped)
        }
        "recordingAvailable" => P::from_slice(body).map(Callback::RecordingAvailable),
        "recordingComplete" | "recordComplete" => {
            P::from_slice(body).map(Callback::RecordingComplete)
        }
        "redirect" => P::from_slice(body).map(Callback::Redirect),
        "referComplete" => P::from_slice(body).map(Callback::ReferComplete),
        "transcriptionAvailable" => P::from_slice(body).map(Callback::TranscriptionAvailable),
        "transferAnswer" => P::from_slice(body).map(Callback::TransferAnswer),
        "transferComplete" => P::from_slice(body).map(Callback::TransferComplete),
        "transferDisconnect" => P::from_slice(body).map(Callback::TransferDisconnect),
        _ => None,
    })?
}

/// Fills the struct of the event from a tape.
pub(super) fn read<'b>(name: &str, nodes: &mut simd_json_derive::Tape<'b>) -> Option<Callback<'b>> {
    match name {
        "answer" => AnswerCallback::from_tape(nodes).map(Callback::Answer).ok(),
        "bridgeComplete" => BridgeCompleteCallback::from_tape(nodes)
            .map(Callback::BridgeComplete)
            .ok(),
        "bridgeTargetComplete" => BridgeTargetCompleteCallback::from_tape(nodes)
            .map(Callback::BridgeTargetComplete)
            .ok(),
        "conferenceCompleted" => ConferenceCompletedCallback::from_tape(nodes)
            .map(Callback::ConferenceCompleted)
            .ok(),
        "conferenceCreated" => ConferenceCreatedCallback::from_tape(nodes)
            .map(Callback::ConferenceCreated)
            .ok(),
        "conferenceMemberExit" => ConferenceMemberExitCallback::from_tape(nodes)
            .map(Callback::ConferenceMemberExit)
            .ok(),
        "conferenceMemberJoin" => ConferenceMemberJoinCallback::from_tape(nodes)
            .map(Callback::ConferenceMemberJoin)
            .ok(),
        "conferenceRecordingAvailable" => ConferenceRecordingAvailableCallback::from_tape(nodes)
            .map(Callback::ConferenceRecordingAvailable)
            .ok(),
        "conferenceRedirect" => ConferenceRedirectCallback::from_tape(nodes)
            .map(Callback::ConferenceRedirect)
            .ok(),
        "disconnect" => DisconnectCallback::from_tape(nodes)
            .map(Callback::Disconnect)
            .ok(),
        "dtmf" => DtmfCallback::from_tape(nodes).map(Callback::Dtmf).ok(),
        "gather" => GatherCallback::from_tape(nodes).map(Callback::Gather).ok(),
        "initiate" => InitiateCallback::from_tape(nodes)
            .map(Callback::Initiate)
            .ok(),
        "machineDetectionComplete" => MachineDetectionCompleteCallback::from_tape(nodes)
            .map(Callback::MachineDetectionComplete)
            .ok(),
        "mediaStreamRejected" => MediaStreamRejectedCallback::from_tape(nodes)
            .map(Callback::MediaStreamRejected)
            .ok(),
        "mediaStreamStarted" => MediaStreamStartedCallback::from_tape(nodes)
            .map(Callback::MediaStreamStarted)
            .ok(),
        "mediaStreamStopped" => MediaStreamStoppedCallback::from_tape(nodes)
            .map(Callback::MediaStreamStopped)
            .ok(),
        "realTimeTranscriptionAvailable" => {
            RealTimeTranscriptionAvailableCallback::from_tape(nodes)
                .map(Callback::RealTimeTranscriptionAvailable)
                .ok()
        }
        "realTimeTranscriptionRejected" => RealTimeTranscriptionRejectedCallback::from_tape(nodes)
            .map(Callback::RealTimeTranscriptionRejected)
            .ok(),
        "realTimeTranscriptionStarted" => RealTimeTranscriptionStartedCallback::from_tape(nodes)
            .map(Callback::RealTimeTranscriptionStarted)
            .ok(),
        "realTimeTranscriptionStopped" => RealTimeTranscriptionStoppedCallback::from_tape(nodes)
            .map(Callback::RealTimeTranscriptionStopped)
            .ok(),
        "recordingAvailable" => RecordingAvailableCallback::from_tape(nodes)
            .map(Callback::RecordingAvailable)
            .ok(),
        "recordingComplete" | "recordComplete" => RecordingCompleteCallback::from_tape(nodes)
            .map(Callback::RecordingComplete)
            .ok(),
        "redirect" => RedirectCallback::from_tape(nodes)
            .map(Callback::Redirect)
            .ok(),
        "referComplete" => ReferCompleteCallback::from_tape(nodes)
            .map(Callback::ReferComplete)
            .ok(),
        "transcriptionAvailable" => TranscriptionAvailableCallback::from_tape(nodes)
            .map(Callback::TranscriptionAvailable)
            .ok(),
        "transferAnswer" => TransferAnswerCallback::from_tape(nodes)
            .map(Callback::TransferAnswer)
            .ok(),
        "transferComplete" => TransferCompleteCallback::from_tape(nodes)
            .map(Callback::TransferComplete)
            .ok(),
        "transferDisconnect" => TransferDisconnectCallback::from_tape(nodes)
            .map(Callback::TransferDisconnect)
            .ok(),
        _ => None,
    }
}
