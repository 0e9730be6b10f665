//! `annals draw`: questions with their proofs.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::rc::Rc;

use lexopt::prelude::*;
use serde::Serialize;

use super::date::write_line;
use super::{Failure, Outcome, counted, read_set};
use crate::bank::{
    Bank, Body, Choice, Difficulty, Falsity, Form, MOST_QUESTIONS, NameKey, Pick, Piece, Question,
    Row, Selection,
};

/// A question as it is printed.
#[derive(Serialize)]
pub(super) struct Line<'a> {
    /// The number of its quiz, where quizzes are drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    quiz: Option<u64>,
    fact: String,
    form: &'static str,
    seed: u64,
    stem: &'a str,
    options: Vec<OptionLine<'a>>,
    /// Of a match or a sort: where the options go.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    places: Vec<OptionLine<'a>>,
    /// Of a timeline: what lies on the line already.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lying: Vec<OptionLine<'a>>,
    /// Of an order: pairs of ids that are right either way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    open: Vec<[&'a str; 2]>,
    /// Of a wrong detail: the sentence as shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    passage: Option<String>,
    /// What is given for a number that is typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    /// How far off a typed number still counts as right, in thousandths of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    tolerance: Option<u32>,
    /// Ids of the right options, in order where order matters; for each item the id of its
    /// place; or every text that is accepted.
    key: Vec<String>,
    proof: ProofLine<'a>,
}

#[derive(Serialize)]
struct OptionLine<'a> {
    id: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct ProofLine<'a> {
    key: Vec<RowLine<'a>>,
    /// The event that the stem names.
    #[serde(skip_serializing_if = "Option::is_none")]
    named: Option<RowLine<'a>>,
    distractors: BTreeMap<&'a str, RefutationLine<'a>>,
}

#[derive(Serialize)]
struct RowLine<'a> {
    event: Option<&'a str>,
    date: &'a str,
    title: &'a str,
    says: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "because", rename_all = "kebab-case")]
enum RefutationLine<'a> {
    /// `date` of the option lies apart from `from`, which the stem asks for.
    Apart {
        date: &'a str,
        from: &'a str,
        instead: Option<RowLine<'a>>,
        says: &'a str,
    },
    /// The event's row has room for one value in `slot`, and holds another.
    Slot {
        event: &'a str,
        slot: &'a str,
        holds: &'a str,
        says: &'a str,
    },
    /// The event's row has what the stem says that the others have.
    Agrees {
        event: &'a str,
        says: &'a str,
    },
    Stated {
        says: &'a str,
    },
}

pub(super) fn run(parser: &mut lexopt::Parser, out: &mut impl Write) -> Result<Outcome, Failure> {
    let (mut file, mut seed, mut count, mut forms) = (None, None, None, Vec::new());
    let (mut difficulty, mut quizzes) = (None, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("seed") => seed = Some(parser.value()?.parse()?),
            Long("count") => count = Some(parser.value()?.parse::<usize>()?),
            Long("quizzes") => quizzes = Some(parser.value()?.parse::<u64>()?),
            Long("difficulty") => {
                let permille: u16 = parser.value()?.parse()?;
                difficulty = Some(Difficulty::from_permille(permille));
            }
            Long("form") => forms = read_forms(&parser.value()?.string()?)?,
            Value(value) if file.is_none() => file = Some(PathBuf::from(value)),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let missing = |what: &str| Failure::Usage(format!("draw needs {what}"));
    let file = file.ok_or_else(|| missing("a file"))?;
    let selection = Selection {
        seed: seed.ok_or_else(|| missing("--seed"))?,
        count: 0,
        forms,
        from: None,
        to: None,
        difficulty: difficulty.unwrap_or(Difficulty::MIDDLE),
        own: false,
    };
    let count = count.ok_or_else(|| missing("--count"))?;
    let reading = read_set(&file, None)?;
    let refused = reading.findings.len();
    let bank = Bank::compile(Rc::new(reading.set));
    let mut drawn = 0;
    let mut print = |quiz: Option<u64>, pick: &Pick| -> Result<(), Failure> {
        // As it comes back when a stored attempt is opened.
        let Some(question) = bank.redraw(pick) else {
            return Ok(());
        };
        drawn += 1;
        let line = Line {
            quiz,
            ..line(&bank, &question)
        };
        write_line(out, &line)
    };
    match quizzes {
        None => {
            for (pick, _) in bank.deal(&selection).take(count) {
                print(None, &pick)?;
            }
        }
        Some(quizzes) => {
            for number in 0..quizzes {
                for (pick, _) in quiz(&bank, &selection, number, count) {
                    print(Some(number), &pick)?;
                }
            }
        }
    }
    tell(refused, drawn, count)
}

/// The quiz of a number, as a learner gets it: the first has the seed, each next one more.
fn quiz(bank: &Bank, selection: &Selection, number: u64, count: usize) -> Vec<(Pick, Question)> {
    let selection = Selection {
        seed: selection.seed.wrapping_add(number),
        count: u32::try_from(count).map_or(MOST_QUESTIONS, |count| count.min(MOST_QUESTIONS)),
        forms: selection.forms.clone(),
        ..*selection
    };
    bank.plan(&selection, &[])
}

fn tell(refused: usize, drawn: usize, count: usize) -> Result<Outcome, Failure> {
    if drawn == 0 && count > 0 {
        let why = "the set yields no question of these forms";
        return Err(Failure::Refused(why.to_owned()));
    }
    if refused > 0 {
        let items = counted(refused, "item was", "items were");
        eprintln!("annals: {items} refused; `annals lint` tells which");
        return Ok(Outcome::Findings);
    }
    Ok(Outcome::Well)
}

fn read_forms(names: &str) -> Result<Vec<Form>, Failure> {
    Form::list(names).ok_or_else(|| {
        let known: Vec<&str> = Form::ALL.iter().map(|form| form.name()).collect();
        Failure::Usage(format!(
            "‘{names}’ is not a form; there are {}",
            known.join(", ")
        ))
    })
}

/// A question as a line, of no quiz.
pub(super) fn line<'a>(bank: &'a Bank, question: &'a Question) -> Line<'a> {
    let distractors = question.proof.distractors.iter();
    Line {
        quiz: None,
        fact: question.fact.name(bank.set()),
        form: question.form.name(),
        seed: question.seed,
        stem: &question.stem,
        options: lines(question.body.offered()),
        places: match &question.body {
            Body::Match { places, .. } => lines(places),
            _ => Vec::new(),
        },
        lying: match &question.body {
            Body::Timeline { lying, .. } => lines(lying),
            _ => Vec::new(),
        },
        open: match &question.body {
            Body::Order { items, open, .. } => {
                let id = |at: usize| items[at].id.as_str();
                open.iter().map(|(a, b)| [id(*a), id(*b)]).collect()
            }
            _ => Vec::new(),
        },
        passage: passage(&question.body),
        unit: match &question.body {
            Body::Quantity { key } => Some(&key.unit),
            _ => None,
        },
        tolerance: match &question.body {
            Body::Quantity { key } => Some(key.tolerance),
            _ => None,
        },
        key: key(bank, question),
        proof: ProofLine {
            key: question.proof.key.iter().map(|r| row(bank, r)).collect(),
            named: question.proof.named.as_ref().map(|r| row(bank, r)),
            distractors: distractors
                .map(|refutation| {
                    let says = refutation.says.as_str();
                    let line = match &refutation.because {
                        Falsity::Apart { date, from } => RefutationLine::Apart {
                            date,
                            from,
                            instead: refutation.instead.as_ref().map(|r| row(bank, r)),
                            says,
                        },
                        Falsity::Slot { event, slot, holds } => RefutationLine::Slot {
                            event,
                            slot,
                            holds,
                            says,
                        },
                        Falsity::Agrees { event } => RefutationLine::Agrees { event, says },
                        Falsity::Stated => RefutationLine::Stated { says },
                    };
                    (refutation.option.as_str(), line)
                })
                .collect(),
        },
    }
}

fn lines<'a>(choices: &'a [Choice]) -> Vec<OptionLine<'a>> {
    let line = |choice: &'a Choice| OptionLine {
        id: &choice.id,
        text: &choice.text,
    };
    choices.iter().map(line).collect()
}

fn passage(body: &Body) -> Option<String> {
    let Body::Passage {
        pieces, options, ..
    } = body
    else {
        return None;
    };
    let texts = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.as_str(),
        Piece::Option(at) => &options[*at].text,
    });
    Some(texts.collect())
}

fn key(bank: &Bank, question: &Question) -> Vec<String> {
    let ids = |choices: &[Choice], at: &[usize]| -> Vec<String> {
        at.iter().map(|at| choices[*at].id.clone()).collect()
    };
    match &question.body {
        Body::Choice { options, key }
        | Body::Passage { options, key, .. }
        | Body::Timeline {
            gaps: options, key, ..
        } => ids(options, &[*key]),
        Body::Several { options, keys } => ids(options, keys),
        Body::Order { items, key, .. } => ids(items, key),
        Body::Match { places, key, .. } => ids(places, key),
        Body::Year { .. } | Body::Card { .. } => vec![question.key_text()],
        Body::Quantity { key } => vec![key.value.clone()],
        Body::Name { key, .. } => match key {
            NameKey::Entity(ix) => {
                let spellings = bank.set().entity(*ix).spellings();
                spellings.map(str::to_owned).collect()
            }
            NameKey::Listed(accepted) => accepted.clone(),
        },
    }
}

fn row<'a>(bank: &'a Bank, row: &'a Row) -> RowLine<'a> {
    RowLine {
        event: row.event.map(|ix| bank.set().event(ix).id.as_str()),
        date: &row.edtf,
        title: &row.title,
        says: &row.says,
    }
}
