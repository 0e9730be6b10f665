//! Which texts of a module come with its second part.
//!
//! The linker is told to keep each constant apart (src/lean.rs). What is moved is text alone, and only where a late
//! function or a table is seen to refer to it, and no early function can reach it, be it through tables. Tables stay:
//! the compiler may hold the address of `TABLE[x - 5]` as one number, which lies before the table.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use anyhow::{Result, bail, ensure};
use walrus::ir::{Instr, InstrLocId, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, DataId, DataKind, GlobalKind, LocalFunction, MemoryId, Module};

/// A shorter text would cost the second part more than it saves in the first.
const LEAST: usize = 4;

/// So many zeros at most stand between two constants of one piece.
const ZEROS: u32 = 4096;

/// How far from a table the address may lie that reaches it.
const ASIDE: u32 = 512;

/// Bytes that the module puts into memory.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    start: u32,
    bytes: Vec<u8>,
    /// Nothing writes to it.
    is_constant: bool,
}

/// What each part puts into memory, in order.
#[derive(Debug, Default)]
pub struct Pieces {
    early: Vec<Piece>,
    late: Vec<Piece>,
}

impl Pieces {
    /// Parts the pieces of `module`; `is_late` knows a late function by its index. Of a module of one piece, or whose
    /// constants are not kept apart, nothing is late.
    pub fn of(module: &Module, is_late: impl Fn(usize) -> bool) -> Result<Pieces> {
        let pieces = pieces(module)?;
        let (late, early): (Vec<_>, Vec<_>) =
            { module.funcs.iter_local() }.partition(|(id, _)| is_late(id.index()));
        let numbers = |functions: Vec<(_, &LocalFunction)>| -> BTreeSet<u32> {
            let each = functions.into_iter();
            each.flat_map(|(_, function)| numbers(function)).collect()
        };
        let (mut early, late) = (numbers(early), numbers(late));
        early.extend(
            module
                .globals
                .iter()
                .filter_map(|global| match global.kind {
                    GlobalKind::Local(ConstExpr::Value(Value::I32(number))) => Some(number as u32),
                    _ => None,
                }),
        );
        let reached = Reach::of(&pieces, &late).from(early);
        let mut parted = Pieces::default();
        for (at, piece) in pieces.into_iter().enumerate() {
            if reached.contains(&at) || !piece.is_text() {
                parted.early.push(piece);
            } else {
                parted.late.push(piece);
            }
        }
        Ok(parted)
    }

    /// Has `module` begin with the early pieces. They become one, with zeros where late ones were: that takes fewer
    /// bytes after Brotli than to leave them out.
    pub fn put_early(&self, module: &mut Module) -> Result<()> {
        put(module, joined(&self.early, ZEROS))
    }

    /// Has `module` begin with the late pieces, and touch nothing between them.
    pub fn put_late(&self, module: &mut Module) -> Result<()> {
        put(module, joined(&self.late, 0))
    }
}

impl Piece {
    fn end(&self) -> u32 {
        self.start + self.bytes.len() as u32
    }

    /// What could be an address in it, at any place: nobody knows where one begins.
    fn words(&self) -> impl Iterator<Item = u32> {
        let four = self.bytes.windows(4);
        four.map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
    }

    fn add_to(self, module: &mut Module, memory: MemoryId) -> DataId {
        let offset = ConstExpr::Value(Value::I32(self.start as i32));
        let kind = DataKind::Active { memory, offset };
        let id = module.data.add(kind, self.bytes);
        module.memories.get_mut(memory).data_segments.insert(id);
        id
    }

    fn is_text(&self) -> bool {
        let is_long = |length: usize| length >= LEAST;
        self.is_constant
            && (is_plain(&self.bytes) && is_long(self.bytes.len())
                || template(&self.bytes).is_some_and(is_long))
    }
}

/// Text, and no table of small numbers, which could be taken for one.
fn is_plain(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| {
        !text
            .chars()
            .any(|c| c.is_control() && c != '\n' && c != '\t')
    })
}

/// The length of the text in a `format!`, if it is one: see `Arguments` in the library's core/src/fmt/mod.rs. What is
/// written there in another way is no text, and stays where it is.
fn template(bytes: &[u8]) -> Option<usize> {
    let (mut left, mut length) = (bytes, 0);
    loop {
        let (&first, rest) = left.split_first()?;
        let (text, rest) = match first {
            0 => return rest.is_empty().then_some(length),
            1..0x80 => rest.split_at_checked(first.into())?,
            0x80 => {
                let (count, rest) = rest.split_first_chunk()?;
                rest.split_at_checked(u16::from_le_bytes(*count).into())?
            }
            0xc0.. => {
                let fields = [(1, 4), (2, 2), (4, 2), (8, 2)];
                let given = fields.iter().filter(|(bit, _)| first & bit != 0);
                let count = given.map(|(_, count)| count).sum();
                (&[][..], rest.split_at_checked(count)?.1)
            }
            _ => return None,
        };
        if !is_plain(text) {
            return None;
        }
        length += text.len();
        left = rest;
    }
}

/// The pieces of the module, by their addresses.
fn pieces(module: &Module) -> Result<Vec<Piece>> {
    let mut pieces = Vec::new();
    for segment in module.data.iter() {
        let DataKind::Active {
            offset: ConstExpr::Value(Value::I32(start)),
            ..
        } = segment.kind
        else {
            bail!("the memory is filled in a way that is not known here");
        };
        let name = segment.name.as_deref().unwrap_or_default();
        pieces.push(Piece {
            start: start as u32,
            bytes: segment.value.clone(),
            is_constant: name.starts_with(".rodata"),
        });
    }
    pieces.sort_by_key(|piece| piece.start);
    ensure!(
        pieces.is_sorted_by(|one, next| one.end() <= next.start),
        "two constants share a byte of the memory"
    );
    Ok(pieces)
}

/// What could be an address in a function.
fn numbers(function: &LocalFunction) -> BTreeSet<u32> {
    #[derive(Default)]
    struct Found(BTreeSet<u32>);
    impl Found {
        fn add(&mut self, number: u64) {
            // Both halves, for two addresses may be stored as one number.
            self.0.extend([number as u32, (number >> 32) as u32]);
        }
    }
    impl<'i> Visitor<'i> for Found {
        fn visit_instr(&mut self, instr: &'i Instr, _: &'i InstrLocId) {
            match instr {
                Instr::Const(constant) => match constant.value {
                    Value::I32(number) => self.add(u64::from(number as u32)),
                    Value::I64(number) => self.add(number as u64),
                    Value::V128(number) => {
                        self.add(number as u64);
                        self.add((number >> 64) as u64);
                    }
                    Value::F32(_) | Value::F64(_) => {}
                },
                Instr::Load(load) => self.add(load.arg.offset),
                Instr::Store(store) => self.add(store.arg.offset),
                Instr::LoadSimd(load) => self.add(load.arg.offset),
                Instr::AtomicRmw(atomic) => self.add(atomic.arg.offset),
                Instr::Cmpxchg(atomic) => self.add(atomic.arg.offset),
                Instr::AtomicNotify(atomic) => self.add(atomic.arg.offset),
                Instr::AtomicWait(atomic) => self.add(atomic.arg.offset),
                _ => {}
            }
        }
    }
    let mut found = Found::default();
    dfs_in_order(&mut found, function, function.entry_block());
    found.0
}

/// Which pieces can be reached from which addresses.
struct Reach<'p> {
    pieces: &'p [Piece],
    /// The piece that starts at an address. One of no bytes starts nowhere.
    starts: BTreeMap<u32, usize>,
    /// Pieces that no late function and no other piece is seen to refer to. Whatever uses them does it by an address
    /// that is not theirs.
    unseen: BTreeSet<usize>,
}

impl<'p> Reach<'p> {
    fn of(pieces: &'p [Piece], late: &BTreeSet<u32>) -> Reach<'p> {
        let filled = pieces.iter().enumerate();
        let starts = { filled }
            .filter(|(_, piece)| !piece.bytes.is_empty())
            .map(|(at, piece)| (piece.start, at))
            .collect::<BTreeMap<u32, usize>>();
        let words: BTreeSet<u32> = pieces.iter().flat_map(Piece::words).collect();
        let is_seen = |start: &u32| late.contains(start) || words.contains(start);
        let unseen = { starts.iter() }
            .filter(|(start, _)| !is_seen(start))
            .map(|(_, at)| *at)
            .collect();
        Reach {
            pieces,
            starts,
            unseen,
        }
    }

    /// What can be reached from `addresses`, and in turn from what stands there.
    fn from(&self, addresses: BTreeSet<u32>) -> BTreeSet<usize> {
        let mut left: Vec<usize> = self.unseen.iter().copied().collect();
        left.extend(addresses.iter().flat_map(|address| self.aside(*address)));
        left.extend(addresses.iter().flat_map(|address| self.at(*address)));
        let mut reached = BTreeSet::new();
        while let Some(at) = left.pop() {
            if reached.insert(at) {
                let words = self.pieces[at].words();
                left.extend(words.flat_map(|word| self.at(word)));
            }
        }
        reached
    }

    /// What `address` points into, or right behind.
    fn at(&self, address: u32) -> impl Iterator<Item = usize> {
        // Pieces share no byte, so that no third one can end there.
        let before = self.starts.range(..=address).rev().take(2);
        before
            .map(|(_, at)| *at)
            .filter(move |at| self.pieces[*at].end() >= address)
    }

    /// The tables near an address that is the start of nothing.
    fn aside(&self, address: u32) -> impl Iterator<Item = usize> {
        let near: RangeInclusive<u32> =
            address.saturating_sub(ASIDE)..=address.saturating_add(ASIDE);
        let is_inner = !self.starts.contains_key(&address);
        { self.starts.range(near) }
            .map(|(_, at)| *at)
            .filter(move |at| is_inner && !self.pieces[*at].is_text())
    }
}

/// Pieces with no more than so many free bytes between them, made one.
fn joined(pieces: &[Piece], most: u32) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        match joined.last_mut() {
            Some(last) if piece.start - last.end() <= most => {
                last.bytes.resize((piece.start - last.start) as usize, 0);
                last.bytes.extend(&piece.bytes);
            }
            Some(_) | None => joined.push(piece.clone()),
        }
    }
    joined
}

/// Has `module` begin with `pieces` and no others.
fn put(module: &mut Module, pieces: Vec<Piece>) -> Result<()> {
    let memory = module.get_memory_id()?;
    let ids: Vec<_> = module.data.iter().map(|segment| segment.id()).collect();
    ids.into_iter().for_each(|id| module.data.delete(id));
    module.memories.get_mut(memory).data_segments.clear();
    for piece in pieces {
        piece.add_to(module, memory);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use walrus::FunctionBuilder;

    use super::*;

    const CONSTANT: &str = ".rodata..Lanon.0";
    const TEN: &[u8] = b"ten bytes.";
    /// Where the first constant starts.
    const START: u32 = 1 << 20;

    /// A module of constants one after the other, and of two functions that hold addresses, counted from `START`.
    fn pieces(constants: &[(&str, &[u8])], early: &[u32], late: &[u32]) -> Pieces {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 32, None, None);
        let mut function = |addresses: &[u32]| {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
            for address in addresses {
                let address = (START + address) as i32;
                builder.func_body().i32_const(address).drop();
            }
            builder.finish(Vec::new(), &mut module.funcs)
        };
        function(early);
        let late = function(late);
        let mut start = START;
        for (name, bytes) in constants {
            let piece = piece(start, bytes);
            start = piece.end();
            let id = piece.add_to(&mut module, memory);
            module.data.get_mut(id).name = Some((*name).to_owned());
        }
        Pieces::of(&module, |at| at == late.index()).unwrap()
    }

    /// Where the late texts start.
    fn late(constants: &[&[u8]], early: &[u32], late: &[u32]) -> Vec<u32> {
        let named: Vec<_> = constants.iter().map(|bytes| (CONSTANT, *bytes)).collect();
        let late = pieces(&named, early, late).late;
        late.iter().map(|piece| piece.start - START).collect()
    }

    fn piece(start: u32, bytes: &[u8]) -> Piece {
        let bytes = bytes.to_vec();
        let is_constant = true;
        Piece {
            start,
            bytes,
            is_constant,
        }
    }

    /// The address of the byte `at`, and a length, as a table holds them.
    fn row(at: u32) -> [u8; 8] {
        let mut row = [10; 8];
        row[..4].copy_from_slice(&(START + at).to_le_bytes());
        row
    }

    #[test]
    fn a_text_is_late_that_late_functions_alone_refer_to() {
        let texts = [TEN, &[0; 4], TEN, &[0; 4], TEN];
        assert_eq!(late(&texts, &[0], &[14, 28]), [14, 28]);
        // Used by both, in the middle, or up to its end; or seen by none.
        assert_eq!(late(&texts, &[0, 14], &[14, 28]), [28]);
        assert_eq!(late(&texts, &[20], &[14, 28]), [28]);
        assert_eq!(late(&texts, &[24], &[14, 28]), [28]);
        assert_eq!(late(&texts, &[38], &[14, 28]), [14]);
        assert_eq!(late(&texts, &[0], &[14, 29]), [14]);
        // The end of one is the start of the next.
        assert_eq!(late(&[TEN, TEN, TEN], &[10], &[0, 10, 20]), [20]);
    }

    #[test]
    fn what_a_table_refers_to_comes_with_the_table() {
        let tables: [&[u8]; 6] = [TEN, TEN, &[0; 4], &row(0), &[0; 4], &row(10)];
        // The second table, then both, are used late.
        assert_eq!(late(&tables, &[24], &[36]), [10]);
        assert_eq!(late(&tables, &[], &[24, 36]), [0, 10]);
        // A table of tables.
        let nested: [&[u8]; 5] = [TEN, &[0; 2], &row(0), &[0; 4], &row(12)];
        assert_eq!(late(&nested, &[24], &[0]), [] as [u32; 0]);
        assert_eq!(late(&nested, &[], &[24]), [0]);
        // No row begins at a known place.
        let shifted = [&[7], &row(0)[..]].concat();
        assert_eq!(late(&[TEN, &shifted], &[10], &[0]), [] as [u32; 0]);
    }

    #[test]
    fn a_table_that_may_be_reached_from_aside_is_early() {
        let far = [b'.'; ASIDE as usize];
        let tables: [&[u8]; 3] = [TEN, &far, &row(0)];
        let table = 10 + ASIDE;
        assert_eq!(late(&tables, &[], &[10, table]), [0, 10]);
        // Whatever the far text has at that place, `TABLE[x - 5]` may begin there.
        assert_eq!(late(&tables, &[table - 40], &[10, table]), [] as [u32; 0]);
        // Seen by nobody at its start.
        assert_eq!(late(&tables, &[], &[0, 10, table + 4]), [10]);
    }

    #[test]
    fn only_text_is_moved_and_only_what_nothing_writes_to() {
        let texts: [(&[u8], bool); 8] = [
            (TEN, true),
            ("año ’23\n".as_bytes(), true),
            (b"few", false),
            (b"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09", false),
            (b"\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8", false),
            (b"\x0ahundreds: \xc0\x00", true),
            (
                b"\xc7\x01\x00\x00\x00\x02\x00\x03\x00\x80\x08\x00 in all.\x00",
                true,
            ),
            (b"\x0ahundreds: \xc0\x00\x00", false),
        ];
        for (text, is_moved) in texts {
            let expected: &[u32] = if is_moved { &[0] } else { &[] };
            assert_eq!(late(&[text], &[], &[0]), expected, "{text:?}");
        }
        let written = pieces(&[(".data.X", TEN)], &[], &[0]);
        assert_eq!(written.late, []);
    }

    #[test]
    fn a_module_whose_constants_are_one_keeps_them() {
        let both = [TEN, b"another text, which comes late"].concat();
        let whole = [(".rodata", &both[..]), (".data", &row(0)[..])];
        let pieces = pieces(&whole, &[0], &[10]);
        assert_eq!(pieces.late, []);
        let mut module = Module::default();
        module.memories.add_local(false, false, 32, None, None);
        pieces.put_early(&mut module).unwrap();
        let segments = module.data.iter();
        let kept: Vec<_> = segments.map(|segment| segment.value.clone()).collect();
        assert_eq!(kept, [[&both[..], &row(0)].concat()]);
    }

    #[test]
    fn early_pieces_become_one_and_late_ones_touch_nothing_between_them() {
        let apart = [piece(START, b"one"), piece(START + 5, b"two")];
        assert_eq!(joined(&apart, ZEROS), [piece(START, b"one\0\0two")]);
        assert_eq!(joined(&apart, 0), apart);
        let beside = [piece(START, b"one"), piece(START + 3, b"two")];
        assert_eq!(joined(&beside, 0), [piece(START, b"onetwo")]);
        let far = [piece(START, b"one"), piece(START + 4 + ZEROS, b"two")];
        assert_eq!(joined(&far, ZEROS), far);
    }
}
