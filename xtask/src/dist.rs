//! `cargo xtask dist`: the static site, and what each of its files weighs.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use brotli::enc::BrotliEncoderParams;
use lexopt::prelude::*;

use crate::setup::set_up;
use crate::step::{run, step, top};

pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let mut out = top().join("dist");
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("out") => out = std::path::absolute(PathBuf::from(arguments.value()?))?,
            _ => return Err(argument.unexpected().into()),
        }
    }
    build(&out)?;
    step("weighing the files, raw and after Brotli", || {
        print_sizes(&out)
    })
}

/// Builds the site into `out`, in place of the site that was there.
pub fn build(out: &Path) -> Result<()> {
    refuse_foreign(out)?;
    let trunk = set_up()?;
    step("building the site", || {
        let out = out
            .to_str()
            .context("the name of the site's folder is not Unicode")?;
        run(&mut trunk.release(&["build", "--release", "--dist", out])?)
    })
}

/// A site that is built, where its folder was named; else one that is built now.
pub fn or_built(named: Option<PathBuf>) -> Result<PathBuf> {
    if let Some(site) = named {
        ensure!(
            site.join("index.html").exists(),
            "There is no index.html in {}; `cargo xtask dist` builds the site.",
            site.display()
        );
        return Ok(site.canonicalize()?);
    }
    let site = top().join("dist");
    build(&site)?;
    Ok(site)
}

/// Trunk empties the folder; one that holds other things than a site was named by mistake.
fn refuse_foreign(out: &Path) -> Result<()> {
    let mut entries = std::fs::read_dir(out).into_iter().flatten().flatten();
    // A build that failed leaves Trunk's own .stage behind.
    let is_empty = entries.all(|entry| entry.file_name() == ".stage");
    ensure!(
        is_empty || out.join("index.html").is_file(),
        "{} holds other things than a site, and they would be deleted; name a new or an empty folder",
        out.display()
    );
    Ok(())
}

fn print_sizes(out: &Path) -> Result<()> {
    let mut files = Vec::new();
    collect(out, &mut files)?;
    files.sort();
    let (mut all_raw, mut all_packed) = (0, 0);
    println!("{:>10} {:>10}", "raw", "Brotli");
    for file in &files {
        let bytes =
            std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let packed = brotli_length(&bytes)?;
        println!(
            "{:>10} {:>10}  {}",
            bytes.len(),
            packed,
            file.strip_prefix(out)?.display()
        );
        all_raw += bytes.len();
        all_packed += packed;
    }
    println!("{all_raw:>10} {all_packed:>10}  all, in {}", out.display());
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in
        std::fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?
    {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// Bytes after Brotli at its best, as a static host sends them.
fn brotli_length(bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    let best = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &best)?;
    Ok(packed.len())
}
