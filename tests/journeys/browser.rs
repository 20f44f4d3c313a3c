//! One browser with an empty profile per journey, and not too many at the same time.
//!
//! `engine` decides which browser, and how its driver starts.

use std::sync::{Condvar, Mutex, PoisonError};

use tempfile::TempDir;
use thirtyfour::WebDriver;

use crate::engine::{Driver, Engine};
use crate::harness::{Outcome, Setup};

/// How many browsers run at the same time, however many tests do; `CAICE_AT_ONCE` overrides it.
const AT_ONCE: usize = 2;

fn at_once() -> usize {
    std::env::var("CAICE_AT_ONCE").ok().and_then(|n| n.parse().ok()).unwrap_or(AT_ONCE)
}

/// A permit to run a browser.
struct Permit;

static RUNNING: (Mutex<usize>, Condvar) = (Mutex::new(0), Condvar::new());

impl Permit {
    fn wait() -> Self {
        let (running, changed) = &RUNNING;
        let mut count = running.lock().unwrap_or_else(PoisonError::into_inner);
        while *count >= at_once() {
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

/// A browser with an empty profile. Fields drop in this order: the session, its driver, its folder, the permit.
pub struct Browser {
    /// The session.
    pub driver: WebDriver,
    _program: Driver,
    _profile: TempDir,
    _permit: Permit,
}

impl Browser {
    /// Opens one, waiting while too many run.
    pub async fn open(engine: Engine, setup: &Setup<'_>) -> Outcome<Self> {
        let permit = Permit::wait();
        let profile = tempfile::tempdir()?;
        let program = engine.driver(setup, profile.path())?;
        let driver = WebDriver::new(program.url(), engine.wanted(setup, profile.path())?).await?;
        Ok(Self { driver, _program: program, _profile: profile, _permit: permit })
    }
}
