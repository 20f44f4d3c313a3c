//! What came out of a list, for a person at a terminal: what was understood, what is wrong with which cells, then who has what.
//!
//! In Chinese, as the pack's texts are. Names people by name and row; says of nobody what an office decides.

use crate::{
    engine::Status,
    pack::{Pack, ShortText},
    roster::{
        Batch, Claim, PolicyList, Refusal, Roster, Settings, letters,
        say::{Language, Say, claimed, label, money, needs, said, title},
    },
    value::Date,
};

/// The words for what came out, which stand once for all that is written.
fn say() -> &'static Say {
    Language::Zh.say()
}

/// Why a file is refused, and what to do next.
pub(crate) fn refused_plain(file: &str, refusal: Refusal) -> String {
    let words = refusal.zh();
    format!("{file}：{}（{}）\n  {}\n", words.what, refusal.slug(), words.cure)
}

/// The list in words.
pub(crate) fn plain(
    pack: &Pack,
    texts: Option<&ShortText>,
    settings: &Settings,
    roster: &Roster,
    batch: &Batch,
) -> String {
    let mut out = understood(roster) + &assumed(pack, texts, settings) + &wrong(roster);
    out += &format!("按 {} 测算，规则核对至 {}\n", settings.on, pack.checked);
    let (some, none): (Vec<&PolicyList>, Vec<&PolicyList>) =
        batch.policies.iter().partition(|list| !list.claims.is_empty());
    for list in some {
        out += &format!("\n{}  {}人\n", title(pack, texts, list.policy), list.claims.len());
        list.claims.iter().for_each(|claim| out += &line(settings.on, pack, texts, roster, claim));
        out += &waiting(pack, texts, list).map(|waiting| format!("  还有{waiting}\n")).unwrap_or_default();
    }
    let waiting: Vec<String> = none
        .iter()
        .filter_map(|list| Some(format!("  {}：{}\n", title(pack, texts, list.policy), waiting(pack, texts, list)?)))
        .collect();
    if !waiting.is_empty() {
        out += &format!("\n还判断不了的\n{}", waiting.concat());
    }
    if let Some(gain) = batch.gains.first() {
        let (people, policies) = (gain.people, gain.policies);
        out +=
            &format!("\n补上〈{}〉这一列，最多可再判断 {people} 人 × {policies} 项\n", label(pack, texts, gain.fact));
    }
    out + say().about.disclaimer.1 + "\n"
}

/// How many people wait for an answer, and what is missing most.
fn waiting(pack: &Pack, texts: Option<&ShortText>, list: &PolicyList) -> Option<String> {
    let missing = list.missing.iter().take(3).map(|(fact, n)| format!("{}（{n}人）", label(pack, texts, *fact)));
    (list.open > 0).then(|| format!("{}人要补信息：{}", list.open, missing.collect::<Vec<_>>().join("、")))
}

/// One line that says what was understood of the file.
fn understood(roster: &Roster) -> String {
    let rows = match roster.headings.rows.as_slice() {
        [upper, lower] => format!("第{upper}–{lower}行"),
        [row] => format!("第{row}行"),
        _ => String::new(),
    };
    let sheet = roster.sheet.as_deref().unwrap_or("文本表格");
    let mut parts = vec![
        format!("{sheet}"),
        format!("{rows}是表头"),
        format!("认出{}列", roster.headings.columns.len()),
        format!("忽略{}列", roster.headings.ignored.len()),
        format!("{}人", roster.people.len()),
    ];
    if !roster.hidden_sheets.is_empty() {
        parts.push(format!("隐藏表{}张没有读", roster.hidden_sheets.len()));
    }
    if !roster.other_sheets.is_empty() {
        parts.push(format!("其他表{}张没有读", roster.other_sheets.len()));
    }
    parts.join(" · ") + "\n"
}

/// What was taken for everybody, since somebody said so.
fn assumed(pack: &Pack, texts: Option<&ShortText>, settings: &Settings) -> String {
    let said = said(pack, texts, settings, Language::Zh);
    if said.is_empty() { String::new() } else { format!("单位说明：{}\n", said.join(say().semicolon)) }
}

/// The cells about which something is wrong, each with its cure, and the values that are not known.
fn wrong(roster: &Roster) -> String {
    const MOST: usize = 50;
    let mut out = String::new();
    for bad in roster.bad.iter().take(MOST) {
        let words = bad.code.zh();
        out += &format!("{}{}：{}。{}\n", letters(bad.column), bad.row, words.what, words.cure);
    }
    if let Some(more) = roster.bad.len().checked_sub(MOST).filter(|more| *more > 0) {
        out += &format!("还有{more}处，见 --json\n");
    }
    for one in &roster.unknown {
        out += &format!(
            "「{}」×{} 是什么意思，可在 --settings 的 values.{} 里说一次\n",
            one.value,
            one.rows,
            one.role.key()
        );
    }
    out
}

fn line(on: Date, pack: &Pack, texts: Option<&ShortText>, roster: &Roster, claim: &Claim) -> String {
    let person = roster.people.get(claim.person);
    let name = person.and_then(|person| person.name.as_deref()).unwrap_or(say().nameless);
    let row = person.map(|person| person.row).unwrap_or_default();
    let mut parts = vec![claimed(say(), claim, on).to_owned()];
    parts.extend(claim.from.map(|day| format!("{day} 起")));
    parts.extend(claim.until.map(|day| format!("到 {day}")));
    parts.extend(claim.cash.map(|cash| money(say(), cash)));
    let needs = needs(pack, texts, &claim.needs, say());
    if !needs.is_empty() {
        parts.push(format!("金额还差：{needs}"));
    }
    format!("  第{row}行 {name}  {}\n", parts.join("，"))
}

/// A status in the words of the page.
pub(crate) fn word(status: Status) -> &'static str {
    (say().status)(status)
}
