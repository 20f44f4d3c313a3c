//! What a firm says of itself at its stand, kept on its device and carried from one to another as a file.
//!
//! Text: a line that says what it is; the minutes after which an idle screen is cleared, a tab, and whom the firm hires; what
//! the firm says, as the payload of a link; and a line for each post: its name, a tab, and what it says of the job. The first
//! version had no word on whom the firm hires. Holds nothing about candidates.

use super::{Stand, put};
use crate::{
    handoff::{self, Content, Opened},
    pack::FactId,
    value::{Answer, Answers, OptionId, OptionSet},
};

/// The first line, and that of the first version.
const HEAD: &str = "caice-stand 2";
const HEAD_1: &str = "caice-stand 1";

/// Leads whom the firm hires; a character follows for each kind.
const HIRES: &str = "-";

/// The most kinds of hires that a profile tells apart.
const MOST_KINDS: u8 = 64;

/// The most posts of one stand.
pub const MOST_POSTS: usize = 8;

/// The longest name of a post, in characters.
const LONGEST_NAME: usize = 24;

/// After how many minutes without a touch an idle screen may be cleared; the second is usual.
pub const MINUTES: [u8; 3] = [1, 3, 5];

/// What a firm says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// Its answers.
    pub firm: Vec<(FactId, Answer)>,
    /// Whom it hires, as indices into the pack's kinds of hires; `None` until that is answered.
    pub hires: Option<OptionSet>,
    /// The posts on offer.
    pub posts: Vec<Post>,
    /// After how many minutes without a touch a candidate's answers are cleared.
    pub minutes: u8,
}

/// A post on offer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Post {
    /// Its name.
    pub name: String,
    /// What it says of the job, such as the contract.
    pub job: Vec<(FactId, Answer)>,
    /// When the job begins, to the month; absent if that is open.
    pub start: Answer,
}

/// Why a text is no profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It is something else.
    NotOurs,
    /// A newer version wrote it.
    Newer,
    /// A part of it is missing or has changed.
    Damaged,
}

impl Default for Profile {
    fn default() -> Self {
        let [_, usual, _] = MINUTES;
        Self { firm: Vec::new(), hires: None, posts: Vec::new(), minutes: usual }
    }
}

impl Profile {
    /// Whether anything was said.
    pub fn is_empty(&self) -> bool {
        self.firm.is_empty() && self.hires.is_none() && self.posts.is_empty()
    }

    /// Records what the firm says of itself; an absent answer takes it back.
    pub fn say(&mut self, fact: FactId, answer: Answer) {
        put(&mut self.firm, fact, answer);
    }

    /// The post at `at`, to be changed; a new one at the end. `None` if there are too many.
    pub fn post_at(&mut self, at: usize) -> Option<&mut Post> {
        if at == self.posts.len() && at < MOST_POSTS {
            self.posts.push(Post::default());
        }
        self.posts.get_mut(at)
    }
}

impl Post {
    /// Names it, without what would break a line, and no longer than fits a button.
    pub fn rename(&mut self, name: &str) {
        let plain = name.chars().map(|one| if one.is_control() { ' ' } else { one });
        self.name = plain.take(LONGEST_NAME).collect::<String>().trim().to_owned();
    }

    /// Records what it says of the job.
    pub fn say(&mut self, fact: FactId, answer: Answer) {
        put(&mut self.job, fact, answer);
    }
}

impl Stand {
    /// The profile as text; `None` if the pack has no numbers for it.
    pub fn write_profile(&self) -> Option<String> {
        let Profile { firm, hires, posts, minutes } = &self.profile;
        let hires = hires.map(write_hires).unwrap_or_default();
        let mut text = format!("{HEAD}\n{minutes}\t{hires}\n{}\n", self.nobody.payload_of("", firm, None)?);
        for post in posts {
            let start = self.start_fact().map(|fact| (fact, post.start.clone()));
            let said: Vec<_> = post.job.iter().cloned().chain(start).collect();
            text.push_str(&format!("{}\t{}\n", post.name, self.nobody.payload_of("", &said, None)?));
        }
        Some(text)
    }

    /// Reads a profile; what this pack no longer asks is left out.
    ///
    /// # Errors
    /// Says why it is none; the present one stays.
    pub fn read_profile(&self, text: &str) -> Result<Profile, Unread> {
        let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim_end);
        match lines.next() {
            Some(HEAD | HEAD_1) => {}
            Some(other) if other.starts_with("caice-stand ") => return Err(Unread::Newer),
            _ => return Err(Unread::NotOurs),
        }
        let line = lines.next().unwrap_or_default();
        let (minutes, hires) = line.split_once('\t').unwrap_or((line, ""));
        let minutes = minutes.parse().ok().filter(|minutes| MINUTES.contains(minutes)).ok_or(Unread::Damaged)?;
        let hires = read_hires(hires);
        let firm = said(&self.answers_of(lines.next().unwrap_or_default())?, &self.may_say());
        let mut posts = Vec::new();
        for line in lines.filter(|line| !line.is_empty()) {
            let (name, payload) = line.split_once('\t').ok_or(Unread::Damaged)?;
            let answers = self.answers_of(payload)?;
            let start = self.start_fact().map(|fact| answers.get(fact.index()).clone()).unwrap_or_default();
            let mut post = Post { name: String::new(), job: said(&answers, &self.of_job()), start };
            post.rename(name);
            posts.push(post);
        }
        if posts.len() > MOST_POSTS {
            return Err(Unread::Damaged);
        }
        Ok(Profile { firm, hires, posts, minutes })
    }

    fn answers_of(&self, payload: &str) -> Result<Answers, Unread> {
        match handoff::decode(&self.nobody.pack, payload) {
            Ok(Opened { content: Content::Offer { supposed, .. }, .. }) => Ok(supposed),
            Err(handoff::Refusal::Newer) => Err(Unread::Newer),
            _ => Err(Unread::Damaged),
        }
    }
}

/// Whom a firm hires, as text.
fn write_hires(hires: OptionSet) -> String {
    let kinds = (0..MOST_KINDS).filter(|kind| hires.contains(OptionId(*kind)));
    HIRES.chars().chain(kinds.map(|kind| char::from(b'0' + kind))).collect()
}

/// The same read back; `None` if that was not answered.
fn read_hires(text: &str) -> Option<OptionSet> {
    let mut hires = OptionSet::EMPTY;
    for byte in text.strip_prefix(HIRES)?.bytes() {
        hires = hires.with(OptionId(byte.wrapping_sub(b'0')), true);
    }
    Some(hires)
}

/// What is said of `facts`.
fn said(answers: &Answers, facts: &[FactId]) -> Vec<(FactId, Answer)> {
    let given = facts.iter().map(|fact| (*fact, answers.get(fact.index()).clone()));
    given.filter(|(_, answer)| *answer != Answer::Absent).collect()
}
