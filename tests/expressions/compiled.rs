//! What each construct compiles to.

use super::*;

#[test]
fn options_and_flags() {
    compiles(&[
        ("true", Expr::Const(true)),
        ("member", flag(MEMBER)),
        ("!member", not(flag(MEMBER))),
        ("member == true", flag(MEMBER)),
        ("false == member", not(flag(MEMBER))),
        ("member != true", not(flag(MEMBER))),
        ("(months >= 3) == true", at_most(lit(3), of(MONTHS))),
        ("status == 'working'", is(STATUS, 1)),
        ("'working' == status", is(STATUS, 1)),
        ("status != 'retired'", not(is(STATUS, 2))),
        ("status in ['student', 'retired']", Expr::Or(vec![is(STATUS, 0), is(STATUS, 2)])),
        ("!(status in ['student'])", not(Expr::Or(vec![is(STATUS, 0)]))),
        ("'disabled' in hardship", Expr::Has(at(HARDSHIP), OptionId(1))),
        ("graduated_on == null", Expr::IsNone(at(GRADUATED_ON))),
        ("null != graduated_on", not(Expr::IsNone(at(GRADUATED_ON)))),
        ("education == 'master'", is(EDUCATION, 2)),
    ]);
}

#[test]
fn connectives_are_flat_and_keep_their_order() {
    let both = || Expr::And(vec![flag(MEMBER), is(STATUS, 0)]);
    compiles(&[
        ("member && status == 'student'", both()),
        (
            "member && status == 'student' && months >= 1",
            Expr::And(vec![flag(MEMBER), is(STATUS, 0), at_most(lit(1), of(MONTHS))]),
        ),
        (
            "member || (status == 'student' || 'loan' in hardship)",
            Expr::Or(vec![flag(MEMBER), is(STATUS, 0), Expr::Has(at(HARDSHIP), OptionId(0))]),
        ),
        ("member && status == 'student' || !member", Expr::Or(vec![both(), not(flag(MEMBER))])),
        (
            "member ? status == 'student' : status == 'working'",
            Expr::Or(vec![
                Expr::And(vec![flag(MEMBER), is(STATUS, 0)]),
                Expr::And(vec![not(flag(MEMBER)), is(STATUS, 1)]),
                Expr::And(vec![is(STATUS, 0), is(STATUS, 1)]),
            ]),
        ),
    ]);
}

#[test]
fn comparisons_of_numbers_take_the_measure_of_the_fact() {
    compiles(&[
        ("months < 12", less(of(MONTHS), lit(12))),
        ("months <= 12", at_most(of(MONTHS), lit(12))),
        ("months > 12", less(lit(12), of(MONTHS))),
        ("months >= 12", at_most(lit(12), of(MONTHS))),
        ("months == 12", equal(of(MONTHS), lit(12))),
        ("months != 12", not(equal(of(MONTHS), lit(12)))),
        ("12 <= months", at_most(lit(12), of(MONTHS))),
        ("months >= -1", at_most(lit(-1), of(MONTHS))),
        ("wage <= 3000", at_most(of(WAGE), lit(300_000))),
        ("wage <= 99.5", at_most(of(WAGE), lit(9_950))),
        ("wage <= 99.50", at_most(of(WAGE), lit(9_950))),
        ("rate <= 5.5", at_most(of(RATE), lit(55))),
        ("rate < 20", less(of(RATE), lit(200))),
        ("wage <= 1000 * months", at_most(of(WAGE), two(Num::Mul, lit(100_000), of(MONTHS)))),
        (
            "wage <= 500 + 1000 * (months - 3)",
            at_most(
                of(WAGE),
                two(Num::Add, lit(50_000), two(Num::Mul, lit(100_000), two(Num::Sub, of(MONTHS), lit(3)))),
            ),
        ),
        ("months * 0.5 >= 3", at_most(lit(30), two(Num::Mul, of(MONTHS), lit(5)))),
        ("rate <= figure('one.rate')", at_most(two(Num::Mul, of(RATE), lit(10)), Num::Figure(FigureId::at(3), None))),
        ("wage < figure('one.wage-line', on)", less(of(WAGE), Num::Figure(FigureId::at(0), Some(Box::new(Num::On))))),
        (
            "months >= figure('one.months', graduated_on)",
            at_most(Num::Figure(FigureId::at(1), Some(Box::new(of(GRADUATED_ON)))), of(MONTHS)),
        ),
    ]);
}

#[test]
fn ordered_options_compare_by_position() {
    compiles(&[
        ("education >= 'bachelor'", at_most(lit(1), of(EDUCATION))),
        ("education < 'master'", less(of(EDUCATION), lit(2))),
        ("'doctor' > education", less(of(EDUCATION), lit(3))),
        ("education >= wanted_education", at_most(of(WANTED_EDUCATION), of(EDUCATION))),
        ("education == wanted_education", equal(of(EDUCATION), of(WANTED_EDUCATION))),
    ]);
}

#[test]
fn dates() {
    let years = || two(Num::YearsBetween, of(BIRTH_DATE), Num::On);
    compiles(&[
        ("birth_date >= date('1990-01-01')", at_most(day("1990-01-01"), of(BIRTH_DATE))),
        ("graduated_on <= on", at_most(of(GRADUATED_ON), Num::On)),
        ("years_between(birth_date, on) < 35", less(years(), lit(35))),
        (
            "years_between(birth_date, year_start(on)) <= 45",
            at_most(two(Num::YearsBetween, of(BIRTH_DATE), one(Num::YearStart, Num::On)), lit(45)),
        ),
        (
            "months_between(graduated_on, on) <= 24",
            at_most(two(Num::MonthsBetween, of(GRADUATED_ON), Num::On), lit(24)),
        ),
        ("days_between(graduated_on, on) <= 60", at_most(two(Num::Sub, Num::On, of(GRADUATED_ON)), lit(60))),
        ("on <= add_months(graduated_on, 12)", at_most(Num::On, two(Num::AddMonths, of(GRADUATED_ON), lit(12)))),
        ("on <= add_years(graduated_on, 2)", at_most(Num::On, two(Num::AddMonths, of(GRADUATED_ON), lit(24)))),
        (
            "on <= add_years(graduated_on, months)",
            at_most(Num::On, two(Num::AddMonths, of(GRADUATED_ON), two(Num::Mul, of(MONTHS), lit(12)))),
        ),
        ("on <= add_days(graduated_on, 30)", at_most(Num::On, two(Num::Add, of(GRADUATED_ON), lit(30)))),
        ("graduated_on >= add_months(on, -12)", at_most(two(Num::AddMonths, Num::On, lit(-12)), of(GRADUATED_ON))),
        ("year(graduated_on) == year(on)", equal(one(Num::Year, of(GRADUATED_ON)), one(Num::Year, Num::On))),
        ("on >= month_start(graduated_on)", at_most(one(Num::MonthStart, of(GRADUATED_ON)), Num::On)),
        ("on <= year_end(graduated_on)", at_most(Num::On, one(Num::YearEnd, of(GRADUATED_ON)))),
        ("on <= figure('one.deadline')", at_most(Num::On, Num::Figure(FigureId::at(2), None))),
        ("max(birth_date, graduated_on) <= on", at_most(Num::Max(vec![of(BIRTH_DATE), of(GRADUATED_ON)]), Num::On)),
        ("age < 35", less(of(AGE), lit(35))),
        ("paid_months >= 12", at_most(lit(12), of(PAID_MONTHS))),
    ]);
}

#[test]
fn lists() {
    let recent = || at_most(two(Num::AddMonths, Num::On, lit(-12)), Num::Of(field(ISSUED_ON)));
    let senior = || at_most(lit(2), Num::Of(field(LEVEL)));
    compiles(&[
        ("certificates.exists(c, c.online)", exists(Expr::Flag(field(ONLINE)))),
        (
            "certificates.exists(c, c.level >= 'l3' && c.issued_on >= add_months(on, -12))",
            exists(Expr::And(vec![senior(), recent()])),
        ),
        (
            "certificates.all(c, c.occupation == 'cook')",
            Expr::Every(FactId::at(CERTIFICATES), Box::new(Expr::Is(field(OCCUPATION), OptionId(0)))),
        ),
        ("certificates.exists(c, c.issued_on == null)", exists(Expr::IsNone(field(ISSUED_ON)))),
        ("certificates.filter(c, c.level >= 'l3').size() >= 2", at_most(lit(2), count(senior()))),
        ("size(certificates.filter(c, c.level >= 'l3')) == 1", equal(count(senior()), lit(1))),
        ("certificates.size() > 0", less(lit(0), count(Expr::Const(true)))),
        ("size(certificates) > 0", less(lit(0), count(Expr::Const(true)))),
        ("certificates.filter(c, c.issued_on >= add_months(on, -12)).size() >= 2", at_most(lit(2), count(recent()))),
        // A variable hides a fact of its name; inside, facts themselves can still be named.
        ("certificates.exists(months, months.online)", exists(Expr::Flag(field(ONLINE)))),
        ("certificates.exists(c, c.fee <= wage)", exists(at_most(Num::Of(field(FEE)), of(WAGE)))),
        // The record that an amount is paid for.
        ("r.online", Expr::Flag(field(ONLINE))),
        // Another list inside, without the outer record.
        (
            "hires.size() > 0 && certificates.exists(c, hires.exists(h, h.hired_on <= on))",
            Expr::And(vec![
                less(lit(0), Num::Count(FactId::at(HIRES), Box::new(Expr::Const(true)))),
                exists(Expr::Exists(
                    FactId::at(HIRES),
                    Box::new(at_most(Num::Of(Ref::Field(FactId::at(HIRES), FieldId::at(0))), Num::On)),
                )),
            ]),
        ),
    ]);
}

#[test]
fn amounts_are_yuan_and_compile_to_fen() {
    let tier =
        |amount: i64, over: Num| Num::If(Box::new(at_most(lit(12), of(MONTHS))), Box::new(lit(amount)), Box::new(over));
    computes(
        Unit::Money,
        &[
            ("3000", lit(300_000)),
            ("99.5", lit(9_950)),
            ("0", lit(0)),
            ("wage", of(WAGE)),
            ("1000 * 3", lit(300_000)),
            ("1000 + 500.5", lit(150_050)),
            ("wage * months", two(Num::Mul, of(WAGE), of(MONTHS))),
            ("min(wage, 20000)", Num::Min(vec![of(WAGE), lit(2_000_000)])),
            (
                "min(2000 + 1000 * (months - 3), 20000, wage)",
                Num::Min(vec![
                    two(Num::Add, lit(200_000), two(Num::Mul, lit(100_000), two(Num::Sub, of(MONTHS), lit(3)))),
                    lit(2_000_000),
                    of(WAGE),
                ]),
            ),
            ("months >= 12 ? 1000 : 400", tier(100_000, lit(40_000))),
            ("months >= 12 ? 1000 : wage", tier(100_000, of(WAGE))),
            ("percent(1000 * months, 60)", Num::Part(Box::new(two(Num::Mul, lit(100_000), of(MONTHS))), 60, 100)),
            ("percent(wage, 120)", Num::Part(Box::new(of(WAGE)), 120, 100)),
            ("fraction(wage, 2, 3)", Num::Part(Box::new(of(WAGE)), 2, 3)),
            ("fraction(1000, 1, 3)", Num::Part(Box::new(lit(100_000)), 1, 3)),
            // A share that is a fact, with the decimals that the fact has; and a division by facts.
            ("percent(wage, months)", Num::Part(Box::new(two(Num::Mul, of(WAGE), of(MONTHS))), 1, 100)),
            ("percent(wage, rate)", Num::Part(Box::new(two(Num::Mul, of(WAGE), of(RATE))), 1, 1000)),
            ("fraction(wage, months, 12)", Num::Part(Box::new(two(Num::Mul, of(WAGE), of(MONTHS))), 1, 12)),
            ("fraction(wage, 1, months)", two(Num::Over, of(WAGE), of(MONTHS))),
            ("fraction(wage, 2, months)", two(Num::Over, two(Num::Mul, of(WAGE), lit(2)), of(MONTHS))),
            ("fraction(1000, 1, months)", two(Num::Over, lit(100_000), of(MONTHS))),
            ("fraction(wage, 5000, r.fee)", two(Num::Over, two(Num::Mul, of(WAGE), lit(500_000)), Num::Of(field(FEE)))),
            ("certificates.map(c, c.fee).sum()", sum(Expr::Const(true), Num::Of(field(FEE)))),
            ("percent(certificates.filter(c, c.online).map(d, d.fee).sum(), 50)", {
                Num::Part(Box::new(sum(Expr::Flag(field(ONLINE)), Num::Of(field(FEE)))), 50, 100)
            }),
            // What is added up takes the measure of what it meets.
            ("min(wage, certificates.map(c, c.online ? 100 : 50).sum())", {
                let each = Num::If(Box::new(Expr::Flag(field(ONLINE))), Box::new(lit(10_000)), Box::new(lit(5_000)));
                Num::Min(vec![of(WAGE), sum(Expr::Const(true), each)])
            }),
            ("between(20000, 24000)", two(Num::Between, lit(2_000_000), lit(2_400_000))),
            ("figure('one.wage-line') * 2", two(Num::Mul, Num::Figure(FigureId::at(0), None), lit(2))),
            ("max(r.fee, 100)", Num::Max(vec![Num::Of(field(FEE)), lit(10_000)])),
            ("0.5 * months", two(Num::Mul, lit(50), of(MONTHS))),
            ("certificates.size() * 100", two(Num::Mul, count(Expr::Const(true)), lit(10_000))),
        ],
    );
    computes(
        Unit::Int,
        &[
            ("12", lit(12)),
            ("months", of(MONTHS)),
            ("years_between(birth_date, on)", two(Num::YearsBetween, of(BIRTH_DATE), Num::On)),
        ],
    );
    computes(
        Unit::Date,
        &[
            ("2026-11-23", day("2026-11-23")),
            ("add_months(graduated_on, 12)", two(Num::AddMonths, of(GRADUATED_ON), lit(12))),
        ],
    );
    computes(Unit::Decimal(2), &[("5.5", lit(550)), ("rate", two(Num::Mul, of(RATE), lit(10)))]);
}

#[test]
fn filters_name_a_list_and_perhaps_a_variable() {
    let filter = |text: &str| lowered(text, expr::filter);
    let list = FactId::at(CERTIFICATES);
    assert_eq!(filter("certificates"), (Some(("it".into(), list, Expr::Const(true))), vec![]));
    assert_eq!(
        filter("certificates.filter(c, c.online)"),
        (Some(("c".into(), list, Expr::Flag(field(ONLINE)))), vec![])
    );
    for (text, underlined, message) in [
        ("months", "months", "expected a list, found `months` (a whole number)"),
        ("certificates.exists(c, c.online)", "certificates.exists(c, c.online)", "expected a list, found a condition"),
    ] {
        let (lowered, told) = filter(text);
        assert_eq!(lowered, None);
        let told: Vec<(&str, &str, &str)> = told.iter().map(|t| (t.0.as_str(), t.1.as_str(), t.2.as_str())).collect();
        assert_eq!(told, [("type-mismatch", underlined, message)]);
    }
}
