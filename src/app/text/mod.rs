//! Every sentence of the interface, as one typed table per language.
//!
//! A missing sentence does not compile. What policies and questions say comes from the pack; how
//! figures and days are written is in [`phrase`]. Sentences with something in them are functions, so
//! that each language orders its words itself.

pub mod phrase;
mod zh;

pub use zh::ZH;

use crate::{
    pack::{Grade, Role},
    value::{Date, DateRange, Fen, FenRange},
};

/// The sentences of one language.
pub struct Text {
    /// Name of the window on the first screen.
    pub home_title: &'static str,
    /// Name of the window on another screen.
    pub title: fn(&str) -> String,

    // Bars and buttons.
    /// Leads to the screen before.
    pub back: &'static str,
    /// Leads to the result.
    pub see_result: &'static str,
    /// Leads to the list of answers.
    pub change_answers: &'static str,
    /// Leads to the next question.
    pub go_on: &'static str,
    /// Names the progress bar.
    pub progress: &'static str,

    // Questions.
    /// The topic and which question this is.
    pub nth_question: fn(&str, usize) -> String,
    /// Yes.
    pub yes: &'static str,
    /// No.
    pub no: &'static str,
    /// The person does not know.
    pub unsure: &'static str,
    /// The person will not say.
    pub declined: &'static str,
    /// Puts a question off.
    pub skip: &'static str,
    /// Takes the answer and asks on.
    pub next: &'static str,
    /// Takes the answer and goes back to the list.
    pub save: &'static str,
    /// Nothing was picked; the button for not knowing is called so.
    pub pick_first: fn(&str) -> String,
    /// Several options may be picked.
    pub pick_many: &'static str,
    /// None of the options, where the pack has no word for it.
    pub none_of_them: &'static str,
    /// How many policies the answer may settle.
    pub settles: fn(usize) -> String,
    /// The question can only refute what is assumed.
    pub refutes: &'static str,
    /// Names the outcomes so far, beside a question.
    pub so_far: &'static str,

    // Answers.
    /// Names the list of answers.
    pub answers_title: &'static str,
    /// Nothing was answered yet.
    pub no_answers: &'static str,
    /// No answer yet.
    pub not_answered: &'static str,
    /// Put off.
    pub put_off: &'static str,
    /// Opens an answered question.
    pub change: &'static str,
    /// Opens an open question.
    pub add_now: &'static str,
    /// Between the members of a list.
    pub comma: &'static str,
    /// A range of days.
    pub days: fn(DateRange) -> String,

    // The result as a whole.
    /// Names the result.
    pub result_title: &'static str,
    /// The day it is for.
    pub as_of: fn(Date) -> String,
    /// What the sum is and is not.
    pub sum_head: fn(Option<Role>) -> String,
    /// The sum itself.
    pub sum: fn(FenRange) -> String,
    /// Below the sum, where the lower figure is not zero: the upper one.
    pub sum_at_most: fn(Fen) -> String,
    /// Why a figure is not in the lower sum: nobody checked whether it still holds.
    pub sum_unconfirmed: fn(Fen) -> String,
    /// Why nothing is in the lower sum although the figures hold: when to apply is not known.
    pub sum_no_window: &'static str,
    /// How the weakest figure is known.
    pub sum_grade: fn(Grade) -> &'static str,
    /// Nothing can be said yet, and there is something to answer.
    pub nothing_known: (&'static str, &'static str),
    /// Nothing can be said, and all is asked or put off.
    pub nothing_known_asked: (&'static str, &'static str),
    /// Everything is known and nothing matches.
    pub nothing_matches: (&'static str, &'static str),
    /// Something matches, but no figure may be shown.
    pub no_figure: (&'static str, &'static str),
    /// How many policies need no answer any more.
    pub settled_of: fn(usize, usize) -> String,
    /// Questions put off.
    pub to_look_up: &'static str,
    /// The disclaimer.
    pub disclaimer: &'static str,
    /// Clears everything.
    pub restart: &'static str,
    /// Asks before clearing.
    pub restart_sure: &'static str,
    /// Clears.
    pub restart_yes: &'static str,
    /// Does not.
    pub restart_no: &'static str,

    // Groups of policies, with their number.
    /// Matching.
    pub group_met: fn(usize) -> String,
    /// Lacking answers.
    pub group_needs: fn(usize) -> String,
    /// Not confirmed.
    pub group_unconfirmed: fn(usize) -> String,
    /// Not matching.
    pub group_not_met: fn(usize) -> String,

    // One policy.
    /// Matching.
    pub tag_met: &'static str,
    /// Lacking that many answers.
    pub tag_needs: fn(usize) -> String,
    /// Lacking an answer the person will not give.
    pub tag_open: &'static str,
    /// Not confirmed as a whole.
    pub tag_unconfirmed: &'static str,
    /// Not confirmed in a part.
    pub tag_part_unconfirmed: &'static str,
    /// Not matching.
    pub tag_not_met: &'static str,
    /// All public conditions fit; that many are merely assumed, and some are the office's.
    pub verdict_met: fn(usize) -> String,
    /// These answers would settle it.
    pub verdict_needs: fn(&[String]) -> String,
    /// The same where a declined answer would be open as well.
    pub verdict_needs_and_declined: fn(&[String], &[String]) -> String,
    /// These questions the person would not answer.
    pub verdict_declined: fn(&[String]) -> String,
    /// Only its name is known.
    pub verdict_unconfirmed: &'static str,
    /// These clauses are not known well enough.
    pub verdict_part_unconfirmed: fn(&[String]) -> String,
    /// These clauses fail; each with the answers behind it.
    pub verdict_not_met: fn(&[(String, String)]) -> String,
    /// A figure that holds.
    pub figure: fn(Fen) -> String,
    /// A figure nobody checked lately.
    pub old_figure: fn(Fen) -> String,
    /// Since when it is unchecked.
    pub old_figure_note: fn(Date) -> String,

    // Why.
    /// Opens the reasons.
    pub why: &'static str,
    /// Before the answer a clause rests on.
    pub you_said: &'static str,
    /// Between the name of a fact and its answer.
    pub colon: &'static str,
    /// Before a citation.
    pub cited: &'static str,
    /// When a source was last looked at.
    pub seen: fn(&str) -> String,
    /// A link that leaves the app.
    pub leaves: &'static str,
    /// Only the office can judge it.
    pub office: &'static str,
    /// Above the clauses that are assumed.
    pub assumed: &'static str,
    /// Refutes one.
    pub not_so: &'static str,
    /// Above what is uncertain.
    pub uncertain: &'static str,

    // Applying.
    /// Opens how to apply.
    pub apply: &'static str,
    /// How.
    pub how: &'static str,
    /// With which papers.
    pub papers: &'static str,
    /// On which sources it all rests.
    pub sources: &'static str,
    /// The long texts are on their way.
    pub loading: &'static str,
    /// They did not come.
    pub not_loaded: &'static str,
    /// Tries again.
    pub again: &'static str,
    /// Before the contact that ends every card.
    pub contact: &'static str,
}
