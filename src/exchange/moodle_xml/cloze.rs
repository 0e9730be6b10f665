//! Moodle's cloze: a passage with gaps in braces. Each gap becomes a question of its own, with
//! the other gaps filled in.

use crate::bank::GAP;
use crate::exchange::markup::{self, Markup, decoded};
use crate::exchange::moodle::{Answer, Asked, Gathered};
use crate::exchange::text::clean_line;

/// Stands for a gap while the markup is taken off; no text has it.
const HOLE: char = '\u{fdd8}';
/// What all questions of a passage may be long together: so many times the passage, and so many
/// bytes. Of a longer one each shows what is near its gap.
const MOST_TIMES: usize = 6;
const MOST_BYTES: usize = 4_000;
/// How many signs are shown on either side of a gap, then.
const NEAR: usize = 200;

/// A passage, its gaps taken out.
pub(super) struct Passage {
    /// The text with a hole for each gap.
    pub html: String,
    gaps: Vec<Gap>,
}

/// How a gap is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    One,
    Several,
    Typed,
    Number,
}

struct Gap {
    kind: Kind,
    answers: Vec<(Answer, Option<String>)>,
}

impl Gap {
    /// What a reader would write into it.
    fn filled(&self) -> &str {
        let mut best: Option<&Answer> = None;
        for (answer, _) in &self.answers {
            if best.is_none_or(|best| answer.percent > best.percent) {
                best = Some(answer);
            }
        }
        // Never nothing, so that what is near a gap is soon found.
        let best = best.map(|answer| answer.text.as_str());
        best.filter(|text| !text.is_empty()).unwrap_or(GAP)
    }
}

impl Passage {
    /// Takes the gaps out of a text.
    pub fn of(text: &str) -> Passage {
        let text = text.replace(HOLE, "");
        let mut passage = Passage {
            html: String::with_capacity(text.len()),
            gaps: Vec::new(),
        };
        let mut rest = text.as_str();
        while let Some((before, opened)) = rest.split_once('{') {
            passage.html.push_str(before);
            let Some((kind, answers)) = begun(opened) else {
                passage.html.push('{');
                rest = opened;
                continue;
            };
            let Some(end) = find(answers, &['}']) else {
                // Nothing ends any more.
                passage.html.push('{');
                passage.html.push_str(opened);
                return passage;
            };
            let (inner, after) = answers.split_at(end);
            passage.html.push(HOLE);
            passage.gaps.push(Gap {
                kind,
                answers: alternatives(inner, kind),
            });
            rest = after.get(1..).unwrap_or_default();
        }
        passage.html.push_str(rest);
        passage
    }

    /// Makes a question of each gap. The stem of `asked` is the passage without its markup.
    pub fn read(self, asked: Asked, gathered: &mut Gathered) {
        let parts: Vec<&str> = asked.stem.split(HOLE).collect();
        if self.gaps.is_empty() || parts.len() != self.gaps.len() + 1 {
            let text = asked.stem.replace(HOLE, GAP);
            let says = "No gap of this passage could be read. Write one as {1:SHORTANSWER:=answer}, outside of tags.";
            gathered.refuse("no-gap", asked.line, &text, says);
            return;
        }
        let filled: usize = self.gaps.iter().map(|gap| gap.filled().len()).sum();
        let length = asked.stem.len() + filled;
        let is_much = |length: usize| {
            length.saturating_mul(self.gaps.len()) > MOST_TIMES * length + MOST_BYTES
        };
        let is_long = is_much(length);
        let tags: usize = asked.tags.iter().map(String::len).sum();
        let repeats = !is_much(asked.why.len() + tags + asked.title.len());
        let stems: Vec<String> = (0..self.gaps.len())
            .map(|at| match is_long {
                true => near(&parts, &self.gaps, at),
                false => whole(&parts, &self.gaps, at),
            })
            .collect();
        for (at, (gap, stem)) in self.gaps.into_iter().zip(stems).enumerate() {
            let one = match at {
                0 => Asked {
                    stem,
                    ..asked.clone()
                },
                _ => following(&asked, stem, repeats),
            };
            match gap.kind {
                Kind::One | Kind::Several => {
                    let answers = gap.answers.into_iter().map(|(answer, _)| answer);
                    gathered.choice(one, answers.collect(), gap.kind == Kind::One);
                }
                Kind::Typed => {
                    let answers = gap.answers.into_iter().map(|(answer, _)| answer);
                    gathered.short_answer(one, answers.collect());
                }
                Kind::Number => gathered.number(one, gap.answers),
            }
        }
    }
}

/// A question after the first: called after it, and with what it has, where that is short.
fn following(first: &Asked, stem: String, repeats: bool) -> Asked {
    let id = first.id.as_ref().filter(|id| !id.trim().is_empty());
    let of_web = first.image.as_ref();
    let mut one = Asked {
        line: first.line,
        stem,
        image: of_web
            .filter(|image| image.url.starts_with("https://"))
            .cloned(),
        ..Asked::default()
    };
    if repeats {
        one.title.clone_from(id.unwrap_or(&first.title));
        one.why.clone_from(&first.why);
        one.tags.clone_from(&first.tags);
    }
    one
}

/// The passage with one gap open.
fn whole(parts: &[&str], gaps: &[Gap], open: usize) -> String {
    let mut stem = String::new();
    for (at, part) in parts.iter().enumerate() {
        stem.push_str(part);
        match gaps.get(at) {
            Some(_) if at == open => stem.push_str(GAP),
            Some(gap) => stem.push_str(gap.filled()),
            None => {}
        }
    }
    stem
}

/// What stands next to a gap.
fn near(parts: &[&str], gaps: &[Gap], open: usize) -> String {
    let mut before: Vec<char> = Vec::new();
    for at in (0..=open).rev() {
        let part = parts.get(at).copied().unwrap_or_default();
        let filled = gaps.get(at).filter(|_| at < open).map_or("", Gap::filled);
        before.extend(filled.chars().rev().chain(part.chars().rev()).take(NEAR));
        if before.len() >= NEAR {
            break;
        }
    }
    let mut after: Vec<char> = Vec::new();
    for at in open + 1..parts.len() {
        let part = parts.get(at).copied().unwrap_or_default();
        let filled = gaps.get(at).map_or("", Gap::filled);
        after.extend(part.chars().chain(filled.chars()).take(NEAR));
        if after.len() >= NEAR {
            break;
        }
    }
    let before: String = before.iter().take(NEAR).rev().collect();
    let after: String = after.iter().take(NEAR).collect();
    ["…", &before, GAP, &after, "…"].concat()
}

/// `1:MULTICHOICE:` and what follows.
fn begun(text: &str) -> Option<(Kind, &str)> {
    let (mark, rest) = text.split_once(':').filter(|(mark, _)| mark.len() < 6)?;
    if !mark.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    /// The longest name of a type: `MULTIRESPONSE_HS`.
    const LONGEST: usize = 16;
    let end = rest
        .bytes()
        .take(LONGEST + 1)
        .position(|byte| byte == b':')?;
    let kind = match rest.get(..end)? {
        "NUMERICAL" | "NM" => Kind::Number,
        "SHORTANSWER" | "SA" | "MW" | "SHORTANSWER_C" | "SAC" | "MWC" => Kind::Typed,
        "MULTICHOICE" | "MC" | "MULTICHOICE_V" | "MCV" | "MULTICHOICE_H" | "MCH"
        | "MULTICHOICE_S" | "MCS" | "MULTICHOICE_VS" | "MCVS" | "MULTICHOICE_HS" | "MCHS" => {
            Kind::One
        }
        "MULTIRESPONSE" | "MR" | "MULTIRESPONSE_H" | "MRH" | "MULTIRESPONSE_S" | "MRS"
        | "MULTIRESPONSE_HS" | "MRHS" => Kind::Several,
        _ => return None,
    };
    Some((kind, rest.get(end + 1..)?))
}

/// Where one of some signs stands that is not escaped, nor part of `&#39;`.
fn find(text: &str, signs: &[char]) -> Option<usize> {
    let mut before = ' ';
    for (at, sign) in text.char_indices() {
        let is_entity = sign == '#' && (before == '&' || text.get(..at)?.ends_with("&amp;"));
        if signs.contains(&sign) && before != '\\' && !is_entity {
            return Some(at);
        }
        before = sign;
    }
    None
}

fn alternatives(inner: &str, kind: Kind) -> Vec<(Answer, Option<String>)> {
    let mut all = Vec::new();
    let mut rest = Some(inner);
    while let Some(text) = rest {
        let (one, after) = match find(text, &['~']) {
            Some(at) => (text.get(..at).unwrap_or_default(), text.get(at + 1..)),
            None => (text, None),
        };
        rest = after;
        if !one.trim().is_empty() {
            all.push(alternative(one.trim(), kind));
        }
    }
    all
}

fn alternative(text: &str, kind: Kind) -> (Answer, Option<String>) {
    let (percent, text) = match text.strip_prefix('=') {
        Some(text) => (100.0, text),
        None => shared(text).unwrap_or((0.0, text)),
    };
    let (text, says) = match find(text, &['#']) {
        Some(at) => (
            text.get(..at).unwrap_or_default(),
            text.get(at + 1..).unwrap_or_default(),
        ),
        None => (text, ""),
    };
    let plain = |text: &str| markup::stripped(&unescaped(text), Markup::Html).text;
    let (text, off) = match kind {
        Kind::One | Kind::Several => (plain(text), None),
        Kind::Typed => (unescaped(&decoded(text)), None),
        Kind::Number => {
            // Here, and only here, Moodle takes a comma for a point.
            let text = text.replace(',', ".");
            let (number, off) = text.split_once(':').unwrap_or((&text, ""));
            let off = Some(off.trim().to_owned()).filter(|off| !off.is_empty());
            (number.to_owned(), off)
        }
    };
    let answer = Answer {
        text: clean_line(&text),
        percent,
        says: plain(says),
    };
    (answer, off)
}

/// `%50%` and what it stands before.
fn shared(text: &str) -> Option<(f64, &str)> {
    let (share, rest) = text.strip_prefix('%')?.split_once('%')?;
    Some((share.replace(',', ".").parse().ok()?, rest))
}

fn unescaped(text: &str) -> String {
    let signs = [("\\}", "}"), ("\\#", "#"), ("\\~", "~")];
    signs.iter().fold(text.to_owned(), |text, (escaped, sign)| {
        text.replace(escaped, sign)
    })
}
