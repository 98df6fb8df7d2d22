//! What the characters of a corpus can be typed as, out of large tables that stay behind.

use std::collections::BTreeSet;

use ferrous_opencc::{OpenCC, config::BuiltinConfig};
use gazette::search::{Engine, Letters};
use pinyin::ToPinyinMulti;

/// The traditional characters of the tables lie here: CJK Extension A, and the unified ones.
const IDEOGRAPHS: [std::ops::RangeInclusive<char>; 2] =
    ['\u{3400}'..='\u{4dbf}', '\u{4e00}'..='\u{9fff}'];

/// The tables for the texts of an engine.
pub(crate) fn letters(engine: &Engine<'_>) -> Result<Letters, Box<dyn std::error::Error>> {
    let occurring = engine.characters();
    let converter = OpenCC::from_config(BuiltinConfig::T2s)?;
    let simplified = IDEOGRAPHS.into_iter().flatten().filter_map(|old| {
        let new = converter.convert(&old.to_string());
        let mut new = new.chars();
        // One for one, so that places in a text stay what they are.
        let (new, None) = (new.next()?, new.next()) else {
            return None;
        };
        (new != old && (occurring.contains(&new) || occurring.contains(&old))).then_some((old, new))
    });
    let readings = engine.characters_of_names().into_iter().filter_map(|c| {
        let all = c.to_pinyin_multi()?;
        let mut readings: Vec<String> = all.into_iter().map(|one| one.plain().to_owned()).collect();
        let mut seen = BTreeSet::new();
        readings.retain(|reading| seen.insert(reading.clone()));
        Some((c, readings))
    });
    Ok(Letters {
        simplified: simplified.collect(),
        readings: readings.collect(),
    })
}
