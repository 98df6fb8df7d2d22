//! What the interface says. The sentences are baked from `messages/zh.toml`; another language is another file with the
//! same keys, so nothing here or in the views knows which language is shown.

use gazette::Date;

/// How many languages there are.
const LANGUAGES: usize = 1;

/// A sentence of the interface, in each language. (Not its place in a table of all: of that, each part of the app would
/// carry what the other says.)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Message(&'static [&'static str; LANGUAGES]);

#[cfg_attr(
    target_arch = "wasm32",
    allow(dead_code, reason = "some are only for publishing, which is native")
)]
mod table {
    use super::Message;
    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

pub(crate) use table::*;

/// A day, as people read it: 2018 年 10 月 31 日
pub(crate) fn day(messages: Messages, date: Date) -> String {
    let number = |number: i16| number.to_string();
    let (year, month, day) = (
        number(date.year()),
        number(date.month().into()),
        number(date.day().into()),
    );
    messages.fill(
        SITE_DATE,
        &[("year", &year), ("month", &month), ("day", &day)],
    )
}

/// The sentences of one language; Chinese unless another is chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Messages(usize);

impl Messages {
    /// The sentence as it stands.
    pub(crate) fn get(self, message: Message) -> &'static str {
        message.0.get(self.0).copied().unwrap_or_default()
    }

    /// The sentence with its places in braces filled in: `{count} 份`.
    pub(crate) fn fill(self, message: Message, values: &[(&str, &str)]) -> String {
        let mut rest = self.get(message);
        let mut filled = String::with_capacity(rest.len());
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                break;
            };
            filled.push_str(
                values
                    .iter()
                    .find(|(known, _)| *known == name)
                    .map_or("", |(_, value)| value),
            );
            rest = after;
        }
        filled.push_str(rest);
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_never_read_as_a_place_to_fill() {
        let message = Message(&["“{written}”，共 {count} 项"]);
        let values = [("written", "{count}<b>"), ("count", "3")];
        let filled = Messages::default().fill(message, &values);
        assert_eq!(filled, "“{count}<b>”，共 3 项");
    }
}
