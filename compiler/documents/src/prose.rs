//! Words that depend on other words: numbers, lists, dates and lengths of time in sentences. They know English and
//! nothing else.

use ctl_syntax::literal::{Date, Duration};

const SMALL: [&str; 11] = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "none", "three", "ten", "11", "1,204".
pub(crate) fn number(n: i64) -> String {
    usize::try_from(n).ok().and_then(|n| SMALL.get(n)).map_or_else(|| thousands(n), |w| (*w).to_owned())
}

fn thousands(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::new();
    for (at, d) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(d);
    }
    if n < 0 { format!("-{out}") } else { out }
}

/// "30 June 2026".
pub(crate) fn date(date: Date) -> String {
    let iso = date.to_string();
    let mut parts = iso.rsplitn(3, '-');
    let (day, month, year) = (parts.next(), parts.next(), parts.next());
    match (day.and_then(|d| d.parse::<u8>().ok()), month.and_then(|m| m.parse::<usize>().ok()), year) {
        (Some(day), Some(month @ 1..=12), Some(year)) => format!("{day} {} {year}", MONTHS[month - 1]),
        _ => iso,
    }
}

/// "20 days", "one month and 3 days".
pub(crate) fn duration(d: Duration) -> String {
    let of = |n: i32, unit: &str| match n {
        0 => None,
        1 => Some(format!("one {unit}")),
        n => Some(format!("{} {unit}s", number(i64::from(n)))),
    };
    let (years, months) = (d.months / 12, d.months % 12);
    let (weeks, days) = if d.days % 7 == 0 && d.days >= 14 { (d.days / 7, 0) } else { (0, d.days) };
    let parts: Vec<String> =
        [of(years, "year"), of(months, "month"), of(weeks, "week"), of(days, "day")].into_iter().flatten().collect();
    if parts.is_empty() { "no time".to_owned() } else { ctl_core::words::list(&parts, "and") }
}

/// A text with a capital as its first letter, whatever signs stand before it: how a sentence begins.
pub(crate) fn capital(text: &str) -> String {
    let Some(at) = text.find(char::is_alphanumeric) else { return text.to_owned() };
    let (before, rest) = text.split_at(at);
    let mut chars = rest.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{before}{first}{}", chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!([0, 1, 10, 11, 1204, -5000].map(number), ["none", "one", "ten", "11", "1,204", "-5,000"]);
    }

    #[test]
    fn times_read_as_people_write_them() {
        assert_eq!(date(Date::new(2026, 6, 30).expect("a day")), "30 June 2026");
        assert_eq!(duration(Duration { months: 0, days: 20 }), "20 days");
        assert_eq!(duration(Duration { months: 15, days: 1 }), "one year, three months and one day");
        assert_eq!(duration(Duration { months: 0, days: 14 }), "two weeks");
    }
}
