//! Where a site keeps its sets: each in a file, beside the list of them.

/// The folder of the sets.
pub const FOLDER: &str = "questions/";
/// The list of them.
pub const INDEX: &str = "questions/index.json";
/// What the list is called without its ending.
const LIST: &str = "index";

/// The file in which a set is looked for as long as the list is not here. `None` where its id is not
/// safe to be taken for the name of a file, or is that of the list.
#[must_use]
pub fn file_of(id: &str) -> Option<String> {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_');
    // Some file systems take capitals for small letters.
    let is_own = !id.is_empty() && id.chars().all(plain) && !id.eq_ignore_ascii_case(LIST);
    is_own.then(|| [id, ".json"].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_filed_under_an_id_that_is_a_files_name_and_not_the_lists() {
        for id in ["japan-soviet-union", "a_1", "indexes"] {
            assert_eq!(file_of(id), Some(format!("{id}.json")));
        }
        for id in ["", "index", "Index", "a/b", "a.outline", "zwölf:1", ".."] {
            assert_eq!(file_of(id), None, "{id}");
        }
        assert_eq!([FOLDER, LIST, ".json"].concat(), INDEX);
    }
}
