//! The strings that the cells of a workbook share, in one piece of memory.
//!
//! Takes no memory for a number of strings that a file merely states. Leaves out readings that are printed above a word.

use std::io::Read;

use quick_xml::events::Event;

use super::xml::{Xml, push_text, unescaped};
use crate::roster::code::Refusal;

/// All shared strings.
#[derive(Debug, Default)]
pub struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    /// Reads the part that holds them.
    pub fn read(part: impl Read) -> Result<Self, Refusal> {
        let mut xml = Xml::of(part);
        let (mut all, mut one) = (Self::default(), Run::default());
        loop {
            let event = xml.next()?;
            match &event {
                Event::Start(start) if start.local_name().as_ref() == "si" => one = Run::default(),
                Event::End(end) if end.local_name().as_ref() == "si" => {
                    all.push(&one.take());
                }
                Event::Eof => return Ok(all),
                _ => one.see(&event),
            }
        }
    }

    /// Adds a string.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }

    /// The string with that number.
    pub fn get(&self, at: usize) -> Option<&str> {
        let start = match at.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.text.get(start..*self.ends.get(at)?)
    }
}

/// The text of one string, which may be in runs of different type.
#[derive(Debug, Default)]
pub struct Run {
    text: String,
    in_text: bool,
    in_reading: bool,
}

impl Run {
    /// Looks at an event within the string.
    pub fn see(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(start) => match start.local_name().as_ref() {
                "t" => self.in_text = true,
                "rPh" => self.in_reading = true,
                _ => {}
            },
            Event::End(end) => match end.local_name().as_ref() {
                "t" => self.in_text = false,
                "rPh" => self.in_reading = false,
                _ => {}
            },
            _ if self.in_text && !self.in_reading => push_text(event, &mut self.text),
            _ => {}
        }
    }

    /// What was seen.
    pub fn take(&mut self) -> String {
        let text = core::mem::take(&mut self.text);
        if text.contains("_x") { unescaped(&text) } else { text }
    }
}
