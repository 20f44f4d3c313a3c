//! Writes the compiled pack: `rules.bin`, and `short.<language>.bin`, `long.<language>.bin` for each
//! language.
//!
//! Writes files only; hashing names and compressing is `dist`'s.

use std::{fs, path::Path};

use crate::{
    author::lower::Lowered,
    pack::{Kind, Pack, encode},
};

/// What was written: name and size of each file.
pub type Written = Vec<(String, usize)>;

/// The rules without the names that only reports and personas use: of clauses, benefits, figures, sources, and of
/// options that are no policies. What stands for something outside (facts, policies, ways in) keeps its name.
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

/// Writes all parts into `out`, which is made if it is not there. The error is one line.
pub fn build(lowered: &Lowered, out: &Path) -> Result<Written, String> {
    let cannot = |what: &Path, error: std::io::Error| format!("cannot write {}: {error}", what.display());
    fs::create_dir_all(out).map_err(|error| cannot(out, error))?;
    let mut parts = vec![("rules.bin".to_owned(), encode(&for_the_page(&lowered.pack)))];
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
