//! `annals`: dates, lint and questions on the command line, for teachers' scripts.

fn main() -> std::process::ExitCode {
    annals::command_line::run(std::env::args_os().skip(1))
}
