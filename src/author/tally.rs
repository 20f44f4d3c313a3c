//! Counts how well a pack is known: its policies, benefits and figures by grade.
//!
//! Says how much of a pack rests on what; judges no pack by it.

use std::collections::BTreeMap;

use crate::pack::{Grade, Pack};

/// One line, such as `3 policies: 1 A, 2 B; 2 benefits: 2 B; 1 figure: 1 D`. A figure without a value is of grade D.
pub fn line(pack: &Pack) -> String {
    let policies = counted(pack.policies.iter().map(|policy| policy.grade), ("policy", "policies"));
    let benefits = pack.policies.iter().flat_map(|policy| &policy.benefits).map(|benefit| benefit.grade);
    let benefits = counted(benefits, ("benefit", "benefits"));
    let figures = pack.figures.iter().map(|figure| figure.rows.iter().map(|row| row.grade).max().unwrap_or(Grade::D));
    let figures = counted(figures, ("figure", "figures"));
    [policies, benefits, figures].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// How many there are, and how many of each grade; nothing if there are none.
fn counted(grades: impl Iterator<Item = Grade>, (one, many): (&str, &str)) -> Option<String> {
    let mut counts: BTreeMap<Grade, usize> = BTreeMap::new();
    grades.for_each(|grade| *counts.entry(grade).or_default() += 1);
    let all: usize = counts.values().sum();
    let each: Vec<String> = counts.iter().map(|(grade, n)| format!("{n} {grade:?}")).collect();
    (all > 0).then(|| format!("{all} {}: {}", if all == 1 { one } else { many }, each.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        pack::{Benefit, BenefitKind, Figure, Policy},
        value::Date,
    };

    #[test]
    fn each_kind_is_counted_by_its_own_grade() {
        let mut pack = Pack::of(Vec::new(), Date::EPOCH);
        assert_eq!(line(&pack), "");
        pack.policies = vec![Policy::of("a", Vec::new()), Policy::of("b", Vec::new())];
        for policy in &mut pack.policies {
            policy.grade = if policy.key == "a" { Grade::D } else { Grade::A };
        }
        let benefit = Benefit { grade: Grade::C, ..Benefit::of("cash", BenefitKind::CashSubsidy) };
        pack.policies.iter_mut().for_each(|policy| policy.benefits.push(benefit.clone()));
        pack.figures.push(Figure { key: "f".into(), rows: Vec::new() });
        assert_eq!(line(&pack), "2 policies: 1 A, 1 D; 2 benefits: 2 C; 1 figure: 1 D");
    }
}
