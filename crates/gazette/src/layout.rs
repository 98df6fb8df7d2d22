//! How the printed lines hang together: brackets that hold punctuation apart, sentences, parts of sentences.

use core::ops::Range;

/// Cuts a stretch of text after each of the given marks, leaving alone the marks inside （）, “” and 《》.
///
/// The pieces are ranges of `text`, marks included, and together they are `range`. No mark is a Chinese character ([`signs`]). A bracket that is never closed does
/// not count as one: a cut text must not swallow what follows.
pub(crate) fn pieces(text: &str, range: Range<usize>, marks: &[char]) -> Vec<Range<usize>> {
    debug_assert!(marks.iter().all(|mark| !is_passed_over(*mark)));
    let closers = closers(text, &range);
    let mut next = closers.iter().peekable();
    let (mut pieces, mut start, mut inside) = (Vec::new(), range.start, range.start);
    for (at, c) in signs(text, &range) {
        if at < inside {
            continue;
        }
        while next.next_if(|(opener, _)| *opener < at).is_some() {}
        if let Some((_, closer)) = next.next_if(|(opener, _)| *opener == at) {
            inside = *closer;
        } else if marks.contains(&c) {
            pieces.push(start..at + c.len_utf8());
            start = at + c.len_utf8();
        }
    }
    if start < range.end {
        pieces.push(start..range.end);
    }
    pieces
}

/// The signs of a stretch of text, each with its place: all characters but most of the Chinese ones, which are nearly all of a
/// text and never one of its signs. Their first byte tells them, so that they are passed over without a closer look.
fn signs<'a>(text: &'a str, range: &Range<usize>) -> impl Iterator<Item = (usize, char)> + 'a {
    let (mut at, end) = (range.start, range.end);
    core::iter::from_fn(move || {
        while at < end {
            // U+4000 to U+9FFF, three bytes each.
            if matches!(text.as_bytes()[at], 0xe4..=0xe9) {
                at += 3;
                continue;
            }
            let sign = text[at..].chars().next()?;
            at += sign.len_utf8();
            return Some((at - sign.len_utf8(), sign));
        }
        None
    })
}

/// Whether [`signs`] leaves a character out.
fn is_passed_over(c: char) -> bool {
    matches!(c, '\u{4000}'..='\u{9fff}')
}

/// The outermost brackets of each of some kinds, in the order of their openers: ranges with both signs included.
pub(crate) fn brackets(text: &str, range: Range<usize>, openers: &[char]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    // Where the last of each kind ends.
    let mut ends = vec![0; openers.len()];
    for (start, closer) in closers(text, &range) {
        let kind = openers
            .iter()
            .position(|opener| text[start..].starts_with(*opener));
        if let Some(kind) = kind
            && ends[kind] <= start
        {
            let width = text[closer..].chars().next().map_or(0, char::len_utf8);
            ends[kind] = closer + width;
            found.push(start..ends[kind]);
        }
    }
    found
}

/// For each bracket that is closed: where it opens and where it closes, in the order of the openers.
fn closers(text: &str, range: &Range<usize>) -> Vec<(usize, usize)> {
    let (mut open, mut pairs) = (Vec::new(), Vec::new());
    for (at, c) in signs(text, range) {
        match c {
            '（' | '“' | '《' => open.push((c, at)),
            // Behind a digit a bracket of half width stays one: （共30个)
            '）' | ')' | '”' | '》' => {
                let opener = match c {
                    '）' | ')' => '（',
                    '”' => '“',
                    _ => '《',
                };
                // Whatever was opened inside and not closed is no bracket. The look back is short, so that noise
                // of openers stays linear.
                let within = open.len().saturating_sub(DEPTH);
                if let Some(depth) = open[within..].iter().rposition(|(kind, _)| *kind == opener) {
                    let pair = (open[within + depth].1, at);
                    let before = pairs.partition_point(|other| *other < pair);
                    pairs.insert(before, pair);
                    open.truncate(within + depth);
                }
            }
            _ => {}
        }
    }
    pairs
}

/// How deep brackets may stand in each other.
const DEPTH: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    fn cut<'a>(text: &'a str, marks: &[char]) -> Vec<&'a str> {
        pieces(text, 0..text.len(), marks)
            .into_iter()
            .map(|piece| &text[piece])
            .collect()
    }

    #[test]
    fn commas_in_brackets_do_not_part_a_sentence() {
        assert_eq!(
            cut(
                "标准（除证照快递环节外，全程网上办理）达到，“甲，乙”可用，《丙，丁》",
                &['，']
            ),
            [
                "标准（除证照快递环节外，全程网上办理）达到，",
                "“甲，乙”可用，",
                "《丙，丁》"
            ]
        );
    }

    #[test]
    fn a_bracket_that_is_never_closed_swallows_nothing() {
        assert_eq!(
            cut("完成（一期，二期。三期", &['，', '。']),
            ["完成（一期，", "二期。", "三期"]
        );
        assert_eq!(cut("甲）乙，丙", &['，']), ["甲）乙，", "丙"]);
    }

    #[test]
    fn every_character_but_those_that_are_never_signs_is_looked_at() {
        let all: String = ('\0'..=char::MAX).collect();
        let seen: String = signs(&all, &(0..all.len())).map(|(_, c)| c).collect();
        let expected: String = all.chars().filter(|c| !is_passed_over(*c)).collect();
        assert!(seen == expected);
        assert!(signs(&all, &(0..all.len())).all(|(at, c)| all[at..].starts_with(c)));
    }

    #[test]
    fn only_the_outermost_brackets_are_given() {
        let text = "做好。（省经信委（省中小企业局）负责）又做。（省民政厅负责）";
        let found: Vec<_> = brackets(text, 0..text.len(), &['（'])
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(
            found,
            ["（省经信委（省中小企业局）负责）", "（省民政厅负责）"]
        );
    }
}
