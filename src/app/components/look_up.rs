//! 待查: the questions to look up at home, a few of them unfolded.
//!
//! The view says which and in which order.

use super::{card::more, lines::pending};
use crate::{
    app::{
        browser::element::{El, el},
        state::State,
    },
    interview::view::Pending,
};

/// More questions than this are folded, all but the first few.
const FOLDED: usize = 5;

/// So many stay.
const SHOWN: usize = 3;

/// The questions under their heading; nothing without any. Whoever was unsure about everything is not to scroll past all of it.
pub fn look_up(state: State, mut questions: Vec<Pending>) -> Vec<El> {
    let text = state.text;
    let others = questions.split_off(if questions.len() > FOLDED { SHOWN } else { questions.len() });
    let Some(first) = pending(state, questions) else { return Vec::new() };
    let n = others.len();
    let others = pending(state, others).map(|others| more((text.lack.to_look_up)(n), others));
    let heading = el("h2").class("group").with(el("span").text(text.to_look_up));
    [heading, first].into_iter().chain(others).collect()
}
