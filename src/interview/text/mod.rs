//! Every sentence of the interface, as one typed table per language.
//!
//! A missing sentence does not compile. What policies and questions say comes from the pack; how
//! figures and days are written is in [`phrase`]. Sentences with something in them are functions, so
//! that each language orders its words itself.

mod en;
pub mod firm;
mod language;
pub mod loader;
pub mod paper;
pub mod phrase;
mod zh;

use firm::FirmText;
pub use language::Language;
use paper::Paper;

use crate::{
    engine::{Status, Truth},
    handoff::Refusal,
    pack::{BenefitKind, Bound, Grade, Level, Per, Role},
    value::{Date, DateRange, Fen, FenRange, Range},
};

impl Text {
    /// What is written on paper only.
    pub fn paper(&self) -> &'static Paper {
        match self.language {
            Language::Zh => &paper::ZH,
            Language::En => &paper::EN,
        }
    }
}

/// Two amounts in words: now, and with another choice.
pub type Both = (String, String);

/// The sentences of one language.
pub struct Text {
    /// Which it is.
    pub language: Language,
    /// What it calls itself, on the button that switches to it.
    pub name: &'static str,
    /// Name of the window on the first screen.
    pub home_title: &'static str,
    /// Name of the window on another screen.
    pub title: fn(&str) -> String,

    // Bars and buttons.
    /// Leads to the screen before.
    pub back: &'static str,
    /// Makes everything larger, or as before.
    pub large: &'static str,
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
    /// That a tap on an answer leads to the next question.
    pub tap_goes_on: &'static str,
    /// Nothing was picked; the button for not knowing is called so.
    pub pick_first: fn(&str) -> String,
    /// No number was typed.
    pub type_first: fn(&str) -> String,
    /// Year or month was not chosen.
    pub date_first: fn(&str) -> String,
    /// Nothing was added to a list.
    pub add_first: fn(&str) -> String,
    /// Something else than a number was typed: the unit, and how many places behind the point are possible.
    pub digits_only: fn(&str, u8) -> String,
    /// More was typed than anybody has: the most that is taken, and its unit.
    pub too_much: fn(i64, &str) -> String,
    /// Only one of year and month was chosen, where both may be left open.
    pub half_date: &'static str,
    /// Where the year in a date's field cannot be: the earliest and the latest that can.
    pub no_such_year: fn(i32, i32) -> String,
    /// What stands in an empty field for a year.
    pub four_digits: &'static str,
    /// The month has no such day.
    pub no_such_day: &'static str,
    /// The day is still to come.
    pub not_yet: &'static str,
    /// Nothing was filled in in an entry of a list.
    pub fill_first: &'static str,
    /// Several options may be picked.
    pub pick_many: &'static str,
    /// None of the options, where the pack has no word for it.
    pub none_of_them: &'static str,
    /// A field for a number: what it is called, and its unit.
    pub field: fn(&str, &str) -> String,
    /// Nothing is chosen in a list yet.
    pub choose: &'static str,
    /// Names of the fields of a date, and of their values.
    pub year: fn(Option<i32>) -> String,
    /// The same of months.
    pub month: fn(Option<i32>) -> String,
    /// The same of days.
    pub day: fn(Option<i32>) -> String,
    /// Asks for the day, because it decides; without one this button goes on.
    pub day_decides: fn(&str) -> String,
    /// The same in an entry of a list.
    pub day_decides_in_entry: fn(&str) -> String,
    /// A number or what it lies between, as a choice and as an answer: unit, and places behind the point.
    pub range: fn(Range, &str, u8) -> String,
    /// Adds an entry to a list.
    pub add_entry: &'static str,
    /// Opens an entry.
    pub edit_entry: &'static str,
    /// Removes an entry.
    pub remove_entry: &'static str,
    /// Keeps an entry.
    pub save_entry: &'static str,
    /// Leaves an entry as it was.
    pub cancel: &'static str,
    /// An entry in which nothing is filled in.
    pub empty_entry: &'static str,
    /// How many policies turn on the answer, and how many of them it may settle by itself.
    pub helps: fn(usize, usize) -> String,
    /// The question can only refute what is assumed.
    pub refutes: &'static str,
    /// The question only tells which benefit of a policy is meant.
    pub details: &'static str,
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
    /// Between the parts of a name.
    pub dot: &'static str,
    /// Between the entries of a list.
    pub semicolon: &'static str,
    /// A range of days.
    pub days: fn(DateRange) -> String,
    /// Where something can be looked up.
    pub find_out: fn(&str) -> String,

    // The result as a whole.
    /// Names the result.
    pub result_title: &'static str,
    /// The day it is for.
    pub as_of: fn(Date) -> String,
    /// What the sum is and is not.
    pub sum_head: fn(Option<Role>) -> String,
    /// Why a figure is not in the lower sum: nobody checked whether it still holds.
    pub sum_unconfirmed: fn(Fen) -> String,
    /// Why something is not in the lower sum: one cannot apply now, or when to is not known.
    pub sum_no_window: &'static str,
    /// Why something is not in the lower sum: it has a ceiling only, or depends on more.
    pub sum_ceilings: &'static str,
    /// How the weakest figure is known.
    pub sum_grade: fn(Grade) -> &'static str,
    /// How many may fit now.
    pub may_fit: fn(usize) -> String,
    /// Where nothing fits now: of how many all fits but what the authorities have not published.
    pub only_unpublished: fn(usize) -> String,
    /// Where nothing fits now: how many may later, after a step, or by selection.
    pub may_fit_later: fn(usize) -> String,
    /// Where nothing fits now, and work here would bring something.
    pub see_offers: &'static str,
    /// Where nothing is decided, and there is something to answer.
    pub answer_more: &'static str,
    /// Where nothing is decided, and all is asked or put off.
    pub look_up_more: &'static str,
    /// Where all is decided and nothing fits.
    pub nothing_fits: &'static str,
    /// How many lack an answer or two.
    pub one_answer_away: fn(usize) -> String,
    /// Beside others: of how many all fits but what the authorities have not published.
    pub one_call_away: fn(usize) -> String,
    /// Beside others: how many may fit later, after a step, or by selection.
    pub later_or_after_a_step: fn(usize) -> String,
    /// The soonest last day, and of what.
    pub soonest: fn(&str, Date) -> String,
    /// Why the lower sum is lower: how many pairs no text speaks of.
    pub sum_silent: fn(usize) -> String,
    /// Above what may be had together.
    pub together_title: &'static str,
    /// Above what is left out for it.
    pub left_out_title: &'static str,
    /// Why something is left out, before the words of its rule have come: what it is left out for.
    pub not_with: fn(&str) -> String,
    /// What another choice would come to: its policy; all of it now and then; the first year now and then, where that
    /// is something else.
    pub instead: fn(&str, (&str, &str), Option<&Both>) -> String,
    /// That no text says whether two policies go together.
    pub no_word: fn(&str, &str) -> String,
    /// How many more such pairs there are.
    pub no_word_more: fn(usize) -> String,
    /// An amount that may be a range.
    pub up_to: fn(FenRange) -> String,
    /// What a policy needs that is not so, and what was said.
    pub lacks: fn(&str, Option<&str>) -> String,
    /// How many policies were decided, of how many.
    pub first_title: &'static str,
    /// To apply for what is met, and its last day.
    pub first_until: fn(&str, Date) -> String,
    /// To ask about what is met and has a window that nobody knows.
    pub first_ask: fn(&str) -> String,
    /// To apply for what is met.
    pub first_apply: fn(&str) -> String,
    /// How to get what must be done first, and for which policy.
    pub first_gate: fn(&str, &str) -> String,
    /// To give an answer that is missing.
    pub first_answer: fn(&str) -> String,
    /// To remember the day from which something may apply.
    pub first_later: fn(&str, Date) -> String,
    /// How many policies are settled, of how many.
    pub settled_of: fn(usize, usize) -> String,
    /// How many policies more lack answers.
    pub more_open: fn(usize) -> String,
    /// In place of a clause whose text is not here yet.
    pub clause_coming: &'static str,
    /// The same where it did not come.
    pub clause_missing: &'static str,
    /// Until when the conditions hold at the latest, where days of the window are not known.
    pub latest: fn(Date) -> String,
    /// Above the law and documents that a policy rests on.
    pub basis: &'static str,
    /// Until when nothing more is left to the office, and until when it decides; to no known end where that is none.
    pub undisputed: fn(Date, Option<Date>) -> String,
    /// A last day that is near, and how many days are left; today where none are.
    pub days_left: fn(Date, i32) -> String,
    /// Why one had better not wait.
    pub soon: fn(&str) -> String,
    /// A condition, and the day from which it holds, or from which it holds at the latest.
    pub waits: fn(&str, Date, bool) -> String,
    /// What an offer brings, beside its button.
    pub offer_brings: fn(&str) -> String,
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

    /// Names the policies of a status, with their number.
    pub group: fn(Status, usize) -> String,

    // One policy.
    /// How it came out.
    pub tag: fn(Status) -> &'static str,
    /// Matching, but one cannot apply yet.
    pub tag_met_early: &'static str,
    /// Matching, but one can no longer apply this time.
    pub tag_met_late: &'static str,
    /// Lacking that many answers.
    pub tag_needs: fn(usize) -> String,
    /// Lacking an answer the person will not give.
    pub tag_open: &'static str,
    /// Not confirmed in a part.
    pub tag_part_unconfirmed: &'static str,
    /// All public conditions fit; that many are merely assumed. Then what is to be known about when to apply.
    pub verdict_met: fn(usize, &str) -> String,
    /// Nobody knows when one can apply.
    pub when_unknown: &'static str,
    /// One cannot apply yet.
    pub when_early: &'static str,
    /// One can no longer apply, and when one can again is not known.
    pub when_late: &'static str,
    /// Fits from a day on, or from that day at the latest; these clauses are what lacks now.
    pub verdict_later: fn(Date, bool, &[String]) -> String,
    /// The rule is not in force before that day.
    pub verdict_not_yet: fn(Option<Date>) -> String,
    /// So many gates are to be passed first.
    pub verdict_gate: fn(usize) -> String,
    /// These answers would settle it.
    pub verdict_needs: fn(&[String]) -> String,
    /// The same where a declined answer would be open as well.
    pub verdict_needs_and_declined: fn(&[String], &[String]) -> String,
    /// These questions the person would not answer.
    pub verdict_declined: fn(&[String]) -> String,
    /// A jury chooses.
    pub verdict_competitive: &'static str,
    /// Only its name is known.
    pub verdict_unconfirmed: &'static str,
    /// These clauses are not known well enough.
    pub verdict_part_unconfirmed: fn(&[String]) -> String,
    /// It ran until that day.
    pub verdict_ended: fn(Option<Date>) -> String,
    /// A later version holds instead; its name follows.
    pub verdict_replaced: &'static str,
    /// It was withdrawn on that day.
    pub verdict_withdrawn: fn(Option<Date>) -> String,
    /// These clauses fail; each with the answers behind it.
    pub verdict_not_met: fn(&[(String, String)]) -> String,
    /// Everything fits, but the time to apply is over; its last day.
    pub verdict_too_late: fn(Option<Date>) -> String,
    /// The days to apply: first and last, and whether they are known to hold.
    pub window: fn(Option<Date>, Option<Date>, bool) -> Option<String>,
    /// Until when it fits as things stand.
    pub until: fn(Date) -> String,
    /// From when it fits, and until when.
    pub from: fn(Date, Date) -> String,
    /// Opens the questions that are still open, with their number.
    pub open_questions: fn(usize) -> String,

    // What it gives.
    /// What a kind of benefit is called.
    pub kind: fn(BenefitKind) -> &'static str,
    /// To whom it goes, where that is not the person.
    pub given_to: fn(Role) -> &'static str,
    /// One payment.
    pub each: fn(FenRange, Bound, Per) -> String,
    /// How many payments there are, and what they come to.
    pub times: fn(Per, (u16, u16), FenRange) -> String,
    /// All of uneven payments.
    pub in_all: fn(FenRange) -> String,
    /// Uneven payments in their order.
    pub schedule: fn(Per, &[FenRange]) -> String,
    /// No figure is known.
    pub no_figure_known: &'static str,
    /// Whether it is given depends on what is not known yet.
    pub perhaps: &'static str,
    /// A figure nobody checked lately.
    pub old_figure: fn(&str) -> String,
    /// Since when it is unchecked.
    pub old_figure_note: fn(Date) -> String,
    /// Opens a question that makes a figure exact.
    pub work_out: &'static str,
    /// What such a question is for.
    pub work_out_note: &'static str,

    // Why.
    /// Opens the reasons.
    pub why: &'static str,
    /// How a clause stands, before it, for who hears the page.
    pub truth: fn(Truth) -> &'static str,
    /// Before the answer a clause rests on.
    pub you_said: &'static str,
    /// Between the name of a fact and its answer.
    pub colon: &'static str,
    /// Before a citation.
    pub cited: &'static str,
    /// A mark for how something is known, and its meaning.
    pub grade: fn(Grade) -> (&'static str, &'static str),
    /// What the marks mean, below the sources.
    pub grades: &'static str,
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
    /// What one must do afterwards.
    pub obligations: &'static str,
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
    /// What to search for in 浙里办, the province's app, which is in Chinese.
    pub search_there: fn(&str) -> String,

    // Ways in, all policies, one policy, a supposed job, another day.
    /// What the chosen way in has answered; the answers follow.
    pub by_start: &'static str,
    /// An answer that is kept but not looked at now.
    pub parked: fn(&str) -> String,
    /// What an answer cannot be true together with: what that is called and what was said.
    pub clash: fn(&str, &str) -> String,
    /// Leads to that question.
    pub clash_change: fn(&str) -> String,
    /// Names the list of all policies.
    pub policies_title: &'static str,
    /// Names the page of one policy.
    pub level_title: &'static str,
    /// Names the field to search with.
    pub search: &'static str,
    /// Names the list of themes.
    pub theme: &'static str,
    /// Names the list of situations.
    pub stage: &'static str,
    /// Names the choice of what employers have to do with.
    pub employers: &'static str,
    /// Neither a theme nor a situation is chosen.
    pub any: &'static str,
    /// How many were found, of how many.
    pub found: fn(usize, usize) -> String,
    /// Nothing was found.
    pub nothing_found: &'static str,
    /// Before the themes, where nothing was found.
    pub or_by_theme: &'static str,
    /// Who made a rule.
    pub level: fn(Level) -> &'static str,
    /// Whom a policy is for, who applies, who is paid.
    pub roles: fn(Role, Role, Role) -> String,
    /// When a rule is in force.
    pub in_force: fn(Option<Date>, Option<Date>) -> Option<String>,
    /// Above how a policy stands by the answers.
    pub how_it_stands: &'static str,
    /// Above what a policy demands.
    pub demands: &'static str,
    /// Above what it gives.
    pub gives: &'static str,
    /// Before clauses of which all must hold.
    pub all_of: &'static str,
    /// Before clauses of which one must hold.
    pub any_of: &'static str,
    /// Before clauses of which so many must hold.
    pub at_least_of: fn(u8) -> String,
    /// Before a clause that must not hold.
    pub none_of: &'static str,
    /// Of a clause: to be done first.
    pub gate: &'static str,
    /// Asks about one policy alone; how many questions are open.
    pub only_this: fn(usize) -> String,
    /// Names what a supposed job would change.
    pub offer_title: &'static str,
    /// What is supposed.
    pub offer_note: &'static str,
    /// Marks what rests on a supposition.
    pub supposed: &'static str,
    /// Under the supposition all public conditions fit.
    pub offer_met: &'static str,
    /// How many policies a supposed job would change.
    pub offer_changes: fn(usize) -> String,
    /// What must be known before an offer's policy can be judged.
    pub offer_needs: fn(&str) -> String,
    /// What must be done before it applies.
    pub offer_first: fn(&str) -> String,
    /// From which day it may apply.
    pub offer_from: fn(Date) -> String,
    /// A figure or a condition is not known well enough.
    pub offer_unconfirmed: &'static str,
    /// How many policies more an offer touches.
    pub offer_more: fn(usize) -> String,
    /// Above the other offers.
    pub offer_others: &'static str,
    /// The door for firms, and links to offers.
    pub firm: &'static FirmText,
    /// After several questions without an answer.
    pub pause_title: &'static str,
    /// What can be done now.
    pub pause_note: &'static str,
    /// Looks at what can be seen already.
    pub pause_see: &'static str,
    /// Above whom to call.
    pub pause_call: &'static str,
    /// Goes on for a few questions.
    pub pause_go_on: &'static str,
    /// Opens the choice of another day.
    pub other_day: &'static str,
    /// Says that what is shown is for another day.
    pub reckoned: fn(Date) -> String,
    /// Goes back to today.
    pub today: &'static str,
    /// This year's time to apply is over; the next is known.
    pub when_next: &'static str,

    // Taking the result along, and what others have handed on.
    /// A changed answer has brought up so many questions.
    pub new_questions: fn(usize) -> String,
    /// A link with answers was opened; so many of them could not be read.
    pub link_opened: fn(usize) -> String,
    /// Why a link could not be opened.
    pub link_refused: fn(Refusal) -> String,
    /// Where the device's day cannot be today: the day that is used instead.
    pub clock_is_wrong: fn(Date) -> String,
    /// Title of the screen that asks whether something shall replace the answers there are.
    pub replace_title: &'static str,
    /// On it, where a way in was tapped: how many questions are answered.
    pub replace_start: fn(usize) -> String,
    /// The same, where a link with answers was opened.
    pub replace_link: fn(usize) -> String,
    /// Clears the answers and takes the way in.
    pub replace_yes_start: &'static str,
    /// Takes the link's answers.
    pub replace_yes_link: &'static str,
    /// Keeps the answers there are.
    pub replace_no: &'static str,
    /// After a reload.
    pub restored: &'static str,
    /// On the first screen, where there are answers already: how many questions are dealt with.
    pub answered_so_far: fn(usize) -> String,
    /// To the next question, where there are answers already.
    pub go_on_answering: &'static str,
    /// The answers kept on this device were taken up again.
    pub resumed: &'static str,
    /// Names taking the result along; leads there.
    pub share_title: &'static str,
    /// The link carries results alone.
    pub share_results: &'static str,
    /// The link carries the answers.
    pub share_answers: &'static str,
    /// It also carries what is sensitive.
    pub share_sensitive: &'static str,
    /// What whoever opens a link with results can see.
    pub share_note_results: &'static str,
    /// The same of a link with answers.
    pub share_note_answers: &'static str,
    /// The same where what is sensitive goes along.
    pub share_note_sensitive: &'static str,
    /// Names the link.
    pub share_link: &'static str,
    /// Copies it.
    pub copy: &'static str,
    /// It was copied.
    pub copied: &'static str,
    /// It was not.
    pub not_copied: &'static str,
    /// Draws the picture.
    pub draw_poster: &'static str,
    /// It could not be drawn.
    pub no_poster: &'static str,
    /// What the picture shows, for those who do not see it.
    pub poster_alt: &'static str,
    /// How to save it.
    pub poster_hold: &'static str,
    /// What the picture says at its end: the version of the rules, and whether somebody stands behind them.
    pub poster_foot: fn(&str, bool) -> String,
    /// Keeps the answers on this device.
    pub keep_here: &'static str,
    /// For how long, and who else could see them.
    pub keep_note: &'static str,
    /// The device refuses.
    pub not_kept: &'static str,
    /// Names a result that somebody handed on.
    pub shown_title: &'static str,
    /// What it is, and the day it is for.
    pub shown_note: fn(Date) -> String,
    /// How many policies did not match.
    pub shown_rest: fn(usize) -> String,
    /// Reads a question aloud.
    pub read_aloud: &'static str,
    /// Leads to the questions.
    pub own_test: &'static str,
}
