//! Events as a timeline of TimelineJS, in JSON.

use super::shows_picture;
use crate::date::{self, Date, Day};
use crate::exchange::lost::Lost;
use crate::exchange::{Written, calendar};
use crate::set::format::{EraShape, EventShape, SetShape};
use crate::set::json::{Name, Value};

/// Writes the events and eras of a set.
#[must_use]
pub fn write(set: &SetShape) -> Written {
    let mut events = Vec::with_capacity(set.events.len());
    let (mut worded, mut undated) = (0, 0);
    for event in &set.events {
        match When::of(&event.date) {
            None => undated += 1,
            Some(when) => {
                worded += usize::from(when.display.is_some());
                events.push(slide(event, when));
            }
        }
    }
    let eras = set.eras.iter().filter_map(era);
    let eras: Vec<Value<'static>> = eras.collect();
    let eras_lost = set.eras.len() - eras.len();
    let title = object([("text", object([("headline", text(&set.head.title))]))]);
    let mut out = String::from("{\n\"title\": ");
    out.push_str(&title.write());
    out.push_str(",\n\"events\": ");
    list(&mut out, &events);
    if !eras.is_empty() {
        out.push_str(",\n\"eras\": ");
        list(&mut out, &eras);
    }
    out.push_str("\n}\n");
    Written {
        text: out,
        lost: lost(set, worded, undated, eras_lost),
    }
}

fn list(out: &mut String, items: &[Value<'_>]) {
    for (at, item) in items.iter().enumerate() {
        out.push_str(if at == 0 { "[\n" } else { ",\n" });
        out.push_str(&item.write());
    }
    out.push_str(if items.is_empty() { "[]" } else { "\n]" });
}

/// When a slide is, in the numbers of the program.
pub(super) struct When {
    pub(super) start: Value<'static>,
    pub(super) end: Option<Value<'static>>,
    /// Its wording, where the numbers do not say it.
    display: Option<String>,
}

impl When {
    pub(super) fn of(edtf: &str) -> Option<When> {
        let date = Date::parse(edtf).ok()?;
        let exact = match edtf.split_once('/') {
            None => calendar::parts(edtf).map(|start| (start, None)),
            Some((start, end)) => {
                let (start, end) = (calendar::parts(start), calendar::parts(end));
                start.zip(end).map(|(start, end)| (start, Some(end)))
            }
        };
        if let Some((start, end)) = exact {
            return Some(When {
                start: numbers(start),
                end: end.map(numbers),
                display: None,
            });
        }
        let extent = date.extent();
        let of_day = |day: Day| {
            let (year, month, day) = day.to_ymd();
            numbers((year, Some(month), Some(day)))
        };
        let start = extent.earliest.or(extent.latest)?;
        let end = extent.latest.filter(|end| *end != start);
        Some(When {
            start: of_day(start),
            end: end.map(of_day),
            display: Some(date::text(&date)),
        })
    }
}

fn numbers((year, month, day): (i64, Option<u8>, Option<u8>)) -> Value<'static> {
    // There is no year 0 there: −1 is 1 BCE.
    let year = if year <= 0 { year - 1 } else { year };
    let mut fields = vec![(Name::from("year"), Value::from(year))];
    for (name, part) in [("month", month), ("day", day)] {
        if let Some(part) = part {
            fields.push((Name::from(name), Value::from(i64::from(part))));
        }
    }
    Value::Object(fields)
}

fn slide(event: &EventShape, when: When) -> Value<'static> {
    let mut words = vec![(Name::from("headline"), text(&event.title))];
    let edtf = when.display.as_ref().map(|_| Value::from(&*event.date));
    if let Some(summary) = &event.summary {
        words.push((Name::from("text"), text(summary)));
    }
    let mut fields = vec![
        (Name::from("unique_id"), Value::from(&*event.id)),
        (Name::from("start_date"), when.start),
    ];
    fields.extend(when.end.map(|end| (Name::from("end_date"), end)));
    fields.extend(
        when.display
            .map(|display| (Name::from("display_date"), text(&display))),
    );
    // The program passes it over; read here again, nothing of the date is lost.
    fields.extend(edtf.map(|edtf| (Name::from("edtf"), edtf)));
    fields.push((Name::from("text"), Value::Object(words)));
    if !event.kind.is_empty() {
        fields.push((Name::from("group"), Value::from(&*event.kind)));
    }
    if let Some(image) = &event.image {
        let (url, alt) = (Value::from(&*image.url), Value::from(&*image.alt));
        fields.push((Name::from("media"), object([("url", url), ("alt", alt)])));
    }
    Value::Object(fields)
}

fn era(era: &EraShape) -> Option<Value<'static>> {
    let when = When::of(&era.date)?;
    Some(object([
        ("start_date", when.start),
        ("end_date", when.end?),
        ("text", object([("headline", text(&era.name))])),
    ]))
}

fn object<const N: usize>(fields: [(&'static str, Value<'static>); N]) -> Value<'static> {
    let fields = fields
        .into_iter()
        .map(|(name, value)| (Name::from(name), value));
    Value::Object(fields.collect())
}

/// A text as HTML that says the same.
fn text(text: &str) -> Value<'static> {
    Value::Text(super::super::html::escaped(text))
}

fn lost(set: &SetShape, worded: usize, undated: usize, eras: usize) -> Vec<String> {
    let count =
        |is: &dyn Fn(&EventShape) -> bool| set.events.iter().filter(|event| is(event)).count();
    let mut lost = Lost::default();
    let no_field = "a timeline has no field for them";
    for (count, one, many, why) in [
        (
            undated,
            "event whose date cannot be read",
            "events whose date cannot be read",
            "a timeline has no place for them. Mend their dates first",
        ),
        (
            worded,
            "date that is no plain day, month, year or span",
            "dates that are no plain day, month, year or span",
            "their words are shown, and they stand at the days they may lie between",
        ),
        (
            eras,
            "era without a beginning or an end",
            "eras without a beginning or an end",
            "they are left out",
        ),
        (
            count(&|event| event.place.is_some()),
            "place",
            "places",
            no_field,
        ),
        (
            count(&|event| !event.actors.is_empty()),
            "event with people or states that took part",
            "events with people or states that took part",
            no_field,
        ),
        (
            count(&|event| !event.quantities.is_empty()),
            "event with numbers",
            "events with numbers",
            no_field,
        ),
        (
            count(&|event| event.did.is_some()),
            "event with who did what",
            "events with who did what",
            no_field,
        ),
        (
            count(&|event| !event.links.is_empty() || !event.also.is_empty()),
            "event with links or dates of like events",
            "events with links or dates of like events",
            no_field,
        ),
        (
            count(&|event| event.ask.is_some() || !event.complete.is_empty()),
            "event with what may be asked of it, or who all took part",
            "events with what may be asked of them, or who all took part",
            no_field,
        ),
        (
            count(&|event| event.source.is_some()),
            "reference to a source",
            "references to sources",
            no_field,
        ),
        (
            count(&|event| {
                event
                    .image
                    .as_ref()
                    .is_some_and(|image| !shows_picture(&image.url))
            }),
            "picture whose address does not end in .jpg, .png, .gif or .webp",
            "pictures whose address does not end in .jpg, .png, .gif or .webp",
            "a timeline takes them for pages",
        ),
        (
            set.cards.len(),
            "card",
            "cards",
            "a timeline has events only",
        ),
        (
            set.questions.len(),
            "question",
            "questions",
            "a timeline has events only",
        ),
    ] {
        lost.tell(count, one, many, why);
    }
    lost.of_rest(set);
    lost.told("a timeline")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::html::{escaped, plain};
    use crate::exchange::{Choices, timeline};
    use crate::set::format::ImageShape;
    use proptest::prelude::*;

    fn again(set: &SetShape) -> SetShape {
        let written = write(set);
        assert!(timeline::looks_like_json(&written.text), "{}", written.text);
        let read = timeline::read_json(&written.text, &Choices::default(), &mut |_, _| {});
        read.unwrap().set
    }

    #[test]
    fn dates_that_are_no_numbers_are_worded() {
        let event = |date: &str| EventShape {
            id: "e".to_owned(),
            date: date.to_owned(),
            title: "t".to_owned(),
            ..EventShape::default()
        };
        let set = SetShape {
            events: ["1941~", "[1940..1942]", "when?", "1900/.."]
                .map(event)
                .to_vec(),
            ..SetShape::default()
        };
        let written = write(&set);
        assert!(
            written.text.contains("\"display_date\":\"about 1941\""),
            "{}",
            written.text
        );
        assert_eq!(written.lost.len(), 2, "{:?}", written.lost);
        let dates: Vec<String> = again(&set)
            .events
            .into_iter()
            .map(|event| event.date)
            .collect();
        assert_eq!(dates, ["1941~", "[1940..1942]", "1900/.."]);
        // Unless somebody changed the numbers.
        let changed = written.text.replace("{\"year\":1941,", "{\"year\":1942,");
        let read = timeline::read_json(&changed, &Choices::default(), &mut |_, _| {}).unwrap();
        assert_ne!(read.set.events[0].date, "1941~");
    }

    fn moment() -> impl Strategy<Value = String> {
        (
            -12_000i64..2100,
            prop::option::of(1u8..13),
            prop::option::of(1u8..29),
        )
            .prop_map(|(year, month, day)| {
                let month = month.filter(|_| (-9999..9999).contains(&year));
                calendar::edtf(year, month, day)
            })
    }

    fn event() -> impl Strategy<Value = EventShape> {
        let text = "[a-z<>&\" é日]{0,12}[a-z]";
        let image = prop::option::of("https://[a-z]{1,6}/x\\.png");
        let summary = prop::option::of("[a-z<>&é\n]{0,10}[a-z]");
        (moment(), text, "[a-z ]{0,5}", summary, image).prop_map(
            |(date, title, kind, summary, image)| {
                let clean = crate::exchange::text::clean_line;
                EventShape {
                    date,
                    title: clean(&title),
                    kind: clean(&kind),
                    summary: summary.map(|text| plain(&escaped(&text)).text),
                    image: image.map(|url| ImageShape {
                        url,
                        alt: String::new(),
                    }),
                    ..EventShape::default()
                }
            },
        )
    }

    proptest! {
        #[test]
        fn events_come_back_as_they_were(events in prop::collection::vec(event(), 1..6), title in "[a-z<&]{0,8}[a-z]") {
            let mut set = SetShape { events, ..SetShape::default() };
            set.head.title.clone_from(&title);
            for (at, event) in set.events.iter_mut().enumerate() {
                event.id = format!("e{at}");
            }
            let read = again(&set);
            prop_assert_eq!(read.head.title, title);
            prop_assert_eq!(read.events, set.events);
        }
    }
}
