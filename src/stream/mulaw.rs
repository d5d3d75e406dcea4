//! ITU-T G.711 µ-law, the encoding of all audio that Bandwidth sends. Own code: it is a table and
//! ten lines, and no crate that does it is widely used.

/// The sample of each code.
#[allow(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "evaluated by the compiler only"
)]
const SAMPLES: [i16; 256] = {
    let mut samples = [0; 256];
    let mut code = 0;
    while code < 256 {
        samples[code] = sample(code as u8);
        code += 1;
    }
    samples
};

/// Added to a magnitude, so that segments begin at powers of two.
const BIAS: i16 = 132;

const fn sample(code: u8) -> i16 {
    // Codes are sent with all bits inverted.
    let code = !code;
    let (segment, step) = (code >> 4 & 7, code & 15);
    let magnitude = ((((step as i16) << 3) + BIAS) << segment) - BIAS;
    if code & 0x80 == 0 {
        magnitude
    } else {
        -magnitude
    }
}

/// Returns the 16-bit sample of a µ-law code, from -32124 to 32124. Does not allocate.
///
/// Source: ITU-T Recommendation G.711, table 2.
///
/// ```
/// use bandwidth_callbacks::stream::mulaw_to_sample;
///
/// assert_eq!((mulaw_to_sample(0xff), mulaw_to_sample(0x80), mulaw_to_sample(0x00)), (0, 32124, -32124));
/// ```
#[must_use]
#[allow(clippy::indexing_slicing, reason = "a byte is below 256")]
pub const fn mulaw_to_sample(code: u8) -> i16 {
    SAMPLES[code as usize]
}

/// Returns the µ-law code of the interval that a 16-bit sample is in. Does not allocate.
///
/// Source: ITU-T Recommendation G.711, table 2.
///
/// ```
/// use bandwidth_callbacks::stream::{mulaw_to_sample, sample_to_mulaw};
///
/// assert_eq!((sample_to_mulaw(0), sample_to_mulaw(i16::MAX), sample_to_mulaw(i16::MIN)), (0xff, 0x80, 0x00));
/// assert_eq!(mulaw_to_sample(sample_to_mulaw(1000)), 988);
/// ```
#[must_use]
#[allow(
    clippy::cast_possible_truncation,
    reason = "a segment is below 8, and a step below 16"
)]
pub const fn sample_to_mulaw(sample: i16) -> u8 {
    // Beyond this, the bias would overflow. All of it has the code of the greatest sample.
    const CLIP: u16 = i16::MAX as u16 - BIAS as u16;
    let magnitude = sample.unsigned_abs();
    let magnitude = if magnitude > CLIP { CLIP } else { magnitude } + BIAS as u16;
    let segment = 8 - magnitude.leading_zeros() as u8;
    let step = (magnitude >> (segment + 3)) as u8 & 15;
    let sign = if sample < 0 { 0x80 } else { 0 };
    !(sign | segment << 4 | step)
}

/// Converts µ-law codes to samples, as many as fit into both slices. Returns how many. Does not
/// allocate.
///
/// ```
/// use bandwidth_callbacks::stream::decode_mulaw;
///
/// let mut samples = [0; 160];
/// assert_eq!(decode_mulaw(&[0xff, 0x80], &mut samples), 2);
/// assert_eq!(samples[1], 32124);
/// ```
pub fn decode_mulaw(codes: &[u8], samples: &mut [i16]) -> usize {
    samples
        .iter_mut()
        .zip(codes)
        .for_each(|(sample, code)| *sample = mulaw_to_sample(*code));
    codes.len().min(samples.len())
}

/// Converts samples to µ-law codes, as many as fit into both slices. Returns how many. Does not
/// allocate.
///
/// ```
/// use bandwidth_callbacks::stream::encode_mulaw;
///
/// let mut codes = [0; 160];
/// assert_eq!(encode_mulaw(&[0, 32124], &mut codes), 2);
/// assert_eq!(codes[1], 0x80);
/// ```
pub fn encode_mulaw(samples: &[i16], codes: &mut [u8]) -> usize {
    codes
        .iter_mut()
        .zip(samples)
        .for_each(|(code, sample)| *code = sample_to_mulaw(*sample));
    codes.len().min(samples.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The Recommendation's values are those of 14 bits: segment 8, step 16 is 8031. It is four
    /// times as much in 16 bits.
    #[test]
    fn all_codes_have_the_values_of_the_recommendation() {
        for code in 0..=255_u8 {
            let (segment, step) = (i32::from(!code >> 4 & 7), i32::from(!code & 15));
            let expected = 4 * ((33 + 2 * step) * (1 << segment) - 33);
            let expected = if code & 0x80 == 0 {
                -expected
            } else {
                expected
            };
            assert_eq!(i32::from(mulaw_to_sample(code)), expected, "{code:#x}");
        }
        // Some of the printed ones: code words and values at the decoder's output.
        for (code, value) in [
            (0x80, 8031),
            (0x8f, 4191),
            (0x9f, 2079),
            (0xaf, 1023),
            (0xbf, 495),
            (0xcf, 231),
            (0xdf, 99),
            (0xef, 33),
            (0xfe, 2),
            (0xff, 0),
        ] {
            assert_eq!(mulaw_to_sample(code), 4 * value, "{code:#x}");
        }
    }

    /// The decision values of 14 bits, by their distances in the Recommendation: the code of a
    /// sample is that of the greatest not above it.
    #[test]
    fn codes_are_those_of_the_decision_values() {
        let mut decisions = vec![0];
        for (count, distance) in [
            (1, 1),
            (15, 2),
            (16, 4),
            (16, 8),
            (16, 16),
            (16, 32),
            (16, 64),
            (16, 128),
            (15, 256),
        ] {
            for _ in 0..count {
                decisions.push(decisions[decisions.len() - 1] + distance);
            }
        }
        assert_eq!((decisions.len(), decisions[127]), (128, 7903));
        for sample in i16::MIN..=i16::MAX {
            let magnitude = i32::from(sample).abs();
            let interval = decisions
                .iter()
                .filter(|decision| 4 * **decision <= magnitude)
                .count()
                - 1;
            let code = if sample < 0 { 0x7f } else { 0xff } - u8::try_from(interval).unwrap();
            assert_eq!(sample_to_mulaw(sample), code, "{sample}");
        }
    }

    #[test]
    fn every_code_but_that_of_minus_zero_is_encoded_again() {
        for code in 0..=255 {
            let expected = if code == 0x7f { 0xff } else { code };
            assert_eq!(sample_to_mulaw(mulaw_to_sample(code)), expected);
        }
    }

    #[test]
    fn slices_of_unlike_lengths_convert_what_fits() {
        let mut samples = [7; 3];
        assert_eq!(decode_mulaw(&[0xff; 2], &mut samples), 2);
        assert_eq!(samples, [0, 0, 7]);
        assert_eq!(decode_mulaw(&[0x80; 4], &mut samples), 3);
        let mut codes = [1; 2];
        assert_eq!(encode_mulaw(&[0; 3], &mut codes), 2);
        assert_eq!(encode_mulaw(&[], &mut codes), 0);
        assert_eq!(codes, [0xff; 2]);
    }
}
