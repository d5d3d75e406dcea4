//! The fields of views by number, against the struct.

use bandwidth_callbacks::Callback;
use bandwidth_callbacks::voice::View;
use serde_json::Value;

/// Fails if a field of the view, asked for by its number, is another one than that of the struct.
/// Looks at one field in `step`, another one for each `turn`.
pub fn assert_numbered(view: View<'_>, event: &Callback<'_>, turn: usize, step: usize) {
    let json = serde_json::to_value(event).unwrap();
    let has_value: Vec<_> = view.fields().collect();
    let own: Vec<_> = event.event_type().fields().collect();
    assert!(has_value.iter().all(|field| own.contains(field)));
    let mut texts = Vec::new();
    view.each_text(|field, text| texts.push((field, text)));
    let expected = has_value.iter().copied();
    let expected: Vec<_> = expected
        .filter_map(|field| Some((field, view.text(field)?)))
        .collect();
    assert!(texts.len() == expected.len() && expected.iter().all(|text| texts.contains(text)));
    assert!(
        texts
            .is_sorted_by(|(one, _), (next, _)| one.number() < next.number() && next.number() < 64)
    );
    for field in own.into_iter().skip(turn % step).step_by(step) {
        let name = field.name();
        // An unknown field with this name has a value of another type than the field.
        let expected = json.get(name).filter(|_| event.extra().get(name).is_none());
        let found = view
            .get(field)
            .map(|value| serde_json::to_value(value).unwrap());
        assert_eq!(found.as_ref(), expected, "{name}");
        assert_eq!(view.text(field), expected.and_then(Value::as_str), "{name}");
        assert_eq!(has_value.contains(&field), expected.is_some(), "{name}");
    }
}
