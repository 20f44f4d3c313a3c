//! The sentences with which a firm finds out how large it is by the official classes, in both languages.
//!
//! The names of the industries are those of the annex, in its order ([`crate::interview::fair::INDUSTRIES`]), shortened. Says
//! where the classes come from, and that the bureau of statistics decides. Deliberately only for the firm's own screens.

use crate::interview::{
    fair::{Measure, Size},
    text::Language,
};

/// How many ten thousands of yuan make 亿.
const YI: u32 = 10_000;

/// The sentences.
pub struct SizeText {
    /// Unfolds it.
    pub lead: &'static str,
    /// Asks for the industry.
    pub industry: &'static str,
    /// The industries, in the order of the table.
    pub industries: [&'static str; 16],
    /// None of them.
    pub unlisted: &'static str,
    /// Asks for a figure.
    pub measure: fn(Measure) -> &'static str,
    /// A band between two bounds; the first has no lower one, the last no upper one.
    pub band: fn(Measure, Option<u32>, Option<u32>) -> String,
    /// What came out.
    pub is: fn(Size) -> String,
    /// Answers the question with it.
    pub take: fn(Size) -> String,
    /// What is still to be said.
    pub open: fn(&str) -> String,
    /// The industry is in no row.
    pub no_row: &'static str,
    /// Where it comes from, and who decides.
    pub source: &'static str,
}

impl SizeText {
    /// Those of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }
}

static ZH: SizeText = SizeText {
    lead: "不清楚划型？按行业、人数和收入算一下",
    industry: "贵单位的主要业务在哪一行？",
    industries: [
        "农、林、牧、渔业",
        "工业（采矿、制造、电热气水）",
        "建筑业",
        "批发业",
        "零售业",
        "交通运输业（不含铁路）",
        "仓储业",
        "邮政业",
        "住宿业",
        "餐饮业",
        "信息传输业（电信、互联网）",
        "软件和信息技术服务业",
        "房地产开发经营",
        "物业管理",
        "租赁和商务服务业",
        "科研技术、水利环境、居民服务和修理、社会工作、文体娱乐、房地产中介等",
    ],
    unlisted: "都不是（如铁路运输、金融、教育、卫生）",
    measure: |measure| match measure {
        Measure::People => "年末有多少从业人员？",
        Measure::Revenue => "全年营业收入（主营业务收入）有多少？",
        Measure::Assets => "年末资产总额有多少？",
    },
    band: |measure, from, to| match (measure, from, to) {
        (_, None, None) => String::new(),
        (Measure::People, None, Some(to)) => format!("不到{to}人"),
        (Measure::People, Some(from), Some(to)) => format!("{from}–{}人", to.saturating_sub(1)),
        (Measure::People, Some(from), None) => format!("{from}人及以上"),
        (_, None, Some(to)) => format!("不到{}", money(to)),
        (_, Some(from), Some(to)) => format!("{}起，不到{}", money(from), money(to)),
        (_, Some(from), None) => format!("{}及以上", money(from)),
    },
    is: |size| format!("按所选的，是{}企业。", name(size)),
    take: |size| format!("单位划型填“{}”", name(size)),
    open: |labels| format!("待确认，还要选：{labels}"),
    no_row: "划型标准里没有这一行：待确认，请问当地统计部门。",
    source: "依据《中小企业划型标准规定》（工信部联企业〔2011〕300号）第四条、《统计上大中小微型企业划分办法（2017）》附表，见转载（B级）。大、中、小型要各项都够下限，不够就下划一档；微型有一项不够就是。个体工商户参照。统计部门按年报每年定一次，以那个为准。",
};

static EN: SizeText = SizeText {
    lead: "Not sure about the size? Work it out from industry, people and revenue",
    industry: "What is your firm's main industry?",
    industries: [
        "Farming, forestry, animals, fishery",
        "Industry (mining, manufacturing, power, heat, gas, water)",
        "Construction",
        "Wholesale",
        "Retail",
        "Transport, without railways",
        "Storage",
        "Post",
        "Lodging",
        "Catering",
        "Telecommunications, internet",
        "Software and IT services",
        "Property development",
        "Property management",
        "Leasing and business services",
        "Research and technical services, water and environment, household services and repair, social work, culture, sport, property agents",
    ],
    unlisted: "None of these (such as railways, finance, education, health)",
    measure: |measure| match measure {
        Measure::People => "How many people work there at the end of the year?",
        Measure::Revenue => "How high is the year's revenue from the main business?",
        Measure::Assets => "How high are total assets at the end of the year?",
    },
    band: |measure, from, to| match (measure, from, to) {
        (_, None, None) => String::new(),
        (Measure::People, None, Some(to)) => format!("below {to}"),
        (Measure::People, Some(from), Some(to)) => format!("{from} to {}", to.saturating_sub(1)),
        (Measure::People, Some(from), None) => format!("{from} or more"),
        (_, None, Some(to)) => format!("below {}", yuan(to)),
        (_, Some(from), Some(to)) => format!("{} to below {}", yuan(from), yuan(to)),
        (_, Some(from), None) => format!("{} or more", yuan(from)),
    },
    is: |size| format!("By what is chosen, the firm is {}.", english(size)),
    take: |size| format!("Answer “{}” for the size", english(size)),
    open: |labels| format!("To be confirmed; still to choose: {labels}"),
    no_row: "The classes have no row for this industry: to be confirmed; ask the local bureau of statistics.",
    source: "By article 4 of the provisions on classes of small and medium-sized enterprises (工信部联企业〔2011〕300号) and the annex of the statistical classes of 2017, seen in reprints (grade B). Large, medium and small need every lower bound, else it is one class down; for micro one figure below is enough. Sole traders go by the same. The bureau of statistics sets it once a year; what it says counts.",
};

fn name(size: Size) -> &'static str {
    match size {
        Size::Large => "大型",
        Size::Medium => "中型",
        Size::Small => "小型",
        Size::Micro => "微型",
    }
}

fn english(size: Size) -> &'static str {
    match size {
        Size::Large => "large",
        Size::Medium => "medium",
        Size::Small => "small",
        Size::Micro => "micro",
    }
}

/// So many ten thousands of yuan.
fn money(tens: u32) -> String {
    if tens >= YI { format!("{}亿元", tens / YI) } else { format!("{tens}万元") }
}

/// The same in English. Every bound of the table is a whole number of millions, or below one.
fn yuan(tens: u32) -> String {
    match tens {
        ..100 => format!("¥{}0,000", tens),
        _ => format!("¥{} million", tens / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::{EN, YI, ZH};
    use crate::interview::fair::{INDUSTRIES, Measure};

    #[test]
    fn every_bound_can_be_written_without_loss() {
        let money = INDUSTRIES.iter().flat_map(|industry| industry.0).filter(|(of, _)| *of != Measure::People);
        for bound in money.flat_map(|(_, bounds)| bounds) {
            assert!(*bound < YI || bound % YI == 0, "{bound}");
            assert!(*bound < 100 || bound % 100 == 0, "{bound}");
        }
    }

    #[test]
    fn a_band_says_on_which_side_its_bounds_are() {
        let zh = |from, to| (ZH.band)(Measure::Revenue, from, to);
        assert_eq!(zh(None, Some(300)), "不到300万元");
        assert_eq!(zh(Some(300), Some(2_000)), "300万元起，不到2000万元");
        assert_eq!(zh(Some(2_000), Some(40_000)), "2000万元起，不到4亿元");
        assert_eq!(zh(Some(120_000), None), "12亿元及以上");
        assert_eq!((ZH.band)(Measure::People, Some(20), Some(300)), "20–299人");
        let en = |from, to| (EN.band)(Measure::Assets, from, to);
        assert_eq!(en(None, Some(50)), "below ¥500,000");
        assert_eq!(en(Some(300), Some(2_000)), "¥3 million to below ¥20 million");
        assert_eq!(en(Some(120_000), None), "¥1200 million or more");
    }
}
