//! What stands in the address: anybody can write anything there, and a chat that cuts a link leaves half of it.

#[path = "support/property.rs"]
mod property;

use policy_explorer::{BenefitFilter, DocumentFilter, Filter, Keys, OrganizationFilter, Route};
use property::{holds, hostile, is_linear};
use proptest::prelude::*;

const FOUND: &str = "tests/found/addresses.txt";

/// A name as something can have it: not empty, and without an empty part between two slashes, which an address cannot tell.
fn name() -> impl Strategy<Value = String> {
    hostile().prop_map(|words| {
        let parts = words.split('/').filter(|part| !part.is_empty());
        let name = parts.collect::<Vec<_>>().join("/");
        if name.is_empty() { "x".into() } else { name }
    })
}

/// Every route, with hostile words wherever a route has words.
fn route() -> impl Strategy<Value = Route> {
    let words = || prop::collection::vec((hostile(), any::<bool>()), 40);
    prop_oneof![
        Just(Route::Home),
        Just(Route::About),
        Just(Route::NotFound),
        (hostile(), hostile(), hostile()).prop_map(|(kind, for_whom, text)| {
            Route::Documents(DocumentFilter {
                kind,
                for_whom,
                text,
            })
        }),
        (name(), name(), hostile()).prop_map(|(document, place, words)| {
            Route::words(
                &format!("{}/{place}", document.replace(['/', '@'], "-")),
                &words,
            )
        }),
        name().prop_map(|id| Route::Organization { id }),
        (hostile(), hostile())
            .prop_map(|(view, text)| Route::Organizations(OrganizationFilter { view, text })),
        (hostile(), name())
            .prop_map(|(audience, benefit)| Route::Benefits(BenefitFilter { audience, benefit })),
        hostile().prop_map(|audience| Route::Benefits(BenefitFilter {
            audience,
            ..BenefitFilter::default()
        })),
        words().prop_map(|words| Route::Deadlines(filter(&words))),
        words().prop_map(|words| Route::Search(filter(&words))),
    ]
}

/// A value for some of the keys, as far as the view takes them.
fn filter<K: Keys>(words: &[(String, bool)]) -> Filter<K> {
    let pairs = K::ALL.iter().zip(words);
    pairs
        .filter(|(key, (value, set))| *set && key.takes(value))
        .fold(Filter::default(), |filter, (key, (value, _))| {
            filter.with(*key, value)
        })
}

#[test]
fn what_a_link_tells_is_what_the_page_shows_that_is_opened_by_it() {
    holds(FOUND, &route(), |route| {
        let address = route.to_string();
        prop_assert_eq!(Route::read(&address), Some(route), "{}", address);
        Ok(())
    });
}

#[test]
fn whatever_stands_in_the_address_is_a_route_or_leaves_the_page_alone() {
    let path = prop::sample::select(vec![
        "#/",
        "#/documents",
        "#/documents/",
        "#/deadlines?",
        "#/search?q=",
        "#/benefits/",
        "#/organizations/",
        "#",
        "",
        "#main",
    ]);
    holds(FOUND, &(path, hostile()), |(path, rest)| {
        let address = format!("{path}{rest}");
        if let Some(route) = Route::read(&address) {
            let again = route.to_string();
            prop_assert!(again.starts_with("#/"), "{again}");
            prop_assert!(
                !again.contains(char::is_whitespace),
                "{again:?} would be cut"
            );
            prop_assert_eq!(Route::read(&again), Some(route), "{}", again);
        }
        Ok(())
    });
}

#[test]
fn an_address_of_megabytes_takes_time_in_proportion() {
    for piece in ["/", "%", "%41", "&", "&q=", "=", "养", "?"] {
        for view in ["#/documents/a", "#/search?q=", "#/deadlines?text="] {
            is_linear(4_000, |count| {
                let route = Route::read(&(view.to_owned() + &piece.repeat(count)));
                assert!(route.is_some_and(|route| !route.to_string().is_empty()));
            });
        }
    }
}
