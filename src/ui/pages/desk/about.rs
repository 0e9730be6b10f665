//! What a set says of itself, which forms it lets be asked, and what was struck out.

use crate::app::Msg as AppMsg;
use crate::app::desk::{Field, Msg, Open};
use crate::bank::Form;
use crate::ui::components::{Element, button, el, group, heading, paragraph, title};
use crate::ui::{Link, wording};

/// The page.
pub fn view(open: &Open, link: &Link) -> Element {
    group()
        .child(title(wording::ABOUT_SET))
        .child(fields(open, link))
        .child(forms(open, link))
        .child(struck(open, link))
}

fn fields(open: &Open, link: &Link) -> Element {
    let head = &open.overview.head;
    let field =
        |caption: &str, value: &str, hint: Option<&str>, read: fn(String) -> Option<AppMsg>| {
            let input = el("input type='text' autocomplete='off' dir='auto'")
                .value(value)
                .on_pick(link, read);
            el("label")
                .child(el("span class='caption'").text(caption))
                .child(input)
                .child(hint.map(|hint| el("span class='caption helps'").text(hint)))
        };
    fn written(field: Field, text: String) -> Option<AppMsg> {
        Some(Msg::HeadWritten(field, text).into())
    }
    el("section class='fields'")
        .child(field(wording::TITLE, &head.title, None, |t| {
            written(Field::Title, t)
        }))
        .child(field(
            wording::LANGUAGE,
            &head.language,
            Some(wording::LANGUAGE_HINT),
            |t| written(Field::Language, t),
        ))
        .child(field(
            wording::LICENCE,
            &head.license,
            Some(wording::LICENCE_HINT),
            |t| written(Field::License, t),
        ))
        .child(field(wording::CREDIT, &head.attribution, None, |t| {
            written(Field::Attribution, t)
        }))
        .child(field(
            wording::REPORT_TO,
            &head.report_to,
            Some(wording::REPORT_TO_HINT),
            |t| written(Field::ReportTo, t),
        ))
        .child(field(wording::VERSION, &head.version, None, |t| {
            written(Field::Version, t)
        }))
        .child(field(
            wording::SET_ID,
            &head.id,
            Some(wording::SET_ID_HINT),
            |t| written(Field::Id, t),
        ))
}

fn forms(open: &Open, link: &Link) -> Element {
    let allowed = &open.overview.head.forms;
    let is = |form: Form| allowed.is_empty() || allowed.iter().any(|name| form.is_called(name));
    let list = el("ul class='ticked'").each(Form::ALL, |form| {
        let tick = el("input type='checkbox' data-control=''")
            .checked(is(form))
            .on_toggle(link, Msg::FormToggled(form.name().to_owned()));
        el("li").attr("data-form", form.name()).child(
            el("label")
                .child(tick)
                .child(el("span class='name'").text(wording::form(form)))
                .child(el("span class='example'").text(wording::example(form))),
        )
    });
    el("section role='group' aria-labelledby='allowed'")
        .child(heading(wording::ALLOWED_FORMS).attr("id", "allowed"))
        .child(paragraph("caption", wording::ALLOWED_FORMS_IS))
        .child(list)
}

fn struck(open: &Open, link: &Link) -> Element {
    let struck = &open.overview.struck;
    let list = el("ul class='sets'").each(struck, |(fact, form)| {
        let msg = Msg::StrikePressed {
            fact: fact.clone(),
            form: Some(form.clone()).filter(|form| !form.is_empty()),
            is: false,
        };
        let name = Form::named(form).map_or(wording::EVERY_FORM, wording::form);
        el("li")
            .key(&[fact, " ", form].concat())
            .child(el("span").text([fact, " · ", name].concat()))
            .child(el("p class='acts'").child(button(
                "small",
                link,
                msg,
                wording::ASK_IT_AGAIN,
                None,
            )))
    });
    el("section role='group' aria-labelledby='struck'")
        .child(heading(wording::STRUCK).attr("id", "struck"))
        .child(paragraph("caption", wording::STRUCK_IS))
        .child((!struck.is_empty()).then_some(list))
}
