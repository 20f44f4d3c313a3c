//! Taking the result along: what a link carries and what not, that it opens in another browser and leaves no trace
//! once open, and the copy and the picture with the QR code.
//!
//! Walks the deployed folder, or the one named by `CAICE_REAL`. The `handoff` tests cover a payload's bytes; here the
//! links are those that the page shows, read back by the same library and by another browser with an empty profile.
//! `kept` covers keeping answers on the device.

use std::cell::Cell;

use base64::Engine as _;
use caice::engine::{self, Index};
use caice::handoff::{self, Content, Results, Selection};
use caice::pack::{Audience, Grade};
use caice::value::{Answer, Answers};
use serde_json::{Value, json};

use crate::driver::{World, noon_of, real};
use crate::engine::Engine;
use crate::folder::Folder;
use crate::harness::{Outcome, PHONE, Setup, Trouble, ensure, journey};
use crate::page::{Page, tidy};
use crate::person::{ANSWERS, RESULT};

/// A person who answered a sensitive question and has a match that rests on it.
pub const STUDENT: &str = "student-in-hardship";
/// A person who has not.
pub const DOCTOR: &str = "doctor";

/// The heading of the screen, and the label of the link to it.
pub const SHARE: &str = "带走结果";
const WITH_ANSWERS: &str = "带答案，方便接着改";
const SENSITIVE: &str = "也带上“本人或家庭情况”这类问题";
/// The sensitive question's name in the list of answers.
const HOUSEHOLD: &str = "本人或家庭情况";
const SHOWN: &str = "别人发来的结果";
const NO_ANSWERS: &str = "还没有答案。";

/// The deployed folder for one person, and the day.
pub struct Stage {
    /// What the folder was built from.
    pub world: World,
    folder: Folder,
    before: String,
    who: &'static str,
}

impl Stage {
    /// The folder with this person.
    pub fn of(who: &'static str) -> Outcome<Self> {
        let world = World::real()?;
        let before = noon_of(world.person(who)?.on);
        Ok(Self { folder: Folder::of(&real())?, world, before, who })
    }

    /// Runs steps in a browser with an empty profile.
    pub fn fresh(&self, steps: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
        self.fresh_with("", steps)
    }

    /// The same, in the window given by `base`.
    pub fn fresh_in(&self, base: &Setup<'_>, steps: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
        journey(Setup { folder: Some(&self.folder), before: &self.before, ..base.clone() }, steps)
    }

    /// The same, except in these engines.
    fn fresh_but(&self, not_in: &[(Engine, &str)], steps: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
        journey(Setup { folder: Some(&self.folder), before: &self.before, not_in, ..PHONE }, steps)
    }

    /// The same, with a script before the page's own.
    pub fn fresh_with(&self, before: &str, steps: impl AsyncFnOnce(&Page) -> Outcome) -> Outcome {
        let before = format!("{}{before}", self.before);
        journey(Setup { folder: Some(&self.folder), before: &before, ..PHONE }, steps)
    }

    /// A person who has answered everything, at the result; returns the answers. They come by a link, which takes a
    /// second; `people` covers the way through the questions.
    pub async fn answered(&self, page: &Page) -> Outcome<Answers> {
        let person = self.world.person(self.who)?;
        let is_student = self.who == STUDENT;
        let what = Selection { sensitive: is_student };
        let payload = handoff::answers(&self.world.pack, &person.answers, person.as_of, person.as_of, what);
        page.open_at(&format!("#{}", payload.ok_or("the pack has no numbers")?)).await?;
        page.at(RESULT).await?;
        Ok(if is_student { person.answers.clone() } else { self.open_to_all(&person.answers) })
    }

    /// The answers without the sensitive ones.
    fn open_to_all(&self, answers: &Answers) -> Answers {
        let mut open = answers.clone();
        for (index, fact) in self.world.pack.facts.iter().enumerate() {
            if fact.sensitive {
                open.set(index, Answer::Absent);
            }
        }
        open
    }

    /// The answers that a link carries.
    pub fn carried(&self, link: &str) -> Outcome<Answers> {
        match handoff::decode(&self.world.pack, link).map(|opened| opened.content) {
            Ok(Content::Answers { answers, .. }) => Ok(answers),
            other => Err(Trouble::new(format!("{link} carries no answers: {other:?}"))),
        }
    }
}

/// From the result to taking it along.
pub async fn share(page: &Page) -> Outcome {
    page.tap(SHARE).await?;
    page.at(SHARE).await
}

/// The link that the screen shows.
async fn link(page: &Page) -> Outcome<String> {
    page.ask_text("return all('input[readonly]')[0].value").await
}

/// The link on screen.
async fn follow(page: &Page, link: &str) -> Outcome {
    page.take_notes().await?;
    Ok(page.driver.goto(link).await?)
}

/// The text of the result screen, and of the list of answers in any order.
pub async fn all_there_is(page: &Page) -> Outcome<(String, Vec<String>)> {
    page.open_at("#/result").await?;
    page.at(RESULT).await?;
    let whole = "return !document.querySelector('#live').textContent.includes('条文正在取')";
    page.until("the clause texts", whole, &[]).await?;
    let result = page.ask_text("return tidy(document.querySelector('#live').textContent)").await?;
    page.open_at("#/answers").await?;
    page.at(ANSWERS).await?;
    let lines = page.ask("return all('#live li').map((e) => tidy(e.textContent)).sort()").await?;
    Ok((result, serde_json::from_value(lines)?))
}

/// A result without the comparison with the one in the link, which must say that nothing has changed.
fn as_it_was(result: &str) -> Outcome<String> {
    let (before, rest) = result.split_once("和2026年11月23日存下的结果相比").ok_or("there is no comparison")?;
    let after = rest
        .strip_prefix("按链接里带的回答，每一项的结论都和那时一样；没带的不在内。")
        .ok_or_else(|| format!("it has changed: {rest:.80}"))?;
    Ok([before, after].concat())
}

/// Nothing is known on this page.
pub async fn knows_nothing(page: &Page) -> Outcome {
    page.open_at("#/answers").await?;
    page.at(ANSWERS).await?;
    page.shows(&[NO_ANSWERS]).await?;
    page.open_at("#/result").await?;
    page.at(RESULT).await?;
    page.shows(&["已有结论 0 /"]).await?;
    page.lacks(&["初步匹配"]).await
}

/// Every address that Back or Forward could lead to.
pub async fn addresses(page: &Page) -> Outcome<Vec<String>> {
    if page.engine != Engine::Chromium {
        // The other drivers report only the current one.
        return Ok(vec![page.ask_text("return location.href").await?]);
    }
    let history = page.cdp("Page.getNavigationHistory", json!({})).await?;
    let entries = history.get("entries").and_then(Value::as_array).cloned().unwrap_or_default();
    Ok(entries.iter().filter_map(|entry| entry.get("url")?.as_str()).map(str::to_owned).collect())
}

pub fn is_payload(address: &str) -> bool {
    ["#a", "#r"].iter().any(|begin| address.contains(begin))
}

#[test]
fn a_link_carries_results_alone_unless_told_otherwise() -> Outcome {
    let stage = Stage::of(STUDENT)?;
    let kept = Cell::new(None);
    stage.fresh(async |page| {
        let answers = stage.answered(page).await?;
        share(page).await?;
        page.shows(&["看不到你的答案"]).await?;
        kept.set(Some((link(page).await?, answers)));
        Ok(())
    })?;
    let (link, answers) = kept.take().ok_or("no link")?;
    let person = stage.world.person(STUDENT)?;
    let outcomes = engine::assess_by(
        &Index::where_answers(Audience::Person, &stage.world.pack),
        &stage.world.pack,
        &answers,
        person.on,
        person.as_of,
    )
    .outcomes;
    let opened = handoff::decode(&stage.world.pack, &link);
    let Ok(Content::Results(Results { statuses, plan, n_skipped: 0 })) = opened.map(|opened| opened.content) else {
        return Err(Trouble::new(format!("{link} carries no results")));
    };
    let of = |at: usize| {
        let outcome = outcomes.iter().find(|outcome| outcome.policy.index() == at)?;
        (!outcome.sensitive).then_some(outcome.status)
    };
    let wanted: Vec<_> = (0..stage.world.pack.policies.len()).map(of).collect();
    ensure(statuses == wanted, format!("the link says {statuses:?}, not {wanted:?}"))?;
    ensure(outcomes.iter().any(|outcome| outcome.sensitive), "no result rests on a sensitive answer")?;
    stage.fresh(async |page| {
        follow(page, &link).await?;
        page.at(SHOWN).await?;
        ensure(page.fragment().await? == "#/shown", "another address")?;
        let script = "return all('#live .card').map((e) => tidy(e.querySelector('h2 a').textContent + e.querySelector('.tag').textContent))";
        let lines = page.ask(script).await?;
        let lines: Vec<String> = serde_json::from_value(lines)?;
        let (mut n_not_met, mut n_named) = (0, 0);
        let mut listed = Vec::new();
        let policies = stage.world.pack.policies.iter().zip(&stage.world.words.policies);
        for (at, ((policy, words), status)) in policies.zip(&statuses).enumerate() {
            match status {
                Some(engine::Status::NotMet) => n_not_met += 1,
                // What only has a name is counted.
                Some(engine::Status::Unconfirmed) if policy.grade == Grade::D => n_named += 1,
                Some(status) => {
                    let line = format!("{}{}", tidy(&words.title), tag(*status));
                    // First the sender's plan.
                    let planned = plan.iter().position(|planned| planned.index() == at).unwrap_or(usize::MAX);
                    listed.push(((planned, *status), line));
                }
                None => {}
            }
        }
        // As in a result: then by status, then in the pack's order.
        listed.sort_by_key(|(place, _)| *place);
        let wanted: Vec<String> = listed.into_iter().map(|(_, line)| line).collect();
        ensure(lines == wanted, format!("the page shows {lines:?}, the link says {wanted:?}"))?;
        let named = format!("还有 {n_named} 项只知道名字，要打电话问");
        page.shows(&[&named, &format!("另有 {n_not_met} 项没对上"), "只有判断，没有答案"]).await?;
        let text = page.ask_text("return tidy(document.body.textContent)").await?;
        for (words, answer) in stage.world.words.facts.iter().zip(answers.iter()) {
            let Answer::Value(caice::value::Value::Choice(id)) = answer else { continue };
            let said = words.options.get(usize::from(id.0)).map(|option| tidy(option)).ok_or("no such option")?;
            // A word as short as 不是 occurs everywhere.
            let is_found = said.chars().count() > 3 && text.contains(&said);
            ensure(!is_found, format!("the answer {said:?} stands in the page"))?;
        }
        ensure(!text.contains("你填"), "an answer stands in the page")?;
        knows_nothing(page).await
    })
}

/// A status in a word, as lists say it.
fn tag(status: engine::Status) -> &'static str {
    match status {
        engine::Status::Met => "初步匹配",
        engine::Status::MetLater => "到时可能适用",
        engine::Status::GateFirst => "先办一步",
        engine::Status::NeedsAnswer => "还差回答",
        engine::Status::Competitive => "需要评选",
        engine::Status::Unconfirmed => "部分待确认",
        engine::Status::Ended => "已过执行期",
        engine::Status::Withdrawn => "已撤下更正",
        engine::Status::NotMet => "目前不满足",
    }
}

#[test]
fn a_link_with_answers_restores_them_and_the_sensitive_ones_only_where_ticked() -> Outcome {
    let stage = Stage::of(STUDENT)?;
    let kept = Cell::new(None);
    stage.fresh(async |page| {
        let answers = stage.answered(page).await?;
        share(page).await?;
        page.tap(WITH_ANSWERS).await?;
        page.shows(&["谁打开谁能看到你的答案"]).await?;
        let open = link(page).await?;
        page.tap(SENSITIVE).await?;
        page.shows(&["谁打开谁都能看到"]).await?;
        let whole = link(page).await?;
        // And back again.
        page.tap(SENSITIVE).await?;
        page.shows(&["谁打开谁能看到你的答案"]).await?;
        ensure(link(page).await? == open, "the link stayed")?;
        kept.set(Some((answers, open, whole, all_there_is(page).await?)));
        Ok(())
    })?;
    let (answers, open, whole, (result, lines)) = kept.take().ok_or("no link")?;
    ensure(stage.carried(&whole)? == answers, "the whole link carries other answers")?;
    let without = stage.open_to_all(&answers);
    ensure(without != answers, "there is no sensitive answer")?;
    ensure(stage.carried(&open)? == without, "the open link carries other answers")?;
    stage.fresh(async |page| {
        follow(page, &whole).await?;
        page.at(RESULT).await?;
        page.shows(&["已打开链接里的答案"]).await?;
        let (its_result, its_lines) = all_there_is(page).await?;
        ensure(its_lines == lines, format!("the answers are {its_lines:?}, they were {lines:?}"))?;
        ensure(as_it_was(&its_result)? == result, format!("the result is\n{its_result}\nit was\n{result}"))
    })?;
    stage.fresh(async |page| {
        follow(page, &open).await?;
        page.at(RESULT).await?;
        let (its_result, its_lines) = all_there_is(page).await?;
        let sensitive: Vec<String> = { stage.world.pack.facts.iter().zip(&stage.world.words.facts) }
            .filter(|(fact, _)| fact.sensitive)
            .map(|(_, words)| tidy(&words.label))
            .collect();
        let is_open = |line: &&String| !sensitive.iter().any(|label| line.starts_with(label.as_str()));
        let kept: Vec<&String> = lines.iter().filter(is_open).collect();
        ensure(kept.len() < lines.len(), "no sensitive answer")?;
        ensure(its_lines.iter().eq(kept), format!("the answers are {its_lines:?}"))?;
        ensure(its_result != result && its_result.contains(HOUSEHOLD), "what is not known is not said to be missing")
    })
}

#[test]
fn what_messengers_put_behind_a_link_is_left_aside() -> Outcome {
    let stage = Stage::of(DOCTOR)?;
    stage.fresh(async |page| {
        let answers = stage.answered(page).await?;
        share(page).await?;
        page.tap(WITH_ANSWERS).await?;
        let whole = link(page).await?;
        ensure(stage.carried(&whole)? == answers, "the link carries other answers")?;
        let there = all_there_is(page).await?;
        let asked_with = whole.replace("/#", "/?from=singlemessage#");
        ensure(asked_with != whole, "no place for a query")?;
        for link in [format!("{whole}&from=singlemessage"), format!("{whole}?from=singlemessage"), asked_with] {
            page.leave().await?;
            follow(page, &link).await?;
            page.at(RESULT).await?;
            page.shows(&["已打开链接里的答案"]).await?;
            // Without leaving the page: an address without a query is another document.
            let text = page.ask_text("return tidy(document.querySelector('#live').textContent)").await?;
            ensure(as_it_was(&text)? == there.0, format!("{link} opens\n{text}"))?;
            page.tap("改答案").await?;
            page.at(ANSWERS).await?;
            page.tap("看结果").await?;
            page.at(RESULT).await?;
            // Links handed on from here carry no query.
            share(page).await?;
            page.tap(WITH_ANSWERS).await?;
            ensure(self::link(page).await? == whole, "the link is another one now")?;
        }
        Ok(())
    })
}

#[test]
fn links_that_are_cut_or_altered_say_so() -> Outcome {
    let stage = Stage::of(DOCTOR)?;
    stage.fresh(async |page| {
        stage.answered(page).await?;
        share(page).await?;
        let results = link(page).await?;
        page.tap(WITH_ANSWERS).await?;
        let answers = link(page).await?;
        for link in [results, answers] {
            let (address, payload) = link.split_once('#').ok_or("no payload")?;
            let middle = payload.len() / 2;
            let (before, after) = payload.split_at(middle);
            let other = if after.starts_with('A') { 'B' } else { 'A' };
            let altered = format!("{before}{other}{}", after.chars().skip(1).collect::<String>());
            let cut: String = payload.chars().take(payload.len() - 10).collect();
            let newer = payload.replacen('1', "2", 1);
            for (payload, said) in [
                (cut, "这个链接不完整，后面被截掉了"),
                (altered, "这个链接在路上被改过，读不出来"),
                (newer, "这个链接是更新的版本做的"),
                ("result-of-somebody".to_owned(), "这个链接里没有能读的答案"),
            ] {
                page.leave().await?;
                follow(page, &format!("{address}#{payload}")).await?;
                page.at_home().await?;
                page.shows(&[said]).await?;
                ensure(page.fragment().await? == "#/", "the payload is still in the address")?;
                knows_nothing(page).await?;
            }
        }
        Ok(())
    })
}

#[test]
fn an_opened_link_is_nowhere_before_anything_is_drawn() -> Outcome {
    // The page's address at the moment anything is drawn.
    let watch = "window.drawnAt = [];
        document.addEventListener('DOMContentLoaded', () => {
            const live = document.getElementById('live');
            new MutationObserver(() => window.drawnAt.push(location.href)).observe(live, { childList: true, subtree: true });
        });";
    let stage = Stage::of(DOCTOR)?;
    let kept = Cell::new(None);
    stage.fresh(async |page| {
        stage.answered(page).await?;
        share(page).await?;
        let results = link(page).await?;
        page.tap(WITH_ANSWERS).await?;
        kept.set(Some([(link(page).await?, RESULT), (results, SHOWN)]));
        Ok(())
    })?;
    for (link, heading) in kept.take().ok_or("no link")? {
        stage.fresh_with(watch, async |page| {
            follow(page, &link).await?;
            page.at(heading).await?;
            let nowhere = async || -> Outcome {
                let drawn: Vec<String> = serde_json::from_value(page.ask("return window.drawnAt").await?)?;
                ensure(!drawn.is_empty() && !drawn.iter().any(|at| is_payload(at)), format!("drawn at {drawn:?}"))?;
                let known = addresses(page).await?;
                ensure(!known.is_empty() && !known.iter().any(|at| is_payload(at)), format!("the history is {known:?}"))
            };
            nowhere().await?;
            // The same if the page is already open, as after pasting the link into its address bar.
            page.open_at("#/").await?;
            page.at_home().await?;
            follow(page, &link).await?;
            page.at(heading).await?;
            nowhere().await?;
            page.back().await?;
            page.at_home().await?;
            page.driver.forward().await?;
            page.at(heading).await?;
            nowhere().await
        })?;
    }
    Ok(())
}

#[test]
fn the_link_is_copied_also_without_a_clipboard_of_the_browsers() -> Outcome {
    let stage = Stage::of(DOCTOR)?;
    let not_in =
        &[Engine::Firefox, Engine::WebKit].map(|engine| (engine, "the driver cannot allow to read what was copied"));
    stage.fresh_but(not_in, async |page| {
        let rights = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": page.origin });
        page.cdp("Browser.grantPermissions", rights).await?;
        stage.answered(page).await?;
        share(page).await?;
        page.tap("复制链接").await?;
        page.shows(&["已复制"]).await?;
        let copied = page.promise("return await navigator.clipboard.readText()").await?;
        ensure(copied == link(page).await?, format!("{copied} was copied"))?;
        // The message goes as soon as the link changes.
        page.tap(WITH_ANSWERS).await?;
        page.lacks(&["已复制"]).await
    })?;
    let without = "Object.defineProperty(navigator, 'clipboard', { value: undefined });
        document.addEventListener('copy', () => { window.copied = document.activeElement.value; });";
    stage.fresh_with(without, async |page| {
        stage.answered(page).await?;
        share(page).await?;
        page.tap("复制链接").await?;
        page.shows(&["已复制"]).await?;
        let copied = page.ask_text("return window.copied").await?;
        ensure(copied == link(page).await? && !copied.is_empty(), format!("{copied} was copied"))
    })
}

/// The content of the QR codes in a PNG picture.
fn codes(png: &[u8]) -> Outcome<Vec<String>> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().ok_or("too large")?];
    let frame = reader.next_frame(&mut pixels)?;
    let n_parts = frame.color_type.samples();
    let (width, height) = (usize::try_from(frame.width)?, usize::try_from(frame.height)?);
    // The codes are black on white: one channel of a pixel is enough.
    let grey = |x: usize, y: usize| pixels.get((y * width + x) * n_parts).copied().unwrap_or(255);
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    picture.detect_grids().iter().map(|grid| Ok(grid.decode()?.1)).collect()
}

#[test]
fn the_picture_has_a_code_that_says_the_link() -> Outcome {
    let stage = Stage::of(STUDENT)?;
    stage.fresh(async |page| {
        stage.answered(page).await?;
        share(page).await?;
        for choice in ["", WITH_ANSWERS, SENSITIVE] {
            if !choice.is_empty() {
                page.tap(choice).await?;
                // The picture of another link is gone.
                page.until("the old picture to go", "return all('img').length === 0", &[]).await?;
            }
            page.tap("生成图片和二维码").await?;
            let script = "const [image, more] = document.querySelectorAll('img');
                return image && !more && image.complete && image.naturalWidth > 0 && image.alt !== '' && image.src";
            let source = page.until("the picture", script, &[]).await?.json().clone();
            let source = source.as_str().unwrap_or_default();
            let png = source.strip_prefix("data:image/png;base64,").ok_or("the picture is no PNG in itself")?;
            let png = base64::engine::general_purpose::STANDARD.decode(png)?;
            let (said, link) = (codes(&png)?, link(page).await?);
            ensure(said == [link.as_str()], format!("the code says {said:?}, the link is {link}"))?;
        }
        Ok(())
    })
}
