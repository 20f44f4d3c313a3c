//! Shows that packs, texts and answers survive their binary form, that every flipped byte and every cut is noticed,
//! and that arbitrary bytes are read or refused without a panic.
//!
//! Deliberately does not show what packs mean (`laws` does), nor the form of links and QR codes.
#![cfg(feature = "author")]

mod generate;

use std::path::Path;

use caice::{
    author::{lower, read},
    engine,
    pack::{Damage, LongText, Pack, Part, ShortText, decode, encode},
    value::Answers,
};
use generate::{Law, answers_by, config, pack, picks};
use proptest::prelude::*;

/// A part survives its binary form, and every flipped byte and every cut is noticed.
fn survives<P: Part + PartialEq + std::fmt::Debug>(part: &P) -> Law {
    let bytes = encode(part);
    let back = decode::<P>(&bytes);
    prop_assert_eq!(back.as_ref(), Ok(part));
    // Every byte of a small part; of a large one, every header byte and a sample of the rest.
    let step = 1 + bytes.len() / 2000;
    for at in (0..20.min(bytes.len())).chain((20..bytes.len()).step_by(step)) {
        for change in [0x01, 0x80, 0xff] {
            let mut flipped = bytes.clone();
            if let Some(byte) = flipped.get_mut(at) {
                *byte ^= change;
            }
            prop_assert!(decode::<P>(&flipped).is_err(), "byte {at} changed by {change:#x} goes unnoticed");
        }
        prop_assert!(decode::<P>(bytes.get(..at).unwrap_or_default()).is_err(), "cut at {at} goes unnoticed");
    }
    let mut longer = bytes.clone();
    longer.push(0);
    prop_assert_eq!(decode::<P>(&longer).err(), Some(Damage::Length));
    Ok(())
}

/// Our reader and postcard's own read the same from a body.
fn as_the_library<P: Part + PartialEq + std::fmt::Debug>(letter: u8, body: &[u8]) -> Law {
    prop_assert_eq!(decode::<P>(&with_header(letter, body)).ok(), postcard::from_bytes::<P>(body).ok());
    Ok(())
}

/// The header that [`encode`] writes before `body`, with a matching checksum.
fn with_header(letter: u8, body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap_or_default();
    let head = [b'C', b'A', b'I', b'C', letter, 1];
    let numbers = [length.to_le_bytes(), crc32fast::hash(body).to_le_bytes()].concat();
    [head.as_slice(), &numbers, body].concat()
}

proptest! {
    #![proptest_config(config(40))]

    #[test]
    fn a_pack_survives_its_binary_form_and_damage_is_noticed(pack in pack(true)) {
        survives(&pack)?;
    }

    #[test]
    fn a_body_with_one_byte_changed_is_read_as_the_library_reads_it(
        pack in pack(true), at in any::<prop::sample::Index>(), changed in any::<u8>(),
    ) {
        let mut body = encode(&pack).split_off(14);
        as_the_library::<Pack>(b'r', &body)?;
        let at = at.index(body.len());
        if let Some(byte) = body.get_mut(at) {
            *byte = changed;
        }
        as_the_library::<Pack>(b'r', &body)?;
    }

    #[test]
    fn answers_survive_their_binary_form(pack in pack(true), picks in picks()) {
        let answers = answers_by(&pack, &picks);
        let bytes = postcard::to_allocvec(&answers).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let back = postcard::from_bytes::<Answers>(&bytes).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(back, answers);
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn any_bytes_give_damage_and_never_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert_eq!(decode::<Pack>(&bytes).err(), Some(Damage::NotThis));
        prop_assert_eq!(decode::<ShortText>(&bytes).err(), Some(Damage::NotThis));
        prop_assert_eq!(decode::<LongText>(&bytes).err(), Some(Damage::NotThis));
    }

    #[test]
    fn any_body_behind_a_fitting_header_is_read_or_refused_and_what_is_read_can_be_assessed(
        body in prop::collection::vec(prop_oneof![3 => 0..8_u8, 1 => any::<u8>()], 0..300),
        picks in picks(),
    ) {
        if let Ok(pack) = decode::<Pack>(&with_header(b'r', &body)) {
            let assessment = engine::assess(&pack, &answers_by(&pack, &picks), pack.checked, pack.checked);
            prop_assert_eq!(assessment.outcomes.len(), pack.policies.len());
        }
        as_the_library::<Pack>(b'r', &body)?;
        as_the_library::<ShortText>(b's', &body)?;
        as_the_library::<LongText>(b'l', &body)?;
        let _answers = postcard::from_bytes::<Answers>(&body);
    }
}

/// Our own folder of policies, compiled.
fn ours() -> Result<lower::Lowered, TestCaseError> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let (_, lowered, findings) = lower::lower(read::read(&folder));
    lowered.ok_or_else(|| TestCaseError::fail(format!("our pack does not lower: {findings:#?}")))
}

#[test]
fn our_own_pack_and_texts_survive_their_binary_form() -> Law {
    let ours = ours()?;
    survives(&ours.pack)?;
    for texts in &ours.texts {
        survives(&texts.short)?;
        survives(&texts.long)?;
        prop_assert_eq!(&texts.short.fingerprint, &ours.pack.fingerprint);
        prop_assert_eq!(&texts.long.fingerprint, &ours.pack.fingerprint);
    }
    Ok(())
}

#[test]
fn a_part_is_not_read_as_another_nor_by_an_app_of_another_format() -> Law {
    let pack = encode(&ours()?.pack);
    prop_assert_eq!(decode::<ShortText>(&pack).err(), Some(Damage::NotThis));
    let mut newer = pack.clone();
    if let Some(format) = newer.get_mut(5) {
        *format += 1;
    }
    prop_assert_eq!(decode::<Pack>(&newer).err(), Some(Damage::Format));
    prop_assert_eq!(decode::<Pack>(&[]).err(), Some(Damage::NotThis));
    Ok(())
}
