//! Gaps in a text, `{{c1::answer::hint}}`: for each number a card, on which its gaps are open.

/// A piece of a text with gaps.
#[derive(Debug, PartialEq)]
enum Piece<'t> {
    Text(&'t str),
    /// Where a gap begins, with the numbers it belongs to.
    Open(Vec<u16>),
    /// Where it ends, with the hint that stood there.
    Close(&'t str),
}

/// A text with gaps.
#[derive(Debug, PartialEq)]
pub(super) struct Cloze<'t> {
    pieces: Vec<Piece<'t>>,
    /// The numbers that occur, rising.
    pub(super) numbers: Vec<u16>,
}

/// A card of it.
#[derive(Debug, PartialEq)]
pub(super) struct Gapped {
    /// The text with its gaps open.
    pub(super) front: String,
    /// What belongs into them.
    pub(super) back: String,
}

/// The greatest number of a gap, as Anki has it.
const LAST: u16 = 500;

/// The numbers of a gap that begins here, and how long its beginning is.
fn opening(text: &str) -> Option<(Vec<u16>, usize)> {
    let inner = text.strip_prefix("{{c")?;
    let end = inner.bytes().take(40).position(|byte| byte == b':')?;
    let (numbers, rest) = inner.split_at_checked(end)?;
    rest.starts_with("::").then_some(())?;
    let numbers: Option<Vec<u16>> = numbers
        .split(',')
        .map(|number| number.parse().ok().filter(|number| *number <= LAST))
        .collect();
    Some((numbers?, "{{c".len() + end + "::".len()))
}

impl<'t> Cloze<'t> {
    /// The gaps of a text; none where it has none. What opens and does not close is text.
    pub(super) fn of(text: &'t str) -> Option<Cloze<'t>> {
        let mut pieces = Vec::new();
        // Where gaps are open: the place of their piece.
        let mut open = Vec::new();
        let (mut start, mut at) = (0, 0);
        while let Some(found) = text.get(at..).and_then(|rest| rest.find(['{', '}'])) {
            at += found;
            let rest = text.get(at..).unwrap_or_default();
            if let Some((numbers, length)) = opening(rest) {
                pieces.push(Piece::Text(text.get(start..at).unwrap_or_default()));
                open.push(pieces.len());
                pieces.push(Piece::Open(numbers));
                (start, at) = (at + length, at + length);
            } else if rest.starts_with("}}") && open.pop().is_some() {
                let inner = text.get(start..at).unwrap_or_default();
                let (inner, hint) = inner.split_once("::").unwrap_or((inner, ""));
                pieces.push(Piece::Text(inner));
                pieces.push(Piece::Close(hint));
                (start, at) = (at + 2, at + 2);
            } else {
                at += 1;
            }
        }
        pieces.push(Piece::Text(text.get(start..).unwrap_or_default()));
        for place in open {
            if let Some(piece) = pieces.get_mut(place) {
                *piece = Piece::Text("");
            }
        }
        let mut numbers: Vec<u16> = Vec::new();
        for piece in &pieces {
            if let Piece::Open(of) = piece {
                numbers.extend(of);
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        (!numbers.is_empty()).then_some(Cloze { pieces, numbers })
    }

    /// The whole text, no gap open.
    pub(super) fn whole(&self) -> String {
        let texts = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => *text,
            Piece::Open(_) | Piece::Close(_) => "",
        });
        texts.collect()
    }

    /// The card of a number.
    pub(super) fn card(&self, number: u16) -> Gapped {
        let (mut front, mut back) = (String::new(), String::new());
        // How deep in gaps, and at which depth the one of this number began.
        let (mut depth, mut asked) = (0u32, None);
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) if asked.is_some() => back.push_str(text),
                Piece::Text(text) => front.push_str(text),
                Piece::Open(numbers) => {
                    depth += 1;
                    if asked.is_none() && numbers.contains(&number) {
                        asked = Some(depth);
                        if !back.is_empty() {
                            back.push_str("; ");
                        }
                    }
                }
                Piece::Close(hint) => {
                    if asked == Some(depth) {
                        asked = None;
                        front.push('[');
                        front.push_str(if hint.is_empty() { "…" } else { hint });
                        front.push(']');
                    }
                    depth = depth.saturating_sub(1);
                }
            }
        }
        Gapped { front, back }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_number_is_a_card_with_its_gaps_open() {
        let cloze =
            Cloze::of("In {{c1::1956}} {{c2::Hatoyama::who?}} flew to {{c1::Moscow}}.").unwrap();
        assert_eq!(cloze.numbers, [1, 2]);
        for (number, front, back) in [
            (1, "In […] Hatoyama flew to […].", "1956; Moscow"),
            (2, "In 1956 [who?] flew to Moscow.", "Hatoyama"),
        ] {
            let card = cloze.card(number);
            assert_eq!((&*card.front, &*card.back), (front, back));
        }
        assert_eq!(cloze.whole(), "In 1956 Hatoyama flew to Moscow.");
    }

    #[test]
    fn gaps_stand_within_gaps_and_what_is_none_is_text() {
        let cloze = Cloze::of("{{c1::the pact of {{c2::1941}}}} held").unwrap();
        assert_eq!(cloze.card(1).front, "[…] held");
        assert_eq!(cloze.card(1).back, "the pact of 1941");
        assert_eq!(cloze.card(2).front, "the pact of […] held");
        let both = Cloze::of("{{c1,3::x}}").unwrap();
        assert_eq!(both.numbers, [1, 3]);
        for text in [
            "",
            "plain",
            "{{c::x}}",
            "{{c1:x}}",
            "{{c99999::x}}",
            "{{cx::y}}",
            "}} {{c1::open",
        ] {
            assert_eq!(Cloze::of(text), None, "{text}");
        }
        let half = Cloze::of("{{c1::a {{c2::b}}").unwrap();
        assert_eq!((&*half.card(2).front, half.numbers.len()), ("a […]", 1));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in r"[{}c1,:é ]{0,40}") {
            if let Some(cloze) = Cloze::of(&text) {
                for number in &cloze.numbers {
                    let _ = cloze.card(*number);
                }
            }
        }
    }
}
