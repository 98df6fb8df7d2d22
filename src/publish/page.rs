//! `index.html`: the first view drawn into it, so that it can be read before and without WebAssembly.

use std::{fs, io, path::Path};

use gazette::Date;

use super::{Shared, bare, fill, find, hashed, module, source, style};
use crate::{
    Address, ExplorerProps, Foot, Head, Page, Route, Whole, corpus,
    messages::{self, Messages},
};

/// Completes trunk's `index.html`: the drawn view, the sentences for failures, and the links to stylesheet and script.
/// Returns the name of the stylesheet.
pub(super) fn write(site: &Path, project: &Path, shared: &Shared) -> io::Result<String> {
    let style = style::of_page(&project.join("style"))?;
    let style_name = hashed("style", "css", style.as_bytes());
    fs::write(site.join(&style_name), style)?;

    // Trunk names it by a hash of its own, of up to sixteen digits.
    let built = find(site, "policy-explorer-", ".js")?;
    let built = built.trim_end_matches(".js");
    let [glue, module_name] = module(site, built, "policy-explorer")?;
    let [archive_glue, archive_module] = module(site, "archive", "archive")?;
    let [agenda_glue, agenda_module] = module(site, "agenda", "agenda")?;
    let [finder_glue, finder_module] = module(site, "finder", "finder")?;
    let places = [
        ("{{glue}}", glue),
        ("{{module}}", module_name),
        ("{{archive_glue}}", archive_glue),
        ("{{archive_module}}", archive_module),
        ("{{agenda_glue}}", agenda_glue),
        ("{{agenda_module}}", agenda_module),
        ("{{finder_glue}}", finder_glue),
        ("{{finder_module}}", finder_module),
        ("{{texts}}", shared.texts.clone()),
        ("{{own}}", shared.own.clone()),
        ("{{speech}}", shared.speech.clone()),
        ("{{foreign}}", shared.foreign.clone()),
        ("{{words}}", shared.words.clone()),
    ];
    let boot = bare(&fs::read_to_string(source(project, "boot.js"))?);
    let boot = fill("boot.js", boot, &places)?;
    let boot_name = hashed("boot", "js", boot.as_bytes());
    fs::write(site.join(&boot_name), boot)?;

    let old = bare(&fs::read_to_string(source(project, "old.js"))?);
    let old_name = hashed("old", "js", old.as_bytes());
    fs::write(site.join(&old_name), old)?;

    let messages = Messages::default();
    let index = site.join("index.html");
    let html = fs::read_to_string(&index)?;
    let places = [
        ("{{style}}", style_name.clone()),
        ("{{old}}", old_name),
        ("{{boot}}", boot_name),
        ("{{title}}", messages.get(messages::SITE_NAME).into()),
        ("{{description}}", messages.get(messages::ABOUT_WHAT).into()),
        ("{{failed}}", messages.get(messages::SITE_FAILED).into()),
        ("{{text}}", messages.get(messages::SITE_TEXT).into()),
        (
            "{{no_script}}",
            messages.get(messages::SITE_NO_SCRIPT).into(),
        ),
        ("{{head}}", draw::<Head<Whole>>()?),
        ("{{app}}", draw::<Page<Whole>>()?),
        ("{{foot}}", draw::<Foot<Whole>>()?),
    ];
    let html = fill("index.html", html, &places)?;
    fs::write(index, without_trunk_link(&html))?;
    Ok(style_name)
}

/// Trunk leaves its own mark of the app in the page when it injects no script.
fn without_trunk_link(html: &str) -> String {
    let links = html.match_indices("<link ").filter_map(|(start, _)| {
        let end = start + html[start..].find('>')? + 1;
        html[start..end]
            .contains("data-trunk")
            .then_some(start..end)
    });
    let mut kept = String::with_capacity(html.len());
    let mut from = 0;
    for link in links {
        kept.push_str(&html[from..link.start]);
        from = link.end;
    }
    kept + &html[from..]
}

/// A piece of the first page as HTML.
pub(super) fn draw<Piece>() -> io::Result<String>
where
    Piece: yew::BaseComponent<Properties = ExplorerProps>,
{
    let day = day()?;
    render::<Piece>(move || ExplorerProps::new(Route::Home, Address::Memory, day))
}

/// Nothing that is drawn here may depend on the day: the newest document's stands in for it.
pub(super) fn day() -> io::Result<Date> {
    let dates = corpus()
        .documents
        .iter()
        .filter_map(|document| document.date);
    dates
        .max()
        .ok_or_else(|| io::Error::other("no document in seeds/ has a date"))
}

/// A component as HTML.
pub(super) fn render<Drawn: yew::BaseComponent>(
    props: impl FnOnce() -> Drawn::Properties + Send + 'static,
) -> io::Result<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    Ok(runtime.block_on(
        yew::ServerRenderer::<Drawn>::with_props(props)
            .hydratable(false)
            .render(),
    ))
}
