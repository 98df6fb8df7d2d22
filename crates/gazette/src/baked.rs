//! Reading what was baked: the shapes of a corpus out of the bytes that `postcard` wrote of them.
//!
//! Whoever reads has made sure that the bytes are those of its own build, by their length and their mark. So there is
//! nothing that could be wrong with a single field, and an error that cannot be ([`Never`]) leaves nothing in the module
//! that would handle it: reading a corpus takes a third of the code that `postcard` itself makes of it.

use core::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, EnumAccess, Error, IntoDeserializer, SeqAccess, VariantAccess, Visitor},
    forward_to_deserialize_any,
};

/// Reads a value; `None` if the bytes end too early, or go on behind it.
///
/// # Panics
/// May panic at bytes of other shapes.
#[must_use]
pub fn read<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    let mut baked = Baked {
        rest: bytes,
        short: false,
    };
    let Ok(value) = T::deserialize(&mut baked);
    (baked.rest.is_empty() && !baked.short).then_some(value)
}

/// An error that there is not.
#[derive(Debug)]
pub enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl core::error::Error for Never {}

impl Error for Never {
    fn custom<M: fmt::Display>(_: M) -> Self {
        panic!("baked with other shapes")
    }
}

struct Baked<'a> {
    rest: &'a [u8],
    /// Whether more was read than there was.
    short: bool,
}

impl<'a> Baked<'a> {
    fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((byte, rest)) => {
                self.rest = rest;
                *byte
            }
            None => {
                self.short = true;
                0
            }
        }
    }

    /// Seven bits a byte, the smallest first; the last has no eighth.
    #[inline(never)]
    fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0_u64, 0_u32);
        loop {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f).wrapping_shl(shift);
            shift += 7;
            if byte & 0x80 == 0 {
                return number;
            }
        }
    }

    /// With the sign in the last bit.
    fn signed(&mut self) -> i64 {
        let number = self.number();
        (number >> 1) as i64 ^ -((number & 1) as i64)
    }

    #[inline(never)]
    fn text(&mut self) -> &'a str {
        let length = self.number() as usize;
        let text = self.rest.split_at_checked(length).and_then(|(text, rest)| {
            self.rest = rest;
            core::str::from_utf8(text).ok()
        });
        self.short |= text.is_none();
        text.unwrap_or_default()
    }
}

/// What a type asks for is what stands there; a value of each width is read by one function.
macro_rules! plain {
    ($($deserialize:ident $visit:ident $read:ident)*) => {$(
        fn $deserialize<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
            let value = self.$read();
            visitor.$visit(value as _)
        }
    )*};
}

impl<'a> Deserializer<'a> for &mut Baked<'a> {
    type Error = Never;

    plain! {
        deserialize_u8 visit_u8 byte
        deserialize_i8 visit_i8 byte
        deserialize_u16 visit_u16 number
        deserialize_u32 visit_u32 number
        deserialize_u64 visit_u64 number
        deserialize_i16 visit_i16 signed
        deserialize_i32 visit_i32 signed
        deserialize_i64 visit_i64 signed
    }

    fn deserialize_bool<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_bool(self.byte() == 1)
    }

    fn deserialize_char<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_char(self.text().chars().next().unwrap_or_default())
    }

    fn deserialize_str<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_borrowed_str(self.text())
    }

    fn deserialize_string<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_string(self.text().to_owned())
    }

    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        match self.byte() {
            0 => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Never> {
        let left = self.number() as usize;
        visitor.visit_seq(Several { baked: self, left })
    }

    fn deserialize_tuple<V: Visitor<'a>>(self, _: usize, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields(self))
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields(self))
    }

    fn deserialize_enum<V: Visitor<'a>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_enum(self)
    }

    fn deserialize_any<V: Visitor<'a>>(self, _: V) -> Result<V::Value, Never> {
        panic!("what is baked does not say what it is")
    }

    forward_to_deserialize_any! {
        <W: Visitor<'a>>
        f32 f64 bytes byte_buf unit unit_struct newtype_struct tuple_struct map identifier ignored_any
    }

    fn is_human_readable(&self) -> bool {
        false
    }
}

/// The fields of a struct, which never ends before they are all read.
struct Fields<'r, 'a>(&'r mut Baked<'a>);

impl<'a> SeqAccess<'a> for Fields<'_, 'a> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'a>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Never> {
        seed.deserialize(&mut *self.0).map(Some)
    }
}

/// The elements of a list, of which it says how many there are.
struct Several<'r, 'a> {
    baked: &'r mut Baked<'a>,
    left: usize,
}

impl<'a> SeqAccess<'a> for Several<'_, 'a> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'a>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Never> {
        if self.left == 0 || self.baked.short {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(&mut *self.baked).map(Some)
    }
}

impl<'a> EnumAccess<'a> for &mut Baked<'a> {
    type Error = Never;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'a>>(self, seed: V) -> Result<(V::Value, Self), Never> {
        let variant = self.number() as u32;
        let value = seed.deserialize(variant.into_deserializer())?;
        Ok((value, self))
    }
}

impl<'a> VariantAccess<'a> for &mut Baked<'a> {
    type Error = Never;

    fn unit_variant(self) -> Result<(), Never> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'a>>(self, seed: T) -> Result<T::Value, Never> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'a>>(self, _: usize, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields(self))
    }

    fn struct_variant<V: Visitor<'a>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields(self))
    }
}
