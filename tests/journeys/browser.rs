//! One ChromeDriver for all journeys, and one browser with an empty profile for each.
//!
//! ChromeDriver runs under a shell that waits for the end of its input: when this process ends, in whatever way, the
//! pipe closes and the shell ends the driver with everything it started. No browser is ever downloaded.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{ChildStdin, Command, Stdio};
use std::sync::{Condvar, Mutex, OnceLock, PoisonError};
use std::thread;

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

use crate::harness::{Outcome, Trouble};

/// How many browsers run at the same time, however many tests do.
const AT_ONCE: usize = 2;

/// What the shell runs. `kill 0` ends its whole process group, browsers included.
const UNTIL_INPUT_ENDS: &str = "chromedriver --port=0 --log-level=SEVERE 2>&1 & cat >/dev/null; kill 0";

struct Driver {
    url: String,
    /// Open as long as this process lives.
    _input: ChildStdin,
}

static DRIVER: OnceLock<Result<Driver, String>> = OnceLock::new();

/// Where ChromeDriver listens; starts it when first asked.
fn driver() -> Outcome<&'static str> {
    match DRIVER.get_or_init(start) {
        Ok(driver) => Ok(&driver.url),
        Err(why) => Err(Trouble::new(why.clone())),
    }
}

fn start() -> Result<Driver, String> {
    let mut child = Command::new("sh")
        .args(["-c", UNTIL_INPUT_ENDS])
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| format!("cannot start a shell for chromedriver: {e}"))?;
    let input = child.stdin.take().ok_or("chromedriver's shell has no input")?;
    let output = child.stdout.take().ok_or("chromedriver's shell has no output")?;
    let mut lines = BufReader::new(output).lines();
    let mut heard = String::new();
    for line in lines.by_ref() {
        let line = line.map_err(|e| format!("chromedriver's output does not read: {e}"))?;
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            let port = port.trim_end_matches('.');
            thread::spawn(move || lines.for_each(drop));
            return Ok(Driver { url: format!("http://127.0.0.1:{port}"), _input: input });
        }
        heard.push_str(&line);
        heard.push('\n');
    }
    Err(format!("chromedriver did not start; run make test, which installs it. It said:\n{heard}"))
}

/// The right to run a browser.
struct Permit;

static RUNNING: (Mutex<usize>, Condvar) = (Mutex::new(0), Condvar::new());

impl Permit {
    fn wait() -> Self {
        let (running, changed) = &RUNNING;
        let mut count = running.lock().unwrap_or_else(PoisonError::into_inner);
        while *count >= AT_ONCE {
            count = changed.wait(count).unwrap_or_else(PoisonError::into_inner);
        }
        *count += 1;
        Self
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let (running, changed) = &RUNNING;
        *running.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        changed.notify_one();
    }
}

/// A browser with an empty profile. Fields drop in this order: the session, its folder, the permit.
pub struct Browser {
    /// The session.
    pub driver: WebDriver,
    _profile: TempDir,
    _permit: Permit,
}

impl Browser {
    /// Opens one, waiting until not too many run.
    pub async fn open() -> Outcome<Self> {
        let permit = Permit::wait();
        let profile = tempfile::tempdir()?;
        let mut wanted = Capabilities::new();
        wanted.set("browserName", "chrome")?;
        wanted.set("goog:loggingPrefs", json!({ "browser": "ALL", "performance": "ALL" }))?;
        wanted.set(
            "goog:chromeOptions",
            json!({
                "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage",
                    "--no-first-run", "--disable-background-networking", "--disable-component-update",
                    "--disable-sync", "--hide-scrollbars", "--lang=zh-CN",
                    format!("--user-data-dir={}", profile.path().display()),
                ],
                "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
            }),
        )?;
        let driver = WebDriver::new(driver()?, wanted).await?;
        Ok(Self { driver, _profile: profile, _permit: permit })
    }
}
