//! Which variable of a query holds what: by what stands in it, and by its name.

use super::cell::{Cell, Sort};

/// How many rows are looked at.
const LOOKED_AT: usize = 500;

/// A variable with that of its name in words, `place` and `placeLabel`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) item: usize,
    pub(super) label: Option<usize>,
}

/// The variables of a query, with what was seen in them.
#[derive(Debug)]
pub(super) struct Variables {
    names: Vec<String>,
    /// How many values of each sort stand in each variable.
    seen: Vec<[usize; 7]>,
    rows: usize,
}

/// Which variable holds what.
#[derive(Debug, Default)]
pub(super) struct Roles {
    /// How many variables there are.
    count: usize,
    pub(super) item: Option<usize>,
    pub(super) label: Option<usize>,
    pub(super) date: Option<usize>,
    pub(super) start: Option<usize>,
    pub(super) end: Option<usize>,
    pub(super) precision: Option<usize>,
    pub(super) end_precision: Option<usize>,
    pub(super) description: Option<usize>,
    pub(super) image: Option<usize>,
    pub(super) kind: Option<Named>,
    pub(super) place: Option<Named>,
    pub(super) country: Option<Named>,
    /// People and others that took part, each with its part in words.
    pub(super) actors: Vec<(Named, String)>,
}

const PLACES: [&str; 6] = ["place", "location", "where", "city", "site", "venue"];
const COUNTRIES: [&str; 2] = ["country", "nation"];
const KINDS: [&str; 5] = ["type", "instance", "class", "kind", "category"];
const ACTORS: [&str; 14] = [
    "participant",
    "person",
    "people",
    "author",
    "creator",
    "leader",
    "commander",
    "actor",
    "winner",
    "founder",
    "signatory",
    "inventor",
    "discoverer",
    "human",
];
const IMAGES: [&str; 4] = ["image", "pic", "photo", "img"];
const DATES: [&str; 6] = ["date", "time", "point", "when", "year", "inception"];

fn is_start(name: &str) -> bool {
    name.contains("start") || name.contains("begin") || name == "from"
}

fn is_end(name: &str) -> bool {
    name.starts_with("end")
        || name.ends_with("end")
        || name.contains("_end")
        || name == "until"
        || name == "to"
}

fn holds(name: &str, words: &[&str]) -> bool {
    words.iter().any(|word| name.contains(word))
}

/// What a variable of a name in words stands beside.
fn base(name: &str) -> Option<&str> {
    ["altlabel", "label", "description"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
}

impl Variables {
    pub(super) fn of(names: &[String]) -> Variables {
        Variables {
            names: names.iter().map(|name| name.to_lowercase()).collect(),
            seen: vec![[0; 7]; names.len()],
            rows: 0,
        }
    }

    /// Looks at a row; whether it wants more.
    pub(super) fn look_at(&mut self, row: &[Cell]) -> bool {
        for (seen, cell) in self.seen.iter_mut().zip(row) {
            if let Some(count) = seen.get_mut(cell.sort as usize) {
                *count += 1;
            }
        }
        self.rows += 1;
        self.rows < LOOKED_AT
    }

    fn seen(&self, at: usize, sort: Sort) -> usize {
        let seen = self.seen.get(at).and_then(|seen| seen.get(sort as usize));
        seen.copied().unwrap_or_default()
    }

    fn find(&self, is: impl Fn(usize, &str) -> bool) -> Option<usize> {
        let mut names = self.names.iter().enumerate();
        names.find(|(at, name)| is(*at, name)).map(|(at, _)| at)
    }

    fn named(&self, item: usize) -> Named {
        let wanted = self.names.get(item).map(|name| format!("{name}label"));
        Named {
            item,
            label: self.find(|_, name| Some(name) == wanted.as_deref()),
        }
    }

    /// What each variable holds.
    pub(super) fn settled(&self) -> Roles {
        let mut roles = Roles {
            count: self.names.len(),
            ..Roles::default()
        };
        let side = |name: &str| {
            let words = [&PLACES[..], &COUNTRIES, &KINDS, &ACTORS];
            words.into_iter().any(|words| holds(name, words))
        };
        let is_item = |at: usize| self.seen(at, Sort::Item) > 0;
        roles.item = self
            .find(|at, name| is_item(at) && !side(name))
            .or_else(|| self.find(|at, _| is_item(at)));
        let own = roles
            .item
            .and_then(|item| self.names.get(item))
            .cloned()
            .unwrap_or_default();
        roles.label = roles
            .item
            .and_then(|item| self.named(item).label)
            .or_else(|| {
                self.find(|_, name| {
                    matches!(
                        name,
                        "label" | "name" | "title" | "itemlabel" | "eventlabel"
                    )
                })
            })
            .or_else(|| {
                self.find(|at, name| {
                    self.seen(at, Sort::Text) > 0 && base(name).is_none() && !side(name)
                })
            })
            .or_else(|| self.find(|_, name| name.ends_with("label") && !side(name)));
        let description = format!("{own}description");
        roles.description = self.find(|_, name| name == description || name == "description");
        self.dates(&mut roles);
        roles.image =
            self.find(|at, name| holds(name, &IMAGES) && self.seen(at, Sort::Address) > 0);
        let entity = |words: &[&str]| {
            let found =
                self.find(|at, name| Some(at) != roles.item && is_item(at) && holds(name, words));
            found.map(|at| self.named(at))
        };
        let (kind, place, country) = (entity(&KINDS), entity(&PLACES), entity(&COUNTRIES));
        let actors = (0..self.names.len()).filter(|at| {
            let name = self.names.get(*at).map_or("", |name| name);
            Some(*at) != roles.item && is_item(*at) && holds(name, &ACTORS)
        });
        roles.actors = actors
            .map(|at| {
                let role = self.names.get(at).cloned().unwrap_or_default();
                (
                    self.named(at),
                    role.trim_end_matches(|sign: char| sign.is_ascii_digit())
                        .replace('_', " "),
                )
            })
            .collect();
        (roles.kind, roles.place, roles.country) = (kind, place, country);
        roles
    }

    fn dates(&self, roles: &mut Roles) {
        let is_time = |at: usize| self.seen(at, Sort::Time) > 0;
        let precise = |name: &str| name.contains("precision");
        roles.precision =
            self.find(|_, name| precise(name) && !is_end(&name.replace("precision", "")));
        roles.end_precision =
            self.find(|_, name| precise(name) && is_end(&name.replace("precision", "")));
        roles.start = self.find(|at, name| is_time(at) && is_start(name));
        roles.end = self.find(|at, name| is_time(at) && is_end(name));
        let others = |at: usize, name: &str| {
            !is_start(name) && !is_end(name) && !precise(name) && is_time(at)
        };
        roles.date = self
            .find(|at, name| others(at, name) && holds(name, &DATES))
            .or_else(|| self.find(others))
            .or_else(|| {
                // A query may have taken the year alone, or made a text of the date.
                let is_said = |at| self.seen(at, Sort::Number) + self.seen(at, Sort::Text) > 0;
                let found = self.find(|at, name| {
                    is_said(at)
                        && !precise(name)
                        && holds(name, &["date", "year", "when"])
                        && base(name).is_none()
                });
                found.filter(|_| roles.start.is_none())
            });
        if roles.label == roles.date {
            roles.label = None;
        }
    }
}

impl Roles {
    /// The variables that hold nothing of an event.
    pub(super) fn unused(&self) -> Vec<usize> {
        let single = [
            self.item,
            self.label,
            self.date,
            self.start,
            self.end,
            self.precision,
            self.end_precision,
            self.description,
            self.image,
        ];
        let actors = self.actors.iter().map(|(named, _)| *named);
        let named = [self.kind, self.place, self.country]
            .into_iter()
            .flatten()
            .chain(actors);
        let mut used: Vec<usize> = single.into_iter().flatten().collect();
        for named in named {
            used.push(named.item);
            used.extend(named.label);
        }
        (0..self.count).filter(|at| !used.contains(at)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(names: &[&str], row: &[&str]) -> Roles {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let mut variables = Variables::of(&names);
        let row: Vec<Cell> = row.iter().map(|cell| Cell::of(cell)).collect();
        variables.look_at(&row);
        variables.settled()
    }

    const ITEM: &str = "http://www.wikidata.org/entity/Q1";
    const TIME: &str = "1905-09-05T00:00:00Z";

    #[test]
    fn variables_are_known_by_what_they_hold_and_by_their_names() {
        let roles = roles(
            &[
                "country",
                "countryLabel",
                "battle",
                "battleLabel",
                "pointInTime",
                "precision",
                "participant2",
                "participant2Label",
                "coord",
                "image",
            ],
            &[
                ITEM,
                "Japan",
                ITEM,
                "Tsushima",
                TIME,
                "11",
                ITEM,
                "Togo",
                "Point(1 2)",
                "http://x/y.jpg",
            ],
        );
        assert_eq!(
            (roles.item, roles.label, roles.date),
            (Some(2), Some(3), Some(4))
        );
        assert_eq!((roles.precision, roles.image), (Some(5), Some(9)));
        assert_eq!(
            roles.country,
            Some(Named {
                item: 0,
                label: Some(1)
            })
        );
        assert_eq!(
            roles.actors,
            [(
                Named {
                    item: 6,
                    label: Some(7)
                },
                "participant".to_owned()
            )]
        );
        assert_eq!(roles.unused(), [8]);
    }

    #[test]
    fn beginnings_and_ends_are_told_apart() {
        let two = roles(
            &["w", "wLabel", "startTime", "endTime"],
            &[ITEM, "the war", TIME, TIME],
        );
        assert_eq!((two.date, two.start, two.end), (None, Some(2), Some(3)));
        let year = roles(&["label", "year"], &["the war", "1904"]);
        assert_eq!((year.item, year.label, year.date), (None, Some(0), Some(1)));
        let none = roles(&["item", "date"], &[ITEM, TIME]);
        assert_eq!(none.label, None);
    }
}
