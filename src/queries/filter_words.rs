//! What a filter of the deadlines shows, in words: for files and paper, which have no filters to look at.

use gazette::corpus::Corpus;

use super::deadlines::{months, origins};
use crate::{
    messages::{self, Messages},
    route::DeadlineFilter,
};

/// 浙政办发〔2018〕30号，2018 年 5 月，附表 · 全部期限
pub(crate) fn in_words(corpus: &Corpus, filter: &DeadlineFilter, messages: Messages) -> String {
    let mut words: Vec<String> = Vec::new();
    if !filter.document.is_empty() {
        let document = corpus.document(&filter.document);
        words.push(
            document
                .map_or(&filter.document, |document| &document.number)
                .clone(),
        );
    }
    let label =
        |value: &str, facets: fn(&Corpus, &DeadlineFilter, Messages) -> Vec<super::Facet>| {
            let mut known = facets(corpus, filter, messages).into_iter();
            let own = known.find(|facet| facet.value == value);
            own.map_or_else(|| value.into(), |facet| facet.label)
        };
    if !filter.month.is_empty() {
        words.push(label(&filter.month, months));
    }
    if !filter.origin.is_empty() {
        words.push(label(&filter.origin, origins));
    }
    if !filter.for_whom.is_empty() {
        let known = corpus
            .for_whom
            .iter()
            .find(|known| known.key == filter.for_whom);
        words.push(known.map_or(&filter.for_whom, |known| &known.name).clone());
    }
    if !filter.text.is_empty() {
        words.push(messages.fill(messages::EXPORT_WORDS, &[("text", &filter.text)]));
    }
    if words.is_empty() {
        words.push(messages.get(messages::EXPORT_ALL).into());
    }
    words.join("，")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;

    #[test]
    fn a_filter_is_told_by_the_words_of_its_choices() {
        let said = |filter: &DeadlineFilter| in_words(corpus(), filter, Messages::default());
        assert_eq!(said(&DeadlineFilter::default()), "全部期限");
        let all = DeadlineFilter {
            document: "浙政办发-2018-30".into(),
            month: "2018-12".into(),
            origin: "table".into(),
            for_whom: "enterprises".into(),
            text: "改革".into(),
        };
        assert_eq!(
            said(&all),
            "浙政办发〔2018〕30号，2018 年 12 月，附表，企业，含“改革”"
        );
        let unknown = DeadlineFilter {
            document: "没有".into(),
            month: "2019".into(),
            for_whom: "x".into(),
            ..DeadlineFilter::default()
        };
        assert_eq!(said(&unknown), "没有，2019，x");
    }
}
