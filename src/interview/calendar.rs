//! Days as an iCalendar file (RFC 5545), which phones and mail programs read.
//!
//! Each day is an all-day event with a reminder a week before. Deliberately knows no policy: whoever calls says what stands
//! there. No time zone is needed, because no event has an hour.

use crate::value::Date;

/// The most bytes of a line before it is folded (RFC 5545, 3.1).
const LINE: usize = 75;

/// A day to remember.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Tells it from all others; the same for the same day of the same policy, so that reading a file twice changes it.
    pub id: String,
    /// The day.
    pub day: Date,
    /// What it is.
    pub title: String,
    /// Whom to call, and what to take along.
    pub note: String,
}

/// The file of these events, made on `today`.
pub fn calendar(events: &[Event], today: Date) -> String {
    let mut file = String::new();
    let mut line = |name: &str, value: &str| fold(&mut file, &[name, value].concat());
    line("BEGIN:", "VCALENDAR");
    line("VERSION:", "2.0");
    line("PRODID:", "-//Caice//ZH");
    for event in events {
        line("BEGIN:", "VEVENT");
        line("UID:", &[event.id.as_str(), "@caice"].concat());
        line("DTSTAMP:", &[compact(today).as_str(), "T000000Z"].concat());
        line("DTSTART;VALUE=DATE:", &compact(event.day));
        line("DTEND;VALUE=DATE:", &compact(event.day.tomorrow()));
        line("SUMMARY:", &escaped(&event.title));
        line("DESCRIPTION:", &escaped(&event.note));
        line("TRANSP:", "TRANSPARENT");
        line("BEGIN:", "VALARM");
        line("ACTION:", "DISPLAY");
        // At nine in the morning.
        line("TRIGGER:", "-P6DT15H");
        line("DESCRIPTION:", &escaped(&event.title));
        line("END:", "VALARM");
        line("END:", "VEVENT");
    }
    line("END:", "VCALENDAR");
    file
}

/// The file as the address of a link that saves it.
pub fn address(file: &str) -> String {
    let mut address = String::from("data:text/calendar;charset=utf-8,");
    for byte in file.bytes() {
        if byte.is_ascii_alphanumeric() {
            address.push(char::from(byte));
        } else {
            let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default().to_ascii_uppercase();
            address.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    address
}

/// `20261231`.
fn compact(day: Date) -> String {
    day.to_string().chars().filter(char::is_ascii_digit).collect()
}

/// Text as a value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\n' => value.push_str("\\n"),
            '\\' | ';' | ',' => value.extend(['\\', char]),
            // No other control character may stand in a value.
            _ if char.is_control() => {}
            _ => value.push(char),
        }
    }
    value
}

/// Adds a line, folded between characters: a continuation begins with a space.
fn fold(file: &mut String, line: &str) {
    let mut length = 0;
    for char in line.chars() {
        if length + char.len_utf8() > LINE {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(char);
        length += char.len_utf8();
    }
    file.push_str("\r\n");
}
