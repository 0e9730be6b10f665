//! A question on paper: boxes to tick, boxes to write into, letters, lines.

use crate::app::route::print::Layout;
use crate::bank::{Amount, Bank, Body, Choice, GAP, Piece, Question};
use crate::ui::components::{Element, el, group, paragraph, stem};
use crate::ui::wording;

/// Room in a gap, in letters; the length of the answer must not tell it.
const ROOM: usize = 22;
/// How wide a letter is on average, in parts of the size of the text.
const LETTER: f64 = 0.5;
/// Both margins and what stands beside the text of a question, in millimetres.
const BESIDE: f64 = 58.0;
const POINT: f64 = 0.3528;

/// How many letters fit into a line.
#[derive(Clone, Copy)]
pub(super) struct Room(usize);

impl Room {
    pub(super) fn of(layout: Layout) -> Room {
        let columns = f64::from(layout.columns());
        // Between two columns there is a gap, and each has its own margin of numbers and marks.
        let width = (layout.paper.width() - BESIDE - (columns - 1.0) * 28.0) / columns;
        Room((width / (f64::from(layout.size) * POINT * LETTER)) as usize)
    }

    /// Side by side in one row, two by two, or one below the other. A box takes the room of some letters.
    fn across(self, options: &[Choice], in_row: usize) -> &'static str {
        let widest = options.iter().map(|one| one.text.chars().count()).max();
        let widest = widest.unwrap_or(0) + 6;
        match options.len() {
            n @ 1..=6 if n <= in_row && widest * n <= self.0 => {
                ["one", "two", "three", "four", "five", "six"][n - 1]
            }
            _ if widest * 2 <= self.0 => "two",
            _ => "one",
        }
    }
}

pub(super) fn body(bank: &Bank, question: &Question, room: Room) -> Element {
    let asked = stem(el("p class='stem'"), &question.stem, "", ROOM);
    let hint = |says: String| paragraph("how", says).attr("lang", "en");
    match &question.body {
        Body::Choice { options, .. } => group().child(asked).child(boxes(options, room)),
        Body::Several { options, .. } => group()
            .child(asked)
            .child(hint(wording::TICK_ALL_THAT_FIT.to_owned()))
            .child(boxes(options, room)),
        Body::Order { items, .. } => group()
            .child(asked)
            .child(hint(wording::number_them(items.len())))
            .child(boxes(items, room)),
        Body::Match {
            items,
            places,
            once,
            ..
        } => {
            let says = if *once {
                wording::LETTER_OF_EACH
            } else {
                wording::GIVEN_TWICE
            };
            group()
                .child(asked)
                .child(hint(says.to_owned()))
                .child(matched(items, places, room))
        }
        Body::Timeline {
            item, lying, gaps, ..
        } => group()
            .child(asked)
            .child(line_of_years(item, lying, gaps.len()))
            .child(to_write(wording::WRITE_LETTER, "letter", "")),
        Body::Passage {
            pieces, options, ..
        } => group()
            .child(asked)
            .child(passage(pieces, options))
            .child(to_write(wording::WRITE_LETTER, "letter", "")),
        Body::Year { .. } => written(question, asked, "year", ""),
        Body::Quantity { key } => quantity(question, asked, key),
        Body::Name { .. } => match bank.wants_person(question) {
            true => written(question, asked, "person", ""),
            false => written(question, asked, "name", ""),
        },
        Body::Card { .. } => group().child(asked).child(
            el("p class='lines' aria-hidden='true'")
                .child(el("i"))
                .child(el("i")),
        ),
    }
}

/// What is chosen, or numbered, each behind a box.
fn boxes(options: &[Choice], room: Room) -> Element {
    el("ul")
        .attr("class", ["boxes ", room.across(options, 6)].concat())
        .each(options, boxed)
}

fn boxed(option: &Choice) -> Element {
    el("li")
        .child(el("i class='box' aria-hidden='true'"))
        .child(el("span").text(&option.text))
}

/// The items behind boxes, and the places behind letters: beside them, or below where they are long.
fn matched(items: &[Choice], places: &[Choice], room: Room) -> Element {
    let longest = |all: &[Choice]| all.iter().map(|one| one.text.chars().count()).max();
    let letters = longest(items).unwrap_or(0) + longest(places).unwrap_or(0) + 12;
    let is_beside = letters <= room.0 * 3 / 2;
    let lettered = |at: usize| places.get(at).map(|place| part(at, &place.text));
    let list = |class: &'static str, across: &str| {
        el("ul")
            .attr("class", [class, " ", across].concat())
            .each(0..places.len(), |at| el("li").child(lettered(at)))
    };
    let items = el("ul class='boxes one'").each(items, boxed);
    match is_beside {
        true => el("div class='matched beside'")
            .child(items)
            .child(list("lettered", "one")),
        false => el("div class='matched'")
            .child(list("lettered", room.across(places, 6)))
            .child(items),
    }
}

fn part(at: usize, text: &str) -> Element {
    group()
        .child(el("b class='key-letter'").text(wording::letter(at)))
        .child(el("span").text(text))
}

/// The events on the line, earliest first, with a letter in each gap.
fn line_of_years(item: &Choice, lying: &[Choice], gaps: usize) -> Element {
    let gap = |at: usize| {
        el("li class='gap'")
            .child(el("b class='key-letter'").text(wording::letter(at)))
            .child(el("i aria-hidden='true'"))
    };
    let event = |event: &Choice| {
        let year = event.period.map(|period| wording::year(period.year()));
        el("li class='lies'")
            .child(el("span class='year'").text(year))
            .child(el("span").text(&event.text))
    };
    let rows = el("ul class='years'").each(0..gaps, |at| {
        group().child(gap(at)).child(lying.get(at).map(event))
    });
    group().child(paragraph("placed", &item.text)).child(rows)
}

/// The parts that can be pointed at are ruled under, each with its letter.
fn passage(pieces: &[Piece], options: &[Choice]) -> Element {
    let mut text = el("p class='passage-of'");
    for piece in pieces {
        text = match piece {
            Piece::Text(plain) => text.text(plain),
            Piece::Option(at) => text.child(options.get(*at).map(|option| {
                el("span class='part-of'")
                    .child(el("u").text(&option.text))
                    .child(el("sup").text(wording::letter(*at)))
            })),
        };
    }
    text
}

/// A line to write on behind the question; a gap in it is the line.
fn written(question: &Question, asked: Element, class: &'static str, unit: &str) -> Element {
    match question.stem.contains(GAP) {
        true => asked,
        false => group().child(asked).child(to_write("", class, unit)),
    }
}

fn quantity(question: &Question, asked: Element, key: &Amount) -> Element {
    written(question, asked, "amount", &key.unit)
}

fn to_write(before: &str, class: &'static str, after: &str) -> Element {
    el("p class='to-write'")
        .child((!before.is_empty()).then(|| el("span lang='en'").text(before).text(" ")))
        .child(el("i aria-hidden='true'").attr("class", class))
        .text(" ")
        .text(after)
}
