//! Groups of bodies with something that a provider may add any day, each with the bodies that it is
//! compared with: the same without it.

use bandwidth_callbacks::EventType;

use super::{Draft, Group, MIX, drafts};
use crate::table;

/// Two groups of the same bodies, which differ in one respect.
pub struct Change {
    pub plain: Group,
    pub changed: Group,
}

/// What a body may have that costs more than the documented fields.
pub fn changes() -> Vec<Change> {
    let drafts = drafts(MIX);
    vec![
        unknown_fields(&drafts),
        unknown_list_and_fraction(&drafts),
        unknown_in_objects(&drafts),
        escaped_tag(&drafts),
        live_body(),
    ]
}

pub(super) fn unknown_fields(drafts: &[Draft]) -> Change {
    Change {
        plain: group("mix", "", drafts),
        changed: with_members(
            "unknown fields",
            "three fields that no documentation has",
            drafts,
            &[
                ("queuePosition", "3"),
                ("callerIsVip", "true"),
                ("skill", r#""français""#),
            ],
        ),
    }
}

pub(super) fn unknown_list(drafts: &[Draft]) -> Group {
    with_members(
        "unknown list",
        "an array that no documentation has",
        drafts,
        &[("queueHistory", r#"["sales",2]"#)],
    )
}

pub(super) fn unknown_list_and_fraction(drafts: &[Draft]) -> Change {
    Change {
        plain: group("mix", "", drafts),
        changed: with_members(
            "unknown list and fraction",
            "an array and a fraction that no documentation has",
            drafts,
            &[("queueHistory", r#"["sales",2]"#), ("waitRatio", "0.875")],
        ),
    }
}

/// Only some events have objects, so the other bodies of the mix are left out.
pub(super) fn unknown_in_objects(drafts: &[Draft]) -> Change {
    // The members of these are free: none of them is unknown.
    let is_object = |name: &str, value: &str| {
        value.starts_with('{') && !["sipHeaders", "customParams"].contains(&name)
    };
    let has_object = |draft: &&Draft| draft.0.iter().any(|(name, value)| is_object(name, value));
    let plain: Vec<Draft> = drafts.iter().filter(has_object).cloned().collect();
    let mut changed = plain.clone();
    for (name, value) in changed.iter_mut().flat_map(|draft| &mut draft.0) {
        if is_object(name, value) {
            let comma = if value == "{}" { "" } else { "," };
            let members = format!(r#"{comma}"vendor":"north","attempts":["first",2]"#);
            value.insert_str(value.len() - 1, &members);
        }
    }
    Change {
        plain: group("with objects", "", &plain),
        changed: group(
            "unknown in objects",
            "those with objects: each object has a text and an array that no documentation has",
            &changed,
        ),
    }
}

/// Only events that are documented with a tag.
pub(super) fn escaped_tag(drafts: &[Draft]) -> Change {
    let with_tag = |tag: &str| -> Vec<Draft> {
        let drafts = drafts.iter().filter(|draft| has_tag(draft));
        drafts
            .cloned()
            .map(|mut draft| {
                draft.0.retain(|(name, _)| name != "tag");
                draft.0.push(("tag".to_owned(), tag.to_owned()));
                draft
            })
            .collect()
    };
    Change {
        // The same text with other signs for the quotes, so that nothing is escaped.
        plain: group(
            "tag without escapes",
            "",
            &with_tag(r#""{'order':5527,'step':'second try','path':'a/b'}""#),
        ),
        changed: group(
            "escaped tag",
            "the tag is JSON in a string",
            &with_tag(r#""{\"order\":5527,\"step\":\"second try\",\"path\":\"a\\/b\"}""#),
        ),
    }
}

fn has_tag(draft: &Draft) -> bool {
    let fields = table::fields(EventType::from_wire(&draft.event_type()));
    fields.iter().any(|field| field.name == "tag")
}

/// An `initiate` as it was captured, with other values. `privacy` is documented for other events
/// only.
pub(super) fn live_body() -> Change {
    const LIVE: &str = include_str!("../../../fixtures/voice/initiate/live.json");
    let changed = Draft::of(LIVE);
    let mut plain = changed.clone();
    plain.0.retain(|(name, _)| name != "privacy");
    Change {
        plain: group(
            "live body",
            "one `initiate` as the provider sends it, without `privacy`",
            &[plain],
        ),
        changed: group(
            "live body with privacy",
            "the same with `privacy`, which is not documented for it",
            &[changed],
        ),
    }
}

fn group(name: &str, about: &'static str, drafts: &[Draft]) -> Group {
    Group::new(name, about, drafts.iter().map(Draft::compact))
}

fn with_members(
    name: &str,
    about: &'static str,
    drafts: &[Draft],
    members: &[(&str, &str)],
) -> Group {
    let mut drafts = drafts.to_vec();
    for draft in &mut drafts {
        let members = members.iter();
        draft
            .0
            .extend(members.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    }
    group(name, about, &drafts)
}
