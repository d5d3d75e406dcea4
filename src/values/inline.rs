use std::{array, mem};

/// A list whose first items are kept without allocation.
///
/// `smallvec` 1 would do, but is invariant over its items: an event with one in it could not be
/// used where one with a shorter lifetime is wanted, and would have to be dropped before its body
/// is touched again.
#[derive(Clone)]
pub(crate) enum Inline<T, const N: usize> {
    Few { len: usize, items: [T; N] },
    Many(Vec<T>),
}

impl<T: Default, const N: usize> Inline<T, N> {
    pub(crate) fn push(&mut self, item: T) {
        match self {
            Self::Few { len, items } => {
                if let Some(free) = items.get_mut(*len) {
                    *free = item;
                    *len += 1;
                } else {
                    let mut many = Vec::with_capacity(2 * N);
                    many.extend(items.iter_mut().map(mem::take));
                    many.push(item);
                    *self = Self::Many(many);
                }
            }
            Self::Many(items) if items.capacity() == 0 => {
                let mut first = Some(item);
                *self = Self::Few {
                    len: 1,
                    items: array::from_fn(|_| first.take().unwrap_or_default()),
                };
            }
            Self::Many(items) => items.push(item),
        }
    }
}

impl<T, const N: usize> Inline<T, N> {
    pub(crate) fn as_slice(&self) -> &[T] {
        match self {
            Self::Few { len, items } => items.get(..*len).unwrap_or_default(),
            Self::Many(items) => items,
        }
    }
}

/// Empty, in the form that costs nothing to make.
impl<T, const N: usize> Default for Inline<T, N> {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl<T: PartialEq, const N: usize> PartialEq for Inline<T, N> {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl<T: Eq, const N: usize> Eq for Inline<T, N> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stay_in_order_on_both_sides_of_the_limit() {
        let mut list: Inline<u8, 2> = Inline::default();
        for item in 0..6 {
            assert_eq!(list.as_slice(), (0..item).collect::<Vec<_>>());
            assert_eq!(matches!(list, Inline::Few { .. }), (1..=2).contains(&item));
            list.push(item);
        }
        assert!(list == list.clone() && list != Inline::default());
    }
}
