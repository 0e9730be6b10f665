//! What xAPI 1.0.3 asks of a statement (Data, 2.2 to 2.4), as far as a page of ours could break it.

use serde_json::{Map, Value};

use super::spelling::{is_duration, is_iri, is_language, is_timestamp, is_uuid};

const INTERACTIONS: [&str; 10] = [
    "true-false",
    "choice",
    "fill-in",
    "long-fill-in",
    "matching",
    "performance",
    "sequencing",
    "likert",
    "numeric",
    "other",
];

type Ruled = Result<(), String>;

/// The first thing that is wrong with a statement.
pub(super) fn fault(statement: &Value) -> Option<String> {
    statement_rules(statement).err()
}

fn statement_rules(statement: &Value) -> Ruled {
    // What the store itself writes may not be sent by a page of ours.
    const FIELDS: [&str; 7] = [
        "id",
        "timestamp",
        "actor",
        "verb",
        "object",
        "result",
        "context",
    ];
    let fields = object("the statement", statement, &FIELDS)?;
    nothing_empty(statement, "the statement")?;
    if let Some(id) = fields.get("id") {
        ensure(id.as_str().is_some_and(is_uuid), "the id is no UUID")?;
    }
    let time = statement["timestamp"].as_str();
    ensure(
        time.is_some_and(is_timestamp),
        "the timestamp is none in UTC",
    )?;
    actor(&statement["actor"])?;
    let verb = object("the verb", &statement["verb"], &["id", "display"])?;
    iri("the verb", verb.get("id"))?;
    languages("the verb", verb.get("display"))?;
    activity(&statement["object"])?;
    if let Some(given) = fields.get("result") {
        result(given)?;
    }
    fields.get("context").map_or(Ok(()), context)
}

fn actor(value: &Value) -> Ruled {
    const IDS: [&str; 4] = ["mbox", "mbox_sha1sum", "openid", "account"];
    let known = [
        "objectType",
        "name",
        "mbox",
        "mbox_sha1sum",
        "openid",
        "account",
    ];
    let fields = object("the actor", value, &known)?;
    let ids = IDS.iter().filter(|id| fields.contains_key(**id)).count();
    ensure(ids == 1, "the actor has not one identifier")?;
    ensure(
        value["objectType"] == "Agent" || value["objectType"].is_null(),
        "the actor is no agent",
    )?;
    if let Some(account) = fields.get("account") {
        let account = object("the account", account, &["homePage", "name"])?;
        iri("the home page", account.get("homePage"))?;
        ensure(
            account.get("name").is_some_and(Value::is_string),
            "the account has no name",
        )?;
    }
    Ok(())
}

fn activity(value: &Value) -> Ruled {
    let fields = object("an activity", value, &["objectType", "id", "definition"])?;
    iri("an activity", fields.get("id"))?;
    let kind = &value["objectType"];
    ensure(
        kind.is_null() || kind == "Activity",
        "an object is no activity",
    )?;
    let Some(definition) = fields.get("definition") else {
        return Ok(());
    };
    let known = [
        "name",
        "description",
        "type",
        "moreInfo",
        "extensions",
        "interactionType",
        "correctResponsesPattern",
        "choices",
        "scale",
        "source",
        "target",
        "steps",
    ];
    let fields = object("a definition", definition, &known)?;
    languages("a name", fields.get("name"))?;
    languages("a description", fields.get("description"))?;
    if let Some(kind) = fields.get("type") {
        iri("a type", Some(kind))?;
    }
    extensions(fields.get("extensions"))?;
    interaction(definition)
}

/// The lists that a type of interaction has, each with ids that no other in it has.
fn interaction(definition: &Value) -> Ruled {
    const LISTS: [&str; 5] = ["choices", "scale", "source", "target", "steps"];
    let kind = definition["interactionType"].as_str();
    if let Some(kind) = kind {
        ensure(INTERACTIONS.contains(&kind), "an interaction of no type")?;
    }
    let wanted: &[&str] = match kind {
        Some("choice" | "sequencing") => &["choices"],
        Some("likert") => &["scale"],
        Some("matching") => &["source", "target"],
        Some("performance") => &["steps"],
        _ => &[],
    };
    for name in LISTS {
        let list = definition[name].as_array();
        ensure(
            list.is_some() == wanted.contains(&name),
            &format!("{name} does not go with {kind:?}"),
        )?;
        let mut ids: Vec<&str> = Vec::new();
        for one in list.into_iter().flatten() {
            let fields = object("a component", one, &["id", "description"])?;
            languages("a component", fields.get("description"))?;
            let id = one["id"].as_str().unwrap_or_default();
            ensure(
                !id.is_empty() && !id.contains(char::is_whitespace),
                "a component has no id",
            )?;
            ensure(!ids.contains(&id), &format!("{id} is twice among {name}"))?;
            ids.push(id);
        }
    }
    let pattern = &definition["correctResponsesPattern"];
    let texts = pattern
        .as_array()
        .is_some_and(|list| list.iter().all(Value::is_string));
    ensure(pattern.is_null() || texts, "a pattern is no list of texts")
}

fn result(value: &Value) -> Ruled {
    let known = [
        "score",
        "success",
        "completion",
        "response",
        "duration",
        "extensions",
    ];
    let fields = object("the result", value, &known)?;
    for name in ["success", "completion"] {
        ensure(
            fields.get(name).is_none_or(Value::is_boolean),
            &format!("{name} is not true or false"),
        )?;
    }
    ensure(
        fields.get("response").is_none_or(Value::is_string),
        "the response is no text",
    )?;
    if let Some(duration) = fields.get("duration") {
        ensure(
            duration.as_str().is_some_and(is_duration),
            "the duration is none",
        )?;
    }
    extensions(fields.get("extensions"))?;
    let Some(score) = fields.get("score") else {
        return Ok(());
    };
    let fields = object("the score", score, &["scaled", "raw", "min", "max"])?;
    ensure(
        fields.values().all(Value::is_number),
        "a score is no number",
    )?;
    let number = |name: &str| score[name].as_f64();
    ensure(
        number("scaled").is_none_or(|scaled| scaled.abs() <= 1.0),
        "scaled is beyond 1",
    )?;
    let ordered = |a: Option<f64>, b: Option<f64>| a.zip(b).is_none_or(|(a, b)| a <= b);
    let (raw, min, max) = (number("raw"), number("min"), number("max"));
    ensure(
        ordered(min, raw) && ordered(raw, max) && ordered(min, max),
        "the score is out of its bounds",
    )
}

fn context(value: &Value) -> Ruled {
    let known = [
        "registration",
        "instructor",
        "team",
        "contextActivities",
        "revision",
        "platform",
        "language",
        "statement",
        "extensions",
    ];
    let fields = object("the context", value, &known)?;
    if let Some(id) = fields.get("registration") {
        ensure(
            id.as_str().is_some_and(is_uuid),
            "the registration is no UUID",
        )?;
    }
    if let Some(language) = fields.get("language") {
        ensure(
            language.as_str().is_some_and(is_language),
            "the language is none",
        )?;
    }
    extensions(fields.get("extensions"))?;
    let Some(activities) = fields.get("contextActivities") else {
        return Ok(());
    };
    let groups = object(
        "the activities",
        activities,
        &["parent", "grouping", "category", "other"],
    )?;
    for group in groups.values() {
        match group {
            Value::Array(list) => list.iter().try_for_each(activity)?,
            one => activity(one)?,
        }
    }
    Ok(())
}

/// No null, no empty text, no empty object, but for what stands in extensions.
fn nothing_empty(value: &Value, path: &str) -> Ruled {
    ensure(
        !value.is_null() && *value != "",
        &format!("{path} is empty"),
    )?;
    match value {
        Value::Object(fields) => {
            ensure(!fields.is_empty(), &format!("{path} is empty"))?;
            let within = fields.iter().filter(|(name, _)| *name != "extensions");
            within
                .into_iter()
                .try_for_each(|(name, value)| nothing_empty(value, name))
        }
        Value::Array(list) => list.iter().try_for_each(|one| nothing_empty(one, path)),
        _ => Ok(()),
    }
}

fn object<'v>(
    what: &str,
    value: &'v Value,
    known: &[&str],
) -> Result<&'v Map<String, Value>, String> {
    let fields = value
        .as_object()
        .ok_or_else(|| format!("{what} is no object"))?;
    match fields.keys().find(|name| !known.contains(&name.as_str())) {
        Some(name) => Err(format!("{what} has no {name}")),
        None => Ok(fields),
    }
}

fn extensions(value: Option<&Value>) -> Ruled {
    let Some(value) = value else { return Ok(()) };
    let fields = value.as_object().ok_or("extensions are no object")?;
    ensure(
        fields.keys().all(|name| is_iri(name)),
        "an extension has no IRI",
    )
}

fn languages(what: &str, value: Option<&Value>) -> Ruled {
    let Some(value) = value else { return Ok(()) };
    let fields = value
        .as_object()
        .ok_or_else(|| format!("{what} has no languages"))?;
    let fits = |(tag, says): (&String, &Value)| is_language(tag) && says.is_string();
    ensure(
        fields.iter().all(fits),
        &format!("{what} has a language that is none"),
    )
}

fn iri(what: &str, value: Option<&Value>) -> Ruled {
    let fits = value.and_then(Value::as_str).is_some_and(is_iri);
    ensure(fits, &format!("{what} has no IRI"))
}

fn ensure(holds: bool, why: &str) -> Ruled {
    if holds { Ok(()) } else { Err(why.to_owned()) }
}
