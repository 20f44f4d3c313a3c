//! Gets ready for what a person may say next, while a finger still rests on the glass: what follows from it is worked
//! out, and the screen that comes then drawn, unseen.
//!
//! It records nothing: what is picked, typed or pressed is no answer yet.

use std::{sync::Arc, time::Duration};

use leptos::prelude::{GetUntracked, RwSignal};

use super::{ask, draft};
use crate::{
    app::{
        browser::{dom, draw::draw_ahead, element::El, focus},
        session::Reply,
        state::{Place, State},
        view::{Input, QuestionView},
    },
    engine::FactRef,
    pack::FactId,
};

/// Whoever has not touched what stands in a field for so long may be through typing.
const STILL: Duration = Duration::from_millis(250);

/// Fields that have what follows made ready: once a finger rests on the one row that is wanted, what is picked is seen, or
/// what is typed has stood for a moment.
pub fn heeded(fields: El, state: State, named: FactRef, draft: RwSignal<String>, asked: &Arc<Input>) -> El {
    let after = |wait: Duration| {
        let asked = Arc::clone(asked);
        move |_| {
            // A field that still has the focus tells of a change also while its screen is taken away.
            let Some(before) = draft.try_get_untracked() else { return };
            let asked = Arc::clone(&asked);
            focus::later(wait, move || {
                if let Some(now) = draft.try_get_untracked().filter(|now| *now == before) {
                    for_draft(state, named, &now, &asked);
                }
            });
        }
    };
    let touched = {
        let asked = Arc::clone(asked);
        move |event| {
            if let Input::Rows { rows, several: false } = &*asked
                && let Some(index) = dom::row(&event)
            {
                for_draft(state, named, &draft::after_pick("", rows, false, index, true), &asked);
            }
        }
    };
    let fields = fields.on("change", after(Duration::ZERO)).on("pointerdown", touched);
    if matches!(**asked, Input::Number { .. }) { fields.on("input", after(STILL)) } else { fields }
}

/// Gets ready for what `draft` says, if it says something.
pub fn for_draft(state: State, named: FactRef, draft: &str, asked: &Input) {
    // A field also tells of a change when it is left for the button: then the answer is given by now.
    if let Ok(answer) = draft::answer(draft, asked)
        && state.asks(named)
    {
        for_reply(state, Reply::Answer(named, answer, asked.offers_day()));
    }
}

/// Gets ready for `reply`.
pub fn for_reply(state: State, reply: Reply) {
    if let Some(question) = state.foresee(reply.clone()) {
        draw(state, &reply, question);
    }
}

/// Gets ready for a new entry of a list.
pub fn for_entry(state: State, list: FactId) {
    if let Some(shown) = state.entry(list, None) {
        state.set_next((Place::Entry(list, None), draw_ahead(|| ask::entry(state, shown))));
    }
}

/// Does `step` when the screen has been left alone for a moment. It may be gone by then.
pub fn soon(step: impl FnOnce() + 'static) {
    focus::later(STILL, step);
}

/// Goes once through what every answer sets in motion: browsers compile what runs for the first time, and nobody is to
/// wait for that with a finger on the glass. The engine's part first, then the drawing, so that neither keeps a tap
/// waiting for long.
pub fn rehearse(state: State) {
    if let Some(reply) = state.rehearsal()
        && let Some(question) = state.foresee(reply.clone())
    {
        focus::after_paint(move || {
            draw(state, &reply, question);
            state.give_up();
        });
    }
}

/// Draws the question that comes next if `reply` is given.
fn draw(state: State, reply: &Reply, question: QuestionView) {
    let next = Place::Ask(question.named);
    state.foreseen(reply, (next, draw_ahead(|| ask::ask(state, question))));
}
