//! A calendar unit in EDTF: `1956`, `1956-10`, `195X`.

use super::period::{Period, Unit};

impl Period {
    /// How EDTF writes it; reading that gives the period again.
    #[must_use]
    pub fn edtf(self) -> String {
        let (year, month, day) = self.first().to_ymd();
        match self.unit() {
            Unit::Day => format!("{}-{month:02}-{day:02}", year_edtf(year)),
            Unit::Month => format!("{}-{month:02}", year_edtf(year)),
            Unit::Year => year_edtf(year),
            Unit::Decade => cut_off(year, 1),
            Unit::Century => cut_off(year, 2),
        }
    }
}

fn year_edtf(year: i64) -> String {
    match year {
        -9999..=-1 => format!("-{:04}", -year),
        0..=9999 => format!("{year:04}"),
        _ => format!("Y{year}"),
    }
}

/// A decade or century: its last digits unknown. Before the year 0 and beyond 9999 the
/// digits do not say it, and its two ends do.
fn cut_off(first: i64, digits: usize) -> String {
    let length = 10_i64.pow(u32::try_from(digits).unwrap_or(1));
    if (0..=9999).contains(&first) {
        let year = format!("{first:04}");
        return format!("{}{}", &year[..4 - digits], "X".repeat(digits));
    }
    format!("[{}..{}]", year_edtf(first), year_edtf(first + length - 1))
}

#[cfg(test)]
mod tests {
    use super::super::Date;
    use super::*;

    #[test]
    fn a_period_written_and_read_is_itself() {
        for (date, unit, edtf) in [
            ("1956-10-19", Unit::Day, "1956-10-19"),
            ("1956-10-19", Unit::Month, "1956-10"),
            ("1956-10-19", Unit::Year, "1956"),
            ("1956-10-19", Unit::Decade, "195X"),
            ("1956-10-19", Unit::Century, "19XX"),
            ("-0489-09-12", Unit::Year, "-0489"),
            ("-0489-09-12", Unit::Decade, "[-0490..-0481]"),
            ("Y12345", Unit::Year, "Y12345"),
            ("0079", Unit::Year, "0079"),
        ] {
            let period = Period::around(&Date::parse(date).unwrap(), unit).unwrap();
            assert_eq!(period.edtf(), edtf);
            let read = Date::parse(edtf).unwrap();
            assert_eq!(Period::around(&read, unit), Some(period), "{edtf}");
        }
    }
}
