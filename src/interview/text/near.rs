//! The sentences of 还差一步, in both languages.
//!
//! What one does, and for which policy, the pack says. None of them promises anything.

/// The sentences.
pub struct NearText {
    /// In the headline: how many do not fit but are only a step away.
    pub count: fn(usize) -> String,
    /// Above what is only a step away.
    pub title: &'static str,
    /// That it does not fit yet, and what would have to be done.
    pub note: &'static str,
    /// That another step has to come first.
    pub gate: &'static str,
    /// That the office decides some conditions, whatever is done.
    pub office: &'static str,
    /// What would no longer fit.
    pub loses: fn(&str) -> String,
    /// Unfolds what would come out.
    pub try_it: &'static str,
}

/// In Chinese.
pub(super) static ZH: NearText = NearText {
    count: |n| format!("{n} 项还差一步：看下面怎么办"),
    title: "还差一步",
    note: "按你填的还不满足；做到下面其中一条，就可能适用。",
    gate: "另外还要先办一步",
    office: "还有条件由经办机构定，先问",
    loses: |lost| format!("但不再适合：{lost}"),
    try_it: "试试看",
};

/// In English.
pub(super) static EN: NearText = NearText {
    count: |n| format!("One step away: {n}, see below"),
    title: "One step away",
    note: "Your answers do not fit yet. Any one of these may change that.",
    gate: "Another step has to come first",
    office: "The office decides some conditions; ask first",
    loses: |lost| format!("But no longer: {lost}"),
    try_it: "See what would come out",
};
