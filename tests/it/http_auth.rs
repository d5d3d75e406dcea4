//! Credentials and signatures.

use bandwidth_callbacks::http::{
    Credentials, CredentialsError, SignatureHeader, SigningSecrets, Unauthorized,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

fn basic(pair: &str) -> String {
    format!("Basic {}", STANDARD.encode(pair))
}

fn credentials() -> Credentials {
    Credentials::new("bandwidth", "open sesame")
        .and_then(|one| one.and("second app", "pässwörd:東京"))
        .unwrap()
}

#[test]
fn every_pair_is_let_in_and_nothing_else() {
    let credentials = credentials();
    for right in ["bandwidth:open sesame", "second app:pässwörd:東京"] {
        assert_eq!(credentials.check([basic(right)]), Ok(()), "{right}");
    }
    for wrong in [
        "",
        ":",
        "bandwidth",
        "bandwidth:",
        ":open sesame",
        "bandwidth:open sesam",
        "bandwidth:open sesame ",
        "bandwidth:open sesame\0",
        "bandwidth:open sesame\n",
        "Bandwidth:open sesame",
        "bandwidth:Open sesame",
        "bandwidth:pässwörd:東京",
        "second app:open sesame",
        "bandwidthopen: sesame",
        "second app:pa\u{308}sswo\u{308}rd:東京",
    ] {
        assert_eq!(
            credentials.check([basic(wrong)]),
            Err(Unauthorized),
            "{wrong:?}"
        );
    }
}

#[test]
fn whatever_is_not_exactly_one_well_formed_header_is_refused() {
    let credentials = credentials();
    let right = basic("bandwidth:open sesame");
    let token = right.strip_prefix("Basic ").unwrap();
    assert_eq!(credentials.check([&right]), Ok(()));
    for same in [format!("bAsIC {token}"), format!("BASIC    {token}")] {
        assert_eq!(credentials.check([&same]), Ok(()), "{same}");
    }
    for wrong in [
        String::new(),
        "Basic".to_owned(),
        "Basic ".to_owned(),
        token.to_owned(),
        format!("Basic{token}"),
        format!("Basic\t{token}"),
        format!("Basic \t{token}"),
        format!(" {right}"),
        format!("{right} "),
        format!("{right}="),
        format!("{right}, {right}"),
        format!("{right} {token}"),
        format!("Basic {}", token.replace('w', "*")),
        format!("Basic {}", token.replacen('m', "m\r\n", 1)),
        format!("Basic \"{token}\""),
        format!("Bearer {token}"),
        format!("Digest {token}"),
        format!("Básic {token}"),
        // In the other alphabet of Base64, with other bits after the end.
        "Basic _-8=".to_owned(),
        "Basic YmFuZHdpZHRoOm9wZW4gc2VzYW1m".to_owned(),
        "bandwidth:open sesame".to_owned(),
        format!("Basic {}", "QUJD".repeat(1 << 20)),
    ] {
        assert_eq!(
            credentials.check([&wrong]),
            Err(Unauthorized),
            "{}",
            &wrong[..wrong.floor_char_boundary(80)]
        );
    }
    assert_eq!(
        credentials.check([b"Basic \xff\xfe".as_slice()]),
        Err(Unauthorized)
    );

    assert_eq!(credentials.check([] as [&str; 0]), Err(Unauthorized));
    let other = basic("second app:pässwörd:東京");
    let wrong = basic("bandwidth:guess");
    for several in [
        [&right, &right],
        [&right, &other],
        [&right, &wrong],
        [&wrong, &right],
    ] {
        assert_eq!(credentials.check(several), Err(Unauthorized));
    }
}

/// The challenge says `charset="UTF-8"`, so that no other encoding of a pair is that pair.
#[test]
fn pairs_are_compared_as_utf_8() {
    let credentials = Credentials::new("jürgen", "pässwörd").unwrap();
    let attempt = |pair: &[u8]| credentials.check([format!("Basic {}", STANDARD.encode(pair))]);
    assert_eq!(attempt("jürgen:pässwörd".as_bytes()), Ok(()));
    let latin_1: Vec<u8> = "jürgen:pässwörd"
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let utf_16: Vec<u8> = "jürgen:pässwörd"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    let with_mark = "\u{feff}jürgen:pässwörd".as_bytes();
    for other in [
        &*latin_1,
        &utf_16,
        with_mark,
        b"j?rgen:p?ssw?rd",
        b"jurgen:password",
    ] {
        assert_eq!(attempt(other), Err(Unauthorized), "{other:x?}");
    }
}

/// Two encodings of the same bytes would let two readers of a log see two senders.
#[test]
fn only_the_canonical_encoding_counts() {
    let credentials = Credentials::new("a", "b").unwrap();
    assert_eq!(STANDARD.encode("a:b"), "YTpi");
    assert_eq!(credentials.check(["Basic YTpi"]), Ok(()));
    let credentials = Credentials::new("a", "bc").unwrap();
    assert_eq!(credentials.check(["Basic YTpiYw=="]), Ok(()));
    for same_bytes in ["Basic YTpiYx==", "Basic YTpiYw", "Basic YTpiYw="] {
        assert_eq!(
            credentials.check([same_bytes]),
            Err(Unauthorized),
            "{same_bytes}"
        );
    }
}

#[test]
fn what_http_basic_cannot_carry_is_refused_when_it_is_configured() {
    let long = "x".repeat(Credentials::MAX_LEN);
    let too_long = "x".repeat(Credentials::MAX_LEN + 1);
    for (user, password, error) in [
        ("", "", CredentialsError::Empty),
        ("", "secret", CredentialsError::Empty),
        ("user", "", CredentialsError::Empty),
        (&too_long, "secret", CredentialsError::TooLong),
        ("user", &too_long, CredentialsError::TooLong),
        ("us:er", "secret", CredentialsError::ForbiddenCharacter),
        ("us\ner", "secret", CredentialsError::ForbiddenCharacter),
        ("user", "secret\0", CredentialsError::ForbiddenCharacter),
        ("user", "sec\u{85}ret", CredentialsError::ForbiddenCharacter),
    ] {
        assert_eq!(Credentials::new(user, password).unwrap_err(), error);
        assert_eq!(credentials().and(user, password).unwrap_err(), error);
    }
    let longest = Credentials::new(&long, &long).unwrap();
    assert_eq!(longest.check([basic(&format!("{long}:{long}"))]), Ok(()));
    assert_eq!(
        longest.check([basic(&format!("{long}:{long}x"))]),
        Err(Unauthorized)
    );
}

/// A header has room for the longest pair and ten blanks more; what is longer is not decoded,
/// whoever it is of.
#[test]
fn a_header_is_as_long_as_the_longest_pair_needs() {
    let long = "x".repeat(Credentials::MAX_LEN);
    let most = basic(&format!("{long}:{long}")).len() + 10;
    assert_eq!(most, 10_940);
    for (user, password) in [("bandwidth", "open sesame"), (&*long, &*long)] {
        let credentials = Credentials::new(user, password).unwrap();
        let header = basic(&format!("{user}:{password}"));
        let of_length = |len: usize| header.replacen(' ', &" ".repeat(len - header.len() + 1), 1);
        for len in [header.len(), most - 1, most] {
            assert_eq!(credentials.check([of_length(len)]), Ok(()), "{len}");
        }
        for len in [most + 1, most + 2, 2 * most] {
            assert_eq!(
                credentials.check([of_length(len)]),
                Err(Unauthorized),
                "{len}"
            );
        }
    }
}

/// The test cases of RFC 4231, section 4: key, data, HMAC-SHA-256. Case 5 is published cut to 128
/// bits.
const RFC_4231: [(&str, &str, &str); 7] = [
    (
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b",
        "4869205468657265",
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    ),
    (
        "4a656665",
        "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    ),
    (
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd",
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
    ),
    (
        "0102030405060708090a0b0c0d0e0f10111213141516171819",
        "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd",
        "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
    ),
    (
        "0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c",
        "546573742057697468205472756e636174696f6e",
        "a3b6167473100ee06e0c796c2955552b",
    ),
    (
        "aa",
        "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    ),
    (
        "aa",
        "5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b2d73697a65206b657920616e642061206c617267\
         6572207468616e20626c6f636b2d73697a6520646174612e20546865206b6579206e6565647320746f20626520686173686564206265666f726520626569\
         6e6720757365642062792074686520484d414320616c676f726974686d2e",
        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
    ),
];

fn hex(digits: &str) -> Vec<u8> {
    base16ct::lower::decode_vec(digits).unwrap()
}

#[test]
fn hmac_is_that_of_rfc_4231() {
    for (case, (key, data, expected)) in (1..).zip(RFC_4231) {
        // Cases 6 and 7 have 131 times that byte.
        let key = if key.len() == 2 {
            hex(key).repeat(131)
        } else {
            hex(key)
        };
        let secrets = SigningSecrets::new(&key).unwrap();
        let data = hex(data);
        let signature = secrets.sign(SignatureHeader::TollFreeVerification, &data);
        assert!(signature.starts_with(expected), "case {case}: {signature}");
        assert_eq!(
            secrets.sign(SignatureHeader::Subscriptions, &data),
            STANDARD.encode(hex(&signature)),
            "case {case}"
        );
        if expected.len() == 64 {
            assert_eq!(
                secrets.check(SignatureHeader::TollFreeVerification, [expected], &data),
                Ok(())
            );
            assert_eq!(
                secrets.check(
                    SignatureHeader::Subscriptions,
                    [STANDARD.encode(hex(expected))],
                    &data
                ),
                Ok(())
            );
        } else {
            assert_eq!(
                secrets.check(SignatureHeader::TollFreeVerification, [expected], &data),
                Err(Unauthorized)
            );
        }
    }
}

#[test]
fn a_signature_is_of_one_body_one_secret_and_one_header() {
    let secrets = SigningSecrets::new(b"the new secret")
        .unwrap()
        .and(b"the old secret")
        .unwrap();
    let body = br#"{"status":"VERIFIED"}"#;
    for header in [
        SignatureHeader::TollFreeVerification,
        SignatureHeader::Subscriptions,
    ] {
        for secret in ["the new secret", "the old secret", "another secret"] {
            let signature = SigningSecrets::new(secret.as_bytes())
                .unwrap()
                .sign(header, body);
            let expected = if secret == "another secret" {
                Err(Unauthorized)
            } else {
                Ok(())
            };
            assert_eq!(secrets.check(header, [&signature], body), expected);
        }
        let signature = secrets.sign(header, body);
        for other in [
            r#"{"status": "VERIFIED"}"#,
            r#"{"status":"VERIFIED"}
"#,
            r#"{"status":"verified"}"#,
            "",
        ] {
            assert_eq!(
                secrets.check(header, [&signature], other.as_bytes()),
                Err(Unauthorized)
            );
        }
        for at in 0..signature.len() {
            let mut wrong = signature.clone().into_bytes();
            wrong[at] = if wrong[at] == b'0' { b'1' } else { b'0' };
            assert_eq!(
                secrets.check(header, [&wrong], body),
                Err(Unauthorized),
                "byte {at}"
            );
        }
        for malformed in [
            "",
            " ",
            "0",
            &signature[1..],
            &format!("{signature}00"),
            &format!("{signature}="),
            &format!(" {signature}"),
            &format!("sha256={signature}"),
        ] {
            assert_eq!(
                secrets.check(header, [malformed], body),
                Err(Unauthorized),
                "{malformed}"
            );
        }
        assert_eq!(
            secrets.check(header, [] as [&str; 0], body),
            Err(Unauthorized)
        );
        assert_eq!(
            secrets.check(header, [&signature, &signature], body),
            Err(Unauthorized)
        );
    }
    let toll_free = secrets.sign(SignatureHeader::TollFreeVerification, body);
    assert_eq!(
        secrets.check(
            SignatureHeader::TollFreeVerification,
            [toll_free.to_uppercase()],
            body
        ),
        Ok(())
    );
    assert_eq!(
        secrets.check(SignatureHeader::Subscriptions, [toll_free], body),
        Err(Unauthorized)
    );
    assert!(SigningSecrets::new(b"").is_err());
    assert!(secrets.and(b"").is_err());
}

#[test]
fn debug_prints_no_secret() {
    assert_eq!(format!("{:?}", credentials()), "Credentials(<redacted: 2>)");
    let secrets = SigningSecrets::new(b"hush")
        .unwrap()
        .and(b"hush hush")
        .unwrap();
    assert_eq!(format!("{secrets:?}"), "SigningSecrets(<redacted: 2>)");
}
