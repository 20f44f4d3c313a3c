//! The first draft of a policy's file: every field with a remark in plain words, filled as far as the author says
//! beforehand, and marked FILL IN where only the notice helps.
//!
//! A draft is meant to have findings: a text that is left out is missed by `caice check`, one that is made up would be
//! published. It invents no condition, no text and no figure, and never writes over a file.

use std::path::{Path, PathBuf};

use super::{
    flow::scalar,
    read::{Files, LEVELS},
    shape::{is_name, month_day, node::Node, yuan},
};
use crate::{contract::suggestion, value::Date};

/// What an author says beforehand.
#[derive(Debug, clap::Args)]
pub(crate) struct Wanted {
    /// Its name in links, results and tests: Latin letters, digits and hyphens, such as zone-rent-subsidy.
    id: String,
    /// Who made the rule: national, zhejiang, lishui or etdz, which is the zone.
    #[arg(long, default_value = "etdz")]
    level: String,
    /// Its title in Chinese.
    #[arg(long)]
    title_zh: Option<String>,
    /// Its title in English.
    #[arg(long)]
    title_en: Option<String>,
    /// How it is known: A from a text on a government website, B from a reprint, a summary or a paper that is on none, C by
    /// its number, D only by its name.
    #[arg(long, default_value = "B")]
    grade: String,
    /// Whom it is for, who applies and who is paid: person or firm.
    #[arg(long = "for", default_value = "person")]
    whom: String,
    /// What it is about: keys of `themes` in terms.yaml, with commas between them.
    #[arg(long, value_delimiter = ',')]
    theme: Vec<String>,
    /// One payment in yuan, such as 600.
    #[arg(long)]
    amount: Option<String>,
    /// How often it is paid: once, month or year.
    #[arg(long, default_value = "once")]
    per: String,
    /// The most payments, such as 24 of a month.
    #[arg(long)]
    times: Option<u16>,
    /// The first day one can apply: 03-01 for every year, or 2027-03-01.
    #[arg(long)]
    window_opens: Option<String>,
    /// The last day one can apply, in the same form.
    #[arg(long)]
    window_closes: Option<String>,
    /// Where it stands: a key of sources.yaml.
    #[arg(long)]
    source: Option<String>,
}

/// A file that is not there yet.
pub(crate) struct Draft {
    /// The policy.
    pub id: String,
    /// Its path below the folder.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
}

/// What is wrong with what an author said, and the remedy.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl Refused {
    fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: hint.into() }
    }
}

/// The days between which one can apply.
enum Days {
    Unsaid,
    Yearly { from: String, to: String },
    Once { opens: Date, closes: Date },
}

/// The draft of a policy for a folder that was read.
pub(crate) fn draft(wanted: Wanted, files: &Files, dir: &Path) -> Result<Draft, Refused> {
    let id = wanted.id.clone();
    if !is_name(&id) {
        let message = format!("`{id}` cannot be a name");
        return Err(Refused::new(message, "begin with a Latin letter and go on with letters, digits and hyphens"));
    }
    one_of("--level", &wanted.level, LEVELS)?;
    one_of("--grade", &wanted.grade, &["A", "B", "C", "D"])?;
    one_of("--per", &wanted.per, &["once", "month", "year"])?;
    one_of("--for", &wanted.whom, &["person", "firm"])?;
    if let Some(amount) = wanted.amount.as_ref().filter(|amount| yuan(amount).is_none()) {
        return Err(Refused::new(
            format!("--amount: expected yuan, found `{amount}`"),
            "write digits alone, such as 600",
        ));
    }
    if files.policies.iter().any(|policy| policy.text("id") == Some(id.as_str())) {
        return Err(Refused::new(format!("another policy is called `{id}`"), "choose another id, or edit that file"));
    }
    let path = Path::new(&wanted.level).join(&id).with_extension("yaml");
    if dir.join(&path).exists() {
        return Err(Refused::new(
            format!("{} is there already", path.display()),
            "choose another id, or edit that file",
        ));
    }
    let known = Known::of(files);
    for theme in &wanted.theme {
        known_as("--theme", theme, &known.themes, "add it to `themes` in terms.yaml first")?;
    }
    if let Some(source) = &wanted.source {
        known_as("--source", source, &known.sources, "add it to sources.yaml first")?;
    }
    let days = days(&wanted)?;
    let text = if wanted.grade == "D" { known.name_only(&wanted) } else { known.whole(&wanted, &days) };
    Ok(Draft { id, path, text })
}

fn one_of(flag: &str, word: &str, words: &[&str]) -> Result<(), Refused> {
    let message = format!("{flag}: expected one of {}, found `{word}`", words.join(", "));
    if words.contains(&word) { Ok(()) } else { Err(Refused::new(message, "write one of these words")) }
}

fn known_as(flag: &str, name: &str, names: &[String], or: &str) -> Result<(), Refused> {
    if names.iter().any(|known| known == name) {
        return Ok(());
    }
    let near = suggestion(name, names.iter().map(String::as_str));
    Err(Refused::new(format!("{flag}: the folder has no `{name}`"), near.unwrap_or_else(|| or.to_owned())))
}

fn days(wanted: &Wanted) -> Result<Days, Refused> {
    let (from, to) = match (&wanted.window_opens, &wanted.window_closes) {
        (None, None) => return Ok(Days::Unsaid),
        (Some(from), Some(to)) => (from, to),
        _ => {
            let hint = "give --window-opens and --window-closes together, or neither";
            return Err(Refused::new("a window has a first and a last day", hint));
        }
    };
    if month_day(from).is_some() && month_day(to).is_some() && from != "02-29" {
        return Ok(Days::Yearly { from: from.clone(), to: to.clone() });
    }
    match (Date::parse(from), Date::parse(to)) {
        (Ok(opens), Ok(closes)) if opens <= closes => Ok(Days::Once { opens, closes }),
        (Ok(_), Ok(_)) => Err(Refused::new("the window closes before it opens", "exchange the two days")),
        _ => {
            let message = format!("expected two days of one form, found `{from}` and `{to}`");
            Err(Refused::new(message, "write 03-01 and 06-30 for every year, or 2027-03-01 and 2027-06-30"))
        }
    }
}

/// What the folder has that a policy may name.
struct Known {
    themes: Vec<String>,
    sources: Vec<String>,
    starts: Vec<String>,
    contacts: Vec<String>,
    checked: Date,
}

impl Known {
    fn of(files: &Files) -> Self {
        let keys = |node: Option<&Node>| -> Vec<String> {
            node.map(Node::entries).unwrap_or_default().iter().map(|entry| entry.key.value.clone()).collect()
        };
        let in_terms = |name: &str| keys(files.terms.as_ref().and_then(|terms| terms.get(name)));
        Self {
            themes: in_terms("themes"),
            sources: keys(files.citations.as_ref()),
            starts: in_terms("starts"),
            contacts: keys(files.pack.as_ref().and_then(|pack| pack.get("contacts"))),
            checked: files.pack.as_ref().and_then(|pack| pack.date("checked")).unwrap_or(Date::EPOCH),
        }
    }

    /// A policy with conditions and a benefit.
    fn whole(&self, wanted: &Wanted, days: &Days) -> String {
        let times = wanted.times.map(|most| times(wanted, most)).unwrap_or_default();
        let amount = wanted.amount.clone().unwrap_or_else(|| "# FILL IN: one payment in yuan, digits alone".into());
        let text = [HEAD, &window(days), CONDITIONS, BENEFITS, REST, PERSONAS, &at_the_days(days)].concat();
        self.filled(&text, wanted).replace("<amount>", &amount).replace("<per>", &wanted.per).replace("<times>", &times)
    }

    /// A policy of which only the name is known.
    fn name_only(&self, wanted: &Wanted) -> String {
        self.filled(&[HEAD, NAME_ONLY, REST, PERSONA_OF_A_NAME].concat(), wanted)
    }

    fn filled(&self, text: &str, wanted: &Wanted) -> String {
        let said = |text: &Option<String>, todo: &str| text.as_deref().map_or_else(|| todo.to_owned(), scalar);
        let theme = if wanted.theme.is_empty() { "# FILL IN: one or two of these".into() } else { list(&wanted.theme) };
        let title = wanted.title_zh.as_deref().unwrap_or(&wanted.id);
        let role = if wanted.whom == "firm" { "employer" } else { "person" };
        let once = if role == "employer" { ONCE_A_FIRM } else { ONCE_A_PERSON };
        text.replace("<once>", once)
            .replace("<role>", role)
            .replace("<title>", &title.replace(['\n', '\r'], " "))
            .replace("<id>", &wanted.id)
            .replace("<title-zh>", &said(&wanted.title_zh, "# FILL IN: the title, in Chinese"))
            .replace("<title-en>", &said(&wanted.title_en, "# FILL IN: the title, in English"))
            .replace("<level>", &wanted.level)
            .replace("<theme>", &theme)
            .replace("<themes>", &self.themes.join(", "))
            .replace("<starts>", &self.starts.join(", "))
            .replace("<contacts>", &self.contacts.join(", "))
            .replace("<grade>", &wanted.grade)
            .replace("<source>", wanted.source.as_deref().unwrap_or("# FILL IN: a key of sources.yaml"))
            .replace("<checked>", &self.checked.to_string())
    }
}

/// How often it is paid. A firm is not asked what it has had, and of a person nobody knows how much of it.
fn times(wanted: &Wanted, most: u16) -> String {
    let paid = match (wanted.whom.as_str(), wanted.per.as_str()) {
        ("firm", "year") if most > 1 => ", paid: 0".to_owned(),
        ("person", "year") if most > 1 => {
            format!(", paid: \"'{}' in prior_benefits ? between(1, {most}) : 0\"", wanted.id)
        }
        _ => String::new(),
    };
    let remark = match paid.as_str() {
        "" => "",
        _ => {
            "\n    # `paid`: how many payments were made already, so that nobody is promised them again; 0 where nobody has had any."
        }
    };
    format!("{remark}\n    times: {{ min: 1, max: {most}{paid} }}")
}

fn list(names: &[String]) -> String {
    format!("[{}]", names.join(", "))
}

fn window(days: &Days) -> String {
    let said = match days {
        Days::Unsaid => "# window: { every_year: { from: \"03-01\", to: \"06-30\" }, current: confirmed }".to_owned(),
        Days::Yearly { from, to } => {
            format!("window: {{ every_year: {{ from: \"{from}\", to: \"{to}\" }}, current: confirmed }}")
        }
        Days::Once { opens, closes } => format!("window: {{ opens: {opens}, closes: {closes}, current: confirmed }}"),
    };
    WINDOW.replace("<window>", &said)
}

/// Personas on both sides of the first and of the last day of a window: nobody need answer anything for that.
fn at_the_days(days: &Days) -> String {
    let persona = |name: &str, on: Date, status: &str, window: &str| {
        format!("  - {{ name: {name}, on: {on}, answers: {{}}, expect: {{ status: {status}, window: {window} }} }}\n")
    };
    let (opens, closes, after) = match days {
        Days::Unsaid => return String::new(),
        Days::Once { opens, closes } => (*opens, *closes, ("not_met", "closed")),
        Days::Yearly { from, to } => {
            // The year of the days does not matter; this one is no leap year, so that 02-29 is the end of February.
            let day = |year: i32, text: &str| {
                let (month, day) = month_day(text).unwrap_or((1, 1));
                crate::pack::Window::day_of_year(year, (month, day)).unwrap_or(Date::EPOCH)
            };
            let turns = month_day(from) > month_day(to);
            (day(2027, from), day(if turns { 2028 } else { 2027 }, to), ("needs_answer", "opens"))
        }
    };
    [
        persona("申请期前一天", opens.yesterday(), "needs_answer", "opens"),
        persona("申请期第一天", opens, "needs_answer", "open"),
        persona("申请期最后一天", closes, "needs_answer", "open"),
        persona("申请期过后一天", closes.tomorrow(), after.0, after.1),
    ]
    .concat()
}

const HEAD: &str = "\
# <title>. FILL IN: say in a sentence or two which notice this is and what is deliberately left out, and why.
#
# What begins with `#` is a remark. What is marked FILL IN is yours: put what it says in the place of the remark. `caice
# check` names what is missing. Remarks with a field in them show what else there is: remove the `#` where the notice
# has it.

# Its name in links, results and tests. Once it is published it stays.
id: <id>
title:
  zh: <title-zh>
  en: <title-en>
# Other names that people search by.
# aliases:
#   - { zh: 别的叫法, en: Another name }
# Who made the rule.
level: <level>
# What it is about: <themes>.
theme: <theme>
# In which situations it matters: <starts>.
# stage: [<starts>]
# Whom it is for, who hands in the application, whose account is paid: person, employer or school.
roles: { beneficiary: <role>, applicant: <role>, payee: <role> }
# How it is known. A: from a text on a government website. B: from a reprint, a summary, or a paper that is on no website.
# C: its number is known, its text was not seen. D: only its name is known; then it has no conditions and no figures.
grade: <grade>
# From when to when the rule is in force; without it, until further notice. `run_on`: whether who began in time goes on after
# the last day, for what is paid over years; if true, a clause says by a day who they are.
# validity: { from: 2027-01-01, to: 2028-12-31, run_on: false, cite: { source: S00 }, grade: B }
";

const WINDOW: &str = "\
# When one can apply; without it, at any time. `{ grade: D }`: there are days, but nobody knows them. Days that held in an
# earlier year: `current: unverified since 2026-01-01`. `opens` and `closes` end for good; what comes again every year is
# `every_year`, and days on which it is paused stand under `paused`.
<window>

";

const CONDITIONS: &str = "\
# Who may have it: one entry for each condition of the notice, in its words. Each entry has an `id` of its own.
when:
  all:
    - id: first-condition
      text:
        zh: # FILL IN: the condition as the notice has it, such as 未满36周岁
        en: # FILL IN: the same in English
      # What it demands of the answers, in the keys of facts.yaml, such as years_between(birth_date, on) < 36
      rule: # FILL IN: the rule
      cite:
        source: <source>
        # article: 第二条
      grade: <grade>
    # What only the office can judge has `office: true` and no rule.
    # - id: office-judges
    #   text: { zh: 由经办部门核定, en: for the office to judge }
    #   office: true
    #   cite: { source: S00 }
    #   grade: B
<once>
";

/// What a person may have had, and what stands in its place for a firm, which is not asked what it has had.
const ONCE_A_PERSON: &str = "\
    # What one may take for granted until somebody says otherwise has `presume: true` beside its rule.
    # - id: not-had-before
    #   text: { zh: 以前没领过, en: not received before }
    #   rule: \"!('<id>' in prior_benefits)\"
    #   presume: true
    #   cite: { source: S00 }
    #   grade: B
";
const ONCE_A_FIRM: &str = "\
    # What a firm may have only once is for the office: nobody asks firms what they have had.
    # - id: once-a-year
    #   text: { zh: 每家企业每年限一次, en: once a year for each firm }
    #   office: true
    #   cite: { source: S00 }
    #   grade: B
";

const BENEFITS: &str = "\
# What it gives. `kind`: cash_subsidy, reimbursement, interest_subsidy, in_kind, status and some more; `per`: once, month or
# year; `times`: the fewest and the most payments. `bound: at_most` where the notice says 最高 or 不超过.
benefits:
  - id: cash
    kind: cash_subsidy
    per: <per><times>
    amount: <amount>
    grade: <grade>
    # `confirmed` if it holds today; otherwise `unverified since` the day it was last seen to.
    current: confirmed
    cite:
      source: <source>

# What is not known of it: `about` the amount, window, procedure or source, or the `clauses` that leave open who qualifies.
# uncertain:
#   - { about: procedure, zh: 在哪个窗口办，待确认。, en: Which counter handles it is to be confirmed. }

";

const NAME_ONLY: &str = "
# What is not known of it.
uncertain:
  - zh: # FILL IN: what was not found, such as 条件和金额没有核到，待确认
    en: # FILL IN: the same in English

";

const REST: &str = "\
# Where one applies or asks: the next step of its card.
contact:
  zh: # FILL IN: the office and what to do there, in one sentence
  en: # FILL IN: the same in English
# Whom to call: <contacts> (keys of `contacts` in pack.yaml).
# call: [<contacts>]
# How one applies, and papers to bring (keys of `papers` in terms.yaml).
# how: { zh: 本人带材料去窗口。, en: Go to the counter with the papers. }
# papers: [identity-card]
# Papers that are only kept in case of an inspection (留存备查).
# keeps: [labour-contract]
# What one must do afterwards.
# obligations:
#   - { zh: 换了工作要说一声。, en: Tell the office when you change your job. }
# The document it rests on: its number as printed, and only if you have seen it.
# basis:
#   - { issuer: { zh: 发文机关, en: The issuer }, title: { zh: 文件名, en: The title }, number: 某发〔2027〕1号, grade: B, cite: { source: S00 } }
";

const PERSONAS: &str = "
# Example people and what should come out; `caice test` runs them. `caice check` asks for one on either side of each condition.
personas:
  - name: 都符合
    on: <checked>
    answers: # FILL IN: answers of somebody who fits, such as { birth_date: 2000-01-01 }
    expect: { status: met }
  - name: 什么都没答
    on: <checked>
    answers: {}
    expect: { status: needs_answer }
";

const PERSONA_OF_A_NAME: &str = "
# Of a name nothing can come out but that it is to be confirmed.
personas:
  - name: 什么都没答
    on: <checked>
    answers: {}
    expect: { status: unconfirmed, scope: policy }
";
