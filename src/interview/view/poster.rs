//! The picture that people save, as lines: whose it is, then for each status its policies with what they give, what to bring
//! and whom to call.
//!
//! Drawing it is the browser's. What rests on sensitive answers stays out, whatever is ticked: a picture is handed on further
//! than a sheet. What is over stays out, too.

use super::{Along, CounterSheet, Handed, View};
use crate::interview::{session::Session, text::Text};

/// The lines, each with a sign for what it is: `#` the title, `.` small print, `=` a heading, `-` a policy.
pub fn poster(session: &Session, view: &View, text: &Text) -> String {
    let sheet = CounterSheet::of(session, view, Along::default(), text);
    let words = text.paper();
    let mut lines = ["#", text.result_title, "\n.", words.brand, "\n.", &(text.as_of)(session.on)].concat();
    let mut before = None;
    for policy in &sheet.policies {
        if before != Some(policy.status) {
            before = Some(policy.status);
            let n = sheet.policies.iter().filter(|other| other.status == policy.status).count();
            lines.extend(["\n=", &(text.group)(policy.status, n)]);
        }
        lines.push_str(&lines_of(policy, text));
    }
    if sheet.policies.is_empty() {
        lines.extend(["\n-", words.nothing]);
    }
    if sheet.n_left_out > 0 {
        lines.extend(["\n.", &(words.left_out)(sheet.n_left_out)]);
    }
    lines + "\n" + &(text.poster_foot)(&session.pack.version, session.pack.published)
}

/// A policy: its name and figures, its days, its papers in short, whom to call.
fn lines_of(policy: &Handed, text: &Text) -> String {
    let mut lines = ["\n-", &policy.title, "  ", &policy.figures().join(text.semicolon)].concat();
    for line in policy.days.iter().chain(&policy.steps) {
        lines.extend(["\n.", line]);
    }
    // In short: what stands behind a name in brackets is on the sheet.
    let names = policy.papers.iter().flatten();
    let names: Vec<&str> = names.map(|paper| paper.split(['（', '(']).next().unwrap_or_default().trim_end()).collect();
    if !names.is_empty() {
        lines.extend(["\n.", &(text.paper().bring)(&names.join(text.comma))]);
    }
    if let Some(call) = policy.call.first() {
        lines.extend(["\n.", &call.phone, " ", &call.name]);
    }
    lines
}
