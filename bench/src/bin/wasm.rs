//! The engine as WebAssembly for node: plain exports over memory, no wasm-bindgen.
//!
//! The host asks for room, writes bytes there and has them read; a person is written as numbers at `row`. Crossing the
//! boundary is part of what is measured. Nothing is timed here.

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}

/// What the host calls.
#[cfg(target_arch = "wasm32")]
mod exports {
    use core::cell::RefCell;

    use caice_bench::{Case, Real, Way, Workload};

    #[derive(Default)]
    struct Held {
        /// Bytes from the host, the pack before the states.
        room: Vec<u8>,
        row: Vec<i32>,
        workload: Option<Workload>,
        real: Option<Real>,
    }

    thread_local! {
        static HELD: RefCell<Held> = RefCell::default();
    }

    fn held<T>(then: impl FnOnce(&mut Held) -> T) -> T {
        HELD.with_borrow_mut(then)
    }

    /// Room for so many bytes, to be written before the next call.
    #[unsafe(no_mangle)]
    pub extern "C" fn room(length: usize) -> *mut u8 {
        held(|held| {
            held.room = vec![0; length];
            held.room.as_mut_ptr()
        })
    }

    /// Reads the workload from the room; how many facts a person has, 0 where it is none.
    #[unsafe(no_mangle)]
    pub extern "C" fn read_workload() -> usize {
        held(|held| {
            held.workload = Workload::read(&held.room);
            let n_facts = held.workload.as_ref().map_or(0, Workload::n_facts);
            held.row = vec![0; n_facts];
            n_facts
        })
    }

    /// Reads the bundled policies from the room: the pack, of so many bytes, then the states. Whether they are that.
    #[unsafe(no_mangle)]
    pub extern "C" fn read_real(of_pack: usize) -> bool {
        held(|held| {
            let (pack, states) = held.room.split_at_checked(of_pack).unwrap_or_default();
            held.real = Real::read(pack, states);
            held.real.is_some()
        })
    }

    /// How many ways of asking there are.
    #[unsafe(no_mangle)]
    pub extern "C" fn n_ways() -> usize {
        Way::ALL.len()
    }

    /// Where a person is written.
    #[unsafe(no_mangle)]
    pub extern "C" fn row() -> *mut i32 {
        held(|held| held.row.as_mut_ptr())
    }

    /// Where the verdicts stand.
    #[unsafe(no_mangle)]
    pub extern "C" fn verdicts() -> *const u8 {
        held(|held| held.workload.as_ref().map_or(core::ptr::null(), |workload| workload.verdicts.as_ptr()))
    }

    /// The verdicts and the sum of the person at `row`.
    #[unsafe(no_mangle)]
    pub extern "C" fn complete(way: usize) -> i32 {
        asked(way, -1, |workload, way, row| i32::try_from(workload.complete(way, row)).unwrap_or(-1))
    }

    /// The verdicts of the person at `row`.
    #[unsafe(no_mangle)]
    pub extern "C" fn half(way: usize) {
        asked(way, (), Workload::half);
    }

    /// How many answers an interview of the person at `row` takes.
    #[unsafe(no_mangle)]
    pub extern "C" fn interview(way: usize) -> usize {
        asked(way, 0, Workload::interview)
    }

    fn asked<T>(way: usize, none: T, ask: impl FnOnce(&mut Workload, Way, &[i32]) -> T) -> T {
        held(|held| match (&mut held.workload, Way::at(way)) {
            (Some(workload), Some(way)) => ask(workload, way, &held.row),
            _ => none,
        })
    }

    /// How many states a case of the bundled policies has.
    #[unsafe(no_mangle)]
    pub extern "C" fn n_states(case: usize) -> usize {
        held(|held| match (&held.real, Case::ALL.get(case)) {
            (Some(real), Some(case)) => real.states(*case).len(),
            _ => 0,
        })
    }

    /// The number of what is said of one state.
    #[unsafe(no_mangle)]
    pub extern "C" fn real(way: usize, case: usize, state: usize) -> u32 {
        held(|held| {
            let (Some(real), Some(way), Some(case)) = (&held.real, Way::at(way), Case::ALL.get(case)) else { return 0 };
            real.ask(way, *case, state).unwrap_or_default()
        })
    }
}
