//! Records inside the page what it wrote to the console and requested, for engines whose drivers do not tell.
//!
//! The page's first script starts the notes, in a copy of the folder. They survive a reload in the window's name,
//! which is emptied again before any other script runs. They lack what a browser says only in its own words, such as
//! that a file was not found, unless a script could see it; Chromium's log has that.

use std::fs;

use serde_json::Value;

use crate::folder::Folder;
use crate::harness::{Outcome, ensure};

/// Takes the notes.
const WATCH: &str = "(() => {
  let said = [], asked = [];
  try { [said, asked] = JSON.parse(window.name); } catch { /* the first page of this window */ }
  window.name = '';
  const real = { fetch: window.fetch, XMLHttpRequest, WebSocket, EventSource };
  const note = (url, method, sends) => asked.push({ url: new URL(url, document.baseURI).href, method, sends });
  for (const level of ['debug', 'log', 'info', 'warn', 'error', 'assert', 'trace']) {
    console[level] = (...words) => { said.push(`${level}: ${words.join(' ')}`); };
  }
  addEventListener('error', (event) => {
    const lost = event.target !== window && (event.target.src || event.target.href);
    said.push(lost ? `404 or unreachable: ${lost}` : `Uncaught ${event.message}`);
  }, true);
  addEventListener('unhandledrejection', (event) => said.push(`Uncaught (in promise) ${event.reason}`));
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective: part, blockedURI: what }) => {
    // Who evaluates gets an error; the console has nothing.
    if (what === 'eval') return;
    const known = { 'script-src-elem': 'Executing inline script violates', 'style-src-attr': 'Applying inline style violates' };
    said.push(`${what === 'inline' && known[part] || 'it violates'} the policy: ${part} ${what}`);
  });
  window.fetch = async (what, how) => {
    const request = new Request(what, how);
    note(request.url, request.method, how?.body != null);
    const response = await real.fetch.call(window, what, how);
    if (!response.ok) said.push(`${response.status} ${request.url}`);
    return response;
  };
  const beacon = navigator.sendBeacon;
  navigator.sendBeacon = (url, body) => { note(url, 'POST', true); return beacon.call(navigator, url, body); };
  for (const name of ['XMLHttpRequest', 'WebSocket', 'EventSource']) {
    window[name] = class extends real[name] {
      constructor(...rest) { super(...rest); if (rest.length) note(rest[0], name, true); }
      open(method, url, ...rest) { note(url, method, method !== 'GET'); return super.open(method, url, ...rest); }
    };
  }
  const notes = () => {
    const more = performance.getEntriesByType('resource').map(({ name }) => ({ url: name, method: 'GET', sends: false }));
    const both = [said.splice(0), asked.splice(0).concat(more)];
    performance.clearResourceTimings();
    return both;
  };
  // The longest list of requests that any journey can make.
  performance.setResourceTimingBufferSize(5000);
  const instead = JSON.stringify;
  addEventListener('pagehide', () => { window.name = instead(notes()); });
  Object.defineProperty(window, 'takeNotes', { value: notes });
})();
";

/// The notes.
#[derive(Default)]
pub struct Notes {
    /// The console's content.
    pub said: Vec<String>,
    /// The requests: `url`, `method`, and whether there was a body.
    pub asked: Vec<Value>,
}

impl Notes {
    /// Adds what the page hands over: both lists, or nothing if it takes no notes.
    pub fn add(&mut self, notes: &Value) {
        let list = |at: usize| notes.get(at).and_then(Value::as_array).into_iter().flatten();
        self.said.extend(list(0).filter_map(Value::as_str).map(str::to_owned));
        self.asked.extend(list(1).cloned());
    }
}

/// Puts the notes, and a journey's own preparations, before all other scripts of a folder's page.
pub fn begin_with(folder: &Folder, before: &str) -> Outcome {
    fs::write(folder.path().join("watch.js"), format!("{WATCH}{before}"))?;
    let page = fs::read_to_string(folder.path().join("index.html"))?;
    let tag = "<head><script src=\"watch.js\"></script>";
    if page.contains(tag) {
        return Ok(());
    }
    ensure(page.matches("<head>").count() == 1, "index.html has not one <head>")?;
    folder.edit_page("<head>", tag)?;
    // What the service worker stores has to be what is served.
    folder.page_listed()
}
