//! The authors' command. Everything it does is in `caice::command`.

use std::process::ExitCode;

fn main() -> ExitCode {
    caice::command::run()
}
