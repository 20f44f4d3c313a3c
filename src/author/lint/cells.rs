//! Tries formulas out on every kind of person.
//!
//! What people may answer is split into cells within which no atom changes: options, members of sets
//! that are mentioned, bands of numbers and days between the places where a comparison turns. An
//! atom that rests on several facts, or on a list, counts as free to be either: that takes too many
//! people for possible, never too few. Tables beyond [`MOST`] states are not made, and nothing is
//! said then.

use super::{
    facts::sources,
    logic::Formula,
    trial::{Cells, Lines, Trial},
};
use crate::{
    engine::{Env, Truth, expr_in},
    pack::{Expr, Kind, Pack, Ref},
    value::{Answers, Date},
};

/// Most states of a table.
const MOST: usize = 1 << 16;

/// The kinds of people that some atoms can tell apart, and those who have not answered everything.
pub(super) struct Table {
    variables: Vec<Variable>,
    /// Truths of atoms that no answer changes.
    constant: Vec<Truth>,
    n_states: usize,
}

/// A fact, or a free atom, with all it can be.
struct Variable {
    /// The facts whose answers give it.
    sources: Vec<Ref>,
    /// The atoms it gives, by position.
    atoms: Vec<usize>,
    /// The truths of those atoms, for each cell.
    cells: Vec<Vec<Truth>>,
    /// Their truths while nothing is known.
    open: Vec<Truth>,
    /// Its weight in the number of a state.
    stride: usize,
}

/// Something that stays open although nothing depends on it.
pub(super) struct Gap {
    /// What every answer leads to.
    pub truth: Truth,
    /// What is known: atoms with their truths.
    pub known: Vec<(usize, Truth)>,
    /// What is not known and would be asked.
    pub open: Vec<Ref>,
}

impl Table {
    /// The table of `atoms` on the day `on`; none where it would be too large.
    pub fn new(pack: &Pack, on: Date, atoms: &[Expr], lines: &Lines) -> Option<Self> {
        let trial = Trial { pack, on, atoms, lines };
        let mut variables: Vec<Variable> = Vec::new();
        let mut constant = vec![Truth::Unknown; atoms.len()];
        let rest: Vec<Vec<Ref>> = atoms.iter().map(|atom| sources(pack, atom)).collect();
        for (index, sources) in rest.iter().enumerate() {
            let enumerable = |name: &Ref| !matches!(trial.kind(*name), None | Some(Kind::Records { .. }));
            match sources.as_slice() {
                [] => {
                    if let (Some(slot), Some(atom)) = (constant.get_mut(index), atoms.get(index)) {
                        *slot = expr_in(Env::new(pack, &Answers::none(pack.facts.len()), on, on), atom);
                    }
                }
                [name] if enumerable(name) => {
                    if !variables.iter().any(|variable| variable.sources == [*name]) {
                        let atoms: Vec<usize> = (0..rest.len()).filter(|i| rest.get(*i) == Some(sources)).collect();
                        let Cells { ways, open } = trial.cells(*name, &atoms)?;
                        variables.push(Variable { sources: vec![*name], atoms, cells: ways, open, stride: 0 });
                    }
                }
                _ => variables.push(Variable {
                    sources: sources.clone(),
                    atoms: vec![index],
                    cells: vec![vec![Truth::Yes], vec![Truth::No]],
                    open: vec![Truth::Unknown],
                    stride: 0,
                }),
            }
        }
        // One cell that says no more than not knowing is no variable.
        variables.retain(|variable| {
            let same = variable.cells.iter().all(|cell| *cell == variable.open);
            if same {
                for (atom, truth) in variable.atoms.iter().zip(&variable.open) {
                    if let Some(slot) = constant.get_mut(*atom) {
                        *slot = *truth;
                    }
                }
            }
            !same
        });
        let mut n_states = 1_usize;
        for variable in &mut variables {
            variable.stride = n_states;
            n_states = n_states.checked_mul(variable.cells.len() + 1).filter(|n| *n <= MOST)?;
        }
        Some(Self { variables, constant, n_states })
    }

    /// The truth every fully known person gives `formula`, if it is one and known.
    pub fn always(&self, formula: &Formula) -> Option<Truth> {
        let mut truths = self.complete().map(|atoms| formula.truth(&atoms));
        let first = truths.next().filter(|truth| truth.is_known())?;
        truths.all(|truth| truth == first).then_some(first)
    }

    /// Whether every fully known person gives both formulas the same truth.
    pub fn same(&self, one: &Formula, other: &Formula) -> bool {
        self.complete().all(|atoms| one.truth(&atoms) == other.truth(&atoms))
    }

    /// The gap with the fewest facts known, if there is one. A formula that is always the same has
    /// none: that is another finding.
    pub fn gap(&self, formula: &Formula) -> Option<Gap> {
        if self.always(formula).is_some() {
            return None;
        }
        // What every completion of a state leads to. States of fewer open variables come first,
        // because open is a variable's last digit.
        let mut leads_to: Vec<Option<Truth>> = Vec::with_capacity(self.n_states);
        let mut best: Option<(usize, usize, Truth)> = None;
        for state in 0..self.n_states {
            let truth = formula.truth(&self.atoms(state));
            let open = self.variables.iter().find(|variable| variable.is_open(state));
            let consensus = match open {
                None => Some(truth).filter(|truth| truth.is_known()),
                Some(variable) => {
                    let mut ways = variable.closed(state).map(|state| leads_to.get(state).copied().flatten());
                    let first = ways.next().flatten();
                    first.filter(|first| ways.all(|way| way == Some(*first)))
                }
            };
            leads_to.push(consensus);
            if let Some(consensus) = consensus.filter(|_| truth == Truth::Unknown && self.can_be(state)) {
                let n_known = self.variables.iter().filter(|variable| !variable.is_open(state)).count();
                if best.is_none_or(|(fewest, ..)| n_known < fewest) {
                    best = Some((n_known, state, consensus));
                }
            }
        }
        best.map(|(_, state, truth)| self.describe(state, truth))
    }

    fn describe(&self, state: usize, truth: Truth) -> Gap {
        let (open, known): (Vec<&Variable>, Vec<&Variable>) =
            self.variables.iter().partition(|variable| variable.is_open(state));
        let cell = |variable: &Variable| -> Vec<(usize, Truth)> {
            variable.atoms.iter().copied().zip(variable.truths(state).iter().copied()).collect()
        };
        Gap {
            truth,
            known: known.into_iter().flat_map(cell).filter(|(_, truth)| truth.is_known()).collect(),
            open: open.into_iter().flat_map(|variable| &variable.sources).copied().collect(),
        }
    }

    /// Whether somebody can be in a state: whoever has answered the facts of a variable knows it.
    fn can_be(&self, state: usize) -> bool {
        let (open, known): (Vec<&Variable>, Vec<&Variable>) =
            self.variables.iter().partition(|variable| variable.is_open(state));
        let answered: Vec<Ref> = known.into_iter().flat_map(|variable| &variable.sources).copied().collect();
        open.into_iter().all(|variable| variable.sources.iter().any(|name| !answered.contains(name)))
    }

    /// The atoms of every person who has answered everything.
    fn complete(&self) -> impl Iterator<Item = Vec<Truth>> {
        let states = (0..self.n_states).filter(|state| !self.variables.iter().any(|v| v.is_open(*state)));
        states.map(|state| self.atoms(state))
    }

    fn atoms(&self, state: usize) -> Vec<Truth> {
        let mut atoms = self.constant.clone();
        for variable in &self.variables {
            for (atom, truth) in variable.atoms.iter().zip(variable.truths(state)) {
                if let Some(slot) = atoms.get_mut(*atom) {
                    *slot = *truth;
                }
            }
        }
        atoms
    }
}

impl Variable {
    fn digit(&self, state: usize) -> usize {
        (state / self.stride.max(1)) % (self.cells.len() + 1)
    }

    fn is_open(&self, state: usize) -> bool {
        self.digit(state) == self.cells.len()
    }

    fn truths(&self, state: usize) -> &[Truth] {
        self.cells.get(self.digit(state)).unwrap_or(&self.open)
    }

    /// The states in which this open variable is known and all else is the same.
    fn closed(&self, state: usize) -> impl Iterator<Item = usize> {
        let base = state - self.cells.len() * self.stride;
        (0..self.cells.len()).map(move |digit| base + digit * self.stride)
    }
}
