//! 您是不是要找: the nearest string that does occur.

use super::{END, Engine, Match, query::Term};

/// Longer strings are not looked for: who types a whole sentence wants to know that it does not occur.
const LONGEST: usize = 20;

/// The query with the nearest string in the place of each term that occurs nowhere; `None` where nothing is near, and
/// where every term does occur, but nothing carries all of them.
pub(super) fn instead(engine: &Engine<'_>, terms: &[Term], each: &[Vec<Match>]) -> Option<String> {
    let mut changed = false;
    let mut words = Vec::new();
    for (term, matches) in terms.iter().zip(each) {
        if !matches.is_empty() {
            words.push(term.words.clone());
        } else {
            words.push(near(engine, &term.ways[0])?);
            changed = true;
        }
    }
    changed.then(|| words.join(" "))
}

/// The string that has one character more, else differs in one, else has one less, and occurs most often (of equals the first of the
/// text); else the longest part of two characters or more that occurs.
fn near(engine: &Engine<'_>, wanted: &[char]) -> Option<String> {
    if wanted.len() < 2 || wanted.len() > LONGEST {
        return None;
    }
    let by_edit = if wanted.len() > 2 {
        // What was left out, before what was mistyped: then everything typed is in it.
        most(engine, wanted, wanted.len() + 1, |window| {
            has_one_more(window, wanted)
        })
        .or_else(|| {
            most(engine, wanted, wanted.len(), |window| {
                differs_by_one(window, wanted)
            })
        })
        .or_else(|| {
            most(engine, wanted, wanted.len() - 1, |window| {
                has_one_more(wanted, window)
            })
        })
    } else {
        None
    };
    by_edit.or_else(|| {
        (2..wanted.len()).rev().find_map(|long| {
            wanted
                .windows(long)
                .find(|part| super::occurrences(&engine.all, part).next().is_some())
                .map(|part| part.iter().collect())
        })
    })
}

/// Of the strings of a length within one text that are like what is wanted, the one that occurs most often.
fn most(
    engine: &Engine<'_>,
    wanted: &[char],
    long: usize,
    alike: impl Fn(&[char]) -> bool,
) -> Option<String> {
    // One change leaves the first character or the last: most strings need no second look.
    let (first, last) = (wanted[0], wanted[wanted.len() - 1]);
    // Each with how often it occurs, in the order of the text.
    let mut found: Vec<(&[char], usize)> = Vec::new();
    for window in engine.all.windows(long) {
        if window[0] != first && window[long - 1] != last {
            continue;
        }
        if !alike(window) || window.contains(&END) {
            continue;
        }
        match found.iter_mut().find(|(known, _)| *known == window) {
            Some((_, count)) => *count += 1,
            None => found.push((window, 1)),
        }
    }
    let most = found.iter().map(|(_, count)| *count).max()?;
    let best = found.into_iter().find(|(_, count)| *count == most);
    best.map(|(string, _)| string.iter().collect())
}

fn differs_by_one(one: &[char], other: &[char]) -> bool {
    one.iter()
        .zip(other)
        .filter(|(a, b)| a != b)
        .take(2)
        .count()
        == 1
}

/// Whether a string is another with one more character somewhere.
fn has_one_more(longer: &[char], shorter: &[char]) -> bool {
    let same = longer
        .iter()
        .zip(shorter)
        .take_while(|(a, b)| a == b)
        .count();
    longer[same + 1..] == shorter[same..]
}
