//! Where a learner begins a quiz that was handed out.

use super::{field, live, lms as platform, records};
use crate::app::class::assigned::{SetAt, Time, attempts_of, offered, set_at};
use crate::app::class::live::of_link;
use crate::app::class::{Msg, hand_in, lms};
use crate::app::route::{self, Handed, Run};
use crate::app::{Model, Route};
use crate::class::Moment;
use crate::memory::Attempt;
use crate::ui::components::{Element, button, complaint, el, group, heading, paragraph, title};
use crate::ui::{Link, wording};

/// The page.
#[inline(never)]
pub fn view(model: &Model, handed: &Handed, link: &Link) -> Element {
    let main = el("main class='wrap desk assigned'");
    if let Some(fault) = handed.fault() {
        return main
            .child(title(wording::LINK_BROKEN))
            .child(paragraph("lesser", wording::link_fault(fault)));
    }
    let at = set_at(model, handed);
    let assignment = &handed.assignment;
    let set = match &at {
        SetAt::InLink(held) => held.title.as_str(),
        SetAt::Here
        | SetAt::Changed
        | SetAt::Forged
        | SetAt::Coming
        | SetAt::Broken(_)
        | SetAt::Elsewhere(_)
        | SetAt::Missing => set_here(model, &assignment.set),
    };
    let name = match assignment.title.is_empty() {
        true => set,
        false => &assignment.title,
    };
    let says = wording::assignment(assignment, set);
    let main = main
        .child(title(name).attr("dir", "auto"))
        .child(el("ul class='says'").each(&says, |one| el("li").text(one)));
    let begins = match at {
        SetAt::Here | SetAt::InLink(_) => begin(model, handed, None, link),
        SetAt::Changed if lms::is_packed(model, handed) => complaint(wording::SET_OTHER),
        SetAt::Changed => begin(model, handed, Some(wording::SET_CHANGED), link),
        SetAt::Coming => el("p role='status'").text(wording::SET_COMING),
        SetAt::Forged => complaint(wording::SET_FORGED),
        SetAt::Broken(why) => complaint(&why),
        SetAt::Missing => complaint(wording::SET_MISSING),
        SetAt::Elsewhere(url) => elsewhere(handed, &url),
    };
    let round = of_link(model, handed);
    let begins = match round.map(|round| round.moment) {
        // There is nothing to begin any more.
        Some(Moment::Over) => group(),
        Some(Moment::Before | Moment::Asked(_) | Moment::Shown(_)) | None => begins,
    };
    main.child(round.map(|round| live::lobby(model, &round, link)))
        .child(begins)
        .child(platform::beside(model))
        .child(before(model, handed))
}

fn set_here<'a>(model: &'a Model, id: &'a str) -> &'a str {
    model.bank().map_or(id, |bank| bank.set().title.as_str())
}

/// The set lies in a file elsewhere: it is looked at before it is fetched.
fn elsewhere(handed: &Handed, url: &str) -> Element {
    let shared = Route::Shared(route::Shared {
        hash: handed.assignment.hash.clone(),
        packed: None,
        from: Some(url.to_owned()),
    });
    el("section class='use'")
        .child(paragraph("lesser", wording::set_elsewhere(url)))
        .child(
            el("p").child(
                el("a class='primary'")
                    .attr("href", shared.address())
                    .text(wording::GET_SET),
            ),
        )
}

fn begin(model: &Model, handed: &Handed, told: Option<&str>, link: &Link) -> Element {
    let choices = &model.class.begin;
    let is_wrong = choices.complaint.is_some();
    let name = el("input type='text' autocomplete='off' autocapitalize='words' spellcheck='false'")
        .attr("name", "learner")
        .value(&choices.name)
        .wrong(is_wrong)
        .on_type(link, |text| Some(Msg::NameTyped(text).into()));
    let time = handed.assignment.minutes.map(|given| {
        let times = el("select").on_pick(link, |text| {
            let mut all = Time::ALL.into_iter().enumerate();
            let chosen = all.find(|(at, _)| at.to_string() == text);
            Some(Msg::TimeChosen(chosen?.1).into())
        });
        let times = times.each(Time::ALL.into_iter().enumerate(), |(at, time)| {
            el("option")
                .attr("value", at)
                .flag("selected", time == choices.time)
                .text(wording::time(time, given))
        });
        field(
            wording::YOUR_TIME,
            "time",
            times,
            Some(wording::YOUR_TIME_IS),
        )
    });
    let told = told.map(|told| paragraph("caption", told));
    let lost = model
        .desk
        .is_lost
        .then(|| paragraph("caption", wording::SET_NOT_KEPT));
    let complained = choices
        .complaint
        .map(|why| complaint(wording::unready_assignment(why)));
    let sent = records::told(model, handed);
    // Whom the platform knows is not asked.
    let who = match lms::learner(model, handed) {
        Some(learner) => el("p class='lesser' id='learner' tabindex='-1'")
            .text([wording::YOU_ARE, " "].concat())
            .child(el("bdi").text(learner))
            .child(group().text(".")),
        None => field(
            wording::YOUR_NAME,
            "learner",
            name,
            Some(match &sent {
                Some(_) => wording::LEARNER_HERE,
                None => wording::YOUR_NAME_IS,
            }),
        ),
    };
    let goes_on = lms::learner(model, handed).is_some()
        && attempts_of(model, handed, Some(&choices.name))
            .iter()
            .any(|attempt| !attempt.is_finished());
    let label = match goes_on {
        true => wording::GO_ON,
        false => wording::BEGIN,
    };
    el("section class='fields'")
        .child(told)
        .child(who)
        .child(sent)
        .child(time)
        .child(lost)
        .child(complained)
        .child(
            el("p class='acts'")
                .child(button("primary", link, Msg::BeginPressed, label, None).attr("id", "begin")),
        )
}

/// What of it was done in this browser.
fn before(model: &Model, handed: &Handed) -> Option<Element> {
    let before = offered(model, handed);
    (!before.is_empty()).then(|| {
        el("section")
            .child(heading(wording::IN_THIS_BROWSER))
            .child(el("ul class='sets'").each(before, |attempt| done(model, attempt)))
    })
}

fn done(model: &Model, attempt: &Attempt) -> Element {
    let called = attempt.assigned.as_deref().map_or_else(String::new, |one| {
        wording::attempt_of(&one.learner, one.number)
    });
    let (route, says) = match attempt.is_finished() {
        true => (
            Route::Done(attempt.id.clone()),
            wording::score(attempt.right(), hand_in::whole(model, attempt)),
        ),
        false => (
            Route::Run(Run::Attempt(attempt.id.clone())),
            wording::GO_ON.to_owned(),
        ),
    };
    let when = wording::moment(attempt.started, model.time_zone_offset);
    el("li")
        .child(
            el("p class='history'").child(
                el("a")
                    .attr("href", route.address())
                    .child(group().text([&called, ": ", &says].concat())),
            ),
        )
        .child(paragraph("when", when))
}
