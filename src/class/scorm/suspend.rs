//! What the LMS keeps of an attempt that is not over, so that it is taken up on any device: the
//! result of the answers so far, as [`Submission::write`] writes it.

use super::Edition;
use crate::class::submission::{Fault, Submission, read_all};

/// Whether a text of the attempt has room in the LMS: 4,096 letters in 1.2, 64,000 in 2004.
#[must_use]
pub fn fits(edition: Edition, text: &str) -> bool {
    let most = match edition {
        Edition::V12 => 4_096,
        Edition::V2004 => 64_000,
    };
    // As JavaScript counts letters; a result has no others than those of ASCII.
    text.len() <= most || text.encode_utf16().count() <= most
}

/// The text of an attempt for the LMS. Where all answers have no room, it holds as many of the first
/// as have; the others are asked again when the attempt is taken up. A quiz of 200 questions to
/// choose from has room in both editions. The text is empty where not even the name of the learner
/// has room: then the attempt begins anew.
#[must_use]
pub fn suspend(edition: Edition, attempt: &Submission) -> String {
    let first = |count: usize| {
        let part = Submission {
            answers: attempt.answers[..count].to_vec(),
            ..attempt.clone()
        };
        Some(part.write()).filter(|text| fits(edition, text))
    };
    if let Some(whole) = first(attempt.answers.len()) {
        return whole;
    }
    let (mut fit, mut over) = (0, attempt.answers.len());
    while over > fit + 1 {
        let middle = usize::midpoint(fit, over);
        match first(middle) {
            Some(_) => fit = middle,
            None => over = middle,
        }
    }
    first(fit).unwrap_or_default()
}

/// The attempt of a text that the LMS kept.
///
/// # Errors
/// When it is none, or not what was given to the LMS.
pub fn resume(text: &str) -> Result<Submission, Fault> {
    let mut found = read_all(text).into_iter();
    match (found.next(), found.next()) {
        (Some(read), None) => read,
        (None, _) if text.is_empty() => Err(Fault::Cut),
        (None | Some(_), _) => Err(Fault::Changed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::submission::{Answered, Given};

    fn attempt(answers: usize, given: &Given) -> Submission {
        let answer = Answered {
            given: given.clone(),
            took: 12_345,
        };
        Submission {
            assignment: "0123456789abcdef0123".to_owned(),
            learner: "Ada Lovelace".to_owned(),
            attempt: 1,
            started: 1_700_000_000_000,
            took: 99_000,
            release: "1.2.3".to_owned(),
            asked: u32::MAX,
            answers: vec![answer; answers],
        }
    }

    #[test]
    fn a_long_quiz_of_choices_has_room_in_both_editions() {
        let whole = attempt(200, &Given::One(3));
        for edition in [Edition::V12, Edition::V2004] {
            assert_eq!(resume(&suspend(edition, &whole)), Ok(whole.clone()));
        }
    }

    #[test]
    fn what_has_no_room_is_cut_to_the_longest_beginning_that_has() {
        for (edition, letters) in [(Edition::V12, 40), (Edition::V2004, 600)] {
            let whole = attempt(200, &Given::Text("x".repeat(letters)));
            assert!(!fits(edition, &whole.write()));
            let text = suspend(edition, &whole);
            assert!(fits(edition, &text));
            let kept = resume(&text).expect("an attempt");
            let count = kept.answers.len();
            assert!(count > 40, "{count}");
            assert_eq!(kept.answers, whole.answers[..count]);
            let more = Submission {
                answers: whole.answers[..=count].to_vec(),
                ..whole
            };
            assert!(!fits(edition, &more.write()), "{count} and one more fit");
        }
    }

    #[test]
    fn what_cannot_be_kept_at_all_is_nothing() {
        let long = Submission {
            learner: "x".repeat(5_000),
            ..attempt(3, &Given::Unknown)
        };
        assert_eq!(suspend(Edition::V12, &long), "");
        assert_eq!(resume(&suspend(Edition::V2004, &long)), Ok(long));
    }

    #[test]
    fn what_the_lms_changed_is_refused() {
        let text = attempt(3, &Given::One(1)).write();
        for (text, fault) in [
            (String::new(), Fault::Cut),
            ("of another program".to_owned(), Fault::Changed),
            (text[..text.len() - 4].to_owned(), Fault::Cut),
            ([text.as_str(), text.as_str()].concat(), Fault::Changed),
        ] {
            assert_eq!(resume(&text), Err(fault), "{text}");
        }
    }
}
