//! Parts a module in two: what the first question needs, and what may come after it.
//!
//! The first module keeps every function that can be reached without entering a late one. Where it calls a late
//! function, a short function of the same name calls through the table, from a place that is empty until the second
//! module is there. The second imports memory, table and globals of the first, and the functions that it calls there,
//! and fills those places. The app does not enter a late function before: src/ui/root.rs. Texts that only late
//! functions use come with the second too: texts.rs.
//!
//! Binaryen's wasm-split works in the same way; it is no crate, and takes its list from a run of the program.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail, ensure};
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind,
    GlobalKind, ImportedFunction, LocalFunction, Module, ModuleConfig, TableId,
};

use crate::texts::Pieces;

/// The module under which the second imports what the first exports; the page's script passes it on.
pub const FIRST: &str = "first";

/// Two modules in place of one.
pub struct Parts {
    /// What is needed at once.
    pub first: Vec<u8>,
    /// What may come later.
    pub late: Vec<u8>,
    /// The names of the late functions that the first module calls.
    pub entered: Vec<String>,
}

/// Parts `module`, which must still hold the names of its functions; `is_late` knows a late one by its name.
pub fn split(module: &[u8], is_late: impl Fn(&str) -> bool) -> Result<Parts> {
    let whole = parse(module)?;
    let plan = Plan::of(&whole, is_late)?;
    ensure!(!plan.late.is_empty(), "no function of the module is late");
    let pieces = Pieces::of(&whole, |at| plan.late.contains(&at))?;
    let first = first(parse(module)?, &plan, &pieces)?;
    let late = late(parse(module)?, &plan, &pieces)?;
    let entered = plan.entered;
    Ok(Parts {
        first,
        late,
        entered,
    })
}

fn parse(module: &[u8]) -> Result<Module> {
    let mut config = ModuleConfig::new();
    config
        .generate_name_section(false)
        .generate_producers_section(false);
    config.parse(module)
}

/// A function by its index, which is the same in every parse of the same bytes; an id is not.
type Index = usize;

/// What goes where.
struct Plan {
    late: BTreeSet<Index>,
    /// The place in the table of each late function that has one, or is called by the first module.
    places: BTreeMap<Index, u32>,
    /// Late functions that the first module calls.
    called: BTreeSet<Index>,
    /// Functions of the first module that late ones call.
    lent: BTreeSet<Index>,
    /// Places in the table, the new ones included.
    size: u32,
    entered: Vec<String>,
}

impl Plan {
    fn of(module: &Module, is_late: impl Fn(&str) -> bool) -> Result<Plan> {
        let table = table(module)?;
        let name = |function: &walrus::Function| {
            without_hashes(function.name.as_deref().unwrap_or_default())
        };
        let names: Vec<String> = module.funcs.iter().map(name).collect();
        let named = |at: Index| is_late(&names[at]);
        let calls: Calls = module
            .funcs
            .iter_local()
            .map(|(id, function)| (id.index(), callees(function)))
            .collect();
        let seated = seated(module, table)?;
        // Closures are small and often alike, so that one stands for several: those that are called from the first
        // part belong to it, whatever their name.
        let barred = |at: Index| named(at) && !names[at].contains("{closure");
        let early = early(module, &calls, seated.keys().copied(), &named, &barred);
        let late: BTreeSet<Index> = { calls.keys().copied() }
            .filter(|at| !early.contains(at))
            .collect();
        let mut places: BTreeMap<Index, u32> = { seated.into_iter() }
            .filter(|(at, _)| late.contains(at))
            .collect();
        let mut size = u32::try_from(module.tables.get(table).initial)?;
        let called_by = |callers: &BTreeSet<Index>, is_late: bool| -> BTreeSet<Index> {
            let callees = callers.iter().filter_map(|at| calls.get(at)).flatten();
            { callees.copied() }
                .filter(|at| late.contains(at) == is_late)
                .collect()
        };
        let called = called_by(&early, true);
        let lent = called_by(&late, false);
        for at in &called {
            places.entry(*at).or_insert_with(|| {
                size += 1;
                size - 1
            });
        }
        Ok(Plan {
            entered: called.iter().map(|at| names[*at].clone()).collect(),
            places,
            called,
            lent,
            size,
            late,
        })
    }
}

/// What each function calls.
type Calls = BTreeMap<Index, BTreeSet<Index>>;

fn table(module: &Module) -> Result<TableId> {
    let table = module.tables.main_function_table()?;
    table.context("the module has no table of functions")
}

/// The ids of all functions, by index.
fn ids(module: &Module) -> Vec<FunctionId> {
    module.funcs.iter().map(|function| function.id()).collect()
}

/// `name` without the `[0123456789abcdef]` behind the name of each crate.
fn without_hashes(name: &str) -> String {
    let mut parts = name.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest))
                if hash.len() >= 15 && hash.chars().all(|c| c.is_ascii_hexdigit()) =>
            {
                plain.push_str(rest)
            }
            Some(_) | None => {
                plain.push('[');
                plain.push_str(part);
            }
        }
    }
    plain
}

/// The functions that a function calls or takes the address of.
fn callees(function: &LocalFunction) -> BTreeSet<Index> {
    #[derive(Default)]
    struct Found(BTreeSet<Index>);
    impl<'i> Visitor<'i> for Found {
        fn visit_function_id(&mut self, id: &FunctionId) {
            self.0.insert(id.index());
        }
    }
    let mut found = Found::default();
    dfs_in_order(&mut found, function, function.entry_block());
    found.0
}

/// The functions in the table, each with one place of it.
fn seated(module: &Module, table: TableId) -> Result<BTreeMap<Index, u32>> {
    let mut seated = BTreeMap::new();
    for element in module.elements.iter() {
        match (&element.kind, &element.items) {
            (
                ElementKind::Active {
                    table: of,
                    offset: ConstExpr::Value(Value::I32(offset)),
                },
                ElementItems::Functions(ids),
            ) if *of == table => {
                for (at, id) in (u32::try_from(*offset)?..).zip(ids) {
                    ensure!(
                        seated.insert(id.index(), at).is_none(),
                        "a function has two places in the table"
                    );
                }
            }
            _ => bail!("the table is filled in a way that is not known here"),
        }
    }
    Ok(seated)
}

/// What can be reached from exports, start and table without entering a late function.
fn early(
    module: &Module,
    calls: &Calls,
    seated: impl Iterator<Item = Index>,
    named: &impl Fn(Index) -> bool,
    barred: &impl Fn(Index) -> bool,
) -> BTreeSet<Index> {
    let exported = module
        .exports
        .iter()
        .filter_map(|export| match export.item {
            ExportItem::Function(id) => Some(id.index()),
            _ => None,
        });
    let mut left: Vec<Index> = { seated.filter(|at| !named(*at)) }
        .chain(exported)
        .chain(module.start.map(|id| id.index()))
        .collect();
    let mut early = BTreeSet::new();
    while let Some(at) = left.pop() {
        if early.insert(at) {
            let callees = calls.get(&at).into_iter().flatten();
            left.extend(callees.filter(|at| !barred(**at)));
        }
    }
    early
}

/// Whether a function is not the page's JavaScript's, which gives it to both parts.
fn is_own(module: &Module, id: FunctionId) -> bool {
    matches!(module.funcs.get(id).kind, FunctionKind::Local(_))
}

fn export_name(at: Index) -> String {
    format!("f{at}")
}

fn first(mut module: Module, plan: &Plan, pieces: &Pieces) -> Result<Vec<u8>> {
    let (ids, table) = (ids(&module), table(&module)?);
    widen(&mut module, table, plan);
    for at in &plan.called {
        let place = i32::try_from(plan.places[at])?;
        let bridge = bridge(&mut module, ids[*at], table, place);
        module.funcs.get_mut(ids[*at]).kind = FunctionKind::Local(bridge);
    }
    // The places of late functions stay empty, but for this: the second module fills them.
    let nothing = {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        builder.func_body().unreachable();
        builder.finish(Vec::new(), &mut module.funcs)
    };
    for element in module.elements.iter_mut() {
        if let ElementItems::Functions(seated) = &mut element.items {
            let late = seated
                .iter_mut()
                .filter(|id| plan.late.contains(&id.index()));
            late.for_each(|id| *id = nothing);
        }
    }
    for at in &plan.lent {
        if is_own(&module, ids[*at]) {
            module.exports.add(&export_name(*at), ids[*at]);
        }
    }
    let tables: Vec<_> = module.tables.iter().map(|table| table.id()).collect();
    for id in tables {
        module.exports.add(&format!("t{}", id.index()), id);
    }
    let globals: Vec<_> = module.globals.iter().map(|global| global.id()).collect();
    for id in globals {
        module.exports.add(&format!("g{}", id.index()), id);
    }
    pieces.put_early(&mut module)?;
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

/// Makes room in the table for what the bridges call.
fn widen(module: &mut Module, table: TableId, plan: &Plan) {
    let table = module.tables.get_mut(table);
    table.initial = plan.size.into();
    table.maximum = table.maximum.map(|_| plan.size.into());
}

/// A function like `id` that calls what stands in the table.
fn bridge(module: &mut Module, id: FunctionId, table: TableId, place: i32) -> LocalFunction {
    let ty = module.funcs.get(id).ty();
    let (params, results) = {
        let ty = module.types.get(ty);
        (ty.params().to_vec(), ty.results().to_vec())
    };
    let arguments: Vec<_> = { params.iter() }
        .map(|param| module.locals.add(*param))
        .collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
    let mut body = builder.func_body();
    for argument in &arguments {
        body.local_get(*argument);
    }
    body.i32_const(place).call_indirect(ty, table);
    builder.local_func(arguments)
}

fn late(mut module: Module, plan: &Plan, pieces: &Pieces) -> Result<Vec<u8>> {
    let (ids, table) = (ids(&module), table(&module)?);
    module.start = None;
    let exports: Vec<_> = module.exports.iter().map(|export| export.id()).collect();
    exports.into_iter().for_each(|id| module.exports.delete(id));
    let elements: Vec<_> = module.elements.iter().map(|element| element.id()).collect();
    { elements.into_iter() }.for_each(|id| module.elements.delete(id));
    for at in &plan.lent {
        let id = ids[*at];
        let ty = module.funcs.get(id).ty();
        if is_own(&module, id) {
            let import = module.imports.add(FIRST, &export_name(*at), id);
            module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
        }
    }
    let memory = module.get_memory_id()?;
    let import = module.imports.add(FIRST, "memory", memory);
    let shared = module.memories.get_mut(memory);
    shared.import = Some(import);
    pieces.put_late(&mut module)?;
    widen(&mut module, table, plan);
    // That of functions, and that of the page's own objects, if there is one.
    let tables: Vec<_> = module.tables.iter().map(|table| table.id()).collect();
    for id in tables {
        let import = module.imports.add(FIRST, &format!("t{}", id.index()), id);
        let shared = module.tables.get_mut(id);
        shared.import = Some(import);
        shared.elem_segments.clear();
    }
    let globals: Vec<_> = module.globals.iter().map(|global| global.id()).collect();
    for id in globals {
        let import = module.imports.add(FIRST, &format!("g{}", id.index()), id);
        module.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
    fill(&mut module, table, &ids, plan)?;
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

/// Puts the late functions into their places, one element for each row of neighbours.
fn fill(module: &mut Module, table: TableId, ids: &[FunctionId], plan: &Plan) -> Result<()> {
    let by_place: BTreeMap<u32, FunctionId> = { plan.places.iter() }
        .map(|(at, place)| (*place, ids[*at]))
        .collect();
    let mut rows: Vec<(u32, Vec<FunctionId>)> = Vec::new();
    for (place, id) in by_place {
        match rows.last_mut() {
            Some((start, row)) if *start as usize + row.len() == place as usize => row.push(id),
            Some(_) | None => rows.push((place, vec![id])),
        }
    }
    for (start, row) in rows {
        let offset = ConstExpr::Value(Value::I32(i32::try_from(start)?));
        let kind = ElementKind::Active { table, offset };
        let id = module.elements.add(kind, ElementItems::Functions(row));
        module.tables.get_mut(table).elem_segments.insert(id);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use walrus::{DataKind, ValType};

    use super::*;

    /// `early` is exported and calls `late`, which calls `both` and `lone`; `both` stands in the table too.
    fn module() -> Vec<u8> {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        module.exports.add("memory", memory);
        let table = module
            .tables
            .add_local(false, 2, Some(2), walrus::RefType::FUNCREF);
        let mut function = |name: &str, calls: &[FunctionId]| {
            let mut builder =
                FunctionBuilder::new(&mut module.types, &[ValType::I32], &[ValType::I32]);
            builder.name(name.to_owned());
            let argument = module.locals.add(ValType::I32);
            let mut body = builder.func_body();
            body.local_get(argument);
            for id in calls {
                body.call(*id);
            }
            builder.finish(vec![argument], &mut module.funcs)
        };
        let both = function("app[0123456789abcdef]::both", &[]);
        let lone = function("app[0123456789abcdef]::lone", &[]);
        let late = function("app[0123456789abcdef]::late", &[both, lone]);
        let early = function("app[0123456789abcdef]::early", &[late]);
        module.exports.add("early", early);
        let offset = ConstExpr::Value(Value::I32(1));
        let kind = ElementKind::Active { table, offset };
        let id = module
            .elements
            .add(kind, ElementItems::Functions(vec![both]));
        module.tables.get_mut(table).elem_segments.insert(id);
        module.emit_wasm()
    }

    fn named(part: &[u8]) -> (Vec<String>, Vec<String>, usize) {
        let module = Module::from_buffer(part).unwrap();
        let exports = module.exports.iter().map(|e| e.name.clone()).collect();
        let imports = module
            .imports
            .iter()
            .map(|i| format!("{}.{}", i.module, i.name));
        let imports: Vec<String> = imports.collect();
        let own = module.funcs.iter_local().count();
        (exports, imports, own)
    }

    #[test]
    fn what_only_late_functions_call_goes_with_them_and_the_rest_is_lent() {
        let parts = split(&module(), |name| name.starts_with("app::late")).unwrap();
        let (exports, imports, own) = named(&parts.first);
        let lent = exports[2].clone();
        assert_eq!(exports, ["memory", "early", &lent, "t0"]);
        assert_eq!(imports, Vec::<String>::new());
        // early, the bridge to late, both; nothing is left of the empty place, for none was late.
        assert_eq!(own, 3);
        let (exports, imports, own) = named(&parts.late);
        assert_eq!(exports, Vec::<String>::new());
        let lent = format!("first.{lent}");
        // The memory too, if it were used.
        assert_eq!(imports, [&lent, "first.t0"]);
        assert_eq!(own, 2);
    }

    /// What a part puts into memory, and where.
    fn put(part: &[u8]) -> Vec<(i32, Vec<u8>)> {
        let module = Module::from_buffer(part).unwrap();
        let segments = module.data.iter().map(|segment| match segment.kind {
            DataKind::Active {
                offset: ConstExpr::Value(Value::I32(offset)),
                ..
            } => (offset, segment.value.clone()),
            _ => panic!("{segment:?}"),
        });
        segments.collect()
    }

    #[test]
    fn a_text_of_a_late_function_is_put_into_memory_by_the_second_module() {
        let mut module = Module::from_buffer(&module()).unwrap();
        let memory = module.get_memory_id().unwrap();
        for (start, text) in [
            (1024, "for early alone"),
            (1040, "for late alone"),
            (1056, "for both of them"),
        ] {
            let offset = ConstExpr::Value(Value::I32(start));
            let kind = DataKind::Active { memory, offset };
            let id = module.data.add(kind, text.into());
            module.data.get_mut(id).name = Some(".rodata.text".to_owned());
            module.memories.get_mut(memory).data_segments.insert(id);
        }
        for (name, addresses) in [("early", [1024, 1056]), ("late", [1040, 1056])] {
            let name = format!("app[0123456789abcdef]::{name}");
            let id = module.funcs.by_name(&name).unwrap();
            let function = module.funcs.get_mut(id).kind.unwrap_local_mut();
            let mut body = function.builder_mut().func_body();
            for address in addresses {
                body.i32_const(address).drop();
            }
        }
        let parts = split(&module.emit_wasm(), |name| name.starts_with("app::late")).unwrap();
        let zeros = [0; 14];
        let kept = [&b"for early alone\0"[..], &zeros, b"\0\0for both of them"].concat();
        assert_eq!(put(&parts.first), [(1024, kept)]);
        assert_eq!(put(&parts.late), [(1040, b"for late alone".to_vec())]);
        assert!(named(&parts.late).1.contains(&"first.memory".to_owned()));
    }

    #[test]
    fn a_module_without_a_late_function_is_refused() {
        assert!(split(&module(), |_| false).is_err());
    }

    #[test]
    fn a_hash_behind_a_crate_is_no_part_of_a_name() {
        for (name, plain) in [
            (
                "<app[0123456789abcdef]::A as core[0123456789abcde]::B>::c",
                "<app::A as core::B>::c",
            ),
            (
                "<[u8; 4] as app[0123456789abcdef]::B>::c",
                "<[u8; 4] as app::B>::c",
            ),
            ("__wbg_now", "__wbg_now"),
        ] {
            assert_eq!(without_hashes(name), plain);
        }
    }
}
