//! The corpus that build time baked: a near part, which the front carries within itself, and the whole, which comes to
//! all parts but the front as a file of its own (natively, it is all there from the start).

mod kept;
#[cfg(any(test, target_arch = "wasm32"))]
mod replaced;

use gazette::{corpus::Corpus, packed};

pub(crate) use kept::PerCorpus;

include!(concat!(env!("OUT_DIR"), "/whole.rs"));

/// A baked corpus as it was before; `None` for bytes that are none.
fn read(bytes: &[u8]) -> Option<Corpus> {
    let mut corpus = postcard::from_bytes(bytes).ok()?;
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
    use std::sync::LazyLock;

    use gazette::corpus::Corpus;

    use super::{read, replaced::HERE, whole};

    /// What this module has; before anything came, nothing.
    pub fn corpus() -> &'static Corpus {
        static NOTHING: LazyLock<Corpus> = LazyLock::new(Corpus::default);
        HERE.get().unwrap_or_else(|| &NOTHING)
    }

    fn keep(corpus: Corpus) {
        HERE.set(Some(Box::leak(Box::new(corpus))));
    }

    /// Takes in the near corpus. Only a module that calls this carries it.
    pub fn carry() {
        if HERE.get().is_none() {
            keep(
                read(include_bytes!(concat!(env!("OUT_DIR"), "/near.bin")))
                    .expect("the same build wrote it with the same types"),
            );
        }
    }

    /// Takes in the whole: the bytes of the file that publishing wrote beside the modules (`corpus-….bin`). Returns
    /// whether they were just those.
    pub fn bring(bytes: &[u8]) -> bool {
        if HERE.get().is_none()
            && let Some(corpus) = whole(bytes)
        {
            keep(corpus);
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
        if let Some(corpus) = super::replaced::HERE.get() {
            return corpus;
        }
        &WHOLE
    }

    #[cfg(test)]
    pub(super) fn near() -> &'static Corpus {
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
#[cfg(target_arch = "wasm32")]
pub(crate) use replaced::join;

#[cfg(test)]
mod tests {
    use super::{place::near, replaced::HERE, *};
    use crate::{
        Address, Agenda, Archive, BenefitFilter, Explorer, ExplorerProps, Finder, Foot, Front,
        Head, Page, Part, PartName, Route, Whole,
        beside::{Beside, Fate, TOLD},
    };

    /// What a part draws, or the whole, on this thread.
    fn draw<Drawn>(route: &Route, age: Option<&'static str>) -> String
    where
        Drawn: yew::BaseComponent<Properties = ExplorerProps>,
    {
        let today = gazette::Date::new(2026, 11, 23).expect("a day");
        let props = ExplorerProps {
            age: age.map(Into::into),
            ..ExplorerProps::new(route.clone(), Address::Memory, today)
        };
        // Not yew::ServerRenderer: that one draws on a thread of its own.
        let page = yew::LocalServerRenderer::<Drawn>::with_props(props).hydratable(false);
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        let runtime = runtime.expect("a runtime");
        tokio::task::LocalSet::new().block_on(&runtime, page.render())
    }

    /// What a part draws while the others are in that state; the front with its own corpus.
    fn part<P: Part>(route: &Route, age: Option<&'static str>, others: Fate) -> String {
        beside::<P>(route, age, Beside::all(others))
    }

    fn beside<P: Part>(route: &Route, age: Option<&'static str>, others: Beside) -> String {
        HERE.set((P::NAME == PartName::Front).then(near));
        TOLD.set(others);
        let html = draw::<Page<P>>(route, age);
        TOLD.set(Beside::all(Fate::Here));
        HERE.set(None);
        html
    }

    const STATES: [Fate; 3] = [Fate::Coming, Fate::Here, Fate::Failed];

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
                let whole = draw::<Page<Whole>>(route, age);
                for state in STATES {
                    assert_eq!(part::<Front>(route, age, state), whole, "{route}");
                }
            }
        }
    }

    #[test]
    fn what_the_first_page_counts_is_the_whole() {
        assert_eq!(corpus().documents.len(), DOCUMENTS);
        assert_eq!(corpus().deadlines.len(), DEADLINES);
    }

    #[test]
    fn what_stands_around_the_views_is_the_same_whoever_draws_it() {
        for route in [Route::Home, Route::About] {
            let whole = [
                draw::<Head<Whole>>(&route, None),
                draw::<Foot<Whole>>(&route, None),
            ];
            HERE.set(Some(near()));
            let front = [
                draw::<Head<Front>>(&route, None),
                draw::<Foot<Front>>(&route, None),
            ];
            HERE.set(None);
            let archive = [
                draw::<Head<Archive>>(&route, None),
                draw::<Foot<Archive>>(&route, None),
            ];
            assert_eq!(front, whole, "{route}");
            assert_eq!(archive, whole, "{route}");
        }
    }

    /// Asserts that a part waits for the other under a heading, and what it says where that cannot be got.
    fn waits(coming: &str, failed: &str, heading: &str, way: &str) {
        let heading = format!(">{heading}</h1>");
        assert!(coming.contains(&heading), "{coming}");
        assert!(coming.contains("role=\"status\"") && !coming.contains("<button"));
        assert!(failed.contains(&heading), "{failed}");
        assert!(failed.contains("role=\"alert\"") && failed.contains("<button"));
        assert!(failed.contains(&format!("href=\"{way}\"")), "{failed}");
    }

    #[test]
    fn the_front_waits_for_other_views_under_their_own_heading_and_leaves_them_to_their_parts() {
        for (hash, heading) in [
            ("#/documents", "看文件"),
            ("#/deadlines?month=2018-05", "什么时候到期"),
            ("#/organizations", "找单位"),
            ("#/search?q=养老", "搜索"),
            ("#/about", "关于本网页"),
            // What no benefit cites is not yet known by its name.
            ("#/documents/浙政办发-2018-30/1.3", "看文件"),
            ("#/organizations/省民政厅", "省民政厅"),
        ] {
            let route = Route::read(hash).expect("a route");
            let front = |others| part::<Front>(&route, None, others);
            waits(
                &front(Fate::Coming),
                &front(Fate::Failed),
                heading,
                "#/benefits",
            );
            assert_eq!(front(Fate::Here), "", "{hash}");
            let whole = draw::<Page<Whole>>(&route, None);
            for state in STATES {
                let own = match PartName::of(&route) {
                    PartName::Agenda => part::<Agenda>(&route, None, state),
                    PartName::Finder => part::<Finder>(&route, None, state),
                    _ => part::<Archive>(&route, None, state),
                };
                assert_eq!(own, whole, "{hash}");
            }
        }
    }

    #[test]
    fn the_archive_waits_for_others_under_the_heading_of_their_views() {
        for (hash, heading) in [
            ("#/", "您或家里老人，今年多大？"),
            ("#/benefits", "我能享受什么"),
            ("#/nowhere", "没有这一页"),
            ("#/deadlines", "什么时候到期"),
        ] {
            let route = Route::read(hash).expect("a route");
            let archive = |others| part::<Archive>(&route, None, others);
            waits(
                &archive(Fate::Coming),
                &archive(Fate::Failed),
                heading,
                "#/documents",
            );
            assert_eq!(archive(Fate::Here), "", "{hash}");
        }
    }

    /// A text of a reader's own, with markup in it.
    const OWN: &str = "某省人民政府办公厅关于<script>alert(1)</script>试验的通知\n某政办发〔2031〕7号\n各市：\n\
        一、<img src=x onerror=alert(1)>准备。2031年5月底前完成试验场地。（某省试验厅负责）\n某省人民政府办公厅\n2031年1月2日\n";

    #[test]
    fn a_text_of_the_readers_own_stands_in_every_view_marked_and_leaves_no_trace() {
        let routes = [
            "#/documents",
            "#/deadlines?form=table",
            "#/organizations",
            "#/about",
            "#/",
        ];
        let routes = routes.map(|hash| Route::read(hash).expect("a route"));
        let all = || routes.each_ref().map(|route| draw::<Explorer>(route, None));
        let before = all();
        let source = gazette::Source {
            taken: corpus().taken(),
            ..gazette::Source::new("<b>自己的</b>.txt", OWN)
        };
        let joined = corpus().with(&[gazette::parse(&source)]);
        HERE.set(Some(Box::leak(Box::new(joined))));
        let [documents, deadlines, organizations, ..] = all();
        let reader = Route::document("某政办发-2031-7");
        let text = draw::<Explorer>(&reader, None);
        let body = draw::<Explorer>(
            &Route::read("#/organizations/某省试验厅").expect("a route"),
            None,
        );
        for (view, marks) in [
            (
                &documents,
                &[
                    "自己打开的",
                    "移除“&lt;b&gt;自己的&lt;/b&gt;.txt”",
                    "读到 1 份文件，1 条，1 项期限",
                ][..],
            ),
            (&deadlines, &["某政办发〔2031〕7号 一（自己打开的）"]),
            (&organizations, &["某省试验厅"]),
            (
                &text,
                &[
                    "自己打开的文本“&lt;b&gt;自己的&lt;/b&gt;.txt”",
                    "&lt;imgsrc=xonerror=alert(1)&gt;准备",
                ],
            ),
            (&body, &["某政办发〔2031〕7号 一（自己打开的）"]),
        ] {
            for mark in marks {
                assert!(view.contains(mark), "{mark}: {view}");
            }
            assert!(!view.contains("<script") && !view.contains("<img") && !view.contains("<b>"));
            assert!(
                view.contains("来源：浙江省人民政府公报 2018 年第 12 期。"),
                "the page's own"
            );
        }
        HERE.set(None);
        assert_eq!(all(), before);
        assert!(draw::<Explorer>(&reader, None).contains("没有找到这份文件"));
    }

    /// A text of another province, which has a 省财政厅 too.
    const JIANGSU: &str = "江苏省人民政府办公厅关于甲事的意见\n苏政办发〔2018〕18号\n各市：\n\
        一、甲事。2018年10月底前，完成核对。（省财政厅、省人力社保厅负责，列第一位者为牵头单位）\n\
        二、乙事。由省财政厅照办，省民政厅不办。\n江苏省人民政府办公厅\n2018年4月2日\n";

    #[test]
    fn bodies_of_another_province_stand_beside_those_of_the_gazette() {
        let route = |hash: &str| Route::read(hash).expect("a route");
        let page = |hash: &str| draw::<Explorer>(&route(hash), None);
        let own = [
            "#/organizations/省财政厅",
            "#/organizations/省人力社保厅",
            "#/deadlines?unit=省财政厅",
        ];
        let before = own.map(page);
        let source = gazette::Source {
            taken: corpus().taken(),
            ..gazette::Source::new("a.txt", JIANGSU)
        };
        HERE.set(Some(Box::leak(Box::new(
            corpus().with(&[gazette::parse(&source)]),
        ))));
        let after = own.map(page);
        let theirs = page("#/organizations/江苏省财政厅");
        let renamed = page("#/organizations/江苏省人力社保厅");
        let text = page("#/documents/苏政办发-2018-18");
        let deadline = page("#/deadlines?open=苏政办发-2018-18/1@2018年10月底前");
        let found = page("#/search?q=完成核对&unit=江苏省财政厅");
        HERE.set(None);
        // All but the foot of a sheet, which tells that a text of one's own has joined.
        let facts = |html: &str| html.split("paper-foot").next().map(str::to_owned);
        for (before, after) in before[..2].iter().zip(&after) {
            assert!(
                facts(before) == facts(after),
                "the pages of bodies stay as they were"
            );
        }
        let tasks = |html: &str| html.matches("class=\"deadline-task\"").count();
        assert_eq!(tasks(&before[2]), tasks(&after[2]));
        assert!(theirs.contains("完成核对") && theirs.contains("苏政办发〔2018〕18号"));
        for page in [&theirs, &renamed, &deadline] {
            assert!(!page.contains("陈新") && !page.contains("浙江省人力资源和社会保障厅"));
        }
        let link = |id: &str| format!("href=\"{}\"", route(&format!("#/organizations/{id}")));
        assert!(deadline.contains(&link("江苏省财政厅")), "{deadline}");
        assert!(text.contains(&link("江苏省财政厅")) && !text.contains(&link("省财政厅")));
        assert!(found.contains("完成核对"));
    }

    #[test]
    fn of_several_parts_that_wait_one_alone_says_so() {
        let here = |parts: &[PartName]| {
            let none = Beside::all(Fate::Coming);
            parts
                .iter()
                .fold(none, |known, part| known.with(*part, Fate::Here))
        };
        let route = Route::read("#/deadlines").expect("a route");
        let front = here(&[PartName::Archive]);
        assert!(!beside::<Front>(&route, None, front).is_empty());
        let archive = here(&[PartName::Front]);
        assert_eq!(beside::<Archive>(&route, None, archive), "");
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
