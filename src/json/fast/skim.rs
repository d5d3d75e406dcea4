//! A walk for those who want a few texts of the root object: it skips all other values.

use super::Declined;
use super::layout::Layout;
use super::slots::{Slots, Span};
use super::walk::{Keys, Rest, Walk};

/// Finds the texts of some fields of the root object. Other values of these fields count as null.
///
/// What it skips is checked for its strings and brackets only, and what follows the root object is
/// not looked at.
pub(crate) fn skim(
    body: &[u8],
    entries: &[u32],
    layout: &'static Layout,
    slots: &mut Slots,
) -> Result<(), Declined> {
    slots.clear();
    Walk::start(body, slots, |walk| {
        let (b'{', mut rest) = walk.next(entries) else {
            return Err(Declined::NotAnObject);
        };
        let mut found = Keys::default();
        if let (b'}', _) = walk.next(rest) {
            walk.slots.finish(0, 0, 0);
            return Ok(());
        }
        loop {
            // Most members are texts with four entries, all of them quotes.
            let separator = if let [open, close, start, end, after @ ..] = rest
                && let [open, close, start, end] =
                    [*open, *close, *start, *end].map(|offset| offset as usize)
                && walk.byte(open) == b'"'
                && let Some(b"\":") = walk.bytes(close)
                && walk.byte(start) == b'"'
                && let Some(&[b'"', byte]) = walk.bytes(end)
            {
                // Most keys are no field's, and most of these have another length.
                if layout.has_len(close - open - 1)
                    && let Some(field) = walk.find(layout, open, close)
                {
                    found.insert(field)?;
                    walk.slots
                        .set(usize::from(field.slot), Span::new(start + 1, end));
                }
                rest = after;
                walk.separator(byte, &mut rest)
            } else {
                member(walk, layout, &mut found, &mut rest)?
            };
            match separator {
                b',' => {}
                b'}' => {
                    walk.slots.finish(found.all, found.nulls, 0);
                    return Ok(());
                }
                _ => return Err(Declined::Syntax),
            }
        }
    })
}

/// A member of any kind. Returns the byte that follows it.
#[inline(never)]
fn member(
    walk: &mut Walk<'_>,
    layout: &'static Layout,
    found: &mut Keys,
    rest: &mut Rest<'_>,
) -> Result<u8, Declined> {
    let (_, field) = walk.key(layout, rest)?;
    if let Some(field) = field {
        found.insert(field)?;
    }
    let (first, inside) = walk.next(rest);
    if first == b'"' {
        let text = walk.text(rest)?;
        if let Some(field) = field {
            walk.slots.set_text(usize::from(field.slot), text);
        }
        return Ok(walk.separator(walk.byte(text.range().end + 1), rest));
    }
    if let Some(field) = field {
        found.nulls |= 1 << field.slot;
    }
    if let b'{' | b'[' = first {
        *rest = skip_nested(walk, inside)?;
        let (separator, after) = walk.next(rest);
        *rest = after;
        return Ok(separator);
    }
    walk.scalar(rest).map(|(_, separator)| separator)
}

/// Goes after the end of an array or object by counting brackets, from its opening one on.
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
