//! Which headings mean which column.
//!
//! A heading matches as a whole or not at all, so that 试用期工资 is never a wage and 联系人姓名 never a name. How a heading is
//! brought into the form of this table is said in `roster::headings`.

use crate::roster::role::Role;

/// Columns that are never taken for something else, also where the heading below one of these words would be known.
pub const NEVER: [&str; 30] = [
    "年龄",
    "司龄",
    "工龄",
    "手机",
    "电话",
    "联系",
    "银行",
    "账号",
    "帐号",
    "微信",
    "邮箱",
    "住址",
    "地址",
    "婚姻",
    "民族",
    "政治面貌",
    "公积金",
    "试用",
    "配偶",
    "子女",
    "家属",
    "紧急",
    "父",
    "母",
    "亲属",
    "家庭",
    "领导",
    "推荐人",
    "介绍人",
    "担保",
];

/// Headings as a whole.
const WHOLE: [(Role, &[&str]); 18] = [
    (
        Role::Name,
        &[
            "姓名",
            "名字",
            "员工姓名",
            "职工姓名",
            "人员姓名",
            "员工名字",
            "中文姓名",
            "中文名",
            "name",
            "fullname",
            "employee",
            "employeename",
            "staffname",
            "nameofemployee",
        ],
    ),
    (
        Role::IdNumber,
        &[
            "身份证",
            "身份证号",
            "身份证号码",
            "身份证件号",
            "身份证件号码",
            "身份号码",
            "公民身份号码",
            "公民身份证号",
            "公民身份证号码",
            "居民身份证号",
            "居民身份证号码",
            "证件号",
            "证件号码",
            "身份证编号",
            "员工身份证号",
            "员工身份证号码",
            "idnumber",
            "idno",
            "idno.",
            "idcard",
            "idcardnumber",
            "idcardno",
            "idcardno.",
            "identitynumber",
            "nationalid",
            "citizenid",
        ],
    ),
    (Role::BirthDate, &["生日", "birthdate", "birthday", "dateofbirth", "dob", "birth"]),
    (
        Role::Education,
        &[
            "学历",
            "最高学历",
            "文化程度",
            "教育程度",
            "学历层次",
            "受教育程度",
            "最高学历层次",
            "现学历",
            "现有学历",
            "员工学历",
            "最高教育程度",
            "education",
            "educationlevel",
            "highesteducation",
            "levelofeducation",
            "highesteducationlevel",
        ],
    ),
    (
        Role::Graduation,
        &["graduation", "graduationdate", "dateofgraduation", "graduatedon", "graduated", "graduationtime"],
    ),
    (
        Role::ContractStart,
        &[
            "contractstart",
            "contractstartdate",
            "startofcontract",
            "contractfrom",
            "contractbegin",
            "contractstarts",
            "contractstarton",
        ],
    ),
    (
        Role::ContractEnd,
        &[
            "contractend",
            "contractenddate",
            "endofcontract",
            "contractuntil",
            "contractto",
            "contractends",
            "contractexpiry",
            "contractexpirydate",
        ],
    ),
    (
        Role::ContractMonths,
        &["contractterm", "contractlength", "contractmonths", "contractduration", "termofcontract", "lengthofcontract"],
    ),
    (
        Role::InsuredSince,
        &[
            "insuredsince",
            "insuredfrom",
            "firstinsuredmonth",
            "insurancestart",
            "insurancestartdate",
            "socialinsurancesince",
            "socialinsurancestart",
        ],
    ),
    (
        Role::SkillLevel,
        &[
            "技能等级",
            "职业技能等级",
            "技能级别",
            "技能证书等级",
            "职业技能证书等级",
            "技能等级证书",
            "职业技能等级证书",
            "职业资格等级",
            "职业资格证书等级",
            "技术等级",
            "技能人才等级",
            "职业技能级别",
            "证书等级",
            "skilllevel",
            "skillcertificatelevel",
            "certificatelevel",
            "levelofskill",
            "skillgrade",
        ],
    ),
    (
        Role::SkillIssued,
        &[
            "issuedon",
            "issuedate",
            "dateofissue",
            "certificatedate",
            "certificateissuedon",
            "certificateissuedate",
            "issued",
        ],
    ),
    (
        Role::HireGroup,
        &[
            "重点群体",
            "重点群体类别",
            "重点人群",
            "重点人群类别",
            "招用人员类别",
            "就业重点群体",
            "群体类别",
            "hiregroup",
            "groupwhenhired",
        ],
    ),
    (
        Role::Wage,
        &[
            "月工资",
            "工资",
            "申报工资",
            "月薪",
            "薪资",
            "月薪资",
            "工资标准",
            "月工资标准",
            "申报月工资",
            "社保申报工资",
            "月申报工资",
            "税前工资",
            "税前月工资",
            "月均工资",
            "平均月工资",
            "monthlywage",
            "wage",
            "wages",
            "salary",
            "monthlysalary",
            "monthlypay",
        ],
    ),
    (
        Role::Employment,
        &[
            "用工形式",
            "合同类型",
            "聘用形式",
            "用工类型",
            "用工性质",
            "用工方式",
            "聘用方式",
            "聘用类型",
            "劳动合同类型",
            "雇佣形式",
            "雇佣类型",
            "合同性质",
            "合同类别",
            "劳动关系类型",
            "employmenttype",
            "contracttype",
            "typeofcontract",
            "formofemployment",
            "typeofemployment",
        ],
    ),
    (
        Role::StaffState,
        &[
            "员工状态",
            "在职状态",
            "人员状态",
            "在职情况",
            "职工状态",
            "在岗状态",
            "任职状态",
            "员工在职状态",
            "人员在职状态",
            "staffstate",
            "employeestatus",
            "staffstatus",
            "status",
        ],
    ),
    (
        Role::LeftOn,
        &["lefton", "leavingdate", "dateofleaving", "termationdate", "terminationdate", "resignationdate", "lastday"],
    ),
    (
        Role::HireDate,
        &[
            "hiredate",
            "dateofhire",
            "hiredon",
            "joiningdate",
            "dateofjoining",
            "joindate",
            "entrydate",
            "onboarddate",
            "onboardingdate",
        ],
    ),
    (
        // Never 序号 or 编号 alone, which count the rows.
        Role::StaffNumber,
        &[
            "工号",
            "员工号",
            "职工号",
            "工牌号",
            "员工工号",
            "职工工号",
            "人员工号",
            "员工编号",
            "职工编号",
            "人员编号",
            "员工代码",
            "职员编号",
            "职员代码",
            "staffno",
            "staffno.",
            "staffnumber",
            "staffid",
            "employeeid",
            "employeeno",
            "employeeno.",
            "employeenumber",
            "personnelno",
            "personnelno.",
            "personnelnumber",
        ],
    ),
];

/// Headings of days: these words and one of `DAY`.
const DATED: [(Role, &[&str]); 6] = [
    (Role::BirthDate, &["出生", "生"]),
    (
        Role::Graduation,
        &[
            "毕业",
            "最高学历毕业",
            "学历毕业",
            "院校毕业",
            "学校毕业",
            "大学毕业",
            "取得毕业证",
            "毕业证取得",
            "毕业证书",
        ],
    ),
    (
        Role::InsuredSince,
        &[
            "参保",
            "参保起始",
            "参保开始",
            "起始参保",
            "开始参保",
            "社保参保",
            "参加社保",
            "社保参保起始",
            "社保起始",
            "社保开始",
            "社保起始缴纳",
            "社保起始缴费",
            "社保开始缴纳",
            "社保开始缴费",
            "社保缴纳起始",
            "社保缴纳开始",
            "社保缴费起始",
            "社保缴费开始",
            "社保缴纳",
            "社保起缴",
            "缴纳社保",
            "起缴",
            "社会保险参保",
            "社会保险起始",
            "社会保险起始缴纳",
            "社会保险参保起始",
            "本单位参保",
            "在本单位参保",
            "现单位参保",
            "本单位参保起始",
            "本单位社保起始",
            "本单位起缴",
            "本企业参保",
            "公司参保",
            "单位参保",
        ],
    ),
    (
        Role::SkillIssued,
        &[
            "发证",
            "证书发证",
            "技能证书发证",
            "技能等级证书发证",
            "职业技能等级证书发证",
            "职业资格证书发证",
            "证书发放",
            "证书颁发",
            "颁证",
            "证书取得",
            "取证",
            "取得证书",
            "获证",
            "证书获得",
            "技能证书取得",
            "技能等级取得",
            "技能等级发证",
            "技能等级证书取得",
        ],
    ),
    (Role::LeftOn, &["离职", "离司", "离厂", "离岗", "辞职"]),
    (
        Role::HireDate,
        &[
            "入职",
            "入司",
            "入厂",
            "进厂",
            "到岗",
            "到职",
            "进公司",
            "到公司",
            "入职公司",
            "入职本公司",
            "来司",
            "入企",
            "入职本单位",
            "进本单位",
            "到本单位",
        ],
    ),
];

/// How a heading of days ends.
const DAY: [&str; 8] = ["年月日", "年月份", "年月", "时间", "日期", "月份", "日", "月"];

/// What may stand before 合同. Never 首次: the first contract is not that of today.
const WHOSE: [&str; 12] =
    ["", "劳动", "当前", "现", "现有", "目前", "本次", "本期", "最新", "最近", "当前劳动", "现劳动"];
/// The beginning of a contract, alone or before a word for a day.
const BEGINS: [&str; 9] = ["起始", "开始", "起", "始", "生效", "开始起", "起算", "起始生效", "开始生效"];
/// The same where a word for a day must follow.
const SIGNED: [&str; 3] = ["签订", "签署", "签约"];
/// Its end.
const ENDS: [&str; 9] = ["结束", "到期", "终止", "截止", "止", "届满", "期满", "终", "到期终止"];
/// Its length.
const LASTS: [&str; 8] = ["期限", "年限", "期", "月数", "签订期限", "签订年限", "时长", "期数"];

/// What the heading means, brought into this table's form.
pub fn role(heading: &str) -> Option<Role> {
    let whole = WHOLE.iter().find(|(_, words)| words.contains(&heading)).map(|(role, _)| *role);
    whole.or_else(|| contract(heading)).or_else(|| dated(heading, &DATED))
}

/// The same where the heading says it in Chinese and in English, one after the other, and both say the same.
pub fn in_two_languages(heading: &str) -> Option<Role> {
    let is_latin = |c: char| c.is_ascii_alphabetic();
    let marks = ['/', '-', '|', '·', '.'];
    let parts = if heading.starts_with(is_latin) {
        let at = heading.find(|c: char| !c.is_ascii());
        at.and_then(|at| heading.split_at_checked(at))
    } else {
        heading.find(is_latin).and_then(|at| heading.split_at_checked(at))
    };
    let both = parts.map(|(one, other)| (role(one.trim_matches(marks)), role(other.trim_matches(marks))));
    role(heading).or_else(|| both.and_then(|(one, other)| one.filter(|_| one == other)))
}

fn dated(heading: &str, table: &[(Role, &[&str])]) -> Option<Role> {
    let stems: Vec<&str> = DAY.iter().filter_map(|day| heading.strip_suffix(day)).collect();
    table.iter().find(|(_, words)| stems.iter().any(|stem| words.contains(stem))).map(|(role, _)| *role)
}

/// A heading about the contract: 合同 and what of it, in either order.
fn contract(heading: &str) -> Option<Role> {
    let signed = SIGNED.iter().find_map(|word| heading.strip_prefix(word)).and_then(without_day);
    if signed.is_some_and(|whose| WHOSE.iter().any(|word| whose.strip_prefix(word) == Some("合同"))) {
        return Some(Role::ContractStart);
    }
    let mut of_contract = WHOSE.iter().filter_map(|word| heading.strip_prefix(word)?.strip_prefix("合同"));
    of_contract.find_map(part_of_contract)
}

/// The same below a heading that already says 合同.
fn part_of_contract(what: &str) -> Option<Role> {
    let day = without_day(what);
    let is = |words: &[&str]| words.contains(&what) || day.is_some_and(|stem| words.contains(&stem));
    if is(&BEGINS) || day.is_some_and(|stem| SIGNED.contains(&stem)) {
        Some(Role::ContractStart)
    } else if is(&ENDS) {
        Some(Role::ContractEnd)
    } else {
        LASTS.contains(&what).then_some(Role::ContractMonths)
    }
}

/// What a heading means below another that says what it is about.
pub fn below(upper: &str, lower: &str) -> Option<Role> {
    let has = |words: &[&str]| words.iter().any(|word| upper.contains(word));
    let is_day =
        |stems: &[&str]| stems.contains(&lower) || without_day(lower).is_some_and(|stem| stems.contains(&stem));
    if has(&["合同"]) {
        let is_kind = ["类型", "性质", "类别"].contains(&lower);
        if is_kind { Some(Role::Employment) } else { part_of_contract(lower) }
    } else if has(&["社保", "社会保险", "参保"]) {
        is_day(&["起始", "开始", "起缴", "起始缴纳", "开始缴纳", "缴纳起始", "起始缴费", "参保"])
            .then_some(Role::InsuredSince)
    } else if has(&["技能", "职业资格"]) {
        if ["等级", "级别", "证书等级", "证书级别"].contains(&lower) {
            Some(Role::SkillLevel)
        } else {
            is_day(&["发证", "取得", "颁发", "获得", "取证", "领证", "发放"]).then_some(Role::SkillIssued)
        }
    } else {
        None
    }
}

fn without_day(heading: &str) -> Option<&str> {
    DAY.iter().find_map(|day| heading.strip_suffix(day))
}
