//! User and password from the options and the environment. A password is never an argument, which every user of the machine could read.

use std::path::Path;
use std::{fs, io};

/// A user and the password.
pub type Credentials = (String, String);

/// Returns user and password, if both are set.
///
/// # Errors
///
/// What is missing, or the file cannot be read.
pub fn read(user: Option<&str>, password_file: Option<&Path>) -> Result<Option<Credentials>, String> {
    let password = match password_file {
        Some(file) => Some(first_line(file).map_err(|error| format!("{}: {error}", file.display()))?),
        None => std::env::var("GATEWAY_PASSWORD").ok(),
    };
    match (user, password) {
        (Some(user), Some(password)) => Ok(Some((user.to_owned(), password))),
        (None, None) => Ok(None),
        (Some(_), None) => Err("there is a user without a password: set --password-file or GATEWAY_PASSWORD".to_owned()),
        (None, Some(_)) => Err("there is a password without a user: set --user or GATEWAY_USER".to_owned()),
    }
}

fn first_line(file: &Path) -> io::Result<String> {
    Ok(fs::read_to_string(file)?.lines().next().unwrap_or_default().to_owned())
}
