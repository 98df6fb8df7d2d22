//! Where the views of the page stand in the edition. The names of its files are ASCII: not every server and not every
//! archive keeps others.

use super::Sheet;
use crate::{
    Key, corpus,
    queries::{benefits::audience, organizations::find},
    route::Route,
};

/// Where a view stands, as a link from any page of the edition.
pub(crate) fn address(route: &Route) -> String {
    match route {
        Route::Home | Route::Documents(_) | Route::Search(_) | Route::NotFound => {
            Sheet::Index.file()
        }
        Route::Document { id, place, .. } if corpus().document(id).is_some() => {
            at(&Sheet::Document(id.clone()), place.as_deref())
        }
        Route::Document { .. } => Sheet::Index.file(),
        Route::Deadlines(filter) => at(&Sheet::Deadlines, Some(filter.get(Key::Open))),
        Route::Organizations(_) => Sheet::Organizations.file(),
        Route::Organization { id } => {
            let body = find(corpus(), id).map(|body| body.id.as_str());
            at(&Sheet::Organizations, body)
        }
        Route::Benefits(filter) => {
            let own = audience(corpus(), filter).map_or(Sheet::Index, |audience| {
                Sheet::Benefits(audience.key.clone())
            });
            let benefit = match filter.benefit.as_str() {
                "" => String::new(),
                id => format!("benefit-{id}"),
            };
            at(&own, Some(&benefit))
        }
        Route::About => Sheet::About.file(),
    }
}

fn at(sheet: &Sheet, place: Option<&str>) -> String {
    match place {
        None | Some("") => sheet.file(),
        Some(place) => format!("{}#{place}", sheet.file()),
    }
}

/// The name of a document's file without the ending. Of several that sound alike (苏, 宿) all but the first have a number.
pub(super) fn document(id: &str) -> String {
    let name = spelt(id);
    let all = corpus().documents.iter();
    let before = all.take_while(|document| document.id != id);
    match before
        .filter(|document| spelt(&document.id) == name)
        .count()
    {
        0 => name,
        before => format!("{name}-{}", before + 1),
    }
}

/// An id in ASCII: `浙政办发-2018-32` → `zhezhengbanfa-2018-32`. A character without a reading is told by its number.
pub(super) fn spelt(id: &str) -> String {
    let readings = &corpus().letters.readings;
    let mut spelt = String::new();
    for c in id.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') {
            spelt.push(c.to_ascii_lowercase());
            continue;
        }
        let known = readings.binary_search_by_key(&c, |(own, _)| *own);
        match known.ok().and_then(|at| readings[at].1.first()) {
            Some(reading) => spelt.push_str(reading),
            None => spelt.push_str(&format!("u{:x}", u32::from(c))),
        }
    }
    spelt
}
