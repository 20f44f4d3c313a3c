//! What people write who do not know CEL yet, each with the remedy that is told.

use super::*;

/// A table of rules with one slip each: the rule, then the underlined text and the hint.
fn slips(table: &[(&str, &str, &str)]) {
    for (text, underlined, hint) in table {
        let (lowered, told) = rule(text);
        assert_eq!(lowered, None, "{text}");
        let told: Vec<(&str, &str)> = told.iter().map(|(_, text, _, hint)| (text.as_str(), hint.as_str())).collect();
        assert_eq!(told, [(*underlined, *hint)], "{text}");
    }
}

#[test]
fn signs_of_a_chinese_keyboard_are_told_in_plain_ones() {
    slips(&[
        ("months ＞ 12", "＞", "write plain signs: `months > 12`"),
        ("（months > ３）", "（", "write plain signs: `(months > 3)`"),
        ("status == ‘student’ ＆＆ member", "‘", "write plain signs: `status == 'student' && member`"),
        // What stands in straight quotes is left alone.
        (
            "status == 'student' ｜｜ '（' in hardship",
            "｜",
            "write plain signs: `status == 'student' || '（' in hardship`",
        ),
        ("months ≥ 12", "≥", "write `>=` in place of `≥`"),
        ("months ≤ 12", "≤", "write `<=` in place of `≤`"),
        ("status ≠ 'student'", "≠", "write `!=` in place of `≠`"),
        ("months × 2 > 3", "×", "write `*` in place of `×`"),
        ("min(months、3) > 2", "、", "write `,` in place of `、`"),
        ("months > 3\u{3000}&& member", "\u{3000}", "write an ordinary space in place of this wide one"),
        (
            "毕业年份 == 2026",
            "毕业年份",
            "name a fact by its key in facts.yaml, and an option by its key in straight quotes",
        ),
    ]);
}

#[test]
fn words_are_told_as_signs() {
    slips(&[
        ("months > 3 且 member", "且", "write `&&` in place of `且`"),
        ("months > 3 或者 member", "或者", "write `||` in place of `或者`"),
        ("months > 3 AND member", "AND", "write `&&` in place of `AND`"),
        ("months > 3 or member", "or", "write `||` in place of `or`"),
        ("not member", "not", "write `!` in place of `not`"),
        ("not (months > 3)", "not (months > 3)", "write `!( … )`"),
        ("member is true", "is", "write `==` in place of `is`"),
        ("months => 3", "=>", "write `>=` in place of `=>`"),
        ("months =< 3", "=<", "write `<=` in place of `=<`"),
        ("months <> 3", "<>", "write `!=` in place of `<>`"),
        ("months > 3, member", ",", "write `&&` for and, `||` for or"),
        ("if member then months > 3", "if", "write `condition ? a : b`, or `!a || b` for `b` where `a` holds"),
        ("3 < months < 5", "3 < months < 5", "write two comparisons, as in `3 < x && x < 5`"),
    ]);
}

#[test]
fn units_and_shares_are_told_as_functions() {
    slips(&[
        (
            "birth_date + 5 years < on",
            "years",
            "write `add_years(day, 5)` for a day so much later, or `years_between(day, on) >= 5`",
        ),
        ("months >= 12个月", "个月", "write the number alone, `12`, in the unit of the fact"),
        ("wage > 3万", "万", "write the number out, as in `30000`"),
        ("wage > 12,000", ",", "write the number without commas, as in `12000`"),
        ("wage > 60%", "60%", "write `percent(x, 60)` for 60 % of x"),
        ("60% * wage > 3000", "60%", "write `percent(x, 60)` for 60 % of x"),
        ("birth_date < 2026-01-01", "2026-01-01", "write a day as `date('2026-01-01')`"),
    ]);
}

#[test]
fn names_that_mean_something_else_are_told() {
    let null = "write `null`, as in `fact == null`: answers say none, rules say null";
    slips(&[
        ("graduated_on == none", "none", null),
        ("status == none", "none", null),
        ("status == student", "student", "write `'student'` in quotes for the option of `status`"),
        ("certificates.exists(c, c.level == l3)", "l3", "write `'l3'` in quotes for the option of `level`"),
        ("member == yes", "yes", "write the fact alone where it is yes, or `== true`"),
        ("member == NO", "NO", "write `!fact` where it is no, or `== false`"),
        ("graduated_on <= today", "today", "write `on` for the day outcomes are for"),
        ("unheard_of_altogether", "unheard_of_altogether", "add it to facts.yaml, or name what stands there"),
    ]);
}

#[test]
fn a_quotient_is_told_as_a_product_on_the_other_side() {
    slips(&[
        ("wage / months > 3000", "wage / months > 3000", "write `wage > 3000 * months`"),
        ("3000 >= wage / (months + 1)", "3000 >= wage / (months + 1)", "write `3000 * (months + 1) >= wage`"),
        ("wage / 3 > wage - 10", "wage / 3 > wage - 10", "write `wage > (wage - 10) * 3`"),
        ("wage > 1 + wage / 3", "wage / 3", "write `fraction(wage, 1, 3)`"),
        (
            "wage > 1 + wage / months",
            "wage / months",
            "write `fraction(wage, 1, months)`, or multiply the other side of a comparison",
        ),
    ]);
}
