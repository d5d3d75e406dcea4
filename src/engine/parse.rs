//! What callers can ask a parser for.

use super::{Engine, Kept};
use crate::error::{Error, ParseOwnedError};
use crate::json::fast::Declined;

/// A type that a [`Parser`](crate::Parser) can parse a body into. The types of this crate implement
/// it, and no others can.
///
/// | type | bodies |
/// |---|---|
/// | [`Callback`](crate::Callback) | an event of the Voice API, which its `eventType` names |
/// | a struct such as [`GatherCallback`](crate::voice::GatherCallback) | an event of the Voice API whose type the URL says: `eventType` may be absent |
/// | [`Messages`](crate::messaging::Messages) | a webhook of the Messaging API |
/// | [`Frame`](crate::stream::Frame), [`DecodedFrame`](crate::stream::DecodedFrame) | a message of a media stream; with its audio as bytes |
/// | the structs of [`notification`](crate::notification) | a webhook of another product, whose kind the URL says |
/// | [`AnyBody`](crate::any::AnyBody) | any of these but frames, where one URL receives several kinds |
///
/// The type is that of the variable, the pattern or the argument that the result goes to. Where
/// that leaves it open, write it as in `parser.parse::<Callback>(body)`.
///
/// ```
/// use bandwidth_callbacks::voice::DtmfCallback;
/// use bandwidth_callbacks::{Error, Parse, Parser};
///
/// fn parse_twice<'b, T: Parse<'b>>(parser: &mut Parser, first: &'b mut [u8], second: &'b mut [u8]) -> Result<[T; 2], Error> {
///     Ok([parser.parse(first)?, parser.parse(second)?])
/// }
///
/// let (mut first, mut second) = (br#"{"digit":"1"}"#.to_vec(), br#"{"digit":"2"}"#.to_vec());
/// let [one, two] = parse_twice::<DtmfCallback>(&mut Parser::new(), &mut first, &mut second)?;
/// assert_eq!((one.digit.unwrap().as_str(), two.digit.unwrap().as_str()), ("1", "2"));
/// # Ok::<(), Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "a body cannot be parsed into `{Self}`",
    note = "name a type that implements `Parse`, as in `parser.parse::<Callback>(body)`"
)]
pub trait Parse<'b>: Sized {
    /// The type with another lifetime: of `Callback<'static>`, which an
    /// [`Owned`](crate::Owned) holds, the `Callback<'a>` that it lends.
    type At<'a>: Parse<'a>;

    // Functions of a type, not of the parser: those of `Callback` are then compiled once, in this
    // crate.

    #[doc(hidden)]
    fn in_place(engine: &mut Engine, body: &'b mut [u8]) -> Result<Self, Error>;

    #[doc(hidden)]
    fn by_ref(engine: &'b mut Engine, body: &'b [u8]) -> Result<Self, Error>;

    #[doc(hidden)]
    fn own(engine: &mut Engine, body: Vec<u8>) -> Result<Kept, ParseOwnedError>;

    /// Reads what [`own`](Self::own) has kept.
    #[doc(hidden)]
    fn read(kept: &'b Kept) -> Self;

    /// Why the fast path declines a body.
    #[doc(hidden)]
    fn declines(engine: &mut Engine, body: &[u8]) -> Option<Declined>;
}

/// Implements [`Parse`] for the root of a [`Family`](crate::family::Family). With `#[inline]`, only
/// what is called is compiled, and where it is called: for types of which few programs use one.
/// `each` is for types that are a family each, such as the single events.
macro_rules! parse_by {
    (each $family:ident; $($name:ident)+) => {
        $(
            impl $crate::family::Timeless for $name<'static> {
                type With<'b> = $name<'b>;
            }

            $crate::engine::parse_by!($family<$name<'static>>, #[inline] $name);
        )+
    };
    ($family:ty, $(#[$inline:meta])? $name:ident) => {
        impl<'b> $crate::engine::Parse<'b> for $name<'b> {
            type At<'a> = $name<'a>;

            $(#[$inline])?
            fn in_place(engine: &mut $crate::engine::Engine, body: &'b mut [u8]) -> Result<Self, $crate::error::Error> {
                engine.in_place::<$family>(body)
            }

            $(#[$inline])?
            fn by_ref(engine: &'b mut $crate::engine::Engine, body: &'b [u8]) -> Result<Self, $crate::error::Error> {
                engine.by_ref::<$family>(body)
            }

            $(#[$inline])?
            fn own(engine: &mut $crate::engine::Engine, body: Vec<u8>) -> Result<$crate::engine::Kept, $crate::error::ParseOwnedError> {
                engine.own::<$family>(body)
            }

            // Only programs that own events need one more builder of all.
            #[inline]
            fn read(kept: &'b $crate::engine::Kept) -> Self {
                kept.read::<$family>()
            }

            #[inline]
            fn declines(engine: &mut $crate::engine::Engine, body: &[u8]) -> Option<$crate::json::fast::Declined> {
                engine.declines::<$family>(body)
            }
        }
    };
}

pub(crate) use parse_by;
