//! The JSON Schema of a set file, made from the types that read it.

use schemars::{JsonSchema, schema_for};

use super::format::{
    AspectShape, CardShape, EntityShape, EraShape, EventShape, HeadShape, KindShape, KnownShape,
    SourceShape, StruckShape, WrittenQuestionShape,
};

/// A set of dated events that Annals makes questions from.
// `FileShape` with its items in place of their raw text.
#[derive(JsonSchema)]
#[schemars(title = "Annals set")]
#[expect(dead_code, reason = "only the shapes of the fields are wanted")]
struct SetFile {
    /// Always `annals-set/1`.
    #[schemars(regex(pattern = r"^annals-set/1$"))]
    format: String,
    /// Stable name of the set: lower-case letters, digits and hyphens.
    id: String,
    /// The author's version of the set; any text.
    #[schemars(default)]
    version: String,
    /// What the set is called.
    title: String,
    /// BCP 47 tag of the language the set is written in.
    #[schemars(default)]
    language: String,
    /// SPDX name of the licence.
    #[schemars(default)]
    license: String,
    /// Whom to credit, in a sentence.
    #[schemars(default)]
    attribution: String,
    /// Where a learner may report a question: an e-mail address.
    #[schemars(default)]
    report_to: String,
    /// Aspects of which the set tells everything: what it does not list was not so.
    #[schemars(default)]
    complete: Vec<AspectShape>,
    /// The forms and families of forms that may be asked; none: all.
    #[schemars(default)]
    forms: Vec<String>,
    /// Questions that are never asked.
    #[schemars(default)]
    struck: Vec<StruckShape>,
    /// Findings of the linter that the author knows of and leaves as they are.
    #[schemars(default)]
    known: Vec<KnownShape>,
    /// Works that the items cite.
    #[schemars(default)]
    sources: Vec<SourceShape>,
    /// What the kinds of events are called.
    #[schemars(default)]
    kinds: Vec<KindShape>,
    /// The periods that the set's time is divided into.
    #[schemars(default)]
    eras: Vec<EraShape>,
    /// People, states, places, treaties, organisations.
    #[schemars(default)]
    entities: Vec<EntityShape>,
    /// The dated events.
    #[schemars(default)]
    events: Vec<EventShape>,
    /// Flashcards written by hand.
    #[schemars(default)]
    cards: Vec<CardShape>,
    /// Questions written by hand.
    #[schemars(default)]
    questions: Vec<WrittenQuestionShape>,
}

/// The schema, as the text of `questions/schema/annals-set-1.json`.
#[must_use]
pub fn schema() -> String {
    // A field that one has and the other lacks fails here.
    let _same_fields = |file: HeadShape| SetFile {
        format: file.format,
        id: file.id,
        version: file.version,
        title: file.title,
        language: file.language,
        license: file.license,
        attribution: file.attribution,
        report_to: file.report_to,
        complete: file.complete,
        forms: file.forms,
        struck: file.struck,
        known: file.known,
        sources: Vec::new(),
        kinds: Vec::new(),
        eras: Vec::new(),
        entities: Vec::new(),
        events: Vec::new(),
        cards: Vec::new(),
        questions: Vec::new(),
    };
    let schema = serde_json::to_string_pretty(&schema_for!(SetFile));
    format!("{}\n", schema.expect("a schema has a JSON text"))
}
