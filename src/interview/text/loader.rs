//! Sentences for the time before the page runs, and for when it cannot.
//!
//! The build writes them into `index.html` for `public/boot` and `public/guard.js`, so no JavaScript holds sentences
//! of its own. They are short, say what to do next, and never blame the person.

/// A sentence, looked up by name.
#[derive(Debug)]
pub struct Word {
    /// Its name in the loader.
    pub name: &'static str,
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

/// A screen for a page that cannot start or continue. Mostly Chinese, because languages cannot be switched at that
/// point; one paragraph says the same in English.
#[derive(Debug)]
pub struct Failure {
    /// Its name in the loader.
    pub kind: &'static str,
    /// What happened.
    pub title: &'static str,
    /// The cause, as far as it can be known.
    pub cause: &'static str,
    /// What to do next.
    pub next: &'static str,
    /// All three in English.
    pub en: &'static str,
}

/// The label of the button on those screens.
pub const RETRY: &str = "重试";
/// The same after it was tapped.
pub const RETRYING: &str = "正在重试…";
/// The last line of those screens.
pub const STILL_LISTED: &str = "全部政策和咨询去处就在下面，照样能看。";
/// The same in English.
pub const STILL_LISTED_EN: &str = "All policies and whom to ask are listed below.";

/// Every sentence.
pub const WORDS: [Word; 15] = [
    Word { name: "busy", zh: "正在准备，马上就好…", en: "Getting ready, one moment..." },
    Word {
        name: "slow",
        zh: "网络有点慢，还在下载。不用再点，好了会自动开始。",
        en: "The network is slow, still downloading. No need to tap again.",
    },
    Word {
        name: "trapped",
        zh: "刚才出了点问题，已用你填过的答案接着来。",
        en: "Something went wrong just now; continuing from the answers you gave.",
    },
    // For browsers that refuse all storage, even for the tab.
    Word {
        name: "not-kept",
        zh: "这个浏览器留不住答案：刷新、切走后可能要重答。",
        en: "This browser cannot keep your answers: after a reload you may have to answer again.",
    },
    Word { name: "close", zh: "知道了", en: "OK" },
    Word { name: "fetching-en", zh: "正在取英文…", en: "Loading English…" },
    Word { name: "fetching-zh", zh: "正在取中文…", en: "Loading Chinese…" },
    Word {
        name: "no-en",
        zh: "英文没取到，还是中文，可以再点一次。",
        en: "English did not load; still in Chinese. Tap again to retry.",
    },
    Word {
        name: "no-zh",
        zh: "中文没取到，可以再点一次。",
        en: "Chinese did not load; still in English. Tap again to retry.",
    },
    Word {
        name: "offline",
        zh: "没连上网络，请检查后再试。",
        en: "No connection. Please check the network, then try again.",
    },
    Word {
        name: "renewed",
        zh: "网站刚更新过，请刷新（答案会留着）。",
        en: "The site was renewed. Please reload; your answers are kept.",
    },
    Word {
        name: "renewed-lost",
        zh: "网站刚更新过，刷新后才看得到。这个浏览器留不住答案，刷新后要从头填。",
        en: "The site was renewed; reload to see this. This browser cannot keep your answers over a reload.",
    },
    Word {
        name: "newer",
        zh: "规则有新版本。刷新后用新的，答案会留着。",
        en: "There is a newer version of the rules. Reload to use it; your answers are kept.",
    },
    Word {
        name: "newer-lost",
        zh: "规则有新版本。这个浏览器留不住答案，可以答完再刷新。",
        en: "There is a newer version of the rules. This browser cannot keep your answers over a reload; you may finish first.",
    },
    Word { name: "reload", zh: "刷新", en: "Reload" },
];

/// Every screen.
pub const FAILURES: [Failure; 5] = [
    Failure {
        kind: "not-started",
        title: "自测没能启动",
        cause: "浏览器版本太旧，或者有文件没下载下来：网络断了、被拦下了，也可能是网站正在更新。",
        next: "请点重试；还不行，换个网络或换个浏览器打开下面的网址。",
        en: "The self-assessment could not start: this browser is too old, or a file did not arrive. Please tap the button to try again, or open the address below in another browser.",
    },
    Failure {
        kind: "wasm-blocked",
        title: "这个浏览器打不开自测",
        cause: "浏览器版本太旧、关掉了自测要用的功能（WebAssembly），或者文件没有下载完整。",
        next: "请换一个浏览器打开下面的网址，或更新浏览器后重试。",
        en: "This browser cannot run the self-assessment: it is too old, WebAssembly is switched off, or a file did not arrive whole. Please open the address below in another browser.",
    },
    Failure {
        kind: "pack-missing",
        title: "自测文件没下载下来",
        cause: "可能是网络断了，也可能是网站正在更新。",
        next: "请连上网络后点重试；还不行，换个网络或换个浏览器打开下面的网址。",
        en: "The self-assessment did not download. Please check the connection, then tap the button to try again.",
    },
    Failure {
        kind: "pack-damaged",
        title: "政策规则文件不完整",
        cause: "为了不给出错的结果，自测没有开始。",
        next: "请点重试重新下载；还不行，请稍后再来，或直接向下面的部门咨询。",
        en: "A file of the rules is damaged. To give no wrong result, the self-assessment did not start. Please tap the button to download it again, or ask the offices below.",
    },
    Failure {
        kind: "crashed",
        title: "自测出错，停下了",
        cause: "程序连续出错，没能接着来。答案没有上传，重试要从头填。",
        next: "请点重试；还不行，换一个浏览器打开下面的网址。",
        en: "The self-assessment stopped after several errors. Your answers were not uploaded; tap the button to start again from the beginning.",
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{FAILURES, STILL_LISTED_EN, WORDS};

    /// All scripts that look up sentences.
    const SCRIPTS: [&str; 6] = [
        include_str!("../../../public/boot/shell.js"),
        include_str!("../../../public/boot/bridge.js"),
        include_str!("../../../public/boot/start.js"),
        include_str!("../../../public/boot/load.js"),
        include_str!("../../../public/later.js"),
        include_str!("../../../public/guard.js"),
    ];

    #[test]
    fn every_sentence_has_a_name_of_its_own_and_is_in_both_languages() {
        let names: BTreeSet<&str> = WORDS.iter().map(|word| word.name).chain(FAILURES.iter().map(|f| f.kind)).collect();
        assert_eq!(names.len(), WORDS.len() + FAILURES.len());
        let english = WORDS.iter().map(|word| word.en).chain(FAILURES.iter().map(|f| f.en)).chain([STILL_LISTED_EN]);
        for english in english {
            assert!(!english.is_empty() && !english.chars().any(|c| c >= '\u{2e80}'), "{english}");
        }
        assert!(WORDS.iter().all(|word| word.zh.chars().any(|c| c >= '\u{2e80}')));
    }

    #[test]
    fn every_sentence_is_said_somewhere_and_no_script_has_its_own() {
        let said = |name: &str| {
            // `fetching-${language}`
            let family = name.rsplit_once('-').map(|(family, _)| format!("`{family}-$")).unwrap_or_default();
            SCRIPTS
                .iter()
                .any(|script| script.contains(&format!("'{name}'")) || (!family.is_empty() && script.contains(&family)))
        };
        for name in WORDS.iter().map(|word| word.name) {
            assert!(said(name), "nothing says {name:?}");
        }
        for script in SCRIPTS {
            let code = script.lines().filter(|line| !line.trim_start().starts_with(['/', '*']));
            for line in code {
                let line = line.split_once("//").map_or(line, |(code, _)| code);
                assert!(!line.chars().any(|c| c >= '\u{2e80}'), "a sentence in a script: {line}");
            }
        }
    }
}
