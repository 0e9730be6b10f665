//! Beside the proof of an answer: the whole of it, and a report of the question.

use super::{Effect, FocusOn, Model, report};

/// What the learner has opened beside the proof; nothing at the next question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Aside {
    /// Whether the whole proof is open.
    pub is_open: bool,
    /// The report, once asked for.
    pub report: Option<Report>,
}

/// How far a report has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// On its way to the clipboard.
    Copying(String),
    /// In the clipboard.
    Copied,
    /// The clipboard refused it, so it is shown.
    Shown(String),
    /// Handed to the mail program, which may not be there: it is shown too.
    Written(String),
}

/// Opens or closes the whole proof.
pub(super) fn toggle(model: &mut Model) -> Vec<Effect> {
    model.aside.is_open = !model.aside.is_open;
    vec![Effect::Focus(if model.aside.is_open {
        FocusOn::WholeProof
    } else {
        FocusOn::ProofButton
    })]
}

/// Writes a report: to whom the set names, else to the clipboard.
#[inline(never)]
pub(super) fn write(model: &mut Model) -> Vec<Effect> {
    let Some((letter, text)) = written(model) else {
        return Vec::new();
    };
    match letter {
        Some(letter) => {
            model.aside.report = Some(Report::Written(text));
            vec![Effect::Mail(letter)]
        }
        None => copy_text(model, text),
    }
}

/// Copies the report, whether or not it was handed to the mail program.
#[inline(never)]
pub(super) fn copy(model: &mut Model) -> Vec<Effect> {
    match written(model) {
        Some((_, text)) => copy_text(model, text),
        None => Vec::new(),
    }
}

fn written(model: &Model) -> Option<(Option<String>, String)> {
    let (quiz, bank) = (model.quiz()?, model.bank()?);
    let lines = report::lines(&model.site, bank, quiz)?;
    Some((report::letter(bank.set(), &lines), lines.join("\n")))
}

fn copy_text(model: &mut Model, text: String) -> Vec<Effect> {
    model.aside.report = Some(Report::Copying(text.clone()));
    vec![Effect::Copy(text)]
}

/// The clipboard has it, or refused it.
pub(super) fn copied(model: &mut Model, is: bool) -> Vec<Effect> {
    let Some(Report::Copying(text)) = model.aside.report.take() else {
        return Vec::new();
    };
    if is {
        model.aside.report = Some(Report::Copied);
        return Vec::new();
    }
    model.aside.report = Some(Report::Shown(text));
    vec![Effect::Focus(FocusOn::Report)]
}
