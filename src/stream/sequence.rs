//! From the numbers of frames to whether audio was lost, for tracks that count together or each for
//! itself.

/// The position of a frame of audio after those before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Sequence {
    /// Directly, or only frames of other tracks overtook it.
    Next,
    /// So many frames are missing in between. Some of them may come later.
    Gap(u64),
    /// It came before, or a later frame of its own track did.
    Repeat,
    /// The frame has no number.
    Unknown,
}

/// How far below the highest number of its track a frame can be late or repeated. Two tracks of 20
/// ms have 64 frames in 0.64 s.
const WINDOW: u64 = u64::BITS as u64;

/// The numbers that the tracks of a stream have had: inbound, outbound, all others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(Hash))]
pub(super) struct Numbers {
    tracks: [Heard; 3],
    /// Whether it is proven that each track counts its frames for itself. Which of the two is true
    /// is documented nowhere.
    is_apart: bool,
}

/// The numbers that a track has had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(Hash))]
struct Heard {
    /// Zero before the first frame.
    highest: u64,
    /// Which of the numbers up to the highest were had: the lowest bit is that of the highest.
    /// Zero before the first frame.
    recent: u64,
}

impl Heard {
    /// How far a number is below the highest, if it is not above.
    const fn below(self, number: u64) -> Option<u64> {
        if self.recent == 0 {
            return None;
        }
        self.highest.checked_sub(number)
    }

    /// Whether the number was had, as far as is remembered.
    fn has(self, number: u64) -> bool {
        self.below(number)
            .is_some_and(|below| below < WINDOW && self.recent >> below & 1 == 1)
    }

    /// Whether the number is too far below to be late.
    fn is_past(self, number: u64) -> bool {
        self.below(number).is_some_and(|below| below >= WINDOW)
    }

    fn add(&mut self, number: u64) {
        if let Some(below) = self.below(number) {
            self.recent |= 1_u64
                .checked_shl(u32::try_from(below).unwrap_or(u32::MAX))
                .unwrap_or_default();
            return;
        }
        let ahead = u32::try_from(number - self.highest).unwrap_or(u32::MAX);
        self.recent = self.recent.checked_shl(ahead).unwrap_or_default() | 1;
        self.highest = number;
    }
}

impl Numbers {
    pub(super) const fn new() -> Self {
        Self {
            tracks: [Heard {
                highest: 0,
                recent: 0,
            }; 3],
            is_apart: false,
        }
    }

    /// Takes the number of a track's next frame.
    ///
    /// 1. A number that another track has had proves that tracks count apart. So does one that is
    ///    new to its track and 64 or more below that of another: no frame is so late. From then on
    ///    each track is compared with itself, and before with the highest number of all.
    /// 2. A number that is 64 or more below the highest of its track is not late either: the count
    ///    began anew, and for all tracks unless it is proven that they count apart.
    /// 3. A number that is not above the highest of its track is a repeat, however tracks count.
    pub(super) fn follow(&mut self, track: usize, number: u64) -> Sequence {
        let own = self.track(track);
        let is_new = own.below(number).is_none();
        let mut others = (0..self.tracks.len())
            .filter(|other| *other != track)
            .map(|other| self.track(other));
        self.is_apart |= others.any(|other| other.has(number) || (is_new && other.is_past(number)));
        if own.is_past(number) {
            self.begin_anew(track);
        }
        let own = self.track(track);
        let last = if self.is_apart {
            own.highest
        } else {
            self.highest()
        };
        if let Some(own) = self.tracks.get_mut(track) {
            own.add(number);
        }
        if own.below(number).is_some() {
            return Sequence::Repeat;
        }
        // Not above the last where frames of other tracks overtook it, and for a first number of
        // zero.
        match number.saturating_sub(last) {
            0 | 1 => Sequence::Next,
            ahead => Sequence::Gap(ahead - 1),
        }
    }

    fn track(&self, track: usize) -> Heard {
        self.tracks.get(track).copied().unwrap_or_default()
    }

    fn highest(&self) -> u64 {
        self.tracks
            .iter()
            .map(|track| track.highest)
            .max()
            .unwrap_or_default()
    }

    fn begin_anew(&mut self, track: usize) {
        for (index, heard) in self.tracks.iter_mut().enumerate() {
            if index == track || !self.is_apart {
                *heard = Heard::default();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::Sequence::{Gap, Next, Repeat};
    use super::*;

    /// What is known of a stream: whether its tracks count together, and the numbers that came, one
    /// bit each.
    #[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
    struct Truth {
        came: [u128; 2],
        cannot_be_together: bool,
    }

    fn highest(came: u128) -> u32 {
        u128::BITS - came.leading_zeros()
    }

    impl Truth {
        /// The verdicts on a frame of a judge who knows that tracks count together, and of one who
        /// knows that they do not.
        fn take(&mut self, track: usize, number: u32) -> [Sequence; 2] {
            let (own, other) = (self.came[track], self.came[1 - track]);
            let verdict = |last: u32| match number {
                _ if number <= highest(own) => Repeat,
                _ if number <= last + 1 => Next,
                _ => Gap(u64::from(number - last - 1)),
            };
            let verdicts = [
                verdict(highest(own).max(highest(other))),
                verdict(highest(own)),
            ];
            self.came[track] |= 1 << (number - 1);
            self.cannot_be_together |= self.came[0] & self.came[1] != 0;
            self.cannot_be_together |= verdicts[1] != Repeat && number + 64 <= highest(other);
            verdicts
        }
    }

    /// Takes every series of up to eight frames with these numbers of each track: all losses,
    /// repeats, late joins and orders. Series that lead to the same state go on together.
    /// Returns whether there were frames before and after the proof.
    fn each_series(numbers: &[std::ops::RangeInclusive<u32>; 2]) -> [bool; 2] {
        let first = (Numbers::default(), Truth::default());
        let (mut known, mut last) = (HashSet::from([first]), vec![first]);
        let mut kinds = [false; 2];
        for _ in 0..8 {
            for (tracker, truth) in std::mem::take(&mut last) {
                for (track, number) in (0..2)
                    .flat_map(|track| numbers[track].clone().map(move |number| (track, number)))
                {
                    let (mut tracker, mut truth) = (tracker, truth);
                    let own = highest(truth.came[track]);
                    let verdict = tracker.follow(track, number.into());
                    let [together, apart] = truth.take(track, number);
                    kinds[usize::from(truth.cannot_be_together)] = true;
                    // A number of two tracks shows that they count apart. From that frame on every
                    // verdict is right, and before it every verdict is that of
                    // a common count.
                    assert_eq!(
                        verdict,
                        if truth.cannot_be_together {
                            apart
                        } else {
                            together
                        }
                    );
                    assert_eq!(tracker.is_apart, truth.cannot_be_together);
                    // No track can become deaf: what is a repeat does not depend on how tracks
                    // count.
                    assert_eq!(verdict == Repeat, number <= own);
                    // A verdict can be wrong only of a frame after others of its track that are
                    // missing, and then by their number only.
                    if verdict != apart {
                        assert!(number > own + 1, "{verdict:?} {apart:?}");
                        assert!(
                            matches!((verdict, apart), (Next | Gap(_), Gap(_))),
                            "{verdict:?} {apart:?}"
                        );
                    }
                    if known.insert((tracker, truth)) {
                        last.push((tracker, truth));
                    }
                }
            }
        }
        kinds
    }

    /// The verdicts on frames of these tracks and numbers.
    fn verdicts(frames: impl IntoIterator<Item = (usize, u64)>) -> Vec<Sequence> {
        let mut numbers = Numbers::new();
        frames
            .into_iter()
            .map(|(track, number)| numbers.follow(track, number))
            .collect()
    }

    #[test]
    fn every_series_of_eight_frames_of_two_tracks_has_the_right_verdicts() {
        // Late joins at a number that the first track reaches, does not reach, and is too far below
        // of.
        for second in [1..=8, 37..=44, 61..=68, 100..=107] {
            let kinds = each_series(&[1..=8, second.clone()]);
            assert_eq!(kinds, [true, *second.start() != 37], "{second:?}");
        }
    }

    #[test]
    fn one_verdict_is_wrong_if_the_second_track_has_lost_its_first_frames() {
        let counts = [0, 1, 2, 5, 62, 63, 64, 65, 66, 99, 130];
        for (first, lost) in counts
            .into_iter()
            .flat_map(|first| counts.map(|lost| (first, lost)))
        {
            let before = (1..=first).map(|number| (0, number));
            let after = (1..200).flat_map(|index| [(1, lost + index), (0, first + index)]);
            let wrong: Vec<_> = verdicts(before.chain(after))
                .into_iter()
                .enumerate()
                .filter(|(_, verdict)| *verdict != Next)
                .collect();
            let expected = usize::from(first != lost);
            assert!(wrong.len() <= expected, "{first} {lost}: {wrong:?}");
        }
    }

    #[test]
    fn numbers_of_one_track_prove_nothing_of_others() {
        let repeated = [
            (0, 1),
            (0, 1),
            (0, 3),
            (0, 2),
            (0, 2),
            (1, 4),
            (0, 3),
            (0, 5),
            (1, 6),
        ];
        assert_eq!(
            verdicts(repeated),
            [
                Next,
                Repeat,
                Gap(1),
                Repeat,
                Repeat,
                Next,
                Repeat,
                Next,
                Next
            ]
        );
        let swapped = [(1, 2), (0, 1), (1, 4), (0, 3), (0, 5), (1, 6)];
        assert_eq!(verdicts(swapped), [Gap(1), Next, Gap(1), Next, Next, Next]);
        let late_second = [(0, 1), (0, 2), (0, 4), (1, 3), (0, 5), (1, 6)];
        assert_eq!(
            verdicts(late_second),
            [Next, Next, Gap(1), Next, Next, Next]
        );
    }

    #[test]
    fn a_count_that_begins_anew_repeats_less_than_64_frames() {
        for before in 1..200 {
            let restarted = verdicts((1..=before).chain(1..=300).map(|number| (0, number)));
            let repeats = restarted
                .iter()
                .filter(|verdict| **verdict == Repeat)
                .count() as u64;
            assert_eq!(repeats, if before <= 64 { before } else { 0 }, "{before}");
            assert!(
                restarted
                    .iter()
                    .all(|verdict| matches!(verdict, Next | Repeat)),
                "{before}"
            );
        }
        // All tracks of a common count begin anew with the first, and one of separate counts alone.
        let common = [(0, 99), (1, 100), (0, 1), (0, 2), (0, 4), (1, 6)];
        assert_eq!(
            verdicts(common),
            [Gap(98), Next, Next, Next, Gap(1), Gap(1)]
        );
        let apart = [(0, 99), (1, 99), (0, 1), (1, 100), (0, 2), (1, 101)];
        assert_eq!(verdicts(apart), [Gap(98), Gap(98), Next, Next, Next, Next]);
    }

    #[test]
    fn a_frame_is_late_by_up_to_63_numbers() {
        let of_its_track = |late: u64| verdicts([(0, 100), (0, 100 - late), (0, 101)]);
        assert_eq!(of_its_track(63), [Gap(99), Repeat, Next]);
        assert_eq!(of_its_track(64), [Gap(99), Gap(35), Gap(64)]);
        let of_another = |late: u64| verdicts([(0, 100), (1, 100 - late), (0, 101), (1, 102)]);
        assert_eq!(of_another(63), [Gap(99), Next, Next, Next]);
        assert_eq!(of_another(64), [Gap(99), Gap(35), Next, Gap(65)]);
        let remembered =
            |behind: u64| verdicts([(0, 200 - behind), (0, 200), (1, 200 - behind), (1, 201)]);
        assert_eq!(remembered(63), [Gap(136), Gap(62), Gap(136), Gap(63)]);
        let forgotten = verdicts([(0, 137), (0, 200), (1, 138), (1, 201)]);
        assert_eq!(forgotten, [Gap(136), Gap(62), Next, Next]);
    }

    #[test]
    fn every_number_is_taken() {
        let far = verdicts([
            (0, 0),
            (0, 0),
            (0, u64::MAX),
            (1, u64::MAX),
            (1, 0),
            (0, u64::MAX),
            (2, 5),
            (9, 9),
        ]);
        assert_eq!(
            far,
            [
                Next,
                Repeat,
                Gap(u64::MAX - 1),
                Gap(u64::MAX - 1),
                Next,
                Repeat,
                Gap(4),
                Gap(8)
            ]
        );
    }
}
