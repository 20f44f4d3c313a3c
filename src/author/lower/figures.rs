//! Published figures: dated values that rules look up.
//!
//! Reads values in the figure's own unit; whether rows follow each other in time is `lint`'s.

use super::{
    super::{
        expr::{FigureName, Unit},
        finding::{Code, Finding},
        shape::{self, node::Node},
    },
    FigurePlace, Lowering, Span, grade,
};
use crate::{
    pack::{Figure, FigureId, Row},
    value::Date,
};

impl Lowering<'_> {
    /// The figures in `node`: of the policy `owner`, or shared by all.
    pub(super) fn figures(&mut self, node: &Node, owner: Option<&str>) -> Vec<FigureName> {
        let mut names = Vec::new();
        for entry in node.entries() {
            let (key, figure) = (&entry.key, &entry.value);
            if self.shared.iter().any(|shared| shared.key == key.value) {
                let message = format!("terms.yaml has a figure `{}` already", key.value);
                self.report(Code::DuplicateId, key.span, message, "rules name figures: choose another key");
            }
            let unit = self.unit(figure);
            let rows = self.rows(figure, key.span, unit);
            self.places.figures.push(FigurePlace {
                key: key.span,
                rows: figure.list("rows").iter().map(|row| row.get("value").map_or(row.span, |v| v.span)).collect(),
            });
            names.push(FigureName { key: key.value.clone(), id: FigureId::at(self.pack.figures.len()), unit });
            let key = owner.map_or_else(|| key.value.clone(), |owner| format!("{owner}.{}", key.value));
            self.pack.figures.push(Figure { key, rows });
        }
        names
    }

    /// The unit of a figure; `scale` goes with decimals only.
    fn unit(&mut self, figure: &Node) -> Unit {
        let scale = figure.text("scale").and_then(|scale| scale.parse::<u8>().ok());
        let place = figure.get("type").map_or(figure.span, |kind| kind.span);
        match (figure.text("type"), scale) {
            (Some("decimal"), Some(scale)) => Unit::Decimal(scale),
            (Some("decimal"), None) => {
                if !figure.has("scale") {
                    self.report(
                        Code::MissingField,
                        place,
                        "a decimal needs `scale`",
                        "write the places behind the point",
                    );
                }
                Unit::Decimal(0)
            }
            (kind, scale) => {
                if scale.is_some() && kind.is_some() {
                    self.report(Code::UnknownField, place, "only a decimal has `scale`", "remove it");
                }
                match kind {
                    Some("money") => Unit::Money,
                    Some("date") => Unit::Date,
                    _ => Unit::Int,
                }
            }
        }
    }

    fn rows(&mut self, figure: &Node, key: Span, unit: Unit) -> Vec<Row> {
        let rows = figure.list("rows");
        let hint = "give it `rows`, or `grade: D` where nobody knows it, not both";
        match (rows.is_empty(), figure.has("grade")) {
            (true, false) => self.report(Code::MissingField, key, "a figure needs at least one row", hint),
            (false, true) => self.report(Code::GradeDFigure, key, "a figure of grade D has values", hint),
            _ => {}
        }
        let mut lowered = Vec::new();
        for row in rows {
            self.note_period(row);
            let source = self.citation(row);
            let Some(value) = row.get("value") else { continue };
            let text = value.scalar().unwrap_or_default();
            let Some(number) = number(text, unit) else {
                let message = format!("expected {}, found `{text}`", expected(unit));
                self.findings.push(Finding::new(Code::BadValue, value.span, message));
                continue;
            };
            lowered.push(Row { from: row.date("from"), to: row.date("to"), value: number, grade: grade(row), source });
        }
        lowered
    }
}

fn number(text: &str, unit: Unit) -> Option<i64> {
    match unit {
        Unit::Int => shape::decimal(text, 0),
        Unit::Money => shape::decimal(text, 2),
        Unit::Decimal(scale) => shape::decimal(text, scale),
        Unit::Date => Date::parse(text).ok().map(Date::unix_days),
    }
}

fn expected(unit: Unit) -> String {
    match unit {
        Unit::Int => "a whole number".into(),
        Unit::Money => "an amount in yuan, such as 3000 or 99.50".into(),
        Unit::Decimal(scale) => format!("a number with at most {scale} decimals"),
        Unit::Date => "a day such as 2026-11-23".into(),
    }
}
