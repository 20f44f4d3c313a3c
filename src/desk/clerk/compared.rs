//! The same list a month later: who is new, who is gone, who cannot be told, and what comes out differently and why.
//!
//! `roster::compare` finds it out; this words it. What the rules did in between cannot be known from two lists, and is said to be unknown.

use super::{earlier::EarlierList, work::Clerk};
use crate::{
    desk::message::{Changed, Compared, MOST_BAD, Part, Told, count},
    engine::FactRef,
    roster::{
        Before, Causes, Change, Comparing, Comparison, Doubtful, Engines, Matched, Matching, Now, Person, Role, Roster,
        Settings, for_day, matching, read,
    },
    value::Date,
};

/// So many people are compared before the clerk looks up; each is judged three times.
const STEP: usize = 50;

impl Clerk {
    /// Begins to compare with the earlier list, true for that day.
    pub(super) fn compare(&mut self, on: Date) -> Told {
        self.earlier = None;
        let Some((bytes, now)) = self.before.as_ref().zip(self.roster.as_ref()) else {
            return Told::Compared(Compared::default());
        };
        // What was said of everybody and of values holds for both lists; where things stand in the file does not.
        let mut said = Settings { on, sheet: None, header_rows: None, columns: Vec::new(), ..self.settings.clone() };
        let pack = &self.session.pack;
        // Nor do column letters, but what a heading was said to mean does.
        if let Ok(list) = read(bytes, pack, &said, self.gb18030) {
            said.columns = self.corrected(now, &list);
        }
        let earlier = read(bytes, pack, &said, self.gb18030).and_then(|list| {
            let again = read(bytes, pack, &for_day(&said, &list, self.settings.on), self.gb18030)?;
            Ok((list, again))
        });
        let (list, again) = match earlier {
            Ok(earlier) => earlier,
            Err(refusal) => return Told::NoBefore(self.refused(refusal)),
        };
        let Matching { same, new, gone, doubtful } = matching(pack, &list.people, &now.people);
        let found = Comparison { matched: Vec::new(), new, gone, doubtful };
        let engines = Engines::of(pack, on, self.settings.on);
        let begun = EarlierList { on, list, again, same, done: 0, found, engines };
        let told = Told::Comparing(0, count(begun.same.len()));
        // Where nobody is on both there is something to say all the same.
        self.untold.1 = begun.same.is_empty();
        self.earlier = Some(begun);
        told
    }

    /// Compares the next people; false if all have been.
    pub(super) fn step_compare(&mut self) -> bool {
        let Some((earlier, now)) = self.earlier.as_mut().zip(self.roster.as_ref()) else { return false };
        let next = earlier.same.get(earlier.done..).unwrap_or_default();
        let next = next.get(..STEP).unwrap_or(next);
        if next.is_empty() {
            return false;
        }
        let before = Before { on: earlier.on, list: &earlier.list, again: &earlier.again, recorded: None };
        let now = Now { on: self.settings.on, list: now };
        let matched = Comparing::of(&self.session.pack, before, now).these(&mut earlier.engines, next);
        earlier.done += next.len();
        earlier.found.matched.extend(matched);
        true
    }

    /// How far it is, or what has become of the earlier list.
    pub(super) fn compared(&self) -> Option<Told> {
        let (earlier, now) = self.earlier.as_ref().zip(self.roster.as_ref())?;
        Some(if earlier.done < earlier.same.len() {
            Told::Comparing(count(earlier.done), count(earlier.same.len()))
        } else {
            Told::Compared(self.worded_comparison(&earlier.list, now, &earlier.found))
        })
    }

    /// What was said by hand about columns of the list, for the columns of the other one with the same headings.
    fn corrected(&self, now: &Roster, other: &Roster) -> Vec<(u32, Option<Role>)> {
        let headings = |list: &Roster| -> Vec<(u32, String)> {
            let known = list.headings.columns.iter().map(|column| (column.at, column.heading.clone()));
            known.chain(list.headings.ignored.iter().map(|column| (column.at, column.heading.clone()))).collect()
        };
        let (here, there) = (headings(now), headings(other));
        let of =
            |at: u32| here.iter().find(|(of, heading)| *of == at && !heading.is_empty()).map(|(_, heading)| heading);
        let corrected = self.settings.columns.iter().filter_map(|(at, role)| Some((of(*at)?, *role)));
        let same = |heading: &String| there.iter().find(|(_, other)| other == heading).map(|(at, _)| *at);
        corrected.filter_map(|(heading, role)| Some((same(heading)?, role))).collect()
    }

    fn worded_comparison(&self, before: &Roster, now: &Roster, found: &Comparison) -> Compared {
        let words = self.words();
        let changed: Vec<&Matched> = found.matched.iter().filter(|one| !one.changes.is_empty()).collect();
        let over = |n: usize| n.saturating_sub(MOST_BAD);
        let unnamed = [found.new.len(), found.gone.len(), found.doubtful.len(), changed.len()].map(over);
        Compared {
            line: (words.compared)(count(found.matched.len()), count(changed.len())),
            new: self.part_of(now, &found.new),
            gone: self.part_of(before, &found.gone),
            doubtful: found.doubtful.iter().take(MOST_BAD).map(|one| self.doubtful(before, now, one)).collect(),
            changed: changed.iter().take(MOST_BAD).filter_map(|one| self.changed(now, one)).collect(),
            unnamed: count(unnamed.iter().sum()),
            rules: words.rules_unknown.to_owned(),
        }
    }

    fn part_of(&self, list: &Roster, at: &[usize]) -> Part {
        let people = at.iter().take(MOST_BAD).filter_map(|at| list.people.get(*at));
        Part { n: count(at.len()), names: people.map(|person| self.named(person)).collect() }
    }

    /// Name, staff number and row.
    fn named(&self, person: &Person) -> String {
        let words = self.words();
        let name = person.name.as_deref().unwrap_or(words.nameless);
        let number = person.staff_number.as_deref();
        let parts = [Some(name.to_owned()), number.map(str::to_owned), Some((words.row)(person.row))];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn doubtful(&self, before: &Roster, now: &Roster, one: &Doubtful) -> (String, crate::desk::message::Wrong) {
        let words = self.words();
        let side = |label: &str, list: &Roster, at: &[usize]| {
            let names: Vec<String> =
                at.iter().filter_map(|at| list.people.get(*at)).map(|who| self.named(who)).collect();
            (!names.is_empty()).then(|| [label, self.text().colon, &names.join(self.text().comma)].concat())
        };
        let sides = [side(words.earlier, before, &one.before), side(words.later, now, &one.now)];
        let who = sides.into_iter().flatten().collect::<Vec<_>>().join(self.text().semicolon);
        (who, self.wrong(one.why.zh(), one.why.en()))
    }

    fn changed(&self, now: &Roster, one: &Matched) -> Option<Changed> {
        Some(Changed {
            person: count(one.now),
            name: self.named(now.people.get(one.now)?),
            facts: one.facts.iter().map(|fact| self.label(FactRef::whole(*fact))).collect(),
            changes: one.changes.iter().map(|change| self.change(change)).collect(),
        })
    }

    fn change(&self, change: &Change) -> String {
        let (say, words) = (self.say(), self.words());
        let title = self.session.title(change.policy).unwrap_or_default();
        let was = change.was.map_or("", say.status);
        let Causes { day, answers, .. } = change.by;
        let causes = [(day, words.by_day), (answers, words.by_answers)];
        let causes: Vec<&str> = causes.into_iter().filter_map(|(is, words)| is.then_some(words)).collect();
        (words.change)(&title, was, (say.status)(change.is), &causes.join(self.text().comma))
    }
}
