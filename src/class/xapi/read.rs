//! Reading a class back from a store: where to ask, what comes page by page, and the results in it.

use super::json::{escaped, fields};
use super::store::Store;
use crate::set::json::{Value, parse};

const COMPLETED: &str = "http://adlnet.gov/expapi/verbs/completed";
/// What every result begins with, whatever the name it stands under.
const RESULT: &str = "annals-result:";
/// How many statements are asked for at once. A store may give fewer.
const MOST: u32 = 100;

/// What one answer of a store holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The texts of the results, as learners would hand them in.
    pub results: Vec<String>,
    /// Where the next page is, as the store says it; see [`more_address`].
    pub more: Option<String>,
    /// What was passed over, and why.
    pub remarks: Vec<Remark>,
}

/// Why something in a store's answer is no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The answer is none of a store.
    NoAnswer,
    /// A statement of this id says that the assignment was completed and holds no result: another
    /// tool wrote it.
    NoResult(String),
    /// So many statements are of other verbs or activities: the store did not look at what was asked.
    Others(usize),
}

/// Where all results of an assignment are asked for, the first one first: by the IRI of
/// [`super::assignment_activity`], whatever the platforms call it that learners came from.
#[must_use]
pub fn query_address(store: &Store, activity: &str) -> String {
    [
        &store.statements_address(),
        "?verb=",
        &escaped(COMPLETED),
        "&activity=",
        &escaped(activity),
        "&related_activities=true&format=exact&ascending=true&limit=",
        &MOST.to_string(),
    ]
    .concat()
}

/// The address of the next page: on the store's own host, or none. The key goes to no other.
#[must_use]
pub fn more_address(store: &Store, more: &str) -> Option<String> {
    let never = |sign: char| sign.is_whitespace() || sign.is_control() || sign == '\\';
    if more.is_empty() || more.contains(never) {
        return None;
    }
    let origin = store.endpoint.origin();
    if let Some(rest) = more.strip_prefix(origin) {
        // Behind the host alone, or it would be the beginning of another's name.
        return rest.starts_with(['/', '?']).then(|| more.to_owned());
    }
    if more.starts_with('/') && !more.starts_with("//") {
        return Some([origin, more].concat());
    }
    if more.starts_with('?') {
        return Some([&store.statements_address(), more].concat());
    }
    None
}

/// Reads what a store answered. Some stores look at no `verb` or `activity`, so both are looked at
/// once more here.
#[must_use]
pub fn read(json: &str, activity: &str) -> Page {
    let mut page = Page::default();
    let value = match parse(json) {
        Ok(value @ Value::Object(_)) => value,
        Ok(_) | Err(_) => {
            page.remarks.push(Remark::NoAnswer);
            return page;
        }
    };
    let more = value.field("more").text().filter(|more| !more.is_empty());
    page.more = more.map(str::to_owned);
    let Value::List(statements) = value.field("statements") else {
        page.remarks.push(Remark::NoAnswer);
        return page;
    };
    let mut others = 0;
    for statement in statements {
        let is_completed = statement.field("verb").field("id").text() == Some(COMPLETED);
        if !is_completed || !is_of(statement, activity) {
            others += 1;
            continue;
        }
        let extensions = fields(statement.field("result").field("extensions")).iter();
        let mut texts = extensions.filter_map(|(_, value)| value.text());
        match texts.find(|text| text.trim_start().starts_with(RESULT)) {
            // The result alone: what stands behind it in somebody's record is nobody's business.
            Some(text) => {
                let text = text.trim();
                let end = text.find('.').map_or(text.len(), |at| at + 1);
                page.results.push(text[..end].to_owned());
            }
            None => {
                let id = statement.field("id").text().unwrap_or_default();
                page.remarks.push(Remark::NoResult(id.to_owned()));
            }
        }
    }
    if others > 0 {
        page.remarks.push(Remark::Others(others));
    }
    page
}

/// Whether a statement is about an activity, or names it in its context.
fn is_of(statement: &Value, activity: &str) -> bool {
    let is_it = |value: &Value| value.field("id").text() == Some(activity);
    let context = fields(statement.field("context").field("contextActivities"));
    let related = |value: &Value| is_it(value) || value.items().iter().any(is_it);
    is_it(statement.field("object")) || context.iter().any(|(_, value)| related(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUIZ: &str = "https://annals.example/xapi/assignment/0";

    fn store() -> Store {
        Store::basic("https://lrs.example:8443/a/xapi", "key", "secret").expect("a store")
    }

    #[test]
    fn a_class_is_asked_for_by_the_assignment() {
        assert_eq!(
            query_address(&store(), "https://a.example/?x=1&y"),
            "https://lrs.example:8443/a/xapi/statements?verb=http%3A%2F%2Fadlnet.gov%2Fexpapi%2Fverbs%2Fcompleted&activity=https%3A%2F%2Fa.example%2F%3Fx%3D1%26y&related_activities=true&format=exact&ascending=true&limit=100"
        );
    }

    #[test]
    fn the_next_page_is_on_the_stores_own_host_or_nowhere() {
        for (more, address) in [
            (
                "/a/xapi/statements/more/7",
                Some("https://lrs.example:8443/a/xapi/statements/more/7"),
            ),
            (
                "https://lrs.example:8443/more?x",
                Some("https://lrs.example:8443/more?x"),
            ),
            (
                "?page=2",
                Some("https://lrs.example:8443/a/xapi/statements?page=2"),
            ),
            ("", None),
            ("//evil.example/more", None),
            ("https://evil.example/more", None),
            ("https://lrs.example/more", None),
            ("http://lrs.example:8443/more", None),
            ("https://lrs.example:8443.evil.example/more", None),
            ("https://lrs.example:8443@evil.example/more", None),
            ("/\\evil.example", None),
            ("\\\\evil.example", None),
            ("/a b", None),
            ("javascript:alert(1)", None),
        ] {
            assert_eq!(more_address(&store(), more).as_deref(), address, "{more}");
        }
    }

    fn statement(verb: &str, object: &str, grouping: &str, extension: &str) -> String {
        format!(
            r#"{{"id":"1","verb":{{"id":"http://adlnet.gov/expapi/verbs/{verb}"}},"object":{{"id":"{object}"}},"context":{{"contextActivities":{{"grouping":{grouping}}}}},"result":{{"extensions":{extension}}}}}"#
        )
    }

    #[test]
    fn results_are_found_among_what_others_wrote() {
        let list = format!(r#"[{{"id":"x"}},{{"id":"{QUIZ}"}}]"#);
        let alone = format!(r#"{{"id":"{QUIZ}"}}"#);
        let result = r#"{"https://x.example/score":7,"https://annals.example/xapi/annals-result":"annals-result:1:abc."}"#;
        let statements = [
            statement("completed", "https://lms.example/3", &list, result),
            statement("completed", QUIZ, "[]", result),
            statement("completed", "https://lms.example/3", &alone, result),
            statement("completed", QUIZ, "[]", "{}"),
            statement("completed", "https://lms.example/3", "null", result),
            statement("passed", QUIZ, "[]", result),
            "7".to_owned(),
        ];
        let json = format!(r#"{{"statements":[{}],"more":"/m"}}"#, statements.join(","));
        let page = read(&json, QUIZ);
        assert_eq!(page.results, ["annals-result:1:abc."; 3]);
        assert_eq!(page.more.as_deref(), Some("/m"));
        let remarks = [Remark::NoResult("1".to_owned()), Remark::Others(3)];
        assert_eq!(page.remarks, remarks);
    }

    #[test]
    fn what_is_no_answer_of_a_store_is_told() {
        for json in ["", "<html>", "[]", r#"{"statements":7}"#, "{}"] {
            assert_eq!(read(json, QUIZ).remarks, [Remark::NoAnswer], "{json}");
        }
        let none = read(r#"{"statements":[],"more":""}"#, QUIZ);
        assert_eq!(none, Page::default());
    }
}
