//! 单位和岗位: what the firm says of itself, once; its posts; the minutes; the file; the poster.

use leptos::prelude::{Get, GetUntracked, RwSignal, Set, Update};
use web_sys::Event;

use super::{
    candidate::{JobNames, of_job},
    poster::poster,
    size,
    state::Fair,
};
use crate::{
    app::{
        browser::{
            element::{El, el},
            fields,
        },
        components::input::at_once,
    },
    interview::{fair::MOST_POSTS, view::PostView},
    pack::FactId,
};

/// The ids of the firm's questions.
const NAMES: [&str; 12] = ["f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "fa", "fb"];
/// The ids of the posts' months.
const STARTS: [&str; MOST_POSTS] = ["s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7"];
/// The ids of what the posts say of the job.
const OF_POSTS: [JobNames; MOST_POSTS] = [
    ["p00", "p01", "p02", "p03"],
    ["p10", "p11", "p12", "p13"],
    ["p20", "p21", "p22", "p23"],
    ["p30", "p31", "p32", "p33"],
    ["p40", "p41", "p42", "p43"],
    ["p50", "p51", "p52", "p53"],
    ["p60", "p61", "p62", "p63"],
    ["p70", "p71", "p72", "p73"],
];

/// The screen.
pub fn profile(fair: Fair) -> El {
    let words = fair.words;
    let of_firm = el("section")
        .class("profile")
        .with(el("h1").class("question").attr("tabindex", "-1").text(words.of_firm))
        .with(el("p").class("help").text(words.of_firm_note))
        .live(move || filled(fair));
    el("div").class("profiling").with(of_firm).with(poster(fair))
}

fn filled(fair: Fair) -> El {
    let words = fair.words;
    let shown = fair.profile();
    let asks = shown.asks.into_iter().zip(NAMES).map(|((fact, field), name)| {
        let say = move |answer| fair.change(false, |stand| stand.profile.say(fact, answer));
        helped(fair, fact, at_once(fair.text, &field, name, Box::new(say)))
    });
    let n_posts = shown.posts.len();
    let posts = shown
        .posts
        .into_iter()
        .enumerate()
        .zip(STARTS.into_iter().zip(OF_POSTS))
        .map(|((at, shown), names)| post(fair, at, shown, names));
    let add = (n_posts < MOST_POSTS).then(|| {
        let add = el("button").class("row add").attr("type", "button").text(words.add_post);
        add.on("click", move |_| {
            fair.change(true, |stand| {
                stand.profile.post_at(n_posts);
            })
        })
    });
    let (choices, chosen) = shown.minutes;
    let minutes = choices.into_iter().map(|minutes| {
        let input = el("input").attr("type", "radio").attr("name", "minutes");
        let input = input
            .checked_when(move || minutes == chosen)
            .on("change", move |_| fair.change(false, |stand| stand.profile.minutes = minutes));
        el("label").class("row").with(input).with(el("span").class("row-text").text((words.n_minutes)(minutes)))
    });
    let minutes = el("section")
        .class("entry")
        .with(el("h2").attr("id", "minutes").text(words.minutes))
        .with(el("fieldset").class("rows").attr("aria-labelledby", "minutes").all(minutes));
    el("div")
        .all(asks)
        .with(el("h2").class("group").with(el("span").text(words.posts)))
        .all(posts)
        .all(add)
        .with(minutes)
        .with(file(fair))
}

/// A question to the firm, with help below the one for which there is some.
pub fn helped(fair: Fair, fact: FactId, asked: El) -> El {
    if fair.size_fact() == Some(fact) {
        el("div").with(asked.attr("data-size", "yes")).with(size::help(fair))
    } else {
        asked
    }
}

/// A post: its name, when it begins, its contract.
fn post(fair: Fair, at: usize, shown: PostView, (name, names): (&'static str, JobNames)) -> El {
    let words = fair.words;
    let named = el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("maxlength", "24")
        .attr("placeholder", (words.nth_post)(at + 1))
        .attr("value", shown.name)
        .on("change", move |event| {
            let name = fields::value(&event);
            fair.change(false, |stand| {
                if let Some(post) = stand.profile.post_at(at) {
                    post.rename(&name);
                }
            });
        });
    let start = shown.start.map(|field| {
        let say = move |answer| {
            fair.change(false, |stand| {
                if let Some(post) = stand.profile.post_at(at) {
                    post.start = answer;
                }
            });
        };
        at_once(fair.text, &field, name, Box::new(say))
    });
    let job = of_job(
        fair,
        shown.job,
        names,
        Box::new(move |fact, answer| {
            fair.change(false, |stand| {
                if let Some(post) = stand.profile.post_at(at) {
                    post.say(fact, answer);
                }
            });
        }),
    );
    let remove = twice("plain", (words.remove_post, words.remove_post_yes), move || {
        fair.change(true, |stand| {
            if at < stand.profile.posts.len() {
                stand.profile.posts.remove(at);
            }
        });
    });
    el("section")
        .class("post")
        .with(el("label").class("field").with(el("span").text(words.post_name)).with(named))
        .all(start)
        .all(job)
        .with(remove)
}

/// Saving the profile as a file, reading one, and forgetting it.
fn file(fair: Fair) -> El {
    let words = fair.words;
    let button = |label: &'static str| el("button").class("quiet-row").attr("type", "button").text(label);
    // Reading ends with the handle, so the last one is held.
    let reading = RwSignal::new_local(None);
    let chosen = move |event: Event| reading.set(fields::file(&event, move |text| fair.import(&text)));
    let choose = el("input").attr("type", "file").attr("accept", ".txt,text/plain").on("change", chosen);
    let forget = twice("quiet-row", (words.forget, words.forget_yes), move || fair.forget());
    el("div")
        .class("quiet")
        .with(button(words.export).on("click", move |_| fair.export()))
        .with(el("label").class("quiet-row file").with(el("span").text(words.import)).with(choose))
        .with(forget)
}

/// A button for what cannot be undone: the first tap asks, the second does it.
pub fn twice(
    class: &'static str,
    (label, sure): (&'static str, &'static str),
    act: impl Fn() + Send + Clone + 'static,
) -> El {
    let asked = RwSignal::new(false);
    el("div").live(move || {
        let act = act.clone();
        let button = el("button").class(class).attr("type", "button").text(if asked.get() { sure } else { label });
        button.on("click", move |_| {
            if asked.get_untracked() {
                act();
            }
            asked.update(|asked| *asked = !*asked);
        })
    })
}
