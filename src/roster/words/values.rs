//! Which values mean which option, and which say that nothing is there.
//!
//! Words only; where within a value they may stand is said in `cells`.

/// Texts that say that nothing stands in a cell.
pub const NOTHING: [&str; 34] = [
    "-",
    "--",
    "---",
    "—",
    "——",
    "–",
    "―",
    "/",
    "//",
    "\\",
    "_",
    "~",
    ".",
    "。",
    "无",
    "n/a",
    "na",
    "nil",
    "null",
    "none",
    "待补",
    "待补充",
    "待填",
    "待定",
    "待核",
    "待核实",
    "暂无",
    "暂缺",
    "缺",
    "不详",
    "未知",
    "未填",
    "空",
    "?",
];

/// Texts that say that there is no certificate.
pub const NO_CERTIFICATE: [&str; 9] =
    ["无", "无证", "无证书", "没有", "没有证书", "none", "nocertificate", "无技能证书", "无等级"];

/// The options of education, by their words.
pub const EDUCATION: [(&str, &[&str]); 6] = [
    (
        "junior_secondary_or_below",
        &[
            "初中",
            "小学",
            "初中及以下",
            "小学及以下",
            "初级中学",
            "文盲",
            "juniorsecondary",
            "juniorhighschool",
            "juniorhigh",
            "middleschool",
            "primaryschool",
            "primary",
            "elementaryschool",
            "juniorsecondaryorbelow",
        ],
    ),
    (
        "senior_secondary",
        &[
            "高中",
            "中专",
            "技校",
            "职高",
            "中职",
            "职业高中",
            "普通高中",
            "中等专科",
            "中等专业学校",
            "中专中技",
            "中技",
            "高中中专",
            "中专高中",
            "中等职业学校",
            "技工学校",
            "seniorsecondary",
            "highschool",
            "seniorhighschool",
            "seniorhigh",
            "secondaryvocational",
            "vocationalschool",
            "technicalsecondaryschool",
            "secondarytechnicalschool",
            "vocationalhighschool",
            "uppersecondary",
        ],
    ),
    (
        "junior_college",
        &[
            "大专",
            "专科",
            "高职",
            "大学专科",
            "高等专科",
            "高职高专",
            "高职大专",
            "大专高职",
            "高专",
            "juniorcollege",
            "college",
            "associate",
            "associatedegree",
            "associate'sdegree",
            "associate's",
            "collegediploma",
            "highervocational",
            "highervocationalcollege",
            "diploma",
        ],
    ),
    (
        "bachelor",
        &[
            "本科",
            "大学本科",
            "学士",
            "本科学士",
            "专升本",
            "本科双学位",
            "bachelor",
            "bachelor's",
            "bachelors",
            "bachelordegree",
            "bachelor'sdegree",
            "bachelorsdegree",
            "undergraduate",
            "ba",
            "bsc",
            "bs",
        ],
    ),
    (
        "master",
        &[
            "硕士",
            "硕士研究生",
            "研究生硕士",
            "mba",
            "master",
            "master's",
            "masters",
            "masterdegree",
            "master'sdegree",
            "mastersdegree",
            "msc",
            "ma",
        ],
    ),
    (
        "doctor",
        &[
            "博士",
            "博士研究生",
            "研究生博士",
            "phd",
            "ph.d",
            "ph.d.",
            "doctor",
            "doctorate",
            "doctoral",
            "doctordegree",
            "doctoraldegree",
            "doctor'sdegree",
        ],
    ),
];

/// What may stand before a word of education without changing it.
pub const EDUCATION_BEFORE: [&str; 16] = [
    "非全日制",
    "全日制",
    "普通",
    "统招",
    "成人",
    "函授",
    "自考",
    "在职",
    "国民教育",
    "网络教育",
    "网络",
    "夜大",
    "电大",
    "开放教育",
    "业余",
    "海外",
];
/// What may stand after it.
pub const EDUCATION_AFTER: [&str; 10] =
    ["毕业生", "毕业", "学历", "学位", "文化", "文凭", "程度", "(全日制)", "(非全日制)", "生"];

/// The options of skill levels, by words within a value; the longest word decides.
pub const SKILL: [(&str, &[&str]); 8] = [
    ("apprentice", &["学徒工", "学徒", "apprentice"]),
    ("l5_junior", &["初级", "五级", "5级", "v级", "level5", "l5", "junior"]),
    ("l4_intermediate", &["中级", "四级", "4级", "iv级", "level4", "l4", "intermediate"]),
    ("l3_senior", &["高级", "三级", "3级", "iii级", "level3", "l3", "senior"]),
    ("l2_technician", &["技师", "二级", "2级", "ii级", "level2", "l2", "technician"]),
    ("l1_senior_technician", &["高级技师", "一级", "1级", "i级", "level1", "l1", "seniortechnician"]),
    ("special_technician", &["特级技师", "specialtechnician"]),
    ("chief_technician", &["首席技师", "chieftechnician"]),
];

/// Words of titles that are no skill level.
pub const NO_SKILL: [&str; 19] = [
    "职称",
    "会计",
    "工程师",
    "建造师",
    "造价师",
    "经济师",
    "教师",
    "讲师",
    "助理",
    "统计师",
    "英语",
    "日语",
    "外语",
    "普通话",
    "计算机等级",
    "计算机一级",
    "计算机二级",
    "计算机三级",
    "计算机四级",
];

/// The options of employment, by words within a value.
pub const EMPLOYMENT: [(&str, &[&str]); 3] = [
    (
        "employed_contract",
        &[
            "劳动合同",
            "合同制",
            "合同工",
            "正式",
            "全职",
            "固定期限",
            "无固定期限",
            "fulltime",
            "full-time",
            "employee",
            "permanent",
            "employed",
            "labourcontract",
            "laborcontract",
        ],
    ),
    ("dispatch_worker", &["劳务派遣", "派遣", "dispatch", "dispatched", "agencyworker"]),
    ("retired", &["退休返聘", "返聘", "retired", "rehiredafterretirement", "re-employedafterretirement"]),
];

/// Texts that say that there is no contract, or none of an employee, whatever stands beside them: 全职实习.
pub const NO_CONTRACT: [&str; 16] = [
    "未签",
    "没签",
    "未订",
    "不签",
    "没有",
    "尚未",
    "实习",
    "见习",
    "顶岗",
    "兼职",
    "外包",
    "非全日制",
    "internship",
    "timeintern",
    "part-time",
    "parttime",
];

/// What before such a word turns it into its opposite.
pub const NOT: [char; 7] = ['非', '未', '不', '无', '没', '待', '拟'];

/// Words that say that somebody has left.
pub const LEFT: [&str; 22] = [
    "离职",
    "已离",
    "辞职",
    "辞工",
    "辞退",
    "解聘",
    "解除",
    "开除",
    "除名",
    "自离",
    "调离",
    "调出",
    "离司",
    "非在职",
    "不在职",
    "病故",
    "死亡",
    "去世",
    "已故",
    "left",
    "resigned",
    "terminated",
];
/// The same where nothing else is said: who is retired may have been hired again.
pub const RETIRED: [&str; 5] = ["退休", "已退休", "退休人员", "正常退休", "retired"];

/// Texts for a contract without an end.
pub const OPEN_ENDED: [&str; 11] = [
    "无固定期限",
    "无固定期",
    "无固定",
    "不定期",
    "无期限",
    "无限期",
    "open-ended",
    "openended",
    "indefinite",
    "unlimited",
    "permanent",
];
