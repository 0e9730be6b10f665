//! What leaves the desk: files, links, sets made of tables.

use super::Desk;
use crate::desk::code;
use crate::desk::order::{Linked, Told};
use crate::exchange::ids::slug;
use crate::exchange::{self, Choices, Format, Written, link};
use crate::set::{content_hash, shape, write};

impl Desk {
    /// A set of the file that was handed over.
    pub(super) fn convert(&mut self, id: String, name: String) -> Told {
        let file = std::mem::take(&mut self.handed);
        let choices = Choices {
            name,
            ..Choices::default()
        };
        let import = exchange::read(&file, &choices, &mut |_, _| ());
        let text = import.ok().map(|mut import| {
            import.set.head.id.clone_from(&id);
            write::write(&import.set)
        });
        Told::Converted { id, text }
    }

    /// The set that was handed over, as it stands in a link.
    pub(super) fn pack_kept(&mut self, key: String) -> Told {
        let text = String::from_utf8(std::mem::take(&mut self.handed)).unwrap_or_default();
        let packed = shape(&text).ok().map(|(set, _)| {
            let hash = content_hash(&write::write(&set));
            (hash, link::pack(&set))
        });
        Told::PackedKept { key, packed }
    }

    pub(super) fn pack(&self, site: &str, from: &str) -> Told {
        let set = self.document.set();
        let hash = content_hash(&self.text());
        let linked = |rest: String| {
            let link = [site, "#/s?h=", &hash, &rest].concat();
            Linked {
                code: code::draw(&link),
                link,
            }
        };
        Told::Packed {
            whole: linked(["&z=", &link::pack(set)].concat()),
            pointing: (!from.is_empty()).then(|| linked(["&from=", from].concat())),
        }
    }

    /// A file under the name of the set; nothing in a format that is not written.
    pub(super) fn file(&self, written: Option<Written>, of: &str, format: Format) -> Option<Told> {
        let Written { text, lost } = written?;
        let title = slug(&self.document.set().head.title);
        Some(Told::File {
            name: [title.as_str(), of, format.ending()].concat(),
            text,
            lost,
        })
    }
}
