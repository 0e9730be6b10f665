//! The module, compiled from the moment the page begins to be read.
//!
//! Trunk's page only preloads it, and compiles when the JavaScript beside it has come and the page has been read.

use anyhow::{Context, Result};

/// The promise that the page's first script leaves to its last; of nothing, where the module is to be fetched anew:
/// an old browser, or a server that calls the module by another media type.
const COMPILED: &str = "window.compiled";

/// `html` with the module compiled in its first script, and handed over where it was fetched.
pub fn compiled(html: &str) -> Result<String> {
    let (before, call) = html
        .split_once("module_or_path: '")
        .context("the page does not say where its module is")?;
    let (module, after) = call
        .split_once('\'')
        .context("the name of the module has no end")?;
    let handed = format!("{before}module_or_path: await {COMPILED}??'{module}'{after}");
    let preload = handed
        .split("<link ")
        .skip(1)
        .filter_map(|link| link.split_once('>'))
        .map(|(link, _)| format!("<link {link}>"))
        .find(|link| link.contains("rel=preload") && link.contains(module))
        .context("the page does not preload its module")?;
    let (head, rest) = handed
        .split_once("<script>")
        .context("the page has no script of its own")?;
    let compile =
        format!("{COMPILED}=WebAssembly.compileStreaming?.(fetch(\"{module}\")).catch(()=>{{}});");
    Ok(format!(
        "{head}<script>{compile}{}",
        rest.replacen(&preload, "", 1)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_is_compiled_first_and_handed_over() {
        let page = "<title>x</title><script>a()</script><script type=module>await init({ module_or_path: './x_bg.wasm' });</script><link href=./x.js rel=modulepreload><link as=fetch href=./x_bg.wasm rel=preload><p>";
        assert_eq!(
            compiled(page).unwrap(),
            "<title>x</title><script>window.compiled=WebAssembly.compileStreaming?.(fetch(\"./x_bg.wasm\")).catch(()=>{});a()</script><script type=module>await init({ module_or_path: await window.compiled??'./x_bg.wasm' });</script><link href=./x.js rel=modulepreload><p>"
        );
    }

    #[test]
    fn a_page_of_another_making_is_refused() {
        assert!(compiled("<script>a()</script>").is_err());
    }
}
