//! User and password from the options and the environment. A password is never an argument, which every user of the machine could read.

use std::env::{self, VarError};
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
        None => match env::var("GATEWAY_PASSWORD") {
            Ok(password) => Some(password),
            Err(VarError::NotPresent) => None,
            Err(VarError::NotUnicode(_)) => return Err("GATEWAY_PASSWORD is not UTF-8".to_owned()),
        },
    };
    match (user, password) {
        (Some(user), Some(password)) => Ok(Some((user.to_owned(), password))),
        (None, None) => Ok(None),
        (Some(_), None) => Err("there is a user without a password: set --password-file or GATEWAY_PASSWORD".to_owned()),
        (None, Some(_)) => Err("there is a password without a user: set --user or GATEWAY_USER".to_owned()),
    }
}

fn first_line(file: &Path) -> io::Result<String> {
    let text = fs::read_to_string(file)?;
    let line = text.lines().next().filter(|line| !line.is_empty());
    line.map(str::to_owned)
        .ok_or_else(|| io::Error::other("it has no password in its first line"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_a_password_is_no_empty_password() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("password");
        let read = |text: &str| {
            fs::write(&file, text).unwrap();
            super::read(Some("user"), Some(&file))
        };
        for text in ["", "\n", "\r\n", "\nsecret"] {
            assert!(read(text).unwrap_err().contains("it has no password in its first line"), "{text:?}");
        }
        for text in ["secret", "secret\n", "secret\r\nmore"] {
            assert_eq!(read(text).unwrap(), Some(("user".into(), "secret".into())));
        }
    }
}
