//! `cargo xtask finish`, which Trunk runs after each build, on the files that it is about to put in place.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{glue, late, order, outline, policy, ship, split, start, worker};

/// How the name of wasm-bindgen's module ends.
const MODULE: &str = "_bg.wasm";

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
        write(&page, policy::with_policy(&html, true)?)?;
        return list_files(site);
    }
    let outlined = ship_sets(&site.join("questions"))?;
    let workers = [("worker", "annals-worker"), ("desk", "annals-desk")];
    let workers = workers.map(|(name, program)| Ok((name, worker::take(site, program)?)));
    let workers: Vec<(&str, String)> = workers.into_iter().collect::<Result<_>>()?;
    let program = take_program(site)?;
    let html = late_sheets(site, &html, &program.rest)?;
    let names = start::Names {
        rest: &program.rest,
        workers: &workers,
        outlined: &outlined,
    };
    let started = start::soon(&one_sheet(&html), &program.glue, &names)?;
    write(&page, policy::with_policy(&started, false)?)?;
    list_files(site)
}

/// Of this a package for a school's platform is made: the names of all files of the site but this.
const LIST: &str = "files.json";

/// Writes the list of a site's files.
fn list_files(site: &Path) -> Result<()> {
    let mut names = Vec::new();
    collect(site, "", &mut names)?;
    names.retain(|name| name != LIST);
    names.sort();
    write(&site.join(LIST), serde_json::to_string(&names)?)
}

/// The names of all files of a folder, with slashes.
fn collect(folder: &Path, before: &str, names: &mut Vec<String>) -> Result<()> {
    let entries = std::fs::read_dir(folder)
        .with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = [before, &entry.file_name().to_string_lossy()].concat();
        match entry.file_type()?.is_dir() {
            true => collect(&entry.path(), &[&name, "/"].concat(), names)?,
            false => names.push(name),
        }
    }
    Ok(())
}

/// A minified page with its sheets in one: each would have a hash in the policy, which does not compress.
fn one_sheet(html: &str) -> String {
    html.replace("</style><style>", "")
}

/// The page without its linked sheets: they become one file, which comes with the rest of the program.
fn late_sheets(site: &Path, html: &str, rest: &str) -> Result<String> {
    let mut page = String::with_capacity(html.len());
    let (mut left, mut sheets) = (html, String::new());
    while let Some((before, link)) = left.split_once("<link ") {
        let (attributes, after) = link.split_once('>').context("a link has no end")?;
        page.push_str(before);
        left = after;
        if !attributes.contains("stylesheet") {
            page.push_str(&["<link ", attributes, ">"].concat());
            continue;
        }
        let name = attributes
            .split_once("href=")
            .context("a sheet has no address")?
            .1;
        let name = name.trim_start_matches(['"', '.', '/']);
        let name = name.split(['"', ' ', '/']).next().unwrap_or_default();
        let sheet = site.join(name);
        sheets.push_str(&read(&sheet)?);
        std::fs::remove_file(&sheet)
            .with_context(|| format!("{} cannot be removed", sheet.display()))?;
    }
    page.push_str(left);
    write(&site.join(start::sheet_of(rest)), sheets)?;
    Ok(page)
}

/// Shortens the sets, and writes an outline beside each; the names of those that have one.
fn ship_sets(folder: &Path) -> Result<Vec<String>> {
    let mut outlined = Vec::new();
    for set in files(folder, ".json")? {
        let not_json = || format!("{} is not JSON", set.display());
        let shipped = ship::shipped(&read(&set)?).with_context(not_json)?;
        let name = set.file_stem().unwrap_or_default().to_string_lossy();
        if let Some(outline) = outline::outline(&shipped, &name).with_context(not_json)? {
            write(&folder.join([&name, outline::END].concat()), outline)?;
            outlined.push(name.into_owned());
        }
        write(&set, shipped)?;
    }
    outlined.sort();
    Ok(outlined)
}

/// What starts the app, and the name of what may come after it.
struct Program {
    /// wasm-bindgen's JavaScript, shortened.
    glue: String,
    /// The name of the file with the rest of the module.
    rest: String,
}

/// Shortens the module, parts it in two, and takes its JavaScript out of the site.
fn take_program(site: &Path) -> Result<Program> {
    let modules = files(site, MODULE)?;
    let [module] = modules.as_slice() else {
        bail!(
            "the site has {} modules, where one is expected",
            modules.len()
        );
    };
    let name = module.to_string_lossy().replace(MODULE, ".js");
    let script = Path::new(&name);
    let bytes =
        std::fs::read(module).with_context(|| format!("{} cannot be read", module.display()))?;
    let (glue, short) = glue::shortened(&read(script)?, &bytes)
        .with_context(|| format!("{} cannot be shortened", module.display()))?;
    let parts = split::split(&short, late::is_late)
        .with_context(|| format!("{} cannot be parted", module.display()))?;
    late::check(&parts.entered)?;
    let parts = order::ordered(parts)
        .with_context(|| format!("{} cannot be put in order", module.display()))?;
    write(module, parts.first)?;
    let name = module.file_name().unwrap_or_default().to_string_lossy();
    let hash = name.rsplit('-').next().unwrap_or_default();
    let rest = format!("rest-{}.wasm", hash.replace(MODULE, ""));
    write(&site.join(&rest), parts.late)?;
    std::fs::remove_file(script)
        .with_context(|| format!("{} cannot be removed", script.display()))?;
    Ok(Program { glue, rest })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_files_names_those_of_folders_and_not_itself() -> Result<()> {
        let site = std::env::temp_dir().join(format!("annals-list-{}", std::process::id()));
        std::fs::create_dir_all(site.join("questions"))?;
        for name in ["index.html", "files.json", "questions/a.json"] {
            write(&site.join(name), "")?;
        }
        list_files(&site)?;
        let list = read(&site.join(LIST))?;
        std::fs::remove_dir_all(&site)?;
        assert_eq!(list, r#"["index.html","questions/a.json"]"#);
        Ok(())
    }
}
