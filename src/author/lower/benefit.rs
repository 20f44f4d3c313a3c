//! Benefits: what a policy gives, how much and how often.
//!
//! Amounts become numbers in fen. Whether a tier can be reached is `lint`'s.

use super::{
    super::{
        expr::{self, FigureName, Names, Unit},
        finding::{Code, Finding},
        shape::{self, node::Node},
    },
    BenefitPlace, Lowering, grade,
    policy::role,
};
use crate::{
    pack::{Benefit, BenefitKind, Bound, Clause, Currency, Grade, Num, Per, Role, Visit},
    value::Fen,
};

impl Lowering<'_> {
    /// The benefits of a policy, with their places.
    pub(super) fn benefits(
        &mut self,
        policy: &Node,
        figures: &[FigureName],
        clauses: &[Clause],
        beneficiary: Role,
    ) -> (Vec<Benefit>, Vec<BenefitPlace>) {
        let mut benefits: Vec<Benefit> = Vec::new();
        let mut places = Vec::new();
        for node in policy.list("benefits") {
            let id = node.get("id").map_or(node.span, |id| id.span);
            let place = |field: &str| node.get(field).map_or(id, |node| node.span);
            let amount = if node.has("schedule") { place("schedule") } else { place("amount") };
            places.push(BenefitPlace { id, amount, when: place("when"), for_each: place("for_each") });
            let benefit = self.benefit(node, figures, clauses, beneficiary);
            if benefits.iter().any(|other| other.key == benefit.key) && !benefit.key.is_empty() {
                let message = format!("another benefit of this policy is called `{}`", benefit.key);
                self.report(Code::DuplicateId, id, message, "results and tests name benefits: choose another");
            }
            benefits.push(benefit);
        }
        (benefits, places)
    }

    /// Gives each benefit what it is for, by the purposes of terms.yaml.
    pub(super) fn purposes(&mut self, policies: &[Node], terms: &Node) {
        let known = terms.get("purposes").map(Node::entries).unwrap_or_default();
        known.iter().for_each(|purpose| self.note_translation(Some(&purpose.value)));
        for (index, policy) in policies.iter().enumerate() {
            for (at, node) in policy.list("benefits").iter().enumerate() {
                let Some(name) = node.get("purpose").filter(|_| node.has("purpose")) else { continue };
                let key = name.scalar().unwrap_or_default();
                let Some(purpose) = known.iter().position(|purpose| purpose.key.value == key) else {
                    let message = format!("terms.yaml has no `{key}` under `purposes`");
                    let finding = Finding::new(Code::UnknownPurpose, name.span, message);
                    self.findings.push(finding.suggest(key, known.iter().map(|purpose| purpose.key.value.as_str())));
                    continue;
                };
                let policy = self.pack.policies.get_mut(index);
                if let Some(benefit) = policy.and_then(|policy| policy.benefits.get_mut(at)) {
                    benefit.purpose = u16::try_from(purpose).ok();
                }
            }
        }
    }

    fn benefit(&mut self, node: &Node, figures: &[FigureName], clauses: &[Clause], beneficiary: Role) -> Benefit {
        let names = Self::names(&self.pack, &self.phrases, figures, None);
        let findings = &mut self.findings;
        let filter = node.get("for_each").and_then(|filter| expr::filter(filter, &names, findings));
        let scope = filter.as_ref().map(|(variable, list, _)| (variable.as_str(), *list));
        let scoped = Self::names(&self.pack, &self.phrases, figures, scope);
        let when = node.get("when").and_then(|rule| expr::rule(rule, &names, findings));
        let paid = node.get("times").and_then(|times| times.get("paid"));
        let paid = paid.and_then(|number| expr::number(number, Unit::Int, &names, findings));
        let one = node.get("amount").and_then(|number| amount(number, &scoped, findings));
        let schedule: Vec<Num> = node.list("schedule").iter().filter_map(|n| amount(n, &scoped, findings)).collect();
        let rate = node.text("rate").and_then(shape::yuan);
        let kind = kind(node);
        let grade = grade(node);
        self.figure_goes_with_grade(node, kind, grade);
        self.tiers(node, one.iter().chain(&schedule));
        Benefit {
            key: node.text("id").unwrap_or_default().to_owned(),
            kind,
            to: if node.has("to") { role(node, "to") } else { beneficiary },
            purpose: None, // known once terms.yaml is read for it
            per: match node.text("per") {
                Some("month") => Per::Month,
                Some("year") => Per::Year,
                _ => Per::Once,
            },
            when,
            for_each: filter.map(|(_, list, condition)| (list, condition)),
            amount: one,
            rate: rate.and_then(|hundredths| u32::try_from(hundredths.0).ok()),
            bound: match node.text("bound") {
                Some("at_most") => Bound::AtMost,
                Some("at_least") => Bound::AtLeast,
                _ => Bound::Exact,
            },
            times: self.times(node, schedule.len()),
            paid,
            schedule,
            recheck: node.list("recheck").iter().filter_map(|clause| self.clause_named(clause, clauses)).collect(),
            grade,
            currency: match node.text("current").and_then(shape::currency).flatten() {
                Some(since) => Currency::UnverifiedSince(since),
                None => Currency::Confirmed,
            },
            source: self.citation(node),
        }
    }

    /// A figure is there exactly where its grade lets it be shown. Goods, titles and deferrals may have none.
    fn figure_goes_with_grade(&mut self, node: &Node, kind: BenefitKind, grade: Grade) {
        let span = node.get("id").map_or(node.span, |id| id.span);
        let n_given = ["amount", "schedule", "rate"].iter().filter(|field| node.has(field)).count();
        if n_given > 1 {
            let message = "a benefit has one of `amount`, `schedule` and `rate`";
            self.report(Code::UnknownField, span, message, "remove the others");
        }
        if grade == Grade::D {
            return; // a figure here is lint's grade-d-figure
        }
        if n_given == 0 && !kind.may_lack_figure() {
            let hint = "add the amount, or write `grade: D` where no source gives it";
            self.report(Code::MissingField, span, "a benefit of this grade needs an `amount`", hint);
        }
        if !node.has("current") {
            let hint = "write `confirmed`, or `unverified since` the day it was last seen in force";
            self.report(Code::MissingField, span, "a benefit of this grade needs `current`", hint);
        }
    }

    /// Every amount that the words of a tier name must stand in the benefit's own: else one of them is wrong.
    fn tiers<'a>(&mut self, node: &Node, amounts: impl Iterator<Item = &'a Num>) {
        self.note_translation(node.get("name"));
        let mut known: Vec<i64> = Vec::new();
        amounts.for_each(|amount| {
            amount.walk(&mut |visit| {
                if let Visit::Num(num) = visit {
                    known.extend(constants(num));
                }
            });
        });
        let most = node.get("times").and_then(|times| times.text("max")).and_then(|most| most.parse::<i64>().ok());
        let together: Vec<i64> = known.iter().filter_map(|fen| fen.checked_mul(most?)).collect();
        known.extend(together);
        known.extend(node.has("schedule").then(|| sum_of_schedule(node)).flatten());
        for tier in node.list("tiers") {
            self.note_translation(Some(tier));
            for named in amounts_named(tier.text("zh").unwrap_or_default()) {
                if !known.contains(&named.0) {
                    let message = format!("this tier names {} yuan, which the amount does not", named.yuan_and_fen().0);
                    let hint =
                        "mend the words, or the amount; amounts that follow from others are left out of the words";
                    self.report(Code::TierFigure, tier.span, message, hint);
                }
            }
        }
    }

    /// Fewest and most payments: as written, else all of a schedule, else one.
    fn times(&mut self, node: &Node, n_scheduled: usize) -> (u16, u16) {
        let Some(times) = node.get("times").filter(|_| node.has("times")) else {
            let n = u16::try_from(n_scheduled.max(1)).unwrap_or(u16::MAX);
            return (n, n);
        };
        let count = |field: &str| times.text(field).and_then(|n| n.parse::<u16>().ok());
        let (Some(min), Some(max)) = (count("min"), count("max")) else { return (1, 1) };
        if min > max || max == 0 {
            let message = format!("expected at most `max` payments and at least one, found {min} to {max}");
            self.findings.push(Finding::new(Code::BadValue, times.span, message));
        } else if n_scheduled > 0 && usize::from(max) != n_scheduled {
            let message = format!("expected {n_scheduled} payments at most, as scheduled, found {max}");
            self.findings.push(Finding::new(Code::BadValue, times.span, message));
        }
        (min, max)
    }
}

/// An amount in yuan as such, or a rule that gives one.
fn amount(node: &Node, names: &Names<'_>, findings: &mut Vec<Finding>) -> Option<Num> {
    match shape::yuan(node.scalar()?) {
        Some(fen) => Some(Num::Lit(fen.0)),
        None => expr::number(node, Unit::Money, names, findings),
    }
}

/// What all payments of a schedule come to.
fn sum_of_schedule(node: &Node) -> Option<i64> {
    node.list("schedule").iter().map(|payment| payment.scalar().and_then(shape::yuan).map(|fen| fen.0)).sum()
}

/// Most constants of one amount: a table of more rows names its own.
const MANY: usize = 64;

/// The amounts that a number comes to at its ends, as far as its literals say: 160,000 of `min(n, 200) * 800`.
pub(super) fn constants(num: &Num) -> Vec<i64> {
    let pairs = |a: &Num, b: &Num, with: fn(i64, i64) -> Option<i64>| {
        let (a, b) = (constants(a), constants(b));
        if a.len() * b.len() > MANY {
            return Vec::new();
        }
        a.iter().flat_map(|a| b.iter().filter_map(move |b| with(*a, *b))).collect::<Vec<i64>>()
    };
    match num {
        Num::Lit(number) => vec![*number],
        Num::Min(parts) | Num::Max(parts) => parts.iter().flat_map(constants).take(MANY).collect(),
        Num::Between(a, b) | Num::If(_, a, b) => constants(a).into_iter().chain(constants(b)).take(MANY).collect(),
        Num::Add(a, b) => pairs(a, b, i64::checked_add),
        Num::Sub(a, b) => pairs(a, b, i64::checked_sub),
        Num::Mul(a, b) => pairs(a, b, i64::checked_mul),
        Num::Part(inner, parts, of) => {
            constants(inner).into_iter().filter_map(|number| number.checked_mul(*parts)?.checked_div(*of)).collect()
        }
        _ => Vec::new(),
    }
}

/// The amounts in a Chinese sentence: numbers before 元 or 万元.
fn amounts_named(text: &str) -> Vec<Fen> {
    let mut amounts = Vec::new();
    let mut parts = text.split('元').peekable();
    while let Some(part) = parts.next() {
        // What follows the last 元 is no amount.
        if parts.peek().is_none() {
            break;
        }
        let part = part.trim_end();
        let (part, times) = part.strip_suffix('万').map_or((part, 1), |part| (part, 10_000));
        let is_digit = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
        let number: String = part.chars().rev().take_while(|c| is_digit(*c)).filter(|c| *c != ',').collect();
        let number: String = number.chars().rev().collect();
        amounts.extend(shape::yuan(&number).map(|fen| Fen(fen.0.saturating_mul(times))));
    }
    amounts
}

fn kind(node: &Node) -> BenefitKind {
    match node.text("kind") {
        Some("reimbursement") => BenefitKind::Reimbursement,
        Some("tax_credit") => BenefitKind::TaxCredit,
        Some("tax_deduction") => BenefitKind::TaxDeduction,
        Some("tax_deferral") => BenefitKind::TaxDeferral,
        Some("loan_principal") => BenefitKind::LoanPrincipal,
        Some("interest_subsidy") => BenefitKind::InterestSubsidy,
        Some("in_kind") => BenefitKind::InKind,
        Some("status") => BenefitKind::Status,
        _ => BenefitKind::CashSubsidy,
    }
}
