//! What a set is called that comes from a file of another program.

use super::Choices;
use super::ids::slug;
use super::text::clean_line;
use crate::set::format::{FORMAT, HeadShape};

/// The head of a set with this title; where it is empty, the name of the file without its
/// ending, and where that is empty too, `otherwise`.
pub(super) fn head(choices: &Choices, title: &str, otherwise: &str) -> HeadShape {
    let mut titles = [clean_line(title), of_file(&choices.name)].into_iter();
    let title = titles.find(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| otherwise.to_owned());
    HeadShape {
        format: FORMAT.to_owned(),
        id: slug(&title),
        title,
        ..HeadShape::default()
    }
}

fn of_file(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    clean_line(name.rsplit_once('.').map_or(name, |(stem, _)| stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_called_by_its_title_or_by_its_file() {
        for (name, title, (id, called)) in [
            (
                "a.csv",
                "The  Cold\u{0} War",
                ("the-cold-war", "The Cold War"),
            ),
            (
                "c:\\x\\treaties 1.final.csv",
                " ",
                ("treaties-1-final", "treaties 1.final"),
            ),
            ("/tmp/.hidden", "", ("untitled", "Untitled")),
            ("", "", ("untitled", "Untitled")),
        ] {
            let choices = Choices {
                name: name.to_owned(),
                ..Choices::default()
            };
            let head = head(&choices, title, "Untitled");
            assert_eq!((&*head.id, &*head.title), (id, called), "{name}");
        }
    }
}
