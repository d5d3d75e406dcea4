//! The links of README.md.

use crate::read;

/// On docs.rs and on the page of the registry, only these links work. The package has no other
/// files.
#[test]
fn links_are_absolute_and_lead_to_files_of_the_package() {
    let (manifest, readme) = (read("Cargo.toml"), read("README.md"));
    let mut checked = 0;
    for target in readme
        .split("](")
        .skip(1)
        .map(|rest| rest.split(')').next().unwrap())
    {
        assert!(target.starts_with("https://"), "{target}");
        if let Some(file) =
            target.strip_prefix("https://docs.rs/crate/bandwidth-callbacks/latest/source/")
        {
            let shipped = file
                .replace("LICENSE-MIT", "LICENSE-*")
                .replace("LICENSE-APACHE", "LICENSE-*");
            assert!(manifest.contains(&format!("\"/{shipped}\"")), "{file}");
            checked += 1;
        }
    }
    assert!(checked >= 4);
}
