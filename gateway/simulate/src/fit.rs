//! Whether a reply is what Bandwidth expects. What is merely unusual fits.

use bandwidth_callbacks::{EventType, Reply};

use super::document::{self, Element};
use super::wire::{Answer, Fault};

/// Returns what is expected as the answer to an event, which can be one of a REFER that failed.
pub fn expected(event_type: EventType<'_>, has_failed: bool) -> Reply {
    match event_type {
        // Its document is ignored if the transfer by REFER succeeded, as in the sample.
        EventType::ReferComplete if !has_failed => Reply::Empty,
        event_type => event_type.reply(),
    }
}

/// Checks the status, and whether there is a body where a document is needed.
///
/// # Errors
///
/// The expected and the actual answer, in a sentence without content.
pub fn status(expected: Reply, result: &Result<Answer, Fault>) -> Result<(), String> {
    let needed = match expected {
        Reply::Bxml => "200 with a BXML document",
        Reply::BxmlOrEmpty => "200 with a BXML document, or 204",
        _ => "a status from 200 to 299",
    };
    let answer = match result {
        Ok(answer) => answer,
        Err(fault) => return Err(format!("expected {needed}, but {fault}")),
    };
    match answer.status {
        200..300 if expected == Reply::Bxml && answer.body.trim_ascii().is_empty() => Err(format!(
            "expected {needed}, got {} without a body",
            answer.status
        )),
        200..300 => Ok(()),
        401 | 403 => Err(format!(
            "expected {needed}, got {}: the credentials are missing or not the right ones",
            answer.status
        )),
        status => Err(format!("expected {needed}, got {status}")),
    }
}

/// Checks the document of an answer, where Bandwidth reads it. Returns its verbs.
///
/// # Errors
///
/// As [`status`].
pub fn document(expected: Reply, body: &[u8]) -> Result<Option<Vec<Element>>, String> {
    let is_of_conference = match expected {
        Reply::Bxml | Reply::BxmlOrEmpty if body.trim_ascii().is_empty() => return Ok(None),
        Reply::Bxml => false,
        Reply::BxmlOrEmpty => true,
        _ => return Ok(None),
    };
    let verbs = document::parse(body, is_of_conference);
    verbs
        .map(Some)
        .map_err(|what| format!("expected a BXML document, got {what}"))
}
