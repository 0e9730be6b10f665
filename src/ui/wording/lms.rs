//! A quiz in a package, and the package of a quiz.

use crate::app::class::lms::Standing;
use crate::class::scorm::Edition;
use crate::desk::order::Unpacked;

pub const YOU_ARE: &str = "Your teacher’s platform says that you are";
pub const SET_OTHER: &str = "The set in this package is another than the one that the quiz was made for. Tell your teacher: the package has to be made again.";
pub const HANDED_IN: &str = "Handed in";
pub const FOR_PLATFORM: &str = "For a school’s platform";
pub const PACKAGE_IS: &str = "A package is a zip file that holds the quiz, its set and all of Annals. Upload it to your platform (LMS) as a SCORM package: learners open it there, without a link and without typing a name, and the platform gets their answers and their score. Take 1.2 where in doubt: every platform has it. 2004 tells longer answers, and whether it was passed apart from whether it was done.";
pub const PASS_MARK: &str = "Passed from, in percent";
pub const PASS_MARK_IS: &str =
    "Empty: none. With one, the platform hears the score at the end alone.";
pub const PACKAGE_NO_MARK: &str =
    "The mark must be a whole number from 0 to 100, or the field empty.";
pub const PACKAGE_COMING: &str = "Making the package…";

/// The button that makes a package.
pub fn package_of(edition: Edition) -> &'static str {
    match edition {
        Edition::V12 => "SCORM 1.2 package",
        Edition::V2004 => "SCORM 2004 package",
    }
}

/// That a package was made.
pub fn package_made(bytes: usize) -> String {
    let tenths = (bytes + 50_000) / 100_000;
    let (whole, part) = ((tenths / 10).to_string(), (tenths % 10).to_string());
    ["The package is saved: ", &whole, ".", &part, " MB."].concat()
}

/// Why there is no package.
pub fn unpacked(why: Unpacked) -> &'static str {
    match why {
        Unpacked::NoList => {
            "This site does not tell what its files are, so no package can be made of them. Ask whoever runs it to put the file files.json of the release beside the others."
        }
        Unpacked::NoFile => {
            "A file of this site could not be fetched. Check the connection, then try again."
        }
        Unpacked::NoSet => "The set of this quiz is not here. Open it first, then try again.",
        Unpacked::OtherSet => {
            "The set was changed since the quiz was handed out. Hand it out again, and make a package of that."
        }
        Unpacked::Unmade => "The package could not be made. Reload the page, then try again.",
    }
}

const LOOKED_AT: &str =
    "Your teacher’s platform opened this to be looked at. It takes no answers now.";

/// How it stands with the platform, beside a question.
pub fn platform(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Failing => Some(
            "Your teacher’s platform does not answer. Your answers are kept here and sent again.",
        ),
        Standing::Ended => Some(
            "Your teacher’s platform has ended this visit. Your answers are kept here; open the quiz there once more, and they are sent.",
        ),
        Standing::Over => Some(
            "Your teacher’s platform has ended this visit and takes nothing more. Open the quiz there once more.",
        ),
        Standing::Untold => Some(LOOKED_AT),
        Standing::Absent | Standing::Told => None,
    }
}

/// The same, at the end.
pub fn platform_at_end(standing: Standing) -> &'static str {
    match standing {
        Standing::Told => {
            "Your teacher’s platform has your answers and your score. There is nothing more to do. If your teacher asks for the result besides, it is here:"
        }
        Standing::Absent => {
            "There is no platform around this page that takes your result. Hand it in yourself."
        }
        Standing::Failing => {
            "Your teacher’s platform does not answer. Your answers are kept here and sent again as long as this page is open. Or hand them in yourself."
        }
        Standing::Ended | Standing::Over => {
            "Your teacher’s platform ended this visit before it had all of your answers. Hand them in yourself."
        }
        Standing::Untold => LOOKED_AT,
    }
}
