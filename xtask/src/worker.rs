//! The programs of the page's workers, in a release: two files each, called by what is in them.
//!
//! Trunk calls a worker's files by the name of the program alone, and a browser might then start the one that it
//! kept of an earlier release.

use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// Puts the worker's files under their new names, and gives the one that the page starts.
pub fn take(site: &Path, program: &str) -> Result<String> {
    // What Trunk calls them.
    let [script, module, loader] =
        [".js", "_bg.wasm", "_loader.js"].map(|ending| site.join(format!("{program}{ending}")));
    let glue = std::fs::read_to_string(&script)
        .with_context(|| format!("{} cannot be read", script.display()))?;
    let bytes =
        std::fs::read(&module).with_context(|| format!("{} cannot be read", module.display()))?;
    let name = called(&glue, &bytes);
    // A promise that fails in a worker is told to nobody, an error is.
    let started = format!(
        "{glue};wasm_bindgen({{module_or_path:\"./{name}.wasm\"}}).catch(why=>setTimeout(()=>{{throw why}}));\n"
    );
    std::fs::write(site.join(format!("{name}.js")), started).context("the worker's script")?;
    std::fs::rename(&module, site.join(format!("{name}.wasm"))).context("the worker's module")?;
    for old in [script, loader] {
        std::fs::remove_file(&old)
            .with_context(|| format!("{} cannot be removed", old.display()))?;
    }
    Ok(format!("{name}.js"))
}

/// A name by what is in the two files.
fn called(script: &str, module: &[u8]) -> String {
    let digest = Sha256::new()
        .chain_update(script)
        .chain_update(module)
        .finalize();
    let hash: String = digest[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("worker-{hash}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_program_has_another_name() {
        let name = called("a", b"b");
        assert_eq!(name, called("a", b"b"));
        assert_ne!(name, called("a", b"c"));
        assert_ne!(name, called("b", b"b"));
        assert_eq!(name.len(), "worker-".len() + 16);
    }

    #[test]
    fn the_page_starts_the_script_and_the_script_its_module() {
        let site = std::env::temp_dir().join(format!("annals-worker-{}", std::process::id()));
        std::fs::create_dir_all(&site).unwrap();
        for (ending, content) in [
            (".js", "let wasm_bindgen=0"),
            ("_bg.wasm", "m"),
            ("_loader.js", "l"),
        ] {
            std::fs::write(site.join(format!("annals-worker{ending}")), content).unwrap();
        }
        let script = take(&site, "annals-worker").unwrap();
        let text = std::fs::read_to_string(site.join(&script)).unwrap();
        let module = script.replace(".js", ".wasm");
        assert!(text.ends_with(&format!(
            "let wasm_bindgen=0;wasm_bindgen({{module_or_path:\"./{module}\"}}).catch(why=>setTimeout(()=>{{throw why}}));\n"
        )));
        assert_eq!(std::fs::read(site.join(&module)).unwrap(), b"m");
        assert_eq!(std::fs::read_dir(&site).unwrap().count(), 2);
        std::fs::remove_dir_all(&site).unwrap();
    }
}
