//! What there is to say about a list, in Chinese.
//!
//! Statuses are called what the page calls them: `tests/roster/export.rs` compares.

use super::words::{About, Assumed, Columns, Firm, Say, Sheets};
use crate::{
    engine::Status,
    roster::{
        code::{BadCell, Skip},
        role::Role,
    },
};

/// The sentences.
pub static ZH: Say = Say {
    status,
    role,
    bad: BadCell::zh,
    skip: Skip::zh,
    comma: "、",
    semicolon: "；",
    met_early: "初步匹配 · 还没到申请时间",
    met_late: "初步匹配 · 本期已截止",
    nameless: "（没有姓名）",
    not_assessed: "没有测算",
    amount: |min, max| if min == max { format!("{max}元") } else { format!("{min}–{max}元") },
    assumed: Assumed {
        status: |option| format!("没写用工形式的按「{option}」"),
        firm: |label, answer| format!("单位：{label} {answer}"),
        yes: "是",
        no: "否",
        no_interruptions: "参保没有中断过",
        hire_date: "入职日期就是合同开始日期",
        no_status: "没写用工形式的人，用工身份按不清楚算",
        interruptions: "参保是否中断过没有说明，只按最多参保几个月算",
        no_hire_date: "没写合同开始日期的，不拿入职日期代替",
    },
    sheets: Sheets {
        claims: "按政策",
        matrix: "每个人",
        firm: "单位自己",
        missing: "还缺什么",
        unread: "没读出来的",
        about: "说明",
    },
    columns: Columns {
        policy: "政策",
        name: "姓名",
        number: "工号",
        row: "花名册第几行",
        status: "结果",
        from: "从哪天起",
        until: "到哪天止",
        opens: "申请开始",
        closes: "申请截止",
        lowest: "最低金额（元）",
        highest: "最高金额（元）",
        remarks: "要留意",
        unverified: "金额是以前的标准，今年以窗口答复为准",
        contract_over: "名单上的合同已到期；续签了的，先改表再算",
        office: |n| format!("另有{n}项由主管部门核定"),
        assumed: |n| format!("没有说的按成立推定了{n}项"),
        needs: "金额还差",
        fact: "还缺的信息",
        people_lacking: "多少人缺",
        outcomes: "只补这一项，最多可再判断几项次",
        people: "涉及几人",
        policies: "涉及几项政策",
        all_policies: "全部政策",
        cell: "单元格",
        heading: "表头",
        what: "怎么了",
        cure: "怎么办",
        counts: "还算数吗",
        counted: "能确定的部分算数",
        not_counted: "没有采用，按不清楚算",
        whole_row: "整行，不算作一个人",
        more_blank: |n| format!("另有 {n} 个空行，没有一一列出"),
        no_claims: "（没有可列的结果）",
    },
    firm: Firm {
        gives: "给什么",
        sure: "算到几人",
        open: "还不知道几人",
        needs: "还缺的信息",
        hires: |n| format!("（按名单里近三年签合同的{n}人看；还不知道算不算的人，最低金额里没有算，最高金额里算了）"),
        undecided: |n| format!("（有{n}人用工形式没写，不知道算不算单位招用的人，单位的这几项先不合起来算）"),
        too_many: |n| format!("（近三年签合同的有{n}人，太多，没有合起来算；请按部门分开）"),
        layoffs: "（名单看不出谁被裁过，上年度裁员率请按社保数据填）",
    },
    about: About {
        columns: ["项目", "内容"],
        record: (
            |sheet| format!("隐藏的工作表 {sheet}"),
            "下次比较用：规则、日子，以及每个人的结果和两个校验数，没有其他内容",
        ),
        disclaimer: ("声明", "自测参考，以主管部门审核为准"),
        demo: ("演示版", "演示版：据公开资料整理，未经主管部门审核，不是政府网站"),
        on: "按哪天测算",
        version: "规则版本",
        checked: "规则核对至",
        fingerprint: "规则指纹",
        stale: ("规则较旧", |days| {
            format!("规则到测算那天已有 {days} 天没有核对，金额和期限可能已变，先问主管部门")
        }),
        file: "读的文件",
        sheet: "读的工作表",
        no_sheet: "文本表格",
        other_sheets: "没有读的工作表",
        hidden_sheets: "没有读的隐藏工作表",
        header_rows: "表头在第几行",
        people: "读出几人",
        column: |letters| format!("认出的列 {letters}"),
        column_is: |role, heading| {
            if heading.is_empty() { role.to_owned() } else { format!("{role}（表头：{heading}）") }
        },
        by_hand: "人工指定",
        no_consent: "没有同意读取，这一列没有读",
        consent: "只用来取出生日期，号码没有保留",
        ignored: |letters| format!("没有读的列 {letters}"),
        same_as: |heading, role| format!("{heading}（和前面的「{role}」重复）"),
        assumed: "对所有人按单位说明",
        open: "单位没有说明",
        value: |role| format!("{role}的写法"),
        value_is: |value, option| format!("「{value}」按「{option}」算"),
        value_is_nothing: |value| format!("「{value}」按不清楚算"),
        no_group: "都不是",
        no_certificate: "没有证书",
        unknown: |value, rows| format!("「{value}」（{rows}行）没有说明是什么意思，按不清楚算"),
        empty: (
            "空着的格子",
            "金额空着：不给现金，或金额不能显示，不是 0 元。从哪天起空着：不用等到以后某一天；有的要先办一步，有的要看申请期。\
             到哪天止空着：没有期限，或期限没有核到。",
        ),
        not_listed: ("没有列出的", |open, unknowable| {
            format!(
                "「按政策」只列出可能适用的。另有 {open} 项次还差回答，{unknowable} 项次待确认、已过期或已撤下，没有列在那里：没列出不等于不满足，见「每个人」和「还缺什么」"
            )
        }),
        mended: ("改动过的文字", |n| format!("有 {n} 处文字太长，或含表格装不下的字符，已截短或换成 \u{fffd}")),
        cut: "…（太长，后面略去）",
    },
};

fn status(status: Status) -> &'static str {
    match status {
        Status::Met => "初步匹配",
        Status::MetLater => "到时可能适用",
        Status::GateFirst => "先办一步",
        Status::NeedsAnswer => "还差回答",
        Status::Competitive => "需要评选",
        Status::Unconfirmed => "待确认",
        Status::Ended => "已过执行期",
        Status::Withdrawn => "已撤下更正",
        Status::NotMet => "目前不满足",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::StaffNumber => "工号",
        Role::HireGroup => "招用时属于哪类重点群体",
        Role::Name => "姓名",
        Role::IdNumber => "身份证号",
        Role::BirthDate => "出生日期",
        Role::Education => "学历",
        Role::Graduation => "毕业时间",
        Role::ContractStart => "合同开始日期",
        Role::ContractEnd => "合同结束日期",
        Role::ContractMonths => "合同期限",
        Role::InsuredSince => "参保起始年月",
        Role::SkillLevel => "技能等级",
        Role::SkillIssued => "发证日期",
        Role::Wage => "月工资",
        Role::Employment => "用工形式",
        Role::StaffState => "员工状态",
        Role::LeftOn => "离职日期",
        Role::HireDate => "入职日期",
    }
}
