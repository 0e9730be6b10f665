//! The practise page: which quiz to play.

use super::route::{Route, Run};
use super::{Effect, Env, Page};
use crate::bank::{Bank, Difficulty, Form, MOST_QUESTIONS, Selection, USUAL_COUNT};
use crate::memory::confusions;

/// The choices being made.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// How many questions.
    pub count: u32,
    /// The forms that are ticked.
    pub forms: Vec<Form>,
    /// First year, as typed; empty: from the beginning.
    pub from: String,
    /// Last year, as typed; empty: to the end.
    pub to: String,
    /// How hard the questions are to be.
    pub difficulty: Difficulty,
    /// The pairs of things that the learner takes for one another.
    pub pairs: usize,
    /// Whether they are mixed in.
    pub mix: bool,
    /// Why the quiz cannot begin.
    pub complaint: Option<Complaint>,
}

/// The forms, by what the learner does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Choose or mark what is on offer.
    Choose,
    /// Bring what is on offer into an order, or together.
    PutTogether,
    /// Type the answer.
    Type,
    /// Turn a card.
    Turn,
}

impl Group {
    /// Every group, in the order in which they are offered.
    pub const ALL: [Group; 4] = [Group::Choose, Group::PutTogether, Group::Type, Group::Turn];

    /// Where a form belongs.
    #[must_use]
    pub fn of(form: Form) -> Group {
        match form {
            Form::ChoiceDate
            | Form::ChoiceEvent
            | Form::ChoiceActor
            | Form::ChoicePlace
            | Form::ChoiceKind
            | Form::ChoiceQuantity
            | Form::MultipleResponse
            | Form::WhichFirst
            | Form::TrueFalse
            | Form::OddOneOut
            | Form::WrongDetail
            | Form::ClozeChoice
            | Form::Written => Group::Choose,
            Form::Order | Form::Match | Form::Sort | Form::Timeline => Group::PutTogether,
            Form::ClozeTyped
            | Form::ShortAnswerYear
            | Form::ShortAnswerQuantity
            | Form::ShortAnswerName => Group::Type,
            Form::Flashcard => Group::Turn,
        }
    }
}

/// Why a quiz cannot begin with these choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complaint {
    /// No form is ticked.
    NoForm,
    /// A year is not a number.
    NotAYear,
    /// The last year comes before the first.
    Backwards,
    /// The set has nothing for these choices.
    NothingToAsk,
}

/// What happened on the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// A number of questions was chosen.
    CountChosen(u32),
    /// A form was ticked or unticked.
    FormToggled(Form),
    /// All forms of a group were ticked, or unticked.
    GroupTicked(Group, bool),
    /// How hard the questions are to be was chosen.
    DifficultyChosen(Difficulty),
    /// Whether to mix in what the learner confuses was ticked or unticked.
    MixToggled,
    /// The first year was typed.
    FromTyped(String),
    /// The last year was typed.
    ToTyped(String),
    /// "Begin" was pressed.
    BeginPressed,
}

impl Default for Model {
    fn default() -> Self {
        Model {
            count: USUAL_COUNT,
            forms: Form::ALL.to_vec(),
            from: String::new(),
            to: String::new(),
            difficulty: Difficulty::MIDDLE,
            pairs: 0,
            mix: true,
            complaint: None,
        }
    }
}

impl Model {
    /// The quiz that the choices amount to.
    ///
    /// # Errors
    /// When they amount to none.
    pub fn selection(&self, bank: &Bank, seed: u64) -> Result<Selection, Complaint> {
        // What the set is too poor for has no box to tick.
        let offered = bank.offered();
        let mut ticked = offered.clone();
        ticked.retain(|form| self.forms.contains(form));
        if ticked.is_empty() {
            return Err(Complaint::NoForm);
        }
        let from = year(&self.from)?;
        let to = year(&self.to)?;
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            return Err(Complaint::Backwards);
        }
        let selection = Selection {
            seed,
            count: self.count,
            forms: if ticked == offered {
                Vec::new()
            } else {
                ticked
            },
            from,
            to,
            difficulty: self.difficulty,
            own: self.mix,
        };
        if bank
            .plan(
                &Selection {
                    count: 1,
                    ..selection.clone()
                },
                &[],
            )
            .is_empty()
        {
            return Err(Complaint::NothingToAsk);
        }
        Ok(selection)
    }
}

fn year(text: &str) -> Result<Option<i64>, Complaint> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Complaint::NotAYear),
    }
}

/// Decides on a message.
pub fn update(model: &mut Model, bank: &Bank, msg: Msg, env: Env) -> Vec<Effect> {
    model.complaint = None;
    match msg {
        Msg::CountChosen(count) => model.count = count.clamp(1, MOST_QUESTIONS),
        Msg::FormToggled(form) => toggle(&mut model.forms, form),
        Msg::GroupTicked(group, is) => {
            let others = |form: &Form| Group::of(*form) != group;
            model.forms.retain(others);
            let all = Form::ALL.into_iter().filter(|form| is && !others(form));
            model.forms.extend(all);
        }
        Msg::DifficultyChosen(difficulty) => model.difficulty = difficulty,
        Msg::MixToggled => model.mix = !model.mix,
        Msg::FromTyped(text) => model.from = text,
        Msg::ToTyped(text) => model.to = text,
        Msg::BeginPressed => return begin(model, bank, env),
    }
    Vec::new()
}

/// Counts what the learner confuses in this set, so that the page can offer to mix it in. It draws old questions
/// again, and so is done once, when the page opens.
#[inline(never)]
pub(super) fn look_back(model: &mut super::Model) {
    let Some(bank) = model.bank().cloned() else {
        return;
    };
    let pairs = confusions(model.study.journal(), &bank).len();
    if let Page::Practise(page) = &mut model.page {
        page.pairs = pairs;
    }
}

fn toggle(forms: &mut Vec<Form>, form: Form) {
    match forms.iter().position(|f| *f == form) {
        Some(at) => {
            forms.remove(at);
        }
        None => forms.push(form),
    }
}

fn begin(model: &mut Model, bank: &Bank, env: Env) -> Vec<Effect> {
    match model.selection(bank, fresh_seed(env)) {
        Ok(selection) => vec![go_to_quiz(&bank.set().id, selection)],
        Err(complaint) => {
            model.complaint = Some(complaint);
            Vec::new()
        }
    }
}

/// A seed for a new quiz: short enough to be read out from a link.
pub(super) fn fresh_seed(env: Env) -> u64 {
    env.seed % 1_000_000
}

/// The order to open a quiz.
pub(super) fn go_to_quiz(set: &str, selection: Selection) -> Effect {
    let set = set.to_owned();
    Effect::Go(Route::Run(Run::Selection { set, selection }).address())
}
