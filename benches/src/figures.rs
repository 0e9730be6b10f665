//! Figures made of many measurements.

/// The value below which so large a part of all lies.
pub fn quantile(values: &mut [f64], part: f64) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let at = (values.len() as f64 * part) as usize;
    hundredths(values[at.min(values.len() - 1)])
}

pub fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

pub fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
