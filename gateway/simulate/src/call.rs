//! A caller: dials, follows the documents of the gateway, and hangs up.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bandwidth_callbacks::{EventType, Reply};
use fastrand::Rng;
use serde_json::{Map, Value, json};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use url::Url;

use super::Run;
use super::client::{Target, authorization};
use super::delivery::{Delivery, Event};
use super::document::Element;
use super::event::{self, Ids};
use super::fit;
use super::wire::{Answer, Fault};

/// The longest time that a caller really waits for something simulated.
const LONGEST: Duration = Duration::from_secs(2);

/// How often an event is delivered twice.
const TWICE: f64 = 0.03;

/// How often a caller hangs up in the middle of a document.
const IMPATIENT: f64 = 0.02;

/// The most events of a menu that goes in circles; a caller's own patience is shorter or equal.
const PATIENCE: u32 = 12;

pub struct Caller {
    pub run: Arc<Run>,
    pub rng: Rng,
    pub ids: Ids,
    direction: &'static str,
    tag: String,
    /// The URL of the document that is performed, for relative URLs in it.
    at: Url,
    delivery: Delivery,
    /// The number of documents until the caller gives up.
    patience: u32,
    /// The events that Bandwidth sends after the call.
    later: Vec<(Destination, EventType<'static>)>,
    pub streams: Vec<Playing>,
    cause: &'static str,
}

/// A stream that is being played.
pub struct Playing {
    pub verb: Element,
    pub stop: oneshot::Sender<()>,
    pub task: JoinHandle<()>,
}

/// Where an event goes.
#[derive(Clone)]
pub struct Destination {
    url: Url,
    is_get: bool,
    authorization: Option<String>,
}

impl Caller {
    pub fn new(run: Arc<Run>, mut rng: Rng, due: Instant) -> Self {
        Self {
            patience: rng.u32(2..=PATIENCE),
            at: run.url.clone(),
            delivery: Delivery::new(run.clone(), "voice", due),
            run,
            rng,
            // Not of the seed: a second run is not the same calls again.
            ids: Ids::new(&mut Rng::new()),
            direction: "inbound",
            tag: String::new(),
            later: Vec::new(),
            streams: Vec::new(),
            cause: "hangup",
        }
    }

    /// The webhook of the application.
    pub fn application(&self) -> Destination {
        Destination {
            url: self.run.url.clone(),
            is_get: false,
            authorization: self.run.authorization.clone(),
        }
    }

    /// Somebody calls, and does what the menu asks for.
    pub async fn inbound(mut self) {
        let application = self.application();
        let document = self.next(&application, EventType::Initiate, &[]).await;
        self.follow(document).await;
    }

    /// The application has called somebody, who does what the menu asks for.
    pub async fn outbound(mut self) {
        self.direction = "outbound";
        let application = self.application();
        let document = self.next(&application, EventType::Answer, &[]).await;
        // Bandwidth sends this to a URL that the request to the API names.
        if self.run.samples && document.is_some() && self.rng.bool() {
            self.send(&application, EventType::MachineDetectionComplete, &[])
                .await;
        }
        self.follow(document).await;
    }

    /// A call that ends before it begins.
    pub async fn failed(mut self) {
        self.direction = "outbound";
        let cause = self
            .rng
            .choice(["busy", "timeout", "rejected", "error"])
            .unwrap_or("busy");
        let application = self.application();
        let fields = [("cause", json!(cause)), ("answerTime", Value::Null)];
        self.send(&application, EventType::Disconnect, &fields)
            .await;
    }

    async fn follow(&mut self, mut document: Option<Vec<Element>>) {
        while let Some(verbs) = document {
            document = self.perform(&verbs).await;
        }
        self.stop_streams(None).await;
        let application = self.application();
        let cause = json!(self.cause);
        self.send(&application, EventType::Disconnect, &[("cause", cause)])
            .await;
        for (to, event_type) in std::mem::take(&mut self.later) {
            self.wait(3.0).await;
            self.send(&to, event_type, &[]).await;
        }
    }

    /// Performs verbs. Returns the document that comes next; none if the call ends.
    async fn perform(&mut self, verbs: &[Element]) -> Option<Vec<Element>> {
        for verb in verbs {
            if self.rng.f64() < IMPATIENT || self.run.is_stopped() {
                return None;
            }
            if let Some(tag) = verb.tag()
                && !matches!(verb.name.as_str(), "StartRecording" | "StartGather")
            {
                self.tag = tag.to_owned();
            }
            let to = |caller: &Self, event: &str| caller.destination(verb, event);
            match verb.name.as_str() {
                "Hangup" | "Forward" => return None,
                "Tag" => self.tag = verb.text.trim().to_owned(),
                "Pause" => self.wait(verb.number("duration", 1.0)).await,
                "Ring" => self.wait(verb.number("duration", 5.0)).await,
                "SpeakSentence" | "PlayAudio" => self.wait(4.0).await,
                "Gather" => {
                    if let Some(to) = to(self, "gather") {
                        return self.gather(verb, &to).await;
                    }
                }
                "Transfer" => {
                    let cause = self.transfer(verb).await?;
                    if let Some(to) = to(self, "transferComplete") {
                        return self
                            .next(&to, EventType::TransferComplete, &[("cause", cause)])
                            .await;
                    }
                }
                "Record" => {
                    self.wait(10.0).await;
                    self.recorded(verb);
                    if let Some(to) = to(self, "recordComplete") {
                        return self.next(&to, EventType::RecordingComplete, &[]).await;
                    }
                }
                "StartRecording" => self.recorded(verb),
                "StartGather" => {
                    if let Some(to) = to(self, "dtmf") {
                        let digit = json!(self.rng.u32(0..10).to_string());
                        self.send(&to, EventType::Dtmf, &[("digit", digit)]).await;
                    }
                }
                "Conference" => {
                    self.conference(verb).await;
                    // The member has hung up.
                    return None;
                }
                "Bridge" => {
                    self.wait(20.0).await;
                    if let Some(to) = to(self, "bridgeTargetComplete") {
                        self.send(&to, EventType::BridgeTargetComplete, &[]).await;
                    }
                    if let Some(to) = to(self, "bridgeComplete") {
                        return self.next(&to, EventType::BridgeComplete, &[]).await;
                    }
                }
                "Redirect" => {
                    if let Some(to) = to(self, "redirect") {
                        return self.next(&to, EventType::Redirect, &[]).await;
                    }
                }
                "Refer" => {
                    if let Some(to) = to(self, "referComplete") {
                        let failure = [
                            ("referCallStatus", json!("failure")),
                            ("referSipResponseCode", json!(486)),
                        ];
                        return self.next(&to, EventType::ReferComplete, &failure).await;
                    }
                }
                "StartStream" => self.start_stream(verb).await,
                "StopStream" => self.stop_streams(verb.attribute("name")).await,
                "StartTranscription" => {
                    if let Some(to) = to(self, "transcriptionEvent") {
                        self.send(&to, EventType::RealTimeTranscriptionStarted, &[])
                            .await;
                        self.later
                            .push((to.clone(), EventType::RealTimeTranscriptionStopped));
                        self.later
                            .push((to, EventType::RealTimeTranscriptionAvailable));
                    }
                }
                // Nothing that a gateway would notice.
                _ => {}
            }
        }
        None
    }

    async fn gather(&mut self, verb: &Element, to: &Destination) -> Option<Vec<Element>> {
        let (mut digits, mut last) = (String::new(), "");
        if self.rng.f64() < 0.1 {
            self.wait(verb.number("firstDigitTimeout", 5.0)).await;
        } else {
            self.wait(3.0).await;
            let most = verb.number("maxDigits", 50.0);
            let count = if most <= 1.0 {
                1
            } else {
                self.rng.u32(1..=4).min(most as u32)
            };
            // Menus have low keys.
            digits = (0..count)
                .map(|_| char::from(self.rng.choice(*b"1122334567890").unwrap_or(b'1')))
                .collect();
            if verb
                .attribute("terminatingDigits")
                .is_some_and(|keys| keys.contains('#'))
            {
                last = "#";
            }
        }
        let fields = [("digits", json!(digits)), ("terminatingDigit", json!(last))];
        self.next(to, EventType::Gather, &fields).await
    }

    /// Calls the other side. Returns how that ended; nothing if the caller hung up.
    async fn transfer(&mut self, verb: &Element) -> Option<Value> {
        let cause = self
            .rng
            .choice(["hangup", "hangup", "hangup", "busy", "timeout"])
            .unwrap_or("hangup");
        let legs = verb.nested.clone();
        // All ring, and the first one answers.
        let answered = legs.first().filter(|_| cause == "hangup");
        let parent = json!(self.ids.call);
        let tag = self.tag.clone();
        let mut other = |leg: &Element| {
            let fields = [("parentCallId", parent.clone()), ("cause", json!(cause))];
            (
                event::call_id(&mut self.rng),
                leg.tag().unwrap_or(&tag).to_owned(),
                fields,
            )
        };
        let legs: Vec<_> = legs.iter().map(|leg| (leg, other(leg))).collect();
        if let Some(leg) = answered {
            self.wait(8.0).await;
            if let (Some(to), Some((_, (id, tag, fields)))) =
                (self.destination(leg, "transferAnswer"), legs.first())
            {
                // The document is for the other side, and ends before the two are connected.
                self.for_leg(&to, EventType::TransferAnswer, id, tag, &fields[..1])
                    .await;
            }
            self.wait(30.0).await;
        } else {
            self.wait(verb.number("callTimeout", 30.0)).await;
        }
        for (leg, (id, tag, fields)) in &legs {
            if let Some(to) = self.destination(leg, "transferDisconnect") {
                self.for_leg(&to, EventType::TransferDisconnect, id, tag, fields)
                    .await;
            }
        }
        // `transferComplete` is for a caller who is still there.
        (self.rng.f64() >= 0.1).then(|| json!(cause))
    }

    /// Sends an event of the other leg of a transfer.
    async fn for_leg(
        &mut self,
        to: &Destination,
        event_type: EventType<'static>,
        id: &str,
        tag: &str,
        fields: &[(&str, Value)],
    ) {
        let mine = (
            std::mem::replace(&mut self.ids.call, id.to_owned()),
            std::mem::replace(&mut self.tag, tag.to_owned()),
        );
        let direction = std::mem::replace(&mut self.direction, "outbound");
        self.send(to, event_type, fields).await;
        (self.ids.call, self.tag) = mine;
        self.direction = direction;
    }

    /// The events that Bandwidth sends about a recording some time later.
    fn recorded(&mut self, verb: &Element) {
        if let Some(to) = self.destination(verb, "recordingAvailable") {
            self.later.push((to, EventType::RecordingAvailable));
        }
        if verb.is_true("transcribe")
            && let Some(to) = self.destination(verb, "transcriptionAvailable")
        {
            self.later.push((to, EventType::TranscriptionAvailable));
        }
    }

    async fn conference(&mut self, verb: &Element) {
        let Some(to) = self.destination(verb, "conferenceEvent") else {
            return self.wait(20.0).await;
        };
        let name = [("name", json!(verb.text.trim()))];
        for event_type in [
            EventType::ConferenceCreated,
            EventType::ConferenceMemberJoin,
        ] {
            self.send(&to, event_type, &name).await;
        }
        self.wait(20.0).await;
        for event_type in [
            EventType::ConferenceMemberExit,
            EventType::ConferenceCompleted,
        ] {
            self.send(&to, event_type, &name).await;
        }
    }

    /// Sends an event of a stream, of which Bandwidth reads no answer.
    pub async fn stream_event(
        &mut self,
        verb: &Element,
        event_type: EventType<'static>,
        fields: &[(&str, Value)],
    ) {
        if let Some(to) = self.destination(verb, "streamEvent") {
            self.send(&to, event_type, fields).await;
        }
    }

    /// Sends an event whose answer says how the call goes on. Returns that document; none if the
    /// caller has no more patience.
    async fn next(
        &mut self,
        to: &Destination,
        event_type: EventType<'static>,
        fields: &[(&str, Value)],
    ) -> Option<Vec<Element>> {
        let document = self.send(to, event_type, fields).await?;
        self.at = to.url.clone();
        self.patience = self.patience.checked_sub(1)?;
        Some(document)
    }

    /// Sends an event and checks the answer. Returns its document; none if there is none that fits.
    pub async fn send(
        &mut self,
        to: &Destination,
        event_type: EventType<'static>,
        fields: &[(&str, Value)],
    ) -> Option<Vec<Element>> {
        let mut event = event::voice(event_type, &self.ids, &self.tag, fields);
        if event.contains_key("direction") && !fields.iter().any(|(name, _)| *name == "direction") {
            event.insert("direction".to_owned(), json!(self.direction));
        }
        let label = event_type.label();
        let expected = fit::expected(
            event_type,
            event
                .get("referCallStatus")
                .is_some_and(|status| status == "failure"),
        );
        let result = self.deliver(to, label, &event).await;
        if result.is_ok() && self.rng.f64() < TWICE {
            let again = self.deliver(to, label, &event).await;
            self.check(event_type, expected, &again);
        }
        self.check(event_type, expected, &result)
    }

    fn check(
        &mut self,
        event_type: EventType<'static>,
        expected: Reply,
        result: &Result<Answer, Fault>,
    ) -> Option<Vec<Element>> {
        let checked =
            fit::status(expected, result).map_err(|sentence| (sentence, "callback-error"));
        let document = match (checked, result) {
            (Ok(()), Ok(answer)) => {
                fit::document(expected, &answer.body).map_err(|sentence| (sentence, "invalid-bxml"))
            }
            (Err(misfit), _) => Err(misfit),
            (Ok(()), Err(_)) => return None,
        };
        match document {
            Ok(verbs) => verbs,
            Err((sentence, cause)) => {
                self.run
                    .report
                    .misfit(event_type.label(), sentence, Some(&self.ids.call));
                if expected == Reply::Bxml {
                    self.cause = cause;
                }
                None
            }
        }
    }

    async fn deliver(
        &mut self,
        to: &Destination,
        label: &'static str,
        event: &Map<String, Value>,
    ) -> Result<Answer, Fault> {
        let mut url = to.url.clone();
        let mut body = String::new();
        if to.is_get {
            // How nested fields are sent is not documented.
            let fields = event
                .iter()
                .filter_map(|(name, value)| Some((name, value.as_str()?)));
            url.query_pairs_mut().extend_pairs(fields);
        } else {
            body = Value::Object(event.clone()).to_string();
        }
        let event = Event {
            label,
            id: &self.ids.call,
            method: if to.is_get { "GET" } else { "POST" },
            body: &body,
        };
        self.delivery
            .send(&Target::new(&url), to.authorization.as_deref(), &event)
            .await
    }

    /// Returns where an event of a verb goes, if the verb names a URL for it.
    fn destination(&self, verb: &Element, event: &str) -> Option<Destination> {
        let url = self.at.join(verb.attribute(&format!("{event}Url"))?).ok();
        let Some(mut url) =
            url.filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        else {
            let sentence = format!(
                "expected {event}Url to be a URL by http or https, or a relative one, got something else"
            );
            self.run
                .report
                .misfit("document", sentence, Some(&self.ids.call));
            return None;
        };
        if url.origin() != self.run.url.origin() {
            self.run
                .report
                .note("a document names a URL of another server: the event went to this path of the tested one");
            let mut here = self.run.url.clone();
            here.set_path(url.path());
            here.set_query(url.query());
            url = here;
        }
        let credentials = verb.attribute("username").zip(verb.attribute("password"));
        Some(Destination {
            url,
            is_get: verb
                .attribute(&format!("{event}Method"))
                .is_some_and(|method| method.eq_ignore_ascii_case("GET")),
            authorization: credentials.map(|(user, password)| authorization(user, password)),
        })
    }

    /// Lets some time of the call pass.
    async fn wait(&mut self, seconds: f64) {
        let time =
            Duration::from_secs_f64((seconds / self.run.speed).clamp(0.0, LONGEST.as_secs_f64()));
        self.delivery.wait(time).await;
    }
}
