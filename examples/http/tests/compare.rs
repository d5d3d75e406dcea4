//! Compares one attempt with one pair of credentials, for `constant_time.rs` to count the instructions of:
//! `compare <user> <password> <Authorization header>`.

use std::env;
use std::hint::black_box;

use bandwidth_callbacks::http::Credentials;

/// The function whose instructions are counted, found by its name.
#[inline(never)]
fn counted(credentials: &Credentials, header: &&str) -> bool {
    credentials.check([*header]).is_ok()
}

fn main() {
    let arguments: Vec<String> = env::args().collect();
    let [_, user, password, header] = arguments.as_slice() else {
        panic!("three arguments are needed");
    };
    let credentials = Credentials::new(user, password).expect("credentials");
    let right = counted(black_box(&credentials), black_box(&header.as_str()));
    println!("{}", if right { "right" } else { "wrong" });
}
