//! The authors' command. Everything it does is in `caice::author`.

use std::process::ExitCode;

fn main() -> ExitCode {
    caice::author::cli::run()
}
