//! A text without case, accents, punctuation and doubled spaces, for comparing.
//!
//! Why not Unicode's own decomposition: its tables are half the weight of the page,
//! and it takes too much away. The marks that it parts from a Japanese か to tell it
//! from が are letters to whoever types them.

use std::str::Chars;

use super::letters::lower;

/// Base letters, each with the letters that are it with a mark.
const MARKED: [(char, &str); 42] = [
    ('a', "àáâãäåāăąǎǟǡǻȁȃȧḁẚạảấầẩẫậắằẳẵặ"),
    ('b', "ḃḅḇ"),
    ('c', "çćĉċčḉ"),
    ('d', "ďđðḋḍḏḑḓ"),
    ('e', "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
    ('f', "ḟ"),
    ('g', "ĝğġģǧǵḡ"),
    ('h', "ĥħȟḣḥḧḩḫẖ"),
    ('i', "İìíîïĩīĭįıǐȉȋḭḯỉị"),
    ('j', "ĵǰ"),
    ('k', "ķǩḱḳḵ"),
    ('l', "ĺļľŀłḷḹḻḽ"),
    ('m', "ḿṁṃ"),
    ('n', "ñńņňŉǹṅṇṉṋ"),
    ('o', "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
    ('p', "ṕṗ"),
    ('r', "ŕŗřȑȓṙṛṝṟ"),
    ('s', "śŝşšșṡṣṥṧṩſ"),
    ('t', "ţťŧțṫṭṯṱẗ"),
    ('u', "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
    ('v', "ṽṿ"),
    ('w', "ŵẁẃẅẇẉẘ"),
    ('x', "ẋẍ"),
    ('y', "ýÿŷȳẏẙỳỵỷỹ"),
    ('z', "źżžẑẓẕ"),
    ('α', "άἀἁἂἃἄἅἆἇὰᾰᾱᾶ"),
    ('ε', "έἐἑἒἓἔἕὲ"),
    ('η', "ήἠἡἢἣἤἥἦἧὴῆ"),
    ('ι', "ίϊΐἰἱἲἳἴἵἶἷὶῐῑῒῖῗ"),
    ('ο', "όὀὁὂὃὄὅὸ"),
    ('υ', "ύϋΰὐὑὒὓὔὕὖὗὺῠῡῢῦῧ"),
    ('ω', "ώὠὡὢὣὤὥὦὧὼῶ"),
    ('ρ', "ῤῥ"),
    ('σ', "ς"),
    ('и', "йѝӣӥ"),
    ('е', "ёѐ"),
    ('і', "ї"),
    ('у', "ўӯ"),
    ('г', "ѓґ"),
    ('к', "ќ"),
    ('ا', "أإآٱ"),
    ('ي', "ى"),
];

/// Letters that are written as two where they cannot be typed.
const TWO: [(char, &str); 4] = [('ß', "ss"), ('æ', "ae"), ('œ', "oe"), ('þ', "th")];

/// Folds a text.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return fold_ascii(text.as_bytes());
    }
    let mut folded = String::with_capacity(text.len());
    for char in text.chars() {
        push_folded(&mut folded, char);
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The same where every letter is one byte and stays one: nearly all that is folded in a draw.
fn fold_ascii(text: &[u8]) -> String {
    let mut folded = vec![b' '; text.len()];
    let mut end = 0;
    for byte in text {
        let byte = match byte {
            b'\'' | b'`' => continue,
            byte if byte.is_ascii_alphanumeric() => byte.to_ascii_lowercase(),
            _ if end == 0 || folded[end - 1] == b' ' => continue,
            _ => b' ',
        };
        folded[end] = byte;
        end += 1;
    }
    folded.truncate(end);
    if folded.last() == Some(&b' ') {
        folded.pop();
    }
    String::from_utf8(folded).unwrap_or_default()
}

/// Folds a text, and says for each byte of the result at which byte of the text the
/// letter begins that it came from.
#[must_use]
pub fn fold_with_places(text: &str) -> (String, Vec<usize>) {
    let mut folded = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len());
    for (at, char) in text.char_indices() {
        push_folded(&mut folded, char);
        places.resize(folded.len(), at);
    }
    folded.truncate(folded.trim_end().len());
    places.truncate(folded.len());
    (folded, places)
}

fn push_folded(folded: &mut String, char: char) {
    // Nearly all of most texts; the tables below are for the rest.
    if char.is_ascii_alphanumeric() {
        folded.push(char.to_ascii_lowercase());
        return;
    }
    match lower(narrow(char)) {
        // An apostrophe joins, every other mark parts.
        '\'' | '’' | 'ʼ' | '`' => {}
        c if is_mark(c) => {}
        c if c.is_alphanumeric() => push_base(folded, c),
        _ if folded.ends_with(' ') || folded.is_empty() => {}
        _ => folded.push(' '),
    }
}

/// The letter that a letter folds to, where it is one letter whatever stands around it.
fn letter(char: char) -> Option<char> {
    match lower(char) {
        letter if letter.is_ascii_alphanumeric() => Some(letter),
        letter @ ('а'..='и' | 'к'..='я') => Some(letter),
        letter @ '\u{2e80}'..='\u{feff}' => Some(letter).filter(|c| c.is_alphanumeric()),
        _ => None,
    }
}

/// Whether two names fold to one, but for an article. Most are told apart by their first
/// letters: to fold them all would take longer than everything else in a draw.
#[must_use]
pub fn are_alike(a: &str, b: &str) -> bool {
    let (mut first, mut second) = (behind_article(a).chars(), behind_article(b).chars());
    loop {
        match (first.next(), second.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if a == b => {}
            (a, b) => match (a.map(letter), b.map(letter)) {
                (Some(Some(a)), Some(Some(b))) if a == b => {}
                (Some(Some(_)) | None, Some(Some(_)) | None) => return false,
                (Some(None), _) | (_, Some(None)) => break,
            },
        }
    }
    without_article(&fold(a)) == without_article(&fold(b))
}

/// Whether a folded text holds a name that is not folded, as `whole` words or at the beginning
/// of one; `None` where that is not seen without folding the name.
pub(super) fn looks_to_hold(text: &str, name: &str, whole: bool) -> Option<bool> {
    let name = behind_article(name);
    let first = name.chars().next().and_then(letter)?;
    let mut first_byte = [0; 4];
    first.encode_utf8(&mut first_byte);
    for here in words_from(text, first_byte[0]) {
        if let Some(behind) = behind_name(here.chars(), name)?
            && (!whole || ends_name(behind))
        {
            return Some(true);
        }
    }
    Some(false)
}

/// Where a text first holds another. The library's search is made for long texts, and weighs
/// more than all that would be looked for with it before the first question.
#[must_use]
pub fn place_of(text: &str, part: &str) -> Option<usize> {
    let mut windows = text.as_bytes().windows(part.len().max(1));
    windows.position(|bytes| bytes == part.as_bytes())
}

/// What a folded text holds from each word on that begins with this byte.
fn words_from(text: &str, first: u8) -> impl Iterator<Item = &str> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = word_from(text, first, from)?;
        from = at + 1;
        Some(&text[at..])
    })
}

/// Where a word begins with this byte, from a place on.
fn word_from(text: &str, first: u8, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate().skip(from) {
        if *byte != first {
            continue;
        }
        let begins = match at.checked_sub(1).map(|before| bytes[before]) {
            None | Some(b' ') => true,
            Some(before) => !before.is_ascii() && parts(text[..at].chars().next_back()),
        };
        if begins {
            return Some(at);
        }
    }
    None
}

/// What follows a folded text in another, each time that it begins a word there.
pub fn behind_folded<'a>(text: &'a str, begins: &str) -> impl Iterator<Item = &'a str> {
    let first = begins.bytes().next();
    let words = first.into_iter().flat_map(|first| words_from(text, first));
    words.filter_map(move |here| here.strip_prefix(begins))
}

/// What follows a name at the beginning of a folded text, if it begins so; `None` where that
/// is not sure.
fn behind_name<'a>(mut text: Chars<'a>, name: &str) -> Option<Option<Chars<'a>>> {
    let mut chars = name.chars();
    while let Some(char) = chars.next() {
        // One space between two words.
        let parts_words = char == ' ' && chars.clone().next().is_some_and(|c| letter(c).is_some());
        let wanted = if parts_words { char } else { letter(char)? };
        if text.next() != Some(wanted) {
            return Some(None);
        }
    }
    Some(Some(text))
}

/// Whether a folded text may hold a name, if only at the beginning of a word; seen without
/// folding it.
#[must_use]
pub fn may_hold(text: &str, name: &str) -> bool {
    looks_to_hold(text, name, false) != Some(false)
}

/// Whether what stands beside a word in a folded text parts it from others. Scripts without
/// spaces have no whole words: there every sign may be one.
#[must_use]
pub fn parts(beside: Option<char>) -> bool {
    beside.is_none_or(|char| char == ' ' || char >= '\u{2e80}')
}

/// Whether a name ends before this; folding has taken the apostrophe from "Napoleon’s".
pub(super) fn ends_name(mut behind: Chars) -> bool {
    match behind.next() {
        Some('s') => parts(behind.next()),
        next => parts(next),
    }
}

/// A name without the English article before it, not yet folded.
fn behind_article(name: &str) -> &str {
    let the = name.get(..4);
    let the = the.is_some_and(|the| the.eq_ignore_ascii_case("the "));
    name.get(4..).filter(|_| the).unwrap_or(name)
}

/// A folded text without the English article before it.
#[must_use]
pub fn without_article(folded: &str) -> String {
    folded.strip_prefix("the ").unwrap_or(folded).to_owned()
}

/// Full-width forms of ASCII as ASCII: １９４５ is typed on a Japanese keyboard.
#[must_use]
pub fn narrow(char: char) -> char {
    match char {
        '！'..='～' => char::from_u32(u32::from(char) - 0xfee0).unwrap_or(char),
        _ => char,
    }
}

/// A mark that stands on the letter before it: Latin, Greek and Cyrillic ones, and the
/// vowel signs that Hebrew and Arabic can do without.
fn is_mark(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}' | '\u{5b0}'..='\u{5c7}' | '\u{64b}'..='\u{65f}')
}

fn push_base(folded: &mut String, char: char) {
    // Most letters of Russian, and all beyond the marked ones, are their own base.
    let is_plain = matches!(char, 'а'..='и' | 'к'..='я') || char >= '\u{2000}';
    if char.is_ascii() || is_plain {
        folded.push(char);
    } else if let Some((base, _)) = MARKED.iter().find(|(_, marked)| marked.contains(char)) {
        folded.push(*base);
    } else if let Some((_, two)) = TWO.iter().find(|(one, _)| *one == char) {
        folded.push_str(two);
    } else {
        folded.push(char);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folding_leaves_what_a_keyboard_can_type() {
        for (written, folded) in [
            ("Shigenori Tōgō", "shigenori togo"),
            ("Keizō  Obuchi", "keizo obuchi"),
            ("Kōbe, (Hyōgo)", "kobe hyogo"),
            ("Molotov–Ribbentrop", "molotov ribbentrop"),
            ("Xi’an", "xian"),
            ("Łódź", "lodz"),
            ("Straße", "strasse"),
            ("Nguyễn Phú Trọng", "nguyen phu trong"),
            ("Ἀθῆναι", "αθηναι"),
            ("Θεσσαλονίκη", "θεσσαλονικη"),
            ("Горбачёв", "горбачев"),
            ("Tōgō", "togo"),
            ("To\u{304}go\u{304}", "togo"),
            ("１９４５", "1945"),
            ("東郷 茂徳", "東郷 茂徳"),
            ("İstanbul", "istanbul"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }

    #[test]
    fn letters_that_a_mark_makes_others_stay_apart() {
        assert_ne!(fold("がき"), fold("かき"));
        assert_ne!(fold("パリ"), fold("ハリ"));
        assert_ne!(fold("대한"), fold("데한"));
    }

    #[test]
    fn no_letter_stands_under_two_bases() {
        let marked = MARKED.iter().flat_map(|(_, marked)| marked.chars());
        let mut seen: Vec<char> = marked.collect();
        seen.sort_unstable();
        assert!(seen.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn a_folded_byte_knows_where_its_letter_stood() {
        let (folded, places) = fold_with_places("Tōgō’s (Groß)");
        assert_eq!(folded, "togos gross");
        let letters: Vec<usize> = vec![0, 1, 3, 4, 9, 10, 12, 13, 14, 15, 15];
        assert_eq!(places, letters);
    }

    #[test]
    fn names_are_alike_when_they_fold_to_one() {
        let names = [
            "the United Nations",
            "United Nations",
            "Ōsaka",
            "Osaka",
            "osaka",
            "ёлка",
            "елка",
            "Ёлка",
            "東京",
            "「東京」",
            "东京",
            "Ｏｓａｋａ",
            "Йота",
            "Иота",
            "“Osaka”",
            "The",
            "New York",
            "New  York",
            "Newport",
            "Osaka ",
        ];
        for a in names {
            for b in names {
                let one = without_article(&fold(a)) == without_article(&fold(b));
                assert_eq!(are_alike(a, b), one, "{a} {b}");
            }
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in ".*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
