//! Records for a store: where they go, how they stand, the store of the settings.

use super::field;
use crate::app::Model;
use crate::app::class::records::named::Field;
use crate::app::class::records::reading::Reading;
use crate::app::class::records::{Msg, Standing, going, standing};
use crate::app::route::Handed;
use crate::ui::components::{Element, button, el, group, heading, paragraph};
use crate::ui::{Link, wording};

/// Where answers are sent, before they are given.
pub fn told(model: &Model, handed: &Handed) -> Option<Element> {
    let going = going(model, handed)?;
    Some(paragraph("lesser", wording::going(&going)).attr("id", "going"))
}

/// How records stand, at the end of a quiz.
#[inline(never)]
pub fn view(model: &Model, link: &Link) -> Option<Element> {
    let standing = standing(model);
    let leave = model.class.records.launched.is_some().then(|| {
        el("p class='acts'").child(
            button("plain", link, Msg::LeavePressed, wording::TO_PLATFORM, None)
                .attr("id", "leave"),
        )
    });
    if standing == Standing::default() && leave.is_none() {
        return None;
    }
    Some(
        el("section class='records' aria-labelledby='records'")
            .child(heading(wording::RECORDS).attr("id", "records"))
            .child(stands(&standing, link))
            .child(leave),
    )
}

fn stands(standing: &Standing, link: &Link) -> Element {
    let says = wording::standing(standing);
    let act = |is: bool, msg: Msg, label: &'static str| {
        is.then(|| button("plain", link, msg, label, None))
    };
    let is_stuck = standing.halt.is_some() || standing.aside > 0;
    let resume = act(
        standing.halt.is_some() || standing.is_later,
        Msg::ResumePressed,
        wording::RESUME,
    );
    let save = act(is_stuck, Msg::SavePressed, wording::SAVE_UNSENT);
    let delete = act(is_stuck, Msg::DeletePressed, wording::DELETE_UNSENT);
    let acts = (is_stuck || standing.is_later)
        .then(|| el("p class='acts'").child(resume).child(save).child(delete));
    group()
        .child(el("div role='status' class='standing'").each(&says, |one| paragraph("lesser", one)))
        .child(acts)
}

fn typed(
    name: &str,
    id: &'static str,
    (secret, value): (bool, &str),
    helps: Option<&str>,
    link: &Link,
    read: fn(String) -> Option<crate::app::Msg>,
) -> Element {
    let input = match secret {
        true => el("input type='password' autocomplete='off' dir='ltr'"),
        false => el("input type='text' autocomplete='off' spellcheck='false' dir='ltr'"),
    };
    field(name, id, input.value(value).on_type(link, read), helps)
}

/// The section of the settings.
#[inline(never)]
pub fn section(model: &Model, link: &Link) -> Element {
    let named = &model.class.records.named;
    let address = typed(
        wording::STORE_ADDRESS,
        "store-address",
        (false, &named.address),
        Some(wording::STORE_ADDRESS_IS),
        link,
        |text| Some(Msg::Typed(Field::Address, text).into()),
    );
    let key = typed(
        wording::STORE_KEY,
        "store-key",
        (false, &named.key),
        None,
        link,
        |text| Some(Msg::Typed(Field::Key, text).into()),
    );
    let secret = typed(
        wording::STORE_SECRET,
        "store-secret",
        (true, &named.secret),
        Some(wording::STORE_SECRET_IS),
        link,
        |text| Some(Msg::Typed(Field::Secret, text).into()),
    );
    let said = named.trial.map(wording::trial);
    let forget = named.store.as_ref().map(|_| {
        button(
            "bare",
            link,
            Msg::ForgetPressed,
            wording::FORGET_STORE,
            None,
        )
        .attr("id", "forget-store")
    });
    let sends = named.store.as_ref().map(|_| {
        let choice = el("input type='checkbox' id='sends'")
            .checked(named.sends)
            .on_toggle(link, Msg::SendsChosen(!named.sends));
        el("label class='mix'").child(choice).text(wording::SENDS)
    });
    let try_it =
        button("plain", link, Msg::TryPressed, wording::TRY_STORE, None).attr("id", "try-store");
    el("section role='group' aria-labelledby='records'")
        .child(
            heading(wording::RECORD_STORE)
                .attr("id", "records")
                .attr("tabindex", "-1"),
        )
        .child(paragraph("caption", wording::RECORD_STORE_IS))
        .child(
            el("div class='fields'")
                .child(address)
                .child(key)
                .child(secret),
        )
        .child(el("div role='status' id='trial'").child(said.map(|says| paragraph("lesser", says))))
        .child(el("p class='acts'").child(try_it).child(forget))
        .child(sends)
        .child(stands(&standing(model), link))
}

/// Where a quiz is handed out: whether the class reports, and by which key.
#[inline(never)]
pub fn reports(model: &Model, link: &Link) -> Option<Element> {
    let named = &model.class.records.named;
    let says = wording::let_report(named.host()?);
    let is = model.class.out.reports;
    let choice = el("input type='checkbox' id='reports'")
        .checked(is)
        .on_toggle(link, Msg::ReportsChosen(!is));
    let fields = is.then(|| {
        let helps = named.has_class_key().then_some(wording::CLASS_HAS_KEY);
        el("div class='fields'")
            .child(paragraph("caption", wording::CLASS_KEY_IS))
            .child(typed(
                wording::CLASS_KEY,
                "class-key",
                (false, &named.class_key),
                helps,
                link,
                |text| Some(Msg::Typed(Field::ClassKey, text).into()),
            ))
            .child(typed(
                wording::CLASS_SECRET,
                "class-secret",
                (true, &named.class_secret),
                None,
                link,
                |text| Some(Msg::Typed(Field::ClassSecret, text).into()),
            ))
    });
    Some(
        el("section aria-labelledby='records'")
            .child(heading(wording::RECORDS).attr("id", "records"))
            .child(el("label class='mix'").child(choice).text(says))
            .child(fields),
    )
}

/// On the page of what came back: the class, read from the store.
#[inline(never)]
pub fn read_back(model: &Model, key: &str, link: &Link) -> Option<Element> {
    let records = &model.class.records;
    let says = wording::read_from(records.named.host()?);
    let of_this = |reading: &&Reading| reading.key == key;
    let reading = records.reading.as_ref().filter(of_this);
    let said = reading.map(|reading| paragraph("lesser", wording::reading(reading)));
    Some(
        el("section aria-labelledby='records'")
            .child(heading(wording::RECORDS).attr("id", "records"))
            .child(el("p class='acts'").child(
                button("plain", link, Msg::ReadPressed, says, None).attr("id", "read-class"),
            ))
            .child(el("div role='status' id='reading'").child(said)),
    )
}
