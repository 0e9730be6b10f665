//! How the page of a release starts its module: sooner than Trunk's own page does.
//!
//! Trunk's page preloads the module and compiles it when the JavaScript beside it has come. Here the page's first
//! script compiles it while the page is still read, and the JavaScript stands in the page.

use anyhow::{Context, Result, ensure};

use crate::split::FIRST;

/// The promise that the page's first script leaves to its last; of nothing, where the module is to be fetched anew:
/// an old browser, or a server that calls the module by another media type.
const COMPILED: &str = "window.compiled";

/// How Trunk's page names its module.
const MODULE: &str = "module_or_path: '";

/// The last line of wasm-bindgen's JavaScript.
const EXPORT: &str = "export { initSync, __wbg_init as default };";

/// What the page has to know of the files beside it.
pub struct Names<'a> {
    /// The file with the rest of the module.
    pub rest: &'a str,
    /// The workers' programs; told when the rest is fetched: nothing asks for them before.
    pub workers: &'a [(&'a str, String)],
    /// The sets that have an outline.
    pub outlined: &'a [String],
}

/// `html` with the module compiled in its first script, and with the `glue` that starts it.
pub fn soon(html: &str, glue: &str, names: &Names) -> Result<String> {
    let rest = names.rest;
    let (_, named) = html
        .split_once(MODULE)
        .context("the page does not say where its module is")?;
    let (module, _) = named
        .split_once('\'')
        .context("the name of the module has no end")?;
    let page = without(html, "<link ", ">", &["rel=modulepreload"])?;
    let page = without(&page, "<link ", ">", &["rel=preload", module])?;
    let page = without(&page, "<script type=module>", "</script>", &[MODULE])?;
    let (head, end) = page
        .split_once("<script>")
        .context("the page has no script of its own")?;
    let (first, end) = end
        .split_once("</head>")
        .context("the page has no end of its head")?;
    // A linked quiz begins without the rest, and asks for it when its first question is drawn.
    let ahead = format!(
        "if(!/^#\\/practise\\/run\\?.*set=/.test(location.hash))window.late=fetch(\"./{rest}\");"
    );
    let outlined = match names.outlined {
        [] => String::new(),
        ids => format!("window.outlined=[\"{}\"];", ids.join("\",\"")),
    };
    let compile = format!(
        "{outlined}{ahead}{COMPILED}=WebAssembly.compileStreaming?.(fetch(\"{module}\")).catch(()=>{{}});"
    );
    // At once, when it is there: with each promise in between other work goes first.
    let glue = inner(glue)?;
    let start = format!(
        "const compiled=await {COMPILED};compiled?initSync({{module:compiled}}):await __wbg_init({{module_or_path:\"{module}\"}})"
    );
    let sheet = sheet_of(rest);
    let named = { names.workers }
        .iter()
        .map(|(name, file)| format!("window.{name}=\"./{file}\";"));
    let named: String = named.collect();
    let later = format!(
        "window.rest=async()=>{{const asked=window.late??fetch(\"./{rest}\");delete window.late;const sheet=document.createElement(\"link\"),dressed=new Promise((well,ill)=>{{sheet.onload=well;sheet.onerror=ill}});sheet.rel=\"stylesheet\";sheet.href=\"./{sheet}\";document.head.append(sheet);await dressed;const told=await asked;if(!told.ok)throw told.status;await WebAssembly.instantiate(await told.arrayBuffer(),{{...__wbg_get_imports(),{FIRST}:wasm}});delete window.rest;{named}}};"
    );
    Ok(format!(
        "{head}<script>{compile}{first}<script type=module>{glue}{later}{start}</script></head>{end}"
    ))
}

/// The name of the sheet that comes with the rest of the program.
pub fn sheet_of(rest: &str) -> String {
    rest.replace(".wasm", ".css")
}

/// The glue as it may stand within a page.
fn inner(glue: &str) -> Result<String> {
    let inner = glue.replacen(EXPORT, "", 1);
    ensure!(
        !inner.contains("export ") && inner.len() < glue.len(),
        "the JavaScript exports other things than wasm-bindgen's two"
    );
    ensure!(
        !inner.contains("</script") && !inner.contains("<!--"),
        "the JavaScript cannot stand within a page"
    );
    Ok(inner)
}

/// `html` without the first element that opens and closes so and holds all `marks`.
fn without(html: &str, open: &str, close: &str, marks: &[&str]) -> Result<String> {
    let starts = html.match_indices(open).map(|(start, _)| start);
    let spans = starts.filter_map(|start| {
        let end = html[start..].find(close)? + close.len();
        Some((start, start + end))
    });
    let is_meant = |(start, end): &(usize, usize)| {
        let element = &html[*start..*end];
        marks.iter().all(|mark| element.contains(mark))
    };
    let (start, end) = { spans }
        .find(is_meant)
        .with_context(|| format!("the page has no {open}…{close} with {}", marks.join(", ")))?;
    Ok([&html[..start], &html[end..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<title>x</title><link rel=icon><script>a()</script><script type=module>import init from './x.js';const wasm = await init({ module_or_path: './x_bg.wasm' });</script><link href=./x.js rel=modulepreload><link as=fetch href=./x_bg.wasm rel=preload></head><p>";
    const GLUE: &str = "function initSync() {}\nexport { initSync, __wbg_init as default };\n";

    #[test]
    fn the_module_is_compiled_first_and_started_by_the_page_itself() {
        let names = Names {
            rest: "x_rest.wasm",
            workers: &[("worker", "w.js".to_owned())],
            outlined: &["a".to_owned(), "b".to_owned()],
        };
        assert_eq!(
            soon(PAGE, GLUE, &names).unwrap(),
            "<title>x</title><link rel=icon><script>window.outlined=[\"a\",\"b\"];if(!/^#\\/practise\\/run\\?.*set=/.test(location.hash))window.late=fetch(\"./x_rest.wasm\");window.compiled=WebAssembly.compileStreaming?.(fetch(\"./x_bg.wasm\")).catch(()=>{});a()</script><script type=module>function initSync() {}\n\nwindow.rest=async()=>{const asked=window.late??fetch(\"./x_rest.wasm\");delete window.late;const sheet=document.createElement(\"link\"),dressed=new Promise((well,ill)=>{sheet.onload=well;sheet.onerror=ill});sheet.rel=\"stylesheet\";sheet.href=\"./x_rest.css\";document.head.append(sheet);await dressed;const told=await asked;if(!told.ok)throw told.status;await WebAssembly.instantiate(await told.arrayBuffer(),{...__wbg_get_imports(),first:wasm});delete window.rest;window.worker=\"./w.js\";};const compiled=await window.compiled;compiled?initSync({module:compiled}):await __wbg_init({module_or_path:\"./x_bg.wasm\"})</script></head><p>"
        );
    }

    #[test]
    fn a_page_or_a_script_of_another_making_is_refused() {
        let none = Names {
            rest: "",
            workers: &[],
            outlined: &[],
        };
        assert!(soon("<script>a()</script></head>", GLUE, &none).is_err());
        for glue in ["", "export class A {}\n", "\"</script\"\n"] {
            assert!(soon(PAGE, glue, &none).is_err(), "{glue}");
            assert!(soon(PAGE, &[glue, GLUE].concat(), &none).is_err() || glue.is_empty());
        }
    }
}
