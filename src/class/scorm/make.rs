//! A package out of the files of a site and an assignment: which of the files it needs, and what
//! becomes of them.

use std::rc::Rc;

use super::page::file_in;
use super::{
    Edition, Listed, Meta, Unpackable, manifest, mark_index, only_set, package, package_set_index,
};
use crate::bank::Bank;
use crate::class::{Assignment, query};
use crate::set::json::{self, Value};
use crate::set::{self, FOLDER, INDEX, content_hash};

/// The list of a site's files, which a release holds: names below its folder, this one left out.
pub const LIST: &str = "files.json";
/// The page.
const PAGE: &str = "index.html";
/// What a set of one's own is called where its id cannot be the name of a file.
const OWN: &str = "set.json";
/// How the names of a set and of its outline end.
const SET_END: &str = ".json";
const OUTLINE_END: &str = ".outline.json";

/// What a package is to be of.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Which SCORM.
    pub edition: Edition,
    /// The quiz.
    pub assignment: &'a Assignment,
    /// The file of its set; `None`: it is one of the site's.
    pub set: Option<&'a str>,
    /// From which score on it is passed, in thousandths.
    pub pass_permille: Option<u16>,
}

/// Why there is no package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unmade {
    /// The site has no list of its files, or not all of them.
    NoFiles,
    /// The site has no such set.
    NoSet,
    /// The set is another than the one that was handed out.
    OtherSet,
    /// The zip file cannot be written.
    Zip(Unpackable),
}

/// A mark in percent, in thousandths; `None` beyond a hundred.
#[must_use]
pub fn mark_of(percent: u16) -> Option<u16> {
    (percent <= 100).then_some(percent * 10)
}

/// What the query of a package names beside the assignment: the mark from which on it is passed, in
/// thousandths.
#[must_use]
pub fn pass_of(query: &str) -> Option<u16> {
    let mut parts = query.split('&');
    let pass = parts.find_map(|part| part.strip_prefix("pass="))?;
    pass.parse().ok().filter(|pass| *pass <= 1000)
}

/// The names in a site's list of its files.
#[must_use]
pub fn listed(list: &str) -> Option<Vec<String>> {
    let list = json::parse(list).ok()?;
    let names = list.items().iter().map(|name| name.text());
    let names: Option<Vec<String>> = names.map(|name| name.map(str::to_owned)).collect();
    names.filter(|names| names.iter().any(|name| name == PAGE))
}

/// Which of a site's files the package is made of. The list of sets is among them.
#[must_use]
pub fn needed(wanted: &Wanted, names: &[String], index: Option<&str>) -> Vec<String> {
    let file = match wanted.set {
        Some(_) => None,
        None => index.and_then(|index| file_in(index, &wanted.assignment.set)),
    };
    let own = |name: &str| {
        let Some(name) = name.strip_prefix(FOLDER) else {
            return name != LIST && name != "imsmanifest.xml";
        };
        file.as_deref().is_some_and(|file| {
            let outline = file.strip_suffix(SET_END).map(|own| [own, OUTLINE_END]);
            name == file || outline.is_some_and(|outline| name == outline.concat())
        })
    };
    let needed = names.iter().filter(|name| own(name) || *name == INDEX);
    needed.cloned().collect()
}

/// The file of a set of one's own: where the page looks for it before it has the list.
fn own_file(id: &str) -> String {
    set::file_of(id).unwrap_or_else(|| OWN.to_owned())
}

/// The package of these files, which are the needed ones.
///
/// # Errors
/// When something of it is missing, or the set is not the one that was handed out.
pub fn make(wanted: &Wanted, files: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, Unmade> {
    let text = |name: &str| {
        let found = files.iter().find(|(one, _)| one == name);
        found.and_then(|(_, bytes)| std::str::from_utf8(bytes).ok())
    };
    let assignment = wanted.assignment;
    let page = text(PAGE).ok_or(Unmade::NoFiles)?;
    let (file, of_set) = match wanted.set {
        Some(of_set) => (own_file(&assignment.set), of_set),
        None => {
            let file = text(INDEX).and_then(|index| file_in(index, &assignment.set));
            let file = file.ok_or(Unmade::NoSet)?;
            let of_set = text(&[FOLDER, &file].concat()).ok_or(Unmade::NoSet)?;
            (file, of_set)
        }
    };
    if content_hash(of_set) != assignment.hash {
        return Err(Unmade::OtherSet);
    }
    let reading = set::read(of_set).map_err(|_| Unmade::NoSet)?;
    let bank = Bank::compile(Rc::new(reading.set));
    let set = bank.set();
    let index = match wanted.set {
        None => text(INDEX).and_then(|index| only_set(index, &assignment.set)),
        Some(_) => {
            let (earliest, latest) = bank.span().unwrap_or_default();
            Some(package_set_index(&Listed {
                file: file.clone(),
                id: set.id.clone(),
                title: set.title.clone(),
                language: set.language.clone(),
                events: u32::try_from(set.events.len()).unwrap_or(u32::MAX),
                earliest,
                latest,
            }))
        }
    };
    let index = index.ok_or(Unmade::NoSet)?;
    let mut query = query::whole(assignment);
    if let Some(pass) = wanted.pass_permille {
        query.push_str(&["&pass=", &pass.to_string()].concat());
    }
    let page = mark_index(page, &query, wanted.edition).ok_or(Unmade::NoFiles)?;
    let title = match assignment.title.is_empty() {
        true => set.title.clone(),
        false => assignment.title.clone(),
    };
    let language = set.language.clone();
    let own = [FOLDER, &file].concat();
    let of_set = of_set.as_bytes().to_vec();
    let mut files = files;
    files.retain(|(name, _)| *name != own && name != INDEX && name != PAGE);
    files.push((own, of_set));
    files.push((INDEX.to_owned(), index.into_bytes()));
    let names = files.iter().map(|(name, _)| name.clone());
    let mut names: Vec<String> = names.chain([PAGE.to_owned()]).collect();
    names.sort();
    let meta = Meta {
        identifier: &[&assignment.id(), "-", wanted.edition.name()].concat(),
        title: &title,
        language: &language,
        launch: PAGE,
        files: &names,
        pass_permille: wanted.pass_permille,
    };
    package(files, &manifest(wanted.edition, &meta), &page).map_err(Unmade::Zip)
}

/// The list of a site's files, as a release holds it.
#[must_use]
pub fn write_list(names: &[String]) -> String {
    let names = names.iter().map(|name| Value::from(&**name));
    Value::List(names.collect()).write()
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use zip::ZipArchive;

    use super::*;

    const SET: &str = include_str!("../../../questions/japan-soviet-union.json");
    const LISTING: &str = include_str!("../../../questions/index.json");
    const ID: &str = "japan-soviet-union";

    fn site() -> Vec<(String, Vec<u8>)> {
        let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        vec![
            file("index.html", "<head><meta charset=utf-8></head>"),
            file("app.wasm", "\0asm"),
            file("files.json", "[]"),
            file(INDEX, LISTING),
            file("questions/japan-soviet-union.json", SET),
            file("questions/japan-soviet-union.outline.json", "{}"),
            file("questions/other.json", "{}"),
            file("questions/schema/set.json", "{}"),
        ]
    }

    fn made(wanted: &Wanted) -> Result<Vec<(String, String)>, Unmade> {
        let names: Vec<String> = site().into_iter().map(|(name, _)| name).collect();
        let needed = needed(wanted, &names, Some(LISTING));
        let mut files = site();
        files.retain(|(name, _)| needed.contains(name));
        let bytes = make(wanted, files)?;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
        let files = (0..archive.len()).map(|at| {
            let mut file = archive.by_index(at).expect("a file");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("a text");
            (file.name().expect("a name").into_owned(), text)
        });
        Ok(files.collect())
    }

    fn names(made: &[(String, String)]) -> Vec<&str> {
        made.iter().map(|(name, _)| name.as_str()).collect()
    }

    fn held<'a>(made: &'a [(String, String)], name: &str) -> &'a str {
        let found = made.iter().find(|(one, _)| one == name);
        found.map(|(_, text)| text.as_str()).expect("the file")
    }

    #[test]
    fn a_package_holds_the_one_set_and_asks_for_its_quiz() {
        let assignment = Assignment {
            minutes: Some(20),
            ..Assignment::of(ID, &content_hash(SET), 7)
        };
        let wanted = Wanted {
            edition: Edition::V12,
            assignment: &assignment,
            set: None,
            pass_permille: Some(700),
        };
        let made = made(&wanted).expect("a package");
        assert_eq!(
            names(&made),
            [
                "imsmanifest.xml",
                "app.wasm",
                "index.html",
                "questions/index.json",
                "questions/japan-soviet-union.json",
                "questions/japan-soviet-union.outline.json",
            ]
        );
        let page = held(&made, "index.html");
        assert!(
            page.contains("content=\"1.2 set=japan-soviet-union&amp;h="),
            "{page}"
        );
        assert!(page.contains("&amp;pass=700\""), "{page}");
        // The clock is the page's: a learner may take more time than is given.
        assert!(page.contains("&amp;minutes=20&amp;"), "{page}");
        assert!(!held(&made, "imsmanifest.xml").contains("time"));
        for name in names(&made).iter().skip(1) {
            assert!(held(&made, "imsmanifest.xml").contains(name), "{name}");
        }
        assert_eq!(pass_of("set=a&k=0&pass=700"), Some(700));
        assert_eq!((pass_of("set=a"), pass_of("pass=1001")), (None, None));
    }

    #[test]
    fn a_set_of_ones_own_goes_in_under_a_name_that_is_a_files_and_not_the_lists() {
        for (id, file) in [
            ("zwölf:1", "set.json"),
            ("index", "set.json"),
            ("mine", "mine.json"),
        ] {
            let said = ["\"id\": \"", id, "\""].concat();
            let own = SET.replacen("\"id\": \"japan-soviet-union\"", &said, 1);
            let assignment = Assignment::of(id, &content_hash(&own), 7);
            let wanted = Wanted {
                edition: Edition::V2004,
                assignment: &assignment,
                set: Some(&own),
                pass_permille: None,
            };
            let made = made(&wanted).expect("a package");
            assert_eq!(held(&made, &[FOLDER, file].concat()), own);
            assert_eq!(file_in(held(&made, INDEX), id).as_deref(), Some(file));
            assert!(!names(&made).iter().any(|name| name.contains("japan")));
        }
    }

    #[test]
    fn another_set_than_the_one_handed_out_makes_no_package() {
        let mut assignment = Assignment::of(ID, "0011", 7);
        fn wanted(assignment: &Assignment) -> Wanted<'_> {
            Wanted {
                edition: Edition::V12,
                assignment,
                set: None,
                pass_permille: None,
            }
        }
        assert_eq!(made(&wanted(&assignment)), Err(Unmade::OtherSet));
        assignment.set = "none".to_owned();
        assert_eq!(made(&wanted(&assignment)), Err(Unmade::NoSet));
        assert_eq!(make(&wanted(&assignment), Vec::new()), Err(Unmade::NoFiles));
    }

    #[test]
    fn a_list_of_files_is_read_back() {
        let names = ["index.html".to_owned(), "questions/é \"x\".json".to_owned()];
        assert_eq!(listed(&write_list(&names)), Some(names.to_vec()));
        for text in ["", "[]", "[1]", "[\"a\"]", "{}"] {
            assert_eq!(listed(text), None, "{text}");
        }
    }
}
