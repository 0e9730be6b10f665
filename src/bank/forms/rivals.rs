//! Entities offered beside the one that is asked for: chosen and explained.
//!
//! A rival is of the same kind and noun. Where there are too few of those,
//! - a person may be of another noun that shares its nationality: "Soviet leader" beside
//!   "Soviet foreign minister"; the capital letter tells which word that is;
//! - a place or a state has no other rivals: of a place the grain of the answer would
//!   change, and states of one region or standing are told by their noun;
//! - anything else may be of another noun, if the stem says no word of the noun that the
//!   rival lacks: "Which puppet state …?" has no kingdom for a rival.
//!
//! Nothing is offered whose name did not exist then, or that the stem names. At the easy
//! end rivals lie far off in time.

use super::Drawn;
use super::lineup::name_stands_out;
use crate::bank::chance::Chance;
use crate::bank::{Bank, Body, Choice, Dial, Falsity, Proof, Refutation};
use crate::bank::{proof, wording};
use crate::date;
use crate::set::fold::fold;
use crate::set::names::sort;
use crate::set::{Entity, EntityIx, Event, EventIx};

/// Distractors wanted, and the fewest that make a question.
const WANTED: usize = 3;
const FEWEST: usize = 2;
/// How many rivals are looked for.
const MOST: usize = 7;
/// Among how many of the first ones the first try chooses.
const NEAREST: usize = 4;
/// Draws of rivals before a key that stands out by its length is let go.
const TRIES: usize = 8;
/// How many events of a rival are looked at on either side, for the one that tells most.
const TELLING: usize = 3;
/// The longest summary that is shown as the reason, in words.
const LONGEST: usize = 30;

/// Whose name is asked for, of which event, by which question.
pub(super) struct Sought {
    pub ix: EventIx,
    pub entity: EntityIx,
    pub stem: String,
}

/// Whether there can be rivals at all: counted, not looked at.
pub(super) fn may_have_some(bank: &Bank, entity: EntityIx) -> bool {
    if bank.cast().crowd(entity) > FEWEST {
        return true;
    }
    let entity = bank.set().entity(entity);
    match entity.kind.as_str() {
        "place" | "state" => false,
        "person" => nationalities(entity).next().is_some(),
        _ => true,
    }
}

/// Who could be taken for the one who is sought, the most plausible first. Beyond those that
/// are needed to know whether there are enough, each is looked at when it is asked for: to
/// look at names costs more than all the rest.
pub(super) fn rivals<'a>(
    bank: &'a Bank,
    sought: &'a Sought,
    dial: Dial,
    chance: &mut Chance,
) -> impl Iterator<Item = EntityIx> + use<'a> {
    let stem = fold(&sought.stem);
    let confused = dial.entity().into_iter();
    let mut found: Vec<EntityIx> = confused
        .filter(|other| can_be_offered(bank, sought, &stem, *other))
        .collect();
    let same = in_order(bank, bank.look_alikes(sought.entity, chance), dial);
    let mut rest = same.into_iter();
    take_some(bank, sought, &stem, &mut rest, &mut found);
    if found.len() <= FEWEST {
        let key = bank.set().entity(sought.entity);
        let mut more = in_order(bank, bank.same_kind(sought.entity, chance), dial);
        more.retain(|other| is_like(key, bank.set().entity(*other), &stem));
        rest = more.into_iter();
    }
    let first = found.clone().into_iter();
    let fits = move |other: &EntityIx| {
        !found.contains(other) && can_be_offered(bank, sought, &stem, *other)
    };
    first.chain(rest.filter(fits)).take(MOST)
}

/// What the set tells of more than once is better known, and more likely to be chosen; at
/// the easy end the others come first, those far off in time before them all.
fn in_order(bank: &Bank, stock: Vec<EntityIx>, dial: Dial) -> Vec<EntityIx> {
    let known = |other: &EntityIx| bank.appearance_count(*other) > 1;
    let (mut stock, rest): (Vec<EntityIx>, Vec<EntityIx>) = stock.into_iter().partition(known);
    stock.extend(rest);
    if dial.difficulty.years_off().0 > 11 {
        stock.reverse();
    }
    stock
}

/// Takes the first ones that can be offered, one more than the fewest.
fn take_some(
    bank: &Bank,
    sought: &Sought,
    stem: &str,
    stock: &mut std::vec::IntoIter<EntityIx>,
    found: &mut Vec<EntityIx>,
) {
    while found.len() <= FEWEST {
        let Some(other) = stock.next() else {
            return;
        };
        if !found.contains(&other) && can_be_offered(bank, sought, stem, other) {
            found.push(other);
        }
    }
}

/// Neither named by the stem nor unknown at the time, so that no reader rules it out unread;
/// nor the one sought by another name.
fn can_be_offered(bank: &Bank, sought: &Sought, stem: &str, other: EntityIx) -> bool {
    let entity = bank.set().entity(other);
    bank.is_of_the_time(sought.ix, other)
        && bank.did_not_exist(sought.ix, other).is_none()
        && entity.named_in_folded(stem).is_none()
        && !bank.are_related(sought.entity, other)
}

/// Whether a stem that was made, not written, hints at a name: "the Prussian serfs" at
/// Prussia.
pub(super) fn is_hinted(entity: &Entity, stem: &str) -> bool {
    /// Letters that two words of one root have in common.
    const ROOT: usize = 5;
    let (name, stem) = (fold(&entity.name), fold(stem));
    let mut roots = name.split(' ').filter_map(|word| word.get(..ROOT));
    roots.any(|root| stem.split(' ').any(|word| word.starts_with(root)))
}

/// Whether an entity of another noun can stand beside the key; the stem is folded.
fn is_like(key: &Entity, other: &Entity, stem: &str) -> bool {
    let noun = fold(other.noun.as_deref().unwrap_or_default());
    let holds = |word: &str| noun.split(' ').any(|own| own == word);
    match key.kind.as_str() {
        "person" => nationalities(key).any(|word| holds(&fold(word))),
        "place" | "state" => false,
        _ => {
            let said = |word: &&str| stem.split(' ').any(|own| own == *word);
            let own = fold(key.noun.as_deref().unwrap_or_default());
            own.split(' ').filter(said).all(holds)
        }
    }
}

/// The words of an entity's noun that begin with a capital letter.
fn nationalities(entity: &Entity) -> impl Iterator<Item = &str> {
    let words = entity.noun.as_deref().unwrap_or_default().split(' ');
    words.filter(|word| word.starts_with(char::is_uppercase))
}

/// Rivals that are each proved false, among which the key does not stand out by its length.
pub(super) fn choose(
    bank: &Bank,
    sought: &Sought,
    mut rivals: impl Iterator<Item = (EntityIx, Falsity)>,
    dial: Dial,
    chance: &mut Chance,
) -> Option<Vec<(EntityIx, Falsity)>> {
    let name = |ix: EntityIx| bank.set().entity(ix).name.as_str();
    let mut proved: Vec<(EntityIx, Falsity)> = rivals.by_ref().take(NEAREST).collect();
    let first = proved.first().map(|(other, _)| *other);
    let fixed = usize::from(first.is_some() && first == dial.entity());
    for attempt in 0..TRIES {
        // One more at every try.
        proved.extend(rivals.by_ref().take(usize::from(attempt > 0)));
        chance.shuffle(&mut proved[fixed..]);
        let some = of_different_things(bank, &proved);
        let names: Vec<&str> = some.iter().map(|(other, _)| name(*other)).collect();
        let wanted = if attempt + 2 < TRIES { WANTED } else { FEWEST };
        if some.len() >= wanted && !name_stands_out(name(sought.entity), &names) {
            return Some(some);
        }
    }
    None
}

/// The question, with its rivals in any order.
pub(super) fn assemble(
    bank: &Bank,
    sought: Sought,
    mut chosen: Vec<(EntityIx, Falsity)>,
    chance: &mut Chance,
) -> Drawn {
    // Chosen first, but shown anywhere.
    chance.shuffle(&mut chosen);
    let at = chance.index(chosen.len() + 1);
    let mut options: Vec<Choice> = chosen.iter().map(|(ix, _)| option(bank, *ix)).collect();
    options.insert(at, option(bank, sought.entity));
    let refuted = chosen.into_iter();
    Drawn {
        stem: sought.stem,
        body: Body::Choice { options, key: at },
        proof: Proof {
            key: vec![proof::row(bank, sought.ix)],
            distractors: refuted
                .map(|(other, because)| refute(bank, sought.ix, other, because))
                .collect(),
            named: None,
        },
    }
}

/// The first ones of which no two may be one thing.
fn of_different_things(bank: &Bank, stock: &[(EntityIx, Falsity)]) -> Vec<(EntityIx, Falsity)> {
    let mut chosen: Vec<(EntityIx, Falsity)> = Vec::new();
    for (ix, because) in stock {
        let related = |(other, _): &(EntityIx, Falsity)| bank.are_related(*ix, *other);
        if chosen.len() < WANTED && !chosen.iter().any(related) {
            chosen.push((*ix, because.clone()));
        }
    }
    chosen
}

fn option(bank: &Bank, ix: EntityIx) -> Choice {
    let entity = bank.set().entity(ix);
    Choice {
        id: entity.id.clone(),
        text: wording::capitalised(&entity.name),
        period: None,
    }
}

/// Who or what the rival really is: what the set tells of it, near in time.
fn refute(bank: &Bank, asked: EventIx, ix: EntityIx, because: Falsity) -> Refutation {
    let entity = bank.set().entity(ix);
    let home = home_of(bank, asked, ix);
    let says = home.map_or_else(String::new, |home| told(bank, ix, home));
    Refutation {
        option: entity.id.clone(),
        because,
        instead: home.map(|(home, _)| proof::row(bank, home)),
        gap: String::new(),
        says,
    }
}

/// What the set tells of a rival, by the event it belongs to; empty where there is none.
pub(super) fn belongs(bank: &Bank, asked: EventIx, ix: EntityIx) -> String {
    home_of(bank, asked, ix).map_or_else(String::new, |home| told(bank, ix, home))
}

fn told(bank: &Bank, ix: EntityIx, (home, tells): (EventIx, bool)) -> String {
    let (entity, event) = (bank.set().entity(ix), bank.set().event(home));
    let when = date::text(&event.date);
    if tells && event.summary.is_some() {
        wording::event_elsewhere("", &when, event.telling())
    } else {
        wording::belongs_to(&entity.name, &event.title, &when)
    }
}

/// The event that a rival belongs to, and whether it tells of them: the one that made it, or
/// a person's own, where that names it shortly; else the nearest that does; else the nearest.
fn home_of(bank: &Bank, asked: EventIx, ix: EntityIx) -> Option<(EventIx, bool)> {
    let entity = bank.set().entity(ix);
    let own_rank = bank.everyone(asked).1;
    let event_at = |rank: u32| bank.by_date()[rank as usize];
    let ranks = bank.ranks_near(ix, asked, TELLING).iter();
    let others = ranks.filter(|rank| event_at(**rank) != asked);
    let others = others.map(|rank| {
        // What is not worth asking tells little of anybody either.
        let minor = if bank.is_asked(event_at(*rank)) {
            0
        } else {
            MINOR
        };
        let off = (*rank as usize).abs_diff(own_rank);
        (minor + i64::try_from(off).unwrap_or(MINOR), *rank)
    });
    let mut nearest: Vec<(i64, u32)> = others.collect();
    sort(&mut nearest);
    let (mut telling, mut own, mut first) = (None, None, None);
    for (_, rank) in nearest {
        let event = event_at(rank);
        let is_own = belongs_to(bank.set().event(event), entity);
        // No more is read than has to be.
        let is_read = is_own || telling.is_none();
        if is_read && tells_of(bank.set().event(event).telling(), entity) {
            telling = Some(event);
            if is_own {
                break;
            }
        } else if is_own {
            own = own.or(Some(event));
        }
        first = first.or(Some(event));
    }
    let untold = own.or(first).map(|event| (event, false));
    telling.map(|event| (event, true)).or(untold)
}

/// Whether an event made a state or a treaty, or names a person in its title.
fn belongs_to(event: &Event, entity: &Entity) -> bool {
    let is_made = entity.kind != "person" && entity.kind != "place";
    match entity.valid_from.as_ref().filter(|_| is_made) {
        Some(from) => !event.date.extent().is_apart_from(from.extent()),
        None => entity.kind == "person" && entity.named_in(&event.title).is_some(),
    }
}

/// Farther off than any event.
const MINOR: i64 = 1 << 40;

fn tells_of(telling: &str, entity: &Entity) -> bool {
    telling.bytes().filter(|byte| *byte == b' ').count() < LONGEST
        && entity.named_in(telling).is_some()
}
