//! A learner who knows the answer to every question, and gives it or not.

use std::rc::Rc;

use annals::bank::{Bank, Body, Choice, Difficulty, Form, GAP, Pick, Question, Selection};
use annals::set;
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{Browser, Hand, dist};

/// A learner at the page.
pub struct Learner {
    bank: Bank,
    hand: Hand,
}

/// What a learner answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Say {
    /// The right answer.
    Right,
    /// A wrong answer; an order is laid the wrong way round.
    Wrong,
    /// That they do not know; of a card, that they did not.
    Unknown,
}

/// A question that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Played {
    /// The name of its fact.
    pub question: String,
    /// The name of its form.
    pub form: String,
    /// The verdict that the page must give.
    pub verdict: &'static str,
}

impl Learner {
    /// A learner who has read the set of this name on the built site.
    pub fn new(set: &str, hand: Hand) -> Result<Learner> {
        let file = dist()?.join("questions").join(format!("{set}.json"));
        let text = std::fs::read_to_string(&file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        Learner::of(&text, hand)
    }

    /// A learner who has read this set.
    pub fn of(text: &str, hand: Hand) -> Result<Learner> {
        let reading = set::read(text).map_err(|error| anyhow::anyhow!("{error}"))?;
        Ok(Learner {
            bank: Bank::compile(Rc::new(reading.set)),
            hand,
        })
    }

    /// Whether the set yields a question of this form.
    pub fn is_asked(&self, form: Form) -> bool {
        let selection = Selection {
            seed: 3,
            count: 1,
            forms: vec![form],
            from: None,
            to: None,
            own: false,
            difficulty: Difficulty::MIDDLE,
        };
        !self.bank.plan(&selection, &[]).is_empty()
    }

    /// The question on the page, drawn again from the names that the page gives it.
    pub async fn question(&self, page: &Browser) -> Result<Question> {
        page.find("main[data-question]").await?;
        let names = page
            .eval("return { ...document.querySelector('main[data-question]').dataset }")
            .await?;
        let name = |name: &str| names[name].as_str().unwrap_or_default();
        let pick = Pick {
            fact: name("question").to_owned(),
            form: Form::named(name("form")).with_context(|| format!("no such form: {names}"))?,
            seed: name("seed").parse()?,
            difficulty: Difficulty::from_permille(name("difficulty").parse()?),
            beside: Some(name("beside").to_owned()).filter(|beside| !beside.is_empty()),
        };
        let question = self.bank.redraw(&pick);
        let question = question.with_context(|| format!("the set does not ask {pick:?}"))?;
        // What the learner says already may stand in a gap.
        let text = page.page_text().await?;
        ensure!(
            question
                .stem
                .split(GAP)
                .all(|part| text.contains(part.trim())),
            "the page asks something else than “{}”: {text}",
            question.stem
        );
        Ok(question)
    }

    /// Answers the question on the page, up to its verdict, which must be the one deserved.
    pub async fn answer(&self, page: &Browser, say: Say) -> Result<Played> {
        page.find("main.ask").await?;
        let question = self.question(page).await?;
        let typed = question.body.is_typed();
        page.is_focused(if typed { "#answer" } else { "#heading" })
            .await?;
        self.prepare_and_check(page, &question, say)
            .await
            .with_context(|| format!("{say:?} to {:?}", question.stem))?;
        let verdict = match say {
            Say::Right => "right",
            Say::Unknown if !matches!(question.body, Body::Card { .. }) => "unknown",
            Say::Wrong | Say::Unknown => "wrong",
        };
        let shown = page.find("main.answered [data-verdict]").await?;
        let shown = shown.attr("data-verdict").await?;
        ensure!(
            shown.as_deref() == Some(verdict),
            "{say:?} to “{}” ({}) is taken for {shown:?}",
            question.stem,
            question.key_text()
        );
        page.is_focused("#heading").await?;
        Ok(Played {
            question: question.fact.name(self.bank.set()),
            form: question.form.name().to_owned(),
            verdict,
        })
    }

    /// Goes on from a verdict to what comes next.
    pub async fn go_on(&self, page: &Browser) -> Result<()> {
        page.find("main.answered").await?;
        self.enter_or_press(page, ".foot .primary").await?;
        page.gone("main.answered").await
    }

    /// Prepares an answer without handing it in, as far as the form has such a state.
    pub async fn prepare(&self, page: &Browser, question: &Question, say: Say) -> Result<()> {
        match &question.body {
            Body::Choice { options, key }
            | Body::Passage { options, key, .. }
            | Body::Timeline {
                gaps: options, key, ..
            } => {
                // The far end: next to the right gap is not wholly wrong.
                let wrong = match &question.body {
                    Body::Timeline { .. } if key * 2 >= options.len() => 0,
                    Body::Timeline { .. } => options.len() - 1,
                    _ => (key + 1) % options.len(),
                };
                let at = if say == Say::Right { *key } else { wrong };
                self.choose(page, options, at).await?;
                let id = &options[at].id;
                page.find(&format!("[data-option={id:?}][aria-checked=true]"))
                    .await
                    .map(drop)
            }
            Body::Several { options, keys } => {
                let is_wanted = |at: &usize| keys.contains(at) == (say == Say::Right);
                let mut wanted: Vec<usize> = (0..options.len()).filter(is_wanted).collect();
                if wanted.is_empty() {
                    wanted.push(0);
                }
                for at in &wanted {
                    self.choose(page, options, *at).await?;
                }
                page.is_true(&format!("{MARKED} === {}", wanted.len()))
                    .await
            }
            Body::Match {
                items, places, key, ..
            } => {
                let by = if say == Say::Right { 0 } else { 1 };
                for (item, place) in items.iter().zip(key) {
                    let at = (place + by) % places.len();
                    self.put(page, item, places, at).await?;
                }
                page.gone(".pair .none").await
            }
            Body::Order { items, key, .. } => {
                let mut wanted: Vec<&str> = key.iter().map(|at| items[*at].id.as_str()).collect();
                if say == Say::Wrong {
                    wanted.reverse();
                }
                self.lay(page, &wanted).await
            }
            Body::Year { key, scale } => {
                // So far off that nothing is left of the credit.
                let off = key + i64::from(*scale);
                let year = if say == Say::Right { *key } else { off };
                self.write_answer(page, &year.to_string()).await
            }
            Body::Quantity { key } if say == Say::Right => {
                self.write_answer(page, &key.value).await
            }
            Body::Quantity { .. } => self.write_answer(page, "123456789").await,
            Body::Name { .. } if say == Say::Right => {
                self.write_answer(page, &question.key_text()).await
            }
            Body::Name { .. } => self.write_answer(page, "Nobody").await,
            Body::Card { .. } => {
                self.enter_or_press(page, "#answer").await?;
                page.find(".rating").await?;
                page.is_focused("#answer").await
            }
        }
    }

    /// Chooses or marks an option: by its digit, or by a press.
    async fn choose(&self, page: &Browser, options: &[Choice], at: usize) -> Result<()> {
        match self.hand {
            Hand::Keyboard => page.press((at + 1).to_string()).await,
            Hand::Mouse | Hand::Finger => {
                let css = format!(".ask [data-option={:?}]", options[at].id);
                self.hand.press(page, &css).await
            }
        }
    }

    /// Takes a row in hand and gives it a place; both are seen to happen.
    async fn put(&self, page: &Browser, item: &Choice, places: &[Choice], at: usize) -> Result<()> {
        let row = format!(".pair[data-option={:?}]", item.id);
        let held = format!("{row}[aria-checked=true]");
        match self.hand {
            Hand::Keyboard => {
                for _ in 0..ROUND {
                    if !page.all(&held).await?.is_empty() {
                        break;
                    }
                    page.press(Key::Down).await?;
                }
                page.press((at + 1).to_string()).await?;
            }
            Hand::Mouse | Hand::Finger => {
                self.hand.press(page, &row).await?;
                page.find(&held).await?;
                let css = format!(".bin[data-option={:?}]", places[at].id);
                self.hand.press(page, &css).await?;
            }
        }
        page.find(&format!("{row} .given:not(.none)"))
            .await
            .map(drop)
    }

    pub(crate) async fn prepare_and_check(
        &self,
        page: &Browser,
        question: &Question,
        say: Say,
    ) -> Result<()> {
        let is_card = matches!(question.body, Body::Card { .. });
        let typed = question.body.is_typed();
        if say == Say::Unknown && !is_card {
            return match self.hand {
                Hand::Keyboard if !typed => page.press("0").await,
                Hand::Keyboard | Hand::Mouse | Hand::Finger => {
                    self.hand.press(page, ".foot .bare").await
                }
            };
        }
        self.prepare(page, question, say).await?;
        if !is_card {
            return self.enter_or_press(page, ".foot .primary").await;
        }
        let at = if say == Say::Right { 2 } else { 1 };
        match self.hand {
            Hand::Keyboard => page.press(at.to_string()).await,
            Hand::Mouse | Hand::Finger => {
                let css = format!(".rating button:nth-child({at})");
                self.hand.press(page, &css).await
            }
        }
    }

    /// What Enter does by itself; a pointer must go there.
    async fn enter_or_press(&self, page: &Browser, css: &str) -> Result<()> {
        match self.hand {
            Hand::Keyboard => page.press(Key::Enter).await,
            Hand::Mouse | Hand::Finger => self.hand.press(page, css).await,
        }
    }

    /// Types where the focus already is; a pointer goes there first.
    async fn write_answer(&self, page: &Browser, text: &str) -> Result<()> {
        match self.hand {
            Hand::Keyboard => page.press(text).await,
            Hand::Mouse | Hand::Finger => self.hand.write(page, "#answer", text).await,
        }
    }

    /// Moves the rows into an order, the first row first; every move must do what it says.
    pub(crate) async fn lay(&self, page: &Browser, wanted: &[&str]) -> Result<()> {
        for (to, id) in wanted.iter().enumerate() {
            let mut rows = page.rows().await?;
            let from = rows.iter().position(|row| row == id);
            let from = from.with_context(|| format!("there is no row {id}"))?;
            if from == to {
                continue;
            }
            self.carry(page, from, to).await?;
            let moved = rows.remove(from);
            rows.insert(to, moved);
            page.is_true(&format!("{ROWS} === {:?}", json!(rows).to_string()))
                .await?;
        }
        Ok(())
    }

    /// Moves one row up: with Space and arrows, with its buttons, or, by a finger and more than one place, by its
    /// grip.
    async fn carry(&self, page: &Browser, from: usize, to: usize) -> Result<()> {
        match self.hand {
            Hand::Keyboard => {
                page.tab_to(&format!("#row-{from}")).await?;
                page.press(" ").await?;
                page.find(".row.lifted").await?;
                for _ in to..from {
                    page.press(Key::Up).await?;
                }
                page.is_focused(&format!("#row-{to}")).await?;
                page.press(" ").await?;
                page.gone(".row.lifted").await
            }
            Hand::Finger if from - to > 1 => {
                let grip = |at: usize| format!(".row:nth-child({}) .grip", at + 1);
                page.drag(&grip(from), &grip(to)).await?;
                page.gone(".row.lifted").await
            }
            Hand::Mouse | Hand::Finger => {
                for at in (to + 1..=from).rev() {
                    let earlier = format!(".row:nth-child({}) .earlier", at + 1);
                    self.hand.press(page, &earlier).await?;
                    // On a button of the row, wherever that is now.
                    page.is_focused(&format!(".row:nth-child({at}) button"))
                        .await?;
                }
                Ok(())
            }
        }
    }
}

/// More rows than any question has.
const ROUND: usize = 30;

/// How many options are marked.
const MARKED: &str = "document.querySelectorAll('[role=checkbox][aria-checked=true]').length";

/// The ids of the rows as they lie, as text.
const ROWS: &str =
    "JSON.stringify([...document.querySelectorAll('.row')].map(row => row.dataset.option))";

impl Browser {
    /// The ids of the rows to put in order, as they lie.
    pub async fn rows(&self) -> Result<Vec<String>> {
        let rows = self.eval(&format!("return JSON.parse({ROWS})")).await?;
        let Value::Array(rows) = rows else {
            bail!("no rows but {rows}");
        };
        let ids = rows.iter().filter_map(Value::as_str);
        Ok(ids.map(str::to_owned).collect())
    }

    /// What the page says of the quiz, for a look before and a look after.
    pub async fn scene(&self) -> Result<Value> {
        self.find("#heading").await?;
        self.eval(
            "return {
                names: { ...document.querySelector('main').dataset },
                verdict: document.querySelector('main [data-verdict]')?.dataset.verdict,
                ticks: [...document.querySelectorAll('.ticks li')].map(tick => tick.className),
                focus: document.activeElement.id,
                text: document.body.innerText,
            }",
        )
        .await
    }
}
