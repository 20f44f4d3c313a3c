//! How large a firm is by the official classes: from its industry, its people and its money, each as a band.
//!
//! The table is the annex of 《统计上大中小微型企业划分办法（2017）》 of the National Bureau of Statistics, which carries article 4 of
//! 《中小企业划型标准规定》（工信部联企业〔2011〕300号）into statistics; both were read in reprints ([`GRADE`]), compared figure by
//! figure. The bureau's answer on its site of 24 May 2024 confirms how the rows are read: large, medium and small need the lower
//! bound of every figure, else one class down; for micro one figure is enough. Deliberately guesses nothing: what is open and
//! could still change the class leaves it open, and an industry that the table lacks has none.

use crate::{
    pack::Grade,
    value::{Answer, OptionId, Value},
};

/// How well the table is known: from reprints.
pub const GRADE: Grade = Grade::B;

/// A class, in the order in which a fact has them as options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// 大型.
    Large,
    /// 中型.
    Medium,
    /// 小型.
    Small,
    /// 微型.
    Micro,
}

/// A figure that the classes go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// 从业人员, at the end of the year.
    People,
    /// 营业收入 of the year, in ten thousand yuan.
    Revenue,
    /// 资产总额, in ten thousand yuan.
    Assets,
}

/// What an industry is classed by: each figure with the least that makes a firm small, medium and large.
#[derive(Debug, PartialEq, Eq)]
pub struct Industry(pub &'static [(Measure, [u32; 3])]);

use Measure::{Assets, People, Revenue};

/// The industries, in the order of the table; `text::fair::size` has their names.
pub static INDUSTRIES: [Industry; 16] = [
    // 农、林、牧、渔业.
    Industry(&[(Revenue, [50, 500, 20_000])]),
    // 工业.
    Industry(&[(People, [20, 300, 1_000]), (Revenue, [300, 2_000, 40_000])]),
    // 建筑业.
    Industry(&[(Revenue, [300, 6_000, 80_000]), (Assets, [300, 5_000, 80_000])]),
    // 批发业.
    Industry(&[(People, [5, 20, 200]), (Revenue, [1_000, 5_000, 40_000])]),
    // 零售业.
    Industry(&[(People, [10, 50, 300]), (Revenue, [100, 500, 20_000])]),
    // 交通运输业.
    Industry(&[(People, [20, 300, 1_000]), (Revenue, [200, 3_000, 30_000])]),
    // 仓储业.
    Industry(&[(People, [20, 100, 200]), (Revenue, [100, 1_000, 30_000])]),
    // 邮政业.
    Industry(&[(People, [20, 300, 1_000]), (Revenue, [100, 2_000, 30_000])]),
    // 住宿业.
    Industry(&[(People, [10, 100, 300]), (Revenue, [100, 2_000, 10_000])]),
    // 餐饮业.
    Industry(&[(People, [10, 100, 300]), (Revenue, [100, 2_000, 10_000])]),
    // 信息传输业.
    Industry(&[(People, [10, 100, 2_000]), (Revenue, [100, 1_000, 100_000])]),
    // 软件和信息技术服务业.
    Industry(&[(People, [10, 100, 300]), (Revenue, [50, 1_000, 10_000])]),
    // 房地产开发经营.
    Industry(&[(Revenue, [100, 1_000, 200_000]), (Assets, [2_000, 5_000, 10_000])]),
    // 物业管理.
    Industry(&[(People, [100, 300, 1_000]), (Revenue, [500, 1_000, 5_000])]),
    // 租赁和商务服务业.
    Industry(&[(People, [10, 100, 300]), (Assets, [100, 8_000, 120_000])]),
    // 其他未列明行业.
    Industry(&[(People, [10, 100, 300])]),
];

/// What somebody has said so far: choices by their place, absent or unsure while open.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Guess {
    industry: Answer,
    bands: [Answer; 2],
}

impl Guess {
    /// What was said of the industry; one past the last stands for one that the table lacks.
    pub fn industry(&self) -> &Answer {
        &self.industry
    }

    /// What was said of the figure at `at`: the class it stands for by itself, micro first.
    pub fn band(&self, at: usize) -> Answer {
        self.bands.get(at).cloned().unwrap_or_default()
    }

    /// Says the industry. What was said of another one's figures is gone.
    pub fn say_industry(&mut self, answer: Answer) {
        *self = Self { industry: answer, bands: Default::default() };
    }

    /// Says the figure at `at`.
    pub fn say_band(&mut self, at: usize, answer: Answer) {
        if let Some(band) = self.bands.get_mut(at) {
            *band = answer;
        }
    }

    /// The figures that decide; none while the industry is open, or not in the table.
    pub fn measures(&self) -> &'static [(Measure, [u32; 3])] {
        chosen(&self.industry).and_then(|at| INDUSTRIES.get(usize::from(at))).map_or(&[], |industry| industry.0)
    }

    /// Whether the industry was said to be none of the table's.
    pub fn is_unlisted(&self) -> bool {
        chosen(&self.industry).is_some_and(|at| usize::from(at) >= INDUSTRIES.len())
    }

    /// Which figures are open.
    pub fn open(&self) -> impl Iterator<Item = Measure> + '_ {
        let open = |at: &usize| self.bands.get(*at).and_then(chosen).is_none();
        self.measures().iter().enumerate().filter(move |(at, _)| open(at)).map(|(_, (measure, _))| *measure)
    }

    /// The class; `None` while anything open could change it.
    pub fn size(&self) -> Option<Size> {
        let measures = self.measures();
        let bands = || self.bands.iter().take(measures.len()).map(|band| chosen(band).and_then(by_itself));
        if bands().any(|band| band == Some(Size::Micro)) {
            return Some(Size::Micro);
        }
        // The lowest of them decides: every lower bound is needed.
        bands().try_fold(None, |least: Option<Size>, band| Some(least.max(Some(band?)))).flatten()
    }
}

/// The class that a band stands for by itself.
fn by_itself(band: u8) -> Option<Size> {
    [Size::Micro, Size::Small, Size::Medium, Size::Large].get(usize::from(band)).copied()
}

/// The band of a figure: how many of the bounds it reaches.
pub fn band(bounds: &[u32; 3], figure: u32) -> Answer {
    let n = bounds.iter().filter(|bound| figure >= **bound).count();
    u8::try_from(n).map_or(Answer::Absent, |n| Answer::Value(Value::Choice(OptionId(n))))
}

fn chosen(answer: &Answer) -> Option<u8> {
    match answer {
        Answer::Value(Value::Choice(option)) => Some(option.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Guess, INDUSTRIES, Measure, Size, band};
    use crate::value::{Answer, OptionId, Value};

    /// The table once more, in the words of the annex: large, medium and small by figure. Written down from another reprint
    /// than the one above, so that a slip in either shows.
    const ANNEX: [(&str, &str); 16] = [
        ("农、林、牧、渔业", "Y≥20000 500≤Y＜20000 50≤Y＜500"),
        ("工业", "X≥1000 300≤X＜1000 20≤X＜300 Y≥40000 2000≤Y＜40000 300≤Y＜2000"),
        ("建筑业", "Y≥80000 6000≤Y＜80000 300≤Y＜6000 Z≥80000 5000≤Z＜80000 300≤Z＜5000"),
        ("批发业", "X≥200 20≤X＜200 5≤X＜20 Y≥40000 5000≤Y＜40000 1000≤Y＜5000"),
        ("零售业", "X≥300 50≤X＜300 10≤X＜50 Y≥20000 500≤Y＜20000 100≤Y＜500"),
        ("交通运输业", "X≥1000 300≤X＜1000 20≤X＜300 Y≥30000 3000≤Y＜30000 200≤Y＜3000"),
        ("仓储业", "X≥200 100≤X＜200 20≤X＜100 Y≥30000 1000≤Y＜30000 100≤Y＜1000"),
        ("邮政业", "X≥1000 300≤X＜1000 20≤X＜300 Y≥30000 2000≤Y＜30000 100≤Y＜2000"),
        ("住宿业", "X≥300 100≤X＜300 10≤X＜100 Y≥10000 2000≤Y＜10000 100≤Y＜2000"),
        ("餐饮业", "X≥300 100≤X＜300 10≤X＜100 Y≥10000 2000≤Y＜10000 100≤Y＜2000"),
        ("信息传输业", "X≥2000 100≤X＜2000 10≤X＜100 Y≥100000 1000≤Y＜100000 100≤Y＜1000"),
        ("软件和信息技术服务业", "X≥300 100≤X＜300 10≤X＜100 Y≥10000 1000≤Y＜10000 50≤Y＜1000"),
        ("房地产开发经营", "Y≥200000 1000≤Y＜200000 100≤Y＜1000 Z≥10000 5000≤Z＜10000 2000≤Z＜5000"),
        ("物业管理", "X≥1000 300≤X＜1000 100≤X＜300 Y≥5000 1000≤Y＜5000 500≤Y＜1000"),
        ("租赁和商务服务业", "X≥300 100≤X＜300 10≤X＜100 Z≥120000 8000≤Z＜120000 100≤Z＜8000"),
        ("其他未列明行业", "X≥300 100≤X＜300 10≤X＜100"),
    ];

    fn choice(n: usize) -> Answer {
        Answer::Value(Value::Choice(OptionId(u8::try_from(n).unwrap_or(u8::MAX))))
    }

    /// A firm of the industry at `at` with these figures.
    fn size(at: usize, figures: &[u32]) -> Option<Size> {
        let mut guess = Guess::default();
        guess.say_industry(choice(at));
        for (of, ((_, bounds), figure)) in guess.measures().iter().zip(figures).enumerate() {
            guess.say_band(of, band(bounds, *figure));
        }
        guess.size()
    }

    #[test]
    fn the_table_is_the_annex_figure_by_figure() {
        for (industry, (name, row)) in INDUSTRIES.iter().zip(ANNEX) {
            let words = industry.0.iter().map(|(measure, [small, medium, large])| {
                let x = match measure {
                    Measure::People => 'X',
                    Measure::Revenue => 'Y',
                    Measure::Assets => 'Z',
                };
                format!("{x}≥{large} {medium}≤{x}＜{large} {small}≤{x}＜{medium}")
            });
            assert_eq!(words.collect::<Vec<_>>().join(" "), row, "{name}");
        }
    }

    #[test]
    fn every_bound_has_two_sides() {
        for (at, industry) in INDUSTRIES.iter().enumerate() {
            for (of, (_, bounds)) in industry.0.iter().enumerate() {
                for (bound, (below, from)) in bounds.iter().zip([
                    (Size::Micro, Size::Small),
                    (Size::Small, Size::Medium),
                    (Size::Medium, Size::Large),
                ]) {
                    // All other figures as high as they get: this one decides alone.
                    let with = |figure: u32| {
                        let figures: Vec<u32> =
                            (0..industry.0.len()).map(|one| if one == of { figure } else { u32::MAX }).collect();
                        size(at, &figures)
                    };
                    assert_eq!((with(bound - 1), with(*bound)), (Some(below), Some(from)), "{at} {of} {bound}");
                }
            }
        }
    }

    #[test]
    fn the_lower_of_two_figures_decides_as_the_bureau_says() {
        // 工业, by the bureau's own example: large needs both, medium needs both, else one down until all hold.
        assert_eq!(size(1, &[1_000, 40_000]), Some(Size::Large));
        assert_eq!(size(1, &[1_000, 39_999]), Some(Size::Medium));
        assert_eq!(size(1, &[999, 40_000]), Some(Size::Medium));
        assert_eq!(size(1, &[2_000, 1_999]), Some(Size::Small));
        assert_eq!(size(1, &[299, 2_000]), Some(Size::Small));
        assert_eq!(size(1, &[2_000, 299]), Some(Size::Micro));
        assert_eq!(size(1, &[19, 100_000]), Some(Size::Micro));
    }

    #[test]
    fn what_is_open_leaves_it_open_unless_the_rest_decides() {
        let mut guess = Guess::default();
        assert_eq!((guess.size(), guess.open().count()), (None, 0));
        guess.say_industry(choice(1));
        assert_eq!((guess.size(), guess.open().count()), (None, 2));
        guess.say_band(1, choice(3));
        assert_eq!((guess.size(), guess.open().collect::<Vec<_>>()), (None, vec![Measure::People]));
        // Not to know is no figure.
        guess.say_band(0, Answer::Unsure);
        assert_eq!(guess.size(), None);
        // For micro one figure is enough.
        guess.say_band(1, choice(0));
        assert_eq!(guess.size(), Some(Size::Micro));
        // Another industry has other bounds: nothing said before counts.
        guess.say_industry(choice(2));
        assert_eq!(guess.size(), None);
        guess.say_industry(choice(INDUSTRIES.len()));
        assert_eq!((guess.size(), guess.is_unlisted()), (None, true));
    }
}
