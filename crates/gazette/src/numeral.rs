//! Chinese and Arabic numerals, as headings, dates and people write them.

/// Reads an Arabic number, or a Chinese one up to 9999 in either of its two ways: by place names (一百二十三, 二十, 十二)
/// or digit by digit (二〇一八). `None` if anything else is in it.
///
/// The text is normalised (half-width digits).
#[must_use]
pub fn number(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 24 {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    if text.chars().all(|c| digit(c).is_some()) {
        return (text.chars().count() <= 4).then(|| {
            text.chars()
                .filter_map(digit)
                .fold(0, |sum, digit| sum * 10 + digit)
        });
    }
    by_places(text)
}

/// 一百二十三: each digit counts the place that follows it; a place without a digit counts once (十二).
fn by_places(text: &str) -> Option<u32> {
    let (mut sum, mut pending, mut smallest) = (0, None, 10_000);
    for c in text.chars() {
        if let Some(place) = place(c) {
            let count = match pending.take() {
                Some(count) => count,
                None if place == 10 && sum == 0 => 1,
                None => return None,
            };
            if place >= smallest || count == 0 {
                return None;
            }
            smallest = place;
            sum += count * place;
        } else {
            match (digit(c)?, pending) {
                // 一百零五: the zero only says that a place is skipped.
                (0, None) if sum > 0 => {}
                (value, None) => pending = Some(value),
                _ => return None,
            }
        }
    }
    if pending.is_some() && smallest == 1 {
        return None;
    }
    Some(sum + pending.unwrap_or(0))
}

/// Reads a year of four digits, Arabic or Chinese, at the beginning of a text, and how many bytes it takes. Scans read
/// the zero as many signs: 2〇21, 2O21, 二O二一.
pub(crate) fn year(text: &str) -> Option<(u32, usize)> {
    let zero = |c: char| matches!(c, 'O' | 'o' | '〇' | '○' | '◯' | '零').then_some(0);
    let (mut value, mut length) = (0, 0);
    for (index, c) in text.chars().take(4).enumerate() {
        let digit = zero(c).filter(|_| index > 0).or_else(|| digit(c))?;
        value = value * 10 + digit;
        length += c.len_utf8();
    }
    (1900..=2200).contains(&value).then_some((value, length))
}

fn digit(c: char) -> Option<u32> {
    Some(match c {
        '0'..='9' => return c.to_digit(10),
        '〇' | '○' | '零' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn place(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

/// Whether a numeral can begin with a character.
pub(crate) fn begins(c: char) -> bool {
    digit(c).is_some() || c == '十'
}

/// How many bytes at the beginning of the text can belong to a Chinese numeral.
pub(crate) fn chinese_prefix(text: &str) -> usize {
    text.find(|c: char| c.is_ascii() || (digit(c).is_none() && place(c).is_none()))
        .unwrap_or(text.len())
}

/// How many bytes at the beginning of the text are Arabic digits.
pub(crate) fn arabic_prefix(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numerals_are_read_both_by_places_and_digit_by_digit() {
        let cases = [
            ("八十", 80),
            ("八十二", 82),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("一百", 100),
            ("一百零五", 105),
            ("一百三十", 130),
            ("二〇一八", 2018),
            ("二○一八", 2018),
            ("一九三八", 1938),
            ("82", 82),
            ("0", 0),
            ("〇", 0),
            ("两", 2),
        ];
        for (text, value) in cases {
            assert_eq!(number(text), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_numeral_is_not_guessed() {
        for text in [
            "",
            "八十岁",
            "十百",
            "百",
            "二十十",
            "八8十",
            "99999999999999999999999",
            "零十",
            "一二三四五",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
