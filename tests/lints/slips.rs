//! Rules that were meant otherwise, and that messages quote them as they stand.

use super::*;

#[test]
fn messages_quote_what_the_author_wrote() {
    let rules = [
        "months * 100 >= wards * (wards > 30 ? 20 : 10)",
        "wage < wards * 60000",
        "60000.5 * wards >= wage",
        "on <= add_years(graduated, 5)",
        "date('2026-01-01') > graduated",
        "percent(wage, 60) >= 2400.50",
        "certs.exists(one, 100 < one.fee)",
    ];
    for rule in rules {
        let mut pack = Pack::rule(rule);
        pack.facts += "wards:\n  type: int\n  unit: { zh: 人, en: people }\n  label: { zh: 人, en: Wards }\n  \
                       question: { zh: 几人？, en: How many? }\n  ask: phone\n";
        let quoted = if rule.starts_with("certs") { "100 < one.fee" } else { rule };
        let messages = pack.found("untested-boundary");
        let says = |message: &str| message == format!("no persona stands right at `{quoted}` on either side");
        assert!(messages.iter().any(|(_, message)| says(message)), "{rule}: {messages:?}");
    }
    // The nearest author is quoted, not the first who said the same.
    let two = ["on <= add_years(graduated, 1)", "on <= add_months(graduated, 12)"];
    let clause = |(index, rule): (usize, &&str)| format!("    - {{ id: c{index}, {TAIL}, rule: \"{rule}\" }}\n");
    let messages = Pack::when(&two.iter().enumerate().map(clause).collect::<String>()).found("untested-boundary");
    let quoted: Vec<&str> = messages.iter().filter_map(|(_, message)| message.split('`').nth(1)).collect();
    assert_eq!(quoted, two);
}

#[test]
fn a_span_that_counts_back_to_a_past_day_is_told() {
    let rule = |rule: &str| {
        let mut pack = Pack::rule(rule);
        pack.facts += "born:\n  type: date\n  ahead: 0\n  label: { zh: 出生, en: Born }\n  question: { zh: 哪天出生？, en: When? }\n  \
                       ask: phone\n";
        pack
    };
    for (wrong, quoted, right) in [
        ("years_between(on, born) < 36", "years_between(on, born)", "years_between(born, on)"),
        (
            "months_between(year_start(on), born) < 36",
            "months_between(year_start(on), born)",
            "months_between(born, year_start(on))",
        ),
        (
            "days_between(on, add_days(born, -3)) < 36",
            "days_between(on, add_days(born, -3))",
            "days_between(add_days(born, -3), on)",
        ),
        (
            "years_between(on, date('2020-01-01')) < 3",
            "years_between(on, date('2020-01-01'))",
            "years_between(date('2020-01-01'), on)",
        ),
    ] {
        let (_, message) = rule(wrong).one("exchanged-days");
        assert_eq!(message, format!("`{quoted}` is never above 0: it counts back to a day that has been"));
        rule(&wrong.replace(quoted, right)).none("exchanged-days");
    }
    // A day still to come is counted to, and one that may be.
    for right in ["months_between(on, add_months(born, 36)) > 3", "days_between(on, graduated) < 60"] {
        rule(right).none("exchanged-days");
    }
}

#[test]
fn an_upper_bound_on_what_may_be_none_is_told() {
    let rule = |rule: &str| {
        let mut pack = Pack::rule(rule);
        pack.facts += "debts:\n  type: int\n  unit: { zh: 笔, en: debts }\n  label: { zh: 欠款, en: Debts }\n  \
                       question: { zh: 几笔？, en: How many? }\n  may_be: none\n  none: { zh: 没有, en: None }\n  ask: phone\n";
        pack
    };
    for wrong in ["debts <= 2", "3 > debts", "debts * 2 < 9 && member", "!(debts <= 2)"] {
        rule(wrong).one("bound-on-none");
    }
    let (_, message) = rule("debts <= 2").one("bound-on-none");
    assert_eq!(message, "`debts <= 2` is no for whoever has no `debts`");
    for right in
        ["debts == null || debts <= 2", "debts != null && debts <= 2", "debts > 2", "debts == 2", "months <= 2"]
    {
        rule(right).none("bound-on-none");
    }
}

#[test]
fn a_share_that_0_of_0_fulfils_is_told() {
    let rule = |rule: &str| {
        let mut pack = Pack::rule(rule);
        pack.facts += "staff:\n  type: int\n  unit: { zh: 人, en: people }\n  label: { zh: 职工, en: Staff }\n  \
                       question: { zh: 几人？, en: How many? }\n  ask: phone\n";
        pack
    };
    let (_, message) = rule("months * 100 >= staff * (staff > 30 ? 20 : 10)").one("share-of-nothing");
    assert_eq!(message, "`months * 100 >= staff * (staff > 30 ? 20 : 10)` holds for 0 of 0");
    rule("percent(staff, 20) <= months").one("share-of-nothing");
    for right in [
        "staff > 0 && months * 5 >= staff",
        "months * 5 > staff",
        "months >= 12",
        "months * 5 >= staff + 1",
        "wage * 2 >= wage",
    ] {
        rule(right).none("share-of-nothing");
    }
}

#[test]
fn tiers_may_name_what_the_amount_comes_to_at_its_ends() {
    let tier = |words: &str, amount: &str| {
        let mut pack = Pack::rule("months >= 1");
        pack.benefits = format!(
            "  - {{ id: cash, tiers: [{{ zh: {words}, en: words }}], kind: cash_subsidy, per: month, times: {{ min: 1, max: 3 }}, \
             amount: \"{amount}\", grade: A, current: confirmed, cite: {{ source: S01 }} }}\n"
        );
        pack
    };
    for (words, amount) in [
        ("最多16万元", "min(months, 200) * 800"),
        ("每月800元", "min(months, 200) * 800"),
        ("三个月一共2400元", "months > 3 ? 800 : 500"),
        ("工资的六成，最多1800元", "min(percent(wage, 60), percent(3000, 60))"),
        ("最多1300元", "800 + min(wage, 500)"),
    ] {
        tier(words, amount).none("tier-figure");
    }
    tier("最多15万元", "min(months, 200) * 800").one("tier-figure");
}
