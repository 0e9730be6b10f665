use super::*;

/// What the specifications give as right and wrong is taken and refused.
#[test]
fn the_strict_lms_is_strict() {
    type Case<'a> = (&'a [(&'a str, &'a str)], bool);
    let cases = |edition: Edition, cases: &[Case]| {
        for (pairs, fits) in cases {
            let pairs: Vec<Pair> = pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect();
            let said = Strict::new(edition).set_all(&pairs);
            assert_eq!(said.is_ok(), *fits, "{pairs:?}: {said:?}");
        }
    };
    let (id, kind) = ("cmi.interactions.0.id", "cmi.interactions.0.type");
    let (old, new) = (
        "cmi.interactions.0.student_response",
        "cmi.interactions.0.learner_response",
    );
    let pattern = "cmi.interactions.0.correct_responses.0.pattern";
    cases(
        Edition::V12,
        &[
            (&[("cmi.core.score.raw", "66.66")], true),
            (&[("cmi.core.score.raw", "66.666")], false),
            (&[("cmi.core.score.raw", "101")], false),
            (&[("cmi.core.session_time", "0000:59:59.9")], true),
            (&[("cmi.core.session_time", "00:60:00")], false),
            (&[("cmi.core.session_time", "PT1S")], false),
            (&[("cmi.core.exit", "normal")], false),
            (&[("cmi.core.lesson_status", "complete")], false),
            (&[("cmi.completion_status", "completed")], false),
            (&[(id, "a b")], false),
            (&[("cmi.interactions.1.id", "a")], false),
            (&[(kind, "choice")], false),
            (&[(id, "a"), (old, "a")], false),
            (&[(id, "a"), (kind, "choice"), (old, "a,c")], true),
            (&[(id, "a"), (kind, "choice"), (old, "a,a")], false),
            (&[(id, "a"), (kind, "choice"), (old, "ab")], false),
            (&[(id, "a"), (kind, "choice"), (old, "A")], false),
            (&[(id, "a"), (kind, "matching"), (old, "a.1,b.2")], true),
            (&[(id, "a"), (kind, "matching"), (old, "a1")], false),
            (&[(id, "a"), (kind, "true-false"), (old, "true")], false),
            (&[(id, "a"), (kind, "numeric"), (old, "4,4")], false),
        ],
    );
    let long = "x".repeat(251);
    cases(
        Edition::V2004,
        &[
            (&[("cmi.score.scaled", "1")], true),
            (&[("cmi.score.scaled", "1.01")], false),
            (&[("cmi.score.raw", "123456")], false),
            (&[("cmi.score.raw", "12345.123456")], false),
            (&[("cmi.session_time", "PT1H0.05S")], true),
            (&[("cmi.session_time", "PT")], false),
            (&[("cmi.session_time", "PT1S1M")], false),
            (&[("cmi.session_time", "PT0.005S")], false),
            (&[("cmi.exit", "normal")], true),
            (&[("cmi.core.exit", "")], false),
            (&[(id, "a"), (kind, "choice"), (new, "a[,]b")], true),
            (&[(id, "a"), (kind, "choice"), (new, "a[,]a")], false),
            (&[(id, "a"), (kind, "choice"), (new, "a_b.c")], true),
            (&[(id, "a"), (kind, "choice"), (new, "a b")], false),
            (&[(id, "a"), (kind, "choice"), (new, "a-b")], false),
            (&[(id, "a"), (kind, "choice"), (new, &long)], false),
            (&[(id, "a"), (kind, "sequencing"), (new, "a[,]b-c")], false),
            (&[(id, "a"), (kind, "matching"), (new, "a[.]b-c")], false),
            (&[(id, "a"), (kind, "numeric"), (new, "99999")], true),
            (&[(id, "a"), (kind, "numeric"), (new, "100000")], false),
            (&[(id, "a"), (kind, "sequencing"), (new, "a[,]a")], true),
            (
                &[(id, "a"), (kind, "matching"), (new, "a[.]b[,]c[.]d")],
                true,
            ),
            (&[(id, "a"), (kind, "matching"), (new, "a.b")], false),
            (&[(id, "a"), (kind, "fill-in"), (new, &long)], false),
            (&[(id, "a"), (kind, "fill-in"), (new, "{lang=en}a")], false),
            (
                &[(id, "a"), (kind, "numeric"), (pattern, "4.1[:]4.5")],
                true,
            ),
            (&[(id, "a"), (kind, "numeric"), (pattern, "5[:]4")], false),
            (&[(id, "a"), (kind, "numeric"), (pattern, "4")], false),
            (&[(id, "a"), (kind, "numeric"), (new, "0.12345678")], false),
            (
                &[
                    (id, "a"),
                    ("cmi.interactions.0.timestamp", "2023-11-14T22:13:20.12Z"),
                ],
                true,
            ),
            (
                &[
                    (id, "a"),
                    ("cmi.interactions.0.timestamp", "2023-11-14T22:13:20Z"),
                ],
                false,
            ),
            (
                &[
                    (id, "a"),
                    ("cmi.interactions.0.timestamp", "2039-11-14T22:13:20.1Z"),
                ],
                false,
            ),
            (&[(id, "a"), ("cmi.interactions.0.result", "wrong")], false),
            (
                &[(id, "a"), ("cmi.interactions.0.description", &long)],
                false,
            ),
        ],
    );
}
