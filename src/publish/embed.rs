//! The JavaScript API: `embed.js` and `embed.d.ts` under names that stay, and beside them what they load, under names
//! that change with the content. Nothing of it is fetched by the page itself.

use std::{fs, io, path::Path};

use super::{bare, hashed};

/// What trunk calls the module and its glue.
const MODULE: &str = "policy-api_bg.wasm";
const GLUE: &str = "policy-api.js";

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

/// Completes what trunk built of `crates/api`. `texts` is the name of the file with the whole corpus.
pub(super) fn write(site: &Path, project: &Path, texts: &str) -> io::Result<()> {
    let module = fs::read(site.join(MODULE))?;
    let module_name = hashed("api", "wasm", &module);
    fs::rename(site.join(MODULE), site.join(&module_name))?;

    // The glue would look for the module under this name if nobody handed it over.
    let glue = fs::read_to_string(site.join(GLUE))?;
    let glue = bare(&glue).replace(MODULE, &module_name);
    let glue_name = hashed("api", "js", glue.as_bytes());
    fs::write(site.join(&glue_name), glue)?;
    fs::remove_file(site.join(GLUE))?;

    let mut embed = fs::read_to_string(project.join("embed.js"))?;
    let places = [
        ("{{glue}}", glue_name),
        ("{{module}}", module_name),
        ("{{corpus}}", texts.to_owned()),
    ];
    for (place, name) in places {
        if !embed.contains(place) {
            return Err(io::Error::other(format!("embed.js has no {place}")));
        }
        embed = embed.replace(place, &name);
    }
    fs::write(site.join("embed.js"), embed)?;
    fs::copy(project.join("embed.d.ts"), site.join("embed.d.ts"))?;
    fs::write(site.join("package.json"), PACKAGE)
}
