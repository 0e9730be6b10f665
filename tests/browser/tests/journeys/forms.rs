//! Every form of question, with every hand.

use annals::bank::Form;
use annals_browser_tests::{Hand, Learner, Options, Say, View, play};

use crate::quiz::{SET, link};

/// Each form that the set yields is answered rightly and wrongly; the page is sound with the answer prepared and
/// after, and a reload between loses nothing but what was prepared. A wrong answer is prepared as a right one is, so
/// that is tried by keys alone.
fn plays_every_form(name: &str, hand: Hand, view: View) {
    let options = Options {
        view,
        ..Options::default()
    };
    play(name, options, async |page, site| {
        let learner = Learner::new(SET, hand)?;
        for form in Form::ALL {
            if !learner.is_asked(form) {
                eprintln!("{}: the set does not ask it", form.name());
                continue;
            }
            for (seed, say) in [(5, Say::Right), (6, Say::Wrong)] {
                page.goto("about:blank").await?;
                let forms = format!("&forms={}", form.name());
                page.goto(&link(site, seed, 1, &forms)).await?;
                page.find("main.ask").await?;
                if say == Say::Right || hand == Hand::Keyboard {
                    let question = learner.question(page).await?;
                    learner.prepare(page, &question, say).await?;
                    page.is_sound().await?;
                    page.reload().await?;
                }
                learner.answer(page, say).await?;
                page.is_sound().await?;
            }
        }
        Ok(())
    });
}

#[test]
fn every_form_is_answered_by_keys_alone() {
    plays_every_form("forms-keyboard", Hand::Keyboard, View::DESK);
}

#[test]
fn every_form_is_answered_with_a_mouse() {
    plays_every_form("forms-mouse", Hand::Mouse, View::DESK);
}

#[test]
fn every_form_is_answered_with_a_finger() {
    plays_every_form("forms-finger", Hand::Finger, View::PHONE);
}
