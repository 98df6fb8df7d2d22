//! The JavaScript API, and the door to the element: `embed.js` and `embed.d.ts` under names that stay, and beside them what they load, under names
//! that change with the content. Nothing of it is fetched by the page itself.

use std::{fs, io, path::Path};

use super::{fill, module, source};

/// Makes Node take `embed.js` for the module that it is, wherever the folder is copied to; and the folder can be
/// installed as a package.
const PACKAGE: &str = concat!(
    r#"{
  "name": "policy-explorer",
  "version": ""#,
    env!("CARGO_PKG_VERSION"),
    r#"",
  "private": true,
  "type": "module",
  "exports": { ".": { "types": "./embed.d.ts", "default": "./embed.js" }, "./data/*": "./data/*" }
}
"#
);

/// Completes what trunk built of `crates/api`. `texts` is the name of the file with the whole corpus, `element` that of what
/// shows an element.
pub(super) fn write(site: &Path, project: &Path, texts: &str, element: &str) -> io::Result<()> {
    let [glue, module] = module(site, "api", "api")?;
    let embed = fs::read_to_string(source(project, "embed.js"))?;
    let places = [
        ("{{glue}}", glue),
        ("{{module}}", module),
        ("{{corpus}}", texts.to_owned()),
        ("{{element}}", element.to_owned()),
    ];
    let embed = fill("embed.js", embed, &places)?;
    fs::write(site.join("embed.js"), embed)?;
    fs::copy(source(project, "embed.d.ts"), site.join("embed.d.ts"))?;
    fs::write(site.join("package.json"), PACKAGE)
}
