//! Literals, few enough that equal ones meet.

use crate::random::Random;

/// Texts that fields hold.
pub const TEXTS: [&str; 9] = [
    "daily",
    "Done in a Timely manner.",
    "as appropriate; within five days",
    "re-approved monthly",
    "untimely",
    "Within 5 days! Then daily.",
    "see item 12",
    "number twelve",
    "as  appropriate",
];

/// Texts that are looked for.
pub const PHRASES: [&str; 8] =
    ["daily", "timely", "as appropriate", "within # days", "re-approved", "#", "number", "item #"];

/// Days: ends of months, a leap day, the day of the check and its neighbours.
pub const DATES: [&str; 9] = [
    "2024-02-29",
    "2025-12-31",
    "2026-01-01",
    "2026-01-31",
    "2026-02-28",
    "2026-05-31",
    "2026-06-29",
    "2026-06-30",
    "2026-07-01",
];

/// Lengths of time; some are equal in other words, some equal only by nominal days.
pub const DURATIONS: [&str; 9] =
    ["1 day", "7 days", "1 week", "30 days", "1 month", "3 months", "12 months", "1 year", "365 days"];

/// Lengths whose calendar spans the language defines.
pub const SPANS: [&str; 7] = ["1 day", "1 week", "1 month", "2 months", "3 months", "6 months", "1 year"];

/// Two days in order.
pub fn period(random: &mut Random) -> String {
    let (a, b) = (*random.pick(&DATES), *random.pick(&DATES));
    if a <= b { format!("{a} .. {b}") } else { format!("{b} .. {a}") }
}
