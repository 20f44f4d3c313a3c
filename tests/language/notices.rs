//! Runs the worked notices of docs/from-notice.md: each policy passes its personas and leaves nothing to warn of.
//!
//! They use the bundled facts, and the terms and sources of docs/language.md.

use super::*;

/// The blocks of one kind, all of them one text each.
fn of(kind: &str) -> Vec<(usize, String)> {
    blocks_of("docs/from-notice.md", kind)
}

#[test]
fn every_worked_notice_passes_its_personas_and_warns_of_nothing() {
    let facts: String = of("yaml-facts").into_iter().map(|(_, block)| block).collect();
    let policies = of("yaml");
    assert!(policies.len() >= 3, "the page has lost its notices");
    for (line, policy) in policies {
        let dir = folder(&format!("{}\n{facts}", added()), &policy);
        accept(&dir, line);
        let (out, _) = caice("check", &dir);
        let of_policy: Vec<&str> = out.split("\n\n").filter(|finding| finding.contains("--> lishui/")).collect();
        assert_eq!(of_policy, Vec::<&str>::new(), "docs/from-notice.md:{line}");
    }
}
