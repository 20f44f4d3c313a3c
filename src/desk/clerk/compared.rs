//! The same list a month later: who is new, who is gone, who cannot be told, and what comes out differently and why.
//!
//! `roster::compare` finds it out; this words it. What the rules did in between is known only with what was saved of the earlier list;
//! without, it is said to be unknown.

use super::{earlier::EarlierList, work::Clerk};
use crate::{
    desk::message::{Changed, Compared, MOST_BAD, Part, Told, Wrong, count},
    engine::FactRef,
    roster::{
        Before, Causes, Change, Comparing, Comparison, Doubtful, Engines, Matched, Matching, Misfit, Now, Person,
        Record, Role, Roster, Settings, for_day, matching, read,
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
            let words = self.words();
            return match &self.record {
                Some(record) => Told::NoBefore(wrong((words.saved_alone.0)(record.on), words.saved_alone.1)),
                None => Told::Compared(Compared::default()),
            };
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
        let recorded = self
            .record
            .as_ref()
            .map(|record| record.of(pack, &list, on).map_err(|misfit| self.misfit(record, &list, misfit, on)));
        let recorded = match recorded.transpose() {
            Ok(recorded) => recorded,
            Err(wrong) => return Told::NoBefore(wrong),
        };
        let Matching { same, new, gone, doubtful } = matching(pack, &list.people, &now.people);
        let found = Comparison { matched: Vec::new(), new, gone, doubtful };
        let engines = Engines::of(pack, on, self.settings.on);
        let begun = EarlierList { on, list, again, recorded, same, done: 0, found, engines };
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
        let (on, recorded) = (earlier.on, earlier.recorded.as_deref());
        let before = Before { on, list: &earlier.list, again: &earlier.again, recorded };
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
        let is_other = |one: &&Matched| !one.changes.is_empty() || !one.dropped.is_empty();
        let changed: Vec<&Matched> = found.matched.iter().filter(is_other).collect();
        let over = |n: usize| n.saturating_sub(MOST_BAD);
        let unnamed = [found.new.len(), found.gone.len(), found.doubtful.len(), changed.len()].map(over);
        Compared {
            line: (words.compared)(count(found.matched.len()), count(changed.len())),
            new: self.part_of(now, &found.new),
            gone: self.part_of(before, &found.gone),
            doubtful: found.doubtful.iter().take(MOST_BAD).map(|one| self.doubtful(before, now, one)).collect(),
            changed: changed.iter().take(MOST_BAD).filter_map(|one| self.changed(now, one)).collect(),
            unnamed: count(unnamed.iter().sum()),
            rules: self.rules(found),
        }
    }

    /// What can be said of the rules in between.
    fn rules(&self, found: &Comparison) -> String {
        let (words, pack) = (self.words(), &self.session.pack);
        let Some(record) = &self.record else { return words.rules_unknown.to_owned() };
        if record.fingerprint == pack.fingerprint {
            return words.rules_same.to_owned();
        }
        let unknown = found.matched.iter().filter(|one| !one.is_recorded).count();
        let told = (words.rules_other)(&record.version, &pack.version);
        if unknown == 0 { told } else { [told, (words.unrecorded)(unknown)].concat() }
    }

    /// Why what was saved is not that of the earlier list.
    fn misfit(&self, record: &Record, list: &Roster, misfit: Misfit, on: Date) -> Wrong {
        let words = self.words();
        match misfit {
            Misfit::Day => wrong((words.saved_day.0)(record.on, on), words.saved_day.1),
            Misfit::People(at) => {
                let row = list.people.get(at).map(|person| person.row).or(record.rows.get(at).map(|row| row.row));
                wrong((words.saved_people.0)(row.unwrap_or_default()), words.saved_people.1)
            }
            Misfit::Facts(at) => {
                let row = record.rows.get(at).map(|row| row.row).unwrap_or_default();
                wrong((words.saved_facts.0)(row), words.saved_facts.1)
            }
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

    fn doubtful(&self, before: &Roster, now: &Roster, one: &Doubtful) -> (String, Wrong) {
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
            changes: one
                .changes
                .iter()
                .map(|change| self.change(change))
                .chain(
                    one.dropped.iter().map(|(key, status)| (self.words().dropped)(key, (self.say().status)(*status))),
                )
                .collect(),
        })
    }

    fn change(&self, change: &Change) -> String {
        let (say, words) = (self.say(), self.words());
        let title = self.session.title(change.policy).unwrap_or_default();
        let was = change.was.map_or(words.was_not_there, say.status);
        let Causes { rules, day, answers } = change.by;
        let causes = [(rules == Some(true), words.by_rules), (day, words.by_day), (answers, words.by_answers)];
        let causes: Vec<&str> = causes.into_iter().filter_map(|(is, words)| is.then_some(words)).collect();
        (words.change)(&title, was, (say.status)(change.is), &causes.join(self.text().comma))
    }
}

fn wrong(what: String, cure: &str) -> Wrong {
    Wrong { what, cure: cure.to_owned() }
}
