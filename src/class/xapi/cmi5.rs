//! What cmi5 ("Quartz", 1st edition) adds: a key that is fetched once, and a document of the platform
//! that says how this launch is meant.

use std::fmt;

use super::decimal::Decimal;
use super::json::escaped;
use super::launch::Launch;
use crate::set::json::{Value, parse};

/// What the platform says of a launch (`LMS.LaunchData`).
#[derive(Clone, Debug, PartialEq)]
pub struct LaunchData {
    /// What every statement's context must hold.
    pub context: Value<'static>,
    /// What the launch is for.
    pub mode: Mode,
    /// The least score that passes, as the platform wrote it.
    pub mastery: Option<String>,
    /// What satisfies the platform.
    pub move_on: MoveOn,
    /// Where the learner goes at the end.
    pub return_address: Option<String>,
    /// What the author of the course says to whatever is launched.
    pub parameters: Option<String>,
}

/// What a launch is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// To learn, with a record.
    Normal,
    /// To look around: nothing is judged.
    Browse,
    /// To see again what was done: nothing is judged.
    Review,
}

/// What satisfies the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveOn {
    /// That it was passed.
    Passed,
    /// That it was completed.
    Completed,
    /// Both.
    CompletedAndPassed,
    /// Either.
    CompletedOrPassed,
    /// Nothing is asked.
    NotApplicable,
}

/// Why no token came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoToken {
    /// It was handed out already: the page was opened again from its history, not by the platform.
    Spent,
    /// The platform refuses it.
    Refused,
    /// The platform failed.
    Failed,
    /// The answer is none that cmi5 knows.
    Unread,
}

impl fmt::Display for NoToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NoToken::Spent => {
                "The platform lets a page in once for each time it is opened. Open it there once more."
            }
            NoToken::Refused => "The platform does not let this page keep records.",
            NoToken::Failed => "The platform could not give a key. Open the page there once more.",
            NoToken::Unread => "The platform answered with something that is no key.",
        })
    }
}

/// Reads the answer to the POST at the address of [`super::Access::Fetch`], by its status and body.
///
/// # Errors
/// When it holds no token.
pub fn token(status: u16, body: &str) -> Result<String, NoToken> {
    let failed = if status >= 500 {
        NoToken::Failed
    } else {
        NoToken::Unread
    };
    let value = parse(body).map_err(|_| failed)?;
    if let Some(token) = value.field("auth-token").text() {
        let fits = |byte: u8| byte.is_ascii_graphic();
        let is_one = !token.is_empty() && token.bytes().all(fits);
        return if is_one && (200..300).contains(&status) {
            Ok(token.to_owned())
        } else {
            Err(failed)
        };
    }
    let code = value.field("error-code");
    let code = code
        .text()
        .and_then(|code| code.parse().ok())
        .or_else(|| code.integer());
    Err(match code {
        Some(1) => NoToken::Spent,
        Some(2) => NoToken::Refused,
        Some(3) => NoToken::Failed,
        Some(_) | None => failed,
    })
}

/// Where the platform's document of this launch lies; `None` where the launch is not cmi5's.
#[must_use]
pub fn launch_data_address(launch: &Launch) -> Option<String> {
    let activity = escaped(launch.activity.as_ref()?);
    let registration = escaped(launch.registration.as_ref()?);
    let agent = escaped(&launch.actor.write());
    let query = format!(
        "?stateId=LMS.LaunchData&activityId={activity}&agent={agent}&registration={registration}"
    );
    Some(
        [
            &launch.endpoint.resource("activities/state"),
            query.as_str(),
        ]
        .concat(),
    )
}

/// Where the learner's preferences of language lie. cmi5 has whoever is launched ask for them; that
/// there are none (404) is usual.
#[must_use]
pub fn preferences_address(launch: &Launch) -> String {
    let agent = escaped(&launch.actor.write());
    let query = format!("?profileId=cmi5LearnerPreferences&agent={agent}");
    [&launch.endpoint.resource("agents/profile"), query.as_str()].concat()
}

/// What the platform tells its sessions apart by.
const SESSION: &str = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";

/// What was said of a launch before: cmi5 has each of these once (9.3 and 9.5.4 of its
/// specification), and a platform may refuse whatever follows a second one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Before {
    /// In this session: that it began.
    pub begun: bool,
    /// In this session: that it was passed or failed.
    pub judged: bool,
    /// In any session of the registration: that it was completed.
    pub completed: bool,
    /// In any session of the registration: that it was passed.
    pub passed: bool,
    /// In any session: so many answers of the attempt. Said once more they would name another
    /// session, and a store would have two records of one answer.
    pub answers: usize,
}

impl LaunchData {
    /// The session of the launch.
    #[must_use]
    pub fn session(&self) -> Option<&str> {
        self.context.field("extensions").field(SESSION).text()
    }

    /// Reads the document. `None` where it is no JSON, or lacks what cmi5 has each hold: the
    /// context and the mode.
    #[must_use]
    pub fn read(json: &str) -> Option<LaunchData> {
        let value = parse(json).ok()?;
        let context = value.field("contextTemplate");
        if !matches!(context, Value::Object(_)) {
            return None;
        }
        let mastery = match value.field("masteryScore") {
            Value::Number(written) | Value::Text(written) => {
                Some(written.clone()).filter(|one| Decimal::read(one).is_some())
            }
            Value::Null | Value::Bool(_) | Value::List(_) | Value::Object(_) => None,
        };
        let said = |name: &str| {
            let said = value.field(name).text();
            said.filter(|said| !said.is_empty()).map(str::to_owned)
        };
        Some(LaunchData {
            context: context.owned(),
            mode: match value.field("launchMode").text()? {
                "Normal" => Mode::Normal,
                "Browse" => Mode::Browse,
                "Review" => Mode::Review,
                _ => return None,
            },
            mastery,
            move_on: match value.field("moveOn").text() {
                Some("Passed") => MoveOn::Passed,
                Some("Completed") => MoveOn::Completed,
                Some("CompletedAndPassed") => MoveOn::CompletedAndPassed,
                Some("CompletedOrPassed") => MoveOn::CompletedOrPassed,
                // As the specification has it where nothing is said.
                Some(_) | None => MoveOn::NotApplicable,
            },
            // A script is no address.
            return_address: said("returnURL")
                .filter(|to| to.starts_with("https://") || to.starts_with("http://")),
            parameters: said("launchParameters"),
        })
    }

    /// The least score that passes, in thousandths, rounded up; `None` where the platform has none.
    #[must_use]
    pub fn pass(&self) -> Option<u16> {
        let mastery = Decimal::read(self.mastery.as_ref()?)?;
        let permille = mastery.thousandths_up()?.clamp(0, 1000);
        u16::try_from(permille).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_and_a_refusal_named() {
        assert_eq!(
            token(200, r#"{"auth-token":"QjM="}"#).as_deref(),
            Ok("QjM=")
        );
        for (status, body, why) in [
            (
                200,
                r#"{"error-code":"1","error-text":"used"}"#,
                NoToken::Spent,
            ),
            (200, r#"{"error-code":2}"#, NoToken::Refused),
            (200, r#"{"error-code":"3"}"#, NoToken::Failed),
            (200, r#"{"error-code":"9"}"#, NoToken::Unread),
            (503, "", NoToken::Failed),
            (404, "<html>", NoToken::Unread),
            (200, r#"{"auth-token":""}"#, NoToken::Unread),
            (200, r#"{"auth-token":"a\r\nX: y"}"#, NoToken::Unread),
            (401, r#"{"auth-token":"abc"}"#, NoToken::Unread),
        ] {
            assert_eq!(token(status, body), Err(why), "{status} {body}");
        }
    }

    fn launch() -> Launch {
        let actor = r#"{"account":{"homePage":"https://lms.example","name":"a b"}}"#;
        let pairs = [
            ("endpoint", "https://lrs.example/x"),
            ("fetch", "https://lms.example/f"),
            ("actor", actor),
            ("registration", "e168d6a3-46b2-4233-82e7-66b73a179727"),
            ("activityId", "https://lms.example/au?n=3&m"),
        ];
        Launch::read(pairs).expect("a launch").expect("one")
    }

    #[test]
    fn the_documents_are_asked_for_by_agent_and_activity() {
        let agent = "agent=%7B%22objectType%22%3A%22Agent%22%2C%22account%22%3A%7B%22homePage%22%3A%22https%3A%2F%2Flms.example%22%2C%22name%22%3A%22a%20b%22%7D%7D";
        assert_eq!(
            launch_data_address(&launch()),
            Some(format!(
                "https://lrs.example/x/activities/state?stateId=LMS.LaunchData&activityId=https%3A%2F%2Flms.example%2Fau%3Fn%3D3%26m&{agent}&registration=e168d6a3-46b2-4233-82e7-66b73a179727"
            ))
        );
        assert_eq!(
            preferences_address(&launch()),
            format!(
                "https://lrs.example/x/agents/profile?profileId=cmi5LearnerPreferences&{agent}"
            )
        );
    }

    #[test]
    fn the_document_of_a_launch_is_read() {
        let full = r#"{"contextTemplate":{"registration":"r"},"launchMode":"Normal","masteryScore":0.8005,"moveOn":"Passed","returnURL":"https://lms.example/back","launchParameters":"x"}"#;
        let read = LaunchData::read(full).expect("a document");
        assert_eq!((read.mode, read.move_on), (Mode::Normal, MoveOn::Passed));
        assert_eq!(
            (read.pass(), read.mastery.as_deref()),
            (Some(801), Some("0.8005"))
        );
        assert_eq!(
            read.return_address.as_deref(),
            Some("https://lms.example/back")
        );
        let least =
            r#"{"contextTemplate":{},"launchMode":"Review","returnURL":"javascript:alert(1)"}"#;
        let read = LaunchData::read(least).expect("a document");
        assert_eq!(
            (read.mode, read.move_on),
            (Mode::Review, MoveOn::NotApplicable)
        );
        assert_eq!((read.pass(), read.return_address), (None, None));
        for none in [
            "",
            "[]",
            r#"{"launchMode":"Normal"}"#,
            r#"{"contextTemplate":{}}"#,
        ] {
            assert_eq!(LaunchData::read(none), None, "{none}");
        }
    }
}
