//! The example `inspect`, run as the program that users get.

mod hints;
mod input;
mod output;
mod program;
