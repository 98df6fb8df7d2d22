//! `<policy-explorer>`: what `embed.js` fetches when the first is on a page, with the module that has everything.

use std::{fs, io, path::Path};

use super::{Shared, bare, fill, hashed, module, source, style};
use crate::messages::{self, Messages};

/// Names of the files that the element and the edition in one file have in common.
pub(super) struct Everything {
    pub(super) glue: String,
    pub(super) module: String,
    /// What answers for the page around the module.
    pub(super) script: String,
}

/// What trunk built of the module that has everything.
pub(super) fn everything(site: &Path, project: &Path) -> io::Result<Everything> {
    let [glue, module] = module(site, "whole", "whole")?;
    let script = super::script(site, project, "everything")?;
    Ok(Everything {
        glue,
        module,
        script,
    })
}

/// Writes the script and the stylesheet of the element; returns the name of the script.
pub(super) fn write(
    site: &Path,
    project: &Path,
    shared: &Shared,
    everything: &Everything,
) -> io::Result<String> {
    let style = style::of_element(&project.join("style"))?;
    let style_name = hashed("element", "css", style.as_bytes());
    fs::write(site.join(&style_name), style)?;
    let messages = Messages::default();
    let places = [
        ("{{glue}}", everything.glue.clone()),
        ("{{module}}", everything.module.clone()),
        ("{{everything}}", everything.script.clone()),
        ("{{own}}", shared.own.clone()),
        ("{{corpus}}", shared.texts.clone()),
        ("{{speech}}", shared.speech.clone()),
        ("{{foreign}}", shared.foreign.clone()),
        ("{{words}}", shared.words.clone()),
        ("{{style}}", style_name),
        ("{{failed}}", messages.get(messages::INSET_FAILED).into()),
        ("{{text}}", messages.get(messages::SITE_TEXT).into()),
    ];
    let element = fs::read_to_string(source(project, "element.js"))?;
    let element = fill("element.js", bare(&element), &places)?;
    let name = hashed("element", "js", element.as_bytes());
    fs::write(site.join(&name), element)?;
    Ok(name)
}
