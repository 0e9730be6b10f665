//! The order of the functions in both parts of a module, and the names by which the parts know them.
//!
//! walrus writes functions by their length. Brotli makes less of one that stands next to its like.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::convert::Infallible;

use anyhow::Result;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, ExportSection, FunctionSection, ImportSection};
use wasmparser::{
    CodeSectionReader, Export, ExportSectionReader, ExternalKind, FunctionSectionReader, Import,
    Imports, Parser, Payload, TypeRef,
};

use crate::split::{FIRST, Parts};

/// `parts` with their functions in order, and the shared ones under short names.
pub fn ordered(parts: Parts) -> Result<Parts> {
    let mut first = Order::of(&parts.first)?;
    first.names = names(&parts, &first)?;
    let mut late = Order::of(&parts.late)?;
    late.names.clone_from(&first.names);
    Ok(Parts {
        first: first.applied(&parts.first)?,
        late: late.applied(&parts.late)?,
        entered: parts.entered,
    })
}

/// The order of a module's functions.
#[derive(Default)]
struct Order {
    /// Its own functions, each by its old place among them.
    own: Vec<usize>,
    /// The new index of each function, the imported ones included.
    indices: Vec<u32>,
    /// The new name of each function that the first part exports for the second.
    names: BTreeMap<String, String>,
}

impl Order {
    fn of(module: &[u8]) -> Result<Order> {
        let mut imported = 0;
        let mut bodies = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    imported = functions(section.into_imports())?.len();
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
                _ => {}
            }
        }
        let own = by_likeness(&bodies);
        let mut indices: Vec<u32> = (0..(imported + own.len()) as u32).collect();
        for (new, old) in own.iter().enumerate() {
            indices[imported + old] = (imported + new) as u32;
        }
        Ok(Order {
            own,
            indices,
            names: BTreeMap::new(),
        })
    }

    fn applied(&mut self, module: &[u8]) -> Result<Vec<u8>> {
        let mut applied = wasm_encoder::Module::new();
        self.parse_core_module(&mut applied, Parser::new(0), module)?;
        Ok(applied.finish())
    }
}

/// The imports that are functions.
fn functions<'m>(
    imports: impl Iterator<Item = wasmparser::Result<Import<'m>>>,
) -> wasmparser::Result<Vec<Import<'m>>> {
    let functions = imports.filter(|import| {
        let is_other = |import: &Import| !matches!(import.ty, TypeRef::Func(_));
        !import.as_ref().is_ok_and(is_other)
    });
    functions.collect()
}

/// Short names for what the second part imports, in the new order of the first: then names and indices rise together.
fn names(parts: &Parts, first: &Order) -> Result<BTreeMap<String, String>> {
    let mut lent = BTreeSet::new();
    for payload in Parser::new(0).parse_all(&parts.late) {
        if let Payload::ImportSection(section) = payload? {
            let imports = functions(section.into_imports())?.into_iter();
            lent.extend(
                imports
                    .filter(|it| it.module == FIRST)
                    .map(|it| it.name.to_owned()),
            );
        }
    }
    let mut by_index = Vec::new();
    for payload in Parser::new(0).parse_all(&parts.first) {
        if let Payload::ExportSection(section) = payload? {
            for export in section {
                let export = export?;
                if lent.contains(export.name) {
                    by_index.push((first.indices[export.index as usize], export.name.to_owned()));
                }
            }
        }
    }
    by_index.sort();
    let names = by_index.into_iter().enumerate();
    Ok(names
        .map(|(at, (_, name))| (name, in_capitals(at)))
        .collect())
}

/// A, B, … Z, AA, AB, …: no other export is named so.
fn in_capitals(at: usize) -> String {
    let last = char::from(b'A' + (at % 26) as u8);
    match at / 26 {
        0 => last.to_string(),
        more => in_capitals(more - 1) + &last.to_string(),
    }
}

impl Reencode for Order {
    type Error = Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, reencode::Error> {
        Ok(self.indices[index as usize])
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), reencode::Error> {
        let types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        self.own.iter().for_each(|at| {
            functions.function(types[*at]);
        });
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), reencode::Error> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for at in self.own.clone() {
            self.parse_function_body(code, bodies[at].clone())?;
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: ExportSectionReader<'_>,
    ) -> Result<(), reencode::Error> {
        let mut in_order = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        // Those with new names come last.
        in_order.sort_by_key(|export: &Export| match export.kind {
            ExternalKind::Func if self.names.contains_key(export.name) => {
                self.indices[export.index as usize] + 1
            }
            _ => 0,
        });
        for export in in_order {
            let name = self.names.get(export.name).cloned();
            let name = name.unwrap_or_else(|| export.name.to_owned());
            let kind = self.export_kind(export.kind)?;
            let index = self.external_index(export.kind, export.index)?;
            exports.export(&name, kind, index);
        }
        Ok(())
    }

    fn parse_imports(
        &mut self,
        section: &mut ImportSection,
        imports: Imports<'_>,
    ) -> Result<(), reencode::Error> {
        let renamed = match &imports {
            Imports::Single(_, import) if import.module == FIRST => self.names.get(import.name),
            _ => None,
        };
        match (renamed.cloned(), imports) {
            (Some(name), Imports::Single(_, import)) => {
                let ty = self.entity_type(import.ty)?;
                section.import(FIRST, &name, ty);
                Ok(())
            }
            (_, imports) => reencode::utils::parse_imports(self, section, imports),
        }
    }
}

/// Four bytes that stand in a function one after the other.
type Run = [u8; 4];

/// The places of `bodies`, from the first one on each with the one after it that has most in common with it, for
/// their lengths.
fn by_likeness(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<BTreeSet<Run>> = { bodies.iter() }
        .map(|body| {
            let runs = body.windows(4);
            runs.map(|run| [run[0], run[1], run[2], run[3]]).collect()
        })
        .collect();
    let mut holders: HashMap<Run, Vec<usize>> = HashMap::new();
    for (at, runs) in runs.iter().enumerate() {
        for run in runs {
            holders.entry(*run).or_default().push(at);
        }
    }
    let mut left: BTreeSet<usize> = (0..bodies.len()).collect();
    let mut order = Vec::with_capacity(bodies.len());
    let mut next = left.first().copied();
    while let Some(last) = next {
        left.remove(&last);
        order.push(last);
        let mut shared = vec![0_u64; bodies.len()];
        for holder in runs[last].iter().flat_map(|run| &holders[run]) {
            shared[*holder] += 1;
        }
        let likeness = |at: &&usize| {
            let both = 1 + runs[last].len() + runs[**at].len();
            (shared[**at] << 32) / both as u64
        };
        // Of equals the one that stood first.
        next = left.iter().rev().max_by_key(likeness).copied();
    }
    order
}

#[cfg(test)]
mod tests {
    use walrus::ir::{Const, Value, Visitor, dfs_in_order};
    use walrus::{ExportItem, FunctionBuilder, FunctionId, LocalFunction, Module};

    use super::*;

    /// Adds a function that holds `numbers` and calls `callee`.
    fn add(module: &mut Module, numbers: &[i32], callee: Option<FunctionId>) -> FunctionId {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        let mut body = builder.func_body();
        for number in numbers {
            body.i32_const(*number).drop();
        }
        if let Some(callee) = callee {
            body.call(callee);
        }
        builder.finish(Vec::new(), &mut module.funcs)
    }

    /// The numbers in a function, and what it calls.
    #[derive(Default)]
    struct Read(Vec<i32>, Vec<FunctionId>);

    impl Read {
        fn of(function: &LocalFunction) -> Read {
            let mut read = Read::default();
            dfs_in_order(&mut read, function, function.entry_block());
            read
        }
    }

    impl<'i> Visitor<'i> for Read {
        fn visit_const(&mut self, constant: &Const) {
            if let Value::I32(number) = constant.value {
                self.0.push(number);
            }
        }

        fn visit_function_id(&mut self, id: &FunctionId) {
            self.1.push(*id);
        }
    }

    /// Three functions of each part, those of the late one each with the number of that which it calls.
    fn parts() -> Parts {
        let (mut first, mut late) = (Module::default(), Module::default());
        let like = [1_000_001, 1_000_002, 1_000_003];
        let other = [2_000_001, 2_000_002, 2_000_003];
        let numbers = [&like[..], &other, &like[..2]];
        let nullary = late.types.add(&[], &[]);
        for (at, numbers) in (0..).zip(numbers) {
            let name = format!("f{at}");
            let lent = add(&mut first, &[&[at], numbers].concat(), None);
            first.exports.add(&name, lent);
            let (imported, _) = late.add_import_func(FIRST, &name, nullary);
            let caller = add(&mut late, &[&[at], numbers].concat(), Some(imported));
            late.exports.add(&name, caller);
        }
        let called = first.exports.get_func("f1").ok();
        let main = add(&mut first, &[9], called);
        first.exports.add("main", main);
        Parts {
            first: first.emit_wasm(),
            late: late.emit_wasm(),
            entered: Vec::new(),
        }
    }

    fn own_numbers(module: &Module) -> Vec<i32> {
        let own = module.funcs.iter_local();
        own.map(|(_, function)| Read::of(function).0[0]).collect()
    }

    #[test]
    fn a_function_stands_by_its_like_and_is_called_as_before() {
        let before = parts();
        let unordered = Module::from_buffer(&before.first).unwrap();
        assert_eq!(own_numbers(&unordered), [0, 1, 2, 9]);
        let parts = ordered(before).unwrap();
        let first = Module::from_buffer(&parts.first).unwrap();
        let late = Module::from_buffer(&parts.late).unwrap();
        assert_eq!(own_numbers(&first)[..2], [0, 2]);
        let numbers = |name: &str| {
            let id = first.exports.get_func(name).unwrap();
            Read::of(first.funcs.get(id).kind.unwrap_local())
        };
        assert_eq!(numbers("main").0, [9]);
        let called = first.funcs.get(numbers("main").1[0]);
        assert_eq!(Read::of(called.kind.unwrap_local()).0[0], 1);
        for (_, function) in late.funcs.iter_local() {
            let Read(own, callees) = Read::of(function);
            let import = late.imports.get_imported_func(callees[0]).unwrap();
            assert_eq!(numbers(&import.name).0, own);
        }
    }

    #[test]
    fn shared_functions_have_short_names_in_the_order_of_the_first_part() {
        let first = Module::from_buffer(&ordered(parts()).unwrap().first).unwrap();
        let exports = first.exports.iter().map(|export| match export.item {
            ExportItem::Function(id) => (export.name.as_str(), id.index()),
            _ => panic!("{export:?}"),
        });
        let exports: Vec<_> = exports.collect();
        let names: Vec<_> = exports.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["main", "A", "B", "C"]);
        assert!(exports[1..].is_sorted_by_key(|(_, index)| *index));
        let names = [0, 25, 26, 51, 52, 701, 702].map(in_capitals);
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn what_has_most_in_common_comes_next() {
        let bodies: [&[u8]; 5] = [b"a first one", b"other", b"", b"a first two", b"another"];
        assert_eq!(by_likeness(&bodies), [0, 3, 1, 4, 2]);
        assert_eq!(by_likeness(&[]), [] as [usize; 0]);
    }
}
