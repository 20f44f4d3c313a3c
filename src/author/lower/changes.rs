//! How answers can become others, `changeable` of facts, and how common they are, `prior`.
//!
//! Read after the facts, because what one can become is an answer like any other. Whether it is worth anybody's while is not
//! judged here.

use serde_json::{Map, Value as Json};

use super::{
    super::{
        answers,
        finding::Code,
        shape::node::{Node, NodeKind},
    },
    Lowering,
};
use crate::{
    contract,
    pack::{Changeable, Fact, FactId, FieldId, Kind, NewRecord},
    value::{Answer, Value},
};

/// What stands for the day on which something is done.
const TODAY: &str = "today";

impl Lowering<'_> {
    /// Lowers `changeable` of every fact.
    pub(super) fn changes(&mut self, node: &Node) {
        for (index, entry) in node.entries().iter().enumerate() {
            let Some(change) = entry.value.get("changeable") else { continue };
            let Some(fact) = self.pack.facts.get(index).cloned() else { continue };
            let lowered = self.change(change, FactId::at(index), &fact);
            if fact.sensitive && !matches!(lowered, Changeable::Fixed | Changeable::Time) {
                let message = format!("`{}` is sensitive, and nobody is told to change that", fact.key);
                self.report(Code::BadValue, change.span, message, "leave `changeable` out");
            } else if !matches!(lowered, Changeable::Fixed | Changeable::Time) && !change.has("text") {
                let message = format!("`{}` can be changed, but nothing says what one does", fact.key);
                self.report(Code::MissingField, change.span, message, "add `text`, as an order");
            }
            if let Some(fact) = self.pack.facts.get_mut(index) {
                fact.changeable = lowered;
            }
        }
    }

    /// Lowers `prior` of every fact.
    pub(super) fn priors(&mut self, node: &Node) {
        for (index, entry) in node.entries().iter().enumerate() {
            for prior in entry.value.list("prior") {
                let Some(place) = prior.get("answer") else { continue };
                let parts = prior.text("parts").and_then(|parts| parts.parse().ok()).unwrap_or(1);
                let answer = self.answer(place, answers::value(place), FactId::at(index));
                let Some(fact) = self.pack.facts.get_mut(index) else { continue };
                let is_plain = !matches!(fact.kind, Kind::Date | Kind::Records { .. });
                match answer {
                    Some(answer) if is_plain && fact.prior.iter().all(|(known, _)| *known != answer) => {
                        fact.prior.push((answer, parts));
                    }
                    Some(_) if is_plain => {
                        let message = "this answer is listed twice";
                        self.report(Code::BadValue, place.span, message, "add up its parts");
                    }
                    Some(_) => {
                        let message = "dates and lists are asked alike, whatever is usual";
                        self.report(Code::BadValue, place.span, message, "leave `prior` out");
                    }
                    None => {}
                }
            }
        }
    }

    fn change(&mut self, node: &Node, id: FactId, fact: &Fact) -> Changeable {
        let way = node.text("way");
        match (way, node.get("to")) {
            (Some(_), Some(to)) => {
                self.report(Code::BadValue, to.span, "`way` and `to` both say how it changes", "keep one of the two");
                Changeable::Fixed
            }
            (None, None) => {
                self.report(Code::MissingField, node.span, "nothing says how it changes", "add `way` or `to`");
                Changeable::Fixed
            }
            (Some(way), None) => {
                let is_number = matches!(
                    fact.kind,
                    Kind::Int | Kind::Money | Kind::Decimal { .. } | Kind::Choice { ordered: true, .. }
                );
                let (goes, noun) = match way {
                    "time" => (true, ""),
                    "today" => (fact.kind == Kind::Date && fact.may_be_none, "a date that may be none"),
                    _ => (is_number, "a number or an ordered fact"),
                };
                if !goes {
                    let message = format!("only {noun} changes by `{way}`");
                    let hint = if way == "today" {
                        "write `may_be: none` for who has not done it"
                    } else {
                        "list under `to` what it can become"
                    };
                    self.report(Code::BadValue, node.span, message, hint);
                }
                match way {
                    _ if !goes => Changeable::Fixed,
                    "more" => Changeable::Up,
                    "less" => Changeable::Down,
                    "today" => Changeable::Today,
                    _ => Changeable::Time,
                }
            }
            (None, Some(to)) => match &fact.kind {
                Kind::Records { .. } => {
                    let records = to.items().iter().filter_map(|record| self.new_record(record, id, fact));
                    Changeable::Record(records.collect())
                }
                Kind::Set { .. } => Changeable::To(self.value(to, answers::value(to), id).into_iter().collect()),
                Kind::Bool | Kind::Choice { .. } if matches!(to.kind, NodeKind::List(_)) => Changeable::To(
                    to.items().iter().filter_map(|one| self.value(one, answers::value(one), id)).collect(),
                ),
                Kind::Bool | Kind::Choice { .. } => {
                    Changeable::To(self.value(to, answers::value(to), id).into_iter().collect())
                }
                _ => {
                    let message = "a number or date changes by `way`";
                    self.report(Code::BadValue, to.span, message, "write `way: more`, `less` or `today`");
                    Changeable::Fixed
                }
            },
        }
    }

    /// The value that `given` is as an answer to `id`.
    fn value(&mut self, place: &Node, given: Json, id: FactId) -> Option<Value> {
        self.answer(place, given, id)?.value().cloned()
    }

    /// The same where it may be none.
    pub(super) fn answer(&mut self, place: &Node, given: Json, id: FactId) -> Option<Answer> {
        let key = self.pack.fact(id)?.key.clone();
        let object = Json::Object(Map::from_iter([(key, given)]));
        let (read, problems) = contract::answers::read_each(&self.pack, &object);
        self.problems(place, problems);
        Some(read.get(id.index()).clone()).filter(Answer::is_given)
    }

    /// A record; dates that say `today` are left for the day it is done.
    pub(super) fn new_record(&mut self, node: &Node, id: FactId, fact: &Fact) -> Option<NewRecord> {
        let mut given = answers::value(node);
        let is_today = |field: &str| node.get(field).is_some_and(|value| value.scalar() == Some(TODAY));
        let fields = fact.fields().iter().enumerate();
        let today: Vec<FieldId> = { fields }
            .filter(|(_, field)| field.kind == Kind::Date && is_today(&field.key))
            .map(|(at, field)| {
                if let Some(date) = given.get_mut(&field.key) {
                    *date = Json::String(self.pack.checked.to_string());
                }
                FieldId::at(at)
            })
            .collect();
        match self.value(node, Json::Array(vec![given]), id)? {
            Value::Records(records) => records.into_iter().next().map(|record| NewRecord { record, today }),
            _ => None,
        }
    }
}
