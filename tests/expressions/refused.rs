//! Text that is CEL but not allowed as a rule, and text that is no CEL at all.

use super::*;

#[test]
fn what_has_no_three_valued_meaning_here_is_refused() {
    misses(&[
        (
            "status == status",
            "unsupported-construct",
            "status == status",
            "comparing two enums cannot be used in a rule",
            "only ordered enums with the same options can be compared with each other",
        ),
        (
            "member == (months > 3)",
            "unsupported-construct",
            "member == (months > 3)",
            "comparing two conditions cannot be used in a rule",
            "write `(a && b) || (!a && !b)`",
        ),
        (
            "certificates.exists_one(c, c.online)",
            "unsupported-construct",
            "certificates.exists_one(c, c.online)",
            "`exists_one` cannot be used in a rule",
            "write `certificates.filter(c, …).size() == 1`",
        ),
        (
            "certificates.map(c, c.level) == []",
            "type-mismatch",
            "c.level",
            "expected a number, found `c.level` (an ordered enum)",
            "write `c.level == 'l5'` or `c.level >= 'l3'`",
        ),
        (
            "certificates.map(c, c.fee) > 100",
            "type-mismatch",
            "certificates.map(c, c.fee) > 100",
            "cannot compare a list with a number",
            "end it with `.sum()` to add up",
        ),
        (
            "certificates.map(c, c.fee)",
            "type-mismatch",
            "certificates.map(c, c.fee)",
            "expected a condition, found a list",
            "end it with `.sum()` to add up",
        ),
        (
            "certificates.filter(c, c.online).sum() > 100",
            "type-mismatch",
            "certificates.filter(c, c.online)",
            "expected a number of each record, found the records",
            "write `certificates.filter(c, c.online).map(c, c.amount).sum()`",
        ),
        (
            "certificates.map(c, c.issued_on).sum() > 3",
            "type-mismatch",
            "c.issued_on",
            "days cannot be added up",
            "write `days_between(a, b)` or `months_between(a, b)` for how much time is between two",
        ),
        (
            "certificates.map(c.fee).sum() > 3",
            "type-mismatch",
            "certificates.map(c.fee)",
            "`map` takes a name for the record and a number",
            "write `certificates.map(c, c.amount).sum()`",
        ),
        (
            "certificates.map(c, c.fee).sum(3) > 3",
            "type-mismatch",
            "certificates.map(c, c.fee).sum(3)",
            "`sum` takes nothing, found 1 values",
            "write `list.map(c, c.amount).sum()`",
        ),
        (
            "months.sum() > 3",
            "type-mismatch",
            "months",
            "expected a number of each record, found `months` (a whole number)",
            "write `months >= 12`",
        ),
        (
            "certificates[0].online",
            "unsupported-construct",
            "certificates[0]",
            "`[ ]` cannot be used in a rule",
            "write `certificates.exists(c, …)` or `.all(c, …)`",
        ),
        (
            "certificates.level == 'l3'",
            "unsupported-construct",
            "certificates.level",
            "a field of a whole list cannot be used in a rule",
            "write `certificates.exists(c, …)` with conditions on `c.level`",
        ),
        (
            "size(hardship) > 1",
            "unsupported-construct",
            "hardship",
            "the size of a set cannot be used in a rule",
            "name the options: `'a' in set || 'b' in set`",
        ),
        (
            "birth_date.year() > 1990",
            "unsupported-construct",
            "birth_date.year()",
            "`.year(…)` cannot be used in a rule",
            "write `year(day)`",
        ),
        (
            "status.startsWith('s')",
            "unsupported-construct",
            "status.startsWith('s')",
            "`.startsWith(…)` cannot be used in a rule",
            "lists have `exists`, `all`, `filter`, `size` and `map(…).sum()`",
        ),
        (
            "months.exists(c, c)",
            "type-mismatch",
            "months",
            "expected a list, found `months` (a whole number)",
            "write `months >= 12`",
        ),
        (
            "certificates.exists(c)",
            "type-mismatch",
            "certificates.exists(c)",
            "`exists` takes a name for the record and a condition",
            "write `certificates.exists(c, c.field == …)`",
        ),
        (
            "certificates.size(1) > 2",
            "type-mismatch",
            "certificates.size(1)",
            "`size` takes nothing, found 1 values",
            "write `certificates.size()`",
        ),
        (
            "certificates.filter(c, c.online).exists(d, d.online)",
            "unsupported-construct",
            "certificates.filter(c, c.online).exists(d, d.online)",
            "a filter of a filter cannot be used in a rule",
            "join the conditions with `&&`",
        ),
        (
            "certificates.exists(c, hires.exists(h, h.hired_on < c.issued_on))",
            "unsupported-construct",
            "c.issued_on",
            "`c` inside a condition on another list cannot be used in a rule",
            "only fields of the innermost record can be compared",
        ),
        (
            "member || (member ? true : member ? true : member ? true : member ? true : true)",
            "unsupported-construct",
            "member ? true : member ? true : member ? true : member ? true : true",
            "so large a choice between conditions cannot be used in a rule",
            "write it with `&&` and `||`",
        ),
        ("{'a': 1} == null", "unsupported-construct", "{'a': 1}", "`{ }` cannot be used in a rule", SUBSET),
        (
            "months == 5u",
            "unsupported-construct",
            "5u",
            "a number with `u` cannot be used in a rule",
            "write the digits alone",
        ),
    ]);
}

#[test]
fn every_part_is_told_and_parentheses_are_underlined_whole() {
    let (lowered, told) = rule("(yaer == 1 || (hardship) == 'loan') && (months + (wage)) > 3");
    assert_eq!(lowered, None);
    let underlined: Vec<&str> = told.iter().map(|told| told.1.as_str()).collect();
    assert_eq!(underlined, ["yaer", "(hardship) == 'loan'", "months + (wage)"]);
    let (_, told) = rule("(hardship == ')(') || ((status)) < 'working'");
    let underlined: Vec<&str> = told.iter().map(|told| told.1.as_str()).collect();
    assert_eq!(underlined, ["hardship == ')('", "((status)) < 'working'"]);
}

#[test]
fn syntax_errors_point_at_the_character() {
    misses(&[
        ("member &&", "rule-syntax", "\"", "not a rule: it ends too early", SUBSET),
        ("'loan' in hardship) || member", "rule-syntax", ")", "not a rule: `)` cannot stand here", SUBSET),
        ("!member @", "rule-syntax", "@", "not a rule: `@` cannot stand here", SUBSET),
        ("status = 'student'", "rule-syntax", "=", "not a rule: `=` cannot stand here", "write `==` to compare"),
        ("member & member", "rule-syntax", "&", "not a rule: `&` cannot stand here", "write `&&` for and"),
    ]);
}

#[test]
fn the_largest_rules_do_not_exhaust_the_stack() {
    for (head, tail) in
        [("months", " + 1"), ("months", "-1"), ("member", " == true"), ("member", " || member"), ("a", ".a")]
    {
        for n in [10, 30, 149, 1_000] {
            let (_, told) = rule(&format!("{head}{}", tail.repeat(n)));
            assert!(told.len() <= n, "{tail} {n}");
        }
    }
    for (open, close) in [
        ("(", ")"),
        ("!(", ")"),
        ("[", "]"),
        ("year(", ")"),
        ("member ? member : (", ")"),
        ("member ? ", " : member"),
        ("!", ""),
        ("member ? member : ", ""),
    ] {
        for n in [8, 9, 30, 50, 1_000] {
            let (_, told) = rule(&format!("{}member{}", open.repeat(n), close.repeat(n)));
            assert!(told.len() <= n + 1, "{open} {n}");
        }
    }
    let deep = format!("{}member{}", "(".repeat(9), ")".repeat(9));
    let (_, told) = rule(&deep);
    let hint = "give parts of it as derived facts";
    assert_eq!(told, [("rule-syntax".into(), format!("\"{deep}\""), "nested too deeply".into(), hint.into())]);
    assert_eq!(rule(&format!("{}member{}", "(".repeat(8), ")".repeat(8))), (Some(flag(MEMBER)), vec![]));
    // A sum nests as deep as it is long: a comparison, thirty sums, a number.
    let sum = |n: usize| format!("months{} > 60", " + 1".repeat(n));
    assert!(rule(&sum(30)).0.is_some());
    let (none, told) = rule(&sum(31));
    assert_eq!(
        (none, told),
        (None, vec![("rule-syntax".into(), format!("\"{}\"", sum(31)), "nested too deeply".into(), hint.into())])
    );
}

#[test]
fn amounts_of_the_wrong_measure() {
    let mut told = Vec::new();
    for (text, unit) in [
        ("months", Unit::Money),
        ("on", Unit::Money),
        ("member", Unit::Money),
        ("'3000'", Unit::Money),
        ("1.005", Unit::Money),
        ("wage", Unit::Int),
        ("1.5", Unit::Int),
        ("12", Unit::Date),
        ("2026-13-01", Unit::Date),
        ("wage", Unit::Decimal(1)),
        ("1.25", Unit::Decimal(1)),
    ] {
        let (num, findings) = number(text, unit);
        assert_eq!(num, None, "{text}");
        told.extend(findings.into_iter().map(|told| format!("{} | {} | {} | {}", told.0, told.1, told.2, told.3)));
    }
    assert_eq!(
        told,
        [
            "type-mismatch | months | expected an amount of money, found `months` (a whole number) | multiply it by yuan, as in `1000 * n`",
            "type-mismatch | on | expected an amount of money, found a date | write `months_between(day, on)`, `years_between(day, on)` or `year(day)` for a number",
            "type-mismatch | member | expected an amount of money, found `member` (a yes/no fact) | write `member` or `!member`",
            "type-mismatch | '3000' | expected an amount of money, found the text '3000' | write a number without quotes",
            "type-mismatch | 1.005 | expected at most two decimals, found `1.005` | money counts in fen, hundredths of a yuan",
            "type-mismatch | wage | expected a whole number, found `wage` (an amount of money) | an amount of money is compared with yuan: write `3000`",
            "type-mismatch | 1.5 | expected a whole number, found `1.5` | counts and months have no decimals",
            "type-mismatch | 12 | expected a date, found a number | write a day as `date('2026-01-01')`, or name a date fact",
            "type-mismatch | 2026-13-01 | expected a date, found a number | write a day as `date('2026-01-01')`, or name a date fact",
            "type-mismatch | wage | expected a decimal, found `wage` (an amount of money) | an amount of money is compared with yuan: write `3000`",
            "type-mismatch | 1.25 | expected at most 1 decimals, found `1.25` | the fact says how many decimals it has",
        ]
    );
}

#[test]
fn names_that_rules_can_use() {
    for name in ["months", "l5_junior", "a"] {
        assert!(expr::can_name(name), "{name}");
    }
    for name in ["on", "in", "true", "a-b", "5a", "", "月", "as"] {
        assert!(!expr::can_name(name), "{name}");
    }
}
