//! The sentences of the stand at a recruitment fair, in both languages.
//!
//! HR staff read them on a tablet, and a candidate looks on: nothing promises, and nothing names a trait. Deliberately beside
//! the table of the phone page, which has no use for them.

pub mod size;

use super::{Language, en, zh};
use crate::value::Date;

/// The sentences.
pub struct FairText {
    /// The name of the page.
    pub title: &'static str,
    /// Leads to the opening check.
    pub opening: &'static str,
    /// Leads to what the firm says of itself.
    pub profile: &'static str,
    /// Leads to the firm's own check.
    pub firm: &'static str,
    /// Leads to the candidate.
    pub serve: &'static str,
    /// Leads there from the opening check.
    pub begin: &'static str,
    /// Leads to closing the stand.
    pub closing: &'static str,

    // The candidate.
    /// Above the questions.
    pub candidate: &'static str,
    /// What HR says first.
    pub hello: &'static str,
    /// Names the choice of a post.
    pub post: &'static str,
    /// A post without a name, by its number.
    pub nth_post: fn(usize) -> String,
    /// The month in which the job begins.
    pub start: &'static str,
    /// How long the contract is.
    pub contract: &'static str,
    /// Below the month of graduation: those who still study name the month to come.
    pub to_come: &'static str,
    /// Asks for the education: the phone asks for what one has, a stand for what one will come with.
    pub degree: &'static str,
    /// Below the education: those who still study name what they will have.
    pub degree_to_come: &'static str,
    /// A question that does not arise.
    pub not_asked: &'static str,
    /// Above the outcomes: the day from which the job is judged.
    pub begins: fn(Date) -> String,
    /// The same where that is later than the job was to begin.
    pub begins_late: fn(Date) -> String,
    /// Before anything is answered.
    pub begin_here: &'static str,
    /// Above what the job may bring.
    pub brings: &'static str,
    /// Above what may fit without this job.
    pub besides: &'static str,
    /// Above what needs more answers.
    pub open: &'static str,
    /// What is asked on this screen and not answered.
    pub here: fn(&str) -> String,
    /// What the firm has not said of itself.
    pub of_profile: fn(&str) -> String,
    /// What is asked elsewhere: how many more answers.
    pub at_home: fn(usize) -> String,
    /// Above what fails.
    pub fails: &'static str,
    /// A policy that fits, if the person takes the job.
    pub met: &'static str,
    /// The same for who has to graduate first.
    pub met_then: &'static str,
    /// So many conditions are taken as met.
    pub assumed: fn(usize) -> String,
    /// Shown below every outcome.
    pub no_criterion: &'static str,
    /// Above the sentence to say aloud.
    pub aloud: &'static str,
    /// So many policies, with a sum, by a standard of earlier years or not.
    pub say_sum: fn(usize, &str, bool) -> String,
    /// So many policies, without one.
    pub say_fits: fn(usize) -> String,
    /// So many policies of which a part is not published.
    pub say_unpublished: fn(usize) -> String,
    /// Nothing about this job, but so many policies besides.
    pub say_besides: fn(usize) -> String,
    /// The same for who has to graduate first.
    pub say_then: fn(&str) -> String,
    /// More answers are needed.
    pub say_open: &'static str,
    /// Nothing about this job.
    pub say_nothing: &'static str,
    /// Above the code for the candidate's own phone.
    pub home: &'static str,
    /// What it carries.
    pub home_note: &'static str,
    /// The same with the candidate's answers.
    pub home_note_answers: &'static str,
    /// Tick to put the candidate's answers in.
    pub home_answers: &'static str,
    /// Shows the firm's own benefits.
    pub firm_view: &'static str,
    /// Hides them again.
    pub firm_hide: &'static str,
    /// What those rest on.
    pub firm_note: &'static str,
    /// No kind of hire is known from what was said.
    pub firm_nobody: &'static str,
    /// Empties the screen for the next candidate.
    pub next: &'static str,
    /// It is empty.
    pub emptied: &'static str,
    /// In so many seconds the screen is emptied.
    pub soon: fn(i64) -> String,
    /// Extends that.
    pub still: &'static str,
    /// Does not wait.
    pub now: &'static str,

    // A code on a candidate's phone.
    /// Leads to the camera, and names its screen.
    pub scan: &'static str,
    /// What the candidate does.
    pub scan_note: &'static str,
    /// Names the camera's picture.
    pub camera_picture: &'static str,
    /// Looks once more.
    pub again: &'static str,
    /// Reads a picture file.
    pub from_picture: &'static str,
    /// Names the field for the characters of a code.
    pub typed: &'static str,
    /// Takes those over.
    pub take: &'static str,
    /// A picture without a code.
    pub no_code: &'static str,
    /// Somebody refused the camera.
    pub camera_refused: &'static str,
    /// There is none.
    pub camera_none: &'static str,
    /// The part that reads codes is missing.
    pub no_reader: &'static str,
    /// A code without anything that a stand asks.
    pub code_empty: &'static str,
    /// A newer version made the code.
    pub code_newer: &'static str,
    /// Some other code.
    pub code_not_ours: &'static str,
    /// A part of it is missing.
    pub code_damaged: &'static str,
    /// A character of it is wrong.
    pub code_wrong: &'static str,
    /// Asks before answers on the screen are replaced.
    pub replace: &'static str,
    /// Replaces them.
    pub replace_yes: &'static str,
    /// They were taken over.
    pub taken: &'static str,
    /// Codes can be read here.
    pub reads: &'static str,
    /// They can, but there is no camera.
    pub reads_no_camera: &'static str,
    /// They cannot.
    pub reads_not: &'static str,
    /// It is being tried.
    pub reads_wait: &'static str,

    // The profile.
    /// Above what the firm says of itself.
    pub of_firm: &'static str,
    /// What happens to it.
    pub of_firm_note: &'static str,
    /// Above the posts.
    pub posts: &'static str,
    /// The name of a post.
    pub post_name: &'static str,
    /// Adds one.
    pub add_post: &'static str,
    /// Removes one.
    pub remove_post: &'static str,
    /// Asks before that, once.
    pub remove_post_yes: &'static str,
    /// After how many minutes an idle screen is emptied.
    pub minutes: &'static str,
    /// So many minutes.
    pub n_minutes: fn(u8) -> String,
    /// Saves it as a file.
    pub export: &'static str,
    /// Reads such a file.
    pub import: &'static str,
    /// It was read.
    pub imported: &'static str,
    /// It is something else.
    pub not_ours: &'static str,
    /// A newer version wrote it.
    pub newer: &'static str,
    /// A part of it is missing.
    pub damaged: &'static str,
    /// The device refuses to keep it.
    pub not_kept: &'static str,
    /// Forgets it.
    pub forget: &'static str,
    /// Asks before that, once.
    pub forget_yes: &'static str,

    // The opening check.
    /// Above the lines.
    pub check: &'static str,
    /// What it is for.
    pub check_note: &'static str,
    /// Rules are loaded; checked up to that day.
    pub rules: fn(Date) -> String,
    /// The page works without a network.
    pub offline: &'static str,
    /// It does not yet.
    pub offline_wait: &'static str,
    /// It will not in this browser.
    pub offline_never: &'static str,
    /// The firm has said something of itself, and how many posts there are.
    pub profile_there: fn(usize) -> String,
    /// Leads there, to look.
    pub look: &'static str,
    /// It has not.
    pub profile_missing: &'static str,
    /// Leads there, to fill it in.
    pub fill: &'static str,
    /// Nothing of a candidate was found on the device.
    pub wiped: &'static str,
    /// A candidate's answers are on the screen.
    pub still_there: &'static str,
    /// Something was.
    pub not_wiped: &'static str,
    /// Leads there.
    pub not_wiped_go: &'static str,
    /// The device keeps what it stores.
    pub storage: &'static str,
    /// It may delete it.
    pub storage_may_go: &'static str,
    /// There is no storage.
    pub storage_none: &'static str,
    /// The clock shows a day before the rules were checked.
    pub clock_wrong: &'static str,
    /// A newer version is here.
    pub update: &'static str,
    /// Takes it.
    pub update_yes: &'static str,
    /// It is fine.
    pub good: &'static str,
    /// It needs attention.
    pub attention: &'static str,

    // The poster, and closing.
    /// Above the poster of the stand.
    pub poster: &'static str,
    /// What candidates read beside it.
    pub poster_note: &'static str,
    /// Prints it.
    pub print: &'static str,
    /// Above the tally.
    pub tally: &'static str,
    /// What it counts.
    pub tally_note: &'static str,
    /// Candidates served.
    pub served: &'static str,
    /// For whom something may fit.
    pub fitting: &'static str,
    /// For whom a sum was named.
    pub with_sum: &'static str,
    /// Saves it as a file.
    pub tally_export: &'static str,
    /// Shows it.
    pub tally_show: &'static str,
}

impl FairText {
    /// Those of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }
}

static ZH: FairText = FairText {
    title: "单位HR",
    opening: "开场检查",
    profile: "单位和岗位",
    firm: "单位自测",
    serve: "接待",
    begin: "开始接待",
    closing: "收摊",
    candidate: "求职者",
    hello: "我帮你填几个问题，只在这台平板上算，你走后清空。可以不答，也可以扫码在自己手机上测。",
    post: "想去的岗位",
    nth_post: |n| format!("岗位{n}"),
    start: "哪年哪月入职？",
    contract: "合同签多长？",
    to_come: "还没毕业的，填预计毕业的年月。",
    degree: "入职时的最高学历是？",
    degree_to_come: "还在读的，选毕业时会拿到的。",
    not_asked: "按上面的学历，这题不用答。",
    begins: |on| format!("按 {} 入职、已交社保1个月假设", zh::day(on)),
    begins_late: |on| format!("毕业比说好的入职晚：只有 {} 以后入职才算，并假设已交社保1个月", zh::day(on)),
    begin_here: "左边答一题，这里就出结果。可以不答。",
    brings: "来这里工作可能有",
    besides: "不靠这份工作也可能有",
    open: "还要再问",
    here: |labels| format!("左边再答：{labels}"),
    of_profile: |labels| format!("“单位和岗位”里还没填：{labels}"),
    at_home: |n| format!("还差{n}个回答，请本人在自己手机上答"),
    fails: "按刚才说的对不上",
    met: "公开条件都对得上，以审核为准。",
    met_then: "毕业后公开条件都对得上，以审核为准。",
    assumed: |n| format!("其中 {n} 条默认成立，要本人核对。"),
    no_criterion: "补贴测算不得作为录用条件。结果是自测参考，以主管部门审核为准。",
    aloud: "可以这样说",
    say_sum: |n, sum, old| {
        if old {
            format!("有{n}项政策可能适合你，按旧标准{sum}，今年以窗口为准。")
        } else {
            format!("有{n}项政策可能适合你，{sum}，以审核为准。")
        }
    },
    say_fits: |n| format!("有{n}项政策可能适合你，金额和条件以审核为准。"),
    say_unpublished: |n| format!("有{n}项政策条件对得上，但标准没核到，可以打电话问。"),
    say_besides: |n| format!("另有{n}项不靠这份工作的政策可能适合你，以审核为准。"),
    say_then: |said| format!("毕业后来：{said}"),
    say_open: "还差几个回答，扫码在自己手机上接着测。",
    say_nothing: "这份工作没有对得上的补贴，扫码看看其他政策。",
    home: "扫码，在自己手机上接着测",
    home_note: "只带单位和岗位的情况。平板看不到你手机上的答案。",
    home_note_answers: "带单位和岗位的情况，和刚才在这里的回答。平板看不到你手机上的答案。",
    home_answers: "带上刚才的回答（谁扫都能看到）",
    firm_view: "单位视图",
    firm_hide: "收起单位视图",
    firm_note: "按招到这一位、入职那天起交社保假设。换下一位时自动收起。",
    firm_nobody: "按刚才说的，还看不出他算哪一类招用对象，所以没有按招用测。",
    next: "下一位",
    emptied: "已清空，本页面不再保留上一位的答案。请下一位。",
    soon: |seconds| format!("{seconds} 秒后自动清空。"),
    still: "还在用",
    now: "现在清空",
    scan: "扫求职者手机上的码",
    scan_note: "请求职者在自测页“带走结果”里点“给展位扫一下”，把码对着平板的摄像头。",
    camera_picture: "摄像头画面",
    again: "再扫一次",
    from_picture: "从图片读码",
    typed: "或输入码下面的那串字",
    take: "读入",
    no_code: "这张图片里没有找到码。请拍清楚一点，或输入那串字。",
    camera_refused: "摄像头没有允许。可以在浏览器设置里允许，或从图片读码、输入那串字。",
    camera_none: "没有可用的摄像头。请从图片读码，或输入那串字。",
    no_reader: "读码的部分没有载入。请联网后再打开本页，或输入那串字。",
    code_empty: "码里没有展位要问的内容。",
    code_newer: "这个码是更新的版本写的。请联网打开本页，更新以后再扫。",
    code_not_ours: "这不是给展位的码。请求职者打开“带走结果”里的“给展位扫一下”。",
    code_damaged: "这个码没有读全，请再扫一次或核对那串字。",
    code_wrong: "这串字里有字不对，请再扫一次或逐字核对。",
    replace: "屏幕上还有回答。换成刚扫的？",
    replace_yes: "换成刚扫的",
    taken: "读入了，请和本人核对一遍。",
    reads: "能扫求职者手机上的码（摄像头第一次用时选“允许”）",
    reads_no_camera: "能读码，但没有找到摄像头：可以从图片读码，或输入那串字。",
    reads_not: "这台设备扫不了码。可以请求职者念那串字，在“接待”里输入。",
    reads_wait: "正在试扫码。",
    of_firm: "单位情况",
    of_firm_note: "填一次，只存在这台设备上，换下一位时保留；不上传，也不含求职者的任何内容。没答的不当“否”。",
    posts: "招的岗位",
    post_name: "岗位名称",
    add_post: "加一个岗位",
    remove_post: "删掉这个岗位",
    remove_post_yes: "再点一次就删掉",
    minutes: "多久没人碰就清空？",
    n_minutes: |n| format!("{n} 分钟"),
    export: "存成文件",
    import: "从文件读入",
    imported: "读入了。",
    not_ours: "这个文件不是单位档案。请选“存成文件”得到的那个。",
    newer: "这个文件是更新的版本写的。请联网打开本页，更新以后再读。",
    damaged: "这个文件不完整，没有读入，原来的还在。请重新存一份。",
    not_kept: "这台设备不让保存，关掉页面就没有了。请存成文件。",
    forget: "清空单位和岗位",
    forget_yes: "再点一次就清空",
    check: "开场检查",
    check_note: "开门前看一遍。都好了就可以断网接待。",
    rules: |checked| format!("规则已载入，核对至 {}", zh::day(checked)),
    offline: "断网也能用",
    offline_wait: "还没准备好断网使用。联网等一会儿，再回到这里看。",
    offline_never: "这个浏览器不能断网使用。请用 Chrome 或 Safari 打开，或保持联网。",
    profile_there: |posts| format!("单位情况已填，{posts} 个岗位"),
    look: "去看看",
    fill: "去填写",
    profile_missing: "还没填单位和岗位。填好后，每位求职者只要答几题。",
    wiped: "设备上没有求职者的内容",
    still_there: "还有一位求职者的回答没清空。",
    not_wiped: "设备上还留着自测页的答案。打开自测页，点“从头再来”，再回到这里看。",
    not_wiped_go: "打开自测页",
    storage: "单位档案会一直保留",
    storage_may_go: "浏览器可能清掉单位档案。把本页添加到主屏幕，并把档案存成文件。",
    storage_none: "这台设备不让保存。填好后存成文件，下次从文件读入。",
    clock_wrong: "设备的日期不对，按规则核对的那天算。请先调好日期。",
    update: "有新版本。",
    update_yes: "现在更新",
    good: "好",
    attention: "要处理",
    poster: "展位海报",
    poster_note: "扫码，在自己手机上测。展位看不到你的答案。",
    print: "打印海报",
    tally: "今天的人数",
    tally_note: "只有人数，不含任何人的情况；少于5的（含0）显示为‹5。收摊时看一次，看过就从零数起。",
    served: "接待过（至少答了一题）",
    fitting: "有可能适合的",
    with_sum: "能说出金额的",
    tally_export: "存成文件",
    tally_show: "看今天的人数",
};

static EN: FairText = FairText {
    title: "For employers",
    opening: "Opening check",
    profile: "Firm and posts",
    firm: "For the firm",
    serve: "Candidates",
    begin: "Begin",
    closing: "Closing",
    candidate: "Candidate",
    hello: "I fill in a few questions for you. They are worked out on this tablet only and cleared when you leave. You may leave any open, or scan the code and do it on your own phone.",
    post: "The post wanted",
    nth_post: |n| format!("Post {n}"),
    start: "When does the job begin?",
    contract: "How long is the contract?",
    to_come: "Still studying? Give the month in which you expect to graduate.",
    degree: "What will the highest education be when the job begins?",
    degree_to_come: "Still studying? Choose what you will graduate with.",
    not_asked: "Not asked with the education chosen above.",
    begins: |on| format!("Supposing the job begins on {}, with one month of insurance paid", en::figures::day(on)),
    begins_late: |on| {
        format!(
            "Graduation comes after the job was to begin: this holds only for a job from {}, with one month of insurance paid",
            en::figures::day(on)
        )
    },
    begin_here: "Answer one question on the left to see outcomes here. Any may stay open.",
    brings: "What this job may bring",
    besides: "What may fit without this job",
    open: "More to ask",
    here: |labels| format!("Still open on the left: {labels}"),
    of_profile: |labels| format!("Not filled in under “Firm and posts”: {labels}"),
    at_home: |n| match n {
        1 => "One more answer; the person gives it on their own phone".into(),
        n => format!("{n} more answers; the person gives them on their own phone"),
    },
    fails: "Does not fit, by what was said",
    met: "All published conditions are met; the authority decides.",
    met_then: "After graduation all published conditions are met; the authority decides.",
    assumed: |n| match n {
        1 => "1 condition is taken as met; the person should check it.".into(),
        n => format!("{n} conditions are taken as met; the person should check them."),
    },
    no_criterion: "What may be paid must not decide who is hired. This is a self-assessment for reference; the authority decides.",
    aloud: "To say aloud",
    say_sum: |n, sum, old| {
        let by = if old { " by earlier standards" } else { "" };
        format!("{} may suit you. {sum}{by}; the authority decides.", policies(n))
    },
    say_fits: |n| format!("{} may suit you; the authority decides.", policies(n)),
    say_unpublished: |n| format!("{} fit; the figure was not found, so call.", policies(n)),
    say_besides: |n| format!("Apart from this job, {} may suit you; the authority decides.", policies(n)),
    say_then: |said| format!("After graduation: {said}"),
    say_open: "A few answers are missing: scan to go on.",
    say_nothing: "Nothing fits this job; scan for other policies.",
    home: "Scan to go on, on your own phone",
    home_note: "It carries what is said of the firm and the post. The tablet does not see what you answer on your phone.",
    home_note_answers: "It holds the firm, the job and what was just answered here. The tablet does not see the answers on your phone.",
    home_answers: "With the answers just given (whoever scans it can read them)",
    firm_view: "For the firm",
    firm_hide: "Hide what the firm gets",
    firm_note: "Supposing this person is hired and insured from the first day. Hidden again for the next candidate.",
    firm_nobody: "What was said does not show what kind of hire this is, so nothing was judged by it.",
    next: "Next candidate",
    emptied: "Cleared. Nothing of the last candidate is kept here. Next, please.",
    soon: |seconds| match seconds {
        1 => "Cleared in 1 second.".into(),
        n => format!("Cleared in {n} seconds."),
    },
    still: "Still in use",
    now: "Clear now",
    scan: "Scan the code on the candidate's phone",
    scan_note: "The candidate opens “Save or share” in the self-check, then “Show it to a stand”, and holds the code before the camera.",
    camera_picture: "What the camera sees",
    again: "Scan again",
    from_picture: "Read a picture",
    typed: "Or type the characters below the code",
    take: "Take it over",
    no_code: "No code was found in that picture. Take a clearer one, or type the characters.",
    camera_refused: "The camera was not allowed. Allow it in the settings of the browser, read a picture, or type the characters.",
    camera_none: "No camera can be used. Read a picture, or type the characters.",
    no_reader: "The part that reads codes did not load. Open the page with a network once more, or type the characters.",
    code_empty: "The code holds nothing that the stand asks.",
    code_newer: "A newer version made this code. Open the page with a network, update it, and scan again.",
    code_not_ours: "That is no code for a stand. The candidate finds it under “Save or share”, “Show it to a stand”.",
    code_damaged: "The code was not read whole; scan it again, or check the characters.",
    code_wrong: "A character of the code is wrong; scan it again, or check each.",
    replace: "There are answers on the screen. Put the scanned ones in their place?",
    replace_yes: "Put them in their place",
    taken: "Taken over; please go through it with the candidate.",
    reads: "Codes on phones can be scanned (allow the camera when first asked)",
    reads_no_camera: "Codes can be read, but there is no camera: read a picture, or type the characters.",
    reads_not: "This device cannot scan codes. Candidates can read out the characters, to be typed in.",
    reads_wait: "Trying to scan.",
    of_firm: "The firm",
    of_firm_note: "Filled in once and kept on this device only, also for the next candidate. Not uploaded; nothing of candidates is in it. What you leave open does not count as a no.",
    posts: "Posts on offer",
    post_name: "Name of the post",
    add_post: "Add a post",
    remove_post: "Remove this post",
    remove_post_yes: "Tap again to remove it",
    minutes: "Clear the screen when nobody touches it for",
    n_minutes: |n| match n {
        1 => "1 minute".into(),
        n => format!("{n} minutes"),
    },
    export: "Save as a file",
    import: "Read a file",
    imported: "It was read.",
    not_ours: "This is no profile of a firm. Choose the file that “Save as a file” made.",
    newer: "A newer version wrote this file. Open this page with a network, update, and read it again.",
    damaged: "This file is incomplete and was not read; what was there stays. Save it again.",
    not_kept: "This device keeps nothing: it is gone when the page is closed. Save it as a file.",
    forget: "Clear firm and posts",
    forget_yes: "Tap again to clear",
    check: "Opening check",
    check_note: "Look once before you open. When all is well, the stand works without a network.",
    rules: |checked| format!("Rules are here, checked up to {}", en::figures::day(checked)),
    offline: "Works without a network",
    offline_wait: "Not ready to work without a network. Stay online for a moment, then look here again.",
    offline_never: "This browser cannot work without a network. Open the page in Chrome or Safari, or stay online.",
    profile_there: |posts| match posts {
        1 => "The firm is filled in, with 1 post".into(),
        n => format!("The firm is filled in, with {n} posts"),
    },
    look: "Look",
    fill: "Fill in",
    profile_missing: "Firm and posts are not filled in. Once they are, each candidate answers only a few questions.",
    wiped: "Nothing of a candidate is on the device",
    still_there: "A candidate's answers are still here.",
    not_wiped: "Answers of the self-check are still on this device. Open it, choose “Start again”, and look here again.",
    not_wiped_go: "Open the self-check",
    storage: "The profile stays on this device",
    storage_may_go: "The browser may delete the profile. Add this page to the home screen, and save the profile as a file.",
    storage_none: "This device keeps nothing. Save the profile as a file, and read it next time.",
    clock_wrong: "The device's date is wrong, so the day the rules were checked counts. Set the date first.",
    update: "A new version is here.",
    update_yes: "Update now",
    good: "Good",
    attention: "To do",
    poster: "Poster of the stand",
    poster_note: "Scan and check on your own phone. The stand does not see your answers.",
    print: "Print the poster",
    tally: "Today in numbers",
    tally_note: "Numbers only, nothing about anybody; fewer than 5, or none, are shown as ‹5. Look once, when you close: counting then begins again.",
    served: "Candidates with at least one answer",
    fitting: "For whom something may fit",
    with_sum: "For whom a sum could be named",
    tally_export: "Save as a file",
    tally_show: "Show today's numbers",
};

fn policies(n: usize) -> String {
    if n == 1 { "1 policy".into() } else { format!("{n} policies") }
}
