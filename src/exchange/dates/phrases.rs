//! What stands around and between dates and makes them bounds and spans.

/// What a word before a date says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// Before it, and not on it.
    Before,
    /// Not after it.
    Until,
    /// After it, and not on it.
    After,
    /// Without end.
    Since,
}

/// The words before a date, or behind it in Japanese, that make it a bound.
pub(super) const BOUNDS: &[(&str, Bound)] = &[
    ("before ", Bound::Before),
    ("prior to ", Bound::Before),
    ("vor dem ", Bound::Before),
    ("vor ", Bound::Before),
    ("avant ", Bound::Before),
    ("antes de ", Bound::Before),
    ("prima del ", Bound::Before),
    ("до ", Bound::Before),
    ("voor ", Bound::Before),
    ("until ", Bound::Until),
    ("till ", Bound::Until),
    ("by ", Bound::Until),
    ("bis ", Bound::Until),
    ("jusqu en ", Bound::Until),
    ("hasta ", Bound::Until),
    ("fino al ", Bound::Until),
    ("tot ", Bound::Until),
    ("after ", Bound::After),
    ("nach dem ", Bound::After),
    ("nach ", Bound::After),
    ("apres ", Bound::After),
    ("despues de ", Bound::After),
    ("dopo il ", Bound::After),
    ("после ", Bound::After),
    ("since ", Bound::Since),
    ("from ", Bound::Since),
    ("seit ", Bound::Since),
    ("ab ", Bound::Since),
    ("depuis ", Bound::Since),
    ("a partir de ", Bound::Since),
    ("desde ", Bound::Since),
    ("с ", Bound::Since),
    ("sinds ", Bound::Since),
    ("vanaf ", Bound::Since),
];

/// What begins "between 1918 and 1922", with what stands in its middle.
pub(super) const BETWEEN: &[(&str, &str)] = &[
    ("between ", " and "),
    ("zwischen ", " und "),
    ("entre ", " et "),
    ("entre ", " y "),
    ("entre ", " e "),
    ("tra il ", " e il "),
    ("tra ", " e "),
    ("между ", " и "),
    ("tussen ", " en "),
];

/// What stands between the ends of a span, with what may stand before the first.
pub(super) const JOINERS: &[(&str, &[&str])] = &[
    (" to ", &["from "]),
    (" until ", &["from "]),
    (" till ", &["from "]),
    (" through ", &["from "]),
    (" bis ", &["von ", "vom "]),
    (" à ", &["de ", "du "]),
    (" au ", &["du "]),
    (" hasta ", &["desde ", "de "]),
    (" a ", &["de ", "da "]),
    (" al ", &["dal ", "del "]),
    (" по ", &["с "]),
    (" tot ", &["van "]),
    ("から", &[]),
];

/// The end of what goes on.
pub(super) fn is_now(word: &str) -> bool {
    const NOW: &[&str] = &[
        "present",
        "today",
        "now",
        "ongoing",
        "heute",
        "aujourd hui",
        "aujourdhui",
        "presente",
        "hoy",
        "oggi",
        "heden",
        "настоящее время",
        "現在",
        "the present",
    ];
    NOW.contains(&word)
}
