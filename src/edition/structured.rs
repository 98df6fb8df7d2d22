//! What a page of the edition tells machines, in the words of schema.org: a document is `Legislation`, a benefit a
//! `GovernmentService`. Only what the gazette says.

use gazette::eligibility::{AGE, Benefit};
use serde_json::{Value, json};

use super::Sheet;
use crate::{corpus, messages::Messages, queries::gazettes::name};

/// The data of a page, as JSON; nothing where it has none.
pub(crate) fn data(sheet: &Sheet) -> Option<Value> {
    match sheet {
        Sheet::Document(id) => legislation(id),
        Sheet::Benefits(key) => services(key),
        Sheet::Index | Sheet::Deadlines | Sheet::Organizations | Sheet::About => None,
    }
}

fn legislation(id: &str) -> Option<Value> {
    let document = corpus().document(id)?;
    let mut gazettes = corpus().gazettes.iter();
    let gazette = gazettes.find(|gazette| gazette.id == document.gazette)?;
    let mut told = json!({
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": document.title,
        "inLanguage": "zh-CN",
        "isPartOf": { "@type": "PublicationIssue", "name": name(Messages::default(), gazette) },
    });
    if let Some(told) = told.as_object_mut() {
        for (key, value) in [
            ("legislationIdentifier", &document.number),
            ("legislationType", &document.kind),
        ] {
            if !value.is_empty() {
                told.insert(key.to_owned(), value.as_str().into());
            }
        }
        if !document.issuer.is_empty() {
            let issuer = json!({ "@type": "GovernmentOrganization", "name": document.issuer });
            told.insert("legislationPassedBy".to_owned(), issuer);
        }
        if let Some(date) = document.date {
            told.insert("legislationDate".to_owned(), date.to_string().into());
        }
    }
    Some(told)
}

/// What a person can get. What asks for no age is told of others than persons (a building), who must do it: no service.
fn services(audience: &str) -> Option<Value> {
    let own = corpus().benefits.iter();
    let own: Vec<&Benefit> = own.filter(|benefit| benefit.audience == audience).collect();
    let of_age = |benefit: &&Benefit| {
        let mut criteria = benefit.condition.criteria().into_iter();
        criteria.any(|criterion| criterion.key() == Some(AGE))
    };
    own.iter().any(of_age).then(|| {
        json!({
            "@context": "https://schema.org",
            "@graph": own.into_iter().map(service).collect::<Vec<_>>(),
        })
    })
}

fn service(benefit: &Benefit) -> Value {
    let providers = benefit.agencies.iter();
    let providers = providers
        .map(|agency| json!({ "@type": "GovernmentOrganization", "name": agency.name }))
        .collect::<Vec<_>>();
    json!({
        "@type": "GovernmentService",
        "@id": format!("#benefit-{}", benefit.id),
        "name": benefit.title,
        "description": benefit.quote,
        "provider": providers,
    })
}
