//! `text/`: the edition without script, and a map of it for search engines.

use std::{fs, io, path::Path};

use super::{fill, page};
use crate::{
    Address, ExplorerProps, Route,
    edition::{self, Edition, EditionProps, Sheet},
    messages::{self, Messages},
};

/// Where the site will stand on the web, as whoever builds it says: `https://www.example.gov.cn/policy/`. Without it the
/// pages name themselves by their own file, and there is no map, since a map needs whole addresses.
const ADDRESS: &str = "POLICY_ADDRESS";

/// Writes the edition into the folder. `style` is the name of the stylesheet beside it.
pub(super) fn write(folder: &Path, style: &str) -> io::Result<()> {
    let address = std::env::var(ADDRESS).unwrap_or_default();
    let base = base(&address).map_err(io::Error::other)?;
    fs::create_dir_all(folder)?;
    let (messages, day) = (Messages::default(), page::day()?);
    let mut map = String::new();
    for sheet in Sheet::all() {
        let file = sheet.file();
        let canonical = format!("{base}{file}");
        let title = messages.fill(
            messages::SITE_TITLE,
            &[
                ("page", &sheet.title(messages)),
                ("site", messages.get(messages::SITE_NAME)),
            ],
        );
        let data = edition::data(&sheet).map_or_else(String::new, |data| {
            // Nothing in it ends the element that holds it.
            let data = data.to_string().replace('<', "\\u003c");
            format!("<script type=\"application/ld+json\">{data}</script>\n")
        });
        let drawn = page::render::<Edition>(move || EditionProps {
            sheet,
            opened: ExplorerProps::new(Route::Home, Address::Still, day),
        })?;
        let places = [
            ("{{title}}", escaped(&title)),
            ("{{canonical}}", escaped(&canonical)),
            ("{{style}}", style.to_owned()),
            ("{{data}}", data),
            ("{{sheet}}", drawn),
        ];
        let html = fill("sheet.html", include_str!("sheet.html").to_owned(), &places)?;
        if fs::exists(folder.join(&file))? {
            return Err(io::Error::other(format!("two pages would be text/{file}")));
        }
        fs::write(folder.join(&file), html)?;
        map.push_str(&format!("<url><loc>{}</loc></url>\n", escaped(&canonical)));
    }
    if !base.is_empty() {
        let map = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{map}</urlset>\n"
        );
        fs::write(folder.join("sitemap.xml"), map)?;
    }
    Ok(())
}

/// What the address of every page of the edition begins with; empty where nobody said where the site will stand.
fn base(address: &str) -> Result<String, String> {
    let address = address.trim();
    if address.is_empty() {
        return Ok(String::new());
    }
    let sound = address.starts_with("https://") || address.starts_with("http://");
    if !sound || address.contains(['?', '#']) || address.contains(char::is_whitespace) {
        return Err(format!("{ADDRESS} is no address of a folder: {address}"));
    }
    Ok(format!("{}/text/", address.trim_end_matches('/')))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_the_site_is_that_of_a_folder() {
        assert_eq!(base(""), Ok(String::new()));
        for address in ["https://a.gov.cn/policy", " https://a.gov.cn/policy/ "] {
            assert_eq!(
                base(address).as_deref(),
                Ok("https://a.gov.cn/policy/text/")
            );
        }
        for address in [
            "a.gov.cn",
            "javascript:alert(1)",
            "https://a/?b",
            "https://a/#b",
            "https://a b/",
        ] {
            assert!(base(address).is_err(), "{address}");
        }
    }
}
