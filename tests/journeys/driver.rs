//! Leads whole people through the deployed page: the way in, every question as it comes, up to the result.
//!
//! A person uses only what can be seen: rows by their words, lists of years and months, fields, and the buttons beside
//! them. It chooses the day only where asked. It also keeps the answers as the page should have understood them, so
//! that tests can ask the engine at any moment. `people` decides what to measure and what must come out.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use caice::author::{
    lower::{self, Person},
    read,
};
use caice::engine::FactRef;
use caice::pack::{self, Asked, FactId, FactText, FieldId, Kind, Pack, ShortText};
use caice::value::{Answer, Answers, Date, DateRange, OptionId, OptionSet, PartSet, Record, Value};
use serde::Deserialize;
use serde_json::json;
use thirtyfour::prelude::*;

use crate::folder::Folder;
use crate::harness::{Outcome, Trouble, ensure};
use crate::numerals::{fits, typed};
use crate::page::{Page, tidy};
use crate::person::RESULT;

/// The name of "none" if the pack has no word of its own.
const NONE_OF_THEM: &str = "都没有";

/// The deployed folder: the one the project builds, or the one named by `CAICE_REAL`.
pub fn real() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::env::var_os("CAICE_REAL").map_or_else(|| root.join("dist"), PathBuf::from)
}

/// The content of the folder, and the people of the pack it was built from.
pub struct World {
    /// The rules the page has, with all their names.
    pub pack: Pack,
    /// Their Chinese words.
    pub words: ShortText,
    /// All people.
    pub people: Vec<Person>,
}

impl World {
    /// Reads the deployed folder, and the people beside the policies.
    pub fn real() -> Outcome<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let (_, lowered, findings) = lower::lower(read::read(&root.join("policies")));
        let lowered = lowered.ok_or_else(|| Trouble::new(format!("our pack does not lower: {findings:#?}")))?;
        let deployed: Pack = pack::decode(&fs::read(Folder::of(&real())?.file("pack/rules-", ".bin")?)?)
            .map_err(|damage| Trouble::new(format!("the deployed rules do not read: {damage:?}")))?;
        let same = deployed.fingerprint == lowered.pack.fingerprint;
        ensure(same, "the deployed folder is of other policies than these; run: make dist")?;
        let chinese = lowered.texts.into_iter().find(|texts| texts.language == "zh").ok_or("no Chinese")?;
        Ok(Self { pack: lowered.pack, words: chinese.short, people: lowered.people })
    }

    /// The person with this name.
    pub fn person(&self, id: &str) -> Outcome<&Person> {
        let found = self.people.iter().find(|person| person.id.value == id);
        found.ok_or_else(|| Trouble::new(format!("there is nobody called {id}")))
    }
}

/// A script that makes the page believe it is noon of this day in China. Time goes on from there.
pub fn noon_of(day: Date) -> String {
    let noon = (day.unix_days() * 24 + 4) * 3_600_000;
    format!("{{ const real = Date.now.bind(Date), ahead = {noon} - real(); Date.now = () => real() + ahead; }}")
}

/// A screen as it is now.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Screen {
    /// The fragment of its address.
    pub at: String,
    /// Its heading, without white space like all its texts.
    pub heading: String,
    /// Whether it asks for the day of a date.
    pub wants_day: bool,
    /// Why an answer was refused; empty if it was taken.
    problem: String,
}

/// The controls in a part of a screen.
#[derive(Debug, Deserialize)]
struct Controls {
    rows: Vec<String>,
    /// The content of a date's fields: year, month and, if it can be chosen, day.
    dates: Vec<String>,
    field: bool,
}

/// One person on the way through the page.
pub struct Driver<'a> {
    page: &'a Page,
    world: &'a World,
    person: &'a Person,
    /// The answers so far, as the page should have understood them.
    pub answers: Answers,
    /// How long to leave the page alone after a tap: looking at it slows it down.
    pub rest: Duration,
    /// How long a finger rests on its target.
    pub hold: Duration,
    /// Clicks and choices so far.
    pub taps: usize,
    /// Characters typed so far.
    pub typed: usize,
    /// The question screens in order, each once.
    pub asked: Vec<Screen>,
    /// The number of taps when each question was answered.
    pub after: Vec<(FactRef, usize)>,
}

impl<'a> Driver<'a> {
    /// Somebody before the first tap, with the page not yet open.
    pub fn of(page: &'a Page, world: &'a World, person: &'a Person) -> Self {
        let answers = Answers::none(world.pack.facts.len());
        Self {
            page,
            world,
            person,
            answers,
            rest: Duration::ZERO,
            hold: Duration::ZERO,
            taps: 0,
            typed: 0,
            asked: Vec::new(),
            after: Vec::new(),
        }
    }

    /// Opens the page and enters by the way in with this key. It must not say anything that the person does not.
    pub async fn enter(&mut self, key: &str) -> Outcome<Screen> {
        let starts = &self.world.pack.starts;
        let at = starts.iter().position(|start| start.key == key).ok_or(format!("no way in {key}"))?;
        for (fact, answer) in starts.iter().skip(at).take(1).flat_map(|start| &start.answers) {
            let agrees = self.person.answers.get(fact.index()) == answer;
            ensure(agrees, format!("the way in {key} says something else than {}", self.person.id.value))?;
            self.answers.set(fact.index(), answer.clone());
        }
        self.page.open().await?;
        self.page.at_home().await?;
        self.page.alive().await?;
        let chip = self.world.words.starts.get(at).cloned().unwrap_or_default();
        self.tap("#starts", &chip).await?;
        self.next_screen().await
    }

    /// Goes from question to question until the result appears; reports after each answer and each list entry.
    pub async fn until_the_result(&mut self, first: Screen, mut told: impl FnMut(&Self)) -> Outcome {
        let mut screen = first;
        let mut seen = BTreeSet::new();
        while screen.heading != RESULT {
            if screen.wants_day && self.asked.last().is_some_and(|last| last.at == screen.at) {
                // The same question, for the day.
            } else {
                ensure(seen.insert(screen.at.clone()), format!("{} is asked twice", screen.at))?;
                self.asked.push(screen.clone());
            }
            ensure(seen.len() < 60, "sixty questions and no result")?;
            let (named, _) = self.named_by(&screen)?;
            screen = self.deal_with(&screen, &mut told).await?;
            self.after.push((named, self.taps));
        }
        Ok(())
    }

    /// Handles one question; returns the screen after it.
    async fn deal_with(&mut self, screen: &Screen, told: &mut impl FnMut(&Self)) -> Outcome<Screen> {
        let (named, words) = self.named_by(screen)?;
        let id = named.fact;
        let fact = self.world.pack.fact(id).ok_or("no such fact")?;
        if let (Some(at), Some(field)) = (named.record, named.field) {
            return self.follow_up((id, at, field), words, told).await;
        }
        let answer = self.person.answers.get(id.index()).clone();
        let goes_on = self.page.goes_on().await? && !matches!(answer, Answer::Value(Value::Records(_)));
        if goes_on {
            self.mark().await?;
        }
        match (&answer, &fact.kind) {
            (Answer::Absent, _) => {
                return Err(Trouble::new(format!("{} has no answer to {}", self.person.id.value, fact.key)));
            }
            (Answer::Unsure, _) => {
                self.answers.set(id.index(), Answer::Unsure);
                self.tap("#live", if fact.sensitive { "不想说" } else { "不清楚" }).await?;
                told(self);
                return self.next_screen().await;
            }
            (Answer::Value(Value::Records(records)), kind @ Kind::Records { .. }) => {
                self.list(screen, id, words, kind, records, told).await?;
            }
            _ => {
                let thresholds = pack::thresholds(&self.world.pack, id);
                let said = self.fill("#live fieldset", &fact.kind, words, &answer, &thresholds).await?;
                self.answers.set(id.index(), said);
            }
        }
        // The tap on the one wanted row has continued by itself.
        if !goes_on {
            self.tap("#live", "下一题").await?;
        }
        told(self);
        self.next_screen().await
    }

    /// Answers the follow-ups on an entry; returns the screen after it.
    async fn follow_up(
        &mut self,
        (id, at, field): (FactId, usize, FieldId),
        words: &FactText,
        told: &mut impl FnMut(&Self),
    ) -> Outcome<Screen> {
        let (Answer::Value(Value::Records(all)), Answer::Value(Value::Records(said))) =
            (self.person.answers.get(id.index()), self.answers.get(id.index()))
        else {
            return Err(Trouble::new("there is no entry to follow up on"));
        };
        let answer = all.get(at).ok_or("no such entry")?.get(field.index()).clone();
        let mut said = said.clone();
        let asked = self.world.pack.fact(id).and_then(|fact| fact.fields().get(field.index())).ok_or("no field")?;
        let given = if answer.is_given() {
            let goes_on = self.page.goes_on().await?;
            if goes_on {
                self.mark().await?;
            }
            let thresholds = pack::field_thresholds(&self.world.pack, id, field);
            let given = self.fill("#live fieldset", &asked.kind, words, &answer, &thresholds).await?;
            if !goes_on {
                self.tap("#live", "下一题").await?;
            }
            given
        } else {
            ensure(answer == Answer::Unsure, format!("{} has no answer to {}", self.person.id.value, asked.key))?;
            self.tap("#live", "不清楚").await?;
            answer
        };
        if let Some(slot) = said.get_mut(at).and_then(|record| record.0.get_mut(field.index())) {
            *slot = given;
        }
        self.answers.set(id.index(), Answer::Value(Value::Records(said)));
        told(self);
        self.next_screen().await
    }

    /// What a screen asks by its address; its words must agree.
    fn named_by(&self, screen: &Screen) -> Outcome<(FactRef, &'a FactText)> {
        let place: Vec<&str> = screen.at.trim_start_matches("#/ask/").split('/').collect();
        let unknown = || Trouble::new(format!("{:?} is no question of the pack", screen.at));
        let id = place.first().and_then(|key| self.world.pack.fact_id(key)).ok_or_else(unknown)?;
        let words = self.world.words.facts.get(id.index()).ok_or("no words")?;
        let (named, words) = match place.as_slice() {
            [_] => (FactRef::whole(id), words),
            [_, at, field] => {
                let number = |text: &str| text.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).ok_or_else(unknown);
                let (at, field) = (number(at)?, number(field)?);
                (FactRef::of_record(id, at, FieldId::at(field)), words.fields.get(field).ok_or("no words")?)
            }
            _ => return Err(unknown()),
        };
        let says = format!("{} asks {:?}", screen.at, screen.heading);
        ensure(tidy(&words.question) == screen.heading, says)?;
        Ok((named, words))
    }

    /// Adds the entries of a list one by one, or the days of existing ones.
    async fn list(
        &mut self,
        screen: &Screen,
        id: FactId,
        words: &FactText,
        kind: &Kind,
        records: &[Record],
        told: &mut impl FnMut(&Self),
    ) -> Outcome {
        let mut said = Vec::new();
        if !screen.wants_day {
            for record in records {
                self.tap("#live", "添加一条").await?;
                said.push(self.entry(id, words, kind, record, None).await?);
                self.answers.set(id.index(), Answer::Value(Value::Records(said.clone())));
                told(self);
            }
        }
        let wants_day = screen.wants_day || self.read().await?.wants_day;
        if wants_day {
            let before = match self.answers.get(id.index()) {
                Answer::Value(Value::Records(before)) => before.clone(),
                _ => Vec::new(),
            };
            said.clear();
            for (at, record) in records.iter().enumerate() {
                self.tap(&format!(".lines li:nth-child({})", at + 1), "修改").await?;
                said.push(self.entry(id, words, kind, record, before.get(at)).await?);
            }
        }
        self.answers.set(id.index(), Answer::Value(Value::Records(said)));
        Ok(())
    }

    /// Fills in a newly opened entry and saves it.
    async fn entry(
        &mut self,
        id: FactId,
        words: &FactText,
        kind: &Kind,
        record: &Record,
        before: Option<&Record>,
    ) -> Outcome<Record> {
        let Kind::Records { fields } = kind else { return Err(Trouble::new("this is no list")) };
        self.next_screen().await?;
        let mut said = before.cloned().unwrap_or_else(|| Record(vec![Answer::Absent; fields.len()]));
        // Follow-ups are not asked with the entry, and can be changed there once answered.
        let is_shown = |index: &usize| match fields.get(*index).map(|field| field.asked) {
            Some(Asked::WithEntry) => true,
            Some(Asked::FollowUp) => *said.get(*index) != Answer::Absent,
            Some(Asked::Never) | None => false,
        };
        let shown: Vec<usize> = (0..fields.len()).filter(is_shown).collect();
        for (place, index) in shown.into_iter().enumerate() {
            let field = words.fields.get(index).ok_or("no such field")?;
            let part = format!("#live section.entry:has(#q{place})");
            let script = format!("return tidy(document.querySelector('#q{place}').textContent)");
            ensure(
                self.page.ask_text(&script).await? == tidy(&field.question),
                format!("field {place} asks something else"),
            )?;
            let asked = fields.get(index).ok_or("no such field")?;
            let answer = record.get(index);
            let mut given = Answer::Unsure;
            if answer.is_given() {
                let thresholds = pack::field_thresholds(&self.world.pack, id, FieldId::at(index));
                given = self.fill(&part, &asked.kind, field, answer, &thresholds).await?;
            }
            if let Some(slot) = said.0.get_mut(index) {
                *slot = given;
            }
        }
        self.tap("#live", "保存这一条").await?;
        self.next_screen().await?;
        Ok(said)
    }

    /// Gives one answer with the controls in a part of the screen; returns what that says.
    async fn fill(
        &mut self,
        part: &str,
        kind: &Kind,
        words: &FactText,
        answer: &Answer,
        thresholds: &[i64],
    ) -> Outcome<Answer> {
        let controls = self.controls(part).await?;
        let none = words.none.as_deref().unwrap_or(NONE_OF_THEM);
        let option = |id: OptionId| words.options.get(usize::from(id.0)).map(String::as_str).unwrap_or_default();
        match answer {
            Answer::None | Answer::Absent | Answer::Unsure => {
                self.pick(part, &controls, none).await?;
                Ok(Answer::None)
            }
            Answer::Value(Value::Bool(holds)) => {
                let no = if controls.rows.contains(&tidy("否")) { "否" } else { none };
                self.pick(part, &controls, if *holds { "是" } else { no }).await?;
                Ok(if *holds || no == "否" { answer.clone() } else { Answer::None })
            }
            Answer::Value(Value::Choice(id)) => {
                self.pick(part, &controls, option(*id)).await?;
                Ok(answer.clone())
            }
            Answer::Value(Value::Set(set)) => {
                let all = (0..words.options.len()).filter_map(|index| u8::try_from(index).ok()).map(OptionId);
                let offered: Vec<OptionId> = all.filter(|id| controls.rows.contains(&tidy(option(*id)))).collect();
                let mut part_set = PartSet::default();
                for id in &offered {
                    if set.contains(*id) {
                        self.pick(part, &controls, option(*id)).await?;
                        part_set.has = part_set.has.with(*id, true);
                    } else {
                        part_set.lacks = part_set.lacks.with(*id, true);
                    }
                }
                if part_set.has == OptionSet::EMPTY {
                    self.pick(part, &controls, none).await?;
                }
                // Only some policies are offered, so the others stay open.
                let policies = self.world.pack.policies.iter().map(|policy| &policy.key);
                let of_policies = matches!(kind, Kind::Set { options } if options.iter().eq(policies));
                let all = offered.len() == words.options.len();
                ensure(of_policies || all, format!("only {offered:?} are offered"))?;
                Ok(Answer::Value(if of_policies { Value::Part(part_set) } else { Value::Set(*set) }))
            }
            Answer::Value(Value::Number(range)) => {
                let places = match kind {
                    Kind::Money => 2,
                    Kind::Decimal { scale } => *scale,
                    _ => 0,
                };
                if controls.field {
                    self.type_in(part, &typed(range.min, places)).await?;
                    return Ok(answer.clone());
                }
                let fitting: Vec<&String> = { controls.rows.iter() }
                    .filter(|row| **row != tidy(none) && fits(row, range.min, &words.unit, places) == Some(true))
                    .collect();
                let [row] = fitting.as_slice() else {
                    let said = format!("of {:?} the rows for {} are {fitting:?}", controls.rows, range.min);
                    return Err(Trouble::new(said));
                };
                self.pick(part, &controls, row).await?;
                let band = caice::engine::bands(thresholds).find(|band| (band.min..=band.max).contains(&range.min));
                Ok(Answer::Value(Value::Number(band.ok_or("no band has the number")?)))
            }
            Answer::Value(Value::Date(days)) => {
                let (year, month, day) = days.first.year_month_day();
                let exact = days.first == days.last && controls.dates.len() == 3;
                let wanted = [Some(year.to_string()), Some(month.to_string()), exact.then(|| day.to_string())];
                for (which, (wanted, stands)) in wanted.iter().zip(&controls.dates).enumerate() {
                    if let Some(wanted) = wanted.as_ref().filter(|wanted| *wanted != stands) {
                        self.choose(part, which, wanted).await?;
                    }
                }
                let first = days.first.month_start();
                let month = DateRange { first, last: first.add_months(1).yesterday() };
                Ok(Answer::Value(Value::Date(if exact { *days } else { month })))
            }
            Answer::Value(Value::Part(_) | Value::Records(_)) => Err(Trouble::new("nobody answers like that")),
        }
    }

    // --- hands --------------------------------------------------------------------------------------

    async fn tap(&mut self, part: &str, called: &str) -> Outcome {
        self.mark().await?;
        self.touch(part, called).await
    }

    /// Taps, and leaves the page alone for a while.
    async fn touch(&mut self, part: &str, called: &str) -> Outcome {
        self.taps += 1;
        if self.hold.is_zero() {
            self.page.tap_in(part, called).await?;
        } else {
            self.page.press_in(part, called, self.hold).await?;
        }
        self.rest().await
    }

    async fn rest(&self) -> Outcome {
        tokio::time::sleep(self.rest).await;
        Ok(())
    }

    /// Ticks an existing row.
    async fn pick(&mut self, part: &str, controls: &Controls, called: &str) -> Outcome {
        let there = controls.rows.contains(&tidy(called));
        ensure(there, format!("there is no row {called:?} among {:?}", controls.rows))?;
        self.touch(part, called).await
    }

    /// Types the year (0) of a date, or chooses its month (1) or day (2).
    async fn choose(&mut self, part: &str, which: usize, value: &str) -> Outcome {
        let Some(which) = which.checked_sub(1) else {
            return self.type_in(&format!("{part} .pair"), value).await;
        };
        self.taps += 1;
        let script = "const list = all(arguments[0] + ' select')[arguments[1]];
            return list?.querySelector(`option[value=\"${arguments[2]}\"]`)";
        let arguments = [json!(part), json!(which), json!(value)];
        let option = self.page.until(format!("{value} in list {which}"), script, &arguments).await?;
        option.element()?.click().await?;
        self.rest().await
    }

    /// Taps the field and types.
    async fn type_in(&mut self, part: &str, text: &str) -> Outcome {
        self.taps += 1;
        self.typed += text.chars().count();
        let field = self.page.driver.find(By::Css(format!("{part} label.field input[type=text]"))).await?;
        field.scroll_into_view().await?;
        field.click().await?;
        field.clear().await?;
        field.send_keys(text).await?;
        self.rest().await
    }

    // --- eyes ---------------------------------------------------------------------------------------

    async fn controls(&self, part: &str) -> Outcome<Controls> {
        let script = "const inside = (selector) => all(arguments[0] + ' ' + selector);
            return {
                rows: inside('label.row').map(name), dates: inside('.pair input, .pair select').map((e) => e.value),
                field: inside('label.field input[type=text]').some((e) => !e.closest('.pair')),
            }";
        Ok(serde_json::from_value(self.page.run(script, vec![json!(part)]).await?.json().clone())?)
    }

    /// Marks the screen as left, to recognise the next one.
    async fn mark(&self) -> Outcome {
        let script = "const screen = document.querySelector('#live > *'); if (screen) screen.dataset.left = '1'";
        self.page.ask(script).await.map(drop)
    }

    /// The current screen.
    async fn read(&self) -> Outcome<Screen> {
        read(self.page, "").await
    }

    /// Waits for a screen other than the marked one, with the focus on its heading.
    async fn next_screen(&mut self) -> Outcome<Screen> {
        let mut screen = read(self.page, ":not([data-left])").await?;
        // After three questions without an answer, the page asks whether to continue.
        if screen.at == "#/pause" {
            self.mark().await?;
            self.tap("#live", "再答三题").await?;
            screen = read(self.page, ":not([data-left])").await?;
        }
        ensure(screen.problem.is_empty(), format!("{} does not take the answer: {}", screen.at, screen.problem))?;
        Ok(screen)
    }
}

/// Waits for a complete screen, or for the message that an answer was refused.
async fn read(page: &Page, which: &str) -> Outcome<Screen> {
    let script = "
        const problem = document.querySelector('#q-problem');
        const screen = document.querySelector('#live > *' + arguments[0]);
        const heading = screen?.querySelector('h1');
        if (!problem && (!heading || document.activeElement !== heading)) return null;
        const said = (e) => e ? tidy(e.textContent) : '';
        return {
          at: location.hash, heading: said(heading), problem: said(problem),
          wants_day: !!screen?.querySelector('p.alert[role=status]'),
        }";
    let found = page.until("the next screen, with the focus on its heading", script, &[json!(which)]).await?;
    Ok(serde_json::from_value(found.json().clone())?)
}

/// After going back, waits for the screen with this address and for its heading.
pub async fn back_at(page: &Page, screen: &Screen) -> Outcome {
    let script = "const heading = document.querySelector('#live h1');
        return location.hash === arguments[0] && heading && tidy(heading.textContent) === arguments[1]";
    let what = format!("{} again, at {}", screen.heading, screen.at);
    page.until(what, script, &[json!(screen.at), json!(screen.heading)]).await.map(drop)
}
