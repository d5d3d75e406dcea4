//! User and password from the options and the environment. A password is never an argument, which
//! every user of the machine could read.

use std::env::{self, VarError};
use std::path::Path;
use std::{fmt, fs};

use anyhow::{Context, bail};
use clap::ArgMatches;
use clap::parser::ValueSource;

/// The environment variable with the password.
const PASSWORD: &str = "GATEWAY_PASSWORD";

/// A user and the password. Documents carry them, so they are kept as they are.
#[derive(Clone)]
pub struct Credentials {
    pub user: String,
    pub password: String,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(<redacted>)")
    }
}

/// Returns user and password, if both are set.
///
/// # Errors
///
/// A part is missing, or the file cannot be read.
pub fn read(
    user: Option<&str>,
    password_file: Option<&Path>,
) -> anyhow::Result<Option<Credentials>> {
    let password = match password_file {
        Some(file) => Some(first_line(file).with_context(|| file.display().to_string())?),
        None => match env::var(PASSWORD) {
            Ok(password) => Some(password),
            Err(VarError::NotPresent) => None,
            // Without an error, it would count as not set.
            Err(VarError::NotUnicode(_)) => bail!("the value of {PASSWORD} is not UTF-8"),
        },
    };
    match (user, password) {
        (Some(user), Some(password)) => Ok(Some(Credentials {
            user: user.to_owned(),
            password,
        })),
        (None, None) => Ok(None),
        (Some(_), None) => {
            bail!("there is a user without a password: set --password-file or GATEWAY_PASSWORD")
        }
        (None, Some(_)) => {
            bail!("there is a password without a user: set --user or GATEWAY_USER")
        }
    }
}

/// Refuses a URL with a password among the arguments of an option.
///
/// # Errors
///
/// The option is an argument and has such a URL. The error does not contain it.
pub fn refuse_arguments(matches: &ArgMatches, option: &str) -> anyhow::Result<()> {
    let is_argument = matches.value_source(option) == Some(ValueSource::CommandLine);
    let mut urls = matches.get_many::<String>(option).into_iter().flatten();
    if is_argument && urls.any(|url| url.contains('@')) {
        let variable = format!("GATEWAY_{}", option.to_uppercase());
        bail!(
            "--{option} has a URL with a password, which every user of this machine could read: set {variable} in its place"
        );
    }
    Ok(())
}

fn first_line(file: &Path) -> anyhow::Result<String> {
    let text = fs::read_to_string(file)?;
    match text.lines().next() {
        Some(password) if !password.is_empty() => Ok(password.to_owned()),
        _ => bail!("there is no password in the first line"),
    }
}

#[cfg(test)]
mod tests {
    use tempfile::tempdir;

    use super::*;

    #[test]
    fn a_password_is_the_first_line_of_its_file_and_is_not_printed() {
        let folder = tempdir().unwrap();
        let file = folder.path().join("password");
        for text in ["open sesame\n", "open sesame\r\nmore", "open sesame"] {
            fs::write(&file, text).unwrap();
            let credentials = read(Some("bandwidth"), Some(&file)).unwrap().unwrap();
            assert_eq!(
                (&*credentials.user, &*credentials.password),
                ("bandwidth", "open sesame"),
                "{text:?}"
            );
            assert_eq!(format!("{credentials:?}"), "Credentials(<redacted>)");
        }
        for text in ["", "\n", "\nopen sesame"] {
            fs::write(&file, text).unwrap();
            let error = read(Some("bandwidth"), Some(&file)).unwrap_err();
            assert_eq!(
                format!("{error:#}"),
                format!("{}: there is no password in the first line", file.display())
            );
        }
        fs::write(&file, b"sesame\xff").unwrap();
        let error = format!("{:#}", read(Some("bandwidth"), Some(&file)).unwrap_err());
        assert!(
            error.contains("UTF-8") && !error.contains("sesame"),
            "{error}"
        );
        assert!(read(None, Some(&file)).is_err());
    }
}
