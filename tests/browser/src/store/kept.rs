//! What a store holds, and what it answers to whoever adds to it or asks for it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::Query;
use super::door::{LONGEST, Request, Response};
use super::rules::fault;
use super::spelling::is_uuid;

/// How many statements a page of an answer has at the most.
const MOST: usize = 100;

/// What is held.
#[derive(Default)]
pub(super) struct Kept {
    /// In order of arrival, as they came.
    pub statements: Vec<Value>,
    /// Documents by place and id.
    pub states: BTreeMap<String, BTreeMap<String, String>>,
}

/// Where the documents of an agent at an activity lie.
pub(super) fn place(activity: &str, agent: &Value, registration: &str) -> String {
    let mut agent = agent.clone();
    if let Value::Object(fields) = &mut agent {
        // A name tells nobody apart, and `Agent` is what it is without saying so.
        fields.remove("name");
        fields.remove("objectType");
    }
    json!([activity, agent, registration]).to_string()
}

impl Kept {
    /// Takes one statement or a list of them: all, or nothing.
    pub fn post(&mut self, request: &Request, query: &Query) -> Response {
        if let Some(name) = query.keys().next() {
            return Response::refused(400, &format!("{name} has no meaning here"));
        }
        let value = match body(request) {
            Ok(value) => value,
            Err(response) => return response,
        };
        let statements = match value {
            Value::Array(statements) => statements,
            one => vec![one],
        };
        self.take(statements)
            .unwrap_or_else(|ids| Response::json(200, &json!(ids)))
    }

    /// Takes the statement that the query names.
    pub fn put(&mut self, request: &Request, query: &Query) -> Response {
        let mut statement = match body(request) {
            Ok(statement) => statement,
            Err(response) => return response,
        };
        let Some(id) = query.get("statementId").filter(|_| query.len() == 1) else {
            return Response::refused(400, "a PUT names statementId and nothing else");
        };
        let own = statement_id(&statement);
        match (&mut statement, own) {
            (Value::Object(fields), None) => {
                fields.insert("id".into(), json!(id));
            }
            (Value::Object(_), Some(own)) if own == *id => {}
            _ => return Response::refused(400, "the id is another than the query's"),
        }
        self.take(vec![statement])
            .unwrap_or_else(|_| Response::empty(204))
    }

    /// A refusal, or else the ids of what was taken.
    fn take(&mut self, statements: Vec<Value>) -> Result<Response, Vec<String>> {
        let mut ids = Vec::new();
        for (at, statement) in statements.iter().enumerate() {
            if let Some(why) = fault(statement) {
                return Ok(Response::refused(400, &format!("statement {at}: {why}")));
            }
            let Some(id) = statement_id(statement) else {
                return Ok(Response::refused(
                    400,
                    "here a statement must bring its id along",
                ));
            };
            if ids.contains(&id) {
                return Ok(Response::refused(400, "two statements have one id"));
            }
            ids.push(id);
        }
        let find = |id: &String| {
            self.statements
                .iter()
                .find(|one| statement_id(one).as_ref() == Some(id))
        };
        let is_other =
            |(id, statement): (&String, &Value)| find(id).is_some_and(|one| one != statement);
        if ids.iter().zip(&statements).any(is_other) {
            return Ok(Response::refused(409, "another statement has this id"));
        }
        let known: BTreeSet<String> = ids
            .iter()
            .filter(|id| find(id).is_some())
            .cloned()
            .collect();
        let new = ids
            .iter()
            .zip(statements)
            .filter(|(id, _)| !known.contains(*id));
        self.statements.extend(new.map(|(_, statement)| statement));
        Err(ids)
    }

    /// One statement, or those that the query asks for.
    pub fn get(&self, query: &Query) -> Response {
        const NAMES: [&str; 14] = [
            "statementId",
            "verb",
            "activity",
            "related_activities",
            "agent",
            "related_agents",
            "registration",
            "since",
            "until",
            "limit",
            "format",
            "ascending",
            "attachments",
            "from",
        ];
        if let Some(name) = query.keys().find(|name| !NAMES.contains(&name.as_str())) {
            return Response::refused(400, &format!("{name} has no meaning here"));
        }
        if let Some(id) = query.get("statementId") {
            let found = self
                .statements
                .iter()
                .find(|one| statement_id(one).as_ref() == Some(id));
            return found.map_or_else(|| Response::empty(404), |one| Response::json(200, one));
        }
        let said = |name: &str| query.get(name).map(String::as_str);
        let agent: Option<Value> =
            said("agent").map(|one| serde_json::from_str(one).unwrap_or(Value::Null));
        if agent == Some(Value::Null) {
            return Response::refused(400, "agent is no JSON");
        }
        let by = |value: &Value| place("", value, "");
        let fits = |one: &&Value| {
            let time = one["timestamp"].as_str().unwrap_or_default();
            said("verb").is_none_or(|verb| one["verb"]["id"] == verb)
                && said("activity")
                    .is_none_or(|id| names(one, id, said("related_activities") == Some("true")))
                && said("registration").is_none_or(|id| one["context"]["registration"] == id)
                && said("since").is_none_or(|since| time > since)
                && said("until").is_none_or(|until| time <= until)
                && agent
                    .as_ref()
                    .is_none_or(|agent| by(&one["actor"]) == by(agent))
        };
        let mut found: Vec<&Value> = self.statements.iter().filter(fits).collect();
        if said("ascending") != Some("true") {
            found.reverse();
        }
        let number = |name| said(name).unwrap_or("0").parse::<usize>();
        let (Ok(limit), Ok(from)) = (number("limit"), number("from")) else {
            return Response::refused(400, "a limit is a number");
        };
        let most = if limit == 0 { MOST } else { limit.min(MOST) };
        let page: Vec<&Value> = found.iter().skip(from).take(most).copied().collect();
        let next = from + page.len();
        let more = if next < found.len() {
            let rest = query.iter().filter(|(name, _)| *name != "from");
            let rest = rest.map(|(name, value)| format!("{name}={}", escaped(value)));
            let rest: Vec<String> = rest.chain([format!("from={next}")]).collect();
            format!("{}statements?{}", super::FOLDER, rest.join("&"))
        } else {
            String::new()
        };
        Response::json(200, &json!({ "statements": page, "more": more }))
    }

    /// The documents of an agent at an activity.
    pub fn state(&mut self, method: &str, request: &Request, query: &Query) -> Response {
        let said = |name: &str| query.get(name).map(String::as_str);
        let (Some(activity), Some(agent)) = (said("activityId"), said("agent")) else {
            return Response::refused(400, "a state has activityId and agent");
        };
        let Ok(agent @ Value::Object(_)) = serde_json::from_str(agent) else {
            return Response::refused(400, "agent is no JSON");
        };
        let registration = said("registration").unwrap_or_default();
        if !registration.is_empty() && !is_uuid(registration) {
            return Response::refused(400, "the registration is no UUID");
        }
        let states = self
            .states
            .entry(place(activity, &agent, registration))
            .or_default();
        match (method, said("stateId")) {
            ("GET", None) => Response::json(200, &json!(states.keys().collect::<Vec<_>>())),
            ("GET", Some(id)) => {
                let found = states.get(id);
                found.map_or_else(|| Response::empty(404), |text| Response::text(200, text))
            }
            ("PUT" | "POST", Some(id)) => {
                states.insert(
                    id.into(),
                    String::from_utf8_lossy(&request.body).into_owned(),
                );
                Response::empty(204)
            }
            ("DELETE", Some(id)) => {
                states.remove(id);
                Response::empty(204)
            }
            ("PUT" | "POST" | "DELETE", None) => Response::refused(400, "a state has stateId"),
            _ => Response::empty(405),
        }
    }
}

/// The body as JSON, or why it is refused.
fn body(request: &Request) -> Result<Value, Response> {
    if request.body.len() > LONGEST {
        return Err(Response::empty(413));
    }
    let kind = request.header("content-type").unwrap_or_default();
    if kind.split(';').next() != Some("application/json") {
        return Err(Response::refused(400, "the type is not application/json"));
    }
    serde_json::from_slice(&request.body).map_err(|why| Response::refused(400, &why.to_string()))
}

fn statement_id(statement: &Value) -> Option<String> {
    statement["id"].as_str().map(str::to_owned)
}

/// Whether a statement is about an activity, or has it in its context.
fn names(statement: &Value, id: &str, related: bool) -> bool {
    if statement["object"]["id"] == id {
        return true;
    }
    let context = statement["context"]["contextActivities"].as_object();
    let is_it = |value: &Value| {
        let list = value.as_array().into_iter().flatten();
        value["id"] == id || list.into_iter().any(|one| one["id"] == id)
    };
    related && context.is_some_and(|context| context.values().any(is_it))
}

fn escaped(text: &str) -> String {
    let one = |byte: u8| match byte.is_ascii_alphanumeric() {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}
