//! What a learner takes for one another, by the answers kept.
//!
//! A pair comes in when the one is chosen, or its name typed, where the other was right. It
//! goes out when both stood side by side and were told apart twice in a row.

use super::journal::{Journal, NameIx, Review, Told};
use crate::bank::{Bank, Beside, Contrast, Difficulty, Pick, Question, Response, Verdict, grade};

/// So many times told apart, and a pair is known.
const APART: u32 = 2;
/// How many of the latest answers are looked at.
const LATEST: usize = 400;
/// How many of the latest answers say how hard questions are to be.
const RECENT: usize = 20;

/// The pairs not yet told apart, the latest first. Draws the questions of the latest 400
/// answers again.
#[must_use]
#[inline(never)]
pub fn confusions(journal: &Journal, bank: &Bank) -> Vec<Contrast> {
    let mut pairs: Vec<(Contrast, u32)> = Vec::new();
    for review in latest(journal, &bank.set().id, LATEST) {
        let Some((_, fact)) = journal.names().fact(review.fact) else {
            continue;
        };
        let detail = journal.detail(review);
        // What the learner counts as right is no confusion.
        if detail.claimed {
            continue;
        }
        let pick = Pick {
            fact,
            form: review.form,
            seed: detail.seed,
            difficulty: detail.difficulty,
            beside: detail.beside,
        };
        if let Some(question) = bank.redraw(&pick) {
            let response = match detail.told {
                Told::Key => question.key_response(),
                Told::Other(response) => response,
            };
            look(bank, &question, &response, &mut pairs);
        }
    }
    pairs.into_iter().rev().map(|(pair, _)| pair).collect()
}

/// Changes what is known of the pairs by one answer.
fn look(bank: &Bank, question: &Question, response: &Response, pairs: &mut Vec<(Contrast, u32)>) {
    let chosen = match response {
        Response::Chosen(chosen) => chosen,
        Response::Typed(_) => return look_at_typed(bank, question, response, pairs),
        Response::Marked(_)
        | Response::Matched(_)
        | Response::Ordered(_)
        | Response::Rated(_)
        | Response::Unknown => return,
    };
    let Some((key, others)) = bank.told_apart(question) else {
        return;
    };
    let Some((options, right)) = question.body.single() else {
        return;
    };
    let Some(at) = options.iter().position(|option| option.id == *chosen) else {
        return;
    };
    if at == right {
        for (pair, apart) in pairs.iter_mut() {
            if others.iter().any(|(_, other)| pair.is_of(key, *other)) {
                *apart += 1;
            }
        }
        pairs.retain(|(_, apart)| *apart < APART);
    } else if let Some((_, taken)) = others.into_iter().find(|(other, _)| *other == at) {
        confused(question, (key, taken), pairs);
    }
}

/// The same of a typed name that is another's. Only what is of one kind can stand side by
/// side, and be told apart.
fn look_at_typed(
    bank: &Bank,
    question: &Question,
    response: &Response,
    pairs: &mut Vec<(Contrast, u32)>,
) {
    let Some(key) = question.entity_asked() else {
        return;
    };
    if let Verdict::Another(taken) = grade(bank, question, response).verdict
        && bank.set().entity(key).kind == bank.set().entity(taken).kind
    {
        let pair = (Beside::Entity(key), Beside::Entity(taken));
        confused(question, pair, pairs);
    }
}

/// A pair that comes up again is the latest one.
fn confused(question: &Question, (key, taken): (Beside, Beside), pairs: &mut Vec<(Contrast, u32)>) {
    pairs.retain(|(pair, _)| !pair.is_of(key, taken));
    let fact = question.fact;
    pairs.push((Contrast { fact, key, taken }, 0));
}

/// How hard the next questions are to be: easy where half of the latest answers were
/// worth nothing, hard where nearly all were right.
#[must_use]
#[inline(never)]
pub fn fitting(journal: &Journal, set: &str) -> Difficulty {
    let latest = latest(journal, set, RECENT);
    let count = u32::try_from(latest.len()).unwrap_or(0);
    if count < RECENT as u32 {
        return Difficulty::MIDDLE;
    }
    let sum: u32 = latest.iter().map(|review| u32::from(review.permille)).sum();
    // From half right to all right, from easiest to hardest.
    let over_half = (sum / count).saturating_sub(500) * 2;
    Difficulty::from_permille(u16::try_from(over_half).unwrap_or(1000))
}

/// The latest answers to a set, in the order in which they were given.
fn latest<'a>(journal: &'a Journal, set: &str, count: usize) -> Vec<&'a Review> {
    let names = journal.names();
    let set = names.find(None, set);
    let is_of = |fact: NameIx| set.is_some() && names.set_of(fact) == set;
    let answers = journal.reviews().iter().rev();
    let of_set = answers.filter(|review| !review.undone && is_of(review.fact));
    let mut found: Vec<&Review> = of_set.take(count).collect();
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::bank::{Form, Selection};
    use crate::memory::journal::{Answered, Detail, Moment, Rating};
    use crate::set;

    fn bank() -> Bank {
        let events: Vec<String> = (0..12)
            .map(|n| {
                let title = ["the fall of City", ["a", "b", "c"][n % 3]].concat();
                let title = [&title, ["x", "y", "z", "w"][n / 3]].concat();
                format!(r#"{{"id":"e{n}","date":"19{n:02}","title":"{title}"}}"#)
            })
            .collect();
        let file = format!(
            r#"{{"format":"annals-set/1","id":"t","title":"T","events":[{}]}}"#,
            events.join(",")
        );
        Bank::compile(Rc::new(set::read(&file).unwrap().set))
    }

    fn selection(seed: u64) -> Selection {
        Selection {
            seed,
            count: 9,
            forms: vec![Form::ChoiceEvent, Form::WhichFirst],
            from: None,
            to: None,
            difficulty: Difficulty::MIDDLE,
            own: true,
        }
    }

    fn journal() -> Journal {
        let mut journal = Journal::default();
        assert!(journal.take_up(1, &[]));
        journal
    }

    fn write(journal: &mut Journal, pick: &Pick, told: Told, permille: u16, claimed: bool) {
        let answered = Answered {
            set: "t",
            fact: &pick.fact,
            form: pick.form,
            detail: Detail {
                seed: pick.seed,
                difficulty: pick.difficulty,
                beside: pick.beside.clone(),
                told,
                claimed,
            },
            permille,
            rating: Rating::Good,
            took: 0,
        };
        let when = 1 + journal.reviews().len() as i64;
        journal.answer(&answered, Moment { when, zone: 0 }).unwrap();
    }

    /// Answers each question by what `choose` makes of it.
    fn play(
        journal: &mut Journal,
        planned: Vec<(Pick, Question)>,
        choose: impl Fn(&Question) -> usize,
    ) {
        for (pick, question) in planned {
            let (options, key) = question.body.single().unwrap();
            let at = choose(&question);
            match at == key {
                true => write(journal, &pick, Told::Key, 1000, false),
                false => {
                    let chosen = Response::Chosen(options[at].id.clone());
                    write(journal, &pick, Told::Other(chosen), 0, false);
                }
            }
        }
    }

    fn rightly(question: &Question) -> usize {
        question.body.single().unwrap().1
    }

    #[test]
    fn what_was_confused_is_asked_side_by_side_until_told_apart_twice() {
        let bank = bank();
        let mut journal = journal();
        let first = bank.plan(&selection(1), &[]);
        play(&mut journal, first[..1].to_vec(), |question| {
            (rightly(question) + 1) % question.body.offered().len()
        });
        let [contrast] = confusions(&journal, &bank)[..] else {
            panic!("one pair was confused");
        };
        for sitting in 0..APART {
            let contrasts = confusions(&journal, &bank);
            assert_eq!(contrasts.len(), 1, "sitting {sitting}");
            let planned = bank.plan(&selection(2 + u64::from(sitting)), &contrasts);
            let side_by_side = planned.iter().filter(|(_, question)| {
                bank.told_apart(question)
                    .is_some_and(|(key, others)| others.iter().any(|o| contrast.is_of(key, o.1)))
            });
            assert!(side_by_side.count() > 0, "sitting {sitting}");
            let (pick, question) = &planned[1];
            assert!(pick.beside.is_some());
            assert_eq!(bank.redraw(pick).as_ref(), Some(question));
            play(&mut journal, planned[1..2].to_vec(), rightly);
        }
        assert_eq!(confusions(&journal, &bank), []);
    }

    #[test]
    fn questions_become_harder_as_answers_become_right() {
        let bank = bank();
        let mut journal = journal();
        assert_eq!(fitting(&journal, "t"), Difficulty::MIDDLE);
        let planned: Vec<_> = (0..4).flat_map(|n| bank.plan(&selection(n), &[])).collect();
        assert!(planned.len() >= RECENT);
        play(&mut journal, planned.clone(), |question| {
            (rightly(question) + 1) % question.body.offered().len()
        });
        assert_eq!(fitting(&journal, "t"), Difficulty::EASIEST);
        play(&mut journal, planned, rightly);
        assert_eq!(fitting(&journal, "t"), Difficulty::HARDEST);
    }

    /// Four people who each answer a question, and the answer that is typed to the first.
    fn typed(answer: &str, claimed: bool) -> (Bank, Vec<Contrast>) {
        let names = ["Ann Lee", "Bo Hart", "Cy Marlow", "Di Orr"];
        let people = (0..4).map(|n| {
            let name = names[n];
            format!(r#"{{"id":"p{n}","kind":"person","name":"{name}","noun":"envoy"}}"#)
        });
        let events = (0..4).map(|n| {
            format!(
                r#"{{"id":"e{n}","date":"190{n}","title":"the {n}th congress","actors":[
                {{"entity":"p{n}","role":"envoy","asked":"Who spoke at the {n}th congress?"}}]}}"#
            )
        });
        let (people, events): (Vec<_>, Vec<_>) = (people.collect(), events.collect());
        let file = format!(
            r#"{{"format":"annals-set/1","id":"t","title":"T","entities":[{},
            {{"id":"rome","kind":"place","name":"Rome"}}],"events":[{}]}}"#,
            people.join(","),
            events.join(",")
        );
        let bank = Bank::compile(Rc::new(set::read(&file).unwrap().set));
        let pick = Pick {
            fact: "e0/actor/p0".to_owned(),
            form: Form::ShortAnswerName,
            seed: 1,
            difficulty: Difficulty::MIDDLE,
            beside: None,
        };
        let mut journal = journal();
        let typed = Told::Other(Response::Typed(answer.to_owned()));
        write(&mut journal, &pick, typed, 0, claimed);
        let contrasts = confusions(&journal, &bank);
        (bank, contrasts)
    }

    #[test]
    fn the_name_of_another_that_was_typed_is_asked_beside_the_right_one() {
        let entity = |ix: u32| Beside::Entity(set::EntityIx(ix));
        let (bank, contrasts) = typed("Hart", false);
        let [contrast] = contrasts[..] else {
            panic!("one pair was confused: {contrasts:?}");
        };
        assert_eq!((contrast.key, contrast.taken), (entity(0), entity(1)));
        assert_eq!(contrast.fact.name(bank.set()), "e0/actor/p0");
        let planned = bank.plan(
            &Selection {
                forms: vec![Form::ChoiceActor],
                ..selection(5)
            },
            &contrasts,
        );
        let side_by_side = planned.iter().filter(|(pick, question)| {
            let told = bank.told_apart(question);
            let (key, others) = told.unwrap();
            pick.beside.is_some() && others.iter().any(|o| contrast.is_of(key, o.1))
        });
        assert_eq!(side_by_side.count(), 1);
    }

    #[test]
    fn only_another_of_the_same_kind_is_a_confusion_when_typed() {
        for (answer, claimed) in [
            ("Ann Lee", false),
            ("nobody", false),
            ("", false),
            // A place cannot be asked beside a person.
            ("Rome", false),
            ("Hart", true),
        ] {
            assert_eq!(typed(answer, claimed).1, [], "{answer}");
        }
    }
}
