//! The engine as a program of this machine: checks it against what is expected, or times it once.
//!
//! `bench-native check FOLDER PEOPLE` and `bench-native time FOLDER` print one JSON line for each row and task, in the
//! form of `measure.mjs`. Rounds, medians and ratios are made by `run.mjs`.

use std::{
    env, fs,
    hint::black_box,
    io,
    path::Path,
    process::ExitCode,
    sync::LazyLock,
    time::{Duration, Instant},
};

use caice_bench::{Case, Real, UNKNOWN, Way, Workload};

/// How long one task of one row is timed, after a warm-up of a third of it.
const TIMED: Duration = Duration::from_millis(600);

/// People whose answers are timed, those of `measure.mjs`.
const TIMED_PEOPLE: usize = 500;
/// People whose interview is timed.
const TIMED_INTERVIEWS: usize = 40;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [_, "check", folder, people] => people
            .parse()
            .map_err(|_| io::Error::other(format!("expected a number of people, found {people}")))
            .and_then(|people| check(Path::new(folder), people)),
        [_, "time", folder] => time(Path::new(folder)),
        _ => Err(io::Error::other("expected check FOLDER PEOPLE or time FOLDER")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench-native: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What is drawn and expected, person after person.
struct Data {
    n_facts: usize,
    n_policies: usize,
    people: Vec<i32>,
    known: Vec<u8>,
    complete: Vec<u8>,
    half: Vec<u8>,
    sums: Vec<i32>,
}

fn numbers(bytes: &[u8]) -> Vec<i32> {
    bytes.as_chunks().0.iter().map(|bytes| i32::from_le_bytes(*bytes)).collect()
}

impl Data {
    fn read(folder: &Path, workload: &Workload) -> io::Result<Self> {
        let read = |name: &str| fs::read(folder.join(name));
        Ok(Self {
            n_facts: workload.n_facts(),
            n_policies: workload.verdicts.len(),
            people: numbers(&read("people.i32")?),
            known: read("known.u8")?,
            complete: read("complete.u8")?,
            half: read("half.u8")?,
            sums: numbers(&read("sums.i32")?),
        })
    }

    fn person(&self, n: usize) -> &[i32] {
        &self.people[n * self.n_facts..(n + 1) * self.n_facts]
    }

    fn half_of(&self, n: usize) -> Vec<i32> {
        let known = &self.known[n * self.n_facts..];
        self.person(n).iter().zip(known).map(|(number, known)| if *known == 1 { *number } else { UNKNOWN }).collect()
    }

    fn wrong(&self, n: usize, said: &[u8], expected: &[u8]) -> usize {
        said.iter().zip(&expected[n * self.n_policies..]).filter(|(said, expected)| said != expected).count()
    }

    /// The people that are timed: they lie apart, in the half that no order of questions has learnt from.
    fn timed(&self, most: usize) -> impl Iterator<Item = usize> {
        let n_people = self.sums.len();
        (0..most).map(move |k| (n_people / 2 + k * 97) % n_people)
    }
}

fn bench(folder: &Path) -> io::Result<(Workload, Real)> {
    let read = |name: &str| fs::read(folder.join(name));
    let workload = Workload::read(&read("workload.bin")?);
    let real = Real::read(&read("real.bin")?, &read("states.bin")?);
    workload.zip(real).ok_or_else(|| io::Error::other(format!("no packs in {}", folder.display())))
}

fn check(folder: &Path, people: usize) -> io::Result<()> {
    let (mut workload, real) = bench(folder)?;
    let data = Data::read(folder, &workload)?;
    let people = people.min(data.sums.len());
    let n_cells = people * data.n_policies;
    for way in Way::ALL {
        let (mut wrong, mut wrong_sums, mut wrong_half) = (0, 0, 0);
        for n in 0..people {
            let sum = workload.complete(way, data.person(n));
            wrong += data.wrong(n, &workload.verdicts, &data.complete);
            wrong_sums += usize::from(sum != i64::from(data.sums[n]));
            workload.half(way, &data.half_of(n));
            wrong_half += data.wrong(n, &workload.verdicts, &data.half);
        }
        for (task, cells, wrong) in
            [("complete", n_cells, wrong), ("sum", people, wrong_sums), ("half", n_cells, wrong_half)]
        {
            if task == "sum" && !way.adds_up() {
                continue;
            }
            println!(r#"{{"row":"native {}","task":"{task}","cells":{cells},"wrong":{wrong}}}"#, way.name());
        }
        if way.asks() {
            let people: Vec<usize> = data.timed(TIMED_PEOPLE).collect();
            let (mut n_answers, mut wrong) = (0, 0);
            for n in &people {
                n_answers += workload.interview(way, data.person(*n));
                wrong += data.wrong(*n, &workload.verdicts, &data.complete);
            }
            println!(
                r#"{{"row":"native {}","task":"ask","cells":{},"wrong":{wrong},"questions":{:.3}}}"#,
                way.name(),
                people.len() * data.n_policies,
                n_answers as f64 / people.len() as f64
            );
        }
        for case in Case::ALL.into_iter().filter(|_| way.is_whole()) {
            let numbers: Vec<u32> = (0..real.states(case).len()).filter_map(|at| real.ask(way, case, at)).collect();
            println!(r#"{{"row":"native {}","task":"{}","numbers":{numbers:?}}}"#, way.name(), case.name());
        }
    }
    Ok(())
}

fn time(folder: &Path) -> io::Result<()> {
    let (mut workload, real) = bench(folder)?;
    let data = Data::read(folder, &workload)?;
    let complete: Vec<Vec<i32>> = data.timed(TIMED_PEOPLE).map(|n| data.person(n).to_vec()).collect();
    let half: Vec<Vec<i32>> = data.timed(TIMED_PEOPLE).map(|n| data.half_of(n)).collect();
    for way in Way::ALL {
        let row = |task: &str, us: f64| {
            println!(r#"{{"row":"native {}","task":"{task}","us":{us:.4}}}"#, way.name());
        };
        row("complete", each(&complete, |person| usize::from(workload.complete(way, person) >= 0)));
        row(
            "half",
            each(&half, |person| {
                workload.half(way, person);
                usize::from(workload.verdicts[0])
            }),
        );
        if way.asks() {
            // Nothing is answered at first, so that there is one assessment more than answers.
            let calls: usize = complete[..TIMED_INTERVIEWS].iter().map(|p| workload.interview(way, p) + 1).sum();
            let people = each(&complete[..TIMED_INTERVIEWS], |person| workload.interview(way, person));
            row("ask", people * TIMED_INTERVIEWS as f64 / calls as f64);
        }
        for case in Case::ALL.into_iter().filter(|_| way.is_whole()) {
            let states: Vec<usize> = (0..real.states(case).len()).collect();
            row(case.name(), each(&states, |at| real.ask(way, case, *at).map_or(0, |number| number as usize)));
        }
    }
    Ok(())
}

/// Microseconds of this thread's processor time, so that what else the machine does counts little: it is told to half a
/// millisecond or so. The clock where the system does not tell it.
fn now() -> f64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = fs::read_to_string("/proc/self/schedstat").ok();
    let nanoseconds = told.as_ref().and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| START.elapsed().as_secs_f64() * 1e6, |nanoseconds| nanoseconds / 1e3)
}

/// Microseconds for one item: whole passes through all of them, after a warm-up.
fn each<T>(items: &[T], mut ask: impl FnMut(&T) -> usize) -> f64 {
    let mut passes = |time: Duration| {
        let (start, mut n_passes) = (Instant::now(), 0_u32);
        while n_passes == 0 || start.elapsed() < time {
            for item in items {
                black_box(ask(black_box(item)));
            }
            n_passes += 1;
        }
        n_passes
    };
    passes(TIMED / 3);
    let start = now();
    let n_passes = passes(TIMED);
    (now() - start) / (f64::from(n_passes) * items.len() as f64)
}
