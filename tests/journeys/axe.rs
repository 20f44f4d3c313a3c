//! Runs axe-core on the open screen.
//!
//! axe defines the rules; every rule it knows is run.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::engine::Engine;
use crate::harness::{Outcome, Trouble, ensure};
use crate::page::Page;

/// axe's source, from the folder that the set-up fills.
fn source() -> Outcome<&'static str> {
    static SOURCE: OnceLock<Result<String, String>> = OnceLock::new();
    let read = || {
        let cache = || match env::var_os("XDG_CACHE_HOME") {
            Some(cache) => PathBuf::from(cache),
            None => PathBuf::from(env::var_os("HOME").unwrap_or_default()).join(".cache"),
        };
        let tools = env::var_os("CAICE_TOOLS").map_or_else(|| cache().join("caice-tools"), PathBuf::from);
        let file = tools.join("npm/node_modules/axe-core/axe.min.js");
        fs::read_to_string(&file).map_err(|e| format!("cannot read {}: {e}; run: make test", file.display()))
    };
    match SOURCE.get_or_init(read) {
        Ok(text) => Ok(text),
        Err(why) => Err(Trouble::new(why.clone())),
    }
}

/// Fails if axe finds anything on this screen.
pub async fn no_violation(page: &Page, screen: &str) -> Outcome {
    // axe itself is a script; a page opened without scripts is left alone.
    if page.engine == Engine::Chromium {
        page.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await?;
    }
    if page.ask("return typeof window.axe").await? != "object" {
        page.driver.execute(source()?, Vec::new()).await?;
    }
    let found = page
        .promise(
            "const { violations } = await axe.run(document, { resultTypes: ['violations'] });
            return violations.flatMap(({ id, help, nodes }) =>
                nodes.map((node) => `${id} (${help}): ${node.html.slice(0, 160)} ${node.any.map((a) => a.message).join('; ')}`))",
        )
        .await?;
    let found = found.as_array().ok_or_else(|| Trouble::new(format!("axe did not run on {screen}: {found}")))?;
    let list: Vec<&str> = found.iter().filter_map(Value::as_str).collect();
    ensure(list.is_empty(), format!("axe on {screen}:\n{}", list.join("\n")))
}
