//! The personas of a policy as worked examples: who, on which day, what is answered, what comes out. A name says in Chinese
//! what the answers beside it say as well, so the English page numbers the examples instead.
//!
//! What comes out is assessed here, with the engine and the words of the page; what the author expected is `persona`'s.

use super::{
    html::{chinese, said},
    setting::Setting,
};
use crate::{
    author::lower::Persona,
    interview::view::{Card, answered},
    pack::PolicyId,
};

/// The table; empty without personas.
pub(super) fn table(setting: &Setting<'_>, id: PolicyId) -> String {
    let words = setting.words;
    let personas = setting.lowered.personas.iter().filter(|persona| persona.policy == id);
    let rows: String = personas.enumerate().map(|(at, persona)| row(setting, at + 1, persona)).collect();
    if rows.is_empty() {
        return rows;
    }
    let columns: String =
        words.columns.iter().map(|column| format!("<th scope=\"col\" role=\"columnheader\">{column}</th>")).collect();
    // On a telephone the cells of a row stand below each other; roles keep the table one for screen readers.
    format!(
        "{}<table role=\"table\"><thead role=\"rowgroup\"><tr role=\"row\">{columns}</tr></thead>\
         <tbody role=\"rowgroup\">{rows}</tbody></table>",
        said("p", "lead", words.examples_note)
    )
}

fn row(setting: &Setting<'_>, number: usize, persona: &Persona) -> String {
    let Setting { text, words, .. } = setting;
    let mut session = setting.session.clone();
    session.answers = persona.answers.clone();
    session.in_force = persona.answers.clone();
    (session.on, session.as_of) = (persona.on, persona.as_of);
    let name = match words.example {
        Some(example) => said("strong", "", &format!("{example} {number}")),
        None => chinese("strong", &persona.name.value),
    };
    let mut who = name + &said("span", "", &setting.day(persona.on));
    if persona.as_of != persona.on {
        who += &said("small", "", &[text.answers_title, text.colon, &setting.day(persona.as_of)].concat());
    }
    let lines = answered(&session, text);
    let answers: String =
        lines.iter().map(|(label, answer)| said("p", "", &[label, text.colon, answer].concat())).collect();
    let answers = if answers.is_empty() { said("p", "", words.nothing_said) } else { answers };
    let assessment = session.assess();
    let card = assessment.of(persona.policy).and_then(|outcome| Card::of(&session, outcome, text));
    let comes_out = card.map(|card| {
        let amounts = card.amounts.iter().map(|amount| said("p", "", &amount.in_short()));
        said("strong", "", &card.tag) + &said("p", "", &card.verdict) + &amounts.collect::<String>()
    });
    let cell = |inner: &str| format!("<td role=\"cell\">{inner}</td>");
    let cells = [
        format!("<th scope=\"row\" role=\"rowheader\">{who}</th>"),
        cell(&answers),
        cell(&comes_out.unwrap_or_default()),
    ];
    format!("<tr role=\"row\">{}</tr>\n", cells.concat())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{
        author::{lower, read},
        interview::text::Language,
    };

    #[test]
    fn an_example_shows_its_answers_and_what_comes_out_on_its_own_day() {
        let (_, lowered, _) = lower::lower(read::read(Path::new("policies")));
        let lowered = lowered.unwrap_or_else(|| unreachable!("the bundled pack lowers"));
        let id = lowered.pack.policy_id("ls-job-seeking-subsidy").unwrap_or_else(|| unreachable!("it is bundled"));
        let setting =
            Setting::new(&lowered, Language::Zh, false, "").unwrap_or_else(|| unreachable!("there are texts"));
        let table = table(&setting, id);
        let rows = lowered.personas.iter().filter(|persona| persona.policy == id);
        assert_eq!(table.matches("<tr role=\"row\"><th scope=\"row\"").count(), rows.count());
        assert!(table.contains("初步匹配") && table.contains("没对上") && table.contains("2026年"), "{table}");
    }
}
