//! What a statement is about, and what stands around it: activities and the context.

use super::uuid::uuid;
use super::{ACTIVITIES, MASTERY, Record, Said};
use crate::bank::Question;
use crate::class::assignment::Assignment;
use crate::class::xapi::decimal::Decimal;
use crate::class::xapi::interaction::{Interaction, named, wording};
use crate::class::xapi::json::{escaped, fields, object, set, text};
use crate::set::content_hash;
use crate::set::json::{Name, Value};

/// The IRI of an assignment, below the site. A teacher's page asks a store for all that belongs to
/// it.
#[must_use]
pub fn assignment_activity(site: &str, assignment: &Assignment) -> String {
    [site, "xapi/assignment/", &assignment.id()].concat()
}

impl Record<'_> {
    pub(super) fn language(&self) -> &str {
        let language = self.bank.set().language.trim();
        let fits = |byte: u8| byte == b'-' || byte.is_ascii_alphanumeric();
        match !language.is_empty() && language.bytes().all(fits) {
            true => language,
            // BCP 47: not determined.
            false => "und",
        }
    }

    pub(super) fn in_language(&self, says: &str) -> Value<'static> {
        let says = if says.trim().is_empty() { "-" } else { says };
        Value::Object(vec![(Name::from(self.language().to_owned()), text(says))])
    }

    pub(super) fn title(&self) -> &str {
        match self.assignment.title.trim() {
            "" => self.set_title(),
            title => title,
        }
    }

    pub(super) fn set_title(&self) -> &str {
        match self.bank.set().title.trim() {
            "" => &self.assignment.set,
            title => title,
        }
    }

    /// The assignment as the object of a statement. Where a platform named it, the platform says
    /// what it is.
    pub(super) fn assigned(&self) -> Value<'static> {
        match self.activity {
            Some(id) => object([("objectType", text("Activity")), ("id", text(id))]),
            None => self.assignment_of_site(),
        }
    }

    pub(super) fn assignment_of_site(&self) -> Value<'static> {
        let kind = [ACTIVITIES, "assessment"].concat();
        object([
            ("objectType", text("Activity")),
            ("id", text(&assignment_activity(self.site, self.assignment))),
            ("definition", named(self.title(), self.language(), &kind)),
        ])
    }

    pub(super) fn set_activity(&self) -> Value<'static> {
        let id = [self.site, "xapi/set/", &escaped(&self.assignment.set)].concat();
        let kind = [ACTIVITIES, "module"].concat();
        object([
            ("objectType", text("Activity")),
            ("id", text(&id)),
            (
                "definition",
                named(self.set_title(), self.language(), &kind),
            ),
        ])
    }

    /// A question as the object of a statement. Its name is the hash of all that is asked, so that
    /// whoever was asked the same has the same, and what was mended is another.
    pub(super) fn asked(&self, question: &Question) -> Value<'static> {
        let fact = question.fact.subject(self.bank.set());
        let interaction = Interaction::of(self.bank, question);
        let mut definition = object([
            ("name", self.in_language(fact)),
            ("description", self.in_language(&wording(question))),
            ("type", text(&[ACTIVITIES, "cmi.interaction"].concat())),
        ]);
        if let Value::Object(fields) = &mut definition {
            fields.extend(interaction.fields(self.language()));
        }
        let set = escaped(&self.assignment.set);
        let hash = content_hash(&definition.write());
        let id = [self.site, "xapi/question/", &set, "/", &hash].concat();
        object([
            ("objectType", text("Activity")),
            ("id", text(&id)),
            ("definition", definition),
        ])
    }

    pub(super) fn context(&self, said: &Said) -> Value<'static> {
        let mut context = self
            .launched
            .map_or_else(|| object([]), |one| one.context.clone());
        let own = uuid(&[&self.attempt(), "registration", ""]);
        let registration = self.registration.unwrap_or(&own);
        // What the platform put into the context stays as it is.
        for (name, value) in [
            ("registration", registration),
            ("platform", "Annals"),
            ("language", self.language()),
        ] {
            if *context.field(name) == Value::Null {
                set(&mut context, name, text(value));
            }
        }
        let mut activities = context.field("contextActivities").owned();
        if activities == Value::Null {
            activities = object([]);
        }
        let mut add = |name: &'static str, activity: Value<'static>| {
            let there = activities.field(name);
            let mut list: Vec<Value> = match there {
                // One alone may stand without a list.
                Value::Object(_) => vec![there.clone()],
                other => other.items().to_vec(),
            };
            if !list
                .iter()
                .any(|one| one.field("id") == activity.field("id"))
            {
                list.push(activity);
            }
            set(&mut activities, name, Value::List(list));
        };
        if said.is_of_question {
            add("parent", self.assigned());
        }
        if self.activity.is_some() {
            add("grouping", self.assignment_of_site());
        }
        add("grouping", self.set_activity());
        if self.launched.is_some() {
            for category in said.category {
                add("category", object([("id", text(category))]));
            }
        }
        set(&mut context, "contextActivities", activities);
        let mastery = self.launched.and_then(|launched| launched.mastery.as_ref());
        let mastery = mastery.and_then(|written| Decimal::read(written));
        if let Some(mastery) = mastery.filter(|_| said.mastery) {
            let mut extensions = fields(context.field("extensions")).to_vec();
            extensions.push((Name::from(MASTERY), Value::Number(mastery.write())));
            set(&mut context, "extensions", Value::Object(extensions));
        }
        context
    }
}
