//! What the head of a request says beyond what hyper checks.

use axum::http::{HeaderMap, HeaderName, Request, Version, header};

/// A head that is refused with 400.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The label of a metric.
    pub kind: &'static str,
    pub reason: &'static str,
}

/// Looks at what hyper leaves to its users.
///
/// # Errors
///
/// What RFC 9112 refuses: a request by HTTP/1.1 without `Host` or with two (section 3.2), and a
/// transfer coding that is not understood (section 6.1), of which hyper looks at the last one
/// alone.
pub fn check<B>(request: &Request<B>) -> Result<(), Fault> {
    let hosts = request.headers().get_all(header::HOST).iter().count();
    if hosts > 1 || hosts == 0 && request.version() == Version::HTTP_11 {
        let reason = if hosts == 0 {
            "no Host"
        } else {
            "more than one Host"
        };
        return Err(Fault {
            kind: "invalid_host",
            reason,
        });
    }
    let mut codings = request.headers().get_all(header::TRANSFER_ENCODING).iter();
    match (codings.next(), codings.next()) {
        (None, _) => Ok(()),
        (Some(coding), None) if coding.as_bytes().eq_ignore_ascii_case(b"chunked") => Ok(()),
        _ => Err(Fault {
            kind: "invalid_coding",
            reason: "another transfer coding than chunked",
        }),
    }
}

/// Returns the name of a header. To look for one by a text would parse the text each time.
pub fn name(text: &'static str) -> HeaderName {
    match text {
        "content-length" => header::CONTENT_LENGTH,
        "content-type" => header::CONTENT_TYPE,
        "content-encoding" => header::CONTENT_ENCODING,
        "authorization" => header::AUTHORIZATION,
        text => HeaderName::from_static(text),
    }
}

/// Whether a browser sends the request, which must not put events into the journal: a page of any
/// site can let it send some. The browser may know the credentials from the live page, and it
/// reaches this machine. Bandwidth has no reason to send these headers.
///
/// Not all of them are in each request. To a site by plain HTTP, a browser sends neither `Origin`
/// nor `Sec-Fetch-Site` for an image.
pub fn is_of_browser(headers: &HeaderMap) -> bool {
    headers.iter().any(|(name, value)| match name.as_str() {
        "origin" | "referer" | "accept-language" | "upgrade-insecure-requests" => true,
        "accept" => ["image/", "text/html", "text/css"]
            .iter()
            .any(|kind| value.as_bytes().starts_with(kind.as_bytes())),
        name => name.starts_with("sec-") && !name.starts_with("sec-websocket-"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(version: Version, headers: &[(&str, &str)]) -> Request<()> {
        let request = Request::builder().version(version);
        let request = headers.iter().fold(request, |request, (name, value)| {
            request.header(*name, *value)
        });
        request.body(()).unwrap()
    }

    #[test]
    fn hosts_and_codings_that_are_refused() {
        let kind = |version, headers: &[_]| {
            check(&request(version, headers))
                .err()
                .map(|fault| fault.kind)
        };
        let host = ("Host", "localhost");
        let coding = |value| ("Transfer-Encoding", value);
        for (version, headers, expected) in [
            (Version::HTTP_11, &[host][..], None),
            (Version::HTTP_11, &[("Host", "")], None),
            (Version::HTTP_11, &[], Some("invalid_host")),
            (Version::HTTP_11, &[host, host], Some("invalid_host")),
            (Version::HTTP_10, &[host], None),
            (Version::HTTP_10, &[], None),
            (Version::HTTP_10, &[host, host], Some("invalid_host")),
            (Version::HTTP_11, &[host, coding("chunked")], None),
            (Version::HTTP_11, &[host, coding("Chunked")], None),
            (
                Version::HTTP_11,
                &[host, coding("gzip, chunked")],
                Some("invalid_coding"),
            ),
            (
                Version::HTTP_11,
                &[host, coding("chunked, chunked")],
                Some("invalid_coding"),
            ),
            (
                Version::HTTP_11,
                &[host, coding("chunked;a=b")],
                Some("invalid_coding"),
            ),
            (
                Version::HTTP_11,
                &[host, coding("gzip"), coding("chunked")],
                Some("invalid_coding"),
            ),
            (
                Version::HTTP_11,
                &[host, coding("chunked"), coding("chunked")],
                Some("invalid_coding"),
            ),
            (
                Version::HTTP_11,
                &[host, coding("")],
                Some("invalid_coding"),
            ),
        ] {
            assert_eq!(kind(version, headers), expected, "{version:?} {headers:?}");
        }
    }

    #[test]
    fn a_name_is_its_text() {
        for text in [
            "content-length",
            "content-type",
            "content-encoding",
            "authorization",
            "expect",
            "x-other",
        ] {
            assert_eq!(name(text).as_str(), text);
        }
    }

    #[test]
    fn what_browsers_send_and_others_do_not() {
        let is_of_browser =
            |headers: &[_]| is_of_browser(request(Version::HTTP_11, headers).headers());
        for header in [
            ("Origin", "null"),
            ("Referer", "http://site.example/"),
            ("Accept-Language", "en"),
            ("Upgrade-Insecure-Requests", "1"),
            ("Accept", "image/avif,image/webp,*/*;q=0.8"),
            ("Accept", "text/html,application/xhtml+xml"),
            ("Accept", "text/css,*/*;q=0.1"),
            ("Sec-Fetch-Site", "none"),
            ("Sec-Fetch-Dest", "image"),
            ("Sec-Fetch-Mode", "no-cors"),
            ("Sec-CH-UA", "x"),
            ("Sec-GPC", "1"),
        ] {
            assert!(is_of_browser(&[("Host", "x"), header]), "{header:?}");
        }
        assert!(!is_of_browser(&[
            ("Host", "x"),
            ("User-Agent", "BandwidthAPI/v2"),
            ("Accept", "*/*"),
            ("Accept-Encoding", "gzip"),
            ("Content-Type", "application/json"),
            ("Authorization", "Basic eDp5"),
            ("X-Forwarded-For", "192.0.2.1"),
            ("Sec-WebSocket-Key", "x"),
            ("Sec-WebSocket-Version", "13"),
        ]));
        assert!(!is_of_browser(&[("Accept", "application/xml, text/xml")]));
        assert!(!is_of_browser(&[]));
    }
}
