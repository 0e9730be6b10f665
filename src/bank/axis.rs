//! Where things lie on a line of years.

use super::Bank;
use crate::date::{Day, Period};
use crate::set::EventIx;

impl Bank {
    /// Where an event lies on the axis, its two ends in years: `(1956.0, 1957.0)`.
    #[must_use]
    pub fn on_axis(&self, ix: EventIx) -> Option<(f64, f64)> {
        let extent = self.set().event(ix).date.extent();
        Some((as_years(extent.earliest?), as_years(extent.latest?.plus(1))))
    }

    /// The two ends of a period, in years.
    #[must_use]
    pub fn fractional_years(&self, period: &Period) -> (f64, f64) {
        let days = period.extent();
        (as_years(days.first), as_years(days.last.plus(1)))
    }
}

/// A day as a year with a fraction, for the axis.
fn as_years(day: Day) -> f64 {
    let (year, ..) = day.to_ymd();
    let start = |year| Day::from_ymd(year, 1, 1).map_or(0, Day::count);
    let (first, next) = (start(year), start(year + 1));
    let part = (day.count() - first) as f64 / (next - first).max(1) as f64;
    year as f64 + part
}
