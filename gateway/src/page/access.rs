//! Who may see the page.

use std::net::{IpAddr, Ipv4Addr};

use anyhow::Context;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use bandwidth_callbacks::http::{CHALLENGE, Credentials};
use ctutils::CtEq;

pub enum Access {
    Known(Credentials),
    /// Who has the token, from this machine.
    Local(Token),
    Anyone,
}

/// The token that the gateway prints at its start, for those who may see the page: a number of 128
/// bits that nobody can guess. A proxy on this machine can look like a browser on it, so that an
/// address alone says nothing.
pub struct Token {
    text: String,
    /// Of this gateway alone: the browser sends the cookies of all ports of a host.
    cookie: String,
}

impl Token {
    /// Makes the token of the gateway at this port.
    ///
    /// # Errors
    ///
    /// The system has no random numbers.
    pub fn new(port: u16) -> anyhow::Result<Self> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).context("the token of the page")?;
        Ok(Self {
            text: format!("{:032x}", u128::from_be_bytes(bytes)),
            cookie: format!("gateway-{port}"),
        })
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Compares in constant time: how long it takes says nothing of the token.
    fn is(&self, attempt: &[u8]) -> bool {
        self.text.as_bytes().ct_eq(attempt).to_bool()
    }

    fn is_in_cookies(&self, headers: &HeaderMap) -> bool {
        let mut cookies = headers
            .get_all(header::COOKIE)
            .iter()
            .flat_map(|value| value.as_bytes().split(|byte| *byte == b';'));
        cookies.any(|cookie| {
            let value = cookie.trim_ascii().strip_prefix(self.cookie.as_bytes());
            value
                .and_then(|value| value.strip_prefix(b"="))
                .is_some_and(|value| self.is(value))
        })
    }
}

impl Access {
    /// Returns the answer to a request that may not see the page, or that brings the token in its
    /// address.
    pub fn answer(&self, uri: &Uri, headers: &HeaderMap) -> Option<Response> {
        match self {
            Self::Known(known) if known.check(headers.get_all(header::AUTHORIZATION)).is_err() => {
                let challenge = [(header::WWW_AUTHENTICATE, CHALLENGE)];
                let why = "the page needs the credentials of the webhooks\n";
                Some((StatusCode::UNAUTHORIZED, challenge, why).into_response())
            }
            Self::Local(token) => token.answer(uri, headers),
            Self::Known(_) | Self::Anyone => None,
        }
    }
}

impl Token {
    fn answer(&self, uri: &Uri, headers: &HeaderMap) -> Option<Response> {
        // A site on the internet can let its name point to 127.0.0.1 (DNS rebinding). A browser
        // here would then let that site read this page as its own, but it would send the
        // name of the site.
        if is_forwarded(headers) || !is_at_this_machine(headers) {
            let why = "without credentials, the page is served to localhost and to addresses, not to names and not through proxies\n";
            return Some((StatusCode::FORBIDDEN, why).into_response());
        }
        let mut parameters = uri.query().unwrap_or_default().split('&');
        if parameters.any(|parameter| {
            parameter
                .strip_prefix("token=")
                .is_some_and(|attempt| self.is(attempt.as_bytes()))
        }) {
            // From the address, which stays in histories, to a cookie, which scripts cannot read
            // and other sites do not cause to be sent.
            let cookie = format!(
                "{}={}; Path=/; HttpOnly; SameSite=Strict",
                self.cookie, self.text
            );
            let headers = [
                (header::LOCATION, "/"),
                (header::SET_COOKIE, cookie.as_str()),
            ];
            return Some((StatusCode::SEE_OTHER, headers).into_response());
        }
        if self.is_in_cookies(headers) {
            return None;
        }
        let why = "without credentials, the page needs the token in the address that the gateway has printed at its start\n";
        Some((StatusCode::FORBIDDEN, why).into_response())
    }
}

fn is_forwarded(headers: &HeaderMap) -> bool {
    ["forwarded", "x-forwarded-for", "via"]
        .iter()
        .any(|name| headers.contains_key(*name))
}

/// Whether a request was sent to an address or to `localhost`, and not to a name, which anybody can
/// point to an address of this machine.
pub fn is_at_this_machine(headers: &HeaderMap) -> bool {
    headers
        .get(header::HOST)
        .is_some_and(|host| is_plain(host.as_bytes()) || is_local(host.as_bytes()))
}

/// Whether a host is `localhost` or an IPv4 address, alone or with a port. [`is_local`] says the
/// same of these, but it copies the host.
fn is_plain(host: &[u8]) -> bool {
    let Ok(host) = str::from_utf8(host) else {
        return false;
    };
    let name = match host.split_once(':') {
        Some((name, port)) if port.parse::<u16>().is_ok() => name,
        Some(_) => return false,
        None => host,
    };
    name == "localhost" || name.parse::<Ipv4Addr>().is_ok()
}

fn is_local(host: &[u8]) -> bool {
    Authority::try_from(host).is_ok_and(|host| {
        let host = host.host();
        let address = host
            .strip_prefix('[')
            .and_then(|host| host.strip_suffix(']'))
            .unwrap_or(host);
        host.eq_ignore_ascii_case("localhost") || address.parse::<IpAddr>().is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_host_is_local() {
        for host in ["localhost", "localhost:8080", "127.0.0.1", "10.0.0.1:80"] {
            assert!(
                is_plain(host.as_bytes()) && is_local(host.as_bytes()),
                "{host}"
            );
        }
        let parts = [
            "",
            "localhost",
            "127.0.0.1",
            "127.0.0.",
            "1",
            ":",
            ":8080",
            ":+80",
            ":65536",
            "+",
            "-",
            "@",
            "[",
            "]",
            "::1",
            "/",
            "?",
            "#",
            "%",
            " ",
            ".",
            "\u{e9}",
            "site.example",
        ];
        for [a, b, c] in parts.iter().flat_map(|a| {
            let pairs = parts.iter().flat_map(|b| parts.iter().map(move |c| [b, c]));
            pairs.map(move |[b, c]| [a, b, c])
        }) {
            let host = format!("{a}{b}{c}");
            let host = host.as_bytes();
            assert!(!is_plain(host) || is_local(host), "{a}{b}{c}");
        }
    }
}
