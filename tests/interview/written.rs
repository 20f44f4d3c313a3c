//! Numbers written out in Chinese, as bills, cheques and people write them.
//!
//! Writes them here, from the digits; the page reads them back. Units and spans of time are in `drafts`.

use caice::interview::numeral::read;
use proptest::prelude::*;

/// More than any of these numbers.
const MOST: i64 = 100_000_000;

/// How somebody writes.
#[derive(Debug, Clone, Copy)]
struct Hand {
    /// The ten digits, and the units from ten to ten thousand.
    digits: [&'static str; 10],
    units: [&'static str; 4],
    /// 两 before hundreds, thousands and ten thousands.
    liang: bool,
    /// 十二 for 一十二 at the beginning.
    bare_ten: bool,
    /// 三千五 for 三千五百.
    short: bool,
}

const PLAIN: Hand = Hand {
    digits: ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"],
    units: ["十", "百", "千", "万"],
    liang: false,
    bare_ten: false,
    short: false,
};

const HANDS: [Hand; 5] = [
    PLAIN,
    Hand { liang: true, bare_ten: true, ..PLAIN },
    Hand { liang: true, bare_ten: true, short: true, ..PLAIN },
    Hand { digits: ["〇", "1", "2", "3", "4", "5", "6", "7", "8", "9"], short: true, ..PLAIN },
    Hand {
        digits: ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"],
        units: ["拾", "佰", "仟", "万"],
        ..PLAIN
    },
];

/// Writes a number from 1 to 99,999,999.
fn written(number: u32, hand: Hand) -> String {
    let (high, low) = (number / 10_000, number % 10_000);
    let (mut text, mut all) = (String::new(), Vec::new());
    for (section, after) in [(high, 4), (low, 0)] {
        all.extend((0..4).rev().map(|place| (section / 10_u32.pow(place) % 10, place, after)));
    }
    let last = all.iter().rposition(|(digit, ..)| *digit > 0).unwrap_or(0);
    let mut skipped = false;
    let mut before = None;
    for (at, (digit, place, after)) in all.into_iter().enumerate() {
        let units = hand.units;
        if digit > 0 {
            let behind_nought = core::mem::take(&mut skipped) && !text.is_empty();
            if behind_nought {
                text.push_str(hand.digits[0]);
            }
            let two = hand.liang && digit == 2 && (place >= 2 || (after == 4 && place == 0 && high == 2));
            let bare = hand.bare_ten && text.is_empty() && digit == 1 && place == 1;
            if !bare {
                text.push_str(if two { "两" } else { hand.digits[digit as usize] });
            }
            // The unit is left out at the end, behind the one above it; not where that ends whole hundreds of 万.
            let at_end = after == 0 && at == last && before == Some(place + 1) && !behind_nought;
            if place > 0 && !(hand.short && at_end && (place < 3 || high % 100 > 0)) {
                text.push_str(units[place as usize - 1]);
            }
            before = Some(place);
        } else {
            skipped = true;
        }
        if after == 4 && place == 0 && high > 0 {
            text.push_str(units[3]);
            before = Some(4);
        }
    }
    text
}

fn check(number: u32) -> Result<(), String> {
    for hand in HANDS {
        let text = written(number, hand);
        let read = read(&text, ("元/月", MOST), "", (0, 2));
        if read != Ok(i64::from(number) * 100) {
            return Err(format!("{number} is written {text}, and read {read:?}"));
        }
    }
    Ok(())
}

#[test]
fn what_people_write_is_what_is_read() {
    for (text, yuan) in [
        ("三千五", 3500),
        ("三千五百元", 3500),
        ("三千零五", 3005),
        ("三千〇五", 3005),
        ("三千零五十", 3050),
        ("三千零五十块", 3050),
        ("每月三千五", 3500),
        ("月薪三千五", 3500),
        ("3千5", 3500),
        ("3千", 3000),
        ("3k5", 3500),
        ("八千", 8000),
        ("一百", 100),
        ("一百二", 120),
        ("两百五", 250),
        ("1万", 10_000),
        ("1万2", 12_000),
        ("1w2", 12_000),
        ("1万2千", 12_000),
        ("1万2500", 12_500),
        ("1万零5", 10_005),
        ("一万二", 12_000),
        ("一万零二百", 10_200),
        ("一万五百", 10_500),
        ("两万", 20_000),
        ("十二万", 120_000),
        ("十二万五", 125_000),
        ("12万5", 125_000),
        ("二十万零五", 200_005),
        ("一百零五万", 1_050_000),
        ("一千二百三十四万五千六百七十八", 12_345_678),
        ("叁仟伍佰元整", 3500),
    ] {
        assert_eq!(read(text, ("元/月", MOST), "月薪", (0, 2)), Ok(yuan * 100), "{text}");
    }
    assert_eq!(read("三十五人", ("人", MOST), "", (0, 0)), Ok(35));
    assert_eq!(read("一百二十个月", ("个月", MOST), "", (0, 0)), Ok(120));
}

#[test]
fn every_number_up_to_a_hundred_thousand_reads_back() -> Result<(), String> {
    assert_eq!(
        HANDS.map(|hand| written(20_350, hand)),
        ["二万零三百五十", "两万零三百五十", "两万零三百五", "2万〇3百5", "贰万零叁佰伍拾"]
    );
    (1..=100_000).try_for_each(check)
}

#[test]
fn every_pattern_of_noughts_up_to_a_hundred_million_reads_back() -> Result<(), String> {
    // In each of eight places nothing, one, two (which has two names) or another.
    for pattern in 1..4_u32.pow(8) {
        let digit = |place: u32| [0, 1, 2, 5][(pattern / 4_u32.pow(place) % 4) as usize];
        check((0..8).map(|place| digit(place) * 10_u32.pow(place)).sum())?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_whole_number_written_out_reads_back(number in 1_u32..=99_999_999) {
        prop_assert_eq!(check(number), Ok(()));
    }
}
