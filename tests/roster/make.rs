//! Makes workbooks for the tests, part by part, so that they can also be as odd as those of real programs.
//!
//! Knows as much of the format as is needed to write one; what a file means is the tests' business.

use std::io::{Cursor, Write as _};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A workbook that is being made.
pub struct Book {
    sheets: Vec<Sheet>,
    since_1904: bool,
    strings: Vec<String>,
    /// What element names begin with, such as `x:`.
    prefix: &'static str,
    namespace: &'static str,
    relations: &'static str,
}

/// A sheet of it.
pub struct Sheet {
    name: String,
    state: Option<&'static str>,
    rows: Vec<(u32, String)>,
    merges: Vec<String>,
    /// What the sheet says its rectangle is.
    dimension: Option<String>,
}

pub const TRANSITIONAL: (&str, &str) = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
);
pub const STRICT: (&str, &str) =
    ("http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships");

/// A cell as text in itself.
pub fn text(text: &str) -> String {
    format!(r#" t="inlineStr"><is><t xml:space="preserve">{}</t></is>"#, escaped(text))
}

/// A number.
pub fn number(number: &str) -> String {
    format!("><v>{number}</v>")
}

/// A number that is shown as a date.
pub fn day(serial: &str) -> String {
    format!(r#" s="1"><v>{serial}</v>"#)
}

/// Whatever stands behind the cell's reference.
pub fn raw(xml: &str) -> String {
    xml.to_owned()
}

/// No cell.
pub fn nothing() -> String {
    String::new()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

impl Sheet {
    pub fn of(name: &str) -> Self {
        Self { name: name.to_owned(), state: None, rows: Vec::new(), merges: Vec::new(), dimension: None }
    }

    pub fn state(mut self, state: &'static str) -> Self {
        self.state = Some(state);
        self
    }

    pub fn dimension(mut self, area: &str) -> Self {
        self.dimension = Some(area.to_owned());
        self
    }

    /// Adds a row below the last one.
    pub fn row(self, cells: &[String]) -> Self {
        let next = self.rows.last().map_or(1, |(row, _)| row + 1);
        self.row_at(next, cells)
    }

    pub fn row_at(mut self, row: u32, cells: &[String]) -> Self {
        let mut xml = String::new();
        for (column, cell) in (0..).zip(cells) {
            if !cell.is_empty() {
                xml += &format!(r#"<c r="{}{row}"{cell}</c>"#, caice::roster::letters(column));
            }
        }
        self.rows.push((row, xml));
        self
    }

    /// Adds a row of texts; an empty text is no cell.
    pub fn texts(self, cells: &[&str]) -> Self {
        let cells: Vec<String> =
            cells.iter().map(|cell| if cell.is_empty() { nothing() } else { text(cell) }).collect();
        self.row(&cells)
    }

    pub fn texts_at(self, row: u32, cells: &[&str]) -> Self {
        let cells: Vec<String> =
            cells.iter().map(|cell| if cell.is_empty() { nothing() } else { text(cell) }).collect();
        self.row_at(row, &cells)
    }

    pub fn merge(mut self, area: &str) -> Self {
        self.merges.push(area.to_owned());
        self
    }

    fn xml(&self, namespace: &str) -> String {
        let mut xml = format!(r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{namespace}">"#);
        if let Some(area) = &self.dimension {
            xml += &format!(r#"<dimension ref="{area}"/>"#);
        }
        xml += "<sheetData>";
        for (row, cells) in &self.rows {
            xml += &format!(r#"<row r="{row}">{cells}</row>"#);
        }
        xml += "</sheetData>";
        if !self.merges.is_empty() {
            xml += "<mergeCells>";
            for area in &self.merges {
                xml += &format!(r#"<mergeCell ref="{area}"/>"#);
            }
            xml += "</mergeCells>";
        }
        xml + "</worksheet>"
    }
}

impl Book {
    pub fn of(sheet: Sheet) -> Self {
        let (namespace, relations) = TRANSITIONAL;
        Self { sheets: vec![sheet], since_1904: false, strings: Vec::new(), prefix: "", namespace, relations }
    }

    pub fn and(mut self, sheet: Sheet) -> Self {
        self.sheets.push(sheet);
        self
    }

    pub fn since_1904(mut self) -> Self {
        self.since_1904 = true;
        self
    }

    /// The strings that cells share, as the XML within `si`.
    pub fn strings(mut self, strings: &[&str]) -> Self {
        self.strings = strings.iter().map(|text| (*text).to_owned()).collect();
        self
    }

    pub fn strict(mut self) -> Self {
        (self.namespace, self.relations) = STRICT;
        self
    }

    pub fn prefixed(mut self) -> Self {
        self.prefix = "x:";
        self
    }

    /// The parts: names and texts.
    pub fn parts(&self) -> Vec<(String, String)> {
        let Self { namespace, relations, .. } = self;
        let mut parts = vec![(
            "_rels/.rels".to_owned(),
            format!(
                r#"<Relationships><Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        )];
        let (mut sheets, mut related) = (String::new(), String::new());
        for (at, sheet) in self.sheets.iter().enumerate() {
            let n = at + 1;
            let state = sheet.state.map(|state| format!(r#" state="{state}""#)).unwrap_or_default();
            sheets += &format!(r#"<sheet name="{}" sheetId="{n}"{state} r:id="rId{n}"/>"#, escaped(&sheet.name));
            related += &format!(
                r#"<Relationship Id="rId{n}" Type="{relations}/worksheet" Target="worksheets/sheet{n}.xml"/>"#
            );
            parts.push((format!("xl/worksheets/sheet{n}.xml"), self.named(&sheet.xml(namespace))));
        }
        let epoch = if self.since_1904 { r#"<workbookPr date1904="1"/>"# } else { "<workbookPr/>" };
        let workbook = format!(
            r#"<workbook xmlns="{namespace}" xmlns:r="{relations}">{epoch}<sheets>{sheets}</sheets></workbook>"#
        );
        parts.push(("xl/workbook.xml".to_owned(), self.named(&workbook)));
        related += &format!(r#"<Relationship Id="rId98" Type="{relations}/styles" Target="/xl/styles.xml"/>"#);
        let styles = r#"<numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs>"#;
        parts.push((
            "xl/styles.xml".to_owned(),
            self.named(&format!(r#"<styleSheet xmlns="{namespace}">{styles}</styleSheet>"#)),
        ));
        if !self.strings.is_empty() {
            related +=
                &format!(r#"<Relationship Id="rId99" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/>"#);
            let all: String = self.strings.iter().map(|text| format!("<si>{text}</si>")).collect();
            parts.push((
                "xl/sharedStrings.xml".to_owned(),
                self.named(&format!(r#"<sst xmlns="{namespace}">{all}</sst>"#)),
            ));
        }
        parts.push(("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{related}</Relationships>")));
        parts
    }

    /// The same XML with a prefix before every element.
    fn named(&self, xml: &str) -> String {
        if self.prefix.is_empty() {
            return xml.to_owned();
        }
        let mut named = String::new();
        let mut rest = xml;
        while let Some((before, after)) = rest.split_once('<') {
            named += before;
            let (mark, after) = match after.strip_prefix('/') {
                Some(after) => ("</", after),
                None => ("<", after),
            };
            named += mark;
            if !after.starts_with('?') {
                named += self.prefix;
            }
            rest = after;
        }
        (named + rest).replacen("xmlns=", "xmlns:x=", 1)
    }

    pub fn bytes(&self) -> Vec<u8> {
        zipped(&self.parts())
    }
}

/// An archive of these parts.
pub fn zipped(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in parts {
        // Writing to memory does not fail; if it did, the archive would be no workbook.
        let _written = zip.start_file(name, options).map(|()| zip.write_all(text.as_bytes()));
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// The headings of a plain list.
pub const PLAIN: [&str; 5] = ["姓名", "最高学历", "毕业时间", "合同期限（月）", "月工资（元）"];

/// A plain list of two people.
pub fn plain() -> Sheet {
    Sheet::of("花名册")
        .texts(&PLAIN)
        .row(&[text("林一禾"), text("本科"), day("45838"), number("36"), number("5200")])
        .row(&[text("周二木"), text("大专"), day("44367"), number("24"), number("6800.5")])
}
