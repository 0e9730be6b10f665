//! The record on screen as files: a backup, a workbook, tables.

use super::super::{Request, request};
use crate::app::{Effect, Model as App, desk};
use crate::class::table::{self, Sheet};
use crate::desk::order::Order;

/// The record on screen as a file.
pub(in crate::app::class) fn back_up(app: &App) -> Vec<Effect> {
    let open = app.class.back.open.as_ref();
    let record = open.and_then(|open| open.record.as_ref());
    let saved = record.map(|record| Effect::Download {
        name: [&*file_name(app), ".txt"].concat(),
        text: record.write(),
    });
    saved.into_iter().collect()
}

/// What could not be kept, as a file that can be dropped here again.
pub(in crate::app::class) fn save_unkept(app: &App) -> Vec<Effect> {
    let unkept = app.class.back.unkept.values().flatten();
    let texts: Vec<&str> = unkept.map(|one| one.text.as_str()).collect();
    vec![Effect::Download {
        name: "annals-results.txt".to_owned(),
        text: [&*texts.join("\n"), "\n"].concat(),
    }]
}

/// The gradebook as sheets.
fn sheets(app: &App) -> Option<Vec<Sheet>> {
    let marked = app.class.back.open.as_ref()?.marked.as_ref()?;
    let zone = app.time_zone_offset;
    Some(table::sheets(&marked.book, &marked.bank, zone))
}

/// All of it as a workbook; the worker makes it.
pub(in crate::app::class) fn workbook(app: &App) -> Vec<Effect> {
    let order = sheets(app).map(|sheets| desk::say(Order::Workbook(sheets)));
    order.into_iter().collect()
}

/// The workbook is made.
pub(in crate::app) fn save_workbook(app: &App, bytes: Vec<u8>) -> Vec<Effect> {
    let name = [&*file_name(app), ".xlsx"].concat();
    vec![request(Request::Save { name, bytes })]
}

/// One of the sheets as a table of text.
pub(in crate::app::class) fn table(app: &App, at: usize) -> Vec<Effect> {
    let sheets = sheets(app).unwrap_or_default();
    let sheet = sheets.get(at).map(|sheet| Effect::Download {
        name: [
            &*file_name(app),
            "-",
            &sheet.name.to_ascii_lowercase().replace(' ', "-"),
            ".csv",
        ]
        .concat(),
        text: table::csv(sheet),
    });
    sheet.into_iter().collect()
}

/// The name of a file of the record on screen, without its ending.
fn file_name(app: &App) -> String {
    let open = app.class.back.open.as_ref();
    let mut listed = app.class.listed.iter();
    let listed = listed.find(|one| open.is_some_and(|open| open.key == one.key));
    let title = listed.map_or("", |one| &one.title);
    let plain = title.chars().map(|sign| match sign.is_alphanumeric() {
        true => sign,
        false => '-',
    });
    ["annals-", &plain.take(60).collect::<String>()].concat()
}
