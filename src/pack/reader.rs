//! Reads what postcard wrote, but never deeper than the stack allows.
//!
//! Trees are read, evaluated and dropped by recursion, so their depth is a depth of the stack, and a file may come from
//! anywhere. Neither serde nor postcard's own reader has a place for a bound; here it is a field. Reads only what packs and
//! texts are made of (no floats, no maps), and otherwise the same as the library (`tests/codec.rs` compares the two). Writes
//! nothing.

use core::fmt;

use serde::{
    Deserialize,
    de::{
        DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, SeqAccess, VariantAccess, Visitor,
        value::U32Deserializer,
    },
    forward_to_deserialize_any,
};

/// How many conditions and numbers may stand within each other. Authors need about ten; the checker refuses rules that nest
/// deeper, since nobody could read them. With [`MAX_DERIVATION`](super::MAX_DERIVATION), the bound for all recursion over a
/// pack.
pub const MAX_NESTING: u8 = 32;

/// A tree stands within a clause's kind or the like, and names what it reads.
const AROUND: u8 = 2;

/// Reads a value from the beginning of `bytes`; `None` if there is none.
pub(super) fn read<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Option<T> {
    T::deserialize(&mut Reader { bytes, left: MAX_NESTING + AROUND }).ok()
}

struct Reader<'de> {
    bytes: &'de [u8],
    /// How many more choices may stand within each other. Whatever contains its own kind does so by way of one.
    left: u8,
}

/// Something else than what was to be read.
#[derive(Debug)]
struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl core::error::Error for Unreadable {}

impl Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Read<T> = Result<T, Unreadable>;

impl<'de> Reader<'de> {
    fn byte(&mut self) -> Read<u8> {
        let (first, rest) = self.bytes.split_first().ok_or(Unreadable)?;
        self.bytes = rest;
        Ok(*first)
    }

    /// A number of at most so many bits: seven in each byte, the lowest first; the highest bit says that more follow.
    fn number(&mut self, bits: u32) -> Read<u64> {
        let mut number = 0;
        for shift in (0..bits).step_by(7) {
            let byte = self.byte()?;
            let part = u64::from(byte & 0x7f);
            if bits - shift < 7 && part >> (bits - shift) != 0 {
                return Err(Unreadable);
            }
            number |= part << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(Unreadable)
    }

    /// The sign is the lowest bit.
    fn signed(&mut self, bits: u32) -> Read<i64> {
        let number = self.number(bits)?;
        Ok((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }

    fn length(&mut self) -> Read<usize> {
        usize::try_from(self.number(usize::BITS)?).map_err(|_| Unreadable)
    }

    fn text(&mut self) -> Read<&'de str> {
        let length = self.length()?;
        let (text, rest) = self.bytes.split_at_checked(length).ok_or(Unreadable)?;
        self.bytes = rest;
        core::str::from_utf8(text).map_err(|_| Unreadable)
    }

    fn is_one(&mut self) -> Read<bool> {
        match self.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Unreadable),
        }
    }
}

/// Numbers of one kind, which are read like those of the largest.
macro_rules! numbers {
    ($($method:ident $visit:ident $read:ident $bits:literal $to:ty;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
            let number = self.$read($bits)?;
            visitor.$visit(<$to>::try_from(number).map_err(|_| Unreadable)?)
        }
    )*};
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Unreadable;

    numbers! {
        deserialize_u16 visit_u16 number 16 u16;
        deserialize_u32 visit_u32 number 32 u32;
        deserialize_u64 visit_u64 number 64 u64;
        deserialize_i32 visit_i32 signed 32 i32;
        deserialize_i64 visit_i64 signed 64 i64;
    }

    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Read<V::Value> {
        Err(Unreadable)
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_any(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_any(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_bool(self.is_one()?)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_u8(self.byte()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        if self.is_one()? { visitor.visit_some(self) } else { visitor.visit_none() }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Read<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        let left = self.length()?;
        visitor.visit_seq(Parts { reader: self, left })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, left: usize, visitor: V) -> Read<V::Value> {
        visitor.visit_seq(Parts { reader: self, left })
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, n: usize, visitor: V) -> Read<V::Value> {
        self.deserialize_tuple(n, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        self.deserialize_tuple(fields.len(), visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        self.left = self.left.checked_sub(1).ok_or(Unreadable)?;
        let read = visitor.visit_enum(&mut *self);
        self.left += 1;
        read
    }

    forward_to_deserialize_any! { i8 i16 i128 u128 char bytes byte_buf unit unit_struct map identifier ignored_any }
}

/// What follows in order, so many of it.
struct Parts<'r, 'de> {
    reader: &'r mut Reader<'de>,
    left: usize,
}

impl<'de> SeqAccess<'de> for Parts<'_, 'de> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        seed.deserialize(&mut *self.reader).map(Some)
    }

    /// Each takes a byte at least.
    fn size_hint(&self) -> Option<usize> {
        Some(self.left.min(self.reader.bytes.len()))
    }
}

impl<'de> EnumAccess<'de> for &mut Reader<'de> {
    type Error = Unreadable;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Read<(V::Value, Self)> {
        let which = u32::try_from(self.number(32)?).map_err(|_| Unreadable)?;
        let which: U32Deserializer<Unreadable> = which.into_deserializer();
        Ok((seed.deserialize(which)?, self))
    }
}

impl<'de> VariantAccess<'de> for &mut Reader<'de> {
    type Error = Unreadable;

    fn unit_variant(self) -> Read<()> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Read<T::Value> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, n: usize, visitor: V) -> Read<V::Value> {
        self.deserialize_tuple(n, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Read<V::Value> {
        self.deserialize_tuple(fields.len(), visitor)
    }
}
