//! Lists of every kind that offices have, through the office's page: what it shows of each is what `caice roster --json` says of the same
//! file.
//!
//! The files are those of `tests/roster/kept`, which shows natively that each is read rightly.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use caice::roster::{BadCell, Skip};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::{
    desk::{BEGIN, CONSENT, DESK, LIST, TITLE, UNDERSTOOD, at_desk, tick},
    harness::{Outcome, ensure},
    page::Page,
};

/// Plain; a title and two rows of headings; GBK; UTF-8 with a mark and semicolons; days since 1904 and hidden sheets; all typed as text;
/// identity numbers; bad cells; and the old kind of three of them.
const KINDS: [&str; 11] = [
    "plain.openpyxl.xlsx",
    "two-rows.openpyxl.xlsx",
    "gbk.by-hand.csv",
    "semicolons.by-hand.csv",
    "1904.openpyxl.xlsx",
    "text.openpyxl.xlsx",
    "ids.openpyxl.xlsx",
    "bad.openpyxl.xlsx",
    "two-rows.libreoffice.xls",
    "1904.xlwt.xls",
    "bad.xlwt.xls",
];
const ON: &str = "2026-11-23";

/// What the command says of a file, with everything confirmed that the page asks.
fn by_command(file: &Path) -> Outcome<Value> {
    let place = tempfile::tempdir()?;
    let settings = place.path().join("settings.json");
    let said = json!({ "on": ON, "id_consent": true, "no_interruptions": true, "default_status": "employed_contract" });
    fs::write(&settings, said.to_string())?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_caice"));
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .arg("roster")
        .arg(file)
        .arg("--settings")
        .arg(settings)
        .arg("--json");
    Ok(serde_json::from_slice(&command.output()?.stdout)?)
}

fn all<'v>(report: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    report.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn size(report: &Value, key: &str) -> usize {
    report
        .get(key)
        .map_or(0, |value| value.as_array().map_or_else(|| value.as_object().map_or(0, |all| all.len()), Vec::len))
}

/// The line that says what was understood.
fn line(report: &Value) -> String {
    let rows: Vec<String> = all(report, "header_rows").map(Value::to_string).collect();
    let sheet = report.get("sheet").and_then(Value::as_str).unwrap_or("文本表格");
    // The page counts as known what is read for something else than facts, too.
    let also = size(report, "also_read");
    let (hidden, others) = (size(report, "hidden_sheets"), size(report, "other_sheets"));
    let mut parts = vec![
        sheet.to_owned(),
        format!("第{}行是表头", rows.join("–")),
        format!("认出{}列", size(report, "columns") + also),
        format!("忽略{}列", size(report, "ignored") - also),
        format!("{}人", size(report, "rows")),
    ];
    parts.extend((hidden > 0).then(|| format!("隐藏表{hidden}张没有读")));
    parts.extend((others > 0).then(|| format!("其他表{others}张没有读")));
    parts.join(" · ")
}

/// Every bad cell as the page says it: where, what is wrong, what to do, and whether it counts all the same.
fn bad(report: &Value) -> Vec<String> {
    let one = |bad: &Value| {
        let words = BadCell::ALL.iter().find(|code| code.slug() == text(bad, "code")).map(|code| code.zh());
        let words = words.map(|words| format!("{}；{}", words.what, words.cure)).unwrap_or_default();
        let used = if bad.get("used") == Some(&json!(true)) { "仍按能确定的部分用了" } else { "" };
        format!("{} {words}{used}", text(bad, "cell"))
    };
    all(report, "bad").map(one).collect()
}

/// How many rows are nobody's, by kind.
fn skipped(report: &Value) -> Vec<String> {
    let kinds = Skip::ALL.iter().filter(|kind| **kind != Skip::Blank);
    let n = |kind: &Skip| all(report, "skipped").filter(|row| text(row, "why") == kind.slug()).count();
    kinds
        .map(|kind| (kind, n(kind)))
        .filter(|(_, n)| *n > 0)
        .map(|(kind, n)| format!("{}{n}行", kind.zh().what))
        .collect()
}

/// Whoever has a claim on something, by name.
fn claimants(report: &Value) -> BTreeSet<String> {
    let rows: BTreeSet<i64> = all(report, "policies")
        .flat_map(|policy| all(policy, "claims"))
        .filter_map(|claim| claim.get("row").and_then(Value::as_i64))
        .collect();
    let is_one = |row: &&Value| row.get("row").and_then(Value::as_i64).is_some_and(|row| rows.contains(&row));
    all(report, "rows").filter(is_one).map(|row| text(row, "name").to_owned()).collect()
}

/// Waits until the page shows these texts, which a script collects; without spaces, as the script's `tidy` leaves them.
async fn becomes(page: &Page, what: &str, script: &str, said: &[String]) -> Outcome {
    let said: Vec<String> = said.iter().map(|one| one.split_whitespace().collect()).collect();
    let is_so = format!("const found = {script}; return JSON.stringify(found) === JSON.stringify(arguments[0])");
    if page.until(what, &is_so, &[json!(said)]).await.is_ok() {
        return Ok(());
    }
    let shown = page.ask(&format!("return {script}")).await?;
    ensure(shown == json!(said), format!("{what}\nthe page:    {shown}\nthe command: {}", json!(said)))
}

async fn one_kind(page: &Page, name: &str) -> Outcome {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/roster/kept").join(name);
    let report = by_command(&file)?;
    page.driver.find(By::Css("#file")).await?.send_keys(file.to_string_lossy()).await?;
    page.at(UNDERSTOOD).await?;
    let day = "const day = document.querySelector('#day'); if (!day) return false; if (day.value === arguments[0]) return true;
        day.value = arguments[0]; day.dispatchEvent(new Event('change', { bubbles: true })); return false";
    page.until("the day", day, &[json!(ON)]).await?;
    // The list is read again with each, and drawn anew.
    for id in ["all-employed", "no-interruptions", "id-consent"] {
        let confirmed = "const box = document.getElementById(arguments[0]); if (!box || box.checked) return true; box.click(); return false";
        page.until(format!("{id} confirmed"), confirmed, &[json!(id)]).await?;
    }
    let shown = "all('.understood').map((e) => tidy(e.textContent))";
    becomes(page, &format!("{name}, the line"), shown, &[line(&report)]).await?;
    let shown = "all('#bad').flatMap((e) => [...e.parentElement.querySelectorAll('li > span')].map((one) => tidy(
        one.querySelector('b').textContent.split(' ')[0] + [...one.childNodes].slice(1).map((node) => node.textContent).join(''))))";
    becomes(page, &format!("{name}, bad cells"), shown, &bad(&report)).await?;
    let shown = "all('p.help').map((e) => tidy(e.textContent)).filter((text) => text.startsWith('没有测算的行'))";
    let parts = skipped(&report);
    let said = if parts.is_empty() { Vec::new() } else { vec![format!("没有测算的行：{}", parts.join("、"))] };
    becomes(page, &format!("{name}, rows that are nobody's"), shown, &said).await?;
    tick(page, CONSENT).await?;
    page.tap(BEGIN).await?;
    page.at(LIST).await?;
    page.shows(&[&format!("{}人都测算完了", size(&report, "rows"))]).await?;
    // Of each policy some names are shown at first.
    let more = "const more = all('button').filter((e) => tidy(e.textContent).startsWith('再看')); more.forEach((e) => e.click()); return !more.length";
    page.until("everybody", more, &[]).await?;
    // In the script's order of texts, which is that of their code units, as here.
    let names = "[...new Set(all('.desk-table th button').map((e) => tidy(e.textContent)))].sort()";
    becomes(
        page,
        &format!("{name}, who may have something"),
        names,
        &claimants(&report).into_iter().collect::<Vec<_>>(),
    )
    .await?;
    page.tap("清空这份名单").await?;
    page.at(TITLE).await
}

#[test]
fn every_kind_of_list_reads_as_the_command_reads_it() -> Outcome {
    at_desk(DESK, async |page| {
        for name in KINDS {
            one_kind(page, name).await?;
        }
        Ok(())
    })
}
