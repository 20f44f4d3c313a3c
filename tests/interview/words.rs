//! Questions and answers of the two packs that the journeys walk, in the words people read.
//!
//! After rewording one, update it here. The packs define what they mean.

/// Of the pack of one subsidy.
pub mod subsidy {
    pub const STATUS: &str = "你现在在校读书吗？";
    pub const FINAL_YEAR: &str = "在校，正读最后一学年";
    pub const NOT_STUDENT: &str = "不在校";
    pub const HARDSHIP: &str = "本人或家里有下面的情况吗？";
    pub const LOAN: &str = "读现在这个学历时办过国家助学贷款";
    pub const SCHOOL: &str = "你就读的学校在哪里？";
    pub const ZHEJIANG: &str = "浙江省内";
    pub const BEFORE: &str = "下面的补贴，以前领过吗？";
    pub const NEVER: &str = "没领过";
    pub const SUBSIDY: &str = "困难高校毕业生求职创业补贴";
    pub const CONTACT: &str = "先问你就读的学校；再问学校所在地的人社部门。";
}

/// Of the pack of examples.
pub mod examples {
    pub const EMPLOYMENT: &str = "你现在上班吗？";
    pub const EMPLOYED: &str = "在单位上班";
    pub const SELF_EMPLOYED: &str = "自己开店";
    pub const UNEMPLOYED: &str = "没有工作";
    pub const INSURED: &str = "现在有单位给你交社保吗？";
    pub const CONTRACT: &str = "劳动合同签了多久？";
    pub const YEAR: &str = "满 1 年";
    pub const LESS: &str = "不到 1 年";
    pub const RECEIVED: &str = "下面的，以前领过吗？";
    pub const OPENED: &str = "你的店哪天开业的？";
    pub const CERTIFICATES: &str = "你有哪些技能证书？";
    pub const ENTRY: &str = "技能证书";
    pub const WITHDRAWN: &str = "这张证书被撤销过吗？";
    pub const HIRED: &str = "例子：招人的单位";
    pub const LOOKING: &str = "例子：在找工作的人";
    pub const YEAR_OF_INSURANCE: &str = "例子：参保满一年";
    pub const SHOP: &str = "例子：早开业的店";
    pub const CERTIFICATE: &str = "例子：新的高级证书";
}
