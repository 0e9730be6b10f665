//! The texts in what a class sends: a file of text, a document of a word processor, a zip of many.

use std::io::{Cursor, Read};

use serde::{Deserialize, Serialize};
use zip::ZipArchive;

use super::encoding::{decode, is_marked};

/// The most bytes of a file in a zip.
const LARGEST: u64 = 4 << 20;
/// The most bytes of all of them.
const MOST: u64 = 64 << 20;
/// So many bytes of a file show whether it is a text.
const BEGINNING: u64 = 1024;
/// A zip in a zip is looked into, and no zip in that.
const DEEPEST: u32 = 1;
/// Where documents have their text: those of Word, and those of the Open Document Format.
const DOCUMENTS: [&str; 2] = ["word/document.xml", "content.xml"];
/// What ends a paragraph or a line in them.
const ENDS: [&str; 4] = ["</w:p>", "<w:br/>", "</text:p>", "<text:line-break/>"];
/// What systems put beside the files of people.
const LITTER: [&str; 4] = ["Thumbs.db", "desktop.ini", "__MACOSX/", "/."];

/// The text of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// What the file is called; of a file in a zip with its folders.
    pub name: String,
    /// Its text; `None` where it is none, or too large.
    pub text: Option<String>,
}

impl Named {
    /// A file that cannot be read.
    #[must_use]
    pub fn unread(name: String) -> Named {
        Named { name, text: None }
    }

    /// Whether the file is one that a system put there.
    #[must_use]
    pub fn is_litter(&self) -> bool {
        let name = ["/", &self.name].concat();
        LITTER.iter().any(|litter| name.contains(litter))
    }
}

/// The texts of a file: its own, the one of a document, or those of all files of a zip, in its
/// order. Of a zip 64 MB are read, and 4 MB of each file in it; the rest is named without a text.
#[must_use]
pub fn texts(name: &str, bytes: &[u8]) -> Vec<Named> {
    let mut left = MOST;
    let mut all = Vec::new();
    read(name, bytes, 0, &mut left, &mut all);
    all
}

fn read(name: &str, bytes: &[u8], depth: u32, left: &mut u64, all: &mut Vec<Named>) {
    let archive = ZipArchive::new(Cursor::new(bytes)).ok();
    let Some(mut archive) = archive.filter(|_| bytes.starts_with(b"PK")) else {
        all.push(Named {
            name: name.to_owned(),
            text: plain(bytes),
        });
        return;
    };
    if let Some(at) = DOCUMENTS.iter().find_map(|at| archive.index_for_name(at)) {
        let text = unpacked(&mut archive, at, left).and_then(|xml| String::from_utf8(xml).ok());
        all.push(Named {
            name: name.to_owned(),
            text: text.map(|xml| without_tags(&xml)),
        });
        return;
    }
    for at in 0..archive.len() {
        let inner = archive.name_for_index(at).and_then(Result::ok);
        let inner = inner.unwrap_or_default().into_owned();
        if inner.ends_with('/') {
            continue;
        }
        match unpacked(&mut archive, at, left) {
            Some(bytes) if depth < DEEPEST => read(&inner, &bytes, depth + 1, left, all),
            Some(bytes) => all.push(Named {
                name: inner,
                text: plain(&bytes),
            }),
            None => all.push(Named::unread(inner)),
        }
    }
}

/// A file of a zip; `None` where it cannot be unpacked, there is too much of it, or it is no text as
/// its beginning shows: pictures take no room from what comes behind them.
fn unpacked(archive: &mut ZipArchive<Cursor<&[u8]>>, at: usize, left: &mut u64) -> Option<Vec<u8>> {
    let most = LARGEST.min(*left);
    // What a directory tells of sizes may be a lie.
    let mut file = archive.by_index(at).ok()?.take(most + 1);
    let mut unpacked = Vec::new();
    { &mut file }
        .take(BEGINNING)
        .read_to_end(&mut unpacked)
        .ok()?;
    if is_binary(&unpacked) && !unpacked.starts_with(b"PK") {
        return None;
    }
    let read = file.read_to_end(&mut unpacked);
    let size = unpacked.len() as u64;
    *left = left.saturating_sub(size);
    (read.is_ok() && size <= most).then_some(unpacked)
}

/// Whether a file is no text, as its beginning shows.
fn is_binary(start: &[u8]) -> bool {
    (start.contains(&0) || start.starts_with(b"%PDF")) && !is_marked(start)
}

/// Bytes as a text, where they look like one.
fn plain(bytes: &[u8]) -> Option<String> {
    let start = &bytes[..bytes.len().min(BEGINNING as usize)];
    let is_text = !bytes.is_empty() && !is_binary(start);
    is_text.then(|| decode(bytes, None).text.into_owned())
}

/// The words of a document, a paragraph on a line of its own.
fn without_tags(xml: &str) -> String {
    let mut text = String::new();
    let mut rest = xml;
    while let Some((words, behind)) = rest.split_once('<') {
        text.push_str(words);
        let tag = &rest[words.len()..];
        if ENDS.iter().any(|end| tag.starts_with(end)) {
            text.push('\n');
        }
        let (_, behind) = behind.split_once('>').unwrap_or_default();
        rest = behind;
    }
    text.push_str(rest);
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn told(name: &str, bytes: &[u8]) -> Vec<(String, Option<String>)> {
        let all = texts(name, bytes).into_iter();
        all.map(|one| (one.name, one.text)).collect()
    }

    fn one(name: &str, text: Option<&str>) -> (String, Option<String>) {
        (name.to_owned(), text.map(str::to_owned))
    }

    #[test]
    fn the_files_of_a_zip_are_read_and_what_is_no_text_is_named() {
        let large = vec![b'x'; LARGEST as usize + 1];
        let inner = zipped(&[("three.txt", b"three")]);
        let zip = zipped(&[
            ("a/one.txt", b"one"),
            ("picture.png", b"\x89PNG\0\xff"),
            ("large.txt", &large),
            ("empty.txt", b""),
            ("two.txt", "zwei: ü".as_bytes()),
            ("inner.zip", &inner),
        ]);
        assert_eq!(
            told("all.zip", &zip),
            [
                one("a/one.txt", Some("one")),
                one("picture.png", None),
                one("large.txt", None),
                one("empty.txt", None),
                one("two.txt", Some("zwei: ü")),
                one("three.txt", Some("three")),
            ]
        );
        let half = &zip[..zip.len() / 2];
        assert_eq!(told("half.zip", half), [one("half.zip", None)]);
    }

    #[test]
    fn a_text_is_read_in_its_encoding_and_a_document_without_its_tags() {
        let wide: Vec<u8> = "\u{feff}ä:1"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(told("w.txt", &wide), [one("w.txt", Some("ä:1"))]);
        let word = zipped(&[
            ("[Content_Types].xml", b"<Types/>"),
            (
                "word/document.xml",
                "<w:p><w:r><w:t>annals-</w:t></w:r><w:proofErr/><w:r><w:t>result &amp; ü</w:t></w:r></w:p><w:p><w:t>two</w:t></w:p>".as_bytes(),
            ),
        ]);
        let open = zipped(&[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", b"<text:p>one<text:line-break/>two</text:p><"),
        ]);
        let both = zipped(&[("Ada/w.docx", &word), ("Bo/o.odt", &open)]);
        assert_eq!(
            told("both.zip", &both),
            [
                one("Ada/w.docx", Some("annals-result & ü\ntwo\n")),
                one("Bo/o.odt", Some("one\ntwo\n")),
            ]
        );
        assert_eq!(
            told("w.docx", &word),
            [one("w.docx", Some("annals-result & ü\ntwo\n"))]
        );
    }

    #[test]
    fn a_file_that_unpacks_to_far_more_than_its_size_fills_no_memory() {
        let spaces = vec![b' '; LARGEST as usize];
        let files: Vec<(String, &[u8])> = (0..40).map(|n| (n.to_string(), &*spaces)).collect();
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, b)| (&**name, *b)).collect();
        let all = texts("bomb.zip", &zipped(&files));
        let read: usize = all.iter().flat_map(|one| &one.text).map(String::len).sum();
        assert!(read as u64 <= MOST);
        // The rest is named.
        assert_eq!(all.len(), 40);
    }

    #[test]
    fn pictures_take_no_room_from_the_results_behind_them() {
        let photo = [&b"\xff\xd8\xff\xe0\0"[..], &vec![7; LARGEST as usize - 10]].concat();
        let mut files: Vec<(String, &[u8])> = (0..20).map(|n| (n.to_string(), &*photo)).collect();
        files.push(("ada.txt".to_owned(), b"here"));
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, b)| (&**name, *b)).collect();
        let all = told("class.zip", &zipped(&files));
        assert_eq!(all.last(), Some(&one("ada.txt", Some("here"))));
        assert!(all[..20].iter().all(|(_, text)| text.is_none()));
    }

    #[test]
    fn what_systems_put_there_is_told_from_what_people_do() {
        let is = |name: &str| Named::unread(name.to_owned()).is_litter();
        for name in [".DS_Store", "a/.DS_Store", "__MACOSX/a.txt", "b/Thumbs.db"] {
            assert!(is(name), "{name}");
        }
        assert!(!is("a.b/c.d.txt"));
    }
}
