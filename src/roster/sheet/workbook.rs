//! A workbook: its sheets, which of them are visible, its date system, and where its parts are.
//!
//! Reads no cell. Parts are found by their relationships, whose kinds end the same in both editions of the standard.

use std::collections::BTreeMap;

use super::{
    package::Package,
    strings::Strings,
    styles::Styles,
    xml::{attribute, is_on, starts},
};
use crate::roster::code::Refusal;

/// What is known of a workbook before its cells are read.
#[derive(Debug)]
pub struct Workbook {
    /// Whether its days count from 1904.
    pub since_1904: bool,
    /// Its sheets of cells, in order.
    pub sheets: Vec<Sheet>,
    /// Which styles show dates.
    pub styles: Styles,
    /// The strings that cells share.
    pub strings: Strings,
}

/// A sheet of cells.
#[derive(Debug)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether it is hidden, in either way.
    pub hidden: bool,
    /// The part that holds its cells.
    pub part: String,
}

/// A relationship: the end of its kind, and the part.
struct Related {
    kind: String,
    part: String,
}

impl Workbook {
    /// Reads everything but the cells.
    pub fn read(package: &mut Package<'_>) -> Result<Self, Refusal> {
        let path = main_part(package)?;
        let folder = path.rsplit_once('/').map(|(folder, _)| folder).unwrap_or_default().to_owned();
        let file = path.rsplit('/').next().unwrap_or_default();
        let related = relations(package, &format!("{folder}/_rels/{file}.rels"), &folder)?;
        let (mut since_1904, mut listed) = (false, Vec::new());
        let part = package.part(&path)?.ok_or(Refusal::NotASpreadsheet)?;
        starts(part, |name, start| match name {
            "workbookPr" => since_1904 = is_on(start, "date1904"),
            "sheet" => {
                let hidden = attribute(start, "state").is_some_and(|state| state.to_lowercase().contains("hidden"));
                // The number of a sheet is called `sheetId`, the relationship `id`.
                listed.push((
                    attribute(start, "name").unwrap_or_default(),
                    hidden,
                    attribute(start, "id").unwrap_or_default(),
                ));
            }
            _ => {}
        })?;
        let mut sheets = Vec::new();
        for (name, hidden, id) in listed {
            if let Some(related) = related.get(&id).filter(|related| related.kind == "worksheet") {
                sheets.push(Sheet { name, hidden, part: related.part.clone() });
            }
        }
        let of_kind =
            |kind: &str| related.values().find(|related| related.kind == kind).map(|related| related.part.clone());
        let styles = match of_kind("styles") {
            Some(path) => package.part(&path)?.map(Styles::read).transpose()?.unwrap_or_default(),
            None => Styles::default(),
        };
        let strings = match of_kind("sharedStrings") {
            Some(path) => package.part(&path)?.map(Strings::read).transpose()?.unwrap_or_default(),
            None => Strings::default(),
        };
        Ok(Self { since_1904, sheets, styles, strings })
    }
}

/// The part that is the workbook.
fn main_part(package: &mut Package<'_>) -> Result<String, Refusal> {
    let related = relations(package, "_rels/.rels", "")?;
    let main = related.values().find(|related| related.kind == "officeDocument").map(|related| related.part.clone());
    let path = main.filter(|path| package.has(path)).unwrap_or_else(|| "xl/workbook.xml".to_owned());
    if path.to_lowercase().ends_with(".bin") || package.has("xl/workbook.bin") || package.has("content.xml") {
        return Err(Refusal::OtherWorkbook);
    }
    if !package.has(&path) || package.any(|name| name.starts_with("word/") || name.starts_with("ppt/")) {
        return Err(Refusal::NotASpreadsheet);
    }
    Ok(path)
}

/// The relationships that a part of the archive lists, by their ids; targets are relative to `folder`.
fn relations(package: &mut Package<'_>, path: &str, folder: &str) -> Result<BTreeMap<String, Related>, Refusal> {
    let mut related = BTreeMap::new();
    let Some(part) = package.part(path)? else { return Ok(related) };
    starts(part, |name, start| {
        let attribute = |name| attribute(start, name);
        if name != "Relationship" || attribute("TargetMode").is_some_and(|mode| mode == "External") {
            return;
        }
        if let (Some(id), Some(kind), Some(target)) = (attribute("Id"), attribute("Type"), attribute("Target")) {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            related.insert(id, Related { kind, part: resolved(folder, &target) });
        }
    })?;
    Ok(related)
}

/// A target as a path from the root of the archive.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut path: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split('/').filter(|step| !step.is_empty() && *step != ".") {
        match step {
            ".." => {
                path.pop();
            }
            _ => path.push(step),
        }
    }
    path.join("/")
}
