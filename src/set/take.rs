//! From the fields of a JSON object to the shapes of the set format.

use super::format::{
    ActorShape, AspectShape, CardShape, CitationShape, EntityShape, EraShape, EventShape,
    FileShape, HeadShape, ImageShape, KindShape, KnownShape, LinkShape, QuantityShape,
    RelationShape, SourceShape, StruckShape, WrittenQuestionShape,
};
use super::json::{Fault, Fields, Value};

/// The file, its items not looked at. What a later version of the format adds at the
/// top is passed over; within an item it is not.
pub(super) fn file(value: Value<'_>) -> Result<FileShape<'_>, Fault> {
    let mut fields = Fields::of(value)?;
    let head = HeadShape {
        format: fields.text("format")?,
        id: fields.text("id")?,
        version: fields.text_or_empty("version")?,
        title: fields.text("title")?,
        language: fields.text_or_empty("language")?,
        license: fields.text_or_empty("license")?,
        attribution: fields.text_or_empty("attribution")?,
        report_to: fields.text_or_empty("report_to")?,
        complete: aspects(&mut fields, "complete")?.unwrap_or_default(),
        forms: fields.texts("forms")?,
        struck: each(&mut fields, "struck", struck)?,
        known: each(&mut fields, "known", known)?,
    };
    Ok(FileShape {
        head,
        sources: fields.list("sources")?,
        kinds: fields.list("kinds")?,
        eras: fields.list("eras")?,
        entities: fields.list("entities")?,
        events: fields.list("events")?,
        cards: fields.list("cards")?,
        questions: fields.list("questions")?,
    })
}

fn struck(fields: &mut Fields<'_>) -> Result<StruckShape, Fault> {
    Ok(StruckShape {
        fact: fields.text("fact")?,
        form: fields.text_or_none("form")?,
    })
}

fn known(fields: &mut Fields<'_>) -> Result<KnownShape, Fault> {
    Ok(KnownShape {
        code: fields.text("code")?,
        item: fields.text_or_none("item")?,
    })
}

fn image(fields: &mut Fields<'_>) -> Result<Option<ImageShape>, Fault> {
    let Some(mut image) = fields.fields("image")? else {
        return Ok(None);
    };
    let shape = ImageShape {
        url: image.text("url")?,
        alt: image.text_or_empty("alt")?,
    };
    image.done()?;
    Ok(Some(shape))
}

fn pair(field: &str, value: Value<'_>) -> Result<[String; 2], Fault> {
    let texts = value.items().iter().map(Value::text);
    match texts.collect::<Option<Vec<&str>>>().as_deref() {
        Some([item, place]) => Ok([(*item).to_owned(), (*place).to_owned()]),
        Some(_) | None => Err(Fault {
            field: field.to_owned(),
            why: "a list of two texts is expected, the item and its place".to_owned(),
        }),
    }
}

pub(super) fn source(fields: &mut Fields<'_>) -> Result<SourceShape, Fault> {
    Ok(SourceShape {
        id: fields.text("id")?,
        title: fields.text("title")?,
        url: fields.text_or_none("url")?,
        note: fields.text_or_none("note")?,
    })
}

pub(super) fn kind(fields: &mut Fields<'_>) -> Result<KindShape, Fault> {
    Ok(KindShape {
        id: fields.text("id")?,
        one: fields.text("one")?,
        many: fields.text("many")?,
        told: fields.flag("told")?,
        broad: fields.flag("broad")?,
    })
}

pub(super) fn era(fields: &mut Fields<'_>) -> Result<EraShape, Fault> {
    Ok(EraShape {
        id: fields.text("id")?,
        name: fields.text("name")?,
        date: fields.text("date")?,
    })
}

pub(super) fn entity(fields: &mut Fields<'_>) -> Result<EntityShape, Fault> {
    Ok(EntityShape {
        id: fields.text("id")?,
        kind: fields.text("kind")?,
        noun: fields.text_or_none("noun")?,
        name: fields.text("name")?,
        family: fields.text_or_none("family")?,
        aliases: fields.texts("aliases")?,
        names: fields.named_texts("names")?,
        within: fields.text_or_none("within")?,
        known_for: fields.text_or_none("known_for")?,
        valid_from: fields.text_or_none("valid_from")?,
        valid_until: fields.text_or_none("valid_until")?,
        note: fields.text_or_none("note")?,
    })
}

pub(super) fn event(fields: &mut Fields<'_>) -> Result<EventShape, Fault> {
    Ok(EventShape {
        id: fields.text("id")?,
        date: fields.text("date")?,
        kind: fields.text_or_empty("kind")?,
        title: fields.text("title")?,
        did: did(fields)?,
        summary: fields.text_or_none("summary")?,
        actors: each(fields, "actors", actor)?,
        complete: fields.texts("complete")?,
        place: fields.text_or_none("place")?,
        quantities: each(fields, "quantities", quantity)?,
        links: each(fields, "links", link)?,
        also: fields.texts("also")?,
        ask: aspects(fields, "ask")?,
        image: image(fields)?,
        source: citation(fields)?,
    })
}

pub(super) fn card(fields: &mut Fields<'_>) -> Result<CardShape, Fault> {
    Ok(CardShape {
        id: fields.text("id")?,
        front: fields.text("front")?,
        back: fields.text("back")?,
        tags: fields.texts("tags")?,
        reversible: fields.flag("reversible")?,
        image: image(fields)?,
        source: citation(fields)?,
    })
}

pub(super) fn question(fields: &mut Fields<'_>) -> Result<WrittenQuestionShape, Fault> {
    Ok(WrittenQuestionShape {
        id: fields.text("id")?,
        form: fields.text("form")?,
        stem: fields.text("stem")?,
        options: fields.texts("options")?,
        key: fields.texts("key")?,
        pairs: {
            let pairs = fields.list("pairs")?.into_iter();
            pairs
                .map(|one| pair("pairs", one))
                .collect::<Result<_, _>>()?
        },
        tolerance: fields.number_or_none("tolerance")?,
        why: fields.text_or_none("why")?,
        image: image(fields)?,
        tags: fields.texts("tags")?,
        feedback: fields.named_texts("feedback")?,
        source: citation(fields)?,
    })
}

/// The objects of a list; a fault within is told as one of the list.
fn each<S>(
    fields: &mut Fields,
    list: &str,
    take: fn(&mut Fields<'_>) -> Result<S, Fault>,
) -> Result<Vec<S>, Fault> {
    let within = |fault: Fault| Fault {
        why: format!("`{}`: {}", fault.field, fault.why),
        field: list.to_owned(),
    };
    let mut taken = Vec::new();
    for item in fields.list(list)? {
        let mut item = Fields::of(item).map_err(within)?;
        taken.push(take(&mut item).map_err(within)?);
        item.done().map_err(within)?;
    }
    Ok(taken)
}

fn actor(fields: &mut Fields<'_>) -> Result<ActorShape, Fault> {
    Ok(ActorShape {
        entity: fields.text("entity")?,
        role: fields.text("role")?,
        asked: fields.text_or_none("asked")?,
    })
}

fn quantity(fields: &mut Fields<'_>) -> Result<QuantityShape, Fault> {
    Ok(QuantityShape {
        of: fields.text("of")?,
        value: fields.number("value")?,
        unit: fields.text_or_empty("unit")?,
        hedge: fields.text_or_none("hedge")?,
        asked: fields.text_or_none("asked")?,
    })
}

fn link(fields: &mut Fields<'_>) -> Result<LinkShape, Fault> {
    let event = fields.text("event")?;
    let name = fields.text("relation")?;
    let relation = match name.as_str() {
        "after" => RelationShape::After,
        "because-of" => RelationShape::BecauseOf,
        "part-of" => RelationShape::PartOf,
        "ended-by" => RelationShape::EndedBy,
        _ => {
            return Err(Fault {
                field: "relation".to_owned(),
                why: format!("‘{name}’ is none of after, because-of, part-of, ended-by"),
            });
        }
    };
    Ok(LinkShape { event, relation })
}

/// A subject and a bare infinitive.
fn did(fields: &mut Fields<'_>) -> Result<Option<[String; 2]>, Fault> {
    let texts = fields.texts("did")?;
    match <[String; 2]>::try_from(texts) {
        Ok(both) => Ok(Some(both)),
        Err(other) if other.is_empty() => Ok(None),
        Err(other) => Err(Fault {
            field: "did".to_owned(),
            why: format!(
                "a subject and an infinitive are expected, and {} texts are there",
                other.len()
            ),
        }),
    }
}

fn aspects(fields: &mut Fields<'_>, field: &str) -> Result<Option<Vec<AspectShape>>, Fault> {
    let Some(items) = fields.list_or_none(field)? else {
        return Ok(None);
    };
    let aspects = items.iter().map(|item| match item.text() {
        Some("date") => Ok(AspectShape::Date),
        Some("event") => Ok(AspectShape::Event),
        Some("actors") => Ok(AspectShape::Actors),
        Some("place") => Ok(AspectShape::Place),
        Some("quantities") => Ok(AspectShape::Quantities),
        Some(_) | None => Err(Fault {
            field: field.to_owned(),
            why: format!(
                "{} is none of date, event, actors, place, quantities",
                item.write()
            ),
        }),
    });
    aspects.collect::<Result<_, _>>().map(Some)
}

fn citation(fields: &mut Fields<'_>) -> Result<Option<CitationShape>, Fault> {
    let Some(mut source) = fields.fields("source")? else {
        return Ok(None);
    };
    let citation = CitationShape {
        id: source.text("id")?,
        section: source.text_or_none("section")?,
        note: source.text_or_none("note")?,
    };
    source.done()?;
    Ok(Some(citation))
}
