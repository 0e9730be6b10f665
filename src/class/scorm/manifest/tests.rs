use quick_xml::Reader;
use quick_xml::events::Event;

use super::*;

/// An element: its name, its attributes, its text, what is in it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Element>,
}

impl Element {
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(one, _)| one == name);
        found.map(|(_, value)| value.as_str())
    }

    fn names(&self) -> Vec<&str> {
        self.children.iter().map(|one| one.name.as_str()).collect()
    }

    fn at(&self, path: &str) -> &Element {
        path.split('/').fold(self, |element, name| {
            let found = element.children.iter().find(|one| one.name == name);
            found.unwrap_or_else(|| panic!("no {name} in {:?}", element.names()))
        })
    }

    fn all<'a>(&'a self, found: &mut Vec<&'a Element>) {
        found.push(self);
        for child in &self.children {
            child.all(found);
        }
    }
}

fn read(text: &str) -> Element {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(start) => {
                let element = element(&start);
                open.last_mut().expect("a parent").children.push(element);
            }
            Event::End(_) => {
                let mut element = open.pop().expect("an element");
                element.text = element.text.trim().to_owned();
                open.last_mut().expect("a parent").children.push(element);
            }
            Event::Text(text) => {
                open.last_mut().expect("a parent").text.push_str(&text);
            }
            Event::GeneralRef(name) => {
                let sign = quick_xml::escape::unescape(&["&", &name, ";"].concat())
                    .expect("known")
                    .into_owned();
                open.last_mut().expect("a parent").text.push_str(&sign);
            }
            Event::Decl(_) => {}
            Event::Eof => break,
            other => panic!("{other:?}"),
        }
    }
    open.remove(0).children.remove(0)
}

fn element(start: &quick_xml::events::BytesStart) -> Element {
    let attributes = start.attributes().map(|one| {
        let one = one.expect("an attribute");
        let value = quick_xml::escape::unescape(&one.value)
            .expect("escaped")
            .into_owned();
        (one.key.as_ref().to_owned(), value)
    });
    Element {
        name: start.name().as_ref().to_owned(),
        attributes: attributes.collect(),
        ..Element::default()
    }
}

fn files() -> Vec<String> {
    [
        "index.html",
        "app.wasm",
        "questions/a b & c.json",
        "questions/é%.json",
    ]
    .map(str::to_owned)
    .to_vec()
}

fn meta(files: &[String]) -> Meta<'_> {
    Meta {
        identifier: "0123456789abcdef0123",
        title: "War & <peace> \"1905\"",
        language: "en-GB",
        launch: "index.html",
        files,
        pass_permille: Some(605),
    }
}

const EDITIONS: [Edition; 2] = [Edition::V12, Edition::V2004];

#[test]
fn elements_stand_in_the_order_of_the_schemas() {
    let files = files();
    for edition in EDITIONS {
        let root = read(&manifest(edition, &meta(&files)));
        assert_eq!(root.name, "manifest");
        assert_eq!(root.names(), ["metadata", "organizations", "resources"]);
        assert_eq!(root.at("metadata").names(), ["schema", "schemaversion"]);
        assert_eq!(root.at("metadata/schema").text, "ADL SCORM");
        assert_eq!(root.at("organizations").names(), ["organization"]);
        assert_eq!(root.at("resources").names(), ["resource"]);
        let item = root.at("organizations/organization/item");
        match edition {
            Edition::V12 => {
                assert_eq!(root.at("metadata/schemaversion").text, "1.2");
                assert_eq!(
                    root.at("organizations/organization").names(),
                    ["title", "item"]
                );
                assert_eq!(item.names(), ["title", "adlcp:masteryscore"]);
                assert_eq!(item.at("adlcp:masteryscore").text, "60.5");
            }
            Edition::V2004 => {
                assert_eq!(root.at("metadata/schemaversion").text, "2004 4th Edition");
                let organization = root.at("organizations/organization");
                assert_eq!(organization.names(), ["title", "item", "imsss:sequencing"]);
                assert_eq!(item.names(), ["title", "imsss:sequencing"]);
                let rules = item.at("imsss:sequencing");
                assert_eq!(
                    rules.names(),
                    ["imsss:objectives", "imsss:deliveryControls"]
                );
                let objective = rules.at("imsss:objectives/imsss:primaryObjective");
                assert_eq!(objective.get("satisfiedByMeasure"), Some("true"));
                assert_eq!(objective.at("imsss:minNormalizedMeasure").text, "0.605");
                let controls = rules.at("imsss:deliveryControls");
                for name in ["tracked", "completionSetByContent", "objectiveSetByContent"] {
                    assert_eq!(controls.get(name), Some("true"), "{name}");
                }
            }
        }
    }
}

#[test]
fn what_is_not_asked_is_not_there() {
    let files = files();
    let usual = Meta {
        pass_permille: None,
        ..meta(&files)
    };
    let old = read(&manifest(Edition::V12, &usual));
    assert_eq!(old.at("organizations/organization/item").names(), ["title"]);
    let new = read(&manifest(Edition::V2004, &usual));
    let item = new.at("organizations/organization/item");
    assert_eq!(item.names(), ["title", "imsss:sequencing"]);
    assert_eq!(
        item.at("imsss:sequencing").names(),
        ["imsss:deliveryControls"]
    );
}

#[test]
fn names_are_of_xml_different_and_refer_to_each_other() {
    let files = files();
    for edition in EDITIONS {
        for identifier in ["0123456789abcdef0123", "", "a b/ü", &"x".repeat(999)] {
            let meta = Meta {
                identifier,
                ..meta(&files)
            };
            let root = read(&manifest(edition, &meta));
            let mut all = Vec::new();
            root.all(&mut all);
            let ids: Vec<&str> = all.iter().filter_map(|one| one.get("identifier")).collect();
            assert_eq!(ids.len(), 4);
            for id in &ids {
                assert!(id.starts_with("annals-") && id.len() < 100, "{id}");
                let fits = |sign: char| sign.is_ascii_alphanumeric() || "-_".contains(sign);
                assert!(id.chars().all(fits), "{id}");
                assert_eq!(ids.iter().filter(|one| *one == id).count(), 1);
            }
            let organizations = root.at("organizations");
            let organization = root.at("organizations/organization");
            let resource = root.at("resources/resource");
            assert_eq!(organizations.get("default"), organization.get("identifier"));
            assert_eq!(
                organization.at("item").get("identifierref"),
                resource.get("identifier")
            );
        }
    }
}

#[test]
fn every_file_is_listed_by_a_reference_that_leads_to_it() {
    let files = files();
    for (edition, sco) in [
        (Edition::V12, "adlcp:scormtype"),
        (Edition::V2004, "adlcp:scormType"),
    ] {
        let root = read(&manifest(edition, &meta(&files)));
        let resource = root.at("resources/resource");
        assert_eq!(resource.get("type"), Some("webcontent"));
        assert_eq!(resource.get(sco), Some("sco"));
        assert_eq!(resource.get("href"), Some("index.html"));
        let listed: Vec<&str> = resource
            .children
            .iter()
            .filter_map(|one| one.get("href"))
            .collect();
        assert_eq!(
            listed,
            [
                "index.html",
                "app.wasm",
                "questions/a%20b%20%26%20c.json",
                "questions/%C3%A9%25.json"
            ]
        );
        // The page is a file of the package, said or not.
        let without = Meta {
            files: &files[1..],
            ..meta(&files)
        };
        assert_eq!(
            manifest(edition, &without),
            manifest(edition, &meta(&files))
        );
    }
}

#[test]
fn a_title_of_any_signs_comes_back_and_is_no_longer_than_may_be() {
    let files = files();
    for edition in EDITIONS {
        for (title, told) in [
            (
                "War & <peace> \"1905\"",
                "War & <peace> \"1905\"".to_owned(),
            ),
            ("a\u{0}b\u{ffff}c", "a b c".to_owned()),
            (" ", "Annals".to_owned()),
            (&"x".repeat(300), "x".repeat(200)),
            ("日本 ]]> 'é'", "日本 ]]> 'é'".to_owned()),
        ] {
            let root = read(&manifest(
                edition,
                &Meta {
                    title,
                    ..meta(&files)
                },
            ));
            assert_eq!(root.at("organizations/organization/title").text, told);
            assert_eq!(root.at("organizations/organization/item/title").text, told);
        }
        for (language, told) in [
            ("en-GB", Some("en-GB")),
            ("", None),
            ("\"x", None),
            ("zh-Hant-TW", Some("zh-Hant-TW")),
        ] {
            let root = read(&manifest(
                edition,
                &Meta {
                    language,
                    ..meta(&files)
                },
            ));
            assert_eq!(root.get("xml:lang"), told, "{language}");
        }
    }
}

/// Packages, and manifests with all that they may say and with nothing of it, as files for the schemas to judge.
#[test]
#[ignore = "writes files for tests/oracles/scorm/manifest.py into the folder ANNALS_MANIFESTS"]
fn manifests_are_written_for_the_schemas() {
    let folder = std::env::var_os("ANNALS_MANIFESTS").expect("a folder");
    let files = files();
    for edition in EDITIONS {
        let held = files.iter().map(|name| (name.clone(), vec![b'x'; 999]));
        let manifest_of_all = manifest(edition, &meta(&files));
        let package = super::super::package(held.collect(), &manifest_of_all, "<html>");
        let name = [edition.name(), ".zip"].concat();
        let path = std::path::Path::new(&folder).join(name);
        std::fs::write(path, package.expect("a package")).expect("a file");
        for pass_permille in [None, Some(0), Some(605), Some(1000)] {
            for identifier in ["0123456789abcdef0123", "é"] {
                let meta = Meta {
                    identifier,
                    pass_permille,
                    ..meta(&files)
                };
                let name = format!(
                    "{}-{}-{}.xml",
                    edition.name(),
                    pass_permille.unwrap_or(9),
                    identifier.len()
                );
                let path = std::path::Path::new(&folder).join(name);
                std::fs::write(path, manifest(edition, &meta)).expect("a file");
            }
        }
    }
}
