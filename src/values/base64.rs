use std::fmt;
use std::sync::LazyLock;

use base64::engine::general_purpose::PAD;
use base64::{DecodeError, DecodeSliceError, Engine};

use crate::logs::redacted_text;

/// The vector code of this CPU, found out once.
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
static ENGINE: LazyLock<base64::engine::Simd> =
    LazyLock::new(|| base64::engine::Simd::standard(PAD));

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
static ENGINE: LazyLock<base64::engine::GeneralPurpose> =
    LazyLock::new(|| base64::engine::GeneralPurpose::new(&base64::alphabet::STANDARD, PAD));

/// Bytes as Base64 text, as received: the audio of a frame.
///
/// The alphabet is the standard one, with padding. A text that another encoder would not have
/// written the same is an error: missing or wrong padding, bits that are not zero after the last
/// byte, white space. `Debug` prints only the length.
///
/// ```
/// use bandwidth_callbacks::types::Base64;
///
/// let payload = Base64::from("/////w==");
/// let mut buffer = Vec::new(); // kept from frame to frame, it allocates once
/// assert_eq!(payload.decode_to(&mut buffer)?, [0xff; 4]);
/// # Ok::<(), bandwidth_callbacks::types::Base64Error>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Base64<'b>(&'b str);

impl<'b> Base64<'b> {
    /// Returns the text.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Base64;
    /// assert_eq!(Base64::from("/w==").as_str(), "/w==");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'b str {
        self.0
    }

    /// Returns the number of bytes that the text encodes, if it is valid.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Base64;
    /// assert_eq!(Base64::from("/w==").decoded_len(), 1);
    /// ```
    #[must_use]
    pub fn decoded_len(self) -> usize {
        let padding = self
            .0
            .bytes()
            .rev()
            .take(2)
            .take_while(|byte| *byte == b'=')
            .count();
        (self.0.len() / 4 * 3).saturating_sub(padding)
    }

    /// Decodes into the beginning of a buffer, and returns what was decoded. Does not allocate.
    ///
    /// # Errors
    ///
    /// [`Base64Error`] if the text is not valid, or the buffer is shorter than
    /// [`decoded_len`](Self::decoded_len). The buffer's content is unspecified then.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Base64;
    /// let mut buffer = [0; 160];
    /// assert_eq!(Base64::from("/w==").decode_to_slice(&mut buffer)?, [0xff]);
    /// assert_eq!(Base64::from("/!==").decode_to_slice(&mut buffer).unwrap_err().offset(), Some(1));
    /// # Ok::<(), bandwidth_callbacks::types::Base64Error>(())
    /// ```
    pub fn decode_to_slice(self, buffer: &mut [u8]) -> Result<&mut [u8], Base64Error> {
        let len = decode(self.0.as_bytes(), buffer)?;
        Ok(buffer.get_mut(..len).unwrap_or_default())
    }

    /// Replaces the content of a buffer, and returns it. Allocates only if the buffer has not
    /// enough capacity.
    ///
    /// # Errors
    ///
    /// [`Base64Error`] if the text is not valid. The buffer is empty then.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Base64;
    /// let mut buffer = Vec::new();
    /// assert_eq!(Base64::from("/w==").decode_to(&mut buffer)?, [0xff]);
    /// # Ok::<(), bandwidth_callbacks::types::Base64Error>(())
    /// ```
    pub fn decode_to(self, buffer: &mut Vec<u8>) -> Result<&mut [u8], Base64Error> {
        buffer.clear();
        // As much as any text of this length may need, so that the error is about the text.
        buffer.resize(self.0.len().div_ceil(4) * 3, 0);
        match decode(self.0.as_bytes(), buffer) {
            Ok(len) => {
                buffer.truncate(len);
                Ok(buffer)
            }
            Err(error) => {
                buffer.clear();
                Err(error)
            }
        }
    }
}

/// Decodes Base64 text. Returns the number of bytes.
fn decode(text: &[u8], buffer: &mut [u8]) -> Result<usize, Base64Error> {
    ENGINE
        .decode_slice(text, buffer)
        .map_err(|error| Base64Error::new(&error, text))
}

/// The most text that is decoded at a time in place, and what it decodes to.
const CHUNK: usize = 1024;
/// The most text of the frames that Bandwidth sends. They get a smaller buffer, because the buffer
/// is zeroed for each.
const USUAL: usize = 216;
const DECODED: usize = CHUNK / 4 * 3;

/// Decodes Base64 text where it is. Returns the number of bytes, which are at the beginning then.
/// Does not allocate.
///
/// If the text is not valid, it is left as it was. A frame has one chunk, whose result is copied
/// only when all of it is valid. Of longer texts, the chunks before the invalid one are encoded
/// again, which gives the same text because only one text is valid for each sequence of bytes.
pub(crate) fn decode_in_place(text: &mut [u8]) -> Result<usize, Base64Error> {
    if text.len() <= USUAL {
        let mut decoded = [0; USUAL / 4 * 3];
        let len = decode(text, &mut decoded)?;
        if let (Some(to), Some(from)) = (text.get_mut(..len), decoded.get(..len)) {
            to.copy_from_slice(from);
        }
        return Ok(len);
    }
    let mut decoded = [0; DECODED];
    let mut len = 0;
    let mut begin = 0;
    while begin < text.len() {
        let end = text.len().min(begin + CHUNK);
        let is_last = end == text.len();
        let chunk = text.get(begin..end).unwrap_or_default();
        let result = match decode(chunk, &mut decoded) {
            // Padding inside of the text is not the end of it.
            Ok(count) if !is_last && count != DECODED => Err(Base64Error {
                offset: chunk
                    .iter()
                    .position(|byte| *byte == b'=')
                    .unwrap_or_default(),
                is_short: false,
            }),
            result => result,
        };
        match result {
            Ok(count) => {
                if let (Some(to), Some(from)) =
                    (text.get_mut(len..len + count), decoded.get(..count))
                {
                    to.copy_from_slice(from);
                }
                len += count;
            }
            Err(error) => {
                encode_again(text, begin);
                return Err(Base64Error {
                    offset: begin + error.offset,
                    ..error
                });
            }
        }
        begin = end;
    }
    Ok(len)
}

/// Restores the first `len` characters of a text, full chunks, from the bytes that they were
/// decoded to.
#[cold]
fn encode_again(text: &mut [u8], len: usize) {
    let mut bytes = [0; DECODED];
    for chunk in (0..len / CHUNK).rev() {
        if let Some(from) = text.get(chunk * DECODED..(chunk + 1) * DECODED) {
            bytes.copy_from_slice(from);
        }
        if let Some(to) = text.get_mut(chunk * CHUNK..(chunk + 1) * CHUNK) {
            // The length is exactly that of the chunk.
            let _ = ENGINE.encode_slice(bytes, to);
        }
    }
}

/// Encodes bytes into a buffer from an offset on. Returns the offset after them; the same one if
/// the buffer is too short.
pub(crate) fn encode_at(bytes: &[u8], buffer: &mut [u8], at: usize) -> usize {
    let room = buffer.get_mut(at..).unwrap_or_default();
    at + ENGINE.encode_slice(bytes, room).unwrap_or_default()
}

/// The length of the text that bytes are encoded to.
pub(crate) const fn encoded_len(bytes: usize) -> usize {
    bytes.div_ceil(3) * 4
}

super::text!(Base64, Self);

impl fmt::Debug for Base64<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        redacted_text(self.0, f)
    }
}

/// Why a text is not Base64, and where. It holds nothing of the text.
///
/// ```
/// use bandwidth_callbacks::types::Base64;
///
/// let error = Base64::from("AA AA===").decode_to(&mut Vec::new()).unwrap_err();
/// assert_eq!(error.offset(), Some(2));
/// assert_eq!(error.to_string(), "the text is not Base64, at byte 2");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Base64Error {
    offset: usize,
    is_short: bool,
}

impl Base64Error {
    #[cold]
    fn new(error: &DecodeSliceError, text: &[u8]) -> Self {
        let (offset, is_short) = match error {
            DecodeSliceError::OutputSliceTooSmall => (0, true),
            DecodeSliceError::DecodeError(error) => match *error {
                DecodeError::InvalidByte(offset, _)
                | DecodeError::InvalidLastSymbol { offset, .. } => (offset, false),
                DecodeError::InvalidLength(_) | DecodeError::InvalidPadding => (text.len(), false),
            },
        };
        Self { offset, is_short }
    }

    /// Returns the offset of the first byte of the text that is wrong; the text's length if it ends
    /// too early. `None` if the text was not looked at, because the buffer was too short.
    ///
    /// ```
    /// # use bandwidth_callbacks::types::Base64;
    /// assert_eq!(Base64::from("AAA").decode_to(&mut Vec::new()).unwrap_err().offset(), Some(3));
    /// assert_eq!(Base64::from("AAAA").decode_to_slice(&mut [0; 2]).unwrap_err().offset(), None);
    /// ```
    #[must_use]
    pub const fn offset(self) -> Option<usize> {
        if self.is_short {
            None
        } else {
            Some(self.offset)
        }
    }
}

impl fmt::Display for Base64Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.offset() {
            Some(offset) => write!(f, "the text is not Base64, at byte {offset}"),
            None => f.write_str("the buffer is too short"),
        }
    }
}

impl std::error::Error for Base64Error {}

#[cfg(test)]
mod tests {
    use base64::engine::general_purpose::STANDARD;

    use super::*;

    fn bytes(len: usize) -> Vec<u8> {
        (0..len).map(|index| (index * 167 % 253) as u8).collect()
    }

    /// Decodes in all three ways, compares them, and returns the common result.
    fn decoded(text: &str) -> Result<Vec<u8>, Base64Error> {
        let mut buffer = Vec::new();
        let result = Base64::from(text)
            .decode_to(&mut buffer)
            .map(|bytes| bytes.to_vec());
        let mut slice = vec![0; text.len() + 3];
        let in_slice = Base64::from(text)
            .decode_to_slice(&mut slice)
            .map(|bytes| bytes.to_vec());
        assert_eq!(in_slice, result);
        let mut place = text.as_bytes().to_vec();
        match decode_in_place(&mut place) {
            Ok(len) => assert_eq!(Ok(&place[..len]), result.as_deref()),
            Err(error) => {
                assert!(result.is_err() && error.offset().is_some());
                assert_eq!(place, text.as_bytes(), "a text that is not valid must stay");
            }
        }
        result
    }

    #[test]
    fn every_length_is_decoded_and_encoded_as_by_the_scalar_engine() {
        for len in (0..=1100).chain(2000..=2320) {
            let bytes = bytes(len);
            let text = STANDARD.encode(&bytes);
            assert_eq!(decoded(&text), Ok(bytes.clone()));
            assert_eq!(
                (Base64::from(&*text).decoded_len(), encoded_len(len)),
                (len, text.len())
            );
            let mut encoded = vec![b'x'; text.len() + 1];
            assert_eq!(encode_at(&bytes, &mut encoded, 1), encoded.len());
            assert_eq!(encoded.strip_prefix(b"x"), Some(text.as_bytes()));
            assert_eq!(
                encode_at(&bytes, &mut encoded[..text.len().div_ceil(2)], 1),
                if len == 0 { 1.min(text.len() + 1) } else { 1 }
            );
        }
    }

    #[test]
    fn what_the_scalar_engine_refuses_is_refused_at_a_byte_that_is_wrong() {
        for len in [1, 2, 3, 4, 160, 767, 768, 769, 800, 1537, 2400] {
            let text = STANDARD.encode(bytes(len));
            for at in (0..text.len()).filter(|at| {
                *at < 8 || at + 8 > text.len() || at % 97 == 0 || at % 1024 < 2 || at % 1024 > 1021
            }) {
                for byte in ["=", "-", "_", " ", "\n", "A", "B", "/", "é"] {
                    let changed =
                        [&text[..at], byte, text.get(at + 1..).unwrap_or_default()].concat();
                    let oracle = STANDARD.decode(&changed);
                    let result = decoded(&changed);
                    assert_eq!(
                        result.clone().ok(),
                        oracle.clone().ok(),
                        "{len} {at} {byte:?}"
                    );
                    if let (Err(error), Err(DecodeError::InvalidByte(offset, _))) = (result, oracle)
                    {
                        assert_eq!(error.offset(), Some(offset), "{len} {at} {byte:?}");
                    }
                }
                assert_eq!(decoded(&text[..at]).ok(), STANDARD.decode(&text[..at]).ok());
            }
        }
    }
}
