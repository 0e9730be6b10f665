//! The content security policy, written into the page.
//!
//! Trunk starts the module from a script inside the page, so the policy names that script by its hash. A nonce
//! in a static page would protect nothing.

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// `html` with its policy, placed before anything that it governs. `reloads` lets Trunk's reload script and its
/// socket through.
pub fn with_policy(html: &str, reloads: bool) -> Result<String> {
    // Quoted or not: the minifier takes the quotes away.
    let (before, rest) = html.split_once(CHARSET).with_context(|| {
        format!(
            "index.html has no {CHARSET}…>, after which the policy goes; put it first in <head>"
        )
    })?;
    let (charset, after) = rest
        .split_once('>')
        .with_context(|| format!("the {CHARSET}… of index.html has no end"))?;
    let policy = policy(html, reloads);
    Ok(format!(
        "{before}{CHARSET}{charset}><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"
    ))
}

const CHARSET: &str = "<meta charset=";

fn policy(html: &str, reloads: bool) -> String {
    let sheets = hashes(html, "style");
    // Trunk completes its reload script only when it serves it, so no hash made now would fit.
    let (scripts, socket) = if reloads {
        (" 'unsafe-inline'".to_owned(), " ws:")
    } else {
        (hashes(html, "script"), "")
    };
    [
        "default-src 'none'".to_owned(),
        format!("script-src 'self' 'wasm-unsafe-eval'{scripts}"),
        "worker-src 'self'".to_owned(),
        format!("style-src 'self'{sheets}"),
        // An event's place on the time line is a style attribute.
        "style-src-attr 'unsafe-inline'".to_owned(),
        // A teacher may have a set fetched from any address; nothing is fetched unasked.
        format!("connect-src 'self' https: http:{socket}"),
        // A picture of a set is fetched when the reader asks for it.
        "img-src 'self' data: https:".to_owned(),
        "manifest-src 'self'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
    ]
    .join("; ")
}

/// The hashes of all `element`s whose text stands in the page, each after a space.
fn hashes(html: &str, element: &str) -> String {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    html.split(&open)
        .skip(1)
        .filter_map(|rest| rest.split_once(&close)?.0.split_once('>'))
        .filter(|(attributes, text)| !attributes.contains(" src=") && !text.is_empty())
        .map(|(_, text)| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><meta charset=\"utf-8\"><style>a{}</style><script type=\"module\">alert(1)</script><script src=\"x.js\"></script></head>";

    #[test]
    fn a_script_in_the_page_is_named_by_the_hash_of_its_very_text() {
        // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
        let hash = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";
        assert_eq!(hashes(PAGE, "script").trim(), hash);
    }

    #[test]
    fn the_policy_stands_before_all_that_it_governs() {
        let minified = PAGE.replace('"', "");
        for html in [PAGE, &minified] {
            let page = with_policy(html, false).unwrap();
            let policy = page.find("><meta http-equiv=\"Content-Security-Policy\"");
            assert!(policy.unwrap() < page.find("<style>").unwrap());
        }
    }

    #[test]
    fn only_a_debug_page_lets_unnamed_scripts_and_sockets_through() {
        for (reloads, through) in [(false, false), (true, true)] {
            let policy = policy(PAGE, reloads);
            assert_eq!(policy.contains("ws:"), through);
            assert_eq!(
                policy.contains("'wasm-unsafe-eval' 'unsafe-inline'"),
                through
            );
        }
    }

    #[test]
    fn a_page_with_no_place_for_the_policy_is_refused() {
        assert!(with_policy("<head></head>", false).is_err());
    }
}
