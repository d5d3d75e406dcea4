//! The fields that callers ask of any event.

use super::Envelope;
use crate::extra::Extra;
use crate::json::write::Writer;
use crate::schema::{AnyObject, ShowExtra};
use crate::value::Value;
use crate::values::{Sensitive, Timestamp};

/// The fields that callers ask of any event. An event without the field keeps the default.
pub(super) trait Common<'b>: AnyObject<'b> {
    fn event_time(&self) -> Option<Timestamp<'b>> {
        None
    }

    fn call_id(&self) -> Option<&'b str> {
        None
    }

    fn account_id(&self) -> Option<&'b str> {
        None
    }

    fn application_id(&self) -> Option<&'b str> {
        None
    }

    fn conference_id(&self) -> Option<&'b str> {
        None
    }

    fn recording_id(&self) -> Option<&'b str> {
        None
    }

    fn from(&self) -> Option<Sensitive<'b>> {
        None
    }

    fn to(&self) -> Option<Sensitive<'b>> {
        None
    }

    fn tag(&self) -> Option<Sensitive<'b>> {
        None
    }

    /// The key pressed, in `dtmf`.
    fn digit(&self) -> Option<Sensitive<'b>> {
        None
    }

    /// The id of the one stream or transcription that the event is about.
    fn part_id(&self) -> Option<&'b str> {
        None
    }
}

/// Implements [`Common`] for an event, by those of its fields that callers ask for.
macro_rules! common {
    ($name:ident: $($field:ident),*) => {
        impl<'b> $crate::voice::common::Common<'b> for $name<'b> {
            $(common!(@$field);)*
        }
    };
    (@event_time) => { common!(@copy event_time: crate::values::Timestamp<'b>); };
    (@call_id) => { common!(@copy call_id: &'b str); };
    (@account_id) => { common!(@copy account_id: &'b str); };
    (@application_id) => { common!(@copy application_id: &'b str); };
    (@conference_id) => { common!(@copy conference_id: &'b str); };
    (@recording_id) => { common!(@copy recording_id: &'b str); };
    (@from) => { common!(@copy from: crate::values::Sensitive<'b>); };
    (@to) => { common!(@copy to: crate::values::Sensitive<'b>); };
    (@tag) => { common!(@copy tag: crate::values::Sensitive<'b>); };
    (@digit) => { common!(@copy digit: crate::values::Sensitive<'b>); };
    (@media_stream) => {
        fn part_id(&self) -> Option<&'b str> {
            self.media_stream.as_ref()?.id
        }
    };
    (@transcription) => {
        fn part_id(&self) -> Option<&'b str> {
            self.transcription.as_ref()?.id
        }
    };
    (@copy $field:ident: $ty:ty) => {
        fn $field(&self) -> Option<$ty> {
            self.$field
        }
    };
}

pub(super) use common;

impl<'b> Common<'b> for Envelope<'b> {
    fn call_id(&self) -> Option<&'b str> {
        self.borrowed(1)
    }

    fn account_id(&self) -> Option<&'b str> {
        self.borrowed(2)
    }

    fn conference_id(&self) -> Option<&'b str> {
        self.borrowed(3)
    }

    fn tag(&self) -> Option<Sensitive<'b>> {
        self.borrowed(4).map(Sensitive::new)
    }
}

impl<'b> AnyObject<'b> for Envelope<'b> {
    fn extra(&self) -> &Extra<'b> {
        const { &Extra::new() }
    }

    fn each_extra<'s>(&'s self, _: ShowExtra<'_, 's, 'b>) {}

    fn to_value(&self) -> Value<'b> {
        Self::to_value(self)
    }

    fn write_json(&self, writer: &mut Writer<'_>) {
        self.write(writer);
    }
}
