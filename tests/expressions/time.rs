//! How numbers change as days pass, and comparisons whose days cannot be determined.

use caice::author::expr::Direction;

use super::*;

#[test]
fn comparisons_whose_days_cannot_be_told() {
    const ONE: &str = "let one side alone move with the day, as in `years_between(birth_date, on) < 35` or `issued_on >= add_months(on, -12)`";
    const SEVERAL: &str = "compare each with a number of its own, let one of them choose fixed numbers, as in `age < 36 ? 10 : 5`, or ask for one of them as a number";
    for (text, moving) in [
        ("paid_months > months_between(birth_date, on)", vec!["paid_months", "months_between(birth_date, on)"]),
        ("months_between(on, year_end(on)) > 6", vec!["months_between(on, year_end(on))"]),
        ("days_between(year_start(on), on) < 60", vec!["days_between(year_start(on), on)"]),
        ("on <= year_end(on)", vec!["on", "year_end(on)"]),
        ("paid_months < age", vec!["paid_months", "age"]),
        ("(months - 3) * age > 3", vec!["(months - 3) * age"]),
        ("wage < figure('one.wage-line', add_months(on, -12))", vec!["figure('one.wage-line', add_months(on, -12))"]),
        ("paid_months + months_between(on, graduated_on) > 3", vec!["paid_months", "months_between(on, graduated_on)"]),
        ("3 + months - age * 2 + paid_months - age * 2 > 3", vec!["age * 2", "paid_months"]),
    ] {
        let (how, hint) = match moving.as_slice() {
            [_] => ("rises and falls as the days go on", ONE),
            _ => ("move against each other as the days go on", SEVERAL),
        };
        let moving = moving.join("` and `");
        let message = format!("no day can be told on which this begins or ends to hold: `{moving}` {how}");
        let expected = ("date-not-invertible".to_owned(), text.to_owned(), message, hint.to_owned());
        assert_eq!(rule(text), (None, vec![expected]), "{text}");
    }
    for text in [
        "paid_months >= 12",
        "paid_months - 3 >= months",
        "paid_months * months >= 12",
        "months_between(birth_date, on) >= paid_months * 0",
        "wage < figure('one.wage-line', on)",
        "min(age, 60) < 35",
        "(member ? age : 30) < 35",
        "certificates.filter(c, c.issued_on >= add_months(on, -12)).size() > 1",
        "certificates.exists(c, c.issued_on >= add_months(on, -12) && c.issued_on <= on)",
        "months_between(on, graduated_on) <= 3",
        "percent(paid_months, 50) > 6",
        // A number that jumps on known days stays between them.
        "(on < date('2027-01-01') ? 3 : 4) < months",
        "(age < 26 ? 10 : 15) + (paid_months >= 12 ? 5 : 0) + (on < date('2027-01-01') ? 3 : 4) >= 20",
        "paid_months >= (age < 50 ? 180 : 120)",
        "certificates.filter(c, c.issued_on >= add_months(on, -12) || c.issued_on <= on).size() > 1",
    ] {
        assert_eq!(rule(text).1, vec![], "{text}");
    }
}

#[test]
fn directions() {
    for (text, expected) in [
        ("12", Direction::Constant),
        ("months", Direction::Constant),
        ("paid_months", Direction::Rising),
        ("age", Direction::Rising),
        ("0 - age", Direction::Falling),
        ("-2 * paid_months", Direction::Falling),
        ("months * paid_months", Direction::Rising),
        ("months_between(birth_date, on)", Direction::Rising),
        ("months_between(on, birth_date)", Direction::Falling),
        ("year(add_months(on, 3))", Direction::Rising),
        ("max(age, 30)", Direction::Rising),
        ("max(age, 0 - paid_months)", Direction::Mixed),
        ("certificates.filter(c, c.issued_on <= on).size()", Direction::Constant),
        ("paid_months + certificates.filter(c, !(c.issued_on <= on)).size()", Direction::Rising),
        ("certificates.filter(c, year(c.issued_on) == year(on)).size()", Direction::Constant),
        ("member ? age : 3", Direction::Rising),
        ("age > 30 ? 4 : 3", Direction::Constant),
        ("age > 30 ? paid_months : 3", Direction::Rising),
        ("age > 30 ? paid_months : 0 - age", Direction::Mixed),
    ] {
        let (num, told) = number(text, Unit::Int);
        assert_eq!(told, vec![], "{text}");
        assert_eq!(expr::direction(&num.unwrap(), &facts()), expected, "{text}");
    }
}
