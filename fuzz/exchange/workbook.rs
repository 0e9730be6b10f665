//! Workbooks around XML that anything may be done to: in a ZIP a changed byte is only a wrong sum.

use std::io::{Cursor, Write};

use annals::exchange::Format;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A part of a workbook: its name, and what stands there unless the input has something else.
type Part = (&'static str, &'static str);

/// In the order in which the input has them.
const XLSX: [Part; 6] = [
    ("xl/worksheets/sheet1.xml", ""),
    (
        "xl/sharedStrings.xml",
        r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>date</t></si><si><t>title</t></si><si><r><t>Treaty</t></r><r><t> of Moscow</t></r></si></sst>"#,
    ),
    (
        "xl/styles.xml",
        r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode="dd.mm.yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="0"/><sheets><sheet name="Events" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
];

const ODS: [Part; 2] = [
    ("content.xml", ""),
    (
        "META-INF/manifest.xml",
        r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#,
    ),
];

const MIMETYPE: Part = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet");

/// A workbook of these parts, which a zero byte parts.
pub fn packed(format: Format, input: &[u8]) -> Vec<u8> {
    let (first, parts) = match format {
        Format::Ods => (Some(MIMETYPE), &ODS[..]),
        _ => (None, &XLSX[..]),
    };
    let mut given = input
        .split(|byte| *byte == 0)
        .filter(|part| !part.is_empty());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &[u8]| {
        zip.start_file(
            name,
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored),
        )
        .and_then(|()| zip.write_all(text).map_err(Into::into))
        .expect("it is written into memory");
    };
    if let Some((name, text)) = first {
        put(name, text.as_bytes());
    }
    for (name, usual) in parts {
        put(name, given.next().unwrap_or(usual.as_bytes()));
    }
    zip.finish()
        .expect("it is written into memory")
        .into_inner()
}
