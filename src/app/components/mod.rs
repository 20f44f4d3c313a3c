//! Components shared by several screens. They lay out the view's data and decide nothing.
//!
//! Their classes are described at the top of `style/components.css`.

pub mod age;
pub mod bar;
pub mod card;
pub mod carry;
pub mod code;
pub mod contact;
pub mod counter;
pub mod foot;
pub mod icon;
pub mod input;
pub mod lines;
pub mod long;
pub mod look_up;
pub mod reasons;
pub mod report;
pub mod restart;
pub mod sum;
pub mod together;
