//! The address of a review.

use super::{Of, Review, decoded, encoded};

#[inline(never)]
pub(super) fn write(review: &Review) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut put = |name: &str, value: &str| parts.push([name, "=", value].concat());
    match &review.of {
        Of::Due => {}
        Of::Ahead(days) => put("ahead", &days.to_string()),
        Of::Leeches => put("of", "leeches"),
        Of::Confusions => put("of", "confusions"),
        Of::Fact(name) => put("fact", &encoded(name)),
        Of::Drill { kinds, from, to } => {
            put("of", "all");
            for kind in kinds {
                put("kind", &encoded(kind));
            }
            for (name, year) in [("from", from), ("to", to)] {
                if let Some(year) = year {
                    put(name, &year.to_string());
                }
            }
        }
    }
    if let Some(most) = review.most {
        put("most", &most.to_string());
    }
    match parts.is_empty() {
        true => "#/review".to_owned(),
        false => ["#/review?", &parts.join("&")].concat(),
    }
}

/// `None` when a value cannot be read.
#[inline(never)]
pub(super) fn read(query: &str) -> Option<Review> {
    let mut review = Review::default();
    let (mut all, mut kinds, mut from, mut to) = (false, Vec::new(), None, None);
    for part in query.split('&').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let value = decoded(value);
        match (name, value.as_str()) {
            ("ahead", days) => review.of = Of::Ahead(days.parse().ok()?),
            ("of", "leeches") => review.of = Of::Leeches,
            ("of", "confusions") => review.of = Of::Confusions,
            ("of", "all") => all = true,
            ("of", _) => return None,
            ("fact", _) => review.of = Of::Fact(value),
            ("kind", _) => kinds.push(value),
            ("from", year) => from = Some(year.parse().ok()?),
            ("to", year) => to = Some(year.parse().ok()?),
            ("most", count) => review.most = Some(count.parse().ok()?),
            (_, _) => {}
        }
    }
    if all {
        review.of = Of::Drill { kinds, from, to };
    }
    Some(review)
}
