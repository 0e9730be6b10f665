//! TimelineJS as a table: its spreadsheet, saved as CSV.

use super::{Moment, Slide, Sort, Timeline, cell};
use crate::exchange::rows::{Rows, separator};
use crate::exchange::{Choices, Column, Format, Import, Progress, Remark, Unreadable};
use crate::set::Severity;

/// After so many rows progress is told.
const STEP: u32 = 512;

/// The headings, without spaces and in small letters, as the program looks for them.
const HEADINGS: [&str; 21] = [
    "year",
    "month",
    "day",
    "time",
    "endyear",
    "endmonth",
    "endday",
    "endtime",
    "displaydate",
    "headline",
    "text",
    "media",
    "mediacredit",
    "mediacaption",
    "mediathumbnail",
    "mediaalttext",
    "type",
    "group",
    "background",
    "startdate",
    "enddate",
];

/// A heading as it is looked for.
fn heading(text: &str) -> String {
    let signs = cell(text).to_lowercase();
    let mut plain: String = signs
        .chars()
        .filter(|sign| sign.is_alphanumeric())
        .collect();
    // The sheets of old say "Tag" for the group, and some "Alt Text".
    match &*plain {
        "tag" => plain = "group".to_owned(),
        "mediaalt" | "alttext" | "alt" => plain = "mediaalttext".to_owned(),
        _ => {}
    }
    plain
}

/// Whether its first row has the headings of the spreadsheet.
pub(in crate::exchange) fn looks_like(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    let headings: Vec<String> = match Rows::of(first, separator(first, None), None).next() {
        Some((_, row)) => row.iter().map(heading).collect(),
        None => return false,
    };
    let has = |name: &str| headings.iter().any(|heading| heading == name);
    has("headline") && (has("year") || has("startdate"))
}

/// Reads a timeline.
///
/// # Errors
/// When it has no headline, no date, or no event.
pub(in crate::exchange) fn read(
    text: &str,
    choices: &Choices,
    progress: Progress<'_>,
) -> Result<Import, Unreadable> {
    let mut rows = Rows::of(text, separator(text, choices.separator), None);
    let head = rows.next().map(|(_, row)| row).unwrap_or_default();
    let headings: Vec<String> = head.iter().map(heading).collect();
    let column = |name: &str| headings.iter().position(|heading| heading == name);
    if column("headline").is_none() {
        return Err(Unreadable::NoColumn(Column::Title));
    }
    if column("year").or(column("startdate")).is_none() {
        return Err(Unreadable::NoColumn(Column::Date));
    }
    let mut timeline = Timeline::default();
    for (at, name) in headings.iter().enumerate() {
        if !name.is_empty() && !HEADINGS.contains(&&**name) {
            let remark = Remark::new(
                Severity::Note,
                "unknown-column",
                1,
                head.get(at).unwrap_or_default(),
                "TimelineJS has no such column, so it is not read.",
            );
            timeline.remarks.push(remark);
        }
    }
    let mut count = 0u32;
    for (line, row) in rows {
        let text = |name: &str| {
            column(name)
                .and_then(|at| row.get(at))
                .map(cell)
                .unwrap_or_default()
        };
        if row.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        let moment = |prefix: &str, whole: &str| match text(whole) {
            date if date.is_empty() => Moment {
                year: text(&format!("{prefix}year")),
                month: text(&format!("{prefix}month")),
                day: text(&format!("{prefix}day")),
                time: text(&format!("{prefix}time")),
            },
            date => Moment::of_text(&date, choices.order),
        };
        timeline.take(Slide {
            line,
            sort: sort(&text("type")),
            id: String::new(),
            start: moment("", "startdate"),
            end: moment("end", "enddate"),
            headline: text("headline"),
            text: text("text"),
            url: text("media"),
            caption: text("mediacaption"),
            alt: text("mediaalttext"),
            credit: text("mediacredit"),
            group: text("group"),
            display_date: text("displaydate"),
            background: text("background"),
            edtf: String::new(),
        });
        count += 1;
        if count.is_multiple_of(STEP) {
            progress(count, 0);
        }
    }
    progress(count, count);
    timeline.done(Format::TimelineTable, choices)
}

fn sort(text: &str) -> Sort {
    match &*text.to_lowercase() {
        "title" => Sort::Title,
        "era" => Sort::Era,
        _ => Sort::Event,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn import(text: &str) -> Import {
        read(text, &Choices::default(), &mut |_, _| {}).unwrap()
    }

    #[test]
    fn rows_are_events_eras_and_the_title() {
        let text = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n\
            ,,,,,,,,,The Long Wars,<p>How it began</p>,,,,,title,,\n\
            -490,9,12,,,,,,,\"Battle of <em>Marathon</em>\",\"One day.\nWon.\",https://e.org/m.JPG?x=1,A. Painter,The plain,,,battles,#333\n\
            -480,,,12:00,-479,,,,480–79,Xerxes,,https://youtube.com/watch?v=1,,,,,,\n\
            -500,,,,-449,,,,,The Persian Wars,,,,,,era,,\n\
            ,,,,,,,,,,,,,,,,,\n\
            soon,,,,,,,,,Another war,,,,,,,,\n";
        assert!(looks_like(text));
        let read = import(text);
        assert_eq!(read.set.head.title, "The Long Wars");
        assert_eq!(read.set.head.attribution, "Pictures: A. Painter");
        let events: Vec<_> = read
            .set
            .events
            .iter()
            .map(|event| (&*event.date, &*event.title))
            .collect();
        assert_eq!(
            events,
            [
                ("-0489-09-12", "Battle of Marathon"),
                ("-0479/-0478", "Xerxes"),
                ("soon", "Another war")
            ]
        );
        assert_eq!(read.lines.events, [3, 5, 8]);
        assert_eq!(read.set.eras[0].date, "-0499/-0448");
        let first = &read.set.events[0];
        assert_eq!(
            (&*first.kind, first.summary.as_deref()),
            ("battles", Some("One day. Won."))
        );
        assert_eq!(first.image.as_ref().unwrap().alt, "The plain");
        let told: Vec<_> = read
            .remarks
            .iter()
            .map(|remark| (remark.code, remark.line))
            .collect();
        assert_eq!(
            told,
            [
                ("media-left-out", 5),
                ("title-text", 2),
                ("background", 3),
                ("time-left-out", 5),
                ("display-date", 5)
            ]
        );
    }

    #[test]
    fn sheets_of_old_have_a_date_in_one_cell() {
        let text = "Start Date;End Date;Headline;Text;Media;Tag;Mood\n10/19/1956;;Joint Declaration;;;treaty;glad\n1918;1922;Intervention;;;;\n";
        assert!(looks_like(text));
        let read = import(text);
        let dates: Vec<_> = read.set.events.iter().map(|event| &*event.date).collect();
        assert_eq!(dates, ["1956-10-19", "1918/1922"]);
        assert_eq!(read.set.events[0].kind, "treaty");
        assert_eq!(read.remarks[0].text, "Mood");
    }

    #[test]
    fn what_is_missing_is_told() {
        let read = |text| super::read(text, &Choices::default(), &mut |_, _| {});
        assert_eq!(
            read("Year,Text\n1,x"),
            Err(Unreadable::NoColumn(Column::Title))
        );
        assert_eq!(
            read("Headline,Text\n1,x"),
            Err(Unreadable::NoColumn(Column::Date))
        );
        assert!(matches!(
            read("Headline,Year\n"),
            Err(Unreadable::Broken { .. })
        ));
        assert!(!looks_like("date,title\n1956,x"));
        assert!(!looks_like(""));
    }
}
