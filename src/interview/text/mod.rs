//! Every sentence of the interface, as one typed table per language.
//!
//! A missing sentence does not compile. The texts of policies and questions come from the pack; [`phrase`] formats
//! figures and days. Sentences with values in them are functions, so that each language can order its words.

pub mod age;
pub mod date;
pub mod demo;
pub mod desk;
pub mod door;
mod en;
pub mod fair;
pub mod firm;
pub mod hand_over;
pub mod lack;
mod language;
pub mod loader;
pub mod near;
pub mod offer;
pub mod paper;
pub mod phrase;
pub mod plan;
pub mod reach;
pub mod since;
pub mod sum;
pub mod what_if;
mod zh;

pub use language::Language;
use {lack::LackText, near::NearText, offer::OfferText, since::SinceText, sum::SumText};

use crate::{
    engine::{Status, Truth},
    handoff::Refusal,
    pack::{BenefitKind, Bound, Grade, Level, Per, Role},
    value::{Date, DateRange, FenRange, Range},
};

/// The sentences of one language.
pub struct Text {
    /// Which language it is.
    pub language: Language,
    /// Its own name, on the button that switches to it.
    pub name: &'static str,
    /// Window title of the first screen.
    pub home_title: &'static str,
    /// Window title of any other screen.
    pub title: fn(&str) -> String,

    // Bars and buttons.
    /// Leads to the previous screen.
    pub back: &'static str,
    /// Switches large text on or off.
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
    /// The topic and the number of this question.
    pub nth_question: fn(&str, usize) -> String,
    /// Yes.
    pub yes: &'static str,
    /// No.
    pub no: &'static str,
    /// The person does not know.
    pub unsure: &'static str,
    /// The person will not say.
    pub declined: &'static str,
    /// Submits the answer and moves on.
    pub next: &'static str,
    /// Submits the answer and goes back to the list.
    pub save: &'static str,
    /// Says that tapping an answer leads to the next question.
    pub tap_goes_on: &'static str,
    /// Nothing was picked; takes the label of the button for not knowing.
    pub pick_first: fn(&str) -> String,
    /// No number was typed.
    pub type_first: fn(&str) -> String,
    /// No year or month was chosen.
    pub date_first: fn(&str) -> String,
    /// Nothing was added to a list.
    pub add_first: fn(&str) -> String,
    /// Something other than a number was typed; takes the unit and how many decimals are allowed.
    pub digits_only: fn(&str, u8) -> String,
    /// The number was typed for another span of time; takes what it would be in the field's unit, and that unit.
    pub other_span: fn(&str, &str) -> String,
    /// The number was called something else; takes what is asked for.
    pub other_matter: fn(&str) -> String,
    /// The number is implausibly high; takes the maximum and its unit.
    pub too_much: fn(i64, &str) -> String,
    /// Only one of year and month was chosen, and both may be left open.
    pub half_date: &'static str,
    /// The year typed is impossible; takes the earliest and the latest possible one.
    pub no_such_year: fn(i32, i32) -> String,
    /// Placeholder of an empty year field.
    pub four_digits: &'static str,
    /// The month has no such day.
    pub no_such_day: &'static str,
    /// The day is in the future.
    pub not_yet: &'static str,
    /// An entry of a list was left empty.
    pub fill_first: &'static str,
    /// Several options may be picked.
    pub pick_many: &'static str,
    /// None of the options, if the pack has no word for it.
    pub none_of_them: &'static str,
    /// A field for a number: its name and unit.
    pub field: fn(&str, &str) -> String,
    /// Nothing is chosen in a list yet.
    pub choose: &'static str,
    /// A year's field, or one of its values.
    pub year: fn(Option<i32>) -> String,
    /// The same of months.
    pub month: fn(Option<i32>) -> String,
    /// The same of days.
    pub day: fn(Option<i32>) -> String,
    /// Asks for the day because it decides; this button continues without one.
    pub day_decides: fn(&str) -> String,
    /// The same for an entry of a list.
    pub day_decides_in_entry: fn(&str) -> String,
    /// A number or a range, as a choice and as an answer; takes the unit and the decimals.
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
    /// An entry with nothing filled in.
    pub empty_entry: &'static str,
    /// How many policies depend on the answer, and how many of them it may settle alone.
    pub helps: fn(usize, usize) -> String,
    /// The question can only refute an assumption.
    pub refutes: &'static str,
    /// The question only decides which benefit of a policy applies.
    pub details: &'static str,
    /// Names the outcomes so far, shown beside a question.
    pub so_far: &'static str,

    // Answers.
    /// Names the list of answers.
    pub answers_title: &'static str,
    /// No question answered yet.
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
    /// Where to look something up.
    pub find_out: fn(&str) -> String,

    // The result as a whole.
    /// Names the result.
    pub result_title: &'static str,
    /// The day the result is for.
    pub as_of: fn(Date) -> String,
    /// How many may fit now.
    pub may_fit: fn(usize) -> String,
    /// If nothing fits now: how many would, except for what the authorities have not published.
    pub only_unpublished: fn(usize) -> String,
    /// If nothing fits now: how many may later, after a step, or by selection.
    pub may_fit_later: fn(usize) -> String,
    /// If nothing fits now but a job here would bring something.
    pub see_offers: &'static str,
    /// If nothing is decided and there are questions to answer.
    pub answer_more: &'static str,
    /// If nothing is decided and every question was asked or put off.
    pub look_up_more: &'static str,
    /// If everything is decided and nothing fits.
    pub nothing_fits: &'static str,
    /// How many may be decided by an answer or two.
    pub one_answer_away: fn(usize) -> String,
    /// In addition: how many fit except for what the authorities have not published.
    pub one_call_away: fn(usize) -> String,
    /// In addition: how many may fit later, after a step, or by selection.
    pub later_or_after_a_step: fn(usize) -> String,
    /// The nearest last day, what it is for, and whether the office may go on after it.
    pub soonest: fn(&str, Date, bool) -> String,
    /// Above what can be received together.
    pub together_title: &'static str,
    /// The same where of some pair no text says so.
    pub together_perhaps: &'static str,
    /// Of a policy that needs a step or time first: its name, and what is said of it and one that is taken.
    pub not_beside: fn(&str, &str) -> String,
    /// Above what is left out in favour of it.
    pub left_out_title: &'static str,
    /// Why something is left out, until the words of the rule have arrived: what it gives way to.
    pub not_with: fn(&str) -> String,
    /// The value of another choice: its policy; the total now and with it; the first year now and with it, if that
    /// differs.
    pub instead: fn(&str, (&str, &str), Option<&phrase::Both>) -> String,
    /// No text says whether two policies can be combined.
    pub no_word: fn(&str, &str) -> String,
    /// How many more such pairs there are.
    pub no_word_more: fn(usize) -> String,
    /// Unfolds the papers for everything that is taken; takes their number.
    pub papers_together: fn(usize) -> String,
    /// An amount that may be a range.
    pub up_to: fn(FenRange) -> String,
    /// An unmet condition of a policy, and the answer given.
    pub lacks: fn(&str, Option<(&str, &str)>) -> String,
    /// Above what to do first.
    pub first_title: &'static str,
    /// To apply for a matching policy, its last day, and whether the office may go on after it.
    pub first_until: fn(&str, Date, bool) -> String,
    /// To ask about a matching policy whose application period is unknown.
    pub first_ask: fn(&str) -> String,
    /// To apply for a matching policy.
    pub first_apply: fn(&str) -> String,
    /// How to do what has to come first, and for which policy.
    pub first_gate: fn(&str, &str) -> String,
    /// To give a missing answer.
    pub first_answer: fn(&str) -> String,
    /// To note the day from which something may apply.
    pub first_later: fn(&str, Date) -> String,
    /// How many policies are settled, of how many.
    pub settled_of: fn(usize, usize) -> String,
    /// How many more policies lack answers.
    pub more_open: fn(usize) -> String,
    /// How many more policies are known by name only.
    pub more_by_name: fn(usize) -> String,
    /// Placeholder for a clause whose text has not arrived yet.
    pub clause_coming: &'static str,
    /// The same if it could not be fetched.
    pub clause_missing: &'static str,
    /// The latest day the conditions can hold, if the days of the window are unknown.
    pub latest: fn(Date) -> String,
    /// Above the laws and documents a policy is based on.
    pub basis: &'static str,
    /// Until when nothing more is left to the office, and until when it decides; `None` if that has no known end.
    pub undisputed: fn(Date, Option<Date>) -> String,
    /// A last day that is near, how many days are left (zero means today), and whether the office decides about later ones.
    pub days_left: fn(Date, i32, bool) -> String,
    /// Why not to wait.
    pub soon: fn(&str) -> String,
    /// A condition, and the day from which it holds, or holds at the latest.
    pub waits: fn(&str, Date, bool) -> String,
    /// What an offer brings, beside its button.
    pub offer_brings: fn(&str) -> String,
    /// Questions that were put off.
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
    /// Matching, but applications have not opened yet.
    pub tag_met_early: &'static str,
    /// Matching, but applications are closed for this time.
    pub tag_met_late: &'static str,
    /// Missing an answer the person declines to give.
    pub tag_open: &'static str,
    /// Partly unconfirmed.
    pub tag_part_unconfirmed: &'static str,
    /// All public conditions fit, this many of them only by assumption; then what to know about when to apply.
    pub verdict_met: fn(usize, &str) -> String,
    /// The application period is unknown.
    pub when_unknown: &'static str,
    /// Applications have not opened yet.
    pub when_early: &'static str,
    /// Applications are closed, and their next opening is unknown.
    pub when_late: &'static str,
    /// Fits from a day on, or from that day at the latest; these clauses are missing now.
    pub verdict_later: fn(Date, bool, &[String]) -> String,
    /// The rule is not in force before that day.
    pub verdict_not_yet: fn(Option<Date>) -> String,
    /// This many gates come first.
    pub verdict_gate: fn(usize) -> String,
    /// A jury chooses.
    pub verdict_competitive: &'static str,
    /// Only its name is known.
    pub verdict_unconfirmed: &'static str,
    /// A step is open, and these clauses are not reliably known.
    pub verdict_step_and_unconfirmed: fn(&[String]) -> String,
    /// These clauses are not reliably known.
    pub verdict_part_unconfirmed: fn(&[String]) -> String,
    /// It ended on that day.
    pub verdict_ended: fn(Option<Date>) -> String,
    /// A later version holds instead; its name follows.
    pub verdict_replaced: &'static str,
    /// It was withdrawn on that day; whether a policy to look at instead is named next.
    pub verdict_withdrawn: fn(Option<Date>, bool) -> String,
    /// These clauses fail, each with the answers behind it.
    pub verdict_not_met: fn(&[(String, String)]) -> String,
    /// Everything fits, but applications are closed; takes the last day.
    pub verdict_too_late: fn(Option<Date>) -> String,
    /// The application period: first and last day, and whether they are confirmed.
    pub window: fn(Option<Date>, Option<Date>, bool) -> Option<String>,
    /// Until when it fits if nothing changes.
    pub until: fn(Date) -> String,
    /// The days from and until which it fits.
    pub from: fn(Date, Date) -> String,
    /// Opens the remaining questions; takes their number.
    pub open_questions: fn(usize) -> String,

    /// The name of a kind of benefit.
    pub kind: fn(BenefitKind) -> &'static str,
    /// The recipient, if that is not the person.
    pub given_to: fn(Role) -> &'static str,
    /// One payment.
    pub each: fn(FenRange, Bound, Per) -> String,
    /// A share.
    pub rate: fn(FenRange, Bound) -> String,
    /// That nobody has to apply.
    pub automatic: &'static str,
    /// The number of payments, and their total.
    pub times: fn(Per, (u16, u16), FenRange) -> String,
    /// The total of uneven payments.
    pub in_all: fn(FenRange) -> String,
    /// Uneven payments in their order.
    pub schedule: fn(Per, &[FenRange]) -> String,
    /// No figure is known.
    pub no_figure_known: &'static str,
    /// Whether it is given depends on something not known yet.
    pub perhaps: &'static str,
    /// A figure that has not been verified lately.
    pub old_figure: fn(&str) -> String,
    /// Since when it is unverified.
    pub old_figure_note: fn(Date) -> String,
    /// Opens a question that makes a figure exact.
    pub work_out: &'static str,
    /// The purpose of such a question.
    pub work_out_note: &'static str,

    /// Opens the reasons.
    pub why: &'static str,
    /// A clause's truth, placed before it for screen readers.
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
    /// When a source was last checked.
    pub seen: fn(&str) -> String,
    /// A link that leaves the app.
    pub leaves: &'static str,
    /// Only the office can judge it.
    pub office: &'static str,
    /// Above the clauses that are assumed.
    pub assumed: &'static str,
    /// Refutes one.
    pub not_so: &'static str,
    /// Above the uncertainties.
    pub uncertain: &'static str,

    // Applying.
    /// Opens how to apply.
    pub apply: &'static str,
    /// How.
    pub how: &'static str,
    /// With which papers.
    pub papers: &'static str,
    /// The obligations afterwards.
    pub obligations: &'static str,
    /// The sources of all of it.
    pub sources: &'static str,
    /// The long texts are being fetched.
    pub loading: &'static str,
    /// They could not be fetched.
    pub not_loaded: &'static str,
    /// Tries again.
    pub again: &'static str,
    /// Before the contact that ends every card.
    pub contact: &'static str,
    /// What to search for in 浙里办, the province's app, which is only in Chinese.
    pub search_there: fn(&str) -> String,

    // Ways in, all policies, one policy, a supposed job, another day.
    /// What the chosen way in has answered; the answers follow.
    pub by_start: &'static str,
    /// An answer that is kept but not used now.
    pub parked: fn(&str) -> String,
    /// The answer contradicts another one; takes that question's name and answer.
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
    /// Names the filter for policies relevant to employers.
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
    /// Above a policy's status for these answers.
    pub how_it_stands: &'static str,
    /// Above the conditions of a policy.
    pub demands: &'static str,
    /// Above its benefits.
    pub gives: &'static str,
    /// Before clauses that must all hold.
    pub all_of: &'static str,
    /// Before clauses of which one must hold.
    pub any_of: &'static str,
    /// Before clauses of which this many must hold.
    pub at_least_of: fn(u8) -> String,
    /// Before a clause that must not hold.
    pub none_of: &'static str,
    /// Marks a clause that has to be done first.
    pub gate: &'static str,
    /// Asks about one policy only; takes the number of open questions.
    pub only_this: fn(usize) -> String,
    /// Hands the link to the device's own sharing sheet.
    pub send: &'static str,
    /// Names what a supposed job would change.
    pub offer_title: &'static str,
    /// That a chosen day is further away than is looked.
    pub day_too_far: &'static str,
    /// 还差一步.
    pub near: &'static NearText,
    /// What a policy lacks.
    pub lack: &'static LackText,
    /// What a sum of money is, and what it leaves out.
    pub sum: &'static SumText,
    /// What has changed since a result was kept.
    pub since: &'static SinceText,
    /// What is supposed.
    pub offer_note: &'static str,
    /// Marks what depends on a supposition.
    pub supposed: &'static str,
    /// Under the supposition all public conditions fit.
    pub offer_met: &'static str,
    /// How many policies a supposed job would change.
    pub offer_changes: fn(usize) -> String,
    /// What must be known before a policy of an offer can be judged.
    pub offer_needs: fn(&str) -> String,
    /// What must be done before it applies.
    pub offer_first: fn(&str) -> String,
    /// From which day it may apply.
    pub offer_from: fn(Date) -> String,
    /// A figure or a condition is not reliably known.
    pub offer_unconfirmed: &'static str,
    /// Links to offers.
    pub of_offer: &'static OfferText,
    /// After several unanswered questions.
    pub pause_title: &'static str,
    /// The options at this point.
    pub pause_note: &'static str,
    /// Shows the outcomes so far.
    pub pause_see: &'static str,
    /// Above the numbers to call.
    pub pause_call: &'static str,
    /// Continues for a few questions.
    pub pause_go_on: &'static str,
    /// Opens the choice of another day.
    pub other_day: &'static str,
    /// Says that the result is for another day.
    pub reckoned: fn(Date) -> String,
    /// Goes back to today.
    pub today: &'static str,
    /// This year's applications are closed; the next opening is known.
    pub when_next: &'static str,

    // Keeping and sharing the result, and what others have shared.
    /// A changed answer raised this many new questions.
    pub new_questions: fn(usize) -> String,
    /// A link with answers was opened; this many of them could not be read.
    pub link_opened: fn(usize) -> String,
    /// Why a link could not be opened.
    pub link_refused: fn(Refusal) -> String,
    /// The device's day cannot be right; takes the day used instead.
    pub clock_is_wrong: fn(Date) -> String,
    /// Title of the screen that asks whether to replace the existing answers.
    pub replace_title: &'static str,
    /// On it, after tapping a way in: how many questions are answered.
    pub replace_start: fn(usize) -> String,
    /// The same after opening a link with answers.
    pub replace_link: fn(usize) -> String,
    /// Clears the answers and takes the way in.
    pub replace_yes_start: &'static str,
    /// Takes the link's answers.
    pub replace_yes_link: &'static str,
    /// Keeps the existing answers.
    pub replace_no: &'static str,
    /// Shown after a reload.
    pub restored: &'static str,
    /// On the first screen, if there are answers already: how many questions are dealt with.
    pub answered_so_far: fn(usize) -> String,
    /// To the next question, if there are answers already.
    pub go_on_answering: &'static str,
    /// Answers kept on this device were restored.
    pub resumed: &'static str,
    /// Names the screen for keeping and sharing the result; leads there.
    pub share_title: &'static str,
    /// The link carries results alone.
    pub share_results: &'static str,
    /// The link carries the answers.
    pub share_answers: &'static str,
    /// It also carries sensitive answers.
    pub share_sensitive: &'static str,
    /// What people who open a link with results can see.
    pub share_note_results: &'static str,
    /// The same for a link with answers.
    pub share_note_answers: &'static str,
    /// The same if sensitive answers are included.
    pub share_note_sensitive: &'static str,
    /// Names the link.
    pub share_link: &'static str,
    /// Copies it.
    pub copy: &'static str,
    /// The link was copied.
    pub copied: &'static str,
    /// Copying failed.
    pub not_copied: &'static str,
    /// Draws the picture.
    pub draw_poster: &'static str,
    /// Drawing failed.
    pub no_poster: &'static str,
    /// Describes the picture for people who do not see it.
    pub poster_alt: &'static str,
    /// How to save it.
    pub poster_hold: &'static str,
    /// The end of the picture: the version of the rules, and whether anyone vouches for them.
    pub poster_foot: fn(&str, bool) -> String,
    /// Keeps the answers on this device.
    pub keep_here: &'static str,
    /// How long, and who else could see them.
    pub keep_note: &'static str,
    /// The device refuses.
    pub not_kept: &'static str,
    /// The device no longer keeps the answers of this tab, or keeps another's; how to change that.
    pub kept_elsewhere: &'static str,
    /// Names a result shared by another person.
    pub shown_title: &'static str,
    /// What it is, and the day it is for.
    pub shown_note: fn(Date) -> String,
    /// How many policies did not match.
    pub shown_rest: fn(usize) -> String,
    /// Why whoever wanted the stand's or the office's page is at the list for employers.
    pub not_here: &'static str,
    /// The place of a policy in the sender's plan, counted from 0.
    pub shown_place: fn(usize) -> &'static str,
    /// Reads a question aloud.
    pub read_aloud: &'static str,
    /// Leads to the questions.
    pub own_test: &'static str,
}
