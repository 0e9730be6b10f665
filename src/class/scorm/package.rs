//! The package: a zip file with the manifest at its root.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime, System};

/// Where the manifest lies.
const MANIFEST: &str = "imsmanifest.xml";
/// Where the page lies.
const INDEX: &str = "index.html";
/// What is compressed already, by the ends of names.
const COMPRESSED: [&str; 14] = [
    "png", "jpg", "jpeg", "gif", "webp", "avif", "woff", "woff2", "br", "gz", "zip", "mp3", "mp4",
    "webm",
];

/// Why files make no package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unpackable {
    /// This name leads out of the package, is none, or stands there twice.
    Name(String),
    /// It is larger than a zip file may be, in the words of the crate.
    Zip(String),
}

/// A package of these files, with the manifest first and `index` as its `index.html`. The same files
/// give the same bytes: they are in order of their names, and of the same date.
///
/// # Errors
/// When a name cannot be that of a file in the package.
pub fn package(
    files: Vec<(String, Vec<u8>)>,
    manifest: &str,
    index: &str,
) -> Result<Vec<u8>, Unpackable> {
    let mut sorted = BTreeMap::new();
    for (name, bytes) in files {
        if !is_inside(&name) || name.eq_ignore_ascii_case(MANIFEST) || sorted.contains_key(&name) {
            return Err(Unpackable::Name(name));
        }
        sorted.insert(name, bytes);
    }
    sorted.insert(INDEX.to_owned(), index.as_bytes().to_vec());
    let failed = |error: &dyn std::fmt::Display| Unpackable::Zip(error.to_string());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let manifest = (MANIFEST, manifest.as_bytes());
    let others = sorted.iter().map(|(name, bytes)| (&**name, &**bytes));
    for (name, bytes) in [manifest].into_iter().chain(others) {
        zip.start_file(name, options(name))
            .map_err(|error| failed(&error))?;
        zip.write_all(bytes).map_err(|error| failed(&error))?;
    }
    let zip = zip.finish().map_err(|error| failed(&error))?;
    Ok(zip.into_inner())
}

fn options(name: &str) -> SimpleFileOptions {
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    let is_compressed = COMPRESSED.iter().any(|one| end.eq_ignore_ascii_case(one));
    SimpleFileOptions::default()
        .system(System::Unix)
        .unix_permissions(0o644)
        .last_modified_time(DateTime::DEFAULT)
        .compression_method(match is_compressed {
            true => CompressionMethod::Stored,
            false => CompressionMethod::Deflated,
        })
}

/// Whether a name is that of a file below the root, on every system that unpacks it.
fn is_inside(name: &str) -> bool {
    let parts = || name.split('/');
    !name.contains(['\\', ':', '\0']) && parts().all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use zip::ZipArchive;

    use super::*;

    fn files() -> Vec<(String, Vec<u8>)> {
        let file = |name: &str, bytes: &[u8]| (name.to_owned(), bytes.to_vec());
        vec![
            file("questions/é.json", &[b'{'; 2_000]),
            file("index.html", b"the old one"),
            file("app.wasm", &[0; 5_000]),
            file("assets/icon.PNG", &[7; 3_000]),
        ]
    }

    #[test]
    fn the_manifest_is_first_and_every_file_comes_back() {
        let bytes = package(files(), "<manifest/>", "<html>").expect("a package");
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
        let mut read = Vec::new();
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).expect("a file");
            let mut held = Vec::new();
            file.read_to_end(&mut held).expect("its bytes");
            let name = file.name().expect("a name").into_owned();
            read.push((name, file.compression(), held));
        }
        let names: Vec<&str> = read.iter().map(|(name, _, _)| name.as_str()).collect();
        assert_eq!(
            names,
            [
                "imsmanifest.xml",
                "app.wasm",
                "assets/icon.PNG",
                "index.html",
                "questions/é.json"
            ]
        );
        assert_eq!(read[0].2, b"<manifest/>");
        assert_eq!(read[3].2, b"<html>");
        assert_eq!(read[4].2, files()[0].1);
        let methods: Vec<CompressionMethod> = read.iter().map(|(_, method, _)| *method).collect();
        assert_eq!(methods[1], CompressionMethod::Deflated);
        assert_eq!(methods[2], CompressionMethod::Stored);
    }

    #[test]
    fn the_same_files_in_any_order_give_the_same_bytes() {
        let mut turned = files();
        turned.reverse();
        let one = package(files(), "m", "i").expect("a package");
        assert_eq!(one, package(turned, "m", "i").expect("a package"));
        assert_ne!(one, package(files(), "n", "i").expect("a package"));
    }

    #[test]
    fn a_name_that_leads_out_or_stands_there_twice_is_refused() {
        for name in [
            "../x",
            "/x",
            "a//b",
            "a\\b",
            "",
            "a/",
            "./a",
            "c:x",
            "imsmanifest.xml",
            "IMSManifest.xml",
            "app.wasm",
        ] {
            let mut with = files();
            with.push((name.to_owned(), Vec::new()));
            let refused = Err(Unpackable::Name(name.to_owned()));
            assert_eq!(package(with, "m", "i"), refused);
        }
    }
}
