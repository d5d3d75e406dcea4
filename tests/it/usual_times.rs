//! The usual form of a time, `2022-06-16T13:15:07.160Z`, which is read in another way than all others.

use bandwidth_callbacks::types::Timestamp;

/// One more digit has no meaning, but the form is not the usual one.
fn in_another_form(text: &str) -> String {
    format!("{}0{}", &text[..23], &text[23..])
}

#[test]
fn any_other_byte_is_what_it_is_in_another_form() {
    let (mut times, mut others) = (0, 0);
    for text in ["2022-06-16T13:15:07.160Z", "2024-02-29T23:59:59.999Z"] {
        for place in 0..text.len() {
            for byte in 0..128_u8 {
                let mut changed = text.to_owned();
                changed.replace_range(place..=place, &char::from(byte).to_string());
                let usual = Timestamp::new(&changed).to_offset_date_time();
                let other = Timestamp::new(&in_another_form(&changed)).to_offset_date_time();
                if place < 23 {
                    assert_eq!(usual, other, "{changed}");
                } else {
                    let is_time = matches!(byte, b'Z' | b'z' | b'0'..=b'9');
                    assert_eq!(usual.is_ok(), is_time, "{changed}");
                }
                if usual.is_ok() {
                    times += 1;
                } else {
                    others += 1;
                }
            }
        }
    }
    assert!(times > 100 && others > 5000, "{times} {others}");
}

#[test]
fn any_numbers_are_what_they_are_in_another_form() {
    let mut times = 0;
    for date in [
        "0000-01-01",
        "1900-02-29",
        "2000-02-29",
        "2023-04-31",
        "9999-12-31",
        "2022-00-10",
        "2022-13-10",
        "2022-10-00",
    ] {
        for hour in 0..=25 {
            for (minute, second) in [(0, 0), (59, 59), (59, 60), (60, 0), (0, 61), (99, 99)] {
                for milli in [0, 1, 10, 999] {
                    let text = format!("{date}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z");
                    let usual = Timestamp::new(&text).to_offset_date_time();
                    let other = Timestamp::new(&in_another_form(&text)).to_offset_date_time();
                    assert_eq!(usual, other, "{text}");
                    times += usize::from(usual.is_ok());
                }
            }
        }
    }
    assert!(times > 500, "{times}");
}
