use std::io::Read;

use super::*;

/// A request over a connection of its own: the status, the head and the body; none where the
/// connection was dropped.
pub(super) fn ask(store: &RecordStore, request: &str, body: &str) -> Option<(u16, String, String)> {
    let mut stream = TcpStream::connect(store.address).expect("it is open");
    let text = format!(
        "{request}\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(text.as_bytes()).expect("it listens");
    stream
        .shutdown(std::net::Shutdown::Write)
        .expect("it listens");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some((status, head.to_owned(), body.to_owned()))
}

pub(super) fn headers() -> String {
    let key = basic(RecordStore::KEY, RecordStore::SECRET);
    format!(
        "authorization: {key}\r\nx-experience-api-version: 1.0.3\r\ncontent-type: application/json"
    )
}

pub(super) fn call(store: &RecordStore, method: &str, target: &str, body: &str) -> (u16, String) {
    let request = format!("{method} {target} HTTP/1.1\r\n{}", headers());
    let (status, _, body) = ask(store, &request, body).expect("an answer");
    (status, body)
}

fn post(store: &RecordStore, body: &Value) -> u16 {
    call(store, "POST", "/xapi/statements", &body.to_string()).0
}

pub(super) fn statement(number: u64) -> Value {
    json!({
        "id": format!("00000000-0000-4000-8000-{number:012x}"),
        "timestamp": format!("2026-03-01T09:05:00.{:03}Z", number % 1000),
        "actor": { "account": { "homePage": "https://annals.example/", "name": "ada" } },
        "verb": { "id": "http://adlnet.gov/expapi/verbs/completed" },
        "object": { "id": "https://annals.example/xapi/assignment/1" },
    })
}

#[test]
fn the_same_is_stored_once_and_another_under_its_id_not_at_all() {
    let store = RecordStore::open().expect("a store");
    assert_eq!(post(&store, &json!([statement(1), statement(2)])), 200);
    assert_eq!(post(&store, &json!([statement(2), statement(3)])), 200);
    let mut other = statement(1);
    other["timestamp"] = json!("2026-03-01T09:06:00.000Z");
    assert_eq!(post(&store, &json!([statement(4), other])), 409);
    assert_eq!(post(&store, &json!([statement(5), statement(5)])), 400);
    let stored = store.statements();
    assert_eq!(stored, [1, 2, 3].map(statement));
    let one = "/xapi/statements?statementId=00000000-0000-4000-8000-000000000009";
    let mut put = statement(9);
    put.as_object_mut().expect("an object").remove("id");
    assert_eq!(call(&store, "PUT", one, &put.to_string()).0, 204);
    assert_eq!(call(&store, "PUT", one, &statement(8).to_string()).0, 400);
    let found = call(&store, "GET", one, "");
    assert_eq!(
        serde_json::from_str::<Value>(&found.1).expect("JSON"),
        statement(9)
    );
}

#[test]
fn what_breaks_a_rule_is_refused_with_all_that_came_along() {
    let store = RecordStore::open().expect("a store");
    let choices = json!([{ "id": "a" }, { "id": "b" }]);
    let broken = [
        ("id", json!("12")),
        ("id", json!("00000000-0000-8000-8000-000000000001")),
        ("timestamp", json!("yesterday")),
        ("actor", json!({ "name": "Ada" })),
        (
            "actor",
            json!({ "mbox": "mailto:a@b.example", "openid": "https://a.example/" }),
        ),
        ("verb", json!({ "id": "completed" })),
        (
            "verb",
            json!({ "id": "http://a.example/v", "display": { "english!": "x" } }),
        ),
        ("object", json!({ "id": "quiz 3" })),
        ("object", json!({ "id": "a:b", "definition": {} })),
        (
            "object",
            json!({ "id": "a:b", "definition": { "interactionType": "quiz" } }),
        ),
        (
            "object",
            json!({ "id": "a:b", "definition": { "interactionType": "choice" } }),
        ),
        (
            "object",
            json!({ "id": "a:b", "definition": { "interactionType": "numeric", "choices": choices } }),
        ),
        (
            "object",
            json!({ "id": "a:b", "definition": { "interactionType": "choice", "choices": [{ "id": "a" }, { "id": "a" }] } }),
        ),
        (
            "object",
            json!({ "id": "a:b", "definition": { "interactionType": "choice", "choices": [{ "id": "a b" }] } }),
        ),
        ("result", json!({ "score": { "scaled": 1.1 } })),
        ("result", json!({ "score": { "raw": 5, "max": 4 } })),
        ("result", json!({ "response": "" })),
        ("result", json!({ "response": 7 })),
        ("result", json!({ "duration": "7 s" })),
        ("result", json!({ "extensions": { "result": 1 } })),
        ("context", json!({ "registration": "7" })),
        ("context", json!({ "contextActivities": { "parents": [] } })),
        ("authority", json!({ "mbox": "mailto:a@b.example" })),
        ("invented", json!(1)),
    ];
    for (field, value) in broken {
        let mut one = statement(1);
        one[field] = value;
        assert_eq!(post(&store, &json!([statement(2), one])), 400, "{one}");
    }
    assert_eq!(call(&store, "POST", "/xapi/statements", "{").0, 400);
    assert_eq!(call(&store, "POST", "/xapi/statements?x=1", "[]").0, 400);
    assert_eq!(call(&store, "POST", "/xapi/statements/", "[]").0, 404);
    let long = format!("[{}]", " ".repeat(door::LONGEST));
    assert_eq!(call(&store, "POST", "/xapi/statements", &long).0, 413);
    assert_eq!(store.statements(), Vec::<Value>::new());
}

#[test]
fn a_page_of_any_origin_may_ask_and_needs_key_and_version() {
    let store = RecordStore::open().expect("a store");
    let first = "OPTIONS /xapi/statements HTTP/1.1\r\norigin: http://a.example";
    let (status, head, _) = ask(&store, first, "").expect("an answer");
    assert_eq!(status, 204);
    for header in [
        "access-control-allow-origin: *",
        "authorization",
        "x-experience-api-version",
    ] {
        assert!(head.contains(header), "{head}");
    }
    for without in ["authorization", "x-experience-api-version", "content-type"] {
        let all = headers();
        let rest: Vec<&str> = all
            .split("\r\n")
            .filter(|line| !line.starts_with(without))
            .collect();
        let request = format!("POST /xapi/statements HTTP/1.1\r\n{}", rest.join("\r\n"));
        let (status, head, _) = ask(&store, &request, "[]").expect("an answer");
        let wanted = if without == "authorization" { 401 } else { 400 };
        assert_eq!(status, wanted, "{without}");
        assert!(head.contains("access-control-allow-origin: *"));
    }
    let about = ask(&store, "GET /xapi/about HTTP/1.1", "").expect("an answer");
    assert_eq!(
        (about.0, about.2.as_str()),
        (200, r#"{"version":["1.0.3"]}"#)
    );
    store.change_key("another", "key");
    assert_eq!(post(&store, &json!([statement(1)])), 401);
}

#[test]
fn a_class_comes_page_by_page() {
    let store = RecordStore::open().expect("a store");
    let mut all: Vec<Value> = (0..250).map(statement).collect();
    all[7]["verb"]["id"] = json!("http://adlnet.gov/expapi/verbs/passed");
    all[8]["object"]["id"] = json!("https://lms.example/3");
    let grouping = json!([{ "id": "https://annals.example/xapi/assignment/1" }]);
    all[8]["context"] = json!({ "contextActivities": { "grouping": grouping } });
    assert_eq!(post(&store, &json!(all)), 200);
    let pages = |asked: &str| {
        let (mut found, mut pages, mut target) =
            (Vec::new(), 0, format!("/xapi/statements?{asked}"));
        while !target.is_empty() {
            let (status, body) = call(&store, "GET", &target, "");
            assert_eq!(status, 200, "{target}");
            let page: Value = serde_json::from_str(&body).expect("JSON");
            found.extend(page["statements"].as_array().expect("a list").clone());
            target = page["more"].as_str().expect("a text").to_owned();
            pages += 1;
        }
        (found, pages)
    };
    let asked = "verb=http%3A%2F%2Fadlnet.gov%2Fexpapi%2Fverbs%2Fcompleted&activity=https%3A%2F%2Fannals.example%2Fxapi%2Fassignment%2F1&related_activities=true&format=exact&ascending=true&limit=60";
    let (found, count) = pages(asked);
    let wanted: Vec<&Value> = all.iter().filter(|one| **one != all[7]).collect();
    assert_eq!((found.iter().collect::<Vec<_>>(), count), (wanted, 5));
    let (found, count) = pages("since=2026-03-01T09%3A05%3A00.247Z");
    assert_eq!((found.len(), count), (2, 1));
    assert_eq!(call(&store, "GET", "/xapi/statements?verbs=x", "").0, 400);
}

#[test]
fn a_launch_of_cmi5_has_its_token_once_and_its_document() {
    let store = RecordStore::open().expect("a store");
    let address = store.fetch_address();
    let target = &address[address.find("/fetch").expect("a path")..];
    let fetch = || {
        ask(&store, &format!("POST {target} HTTP/1.1"), "")
            .expect("an answer")
            .2
    };
    let token: Value = serde_json::from_str(&fetch()).expect("JSON");
    let token = token["auth-token"].as_str().expect("a token").to_owned();
    assert_eq!(
        format!("Basic {token}"),
        basic(RecordStore::KEY, RecordStore::SECRET)
    );
    assert!(fetch().contains(r#""error-code":"1""#));
    let registration = "e168d6a3-46b2-4233-82e7-66b73a179727";
    store.keep_state(
        "a:b",
        r#"{"objectType":"Agent","openid":"a:c"}"#,
        registration,
        "LMS.LaunchData",
        "{}",
    );
    let place = |agent: &str| {
        format!(
            "/xapi/activities/state?stateId=LMS.LaunchData&activityId=a%3Ab&agent={agent}&registration={registration}"
        )
    };
    let agent = "%7B%22openid%22%3A%22a%3Ac%22%2C%22name%22%3A%22Ada%22%7D";
    assert_eq!(
        call(&store, "GET", &place(agent), ""),
        (200, "{}".to_owned())
    );
    let another = "%7B%22openid%22%3A%22a%3Ad%22%7D";
    assert_eq!(call(&store, "GET", &place(another), "").0, 404);
    assert_eq!(call(&store, "PUT", &place(another), "7").0, 204);
    assert_eq!(
        call(&store, "GET", &place(another), ""),
        (200, "7".to_owned())
    );
    assert_eq!(call(&store, "DELETE", &place(another), "").0, 204);
    assert_eq!(call(&store, "GET", &place(another), "").0, 404);
}
