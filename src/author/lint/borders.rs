//! Borders in time that no rule states as a comparison: first and last days of rules, windows and values of figures.
//!
//! Gives each as the comparison it stands for, with the personas who could show it; whether one does is `tested`'s.

use super::{
    super::{
        lower::{Lowered, Persona},
        source::Span,
        wording,
    },
    facts::Root,
};
use crate::{
    pack::{Expr, Figure, FigureId, Grade, Num, Order, Pack, Policy, Visit, Window},
    value::Date,
};

/// A day on which something begins, or after which it ends.
pub(super) struct Border<'l> {
    /// Where the day stands.
    pub span: Span,
    /// What messages call it.
    pub written: String,
    /// What holds on one side of it alone.
    pub comparison: Expr,
    /// Who could show it.
    pub personas: Vec<&'l Persona>,
}

/// All borders of a pack. Of a policy that nothing comes of (grade D, or withdrawn) there are none to show.
pub(super) fn borders(lowered: &Lowered) -> Vec<Border<'_>> {
    let pack = &lowered.pack;
    let mut borders = Vec::new();
    for (index, (policy, place)) in pack.policies.iter().zip(&lowered.places.policies).enumerate() {
        if !counts(policy) {
            continue;
        }
        let personas: Vec<&Persona> = lowered.personas.iter().filter(|p| p.policy.index() == index).collect();
        let mut add = |span: Span, comparison: Expr, written: String| {
            borders.push(Border { span, written, comparison, personas: personas.clone() });
        };
        let mut day = |span: Span, comparison: Expr| {
            add(span, comparison.clone(), wording::condition(lowered, span, &comparison))
        };
        let times = &place.times;
        policy.validity.from.into_iter().for_each(|from| day(times.from, at_most(day_of(from), Num::On)));
        policy.validity.to.into_iter().for_each(|to| day(times.to, at_most(Num::On, day_of(to))));
        for (pause, from, to) in &place.pauses {
            day(*from, at_most(day_of(pause.from), Num::On));
            pause.to.into_iter().for_each(|last| day(*to, at_most(Num::On, day_of(last))));
        }
        match &policy.window {
            Window::None | Window::Unknown => {}
            Window::Days { opens, closes, .. } => {
                opens.iter().for_each(|opens| day(times.opens, at_most(opens.clone(), Num::On)));
                closes.iter().for_each(|closes| day(times.closes, at_most(Num::On, closes.clone())));
            }
            // What opens with the year, or closes with it, is never seen closed on that side.
            Window::Yearly { opens, closes, .. } => {
                if *opens != (1, 1) {
                    add(times.opens, at_most(every_year(*opens), Num::On), format!("from: {}", month_day(*opens)));
                }
                if *closes != (12, 31) {
                    add(times.closes, at_most(Num::On, every_year(*closes)), format!("to: {}", month_day(*closes)));
                }
            }
        }
    }
    for used in used_figures(lowered) {
        let Some((figure, place)) =
            pack.figures.get(used.figure.index()).zip(lowered.places.figures.get(used.figure.index()))
        else {
            continue;
        };
        for (row, span) in figure.rows.iter().zip(&place.rows) {
            let first = row.from.filter(|from| value(figure, from.yesterday()) != Some(row.value));
            // Where another row follows, its first day is the border.
            let last = row.to.filter(|to| value(figure, to.tomorrow()).is_none());
            let begins = first.map(|from| at_most(day_of(from), used.key.clone()));
            let ends = last.map(|to| at_most(used.key.clone(), day_of(to)));
            for comparison in begins.into_iter().chain(ends) {
                let written = wording::condition(lowered, *span, &comparison);
                borders.push(Border { span: *span, written, comparison, personas: used.personas.clone() });
            }
        }
    }
    borders
}

/// Whether anything comes of a policy.
fn counts(policy: &Policy) -> bool {
    policy.grade < Grade::D && policy.validity.withdrawn.is_none()
}

/// A figure that is looked up by some day.
struct Used<'l> {
    figure: FigureId,
    key: Num,
    personas: Vec<&'l Persona>,
}

/// The figures that rules look up, once for each day they do it by.
fn used_figures(lowered: &Lowered) -> Vec<Used<'_>> {
    let pack: &Pack = &lowered.pack;
    let mut used: Vec<Used<'_>> = Vec::new();
    for (index, policy) in pack.policies.iter().enumerate().filter(|(_, policy)| counts(policy)) {
        let personas: Vec<&Persona> = lowered.personas.iter().filter(|p| p.policy.index() == index).collect();
        Root::of_policy(policy).for_each(|root| look_for_figures(root, &personas, &mut used));
    }
    let everybody: Vec<&Persona> = lowered.personas.iter().collect();
    pack.facts.iter().flat_map(Root::of_fact).for_each(|root| look_for_figures(root, &everybody, &mut used));
    used
}

fn look_for_figures<'l>(root: Root<'l>, personas: &[&'l Persona], used: &mut Vec<Used<'l>>) {
    root.walk(&mut |visit| {
        let Visit::Num(Num::Figure(figure, key)) = visit else { return };
        let key = key.as_deref().unwrap_or(&Num::On);
        match used.iter_mut().find(|used| used.figure == *figure && used.key == *key) {
            Some(used) => used.personas.extend(personas),
            None => used.push(Used { figure: *figure, key: key.clone(), personas: personas.to_vec() }),
        }
    });
}

/// The value of a figure on a day.
fn value(figure: &Figure, day: Date) -> Option<i64> {
    let holds = |row: &&crate::pack::Row| row.from.is_none_or(|from| from <= day) && row.to.is_none_or(|to| day <= to);
    figure.rows.iter().find(holds).map(|row| row.value)
}

fn day_of(day: Date) -> Num {
    Num::Lit(day.unix_days())
}

fn at_most(left: Num, right: Num) -> Expr {
    Expr::Compare(Order::AtMost, Box::new(left), Box::new(right))
}

/// A day of the year in which the assessed day lies.
fn every_year((month, day): (u8, u8)) -> Num {
    if (month, day) == (2, 29) {
        // The day before March, in every year.
        return Num::Add(Box::new(every_year((3, 1))), Box::new(Num::Lit(-1)));
    }
    let month_start = Num::AddMonths(
        Box::new(Num::YearStart(Box::new(Num::On))),
        Box::new(Num::Lit(i64::from(month.saturating_sub(1)))),
    );
    Num::Add(Box::new(month_start), Box::new(Num::Lit(i64::from(day.saturating_sub(1)))))
}

fn month_day((month, day): (u8, u8)) -> String {
    format!("{month:02}-{day:02}")
}
