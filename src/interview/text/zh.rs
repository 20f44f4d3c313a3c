//! The interface in Chinese.
//!
//! Addresses people as 你; never promises; the verdict first, the next step last.

use super::{
    Language, Text, lack, near, offer,
    phrase::{decimal, whole_yuan, yuan},
    since, sum,
};
use crate::{
    engine::{Status, Truth},
    handoff::Refusal,
    interview::numeral::Counted,
    pack::{BenefitKind, Bound, Grade, Level, Per, Role},
    value::{Date, DateRange, Fen, FenRange, Range},
};

/// Chinese.
pub static ZH: Text = Text {
    language: Language::Zh,
    name: "中文",
    home_title: "丽水经开区人才政策自测 · 才策",
    title: |screen| format!("{screen} · 才策"),

    back: "返回",
    large: "大字",
    see_result: "看结果",
    change_answers: "改答案",
    go_on: "继续回答",
    progress: "进度",

    nth_question: |topic, n| if topic.is_empty() { format!("第 {n} 题") } else { format!("{topic} · 第 {n} 题") },
    yes: "是",
    no: "否",
    unsure: "不清楚",
    declined: "不想说",
    next: "下一题",
    save: "保存",
    tap_goes_on: "点一项就到下一题，点“返回”可以改。",
    pick_first: |unsure| format!("请选一项，或点“{unsure}”。"),
    type_first: |unsure| format!("请填数字，或点“{unsure}”。"),
    date_first: |unsure| format!("请选年和月，或点“{unsure}”。"),
    add_first: |unsure| format!("请添加一条，或点“{unsure}”。"),
    digits_only: |unit, places| {
        let (example, most) = match (Counted::by(unit), places) {
            (Counted::Yuan, _) => ("3000 或 836.42", String::new()),
            (Counted::People, _) => ("3", String::new()),
            (Counted::Months, _) => ("12", String::new()),
            (Counted::Other, 0) => ("3", String::new()),
            (Counted::Other, n) => ("3", format!("，最多 {n} 位小数")),
        };
        let unit = if unit.is_empty() { String::new() } else { format!("，单位是{unit}") };
        format!("请填一个{}数{unit}{most}，如 {example}。", if places == 0 { "整" } else { "" })
    },
    other_span: |turned, unit| format!("这里的单位是{unit}。你填的折成 {turned} {unit}，对的话就填这个数。"),
    other_matter: |label| format!("这里问的是“{label}”，只填它的数。"),
    too_much: |most, unit| format!("这个数太大了，请核对一下，最多填 {}{unit}。", decimal(most, 0)),
    half_date: "年和月都选，或者都不选。",
    no_such_year: |earliest, latest| format!("年份请填四位数字，{earliest} 到 {latest} 之间，如 {latest}。"),
    four_digits: "如 2024",
    no_such_day: "没有这一天，请重新选日。",
    not_yet: "这一天还没到，请核对年、月、日。",
    fill_first: "请至少填一项，或点“取消”。",
    pick_many: "可以多选。",
    none_of_them: "都没有",
    field: |name, unit| if unit.is_empty() { name.into() } else { format!("{name}（{unit}）") },
    choose: "请选",
    year: |year| year.map_or_else(|| "年".into(), |year| format!("{year} 年")),
    month: |month| month.map_or_else(|| "月".into(), |month| format!("{month} 月")),
    day: |day| day.map_or_else(|| "日".into(), |day| format!("{day} 日")),
    day_decides: |button| format!("就差几天：再选一下日。记不清就空着，点“{button}”。"),
    day_decides_in_entry: |button| format!("就差几天：请点“修改”补上日。记不清就点“{button}”。"),
    range,
    add_entry: "添加一条",
    edit_entry: "修改",
    remove_entry: "删除",
    save_entry: "保存这一条",
    cancel: "取消",
    empty_entry: "（没有填）",
    helps: |n, n_settled| match n_settled {
        0 => format!("为什么问这个：{n} 项政策要看这一条。"),
        _ => format!("为什么问这个：{n} 项政策要看这一条，答了可能就有结论。"),
    },
    refutes: "用来核对一个默认成立的条件。",
    details: "用来看清是哪一项、什么时候适用。",
    so_far: "目前的判断",

    answers_title: "你的答案",
    no_answers: "还没有答案。",
    not_answered: "未答",
    put_off: "未答",
    change: "改",
    add_now: "现在补",
    comma: "、",
    dot: " · ",
    semicolon: "；",
    days,
    find_out: |place| format!("去哪查：{place}"),

    result_title: "自测结果",
    as_of: |on| format!("按{}测算", day(on)),
    may_fit: |n| format!("{n} 项可能适合你"),
    only_unpublished: |n| format!("{n} 项没发现不符，只差没公布的条件或金额"),
    may_fit_later: |n| format!("{n} 项到时、或先办一步后可能适合"),
    see_offers: "来这里工作或创业，可能有这些",
    answer_more: "再答几题就能看到",
    look_up_more: "有几项要查一查才知道",
    nothing_fits: "按你填的，现在还没有适合的",
    one_answer_away: |n| format!("{n} 项再答一两题可能就知道"),
    one_call_away: |n| format!("{n} 项没发现不符，但有条件或金额没公布，要打电话问"),
    later_or_after_a_step: |n| format!("{n} 项到时、或先办一步后可能适合"),
    soonest: |title, last, goes_on| match goes_on {
        true => format!("最好在{}以前（{title}）：之后能不能办由经办机构定", day(last)),
        false => format!("最早截止：{}（{title}）", day(last)),
    },
    together_title: "能一起拿的",
    not_beside: |title, why| format!("“{title}”以后办成了也要注意：{why}"),
    together_perhaps: "可能一起拿的（没查到的，两项都先问）",
    left_out_title: "拿了上面的，就不能再拿",
    not_with: |other| format!("和“{other}”只能拿一项。"),
    instead: |title, (now, then), year| {
        let year = year.map(|(now, then)| format!("，头一年 {then}（现在 {now}）")).unwrap_or_default();
        format!("换成“{title}”：一共 {then}（现在 {now}）{year}。")
    },
    no_word: |a, b| format!("“{a}”和“{b}”：没查到能不能一起拿，两项都先问。"),
    no_word_more: |n| format!("还有 {n} 对也没查到。"),
    papers_together: |n| format!("一起办的话，材料共 {n} 样"),
    up_to: |total| {
        if total.min == total.max || total.min.0 > 0 {
            money(total).trim_start().to_owned()
        } else {
            format!("最多{}", about(total.max))
        }
    },
    lacks: |clause, said| match said {
        Some((label, said)) => format!("要{clause}（“{label}”填的是：{said}）"),
        None => format!("要{clause}"),
    },
    first_title: "先做这一件",
    first_until: |title, last, goes_on| match goes_on {
        true => format!("申请“{title}”，最好在{}以前：之后能不能办由经办机构定。", day(last)),
        false => format!("申请“{title}”，按现在的情况到{}为止。", day(last)),
    },
    first_ask: |title| format!("问清“{title}”现在能不能申请，要带什么。"),
    first_apply: |title| format!("申请“{title}”，材料和去处点开看。"),
    first_gate: |how, title| format!("{how}（“{title}”要用）"),
    first_answer: |label| format!("补一个回答：{label}。"),
    first_later: |title, from| format!("记下{}：“{title}”那天起可能适用。", day(from)),
    settled_of: |decided, of| format!("已有结论 {decided} / {of}"),
    more_open: |n| format!("还有 {n} 项，再答几题才知道"),
    more_by_name: |n| format!("还有 {n} 项只知道名字，要打电话问"),
    clause_coming: "（条文正在取，稍等）",
    clause_missing: "（条文没取到）",
    latest: |last| format!("申请时间没有核到；条件确定满足到{}，之后再看", day(last)),
    basis: "依据的文件",
    undisputed: |until, then_until| {
        let then = then_until.map(|last| format!("到{}", day(last))).unwrap_or_default();
        format!("最好在{}（含）以前申请；之后{then}，能不能办由经办机构定", day(until))
    },
    days_left: |last, n, goes_on| match n {
        _ if goes_on => format!("最好在{}以前：之后由经办机构定", day(last)),
        0 => "今天是最后一天".into(),
        n => format!("只剩 {n} 天，到{}", day(last)),
    },
    soon: |why| format!("尽快办：{why}"),
    waits: |clause, from, at_latest| format!("{clause}（{}{}起）", if at_latest { "最晚" } else { "" }, day(from)),
    offer_brings: |what| format!("按这个假设：{what}"),
    to_look_up: "待查：回家查这几项就能定",
    disclaimer: "本工具按公开政策文件自测，结果仅供参考，不是行政决定或承诺，也不是申请凭证。是否受理、能否享受、金额多少，以主管部门审核为准。自测结果不影响你依法咨询和申请。",
    restart: "从头再来",
    restart_sure: "清空你的全部答案，从头再来？答案没有保存在别处，清空后找不回来。",
    restart_yes: "清空，从头再来",
    restart_no: "先不清空",

    group: |status, n| format!("{} {n} 项", group(status)),

    tag,
    tag_met_early: "初步匹配 · 还没到申请时间",
    tag_met_late: "初步匹配 · 本期已截止",
    tag_open: "暂时判断不了",
    tag_part_unconfirmed: "部分待确认",
    verdict_met: |assumed, when| {
        let assumed =
            if assumed > 0 { format!("；其中 {assumed} 条默认成立，请核对") } else { String::new() };
        format!("按你填的，公开条件都对得上{assumed}，以审核为准。{when}")
    },
    when_unknown: "申请时间没有核到，先问清楚。",
    when_early: "还没到申请时间。",
    when_late: "本期已截止，下期时间没有核到，先问清楚。",
    verdict_later: |from, at_latest, clauses| {
        let lacking =
            if clauses.is_empty() { String::new() } else { format!("；现在差：{}", clauses.join("、")) };
        let latest = if at_latest { "最晚" } else { "" };
        format!("其他不变，{latest}{}起可能适用{lacking}。", day(from))
    },
    verdict_not_yet: |from| {
        let from = from.map(|from| format!("，{}起执行", day(from))).unwrap_or_default();
        format!("这项政策还没开始执行{from}。")
    },
    verdict_gate: |n| match n {
        1 => "先办下面这一步，办好再申请。".into(),
        n => format!("先办下面 {n} 步，办好再申请。"),
    },
    verdict_competitive: "报名条件对得上；名额有限，由评审决定，不计入金额。",
    verdict_unconfirmed: "只知道有这项政策，没核到正式文件，条件和金额不显示。",
    verdict_step_and_unconfirmed: |clauses| format!("要先办下面的步骤；{}也没有核到，暂时判断不了。", quoted(clauses)),
    verdict_part_unconfirmed: |clauses| format!("填的没有对不上的，但{}没有核到，暂时判断不了。", quoted(clauses)),
    verdict_ended: |to| match to {
        Some(to) => format!("执行到{}，没查到是否延续。", day(to)),
        None => "已过执行期，没查到是否延续。".into(),
    },
    verdict_replaced: "这一版不再受理，新版见：",
    verdict_withdrawn: |on, instead| {
        let on = on.map(|on| format!("已于{}", day(on))).unwrap_or_else(|| "已".into());
        format!("这条规则{on}撤下，之前的结果请勿使用。{}", if instead { "请看：" } else { "" })
    },
    verdict_not_met: |clauses| {
        let named: String = clauses
            .iter()
            .take(2)
            .map(|(clause, said)| if said.is_empty() { clause.clone() } else { format!("{clause}（你填：{said}）") })
            .reduce(|list, clause| format!("{list}；{clause}"))
            .unwrap_or_default();
        let more = if clauses.len() > 2 { format!("等 {} 条", clauses.len()) } else { String::new() };
        format!("没对上：{named}{more}。有疑问可直接咨询或申请。")
    },
    verdict_too_late: |closes| {
        let closes = closes.map(|closes| format!("（{}截止）", day(closes))).unwrap_or_default();
        format!("申请时间已过{closes}。有疑问可直接咨询。")
    },
    window: |opens, closes, confirmed| {
        let days = match (opens, closes) {
            (None, None) => return None,
            (Some(opens), None) => format!("{}起", day(opens)),
            (None, Some(closes)) => format!("{}截止", day(closes)),
            (Some(opens), Some(closes)) => format!("{}至{}", day(opens), day(closes)),
        };
        Some(if confirmed {
            format!("申请时间：{days}")
        } else {
            format!("原申请时间：{days}，是否沿用待确认")
        })
    },
    until: |until| format!("按现在的情况，到{}为止", day(until)),
    from: |from, until| format!("{}起，到{}为止", day(from), day(until)),
    open_questions: |n| format!("先答这 {n} 题"),

    kind: |kind| match kind {
        BenefitKind::CashSubsidy => "补贴",
        BenefitKind::Reimbursement => "按实际支出补贴",
        BenefitKind::TaxCredit => "抵减税额",
        BenefitKind::TaxDeduction => "税前扣除额",
        BenefitKind::TaxDeferral => "递延纳税",
        BenefitKind::LoanPrincipal => "贷款额度",
        BenefitKind::InterestSubsidy => "贷款贴息",
        BenefitKind::InKind => "实物或服务",
        BenefitKind::Status => "资格",
    },
    given_to: |role| match role {
        Role::Person => "给个人",
        Role::Employer => "给单位",
        Role::School => "给学校",
    },
    each: |each, bound, per| {
        let amount = if bound == Bound::AtLeast { format!("不低于 ¥{}", yuan(each.min)) } else { money(each) };
        let amount = amount.trim_start();
        match per {
            Per::Once => amount.into(),
            Per::Month => format!("{amount}/月"),
            Per::Year => format!("{amount}/年"),
        }
    },
    rate: |rate, bound| {
        let limit = if bound == Bound::AtMost { "最高 " } else { "" };
        [limit, &decimal(rate.max.0, 2), "%"].concat()
    },
    automatic: "免申即享：一般不用申请，没到账再打电话问。",
    times: |per, (fewest, most), total| {
        let unit = match per {
            Per::Once => "次",
            Per::Month => "个月",
            Per::Year => "年",
        };
        let all = if fewest == most { "共" } else { "最多" };
        format!("{all} {most} {unit}，合计{}", money(total))
    },
    in_all: |total| format!("合计{}", money(total)),
    schedule: |per, payments| {
        let unit = match per {
            Per::Once => "次",
            Per::Month => "个月",
            Per::Year => "年",
        };
        let payment = |(index, each): (usize, &FenRange)| format!("第 {} {unit}{}", index + 1, money(*each));
        payments.iter().enumerate().map(payment).collect::<Vec<_>>().join("，")
    },
    no_figure_known: "金额待确认",
    perhaps: "有没有这一项，还要看没答的问题。",
    old_figure: |figure| format!("{figure}（旧标准）"),
    old_figure_note: |since| {
        let (year, month, _) = since.year_month_day();
        format!("{year}年{month}月以来还按不按这个标准，没有核到；今年以窗口答复为准。")
    },
    work_out: "算算金额",
    work_out_note: "填了能把金额算准",

    why: "为什么",
    truth: |truth| match truth {
        Truth::Yes => "对上：",
        Truth::No => "没对上：",
        Truth::Unknown => "还没定：",
    },
    you_said: "你填：",
    colon: "：",
    cited: "依据",
    grade: |grade| match grade {
        Grade::A => ("A", "见过政府网站上的文本"),
        Grade::B => ("B", "见公开摘要或转载"),
        Grade::C => ("C", "只核到文号或题名"),
        Grade::D => ("D", "没有核到"),
    },
    grades: "A 见过政府网站发布或转载的文本，B 见公开摘要或转载，C 只核到文号或题名，D 没有核到。",
    seen: |seen| format!("{}查看", Date::parse(seen).map_or_else(|_| seen.to_owned(), day)),
    leaves: "（打开外部网站）",
    office: "由主管部门核定",
    assumed: "默认成立，请核对",
    not_so: "不是这样",
    uncertain: "不确定",

    apply: "材料与办理",
    how: "怎么办",
    papers: "材料",
    obligations: "之后要做",
    sources: "在哪里看到",
    loading: "正在取详细说明…",
    not_loaded: "详细说明没取到。",
    again: "再试",
    contact: "去哪办、找谁问",
    search_there: |words| format!("浙里办搜：{words}"),

    by_start: "按你在首页选的，先填了：",
    parked: |said| format!("{said}（现在用不上，先收着）"),
    clash: |label, said| format!("和你填的“{label}：{said}”对不上。请改这一题，或先去改那一题。"),
    clash_change: |label| format!("改“{label}”"),
    policies_title: "全部政策",
    level_title: "政策详情",
    search: "搜政策名（可用拼音首字母或英文）",
    theme: "主题",
    stage: "什么人",
    employers: "只看由单位申请或给单位的",
    any: "不限",
    found: |n, all| if n == all { format!("共 {all} 项") } else { format!("找到 {n} 项，共 {all} 项") },
    nothing_found: "没有找到。换个词，或把筛选改成“不限”。",
    or_by_theme: "也可以按主题看：",
    level: |level| match level {
        Level::National => "国家政策",
        Level::Zhejiang => "浙江省政策",
        Level::Lishui => "丽水市政策",
        Level::Etdz => "丽水经开区政策",
    },
    roles: |for_whom, applicant, payee| format!("{}享受，{}申请，给到{}", name(for_whom), name(applicant), name(payee)),
    in_force: |from, to| match (from, to) {
        (None, None) => None,
        (Some(from), None) => Some(format!("{}起执行", day(from))),
        (None, Some(to)) => Some(format!("执行到{}", day(to))),
        (Some(from), Some(to)) => Some(format!("{}起执行，到{}为止", day(from), day(to))),
    },
    how_it_stands: "按你填的",
    demands: "条件",
    gives: "给什么",
    all_of: "都要满足：",
    any_of: "满足其一：",
    at_least_of: |n| format!("至少满足 {n} 条："),
    none_of: "不能有：",
    gate: "要先办好",
    send: "发给别人",
    only_this: |n| format!("只测这一项（约 {n} 题）"),
    offer_title: "如果来这里工作或创业",
    day_too_far: "只能看前后10年以内的日期，请换一天。",
    lack: &lack::ZH,
    sum: &sum::ZH,
    near: &near::ZH,
    since: &since::ZH,
    offer_note: "假设的情况，不改你的答案；以实际录用、参保和审核为准。",
    offer_needs: |question| format!("再答：{question}"),
    offer_first: |step| format!("先办一步：{step}"),
    offer_from: |from| format!("最早{}", day(from)),
    offer_unconfirmed: "金额或条件没核到，打电话问",
    supposed: "假设",
    offer_met: "按这个假设，公开条件都对得上，以审核为准。",
    offer_changes: |n| match n {
        0 => "按这个假设，没有变化".into(),
        n => format!("按这个假设，{n} 项会变"),
    },
    of_offer: &offer::ZH,
    pause_title: "歇一下也行",
    pause_note: "连着几题不清楚，没关系：没答的不当“否”，都记在待查里，以后可以补。",
    pause_see: "先看能看的政策",
    pause_call: "打电话问",
    pause_go_on: "再答几题",
    other_day: "换个日期看",
    reckoned: |on| format!("按{}推算，不是今天的结果", day(on)),
    today: "回到今天",
    when_next: "本期已截止，下期时间见下面。",

    new_questions: |n| format!("改了这项，多出 {n} 个问题，可以接着答。"),
    link_opened: |n_lost| match n_lost {
        0 => "已打开链接里的答案，可以接着改。".into(),
        n => format!("已打开链接里的答案。有 {n} 个这个版本读不了，请重新回答。"),
    },
    link_refused: |refusal| {
        let (what, next) = match refusal {
            Refusal::NotOurs => ("这个链接里没有能读的答案", "请检查链接，或从头开始测。"),
            Refusal::Newer => ("这个链接是更新的版本做的", "请刷新页面再打开一次。"),
            Refusal::TooLong => ("这个链接太长，不像是本工具做的", "请让对方重新发一次。"),
            Refusal::Short => ("这个链接不完整，后面被截掉了", "请让对方重新发一次，或改用二维码。"),
            Refusal::Altered => ("这个链接在路上被改过，读不出来", "请让对方重新发一次，或改用二维码。"),
        };
        format!("{what}，没有打开。{next}")
    },
    clock_is_wrong: |on| format!("设备上的日期不会是今天；先按{}测算，请校准日期后刷新。", day(on)),
    replace_title: "这里已经有答案",
    replace_start: |n| format!("这台设备上已经答了 {n} 题，可能是你的，也可能是上一位的。"),
    replace_link: |n| format!("链接里带着一份答案，打开会替换这里已经答的 {n} 题。"),
    replace_yes_start: "清空，从头开始",
    replace_yes_link: "打开链接里的答案",
    replace_no: "接着原来的答",
    restored: "已接着刚才的答案。只留在这个页面，关掉就没有了。",
    answered_so_far: |n| format!("已经答了 {n} 题。"),
    go_on_answering: "接着答",
    resumed: "已接着上次的答案（只记在这台手机，24 小时后清除）。",
    share_title: "带走结果",
    share_results: "只带结果",
    share_answers: "带答案，方便接着改",
    share_sensitive: "也带上“本人或家庭情况”这类问题",
    share_note_results: "打开链接的人只能看到各项政策的判断，看不到你的答案；能选“不想说”的那几题，有关的结果不带。图片和打印还有按你的答案算的金额、日期。",
    share_note_answers: "谁打开谁能看到你的答案；“本人或家庭情况”不带。发到微信，链接会经过微信。",
    share_note_sensitive: "谁打开谁都能看到，包括“本人或家庭情况”。发到微信，链接会经过微信。",
    share_link: "链接",
    copy: "复制链接",
    copied: "已复制，可以粘贴给别人或自己。",
    not_copied: "没能复制，请长按上面的链接自己复制。",
    draw_poster: "生成图片和二维码",
    no_poster: "图片没有生成，可以再试，或用链接。",
    poster_alt: "自测结果的图片，带二维码",
    poster_hold: "长按图片保存到手机。扫码打开的就是上面的链接。",
    poster_foot: |version, published| {
        let demo = if published {
            ""
        } else {
            "\n.演示版：据公开资料整理，未经主管部门审核，不是政府网站"
        };
        format!(".自测参考，不是办理凭证，以主管部门审核为准\n.规则版本 {version}{demo}")
    },
    keep_here: "记在这台手机 24 小时",
    keep_note: "答案只存在这个浏览器里，用这台手机的人能看到；“从头再来”会一起清掉。",
    not_kept: "这个浏览器不让保存，没有记下。可以用上面带答案的链接。",
    kept_elsewhere: "这一页的答案没记在手机上：另一个页面清了，或记了它的。要换成这一页的，就在“带走结果”里勾上。",
    shown_title: "别人发来的结果",
    shown_note: |on| {
        format!(
            "这是对方{}的自测结果，只有判断，没有答案，也不会变成你的。金额是政策最多给的数，不是对方算出来的数。",
            day(on)
        )
    },
    shown_rest: |n| format!("另有 {n} 项没对上。"),
    not_here: "连不上网站，要开的这一页也没存在这台设备上。联网打开过一次，以后没网也能用。下面是单位能用的政策。",
    shown_place: |place| match place {
        0 => "对方先办这一件",
        _ => "也在对方的计划里，按先后排",
    },
    read_aloud: "读给我听",
    own_test: "自己测一测",
};

pub(super) fn name(role: Role) -> &'static str {
    match role {
        Role::Person => "个人",
        Role::Employer => "单位",
        Role::School => "学校",
    }
}

/// The heading for a group of policies.
fn group(status: Status) -> &'static str {
    match status {
        Status::NeedsAnswer => "还没判断",
        other => tag(other),
    }
}

fn tag(status: Status) -> &'static str {
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

/// `2025年4月8日`.
pub(super) fn day(date: Date) -> String {
    let (year, month, day) = date.year_month_day();
    format!("{year}年{month}月{day}日")
}

/// A day, month or year; the first and last day if several are possible.
fn days(range: DateRange) -> String {
    let (year, month, _) = range.first.year_month_day();
    let first_of_month = range.first.month_start();
    if range.first == range.last {
        day(range.first)
    } else if range.first == first_of_month && range.last == first_of_month.add_months(1).yesterday() {
        format!("{year}年{month}月")
    } else if (range.first, range.last) == range.first.year_ends() {
        format!("{year}年")
    } else {
        format!("{}至{}", day(range.first), day(range.last))
    }
}

/// ` ¥5,000`; an amount with fen drops them, as `约 ¥16,666`: nobody is paid a third of a fen.
fn about(amount: Fen) -> String {
    let (whole, is_whole) = whole_yuan(amount);
    format!("{} ¥{}", if is_whole { "" } else { "约" }, yuan(whole))
}

/// An amount that follows other words; for a range, the upper end as a ceiling, or both ends.
fn money(FenRange { min, max }: FenRange) -> String {
    if min == max {
        about(max)
    } else if min <= Fen::ZERO {
        format!("最高{}", about(max))
    } else {
        format!("{} 至{}", about(min), about(max))
    }
}

/// `满 1 年，不到 3 年`, `5,000 元及以上`, `2 至 4 人`.
fn range(Range { min, max }: Range, unit: &str, places: u8) -> String {
    let with_unit = |number: i64| match number {
        // Use years only for a multiple of twelve months.
        n if unit == "个月" && places == 0 && n > 0 && n % 12 == 0 => format!("{} 年", n / 12),
        n if unit.is_empty() => decimal(n, places),
        n => format!("{} {unit}", decimal(n, places)),
    };
    let is_time = matches!(unit, "个月" | "年" | "岁" | "天");
    let open = max == i64::MAX;
    if min == max {
        return if min == 0 { "没有".into() } else { with_unit(min) };
    }
    if places == 0 && !is_time {
        return match (min, open) {
            (0, true) => "不限".into(),
            (0, false) => format!("不到 {}", with_unit(max.saturating_add(1))),
            (_, true) => format!("{}及以上", with_unit(min)),
            (_, false) => format!("{} 至 {}", decimal(min, 0), with_unit(max)),
        };
    }
    // Express a limit just beyond a round number by that number.
    let beyond = |number: i64| places > 0 && number % 10 != 0 && (number - 1) % 10 == 0;
    let below = (!open).then(|| match max.saturating_add(1) {
        next if beyond(next) => format!("不超过 {}", with_unit(max)),
        next => format!("不到 {}", with_unit(next)),
    });
    let from = (min > 0).then(|| match min {
        min if is_time => format!("满 {}", with_unit(min)),
        min if beyond(min) => format!("超过 {}", with_unit(min - 1)),
        min => format!("{}及以上", with_unit(min)),
    });
    match (from, below) {
        (Some(from), Some(below)) => format!("{from}，{below}"),
        (Some(words), None) | (None, Some(words)) => words,
        (None, None) => "不限".into(),
    }
}

/// `“甲”“乙”`.
pub(super) fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("“{name}”")).reduce(|list, name| list + &name).unwrap_or_else(|| "它".to_string())
}

/// The same for the first three, followed by the total number.
pub(super) fn first_few(names: &[String]) -> String {
    let few = quoted(names.get(..3).unwrap_or(names));
    if names.len() > 3 { format!("{few}等 {} 项", names.len()) } else { few }
}
