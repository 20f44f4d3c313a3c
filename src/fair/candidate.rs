//! 接待: the candidate's questions on the left, all of them at once, and what comes out on the right, live.
//!
//! The questions are drawn once, so that nothing moves under a finger; only another post draws them again.

use super::{
    found::found,
    state::{Fair, Screen},
};
use crate::{
    app::{
        browser::element::{El, el, nothing},
        components::{icon::icon, input::at_once},
    },
    interview::view::FieldView,
    pack::FactId,
    value::Answer,
};

/// The ids of the questions.
const NAMES: [&str; 8] = ["a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7"];
/// The ids of what is said about the job.
pub type JobNames = [&'static str; 4];
const OF_JOB: JobNames = ["j0", "j1", "j2", "j3"];

/// The screen.
pub fn candidate(fair: Fair) -> El {
    let words = fair.words;
    let next = el("button").class("go next").attr("type", "button").text(words.next).with(icon("#i-next"));
    let scan = el("button").class("quiet-row").attr("type", "button").text(words.scan);
    let scan = scan.on("click", move |_| fair.open(Screen::Scan));
    let asks = el("section")
        .class("asks")
        .attr("aria-label", words.candidate)
        .with(el("h1").class("unseen").attr("tabindex", "-1").text(words.candidate))
        .with(el("div").class("greeting").with(el("p").class("help").text(words.hello)).with(scan))
        .live(move || questions(fair));
    el("div")
        .class("serving")
        .with(asks)
        .with(el("section").class("found").attr("aria-live", "polite").live(move || found(fair)))
        .with(el("div").class("fair-foot").with(next.on("click", move |_| fair.next())))
}

fn questions(fair: Fair) -> El {
    let text = fair.text;
    let shown = fair.asked();
    let mut all = el("div");
    for ((fact, field, _), name) in shown.asks.into_iter().zip(NAMES) {
        let arises = move || fair.found().asks.iter().any(|(of, _, arises)| *of == fact && *arises);
        let asked = at_once(text, &field, name, Box::new(move |answer| fair.say(fact, answer)));
        let asked = asked.attr_when("data-idle", move || if arises() { "" } else { "yes" }.into());
        all = all.with(asked.live(
            move || {
                if arises() { nothing() } else { el("p").class("help").text(fair.words.not_asked) }
            },
        ));
    }
    let mut job = el("div").class("of-job").all(posts(fair, &shown.posts, shown.post));
    if let Some(start) = shown.start {
        job = job.with(at_once(text, &start, "start", Box::new(move |answer| fair.say_start(answer))));
    }
    job = job.all(of_job(fair, shown.job, OF_JOB, Box::new(move |fact, answer| fair.say_of_job(fact, answer))));
    all.with(job)
}

/// What takes an answer about the job.
pub type Say = Box<dyn Fn(FactId, Answer) + Send + Sync>;

/// The questions about the job, whose rows are told apart from other posts' by `names`.
pub fn of_job(fair: Fair, asked: Vec<(FactId, FieldView)>, names: JobNames, say: Say) -> Vec<El> {
    let say = std::sync::Arc::new(say);
    let fields = asked.into_iter().zip(names).map(|((fact, field), name)| {
        let say = std::sync::Arc::clone(&say);
        at_once(fair.text, &field, name, Box::new(move |answer| say(fact, answer)))
    });
    fields.collect()
}

/// The choice of a post, if there are several.
fn posts(fair: Fair, posts: &[String], chosen: usize) -> Option<El> {
    let post = |(at, name): (usize, &String)| {
        let input = el("input").attr("type", "radio").attr("name", "post").checked_when(move || at == chosen);
        let input = input.on("change", move |_| fair.choose_post(at));
        el("label").class("row").with(input).with(el("span").class("row-text").text(name.clone()))
    };
    let rows = el("fieldset").class("rows").attr("aria-labelledby", "post").all(posts.iter().enumerate().map(post));
    let heading = el("h2").attr("id", "post").text(fair.words.post);
    (posts.len() > 1).then(|| el("section").class("entry").with(heading).with(rows))
}
