//! Claims about what stands of the file that is kept current.

use super::*;
use crate::app::upkeep::{self, Choice, Leave, Trouble};

fn begun(model: &mut Model, is_able: bool, record: Option<&str>) {
    let record = record.map(str::to_owned);
    tell(model, upkeep::Msg::Begun { is_able, record }.into());
}

#[test]
fn where_files_cannot_be_written_one_sentence_says_so() {
    let mut model = opened("#/settings");
    begun(&mut model, false, None);
    let page = drawn(&model);
    holds(&page, &[wording::CANNOT_KEEP]);
    assert!(!page.contains("id=\"keep-new\""));
}

#[test]
fn a_file_is_chosen_kept_and_stopped_in_settings() {
    let mut model = opened("#/settings");
    begun(&mut model, true, None);
    holds(&drawn(&model), &["id=\"keep-new\"", "id=\"keep-present\""]);
    tell(&mut model, upkeep::Msg::ChoiceWanted(Choice::New).into());
    let chosen = Ok(("mine.txt".to_owned(), Leave::Granted));
    tell(&mut model, upkeep::Msg::Chosen(chosen).into());
    let page = drawn(&model);
    holds(
        &page,
        &[
            "mine.txt is kept up to date.",
            "in this browser and in mine.txt.",
            "id=\"stop-keeping\"",
        ],
    );
    assert!(!page.contains("id=\"keep-new\"") && !page.contains("id=\"let-write\""));
    assert!(!page.contains("Written "), "it was not");
    let gone = Err(Trouble::Gone);
    tell(&mut model, upkeep::Msg::Read(gone).into());
    let page = drawn(&model);
    holds(&page, &["mine.txt is not up to date."]);
    holds(&page, &[wording::trouble(Trouble::Gone), "alone."]);
    tell(&mut model, upkeep::Msg::StopWanted.into());
    holds(&drawn(&model), &["id=\"keep-new\""]);
}

#[test]
fn a_file_that_waits_for_leave_is_told_in_settings_and_on_today() {
    for hash in ["#/settings", "#/"] {
        let mut model = opened(hash);
        begun(&mut model, true, Some("1795000000000 mine.txt"));
        tell(&mut model, upkeep::Msg::LeaveTold(Ok(Leave::Wanted)).into());
        holds(&drawn(&model), &["mine.txt waits", wording::LET_WRITE]);
        tell(
            &mut model,
            upkeep::Msg::LeaveTold(Ok(Leave::Granted)).into(),
        );
        assert!(!drawn(&model).contains(wording::LET_WRITE), "{hash}");
    }
    let mut model = opened("#/settings");
    begun(&mut model, true, Some("1795000000000 mine.txt"));
    tell(&mut model, upkeep::Msg::LeaveTold(Ok(Leave::Denied)).into());
    holds(
        &drawn(&model),
        &["may not be written", "Written 18 November"],
    );
}
