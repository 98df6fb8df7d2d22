//! The corpus that build time baked: a near part, which the page carries within itself, and the whole, which follows it
//! as a file of its own (natively, it is all there from the start).

use gazette::{corpus::Corpus, packed};

include!(concat!(env!("OUT_DIR"), "/whole.rs"));

/// Whether what the gazettes say is all there.
#[cfg_attr(
    not(any(test, target_arch = "wasm32")),
    allow(dead_code, reason = "natively it is always there")
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Texts {
    /// On its way, or not yet asked for.
    Coming,
    /// There.
    Here,
    /// It could not be fetched, or was not what this build wrote.
    Failed,
}

/// A baked corpus as it was before; `None` for bytes that are none.
fn read(baked: &[u8]) -> Option<Corpus> {
    let mut corpus = postcard::from_bytes(baked).ok()?;
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
    use std::sync::{
        LazyLock, OnceLock,
        atomic::{AtomicBool, Ordering},
    };

    use gazette::corpus::Corpus;

    use super::{Texts, read, whole};

    static WHOLE: OnceLock<Corpus> = OnceLock::new();
    static FAILED: AtomicBool = AtomicBool::new(false);

    /// What there is: everything once it has been brought, until then what the benefits need.
    pub fn corpus() -> &'static Corpus {
        static NEAR: LazyLock<Corpus> = LazyLock::new(|| {
            read(include_bytes!(concat!(env!("OUT_DIR"), "/near.bin")))
                .expect("the same build wrote it with the same types")
        });
        WHOLE.get().unwrap_or_else(|| &NEAR)
    }

    /// Takes in the whole; false if the bytes are something else.
    pub(crate) fn bring(bytes: &[u8]) -> bool {
        if WHOLE.get().is_none()
            && let Some(corpus) = whole(bytes)
        {
            // Nobody can have been quicker: a page has one thread.
            let _ = WHOLE.set(corpus);
        }
        WHOLE.get().is_some()
    }

    /// Notes that the whole could not be got.
    pub(crate) fn fail() {
        FAILED.store(true, Ordering::Relaxed);
    }

    /// Whether the whole is there.
    pub(crate) fn texts() -> Texts {
        if WHOLE.get().is_some() {
            Texts::Here
        } else if FAILED.load(Ordering::Relaxed) {
            Texts::Failed
        } else {
            Texts::Coming
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod place {
    use std::sync::LazyLock;

    use gazette::corpus::Corpus;

    use super::{Texts, read};

    /// The whole corpus as build time wrote it; publish writes it beside the module.
    pub(crate) static BAKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin"));

    /// Everything that the gazettes say.
    pub fn corpus() -> &'static Corpus {
        static WHOLE: LazyLock<Corpus> =
            LazyLock::new(|| read(BAKED).expect("the same build wrote it with the same types"));
        #[cfg(test)]
        if texts() != Texts::Here {
            return near();
        }
        &WHOLE
    }

    /// Always there.
    pub(crate) fn texts() -> Texts {
        #[cfg(test)]
        return TEXTS.get();
        #[cfg(not(test))]
        Texts::Here
    }

    #[cfg(test)]
    thread_local! {
        /// What a test on this thread makes of it.
        pub(super) static TEXTS: std::cell::Cell<Texts> = const { std::cell::Cell::new(Texts::Here) };
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
pub(crate) use place::texts;
#[cfg(target_arch = "wasm32")]
pub(crate) use place::{bring, fail};

#[cfg(test)]
mod tests {
    use super::{place::TEXTS, *};
    use crate::{Address, BenefitFilter, Explorer, ExplorerProps, Route};

    /// The page on this thread, with as much of the texts as there is.
    fn draw(route: &Route, age: Option<&'static str>, texts: Texts) -> String {
        TEXTS.set(texts);
        let props = ExplorerProps {
            route: route.clone(),
            address: Address::Memory,
            today: gazette::Date::new(2026, 11, 23).expect("a day"),
            age: age.map(Into::into),
            answers: None,
            kiosk: false,
            written: None,
        };
        // Not yew::ServerRenderer: that one draws on a thread of its own.
        let page = yew::LocalServerRenderer::<Explorer>::with_props(props).hydratable(false);
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        let runtime = runtime.expect("a runtime");
        let html = tokio::task::LocalSet::new().block_on(&runtime, page.render());
        TEXTS.set(Texts::Here);
        html
    }

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
                let whole = draw(route, age, Texts::Here);
                assert_eq!(draw(route, age, Texts::Coming), whole, "{route}");
                assert_eq!(draw(route, age, Texts::Failed), whole, "{route}");
            }
        }
    }

    #[test]
    fn what_the_first_page_counts_is_the_whole() {
        assert_eq!(corpus().documents.len(), DOCUMENTS);
        assert_eq!(corpus().deadlines.len(), DEADLINES);
    }

    #[test]
    fn other_views_wait_for_the_texts_under_their_own_heading() {
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
            let coming = draw(&route, None, Texts::Coming);
            assert!(
                coming.contains(&format!(">{heading}</h1>")),
                "{hash}: {coming}"
            );
            assert!(coming.contains("role=\"status\"") && !coming.contains("<button"));
            let failed = draw(&route, None, Texts::Failed);
            assert!(failed.contains("role=\"alert\"") && failed.contains("<button"));
            assert!(failed.contains("href=\"#/\""));
            let here = draw(&route, None, Texts::Here);
            assert!(!here.contains("class=\"prose waiting\""), "{hash}");
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
