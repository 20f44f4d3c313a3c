//! Addresses inside the page: the part after `#`, read and written.
//!
//! Pure text: the state finds out whether a named fact exists, and the browser navigates.

use std::fmt;

/// A place as named by an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// `#/`: the static first screen.
    Home,
    /// `#/ask`: the first open question; `#/ask/student_status`: the question about that fact.
    Ask(Option<String>),
    /// `#/ask/skill_certificates/new`: a new entry of a list; `#/ask/skill_certificates/2`: its second.
    Entry(String, Option<usize>),
    /// `#/ask/skill_certificates/2/3`: its third field by itself, a follow-up on the entry.
    Field(String, usize, usize),
    /// `#/result`.
    Result,
    /// `#/door/skills`: a few policies by themselves.
    Door(String),
    /// `#/what-if`: compares with another answer.
    WhatIf,
    /// `#/plan`.
    Plan,
    /// `#/answers`.
    Answers,
    /// `#/start/looking`: the way in of that name.
    Start(String),
    /// `#/policies`: all of them; `#/policies/employer`: those relevant to employers.
    Policies(bool),
    /// `#/policy/ls-job-seeking-subsidy`: all about one.
    Policy(String),
    /// `#/offer`: what a job here would bring; `#/offer/care-one-year`: that job.
    Offer(Option<String>),
    /// `#/pause`: what to do after several unanswered questions.
    Pause,
    /// `#/hand-over`: a small code for a firm's stand.
    HandOver,
    /// `#/share`: sharing or keeping the result.
    Share,
    /// `#/shown`: a result shared by another person.
    Shown,
    /// `#/replace`: asks whether to replace the existing answers.
    Replace,
}

impl Route {
    /// Parses a fragment, including its `#`. `None` if it is not one of our addresses, such as an anchor; an empty
    /// fragment is home. Ignores whatever a messenger appends after `?` or `&`.
    pub fn parse(fragment: &str) -> Option<Self> {
        let path = fragment.strip_prefix('#').unwrap_or(fragment);
        if path.is_empty() {
            return Some(Self::Home);
        }
        let path = path.strip_prefix('/')?;
        let path = path.split(['?', '&']).next().unwrap_or_default().trim_end_matches('/');
        match path.split_once('/') {
            None => match path {
                "" => Some(Self::Home),
                "ask" => Some(Self::Ask(None)),
                "result" => Some(Self::Result),
                "what-if" => Some(Self::WhatIf),
                "plan" => Some(Self::Plan),
                "answers" => Some(Self::Answers),
                "policies" => Some(Self::Policies(false)),
                "offer" => Some(Self::Offer(None)),
                "pause" => Some(Self::Pause),
                "hand-over" => Some(Self::HandOver),
                "share" => Some(Self::Share),
                "shown" => Some(Self::Shown),
                "replace" => Some(Self::Replace),
                _ => None,
            },
            Some(("policies", "employer")) => Some(Self::Policies(true)),
            Some(("offer", key)) => Some(Self::Offer(Some(key.to_owned()))),
            Some(("start", key)) => Some(Self::Start(key.to_owned())),
            Some(("door", key)) => Some(Self::Door(key.to_owned())),
            Some(("policy", key)) => Some(Self::Policy(key.to_owned())),
            Some(("ask", key)) => Some(match key.split_once('/') {
                None => Self::Ask(Some(key.to_owned())),
                Some((key, rest)) => {
                    let (at, field) = rest.split_once('/').unwrap_or((rest, ""));
                    // Addresses count from one.
                    let number = |text: &str| text.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
                    match (number(at), number(field)) {
                        (Some(at), Some(field)) => Self::Field(key.to_owned(), at, field),
                        (at, _) => Self::Entry(key.to_owned(), at),
                    }
                }
            }),
            Some(_) => None,
        }
    }

    /// The address as an `href`.
    pub fn href(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("#/"),
            Self::Ask(None) => f.write_str("#/ask"),
            Self::Ask(Some(key)) => write!(f, "#/ask/{key}"),
            Self::Entry(key, None) => write!(f, "#/ask/{key}/new"),
            Self::Entry(key, Some(at)) => write!(f, "#/ask/{key}/{}", at + 1),
            Self::Field(key, at, field) => write!(f, "#/ask/{key}/{}/{}", at + 1, field + 1),
            Self::Result => f.write_str("#/result"),
            Self::Door(key) => write!(f, "#/door/{key}"),
            Self::WhatIf => f.write_str("#/what-if"),
            Self::Plan => f.write_str("#/plan"),
            Self::Answers => f.write_str("#/answers"),
            Self::Start(key) => write!(f, "#/start/{key}"),
            Self::Policies(false) => f.write_str("#/policies"),
            Self::Policies(true) => f.write_str("#/policies/employer"),
            Self::Policy(key) => write!(f, "#/policy/{key}"),
            Self::Offer(None) => f.write_str("#/offer"),
            Self::Offer(Some(key)) => write!(f, "#/offer/{key}"),
            Self::Pause => f.write_str("#/pause"),
            Self::HandOver => f.write_str("#/hand-over"),
            Self::Share => f.write_str("#/share"),
            Self::Shown => f.write_str("#/shown"),
            Self::Replace => f.write_str("#/replace"),
        }
    }
}
