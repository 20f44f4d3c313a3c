//! Pictures of screens, for people to look at.
//!
//! With `CAICE_PICTURES` those of Chromium are written: those that the README shows into that folder, all into `screens` below it.
//! Without it every screen of Chromium is still drawn, and must have more on it than one colour.
//! Which screens there are stands in `screens`, which windows in `reading`.

use std::env;
use std::fs;
use std::path::PathBuf;

use serde_json::json;

use crate::engine::Engine;
use crate::harness::{Outcome, Setup, ensure};
use crate::page::Page;

/// The pictures of the README: window, screen, name.
const README: [(&str, &str, &str); 4] = [
    ("phone", "home", "home.png"),
    ("phone", "question-picked", "question.png"),
    ("phone", "result-met-assumed", "result.png"),
    ("tablet", "result-met-assumed", "result-tablet.png"),
];

/// The most that a picture of the README may weigh.
const README_LIMIT: usize = 144 * 1024;

/// Takes a picture of a screen.
pub async fn take(page: &Page, window: &str, screen: &str, setup: &Setup<'_>) -> Outcome {
    if page.engine != Engine::Chromium {
        return Ok(());
    }
    let picture = page.picture().await?;
    // One colour all over packs into far less.
    ensure(picture.len() > 6000, format!("the picture of {screen} is empty"))?;
    let Some(folder) = env::var_os("CAICE_PICTURES").map(PathBuf::from) else { return Ok(()) };
    fs::create_dir_all(folder.join("screens"))?;
    fs::write(folder.join("screens").join(format!("{screen}.{window}.png")), &picture)?;
    if let Some((.., name)) = README.iter().find(|(w, s, _)| *w == window && *s == screen) {
        ensure(picture.len() <= README_LIMIT, format!("{name} weighs {} bytes", picture.len()))?;
        fs::write(folder.join(name), &picture)?;
    }
    // What does not fit into the window comes a second time, in a window as long as the screen.
    let whole = page.ask("return document.documentElement.scrollHeight").await?.as_u64().unwrap_or_default();
    let (width, height) = setup.window;
    if let Ok(whole) = u32::try_from(whole)
        && whole > height
    {
        page.resize(width, whole, 1, setup.mobile).await?;
        page.until("the long window", "return innerHeight === arguments[0]", &[json!(whole)]).await?;
        fs::write(folder.join("screens").join(format!("{screen}.{window}.whole.png")), page.picture().await?)?;
        page.resize(width, height, 1, setup.mobile).await?;
        page.until("the window as it was", "return innerHeight === arguments[0]", &[json!(height)]).await?;
    }
    Ok(())
}
