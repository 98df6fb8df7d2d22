//! What the characters of a corpus can be typed as: small letters for large ones, simplified characters for traditional
//! ones, half-width signs for full-width ones, and the readings of names in pinyin.

use serde::{Deserialize, Serialize};

/// The tables, made for the characters of one corpus when it is baked. Without them a text is found by its own
/// characters only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letters {
    /// Traditional characters whose simplified one occurs, in the order of the first.
    pub simplified: Vec<(char, char)>,
    /// Characters of names with every reading, without tones, in the order of the characters.
    pub readings: Vec<(char, Vec<String>)>,
}

impl Letters {
    /// The form in which characters are compared: one for one, so that places stay what they are.
    #[must_use]
    pub fn fold(&self, c: char) -> char {
        let half = match c {
            // As the print has them, and as a keyboard gives them.
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '\u{3000}' => ' ',
            // It parts the texts.
            super::END => char::REPLACEMENT_CHARACTER,
            c => c,
        };
        if half.is_ascii() {
            return half.to_ascii_lowercase();
        }
        let mut small = half.to_lowercase();
        let small = match (small.next(), small.next()) {
            (Some(one), None) => one,
            _ => half,
        };
        let place = self
            .simplified
            .binary_search_by_key(&small, |(old, _)| *old);
        place.map_or(small, |place| self.simplified[place].1)
    }

    fn readings(&self, c: char) -> &[String] {
        let place = self.readings.binary_search_by_key(&c, |(own, _)| *own);
        place.map_or(&[], |place| &self.readings[place].1)
    }

    /// Letters that are looked for as pinyin, not empty.
    pub(super) fn spelling<'l>(&'l self, letters: &'l str) -> Spelling<'l> {
        let mut begins = vec![0; BASIC / 64];
        for (c, readings) in &self.readings {
            let place = *c as usize;
            if place < BASIC && readings.iter().any(|own| own.starts_with(&letters[..1])) {
                begins[place / 64] |= 1 << (place % 64);
            }
        }
        Spelling {
            table: self,
            letters,
            begins,
        }
    }

    fn by_initials(&self, name: &[char], letters: &str) -> Option<usize> {
        let count = letters.len();
        let fits = |(c, letter): (&char, char)| {
            self.readings(*c)
                .iter()
                .any(|reading| reading.starts_with(letter))
        };
        (count <= name.len() && name.iter().zip(letters.chars()).all(fits)).then_some(count)
    }

    fn by_readings(&self, name: &[char], letters: &str) -> Option<usize> {
        let (first, rest) = name.split_first()?;
        self.readings(*first).iter().find_map(|reading| {
            if reading.starts_with(letters) {
                return Some(1);
            }
            let letters = letters.strip_prefix(reading.as_str())?;
            Some(1 + self.by_readings(rest, letters)?)
        })
    }
}

/// How many characters have a number of two octets. The others, which are seldom, are looked up each time.
const BASIC: usize = 0x1_0000;

/// Letters that are looked for as pinyin.
pub(super) struct Spelling<'l> {
    table: &'l Letters,
    letters: &'l str,
    /// A bit for each basic character: whether a reading of it begins as the letters do. Most do not, and need no look at
    /// their readings.
    begins: Vec<u64>,
}

impl Spelling<'_> {
    /// Where the letters are the initials (lnr) or the whole readings (laonian, the last maybe not yet all of it: laoni) of
    /// successive characters of a name: the first of them, and how many. Of a character with several readings any counts.
    pub(super) fn place_in(&self, name: &[char]) -> Option<(usize, usize)> {
        let places = name.iter().enumerate().filter(|(_, c)| self.may_begin(**c));
        let mut found = places.filter_map(|(at, _)| {
            let rest = &name[at..];
            let count = self
                .table
                .by_initials(rest, self.letters)
                .or_else(|| self.table.by_readings(rest, self.letters))?;
            Some((at, count))
        });
        found.next()
    }

    fn may_begin(&self, c: char) -> bool {
        let place = c as usize;
        place >= BASIC || self.begins[place / 64] >> (place % 64) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters() -> Letters {
        let read = |c: char, all: &[&str]| (c, all.iter().map(|own| (*own).to_owned()).collect());
        let mut readings = vec![
            read('老', &["lao"]),
            read('年', &["nian"]),
            read('人', &["ren"]),
            read('行', &["xing", "hang"]),
            read('长', &["chang", "zhang"]),
            read('西', &["xi"]),
            read('安', &["an"]),
        ];
        readings.sort();
        let mut simplified = vec![('養', '养'), ('廳', '厅')];
        simplified.sort_unstable();
        Letters {
            simplified,
            readings,
        }
    }

    #[test]
    fn letters_of_any_width_and_case_and_old_characters_are_the_same() {
        let letters = letters();
        for (typed, folded) in [
            ('Ａ', 'a'),
            ('A', 'a'),
            ('５', '5'),
            ('，', ','),
            ('養', '养'),
            ('养', '养'),
            ('。', '。'),
            ('İ', 'İ'),
            ('𠀀', '𠀀'),
        ] {
            assert_eq!(letters.fold(typed), folded, "{typed}");
        }
    }

    #[test]
    fn a_name_is_found_by_its_readings_and_by_its_initials() {
        let letters = letters();
        let name: Vec<char> = "老年人".chars().collect();
        for (typed, found) in [
            ("laonian", Some((0, 2))),
            ("laonianren", Some((0, 3))),
            ("laoni", Some((0, 2))),
            ("nianren", Some((1, 2))),
            ("lnr", Some((0, 3))),
            ("nr", Some((1, 2))),
            ("lnrx", None),
            ("aonian", None),
            ("laonianrenx", None),
        ] {
            assert_eq!(letters.spelling(typed).place_in(&name), found, "{typed}");
        }
    }

    #[test]
    fn every_reading_counts_and_a_reading_may_end_where_another_goes_on() {
        let letters = letters();
        let spelt = |name: &str, typed: &str| {
            letters
                .spelling(typed)
                .place_in(&name.chars().collect::<Vec<_>>())
                .map(|(_, count)| count)
        };
        assert_eq!(spelt("行长", "hangzhang"), Some(2));
        assert_eq!(spelt("行长", "xingchang"), Some(2));
        assert_eq!(spelt("行长", "hz"), Some(2));
        assert_eq!(spelt("西安", "xian"), Some(2));
        assert_eq!(spelt("西", "xian"), None);
    }
}
