//! One person walking through an interview, with what a browser would do for them.
//!
//! Follows addresses, keeps the history, carries out each step, and remembers the contents of the screen's inputs, as
//! the page does. Draws nothing: a screen's content is the text of its view, without white space. The view and the
//! draft decide which row means which answer.

mod look;

use caice::{
    engine::FactRef,
    interview::{
        Address, Interview, Place, Said, Step,
        draft::{self, Fault},
        session::Session,
        text::{Language, Text},
        view::{AnswerLine, Input, Inputs, QuestionView},
    },
    pack::FieldId,
    value::{Answer, Date},
};

use crate::{Outcome, packs::Compiled};

/// The day on which the packs of the journeys were checked.
pub fn the_day() -> Outcome<Date> {
    Ok(Date::new(2026, 11, 23).map_err(|_| "no such day")?)
}

/// Why an answer was refused.
#[derive(Debug, Clone, PartialEq)]
pub enum Refused {
    /// It is not an answer.
    Fault(Fault),
    /// It contradicts another answer.
    Clash(AnswerLine),
    /// Only part of a date is filled in.
    Half,
}

/// One input of the screen and its content.
#[derive(Debug, Clone)]
struct Form {
    field: Option<FieldId>,
    question: String,
    input: Input,
    draft: String,
    before: String,
}

/// A person on their way.
pub struct Walk {
    /// The interview.
    pub interview: Interview,
    /// The message above the screen.
    pub said: String,
    /// Why the last answer was refused.
    pub refused: Option<Refused>,
    /// The device's idea of today.
    pub today: Option<Date>,
    /// Taps so far.
    pub taps: usize,
    /// Characters typed so far.
    pub typed: usize,
    /// The sentences of the current language.
    pub text: &'static Text,
    history: Vec<String>,
    at: usize,
    forms: Vec<Form>,
    n_shown: usize,
}

impl Walk {
    /// A person on the first screen with this pack, on the day it was checked.
    pub fn of(pack: &Compiled) -> Outcome<Self> {
        Self::on(pack, Some(pack.lowered.pack.checked))
    }

    /// The same on another day; `None`: the device does not know the day.
    pub fn on(pack: &Compiled, today: Option<Date>) -> Outcome<Self> {
        Self::resumed(pack, &[], today)
    }

    /// The same after a trap or a reload, restored from what was kept.
    pub fn resumed(pack: &Compiled, kept: &[u8], today: Option<Date>) -> Outcome<Self> {
        let session = Session::open(&pack.rules, &pack.short, kept, today).map_err(|why| format!("{why:?}"))?;
        let mut interview = Interview::of(session);
        // The long texts are here; `texts` covers what appears before they come.
        assert!(interview.take_long(pack.long_in(Language::Zh)?));
        Ok(Self {
            interview,
            said: String::new(),
            refused: None,
            today,
            taps: 0,
            typed: 0,
            text: Language::Zh.text(),
            history: vec!["#/".to_owned()],
            at: 0,
            forms: Vec::new(),
            n_shown: 0,
        })
    }

    // --- going ---------------------------------------------------------------------------------------

    /// Opens an address, as a link or a tap on a chip does.
    pub fn open(&mut self, fragment: &str) {
        if fragment != self.address() {
            self.push(fragment.to_owned());
            self.arrive();
        }
    }

    /// The system's Back. False if there was nothing before.
    pub fn back(&mut self) -> bool {
        let Some(at) = self.at.checked_sub(1) else { return false };
        self.at = at;
        self.arrive();
        true
    }

    /// The system's Forward.
    pub fn forward(&mut self) -> bool {
        let possible = self.at + 1 < self.history.len();
        if possible {
            self.at += 1;
            self.arrive();
        }
        possible
    }

    /// The fragment of the address.
    pub fn address(&self) -> &str {
        self.history.get(self.at).map_or("", String::as_str)
    }

    /// How many screens lie behind.
    pub fn n_back(&self) -> usize {
        self.at
    }

    /// Carries out a step, as the page does.
    pub fn carry_out(&mut self, step: Step) {
        let Step { address, said } = step;
        self.say(said);
        match address {
            Address::Stays => {}
            Address::Goes(route) => self.open(&route.href()),
            Address::Becomes(route) => {
                if let Some(entry) = self.history.get_mut(self.at) {
                    *entry = route.href();
                }
            }
            Address::Back(route) => {
                if !self.back() {
                    self.open(&route.href());
                }
            }
        }
        self.drawn();
    }

    /// Sets the message that the page shows above its screens.
    pub fn say(&mut self, said: Said) {
        match said {
            Said::Stays => {}
            Said::Nothing => self.said.clear(),
            Said::This(text) => self.said = text,
        }
    }

    fn push(&mut self, fragment: String) {
        self.history.truncate(self.at + 1);
        self.history.push(fragment);
        self.at += 1;
    }

    /// Tells the page that the address has changed.
    fn arrive(&mut self) {
        self.leave();
        let fragment = self.address().to_owned();
        let step = self.interview.arrive(&fragment, self.today, self.text);
        self.carry_out(step);
    }

    /// Records unsubmitted input on the screen, as the page does before it leaves one.
    pub fn leave(&mut self) {
        let forms = std::mem::take(&mut self.forms);
        if forms.iter().all(|form| form.draft == form.before) {
            return;
        }
        match self.interview.place {
            Place::Ask(named) => {
                if let Some(Ok(answer)) = forms.first().map(|form| draft::answer(&form.draft, &form.input)) {
                    self.interview.keep_draft(named, answer, self.today, self.text);
                }
            }
            Place::Entry(list, at) => {
                if let Ok(fields) = filled_in(&forms) {
                    self.interview.keep_entry(list, at, fields, self.today);
                }
            }
            _ => {}
        }
    }

    /// A newly shown screen has its own inputs, filled with the earlier answers.
    fn drawn(&mut self) {
        if self.n_shown == self.interview.n_shown {
            return;
        }
        self.n_shown = self.interview.n_shown;
        self.refused = None;
        let form = |field, question: &str, given: &Answer, input: &Input| {
            let draft = draft::of(given, input);
            Form { field, question: question.to_owned(), input: input.clone(), before: draft.clone(), draft }
        };
        self.forms = match self.interview.place {
            Place::Ask(_) => match self.question() {
                Some(QuestionView { inputs: Inputs::One(input), given, question, .. }) => {
                    vec![form(None, &question, &given, &input)]
                }
                Some(QuestionView { inputs: Inputs::List { none, .. }, given, question, .. }) => {
                    vec![form(None, &question, &given, &none)]
                }
                None => Vec::new(),
            },
            Place::Entry(list, at) => self.entry(list, at).map_or_else(Vec::new, |entry| {
                let fields = entry.fields.iter();
                fields.map(|field| form(Some(field.field), &field.question, &field.given, &field.input)).collect()
            }),
            _ => Vec::new(),
        };
    }

    // --- answering -----------------------------------------------------------------------------------

    /// Picks a row by its words, or unpicks it. Does not continue.
    pub fn tick(&mut self, row: &str) -> Outcome {
        self.tick_of(None, row)
    }

    /// The same in the field of an entry that asks this; `None`: wherever the row is.
    pub fn tick_of(&mut self, question: Option<&str>, called: &str) -> Outcome {
        self.taps += 1;
        self.refused = None;
        let mut rows = Vec::new();
        for form in self.forms.iter_mut().filter(|form| question.is_none_or(|question| form.question == question)) {
            match &form.input {
                Input::Rows { rows: all, several } => {
                    if let Some(index) = all.iter().position(|row| tidy(&row.label) == tidy(called)) {
                        // A picked radio button stays picked.
                        let checked = !*several || !draft::is_picked(&form.draft, index);
                        form.draft = draft::after_pick(&form.draft, all, *several, index, checked);
                        return Ok(());
                    }
                    rows.extend(all.iter().map(|row| row.label.clone()));
                }
                Input::Number { none: Some(none), .. } | Input::Date { none: Some(none), .. } => {
                    if tidy(none) == tidy(called) {
                        form.draft = if form.draft == draft::NONE { String::new() } else { draft::NONE.to_owned() };
                        return Ok(());
                    }
                    rows.push(none.clone());
                }
                _ => {}
            }
        }
        Err(format!("there is no row {called:?} among {rows:?} of {}", self.heading()))?
    }

    /// Types into the number field, replacing its content.
    pub fn type_in(&mut self, typed: &str) -> Outcome {
        self.taps += 1;
        self.typed += typed.chars().count();
        let form = self.forms.iter_mut().find(|form| matches!(form.input, Input::Number { .. }));
        form.ok_or("no field for a number")?.draft = typed.to_owned();
        self.refused = None;
        Ok(())
    }

    /// Types into the year field.
    pub fn year(&mut self, typed: &str) -> Outcome {
        self.year_of(None, typed)
    }

    /// Chooses a month.
    pub fn month(&mut self, month: u32) -> Outcome {
        self.choose_of(None, 1, month)
    }

    /// Chooses a day; there must be a list of days.
    pub fn day(&mut self, day: u32) -> Outcome {
        if !self.offers_day() {
            Err("no day can be chosen")?;
        }
        self.choose_of(None, 2, day)
    }

    /// Whether a day can be chosen.
    pub fn offers_day(&self) -> bool {
        self.offers_day_of(None)
    }

    /// The content of the first input.
    pub fn draft(&self) -> &str {
        self.forms.first().map_or("", |form| form.draft.as_str())
    }

    // Of the fields of an entry, the one that asks `of`.

    /// Types a year.
    pub fn year_of(&mut self, of: Option<&str>, typed: &str) -> Outcome {
        self.taps += 1;
        self.typed += typed.chars().count();
        let form = self.date(of)?;
        form.draft = draft::after_year(&form.draft, typed);
        self.refused = None;
        Ok(())
    }

    /// Chooses the month (1) or the day (2).
    pub fn choose_of(&mut self, of: Option<&str>, which: usize, number: u32) -> Outcome {
        self.taps += 1;
        let form = self.date(of)?;
        form.draft = draft::after_choice(&form.draft, which, &number.to_string());
        self.refused = None;
        Ok(())
    }

    /// Whether its day can be chosen.
    pub fn offers_day_of(&self, of: Option<&str>) -> bool {
        self.forms.iter().any(|form| of.is_none_or(|of| form.question == of) && form.input.offers_day())
    }

    /// Year, month and day as they are.
    pub fn date_of(&mut self, of: Option<&str>) -> Outcome<(String, String, String)> {
        let form = self.date(of)?;
        let part = |which| draft::part(&form.draft, which).to_owned();
        Ok((part(0), part(1), part(2)))
    }

    /// The rows on screen.
    pub fn rows(&self, of: Option<&str>) -> Vec<String> {
        let mut all = Vec::new();
        for form in self.forms.iter().filter(|form| of.is_none_or(|of| form.question == of)) {
            match &form.input {
                Input::Rows { rows, .. } => all.extend(rows.iter().map(|row| row.label.clone())),
                Input::Number { none, .. } | Input::Date { none, .. } => all.extend(none.clone()),
            }
        }
        all
    }

    fn date(&mut self, of: Option<&str>) -> Outcome<&mut Form> {
        let form = self
            .forms
            .iter_mut()
            .find(|form| of.is_none_or(|of| form.question == of) && matches!(form.input, Input::Date { .. }));
        Ok(form.ok_or("no field for a date")?)
    }

    /// Whether a tap on a row continues by itself: the question wants one answer, and there are rows to tap.
    pub fn goes_on(&self) -> bool {
        let has_entries = self.question().is_some_and(|question| {
            matches!(question.inputs, Inputs::List { .. }) && matches!(question.given, Answer::Value(_))
        });
        let one = |form: &Form| matches!(&form.input, Input::Rows { rows, several: false } if !rows.is_empty());
        matches!(self.interview.place, Place::Ask(_)) && !has_entries && self.forms.iter().any(one)
    }

    /// Presses the button of a question or an entry: takes the answer, or says why not.
    pub fn submit(&mut self) -> Outcome {
        self.taps += 1;
        self.submitted()
    }

    fn submitted(&mut self) -> Outcome {
        match self.interview.place {
            Place::Ask(named) => {
                let question = self.question().ok_or("no such question")?;
                if matches!(question.inputs, Inputs::List { .. }) && matches!(question.given, Answer::Value(_)) {
                    let step = self.interview.complete(named.fact, self.today, self.text);
                    return self.done(step);
                }
                let form = self.forms.first().ok_or("nothing to fill in")?;
                match draft::answer(&form.draft, &form.input) {
                    Err(fault) => self.refused = Some(Refused::Fault(fault)),
                    Ok(answer) => match self.interview.clash(named, &answer, self.text) {
                        Some(line) => self.refused = Some(Refused::Clash(line)),
                        None => {
                            let day_offered = form.input.offers_day();
                            let step = self.interview.answer(named, answer, day_offered, self.today, self.text);
                            return self.done(step);
                        }
                    },
                }
                Ok(())
            }
            Place::Entry(list, at) => {
                match filled_in(&self.forms) {
                    Ok(fields) => {
                        let step = self.interview.save_entry(list, at, fields, self.today, self.text);
                        return self.done(step);
                    }
                    Err(refused) => self.refused = Some(refused),
                }
                Ok(())
            }
            place => Err(format!("nothing is asked at {place:?}"))?,
        }
    }

    /// The inputs' content is taken, so leaving the screen records nothing more.
    fn done(&mut self, step: Step) -> Outcome {
        self.forms.clear();
        self.carry_out(step);
        Ok(())
    }

    /// Answers the current question: picks these rows, and continues.
    pub fn pick(&mut self, rows: &[&str]) -> Outcome {
        let goes_on = self.goes_on();
        for row in rows {
            self.tick(row)?;
        }
        // The tap on the row was the last one.
        if goes_on { self.submitted() } else { self.submit() }
    }

    /// Answers a question that must be the current one.
    #[track_caller]
    pub fn answer(&mut self, question: &str, rows: &[&str]) -> Outcome {
        self.at(question);
        self.pick(rows)
    }

    /// Opens the question of a fact and answers it.
    pub fn tell(&mut self, fact: &str, row: &str) -> Outcome {
        self.open(&format!("#/ask/{fact}"));
        self.pick(&[row])
    }

    /// 不清楚, or 不想说.
    pub fn unsure(&mut self) -> Outcome {
        self.taps += 1;
        let named = self.asked()?;
        let step = self.interview.unsure(named, self.today, self.text);
        self.done(step)
    }

    /// Continues on the screen that asks whether to, after several questions without an answer.
    pub fn past_the_pause(&mut self) {
        if self.interview.place == Place::Pause {
            self.open("#/ask");
        }
    }

    /// The current question.
    pub fn asked(&self) -> Outcome<FactRef> {
        match self.interview.place {
            Place::Ask(named) => Ok(named),
            place => Err(format!("nothing is asked at {place:?}"))?,
        }
    }

    /// 添加一条: a new entry in the open list.
    pub fn add(&mut self) -> Outcome {
        self.taps += 1;
        let last = self.entries()?.pop().ok_or("no way to add an entry")?;
        self.open(&last.1);
        Ok(())
    }

    /// 修改: an entry of the open list, counted from zero.
    pub fn edit(&mut self, at: usize) -> Outcome {
        self.taps += 1;
        let entries = self.entries()?;
        let (_, href) = entries.get(at).ok_or("no such entry")?;
        self.open(href);
        Ok(())
    }

    /// 删除.
    pub fn remove(&mut self, at: usize) -> Outcome {
        self.taps += 1;
        let named = self.asked()?;
        self.interview.remove_entry(named.fact, at, self.today);
        self.drawn();
        Ok(())
    }

    /// 取消: back from an entry to its list, without recording anything.
    pub fn cancel(&mut self) -> Outcome {
        let Place::Entry(list, _) = self.interview.place else { Err("no entry is open")? };
        let address = self.interview.back_to_list(list);
        self.done(Step { address, said: Said::Stays })
    }

    /// The entries of the open list, each with the address to change it; last the address to add one.
    fn entries(&self) -> Outcome<Vec<(String, String)>> {
        match self.question().map(|question| question.inputs) {
            Some(Inputs::List { entries, .. }) => {
                Ok(entries.into_iter().map(|entry| (entry.said, entry.href)).collect())
            }
            _ => Err(format!("{} asks for no list", self.heading()))?,
        }
    }

    /// The texts of the list's entries.
    pub fn listed(&self) -> Outcome<Vec<String>> {
        let mut entries = self.entries()?;
        entries.pop();
        Ok(entries.into_iter().map(|(said, _)| said).collect())
    }

    /// 只测这一项, on the page of a policy.
    pub fn ask_about_it(&mut self) -> Outcome {
        let Place::Policy(policy) = self.interview.place else { Err("no policy is open")? };
        let step = self.interview.ask_about(policy);
        self.carry_out(step);
        Ok(())
    }

    /// 换个日期看; `None`: 回到今天.
    pub fn assess_on(&mut self, on: Option<Date>) {
        let said = self.interview.assess_on(on, self.today, self.text);
        self.say(said);
    }

    /// 从头再来, confirmed.
    pub fn restart(&mut self) {
        let step = self.interview.restart(self.today);
        self.carry_out(step);
    }

    /// Follows the line with this label in the list of answers, or among the answers on a card.
    pub fn change(&mut self, label: &str) -> Outcome {
        let lines = AnswerLine::all(&self.interview.session, self.text);
        let line = lines.iter().find(|line| line.label == label);
        let href = line.ok_or_else(|| format!("no line {label:?} in {lines:?}"))?.href.clone();
        self.open(&href);
        Ok(())
    }
}

/// The values of an entry's fields, or why they are refused.
fn filled_in(forms: &[Form]) -> Result<Vec<(FieldId, Answer)>, Refused> {
    let mut answers = Vec::new();
    for Form { field, input, draft, .. } in forms {
        let Some(field) = field else { continue };
        match draft::answer(draft, input) {
            Ok(answer) => answers.push((*field, answer)),
            // A field may be left open, but not half filled in.
            Err(Fault::Empty) if draft::is_empty(draft) => answers.push((*field, Answer::Unsure)),
            Err(Fault::Empty) => return Err(Refused::Half),
            Err(fault) => return Err(Refused::Fault(fault)),
        }
    }
    let any = answers.iter().any(|(_, answer)| answer.is_given());
    if any { Ok(answers) } else { Err(Refused::Fault(Fault::Empty)) }
}

/// A text without white space.
pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect()
}
