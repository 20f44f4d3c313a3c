//! Pictures of screens, for people to look at.
//!
//! With `CAICE_PICTURES`, writes Chromium's pictures: those in the README into that folder, all of them into `screens`
//! below it. Without it, still draws every screen in Chromium and requires more than one colour on it. The README
//! shows the deployed folder, with the bundled policies; the others show the packs that the journeys walk. `screens`
//! lists the screens, `tours` the windows.

use std::env;
use std::fs;
use std::path::PathBuf;

use serde_json::json;

use crate::engine::Engine;
use crate::fair::{self, TABLET};
use crate::harness::{Outcome, PHONE, Setup, ensure};
use crate::links::{STUDENT, Stage};
use crate::page::Page;
use crate::person::{ANSWERS, RESULT};

/// The size limit for a picture in the README.
const README_LIMIT: usize = 160 * 1024;

/// Takes a picture of a screen.
pub async fn take(page: &Page, window: &str, screen: &str, setup: &Setup<'_>) -> Outcome {
    if page.engine != Engine::Chromium {
        return Ok(());
    }
    let picture = page.picture().await?;
    // A single colour compresses into far less.
    ensure(picture.len() > 6000, format!("the picture of {screen} is empty"))?;
    let Some(folder) = env::var_os("CAICE_PICTURES").map(PathBuf::from) else { return Ok(()) };
    fs::create_dir_all(folder.join("screens"))?;
    fs::write(folder.join("screens").join(format!("{screen}.{window}.png")), &picture)?;
    // A screen longer than the window is pictured again, in a window as long as the screen.
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

/// Takes a picture for the README: of the window's content.
async fn for_readme(page: &Page, name: &str) -> Outcome {
    page.drawn().await?;
    let picture = page.picture().await?;
    ensure((6000..=README_LIMIT).contains(&picture.len()), format!("{name} weighs {} bytes", picture.len()))?;
    let Some(folder) = env::var_os("CAICE_PICTURES").map(PathBuf::from) else { return Ok(()) };
    fs::create_dir_all(&folder)?;
    Ok(fs::write(folder.join(name), picture)?)
}

/// The message about the link ends with the next screen.
async fn without_notice(page: &Page) -> Outcome {
    page.open_at("#/answers").await?;
    page.at(ANSWERS).await?;
    page.open_at("#/result").await?;
    page.at(RESULT).await
}

#[test]
fn pictures_of_the_readme_show_the_bundled_policies() -> Outcome {
    let stage = Stage::of(STUDENT)?;
    let still = Setup { motion: false, ..PHONE };
    stage.fresh_in(&still, async |page| {
        page.open().await?;
        page.at_home().await?;
        page.alive().await?;
        page.shows(&[&format!("目前收录 {} 项政策", stage.world.pack.policies.len())]).await?;
        for_readme(page, "home.png").await?;
        page.open_at("#/ask").await?;
        page.until("a question", "return all('#live label.row').length > 1", &[]).await?;
        page.pick_by_key(&page.ask_text("return name(all('#live label.row')[0])").await?).await?;
        for_readme(page, "question.png").await?;
        // A picked row counts when the page is left: once afresh, and then without it.
        page.open_at("#/").await?;
        page.leave().await?;
        stage.answered(page).await?;
        without_notice(page).await?;
        for_readme(page, "result.png").await
    })?;
    stage.fresh_in(&Setup { window: (1180, 820), ..still }, async |page| {
        stage.answered(page).await?;
        without_notice(page).await?;
        for_readme(page, "result-tablet.png").await
    })?;
    fair::at_stand(Setup { window: (980, 620), motion: false, ..TABLET }, async |page| {
        fair::profile(page).await?;
        fair::serve(page).await?;
        // The mark is where the last pick was.
        page.ask("document.activeElement.blur()").await?;
        for_readme(page, "stand.png").await
    })
}
