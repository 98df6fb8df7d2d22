//! The corpus that build time baked: a near part, which the front carries within itself, and the whole, which comes to
//! the archive as a file of its own (natively, it is all there from the start).

use gazette::{baked, corpus::Corpus, packed};

include!(concat!(env!("OUT_DIR"), "/whole.rs"));

/// A baked corpus as it was before; `None` for bytes that are none.
fn read(bytes: &[u8]) -> Option<Corpus> {
    let mut corpus = baked::read(bytes)?;
    packed::unpack(&mut corpus);
    Some(corpus)
}

/// The whole corpus, if the bytes are just those that this build wrote: a file of another build may have other shapes.
#[cfg(any(test, target_arch = "wasm32"))]
fn whole(bytes: &[u8]) -> Option<Corpus> {
    let same = bytes.len() == LENGTH && packed::mark(bytes) == MARK;
    same.then(|| read(bytes)).flatten()
}

#[cfg(target_arch = "wasm32")]
mod place {
    use std::sync::{LazyLock, OnceLock};

    use gazette::corpus::Corpus;

    use super::{read, whole};

    static HERE: OnceLock<Corpus> = OnceLock::new();

    /// What this module has; before anything came, nothing.
    pub fn corpus() -> &'static Corpus {
        static NOTHING: LazyLock<Corpus> = LazyLock::new(Corpus::default);
        HERE.get().unwrap_or_else(|| &NOTHING)
    }

    /// Takes in the near corpus. Only a module that calls this carries it.
    pub fn carry() {
        HERE.get_or_init(|| {
            read(include_bytes!(concat!(env!("OUT_DIR"), "/near.bin")))
                .expect("the same build wrote it with the same types")
        });
    }

    /// Takes in the whole: the bytes of the file that publishing wrote beside the modules (`corpus-….bin`). Returns
    /// whether they were just those.
    pub fn bring(bytes: &[u8]) -> bool {
        if HERE.get().is_none()
            && let Some(corpus) = whole(bytes)
        {
            // Nobody can have been quicker: a page has one thread.
            let _ = HERE.set(corpus);
        }
        HERE.get().is_some()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod place {
    use std::sync::LazyLock;

    use gazette::corpus::Corpus;

    use super::read;

    /// The whole corpus as build time wrote it; publish writes it beside the modules.
    pub(crate) static BAKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin"));

    /// Everything that the gazettes say.
    pub fn corpus() -> &'static Corpus {
        static WHOLE: LazyLock<Corpus> =
            LazyLock::new(|| read(BAKED).expect("the same build wrote it with the same types"));
        #[cfg(test)]
        if NEAR_ONLY.get() {
            return near();
        }
        &WHOLE
    }

    #[cfg(test)]
    thread_local! {
        /// Whether a test on this thread has no more than the front.
        pub(super) static NEAR_ONLY: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
    }

    #[cfg(test)]
    fn near() -> &'static Corpus {
        static NEAR: LazyLock<Corpus> = LazyLock::new(|| {
            read(include_bytes!(concat!(env!("OUT_DIR"), "/near.bin"))).expect("as above")
        });
        &NEAR
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use place::BAKED;
pub use place::corpus;
#[cfg(target_arch = "wasm32")]
pub use place::{bring, carry};

#[cfg(test)]
mod tests {
    use super::{place::NEAR_ONLY, *};
    use crate::{
        Address, Archive, BenefitFilter, Explorer, ExplorerProps, Front, Page, Route, Site,
        other::{Other, TOLD},
    };

    /// What a part draws, or the whole, on this thread.
    fn draw<Drawn>(route: &Route, age: Option<&'static str>) -> String
    where
        Drawn: yew::BaseComponent<Properties = ExplorerProps>,
    {
        let props = ExplorerProps {
            route: route.clone(),
            address: Address::Memory,
            today: gazette::Date::new(2026, 11, 23).expect("a day"),
            age: age.map(Into::into),
            answers: None,
            kiosk: false,
            site: Site::default(),
            written: None,
        };
        // Not yew::ServerRenderer: that one draws on a thread of its own.
        let page = yew::LocalServerRenderer::<Drawn>::with_props(props).hydratable(false);
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        let runtime = runtime.expect("a runtime");
        tokio::task::LocalSet::new().block_on(&runtime, page.render())
    }

    /// What the front draws with its own corpus, by what it knows of the archive.
    fn front(route: &Route, age: Option<&'static str>, archive: Other) -> String {
        NEAR_ONLY.set(true);
        TOLD.set(archive);
        let html = draw::<Page<Front>>(route, age);
        TOLD.set(Other::Here);
        NEAR_ONLY.set(false);
        html
    }

    /// What the archive draws, by what it knows of the front.
    fn archive(route: &Route, front: Other) -> String {
        TOLD.set(front);
        let html = draw::<Page<Archive>>(route, None);
        TOLD.set(Other::Here);
        html
    }

    const STATES: [Other; 3] = [Other::Coming, Other::Here, Other::Failed];

    #[test]
    fn the_first_page_and_the_benefits_are_drawn_the_same_without_the_texts() {
        let mut routes = vec![Route::Home, Route::NotFound];
        routes.extend(corpus().audiences.iter().map(|audience| {
            Route::Benefits(BenefitFilter {
                audience: audience.key.clone(),
                benefit: String::new(),
            })
        }));
        for route in &routes {
            for age in [None, Some("58"), Some("1944年5月2日"), Some("104")] {
                let whole = draw::<Explorer>(route, age);
                for state in STATES {
                    assert_eq!(front(route, age, state), whole, "{route}");
                }
            }
        }
    }

    #[test]
    fn what_the_first_page_counts_is_the_whole() {
        assert_eq!(corpus().documents.len(), DOCUMENTS);
        assert_eq!(corpus().deadlines.len(), DEADLINES);
    }

    /// Asserts that a part waits for the other under a heading, and what it says where that cannot be got.
    fn waits(coming: &str, failed: &str, heading: &str, way: &str) {
        let heading = format!(">{heading}</h1>");
        assert!(coming.contains(&heading), "{coming}");
        assert!(coming.contains("role=\"status\"") && !coming.contains("<button"));
        assert!(failed.contains(&heading), "{failed}");
        assert!(failed.contains("role=\"alert\"") && failed.contains("<button"));
        let main = failed.split_once("<main").map_or("", |(_, main)| main);
        assert!(main.contains(&format!("href=\"{way}\"")), "{failed}");
    }

    #[test]
    fn the_front_waits_for_other_views_under_their_own_heading_and_leaves_them_to_the_archive() {
        for (hash, heading) in [
            ("#/documents", "看文件"),
            ("#/deadlines?month=2018-05", "什么时候到期"),
            ("#/organizations", "找单位"),
            ("#/about", "关于本网页"),
            // What no benefit cites is not yet known by its name.
            ("#/documents/浙政办发-2018-30/1.3", "看文件"),
            ("#/organizations/省民政厅", "省民政厅"),
        ] {
            let route = Route::read(hash).expect("a route");
            let coming = front(&route, None, Other::Coming);
            let failed = front(&route, None, Other::Failed);
            waits(&coming, &failed, heading, "#/");
            assert_eq!(front(&route, None, Other::Here), "", "{hash}");
            let whole = draw::<Explorer>(&route, None);
            for state in STATES {
                assert_eq!(archive(&route, state), whole, "{hash}");
            }
        }
    }

    #[test]
    fn the_archive_waits_for_the_front_under_the_heading_of_its_view() {
        for (hash, heading) in [
            ("#/", "您或家里老人，今年多大？"),
            ("#/benefits", "我能享受什么"),
            ("#/nowhere", "没有这一页"),
        ] {
            let route = Route::read(hash).expect("a route");
            let coming = archive(&route, Other::Coming);
            let failed = archive(&route, Other::Failed);
            waits(&coming, &failed, heading, "#/documents");
            assert_eq!(archive(&route, Other::Here), "", "{hash}");
        }
    }

    #[test]
    fn only_the_bytes_of_this_build_are_taken_for_the_whole() {
        assert_eq!(whole(BAKED).as_ref(), Some(corpus()));
        assert_eq!(whole(&[]), None);
        assert_eq!(whole(&BAKED[..BAKED.len() / 2]), None);
        let mut other = BAKED.to_vec();
        other.push(0);
        assert_eq!(whole(&other), None);
        for at in [0, BAKED.len() / 2, BAKED.len() - 1] {
            let mut other = BAKED.to_vec();
            other[at] ^= 1;
            assert_eq!(whole(&other), None, "{at}");
        }
    }
}
