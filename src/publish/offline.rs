//! `sw.js`, which keeps the page for visits without a network, and the manifest by which it can be installed.

use std::{fs, io, path::Path};

use serde_json::json;

use super::{bare, source};
use crate::messages::{self, Messages};

pub(super) fn write(site: &Path, project: &Path) -> io::Result<()> {
    let worker = fs::read_to_string(source(project, "sw.js"))?;
    fs::write(site.join("sw.js"), bare(&worker))?;
    let icon = |size: u16| {
        json!({
            "src": format!("icon-{size}.png"),
            "sizes": format!("{size}x{size}"),
            "type": "image/png",
        })
    };
    let name = Messages::default().get(messages::SITE_NAME);
    let manifest = json!({
        "name": name,
        "short_name": name,
        "lang": "zh-CN",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#12407f",
        "icons": [icon(192), icon(512)],
    });
    fs::write(site.join("manifest.webmanifest"), format!("{manifest:#}\n"))
}
