use crate::error::{Error, ErrorKind};

/// Limits and leniency of a [`Parser`](crate::Parser). The defaults suit what Bandwidth documents;
/// every limit is generous.
///
/// ```
/// use bandwidth_callbacks::{Callback, ErrorKind, Options, Parser};
///
/// let mut parser = Parser::with_options(Options::new().max_len(1024));
/// let error = parser.parse::<Callback>(&mut [b' '; 1025]).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::TooLong);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    pub(crate) strict: bool,
    pub(crate) lossy: bool,
    pub(crate) max_len: usize,
    pub(crate) max_depth: usize,
    pub(crate) max_extra: usize,
    pub(crate) max_messages: usize,
    pub(crate) fast_path: bool,
    /// The types of events to build, one bit each. Only the family knows which bit is which.
    pub(crate) wanted: u32,
}

impl Options {
    /// Makes the defaults: neither strict nor lossy, 256 KiB, depth 32, 256 unknown fields, 100
    /// messaging events.
    ///
    /// ```
    /// # use bandwidth_callbacks::Options;
    /// assert_eq!(Options::new(), Options::default());
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self {
            strict: false,
            lossy: false,
            max_len: Self::DEFAULT_MAX_LEN,
            max_depth: 32,
            max_extra: 256,
            max_messages: 100,
            fast_path: true,
            wanted: u32::MAX,
        }
    }

    /// Sets whether a known field with a value of another JSON type or range is an error. By
    /// default, such a value is kept in [`Extra`](crate::types::Extra), because Bandwidth has
    /// changed types before and a call must not fail for it.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, ErrorKind, Options, Parser};
    /// let mut parser = Parser::with_options(Options::new().strict(true));
    /// let error = parser.parse::<Callback>(&mut br#"{"eventType":"dtmf","digit":5}"#.to_vec()).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::WrongType);
    /// ```
    #[must_use]
    pub const fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Sets whether a body is accepted although some of its texts are damaged. Off by default: one
    /// damaged text loses the event. Switch it on where a lost call is worse than a wrong
    /// character in a name.
    ///
    /// In strings, keys included, each of these is replaced by U+FFFD:
    ///
    /// - bytes that are not UTF-8, such as a byte of Latin-1: one U+FFFD for each maximal subpart,
    ///   as in [`String::from_utf8_lossy`];
    /// - an escape that is half a surrogate pair, such as `\ud83d` without its other half.
    ///
    /// [`Owned::replaced`](crate::Owned::replaced) and
    /// [`Parser::replaced`](crate::Parser::replaced) return how often that was done. A damaged
    /// body gives the event of the same body with U+FFFD in these places. A body without damage
    /// gives the same event as without this option. All other checks remain, and offsets in
    /// errors are those in the body as it came.
    ///
    /// A damaged key is an unknown field. If it was `eventType`, the body is refused. Different
    /// texts can become equal, so do not use a text with U+FFFD to tell calls or messages
    /// apart.
    ///
    /// In an array of messaging events, an event that is wrong for any reason of its own is left
    /// out, and [`Messages::refused`](crate::messaging::Messages::refused) has its error. Its
    /// unknown fields do not count for [`max_extra`](Self::max_extra). If no event is left, the
    /// body is refused with the first of the errors.
    ///
    /// The repaired body can be up to three times as long, and [`max_len`](Self::max_len) limits it
    /// as well. Calls that parse in place, such as [`Parser::parse`](crate::Parser::parse),
    /// have no room for a longer one. They replace every half of a surrogate pair, whose escape is
    /// longer than U+FFFD, but refuse with [`ErrorKind::InvalidUtf8`] a body that would be longer,
    /// and do not change it. [`Parser::parse_owned`](crate::Parser::parse_owned) and
    /// [`Parser::parse_ref`](crate::Parser::parse_ref) have no such limit.
    ///
    /// A damaged body never takes the [fast path](Self::fast_path). It makes up to four more
    /// allocations. The option costs other bodies one more check for UTF-8, and on the tape
    /// path one for surrogates.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, ErrorKind, Options, Parser};
    /// let body = b"{\"eventType\":\"redirect\",\"callerDisplayName\":\"Ren\xe9\",\"tag\":\"\\ud83d\"}".to_vec();
    /// assert_eq!(Parser::new().parse_ref::<Callback>(&body).unwrap_err().kind(), ErrorKind::InvalidUtf8);
    ///
    /// let mut parser = Parser::with_options(Options::new().lossy(true));
    /// let owned = parser.parse_owned::<Callback>(body)?;
    /// assert_eq!(owned.get().tag().unwrap(), "\u{fffd}");
    /// assert_eq!(owned.replaced(), 2);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub const fn lossy(mut self, lossy: bool) -> Self {
        self.lossy = lossy;
        self
    }

    /// Sets the longest body, in bytes, at most [`MAX_LEN`](Self::MAX_LEN). Bandwidth documents no
    /// limit; by the limits of its fields a voice callback stays below about 16 KiB.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, Options, Parser};
    /// let mut parser = Parser::with_options(Options::new().max_len(30));
    /// assert!(parser.parse::<Callback>(&mut br#"{"eventType":"conferenceEnded"}"#.to_vec()).is_err());
    /// ```
    #[must_use]
    pub const fn max_len(mut self, bytes: usize) -> Self {
        self.max_len = if bytes > Self::MAX_LEN {
            Self::MAX_LEN
        } else {
            bytes
        };
        self
    }

    /// Sets the deepest nesting of arrays and objects, including the root object, at most
    /// [`MAX_DEPTH`](Self::MAX_DEPTH). Documented callbacks need 3.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, Options, Parser};
    /// let mut parser = Parser::with_options(Options::new().max_depth(2));
    /// assert!(parser.parse::<Callback>(&mut br#"{"eventType":"x","a":[]}"#.to_vec()).is_ok());
    /// assert!(parser.parse::<Callback>(&mut br#"{"eventType":"x","a":[[]]}"#.to_vec()).is_err());
    /// ```
    #[must_use]
    pub const fn max_depth(mut self, levels: usize) -> Self {
        self.max_depth = if levels > Self::MAX_DEPTH {
            Self::MAX_DEPTH
        } else {
            levels
        };
        self
    }

    /// Sets the highest number of unknown fields in a body, including those of known nested
    /// objects. Members inside an unknown field do not count.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, Options, Parser};
    /// let mut parser = Parser::with_options(Options::new().max_extra(1));
    /// assert!(parser.parse::<Callback>(&mut br#"{"eventType":"x","a":1}"#.to_vec()).is_ok());
    /// assert!(parser.parse::<Callback>(&mut br#"{"eventType":"x","a":1,"b":2}"#.to_vec()).is_err());
    /// ```
    #[must_use]
    pub const fn max_extra(mut self, fields: usize) -> Self {
        self.max_extra = fields;
        self
    }

    /// Sets the highest number of events in the array of a messaging webhook, from 1 to
    /// [`MAX_MESSAGES`](Self::MAX_MESSAGES). Bandwidth sends one. Each takes 2 KiB of memory,
    /// more than a hundred times the shortest event.
    ///
    /// ```
    /// # use bandwidth_callbacks::{ErrorKind, Options, Parser};
    /// # use bandwidth_callbacks::messaging::Messages;
    /// let mut parser = Parser::with_options(Options::new().max_messages(1));
    /// assert!(parser.parse::<Messages>(&mut br#"[{"type":"message-sent"}]"#.to_vec()).is_ok());
    /// let error = parser.parse::<Messages>(&mut br#"[{"type":"message-sent"},{"type":"message-sent"}]"#.to_vec()).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::TooManyMessages);
    /// ```
    #[must_use]
    pub const fn max_messages(mut self, events: usize) -> Self {
        self.max_messages = match events {
            0 => 1,
            Self::MAX_MESSAGES.. => Self::MAX_MESSAGES,
            _ => events,
        };
        self
    }

    /// Sets whether the parser may use the fast path, which parses the usual bodies without
    /// simd-json. On by default.
    ///
    /// The fast path declines a body that it cannot handle, for example one in which a key has an
    /// escape, and the tape path then parses it by simd-json. If this is off, every body takes the
    /// tape path: the result is the same, and the usual bodies take longer. Switch it off to compare
    /// the two paths. A [`max_depth`](Self::max_depth) below 3 also switches it off,
    /// and below 5 for messaging.
    ///
    /// ```
    /// # use bandwidth_callbacks::{Callback, Options, Parser};
    /// let body = br#"{"eventType":"dtmf","digit":"5"}"#;
    /// let mut parser = Parser::with_options(Options::new().fast_path(false));
    /// assert_eq!(parser.parse_ref::<Callback>(body)?, Parser::new().parse_ref::<Callback>(body)?);
    /// # Ok::<(), bandwidth_callbacks::Error>(())
    /// ```
    #[must_use]
    pub const fn fast_path(mut self, on: bool) -> Self {
        self.fast_path = on;
        self
    }

    /// The default limit of length, in bytes: what a web framework may refuse before it reads the
    /// body.
    ///
    /// ```
    /// # use bandwidth_callbacks::Options;
    /// assert_eq!(Options::new(), Options::new().max_len(Options::DEFAULT_MAX_LEN));
    /// assert_eq!(Options::DEFAULT_MAX_LEN, 256 * 1024);
    /// ```
    pub const DEFAULT_MAX_LEN: usize = 256 * 1024;

    /// The highest limit of length: 1 GiB, so that every offset in a body fits 32 bits.
    ///
    /// ```
    /// # use bandwidth_callbacks::Options;
    /// assert_eq!(Options::MAX_LEN, 1 << 30);
    /// ```
    pub const MAX_LEN: usize = 1 << 30;

    /// The highest limit of depth: unknown fields are kept as a tree, whose levels cost stack.
    ///
    /// ```
    /// # use bandwidth_callbacks::Options;
    /// assert_eq!(Options::MAX_DEPTH, 128);
    /// ```
    pub const MAX_DEPTH: usize = 128;

    /// The highest limit of messaging events in a body, so that an [`Error`] can name each.
    ///
    /// ```
    /// # use bandwidth_callbacks::Options;
    /// assert_eq!(Options::MAX_MESSAGES, 65_535);
    /// ```
    pub const MAX_MESSAGES: usize = 65_535;
}

impl Options {
    /// Whether the fast path may be tried. It does not count levels: the bodies of a family that it
    /// takes have up to `depth`.
    #[inline]
    pub(crate) const fn takes_fast_path(self, depth: usize) -> bool {
        self.fast_path && self.max_depth >= depth
    }

    /// Whether a body may be so long.
    pub(crate) fn check_len(self, len: usize) -> Result<(), Error> {
        if len > self.max_len {
            return Err(Error::new(ErrorKind::TooLong));
        }
        Ok(())
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}
