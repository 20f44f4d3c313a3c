//! The wire numbers of a pack, unfolded: the number of each fact, field, option and policy.
//!
//! Takes them as the pack has them; the checker ensures that they are right.

use alloc::vec::Vec;

use crate::pack::{Kind, Pack};

/// The numbers of a fact or field.
#[derive(Debug, Default)]
pub struct Slot {
    /// Its own number.
    pub number: u16,
    /// Those of its options, in order.
    pub options: Vec<u16>,
    /// Those of its fields, in order. Fields themselves have no fields.
    pub fields: Vec<Slot>,
}

/// All numbers of a pack.
#[derive(Debug, Default)]
pub struct Numbers {
    /// One for each fact.
    pub facts: Vec<Slot>,
    /// One for each policy.
    pub policies: Vec<u16>,
}

impl Numbers {
    /// Unfolds [`Pack::wire`]; `None` if it does not match the rest of the pack.
    pub fn of(pack: &Pack) -> Option<Self> {
        let mut steps = Steps(pack.wire.iter());
        let (mut numbers, mut last) = (Self::default(), 0);
        for fact in &pack.facts {
            let mut slot = steps.slot(&mut last, &fact.kind)?;
            let mut last = 0;
            for field in fact.fields() {
                slot.fields.push(steps.slot(&mut last, &field.kind)?);
            }
            numbers.facts.push(slot);
        }
        let mut last = 0;
        for _ in &pack.policies {
            numbers.policies.push(steps.next(&mut last)?);
        }
        // A number too many means they belong to another pack. An empty pack has no numbers, and no links either.
        (steps.0.next().is_none() && !pack.wire.is_empty()).then_some(numbers)
    }
}

/// The remaining steps.
struct Steps<'p>(core::slice::Iter<'p, u16>);

impl Steps<'_> {
    /// The next number of a list whose last one is `last`.
    fn next(&mut self, last: &mut u16) -> Option<u16> {
        *last = last.wrapping_add(*self.0.next()?);
        Some(*last)
    }

    fn slot(&mut self, last: &mut u16, kind: &Kind) -> Option<Slot> {
        let mut slot = Slot { number: self.next(last)?, ..Slot::default() };
        let mut last = 0;
        for _ in kind.options() {
            slot.options.push(self.next(&mut last)?);
        }
        Some(slot)
    }
}
