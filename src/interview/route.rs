//! Addresses inside the page: the part after `#`, read and written.
//!
//! Pure text: whether a named fact exists is the state's to find out, going somewhere the browser's.

use std::fmt;

/// A place as an address names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// `#/`: the static first screen.
    Home,
    /// `#/ask`: the first open question; `#/ask/student_status`: the question about that fact.
    Ask(Option<String>),
    /// `#/ask/skill_certificates/new`: a new entry of a list; `#/ask/skill_certificates/2`: its second.
    Entry(String, Option<usize>),
    /// `#/ask/skill_certificates/2/3`: its third field by itself, which follows up on the entry.
    Field(String, usize, usize),
    /// `#/result`.
    Result,
    /// `#/answers`.
    Answers,
    /// `#/start/looking`: in by that way.
    Start(String),
    /// `#/policies`: all of them; `#/policies/employer`: those that employers have to do with.
    Policies(bool),
    /// `#/policy/ls-job-seeking-subsidy`: all about one.
    Policy(String),
    /// `#/offer`: what work here would bring; `#/offer/care-one-year`: that work.
    Offer(Option<String>),
    /// `#/firm`: what a firm is asked; `#/firm/result`: what comes of it.
    Firm(bool),
    /// `#/pause`: what to do after several questions without an answer.
    Pause,
    /// `#/share`: taking the result along.
    Share,
    /// `#/shown`: a result that somebody handed on.
    Shown,
    /// `#/replace`: whether something shall replace the answers there are.
    Replace,
}

impl Route {
    /// Reads a fragment, with its `#`. None for what is no address of ours, such as an anchor; an empty
    /// fragment is home. Whatever a messenger appends after `?` or `&` is left aside.
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
                "answers" => Some(Self::Answers),
                "policies" => Some(Self::Policies(false)),
                "offer" => Some(Self::Offer(None)),
                "firm" => Some(Self::Firm(false)),
                "pause" => Some(Self::Pause),
                "share" => Some(Self::Share),
                "shown" => Some(Self::Shown),
                "replace" => Some(Self::Replace),
                _ => None,
            },
            Some(("policies", "employer")) => Some(Self::Policies(true)),
            Some(("firm", "result")) => Some(Self::Firm(true)),
            Some(("offer", key)) => Some(Self::Offer(Some(key.to_owned()))),
            Some(("start", key)) => Some(Self::Start(key.to_owned())),
            Some(("policy", key)) => Some(Self::Policy(key.to_owned())),
            Some(("ask", key)) => Some(match key.split_once('/') {
                None => Self::Ask(Some(key.to_owned())),
                Some((key, rest)) => {
                    let (at, field) = rest.split_once('/').unwrap_or((rest, ""));
                    // People count from one.
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

    /// The address as a link's `href` has it.
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
            Self::Answers => f.write_str("#/answers"),
            Self::Start(key) => write!(f, "#/start/{key}"),
            Self::Policies(false) => f.write_str("#/policies"),
            Self::Policies(true) => f.write_str("#/policies/employer"),
            Self::Policy(key) => write!(f, "#/policy/{key}"),
            Self::Offer(None) => f.write_str("#/offer"),
            Self::Offer(Some(key)) => write!(f, "#/offer/{key}"),
            Self::Firm(false) => f.write_str("#/firm"),
            Self::Firm(true) => f.write_str("#/firm/result"),
            Self::Pause => f.write_str("#/pause"),
            Self::Share => f.write_str("#/share"),
            Self::Shown => f.write_str("#/shown"),
            Self::Replace => f.write_str("#/replace"),
        }
    }
}
