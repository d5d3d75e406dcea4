//! Sends events as Bandwidth does: each one first without credentials, and again with them when the
//! gateway asks for them.
//!
//! Source: <https://dev.bandwidth.com/docs/numbers/webhooks>. It does not say that Bandwidth remembers an answer.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::Run;
use super::client::Target;
use super::flood::on_time;
use super::report::CHALLENGE;
use super::wire::{Answer, Fault};

/// The deliveries of one call, which come one after the other.
pub struct Delivery {
    run: Arc<Run>,
    route: &'static str,
    /// When the next event is due.
    due: Instant,
}

/// An event on its way.
pub struct Event<'e> {
    pub label: &'static str,
    /// Of the call or message.
    pub id: &'e str,
    pub method: &'static str,
    pub body: &'e str,
}

impl Delivery {
    pub fn new(run: Arc<Run>, route: &'static str, due: Instant) -> Self {
        Self { run, route, due }
    }

    /// Sends an event, twice if the gateway asks for credentials.
    ///
    /// # Errors
    ///
    /// There is no whole answer.
    pub async fn send(
        &mut self,
        target: &Target,
        authorization: Option<&str>,
        event: &Event<'_>,
    ) -> Result<Answer, Fault> {
        if let Some(authorization) = authorization {
            let first = self.exchange(target, None, CHALLENGE, event).await;
            let misfit = |what: String| {
                let sentence = format!(
                    "expected 401 with `WWW-Authenticate: Basic` for a request without credentials, got {what}"
                );
                self.run
                    .report
                    .misfit(event.label, sentence, Some(event.id));
            };
            match &first {
                Ok(answer) if answer.is_challenge => {}
                Ok(answer) if answer.status == 401 => misfit(
                    "401 without that header: Bandwidth does not send the event again".to_owned(),
                ),
                Ok(answer) if (200..300).contains(&answer.status) => {
                    // The credentials of the options are those that the gateway needs. Those of a
                    // verb may be for its proxy.
                    if self.run.authorization.as_deref() == Some(authorization) {
                        misfit(format!("{}: anybody can send events", answer.status));
                    }
                    return first;
                }
                _ => return first,
            }
        }
        self.exchange(target, authorization, event.label, event)
            .await
    }

    async fn exchange(
        &mut self,
        target: &Target,
        authorization: Option<&str>,
        label: &'static str,
        event: &Event<'_>,
    ) -> Result<Answer, Fault> {
        let request = target.request(event.method, authorization, event.body);
        let due = on_time(self.due).await;
        let result = self.run.client.send(target, &request).await;
        self.run.report.answered(
            self.route,
            label,
            due,
            result.as_ref().map_err(|fault| *fault),
        );
        self.due = Instant::now();
        result
    }

    /// Puts off the next event.
    pub async fn wait(&mut self, time: Duration) {
        self.due = Instant::now() + time;
        if self.run.unless_stopped(on_time(self.due)).await.is_none() {
            self.due = Instant::now();
        }
    }
}
