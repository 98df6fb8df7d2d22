//! A picture of the page, taken out of it: what it is drawn with and what it looks like.

use wasm_bindgen::JsCast;
use web_sys::{
    CssStyleRule, CssStyleSheet, Element, Event, Node, ShadowRoot, StyleSheetList, SvgsvgElement,
    XmlSerializer,
};

use super::find_on_page;

/// A picture that stands for itself.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Picture {
    /// An `svg` element as XML, without its place and size. What only works in the page is left out: links, and who may
    /// be focused and pressed.
    pub(crate) element: String,
    /// What the page calls it: 2018 年时间线. Empty if it has no name.
    pub(crate) name: String,
    /// The rules of the page's stylesheets by which it looks as it does.
    pub(crate) rules: String,
    /// The tokens that rules name, each with what it is there: `--ink`, `#14213a`.
    pub(crate) tokens: Vec<(String, String)>,
    /// Its height by its width.
    pub(crate) proportion: f32,
}

/// The first picture that a selector finds on the page on which something was pressed, seen or not; `None` if there is none,
/// or it does not say how large it is.
pub(crate) fn picture(pressed: &Event, selector: &str) -> Option<Picture> {
    let button: Element = pressed.target()?.dyn_into().ok()?;
    let drawn = find_on_page(&button, selector)?;
    let copy: Element = drawn.clone_node_with_deep(true).ok()?.unchecked_into();
    strip(&copy);
    for place in ["x", "y", "width", "height"] {
        // Whoever takes it in says where it stands.
        let _ = copy.remove_attribute(place);
    }
    let all = copy.query_selector_all("*").ok()?;
    for index in 0..all.length() {
        strip(all.get(index)?.unchecked_ref());
    }
    let written = XmlSerializer::new().ok()?;
    let written = written.serialize_to_string(copy.unchecked_ref::<Node>());
    let (rules, tokens) = rules(&drawn);
    Some(Picture {
        element: without_links(&written.ok()?),
        name: name(&drawn).unwrap_or_default(),
        rules,
        tokens,
        proportion: proportion(&drawn)?,
    })
}

/// The name of an element, its own or that of the heading that it points to.
fn name(element: &Element) -> Option<String> {
    element.get_attribute("aria-label").or_else(|| {
        let heading = element.get_attribute("aria-labelledby")?;
        find_on_page(element, &format!("[id={heading:?}]"))?.text_content()
    })
}

/// Takes from an element what has a meaning only in the page.
fn strip(element: &Element) {
    for name in element.get_attribute_names() {
        let Some(name) = name.as_string() else {
            continue;
        };
        let only_here = matches!(name.as_str(), "tabindex" | "role") || name.starts_with("aria-");
        if only_here || (name == "href" && element.tag_name() == "a") {
            // It has just been named, so it is there.
            let _ = element.remove_attribute(&name);
        }
    }
}

/// Links as groups. In XML `<` stands nowhere but before a name, so that these are all of them and nothing else.
fn without_links(xml: &str) -> String {
    xml.replace("<a ", "<g ")
        .replace("<a>", "<g>")
        .replace("<a/>", "<g/>")
        .replace("</a>", "</g>")
}

/// The height by the width of a picture's `viewBox`, read by the browser: reading such numbers here would cost the page
/// 14 KB.
fn proportion(drawn: &Element) -> Option<f32> {
    let view_box = drawn.dyn_ref::<SvgsvgElement>()?.view_box().base_val()?;
    let (width, height) = (view_box.width(), view_box.height());
    (width > 0.0 && height > 0.0).then_some(height / width)
}

/// What styles the picture or anything in it, and the tokens as they are there. Rules for some screens only (`@media`) are left out, as a
/// file knows no screen; so is what would fetch something.
fn rules(picture: &Element) -> (String, Vec<(String, String)>) {
    let (mut kept, mut tokens) = (String::new(), Vec::new());
    let Some(sheets) = sheets(picture) else {
        return (kept, tokens);
    };
    for sheet in (0..sheets.length()).filter_map(|index| sheets.get(index)) {
        // A stylesheet of another site does not show its rules.
        let Ok(rules) = sheet.unchecked_ref::<CssStyleSheet>().css_rules() else {
            continue;
        };
        for rule in (0..rules.length()).filter_map(|index| rules.get(index)) {
            let Some(rule) = rule.dyn_ref::<CssStyleRule>() else {
                continue;
            };
            let (selector, text) = (rule.selector_text(), rule.css_text());
            let styles = picture.matches(&selector) == Ok(true)
                || matches!(picture.query_selector(&selector), Ok(Some(_)));
            if styles && !text.contains("url(") {
                kept.push_str(&text);
                kept.push('\n');
            } else if selector == ":root" || selector == ".page" {
                read_tokens(rule, picture, &mut tokens);
            }
        }
    }
    (kept, tokens)
}

/// The tokens that a rule sets, as they are for the picture: a theme, or the page around, may have set them anew.
fn read_tokens(rule: &CssStyleRule, picture: &Element, tokens: &mut Vec<(String, String)>) {
    let computed = super::window().and_then(|window| window.get_computed_style(picture).ok()?);
    let Some(computed) = computed else { return };
    let set = rule.style();
    for name in (0..set.length()).map(|at| set.item(at)) {
        if name.starts_with("--")
            && let Ok(value) = computed.get_property_value(&name)
        {
            tokens.push((name, value.trim().to_owned()));
        }
    }
}

/// The stylesheets of the page, or of the piece of a page, of which an element is a part.
fn sheets(element: &Element) -> Option<StyleSheetList> {
    match element.get_root_node().dyn_into::<ShadowRoot>() {
        Ok(piece) => Some(piece.style_sheets()),
        Err(_) => Some(element.owner_document()?.style_sheets()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_becomes_a_group_and_nothing_else_does() {
        assert_eq!(
            without_links(
                "<svg><a class=\"m\"><text>&lt;a &gt;</text></a><a><animate/></a><a/></svg>"
            ),
            "<svg><g class=\"m\"><text>&lt;a &gt;</text></g><g><animate/></g><g/></svg>"
        );
    }
}
