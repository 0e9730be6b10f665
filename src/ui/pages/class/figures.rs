//! What the marks of a class say of the quiz and of each of its questions.

use crate::app::class::Msg;
use crate::app::class::results::Marked;
use crate::class::remarks::{remarks, test_remarks, test_words, words_alone};
use crate::class::{Column, Counted, Item, Remark, figure, key_told};
use crate::ui::components::{Element, button, el, group, heading, paragraph};
use crate::ui::{Link, wording};

/// So many pairs are shown that the class takes for one another.
const PAIRS: usize = 10;

/// Everything below the marks; nothing before anybody has handed in.
#[inline(never)]
pub fn view(marked: &Marked, link: &Link) -> Option<Element> {
    (!marked.book.learners.is_empty()).then(|| {
        group()
            .child(files(link))
            .child(test(marked))
            .child(confused(marked))
            .child(questions(marked))
    })
}

/// The gradebook as files.
fn files(link: &Link) -> Element {
    let workbook = button(
        "plain",
        link,
        Msg::WorkbookPressed,
        wording::SAVE_WORKBOOK,
        None,
    );
    let table =
        |(at, says): (usize, &'static str)| button("bare", link, Msg::TablePressed(at), says, None);
    el("section aria-labelledby='as-files'")
        .child(heading(wording::AS_FILE).attr("id", "as-files"))
        .child(
            el("p class='acts'")
                .child(workbook)
                .each(wording::SAVE_TABLES, table),
        )
}

/// The figures of the whole.
fn test(marked: &Marked) -> Element {
    let analysis = &marked.analysis;
    let shares = [
        (wording::MEAN, Some(analysis.mean)),
        (wording::MEDIAN, Some(analysis.median)),
        (wording::DEVIATION, analysis.deviation),
        (wording::STANDARD_ERROR, analysis.standard_error),
    ];
    let shares = shares.map(|(name, value)| (name, value.map(figure::percent)));
    let alpha = (wording::ALPHA, analysis.alpha.map(figure::read_out));
    let row = |(name, value): (&'static str, Option<String>)| {
        let value = value.unwrap_or_else(|| "–".to_owned());
        el("div")
            .child(el("dt").text(name))
            .child(el("dd").text(value))
    };
    let says = test_remarks(analysis);
    el("section aria-labelledby='the-test'")
        .child(heading(wording::THE_TEST).attr("id", "the-test"))
        .child(el("dl class='measures'").each(shares.into_iter().chain([alpha]), row))
        .child(el("ul class='says'").each(says, |one| el("li").text(test_words(one, analysis))))
        .child(paragraph("caption", wording::ALPHA_IS))
}

/// What the class takes for one another.
fn confused(marked: &Marked) -> Option<Element> {
    let pairs = &marked.confused;
    (!pairs.is_empty()).then(|| {
        el("section aria-labelledby='confused'")
            .child(heading(wording::CONFUSIONS).attr("id", "confused"))
            .child(
                el("ul class='sets confused'").each(pairs.iter().take(PAIRS), |pair| {
                    el("li")
                        .child(
                            el("p class='history' dir='auto'")
                                .child(el("b").text(&pair.taken))
                                .child(el("i").text(wording::TAKEN_FOR))
                                .child(el("b").text(wording::amid(&pair.for_))),
                        )
                        .child(paragraph(
                            "when",
                            wording::confused_by(pair.learners, &pair.columns),
                        ))
                }),
            )
    })
}

/// Each question, with what was answered.
fn questions(marked: &Marked) -> Element {
    let all = marked.book.columns.iter().zip(&marked.analysis.items);
    let language = &marked.bank.set().language;
    el("section aria-labelledby='by-question'")
        .child(heading(wording::BY_QUESTION).attr("id", "by-question"))
        .child(paragraph("caption", wording::IN_SAME_WAY))
        .child(
            el("ol class='questions'").each(all.enumerate(), |(at, (column, item))| {
                question(marked, at, column, item, language)
            }),
        )
}

fn question(marked: &Marked, at: usize, column: &Column, item: &Item, language: &str) -> Element {
    let options = column
        .question
        .body
        .single()
        .map(|(options, _)| options.len());
    let said = remarks(&marked.analysis, at, options);
    let is_amiss = said.iter().any(|one| match one {
        Remark::WeakerDidBetter | Remark::TooHard | Remark::GuessedMaybe | Remark::TellsNothing => {
            true
        }
        Remark::TooEasyToTell | Remark::TellsLittle | Remark::SameForAll | Remark::Fine => false,
    });
    let says = said.into_iter().map(|one| words_alone(one, item));
    let mean_time = marked.book.mean_time(at).map(wording::lasted);
    let figures = [
        (wording::FACILITY, Some(figure::percent(item.facility))),
        (
            wording::DISCRIMINATION,
            item.discrimination.map(figure::read_out),
        ),
        (wording::EFFICIENCY, item.efficiency.map(figure::read_out)),
        (wording::WEIGHT, item.effective_weight.map(figure::percent)),
        (wording::MEAN_TIME, mean_time),
    ];
    let figures = figures.into_iter().map(|(name, value)| {
        let value = value.unwrap_or_else(|| "–".to_owned());
        el("div")
            .child(el("dt").text(name))
            .child(el("dd").text(value))
    });
    let mark = is_amiss.then(|| {
        group()
            .child(el("span class='mark' aria-hidden='true'").text("△"))
            .child(el("span class='unseen'").text(wording::LOOK_AT_IT))
    });
    let summary = el("summary")
        .child(el("span class='number'").text(at + 1))
        .child(
            el("span class='stem'")
                .attr("lang", language)
                .text(column.question.stem.replace(crate::bank::GAP, "…")),
        )
        .child(
            el("span class='facility'")
                .child(mark)
                .text(figure::percent(item.facility)),
        );
    el("li").child(
        el("details")
            .child(summary)
            .child(
                el("p class='key'")
                    .attr("lang", language)
                    .text(key_told(&column.question)),
            )
            .child(el("ul class='says'").each(says, |one| el("li").text(wording::capital(&one))))
            .child(el("dl class='measures'").each(figures, |one| one))
            .child({ marked.answers.get(at) }.map(|given| answers(given, language))),
    )
}

/// What was answered, how often, and by how many of the better half.
fn answers(given: &[Counted], language: &str) -> Element {
    let head = el("tr").each(
        [
            wording::ANSWER_COLUMN,
            wording::COUNT_COLUMN,
            wording::BETTER_COLUMN,
        ],
        |name| el("th scope='col'").text(name),
    );
    let row = |one: &Counted| {
        let answer = match one.response {
            Some(_) => el("td dir='auto'").attr("lang", language).text(&one.text),
            None => el("td").text(wording::NOT_ANSWERED),
        };
        el("tr")
            .child(answer)
            .child(el("td").text(one.learners))
            .child(el("td").text(one.better))
    };
    el("table class='answers'")
        .child(el("thead").child(head))
        .child(el("tbody").each(given, row))
}
