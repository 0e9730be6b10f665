//! From the shapes of a set to its file: the fields in the order of the documentation, what
//! is empty left out, an item on a line.

use super::format::{
    ActorShape, AspectShape, CardShape, CitationShape, EntityShape, EraShape, EventShape, FORMAT,
    HeadShape, ImageShape, KindShape, KnownShape, LinkShape, QuantityShape, RelationShape,
    SetShape, SourceShape, StruckShape, WrittenQuestionShape,
};
use super::json::{self, Name, Value};

/// The file of a set. Read again, it gives the same shapes.
#[must_use]
pub fn write(set: &SetShape) -> String {
    let mut out = String::from("{");
    for (at, (name, value)) in head(&set.head).0.into_iter().enumerate() {
        out.push_str(if at == 0 { "\n  " } else { ",\n  " });
        out.push_str(&Value::from(&*name).write());
        out.push_str(": ");
        out.push_str(&value.write());
    }
    list(&mut out, "sources", &set.sources, source);
    list(&mut out, "kinds", &set.kinds, kind);
    list(&mut out, "eras", &set.eras, era);
    list(&mut out, "entities", &set.entities, entity);
    list(&mut out, "events", &set.events, event);
    list(&mut out, "cards", &set.cards, card);
    list(&mut out, "questions", &set.questions, question);
    out.push_str("\n}\n");
    out
}

fn list<S>(out: &mut String, name: &str, items: &[S], written: fn(&S) -> Written) {
    if items.is_empty() {
        return;
    }
    out.push_str(",\n  \"");
    out.push_str(name);
    out.push_str("\": [");
    for (at, item) in items.iter().enumerate() {
        out.push_str(if at == 0 { "\n    " } else { ",\n    " });
        out.push_str(&Value::from(written(item)).write());
    }
    out.push_str("\n  ]");
}

/// The fields of an object that have something in them.
#[derive(Default)]
struct Written(Vec<(Name<'static>, Value<'static>)>);

impl From<Written> for Value<'static> {
    fn from(written: Written) -> Self {
        Value::Object(written.0)
    }
}

impl Written {
    fn put(mut self, name: &'static str, value: Value<'static>) -> Written {
        self.0.push((Name::Borrowed(name), value));
        self
    }

    /// A text that must be there.
    fn must(self, name: &'static str, text: &str) -> Written {
        self.put(name, Value::from(text))
    }

    fn text(self, name: &'static str, text: &str) -> Written {
        match text.is_empty() {
            true => self,
            false => self.must(name, text),
        }
    }

    fn option(self, name: &'static str, text: Option<&String>) -> Written {
        match text {
            None => self,
            Some(text) => self.must(name, text),
        }
    }

    fn number(self, name: &'static str, digits: Option<&String>) -> Written {
        match digits {
            None => self,
            // What stands in a number's place and is none would make the file no JSON.
            Some(digits) => match json::parse(digits) {
                Ok(Value::Number(_)) => self.put(name, Value::Number(digits.clone())),
                Ok(_) | Err(_) => self.must(name, digits),
            },
        }
    }

    fn flag(self, name: &'static str, is: bool) -> Written {
        match is {
            false => self,
            true => self.put(name, Value::Bool(true)),
        }
    }

    fn list(self, name: &'static str, items: Vec<Value<'static>>) -> Written {
        match items.is_empty() {
            true => self,
            false => self.put(name, Value::List(items)),
        }
    }

    fn texts(self, name: &'static str, texts: &[String]) -> Written {
        self.list(
            name,
            texts.iter().map(|text| Value::from(&**text)).collect(),
        )
    }

    fn each<S>(self, name: &'static str, items: &[S], written: fn(&S) -> Written) -> Written {
        self.list(
            name,
            items.iter().map(|item| written(item).into()).collect(),
        )
    }

    fn within<S>(
        self,
        name: &'static str,
        item: Option<&S>,
        written: fn(&S) -> Written,
    ) -> Written {
        match item {
            None => self,
            Some(item) => self.put(name, written(item).into()),
        }
    }

    fn named(self, name: &'static str, texts: &[(String, String)]) -> Written {
        if texts.is_empty() {
            return self;
        }
        let fields = texts.iter().map(|(name, text)| {
            let name: Name<'static> = Name::Owned(name.clone());
            (name, Value::from(&**text))
        });
        self.put(name, Value::Object(fields.collect()))
    }
}

fn head(head: &HeadShape) -> Written {
    Written::default()
        .must("format", FORMAT)
        .must("id", &head.id)
        .must("title", &head.title)
        .text("version", &head.version)
        .text("language", &head.language)
        .text("license", &head.license)
        .text("attribution", &head.attribution)
        .text("report_to", &head.report_to)
        .list("complete", aspects(&head.complete))
        .texts("forms", &head.forms)
        .each("struck", &head.struck, struck)
        .each("known", &head.known, known)
}

fn struck(struck: &StruckShape) -> Written {
    Written::default()
        .must("fact", &struck.fact)
        .option("form", struck.form.as_ref())
}

fn known(known: &KnownShape) -> Written {
    Written::default()
        .must("code", &known.code)
        .option("item", known.item.as_ref())
}

fn source(source: &SourceShape) -> Written {
    Written::default()
        .must("id", &source.id)
        .must("title", &source.title)
        .option("url", source.url.as_ref())
        .option("note", source.note.as_ref())
}

fn kind(kind: &KindShape) -> Written {
    Written::default()
        .must("id", &kind.id)
        .must("one", &kind.one)
        .must("many", &kind.many)
        .flag("told", kind.told)
        .flag("broad", kind.broad)
}

fn era(era: &EraShape) -> Written {
    Written::default()
        .must("id", &era.id)
        .must("name", &era.name)
        .must("date", &era.date)
}

fn entity(entity: &EntityShape) -> Written {
    Written::default()
        .must("id", &entity.id)
        .must("kind", &entity.kind)
        .must("name", &entity.name)
        .option("noun", entity.noun.as_ref())
        .option("family", entity.family.as_ref())
        .texts("aliases", &entity.aliases)
        .named("names", &entity.names)
        .option("within", entity.within.as_ref())
        .option("known_for", entity.known_for.as_ref())
        .option("valid_from", entity.valid_from.as_ref())
        .option("valid_until", entity.valid_until.as_ref())
        .option("note", entity.note.as_ref())
}

fn event(event: &EventShape) -> Written {
    let did = event.did.as_ref().map(|did| did.as_slice());
    let written = Written::default()
        .must("id", &event.id)
        .must("date", &event.date)
        .text("kind", &event.kind)
        .must("title", &event.title)
        .texts("did", did.unwrap_or_default())
        .option("summary", event.summary.as_ref())
        .each("actors", &event.actors, actor)
        .texts("complete", &event.complete)
        .option("place", event.place.as_ref())
        .each("quantities", &event.quantities, quantity)
        .each("links", &event.links, link)
        .texts("also", &event.also);
    // An empty list is not the same as none: nothing is asked.
    let written = match &event.ask {
        None => written,
        Some(ask) => written.put("ask", Value::List(aspects(ask))),
    };
    written.within("image", event.image.as_ref(), image).within(
        "source",
        event.source.as_ref(),
        citation,
    )
}

fn actor(actor: &ActorShape) -> Written {
    Written::default()
        .must("entity", &actor.entity)
        .must("role", &actor.role)
        .option("asked", actor.asked.as_ref())
}

fn quantity(quantity: &QuantityShape) -> Written {
    Written::default()
        .must("of", &quantity.of)
        .number("value", Some(&quantity.value))
        .text("unit", &quantity.unit)
        .option("hedge", quantity.hedge.as_ref())
        .option("asked", quantity.asked.as_ref())
}

fn link(link: &LinkShape) -> Written {
    let relation = match link.relation {
        RelationShape::After => "after",
        RelationShape::BecauseOf => "because-of",
        RelationShape::PartOf => "part-of",
        RelationShape::EndedBy => "ended-by",
    };
    Written::default()
        .must("event", &link.event)
        .must("relation", relation)
}

fn image(image: &ImageShape) -> Written {
    Written::default()
        .must("url", &image.url)
        .text("alt", &image.alt)
}

fn citation(citation: &CitationShape) -> Written {
    Written::default()
        .must("id", &citation.id)
        .option("section", citation.section.as_ref())
        .option("note", citation.note.as_ref())
}

fn card(card: &CardShape) -> Written {
    Written::default()
        .must("id", &card.id)
        .must("front", &card.front)
        .must("back", &card.back)
        .texts("tags", &card.tags)
        .flag("reversible", card.reversible)
        .within("image", card.image.as_ref(), image)
        .within("source", card.source.as_ref(), citation)
}

fn question(question: &WrittenQuestionShape) -> Written {
    let pairs = question.pairs.iter();
    let pairs =
        pairs.map(|pair| Value::List(pair.iter().map(|text| Value::from(&**text)).collect()));
    Written::default()
        .must("id", &question.id)
        .must("form", &question.form)
        .must("stem", &question.stem)
        .texts("options", &question.options)
        .texts("key", &question.key)
        .list("pairs", pairs.collect())
        .number("tolerance", question.tolerance.as_ref())
        .named("feedback", &question.feedback)
        .option("why", question.why.as_ref())
        .within("image", question.image.as_ref(), image)
        .texts("tags", &question.tags)
        .within("source", question.source.as_ref(), citation)
}

fn aspects(aspects: &[AspectShape]) -> Vec<Value<'static>> {
    let names = aspects.iter().map(|aspect| match aspect {
        AspectShape::Date => "date",
        AspectShape::Event => "event",
        AspectShape::Actors => "actors",
        AspectShape::Place => "place",
        AspectShape::Quantities => "quantities",
    });
    names.map(Value::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::{read, read_shape, shape};

    #[test]
    fn what_is_written_is_read_back() {
        for file in [
            include_str!("../../questions/japan-soviet-union.json"),
            include_str!("../../docs/examples/places-in-history.json"),
            r#"{"format":"annals-set/1","id":"x","title":"X","forms":["order"],
                "struck":[{"fact":"a/date"},{"fact":"a/date","form":"order"}],
                "known":[{"code":"shared-date","item":"a"}],
                "events":[{"id":"a","date":"not a date","title":"t","ask":[],
                           "image":{"url":"https://example.org/a.png","alt":"A"}},
                          {"id":"a","date":"1900","title":"u"}],
                "questions":[{"id":"q","form":"match","stem":"s","pairs":[["a","b"],["c","d"]],
                              "options":["e"],"why":"w","tags":["t"]},
                             {"id":"n","form":"number","stem":"s","key":["4.40"],"tolerance":0.1}]}"#,
        ] {
            let (first, findings) = shape(file).unwrap();
            assert_eq!(findings, []);
            let (again, _) = shape(&write(&first)).unwrap();
            assert_eq!(again, first);
            assert_eq!(read(file).unwrap(), read_shape(first));
        }
    }
}
