//! What a voice event is answered with.

use bandwidth_callbacks::Callback;
use bandwidth_callbacks::http::Answer;

use super::{Conference, Menu, bxml};
use crate::credentials::Credentials;

/// Returns the step of the menu that follows the event; where there is none, a document without verbs, or 204 where Bandwidth reads no answer.
pub fn answer(menu: &Menu, event: &Callback<'_>, credentials: Option<&Credentials>) -> Answer {
    let (name, at) = menu.step(event.tag().map_or("", |tag| tag.as_str()));
    // What the members of a conference hear is no step of anybody's call.
    let heard = |choose: fn(&Conference) -> Option<&String>| at.conference.as_ref().and_then(|conference| choose(conference.get_ref()));
    let prompt = match event {
        Callback::ConferenceMemberJoin(_) => heard(|conference| conference.joined.as_ref()),
        Callback::ConferenceMemberExit(_) => heard(|conference| conference.left.as_ref()),
        _ => None,
    };
    if let Some(prompt) = prompt {
        return Answer::bxml(bxml::prompt(menu, prompt));
    }
    let step = match event {
        Callback::Initiate(_) | Callback::Answer(_) => Some(menu.start()),
        Callback::Redirect(_) => Some((name, at)),
        Callback::Gather(gather) => at
            .after_keys(gather.digits.map_or("", |digits| digits.as_str()))
            .map(|name| menu.step(name)),
        // Not any event that waits for BXML: that of `transferAnswer`, for one, is for the other leg of the call.
        Callback::TransferComplete(_) | Callback::RecordingComplete(_) => at.next.as_ref().map(|next| menu.step(next.get_ref())),
        _ => None,
    };
    match step {
        Some(step) => Answer::bxml(bxml::document(menu, step, credentials)),
        None => event.reply().into(),
    }
}
