//! Per cent and currencies.

use super::Unit;
use super::reader::Reader;

impl Reader<'_> {
    /// Per cent or a currency behind the number.
    pub(super) fn unit_after(&self, unit: Unit, end: usize) -> (Unit, usize) {
        match (self.word(end), self.word(end + 1)) {
            ("%" | "percent" | "pct", _) => (Unit::Percent, end + 1),
            ("per", "cent") => (Unit::Percent, end + 2),
            ("percentage", "point" | "points") => (Unit::Percent, end + 1),
            (name, _) if unit == Unit::Plain => match currency(name) {
                // A sign here belongs to the next sum.
                Some(sign) if sign != name || name == "€" => {
                    (Unit::Money(sign.to_owned()), end + 1)
                }
                _ => (unit, end),
            },
            _ => (unit, end),
        }
    }
}

/// The sign of a currency, from its sign or name.
pub(super) fn currency(norm: &str) -> Option<&'static str> {
    Some(match norm {
        "$" | "dollar" | "dollars" => "$",
        "£" | "pound" | "pounds" => "£",
        "€" | "euro" | "euros" => "€",
        "¥" | "yen" => "¥",
        "₽" | "rouble" | "roubles" | "ruble" | "rubles" => "₽",
        "₹" | "rupee" | "rupees" => "₹",
        "₴" | "hryvnia" | "hryvnias" => "₴",
        "yuan" => "yuan",
        _ => return None,
    })
}
