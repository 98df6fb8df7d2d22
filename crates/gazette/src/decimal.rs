//! Decimal numbers, exact as they are printed.

use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A decimal number: 2.5 is 25 with one decimal place. A JSON number to the outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    digits: i64,
    places: u8,
}

impl Decimal {
    /// `digits` with the last `places` of them behind the point.
    #[must_use]
    pub const fn new(digits: i64, places: u8) -> Self {
        Self { digits, places }
    }

    /// Reads `2.5` or `1000`; `None` for anything else, and for more than eighteen digits.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let sound = !whole.is_empty() && plain(whole) && plain(part) && !text.ends_with('.');
        (sound && whole.len() + part.len() <= 18).then_some(())?;
        Some(Self {
            digits: format!("{whole}{part}").parse().ok()?,
            places: u8::try_from(part.len()).ok()?,
        })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = 10_i64.pow(u32::from(self.places.min(18)));
        write!(f, "{}", self.digits / unit)?;
        if self.places > 0 {
            let part = (self.digits % unit).abs();
            write!(f, ".{part:0width$}", width = usize::from(self.places))?;
        }
        Ok(())
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return (self.digits, self.places).serialize(serializer);
        }
        if self.places == 0 {
            return serializer.serialize_i64(self.digits);
        }
        #[allow(
            clippy::cast_precision_loss,
            reason = "a JSON number is a double; what is printed has few digits"
        )]
        serializer.serialize_f64(self.digits as f64 / 10_f64.powi(i32::from(self.places)))
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return <(i64, u8)>::deserialize(deserializer)
                .map(|(digits, places)| Self { digits, places });
        }
        let number = f64::deserialize(deserializer)?;
        Self::read(&number.to_string()).ok_or_else(|| de::Error::custom("no decimal number"))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Decimal {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_what_is_written() {
        for text in ["0", "50", "2.5", "0.05", "97.20"] {
            assert_eq!(
                Decimal::read(text)
                    .map(|number| number.to_string())
                    .as_deref(),
                Some(text)
            );
        }
        for text in [
            "",
            ".",
            "5.",
            ".5",
            "1.2.3",
            "-1",
            "五",
            "1234567890123456789",
        ] {
            assert_eq!(Decimal::read(text), None, "{text}");
        }
    }
}
