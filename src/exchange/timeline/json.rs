//! TimelineJS as JSON.

use super::write::When;
use super::{Moment, Slide, Sort, Timeline, cell};
use crate::exchange::listed::{self, Fault, Listed};
use crate::exchange::{Choices, Format, Import, Progress, Remark, Unreadable};
use crate::set::Severity;
use crate::set::json::Value;

/// After so many slides progress is told.
const STEP: u32 = 512;

/// Whether it is an object with slides of the sort.
pub(in crate::exchange) fn looks_like(text: &str) -> bool {
    let fields = listed::fields(text);
    let own = ["start_date", "headline", "startDate"];
    fields.contains(&"events")
        && !fields.contains(&"format")
        && Listed::at(text, &["events"]).is_some_and(|events| {
            let mut first = events.each().take(5);
            first.any(|item| own.iter().any(|field| item.text.contains(field)))
        })
}

/// Reads a timeline.
///
/// # Errors
/// When it is no JSON, or has no event.
pub(in crate::exchange) fn read(
    text: &str,
    choices: &Choices,
    progress: Progress<'_>,
) -> Result<Import, Unreadable> {
    let broken = |fault: Fault| Unreadable::Broken {
        format: Format::TimelineJson,
        line: fault.line,
        says: fault.says,
    };
    let events = Listed::at(text, &["events"]).ok_or_else(|| Unreadable::Broken {
        format: Format::TimelineJson,
        line: 0,
        says: "It has no list of `events`.".to_owned(),
    })?;
    let around = events.around().map_err(broken)?;
    let mut timeline = Timeline::default();
    if let title @ Value::Object(_) = around.field("title") {
        timeline.take(slide(title, Sort::Title, 0));
    }
    for era in around.field("eras").items() {
        timeline.take(slide(era, Sort::Era, 0));
    }
    let all = u32::try_from(events.len()).unwrap_or(u32::MAX);
    for (done, item) in (0u32..).zip(events.each()) {
        match item.value() {
            Ok(value @ Value::Object(_)) => timeline.take(slide(&value, Sort::Event, item.line)),
            Ok(_) => timeline.remarks.push(Remark::new(
                Severity::Error,
                "not-read",
                item.line,
                item.text,
                "This is no event: write an object in braces, with `start_date` and `text`.",
            )),
            Err(fault) => timeline.remarks.push(Remark::new(
                Severity::Error,
                "not-read",
                fault.line,
                item.text,
                fault.says,
            )),
        }
        if done.is_multiple_of(STEP) {
            progress(done, all);
        }
    }
    if events.beyond > 0 {
        timeline.remarks.push(Remark::new(
            Severity::Error,
            "too-many-items",
            0,
            "",
            format!(
                "{} events behind the first {all} are not read. Part the file.",
                events.beyond
            ),
        ));
    }
    progress(all, all);
    timeline.done(Format::TimelineJson, choices)
}

fn slide(value: &Value<'_>, sort: Sort, line: u32) -> Slide {
    let text = |value: &Value<'_>| match value {
        Value::Text(text) => cell(text),
        Value::Number(digits) => digits.clone(),
        Value::Null | Value::Bool(_) | Value::List(_) | Value::Object(_) => String::new(),
    };
    let moment = |name: &str| {
        let date = value.field(name);
        let time = ["hour", "minute"].map(|part| text(date.field(part)));
        let time: Vec<String> = time.into_iter().filter(|part| !part.is_empty()).collect();
        Moment {
            year: text(date.field("year")),
            month: text(date.field("month")),
            day: text(date.field("day")),
            time: time.join(":"),
        }
    };
    let (words, media) = (value.field("text"), value.field("media"));
    let background = value.field("background");
    Slide {
        line,
        sort,
        id: text(value.field("unique_id")),
        start: moment("start_date"),
        end: moment("end_date"),
        headline: text(words.field("headline")),
        text: text(words.field("text")),
        url: text(media.field("url")),
        caption: text(media.field("caption")),
        alt: text(media.field("alt")),
        credit: text(media.field("credit")),
        group: text(value.field("group")),
        display_date: text(value.field("display_date")),
        edtf: edtf(value),
        background: text(background.field("url")) + &text(background.field("color")),
    }
}

/// The date that Annals wrote beside the numbers, where they are still those of it.
fn edtf(value: &Value<'_>) -> String {
    let edtf = value.field("edtf").text().unwrap_or_default();
    let is_same = When::of(edtf).is_some_and(|when| {
        let end = when.end.unwrap_or_default();
        (value.field("start_date"), value.field("end_date")) == (&when.start, &end)
    });
    if is_same {
        edtf.to_owned()
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"scale": "human",
"events": [
  {"start_date": {"year": -490, "month": "9", "day": ""}, "unique_id": "marathon",
   "text": {"headline": "<b>Marathon</b>", "text": "<p>Won.</p><script>alert(1)</script>"},
   "media": {"url": "https://e.org/m.png", "alt": "A plain", "caption": "c"}, "group": "battle"},
  7,
  {"start_date": oops},
  {"start_date": {"year": "1943"}, "end_date": {"year": "1946", "month": ""}, "text": {"headline": "ENIAC"},
   "media": {"url": "<iframe src='https://e.org'></iframe>"}}
],
"eras": [{"start_date": {"year": "-500"}, "end_date": {"year": "-449"}, "text": {"headline": "The Persian Wars"}}],
"title": {"text": {"headline": "Wars", "text": ""}}}"#;

    #[test]
    fn slides_are_events_and_a_bad_one_refuses_itself() {
        assert!(looks_like(TEXT));
        let read = read(TEXT, &Choices::default(), &mut |_, _| {}).unwrap();
        assert_eq!(read.set.head.title, "Wars");
        assert_eq!(read.lines.events, [3, 8]);
        let first = &read.set.events[0];
        assert_eq!(
            (&*first.id, &*first.date, &*first.title),
            ("marathon", "-0489-09", "Marathon")
        );
        assert_eq!(first.summary.as_deref(), Some("Won."));
        assert_eq!(first.image.as_ref().unwrap().alt, "A plain");
        assert_eq!(read.set.events[1].date, "1943/1946");
        assert_eq!(read.set.eras[0].date, "-0499/-0448");
        let told: Vec<_> = read
            .remarks
            .iter()
            .map(|remark| (remark.code, remark.line))
            .collect();
        assert_eq!(
            told,
            [("not-read", 6), ("not-read", 7), ("media-left-out", 8)]
        );
    }

    #[test]
    fn what_is_no_timeline_is_told() {
        for text in [
            "{",
            "{\"events\": []}",
            "{\"events\": [",
            "{\"title\": 1}",
            "[]",
        ] {
            let read = read(text, &Choices::default(), &mut |_, _| {});
            assert!(matches!(read, Err(Unreadable::Broken { .. })), "{text}");
            assert!(!looks_like(text), "{text}");
        }
    }
}
