//! How numbers change as days pass, and comparisons whose days cannot be determined.

use caice::author::expr::Direction;

use super::*;

#[test]
fn comparisons_whose_days_cannot_be_told() {
    const MESSAGE: &str = "no day can be told on which this begins or ends to hold";
    const HINT: &str = "let one side alone move with the day, as in `years_between(birth_date, on) < 35` or `issued_on >= add_months(on, -12)`";
    for text in [
        "paid_months > months_between(birth_date, on)",
        "months_between(on, year_end(on)) > 6",
        "days_between(year_start(on), on) < 60",
        "on <= year_end(on)",
        "paid_months < age",
        "(months - 3) * age > 3",
        "(on < date('2027-01-01') ? 3 : 4) < months",
        "wage < figure('one.wage-line', add_months(on, -12))",
        "paid_months + months_between(on, graduated_on) > 3",
        "certificates.filter(c, c.issued_on >= add_months(on, -12) || c.issued_on <= on).size() > 1",
    ] {
        let expected = ("date-not-invertible".to_owned(), text.to_owned(), MESSAGE.to_owned(), HINT.to_owned());
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
        ("certificates.filter(c, c.issued_on <= on).size()", Direction::Rising),
        ("certificates.filter(c, !(c.issued_on <= on)).size()", Direction::Falling),
        ("certificates.filter(c, year(c.issued_on) == year(on)).size()", Direction::Mixed),
        ("member ? age : 3", Direction::Rising),
        ("age > 30 ? 4 : 3", Direction::Mixed),
    ] {
        let (num, told) = number(text, Unit::Int);
        assert_eq!(told, vec![], "{text}");
        assert_eq!(expr::direction(&num.unwrap(), &facts()), expected, "{text}");
    }
}
