//! Writes the compiled pack: `rules.bin`, `whole.bin`, and `short.<language>.bin`, `long.<language>.bin` for each
//! language.
//!
//! Only writes files; `dist` hashes names and compresses.

use std::{fs, path::Path};

use crate::{
    author::lower::Lowered,
    pack::{Kind, Pack, encode},
};

/// The files written: name and size of each.
pub type Written = Vec<(String, usize)>;

/// The rules without the names that only reports and personas use: those of clauses, benefits, figures, sources, and
/// options that are not policies. Names with a meaning outside the pack (facts, policies, ways in) stay.
fn for_the_page(pack: &Pack) -> Pack {
    let mut pack = pack.clone();
    let policies: Vec<String> = pack.policies.iter().map(|policy| policy.key.clone()).collect();
    pack.sources.iter_mut().for_each(String::clear);
    pack.figures.iter_mut().for_each(|figure| figure.key.clear());
    for policy in &mut pack.policies {
        policy.clauses.iter_mut().for_each(|clause| clause.key.clear());
        policy.benefits.iter_mut().for_each(|benefit| benefit.key.clear());
    }
    for fact in &mut pack.facts {
        unname(&mut fact.kind, &policies);
    }
    pack
}

fn unname(kind: &mut Kind, policies: &[String]) {
    match kind {
        Kind::Choice { options, .. } | Kind::Set { options } if options != policies => {
            options.iter_mut().for_each(String::clear);
        }
        Kind::Records { fields } => {
            for field in fields {
                field.key.clear();
                unname(&mut field.kind, policies);
            }
        }
        _ => {}
    }
}

/// Writes all parts into `out`, creating it if needed. The error is one line.
pub fn build(lowered: &Lowered, out: &Path) -> Result<Written, String> {
    let cannot = |what: &Path, error: std::io::Error| format!("cannot write {}: {error}", what.display());
    fs::create_dir_all(out).map_err(|error| cannot(out, error))?;
    // Who reads lists of staff has to know what options are called.
    let rules = [("rules.bin", encode(&for_the_page(&lowered.pack))), ("whole.bin", encode(&lowered.pack))];
    let mut parts: Vec<(String, Vec<u8>)> = rules.map(|(name, bytes)| (name.to_owned(), bytes)).into();
    for texts in &lowered.texts {
        parts.push((format!("short.{}.bin", texts.language), encode(&texts.short)));
        parts.push((format!("long.{}.bin", texts.language), encode(&texts.long)));
    }
    let mut written = Vec::new();
    for (name, bytes) in parts {
        let path = out.join(&name);
        fs::write(&path, &bytes).map_err(|error| cannot(&path, error))?;
        written.push((name, bytes.len()));
    }
    Ok(written)
}
