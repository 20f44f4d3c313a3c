//! What a field contains, and which answer it makes.
//!
//! Pure text; the view decides which field a question has.

use caice::{
    interview::{
        draft::{self, Fault, after_choice, after_pick, after_year, answer, is_empty, is_picked, of, part},
        text::Language,
        view::{Input, Inputs, QuestionView, RowView, refused},
    },
    value::{Answer, Date, DateRange, OptionId, OptionSet, Range, Value},
};

use crate::{Outcome, packs::bundled, walk::Walk};

fn date(day: bool) -> Input {
    let until = Date::new(2027, 12, 31).unwrap_or_else(|_| unreachable!());
    Input::Date { label: "开业时间".into(), years: (2027, 1946), since: None, until, day, none: None }
}

fn counted(unit: &str, places: u8, stored_places: u8) -> Input {
    let (label, about) = ("房租".into(), "房租每月付多少？".into());
    let most = if unit.starts_with('元') { 100_000_000 } else { 100_000 };
    Input::Number { label, unit: unit.into(), most, about, places, stored_places, none: None }
}

fn number(places: u8, stored_places: u8) -> Input {
    let (label, unit) = ("房租".into(), "元".into());
    let about = String::new();
    Input::Number { label, unit, most: 100_000_000, about, places, stored_places, none: Some("没有".into()) }
}

fn days(first: (i32, u32, u32), last: (i32, u32, u32)) -> Outcome<Answer> {
    let date = |(year, month, day)| Date::new(year, month, day).map_err(|_| "no such day");
    Ok(Answer::Value(Value::Date(DateRange { first: date(first)?, last: date(last)? })))
}

#[test]
fn a_whole_date_pasted_into_the_year_fills_in_all_of_it() {
    for (typed, wanted) in [
        ("2024", "2024--"),
        ("２０２４", "2024--"),
        (" 2024 ", "2024--"),
        ("2024.7", "2024-7-"),
        ("2024.07", "2024-7-"),
        ("２０２４．７", "2024-7-"),
        ("2024。7", "2024-7-"),
        ("2024年7月", "2024-7-"),
        ("2024年7月1日", "2024-7-1"),
        ("２０２４年７月１日", "2024-7-1"),
        ("2024-07-01", "2024-7-1"),
        ("2024/7/1", "2024-7-1"),
        ("2024 7 1", "2024-7-1"),
        // Neither a month nor a day: keep the input, so that the page can say it is no date.
        ("2024.13", "2024.13--"),
        ("24", "24--"),
        ("24.7", "24.7--"),
        ("20245", "20245--"),
        ("二〇二四", "二〇二四--"),
        ("", "--"),
        // Hyphens separate the parts of a draft.
        ("20-24", "2024--"),
    ] {
        assert_eq!(after_year("", typed), wanted, "{typed:?}");
    }
}

#[test]
fn what_stands_beside_the_year_stays_unless_it_is_pasted_over() {
    assert_eq!(after_year("2023-5-3", "2024"), "2024-5-3");
    assert_eq!(after_year("2023-5-3", "2024.7"), "2024-7-3");
    assert_eq!(after_year("2023-5-3", "2024年7月9日"), "2024-7-9");
    assert_eq!(after_choice("2024-5-", 1, "6"), "2024-6-");
    assert_eq!(after_choice("", 2, "6"), "--6");
    assert_eq!(["2024-5-3", draft::NONE].map(|draft| part(draft, 1)), ["5", ""]);
}

#[test]
fn a_date_is_a_month_or_a_day() -> Outcome {
    assert_eq!(answer("2024-2-", &date(false)), Ok(days((2024, 2, 1), (2024, 2, 29))?));
    assert_eq!(answer("2024-12-", &date(false)), Ok(days((2024, 12, 1), (2024, 12, 31))?));
    assert_eq!(answer("2024-07-01", &date(true)), Ok(days((2024, 7, 1), (2024, 7, 1))?));
    Ok(())
}

#[test]
fn a_date_that_cannot_be_is_told_by_what_is_wrong_with_it() {
    for (draft, fault) in [
        ("", Fault::Empty),
        ("--", Fault::Empty),
        ("2024--", Fault::Empty),
        ("-5-", Fault::Empty),
        ("24-5-", Fault::NoYear),
        ("20245-5-", Fault::NoYear),
        ("2024.13-5-", Fault::NoYear),
        ("二〇二四-5-", Fault::NoYear),
        // From eighty years back to the next one.
        ("1945-5-", Fault::NoYear),
        ("2028-5-", Fault::NoYear),
        ("2023-2-29", Fault::NoDay),
        ("2024-6-31", Fault::NoDay),
    ] {
        assert_eq!(answer(draft, &date(true)), Err(fault), "{draft:?}");
    }
    for draft in ["1946-5-", "2027-5-"] {
        assert!(answer(draft, &date(true)).is_ok(), "{draft:?}");
    }
}

#[test]
fn a_day_that_must_have_been_is_asked_again_while_it_is_still_to_come() -> Outcome {
    let until = Date::new(2026, 11, 23).map_err(|_| "no such day")?;
    let born =
        Input::Date { label: "出生日期".into(), years: (2026, 1946), since: None, until, day: true, none: None };
    for draft in ["2026-12-", "2026-11-24", "2026-12-31"] {
        assert_eq!(answer(draft, &born), Err(Fault::NotYet), "{draft:?}");
    }
    assert_eq!(answer("2027-1-", &born), Err(Fault::NotYet));
    for draft in ["1945-1-", "27-1-", "20271-1-"] {
        assert_eq!(answer(draft, &born), Err(Fault::NoYear), "{draft:?}");
    }
    // Today, and the month that has begun.
    assert_eq!(answer("2026-11-23", &born), Ok(days((2026, 11, 23), (2026, 11, 23))?));
    assert_eq!(answer("2026-11-", &born), Ok(days((2026, 11, 1), (2026, 11, 30))?));
    Ok(())
}

#[test]
fn a_number_is_read_as_people_write_it() {
    let exactly = |number| Ok(Answer::Value(Value::Number(Range::exactly(number))));
    for (typed, fen) in [
        ("11", 1100),
        ("836.42", 83_642),
        ("836.4", 83_640),
        ("836.420", 83_642),
        ("3500元", 350_000),
        ("3500 元", 350_000),
        ("3500元/月", 350_000),
        ("3500块", 350_000),
        ("¥3,500", 350_000),
        ("￥３，５００．５０", 350_050),
        ("3,500", 350_000),
        ("3 500", 350_000),
        ("1,234,567", 123_456_700),
        ("1.2万", 1_200_000),
        ("1.2w", 1_200_000),
        ("1.23456万元", 1_234_560),
        ("三万", 3_000_000),
        ("１２", 1200),
        ("2。5", 250),
        ("0", 0),
        ("0.00", 0),
        ("007", 700),
        (" 12 ", 1200),
        ("100000000", 10_000_000_000),
        ("1 yuan", 100),
    ] {
        assert_eq!(answer(typed, &counted("元/月", 0, 2)), exactly(fen), "{typed:?}");
    }
    for (typed, people) in [
        ("3人", 3),
        ("３ 人", 3),
        ("3个人", 3),
        ("3名", 3),
        ("三", 3),
        ("两个人", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("九十九人", 99),
        ("没有", 0),
        ("无", 0),
        ("零", 0),
        ("100,000", 100_000),
    ] {
        assert_eq!(answer(typed, &counted("人", 0, 0)), exactly(people), "{typed:?}");
    }
    for (typed, months) in [("18个月", 18), ("十八个月", 18), ("12月", 12), ("12 months", 12)] {
        assert_eq!(answer(typed, &counted("个月", 0, 0)), exactly(months), "{typed:?}");
    }
    for (typed, tenths) in [("1.5", 15), ("2", 20), ("2.0", 20), ("２．５", 25)] {
        assert_eq!(answer(typed, &counted("", 1, 1)), exactly(tenths), "{typed:?}");
    }
    // If none is possible, that is the message.
    assert_eq!(answer("没有", &number(0, 2)), Ok(Answer::None));
    assert_eq!(answer(draft::NONE, &number(0, 2)), Ok(Answer::None));
}

#[test]
fn a_number_with_two_readings_or_none_is_asked_again() {
    for wrong in [
        "1,2",
        "1，2",
        "12,34",
        "1,2345",
        "1234,567",
        ",500",
        "3500,",
        "1 2",
        "十个月",
        "3人",
        "3年",
        "-3",
        "1e3",
        "12x",
        ".5",
        "5.",
        "1.2.3",
        "836.421",
        "1.23456789万",
        "十十",
        "一二",
        "二〇",
        "零五",
        "三千零",
        "三千千",
        "三千零零五",
        "五百三千",
        "三5",
        "1万25",
        "3千50",
        "12百",
        "1万 2",
        "1.2万5",
        "一百万五",
        "一万两万",
        "三千多",
        "一年四个月",
        "三块五",
        "元",
        "万",
        "+3",
    ] {
        assert_eq!(answer(wrong, &counted("元/月", 0, 2)), Err(Fault::NoNumber), "{wrong:?}");
    }
    for wrong in ["3元", "3.5", "1,2", "3个月", "半"] {
        assert_eq!(answer(wrong, &counted("人", 0, 0)), Err(Fault::NoNumber), "{wrong:?}");
    }
    assert_eq!(answer(" ", &number(0, 2)), Err(Fault::Empty));
    assert_eq!(answer("\u{3000}", &number(0, 2)), Err(Fault::Empty));
}

#[test]
fn an_amount_for_another_span_of_time_is_asked_again_with_what_it_would_be() {
    for (typed, unit, fen) in [
        ("3500元/月", "元/年", 4_200_000),
        ("3500/月", "元/年", 4_200_000),
        ("每月3500元", "元/年", 4_200_000),
        ("月租3500", "元/年", 4_200_000),
        ("3500 yuan a month", "yuan a year", 4_200_000),
        ("4.2万/年", "元/月", 350_000),
        ("4.2万元每年", "元/月", 350_000),
        ("一年1万2", "元/月", 100_000),
        ("1万2一年", "元/月", 100_000),
        ("1年三万六", "元/月", 300_000),
        ("一个月三千五", "元/年", 4_200_000),
        ("3千5一个月", "元/年", 4_200_000),
        ("年房租4.2万", "元/月", 350_000),
        ("４万／年", "元/月", 333_333),
        ("42000 per year", "yuan a month", 350_000),
    ] {
        assert_eq!(answer(typed, &counted(unit, 2, 2)), Err(Fault::OtherSpan(fen)), "{typed:?} in {unit}");
    }
    assert_eq!(answer("3年", &counted("个月", 0, 0)), Err(Fault::OtherSpan(36)));
    assert_eq!(answer("2 years", &counted("months", 0, 0)), Err(Fault::OtherSpan(24)));
    let exactly = |number| Ok(Answer::Value(Value::Number(Range::exactly(number))));
    for (typed, unit) in [
        ("4.2万/年", "元/年"),
        ("每年4.2万", "元/年"),
        ("42000元每年", "元/年"),
        ("42000元", "元/年"),
        ("一年4万2", "元/年"),
        ("一年四万二千元", "元/年"),
        ("每月四万二", "元/月"),
        ("1个月4万2", "元/月"),
        ("四万两千块一个月", "元/月"),
    ] {
        assert_eq!(answer(typed, &counted(unit, 2, 2)), exactly(4_200_000), "{typed:?}");
    }
    // A sum is for no span of time, and nobody knows for how many months it would be.
    for typed in ["3500元/月", "每年3500", "一年1万2"] {
        assert_eq!(answer(typed, &counted("元", 2, 2)), Err(Fault::NoNumber), "{typed:?}");
    }
    assert_eq!(answer("9000万/月", &counted("元/年", 2, 2)), Err(Fault::TooMuch));
}

#[test]
fn an_amount_called_something_else_than_the_field_is_asked_again() {
    let field = |label: &str, question: &str, unit: &str| Input::Number {
        label: label.into(),
        unit: unit.into(),
        most: 100_000_000,
        about: [label, question].concat(),
        places: 2,
        stored_places: 2,
        none: None,
    };
    let tax = field("年缴个人所得税", "你一年缴多少个人所得税？", "元/年");
    let wage = field("月工资", "你的月薪大约多少？", "元/月");
    let exactly = |number| Ok(Answer::Value(Value::Number(Range::exactly(number))));
    for typed in
        ["年薪10万", "月薪8000", "工资10万", "一年工资十万", "收入：100000", "年收入10万元", "半年1万", "一年半3万"]
    {
        assert_eq!(answer(typed, &tax), Err(Fault::OtherMatter), "{typed}");
    }
    for typed in ["个人所得税8000", "一年缴8千", "所得税：8,000元", "每年8000"] {
        assert_eq!(answer(typed, &tax), exactly(800_000), "{typed}");
    }
    for typed in ["月薪8000", "工资八千", "月工资 ¥8000", "大约8000"] {
        assert_eq!(answer(typed, &wage), exactly(800_000), "{typed}");
    }
    assert_eq!(answer("年薪9万6", &wage), Err(Fault::OtherSpan(800_000)));
    for typed in ["房租3000", "社保3000"] {
        assert_eq!(answer(typed, &wage), Err(Fault::OtherMatter), "{typed}");
    }
    let why = |language: Language| refused(Fault::OtherMatter, &tax, "", "", language.text());
    assert_eq!(why(Language::Zh), "这里问的是“年缴个人所得税”，只填它的数。");
    assert!(why(Language::En).contains("年缴个人所得税"));
}

#[test]
fn what_it_would_be_is_said_with_the_unit() {
    let asked = counted("元/年", 2, 2);
    let why = |language: Language| refused(Fault::OtherSpan(4_200_000), &asked, "", "", language.text());
    assert_eq!(why(Language::Zh), "这里的单位是元/年。你填的折成 42,000 元/年，对的话就填这个数。");
    assert!(why(Language::En).contains("42,000 元/年"));
}

#[test]
fn more_than_the_author_believes_is_asked_again_with_what_may_be() -> Outcome {
    let mut walk = Walk::of(bundled()?)?;
    walk.tell("employment_status", "灵活就业")?;
    walk.open("#/ask/flexible_sb_paid_monthly");
    let session = &walk.interview.session;
    let asked = QuestionView::of(session, &walk.interview.view, walk.asked()?, true, walk.text).ok_or("no screen")?;
    let Inputs::One(input) = asked.inputs else { Err("no single input")? };
    assert_eq!(answer("20001", &input), Err(Fault::TooMuch));
    assert_eq!(answer("20000", &input), Ok(Answer::Value(Value::Number(Range::exactly(2_000_000)))));
    let why = |language: Language| refused(Fault::TooMuch, &input, "", "", language.text());
    assert_eq!(why(Language::Zh), "这个数太大了，请核对一下，最多填 20,000元/月。");
    Ok(())
}

#[test]
fn more_than_anybody_has_is_asked_again() {
    for wrong in ["100000000.01", "999999999999", "1234567890123456789012", "10001万", "1,000,000,000"] {
        assert_eq!(answer(wrong, &counted("元/月", 0, 2)), Err(Fault::TooMuch), "{wrong:?}");
    }
    for wrong in ["99999999999", "100001", "11万"] {
        assert_eq!(answer(wrong, &counted("人", 0, 0)), Err(Fault::TooMuch), "{wrong:?}");
    }
}

#[test]
fn every_answer_comes_back_as_the_draft_that_makes_it() -> Outcome {
    let exactly = |number| Answer::Value(Value::Number(Range::exactly(number)));
    for (given, input, draft) in [
        (exactly(1100), number(0, 2), "11"),
        (exactly(15), number(1, 1), "1.5"),
        (Answer::None, number(0, 2), draft::NONE),
        (days((2024, 2, 1), (2024, 2, 29))?, date(true), "2024-2-"),
        (days((2024, 7, 1), (2024, 7, 1))?, date(true), "2024-7-1"),
    ] {
        assert_eq!(of(&given, &input), draft);
        assert_eq!(answer(draft, &input), Ok(given));
    }
    assert_eq!(of(&Answer::Absent, &number(0, 2)), "");
    assert!(is_empty("--") && is_empty(" ") && !is_empty("2024--"));
    Ok(())
}

#[test]
fn rows_are_picked_and_taken_back_together_or_alone() {
    let set = |option: Option<u8>| {
        let set = option.map_or(OptionSet::EMPTY, |option| OptionSet::EMPTY.with(OptionId(option), true));
        RowView { label: String::new(), answer: Answer::Value(Value::Set(set)) }
    };
    let rows = vec![set(Some(0)), set(Some(1)), set(None)];
    let picks = |draft: &str| [0, 1, 2].map(|index| is_picked(draft, index));
    let one = after_pick("", &rows, true, 0, true);
    let two = after_pick(&one, &rows, true, 1, true);
    assert_eq!(picks(&two), [true, true, false]);
    let none = after_pick(&two, &rows, true, 2, true);
    assert_eq!(picks(&none), [false, false, true]);
    assert_eq!(picks(&after_pick(&none, &rows, true, 1, true)), [false, true, false]);
    assert_eq!(picks(&after_pick(&two, &rows, true, 0, false)), [false, true, false]);
    // Only one answer is wanted: the other gives way.
    assert_eq!(picks(&after_pick(&one, &rows, false, 1, true)), [false, true, false]);
    let input = Input::Rows { rows, several: true };
    let both = OptionSet::EMPTY.with(OptionId(0), true).with(OptionId(1), true);
    assert_eq!(answer(&two, &input), Ok(Answer::Value(Value::Set(both))));
    assert_eq!(answer(&none, &input), Ok(Answer::Value(Value::Set(OptionSet::EMPTY))));
    assert_eq!(answer("", &input), Err(Fault::Empty));
    assert_eq!(of(&Answer::Value(Value::Set(both)), &input), two);
}
