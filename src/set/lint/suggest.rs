//! What a name that the set does not have may be a misspelling of.

use super::near::{Nearness, nearness};
use crate::set::fold::{fold, without_article};
use crate::set::names::Names;
use crate::set::{Finding, Problem, Set, slips};

/// Names that slips are looked for in. Each is held against every id, so that there is an end.
const MOST_SEARCHES: usize = 50;
/// Letters from which on an id may have one slip, and two.
const ONE_SLIP: usize = 4;
const TWO_SLIPS: usize = 9;

/// Fills in what each dangling name of these findings may have been meant for, where
/// something in the set is called so or nearly so.
pub fn suggest(set: &Set, findings: &mut [Finding]) {
    let mut lists: Vec<(&'static str, Called)> = Vec::new();
    for finding in findings {
        let Problem::Dangling { wanted, id, meant } = &mut finding.problem else {
            continue;
        };
        if !lists.iter().any(|(list, _)| list == wanted) {
            lists.push((wanted, Called::of(set, wanted)));
        }
        let list = lists.iter_mut().find(|(list, _)| list == wanted);
        *meant = list.and_then(|(_, called)| called.meant(id));
    }
}

/// The ids of a list, and all that the items are called.
#[derive(Default)]
struct Called {
    ids: Vec<String>,
    folded: Vec<String>,
    names: Names,
    searches: usize,
}

impl Called {
    fn of(set: &Set, wanted: &str) -> Called {
        let mut called = Called::default();
        match wanted {
            "entity" => {
                for entity in &set.entities {
                    called.add(&entity.id, entity.spellings());
                }
            }
            "event" => {
                for event in &set.events {
                    called.add(&event.id, std::iter::once(event.title.as_str()));
                }
            }
            _ => {
                for source in &set.sources {
                    called.add(&source.id, std::iter::once(source.title.as_str()));
                }
            }
        }
        called.names.sort();
        called
    }

    fn add<'a>(&mut self, id: &str, names: impl Iterator<Item = &'a str>) {
        let at = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        let folded = fold(id);
        self.names.add(&folded, at);
        names.for_each(|name| self.names.add(&without_article(&fold(name)), at));
        self.ids.push(id.to_owned());
        self.folded.push(folded);
    }

    fn meant(&mut self, id: &str) -> Option<String> {
        let wanted = without_article(&fold(id));
        let called = self.names.candidates(&wanted).next();
        if let Some(at) = called {
            return self.ids.get(at as usize).cloned();
        }
        self.searches += 1;
        if self.searches > MOST_SEARCHES {
            return None;
        }
        let most = match wanted.chars().count() {
            0..ONE_SLIP => return None,
            ONE_SLIP..TWO_SLIPS => 1,
            TWO_SLIPS.. => 2,
        };
        let far = |folded: &String| -> Option<usize> {
            if folded.len().abs_diff(wanted.len()) > 4 * most {
                return None;
            }
            slips(folded, &wanted, most).or_else(|| match nearness(folded, &wanted)? {
                Nearness::Same => Some(0),
                Nearness::Words | Nearness::Slip => Some(most),
                Nearness::OneMore => None,
            })
        };
        let near = (0..).zip(&self.folded);
        let near = near.filter_map(|(at, folded)| Some((far(folded)?, at)));
        let (_, at): (usize, usize) = near.min()?;
        self.ids.get(at).cloned()
    }
}
