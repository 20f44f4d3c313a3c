//! The interface in English.
//!
//! For people from abroad who may not know any Chinese office: plain words, as careful as the Chinese ones, never a
//! promise. Days as 23 November 2026, money as ¥3,000.

pub(super) mod figures;
pub(super) mod words;

use figures::{capital, day, days, money, month, range};
use words::{count, group, quoted, tag, the};

use super::{
    Language, Text, lack, near, offer,
    phrase::{decimal, yuan},
    since, sum,
};
use crate::{
    engine::Truth,
    handoff::Refusal,
    interview::numeral::Counted,
    pack::{BenefitKind, Bound, Grade, Level, Per, Role},
    value::{Date, FenRange},
};

/// English.
pub static EN: Text = Text {
    language: Language::En,
    name: "English",
    home_title: "Talent policies of the Lishui development zone · Caice",
    title: |screen| format!("{screen} · Caice"),

    back: "Back",
    large: "Large text",
    see_result: "See result",
    change_answers: "Answers",
    go_on: "Continue",
    progress: "Progress",

    nth_question: |topic, n| {
        if topic.is_empty() { format!("Question {n}") } else { format!("{topic} · question {n}") }
    },
    yes: "Yes",
    no: "No",
    unsure: "Not sure",
    declined: "Prefer not to say",
    next: "Next",
    save: "Save",
    tap_goes_on: "Tap an answer to continue; go back to change it.",
    pick_first: |unsure| format!("Please pick an answer, or tap \"{unsure}\"."),
    type_first: |unsure| format!("Please type a number, or tap \"{unsure}\"."),
    date_first: |unsure| format!("Please choose year and month, or tap \"{unsure}\"."),
    add_first: |unsure| format!("Please add an entry, or tap \"{unsure}\"."),
    digits_only: |unit, places| {
        let (example, most) = match (Counted::by(unit), places) {
            (Counted::Yuan, _) => ("3000 or 836.42", String::new()),
            (Counted::People, _) => ("3", String::new()),
            (Counted::Months, _) => ("12", String::new()),
            (Counted::Other, 0) => ("3", String::new()),
            (Counted::Other, 1) => ("3", " with at most 1 decimal place".into()),
            (Counted::Other, n) => ("3", format!(" with at most {n} decimal places")),
        };
        let unit = if unit.is_empty() { String::new() } else { format!(" in {unit}") };
        let number = if places == 0 { "a whole number" } else { "one number" };
        format!("Please enter {number}{unit}{most}, such as {example}.")
    },
    other_span: |turned, unit| format!("The unit is {unit}. Yours would be {turned} {unit}; if so, enter that."),
    other_matter: |label| format!("This asks for \"{label}\"; please enter that alone."),
    too_much: |most, unit| {
        format!("That is too large; please check it. The most you can enter is {} {unit}.", decimal(most, 0))
    },
    half_date: "Please choose both year and month, or neither.",
    no_such_year: |earliest, latest| format!("Please enter a year of four digits between {earliest} and {latest}."),
    four_digits: "e.g. 2024",
    no_such_day: "There is no such day; please choose again.",
    not_yet: "That day has not come yet; please check year, month and day.",
    fill_first: "Please fill in at least one field, or tap \"Cancel\".",
    // Follows the help.
    pick_many: " You may pick more than one.",
    none_of_them: "None of these",
    field: |name, unit| if unit.is_empty() { name.into() } else { format!("{name} ({unit})") },
    choose: "Choose",
    year: |year| year.map_or_else(|| "Year".into(), |year| year.to_string()),
    month: |number| match number.and_then(|number| u32::try_from(number).ok()) {
        Some(number) => month(number).into(),
        None => "Month".into(),
    },
    day: |day| day.map_or_else(|| "Day".into(), |day| day.to_string()),
    day_decides: |button| {
        format!(
            "A few days make the difference here: please choose the day as well. If you do not remember it, leave it open and tap \"{button}\"."
        )
    },
    day_decides_in_entry: |button| {
        format!(
            "A few days make the difference here: please tap \"Change\" and add the day. If you do not remember it, tap \"{button}\"."
        )
    },
    range,
    add_entry: "Add an entry",
    edit_entry: "Change",
    remove_entry: "Remove",
    save_entry: "Save this entry",
    cancel: "Cancel",
    empty_entry: "(nothing filled in)",
    helps: |n, n_settled| match (count(n, "policy", "policies"), n_settled) {
        (policies, 0) => format!("Matters for {policies}."),
        (policies, _) if n == 1 => format!("Matters for {policies}; your answer may settle it."),
        (policies, _) => format!("Matters for {policies}; your answer may settle some of them."),
    },
    refutes: "Checks a condition that is assumed to be met.",
    details: "Shows which benefit applies, or from when.",
    so_far: "So far",

    answers_title: "Your answers",
    no_answers: "No answers yet.",
    not_answered: "Not answered",
    put_off: "Not answered",
    change: "Change",
    add_now: "Answer now",
    comma: ", ",
    dot: " · ",
    semicolon: "; ",
    days,
    find_out: |place| format!("Where to look it up: {place}"),

    result_title: "Self-assessment result",
    as_of: |on| format!("As of {}", day(on)),
    may_fit: |n| format!("May fit you: {n}"),
    only_unpublished: |n| format!("No conflict found, but a condition or figure is unpublished: {n}"),
    may_fit_later: |n| format!("May fit later, or after a step: {n}"),
    see_offers: "What a job or a business here could bring",
    answer_more: "Answer a few more questions to see",
    look_up_more: "A few things to look up in your papers",
    nothing_fits: "Based on your answers, nothing fits right now",
    one_answer_away: |n| format!("One or two answers may decide: {n}"),
    one_call_away: |n| format!("No conflict found, but a condition or figure is unpublished; call to ask: {n}"),
    later_or_after_a_step: |n| format!("May fit later, or after a step: {n}"),
    soonest: |title, last, goes_on| match goes_on {
        true => format!("Best by {} ({title}): after that the office decides", day(last)),
        false => format!("First deadline: {} ({title})", day(last)),
    },
    together_title: "What you can have together",
    not_beside: |title, why| format!("Once \"{title}\" applies, too: {why}"),
    together_perhaps: "What you may have together (ask about pairs marked as unknown)",
    left_out_title: "Not possible beside these",
    not_with: |other| format!("Only one of this and \"{other}\"."),
    instead: |title, (now, then), year| {
        let year = year.map(|(now, then)| format!("; in the first year {then}, now {now}")).unwrap_or_default();
        format!("With \"{title}\" instead: {then} in all, now {now}{year}.")
    },
    no_word: |a, b| format!("\"{a}\" and \"{b}\": no text says whether both can be had; ask about both."),
    no_word_more: |n| format!("The same goes for {}.", count(n, "more pair", "more pairs")),
    papers_together: |n| format!("Papers for all of them ({n})"),
    up_to: |total| {
        if total.min == total.max {
            format!("¥{}", yuan(total.max))
        } else if total.min.0 > 0 {
            format!("¥{} to ¥{}", yuan(total.min), yuan(total.max))
        } else {
            format!("Up to ¥{}", yuan(total.max))
        }
    },
    lacks: |clause, said| match said {
        Some((label, said)) => format!("Needs: {clause} (\"{label}\": {said})"),
        None => format!("Needs: {clause}"),
    },
    first_title: "Do this first",
    first_until: |title, last, goes_on| match goes_on {
        true => format!("Apply for \"{title}\", best by {}: after that the office decides.", day(last)),
        false => format!("Apply for \"{title}\" by {}, as things stand.", day(last)),
    },
    first_ask: |title| format!("Ask whether \"{title}\" can be applied for now, and with which papers."),
    first_apply: |title| format!("Apply for \"{title}\"; its card lists papers and places."),
    first_gate: |how, title| format!("{how} (needed for \"{title}\")"),
    first_answer: |label| format!("Answer one more question: {label}."),
    first_later: |title, from| format!("Note {}: \"{title}\" may apply from then on.", day(from)),
    settled_of: |decided, of| format!("Decided: {decided} of {of}"),
    more_open: |n| format!("And {n} more that need a few answers"),
    more_by_name: |n| format!("And {n} more known by name only; call about them"),
    clause_coming: "(loading)",
    latest: |last| {
        format!(
            "Application dates are not confirmed; the conditions surely hold until {}; check again after that",
            day(last)
        )
    },
    basis: "Based on",
    offer_brings: |what| format!("If so: {what}"),
    to_look_up: "Look these up at home to settle the rest",
    clause_missing: "(could not be loaded)",
    undisputed: |until, then_until| {
        let then = then_until.map(|last| format!(", and until {},", day(last))).unwrap_or_default();
        format!("Best apply by {}; after that{then} the office decides", day(until))
    },
    days_left: |last, n, goes_on| match n {
        _ if goes_on => format!("Best by {}: after that the office decides", day(last)),
        0 => "Today is the last day".into(),
        1 => format!("1 day left, until {}", day(last)),
        n => format!("{n} days left, until {}", day(last)),
    },
    soon: |why| format!("Do it soon. {why}"),
    waits: |clause, from, at_latest| {
        format!("{clause} (from {}{})", day(from), if at_latest { " at the latest" } else { "" })
    },
    disclaimer: "This tool is a self-assessment against published policy documents. The result is for reference only: it is not an administrative decision or a commitment, and not proof for an application. Whether an application is accepted, whether a benefit is granted and how much it is, is for the competent authority to decide. The result does not affect your right to ask or to apply.",
    restart: "Start over",
    restart_sure: "Clear all your answers and start over? They are stored nowhere else and cannot be recovered.",
    restart_yes: "Clear and start over",
    restart_no: "Keep my answers",

    group: |status, n| format!("{}: {}", group(status), count(n, "policy", "policies")),

    tag,
    tag_met_early: "Initial match · not open yet",
    tag_met_late: "Initial match · closed for now",
    tag_open: "Cannot be judged for now",
    tag_part_unconfirmed: "Partly unconfirmed",
    verdict_met: |assumed, when| {
        let assumed = match assumed {
            0 => String::new(),
            1 => "; 1 of them is assumed, please check it".into(),
            n => format!("; {n} of them are assumed, please check them"),
        };
        let space = if when.is_empty() { "" } else { " " };
        format!("Your answers fit all published conditions{assumed}. The authority decides.{space}{when}")
    },
    when_unknown: "The application dates were not found; ask before you apply.",
    when_early: "Applications are not open yet.",
    when_late: "This round is closed and the dates of the next were not found; ask before you apply.",
    verdict_later: |from, at_latest, clauses| {
        let lacking = if clauses.is_empty() { String::new() } else { format!("; missing now: {}", clauses.join(", ")) };
        let latest = if at_latest { " at the latest" } else { "" };
        format!("If nothing else changes, this may apply from {}{latest}{lacking}.", day(from))
    },
    verdict_not_yet: |from| {
        let from = from.map(|from| format!("; it takes effect on {}", day(from))).unwrap_or_default();
        format!("This policy is not in force yet{from}.")
    },
    verdict_gate: |n| match n {
        1 => "Complete the step below first, then apply.".into(),
        n => format!("Complete the {n} steps below first, then apply."),
    },
    verdict_competitive: "You meet the conditions to enter. Places are limited and reviewers choose, so no amount is counted.",
    verdict_unconfirmed: "This policy exists, but no formal document was found, so its conditions and amounts are not shown.",
    verdict_step_and_unconfirmed: |clauses| {
        format!("A step comes first, and this is not confirmed: {}.", quoted(clauses))
    },
    verdict_part_unconfirmed: |clauses| {
        format!(
            "Nothing in your answers speaks against it, but this is not confirmed: {}. It cannot be judged for now.",
            quoted(clauses)
        )
    },
    verdict_ended: |to| match to {
        Some(to) => format!("It ran until {}; no extension was found.", day(to)),
        None => "Its term is over; no extension was found.".into(),
    },
    verdict_replaced: "This version takes no more applications; see the newer one: ",
    verdict_withdrawn: |on, instead| {
        let on = on.map(|on| format!(" on {}", day(on))).unwrap_or_default();
        format!(
            "This rule was withdrawn{on}; please do not use earlier results.{}",
            if instead { " See: " } else { "" }
        )
    },
    verdict_not_met: |clauses| {
        let named: String = clauses
            .iter()
            .take(2)
            .map(
                |(clause, said)| {
                    if said.is_empty() { clause.clone() } else { format!("{clause} (you answered: {said})") }
                },
            )
            .reduce(|list, clause| format!("{list}; {clause}"))
            .unwrap_or_default();
        let more = if clauses.len() > 2 { format!("; and {} more", clauses.len() - 2) } else { String::new() };
        format!("Does not fit: {named}{more}. If in doubt, you can ask the office or apply all the same.")
    },
    verdict_too_late: |closes| {
        let closes = closes.map(|closes| format!(" (it closed on {})", day(closes))).unwrap_or_default();
        format!("The application period is over{closes}. If in doubt, ask the office.")
    },
    window: |opens, closes, confirmed| {
        let days = match (opens, closes) {
            (None, None) => return None,
            (Some(opens), None) => format!("from {}", day(opens)),
            (None, Some(closes)) => format!("until {}", day(closes)),
            (Some(opens), Some(closes)) => format!("{} to {}", day(opens), day(closes)),
        };
        Some(if confirmed {
            format!("Applications: {days}")
        } else {
            format!("Earlier application dates: {days}; whether they still hold is not confirmed")
        })
    },
    until: |until| format!("As things stand, until {}", day(until)),
    from: |from, until| format!("From {} until {}", day(from), day(until)),
    open_questions: |n| format!("Answer {} first", count(n, "question", "questions")),

    kind: |kind| match kind {
        BenefitKind::CashSubsidy => "Subsidy",
        BenefitKind::Reimbursement => "Subsidy towards actual costs",
        BenefitKind::TaxCredit => "Deduction from tax due",
        BenefitKind::TaxDeduction => "Deduction from taxable income",
        BenefitKind::TaxDeferral => "Tax deferral",
        BenefitKind::LoanPrincipal => "Loan amount",
        BenefitKind::InterestSubsidy => "Interest subsidy",
        BenefitKind::InKind => "Goods or services",
        BenefitKind::Status => "Status",
    },
    given_to: |role| match role {
        Role::Person => "For the person",
        Role::Employer => "For the employer",
        Role::School => "For the school",
    },
    each: |each, bound, per| {
        let amount =
            if bound == Bound::AtLeast { format!("At least ¥{}", yuan(each.min)) } else { money("Up to", each) };
        match per {
            Per::Once => amount,
            Per::Month => format!("{amount} a month"),
            Per::Year => format!("{amount} a year"),
        }
    },
    rate: |rate, bound| {
        let limit = if bound == Bound::AtMost { "Up to " } else { "" };
        [limit, &decimal(rate.max.0, 2), "%"].concat()
    },
    automatic: "Usually paid without an application; call if it does not arrive.",
    times: |per, (fewest, most), total| {
        let (one, many) = match per {
            Per::Once => ("payment", "payments"),
            Per::Month => ("month", "months"),
            Per::Year => ("year", "years"),
        };
        let up_to = if fewest == most { "" } else { "Up to " };
        format!("{up_to}{}, {} in all", count(usize::from(most), one, many), money("up to", total))
    },
    in_all: |total| format!("{} in all", money("Up to", total)),
    schedule: |per, payments| {
        let unit = match per {
            Per::Once => "payment",
            Per::Month => "month",
            Per::Year => "year",
        };
        let payment = |(index, each): (usize, &FenRange)| format!("{unit} {}: {}", index + 1, money("up to", *each));
        capital(&payments.iter().enumerate().map(payment).collect::<Vec<_>>().join("; "))
    },
    no_figure_known: "Amount not confirmed",
    perhaps: "Whether this is included depends on questions not answered yet.",
    old_figure: |figure| {
        let mut figure = figure.to_owned();
        figure.get_mut(..1).map(str::make_ascii_lowercase).unwrap_or_default();
        format!("Earlier standard: {figure}")
    },
    old_figure_note: |since| {
        let (year, number, _) = since.year_month_day();
        let since = month(number);
        format!(
            "Whether this standard still holds has not been confirmed since {since} {year}; ask the office about this year."
        )
    },
    work_out: "Work out the amount",
    work_out_note: "For the exact amount",

    why: "Why",
    truth: |truth| match truth {
        Truth::Yes => "Holds: ",
        Truth::No => "Does not hold: ",
        Truth::Unknown => "Open: ",
    },
    you_said: "You answered: ",
    colon: ": ",
    cited: "Source ",
    grade: |grade| match grade {
        Grade::A => ("A", "read on a government site"),
        Grade::B => ("B", "from a published summary or reprint"),
        Grade::C => ("C", "known by number or title only"),
        Grade::D => ("D", "not found"),
    },
    grades: "A: read on a government site; B: from a published summary or reprint; C: known by number or title only; D: not found.",
    seen: |seen| format!("looked up on {}", Date::parse(seen).map_or_else(|_| seen.to_owned(), day)),
    leaves: " (opens another website)",
    office: "Decided by the authority",
    assumed: "Assumed to hold; please check",
    not_so: "Not so",
    uncertain: "Uncertain",

    apply: "Papers and how to apply",
    how: "How to apply",
    papers: "Papers",
    obligations: "What to do afterwards",
    sources: "Where it was read",
    loading: "Loading the details...",
    not_loaded: "The details could not be loaded.",
    again: "Try again",
    contact: "Where to go and whom to ask",
    search_there: |words| format!("Search the Zheliban app for: {words}"),

    by_start: "Filled in from your choice on the first page:",
    parked: |said| format!("{said} (kept, but not needed now)"),
    clash: |label, said| format!("This conflicts with your answer \"{label}: {said}\". Change this one or that one."),
    clash_change: |label| format!("Change \"{label}\""),
    policies_title: "All policies",
    level_title: "Policy",
    search: "Search by name",
    theme: "Theme",
    stage: "For whom",
    employers: "Only policies that employers apply for or receive",
    any: "Any",
    found: |n, all| if n == all { format!("{all} in all") } else { format!("{n} found of {all}") },
    nothing_found: "Nothing found. Try another word, or set the filters to \"Any\".",
    or_by_theme: "Or browse by theme:",
    level: |level| match level {
        Level::National => "National policy",
        Level::Zhejiang => "Policy of Zhejiang",
        Level::Lishui => "Policy of Lishui",
        Level::Etdz => "Policy of Lishui ETDZ",
    },
    roles: |for_whom, applicant, payee| {
        format!("For {}; {} applies; paid to {}", the(for_whom), the(applicant), the(payee))
    },
    in_force: |from, to| match (from, to) {
        (None, None) => None,
        (Some(from), None) => Some(format!("In force since {}", day(from))),
        (None, Some(to)) => Some(format!("In force until {}", day(to))),
        (Some(from), Some(to)) => Some(format!("In force from {} to {}", day(from), day(to))),
    },
    how_it_stands: "Based on your answers",
    demands: "Conditions",
    gives: "What it gives",
    all_of: "All of these must hold:",
    any_of: "One of these is enough:",
    at_least_of: |n| format!("At least {n} of these must hold:"),
    none_of: "This must not hold:",
    gate: "do this first",
    send: "Send to someone",
    only_this: |n| match n {
        1 => "Check only this one (about 1 question)".into(),
        n => format!("Check only this one (about {n} questions)"),
    },
    offer_title: "If you work or start up here",
    day_too_far: "Only days within 10 years can be shown; please choose another.",
    lack: &lack::EN,
    sum: &sum::EN,
    near: &near::EN,
    since: &since::EN,
    offer_note: "Hypothetical; your answers stay unchanged. What counts is the actual job, the insurance and the office's decision.",
    offer_needs: |question| format!("Answer first: {question}"),
    offer_first: |step| format!("First: {step}"),
    offer_from: |from| format!("From {} at the earliest", day(from)),
    offer_unconfirmed: "Figure or condition not confirmed; call to ask",
    supposed: "Hypothetical",
    offer_met: "In this case all published conditions fit; the authority decides.",
    offer_changes: |n| match n {
        0 => "Nothing would change".into(),
        1 => "1 policy would change".into(),
        n => format!("{n} policies would change"),
    },
    of_offer: &offer::EN,
    pause_title: "Take a break if you like",
    pause_note: "That is fine: none of them counts as a no, and all are listed to look up later.",
    pause_see: "See the policies so far",
    pause_call: "Call and ask",
    pause_go_on: "Answer a few more",
    other_day: "Check another date",
    reckoned: |on| format!("Result for {}, not for today", day(on)),
    today: "Back to today",
    when_next: "This year's application period is over; the next one is shown below.",

    new_questions: |n| format!("This change adds {}.", count(n, "more question", "more questions")),
    link_opened: |n_lost| match n_lost {
        0 => "The answers from the link are loaded; you can change them.".into(),
        n => format!(
            "The answers from the link are loaded. This version could not read {n} of them; please answer those again."
        ),
    },
    link_refused: |refusal| {
        let (what, next) = match refusal {
            Refusal::NotOurs => {
                ("This link holds no answers that can be read", "Check the link, or start from the beginning.")
            }
            Refusal::Newer => ("This link was made by a newer version", "Reload the page and open it again."),
            Refusal::TooLong => ("This link is too long to be one of ours", "Ask for it to be sent again."),
            Refusal::Short => ("This link was cut off", "Ask for it to be sent again, or use the QR code."),
            Refusal::Altered => {
                ("This link was changed on the way", "Ask for it to be sent again, or use the QR code.")
            }
        };
        format!("{what}; nothing was opened. {next}")
    },
    clock_is_wrong: |on| {
        format!("The date on this device cannot be today's, so {on} is used for now. Please set the date, then reload.")
    },
    replace_title: "There are answers already",
    replace_start: |n| format!("Answers on this device: {n}. They may be yours, or from the person before you."),
    replace_link: |n| {
        format!("The link contains answers. Opening it replaces the ones given here (questions answered so far: {n}).")
    },
    replace_yes_start: "Clear them and start over",
    replace_yes_link: "Load the answers from the link",
    replace_no: "Keep the answers already here",
    restored: "Continuing with your answers. They stay in this page only and are gone when you close it.",
    answered_so_far: |n| format!("Questions answered so far: {n}."),
    go_on_answering: "Continue",
    resumed: "Continuing with your last answers (kept on this phone only, cleared after 24 hours).",
    share_title: "Save or share",
    share_results: "Results only",
    share_answers: "With answers, so that they can be changed",
    share_sensitive: "Also questions about you or your household",
    share_note_results: "Whoever opens the link sees how each policy came out, not your answers; results that rest on questions one may decline stay out. The picture and the print also have amounts and days worked out from your answers.",
    share_note_answers: "Anyone who opens it sees your answers, except those about your household. A link sent by WeChat passes through WeChat.",
    share_note_sensitive: "Anyone who opens it sees everything, your household included. A link sent by WeChat passes through WeChat.",
    share_link: "Link",
    copy: "Copy link",
    copied: "Copied. Paste it to send or keep it.",
    not_copied: "Copying failed. Press and hold the link above to copy it.",
    draw_poster: "Make a picture with QR code",
    no_poster: "The picture could not be made. Try again, or use the link.",
    poster_alt: "A picture of the result with a QR code",
    poster_hold: "Press and hold the picture to save it. The QR code opens the link above.",
    poster_foot: |version, published| {
        let demo = if published {
            ""
        } else {
            "\n.Demonstration: compiled from public sources, not reviewed by any authority, not a government website"
        };
        format!(
            ".A self-assessment for reference, not a document for applying; the authority decides\n.Rules, version {version}{demo}"
        )
    },
    keep_here: "Keep on this phone for 24 hours",
    keep_note: "The answers stay in this browser; anyone who uses this phone can see them. \"Start over\" clears them, too.",
    not_kept: "This browser does not allow saving, so nothing was kept. Use the link with answers above.",
    kept_elsewhere: "Another tab cleared these answers from this device, or keeps its own. To keep these instead, tick the box under \"Save or share\".",
    shown_title: "Someone else's result",
    shown_note: |on| {
        format!(
            "Their self-assessment as of {}: the outcome of each policy, without answers. It does not become yours. Amounts are the most a policy gives, not theirs.",
            day(on)
        )
    },
    shown_rest: |n| count(n, "more policy did not match.", "more policies did not match."),
    not_here: "The site does not answer, and this device does not have that page yet. Opened once with a network, it works without one. Below is what employers can apply for.",
    shown_place: |place| match place {
        0 => "What they do first",
        _ => "In their plan, after the one above",
    },
    read_aloud: "Read aloud",
    own_test: "Check for yourself",
};
