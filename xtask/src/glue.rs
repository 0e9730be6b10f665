//! Short names between the module and its JavaScript, and nothing that only people and debuggers read.
//!
//! wasm-bindgen names each import by its function and sixteen digits of a hash, in both files, and a closure that it
//! exports by all its types. Nobody else knows these names, and the digits do not compress.

use std::collections::{HashMap, HashSet};

use anyhow::{Context, Result, bail, ensure};

/// `script` and `module` as they were, under short names.
pub fn shortened(script: &str, module: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut names = Names::default();
    let module = with_short_names(module, &mut names)?;
    let script = names.in_script(script)?;
    Ok((without_layout(&script), module))
}

/// `script` without indents, blank lines and comments on lines of their own.
///
/// No more than that: the minifier in Trunk does not read the script's `export`, and a whole one would gain another
/// 700 bytes.
fn without_layout(script: &str) -> String {
    let is_spanned = |line: &str| line.matches('`').count() % 2 == 1 || line.contains("/*");
    // A text or a comment over several lines could hold anything; wasm-bindgen writes none.
    if script.lines().any(is_spanned) {
        return script.to_owned();
    }
    let lines = script.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// The short name of each import and export, by its long one.
#[derive(Default)]
struct Names(HashMap<String, String>);

impl Names {
    fn short(&mut self, long: &str) -> String {
        // Others are names of the page's own objects.
        let bindgens = ["__wbg_", "__wbindgen_", "__externref_", "wasm_bindgen_"];
        if !bindgens.iter().any(|start| long.starts_with(start)) {
            return long.to_owned();
        }
        let next = format!("i{}", self.0.len());
        self.0.entry(long.to_owned()).or_insert(next).clone()
    }

    /// `script` with each import and export under its short name.
    fn in_script(&self, script: &str) -> Result<String> {
        let is_inside = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        let mut found = HashSet::new();
        let mut renamed = String::with_capacity(script.len());
        let mut rest = script;
        while let Some(start) = rest.find(is_inside) {
            let (between, word) = rest.split_at(start);
            let end = word.find(|c| !is_inside(c)).unwrap_or(word.len());
            let (word, after) = word.split_at(end);
            renamed.push_str(between);
            renamed.push_str(self.0.get(word).map_or(word, |short| {
                found.insert(word);
                short
            }));
            rest = after;
        }
        ensure!(
            found.len() == self.0.len(),
            "the JavaScript knows {} of the {} names in the module",
            found.len(),
            self.0.len()
        );
        Ok(renamed + rest)
    }
}

// The binary format: WebAssembly Core Specification 2.0, chapter 5.
const HEAD: usize = 8;
const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
const FUNCTION: u8 = 0;

fn with_short_names(module: &[u8], names: &mut Names) -> Result<Vec<u8>> {
    let mut rest = Bytes(module);
    let mut short = rest.take(HEAD)?.to_vec();
    while !rest.0.is_empty() {
        let id = rest.byte()?;
        let length = rest.number()?;
        let content = rest.take(length)?;
        match id {
            // The names of the functions alone: the splitting of the module needs them.
            CUSTOM if Bytes(content).sized()? != b"name" => {}
            IMPORTS => push_section(&mut short, id, &short_imports(content, names)?),
            EXPORTS => push_section(&mut short, id, &short_exports(content, names)?),
            _ => push_section(&mut short, id, content),
        }
    }
    Ok(short)
}

fn push_section(module: &mut Vec<u8>, id: u8, content: &[u8]) {
    module.push(id);
    push_sized(module, content);
}

/// The content of an import section under short names.
fn short_imports(content: &[u8], names: &mut Names) -> Result<Vec<u8>> {
    let mut rest = Bytes(content);
    let mut short = Vec::new();
    let count = rest.number()?;
    push_number(&mut short, count);
    for _ in 0..count {
        push_sized(&mut short, rest.sized()?);
        let name = std::str::from_utf8(rest.sized()?)?;
        push_sized(&mut short, names.short(name).as_bytes());
        let kind = rest.byte()?;
        ensure!(
            kind == FUNCTION,
            "the module imports {name}, which is not a function"
        );
        short.push(kind);
        push_number(&mut short, rest.number()?);
    }
    Ok(short)
}

/// The content of an export section under short names.
fn short_exports(content: &[u8], names: &mut Names) -> Result<Vec<u8>> {
    let mut rest = Bytes(content);
    let mut short = Vec::new();
    let count = rest.number()?;
    push_number(&mut short, count);
    for _ in 0..count {
        let name = std::str::from_utf8(rest.sized()?)?;
        push_sized(&mut short, names.short(name).as_bytes());
        short.push(rest.byte()?);
        push_number(&mut short, rest.number()?);
    }
    Ok(short)
}

/// What is left to read.
struct Bytes<'m>(&'m [u8]);

impl<'m> Bytes<'m> {
    fn take(&mut self, count: usize) -> Result<&'m [u8]> {
        let (taken, rest) = self
            .0
            .split_at_checked(count)
            .context("the module ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// An unsigned number of 32 bits in LEB128.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..u32::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        bail!("the module holds a number that is too long")
    }

    /// Bytes with their count before them.
    fn sized(&mut self) -> Result<&'m [u8]> {
        let count = self.number()?;
        self.take(count)
    }
}

fn push_sized(to: &mut Vec<u8>, bytes: &[u8]) {
    push_number(to, bytes.len());
    to.extend_from_slice(bytes);
}

fn push_number(to: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        to.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASHED: &str = "__wbg_now_0123456789abcdef";

    const CLOSURE: &str = "wasm_bindgen_0123456789abcdef___convert__closures_____invoke___true_";

    /// A module that imports `name` as a function of type 0 and exports `closure` as the function 300, then holds a
    /// custom and a data section.
    fn module(name: &str, closure: &str) -> Vec<u8> {
        let mut imports = vec![1];
        push_sized(&mut imports, b"./page_bg.js");
        push_sized(&mut imports, name.as_bytes());
        imports.extend([FUNCTION, 0]);
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        push_section(&mut module, IMPORTS, &imports);
        let mut exports = vec![2];
        push_sized(&mut exports, b"memory");
        exports.extend([2, 0]);
        push_sized(&mut exports, closure.as_bytes());
        exports.extend([FUNCTION, 0xac, 2]);
        push_section(&mut module, EXPORTS, &exports);
        if name == HASHED {
            push_section(&mut module, CUSTOM, b"\x05other");
        }
        push_section(&mut module, 11, &[0x55; 200]);
        module
    }

    #[test]
    fn both_files_take_the_same_short_name_and_nothing_else_changes() {
        let script = format!("x={{{HASHED}:()=>{HASHED}0,'{HASHED}':1}};é wasm.{CLOSURE}()");
        let (script, short) = shortened(&script, &module(HASHED, CLOSURE)).unwrap();
        assert_eq!(
            script,
            format!("x={{i0:()=>{HASHED}0,'i0':1}};é wasm.i1()\n")
        );
        assert_eq!(short, module("i0", "i1"));
    }

    #[test]
    fn a_name_that_is_not_wasm_bindgens_stays() {
        let plain = module("now", "main");
        let (script, short) = shortened("now", &plain).unwrap();
        assert_eq!((script.as_str(), short), ("now\n", plain));
    }

    #[test]
    fn layout_is_dropped_where_no_text_can_hold_it() {
        let cases = [
            ("  a(\n    // why\n\n    b); // c\n", "a(\nb); // c\n"),
            ("  a(`x\n  // y`)\n", "  a(`x\n  // y`)\n"),
            ("  /* x\n  y */\n", "  /* x\n  y */\n"),
        ];
        for (script, expected) in cases {
            assert_eq!(without_layout(script), expected);
        }
    }

    #[test]
    fn files_that_do_not_belong_together_are_refused() {
        let whole = module(HASHED, CLOSURE);
        let script = [HASHED, CLOSURE].join(" ");
        assert!(shortened(&script, &whole).is_ok());
        assert!(shortened(HASHED, &whole).is_err());
        assert!(shortened(&script, &whole[..whole.len() - 1]).is_err());
    }

    #[test]
    fn a_number_is_read_as_it_was_written() {
        for number in [0, 127, 128, 300, 70_000, u32::MAX as usize] {
            let mut bytes = Vec::new();
            push_number(&mut bytes, number);
            assert_eq!(Bytes(&bytes).number().unwrap(), number);
        }
    }
}
