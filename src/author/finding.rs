//! Findings: what an author of a pack should know, and how it is shown.
//!
//! A finding is a plain value in a list; nobody matches on it but tests and people. Wording: lower
//! case start, no period, "expected X, found Y", the remedy in the hint, never a Rust type.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde_json::{Value, json};

pub use crate::contract::{Code, Severity};

use super::source::{Sources, Span};
use crate::contract::suggestion;

/// What is wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its kind.
    pub code: Code,
    /// Where; underlined.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Finding {
    /// A finding without a hint.
    #[cold]
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { code, span, message: message.into(), hint: None }
    }

    /// The same with a remedy.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same with "did you mean", if one of `known` is near `name`; else with the list if short.
    #[must_use]
    pub fn suggest<'a>(self, name: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match suggestion(name, known) {
            Some(hint) => self.hint(hint),
            None => match declared_in(self.code) {
                Some(file) => self.hint(format!("add it to {file}, or name what stands there")),
                None => self,
            },
        }
    }
}

/// The file in which what a code misses is declared.
fn declared_in(code: Code) -> Option<&'static str> {
    match code {
        Code::UnknownFact => Some("facts.yaml"),
        Code::UnknownSource => Some("sources.yaml"),
        Code::UnknownOption => Some("the fact's `options`"),
        Code::UnknownContact => Some("pack.yaml"),
        Code::UnknownTopic | Code::UnknownTheme | Code::UnknownDefinition | Code::UnknownPurpose => Some("terms.yaml"),
        Code::UnknownFigure => Some("`figures` of the policy or of terms.yaml"),
        _ => None,
    }
}

/// Findings as text with the underlined source, for terminals. Plain text: no colour codes.
pub fn render(sources: &Sources, findings: &[Finding]) -> String {
    let renderer = Renderer::plain();
    let mut out = String::new();
    for finding in findings {
        let level = match finding.code.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(&finding.message).id(finding.code.slug());
        let Some(source) = sources.get(finding.span.file) else { continue };
        let mut group = title.element(
            Snippet::source(&source.text)
                .path(&source.path)
                .annotation(AnnotationKind::Primary.span(finding.span.start..finding.span.end)),
        );
        if let Some(hint) = &finding.hint {
            group = group.element(Level::HELP.message(hint));
        }
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    out
}

/// Findings as JSON, one object each: code, severity, file, line, column, end, text, message, hint.
pub fn to_json(sources: &Sources, findings: &[Finding]) -> Value {
    let one = |finding: &Finding| {
        let start = sources.place(finding.span.file, finding.span.start);
        let end = sources.place(finding.span.file, finding.span.end);
        json!({
            "code": finding.code.slug(),
            "severity": match finding.code.severity() { Severity::Error => "error", Severity::Warning => "warning" },
            "file": sources.get(finding.span.file).map(|source| source.path.as_str()),
            "line": start.line, "column": start.column,
            "end_line": end.line, "end_column": end.column,
            "text": sources.text(finding.span),
            "message": finding.message,
            "hint": finding.hint,
        })
    };
    findings.iter().map(one).collect()
}

/// Most findings of old sources that are printed: where one is old, most are, and each says the same.
const MOST_STALE: usize = 5;

/// The findings without the many of old sources, and a line that says how many those are.
pub fn in_short(findings: Vec<Finding>) -> (Vec<Finding>, String) {
    let is_stale = |finding: &Finding| finding.code == Code::StaleSource;
    let left_out = findings.iter().filter(|finding| is_stale(finding)).count().saturating_sub(MOST_STALE);
    let mut stale = 0;
    let told = findings.into_iter().filter(|finding| {
        stale += usize::from(is_stale(finding));
        !is_stale(finding) || stale <= MOST_STALE
    });
    let more = match left_out {
        0 => String::new(),
        1 => "and 1 warning more of [stale-source]; `caice check --json` lists them all\n\n".to_owned(),
        n => format!("and {n} warnings more of [stale-source]; `caice check --json` lists them all\n\n"),
    };
    (told.collect(), more)
}

/// Sorts findings by place and drops repetitions: each is told once, in reading order.
pub fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|a, b| (a.span, a.code, &a.message).cmp(&(b.span, b.code, &b.message)));
    findings.dedup();
    findings
}
