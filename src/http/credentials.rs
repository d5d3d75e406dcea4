use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ctutils::{Choice, CtEq};
use sha2::{Digest, Sha256};

/// The value of the `WWW-Authenticate` header that a 401 must have: without it Bandwidth does not
/// send its second request, the one with the credentials, and the event is lost.
///
/// `charset` asks the sender to encode the credentials in UTF-8 (RFC 7617, section 2.1). Without
/// it, the encoding of letters beyond ASCII is up to the sender.
///
/// Source: <https://dev.bandwidth.com/docs/numbers/webhooks>.
///
/// ```
/// assert_eq!(bandwidth_callbacks::http::CHALLENGE, r#"Basic realm="webhooks", charset="UTF-8""#);
/// ```
pub const CHALLENGE: &str = r#"Basic realm="webhooks", charset="UTF-8""#;

/// The users and passwords that may send webhooks, by HTTP Basic (RFC 7617). Bandwidth has one pair
/// for each application, and calls and BXML verbs may name others; two pairs for one application
/// make it possible to change it without a gap.
///
/// Only SHA-256 digests of the pairs are kept. An attempt is hashed and compared with all of them,
/// user and password together and in constant time: how long that takes depends on how long the
/// attempt is and how many pairs there are, and on nothing else. They are compared as UTF-8, byte
/// by byte, which [`CHALLENGE`] asks the sender for.
///
/// Source: <https://dev.bandwidth.com/docs/account/applications>.
///
/// ```
/// use bandwidth_callbacks::http::Credentials;
///
/// let credentials = Credentials::new("bandwidth", "open sesame")?.and("bandwidth", "the new one")?;
///
/// assert!(credentials.check(["Basic YmFuZHdpZHRoOm9wZW4gc2VzYW1l"]).is_ok());
/// assert!(credentials.check(["Basic YmFuZHdpZHRoOmd1ZXNz"]).is_err());
/// # Ok::<(), bandwidth_callbacks::http::CredentialsError>(())
/// ```
#[derive(Clone)]
pub struct Credentials {
    digests: Vec<[u8; 32]>,
}

impl Credentials {
    /// Takes one pair of user and password.
    ///
    /// # Errors
    ///
    /// [`CredentialsError`] if the user or the password is empty, if one is longer than
    /// [`MAX_LEN`](Self::MAX_LEN), or if HTTP Basic cannot carry it: no control characters, and
    /// no colon in the user.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::{Credentials, CredentialsError};
    /// // A variable that is not set must not open the door.
    /// assert_eq!(Credentials::new("bandwidth", "").unwrap_err(), CredentialsError::Empty);
    /// ```
    pub fn new(user: &str, password: &str) -> Result<Self, CredentialsError> {
        Self {
            digests: Vec::new(),
        }
        .and(user, password)
    }

    /// Adds another pair, for a change of passwords.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    ///
    /// ```
    /// # use bandwidth_callbacks::http::{Credentials, CredentialsError};
    /// let credentials = Credentials::new("first application", "1st")?.and("second application", "2nd")?;
    /// # Ok::<(), CredentialsError>(())
    /// ```
    pub fn and(mut self, user: &str, password: &str) -> Result<Self, CredentialsError> {
        if user.is_empty() || password.is_empty() {
            return Err(CredentialsError::Empty);
        }
        if user.len() > Self::MAX_LEN || password.len() > Self::MAX_LEN {
            return Err(CredentialsError::TooLong);
        }
        if user.contains(|c: char| c == ':' || c.is_control())
            || password.contains(char::is_control)
        {
            return Err(CredentialsError::ForbiddenCharacter);
        }
        self.digests
            .push(digest(format!("{user}:{password}").as_bytes()));
        Ok(self)
    }

    /// Checks the values of the `Authorization` headers of a request, of which there must be
    /// exactly one. Give all that the request has, such as `headers.get_all("authorization")`:
    /// two parties that look at different ones could come to two results.
    ///
    /// Allocates as much as the attempt is long.
    ///
    /// # Errors
    ///
    /// [`Unauthorized`] if there is no header or more than one, if it is not well-formed Basic, or
    /// if the pair is not a known one.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::Credentials;
    /// let credentials = Credentials::new("bandwidth", "open sesame")?;
    /// assert!(credentials.check([] as [&str; 0]).is_err());
    /// assert!(credentials.check(["basic YmFuZHdpZHRoOm9wZW4gc2VzYW1l"]).is_ok()); // schemes have no case
    /// # Ok::<(), bandwidth_callbacks::http::CredentialsError>(())
    /// ```
    pub fn check<V: AsRef<[u8]>>(
        &self,
        authorization: impl IntoIterator<Item = V>,
    ) -> Result<(), Unauthorized> {
        let header = the_only(authorization).ok_or(Unauthorized)?;
        let attempt = digest(&basic(header.as_ref()).ok_or(Unauthorized)?);
        let known = self.digests.iter().fold(Choice::FALSE, |known, digest| {
            known | digest.ct_eq(&attempt)
        });
        if known.to_bool() {
            Ok(())
        } else {
            Err(Unauthorized)
        }
    }

    /// The longest user and the longest password, in bytes: the 1,024 characters that Bandwidth
    /// permits, in any script.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::Credentials;
    /// assert_eq!(Credentials::MAX_LEN, 4096);
    /// ```
    pub const MAX_LEN: usize = 4096;
}

/// Tells how many pairs there are.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Credentials(<redacted: {}>)", self.digests.len())
    }
}

/// The value of a header that must occur exactly once.
pub(super) fn the_only<V>(values: impl IntoIterator<Item = V>) -> Option<V> {
    let mut values = values.into_iter();
    values.next().filter(|_| values.next().is_none())
}

/// The part after the scheme, decoded.
fn basic(header: &[u8]) -> Option<Vec<u8>> {
    const SCHEME: &[u8] = b"basic ";
    /// Of the longest pair in Base64, with the scheme and some blanks.
    const MAX_HEADER: usize = (2 * Credentials::MAX_LEN + 1).div_ceil(3) * 4 + 16;

    let (scheme, mut token) = header.split_at_checked(SCHEME.len())?;
    if header.len() > MAX_HEADER || !scheme.eq_ignore_ascii_case(SCHEME) {
        return None;
    }
    while let [b' ', rest @ ..] = token {
        token = rest;
    }
    STANDARD.decode(token).ok()
}

fn digest(pair: &[u8]) -> [u8; 32] {
    Sha256::digest(pair).into()
}

/// The sender did not prove who it is. Says no more, so that nobody learns from it how near an
/// attempt was.
///
/// ```
/// # use bandwidth_callbacks::http::Unauthorized;
/// assert_eq!(Unauthorized.to_string(), "authentication is required");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::exhaustive_structs, reason = "there is nothing more to say")]
pub struct Unauthorized;

impl fmt::Display for Unauthorized {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("authentication is required")
    }
}

impl std::error::Error for Unauthorized {}

/// Why a user and a password cannot be credentials.
///
/// ```
/// use bandwidth_callbacks::http::{Credentials, CredentialsError};
///
/// assert_eq!(Credentials::new("a:b", "x").unwrap_err(), CredentialsError::ForbiddenCharacter);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CredentialsError {
    /// One of them is empty.
    Empty,
    /// One of them is longer than [`Credentials::MAX_LEN`].
    TooLong,
    /// A control character, or a colon in the user.
    ForbiddenCharacter,
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the user or the password is empty",
            Self::TooLong => "the user or the password is too long",
            Self::ForbiddenCharacter => {
                "the user or the password holds a character that HTTP Basic cannot carry"
            }
        })
    }
}

impl std::error::Error for CredentialsError {}
