//! Who on a later list is who on an earlier one.
//!
//! By staff number, else by name and a first day, and only where nothing speaks against it. Whoever might be somebody else is
//! doubtful and neither new nor gone; nobody is guessed. Looks at no answer but the date of birth, and at no outcome.

use std::collections::{BTreeMap, BTreeSet};

use super::{code::Doubt, facts::Facts, read::Person, sheet::compact};
use crate::{
    pack::Pack,
    value::{Answer, Date, DateRange, Value},
};

/// Everybody on two lists, each in exactly one place; people are positions in their list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matching {
    /// Who is on both, in the order of the later list.
    pub same: Vec<Pair>,
    /// Who is only on the later list.
    pub new: Vec<usize>,
    /// Who is only on the earlier list.
    pub gone: Vec<usize>,
    /// Who may or may not be the same.
    pub doubtful: Vec<Doubtful>,
}

/// One person on both lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The position in the earlier list.
    pub before: usize,
    /// The position in the later list.
    pub now: usize,
    /// How they were matched.
    pub by: MatchedBy,
}

/// By what somebody was known again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchedBy {
    /// By a staff number that each list has once.
    StaffNumber,
    /// By name and by the first day of the contract, the day of coming or the date of birth, which each list has once together.
    NameAndDay,
}

/// People of whom any on one list may be any on the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubtful {
    /// Their positions in the earlier list.
    pub before: Vec<usize>,
    /// Their positions in the later list.
    pub now: Vec<usize>,
    /// What is doubtful.
    pub why: Doubt,
}

/// What somebody is known by.
#[derive(Debug, Default)]
struct Card {
    name: Option<String>,
    number: Option<String>,
    contract: Option<DateRange>,
    hired: Option<DateRange>,
    birth: Option<DateRange>,
}

impl Card {
    fn of(facts: &Facts, person: &Person) -> Self {
        let birth = person.facts.iter().find(|(fact, _)| Some(*fact) == facts.birth);
        let birth = birth.and_then(|(_, answer)| match answer {
            Answer::Value(Value::Date(days)) => Some(*days),
            _ => None,
        });
        Self {
            name: person.name.as_deref().map(|name| compact(name).to_lowercase()),
            number: person.staff_number.as_deref().map(str::to_uppercase),
            contract: person.contract_start,
            hired: person.hired_on,
            birth,
        }
    }

    /// Whether the days say that these are two people. A contract is renewed, so its first day says nothing against it.
    fn has_other_days(&self, other: &Self) -> bool {
        let apart = |one: Option<DateRange>, two: Option<DateRange>| {
            one.zip(two).is_some_and(|(one, two)| one.first > two.last || two.first > one.last)
        };
        apart(self.hired, other.hired) || apart(self.birth, other.birth)
    }

    /// Whether the numbers say so. Programs take zeros off the front of a number: those alone are no difference.
    fn has_other_number(&self, other: &Self) -> bool {
        let bare = |card: &Self| card.number.as_deref().map(|number| number.trim_start_matches('0').to_owned());
        bare(self).zip(bare(other)).is_some_and(|(one, two)| one != two)
    }

    /// Whether they are called the same; unknown if one has no name.
    fn has_same_name(&self, other: &Self) -> Option<bool> {
        self.name.as_ref().zip(other.name.as_ref()).map(|(one, two)| one == two)
    }
}

/// A name and a day, if the day is known to the month at least: a year is shared by too many.
fn named_day(card: &Card, days: Option<DateRange>) -> Option<(String, Date, Date)> {
    let days = days.filter(|days| days.first.month_start() == days.last.month_start())?;
    Some((card.name.clone()?, days.first, days.last))
}

/// Matches two lists; swapping them exchanges who is new and who is gone, and nothing else.
pub fn matching(pack: &Pack, before: &[Person], now: &[Person]) -> Matching {
    let facts = Facts::of(pack);
    let cards = |people: &[Person]| people.iter().map(|person| Card::of(&facts, person)).collect::<Vec<_>>();
    let (before, now) = (cards(before), cards(now));
    let mut meeting = Meeting {
        before: (0..before.len()).zip(&before).collect(),
        now: (0..now.len()).zip(&now).collect(),
        contested: Default::default(),
        same: Vec::new(),
    };
    meeting.by_number();
    meeting.by_day(|card| named_day(card, card.contract));
    meeting.by_day(|card| named_day(card, card.hired));
    meeting.by_day(|card| named_day(card, card.birth));
    meeting.done(&before, &now)
}

/// Positions in the earlier and in the later list.
type Both = (Vec<usize>, Vec<usize>);

/// Two lists while they are matched: who is left on each.
struct Meeting<'c> {
    before: BTreeMap<usize, &'c Card>,
    now: BTreeMap<usize, &'c Card>,
    /// Who shares a number with one of another name, on the earlier and on the later list.
    contested: (BTreeSet<usize>, BTreeSet<usize>),
    same: Vec<Pair>,
}

impl Meeting<'_> {
    /// Who is left, by what they have in common.
    fn groups<K: Ord>(&self, key: impl Fn(&Card) -> Option<K>) -> BTreeMap<K, Both> {
        let mut groups: BTreeMap<K, Both> = BTreeMap::new();
        for (at, key) in self.before.iter().filter_map(|(at, card)| Some((*at, key(card)?))) {
            groups.entry(key).or_default().0.push(at);
        }
        for (at, key) in self.now.iter().filter_map(|(at, card)| Some((*at, key(card)?))) {
            groups.entry(key).or_default().1.push(at);
        }
        groups
    }

    /// The pairs of those that have something in common with one person of the other list and nobody else.
    fn single<K: Ord>(&self, key: impl Fn(&Card) -> Option<K>) -> Vec<(usize, usize)> {
        let pair = |(before, now): Both| match (before.as_slice(), now.as_slice()) {
            ([before], [now]) => Some((*before, *now)),
            _ => None,
        };
        self.groups(key).into_values().filter_map(pair).collect()
    }

    fn take(&mut self, before: usize, now: usize, by: MatchedBy) {
        self.before.remove(&before);
        self.now.remove(&now);
        self.same.push(Pair { before, now, by });
    }

    fn by_number(&mut self) {
        for (before, now) in self.single(|card| card.number.clone()) {
            let Some((one, two)) = self.before.get(&before).zip(self.now.get(&now)) else { continue };
            if one.has_same_name(two).unwrap_or(!one.has_other_days(two)) {
                self.take(before, now, MatchedBy::StaffNumber);
            } else {
                self.contested.0.insert(before);
                self.contested.1.insert(now);
            }
        }
    }

    fn by_day(&mut self, key: impl Fn(&Card) -> Option<(String, Date, Date)>) {
        for (before, now) in self.single(key) {
            let Some((one, two)) = self.before.get(&before).zip(self.now.get(&now)) else { continue };
            let is_contested = self.contested.0.contains(&before) || self.contested.1.contains(&now);
            if !is_contested && !one.has_other_number(two) && !one.has_other_days(two) {
                self.take(before, now, MatchedBy::NameAndDay);
            }
        }
    }

    /// Sorts whoever is left into new, gone and doubtful.
    fn done(self, all_before: &[Card], all_now: &[Card]) -> Matching {
        let mut chains = Chains::default();
        self.groups(|card| card.name.clone()).into_values().for_each(|group| chains.join(group));
        self.groups(|card| card.number.clone()).into_values().for_each(|group| chains.join(group));
        let mut out = Matching { same: self.same.clone(), ..Matching::default() };
        for (mut before, mut now) in chains.all.into_values() {
            before.sort_unstable();
            now.sort_unstable();
            let why = self.doubt(&before, &now);
            out.doubtful.push(Doubtful { before, now, why });
        }
        for (at, card) in self.before.iter().filter(|(at, _)| !chains.of_before.contains_key(at)) {
            match can_be_told(card, all_now) {
                true => out.gone.push(*at),
                false => out.doubtful.push(Doubtful { before: vec![*at], now: vec![], why: Doubt::NothingToCompare }),
            }
        }
        for (at, card) in self.now.iter().filter(|(at, _)| !chains.of_now.contains_key(at)) {
            match can_be_told(card, all_before) {
                true => out.new.push(*at),
                false => out.doubtful.push(Doubtful { before: vec![], now: vec![*at], why: Doubt::NothingToCompare }),
            }
        }
        out.same.sort_by_key(|pair| pair.now);
        out.doubtful.sort_by(|one, two| (&one.before, &one.now).cmp(&(&two.before, &two.now)));
        out
    }

    /// What is doubtful about people of whom any may be any.
    fn doubt(&self, before: &[usize], now: &[usize]) -> Doubt {
        if before.iter().any(|at| self.contested.0.contains(at)) {
            return Doubt::NumberReused;
        }
        let pair = match (before, now) {
            ([before], [now]) => self.before.get(before).zip(self.now.get(now)),
            _ => None,
        };
        let Some((one, two)) = pair else { return Doubt::SeveralAlike };
        let keys = |card: &Card| [card.contract, card.hired, card.birth].map(|days| named_day(card, days));
        let is_same_day = keys(one).into_iter().zip(keys(two)).any(|(one, two)| one.is_some() && one == two);
        if one.has_same_name(two) == Some(false) {
            Doubt::NumberReused
        } else if is_same_day && one.has_other_number(two) {
            Doubt::NumberChanged
        } else {
            Doubt::NameAlone
        }
    }
}

/// Whether somebody would be known on the other list: it has names, and this one a name; or likewise numbers.
fn can_be_told(card: &Card, others: &[Card]) -> bool {
    others.is_empty()
        || (card.name.is_some() && others.iter().any(|other| other.name.is_some()))
        || (card.number.is_some() && others.iter().any(|other| other.number.is_some()))
}

/// People chained together by something that they have in common with somebody on the other list.
#[derive(Default)]
struct Chains {
    all: BTreeMap<usize, Both>,
    /// Of people of the earlier list, their chain.
    of_before: BTreeMap<usize, usize>,
    /// Of people of the later list.
    of_now: BTreeMap<usize, usize>,
}

impl Chains {
    /// Adds a group; chains that it touches become one. A group of people of one list alone says nothing.
    fn join(&mut self, (before, now): Both) {
        if before.is_empty() || now.is_empty() {
            return;
        }
        let touched = before.iter().filter_map(|at| self.of_before.get(at));
        let touched = touched.chain(now.iter().filter_map(|at| self.of_now.get(at)));
        let touched: BTreeSet<usize> = touched.copied().collect();
        let size = |id: &usize| self.all.get(id).map_or(0, |(before, now)| before.len().saturating_add(now.len()));
        // The largest keeps its name, so that nobody is renamed more often than the chain doubles.
        let id = touched.iter().copied().max_by_key(size).unwrap_or(self.of_before.len());
        self.add(id, before, now);
        for other in touched.into_iter().filter(|other| *other != id) {
            if let Some((before, now)) = self.all.remove(&other) {
                self.add(id, before, now);
            }
        }
    }

    fn add(&mut self, id: usize, before: Vec<usize>, now: Vec<usize>) {
        let chain = self.all.entry(id).or_default();
        // Whoever is in the chain already stays there once.
        chain.0.extend(before.iter().filter(|at| self.of_before.get(at) != Some(&id)));
        chain.1.extend(now.iter().filter(|at| self.of_now.get(at) != Some(&id)));
        self.of_before.extend(before.into_iter().map(|at| (at, id)));
        self.of_now.extend(now.into_iter().map(|at| (at, id)));
    }
}
