//! The sentences of the office's page in English.

use super::DeskText;
use crate::interview::text::en::figures::day;

pub static EN: DeskText = DeskText {
    title: "List of staff",
    lead: "Put in your list of staff, and see who may have what, until when, and what is still missing.",
    stays: "The file is read in this computer's browser alone: not uploaded, not stored, gone once the page is closed.",
    drop: "Choose the list, or drop it here",
    drop_note: ".xlsx, .xls or .csv.",
    one_file: "One list at a time: the first was read, the others were not.",
    reading: |name| format!("Reading “{name}”"),
    cancel: "Cancel",
    stand: "The page for a stand at a fair",
    phone: "Self-check for people",
    consent: "Please confirm that your firm may process these data for managing its staff. The file is read on this computer only.",
    begin: "Begin",
    consent_first: "Confirm the line above first.",
    understood: "What was understood",
    text_sheet: "A table of text",
    header_rows: |rows| match rows {
        [upper, lower] => format!("headings in rows {upper} and {lower}"),
        [row] => format!("headings in row {row}"),
        _ => "no headings".to_owned(),
    },
    columns_read: |n| format!("columns read: {n}"),
    columns_left: |n| format!("not read: {n}"),
    people: |n| if n == 1 { "1 person".to_owned() } else { format!("{n} people") },
    hidden: |n| format!("hidden sheets not read: {n}"),
    others: |n| format!("other sheets not read: {n}"),
    correct: "Something wrong? Change the sheet, the headings, the columns",
    sheet: "Sheet",
    first_row: "Headings from row",
    last_row: "to row",
    day: "As of",
    day_note: "Choose the day for which the list is true.",
    columns: "What the columns are",
    not_read: "Do not read this column",
    same_as: |label| format!("An earlier column is “{label}” already; this one was not read"),
    standing: "What is so for everybody, said once",
    standing_note: "Tick only what is true; what is not ticked stays open.",
    all_employed: "Whoever has no form of employment in the list has a labour contract",
    no_interruptions: "Nobody's social insurance was interrupted since its first month",
    hire_date: "The day somebody joined is the first day of the labour contract",
    id_consent: "Identity numbers may be read, for the date of birth alone, and are not kept",
    of_firm: "Your firm, said once",
    of_firm_note: "Holds for everybody with a labour contract, and for what the firm may have itself. What is not chosen stays open.",
    firm_own: "What the firm may have itself",
    of_all_hires: |label| {
        format!("Everybody hired in the last three years: “{label}”? Choose only if it is the same for all.")
    },
    hires: |n| {
        format!(
            "By the {n} people on the list whose contract began in the last three years; their groups are known only from a column for them (重点群体)."
        )
    },
    for_hires: |name, (n, sum), open| match (n, open) {
        (0, open) => format!("{name}: for {open} it is not known whether they count"),
        (n, 0) => format!("{name}: for {n}, all years together, {sum}"),
        (n, open) => {
            format!("{name}: for {n}, all years together, {sum}; for {open} more it is not known whether they count")
        }
    },
    undecided_hires: |n| {
        format!(
            "The footing of {n} on the list is not given: whom the firm has hired stays open, and nothing is summed."
        )
    },
    unconfirmed_list: |n| format!("Unconfirmed or over: {n}"),
    not_worded: "The other language did not arrive. Go online and try again.",
    day_between: |first, last| format!("Only days from {first} to {last} can be chosen; the day stays as it was."),
    remembered: |n| format!("{n} columns are read as remembered; correct them below, or forget what was remembered."),
    forget_columns: "Forget what columns were said to mean",
    columns_forgotten: "Forgotten; this list stays as it was read.",
    hidden_names: |names| format!("Hidden sheets, not read: {names}"),
    nobody: "Nobody is on the list.",
    too_many_hires: |n| {
        format!(
            "The contracts of {n} people began in the last three years: too many to be looked at together. Put the list in by department."
        )
    },
    layoffs: "The list has only those who are still there: last year's layoff rate cannot be told from it. Please take it from the insurance data.",
    unknown: "These values are not known; choose once for each",
    unknown_value: |value, rows, label| {
        format!("{label}: “{value}”, in {rows} {}", if rows == 1 { "row" } else { "rows" })
    },
    leave_open: "Leave it open",
    no_certificate: "No certificate",
    bad: |n| format!("Cells with a problem: {n}"),
    bad_note: "Each concerns its own cell alone; the rest of the row counts. Correct them in the list and put it in again.",
    used: "what is certain about it counts all the same",
    more_bad: |n| format!("{n} more are not listed here; the saved file has them all."),
    skipped: |parts| format!("Rows that are nobody's: {parts}"),
    skipped_part: |why, n| format!("{n} × {}", why.trim_end_matches('.').to_lowercase()),
    remember: "Remember on this computer what the columns mean",
    remember_note: "Only headings and what they mean are kept, nobody's data.",
    judging: |done, of| format!("{done} of {of} people"),
    judged: |n| format!("Done: {n} {}", if n == 1 { "person" } else { "people" }),
    by_policy: "By policy",
    n_claims: |n| if n == 1 { "1 person".to_owned() } else { format!("{n} people") },
    show_more: |n| format!("Show {n} more"),
    waiting: |n, what| match what {
        "" => format!("{n} more can find out only for themselves"),
        what => format!("For {n} more something is missing: {what}"),
    },
    missing: |label, n| format!("{label} ({n})"),
    rest: |not, unknowable| match (not, unknowable) {
        (0, 0) => None,
        (not, 0) => Some(format!("{not} do not qualify now")),
        (0, unknowable) => Some(format!("for {unknowable} it is unconfirmed or over")),
        (not, unknowable) => Some(format!("{not} do not qualify now; for {unknowable} it is unconfirmed or over")),
    },
    firm_open: |n| {
        format!(
            "About the firm {n} {} open; with them more can be judged.",
            if n == 1 { "answer is" } else { "answers are" }
        )
    },
    say_firm: "Answer them",
    gain: |label, people, policies| {
        let people = (EN.people)(people);
        let policies = if policies == 1 { "1 policy".to_owned() } else { format!("{policies} policies") };
        format!("With a column for “{label}”, at most {people} × {policies} more could be judged")
    },
    nothing: "By what the list says, nothing can be said to fit anybody yet. See below what is missing.",
    undecided: |n| format!("Fits nobody yet, and something is missing: {n}"),
    fits_nobody: |n| format!("{n} policies that fit nobody on the list"),
    row: |row| format!("row {row}"),
    nameless: "(no name)",
    amount_lacks: |what| format!("For the amount: {what}"),
    office: |n| format!("{n} more for the office to judge"),
    assumed: |n| format!("{n} taken as met unless somebody says otherwise"),
    heads: ["Name", "Outcome", "Days", "Benefit"],
    rests_on: "What this rests on",
    on: |on, checked| format!("As of {on}; rules checked on {checked}. A self-check only; the authorities decide."),
    said: |parts| format!("The firm says: {parts}."),
    said_nothing: "The firm has said nothing for everybody.",
    and: "; ",
    compare: "Compare with the earlier list",
    compare_note: "The earlier list, too, is read on this computer only. People are known again by staff number, else by name and first day of contract or employment.",
    earlier_day: "The earlier list is of",
    earlier_file: "Choose the earlier list",
    earlier_saved: "To see what the rules have changed, choose what was saved of it (.xlsx) together with the list.",
    day_first: "Choose the day of the earlier list first, then the file.",
    comparing: |done, of| format!("Comparing: {done} of {of} people"),
    compared: |same, changed| format!("On both lists: {same}; something comes out differently for {changed} of them"),
    earlier: "Earlier",
    later: "Now",
    new: |n| format!("New: {n}"),
    gone: |n| format!("Gone: {n}"),
    doubtful: |n| format!("Perhaps the same person, perhaps not: {n}"),
    changed: |n| format!("Something comes out differently: {n}"),
    change: |title, was, is, why| match (was, why) {
        (was, "") => format!("{title}: {was} → {is}"),
        (was, why) => format!("{title}: {was} → {is} ({why})"),
    },
    by_day: "because time went by",
    by_answers: "because the list says something else",
    facts_changed: |facts| format!("Changed on the list: {facts}"),
    unnamed: |n| format!("{n} more are not listed."),
    by_rules: "because the rules changed",
    was_not_there: "not there then",
    dropped: |key, was| format!("{key}: {was} → no longer in the rules (because the rules changed)"),
    rules_unknown: "Both lists were judged by today's rules. Whether the rules have changed in between, and for whom that matters, cannot be told from two lists.",
    rules_same: "What was saved of the earlier list was made with the same rules: nothing has changed by them.",
    rules_other: |then, now| {
        format!(
            "What was saved of the earlier list was made with rules {then}; these are {now}. What has changed by them says so."
        )
    },
    unrecorded: |n| {
        format!(
            " Of {n} of these people the list is read in another way by now, so for them it cannot be told whether the rules did it."
        )
    },
    saved_alone: (
        |on| format!("This is what was saved of the list of {}; the list itself is missing", day(on)),
        "Choose the earlier list now, or both files together.",
    ),
    saved_day: (
        |saved, chosen| format!("What was saved is of {}; above it says {}", day(saved), day(chosen)),
        "Change the day above to that of what was saved, and choose the files again.",
    ),
    saved_people: (
        |row| format!("From row {row} of the list on, what was saved is about other people"),
        "Choose the list and what was saved of it on the same day.",
    ),
    saved_facts: (
        |row| format!("Row {row} of the list is read in another way than when the result was saved"),
        "Tick what is true of everybody as it was then, and compare again; if the list was changed since, choose the one of then. With the list alone it can be compared as well, but not what the rules have done.",
    ),
    back_to_columns: "Back to the columns",
    back_to_list: "Back to the list",
    save_xlsx: "Save as Excel",
    save_csv: "Save as CSV",
    save_note: "The saved file has names and outcomes in it; keep it as your rules demand.",
    writing: "Writing the file",
    file: |on, ending| format!("policies-{on}.{ending}"),
    not_written: ("The file was not written.", "Wait until everybody is done, and save again."),
    known: "What the list says",
    outcomes: "What may fit",
    none_yet: "By what the list says, nothing can be said to fit yet.",
    lacks: |n| format!("Waiting for an answer: {n}"),
    unconfirmed: |n| format!("Unconfirmed: {n}"),
    ask: "What is worth asking first",
    ask_note: "They answer on their own phone. The link carries nothing about them, and their answers do not come back here.",
    message: |questions, link| {
        format!(
            "To see which policies may fit you, please check for yourself on your phone. You will be asked about: {questions}. No login, and your answers stay on your phone.\n{link}"
        )
    },
    copy: "Copy this message",
    nothing_to_ask: "Nothing is left to ask.",
    broken: (
        "It could not be read; the page ran into an error.",
        "Everything else is still here: try another file, or save this one as .xlsx and try again.",
    ),
    unreadable: (
        "The file cannot be read: it was changed, moved or locked after it was chosen.",
        "Close it in Excel or WPS, and choose it again.",
    ),
    forget: "Forget this list",
    forgotten: "The list is forgotten; nothing was kept.",
};
