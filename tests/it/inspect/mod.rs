//! The example `inspect`, run as the program that users get.

#![allow(unreachable_pub, reason = "a program has no public API")]

mod hints;
mod input;
mod output;
mod program;
