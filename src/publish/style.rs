//! The stylesheet of the page, and what becomes of it in a piece of somebody else's page.

use std::{fs, io, path::Path};

/// What sets the tokens: these a host may set anew.
const TOKENS: [&str; 2] = ["tokens.css", "themes.css"];

/// All files of the folder as one stylesheet, tokens first, without comments.
pub(super) fn of_page(folder: &Path) -> io::Result<String> {
    let sheets = sheets(folder)?;
    Ok(without_comments(
        &sheets
            .into_iter()
            .map(|(_, sheet)| sheet)
            .collect::<String>(),
    ))
}

/// The same for the shadow of an element: no rule reaches what is around it, lengths know nothing of the host's type, widths
/// are those of the element, and every token can be set from outside, as `--policy-explorer-accent` and so on.
pub(super) fn of_element(folder: &Path) -> io::Result<String> {
    let mut all = String::new();
    for (name, sheet) in sheets(folder)? {
        let sheet = without_comments(&sheet);
        if TOKENS.contains(&name.as_str()) {
            all.push_str(&with_tokens_of_host(&sheet));
        } else {
            all.push_str(&sheet);
        }
        all.push('\n');
    }
    all.push_str(&without_comments(&fs::read_to_string(
        folder.join("inset/inset.css"),
    )?));
    Ok(by_own_width(&within(&all)))
}

/// Names and texts of the files in a folder.
fn sheets(folder: &Path) -> io::Result<Vec<(String, String)>> {
    let mut sheets = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "css") {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            sheets.push((name.into_owned(), fs::read_to_string(&path)?));
        }
    }
    sheets.sort_by_key(|(name, _)| (name != "tokens.css", name != "base.css", name.clone()));
    Ok(sheets)
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| part.split_once("*/").map_or("", |(_, after)| after));
    let lines = rest.fold(first, |sheet, part| sheet + part);
    lines
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// `--accent: #12407f;` → `--accent: var(--policy-explorer-accent, #12407f);`
fn with_tokens_of_host(css: &str) -> String {
    let mut kept = String::new();
    let mut rest = css;
    while let Some(at) = rest.find("--") {
        let (before, token) = rest.split_at(at);
        kept.push_str(before);
        let name = token[2..].find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-');
        let name = &token[..name.map_or(token.len(), |end| end + 2)];
        kept.push_str(name);
        rest = &token[name.len()..];
        let Some(value) = rest.strip_prefix(": ") else {
            continue;
        };
        let end = value.find([';', '}']).unwrap_or(value.len());
        kept.push_str(&format!(
            ": var(--policy-explorer-{}, {})",
            &name[2..],
            value[..end].trim_end()
        ));
        rest = &value[end..];
    }
    kept + rest
}

/// The page is a piece of another, and a length is so many of its own measure.
fn within(css: &str) -> String {
    let lines = css.lines().map(|line| {
        let line = line.replace(":root", ".page");
        match line.strip_prefix("html {").or(line.strip_prefix("body {")) {
            Some(rules) => format!(".page {{{rules}"),
            None => line,
        }
    });
    lines
        .map(|line| {
            // What asks for a width is asked of the browser, whose measure it is.
            if line.starts_with('@') {
                line
            } else {
                each_rem(&line, |number| format!("calc({number} * var(--rem))"))
            }
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Every length in `rem` as something else.
fn each_rem(css: &str, other: impl Fn(&str) -> String) -> String {
    let mut parts: Vec<&str> = css.split("rem").collect();
    let last = parts.pop().unwrap_or_default();
    let mut kept = String::new();
    for part in parts {
        let digits = part.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
        let digits = digits.strip_suffix('-').unwrap_or(digits);
        let number = &part[digits.len()..];
        kept.push_str(digits);
        if number.ends_with(|sign: char| sign.is_ascii_digit()) {
            kept.push_str(&other(number));
        } else {
            kept.push_str(number);
            kept.push_str("rem");
        }
    }
    kept + last
}

/// What asks for a width of the window asks for that of the element, where a browser knows how.
fn by_own_width(css: &str) -> String {
    let mut kept = String::new();
    let mut rest = css;
    while let Some(at) = rest.find("@media") {
        kept.push_str(&rest[..at]);
        let block = &rest[at..at + length_of_block(&rest[at..])];
        rest = &rest[at + block.len()..];
        let (asked, body) = block.split_at(block.find('{').unwrap_or(block.len()));
        match asked.find('(') {
            Some(open) if asked.contains("-width") => {
                // The type of the element is as large as the reader has set it.
                let own = each_rem(&asked[open..], |number| format!("{number}em"));
                let medium = asked["@media".len()..open].trim();
                let own = match medium.strip_suffix("and") {
                    Some(medium) => format!("@media {medium}{{\n@container {own}{body}\n}}"),
                    None => format!("@container {own}{body}"),
                };
                kept.push_str(&format!(
                    "{own}\n@supports not (container-type: inline-size) {{\n{block}\n}}"
                ));
            }
            // A portal that is light stays light.
            _ if asked.contains("prefers-color-scheme") => {}
            _ => kept.push_str(block),
        }
    }
    (kept + rest).replace("100vw", "100cqw")
}

/// How long a rule with braces is.
fn length_of_block(css: &str) -> usize {
    let mut depth = 0;
    for (at, sign) in css.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    css.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("style")
    }

    #[test]
    fn tokens_can_be_set_from_outside_and_their_uses_stay() {
        assert_eq!(
            with_tokens_of_host(":root { --ink: #000; --a-b: 1rem }\np { color: var(--ink); }"),
            ":root { --ink: var(--policy-explorer-ink, #000); --a-b: var(--policy-explorer-a-b, 1rem)}\n\
             p { color: var(--ink); }"
        );
    }

    #[test]
    fn lengths_and_widths_are_those_of_the_element() {
        let css = "html { top: -10rem; }\n@media screen and (max-width: 71.99rem) {\np { margin: 1.5rem .25rem; }\n}\n.theorem { x: y; }";
        assert_eq!(
            by_own_width(&within(css)),
            ".page { top: calc(-10 * var(--rem)); }\n\
             @media screen {\n@container (max-width: 71.99em) {\np { margin: calc(1.5 * var(--rem)) calc(.25 * var(--rem)); }\n}\n}\n\
             @supports not (container-type: inline-size) {\n\
             @media screen and (max-width: 71.99rem) {\np { margin: calc(1.5 * var(--rem)) calc(.25 * var(--rem)); }\n}\n}\n\
             .theorem { x: y; }"
        );
    }

    #[test]
    fn no_rule_of_the_element_means_the_page_around_it() {
        let css = of_element(&folder()).expect("the stylesheets");
        assert!(css.contains("--accent: var(--policy-explorer-accent, #12407f)"));
        for line in css.lines() {
            let selector = line.split('{').next().unwrap_or_default();
            for page in ["html", "body", "main", ":root"] {
                let meant = selector
                    .split([' ', ',', ':', '['])
                    .any(|part| part == page);
                assert!(!meant && !selector.contains(":root"), "{line}");
            }
            assert!(
                line.starts_with('@') || !each_rem(line, |_| "€".into()).contains('€'),
                "{line}"
            );
        }
    }

    /// What a block of tokens sets to a colour.
    fn colours(css: &str, selector: &str) -> Vec<(String, [f64; 3])> {
        let (_, block) = css
            .split_once(&format!("{selector} {{"))
            .expect("the block");
        let block = block.split('}').next().unwrap_or_default();
        let colour = |rule: &str| {
            let (name, value) = rule.trim().split_once(": #")?;
            let six = if value.len() == 3 {
                value.chars().flat_map(|digit| [digit, digit]).collect()
            } else {
                value.to_owned()
            };
            let part = |at: usize| u8::from_str_radix(&six[at..at + 2], 16).map(f64::from);
            let rgb = [0, 2, 4].map(|at| part(at).expect("a colour"));
            Some((name.to_owned(), rgb))
        };
        block.split(';').filter_map(colour).collect()
    }

    /// How well one colour stands out from another, as WCAG 2.2 reckons it.
    fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
        let light = |rgb: [f64; 3]| {
            let [r, g, b] = rgb.map(|part| {
                let part = part / 255.0;
                if part <= 0.04045 {
                    part / 12.92
                } else {
                    ((part + 0.055) / 1.055).powf(2.4)
                }
            });
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (one, other) = (light(one), light(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn words_stand_out_at_seven_to_one_and_edges_at_three_in_the_light_and_in_the_dark() {
        const DARK: &str = "@media screen and (prefers-color-scheme: dark)";
        let read = |name: &str| {
            let css = fs::read_to_string(folder().join(name)).expect("a stylesheet");
            let (light, dark) = css.split_once(DARK).expect("what is dark");
            [light.to_owned(), dark.to_owned()]
        };
        let (tokens, themes) = (read("tokens.css"), read("themes.css"));
        for dark in [0, 1] {
            let plain = colours(&tokens[dark], ":root");
            let with = |css: &str, selector: &str| {
                let mut all = colours(css, selector);
                all.extend(plain.clone());
                all
            };
            let sets = [
                plain.clone(),
                with(&tokens[dark], "[data-elder]"),
                with(&themes[dark], ":root[data-theme=\"red\"]"),
                with(&themes[dark], ":root[data-theme=\"green\"]"),
            ];
            for set in sets {
                let colour = |name: &str| {
                    let mut own = set.iter().filter(|(own, _)| own == name);
                    own.next().unwrap_or_else(|| panic!("{name}")).1
                };
                for (words, paper, least) in [
                    ("--ink", "--paper", 7.0),
                    ("--ink", "--paper-quiet", 7.0),
                    ("--ink", "--mark", 7.0),
                    ("--ink-quiet", "--paper", 7.0),
                    ("--ink-quiet", "--paper-quiet", 7.0),
                    ("--accent", "--paper", 7.0),
                    ("--accent-deep", "--paper", 7.0),
                    ("--on-accent", "--accent", 7.0),
                    ("--on-accent", "--accent-deep", 7.0),
                    ("--on-focus", "--focus", 7.0),
                    ("--vermilion", "--paper", 7.0),
                    ("--green", "--paper", 7.0),
                    ("--line-strong", "--paper", 3.0),
                ] {
                    let found = contrast(colour(words), colour(paper));
                    assert!(found >= least, "{dark} {words} on {paper}: {found:.2}");
                }
            }
        }
    }
}
