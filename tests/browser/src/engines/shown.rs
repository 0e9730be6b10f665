//! A question as the page shows it, and the same of one that is drawn here.

use annals::bank::{Body, Choice, Pick, Piece, Question};
use anyhow::{Result, bail};
use serde_json::{Value, json};

use crate::Browser;

/// So many questions are answered by one call: a script that takes too long is stopped.
const AT_ONCE: usize = 40;

/// Reads the question, says "I don't know", waits until it is gone, and again.
const PLAY: &str = r"
const [most, end] = arguments;
const without = (element, css) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(css).forEach(part => part.remove());
    return copy.textContent;
};
const stem = heading => {
    const copy = heading.cloneNode(true);
    copy.querySelectorAll('.blank').forEach(blank => blank.replaceWith('____'));
    return copy.textContent;
};
const text = option => option.matches('.space')
    ? option.getAttribute('aria-label')
    : without(option.querySelector('.text, .hold') ?? option, 'kbd');
const all = (main, css, of) => [...main.querySelectorAll(css)].map(of);
const asked = () => document.querySelector('main.ask');
const name = main => main && JSON.stringify({ ...main.dataset });
const wait = async is => {
    const late = Date.now() + 10000;
    while (!is()) {
        if (Date.now() > late) throw new Error('nothing follows ' + name(asked()));
        await new Promise(go => setTimeout(go, 1));
    }
};
(async () => {
    const seen = [];
    while (asked() && seen.length < most) {
        const main = asked(), before = name(main), passage = main.querySelector('#passage');
        const shown = {
            question: main.dataset.question,
            form: main.dataset.form,
            seed: main.dataset.seed,
            difficulty: main.dataset.difficulty,
            beside: main.dataset.beside ?? null,
            stem: stem(main.querySelector('#heading')),
            options: all(main, '[data-option]', option => [option.dataset.option, text(option)]),
            lying: all(main, '.lying .text', event => event.textContent),
            passage: passage && without(passage, 'kbd'),
            unit: main.querySelector('.typed')?.textContent ?? '',
            back: null,
        };
        const unknown = document.querySelector('.foot .bare');
        if (unknown) {
            unknown.click();
        } else {
            document.querySelector('.foot #answer').click();
            await wait(() => document.querySelector('.rating'));
            shown.back = document.querySelector('.back').textContent;
            document.querySelector('.rating button').click();
        }
        seen.push(shown);
        await wait(() => name(asked()) !== before);
    }
    end({ seen, more: !!asked() });
})().catch(error => end({ error: String(error) }));
";

/// What the page shows from the first question on to the last, each answered with "I don't know".
pub(super) async fn play(page: &Browser) -> Result<Vec<Value>> {
    let mut all = Vec::new();
    loop {
        let told = page
            .driver()
            .execute_async(PLAY, vec![json!(AT_ONCE)])
            .await?;
        let mut told = told.json().clone();
        let Value::Array(seen) = told["seen"].take() else {
            bail!("after {} questions: {}", all.len(), told["error"]);
        };
        all.extend(seen);
        if told["more"] != json!(true) {
            return Ok(all);
        }
    }
}

/// The same of a question that is drawn here.
pub(super) fn native(pick: &Pick, question: &Question) -> Value {
    let texts = |choices: &[Choice]| -> Vec<Value> {
        choices
            .iter()
            .map(|choice| json!([choice.id, choice.text]))
            .collect()
    };
    let mut options = texts(question.body.offered());
    let (mut lying, mut passage, mut back, mut unit) = (Vec::new(), None, None, "");
    match &question.body {
        Body::Choice { .. } | Body::Several { .. } | Body::Order { .. } => {}
        Body::Match { places, .. } => options.extend(texts(places)),
        Body::Timeline { lying: on_line, .. } => {
            lying = on_line.iter().map(|event| event.text.as_str()).collect();
        }
        Body::Passage {
            pieces, options, ..
        } => {
            let texts = pieces.iter().map(|piece| match piece {
                Piece::Text(text) => text.as_str(),
                Piece::Option(at) => &options[*at].text,
            });
            passage = Some(texts.collect::<String>());
        }
        Body::Year { .. } | Body::Name { .. } => {}
        Body::Quantity { key } => unit = &key.unit,
        Body::Card { back: other } => back = Some(other.as_str()),
    }
    json!({
        "question": pick.fact,
        "form": pick.form.name(),
        "seed": pick.seed.to_string(),
        "difficulty": pick.difficulty.permille().to_string(),
        "beside": pick.beside,
        "stem": question.stem,
        "options": options,
        "lying": lying,
        "passage": passage,
        "unit": unit,
        "back": back,
    })
}
