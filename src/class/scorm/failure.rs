//! What an LMS says when it does not do what it was asked, in words, and whether to ask again.

use super::Edition;

/// What went wrong, by the code of the LMS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Which edition's code it is.
    pub edition: Edition,
    /// The code; 0 where the LMS said "false" and named no fault.
    pub code: u16,
}

/// What to do after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The same once more, later: the LMS or its network may come back.
    Again,
    /// The LMS has forgotten that it was begun with: begin, then the same once more.
    Reopen,
    /// Nothing: the LMS will never take this.
    Never,
    /// Nothing more at all: the visit has ended. The learner opens the assignment anew.
    Over,
}

impl Failure {
    /// The failure of a code as the LMS wrote it. What is no number is a failure without a code.
    #[must_use]
    pub fn read(edition: Edition, code: &str) -> Failure {
        let code = code.trim().parse().unwrap_or(0);
        Failure { edition, code }
    }

    /// Whether it says, to a call that begins, that there is nothing left to begin.
    #[must_use]
    pub fn is_begun(self) -> bool {
        (self.edition, self.code) == (Edition::V2004, 103)
    }

    /// Whether, said to a call that begins, it may be that: 1.2 has no code of its own for a visit that
    /// has begun already, nor for one that has ended. An LMS that has begun tells values without a
    /// fault.
    #[must_use]
    pub fn is_unclear(self) -> bool {
        self.edition == Edition::V12 && self.next() == Next::Again
    }

    /// What to do.
    #[must_use]
    pub fn next(self) -> Next {
        match (self.edition, self.code) {
            (Edition::V12, 301) | (Edition::V2004, 112 | 122 | 132 | 142) => Next::Reopen,
            (Edition::V2004, 104 | 113 | 123 | 133 | 143) => Next::Over,
            (Edition::V12, 201..=203 | 401..=405) | (Edition::V2004, 201 | 301 | 401..=408) => {
                Next::Never
            }
            // 0, the general ones, and those that no edition has.
            (Edition::V12 | Edition::V2004, _) => Next::Again,
        }
    }

    /// What it says, for a teacher who looks for the cause.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self.edition {
            Edition::V12 => words_v12(self.code),
            Edition::V2004 => words_v2004(self.code),
        }
    }
}

/// SCORM 1.2, Run-Time Environment, 3.3.2.
fn words_v12(code: u16) -> &'static str {
    match code {
        101 => "The LMS failed without saying why.",
        201 => "The LMS did not understand the call.",
        202 => "This value has no parts.",
        203 => "This value is no list.",
        301 => "The LMS has not begun with this visit.",
        401 => "The LMS does not keep this value.",
        402 => "This name is the LMS’s own.",
        403 => "This value can only be read.",
        404 => "This value can only be set.",
        405 => "The LMS does not take the form of this value.",
        _ => UNNAMED,
    }
}

/// SCORM 2004, 4th edition, Run-Time Environment, 3.1.7.
fn words_v2004(code: u16) -> &'static str {
    match code {
        101 => "The LMS failed without saying why.",
        102 => "The LMS could not begin.",
        103 => "The LMS has begun already.",
        104 | 113 | 123 | 133 | 143 => "The LMS has ended this visit.",
        111 => "The LMS could not end.",
        112 | 122 | 132 | 142 => "The LMS has not begun with this visit.",
        201 => "The LMS did not understand the call.",
        301 => "The LMS could not tell a value.",
        351 => "The LMS could not set a value.",
        391 => "The LMS could not keep what was set.",
        401 => "The LMS knows no such value.",
        402 => "The LMS does not keep this value.",
        403 => "This value has not been set.",
        404 => "This value can only be read.",
        405 => "This value can only be set.",
        406 => "The LMS does not take the form of this value.",
        407 => "The value is too small or too large.",
        408 => "Another value must be set before this.",
        _ => UNNAMED,
    }
}

const UNNAMED: &str = "The LMS did not do it, and named no fault.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_pass_is_asked_again_and_what_cannot_is_not() {
        for (edition, code, next) in [
            (Edition::V12, "0", Next::Again),
            (Edition::V12, "101", Next::Again),
            (Edition::V12, "301", Next::Reopen),
            (Edition::V12, "401", Next::Never),
            (Edition::V12, "405", Next::Never),
            (Edition::V12, "404", Next::Never),
            (Edition::V2004, "391", Next::Again),
            (Edition::V2004, "351", Next::Again),
            (Edition::V2004, "132", Next::Reopen),
            (Edition::V2004, "143", Next::Over),
            (Edition::V2004, "406", Next::Never),
            (Edition::V2004, "", Next::Again),
            (Edition::V2004, "-7", Next::Again),
        ] {
            assert_eq!(Failure::read(edition, code).next(), next, "{code}");
        }
    }

    #[test]
    fn only_the_older_edition_leaves_open_whether_a_visit_has_begun() {
        for (edition, code, is_begun, is_unclear) in [
            (Edition::V12, "101", false, true),
            (Edition::V12, "", false, true),
            (Edition::V12, "201", false, false),
            (Edition::V12, "301", false, false),
            (Edition::V2004, "101", false, false),
            (Edition::V2004, "103", true, false),
            (Edition::V2004, "104", false, false),
        ] {
            let failure = Failure::read(edition, code);
            assert_eq!(
                (failure.is_begun(), failure.is_unclear()),
                (is_begun, is_unclear)
            );
        }
    }

    #[test]
    fn every_code_of_the_specifications_has_words() {
        let old = [101, 201, 202, 203, 301, 401, 402, 403, 404, 405];
        let new = [
            101, 102, 103, 104, 111, 112, 113, 122, 123, 132, 133, 142, 143, 201, 301, 351, 391,
            401, 402, 403, 404, 405, 406, 407, 408,
        ];
        let old = old.iter().map(|code| (Edition::V12, *code));
        let new = new.iter().map(|code| (Edition::V2004, *code));
        for (edition, code) in old.chain(new) {
            assert_ne!(Failure { edition, code }.words(), UNNAMED, "{code}");
        }
        assert_eq!(Failure::read(Edition::V12, "391").words(), UNNAMED);
    }
}
