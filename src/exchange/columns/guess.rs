//! What the columns hold that no heading names.

use super::contents::Contents;
use super::fits;
use crate::exchange::sheet::Sheet;
use crate::exchange::{Column, RowsAre, Unreadable};

/// What the columns hold that no heading names, and so what the rows are.
///
/// # Errors
/// When it is no table of items.
pub(super) fn guess(
    mut named: Vec<Option<Column>>,
    contents: &[Contents],
    sheet: &Sheet,
    first: usize,
) -> Result<(RowsAre, Vec<Column>), Unreadable> {
    let has = |named: &[Option<Column>], column: Column| named.contains(&Some(column));
    if has(&named, Column::Stem) && (has(&named, Column::Key) || has(&named, Column::Option)) {
        return Ok((RowsAre::Questions, fitting(&named, RowsAre::Questions)));
    }
    if has(&named, Column::Front) && has(&named, Column::Back) {
        return Ok((RowsAre::Cards, fitting(&named, RowsAre::Cards)));
    }
    if name_question(&mut named, contents) {
        return Ok((RowsAre::Questions, fitting(&named, RowsAre::Questions)));
    }
    name_dates(&mut named, contents);
    if has(&named, Column::Date) {
        name_texts(&mut named, contents);
        return Ok((RowsAre::Events, fitting(&named, RowsAre::Events)));
    }
    let filled: Vec<usize> = (0..contents.len())
        .filter(|at| {
            contents
                .get(*at)
                .is_some_and(|contents| contents.filled > 0)
        })
        .collect();
    if let [front, back] = *filled
        && is_even(sheet, first)
    {
        let mut columns = vec![Column::Ignored; contents.len()];
        for (at, column) in [(front, Column::Front), (back, Column::Back)] {
            if let Some(place) = columns.get_mut(at) {
                *place = column;
            }
        }
        return Ok((RowsAre::Cards, columns));
    }
    // What has headings is a table, and its teacher can say which column holds the dates.
    match named.iter().flatten().count() {
        0 => Err(Unreadable::Unknown),
        _ => Ok((RowsAre::Events, fitting(&named, RowsAre::Events))),
    }
}

/// Whether nearly every row has two cells.
fn is_even(sheet: &Sheet, first: usize) -> bool {
    let rows = sheet.rows_from(first).take(200);
    let (mut even, mut all) = (0, 0);
    for row in rows {
        all += 1;
        even += usize::from(row.len() == 2);
    }
    // A term without its definition does not unmake a short list of them.
    let is_nearly = even >= 2 && all - even == 1;
    all > 0 && (even * 10 >= all * 8 || is_nearly)
}

/// A column of questions, those of its options, and the one that tells which is right.
fn name_question(named: &mut [Option<Column>], contents: &[Contents]) -> bool {
    let is_free = |at: usize| named.get(at).is_some_and(Option::is_none);
    let asking = |at: &usize| contents.get(*at).is_some_and(|c| c.are_mostly(c.asking));
    let points = |at: &usize| {
        contents
            .get(*at)
            .is_some_and(|c| c.pointing * 10 >= c.filled * 8)
    };
    let free: Vec<usize> = (0..named.len()).filter(|at| is_free(*at)).collect();
    let stem = free.iter().copied().find(asking);
    let key = free
        .iter()
        .rev()
        .copied()
        .find(|at| Some(*at) != stem && points(at));
    let (Some(stem), Some(key)) = (stem, key.filter(|_| free.len() >= 4)) else {
        return false;
    };
    for at in free {
        let column = match at {
            at if at == stem => Column::Stem,
            at if at == key => Column::Key,
            at if at > stem && contents.get(at).is_some_and(|c| c.filled > 0) => Column::Option,
            _ => continue,
        };
        if let Some(place) = named.get_mut(at) {
            *place = Some(column);
        }
    }
    true
}

/// Columns whose cells are dates: the first one, and one behind it that tells the end.
fn name_dates(named: &mut [Option<Column>], contents: &[Contents]) {
    for wanted in [Column::Date, Column::EndDate] {
        let has_begin = wanted == Column::Date || named.contains(&Some(Column::Date));
        if named.contains(&Some(wanted)) || !has_begin {
            continue;
        }
        let mut places = named.iter_mut().zip(contents);
        let found = places.find(|(place, contents)| place.is_none() && contents.are_dates());
        if let Some((place, _)) = found {
            *place = Some(wanted);
        }
    }
}

/// Title, kind and summary, where no heading names them.
fn name_texts(named: &mut [Option<Column>], contents: &[Contents]) {
    let name = |named: &mut [Option<Column>], at: Option<usize>, column: Column| {
        if let Some(place) = at.and_then(|at| named.get_mut(at)) {
            *place = Some(column);
        }
    };
    let texts = |named: &[Option<Column>]| -> Vec<(usize, Contents)> {
        let free = named.iter().zip(contents).enumerate();
        let free = free.filter(|(_, (place, contents))| place.is_none() && contents.are_texts());
        free.map(|(at, (_, contents))| (at, *contents)).collect()
    };
    if !named.contains(&Some(Column::Title)) {
        let free = texts(named);
        let mut titles = free.iter().filter(|(_, contents)| !contents.are_sorts());
        let title = titles.next().or(free.first()).map(|(at, _)| *at);
        // A table of dates and sentences alone has its sentences for titles.
        let title = title.or_else(|| named.iter().position(|c| *c == Some(Column::Summary)));
        name(named, title, Column::Title);
    }
    if !named.contains(&Some(Column::Kind)) {
        let kind = texts(named)
            .into_iter()
            .find(|(_, contents)| contents.are_sorts());
        name(named, kind.map(|(at, _)| at), Column::Kind);
    }
    if !named.contains(&Some(Column::Summary)) {
        let summary = texts(named)
            .into_iter()
            .find(|(_, contents)| contents.length() >= 40);
        name(named, summary.map(|(at, _)| at), Column::Summary);
    }
}

/// The columns as far as items of this sort have them.
fn fitting(named: &[Option<Column>], rows_are: RowsAre) -> Vec<Column> {
    let fit = |column: &Option<Column>| match (column.unwrap_or(Column::Ignored), rows_are) {
        (Column::Kind, RowsAre::Cards | RowsAre::Questions) => Column::Tags,
        (Column::Summary, RowsAre::Questions) => Column::Why,
        (column, rows_are) if fits(column, rows_are) => column,
        (_, _) => Column::Ignored,
    };
    named.iter().map(fit).collect()
}
