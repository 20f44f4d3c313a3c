//! The three engines that journeys run in, how each is started, and what each cannot do.
//!
//! `CAICE_BROWSER` selects the engine of a run: chromium (the default), firefox, webkit. ChromeDriver serves all
//! browsers of a run; the other drivers take one session each. Every driver runs under a shell that waits for the end
//! of its input: when this process ends, in whatever way, the pipe closes and the shell ends the driver with
//! everything it started. Never downloads a browser, and contains no steps of journeys.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;
use thirtyfour::Capabilities;

use crate::harness::{Outcome, Setup, Trouble};

/// A family of browsers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, with the DevTools protocol: tests can query and watch everything.
    Chromium,
    /// Firefox; preferences are set when it is opened.
    Firefox,
    /// WebKitGTK, a relative of every browser on an iPhone.
    WebKit,
}

/// A running driver, or a screen in memory.
pub struct Started {
    /// The number in its output: a port, or a screen.
    name: String,
    /// Stays open as long as the driver is to live.
    _input: ChildStdin,
}

impl Started {
    /// Where the driver listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.name)
    }
}

impl Engine {
    /// The engine of this run.
    pub fn of_this_run() -> Outcome<Self> {
        match std::env::var("CAICE_BROWSER").as_deref() {
            Err(_) | Ok("" | "chromium") => Ok(Self::Chromium),
            Ok("firefox") => Ok(Self::Firefox),
            Ok("webkit") => Ok(Self::WebKit),
            Ok(other) => {
                Err(Trouble::new(format!("CAICE_BROWSER: expected chromium, firefox or webkit, found {other}")))
            }
        }
    }

    /// Why a journey cannot run in this engine.
    pub fn cannot<'a>(self, setup: &Setup<'a>) -> Option<&'a str> {
        if let Some((_, why)) = setup.not_in.iter().find(|(engine, _)| *engine == self) {
            return Some(why);
        }
        match self {
            Self::Chromium => None,
            _ if setup.slow => Some("the driver cannot slow the network down"),
            Self::WebKit if setup.script_off => Some("the driver needs scripts itself"),
            Self::WebKit if setup.letters != 100 => Some("the driver cannot ask for other letters"),
            Self::WebKit if setup.dark => Some("the driver cannot ask for dark screens"),
            _ => None,
        }
    }

    /// Its driver, ready for one more session; `folder` takes what the browser writes.
    pub fn driver(self, setup: &Setup<'_>, folder: &Path) -> Outcome<Driver> {
        match self {
            Self::Chromium => {
                static SHARED: OnceLock<Result<Started, String>> = OnceLock::new();
                let start = || start("chromedriver --port=0 --log-level=SEVERE", &[], "started successfully on port ");
                match SHARED.get_or_init(start) {
                    Ok(driver) => Ok(Driver::Shared(driver)),
                    Err(why) => Err(Trouble::new(why.clone())),
                }
            }
            Self::Firefox => {
                let own = [("TMPDIR", folder.display().to_string())];
                Ok(Driver::Own(start("geckodriver --port=0", &own, "Listening on 127.0.0.1:")?))
            }
            Self::WebKit => Ok(Driver::Own(webkit(setup, folder)?)),
        }
    }

    /// What the driver is to open.
    pub fn wanted(self, setup: &Setup<'_>, folder: &Path) -> Outcome<Capabilities> {
        let mut wanted = Capabilities::new();
        let letters = 16 * setup.letters / 100;
        match self {
            Self::Chromium => {
                let shell = shell_for(setup);
                wanted.set("browserName", if shell.is_some() { "chrome-headless-shell" } else { "chrome" })?;
                wanted.set("goog:loggingPrefs", json!({ "browser": "ALL", "performance": "ALL" }))?;
                let mut args: Vec<String> = [
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--hide-scrollbars",
                    "--lang=zh-CN",
                ]
                .map(str::to_owned)
                .into();
                args.push(format!("--user-data-dir={}", folder.display()));
                args.extend(setup.private.then(|| "--incognito".to_owned()));
                if let Some(film) = setup.camera {
                    args.extend(
                        ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"].map(str::to_owned),
                    );
                    args.push(format!("--use-file-for-fake-video-capture={}", film.display()));
                }
                let logged = json!({ "enableNetwork": true, "enablePage": false });
                let mut options = json!({ "args": args, "perfLoggingPrefs": logged });
                if let (Some(shell), Some(options)) = (shell, options.as_object_mut()) {
                    options.insert("binary".to_owned(), shell.into());
                }
                wanted.set("goog:chromeOptions", options)?;
            }
            Self::Firefox => {
                wanted.set("browserName", "firefox")?;
                wanted.set(
                    "moz:firefoxOptions",
                    json!({
                        "args": ["-headless"],
                        "prefs": {
                            "intl.accept_languages": "zh-CN",
                            "ui.useOverlayScrollbars": 1,
                            "layout.css.prefers-color-scheme.content-override": if setup.dark { 0 } else { 1 },
                            "ui.prefersReducedMotion": if setup.motion { 0 } else { 1 },
                            // Media queries use the letter size of the browser's own language, which is Western.
                            "font.size.variable.zh-CN": letters,
                            "font.size.variable.x-western": letters,
                            "javascript.enabled": !setup.script_off,
                            "browser.privatebrowsing.autostart": setup.private,
                        },
                    }),
                )?;
            }
            Self::WebKit => {
                let options = json!({ "binary": mini_browser()?, "args": ["--automation"] });
                wanted.set("webkitgtk:browserOptions", options)?;
            }
        }
        Ok(wanted)
    }
}

/// Chromium without windows: the same engine, and a journey takes a third of the time in it. Not its launcher, which outlives the
/// driver's end.
const SHELL: &str = "/usr/lib/chromium/chromium-headless-shell";

/// That program, for a journey that needs nothing else of the browser; `None` where it is not installed or of another version than
/// the driver, or `CAICE_WHOLE` asks for the whole browser.
fn shell_for(setup: &Setup<'_>) -> Option<&'static str> {
    static FITS: OnceLock<bool> = OnceLock::new();
    let fits = || version(SHELL).is_some_and(|shell| version("chromedriver") == Some(shell));
    let needs_all = setup.whole || setup.private || setup.camera.is_some() || std::env::var_os("CAICE_WHOLE").is_some();
    (!needs_all && *FITS.get_or_init(fits)).then_some(SHELL)
}

/// The version of a program of Chromium, such as `156.0.8078.114`.
fn version(program: &str) -> Option<String> {
    let said = String::from_utf8(Command::new(program).arg("--version").output().ok()?.stdout).ok()?;
    said.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit())).map(str::to_owned)
}

/// A driver of all browsers, or of one.
pub enum Driver {
    /// Of all.
    Shared(&'static Started),
    /// For one; ends with it.
    Own(Started),
}

impl Driver {
    /// Where it listens.
    pub fn url(&self) -> String {
        match self {
            Self::Shared(driver) => driver.url(),
            Self::Own(driver) => driver.url(),
        }
    }
}

/// Starts a command in its own process group and waits for the line with `before` and then a number. `kill 0` ends its
/// whole group, browsers included.
fn start(command: &str, own: &[(&str, String)], before: &str) -> Result<Started, String> {
    let (input, output) = shell(command, own)?;
    let mut lines = BufReader::new(output).lines();
    let mut heard = String::new();
    for line in lines.by_ref() {
        let line = line.map_err(|e| format!("the output of {command} does not read: {e}"))?;
        if let Some((_, rest)) = line.split_once(before) {
            let name: String = rest.chars().take_while(char::is_ascii_digit).collect();
            if !name.is_empty() {
                thread::spawn(move || lines.for_each(drop));
                return Ok(Started { name, _input: input });
            }
        }
        heard.push_str(&line);
        heard.push('\n');
    }
    Err(format!("{command} did not start; run make test, which installs it. It said:\n{heard}"))
}

fn shell(command: &str, own: &[(&str, String)]) -> Result<(ChildStdin, std::process::ChildStdout), String> {
    let mut child = Command::new("sh")
        .args(["-c", &format!("{{ {command} 2>&1 || kill 0; }} & cat >/dev/null; kill 0")])
        .envs(own.iter().map(|(name, value)| (name, value)))
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| format!("cannot start a shell for {command}: {e}"))?;
    let input = child.stdin.take().ok_or("the shell has no input")?;
    let output = child.stdout.take().ok_or("the shell has no output")?;
    // Wait for the shell, so that nothing of it is left behind.
    thread::spawn(move || child.wait());
    Ok((input, output))
}

/// WebKit's driver prints nothing when it starts: give it a free port and ask until it answers.
fn webkit(setup: &Setup<'_>, folder: &Path) -> Result<Started, String> {
    static SCREEN: OnceLock<Result<Started, String>> = OnceLock::new();
    // A number alone on its line, hence no words before it.
    let screen = SCREEN.get_or_init(|| start("Xvfb -displayfd 1 -screen 0 1400x1200x24 -nolisten tcp", &[], ""));
    let screen = screen.as_ref().map_err(Clone::clone)?;
    let animations = u8::from(setup.motion);
    let settings = folder.join("gtk-3.0");
    fs::create_dir_all(&settings)
        .and_then(|()| {
            let text = format!("[Settings]\ngtk-enable-animations={animations}\n");
            fs::write(settings.join("settings.ini"), text)
        })
        .map_err(|e| format!("cannot write the settings of WebKit: {e}"))?;
    let own = [
        ("DISPLAY", format!(":{}", screen.name)),
        ("XDG_CONFIG_HOME", folder.display().to_string()),
        ("XDG_CACHE_HOME", folder.display().to_string()),
        ("XDG_DATA_HOME", folder.display().to_string()),
        ("LANG", "zh_CN.UTF-8".to_owned()),
        // Its sandbox needs rights that containers lack; it opens only our own server.
        ("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1".to_owned()),
    ];
    let port = TcpListener::bind(("127.0.0.1", 0))
        .and_then(|free| free.local_addr())
        .map_err(|e| format!("no free port: {e}"))?
        .port();
    let (input, output) = shell(&format!("WebKitWebDriver --port={port}"), &own)?;
    thread::spawn(move || BufReader::new(output).lines().for_each(drop));
    let begin = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if begin.elapsed() > Duration::from_secs(15) {
            return Err("WebKitWebDriver did not start; run make test, which installs it".to_owned());
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(Started { name: port.to_string(), _input: input })
}

/// The browser that comes with WebKit's driver.
fn mini_browser() -> Result<PathBuf, String> {
    let folders = fs::read_dir("/usr/lib").map_err(|e| format!("cannot read /usr/lib: {e}"))?;
    let found = folders.flatten().flat_map(|folder| {
        ["4.1", "4.0"].map(|version| folder.path().join(format!("webkit2gtk-{version}/MiniBrowser")))
    });
    found.into_iter().find(|path| path.is_file()).ok_or_else(|| "no MiniBrowser of WebKitGTK; run make test".to_owned())
}
