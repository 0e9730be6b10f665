//! `cargo xtask finish`, which Trunk runs after each build, on the files that it is about to put in place.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{glue, policy, ship, start};

pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    let staging = std::env::var_os("TRUNK_STAGING_DIR")
        .context("Trunk runs this command after a build; by hand there is nothing for it to do")?;
    let site = Path::new(&staging);
    let page = site.join("index.html");
    let html = read(&page)?;
    if std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "debug") {
        return write(&page, policy::with_policy(&html, true)?);
    }
    ship_sets(&site.join("questions"))?;
    let started = start::soon(&one_sheet(&html), &take_glue(site)?)?;
    write(&page, policy::with_policy(&started, false)?)
}

/// A minified page with its sheets in one: each would have a hash in the policy, which does not compress.
fn one_sheet(html: &str) -> String {
    html.replace("</style><style>", "")
}

fn ship_sets(folder: &Path) -> Result<()> {
    for set in files(folder, ".json")? {
        let shipped = ship::shipped(&read(&set)?)
            .with_context(|| format!("{} is not JSON", set.display()))?;
        write(&set, shipped)?;
    }
    Ok(())
}

/// Shortens the module, and takes its JavaScript out of the site, shortened too.
fn take_glue(site: &Path) -> Result<String> {
    let modules = files(site, "_bg.wasm")?;
    let [module] = modules.as_slice() else {
        bail!(
            "the site has {} modules, where one is expected",
            modules.len()
        );
    };
    let name = module.to_string_lossy().replace("_bg.wasm", ".js");
    let script = Path::new(&name);
    let bytes =
        std::fs::read(module).with_context(|| format!("{} cannot be read", module.display()))?;
    let (short_script, short_module) = glue::shortened(&read(script)?, &bytes)
        .with_context(|| format!("{} cannot be shortened", module.display()))?;
    write(module, short_module)?;
    std::fs::remove_file(script)
        .with_context(|| format!("{} cannot be removed", script.display()))?;
    Ok(short_script)
}

/// The files right in `folder` whose names end so.
fn files(folder: &Path, end: &str) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)
        .with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let file = entry?.path();
        if file.to_string_lossy().ends_with(end) {
            files.push(file);
        }
    }
    Ok(files)
}

fn read(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}

fn write(file: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    std::fs::write(file, content).with_context(|| format!("{} cannot be written", file.display()))
}
