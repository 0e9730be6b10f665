//! Which of two numbers of a date is the day: told by a column as a whole.

use crate::exchange::DateOrder;

/// What the dates of a column tell of their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::exchange) struct Votes {
    /// Dates with a first number above twelve.
    day_first: usize,
    /// Dates with a second number above twelve.
    month_first: usize,
    /// Dates of which both numbers may be the month, and are not one number twice.
    undecided: usize,
    /// The first of them.
    example: String,
    /// Those of them with dots.
    dots: usize,
    /// Those of them with slashes.
    slashes: usize,
    /// Dates that begin with the year.
    year_first: usize,
}

/// The order of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Found {
    pub(in crate::exchange) order: DateOrder,
    pub(in crate::exchange) is_sure: bool,
    /// A date that may be read in two ways, and how many there are.
    pub(in crate::exchange) undecided: Option<(String, usize)>,
}

/// The numbers and the sign between them of 19.10.1956.
fn numbers(text: &str) -> Option<(u16, u16, char)> {
    let separator = text.chars().find(|sign| matches!(sign, '.' | '/' | '-'))?;
    let mut fields = text.trim().split(separator).map(str::trim);
    let mut number = || {
        let field = fields.next()?;
        let is_number = !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_digit());
        (is_number && field.len() <= 4)
            .then(|| field.parse::<u16>().ok())
            .flatten()
    };
    let (first, second, _) = (number()?, number()?, number()?);
    fields
        .next()
        .is_none()
        .then_some((first, second, separator))
}

impl Votes {
    /// Notes a cell.
    pub(in crate::exchange) fn note(&mut self, cell: &str) {
        let Some((first, second, separator)) = numbers(cell) else {
            return;
        };
        match (first, second) {
            (32.., _) => self.year_first += 1,
            (13.., ..=12) => self.day_first += 1,
            (..=12, 13..) => self.month_first += 1,
            (13.., 13..) => {}
            (first, second) if first == second => {}
            (_, _) => {
                if self.undecided == 0 {
                    cell.clone_into(&mut self.example);
                }
                self.undecided += 1;
                self.dots += usize::from(separator == '.');
                self.slashes += usize::from(separator == '/');
            }
        }
    }

    /// What they come to: a number above twelve decides; where none does, dots stand behind a
    /// day, and slashes behind a month unless the table is in a language that never does so.
    pub(in crate::exchange) fn found(self, chosen: Option<DateOrder>, is_english: bool) -> Found {
        let by_signs = match self.slashes > self.dots && is_english {
            true => DateOrder::MonthDayYear,
            false => DateOrder::DayMonthYear,
        };
        let (order, is_sure) = match (self.day_first, self.month_first) {
            (0, 0) if self.undecided == 0 && self.year_first > 0 => (DateOrder::YearMonthDay, true),
            (0, 0) => (by_signs, self.dots == self.undecided),
            (_, 0) => (DateOrder::DayMonthYear, true),
            (0, _) => (DateOrder::MonthDayYear, true),
            (day, month) if day >= month => (DateOrder::DayMonthYear, false),
            (_, _) => (DateOrder::MonthDayYear, false),
        };
        let (order, is_sure) = chosen.map_or((order, is_sure), |order| (order, true));
        Found {
            order,
            is_sure,
            undecided: (!is_sure && self.undecided > 0).then_some((self.example, self.undecided)),
        }
    }
}
