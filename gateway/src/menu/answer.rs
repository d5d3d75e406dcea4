//! What a voice event is answered with.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use bandwidth_callbacks::Callback;
use bandwidth_callbacks::http::WebhookResponse;
use bytes::Bytes;
use toml::Spanned;

use super::{Conference, Menu, bxml};

/// The response to an event.
pub enum Answer {
    Document(Bytes),
    /// Where the menu has none.
    Other(WebhookResponse),
}

impl Answer {
    pub fn status(&self) -> u16 {
        match self {
            Self::Document(_) => 200,
            Self::Other(response) => response.status(),
        }
    }

    pub fn body(&self) -> &[u8] {
        match self {
            Self::Document(document) => document,
            Self::Other(response) => response.body().as_bytes(),
        }
    }
}

/// With the header of [`WebhookResponse::bxml`].
impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        const TYPE: HeaderValue = HeaderValue::from_static("application/xml; charset=utf-8");
        match self {
            Self::Document(document) => ([(header::CONTENT_TYPE, TYPE)], document).into_response(),
            Self::Other(response) => response.into_response(),
        }
    }
}

/// Returns the step of the menu that follows the event; where there is none, a document without
/// verbs, or 204 where Bandwidth reads no answer.
pub fn answer(menu: &Menu, event: &Callback<'_>) -> Answer {
    let (name, at) = menu.step(event.tag().map_or("", |tag| tag.as_str()));
    // What the members of a conference hear is no step of anybody's call.
    let heard = |choose: fn(&Conference) -> Option<&Spanned<String>>| {
        at.conference
            .as_ref()
            .and_then(|conference| choose(conference.get_ref()))
    };
    let prompt = match event {
        Callback::ConferenceMemberJoin(_) => heard(|conference| conference.joined.as_ref()),
        Callback::ConferenceMemberExit(_) => heard(|conference| conference.left.as_ref()),
        _ => None,
    };
    if let Some(prompt) = prompt {
        return Answer::Document(bxml::prompt(menu, prompt.get_ref()).into());
    }
    let step = match event {
        Callback::Initiate(_) | Callback::Answer(_) => Some(menu.start()),
        Callback::Redirect(_) => Some((name, at)),
        Callback::Gather(gather) => at
            .after_keys(gather.digits.map_or("", |digits| digits.as_str()))
            .map(|name| menu.step(name)),
        // Not any event that waits for BXML: that of `transferAnswer`, for one, is for the other
        // leg of the call.
        Callback::TransferComplete(_) | Callback::RecordingComplete(_) => {
            at.next.as_ref().map(|next| menu.step(next.get_ref()))
        }
        _ => None,
    };
    match step {
        Some(step) => Answer::Document(menu.document(step)),
        None => Answer::Other(event.reply().into()),
    }
}

#[cfg(test)]
mod tests {
    use bandwidth_callbacks::Parser;
    use bandwidth_callbacks::voice::samples;

    use super::*;

    /// Every way out of a step leads to another one, so that no two can be exchanged.
    const MENU: &str = r#"
        start = "start"
        [step.start]
        say = "start"
        [step.at]
        say = "at"
        gather = { digits = 1, seconds = 6 }
        keys = { 1 = "one", 12 = "twelve", "*" = "star" }
        otherwise = "otherwise"
        next = "next"
        [step.keyless]
        gather = { digits = 1, seconds = 6 }
        otherwise = "otherwise"
        next = "next"
        [step.dull]
        gather = { digits = 1, seconds = 6 }
        keys = { 1 = "one" }
        next = "next"
        [step.last]
        gather = { digits = 1, seconds = 6 }
        keys = { 1 = "one" }
        [step.team]
        conference = { name = "team", joined = "joined", left = "left" }
        next = "next"
        [step.quiet]
        conference = { name = "quiet" }
        [step.one]
        say = "one"
        [step.twelve]
        say = "twelve"
        [step.star]
        say = "star"
        [step.otherwise]
        say = "otherwise"
        [step.next]
        say = "next"
    "#;

    /// The text that the caller hears after an event: the words of the answer; `nothing` for a
    /// document without verbs, `204` without a document.
    fn heard(event_type: &str, tag: Option<&str>, digits: Option<&str>) -> String {
        let menu = Menu::parse(MENU, None).unwrap();
        let mut event =
            serde_json::json!({"eventType": event_type, "callId": "c-1", "conferenceId": "conf-1"});
        for (key, value) in [("tag", tag), ("digits", digits)] {
            if let Some(value) = value {
                event[key] = value.into();
            }
        }
        let answer = answer(
            &menu,
            &Parser::new()
                .parse(&mut event.to_string().into_bytes())
                .unwrap(),
        );
        match answer.status() {
            204 => "204".to_owned(),
            200 => {
                let words = str::from_utf8(answer.body())
                    .unwrap()
                    .split("<SpeakSentence>")
                    .nth(1)
                    .and_then(|rest| rest.split('<').next());
                words.unwrap_or("nothing").to_owned()
            }
            status => status.to_string(),
        }
    }

    #[test]
    fn keys_lead_to_their_step_then_otherwise_and_then_next() {
        for (tag, digits, expected) in [
            ("at", "1", "one"),
            ("at", "12", "twelve"),
            ("at", "*", "star"),
            ("at", "2", "otherwise"),
            ("at", "11", "otherwise"),
            ("at", "", "otherwise"),
            ("keyless", "1", "otherwise"),
            ("dull", "1", "one"),
            ("dull", "2", "next"),
            ("dull", "", "next"),
            ("last", "1", "one"),
            ("last", "2", "nothing"),
            ("removed", "1", "nothing"),
        ] {
            assert_eq!(
                heard("gather", Some(tag), Some(digits)),
                expected,
                "{tag} {digits}"
            );
        }
        assert_eq!(heard("gather", Some("at"), None), "otherwise");
    }

    #[test]
    fn every_event_leads_to_its_step() {
        let expected = |event_type| match event_type {
            "initiate" | "answer" => "start",
            "redirect" => "at",
            "gather" => "otherwise",
            "recordingComplete" | "transferComplete" => "next",
            // These wait for a document, but their legs have no step.
            "bridgeComplete" | "bridgeTargetComplete" | "referComplete" | "transferAnswer" => {
                "nothing"
            }
            _ => "204",
        };
        for sample in samples::all() {
            let event_type = sample.event_type.as_str();
            assert_eq!(
                heard(event_type, Some("at"), None),
                expected(event_type),
                "{event_type}"
            );
        }
        assert_eq!(heard("brandNew", Some("at"), None), "204");
        assert_eq!(heard("recordComplete", Some("at"), None), "next");
        // Without a tag, and with that of a step which a reload has removed.
        for tag in [None, Some("removed")] {
            for (event_type, expected) in [
                ("redirect", "start"),
                ("gather", "nothing"),
                ("transferComplete", "nothing"),
            ] {
                assert_eq!(
                    heard(event_type, tag, None),
                    expected,
                    "{event_type} {tag:?}"
                );
            }
        }
    }

    #[test]
    fn a_conference_hears_who_joins_and_who_leaves() {
        assert_eq!(heard("conferenceMemberJoin", Some("team"), None), "joined");
        assert_eq!(heard("conferenceMemberExit", Some("team"), None), "left");
        for event_type in [
            "conferenceCreated",
            "conferenceCompleted",
            "conferenceRedirect",
        ] {
            assert_eq!(heard(event_type, Some("team"), None), "204", "{event_type}");
        }
        for event_type in ["conferenceMemberJoin", "conferenceMemberExit"] {
            for tag in ["quiet", "at", "removed"] {
                assert_eq!(
                    heard(event_type, Some(tag), None),
                    "204",
                    "{event_type} {tag}"
                );
            }
        }
    }
}
