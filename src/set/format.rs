//! The shapes of a set file, as written: plain text fields, nothing checked yet.
//!
//! `docs/SET-FORMAT.md` explains each field to a teacher; the JSON Schema in
//! `questions/schema/` is generated from these types.

use super::json::Value;
#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// The value of `format` that this version reads.
pub const FORMAT: &str = "annals-set/1";

/// What the outermost object says of the set as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeadShape {
    /// Always `annals-set/1`.
    pub format: String,
    /// Stable name of the set: lower-case letters, digits and hyphens.
    pub id: String,
    /// The author's version of the set; any text.
    pub version: String,
    /// What the set is called.
    pub title: String,
    /// BCP 47 tag of the language the set is written in.
    pub language: String,
    /// SPDX name of the licence.
    pub license: String,
    /// Whom to credit, in a sentence.
    pub attribution: String,
    /// Where a learner may report a question: an e-mail address.
    pub report_to: String,
    /// Aspects of which the set tells everything: what it does not list was not so.
    pub complete: Vec<AspectShape>,
    /// The forms and families of forms that may be asked; none: all.
    pub forms: Vec<String>,
    /// Questions that are never asked.
    pub struck: Vec<StruckShape>,
    /// Findings of the linter that the author knows of and leaves as they are.
    pub known: Vec<KnownShape>,
}

/// The outermost object, its items not looked at yet: one bad item refuses itself and
/// not the whole file.
pub struct FileShape<'a> {
    /// What it says of the set as a whole.
    pub head: HeadShape,
    /// Works that the items cite.
    pub sources: Vec<Value<'a>>,
    /// What the kinds of events are called.
    pub kinds: Vec<Value<'a>>,
    /// The periods that the set's time is divided into.
    pub eras: Vec<Value<'a>>,
    /// People, states, places, treaties, organisations.
    pub entities: Vec<Value<'a>>,
    /// The dated events.
    pub events: Vec<Value<'a>>,
    /// Flashcards written by hand.
    pub cards: Vec<Value<'a>>,
    /// Questions written by hand.
    pub questions: Vec<Value<'a>>,
}

/// A set as its author writes it: every item in its shape, nothing checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SetShape {
    /// What it says of the set as a whole.
    pub head: HeadShape,
    /// Works that the items cite.
    pub sources: Vec<SourceShape>,
    /// What the kinds of events are called.
    pub kinds: Vec<KindShape>,
    /// The periods that the set's time is divided into.
    pub eras: Vec<EraShape>,
    /// People, states, places, treaties, organisations.
    pub entities: Vec<EntityShape>,
    /// The dated events.
    pub events: Vec<EventShape>,
    /// Flashcards written by hand.
    pub cards: Vec<CardShape>,
    /// Questions written by hand.
    pub questions: Vec<WrittenQuestionShape>,
}

/// A question that is never asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct StruckShape {
    /// The name of its fact, as in links: `yalta-promise/date`, `question/module`.
    pub fact: String,
    /// Its form; left out: the fact is asked in no form.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub form: Option<String>,
}

/// A finding of the linter that the author knows of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct KnownShape {
    /// The code of the rule: `shared-date`.
    pub code: String,
    /// The id of the item; left out: the rule is not applied to the set at all.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub item: Option<String>,
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct ImageShape {
    /// `https://…`, or the picture itself as `data:image/png;base64,…`. A PNG, JPEG, GIF or
    /// WebP.
    pub url: String,
    /// What is to be seen, for those who cannot see it; it may not give the answer away.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub alt: String,
}

/// A work that items cite.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct SourceShape {
    /// Stable name of the source within the set.
    pub id: String,
    /// What the work is called.
    pub title: String,
    /// Where to read it.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub url: Option<String>,
    /// A remark for whoever edits the set.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub note: Option<String>,
}

/// A kind of event, with the words that a question needs. By naming its kinds the author
/// states that no event belongs to two of them.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct KindShape {
    /// The word that events use in `kind`.
    pub id: String,
    /// One of them, with its article: "a treaty".
    pub one: String,
    /// Several of them: "treaties".
    pub many: String,
    /// Whether the titles of its events tell it, so that it is not worth asking.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub told: bool,
    /// Whether so many things are of this kind that a year does not say which one is meant.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub broad: bool,
}

/// A period that has a name.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct EraShape {
    /// Stable name of the era within the set.
    pub id: String,
    /// What it is called: "the Cold War".
    pub name: String,
    /// EDTF interval that it lasted: `1945/1991`.
    pub date: String,
}

/// Somebody or something that events refer to.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct EntityShape {
    /// Stable name of the entity within the set.
    pub id: String,
    /// `person`, `state`, `place`, `treaty`, `organisation`, or a word of the set's own.
    pub kind: String,
    /// What sort of its kind, as a noun a question can use: `city`, `island`, `lake`.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub noun: Option<String>,
    /// The name as shown; for a person, given name first.
    pub name: String,
    /// A person's family name, when it is not the last word of `name`.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub family: Option<String>,
    /// Other spellings and names that are accepted when typed.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub aliases: Vec<String>,
    /// Names in other languages, by BCP 47 tag.
    #[cfg_attr(
        feature = "schema",
        schemars(default, with = "std::collections::BTreeMap<String, String>")
    )]
    pub names: Vec<(String, String)>,
    /// For a place: the place it lies in.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub within: Option<String>,
    /// What it did that no other did: a verb phrase in the past tense, as it stands behind
    /// "Who" or "Which treaty". By writing it the author states that it fits this one alone.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub known_for: Option<String>,
    /// EDTF date from which the name holds.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub valid_from: Option<String>,
    /// EDTF date until which the name holds.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub valid_until: Option<String>,
    /// A remark for whoever edits the set.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub note: Option<String>,
}

/// Something dated.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct EventShape {
    /// Stable name of the event within the set.
    pub id: String,
    /// EDTF date: `1956-10-19`, `1941-10`, `1918/1922` (a span), `[1978-05..1978-08]` (once between).
    pub date: String,
    /// What sort of event: `treaty`, `visit`, `battle` …; options are drawn from one kind.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub kind: String,
    /// A noun phrase without dates: "the joint declaration that restored relations".
    pub title: String,
    /// A subject and a bare infinitive: `["Japan", "recognise the Soviet Union"]`.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub did: Option<[String; 2]>,
    /// One sentence in the past tense.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub summary: Option<String>,
    /// Who took part, and as what.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub actors: Vec<ActorShape>,
    /// Kinds of entities of which the actors are all that had a part: `["state"]` of a treaty
    /// between two. Nobody else of these kinds took part.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub complete: Vec<String>,
    /// Entity id of the place where it happened.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub place: Option<String>,
    /// Numbers that belong to the event.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub quantities: Vec<QuantityShape>,
    /// How the event hangs together with others.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub links: Vec<LinkShape>,
    /// EDTF dates of like events outside the set, which may not be offered as false.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub also: Vec<String>,
    /// What may be asked of the event; absent: all; empty: nothing.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub ask: Option<Vec<AspectShape>>,
    /// A picture of it, shown with the proof.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub image: Option<ImageShape>,
    /// Which source says so.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub source: Option<CitationShape>,
}

/// A part of an event that can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "lowercase")
)]
pub enum AspectShape {
    /// When it was, and what came before it.
    Date,
    /// Which event it was.
    Event,
    /// Who took part.
    Actors,
    /// Where it was.
    Place,
    /// How many, how much.
    Quantities,
}

/// An entity with its part in an event.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct ActorShape {
    /// Entity id.
    pub entity: String,
    /// `signatory`, `visitor`, `ambassador` …
    pub role: String,
    /// The question that this entity alone answers: "Which Soviet foreign minister came to Tokyo …?"
    /// By writing it the author states that no other answer is right.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub asked: Option<String>,
}

/// A number with its unit and its hedge.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct QuantityShape {
    /// What is counted or measured: "Japanese troops in the intervention".
    pub of: String,
    /// The number, as it is written.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub value: String,
    /// What the number counts in: `billion US$`, `years`, `islands`.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub unit: String,
    /// `nearly`, `over`, `at most`, `about`: a word that the number may not lose.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub hedge: Option<String>,
    /// The question that this number answers: "How many troops did Japan send to Siberia?"
    #[cfg_attr(feature = "schema", schemars(default))]
    pub asked: Option<String>,
}

/// A relation to another event.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct LinkShape {
    /// Event id.
    pub event: String,
    /// What this event is to that one.
    pub relation: RelationShape,
}

/// What an event is to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename_all = "kebab-case")
)]
pub enum RelationShape {
    /// It came after the other, though the dates alone may not show it.
    After,
    /// The other was a cause of it.
    BecauseOf,
    /// It is a part of the other.
    PartOf,
    /// The other put an end to it.
    EndedBy,
}

/// Where a source says something.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct CitationShape {
    /// Source id.
    pub id: String,
    /// Heading, chapter or page.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub section: Option<String>,
    /// A remark: what the source gets wrong, why something is not asked.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub note: Option<String>,
}

/// A flashcard written by hand.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct CardShape {
    /// Stable name of the card within the set.
    pub id: String,
    /// What is shown first.
    pub front: String,
    /// What is shown after.
    pub back: String,
    /// Words to sort cards by.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub tags: Vec<String>,
    /// Whether the back may be shown first as well.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub reversible: bool,
    /// A picture, shown with the front.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub image: Option<ImageShape>,
    /// Which source says so.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub source: Option<CitationShape>,
}

/// A question written by hand.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct WrittenQuestionShape {
    /// Stable name of the question within the set.
    pub id: String,
    /// The form it takes: `choice`, `multiple-response`, `short-answer`, `number` or `match`.
    pub form: String,
    /// The question.
    pub stem: String,
    /// What can be chosen; of a match, places that nothing belongs to.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub options: Vec<String>,
    /// The right answers, as written among the options, or as accepted when typed; of a
    /// number, that number.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub key: Vec<String>,
    /// Of a match: each item with its place.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub pairs: Vec<[String; 2]>,
    /// Of a number: how far off an answer may be.
    #[cfg_attr(feature = "schema", schemars(default, with = "Option<f64>"))]
    pub tolerance: Option<String>,
    /// Why the answer is right, whatever was answered.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub why: Option<String>,
    /// A picture, shown with the question.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub image: Option<ImageShape>,
    /// Words to sort questions by.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub tags: Vec<String>,
    /// What to say of an option, by its text.
    #[cfg_attr(
        feature = "schema",
        schemars(default, with = "std::collections::BTreeMap<String, String>")
    )]
    pub feedback: Vec<(String, String)>,
    /// Which source says so.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub source: Option<CitationShape>,
}
