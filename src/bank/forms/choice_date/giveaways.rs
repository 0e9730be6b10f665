//! What tells the key among years to a reader who knows nothing: its evenness, its
//! roundness, equal steps.

use super::Offer;

/// Whether the years stand at equal steps.
pub(super) fn is_ladder(key: i64, chosen: &[Offer]) -> bool {
    let mut years: Vec<i64> = Vec::with_capacity(chosen.len() + 1);
    for year in chosen.iter().map(|(period, _)| period.year()).chain([key]) {
        years.insert(years.partition_point(|before| *before < year), year);
    }
    let steps = || years.windows(2).map(|pair| pair[1] - pair[0]);
    steps().all(|step| Some(step) == steps().next())
}

/// Whether no other year is even, or odd, as the key is.
pub(super) fn is_only_of_its_evenness(key: i64, chosen: &[Offer]) -> bool {
    let mut others = chosen.iter().map(|(period, _)| period.year());
    !others.any(|year| (year - key) % 2 == 0)
}

/// Whether the key is the only year that ends in a nought, or the only one that does not.
pub(super) fn is_only_round(key: i64, chosen: &[Offer]) -> bool {
    let round = |year: i64| year % 10 == 0;
    let mut others = chosen.iter().map(|(period, _)| period.year());
    !others.any(|year| round(year) == round(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Period;

    #[test]
    fn the_key_is_neither_the_only_round_nor_the_only_even_year() {
        let offers = |years: [i64; 3]| -> Vec<Offer> {
            let periods = years.into_iter().filter_map(Period::year_of);
            periods.map(|period| (period, None)).collect()
        };
        for (key, others, round, even) in [
            (1940, [1931, 1936, 1945], true, false),
            (1940, [1931, 1930, 1945], false, false),
            (1941, [1930, 1940, 1950], true, true),
            (1941, [1930, 1940, 1951], false, false),
            (1956, [1951, 1945, 1960], false, false),
            (1956, [1951, 1945, 1963], false, true),
        ] {
            let offers = offers(others);
            assert_eq!(is_only_round(key, &offers), round, "{key} {others:?}");
            assert_eq!(
                is_only_of_its_evenness(key, &offers),
                even,
                "{key} {others:?}"
            );
        }
    }
}
