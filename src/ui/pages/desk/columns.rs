//! How the columns of a table were understood, to be changed where it is wrong.

use crate::app::Msg as AppMsg;
use crate::app::desk::Msg;
use crate::desk::order::Columns;
use crate::exchange::{Column, DateOrder, Encoding};
use crate::ui::components::{Element, el, group, heading, paragraph};
use crate::ui::{Link, wording};

/// So many sample rows are shown.
const SAMPLES: usize = 3;

/// The columns with what each was taken for, the first rows below them, and how the file was read.
pub fn view(columns: &Columns, link: &Link) -> Element {
    let at = columns.columns.iter().enumerate();
    let heads = el("tr").each(at, |(at, column)| {
        let name = columns.headings.get(at).map_or("", String::as_str);
        el("th scope='col'")
            .child(el("span class='caption' dir='auto'").text(name))
            .child(pick(at, *column, name, link))
    });
    let samples = columns.samples.iter().take(SAMPLES);
    let rows = el("tbody").each(samples, |cells| {
        el("tr").each(cells, |cell| el("td dir='auto'").text(cell))
    });
    let table = el("table class='mapping'")
        .child(el("thead").child(heads))
        .child(rows);
    el("section class='columns-of-file' role='group' aria-labelledby='columns'")
        .child(heading(wording::YOUR_COLUMNS).attr("id", "columns"))
        .child(paragraph("caption", wording::YOUR_COLUMNS_IS))
        .child(
            el("div class='scrolls' tabindex='0'")
                .attr("aria-label", wording::YOUR_COLUMNS)
                .child(table),
        )
        .child(reading(columns, link))
}

/// Any column may be chosen: a date makes the rows events, a front cards.
fn pick(at: usize, now: Column, name: &str, link: &Link) -> Element {
    el("select data-control=''")
        .attr("aria-label", wording::column_holds(name))
        .on_pick(link, picked)
        .each(Column::ALL, |column| {
            el("option")
                .attr("value", [&at.to_string(), " ", column.name()].concat())
                .flag("selected", column == now)
                .text(wording::column(column))
        })
}

fn picked(value: String) -> Option<AppMsg> {
    let (at, name) = value.split_once(' ')?;
    Some(Msg::ColumnPicked(at.parse().ok()?, Column::named(name)?).into())
}

/// Separator, encoding, heading, order of dates, sheet.
fn reading(columns: &Columns, link: &Link) -> Element {
    let labelled = |caption: &str, control: Element| {
        el("label")
            .child(el("span class='caption'").text(caption))
            .child(control)
    };
    let chosen = |value: &str, is: bool, text: &str| {
        el("option")
            .attr("value", value)
            .flag("selected", is)
            .text(text)
    };
    let separators = [
        (',', "comma"),
        (';', "semicolon"),
        ('\t', "tab"),
        ('|', "bar"),
    ];
    let separator = el("select data-control=''")
        .on_pick(link, |value| {
            Some(Msg::SeparatorPicked(value.chars().next()?).into())
        })
        .each(separators, |(sign, name)| {
            chosen(&sign.to_string(), sign == columns.separator, name)
        });
    let encoding = el("select data-control=''")
        .on_pick(link, |name| Some(Msg::EncodingPicked(name).into()))
        .each(Encoding::OFFERED, |one| {
            chosen(one.name(), one.name() == columns.encoding, one.name())
        });
    let header = el("select data-control=''")
        .on_pick(link, |value| Some(Msg::HeaderPicked(value == "yes").into()))
        .child(chosen("yes", columns.header, wording::HEADINGS))
        .child(chosen("no", !columns.header, wording::NO_HEADINGS));
    let orders = [
        ("dmy", DateOrder::DayMonthYear),
        ("mdy", DateOrder::MonthDayYear),
        ("ymd", DateOrder::YearMonthDay),
    ];
    let order = columns.order.map(|now| {
        el("select data-control=''")
            .on_pick(link, |value| {
                let order = match value.as_str() {
                    "dmy" => DateOrder::DayMonthYear,
                    "mdy" => DateOrder::MonthDayYear,
                    "ymd" => DateOrder::YearMonthDay,
                    _ => return None,
                };
                Some(Msg::OrderPicked(order).into())
            })
            .each(orders, |(value, order)| {
                chosen(value, order == now, wording::date_order(order))
            })
    });
    let sheets = (columns.sheets.len() > 1).then(|| {
        let sheets = (0..).zip(&columns.sheets);
        el("select data-control=''")
            .on_pick(link, |value| {
                Some(Msg::SheetPicked(value.parse().ok()?).into())
            })
            .each(sheets, |(at, name): (u32, &String)| {
                chosen(&at.to_string(), at == columns.sheet, name)
            })
    });
    let is_text = columns.sheets.is_empty();
    let of_text = is_text.then(|| {
        group()
            .child(labelled(wording::SEPARATOR, separator))
            .child(labelled(wording::ENCODING, encoding))
    });
    el("div class='counts'")
        .child(sheets.map(|sheets| labelled(wording::SHEET, sheets)))
        .child(labelled(wording::FIRST_ROW, header))
        .child(order.map(|order| labelled(wording::DATES_ARE, order)))
        .child(of_text)
}
