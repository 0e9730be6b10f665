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

    let port_word = port.to_string();
    let mut words = vec!["serve", "--address", "127.0.0.1", "--port", &port_word];
    // The reload script and its socket are for those who change the code.
    words.extend(if dev {
        &[][..]
    } else {
        &["--release", "--no-autoreload"]
    });
    words.extend(open.then_some("--open"));
    eprintln!(
        "==> building the {} app, then serving it on http://127.0.0.1:{port} until Ctrl-C",
        if dev { "debug" } else { "release" }
    );
    run(&mut trunk.command(&words)?)
}
