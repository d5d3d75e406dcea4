//! A walk for those who want a few texts of the root object: it skips all other values.

use super::Declined;
use super::layout::Layout;
use super::slots::Slots;
use super::walk::{Rest, Walk};

/// Finds the texts of some fields of the root object. Other values of these fields count as null.
///
/// What it skips is checked for its strings and brackets only, and what follows the root object is not looked at.
pub(crate) fn skim(body: &[u8], entries: &[u32], layout: &'static Layout, slots: &mut Slots) -> Result<(), Declined> {
    slots.clear();
    Walk::start(body, slots, |walk| {
        let (b'{', mut rest) = walk.next(entries) else {
            return Err(Declined::NotAnObject);
        };
        let (mut keys, mut nulls) = (0_u64, 0);
        if let (b'}', _) = walk.next(rest) {
            return Ok(());
        }
        loop {
            let [open, close, value @ ..] = rest else {
                return Err(Declined::Syntax);
            };
            let field = walk.find(layout, *open as usize, *close as usize);
            if field.is_some() {
                rest = value;
            } else {
                let key = walk.text(&mut rest)?;
                if key.has_escapes() {
                    return Err(Declined::EscapedKey);
                }
                if walk.byte(key.range().end + 1) != b':' {
                    // A field's key may be apart from its colon.
                    return Err(Declined::Syntax);
                }
            }
            let separator = match walk.next(rest) {
                (b'"', _) => {
                    let text = walk.text(&mut rest)?;
                    if let Some(field) = field {
                        walk.slots.set_text(usize::from(field.slot), text);
                    }
                    walk.separator(walk.byte(text.range().end + 1), &mut rest)
                }
                (b'{' | b'[', inside) => {
                    rest = skip_nested(walk, inside)?;
                    nulls |= field.map_or(0, |field| 1 << field.slot);
                    let (separator, after) = walk.next(rest);
                    rest = after;
                    separator
                }
                _ => {
                    nulls |= field.map_or(0, |field| 1 << field.slot);
                    walk.scalar(&mut rest)?.1
                }
            };
            if let Some(field) = field {
                let bit = 1 << field.slot;
                if keys & bit != 0 {
                    return Err(Declined::DuplicateField);
                }
                keys |= bit;
            }
            match separator {
                b',' => {}
                b'}' => {
                    walk.slots.set_keys(keys, nulls);
                    return Ok(());
                }
                _ => return Err(Declined::Syntax),
            }
        }
    })
}

/// Goes behind the end of an array or object by counting brackets, from its opening one on.
fn skip_nested<'i>(walk: &mut Walk<'_>, mut rest: Rest<'i>) -> Result<Rest<'i>, Declined> {
    let mut depth = 1_usize;
    while depth > 0 {
        let bracket = match walk.next(rest) {
            (0, _) => return Err(Declined::Syntax),
            (b'"', _) => {
                let text = walk.text(&mut rest)?;
                walk.byte(text.range().end + 1)
            }
            (byte, after) => {
                rest = after;
                byte
            }
        };
        match bracket {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
    }
    Ok(rest)
}
