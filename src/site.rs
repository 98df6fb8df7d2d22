//! What whoever publishes the page sets without building it anew: `site.json`, which `boot.js` fetches and hands to `mount`
//! as options. Nothing of it is trusted: what cannot be used is left out, and the page is as it was.

use crate::messages::{self, Messages};

/// What a site sets for itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// What the page is called there; empty for its own name.
    pub name: String,
    /// Lines of the foot: who is responsible, under which number the site is on record.
    pub footer: Vec<String>,
    /// Where mistakes are told; `None` where nobody asks for them.
    pub(crate) correction: Option<String>,
}

/// Where a mistake is told, about one fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Correction {
    pub(crate) address: String,
    /// Whether it is a page, which opens beside this one.
    pub(crate) page: bool,
}

const PAGE: &str = "https://";
const MAIL: &str = "mailto:";

impl Site {
    /// A site with an address for corrections; none if it is empty. Only `https:` and `mailto:` lead anywhere.
    ///
    /// # Errors
    /// If the address is another one.
    pub fn new(correction: &str) -> Result<Self, AddressRefused> {
        let correction = correction.trim();
        if correction.is_empty() {
            return Ok(Self::default());
        }
        let address = with_scheme(correction, PAGE).or_else(|| with_scheme(correction, MAIL));
        let address = address.filter(|address| is_sound(address));
        let correction = address.ok_or(AddressRefused)?;
        Ok(Self {
            correction: Some(correction),
            ..Self::default()
        })
    }

    /// What the page is called.
    pub(crate) fn name(&self, messages: Messages) -> &str {
        match self.name.as_str() {
            "" => messages.get(messages::SITE_NAME),
            name => name,
        }
    }

    /// Whether mistakes can be told.
    pub(crate) fn takes_corrections(&self) -> bool {
        self.correction.is_some()
    }

    /// Where a mistake in a fact is told. A page is told the fact's id, a letter has a subject and begins with a text.
    pub(crate) fn correction(&self, fact: &str, subject: &str, text: &str) -> Option<Correction> {
        let base = self.correction.as_deref()?;
        let page = base.starts_with(PAGE);
        let values = if page {
            vec![("fact", fact)]
        } else {
            vec![("subject", subject), ("body", text)]
        };
        let (base, fragment) = base.split_at(base.find('#').unwrap_or(base.len()));
        let mut address = base.to_owned();
        for (name, value) in values {
            address.push(if address.contains('?') { '&' } else { '?' });
            address.push_str(name);
            address.push('=');
            encode(&mut address, value);
        }
        address.push_str(fragment);
        Some(Correction { address, page })
    }
}

/// An address of corrections that is neither a page under `https:` nor a `mailto:`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddressRefused;

/// The address with its scheme in small letters, if it is that scheme.
fn with_scheme(address: &str, scheme: &str) -> Option<String> {
    let head = address.get(..scheme.len())?;
    head.eq_ignore_ascii_case(scheme)
        .then(|| format!("{scheme}{}", &address[scheme.len()..]))
}

/// As long as an address may be, in bytes.
const LONGEST: usize = 2000;

/// Whether an address names somebody, and holds no sign that programs read otherwise than people.
fn is_sound(address: &str) -> bool {
    let named = match address.strip_prefix(PAGE) {
        // Who stands before an @ is no part of the site.
        Some(rest) => {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            host.starts_with(|first: char| first.is_ascii_alphanumeric() || !first.is_ascii())
                && !host.contains('@')
        }
        None => {
            let to = address[MAIL.len()..].split('?').next().unwrap_or_default();
            matches!(to.split_once('@'), Some((who, host)) if !who.is_empty() && !host.is_empty())
        }
    };
    let odd =
        |sign: char| sign.is_whitespace() || sign.is_control() || "\\<>\"`{}|^".contains(sign);
    named && address.len() <= LONGEST && !address.contains(odd)
}

/// Everything but letters, digits and `-._~` as bytes: a value ends where it ends.
fn encode(address: &mut String, value: &str) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            address.push(byte.into());
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACT: &str = "甲-2018-30/1.3";

    fn address(base: &str) -> String {
        let site = Site::new(base).expect("a sound address");
        let correction = site.correction(FACT, "纠错：甲 一&二", "编号：甲\r\n?#%");
        correction.expect("an address").address
    }

    #[test]
    fn a_page_is_told_the_fact_behind_whatever_it_asks_for_already() {
        let fact = "fact=%E7%94%B2-2018-30%2F1.3";
        for (base, whole) in [
            ("https://site.example", "https://site.example?"),
            ("https://site.example/a/", "https://site.example/a/?"),
            (
                " HTTPS://site.example/a?b=c ",
                "https://site.example/a?b=c&",
            ),
        ] {
            assert_eq!(address(base), format!("{whole}{fact}"));
        }
        assert_eq!(
            address("https://site.example/a?b=c#d"),
            format!("https://site.example/a?b=c&{fact}#d")
        );
    }

    #[test]
    fn a_letter_has_a_subject_and_a_text_that_end_where_they_end() {
        let whole = "subject=%E7%BA%A0%E9%94%99%EF%BC%9A%E7%94%B2%20%E4%B8%80%26%E4%BA%8C\
                     &body=%E7%BC%96%E5%8F%B7%EF%BC%9A%E7%94%B2%0D%0A%3F%23%25";
        assert_eq!(
            address("mailto:office@site.example"),
            format!("mailto:office@site.example?{whole}")
        );
        assert_eq!(
            address("MailTo:office@site.example?cc=a@b.cn"),
            format!("mailto:office@site.example?cc=a@b.cn&{whole}")
        );
        let site = Site::new("mailto:a@b.cn").expect("an address");
        assert_eq!(
            site.correction(FACT, "", "").map(|own| own.page),
            Some(false)
        );
    }

    #[test]
    fn without_an_address_nothing_is_offered() {
        for empty in ["", "  "] {
            let site = Site::new(empty).expect("nothing is no mistake");
            assert_eq!(site.correction(FACT, "", ""), None);
        }
    }

    #[test]
    fn what_is_neither_a_page_nor_a_letter_leads_nowhere() {
        for hostile in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)//https://site.example",
            "data:text/html,<script>",
            "http://site.example",
            "//site.example",
            "/correction",
            "blob:https://site.example/1",
            "https:site.example",
            "https://",
            "https:///site.example",
            "https://good.example@evil.example/",
            "https://site.example/\"onclick=alert(1)",
            "https://site.example/a b",
            "https://site.example\\@evil.example",
            "https://site.example/\njavascript:alert(1)",
            "java\nscript:alert(1)",
            "mailto:",
            "mailto:nobody",
            "mailto:@site.example",
            "mailto:a@b.cn\r\nbcc:c@d.cn",
            "\u{202e}https://site.example",
        ] {
            assert_eq!(Site::new(hostile), Err(AddressRefused), "{hostile:?}");
        }
        let long = format!("https://site.example/{}", "a".repeat(LONGEST));
        assert_eq!(Site::new(&long), Err(AddressRefused));
    }
}
