//! The texts in a zip file: what a teacher gets from a school's platform in one.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The most files that are looked into.
const MOST_FILES: usize = 10_000;
/// The most bytes of one of them; a larger one holds no results.
const LARGEST: u64 = 1 << 20;
/// The most bytes of all.
const MOST: u64 = 64 << 20;

/// The files of a zip that are text (UTF-8), in its order, up to 64 MB; `None` where it is no zip
/// file. What is larger than a megabyte, or packed in an unknown way, is passed over.
#[must_use]
pub fn texts(bytes: &[u8]) -> Option<Vec<String>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut texts = Vec::new();
    let mut all = 0;
    for at in 0..archive.len().min(MOST_FILES) {
        let Ok(file) = archive.by_index(at) else {
            continue;
        };
        let mut unpacked = Vec::new();
        // What a directory tells of sizes may be a lie.
        let read = file.take(LARGEST + 1).read_to_end(&mut unpacked);
        let size = unpacked.len() as u64;
        all += size;
        if all > MOST {
            break;
        }
        if read.is_ok()
            && size <= LARGEST
            && let Ok(text) = String::from_utf8(unpacked)
        {
            texts.push(text);
        }
    }
    Some(texts)
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

    #[test]
    fn texts_are_read_and_all_else_is_passed_over() {
        let large = vec![b'x'; LARGEST as usize + 1];
        let zip = zipped(&[
            ("a/one.txt", b"one"),
            ("picture.png", b"\x89PNG\xff"),
            ("large.txt", &large),
            ("two.txt", "zwei: ü".as_bytes()),
        ]);
        assert_eq!(
            texts(&zip),
            Some(vec!["one".to_owned(), "zwei: ü".to_owned()])
        );
        assert_eq!(texts(b"no zip"), None);
        assert_eq!(texts(&zip[..zip.len() / 2]), None);
    }

    #[test]
    fn a_file_that_unpacks_to_far_more_than_its_size_fills_no_memory() {
        let zeros = vec![0; LARGEST as usize];
        let files: Vec<(String, &[u8])> = (0..100).map(|n| (n.to_string(), &*zeros)).collect();
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, b)| (&**name, *b)).collect();
        let all: usize = texts(&zipped(&files))
            .unwrap()
            .iter()
            .map(String::len)
            .sum();
        assert!(all as u64 <= MOST);
    }
}
