use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ctutils::{Choice, CtEq};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::credentials::{Unauthorized, the_only};

/// The secrets with which Bandwidth signs some of its webhooks by HMAC-SHA256. Voice and messaging
/// webhooks are **not** signed; for those there are [`Credentials`](super::Credentials) only.
///
/// The signature is taken over the raw bytes of the body, so check it before anything parses or
/// reformats them, and before [`Parser::parse`](crate::Parser::parse) unescapes them in place.
/// Several secrets make it possible to change one without a gap.
///
/// ```
/// use bandwidth_callbacks::http::{SignatureHeader, SigningSecrets};
///
/// let secrets = SigningSecrets::new(b"a secret of 16 to 64 characters")?;
/// let body = br#"{"accountId":"9901234","status":"VERIFIED"}"#;
///
/// let signature = secrets.sign(SignatureHeader::TollFreeVerification, body);
/// assert!(secrets.check(SignatureHeader::TollFreeVerification, [&signature], body).is_ok());
/// assert!(secrets.check(SignatureHeader::TollFreeVerification, [&signature], b"{}").is_err());
/// # Ok::<(), bandwidth_callbacks::http::EmptySecret>(())
/// ```
#[derive(Clone)]
pub struct SigningSecrets {
    first: Hmac<Sha256>,
    others: Vec<Hmac<Sha256>>,
}

impl SigningSecrets {
    /// Takes one secret.
    ///
    /// # Errors
    ///
    /// [`EmptySecret`]: whoever knows that would be let in.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::SigningSecrets;
    /// assert!(SigningSecrets::new(b"").is_err());
    /// ```
    pub fn new(secret: &[u8]) -> Result<Self, EmptySecret> {
        Ok(Self {
            first: key(secret)?,
            others: Vec::new(),
        })
    }

    /// Adds another secret.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    ///
    /// ```
    /// # use bandwidth_callbacks::http::SigningSecrets;
    /// let secrets = SigningSecrets::new(b"the old secret")?.and(b"the new secret")?;
    /// # Ok::<(), bandwidth_callbacks::http::EmptySecret>(())
    /// ```
    pub fn and(mut self, secret: &[u8]) -> Result<Self, EmptySecret> {
        self.others.push(key(secret)?);
        Ok(self)
    }

    /// Checks the values that a request has of a signature header, of which there must be exactly
    /// one, against the raw body.
    ///
    /// Compares with all secrets, in constant time.
    ///
    /// # Errors
    ///
    /// [`Unauthorized`] if there is no header or more than one, if it is malformed, or if no secret
    /// gives that signature.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::{SignatureHeader, SigningSecrets};
    /// let secrets = SigningSecrets::new(b"the secret")?;
    /// assert!(secrets.check(SignatureHeader::Subscriptions, [] as [&str; 0], b"{}").is_err());
    /// # Ok::<(), bandwidth_callbacks::http::EmptySecret>(())
    /// ```
    pub fn check<V: AsRef<[u8]>>(
        &self,
        header: SignatureHeader,
        values: impl IntoIterator<Item = V>,
        body: &[u8],
    ) -> Result<(), Unauthorized> {
        let value = the_only(values).ok_or(Unauthorized)?;
        let claimed = header.decode(value.as_ref()).ok_or(Unauthorized)?;
        let known = self.others.iter().fold(
            mac(&self.first, body).ct_eq(&claimed),
            |known: Choice, secret| known | mac(secret, body).ct_eq(&claimed),
        );
        if known.to_bool() {
            Ok(())
        } else {
            Err(Unauthorized)
        }
    }

    /// Returns the value of a signature header for a body, by the first secret: for tests of one's
    /// own service.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::{SignatureHeader, SigningSecrets};
    /// let signature = SigningSecrets::new(b"Jefe")?.sign(SignatureHeader::TollFreeVerification, b"what do ya want for nothing?");
    /// assert_eq!(signature, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"); // RFC 4231, case 2
    /// # Ok::<(), bandwidth_callbacks::http::EmptySecret>(())
    /// ```
    #[must_use]
    pub fn sign(&self, header: SignatureHeader, body: &[u8]) -> String {
        header.encode(mac(&self.first, body))
    }
}

/// Tells how many secrets there are.
impl fmt::Debug for SigningSecrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningSecrets(<redacted: {}>)", 1 + self.others.len())
    }
}

fn key(secret: &[u8]) -> Result<Hmac<Sha256>, EmptySecret> {
    if secret.is_empty() {
        return Err(EmptySecret);
    }
    // HMAC takes keys of any length.
    Hmac::new_from_slice(secret).map_err(|_| EmptySecret)
}

fn mac(key: &Hmac<Sha256>, body: &[u8]) -> [u8; 32] {
    key.clone()
        .chain_update(body)
        .finalize()
        .into_bytes()
        .into()
}

/// Which of Bandwidth's two ways to send a signature.
///
/// ```
/// use bandwidth_callbacks::http::SignatureHeader;
///
/// assert_eq!(SignatureHeader::TollFreeVerification.name(), "x-bandwidth-signature-hmac-sha256");
/// assert_eq!(SignatureHeader::Subscriptions.name(), "x-bandwidth-signature-sha-256");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SignatureHeader {
    /// Toll-free verification: 64 hexadecimal digits, sent if the webhook subscription has a shared
    /// secret of 16 to 64 printable ASCII characters.
    ///
    /// It is documented as taken over the "canonicalized" body. **What that means is documented
    /// nowhere**, and the published example has no body to try it on. Here the body is taken as
    /// it came, which is right if Bandwidth sends the canonical form. Where it does not,
    /// genuine webhooks are refused, and forged ones never accepted.
    ///
    /// Source: <https://dev.bandwidth.com/apis/messaging-apis/toll-free-verification/>.
    TollFreeVerification,
    /// Subscriptions 2.0: Base64, over the exact bytes of the body.
    ///
    /// Source: <https://dev.bandwidth.com/docs/account/subscriptions-2>.
    Subscriptions,
}

impl SignatureHeader {
    /// Returns the header's name, in lower case.
    ///
    /// ```
    /// # use bandwidth_callbacks::http::SignatureHeader;
    /// assert!(SignatureHeader::Subscriptions.name().starts_with("x-bandwidth-signature"));
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::TollFreeVerification => "x-bandwidth-signature-hmac-sha256",
            Self::Subscriptions => "x-bandwidth-signature-sha-256",
        }
    }

    fn decode(self, value: &[u8]) -> Option<[u8; 32]> {
        match self {
            // Documented in lower case; upper case means the same.
            Self::TollFreeVerification => base16ct::mixed::decode_vec(value).ok(),
            Self::Subscriptions => STANDARD.decode(value).ok(),
        }?
        .try_into()
        .ok()
    }

    fn encode(self, mac: [u8; 32]) -> String {
        match self {
            Self::TollFreeVerification => base16ct::lower::encode_string(&mac),
            Self::Subscriptions => STANDARD.encode(mac),
        }
    }
}

/// A secret was empty.
///
/// ```
/// # use bandwidth_callbacks::http::EmptySecret;
/// assert_eq!(EmptySecret.to_string(), "the secret is empty");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::exhaustive_structs, reason = "there is nothing more to say")]
pub struct EmptySecret;

impl fmt::Display for EmptySecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the secret is empty")
    }
}

impl std::error::Error for EmptySecret {}
