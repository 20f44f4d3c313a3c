//! Why an outcome is what it is: the decisive clauses, and those left to the office.

use super::icon::{icon, of_truth};
use crate::{
    app::browser::element::{El, el},
    interview::{
        text::Text,
        view::{Cite, Reason, Said},
    },
};

/// Clauses with their truth, the answers behind them and their citations.
pub fn reasons(text: &'static Text, deciding: Vec<Reason>, office: Vec<Reason>) -> El {
    let decided = |reason: Reason| {
        let (class, shape) = of_truth(reason.truth);
        let named = reason.said.len() > 1;
        let answers = reason.said.iter().map(|answer| said(text, answer, named)).collect();
        let how = (text.truth)(reason.truth);
        clause(text, (class, shape, how), reason, answers)
    };
    let left = |reason: Reason| {
        let remark = vec![el("small").text(text.office)];
        clause(text, ("office", "#i-office", ""), reason, remark)
    };
    el("ul").class("reasons").all(deciding.into_iter().map(decided)).all(office.into_iter().map(left))
}

/// A clause's truth shows as a shape and, for screen readers, as a word before it.
fn clause(
    text: &'static Text,
    (class, shape, how): (&'static str, &'static str, &'static str),
    reason: Reason,
    remarks: Vec<El>,
) -> El {
    let heard = (!how.is_empty()).then(|| el("span").class("unseen").text(how));
    let words = el("span").all(heard).text(reason.text).with(mark(text, reason.cite)).all(remarks);
    el("li").class(class).with(icon(shape)).with(words)
}

/// A citation as a mark: the number of a source listed below, the place in it, and how reliable it is.
pub fn mark(text: &'static Text, Cite { number, article, grade }: Cite) -> El {
    let (letter, meaning) = (text.grade)(grade);
    // Article numbers stay as in the source, a Chinese document.
    let article = article.map(|article| el("span").attr("lang", "zh-CN").text([" ", article.as_str()].concat()));
    el("small")
        .class("cite")
        .with(el("span").class("unseen").text(text.cited))
        .text(["[", &number.to_string(), "]"].concat())
        .all(article)
        .with(el("b").attr("aria-hidden", "true").attr("title", meaning).text(letter))
        .with(el("span").class("unseen").text([text.comma, meaning].concat()))
}

/// An answer behind a clause, linked to its question; with its name if there are several.
fn said(text: &'static Text, said: &Said, named: bool) -> El {
    let answer = match &said.href {
        None => el("span").text(said.answer.clone()),
        Some(href) => {
            let unseen = [text.comma, text.change, text.colon, said.label.as_str()].concat();
            let link = el("a").attr("href", href.clone()).text(said.answer.clone());
            link.with(el("span").class("unseen").text(unseen))
        }
    };
    let name = if named { [said.label.as_str(), text.colon].concat() } else { String::new() };
    el("small").text(text.you_said).text(name).with(answer)
}
