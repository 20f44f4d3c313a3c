//! What the first text of a row says about the row: a sum, a note below the list, or nothing.
//!
//! Some words are parts of names as well, of a workshop for instance; whether they count is then decided by the rest of the
//! row, elsewhere.

/// What a text marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A sum, whatever else the row holds: 合计, 合计：12人.
    Total,
    /// A sum if the row names nobody: 生产部小计, but also 总计划部.
    TotalUnlessNamed,
    /// A note, whatever else the row holds: 制表人：张三.
    Note,
    /// A note if nothing else speaks against it: 注 is one, and so begins 注塑车间.
    MaybeNote,
    /// What the text beside it is, if nothing else is there: 单位名称：.
    Caption,
    /// Something with what it is, if the row names nobody: 单位：某某公司.
    Label,
    /// Anything else.
    Other,
}

/// A sum as a whole, or before something that is no letter.
const TOTALS: [&str; 8] = ["合计", "小计", "总计", "共计", "累计", "本页小计", "本页合计", "total"];
/// A line of statistics, as a whole.
const STATISTICS: [&str; 6] = ["平均", "平均值", "平均数", "人数", "总人数", "人数合计"];
/// Who made the list and what is said of it: as a whole, or before a colon.
const NOTES: [&str; 15] = [
    "制表",
    "制表人",
    "审核人",
    "填表人",
    "填报人",
    "复核人",
    "审批人",
    "制单人",
    "制表日期",
    "填表日期",
    "填报日期",
    "备注",
    "说明",
    "填表说明",
    "注",
];
/// The same before a colon only: alone they are what somebody does.
const TITLES: [&str; 7] = ["负责人", "单位负责人", "部门负责人", "经办人", "编制人", "审核", "复核"];
/// How a note begins.
const BEGIN_NOTES: [&str; 9] = ["制表", "审核", "填表", "备注", "说明", "注", "填报", "复核", "审批"];
/// A label has so many characters at most.
const LONGEST_LABEL: usize = 8;

impl Mark {
    /// Whether it is a note, or may be one.
    pub fn is_note(self) -> bool {
        matches!(self, Self::Note | Self::MaybeNote)
    }

    /// What a text marks.
    pub fn of(text: &str) -> Self {
        let text = super::text::compact(text).to_lowercase();
        let bare = text.trim_end_matches([':', '.', '。']);
        let label = text.split_once(':').map(|(label, _)| label);
        let begins = |words: &[&str]| words.iter().any(|word| bare.starts_with(word));
        let is_sum = |word: &str| bare.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
        let counts_people =
            bare.starts_with('共') && bare.ends_with('人') && bare.contains(|c: char| c.is_ascii_digit());
        if STATISTICS.contains(&bare) || TOTALS.iter().any(|word| is_sum(word)) {
            Self::Total
        } else if counts_people || begins(&TOTALS) || TOTALS.iter().any(|word| bare.ends_with(word)) {
            Self::TotalUnlessNamed
        } else if NOTES.contains(&bare) || label.is_some_and(|label| NOTES.contains(&label) || TITLES.contains(&label))
        {
            Self::Note
        } else if begins(&BEGIN_NOTES) {
            Self::MaybeNote
        } else if text.ends_with(':') {
            Self::Caption
        } else if label.is_some_and(is_label) {
            Self::Label
        } else {
            Self::Other
        }
    }
}

/// Whether a text may say what follows: a few characters, and no time of day.
fn is_label(text: &str) -> bool {
    text.chars().count() <= LONGEST_LABEL && text.starts_with(char::is_alphabetic)
}
