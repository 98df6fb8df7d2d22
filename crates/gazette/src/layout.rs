//! How the printed lines hang together: brackets that hold punctuation apart, sentences, parts of sentences.

use core::ops::Range;

/// Cuts a stretch of text after each of the given marks, leaving alone the marks inside （）, “” and 《》.
///
/// The pieces are ranges of `text`, marks included, and together they are `range`. A bracket that is never closed does
/// not count as one: a cut text must not swallow what follows.
pub(crate) fn pieces(text: &str, range: Range<usize>, marks: &[char]) -> Vec<Range<usize>> {
    let closers = closers(text, &range);
    let (mut pieces, mut start, mut inside) = (Vec::new(), range.start, range.start);
    for (at, c) in text[range.clone()].char_indices() {
        let at = range.start + at;
        if at < inside {
            continue;
        }
        if let Ok(found) = closers.binary_search_by_key(&at, |(opener, _)| *opener) {
            inside = closers[found].1;
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

/// The outermost brackets of each of some kinds, in the order of their openers: ranges with both signs included.
pub(crate) fn brackets(text: &str, range: Range<usize>, openers: &[char]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if !text[range.clone()].contains(openers) {
        return found;
    }
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
    // Most sentences have no bracket, and to look for one sign is quick.
    if !['（', '“', '《']
        .iter()
        .any(|sign| text[range.clone()].contains(*sign))
    {
        return pairs;
    }
    for (at, c) in text[range.clone()].char_indices() {
        let at = range.start + at;
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
