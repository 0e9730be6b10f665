//! The sentence put right: the gap filled, or the changed detail struck and corrected.

use super::super::{Element, el};
use crate::bank::{Bank, Body, Choice, GAP, Piece, Question};
use crate::ui::wording;

/// The sentence; nothing for a question that has none.
#[inline(never)]
pub(super) fn mended(bank: &Bank, question: &Question) -> Option<Element> {
    let sentence = el("p class='mended'").attr("lang", &bank.set().language);
    if let Some((before, after)) = question.stem.split_once(GAP) {
        let key = question.key_text();
        let key = if before.trim().is_empty() {
            wording::capital(&key)
        } else {
            key
        };
        let filled = sentence.text(before);
        return Some(filled.child(el("b class='true'").text(key)).text(after));
    }
    let Body::Passage {
        pieces,
        options,
        key,
    } = &question.body
    else {
        return None;
    };
    let correction =
        told(question, pieces, *key).or_else(|| correction(question, pieces, options, *key));
    Some(sentence.each(pieces, |piece| match piece {
        Piece::Text(text) => super::group().text(text),
        Piece::Option(at) if at == key => struck(&options[*at].text, correction),
        Piece::Option(at) => super::group().text(&options[*at].text),
    }))
}

fn struck(wrong: &str, right: Option<&str>) -> Element {
    let right = right.map(|right| el("ins class='true'").text(right));
    super::group()
        .child(el("del").text(wrong))
        .text(right.is_some().then_some(" "))
        .child(right)
}

/// What the reason begins with: "It was 1937, not 1946." An article that stands before the detail is no part of it.
fn told<'a>(question: &'a Question, pieces: &[Piece], key: usize) -> Option<&'a str> {
    let says = question.proof.key.first()?.says.strip_prefix("It was ")?;
    let (right, _) = says.split_once(", not ")?;
    let at = pieces
        .iter()
        .position(|piece| *piece == Piece::Option(key))?;
    match at.checked_sub(1).and_then(|before| pieces.get(before)) {
        Some(Piece::Text(text)) if text.ends_with("the ") => {
            Some(right.strip_prefix("the ").unwrap_or(right))
        }
        _ => Some(right),
    }
}

/// What stands in the row in the place of the changed detail.
fn correction<'a>(
    question: &'a Question,
    pieces: &[Piece],
    options: &[Choice],
    key: usize,
) -> Option<&'a str> {
    let changed = pieces
        .iter()
        .position(|piece| *piece == Piece::Option(key))?;
    let text = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Option(at) => options[*at].text.clone(),
    };
    let before: String = pieces[..changed].iter().map(text).collect();
    let after: String = pieces[changed + 1..].iter().map(text).collect();
    let says = &question.proof.key.first()?.says;
    let right = says.strip_prefix(&before)?.strip_suffix(&after)?;
    (!right.is_empty()).then_some(right)
}
