//! That nobody vouches for the rules: said on every page of a pack without a publisher.
//!
//! The phone's first screen says the same in `index.html`, before there is any WebAssembly.

use super::Language;

/// The sentence in a language.
pub fn demo(language: Language) -> &'static str {
    match language {
        Language::Zh => "演示版：据公开资料整理，未经主管部门审核，不是政府网站",
        Language::En => {
            "Demonstration: compiled from public material, not reviewed by the authorities, not a government website"
        }
    }
}
