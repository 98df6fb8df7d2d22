//! Decimal numbers, exact as they are printed.

use core::{cmp::Ordering, fmt};

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

    /// Which of two numbers is greater, each times ten to a power: 5万 is more than 10000.
    #[must_use]
    pub fn compare(self, tens: u8, other: Self, other_tens: u8) -> Ordering {
        let power = |number: Self, tens: u8| i32::from(tens) - i32::from(number.places);
        let ahead = power(self, tens) - power(other, other_tens);
        // What is too large for the type is greater than all that is printed.
        let larger = |digits: i64| {
            let times = 10_i64.checked_pow(ahead.unsigned_abs()).unwrap_or(i64::MAX);
            digits.saturating_mul(times)
        };
        if ahead > 0 {
            larger(self.digits).cmp(&other.digits)
        } else {
            self.digits.cmp(&larger(other.digits))
        }
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

    #[test]
    fn numbers_are_compared_by_their_value_whatever_their_unit_is_counted_in() {
        let compare = |one: &str, tens, other: &str, other_tens| {
            let read = |text| Decimal::read(text).expect("a number of the test");
            let (one, other) = (read(one), read(other));
            let found = one.compare(tens, other, other_tens);
            assert_eq!(other.compare(other_tens, one, tens), found.reverse());
            found
        };
        assert_eq!(compare("10000", 0, "6", 0), Ordering::Greater);
        assert_eq!(compare("2.50", 0, "2.5", 0), Ordering::Equal);
        assert_eq!(compare("2.5", 0, "2.49", 0), Ordering::Greater);
        assert_eq!(compare("5", 4, "10000", 0), Ordering::Greater);
        assert_eq!(compare("1", 4, "10000", 0), Ordering::Equal);
        assert_eq!(compare("0", 8, "0.0", 0), Ordering::Equal);
        assert_eq!(
            compare("9", 200, "999999999999999999", 0),
            Ordering::Greater
        );
    }
}
