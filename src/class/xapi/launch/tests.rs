use super::*;

const UUID: &str = "e168d6a3-46b2-4233-82e7-66b73a179727";
const ACTOR: &str = r#"{"objectType":"Agent","account":{"homePage":"https://lms.example/","name":"7"},"name":"Ada"}"#;

fn tin_can() -> Vec<(&'static str, &'static str)> {
    vec![
        ("endpoint", "https://lrs.example/xapi"),
        ("auth", "Basic YTpi"),
        ("actor", ACTOR),
        ("registration", UUID),
        ("activity_id", "https://lms.example/quiz/3"),
        ("set", "japan"),
    ]
}

fn cmi5() -> Vec<(&'static str, &'static str)> {
    vec![
        ("endpoint", "https://lrs.example/xapi/"),
        ("fetch", "https://lms.example/fetch?session=4"),
        ("actor", ACTOR),
        ("registration", UUID),
        ("activityId", "https://lms.example/au/3"),
    ]
}

/// The pairs with one that is changed; `None` leaves it out.
fn with(
    mut pairs: Vec<(&'static str, &'static str)>,
    name: &'static str,
    value: Option<&'static str>,
) -> Result<Option<Launch>, Unlaunched> {
    pairs.retain(|(known, _)| *known != name);
    pairs.extend(value.map(|value| (name, value)));
    Launch::read(pairs)
}

#[test]
fn an_address_without_a_store_is_no_launch() {
    assert_eq!(Launch::read([("set", "japan")]), Ok(None));
    assert_eq!(with(tin_can(), "endpoint", None), Ok(None));
}

#[test]
fn a_launch_of_either_way_is_read() {
    let launch = Launch::read(tin_can()).expect("a launch").expect("one");
    let store = launch.store(None).expect("a key");
    assert_eq!(store.authorization, "Basic YTpi");
    assert_eq!(store.endpoint.address(), "https://lrs.example/xapi/");
    assert_eq!(
        launch.activity.as_deref(),
        Some("https://lms.example/quiz/3")
    );
    let launch = Launch::read(cmi5()).expect("a launch").expect("one");
    assert_eq!(launch.store(None), None);
    let store = launch.store(Some("abc")).expect("a token");
    assert_eq!(store.authorization, "Basic abc");
    assert_eq!(launch.activity.as_deref(), Some("https://lms.example/au/3"));
}

#[test]
fn the_older_way_may_leave_registration_and_activity_out_and_cmi5_may_not() {
    for (name, of_cmi5, why) in [
        ("registration", "registration", Unlaunched::Registration),
        ("activity_id", "activityId", Unlaunched::Activity),
    ] {
        assert!(matches!(with(tin_can(), name, None), Ok(Some(_))), "{name}");
        assert_eq!(with(cmi5(), of_cmi5, None), Err(why));
    }
}

#[test]
fn what_cannot_be_read_is_told() {
    for (name, value, why) in [
        (
            "endpoint",
            "http://lrs.example/",
            Unlaunched::Store(NoStore::Open),
        ),
        ("auth", "", Unlaunched::Keyless),
        ("auth", "a\nb", Unlaunched::Store(NoStore::Key)),
        ("actor", "", Unlaunched::Actor),
        ("actor", r#"{"name":"Ada"}"#, Unlaunched::Actor),
        ("actor", r#"{"mbox":"ada@lms.example"}"#, Unlaunched::Actor),
        ("registration", "12", Unlaunched::Registration),
        ("activity_id", "quiz 3", Unlaunched::Activity),
    ] {
        assert_eq!(
            with(tin_can(), name, Some(value)),
            Err(why),
            "{name}={value}"
        );
        assert!(why.to_string().ends_with('.'), "{why}");
    }
    let open = with(cmi5(), "fetch", Some("http://lms.example/fetch?x"));
    assert_eq!(open, Err(Unlaunched::Fetch(NoStore::Open)));
    let script = with(cmi5(), "fetch", Some("javascript:alert(1)"));
    assert_eq!(script, Err(Unlaunched::Fetch(NoStore::NoAddress)));
}

#[test]
fn what_stands_first_in_an_address_counts() {
    let mut pairs = tin_can();
    pairs.push(("endpoint", "https://evil.example/"));
    let launch = Launch::read(pairs).expect("a launch").expect("one");
    assert_eq!(launch.endpoint.origin(), "https://lrs.example");
}

#[test]
fn an_actor_keeps_one_identifier() {
    for (said, read) in [
        (
            r#"{"mbox":["mailto:a@b.example"],"name":["Ada"],"objectType":["Agent"]}"#,
            r#"{"objectType":"Agent","name":"Ada","mbox":"mailto:a@b.example"}"#,
        ),
        (
            r#"{"account":[{"accountServiceHomePage":"https://b.example","accountName":"7"}]}"#,
            r#"{"objectType":"Agent","account":{"homePage":"https://b.example","name":"7"}}"#,
        ),
        (
            r#"{"mbox":"mailto:a@b.example","account":{"homePage":"https://b.example","name":"7"}}"#,
            r#"{"objectType":"Agent","account":{"homePage":"https://b.example","name":"7"}}"#,
        ),
        (
            r#"{"openid":"https://a.example/ada"}"#,
            r#"{"objectType":"Agent","openid":"https://a.example/ada"}"#,
        ),
    ] {
        let actor = Actor::read(said).map(|actor| actor.write());
        assert_eq!(actor.as_deref(), Some(read), "{said}");
    }
}

#[test]
fn a_name_written_otherwise_is_the_same_account() {
    let home = "https://annals.example/";
    let [ada, other, none] = ["Ada  L.", "ÁDA L.", " "].map(|name| Actor::named(home, name));
    assert_eq!(ada.identity(), other.identity());
    assert_ne!(ada.write(), other.write());
    assert!(ada.write().contains(r#""name":"Ada L.""#));
    assert!(none.write().contains(r#""name":"unnamed""#));
}
