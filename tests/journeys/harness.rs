//! Runs one journey: a server, a browser, the steps, then the checks that follow every journey.
//!
//! [`Setup`] says how a journey begins; an engine whose driver cannot begin that way skips the journey and says why on
//! a separate line, which `scripts/test.sh` counts.
//!
//! The checks: the console contains only what the journey declared, and every request went to our own server, for a
//! file of the served folder, without a query that could carry an answer and without a body. Steps wait by asking
//! again until a deadline; a failing journey says where, and what the screen showed. `CAICE_SLOWDOWN=6` makes
//! Chromium's page six times slower: that exposes missing waits. `CAICE_STOPPED=1` stops the server of every journey as soon as
//! the page that it opened first is whole on the device; journeys with folders of their own stay as they are.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::io::Write;
use std::net::SocketAddr;
use std::panic::Location;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::thread;

use caice::publish::serve::{self, Server};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::Engine;
use crate::folder::Folder;
use crate::page::Page;
use crate::watch;

/// The result of a journey, or of one of its steps.
pub type Outcome<T = ()> = Result<T, Trouble>;

/// Why a journey failed, and at which line of the journey.
pub struct Trouble {
    said: String,
    at: &'static Location<'static>,
}

impl Trouble {
    /// Trouble with this message.
    #[track_caller]
    pub fn new(said: impl Into<String>) -> Self {
        Self { said: said.into(), at: Location::caller() }
    }

    /// The same trouble, at this line of the journey.
    pub fn met_at(mut self, line: &'static Location<'static>) -> Self {
        self.at = line;
        self
    }

    fn add(mut self, more: &str) -> Self {
        self.said.push_str(more);
        self
    }
}

impl fmt::Debug for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  at {}", self.said, self.at)
    }
}

impl<E: fmt::Display> From<E> for Trouble {
    #[track_caller]
    fn from(error: E) -> Self {
        Self::new(error.to_string())
    }
}

/// Fails with this message unless the condition holds.
#[track_caller]
pub fn ensure(holds: bool, said: impl Into<String>) -> Outcome {
    if holds { Ok(()) } else { Err(Trouble::new(said)) }
}

/// How a journey begins.
#[derive(Clone)]
pub struct Setup<'a> {
    /// A folder to use instead of the built one.
    pub folder: Option<&'a Folder>,
    /// Width and height of the window in CSS pixels.
    pub window: (u32, u32),
    /// Whether it is a phone or tablet with touch, or a computer.
    pub mobile: bool,
    /// Whether the person prefers dark screens.
    pub dark: bool,
    /// Whether things may move.
    pub motion: bool,
    /// The person's own text size, in percent.
    pub letters: u32,
    /// A script that runs before the page's own.
    pub before: &'a str,
    /// Whether scripts are off.
    pub script_off: bool,
    /// Whether the window is a private one.
    pub private: bool,
    /// A film for the camera; without one there is none.
    pub camera: Option<&'a Path>,
    /// Whether the journey slows the network down.
    pub slow: bool,
    /// Whether it needs Chromium with its windows, such as one whose tab dies.
    pub whole: bool,
    /// Engines that can begin the journey but not run it, and why.
    pub not_in: &'a [(Engine, &'a str)],
    /// Parts of messages that must appear in the console; nothing else may.
    pub console: &'a [&'a str],
    /// Parts of addresses that are requested although the folder lacks them.
    pub absent: &'a [&'a str],
}

/// A phone, nothing special.
pub const PHONE: Setup<'static> = Setup {
    folder: None,
    window: (390, 844),
    mobile: true,
    dark: false,
    motion: true,
    letters: 100,
    before: "",
    script_off: false,
    private: false,
    camera: None,
    slow: false,
    whole: false,
    not_in: &[],
    console: &[],
    absent: &[],
};

/// The folder under test.
pub fn built() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::env::var_os("CAICE_DIST").map_or_else(|| here.join("target/journeys/dist"), PathBuf::from)
}

/// The only server of the built folder.
fn shared() -> Outcome<SocketAddr> {
    static SERVER: OnceLock<Result<(SocketAddr, Server), String>> = OnceLock::new();
    match SERVER.get_or_init(|| serve::spawn(&built())) {
        Ok((address, _)) => Ok(*address),
        Err(why) => Err(Trouble::new(why.clone())),
    }
}

/// Runs `steps` in a browser of its own.
pub fn journey(setup: Setup<'_>, steps: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
    let engine = Engine::of_this_run()?;
    if let Some(why) = engine.cannot(&setup) {
        skipped(engine, why);
        return Ok(());
    }
    let stopped = stops(&setup);
    let copy = match setup.folder {
        // Without a driver log, the page takes notes itself, in a copy of the folder.
        None if stopped || engine != Engine::Chromium => Some(Folder::copy()?),
        _ => None,
    };
    let folder = setup.folder.or(copy.as_ref());
    if let Some(folder) = folder.filter(|_| engine != Engine::Chromium) {
        watch::begin_with(folder, setup.before)?;
    }
    let (address, root) = match folder {
        Some(folder) => (folder.address, folder.path().to_owned()),
        None => (shared()?, built()),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let browser = Browser::open(engine, &setup).await?;
        let page = Page {
            driver: browser.driver.clone(),
            engine,
            origin: format!("http://{address}"),
            notes: RefCell::default(),
            came_back: Cell::default(),
            stop: RefCell::new(folder.filter(|_| stopped).map(Folder::stopper)),
        };
        let mut result = match prepare(&page, &setup).await {
            Ok(()) => steps(&page).await,
            Err(trouble) => Err(trouble),
        };
        result = match result {
            Ok(()) => aftermath(&page, &root, &setup).await,
            Err(trouble) => Err(trouble.add(&page.scene().await)),
        };
        drop(page);
        let closed = browser.driver.clone().quit().await;
        result?;
        Ok(closed?)
    })
}

/// Whether the server of this journey stops once its page is on the device: not where the journey is about what a server
/// does or others need the same one, nor where the page may keep nothing.
fn stops(setup: &Setup<'_>) -> bool {
    let others = setup.folder.is_some() || !setup.console.is_empty() || !setup.absent.is_empty() || setup.slow;
    std::env::var_os("CAICE_STOPPED").is_some() && !others && !setup.private && !setup.script_off
}

/// Reports a skipped journey, even if the output of passing tests is hidden.
fn skipped(engine: Engine, why: &str) {
    let name = thread::current().name().unwrap_or("a journey").to_owned();
    let mut out = std::io::stdout().lock();
    // If nobody reads the output, there is nothing left to do.
    let _ = writeln!(out, "skipped in {engine:?}: {name} ({why})");
}

async fn prepare(page: &Page, setup: &Setup<'_>) -> Outcome {
    if page.engine != Engine::Chromium {
        // The rest was reported when it was opened.
        let (width, height) = setup.window;
        return page.resize(width, height, 1, setup.mobile).await;
    }
    // Requests that the browser makes on its own do not concern us.
    page.driver.goto("about:blank").await?;
    page.driver.get_log("performance").await?;
    let (width, height) = setup.window;
    page.resize(width, height, 1, setup.mobile).await?;
    page.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": setup.mobile, "maxTouchPoints": 5 })).await?;
    page.look(setup.dark, setup.motion).await?;
    if let Ok(rate) = std::env::var("CAICE_SLOWDOWN") {
        let rate: u32 = rate.parse().map_err(|_| Trouble::new("CAICE_SLOWDOWN is to be a whole number"))?;
        page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).await?;
    }
    if setup.letters != 100 {
        page.letters(setup.letters).await?;
    }
    if !setup.before.is_empty() {
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": setup.before })).await?;
    }
    if setup.script_off {
        page.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    }
    Ok(())
}

/// The checks after every journey.
async fn aftermath(page: &Page, root: &Path, setup: &Setup<'_>) -> Outcome {
    let console = page.console().await?;
    for said in &console {
        // A worker that looks for a newer version finds no server.
        let stopped = stops(setup) && said.contains("ERR_CONNECTION_REFUSED");
        // What the page asks for early waits for a loader that is late: no fault of either.
        let early = said.contains("was preloaded using link preload but not used");
        let declared = stopped || early || setup.console.iter().any(|part| said.contains(part));
        ensure(declared, format!("the console has a message ({said})"))?;
    }
    // Only the browser's own log has what it says about the network.
    let elsewhere = |part: &str| page.engine != Engine::Chromium && (part == "404" || part.starts_with("ERR_"));
    for part in setup.console.iter().filter(|part| !part.is_empty() && !elsewhere(part)) {
        let came = console.iter().any(|said| said.contains(part));
        ensure(came, format!("the console was to have a message with {part:?}, it has none"))?;
    }
    for request in requests(page).await? {
        allowed(&request, &page.origin, root, setup.absent)?;
    }
    Ok(())
}

/// All requests of the page: address, method, whether there was a body.
async fn requests(page: &Page) -> Outcome<Vec<Request>> {
    if page.engine != Engine::Chromium {
        page.take_notes().await?;
        let asked = std::mem::take(&mut page.notes.borrow_mut().asked);
        return Ok(asked.iter().map(|request| Request::read(request, request["sends"] == true)).collect());
    }
    let mut all = Vec::new();
    for entry in page.driver.get_log("performance").await? {
        let event: Value = serde_json::from_str(&entry.message)?;
        let method = event.pointer("/message/method").and_then(Value::as_str).unwrap_or_default();
        ensure(!method.starts_with("Network.webSocket"), "the page opened a web socket")?;
        if method == "Network.requestWillBeSent" {
            let request = event.pointer("/message/params/request").cloned().unwrap_or_default();
            all.push(Request::read(&request, request.get("postData").is_some()));
        }
    }
    Ok(all)
}

struct Request {
    url: String,
    method: String,
    sends: bool,
}

impl Request {
    fn read(request: &Value, sends: bool) -> Self {
        let text = |name: &str| request.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        Self { url: text("url"), method: text("method"), sends }
    }
}

/// Whether a request is one that the page may make.
fn allowed(request: &Request, origin: &str, root: &Path, absent: &[&str]) -> Outcome {
    let url = request.url.as_str();
    if url.starts_with("data:") {
        return Ok(());
    }
    let path = url
        .strip_prefix(origin)
        .and_then(|rest| rest.strip_prefix('/'))
        .ok_or_else(|| Trouble::new(format!("the page asked another server: {url}")))?;
    ensure(request.method == "GET" && !request.sends, format!("the page sent something: {url}"))?;
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    // After a trap the loader takes a fresh copy of the code, numbered.
    let numbered = query.strip_prefix("again=").is_some_and(|n| n.len() == 1 && path.ends_with(".js"));
    let name = if path.is_empty() { "index.html" } else { path };
    // The suffix that a messenger adds to a forwarded link.
    let passed_on = name == "index.html" && query == "from=singlemessage";
    ensure(query.is_empty() || numbered || passed_on, format!("the page asked with a query: {url}"))?;
    let known = root.join(name).is_file() || absent.iter().any(|part| url.contains(part));
    ensure(known, format!("the page asked for a file that is not in the folder: {url}"))
}

#[test]
fn what_must_not_happen_is_noticed() -> Outcome {
    let steps = [
        ("console.warn('something')", "the console has a message"),
        ("fetch('./?student_status=1')", "asked with a query"),
        ("fetch('icon.svg', { method: 'POST', body: 'answers' })", "sent something"),
        ("new Image().src = 'data:image/gif;base64,AAAA'; fetch('no-such-file')", "not in the folder"),
    ];
    for (step, wanted) in steps {
        let setup = Setup { console: if wanted.starts_with("the console") { &[] } else { &[""] }, ..PHONE };
        let result = journey(setup, async |page| {
            page.open().await?;
            page.ask(step).await?;
            page.promise("await new Promise((next) => setTimeout(next, 300))").await.map(drop)
        });
        let said = result.err().map(|trouble| trouble.said).unwrap_or_default();
        ensure(said.contains(wanted), format!("{step}: expected {wanted:?}, the journey said {said:?}"))?;
    }
    Ok(())
}
