//! `annals`: dates, lint and questions on the command line, for teachers' scripts.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    annals::command_line::run(std::env::args_os().skip(1))
}

/// A page has no command line; `--bins` for wasm32 builds this too.
#[cfg(target_arch = "wasm32")]
fn main() {}
