//! The words of dates in the languages that tables come in, folded as [`fold`](crate::set::fold)
//! leaves them.

/// The months in English, German, French, Spanish, Italian, Portuguese, Dutch and Russian; a
/// beginning of three letters stands for the whole where it fits one month alone.
const MONTHS: [&[&str]; 12] = [
    &[
        "january",
        "januar",
        "janner",
        "janvier",
        "enero",
        "gennaio",
        "janeiro",
        "январь",
        "января",
    ],
    &[
        "february",
        "februar",
        "feber",
        "fevrier",
        "febrero",
        "febbraio",
        "fevereiro",
        "февраль",
        "февраля",
    ],
    &[
        "march",
        "marz",
        "maerz",
        "mars",
        "marzo",
        "marco",
        "maart",
        "mrt",
        "март",
        "марта",
    ],
    &["april", "avril", "abril", "aprile", "апрель", "апреля"],
    &["may", "mai", "mayo", "maggio", "maio", "mei", "маи", "мая"],
    &[
        "june", "juni", "juin", "junio", "giugno", "junho", "июнь", "июня",
    ],
    &[
        "july", "juli", "juillet", "julio", "luglio", "julho", "июль", "июля",
    ],
    &["august", "aout", "agosto", "augustus", "август", "августа"],
    &[
        "september",
        "septembre",
        "septiembre",
        "setiembre",
        "settembre",
        "setembro",
        "сентябрь",
        "сентября",
    ],
    &[
        "october",
        "oktober",
        "octobre",
        "octubre",
        "ottobre",
        "outubro",
        "октябрь",
        "октября",
    ],
    &[
        "november",
        "novembre",
        "noviembre",
        "novembro",
        "ноябрь",
        "ноября",
    ],
    &[
        "december",
        "dezember",
        "decembre",
        "diciembre",
        "dicembre",
        "dezembro",
        "декабрь",
        "декабря",
    ],
];

/// The month that a folded word names, from 1.
pub(super) fn month(word: &str) -> Option<u8> {
    if word.chars().count() < 3 {
        return None;
    }
    let fits = |names: &&[&str]| names.iter().any(|name| name.starts_with(word));
    let mut months = (1..).zip(MONTHS.iter()).filter(|(_, names)| fits(names));
    match (months.next(), months.next()) {
        (Some((month, _)), None) => Some(month),
        (Some(_), Some(_)) | (None, _) => None,
    }
}

/// The number that EDTF has for a season of which it is not said on which half of the earth.
pub(super) fn season(word: &str) -> Option<u8> {
    match word {
        "spring" | "fruhling" | "fruhjahr" | "printemps" | "primavera" | "lente" | "весна"
        | "春" => Some(21),
        "summer" | "sommer" | "ete" | "verano" | "estate" | "zomer" | "лето" | "夏" => {
            Some(22)
        }
        "autumn" | "fall" | "herbst" | "automne" | "otono" | "autunno" | "herfst" | "осень"
        | "秋" => Some(23),
        "winter" | "hiver" | "invierno" | "inverno" | "зима" | "冬" => Some(24),
        _ => None,
    }
}

/// Words that stand in a date and say nothing of it.
pub(super) fn is_filler(word: &str) -> bool {
    const FILLERS: &[&str] = &[
        "the",
        "of",
        "on",
        "in",
        "am",
        "im",
        "den",
        "der",
        "le",
        "la",
        "les",
        "en",
        "de",
        "del",
        "di",
        "do",
        "el",
        "il",
        "lo",
        "los",
        "année",
        "annee",
        "year",
        "jahr",
        "г",
        "года",
        "году",
        "год",
        "anno",
        "ano",
        "jaar",
        "西暦",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
    ];
    FILLERS.contains(&word)
}

/// What makes a number "the 19th".
pub(super) fn is_ordinal(word: &str) -> bool {
    const ORDINALS: &[&str] = &[
        "st", "nd", "rd", "th", "er", "re", "e", "eme", "o", "a", "º", "ª", "го", "ste", "de",
    ];
    ORDINALS.contains(&word)
}

/// What makes a number a year, a month or a day, in Japanese, Chinese and Korean.
pub(super) fn counter(word: &str) -> Option<Counter> {
    match word {
        "年" | "년" => Some(Counter::Year),
        "月" | "월" => Some(Counter::Month),
        "日" | "일" => Some(Counter::Day),
        _ => None,
    }
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counter {
    Year,
    Month,
    Day,
}

/// "1950s", and the same before the number: "années 1950".
pub(super) fn is_decade(word: &str) -> bool {
    const DECADES: &[&str] = &[
        "s",
        "er",
        "ern",
        "е",
        "х",
        "年代",
        "jahre",
        "jahren",
        "annees",
        "anos",
        "anni",
        "jaren",
        "годы",
        "годов",
        "gg",
        "years",
    ];
    DECADES.contains(&word)
}

/// "19th century".
pub(super) fn is_century(word: &str) -> bool {
    const CENTURIES: &[&str] = &[
        "century",
        "centuries",
        "jahrhundert",
        "jh",
        "jhd",
        "jhdt",
        "siecle",
        "siglo",
        "secolo",
        "seculo",
        "eeuw",
        "век",
        "века",
        "веке",
        "世紀",
    ];
    CENTURIES.contains(&word)
}

/// The date is not exact.
pub(super) fn is_about(word: &str) -> bool {
    const ABOUTS: &[&str] = &[
        "c",
        "ca",
        "cca",
        "circa",
        "cir",
        "about",
        "around",
        "approx",
        "approximately",
        "um",
        "etwa",
        "gegen",
        "rund",
        "vers",
        "env",
        "environ",
        "hacia",
        "cerca",
        "verso",
        "около",
        "ок",
        "примерно",
        "omstreeks",
        "rond",
        "約",
        "约",
        "頃",
        "ごろ",
        "ころ",
    ];
    ABOUTS.contains(&word)
}

/// The date may be another.
pub(super) fn is_perhaps(word: &str) -> bool {
    const PERHAPS: &[&str] = &[
        "perhaps",
        "probably",
        "possibly",
        "vermutlich",
        "wohl",
        "vielleicht",
        "peut",
        "etre",
        "quizas",
        "forse",
        "возможно",
    ];
    PERHAPS.contains(&word)
}

/// How the years are counted, as the last words of a date say.
pub(super) const ERAS: &[(&[&str], bool)] = &[
    (&["до", "нашеи", "эры"], true),
    (&["до", "н", "э"], true),
    (&["avant", "jesus", "christ"], true),
    (&["av", "j", "c"], true),
    (&["vor", "christus"], true),
    (&["vor", "chr"], true),
    (&["v", "chr"], true),
    (&["antes", "de", "cristo"], true),
    (&["avanti", "cristo"], true),
    (&["b", "c", "e"], true),
    (&["b", "c"], true),
    (&["a", "c"], true),
    (&["bce"], true),
    (&["bc"], true),
    (&["нашеи", "эры"], false),
    (&["н", "э"], false),
    (&["apres", "jesus", "christ"], false),
    (&["apr", "j", "c"], false),
    (&["ap", "j", "c"], false),
    (&["nach", "christus"], false),
    (&["n", "chr"], false),
    (&["c", "e"], false),
    (&["a", "d"], false),
    (&["d", "c"], false),
    (&["ce"], false),
    (&["ad"], false),
];

/// The same as its first word.
pub(super) fn era_before(word: &str) -> Option<bool> {
    match word {
        "bc" | "bce" | "紀元前" | "前" | "公元前" | "기원전" => Some(true),
        "ad" | "ce" | "公元" | "서기" => Some(false),
        _ => None,
    }
}
