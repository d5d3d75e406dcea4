//! What a voice event is answered with.

use bandwidth_callbacks::http::Answer;
use bandwidth_callbacks::{Callback, Reply};

use crate::bxml::{self, Credentials};
use crate::menu::Menu;

/// Answers with the step of the menu at which the call is now, 204 where Bandwidth reads no answer, and a document without verbs where the menu
/// has nothing to say.
pub fn answer(menu: &Menu, event: &Callback<'_>, credentials: Option<&Credentials>) -> Answer {
    let tag = event.tag();
    let (_, at) = tag.map_or_else(|| menu.start(), |tag| menu.step(tag.as_str()));
    let next = || at.next.as_ref().map(|next| next.get_ref().as_str());
    let step = match event {
        Callback::Initiate(_) | Callback::Answer(_) => Some(menu.start()),
        Callback::Redirect(_) => Some(tag.map_or_else(|| menu.start(), |tag| menu.step(tag.as_str()))),
        Callback::Gather(gather) => at
            .after_keys(gather.digits.map_or("", |digits| digits.as_str()))
            .map(|name| menu.step(name)),
        event if event.reply() == Reply::Bxml => next().map(|name| menu.step(name)),
        _ => None,
    };
    match step {
        Some((name, step)) => Answer::bxml(bxml::document(name, step, credentials)),
        None => event.reply().into(),
    }
}
