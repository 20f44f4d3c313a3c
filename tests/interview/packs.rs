//! The packs that the tests walk, compiled once for all tests of this binary.
//!
//! Changes nothing in them: their folders define their content.

use std::{path::Path, sync::OnceLock};

use caice::{
    author::{
        lower::{self, Lowered},
        read,
    },
    interview::text::Language,
    pack::{self, LongText, ShortText},
};

use crate::Outcome;

/// A compiled pack, as files and as their sources.
pub struct Compiled {
    /// The rules, people and texts as the compiler has them.
    pub lowered: Lowered,
    /// `rules.bin`.
    pub rules: Vec<u8>,
    /// `short.zh.bin`.
    pub short: Vec<u8>,
}

impl Compiled {
    /// Compiles a folder, named from the root of the project.
    pub fn of(folder: &str) -> Result<Self, String> {
        let (_, lowered, findings) = lower::lower(read::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)));
        let lowered = lowered.ok_or_else(|| format!("{folder} does not lower: {findings:#?}"))?;
        let chinese = lowered.texts.iter().find(|texts| texts.language == "zh").ok_or("no Chinese")?;
        Ok(Self { rules: pack::encode(&lowered.pack), short: pack::encode(&chinese.short), lowered })
    }

    /// The short texts in a language.
    pub fn short_in(&self, language: Language) -> Outcome<ShortText> {
        let texts = self.lowered.texts.iter().find(|texts| texts.language == language.code());
        Ok(texts.ok_or("no such language")?.short.clone())
    }

    /// The long texts in a language.
    pub fn long_in(&self, language: Language) -> Outcome<LongText> {
        let texts = self.lowered.texts.iter().find(|texts| texts.language == language.code());
        Ok(texts.ok_or("no such language")?.long.clone())
    }
}

/// The policies that are published.
pub fn bundled() -> Outcome<&'static Compiled> {
    static PACK: OnceLock<Result<Compiled, String>> = OnceLock::new();
    Ok(PACK.get_or_init(|| Compiled::of("policies")).as_ref()?)
}

/// One policy: the subsidy for graduates in hardship.
pub fn subsidy() -> Outcome<&'static Compiled> {
    static PACK: OnceLock<Result<Compiled, String>> = OnceLock::new();
    Ok(PACK.get_or_init(|| Compiled::of("tests/journeys/pack")).as_ref()?)
}

/// Five examples, with a question of each kind.
pub fn examples() -> Outcome<&'static Compiled> {
    static PACK: OnceLock<Result<Compiled, String>> = OnceLock::new();
    Ok(PACK.get_or_init(|| Compiled::of("tests/journeys/forms")).as_ref()?)
}
