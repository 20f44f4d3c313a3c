//! The words of real lists, as tables to be extended freely.
//!
//! Data of our own, taken from no source; decides nothing.

mod headings;
mod values;

pub use headings::{NEVER, below, in_two_languages, role};
pub use values::{
    EDUCATION, EDUCATION_AFTER, EDUCATION_BEFORE, EMPLOYMENT, LEFT, NO_CERTIFICATE, NO_CONTRACT, NO_SKILL, NOT,
    NOTHING, OPEN_ENDED, RETIRED, SKILL,
};
