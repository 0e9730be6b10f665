//! Claims about records for a store: what a learner and a teacher are told of them.

use super::{drawn, holds, opened, tell};
use crate::app::class::records::named::Field;
use crate::app::class::records::{Msg, Purpose, Reply};
use crate::app::class::{Msg as ClassMsg, hand_out};
use crate::app::route::Handed;
use crate::app::{Msg as AppMsg, Route};
use crate::class::Assignment;
use crate::class::xapi::Store;

fn store() -> Store {
    Store::basic("https://records.example.org/xapi", "learners", "secret").expect("a store")
}

fn handed() -> Handed {
    Handed::new(Assignment::of("japan-soviet-union", "00", 7))
}

#[test]
fn before_they_begin_learners_read_where_their_answers_go() {
    let address = |handed: Handed| Route::Assignment(Box::new(handed)).address();
    let page = drawn(&opened(&address(handed().reporting_to(&store()))));
    holds(
        &page,
        &[
            "Your answers are sent to records.example.org",
            "each as you give it",
        ],
    );
    assert!(!page.contains("nothing leaves this device"));
    let page = drawn(&opened(&address(handed())));
    holds(&page, &["Until then nothing leaves this device."]);
    assert!(!page.contains("are sent to"));
}

#[test]
fn a_class_reports_only_where_a_store_is_named_and_by_a_key_of_its_own() {
    let mut model = opened("#/hand-out?set=japan-soviet-union&seed=7&count=5");
    assert!(!drawn(&model).contains("Let the class report"));
    model.class.records.named.store = Some(store());
    holds(
        &drawn(&model),
        &["Let the class report to records.example.org"],
    );
    assert!(!drawn(&model).contains("Key for the class"));
    tell(&mut model, Msg::ReportsChosen(true).into());
    holds(
        &drawn(&model),
        &[
            "Key for the class",
            "one that may only write",
            "whoever has the link",
        ],
    );
    tell(&mut model, ClassMsg::HandOutPressed.into());
    assert_eq!(model.class.out.complaint, Some(hand_out::Complaint::NoKey));
    holds(&drawn(&model), &["another than yours"]);
}

#[test]
fn the_settings_say_what_came_of_a_try() {
    let mut model = opened("#/settings");
    holds(
        &drawn(&model),
        &[
            "Learning record store",
            "Without a store nothing is ever sent.",
        ],
    );
    let tried = |status, body: &str| -> AppMsg {
        let reply = Reply {
            status,
            retry_after: None,
            body: body.to_owned(),
        };
        Msg::Called(Purpose::Trial, Some(reply)).into()
    };
    for (told, says) in [
        (tried(200, "{\"statements\":[]}"), "takes the key"),
        (tried(200, "<html>"), "that is no store (200)"),
        (tried(401, ""), "refuses the key for reading"),
        (tried(404, ""), "no store at that address"),
        (Msg::Called(Purpose::Trial, None).into(), "No answer came."),
    ] {
        tell(&mut model, told);
        holds(&drawn(&model), &[says]);
    }
    tell(
        &mut model,
        Msg::Typed(Field::Address, "http://records.example.org".to_owned()).into(),
    );
    tell(&mut model, Msg::TryPressed.into());
    holds(&drawn(&model), &["begins with https"]);
}
