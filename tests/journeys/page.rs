//! The open page as a person meets it: what it shows, what can be tapped, where the keyboard is.
//!
//! Compares text without white space, because lines break anywhere. Waits by asking again until a deadline, never by
//! sleeping for a guess. Knows no question and no policy.

use std::cell::{Cell, RefCell};
use std::fmt::Display;
use std::future::Future;
use std::panic::Location;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::common::command::{Actions, Command};
use thirtyfour::prelude::*;

use crate::engine::Engine;
use crate::folder::Stop;
use crate::harness::{Outcome, Setup, Trouble};
use crate::watch::Notes;

/// The longest that anything may take.
const DEADLINE: Duration = Duration::from_secs(30);
/// The polling interval.
const EVERY: Duration = Duration::from_millis(40);

/// Finds the `element` that matches a selector, in a part of the screen, with this name, if there is exactly one.
const CALLED: &str =
    "const found = all(arguments[0]).filter((e) => e.closest(arguments[1]) && name(e) === tidy(arguments[2]));
    const element = found.length === 1 && found[0]";

/// Helpers for every script.
const TOOLS: &str = "
    const tidy = (text) => text.replace(/\\s+/g, '');
    const shown = (e) => e.checkVisibility({ visibilityProperty: true });
    const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
    const name = (e) => {
      const copy = e.cloneNode(true);
      copy.querySelectorAll('.unseen, svg').forEach((part) => part.remove());
      return tidy(copy.textContent);
    };
";

/// Everything that can be tapped.
pub const CONTROLS: &str = "a[href], button, summary, label.row";

/// The open page.
pub struct Page {
    /// The browser.
    pub driver: WebDriver,
    /// Which engine it is.
    pub engine: Engine,
    /// Our server, without a slash at the end.
    pub origin: String,
    /// The page's notes from before it was left, for drivers that report nothing.
    pub notes: RefCell<Notes>,
    /// Whether the next screen is reached by going back: it keeps its scroll position.
    pub came_back: Cell<bool>,
    /// What stops the server once this page is on the device, if it is to stop.
    pub stop: RefCell<Option<Stop>>,
}

impl Page {
    /// Opens the first screen.
    pub async fn open(&self) -> Outcome {
        self.open_at("").await
    }

    /// Opens the page at a fragment. If it is there already, it stays: some drivers would reload it.
    pub async fn open_at(&self, fragment: &str) -> Outcome {
        let address = format!("{}/{fragment}", self.origin);
        if !fragment.is_empty() && self.ask_text("return location.href").await? == address {
            return Ok(());
        }
        self.take_notes().await?;
        self.driver.goto(address).await?;
        self.stop_when_kept().await
    }

    /// Stops the server, if it is to stop, once the device has every file of the phone's page. What a stand needs besides comes later, and
    /// `fair` takes its network away; the office's page is for a computer with a network, and not kept.
    async fn stop_when_kept(&self) -> Outcome {
        let kept = self.ask_text("return location.pathname").await? == "/";
        let Some(stop) = self.stop.take().filter(|_| kept) else { return Ok(()) };
        self.until("the service worker", "return navigator.serviceWorker.controller !== null", &[]).await?;
        stop.stop();
        Ok(())
    }

    /// Reloads the page.
    pub async fn reload(&self) -> Outcome {
        self.take_notes().await?;
        Ok(self.driver.refresh().await?)
    }

    /// Leaves the page for an empty one, as if the tab was closed: what the tab kept is gone.
    pub async fn leave(&self) -> Outcome {
        self.take_notes().await?;
        self.ask("try { sessionStorage.clear() } catch { /* an empty page has none */ }").await?;
        Ok(self.driver.goto("about:blank").await?)
    }

    /// Collects the page's notes so far.
    pub async fn take_notes(&self) -> Outcome {
        if self.engine != Engine::Chromium {
            let notes = self.ask("return window.takeNotes ? window.takeNotes() : null").await?;
            self.notes.borrow_mut().add(&notes);
        }
        Ok(())
    }

    /// Sends a command of the DevTools protocol.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Outcome<Value> {
        Ok(self.driver.cdp().send_raw(method, parameters).await?)
    }

    /// Resizes the window; without emulation, as close as the browser's own window gets.
    pub async fn resize(&self, width: u32, height: u32, scale: u32, mobile: bool) -> Outcome {
        if self.engine != Engine::Chromium {
            let frame = self.ask("return [outerWidth - innerWidth, outerHeight - innerHeight]").await?;
            let with = |side: usize, inner: u32| inner + length(frame.get(side));
            self.driver.set_window_rect(0, 0, with(0, width), with(1, height)).await?;
            return Ok(());
        }
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": mobile });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await.map(drop)
    }

    /// The window's actual width and height.
    pub async fn size(&self, setup: &Setup<'_>) -> Outcome<(u32, u32)> {
        if self.engine == Engine::Chromium {
            return Ok(setup.window);
        }
        let size = self.ask("return [innerWidth, innerHeight]").await?;
        Ok((length(size.get(0)), length(size.get(1))))
    }

    /// Sets the person's preferences, in Chromium; the other browsers are opened with them.
    pub async fn look(&self, dark: bool, motion: bool) -> Outcome {
        let features = json!([
            { "name": "prefers-color-scheme", "value": if dark { "dark" } else { "light" } },
            { "name": "prefers-reduced-motion", "value": if motion { "no-preference" } else { "reduce" } },
        ]);
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await.map(drop)
    }

    /// Sets the person's own text size, in percent of the browser's default; only in Chromium.
    pub async fn letters(&self, percent: u32) -> Outcome {
        let size = 16 * percent / 100;
        self.cdp("Page.setFontSizes", json!({ "fontSizes": { "standard": size, "fixed": size } })).await.map(drop)
    }

    /// Sets the network's speed, in bytes a second, and its latency per request in milliseconds; 0 for no limit.
    pub async fn network(&self, speed: i64, wait: u32) -> Outcome {
        let speed = if speed == 0 { -1 } else { speed };
        let conditions =
            json!({ "offline": false, "latency": wait, "downloadThroughput": speed, "uploadThroughput": speed });
        self.cdp("Network.emulateNetworkConditions", conditions).await.map(drop)
    }

    /// Runs a script; it may use the helpers above, and its arguments as `arguments`.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Outcome<ScriptRet> {
        Ok(self.driver.execute(format!("{TOOLS}{script}"), arguments).await?)
    }

    /// Returns a script's result.
    pub async fn ask(&self, script: &str) -> Outcome<Value> {
        Ok(self.run(script, Vec::new()).await?.json().clone())
    }

    /// Returns a script's result, as text.
    pub async fn ask_text(&self, script: &str) -> Outcome<String> {
        Ok(self.ask(script).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Returns what a script's promise resolves to, or its error as text.
    pub async fn promise(&self, script: &str) -> Outcome<Value> {
        let script = format!(
            "{TOOLS}const done = arguments[arguments.length - 1];
            (async () => {{ {script} }})().then(done, (error) => done(`failed: ${{error}}`));"
        );
        Ok(self.driver.execute_async(script, Vec::new()).await?.json().clone())
    }

    /// Waits until a script returns something truthy.
    #[track_caller]
    pub fn until(
        &self,
        what: impl Display,
        script: &str,
        arguments: &[Value],
    ) -> impl Future<Output = Outcome<ScriptRet>> {
        met_here(async move {
            let start = Instant::now();
            loop {
                let said = match self.run(script, arguments.to_vec()).await {
                    Ok(result) if truthy(result.json()) => return Ok(result),
                    Ok(_) => String::new(),
                    // The page may be between two documents.
                    Err(trouble) => format!(" ({trouble:?})"),
                };
                if start.elapsed() > DEADLINE {
                    return Err(Trouble::new(format!("waited {DEADLINE:?} in vain for {what}{said}")));
                }
                tokio::time::sleep(EVERY).await;
            }
        })
    }

    /// Waits for the screen with this heading, for the focus to be there, and for the screen to be scrolled to its
    /// top, unless reached by going back.
    #[track_caller]
    pub fn at(&self, heading: &str) -> impl Future<Output = Outcome> {
        met_here(async move {
            let script = "
                const heading = all('h1').find((e) => tidy(e.textContent) === tidy(arguments[0]));
                if (!heading) return false;
                const { top, bottom } = heading.getBoundingClientRect();
                // With large letters what stands above may fill the window; then it is scrolled as far as it takes.
                const placed = arguments[1] || scrollY === 0 || top >= 0 && bottom + scrollY > innerHeight;
                const focus = document.activeElement;
                return placed && (focus === heading || focus.matches('#failure') && focus.contains(heading))";
            self.until(
                format!("the top of a screen with the heading {heading:?} and the focus on it"),
                script,
                &[json!(heading), json!(self.came_back.take())],
            )
            .await
            .map(drop)
        })
    }

    /// Waits for the first screen.
    #[track_caller]
    pub fn at_home(&self) -> impl Future<Output = Outcome> {
        met_here(async move {
            // If there are answers, a link that continues with them replaces the button to start.
            let script = "return all('#first h1').length === 1 && all('#start, .resume').length === 1
                && !document.body.matches('.failed')";
            self.until("the first screen", script, &[]).await.map(drop)
        })
    }

    /// Waits until the page is alive: the first screen looks the same before that.
    pub async fn alive(&self) -> Outcome {
        self.until("the page to come alive", "return window.onhashchange !== null", &[]).await.map(drop)
    }

    /// Waits until the screen shows all of these texts.
    #[track_caller]
    pub fn shows(&self, texts: &[&str]) -> impl Future<Output = Outcome> {
        met_here(async move {
            for text in texts {
                let script = "return tidy(document.body.innerText).includes(tidy(arguments[0]))";
                self.until(format!("the text {text:?}"), script, &[json!(text)]).await?;
            }
            Ok(())
        })
    }

    /// Fails if the screen shows one of these texts now.
    #[track_caller]
    pub fn lacks(&self, texts: &[&str]) -> impl Future<Output = Outcome> {
        met_here(async move {
            let shown = tidy(&self.text().await?);
            match texts.iter().find(|text| shown.contains(&tidy(text))) {
                Some(text) => Err(Trouble::new(format!("the screen shows {text:?}, it must not"))),
                None => Ok(()),
            }
        })
    }

    /// Waits until an unfolded section is drawn: that happens a moment after it opens.
    pub async fn drawn(&self) -> Outcome {
        let script = "return all('details[open]').every((e) => !e.lastElementChild.hidden)";
        self.until("what is unfolded to be drawn", script, &[]).await.map(drop)
    }

    /// Waits for the clause texts, which arrive after the page's first screen and are then drawn.
    pub async fn settled(&self) -> Outcome {
        let script = "return performance.getEntriesByType('resource').some((e) => e.name.includes('/pack/long-') && e.responseEnd > 0)";
        self.until("the clause texts", script, &[]).await?;
        self.frames().await
    }

    /// Waits for some frames: the focus moves with the next one.
    pub async fn frames(&self) -> Outcome {
        let frames = "for (let n = 0; n < 4; n += 1) await new Promise(requestAnimationFrame); return true";
        self.promise(frames).await.map(drop)
    }

    /// The readable text: without collapsed and hidden text.
    pub async fn text(&self) -> Outcome<String> {
        self.ask_text("return document.body.innerText").await
    }

    /// Taps the element with this name. There must be exactly one.
    #[track_caller]
    pub fn tap(&self, called: &str) -> impl Future<Output = Outcome> {
        met_here(async move { self.tap_in("body", called).await })
    }

    /// Taps the element with this name inside a part of the screen.
    #[track_caller]
    pub fn tap_in(&self, part: &str, called: &str) -> impl Future<Output = Outcome> {
        let arguments = vec![json!(CONTROLS), json!(part), json!(called)];
        self.came_back.set(called == "返回");
        met_here(self.click(format!("one thing to tap, called {called:?}"), CALLED, arguments))
    }

    /// The same with a finger that rests on it for this long.
    #[track_caller]
    pub fn press_in(&self, part: &str, called: &str, rests: Duration) -> impl Future<Output = Outcome> {
        let script = format!(
            "{CALLED}; if (!element) return null; const before = scrollY;
            element.scrollIntoView({{ block: 'center', behavior: 'instant' }});
            const box = element.getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2, scrollY !== before]"
        );
        let arguments = [json!(CONTROLS), json!(part), json!(called)];
        let what = format!("one thing to press, called {called:?}");
        met_here(async move {
            let found = self.until(what, &script, &arguments).await?;
            if found.json()[2] == true {
                // On its way there, it sees the page come to rest.
                tokio::time::sleep(Duration::from_millis(150)).await;
            }
            let at = json!([{ "x": found.json()[0], "y": found.json()[1] }]);
            self.cdp("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": at })).await?;
            tokio::time::sleep(rests).await;
            self.cdp("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await.map(drop)
        })
    }

    /// Picks an answer to the current question and continues: by that tap alone if it wants one answer.
    pub async fn pick(&self, row: &str) -> Outcome {
        if !self.goes_on().await? {
            self.tap(row).await?;
            return self.tap(&self.ask_text("return name(all('.go')[0])").await?).await;
        }
        self.ask("all('[data-onward]')[0].dataset.left = ''").await?;
        self.tap(row).await?;
        let script = "return !document.querySelector('[data-left]') || document.querySelector('#q-problem') !== null";
        self.until(format!("{row:?} to be taken, or refused"), script, &[]).await.map(drop)
    }

    /// Whether a tap on an answer continues from the current question.
    pub async fn goes_on(&self) -> Outcome<bool> {
        Ok(self.ask("return all('[data-onward]').length > 0").await? == true)
    }

    /// Picks an answer by keyboard, which does not continue by itself.
    pub async fn pick_by_key(&self, row: &str) -> Outcome {
        let script = "const found = all('label.row').filter((e) => name(e) === tidy(arguments[0]));
            found[0]?.querySelector('input').focus();
            return found.length === 1";
        self.until(format!("one row {row:?}"), script, &[json!(row)]).await?;
        self.press(Key::Space).await
    }

    /// Taps the link on the line with this text: for lists whose links all have the same name.
    #[track_caller]
    pub fn tap_line(&self, list: &str, text: &str) -> impl Future<Output = Outcome> {
        let script = "const found = all(arguments[0] + ' li a').filter((e) => tidy(e.closest('li').textContent).includes(tidy(arguments[1])));
            const element = found.length === 1 && found[0]";
        met_here(self.click(format!("one link in the line {text:?}"), script, vec![json!(list), json!(text)]))
    }

    /// Clicks the script's `element`, in the middle of the window.
    async fn click(&self, what: String, script: &str, arguments: Vec<Value>) -> Outcome {
        let script = format!(
            "{script}; if (element) element.scrollIntoView({{ block: 'center', behavior: 'instant' }}); return element"
        );
        let start = Instant::now();
        loop {
            let element = self.until(&what, &script, &arguments).await?.element()?;
            let unfolds = element.tag_name().await.is_ok_and(|tag| tag == "summary");
            match element.click().await {
                Ok(()) if unfolds => return self.drawn().await,
                Ok(()) => return Ok(()),
                Err(error) if start.elapsed() > DEADLINE => {
                    return Err(Trouble::new(format!("cannot be tapped: {what}: {error}")));
                }
                // It was redrawn meanwhile.
                Err(_) => {}
            }
        }
    }

    /// Presses a key.
    pub async fn press(&self, key: Key) -> Outcome {
        Ok(self.driver.action_chain().send_keys(key.value()).perform().await?)
    }

    /// Turns the wheel over an element.
    pub async fn wheel(&self, over: &WebElement, by: i32) -> Outcome {
        let wheel = json!([{ "type": "wheel", "id": "wheel", "actions": [
            { "type": "scroll", "origin": over.to_json()?, "x": 0, "y": 0, "deltaX": 0, "deltaY": by },
        ] }]);
        let actions = Command::PerformActions(Actions::from(wheel));
        self.driver.cmd(actions).await?;
        Ok(())
    }

    /// The system's Back.
    #[track_caller]
    pub fn back(&self) -> impl Future<Output = Outcome> {
        self.came_back.set(true);
        met_here(async move { Ok(self.driver.back().await?) })
    }

    /// The current heading of the screen; several are joined, none gives an empty text.
    pub async fn heading(&self) -> Outcome<String> {
        self.ask_text("return all('h1').map((e) => e.textContent).join()").await
    }

    /// The fragment of the address.
    pub async fn fragment(&self) -> Outcome<String> {
        self.ask_text("return location.hash").await
    }

    /// The window's content, as a PNG file.
    pub async fn picture(&self) -> Outcome<Vec<u8>> {
        Ok(self.driver.screenshot_as_png().await?)
    }

    /// The console output since the last call.
    pub async fn console(&self) -> Outcome<Vec<String>> {
        if self.engine == Engine::Chromium {
            let log = self.driver.browser_log().await?;
            return Ok(log.into_iter().map(|entry| format!("{}: {}", entry.level, entry.message)).collect());
        }
        self.take_notes().await?;
        Ok(std::mem::take(&mut self.notes.borrow_mut().said))
    }

    /// Where a failed journey stopped, for its message.
    pub async fn scene(&self) -> String {
        let address = self.ask_text("return location.href").await.unwrap_or_default();
        let focus = self.ask_text("return document.activeElement?.outerHTML.slice(0, 120) ?? ''").await;
        let text = self.text().await.unwrap_or_else(|trouble| format!("{trouble:?}"));
        let console: String = match self.console().await {
            Ok(console) => console.iter().map(|said| format!("\n  {said}")).collect(),
            Err(trouble) => format!("\n  not known: {trouble:?}"),
        };
        format!(
            "\n--- the screen at {address}, focus on {}\n{text}\n--- the console{console}\n---",
            focus.unwrap_or_default()
        )
    }
}

/// Reports trouble in `step` with the line that called it.
#[track_caller]
fn met_here<T>(step: impl Future<Output = Outcome<T>>) -> impl Future<Output = Outcome<T>> {
    let line = Location::caller();
    async move { step.await.map_err(|trouble| trouble.met_at(line)) }
}

fn length(value: Option<&Value>) -> u32 {
    value.and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok()).unwrap_or_default()
}

/// A text without white space.
pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect()
}

fn truthy(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(false)) && value != &json!("") && value != &json!(0)
}
