//! Formatting what is formatted changes nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let once = ctl_syntax::format(text);
    assert_eq!(ctl_syntax::format(&once), once);
});
