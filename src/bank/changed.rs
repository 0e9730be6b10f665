//! What can stand in a sentence for one of its facts, and is provably false there:
//! another name, another number, another year.

use super::chance::Chance;
use super::sentence::{Article, Mention, Part, Sentence, exact_period, takes_article};
use super::{Bank, Dial, Fact, Falsity, Row, proof, wording};
use crate::date::{self, Date, Day, Extent, Period, Unit};
use crate::set::fold::fold;
use crate::set::{Aspect, Entity, EntityIx, EventIx, holds_date};

/// Something false in the place of a fact, with its proof.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Change {
    /// An entity's id, a number, a period in EDTF.
    pub id: String,
    /// The true name, number or date, as the sentence has it.
    pub from: String,
    /// What stands in its place.
    pub to: String,
    /// "the " where both names stand with it.
    pub article: &'static str,
    /// Whose name it is.
    pub entity: Option<EntityIx>,
    pub because: Falsity,
    /// Of a number, whether it is less than the true one.
    pub is_lower: bool,
    /// What fell into the year that is told.
    pub instead: Option<Row>,
    /// What it really is: "; 1945 was the year of …", " (March 1985 – December 1991)".
    pub really: String,
}

impl Change {
    /// "It was 1939, not 1945; 1945 was the year of …"
    pub fn correction(&self) -> String {
        let the = self.article;
        let told = [
            "It was ",
            the,
            &self.from,
            ", not ",
            the,
            &self.to,
            &self.really,
        ];
        wording::sentence(&told.concat())
    }
}

/// Whether a fact may be changed at all, as far as is seen without reading its sentence.
pub(super) fn may_change(bank: &Bank, fact: Fact) -> bool {
    let Some(ix) = fact.event() else {
        return false;
    };
    let event = bank.set().event(ix);
    if event.summary.is_none() {
        return false;
    }
    match (fact, super::sentence::part(bank, fact)) {
        (Fact::Date(_), _) => bank.is_alone(ix) && exact_period(&event.date).is_some(),
        (_, Some(Part::Entity(own))) => {
            let mut others = bank.company(own);
            others.any(|other| may_be_false(bank, ix, fact, other))
        }
        (_, Some(Part::Quantity(_))) => true,
        (_, None) => false,
    }
}

/// Whether so many changes of a fact may be found in its sentence, whatever the seed.
pub(super) fn can_change(bank: &Bank, sentence: &Sentence, fact: Fact, fewest: usize) -> bool {
    if let Fact::Date(_) = fact {
        return years(bank, sentence, NEAREST..=FARTHEST).len() >= fewest;
    }
    let part = super::sentence::part(bank, fact);
    let Some(mention) = part.and_then(|part| sentence.only(part)) else {
        return false;
    };
    match mention.part {
        Part::Entity(ix) => {
            let others = bank.company(ix);
            let found = others.filter(|other| fits(bank, sentence, fact, mention, *other));
            found.take(fewest).count() == fewest
        }
        Part::Quantity(_) => numbers(bank, sentence, mention, 500).len() >= fewest,
    }
}

/// One change of a fact.
pub(super) fn change(
    bank: &Bank,
    sentence: &Sentence,
    fact: Fact,
    dial: Dial,
    chance: &mut Chance,
) -> Option<Change> {
    if let Fact::Date(_) = fact {
        return other_year(bank, sentence, dial, chance);
    }
    let mention = sentence.only(super::sentence::part(bank, fact)?)?;
    match mention.part {
        Part::Entity(_) => {
            let found = names(bank, sentence, fact, mention, dial, chance);
            found.into_iter().next()
        }
        Part::Quantity(_) => {
            let found = numbers(bank, sentence, mention, dial.difficulty.permille());
            one_of_nearest(found, chance)
        }
    }
}

/// The number next below the true one or next above it; where only one side is false, one
/// of the two nearest.
fn one_of_nearest(found: Vec<Change>, chance: &mut Chance) -> Option<Change> {
    let lower = found.iter().filter(|change| change.is_lower).count();
    let from = match (lower, found.len() - lower) {
        (0, _) => 0,
        (_, 0) => lower.saturating_sub(2),
        (_, _) => lower - 1,
    };
    let near = found.len().min(from + 2) - from;
    let at = from + chance.index(near);
    found.into_iter().nth(at)
}

/// Names that are provably false in the place of a mention, the likeliest first.
pub(super) fn names(
    bank: &Bank,
    sentence: &Sentence,
    fact: Fact,
    mention: &Mention,
    dial: Dial,
    chance: &mut Chance,
) -> Vec<Change> {
    let Part::Entity(own) = mention.part else {
        return Vec::new();
    };
    let mut others = bank.look_alikes(own, chance);
    // An easy question takes those of other times.
    if dial.difficulty.permille() < 300 {
        others.reverse();
    }
    if let Some(wanted) = dial.entity()
        && is_look_alike(bank, own, wanted)
    {
        others.retain(|other| *other != wanted);
        others.insert(0, wanted);
    }
    let set = bank.set();
    let found = others.into_iter().filter_map(|other| {
        let entity = set.entity(other);
        if !fits(bank, sentence, fact, mention, other) {
            return None;
        }
        let because = match fact {
            Fact::Place(_) => bank.was_not_in(sentence.ix, other),
            _ => bank.had_no_part(sentence.ix, other),
        };
        let because = because?;
        Some(Change {
            id: entity.id.clone(),
            from: sentence.core(mention).to_owned(),
            to: styled(bank, entity, set.entity(own), sentence.core(mention)).to_owned(),
            article: match sentence.article(mention) {
                Article::The => "the ",
                Article::None | Article::Indefinite => "",
            },
            entity: Some(other),
            is_lower: false,
            really: years_of(&because),
            because,
            instead: None,
        })
    });
    found.collect()
}

/// Whether one is of the other's kind and sort, and is another.
fn is_look_alike(bank: &Bank, own: EntityIx, other: EntityIx) -> bool {
    let (a, b) = (bank.set().entity(own), bank.set().entity(other));
    a.kind == b.kind && a.noun == b.noun && !bank.are_related(own, other)
}

/// Whether a name reads in the place of another, and may be proved false there.
fn fits(bank: &Bank, sentence: &Sentence, fact: Fact, mention: &Mention, other: EntityIx) -> bool {
    if !may_be_false(bank, sentence.ix, fact, other) {
        return false;
    }
    let entity = bank.set().entity(other);
    let reads = match sentence.article(mention) {
        Article::The => takes_article(entity),
        Article::None => !takes_article(entity),
        Article::Indefinite => false,
    };
    let own = sentence.core(mention).chars().count();
    let other = entity.name.chars().count();
    // Persons are called what they are called.
    let stands_out = entity.kind != "person" && (other > 2 * own + 3 || own > 2 * other + 3);
    reads && !stands_out && !sentence.speaks_of(mention, entity)
}

/// What can be seen of a proof without reading any text. The years of a state are those
/// of its name: they prove nothing of the country, which had another name before.
fn may_be_false(bank: &Bank, ix: EventIx, fact: Fact, other: EntityIx) -> bool {
    let entity = bank.set().entity(other);
    match fact {
        Fact::Place(_) => entity.noun.is_some(),
        _ => {
            bank.set().complete.contains(&Aspect::Actors)
                || (entity.kind != "state" && bank.did_not_exist(ix, other).is_some())
        }
    }
}

/// A person by the family name where the sentence names the other so.
fn styled<'a>(bank: &Bank, entity: &'a Entity, own: &Entity, written: &str) -> &'a str {
    let by_family = own.family_name().map(fold) == Some(fold(written));
    let family = entity.family_name().filter(|_| by_family);
    let family = family.filter(|family| !bank.is_shared_family(&fold(family)));
    family.unwrap_or(&entity.name)
}

/// " (March 1985 – December 1991)"
fn years_of(because: &Falsity) -> String {
    let Falsity::Apart { date, .. } = because else {
        return String::new();
    };
    Date::parse(date).map_or_else(
        |_| String::new(),
        |date| [" (", &date::text(&date), ")"].concat(),
    )
}

/// Other numbers in the place of one, rising; so far off that the hedge does not
/// stretch to them. "Over 3" is true of 6, so that only a larger one is false there.
pub(super) fn numbers(
    bank: &Bank,
    sentence: &Sentence,
    mention: &Mention,
    difficulty: u16,
) -> Vec<Change> {
    let Part::Quantity(at) = mention.part else {
        return Vec::new();
    };
    let event = bank.set().event(sentence.ix);
    let Some(quantity) = event.quantities.get(usize::from(at)) else {
        return Vec::new();
    };
    let written = sentence.core(mention);
    let Some(number) = Number::read(written) else {
        return Vec::new();
    };
    let hedge = fold(quantity.hedge.as_deref().unwrap_or_default());
    let near = difficulty >= 500;
    let lower: [i64; 3] = if near { [20, 33, 50] } else { [10, 20, 40] };
    let higher: [i64; 3] = if near {
        [160, 225, 330]
    } else {
        [200, 350, 600]
    };
    let mut found: Vec<Change> = Vec::new();
    for percent in lower.into_iter().chain(higher) {
        let bound = if percent < 100 {
            &AT_LEAST[..]
        } else {
            &AT_MOST[..]
        };
        if bound.contains(&hedge.as_str()) {
            continue;
        }
        let Some(to) = number.scaled(percent) else {
            continue;
        };
        if to == written || found.iter().any(|change| change.to == to) {
            continue;
        }
        found.push(Change {
            id: to.clone(),
            from: sentence.words(mention).to_owned(),
            to,
            article: "",
            entity: None,
            is_lower: percent < 100,
            because: Falsity::Slot {
                event: event.id.clone(),
                slot: "quantity".to_owned(),
                holds: quantity.value.clone(),
            },
            instead: None,
            really: String::new(),
        });
    }
    found
}

/// Hedges under which a smaller number is true as well, and a larger one.
const AT_LEAST: [&str; 5] = ["over", "more than", "at least", "above", "no fewer than"];
const AT_MOST: [&str; 7] = [
    "as many as",
    "up to",
    "at most",
    "under",
    "less than",
    "fewer than",
    "no more than",
];

/// A number as written: its digits, and how many of them stand behind the point.
struct Number {
    digits: i64,
    decimals: usize,
    grouped: bool,
}

impl Number {
    fn read(written: &str) -> Option<Number> {
        let plain = written.replace(',', "");
        let decimals = plain.split_once('.').map_or(0, |(_, after)| after.len());
        let digits = plain
            .replace('.', "")
            .parse()
            .ok()
            .filter(|digits| *digits > 1)?;
        Some(Number {
            digits,
            decimals,
            grouped: plain.len() != written.len(),
        })
    }

    /// So many hundredths of it, as round as itself and rounded away from it.
    fn scaled(&self, percent: i64) -> Option<String> {
        let mut step = 1;
        while self.digits % (step * 10) == 0 {
            step *= 10;
        }
        let scaled = self.digits.checked_mul(percent)?;
        let mut steps = scaled / (100 * step);
        if percent > 100 && scaled % (100 * step) != 0 {
            steps += 1;
        }
        // "1 islands" is no English, and nought no guess.
        let least = if self.decimals == 0 { 2 } else { 1 };
        let digits = steps * step;
        (digits >= least).then(|| self.write(digits))
    }

    fn write(&self, digits: i64) -> String {
        let text = digits.to_string();
        let zeros = (self.decimals + 1).saturating_sub(text.len());
        let text = ["0".repeat(zeros), text].concat();
        let (whole, rest) = text.split_at(text.len() - self.decimals);
        let mut written = String::with_capacity(text.len() + 4);
        for (at, digit) in whole.char_indices() {
            if self.grouped && at > 0 && (whole.len() - at) % 3 == 0 {
                written.push(',');
            }
            written.push(digit);
        }
        if !rest.is_empty() {
            written.push('.');
            written.push_str(rest);
        }
        written
    }
}

/// How many years a changed date lies off.
const NEAREST: i64 = 5;
const FARTHEST: i64 = 14;
/// How many events of one year are looked at.
const MOST_IN_A_YEAR: usize = 8;

/// Another year for the date of the sentence, of the same precision; years that have an
/// event first, for then there is something to say of them.
fn other_year(bank: &Bank, sentence: &Sentence, dial: Dial, chance: &mut Chance) -> Option<Change> {
    let nearest = dial.difficulty.between(9, NEAREST);
    let farthest = dial.difficulty.between(FARTHEST, 8);
    let mut found = years(bank, sentence, nearest..=farthest);
    if found.is_empty() {
        found = years(bank, sentence, NEAREST..=FARTHEST);
    }
    let eventful: Vec<Year> = found
        .iter()
        .copied()
        .filter(|year| year.face.is_some())
        .collect();
    let choice = if eventful.is_empty() { found } else { eventful };
    let drawn = choice.get(chance.index(choice.len())).copied();
    let year = year_beside(bank, sentence, dial).or(drawn)?;
    let told = year.period.year().to_string();
    let event = year.face.map(|face| bank.set().event(face));
    Some(Change {
        id: year.period.edtf(),
        from: sentence.lead.date.clone(),
        to: year.period.text(),
        article: "",
        entity: None,
        is_lower: false,
        because: Falsity::Apart {
            date: year.period.edtf(),
            from: sentence.event.date.to_string(),
        },
        instead: year.face.map(|face| proof::row(bank, face)),
        really: event.map_or_else(String::new, |event| {
            let title = event.title.as_str();
            ["; ", &told, " was the year of ", title].concat()
        }),
    })
}

/// The year of the event that is to stand beside, where it is false.
fn year_beside(bank: &Bank, sentence: &Sentence, dial: Dial) -> Option<Year> {
    let beside = dial.event()?;
    let wanted = Period::around(&bank.set().event(beside).date, Unit::Year)?;
    let key = exact_period(&sentence.event.date)?;
    let off = (wanted.year() - key.year()).abs();
    let mut found = years(bank, sentence, off..=off).into_iter();
    let year = found.find(|year| year.period.year() == wanted.year())?;
    Some(Year {
        face: Some(beside),
        ..year
    })
}

#[derive(Clone, Copy)]
struct Year {
    period: Period,
    face: Option<EventIx>,
}

/// The years that may be told in place of the right one.
fn years(bank: &Bank, sentence: &Sentence, off: std::ops::RangeInclusive<i64>) -> Vec<Year> {
    let date = &sentence.event.date;
    let known = bank.years();
    let (Some(key), Some((first, _)), Some((last, _))) =
        (exact_period(date), known.first(), known.last())
    else {
        return Vec::new();
    };
    if !bank.is_alone(sentence.ix) || holds_date(sentence.text, date) {
        return Vec::new();
    }
    let both = off.flat_map(|by| [-by, by]);
    let found = both.filter_map(|by| {
        let period = in_year(key, key.year() + by)?;
        let year = Period::of(Unit::Year, period.extent().first);
        let fits = (*first..=*last).contains(&year.year())
            && bank.is_apart(sentence.ix, year)
            && names_hold(bank, sentence, period);
        let events = events_of(bank, year.year());
        // With a part of it, or its whole, in that year, the year would be arguable.
        let nested = |other: &EventIx| bank.are_nested(sentence.ix, *other);
        if !fits || events.iter().any(nested) {
            return None;
        }
        // A deed, for "the year of the trade figure" tells nothing.
        let is_deed = |ix: EventIx| bank.set().event(ix).did.is_some();
        let reads = |ix: &&EventIx| bank.is_shown(**ix) && bank.is_asked(**ix) && is_deed(**ix);
        let face = events.iter().find(reads).copied();
        Some(Year { period, face })
    });
    found.collect()
}

/// The same day or month of another year.
fn in_year(key: Period, year: i64) -> Option<Period> {
    let (_, month, day) = key.extent().first.to_ymd();
    match key.unit() {
        Unit::Day | Unit::Month | Unit::Year => {
            Some(Period::of(key.unit(), Day::from_ymd(year, month, day)?))
        }
        Unit::Decade | Unit::Century => None,
    }
}

/// Whether the states of the sentence were there then: else it gives itself away, as a
/// Soviet deed of 1913.
fn names_hold(bank: &Bank, sentence: &Sentence, period: Period) -> bool {
    sentence.mentions.iter().all(|mention| {
        let Part::Entity(ix) = mention.part else {
            return true;
        };
        let entity = bank.set().entity(ix);
        let day = |date: &Option<Date>, first: bool| {
            let extent = date.as_ref().map(Date::margin_extent)?;
            if first {
                extent.earliest
            } else {
                extent.latest
            }
        };
        let lived = Extent {
            earliest: day(&entity.valid_from, true),
            latest: day(&entity.valid_until, false),
        };
        entity.kind != "state" || !lived.is_apart_from(period.extent().into())
    })
}

/// What fell into a year, as far as it is looked at.
fn events_of(bank: &Bank, year: i64) -> &[EventIx] {
    let place = bank.place_of_year(year);
    let known = bank.years().get(place);
    if known.is_none_or(|(found, _)| *found != year) {
        return &[];
    }
    let events = bank.happened_in(place);
    &events[..events.len().min(MOST_IN_A_YEAR)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_its_shape_and_moves_at_least_by_half() {
        for (written, percent, to) in [
            ("70,000", 50, "30,000"),
            ("70,000", 160, "120,000"),
            ("4.4", 50, "2.2"),
            ("4.4", 225, "9.9"),
            ("6", 160, "10"),
            ("56", 33, "18"),
            ("1,200,000", 330, "4,000,000"),
            ("0.4", 50, "0.2"),
        ] {
            let number = Number::read(written).unwrap();
            assert_eq!(number.scaled(percent).as_deref(), Some(to), "{written}");
        }
        assert_eq!(Number::read("3").unwrap().scaled(33), None);
    }
}
