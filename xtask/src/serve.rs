//! `cargo xtask serve`: the app on this machine, at one address.

use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result};
use lexopt::prelude::*;

use crate::setup::set_up;
use crate::step::run;

pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let (mut dev, mut open, mut port) = (false, false, 8080_u16);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("dev") => dev = true,
            Long("open") => open = true,
            Long("port") => port = arguments.value()?.parse()?,
            _ => return Err(argument.unexpected().into()),
        }
    }
    let trunk = set_up()?;
    // Bound and let go: Trunk would build for a minute before it noticed.
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| {
        format!("port {port} is taken; end the program that holds it, or choose another: cargo xtask serve --port {}", port.wrapping_add(1))
    })?;

    let (kind, port_word) = (if dev { "debug" } else { "release" }, port.to_string());
    // Apart from dist/, which a server must not change under the tests.
    let folder = format!("target/served/{kind}");
    let mut words = vec![
        "serve",
        "--address",
        "127.0.0.1",
        "--port",
        &port_word,
        "--dist",
        &folder,
    ];
    // The reload script and its socket are for those who change the code.
    words.extend(if dev {
        &[][..]
    } else {
        &["--release", "--no-autoreload"]
    });
    words.extend(open.then_some("--open"));
    eprintln!(
        "==> building the {kind} app, then serving it on http://127.0.0.1:{port} until Ctrl-C"
    );
    run(&mut if dev {
        trunk.command(&words)?
    } else {
        trunk.release(&words)?
    })
}
